/* model.c - the nodes and edges of a picture: what can be reached from where it begins. */
#include "graph/model.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/tr.h"
#include "graph/labels.h"
#include "i18n/i18n.h"
#include "tree/reach.h"

/* A picture in the making. Nodes are numbered when they are first met, and get their edges
 * in this order. A node that is no place of the tree is the end after a remedy, or stands
 * for what leads nowhere. */
struct making {
	struct graph *g;
	const struct tree *t;
	bool before_problems;
	struct reach places; /* those met: the nodes have the same numbers */
	struct buf text;     /* that is being put together */
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
	labels_add_text(&m->text, m->t, text);
	return taken(m);
}

static const char *literal(struct making *m, const char *before, tree_text text)
{
	const char *s = tree_string(m->t, text);

	buf_add(&m->text, before);
	text_add_inert(&m->text, s, strlen(s));
	return taken(m);
}

static void describe(struct making *m, struct graph_node *n)
{
	const struct tree *t = m->t;

	switch (n->kind) {
	case TREE_TO_QUESTION:
		n->text = tree_words(m, tree_question(t, n->index)->ask);
		break;
	case TREE_TO_PROBLEM:
		n->mark = literal(m, "#", tree_problem(t, n->index)->number);
		n->text = literal(m, "", tree_problem(t, n->index)->shown);
		break;
	case TREE_TO_REMEDY:
		n->mark = literal(m, "", tree_remedy(t, n->index)->code);
		n->text = tree_words(m, tree_remedy(t, n->index)->title);
		n->danger = tree_remedy(t, n->index)->danger;
		break;
	case TREE_TO_NOTHING:
		n->text = n->index == TREE_NONE
				  ? _("This leads nowhere")
				  : tree_words(m, tree_remedy(t, n->index)->ends);
		break;
	}
}

/* Returns the node of a place, made where it is not there yet. */
static uint32_t node_of(struct making *m, struct tree_target to)
{
	struct graph *g = m->g;
	uint32_t node = reach_meet(&m->places, to);

	if (node == g->node_count) {
		MEM_APPEND(
			g->nodes, g->node_count, g->node_capacity,
			(struct graph_node){
				.kind = to.kind,
				.index = to.index,
				.id = to.kind == TREE_TO_NOTHING
					      ? ""
					      : tree_record_id(m->t, tree_record_of(to)),
				.mark = "",
				.text = ""});
		describe(m, &g->nodes[node]);
	}
	return node;
}

/* --- edges ------------------------------------------------------------------------------ */

/* Adds an edge; `edge` has all but where it leads to. */
static void add_edge(struct making *m, uint32_t from, struct tree_target to,
		     struct graph_edge edge)
{
	struct graph *g = m->g;

	edge.to = node_of(m, to);
	MEM_APPEND(g->edges, g->edge_count, g->edge_capacity, edge);
	g->nodes[from].count++;
}

/* What an answer and one of its routes ask for, both. */
static const char *when_of(struct making *m, uint32_t when, uint32_t and_when)
{
	if (when != TREE_NONE)
		labels_add_condition(&m->text, m->t, when);
	if (when != TREE_NONE && and_when != TREE_NONE)
		buf_add(&m->text, "; ");
	if (and_when != TREE_NONE)
		labels_add_condition(&m->text, m->t, and_when);
	return taken(m);
}

static bool lead_to_one(const struct tree_route *routes, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		if (routes[i].to.kind != routes->to.kind ||
		    routes[i].to.index != routes->to.index)
			return false;
	return true;
}

/* An edge for each route; one alone where all lead to the same. `edge` has all but where
 * to, and `when` is the condition for all of them. */
static void add_routes(struct making *m, uint32_t from, struct tree_list routes,
		       struct graph_edge edge, uint32_t when)
{
	const struct graph_node *n = &m->g->nodes[from];
	const struct tree_route nowhere = {.to = {TREE_TO_NOTHING, TREE_NONE}},
				back = {.to = {n->kind, n->index}};
	const struct tree_route *route = edge.kind == EDGE_BACK ? &back : &nowhere;
	bool one;

	if (routes.count)
		route = tree_route(m->t, routes.first);
	one = lead_to_one(route, routes.count);
	for (uint32_t i = 0; i < (one ? 1 : routes.count); i++) {
		edge.when = when_of(m, when, one ? TREE_NONE : route[i].when);
		add_edge(m, from, route[i].to, edge);
	}
}

