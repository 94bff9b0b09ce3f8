/* homes.c - where each question and each remedy stands in the handbook. */
#include "handbook/parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct finder {
	const struct tree *tree;
	uint32_t *homes, *due; /* questions whose answers are still to be followed */
	size_t count;
};

static void come_to(struct finder *f, struct tree_list routes, uint32_t problem)
{
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++) {
		struct tree_target to = tree_route(f->tree, i)->to;

		if (to.kind != TREE_TO_QUESTION || f->homes[to.index] != TREE_NONE)
			continue;
		f->homes[to.index] = problem;
		f->due[f->count++] = to.index;
	}
}

/* What a question leads to that has a home already is there, or before. */
static void find_homes(struct finder *f)
{
	const struct tree *t = f->tree;

	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		come_to(f, tree_problem(t, i)->go, i);
		while (f->count) {
			struct tree_list answers =
				tree_question(t, f->due[--f->count])->answers;

			for (uint32_t k = 0; k < answers.count; k++)
				come_to(f, tree_answer(t, answers.first + k)->go, i);
		}
	}
}

static uint32_t *nothing(size_t count)
{
	size_t size = count * sizeof(uint32_t);

	return memset(mem_resize(NULL, size), 0xFF, size);
}

uint32_t *homes_first(const struct tree *t, uint32_t *first, uint32_t problem)
{
	return &first[problem == TREE_NONE ? tree_count(t, TREE_PROBLEMS) : problem];
}

/* Puts a record before those of the same problem; TREE_NONE comes after the last one. */
static void put(const struct tree *t, uint32_t *first, uint32_t *next, uint32_t record,
		uint32_t problem)
{
	uint32_t *head = homes_first(t, first, problem);

	next[record] = *head;
	*head = record;
}

void homes_find(struct homes *h, const struct tree *t)
{
	uint32_t questions = tree_count(t, TREE_QUESTIONS);
	uint32_t remedies = tree_count(t, TREE_REMEDIES);
	size_t problems = (size_t)tree_count(t, TREE_PROBLEMS) + 1;
	struct finder f = {.tree = t, .homes = nothing(questions)};

	f.due = nothing(questions);
	find_homes(&f);
	free(f.due);
	*h = (struct homes){f.homes, nothing(problems), nothing(questions),
			    nothing(problems), nothing(remedies)};
	for (uint32_t i = questions; i-- > 0;)
		put(t, h->first_question, h->next_question, i, h->of[i]);
	for (uint32_t i = remedies; i-- > 0;)
		put(t, h->first_remedy, h->next_remedy, i, tree_remedy(t, i)->problem);
}

void homes_release(struct homes *h)
{
	free(h->of);
	free(h->first_question);
	free(h->next_question);
	free(h->first_remedy);
	free(h->next_remedy);
}
