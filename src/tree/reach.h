/* reach.h - what can be reached from a place of a tree, by its records alone: no answer is
 * given, no page is shown.
 *
 * A search meets places: problems, questions, remedies. It numbers them from 0 in the
 * order in which it meets them, and follows each once, in that order, so that it costs as
 * much as the records that it looks at. It goes on behind problems and questions; what is
 * only reached after a remedy has failed it does not meet.
 *
 *	struct reach r;
 *
 *	reach_init(&r, tree, TREE_NONE);
 *	reach_from(&r, (struct tree_target){TREE_TO_QUESTION, head->start});
 *	for (size_t n = 0; n < r.count; n++)
 *		show(r.met[n]);
 *	reach_release(&r);
 *
 * A picture, which has more edges than these, follows them itself: it calls reach_meet()
 * alone. Included by export/, graph/ and handbook/. */
#ifndef TUNTUN_TREE_REACH_H
#define TUNTUN_TREE_REACH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tree/tree.h"

struct reach {
	const struct tree *tree;
	uint32_t problem; /* conditions that ask for the problem are decided by this one,
				  * and all others may hold; TREE_NONE: every one may */
	struct tree_target *met; /* in the order of their numbers */
	size_t count, capacity, followed;
	size_t cost, most; /* words of the tree: looked at so far, and where it stops */
	uint32_t *number;  /* of each place, plus one; 0: not met */
};

/* Begins a search without a limit; a caller may set `most` before reach_from(). End it with
 * reach_release(). */
void reach_init(struct reach *r, const struct tree *t, uint32_t problem);
void reach_release(struct reach *r);

/* Returns the number of a place, which is met now, with the next number, or was met before.
 * Of TREE_TO_NOTHING, a remedy is the end after it, and TREE_NONE is where nothing leads on. */
uint32_t reach_meet(struct reach *r, struct tree_target place);

/* Meets a place and all that it leads to and was not met yet; a problem is not met itself.
 * Returns false where that costs more than `most`: then some of it was not met. */
bool reach_from(struct reach *r, struct tree_target place);

/* Was a place met? */
bool reach_has(const struct reach *r, enum tree_kind kind, uint32_t index);

/* What stands in a document again and again, for each problem or each reader, could make it
 * as large as the square of its tree. So all of that together has a limit, in bytes that
 * are written and words of the tree that are looked at for it. */
enum { REACH_ROOM = 48 * 1024 * 1024 };

#endif
