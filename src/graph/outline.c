/* outline.c - the order in which an outline shows a picture. */
#include <stdlib.h>

#include "graph/model.h"

struct frame {
	uint32_t node, next, depth; /* `next`: its edge that is due */
};

struct making {
	const struct graph *g;
	struct outline *o;
	uint32_t deepest;
	struct frame *stack;
	size_t depth, stack_capacity;
	uint32_t *apart; /* nodes that begin a part, in the order in which they are due */
	size_t apart_count, apart_capacity;
	unsigned char *state; /* of each node: flags below */
};

enum { SHOWN = 1, DUE = 2, MEETING = 4, MET = 8, ABOVE = 16 };

static void push(struct making *m, uint32_t node, uint32_t depth)
{
	MEM_APPEND(m->stack, m->depth, m->stack_capacity, (struct frame){node, 0, depth});
}

/* Notes that an answer, or a problem, leads to a node, and from where. `from` has for each
 * node what led to it before, plus one. */
static void meet(struct making *m, uint32_t node, const struct graph_edge *edge,
		 uint32_t *from)
{
	if (m->g->nodes[edge->to].kind != TREE_TO_QUESTION || edge->kind != EDGE_ANSWER ||
	    (m->state[edge->to] & ABOVE))
		return;
	if (from[edge->to] && from[edge->to] != node + 1)
		m->state[edge->to] |= MEETING;
	from[edge->to] = node + 1;
}

static void find_meetings_below(struct making *m, uint32_t root, uint32_t *from)
{
	push(m, root, 0);
	m->state[root] |= MET | ABOVE;
	while (m->depth > 0) {
		struct frame *top = &m->stack[m->depth - 1];
		const struct graph_node *n = &m->g->nodes[top->node];
		const struct graph_edge *edge;

		if (top->next == n->count) {
			m->state[top->node] &= (unsigned char)~ABOVE;
			m->depth--;
			continue;
		}
		edge = graph_edge(m->g, n, top->next++);
		meet(m, top->node, edge, from);
		if (m->state[edge->to] & MET)
			continue;
		m->state[edge->to] |= MET | ABOVE;
		push(m, edge->to, 0);
	}
}

/* Several nodes lead to a question, besides those below it that lead back: it is drawn
 * apart, since it belongs to none of them. */
static void find_meetings(struct making *m)
{
	uint32_t *from = mem_alloc((m->g->node_count + 1) * sizeof *from);

	for (size_t i = 0; i < m->g->root_count; i++)
		find_meetings_below(m, m->g->roots[i], from);
	free(from);
}

static struct outline_row *add_row(struct making *m, struct outline_row row)
{
	struct outline *o = m->o;

	o->rows = mem_grow(o->rows, &o->capacity, o->count + 1, sizeof *o->rows);
	o->rows[o->count] = row;
	return &o->rows[o->count++];
}

static void set_apart(struct making *m, uint32_t node)
{
	if (m->state[node] & (SHOWN | DUE))
		return;
	m->state[node] |= DUE;
	MEM_APPEND(m->apart, m->apart_count, m->apart_capacity, node);
}

/* Begins with a node's edges; its own row is there. */
static void enter(struct making *m, uint32_t node, uint32_t depth)
{
	m->state[node] |= SHOWN;
	push(m, node, depth);
}

/* The edges after one another that lead to the same are one row. */
static uint32_t edges_alike(const struct graph *g, const struct graph_node *n,
			    uint32_t first)
{
	const struct graph_edge *edge = graph_edge(g, n, first);
	uint32_t count = 1;

	while (first + count < n->count && edge[count].to == edge->to &&
	       edge[count].kind == edge->kind)
		count++;
	return count;
}

/* A problem is drawn apart unless it has nothing after it. */
static bool belongs_apart(const struct making *m, const struct graph_edge *edge)
{
	const struct graph_node *n = &m->g->nodes[edge->to];

	if (n->kind == TREE_TO_NOTHING && n->index != TREE_NONE)
		return false;
	return edge->kind == EDGE_FAILS || (m->state[edge->to] & MEETING) ||
	       (n->kind == TREE_TO_PROBLEM && n->count > 0);
}

/* Adds the row of the edge that is due, and goes on from where it leads. */
static void follow(struct making *m, struct frame *at)
{
	const struct graph_node *n = &m->g->nodes[at->node];
	const struct graph_edge *edge = graph_edge(m->g, n, at->next);
	struct outline_row row = {.node = edge->to, .edge = n->first + at->next};

	row.edges = edges_alike(m->g, n, at->next);
	at->next += row.edges;
	row.last = at->next == n->count;
	row.straight = n->count == 1 && !*edge->label && !*edge->when;
	row.depth = at->depth + !row.straight;
	row.kind = ROW_NODE;
	if (edge->kind == EDGE_BACK)
		row.kind = ROW_BACK;
	else if ((m->state[edge->to] & (SHOWN | DUE)) || belongs_apart(m, edge) ||
		 row.depth > m->deepest)
		row.kind = ROW_SEE;
	add_row(m, row);
	if (row.kind == ROW_SEE)
		set_apart(m, edge->to);
	if (row.kind == ROW_NODE)
		enter(m, edge->to, row.depth); /* `at` is no more */
}

static void show_part(struct making *m, uint32_t node)
{
	if (m->state[node] & SHOWN)
		return;
	add_row(m,
		(struct outline_row){
			.kind = ROW_NODE, .node = node, .edge = TREE_NONE, .last = true});
	enter(m, node, 0);
	while (m->depth > 0) {
		struct frame *top = &m->stack[m->depth - 1];

		if (top->next < m->g->nodes[top->node].count)
			follow(m, top);
		else
			m->depth--;
	}
}

void outline_make(struct outline *o, const struct graph *g, uint32_t deepest)
{
	struct making m = {.g = g, .o = o, .deepest = deepest};
	size_t next = 0;

	*o = (struct outline){0};
	m.state = mem_alloc(g->node_count + 1);
	find_meetings(&m);
	for (size_t i = 0; i < g->root_count; i++) {
		show_part(&m, g->roots[i]);
		while (next < m.apart_count)
			show_part(&m, m.apart[next++]);
	}
	free(m.state);
	free(m.stack);
	free(m.apart);
}

void outline_release(struct outline *o)
{
	free(o->rows);
	*o = (struct outline){0};
}
