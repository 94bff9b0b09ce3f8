/* condition.h - a condition in words. */
#ifndef TUNTUN_GRAPH_CONDITION_H
#define TUNTUN_GRAPH_CONDITION_H

#include "base/buf.h"
#include "tree/tree.h"

/* Appends a text of the tree in the language in force, inert, with quotation marks for its
 * backticks. */
void condition_add_text(struct buf *out, const struct tree *t, tree_text text);

/* Appends an answer's label and text. */
void condition_add_answer(struct buf *out, const struct tree *t,
			  const struct tree_answer *a);

/* Cuts what stands in `out` from `start` on, where it is longer than what comes more than
 * once should be: so the cost of a picture is linear in the tree. */
void condition_cut(struct buf *out, size_t start);

/* Appends what the condition at `index` asks for; of a long one, the beginning. */
void condition_add(struct buf *out, const struct tree *t, uint32_t index);

#endif
