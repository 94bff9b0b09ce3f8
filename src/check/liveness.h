/* liveness.h - which answers can still matter to a walk, and which of them are all the same.
 *
 * An answer matters where a condition that asks about its question can still be come to
 * before the question is asked again: what a compiler calls a live variable (Aho, Sethi,
 * Ullman, "Compilers", 1986, 10.6). Two answers are the same where no condition tells them
 * apart. Private to check/. */
#ifndef TUNTUN_CHECK_LIVENESS_H
#define TUNTUN_CHECK_LIVENESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "walk/walk.h"

struct liveness {
	const struct tree *tree;
	size_t count;	     /* of the questions that conditions ask about */
	uint32_t *asked;     /* for each question, its number among those; TREE_NONE */
	uint32_t *questions; /* and the other way round */
	/* for each answer and problem, what tells it from others; 0: nothing does */
	uint64_t *kinds;
	/* for each place, a bit for each of those questions; NULL: they all matter, because
	 * there are too many of them to find that out */
	uint64_t *bits;
	size_t words; /* a place */
};

/* Linear in the tree for one that asks forwards; else it gives up after a while. End it
 * with liveness_release(). */
void liveness_init(struct liveness *l, const struct tree *t);
void liveness_release(struct liveness *l);

/* Returns what tells an answer to a question from others; 0: nothing does. */
uint64_t liveness_kind(const struct liveness *l, struct walk_choice given);

/* Finds the next of those questions whose answer may matter at a place: `*at` is 0 at first.
 * Returns its index, or TREE_NONE after the last; adds to `*steps` what that has cost. */
uint32_t liveness_next(const struct liveness *l, struct walk_place place, size_t *at,
		       uint64_t *steps);

#endif
