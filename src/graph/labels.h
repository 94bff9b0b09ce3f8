/* labels.h - the words of a picture: of its nodes, edges and conditions. */
#ifndef TUNTUN_GRAPH_LABELS_H
#define TUNTUN_GRAPH_LABELS_H

#include "base/buf.h"
#include "graph/model.h"

/* Appends a text of the tree in the language in force, inert, with quotation marks for its
 * backticks. */
void labels_add_text(struct buf *out, const struct tree *t, tree_text text);

/* Appends an answer's label and text. */
void labels_add_answer(struct buf *out, const struct tree *t,
		       const struct tree_answer *a);

/* Cuts `out` where it is longer than what comes more than once should be: so the cost of a
 * picture is linear in the tree. */
void labels_cut(struct buf *out);

/* Appends what the condition at `index` asks for; of a long one, the beginning. */
void labels_add_condition(struct buf *out, const struct tree *t, uint32_t index);

/* Appends a node: its code or number, its text, and whether it is dangerous. */
void labels_add_node(struct buf *out, const struct graph_node *n);

/* Appends the name by which a text refers to a node: a code, or the beginning of a text, at
 * most so many columns and a little more. */
void labels_add_name(struct buf *out, const struct graph_node *n, int columns);

/* The same, with what says that it stands elsewhere. */
void labels_add_see(struct buf *out, const struct graph_node *n, int columns);

/* Appends an edge: the answer, its condition, and whether it is dangerous. Nothing for the
 * only way on. */
void labels_add_edge(struct buf *out, const struct graph_edge *e);

/* Appends the condition alone: "if ...". */
void labels_add_when(struct buf *out, const struct graph_edge *e);

/* Appends the title of a tree with its id and version. */
void labels_add_tree_title(struct buf *out, const struct tree *t);

/* What is said of danger, and of a question that is asked again: msgids. */
extern const char labels_danger[], labels_back[];

#endif
