/* pot.c - a tree's texts as a PO template (GNU gettext manual, "PO Files"). */
#include "export/pot.h"

#include <stdlib.h>

#include <jansson.h>

#include "load/load.h"

struct collection {
	const char *shown;
	json_t *places; /* for each text, in the order in which they came first, a list:
			 * where it stands and what it is there */
};

static void add(void *self, const char *text, struct place place, const char *where,
		const char *meant)
{
	struct collection *c = self;
	json_t *list = json_object_get(c->places, text);
	struct buf line = {0};

	if (!list) {
		list = json_array();
		json_object_set_new_nocheck(c->places, text, list);
	}
	buf_add_format(&line, "#. %s: %s\n#: %s:%u\n", where, meant, c->shown,
		       place.line);
	json_array_append_new(list, json_string_nocheck(buf_string(&line)));
	buf_release(&line);
}

/* Quotes are the same in PO and in JSON. */
static void add_field(struct buf *out, const char *name, const char *text)
{
	json_t *value = json_string(text);
	char *quoted = json_dumps(value, JSON_ENCODE_ANY);

	buf_add_format(out, "%s %s\n", name, quoted);
	free(quoted);
	json_decref(value);
}

static const char HEADER[] = "msgid \"\"\n"
			     "msgstr \"\"\n"
			     "\"MIME-Version: 1.0\\n\"\n"
			     "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
			     "\"Content-Transfer-Encoding: 8bit\\n\"\n";

static void add_entry(struct buf *out, const char *id, const char *text,
		      const json_t *places)
{
	buf_add_char(out, '\n');
	for (size_t i = 0; i < json_array_size(places); i++)
		buf_add(out, json_string_value(json_array_get(places, i)));
	add_field(out, "msgctxt", id);
	add_field(out, "msgid", text);
	add_field(out, "msgstr", "");
}

bool pot_add(struct buf *out, const char *file, const char *shown, struct diags *diags)
{
	struct collection c = {shown, json_object()};
	struct load_listener listener = {add, &c};
	struct tree *t = load_file(file, diags, &listener);
	void *at = t ? json_object_iter(c.places) : NULL;

	if (t)
		buf_add(out, HEADER);
	for (; at; at = json_object_iter_next(c.places, at))
		add_entry(out, tree_string(t, tree_head(t)->id), json_object_iter_key(at),
			  json_object_iter_value(at));
	json_decref(c.places);
	tree_free(t);
	return t != NULL;
}
