/* load.h - from a YAML file to a tree.
 *
 * Invariants:
 *
 *  - The loader accepts exactly the format of tuntun-tree(5), and nothing else: a tree that it
 *    returns has every reference resolved, and passes image_is_whole().
 *  - It reports all errors of a file in one run, not only the first, sorted by their place.
 *    Only after 10,000 findings, or where YAML itself cannot be parsed, it gives up and says
 *    so.
 *  - Findings go into the list that the caller hands in; on success it is untouched. Those
 *    of somebody else that are in it already make no difference.
 *  - Time and memory are linear in the size of the file, whatever it holds.
 *  - Nothing outside of load/ knows YAML.
 *
 * Loading a file:
 *
 *	struct diags diags;
 *	struct tree *t;
 *
 *	diags_init(&diags, path);
 *	t = load_file(path, &diags, NULL);
 *	if (!t)
 *		diags_print(&diags, stderr, false);
 *	diags_release(&diags);
 *	tree_free(t);
 *
 * A tree is a few arrays without pointers (tree/tree.h), so that image.h can write it to a
 * file and map it again: reading YAML costs more than all the rest of a start. Included
 * by check/, cmd/trees.c and export/. */
#ifndef TUNTUN_LOAD_LOAD_H
#define TUNTUN_LOAD_LOAD_H

#include "base/diag.h"
#include "tree/tree.h"

/* Is told of every text that is translated, in the order of the file. `where` is its place
 * in the tree ("remedies/r4b/title"), `meant` tells a translator what it is. All three
 * strings are borrowed during the call. */
struct load_listener {
	void (*text)(void *self, const char *text, struct place place, const char *where,
		     const char *meant);
	void *self;
};

/* Loads a regular file of at most 256 MiB. Returns the tree, which the caller gives to
 * tree_free(), or NULL with at least one error added to `diags`. `listener` may be NULL. */
struct tree *load_file(const char *path, struct diags *diags,
		       const struct load_listener *listener);

#endif
