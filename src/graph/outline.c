/* outline.c - the order in which an outline shows a picture. */
#include <stdlib.h>

#include "graph/model.h"

struct making {
	const struct graph *g;
	uint32_t deepest;
	graph_show *show;
	void *self;
	bool *shown; /* of each node */
};

/* Returns how many of some edges, from the first on, lead to the same: they are one row. */
static uint32_t edges_alike(const struct graph_edge *edges, uint32_t count)
{
	uint32_t alike = 1;

	while (alike < count && edges[alike].to == edges->to &&
	       edges[alike].kind == edges->kind)
		alike++;
	return alike;
}

/* A problem is a part of its own unless it has nothing after it. */
static bool belongs_apart(const struct making *m, const struct graph_edge *edge)
{
	const struct graph_node *n = &m->g->nodes[edge->to];

	if (n->kind == TREE_TO_NOTHING && n->index != TREE_NONE)
		return false;
	return edge->kind == EDGE_FAILS || (n->kind == TREE_TO_PROBLEM && n->count > 0);
}

static enum row_kind row_kind_of(const struct making *m, const struct graph_edge *edge,
				 uint32_t depth)
{
	if (edge->kind == EDGE_BACK)
		return ROW_BACK;
	return m->shown[edge->to] || belongs_apart(m, edge) || depth > m->deepest
		       ? ROW_SEE
		       : ROW_NODE;
}

/* Shows a row and, where it is that of a node, the rows of the node's edges. It calls
 * itself once for each level of depth, and once more behind each problem, which begins at
 * depth 0. */
static void show(struct making *m, const struct outline_row *row)
{
	const struct graph_node *n = row->node;
	struct outline_row next;

	m->show(m->self, row);
	if (row->kind != ROW_NODE)
		return;
	m->shown[n - m->g->nodes] = true;
	for (uint32_t i = 0; i < n->count; i += next.edge_count) {
		const struct graph_edge *edges = graph_edge(m->g, n, i);

		next = (struct outline_row){.node = &m->g->nodes[edges->to],
					    .edges = edges,
					    .edge_count =
						    edges_alike(edges, n->count - i),
					    .straight = n->kind == TREE_TO_PROBLEM &&
							n->count == 1 && !*edges->when};
		next.last = i + next.edge_count == n->count;
		next.depth = row->depth + !next.straight;
		next.kind = row_kind_of(m, edges, next.depth);
		show(m, &next);
	}
}

void graph_outline(const struct graph *g, uint32_t deepest, graph_show *each, void *self)
{
	struct making m = {.g = g, .deepest = deepest, .show = each, .self = self};

	m.shown = mem_alloc(g->node_count + 1);
	for (uint32_t i = 0; i < g->node_count; i++)
		if (!m.shown[i])
			show(&m,
			     &(struct outline_row){.node = &g->nodes[i], .last = true});
	free(m.shown);
}
