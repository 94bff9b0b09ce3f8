/* check.h - what a sound tree must satisfy beyond its form.
 *
 * The walk itself takes every branch, so that what is checked is what users meet.
 * Included by cmd/. */
#ifndef TUNTUN_CHECK_CHECK_H
#define TUNTUN_CHECK_CHECK_H

#include <stdbool.h>
#include <stdio.h>
#include <time.h>

#include "base/diag.h"
#include "base/mem.h"
#include "load/load.h"
#include "tree/tree.h"
#include "walk/walk.h"

enum {
	/* What the walk through a tree may cost: words looked at, and bytes kept. What more
	 * there is in a tree is not looked at, which is W062. */
	CHECK_MOST_STEPS = 100 * 1000 * 1000,
	CHECK_MOST_BYTES = 128 * 1024 * 1024
};

#define CHECK_NEVER UINT32_MAX

/* What there is to say of a sound tree. A path leads from the first question to the
 * first remedy; its length is the number of answers. */
struct check_figures {
	uint32_t problems, questions, remedies;
	double paths, answers; /* answers: of all paths together */
	uint32_t longest;
	bool all; /* else W062 was found, and there are more paths than that */
	/* What was looked at for this. */
	size_t situations;
	uint64_t steps;
	/* For each remedy, the fewest answers that lead there from the first question, by
	 * "still fails" too, but not by "another message", which begins anew; CHECK_NEVER:
	 * none do. NULL unless `all`. */
	uint32_t *fewest;
};

/* Adds what is wrong with the tree to `diags`, which stays untouched if nothing is;
 * stores the figures, to be given to check_figures_release(). */
void check_tree(const struct tree *t, struct diags *diags, struct check_figures *figures);
/* Adds which problems were last verified more than a year before `today`, as notes. */
void check_ages(const struct tree *t, const struct tm *today, struct diags *diags);
void check_figures_release(struct check_figures *figures);

/* How long a list of paths may be, and how many steps it may take to find them (of explore.c;
 * a byte of a path is one, too): what is left counts down to 0. */
struct check_room {
	size_t paths, steps;
};

#define CHECK_ROOM ((struct check_room){1000 * 1000, CHECK_MOST_STEPS})

/* Calls `found` with the path code and the remedy of every path, as it is found; both are
 * borrowed during the call. Stops and returns false where the room is used up, or a path
 * is longer than ten thousand answers. */
bool check_paths(const struct tree *t, struct check_room *room,
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
