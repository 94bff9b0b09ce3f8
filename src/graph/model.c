/* model.c - the nodes and edges of a picture: what can be reached from where it begins. */
#include "graph/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/tr.h"
#include "graph/condition.h"
#include "i18n/i18n.h"
#include "tree/reach.h"

/* A picture in the making. Nodes are numbered when they are first met, and get their edges
 * in this order. A node that is no place of the tree is the end after a remedy, or stands
 * for what leads nowhere. */
struct making {
	struct graph *g;
	const struct tree *t;
	enum graph_extent extent;
	struct reach places; /* those met: the nodes have the same numbers */
	uint32_t done;	     /* nodes that have their edges */
	struct buf text;
};

/* --- nodes ------------------------------------------------------------------------------ */

/* Takes the text that was put together. */
static const char *taken(struct making *m)
{
	const char *copy = arena_copy(&m->g->arena, buf_string(&m->text), m->text.length);

	buf_clear(&m->text);
	return copy;
}

static const char *tree_words(struct making *m, tree_text text)
{
	condition_add_text(&m->text, m->t, text);
	return taken(m);
}

static const char *literal(struct making *m, const char *before, tree_text text)
{
	const char *s = tree_string(m->t, text);

	buf_add(&m->text, before);
	text_add_inert(&m->text, s, strlen(s));
	return taken(m);
}

static void describe_question(struct making *m, struct graph_node *n)
{
	const struct tree_question *q = tree_question(m->t, n->index);

	n->id = tree_string(m->t, q->id);
	n->text = tree_words(m, q->ask);
}

static void describe_problem(struct making *m, struct graph_node *n)
{
	const struct tree_problem *p = tree_problem(m->t, n->index);

	n->id = tree_string(m->t, p->id);
	n->mark = literal(m, "#", p->number);
	n->text = literal(m, "", p->shown);
}

static void describe_remedy(struct making *m, struct graph_node *n)
{
	const struct tree_remedy *r = tree_remedy(m->t, n->index);

	n->id = tree_string(m->t, r->id);
	n->mark = literal(m, "", r->code);
	n->text = tree_words(m, r->title);
	n->danger = r->danger;
}

static void describe(struct making *m, struct graph_node *n)
{
	switch (n->kind) {
	case TREE_TO_QUESTION:
		describe_question(m, n);
		break;
	case TREE_TO_PROBLEM:
		describe_problem(m, n);
		break;
	case TREE_TO_REMEDY:
		describe_remedy(m, n);
		break;
	case TREE_TO_NOTHING:
		n->text = n->index == TREE_NONE
				  ? _("This leads nowhere")
				  : tree_words(m, tree_remedy(m->t, n->index)->ends);
		break;
	}
}

/* Returns the node of a place, made where it is not there yet. */
static uint32_t node_of(struct making *m, enum tree_kind kind, uint32_t index)
{
	struct graph *g = m->g;
	bool is_new;
	uint32_t node =
		reach_meet(&m->places, (struct tree_target){kind, index}, &is_new);

	if (is_new) {
		g->nodes = mem_grow(g->nodes, &g->node_capacity, g->node_count + 1,
				    sizeof *g->nodes);
		g->nodes[node] = (struct graph_node){
			.kind = kind, .index = index, .id = "", .mark = "", .text = ""};
		g->node_count++;
		describe(m, &g->nodes[node]);
	}
	return node;
}

/* --- edges ------------------------------------------------------------------------------ */

static void add_edge(struct making *m, uint32_t from, struct graph_edge edge)
{
	struct graph *g = m->g;

	g->edges = mem_grow(g->edges, &g->edge_capacity, g->edge_count + 1,
			    sizeof *g->edges);
	g->edges[g->edge_count++] = edge;
	g->nodes[from].count++;
}

/* What an answer and one of its routes ask for, both. */
static const char *when_of(struct making *m, uint32_t when, uint32_t and_when)
{
	if (when != TREE_NONE)
		condition_add(&m->text, m->t, when);
	if (when != TREE_NONE && and_when != TREE_NONE)
		buf_add(&m->text, "; ");
	if (and_when != TREE_NONE)
		condition_add(&m->text, m->t, and_when);
	return taken(m);
}

static bool lead_to_one(const struct tree *t, struct tree_list routes)
{
	const struct tree_route *first = tree_route(t, routes.first);

	for (uint32_t i = 1; i < routes.count; i++)
		if (first[i].to.kind != first->to.kind ||
		    first[i].to.index != first->to.index)
			return false;
	return true;
}

/* An edge for each route; one alone where all lead to the same. `edge` has all but where
 * to, and `when` is the condition for all of them. */
static void add_routes(struct making *m, uint32_t from, struct tree_list routes,
		       struct graph_edge edge, uint32_t when)
{
	uint32_t count = routes.count;

	if (!count) {
		edge.to = node_of(m, TREE_TO_NOTHING, TREE_NONE);
		edge.when = when_of(m, when, TREE_NONE);
		add_edge(m, from, edge);
		return;
	}
	if (lead_to_one(m->t, routes))
		count = 1;
	for (uint32_t i = 0; i < count; i++) {
		const struct tree_route *route = tree_route(m->t, routes.first + i);

		edge.to = node_of(m, route->to.kind, route->to.index);
		edge.when = when_of(m, when, count > 1 ? route->when : TREE_NONE);
		add_edge(m, from, edge);
	}
}

