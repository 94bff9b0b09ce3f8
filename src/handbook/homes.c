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

/* A search for homes: the questions that are met next belong to `problem`. */
struct search {
	struct reach reach;
	uint32_t *homes, problem;
	size_t known; /* of the places that were met */
};

static void meet(struct search *s, struct tree_target place)
{
	const struct reach *r = &s->reach;

	reach_from(&s->reach, place);
	for (; s->known < r->count; s->known++)
		if (r->met[s->known].kind == TREE_TO_QUESTION)
			s->homes[r->met[s->known].index] = s->problem;
}

static bool meet_question(void *self, uint32_t when, const struct tree_target *to)
{
	(void)when;
	if (to && to->kind == TREE_TO_QUESTION)
		meet(self, *to);
	return true;
}

/* A question stands with the first problem that leads to it; else with that of a remedy that
 * leads to it. */
static void find_homes(const struct tree *t, uint32_t *homes)
{
	struct search s = {.homes = homes};

	reach_init(&s.reach, t, TREE_NONE);
	for (; s.problem < tree_count(t, TREE_PROBLEMS); s.problem++)
		meet(&s, (struct tree_target){TREE_TO_PROBLEM, s.problem});
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		s.problem = tree_remedy(t, i)->problem;
		if (s.problem != TREE_NONE)
			tree_each_way(t, (struct tree_target){TREE_TO_REMEDY, i},
				      meet_question, &s);
	}
	reach_release(&s.reach);
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
