/* costs.c - what it costs to look at all that is on offer at a place, and where it leads. */
#include "check/costs.h"

#include <stdlib.h>

#include "base/mem.h"

/* Returns the words of the condition at `at`. */
static uint32_t condition_words(const uint32_t *at)
{
	uint32_t words = 2;

	switch (*at) {
	case TREE_NOT:
		return 1 + condition_words(at + 1);
	case TREE_IS:
		return 3 + at[2];
	default:
		for (uint32_t count = at[1]; count; count--)
			words += condition_words(at + words);
		return words;
	}
}

static uint32_t when_cost(const struct tree *t, uint32_t when)
{
	return when == TREE_NONE ? 1 : 1 + condition_words(tree_condition(t, when));
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

void costs_init(struct costs *c, const struct tree *t)
{
	uint32_t questions = tree_count(t, TREE_QUESTIONS);
	uint32_t remedies = tree_count(t, TREE_REMEDIES), problems = problems_cost(t);

	c->questions = mem_alloc(questions * sizeof *c->questions);
	c->remedies = mem_alloc(remedies * sizeof *c->remedies);
	for (uint32_t i = 0; i < questions; i++)
		c->questions[i] = answers_cost(t, tree_question(t, i)->answers) +
				  (tree_question(t, i)->problems ? problems : 0);
	for (uint32_t i = 0; i < remedies; i++)
		c->remedies[i] = answers_cost(t, tree_remedy(t, i)->then) +
				 routes_cost(t, tree_remedy(t, i)->fails);
}

void costs_release(struct costs *c)
{
	free(c->questions);
	free(c->remedies);
	*c = (struct costs){0};
}

uint32_t costs_of(const struct costs *c, struct walk_place place)
{
	return place.kind == WALK_QUESTION ? c->questions[place.index]
					   : c->remedies[place.index];
}