static void add_answers(struct making *m, uint32_t from, struct tree_list answers)
{
	for (uint32_t i = 0; i < answers.count; i++) {
		const struct tree_answer *a = tree_answer(m->t, answers.first + i);
		struct graph_edge edge = {.kind = EDGE_ANSWER, .danger = a->danger};

		condition_add_answer(&m->text, m->t, a);
		if (a->go.count > 1)
			condition_cut(&m->text, 0);
		edge.label = taken(m);
		if (a->go.count || !a->how) {
			add_routes(m, from, a->go, edge, a->when);
			continue;
		}
		edge.kind = EDGE_BACK;
		edge.to = from;
		edge.when = when_of(m, a->when, TREE_NONE);
		add_edge(m, from, edge);
	}
}

/* Who sees a problem; nothing where everybody does. */
static const char *seen_by(struct making *m, const struct tree_problem *p)
{
	if (p->seen_by.count < tree_count(m->t, TREE_ROLES))
		for (uint32_t i = 0; i < p->seen_by.count; i++) {
			buf_add(&m->text, i ? " / " : "");
			condition_add_text(
				&m->text, m->t,
				tree_role(m->t, tree_word(m->t, p->seen_by, i))->name);
			condition_cut(&m->text, 0);
		}
	return taken(m);
}

static void add_problems(struct making *m, uint32_t from)
{
	uint32_t *order = tree_problems_by_group(m->t);

	for (uint32_t i = 0; i < tree_count(m->t, TREE_PROBLEMS); i++) {
		struct graph_edge edge = {.kind = EDGE_ANSWER, .label = ""};

		edge.to = node_of(m, TREE_TO_PROBLEM, order[i]);
		edge.when = seen_by(m, tree_problem(m->t, order[i]));
		add_edge(m, from, edge);
	}
	free(order);
}

static void add_question(struct making *m, uint32_t from)
{
	const struct tree_question *q = tree_question(m->t, m->g->nodes[from].index);

	if (q->problems)
		add_problems(m, from);
	add_answers(m, from, q->answers);
}

static void add_remedy(struct making *m, uint32_t from)
{
	const struct tree_remedy *r = tree_remedy(m->t, m->g->nodes[from].index);
	struct graph_edge fails = {
		.kind = EDGE_FAILS, .label = _("still fails"), .when = ""};

	add_answers(m, from, r->then);
	if (r->fails.count) {
		add_routes(m, from, r->fails, fails, TREE_NONE);
	} else if (r->ends) {
		fails.to = node_of(m, TREE_TO_NOTHING, m->g->nodes[from].index);
		add_edge(m, from, fails);
	}
}

static void add_edges_of(struct making *m, uint32_t node)
{
	struct graph_node *n = &m->g->nodes[node];
	struct graph_edge alone = {.kind = EDGE_ANSWER, .label = ""};

	n->first = (uint32_t)m->g->edge_count;
	switch (n->kind) {
	case TREE_TO_QUESTION:
		add_question(m, node);
		break;
	case TREE_TO_REMEDY:
		add_remedy(m, node);
		break;
	case TREE_TO_PROBLEM:
		if (m->extent != GRAPH_BEFORE_PROBLEMS)
			add_routes(m, node, tree_problem(m->t, n->index)->go, alone,
				   TREE_NONE);
		break;
	case TREE_TO_NOTHING:
		break;
	}
}

/* --- the picture ------------------------------------------------------------------------ */

/* Adds all that can be reached from this node and was not met yet. */
static void add_root(struct making *m, uint32_t root)
{
	struct graph *g = m->g;

	g->roots = mem_grow(g->roots, &g->root_capacity, g->root_count + 1,
			    sizeof *g->roots);
	g->roots[g->root_count++] = root;
	while (m->done < g->node_count)
		add_edges_of(m, m->done++);
}

/* Adds what cannot be reached from the first question. */
static void add_unmet(struct making *m, enum tree_kind kind)
{
	for (uint32_t i = 0; i < tree_count(m->t, tree_part_of(kind)); i++)
		if (!reach_has(&m->places, kind, i))
			add_root(m, node_of(m, kind, i));
}

struct graph *graph_new(const struct tree *t, enum graph_extent extent, uint32_t problem)
{
	struct making m = {.g = mem_alloc(sizeof *m.g), .t = t, .extent = extent};

	m.g->tree = t;
	reach_init(&m.places, t, TREE_NONE);
	if (extent == GRAPH_ONE_PROBLEM)
		add_root(&m, node_of(&m, TREE_TO_PROBLEM, problem));
	else
		add_root(&m, node_of(&m, TREE_TO_QUESTION, tree_head(t)->start));
	if (extent == GRAPH_WHOLE) {
		add_unmet(&m, TREE_TO_QUESTION);
		add_unmet(&m, TREE_TO_PROBLEM);
		add_unmet(&m, TREE_TO_REMEDY);
	}
	reach_release(&m.places);
	buf_release(&m.text);
	return m.g;
}

void graph_free(struct graph *g)
{
	if (!g)
		return;
	arena_release(&g->arena);
	free(g->nodes);
	free(g->edges);
	free(g->roots);
	free(g);
}
