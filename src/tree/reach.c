/* reach.c - what can be reached from a place of a tree. */
#include "tree/reach.h"

#include <stdlib.h>

#include "base/mem.h"

void reach_init(struct reach *r, const struct tree *t, uint32_t problem)
{
	/* the ends after remedies, and where nothing leads on, come behind all places */
	size_t places = (size_t)tree_place_number(t, (struct tree_target){0}) + 1 +
			tree_count(t, TREE_REMEDIES);

	*r = (struct reach){.tree = t,
			    .problem = problem,
			    .most = SIZE_MAX,
			    .cost = places,
			    .number = mem_alloc(places * sizeof *r->number)};
}

void reach_release(struct reach *r)
{
	free(r->met);
	free(r->number);
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

static uint32_t *number_of(const struct reach *r, struct tree_target place)
{
	uint32_t *number = r->number + tree_place_number(r->tree, place);

	if (place.kind != TREE_TO_NOTHING || place.index == TREE_NONE)
		return number;
	return number + 1 + place.index;
}

uint32_t reach_meet(struct reach *r, struct tree_target place)
{
	uint32_t *number = number_of(r, place);

	if (!*number) {
		MEM_APPEND(r->met, r->count, r->capacity, place);
		*number = (uint32_t)r->count;
	}
	return *number - 1;
}

bool reach_has(const struct reach *r, enum tree_kind kind, uint32_t index)
{
	return *number_of(r, (struct tree_target){kind, index});
}

static bool follow_way(void *self, uint32_t when, const struct tree_target *to)
{
	struct reach *r = self;
	bool holds = may_hold(r, when);

	r->cost++;
	if (holds && to)
		reach_meet(r, *to);
	return holds;
}

static void follow(struct reach *r, struct tree_target place)
{
	if (place.kind != TREE_TO_REMEDY)
		tree_each_way(r->tree, place, follow_way, r);
}

bool reach_from(struct reach *r, struct tree_target place)
{
	if (place.kind == TREE_TO_PROBLEM)
		follow(r, place);
	else
		reach_meet(r, place);
	while (r->followed < r->count && r->cost < r->most)
		follow(r, r->met[r->followed++]);
	return r->cost < r->most;
}
