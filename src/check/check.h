/* check.h - what a sound tree must satisfy beyond its form.
 *
 * The walk itself takes every branch, so that what is checked is what users meet.
 * Included by cmd/. */
#ifndef TUNTUN_CHECK_CHECK_H
#define TUNTUN_CHECK_CHECK_H

#include <stdbool.h>
#include <stdio.h>

#include "base/diag.h"
#include "load/load.h"
#include "tree/tree.h"

/* What there is to say of a sound tree. A path leads from the first question to the
 * first remedy; its length is the number of answers. */
struct check_figures {
	uint32_t problems, questions, remedies;
	double paths, answers; /* answers: of all paths together */
	uint32_t longest;
};

/* Adds what is wrong with the tree to `diags`, which stays untouched if nothing is;
 * stores the figures. */
void check_tree(const struct tree *t, struct diags *diags, struct check_figures *figures);

/* Calls `found` with the path code and the remedy of every path; both are borrowed
 * during the call. Stops and returns false after `most` paths. */
bool check_paths(const struct tree *t, size_t most,
		 void (*found)(void *self, const char *path, uint32_t remedy),
		 void *self);

/* Checks the translations of a tree's texts: a load_listener, so that each finding has
 * its place. `self` is a struct check_translations about the tree that the same file was
 * loaded into before. */
struct check_translations {
	const struct tree *tree;
	struct diags *diags;
};
void check_translation(void *self, const char *text, struct place place,
		       const char *where, const char *meant);

#endif
