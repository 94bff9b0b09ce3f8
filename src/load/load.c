/* load.c - from a YAML file to a tree. */
#include "load/load.h"

#include <stdlib.h>

#include "base/mem.h"
#include "load/build.h"

enum { MAX_FINDINGS = 10001 }; /* a binary file is not worth more */

static void build_release(struct build *b)
{
	for (int i = 0; i < TREE_PARTS; i++)
		free(b->ids[i].order);
	buf_release(&b->names);
	buf_release(&b->where);
}

struct tree *load_file(const char *path, struct diags *diags,
		       const struct load_listener *listener)
{
	struct build b = {.diags = diags, .listener = listener};
	size_t before = diags_count(diags, DIAG_ERROR);
	struct source source;
	char empty = '\0';

	if (!source_open(&source, path, diags))
		return NULL;
	diags->most = diags->count + MAX_FINDINGS;
	b.tree = mem_alloc(sizeof *b.tree);
	build_append(&b, TREE_STRINGS, &empty); /* text 0 */
	events_init(&b.events, &source, diags);
	build_read(&b);
	/* To the end of the file, for the errors that stand there. */
	while (b.events.now != EVENT_END)
		events_next(&b.events);
	if (!b.events.broken)
		build_resolve(&b);
	events_release(&b.events);
	source_close(&source);
	build_release(&b);
	diags->most = SIZE_MAX;
	if (diags_count(diags, DIAG_ERROR) == before)
		return b.tree;
	diags_sort(diags);
	tree_free(b.tree);
	return NULL;
}
