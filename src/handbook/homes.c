/* homes.c - where each question and each remedy stands in the handbook. */
#include "handbook/parts.h"

#include <string.h>

#include "base/mem.h"
#include "tree/reach.h"

static uint32_t *nothing(struct arena *arena, size_t count)
{
	size_t size = count * sizeof(uint32_t);

	return memset(arena_alloc(arena, size), 0xFF, size);
}

/* What a question leads to that has a home already is there, or before. */
static void find_homes(const struct tree *t, uint32_t *homes)
{
	struct reach r;
	size_t n = 0;

	reach_init(&r, t, TREE_NONE);
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		reach_from(&r, (struct tree_target){TREE_TO_PROBLEM, i});
		for (; n < r.count; n++)
			if (r.met[n].kind == TREE_TO_QUESTION)
				homes[r.met[n].index] = i;
	}
	reach_release(&r);
}

/* Puts a record before those of the same problem. */
static void put(struct home_list *list, uint32_t record, uint32_t problem)
{
	list->next[record] = list->first[problem + 1];
	list->first[problem + 1] = record;
}

void homes_find(struct homes *h, struct arena *arena, const struct tree *t)
{
	uint32_t questions = tree_count(t, TREE_QUESTIONS);
	uint32_t remedies = tree_count(t, TREE_REMEDIES);
	size_t problems = (size_t)tree_count(t, TREE_PROBLEMS) + 1;

	*h = (struct homes){nothing(arena, questions),
			    {nothing(arena, problems), nothing(arena, questions)},
			    {nothing(arena, problems), nothing(arena, remedies)}};
	find_homes(t, h->of);
	for (uint32_t i = questions; i-- > 0;)
		put(&h->questions, i, h->of[i]);
	for (uint32_t i = remedies; i-- > 0;)
		put(&h->remedies, i, tree_remedy(t, i)->problem);
}
