/* costs.c - what it costs to look at all that is on offer at a place, and where it leads. */
#include "check/costs.h"

static uint32_t when_cost(const struct tree *t, uint32_t when)
{
	const uint32_t *start, *at;

	if (when == TREE_NONE)
		return 1;
	start = at = tree_condition(t, when);
	for (uint32_t due = 1; due; due--)
		due += tree_condition_head(&at);
	return 1 + (uint32_t)(at - start);
}

/* Routes are looked at twice: by the walk, and to see whether two are open. */
static uint32_t routes_cost(const struct tree *t, struct tree_list routes)
{
	uint32_t cost = 0;

	for (uint32_t i = routes.first; i < routes.first + routes.count; i++)
		cost += 2 * when_cost(t, tree_route(t, i)->when);
	return cost;
}

static uint32_t answers_cost(const struct tree *t, struct tree_list answers)
{
	uint32_t cost = 1;

	for (uint32_t i = answers.first; i < answers.first + answers.count; i++)
		cost += when_cost(t, tree_answer(t, i)->when) +
			routes_cost(t, tree_answer(t, i)->go);
	return cost;
}

static uint32_t problems_cost(const struct tree *t)
{
	uint32_t cost = tree_count(t, TREE_GROUPS);

	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
		cost += 1 + tree_problem(t, i)->seen_by.count +
			routes_cost(t, tree_problem(t, i)->go);
	return cost;
}

uint32_t costs_of(const struct tree *t, struct walk_place place)
{
	const struct tree_question *q;
	const struct tree_remedy *r;

	switch (place.kind) {
	case WALK_QUESTION:
		q = tree_question(t, place.index);
		return answers_cost(t, q->answers) + (q->problems ? problems_cost(t) : 0);
	case WALK_REMEDY:
		r = tree_remedy(t, place.index);
		return answers_cost(t, r->then) + routes_cost(t, r->fails);
	case WALK_SOLVED:
	case WALK_UNSOLVED:
		break;
	}
	return 0;
}
