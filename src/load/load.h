/* load.h - from a YAML file to a tree.
 *
 * The loader accepts exactly the format of tuntun-tree(5) and reports every error of a
 * file in one run, not only the first. Included by check/, export/, cmd/; nothing
 * outside load/ knows YAML. */
#ifndef TUNTUN_LOAD_LOAD_H
#define TUNTUN_LOAD_LOAD_H

#include "base/diag.h"
#include "tree/tree.h"

/* Told of every text that is translated, in the order of the file. `where` is its place
 * in the tree ("remedies/r4b/title"), `meant` says to a translator what it is; both and
 * the text are borrowed during the call. */
struct load_listener {
	void (*text)(void *self, const char *text, struct place place, const char *where,
		     const char *meant);
	void *self;
};

/* Loads a file. Returns the tree, which the caller gives to tree_free(), or NULL with
 * at least one error added to `diags`; on success `diags` is untouched. `listener` may
 * be NULL. */
struct tree *load_file(const char *path, struct diags *diags,
		       const struct load_listener *listener);

#endif