static void add_answers(struct making *m, uint32_t from, struct tree_list answers)
{
	for (uint32_t i = 0; i < answers.count; i++) {
		const struct tree_answer *a = tree_answer(m->t, answers.first + i);
		bool is_back = !a->go.count && a->how;
		struct graph_edge edge = {.kind = is_back ? EDGE_BACK : EDGE_ANSWER,
					  .danger = a->danger};

		labels_add_answer(&m->text, m->t, a);
		if (a->go.count > 1)
			labels_cut(&m->text);
		edge.label = taken(m);
		add_routes(m, from, a->go, edge, a->when);
	}
}

/* Who sees a problem; nothing where everybody does. */
static const char *seen_by(struct making *m, const struct tree_problem *p)
{
	if (p->seen_by.count < tree_count(m->t, TREE_ROLES))
		for (uint32_t i = 0; i < p->seen_by.count; i++) {
			buf_add(&m->text, i ? " / " : "");
			labels_add_text(
				&m->text, m->t,
				tree_role(m->t, tree_word(m->t, p->seen_by, i))->name);
			labels_cut(&m->text);
		}
	return taken(m);
}

static void add_problems(struct making *m, uint32_t from)
{
	uint32_t *order = tree_problems_by_group(m->t);

	for (uint32_t i = 0; i < tree_count(m->t, TREE_PROBLEMS); i++) {
		struct graph_edge edge = {
			.kind = EDGE_ANSWER,
			.label = "",
			.when = seen_by(m, tree_problem(m->t, order[i]))};

		add_edge(m, from, (struct tree_target){TREE_TO_PROBLEM, order[i]}, edge);
	}
	free(order);
}

static void add_remedy(struct making *m, uint32_t from, uint32_t remedy)
{
	const struct tree_remedy *r = tree_remedy(m->t, remedy);
	struct graph_edge fails = {
		.kind = EDGE_FAILS, .label = _("still fails"), .when = ""};

	add_answers(m, from, r->then);
	if (r->fails.count)
		add_routes(m, from, r->fails, fails, TREE_NONE);
	else if (r->ends)
		add_edge(m, from, (struct tree_target){TREE_TO_NOTHING, remedy}, fails);
}

static void add_edges_of(struct making *m, uint32_t node)
{
	uint32_t index = m->g->nodes[node].index;
	const struct graph_edge alone = {.kind = EDGE_ANSWER, .label = ""};

	m->g->nodes[node].first = (uint32_t)m->g->edge_count;
	switch (m->g->nodes[node].kind) {
	case TREE_TO_QUESTION:
		if (tree_question(m->t, index)->problems)
			add_problems(m, node);
		add_answers(m, node, tree_question(m->t, index)->answers);
		break;
	case TREE_TO_REMEDY:
		add_remedy(m, node, index);
		break;
	case TREE_TO_PROBLEM:
		if (!m->before_problems)
			add_routes(m, node, tree_problem(m->t, index)->go, alone,
				   TREE_NONE);
		break;
	case TREE_TO_NOTHING:
		break;
	}
}

/* --- the picture ------------------------------------------------------------------------ */

/* Adds a place that was not met yet, with all that can be reached from it. */
static void add_start(struct making *m, enum tree_kind kind, uint32_t index)
{
	uint32_t start = node_of(m, (struct tree_target){kind, index});

	m->g->nodes[start].is_start = true;
	for (uint32_t i = start; i < m->g->node_count; i++)
		add_edges_of(m, i);
}

struct graph *graph_new(const struct tree *t, uint32_t problem, bool before_problems)
{
	static const enum tree_kind kinds[] = {TREE_TO_QUESTION, TREE_TO_PROBLEM,
					       TREE_TO_REMEDY};
	bool whole = problem == TREE_NONE && !before_problems;
	struct making m = {
		.g = mem_alloc(sizeof *m.g), .t = t, .before_problems = before_problems};

	reach_init(&m.places, t, TREE_NONE);
	if (problem == TREE_NONE)
		add_start(&m, TREE_TO_QUESTION, tree_head(t)->start);
	else
		add_start(&m, TREE_TO_PROBLEM, problem);
	for (size_t k = 0; whole && k < sizeof kinds / sizeof *kinds; k++)
		for (uint32_t i = 0; i < tree_count(t, tree_part_of(kinds[k])); i++)
			if (!reach_has(&m.places, kinds[k], i))
				add_start(&m, kinds[k], i);
	reach_release(&m.places);
	buf_release(&m.text);
	return m.g;
}

void graph_free(struct graph *g)
{
	arena_release(&g->arena);
	free(g->nodes);
	free(g->edges);
	free(g);
}
