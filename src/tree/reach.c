/* reach.c - what can be reached from a place of a tree. */
#include "tree/reach.h"

#include <stdlib.h>

#include "base/mem.h"

void reach_init(struct reach *r, const struct tree *t, uint32_t problem)
{
	*r = (struct reach){.tree = t, .problem = problem, .most = SIZE_MAX};
	r->cost = (size_t)tree_count(t, TREE_QUESTIONS) + tree_count(t, TREE_REMEDIES);
}

void reach_release(struct reach *r)
{
	free(r->met);
	for (int kind = 0; kind < TREE_KINDS; kind++)
		free(r->number[kind]);
	*r = (struct reach){0};
}

/* --- conditions ----------------------------------------------------------------------- */

static enum tree_truth is_problem(const void *self, const uint32_t *words)
{
	const struct reach *r = self;

	if (words[0] != tree_head(r->tree)->problem_question)
		return TREE_PERHAPS;
	for (uint32_t i = 0; i < words[1]; i++)
		if (words[2 + i] == (TREE_FROM_PROBLEM | r->problem))
			return TREE_YES;
	return TREE_NO;
}

static bool may_hold(struct reach *r, uint32_t condition)
{
	const uint32_t *start, *at;
	enum tree_truth truth;

	if (condition == TREE_NONE || r->problem == TREE_NONE)
		return true;
	start = at = tree_condition(r->tree, condition);
	truth = tree_condition_truth(&at, is_problem, r);
	r->cost += (size_t)(at - start);
	return truth != TREE_NO;
}

/* --- places --------------------------------------------------------------------------- */

uint32_t reach_meet(struct reach *r, struct tree_target place, bool *is_new)
{
	uint32_t count = tree_count(r->tree, tree_part_of(place.kind)), *number;

	if (!r->number[place.kind])
		r->number[place.kind] =
			mem_alloc(((size_t)count + 1) * sizeof **r->number);
	number = &r->number[place.kind][place.index == TREE_NONE ? count : place.index];
	*is_new = !*number;
	if (*is_new) {
		MEM_APPEND(r->met, r->count, r->capacity, place);
		*number = (uint32_t)r->count;
	}
	return *number - 1;
}

bool reach_has(const struct reach *r, enum tree_kind kind, uint32_t index)
{
	return r->number[kind] && r->number[kind][index];
}

static void follow_routes(struct reach *r, struct tree_list routes)
{
	bool is_new;

	r->cost += routes.count;
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++) {
		const struct tree_route *route = tree_route(r->tree, i);

		if (may_hold(r, route->when))
			reach_meet(r, route->to, &is_new);
	}
}

static void follow_answers(struct reach *r, struct tree_list answers)
{
	r->cost += answers.count;
	for (uint32_t i = answers.first; i < answers.first + answers.count; i++) {
		const struct tree_answer *a = tree_answer(r->tree, i);

		if (may_hold(r, a->when))
			follow_routes(r, a->go);
	}
}

static void follow(struct reach *r, struct tree_target place)
{
	switch (place.kind) {
	case TREE_TO_QUESTION:
		follow_answers(r, tree_question(r->tree, place.index)->answers);
		break;
	case TREE_TO_PROBLEM:
		follow_routes(r, tree_problem(r->tree, place.index)->go);
		break;
	case TREE_TO_REMEDY:
	case TREE_TO_NOTHING:
		break;
	}
}

bool reach_from(struct reach *r, struct tree_target place)
{
	bool is_new;

	if (place.kind == TREE_TO_PROBLEM)
		follow(r, place);
	else
		reach_meet(r, place, &is_new);
	while (r->followed < r->count && r->cost < r->most)
		follow(r, r->met[r->followed++]);
	return r->cost < r->most;
}
