/* model.h - the nodes and edges of a picture, and their order in an outline.
 * Included by cmd/graph.c. */
#ifndef TUNTUN_GRAPH_MODEL_H
#define TUNTUN_GRAPH_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "tree/tree.h"

/* --- nodes and edges -------------------------------------------------------------------- */

enum edge_kind {
	EDGE_ANSWER,
	EDGE_BACK, /* "I don't know": the same question is asked again */
	EDGE_FAILS /* a remedy has not helped */
};

struct graph_edge {
	enum edge_kind kind;
	uint32_t to;
	const char *label; /* the answer; "" where the way on is the only one */
	const char *when;  /* in words; "" for always */
	bool danger;	   /* leads towards losing data */
};

/* Strings are inert, and "" where there is nothing. */
struct graph_node {
	enum tree_kind kind; /* TREE_TO_NOTHING: the end after a last resort, whose index
			      * it has, or where an unsound tree leads nowhere */
	uint32_t index;	     /* in its part of the tree; TREE_NONE: in none */
	const char *id;	     /* of the tree */
	const char *mark; /* a remedy's code; a problem's number with a "#" before it */
	const char *text;
	bool danger;
	bool is_start;	       /* the picture begins here, or again here */
	uint32_t first, count; /* edges from here */
};

struct graph {
	struct arena arena; /* of the strings */
	struct graph_node *nodes;
	struct graph_edge *edges;
	size_t node_count, node_capacity, edge_count, edge_capacity;
};

/* Makes the picture of what can be reached from a problem or, for TREE_NONE, of the whole
 * tree. `before_problems`: problems are there, but not what they lead to, nor what cannot be
 * reached. Free it with graph_free(). */
struct graph *graph_new(const struct tree *t, uint32_t problem, bool before_problems);
void graph_free(struct graph *g);

/* Returns the node's edge number `i`. */
static inline const struct graph_edge *graph_edge(const struct graph *g,
						  const struct graph_node *n, uint32_t i)
{
	return &g->edges[n->first + i];
}

/* --- the order in an outline ------------------------------------------------------------ */

enum row_kind {
	ROW_NODE, /* the node, with its edges in the rows that follow */
	ROW_SEE,  /* refers to a node that has its row elsewhere */
	ROW_BACK  /* the question above is asked again */
};

struct outline_row {
	enum row_kind kind;
	const struct graph_node *node;
	const struct graph_edge *edges; /* that lead here, one after the other; none for a
					 * node that begins a part of the outline */
	uint32_t edge_count;
	uint32_t depth;
	bool last;     /* of the rows that come from one node */
	bool straight; /* goes on from the row before, at its depth */
};

typedef void graph_show(void *self, const struct outline_row *row);

/* Calls `show` for each row of the outline of a picture, from top to bottom. Every node has
 * exactly one ROW_NODE. Nodes at depth 0 begin a part of the outline: those that a picture
 * begins with, problems, what is reached only where a remedy fails, and what would be deeper
 * than `deepest`. */
void graph_outline(const struct graph *g, uint32_t deepest, graph_show *show, void *self);

#endif
