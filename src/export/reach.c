/* reach.c - which remedies a problem can lead to. */
#include "export/reach.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct reach {
	const struct tree *tree;
	uint32_t problem;
	bool *remedies, *questions; /* those come to */
	uint32_t *due;		    /* questions whose answers are still to be followed */
	size_t count;
	size_t *room;
};

void reach_use(size_t *room, size_t used)
{
	*room -= used < *room ? used : *room;
}

enum truth { NO, PERHAPS, YES };

static enum truth is_problem(const struct reach *r, const uint32_t *words)
{
	if (words[0] != tree_problem_question(r->tree))
		return PERHAPS;
	for (uint32_t i = 0; i < words[1]; i++)
		if (words[2 + i] == (TREE_FROM_PROBLEM | r->problem))
			return YES;
	return NO;
}

/* Evaluates the condition at `*at` and moves `*at` behind it. */
static enum truth evaluate(const struct reach *r, const uint32_t **at)
{
	uint32_t kind = *(*at)++;
	enum truth truth;

	reach_use(r->room, kind == TREE_IS ? 1 + (*at)[1] : 1);
	if (kind == TREE_NOT)
		return YES - evaluate(r, at);
	if (kind == TREE_IS) {
		truth = is_problem(r, *at);
		*at += 2 + (*at)[1];
		return truth;
	}
	truth = kind == TREE_ALL ? YES : NO;
	for (uint32_t count = *(*at)++; count; count--) {
		enum truth one = evaluate(r, at);

		if (kind == TREE_ALL ? one < truth : one > truth)
			truth = one;
	}
	return truth;
}

static bool may_hold(const struct reach *r, uint32_t condition)
{
	const uint32_t *at;

	if (condition == TREE_NONE)
		return true;
	at = tree_condition(r->tree, condition);
	return evaluate(r, &at) != NO;
}

static void come_to(struct reach *r, struct tree_target to)
{
	if (to.kind == TREE_TO_REMEDY)
		r->remedies[to.index] = true;
	if (to.kind != TREE_TO_QUESTION || r->questions[to.index])
		return;
	r->questions[to.index] = true;
	r->due[r->count++] = to.index;
}

static void follow(struct reach *r, struct tree_list routes)
{
	reach_use(r->room, routes.count);
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++) {
		const struct tree_route *route = tree_route(r->tree, i);

		if (may_hold(r, route->when))
			come_to(r, route->to);
	}
}

static void follow_answers(struct reach *r, struct tree_list answers)
{
	reach_use(r->room, answers.count);
	for (uint32_t i = answers.first; i < answers.first + answers.count; i++) {
		const struct tree_answer *a = tree_answer(r->tree, i);

		if (may_hold(r, a->when))
			follow(r, a->go);
	}
}

bool reach_remedies(const struct tree *t, uint32_t problem, bool *reached, size_t *room)
{
	uint32_t questions = tree_count(t, TREE_QUESTIONS);
	struct reach r = {
		.tree = t, .problem = problem, .remedies = reached, .room = room};

	reach_use(room, (size_t)questions + tree_count(t, TREE_REMEDIES));
	r.questions = mem_alloc((questions + 1) * sizeof *r.questions);
	r.due = mem_alloc((questions + 1) * sizeof *r.due);
	memset(reached, 0, tree_count(t, TREE_REMEDIES) * sizeof *reached);
	follow(&r, tree_problem(t, problem)->go);
	while (r.count && *room)
		follow_answers(&r, tree_question(t, r.due[--r.count])->answers);
	free(r.due);
	free(r.questions);
	return *room > 0;
}
