/* load.c - from a YAML file to a tree. */
#include "load/load.h"

#include <stdlib.h>

#include "base/mem.h"
#include "load/build.h"

/* Makes the parts a tree; `b` no longer owns them. */
static struct tree *harvest(struct build *b)
{
	struct tree *t = mem_alloc(sizeof *t);

	for (int i = 0; i < TREE_PARTS; i++) {
		t->part[i].items = b->part[i].items;
		t->part[i].count = (uint32_t)b->part[i].count;
		b->part[i].items = NULL;
	}
	return t;
}

static void build_release(struct build *b)
{
	for (int i = 0; i < TREE_PARTS; i++)
		free(b->part[i].items);
	ids_release(&b->ids);
	buf_release(&b->names);
	buf_release(&b->where);
	free(b->waiting);
	free(b->answers);
}

struct tree *load_file(const char *path, struct diags *diags,
		       const struct load_listener *listener)
{
	struct build b = {.diags = diags, .listener = listener};
	size_t before = diags_count(diags, DIAG_ERROR);
	struct source source;
	struct tree *t = NULL;
	char empty = '\0';

	if (!source_open(&source, path, diags))
		return NULL;
	build_append(&b, TREE_STRINGS, &empty); /* text 0 */
	ids_init(&b.ids, (const char *const *)&b.part[TREE_STRINGS].items);
	events_init(&b.events, &source, diags);
	build_read(&b);
	/* To the end of the file, for the errors that stand there. */
	while (b.events.now != EVENT_END)
		events_next(&b.events);
	if (!b.events.broken)
		build_resolve(&b);
	events_release(&b.events);
	source_close(&source);
	if (diags_count(diags, DIAG_ERROR) == before)
		t = harvest(&b);
	else
		diags_sort(diags);
	build_release(&b);
	return t;
}
