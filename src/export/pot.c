/* pot.c - a tree's texts as a PO template (GNU gettext manual, "PO Files"). */
#include "export/pot.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "load/load.h"

/* A text, with all that is said of it where it stands. */
struct entry {
	char *text;
	size_t order;
	struct buf references, comments;
};

struct collection {
	const char *shown;
	struct entry *entries;
	size_t count, capacity;
};

static void add(void *self, const char *text, struct place place, const char *where,
		const char *meant)
{
	struct collection *c = self;
	struct entry *e;

	c->entries = mem_grow(c->entries, &c->capacity, c->count + 1, sizeof *c->entries);
	e = &c->entries[c->count];
	*e = (struct entry){.text = mem_copy_string(text), .order = c->count};
	buf_add_format(&e->references, "#: %s:%u\n", c->shown, place.line);
	buf_add_format(&e->comments, "#. %s: %s\n", where, meant);
	c->count++;
}

static int by_text(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->text, y->text);

	return order ? order : x->order < y->order ? -1 : 1;
}

static int by_order(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->order < y->order ? -1 : 1;
}

static void release(struct entry *e)
{
	free(e->text);
	buf_release(&e->references);
	buf_release(&e->comments);
}

/* Makes one entry of all with the same text, where the first of them stood. */
static void merge_same(struct collection *c)
{
	size_t kept = 0;

	if (c->count)
		qsort(c->entries, c->count, sizeof *c->entries, by_text);
	for (size_t i = 0; i < c->count; i++) {
		struct entry *last = kept ? &c->entries[kept - 1] : NULL;

		if (last && !strcmp(last->text, c->entries[i].text)) {
			buf_add(&last->references, c->entries[i].references.s);
			buf_add(&last->comments, c->entries[i].comments.s);
			release(&c->entries[i]);
		} else {
			c->entries[kept++] = c->entries[i];
		}
	}
	c->count = kept;
	if (kept)
		qsort(c->entries, kept, sizeof *c->entries, by_order);
}

static void add_string(struct buf *out, const char *s)
{
	buf_add_char(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, *s);
	}
	buf_add(out, "\"\n");
}

static const char HEADER[] = "msgid \"\"\n"
			     "msgstr \"\"\n"
			     "\"MIME-Version: 1.0\\n\"\n"
			     "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
			     "\"Content-Transfer-Encoding: 8bit\\n\"\n";

bool pot_add(struct buf *out, const char *file, const char *shown, struct diags *diags)
{
	struct collection c = {.shown = shown};
	struct load_listener listener = {add, &c};
	struct tree *t = load_file(file, diags, &listener);

	merge_same(&c);
	if (t)
		buf_add(out, HEADER);
	for (size_t i = 0; i < c.count; i++) {
		struct entry *e = &c.entries[i];

		if (t) {
			buf_add_format(out, "\n%s%smsgctxt ", e->comments.s,
				       e->references.s);
			add_string(out, tree_string(t, tree_head(t)->id));
			buf_add(out, "msgid ");
			add_string(out, e->text);
			buf_add(out, "msgstr \"\"\n");
		}
		release(e);
	}
	free(c.entries);
	tree_free(t);
	return t != NULL;
}
