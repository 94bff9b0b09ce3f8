/* scope.c - which pages of a tree a reader can come to. */
#include "export/scope.h"

#include <stdlib.h>

#include "base/mem.h"

/* --- conditions ----------------------------------------------------------------------- */

static enum tree_truth judge(const void *self, const uint32_t *words)
{
	const struct scope *s = self;
	const struct walk_choice *given = walk_answer_to(s->reader, words[0]);

	if (!given)
		return s->asked && !s->asked[words[0]] ? TREE_NO : TREE_PERHAPS;
	for (uint32_t i = 0; i < words[1]; i++)
		if (words[2 + i] == walk_operand(*given))
			return TREE_YES;
	return TREE_NO;
}

bool scope_may_hold(const struct scope *s, uint32_t index)
{
	const uint32_t *at;

	if (!s->reader || index == TREE_NONE)
		return true;
	at = tree_condition(s->reader->tree, index);
	return tree_condition_truth(&at, judge, s) != TREE_NO;
}

/* --- places --------------------------------------------------------------------------- */

static void meet(struct scope *s, struct tree_target place)
{
	bool *met = s->met + tree_place_number(s->reader->tree, place);

	if (place.kind != TREE_TO_NOTHING && !*met)
		s->places[s->count++] = place;
	*met = true;
}

static bool follow_way(void *self, uint32_t when, const struct tree_target *to)
{
	struct scope *s = self;
	bool holds = scope_may_hold(s, when);

	if (holds && to)
		meet(s, *to);
	return holds;
}

/* The answers of a question may say in which role the reader goes on. */
static void meet_roles(struct scope *s, uint32_t question)
{
	const struct tree *t = s->reader->tree;
	struct tree_list answers = tree_question(t, question)->answers;

	for (uint32_t i = answers.first; i < answers.first + answers.count; i++) {
		const struct tree_answer *a = tree_answer(t, i);

		if (a->role != TREE_NONE && scope_may_hold(s, a->when))
			s->roles[a->role] = true;
	}
}

static bool sees(const struct scope *s, uint32_t problem)
{
	const struct tree *t = s->reader->tree;

	for (uint32_t role = 0; role < tree_count(t, TREE_ROLES); role++)
		if (s->roles[role] && tree_role_sees(t, role, problem))
			return true;
	return false;
}

/* What a question offers is known when all roles are that lead to it. */
static void meet_problems(struct scope *s)
{
	const struct tree *t = s->reader->tree;
	uint32_t asks = tree_head(t)->problem_question;

	if (asks == TREE_NONE ||
	    !scope_has(s, (struct tree_target){TREE_TO_QUESTION, asks}))
		return;
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
		if (sees(s, i))
			meet(s, (struct tree_target){TREE_TO_PROBLEM, i});
}

static void follow_all(struct scope *s)
{
	while (s->followed < s->count) {
		struct tree_target place = s->places[s->followed++];

		tree_each_way(s->reader->tree, place, follow_way, s);
		if (place.kind == TREE_TO_QUESTION)
			meet_roles(s, place.index);
	}
}

bool scope_has(const struct scope *s, struct tree_target place)
{
	return !s->reader || s->met[tree_place_number(s->reader->tree, place)];
}

static void find_all(struct scope *s)
{
	const struct tree *t = s->reader->tree;
	size_t places = (size_t)tree_place_number(t, (struct tree_target){0}) + 1;

	s->count = s->followed = 0;
	s->met = mem_alloc(places * sizeof *s->met);
	s->roles = mem_alloc((tree_count(t, TREE_ROLES) + (size_t)1) * sizeof *s->roles);
	s->places = mem_alloc(places * sizeof *s->places);
	if (walk_role(s->reader) != TREE_NONE)
		s->roles[walk_role(s->reader)] = true;
	meet(s, walk_target(s->reader->here));
	follow_all(s);
	meet_problems(s);
	for (uint32_t i = 0; i < tree_count(t, TREE_ACTORS); i++)
		if (tree_actor(t, i)->who != TREE_NONE)
			meet(s,
			     (struct tree_target){TREE_TO_REMEDY, tree_actor(t, i)->who});
	meet(s, (struct tree_target){TREE_TO_REMEDY, tree_head(t)->last_resort});
	follow_all(s);
}

/* Questions come first among the places: so what was met says which can be asked. */
void scope_init(struct scope *s, const struct walk *reader)
{
	bool *asked;

	*s = (struct scope){.reader = reader};
	find_all(s);
	asked = s->met;
	s->met = NULL;
	scope_release(s);
	*s = (struct scope){.reader = reader, .asked = asked};
	find_all(s);
}

void scope_release(struct scope *s)
{
	free(s->met);
	free(s->asked);
	free(s->roles);
	free(s->places);
	*s = (struct scope){0};
}
