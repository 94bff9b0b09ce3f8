/* check.c - what can be seen on the records of a tree, one by one. */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/lookup.h"
#include "base/mem.h"
#include "base/tr.h"
#include "check/explore.h"

/* --- remedies ------------------------------------------------------------------------------ */

/* Checks the ids of the steps: each has one of its own, and stands behind the warnings that guard
 * it. Returns how many steps there are. */
static unsigned check_items(const struct tree *t, const struct tree_remedy *r,
			    struct diags *diags)
{
	struct tree_items at = {0};
	struct lookup ids = {0};
	unsigned steps = 0;

	while (tree_items_next(t, r, &at)) {
		steps += !at.item->is_warning;
		if (!at.item->is_warning && at.item->id)
			lookup_add(&ids, tree_string(t, at.item->id), at.index);
	}
	lookup_sort(&ids);
	for (at = (struct tree_items){0}; tree_items_next(t, r, &at);) {
		const struct tree_item *item = at.item;
		const char *id =
			tree_string(t, item->is_warning ? item->guards : item->id);
		uint32_t first = lookup_find(&ids, id);

		if (!*id)
			continue;
		if (!item->is_warning && first != at.index)
			diag_add(diags, E015, item->place, "%s", id);
		else if (item->is_warning &&
			 lookup_find_from(&ids, id, at.index) == LOOKUP_NONE)
			diag_add(diags, first == LOOKUP_NONE ? E016 : E048, item->place,
				 "'%s'", id);
	}
	lookup_release(&ids);
	return steps;
}

/* Is it the id of a way on that every remedy has? */
static bool is_way_on(const char *id)
{
	static const char *const ways[] = {"works", "fails", "other", "waiting"};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		if (!strcmp(id, ways[i]))
			return true;
	return false;
}

/* Ids that would make an answer mean two things. */
static void check_ways_on(const struct tree *t, const struct tree_remedy *r,
			  struct diags *diags)
{
	for (uint32_t i = r->then.first; i < r->then.first + r->then.count; i++) {
		const struct tree_answer *a = tree_answer(t, i);

		if (is_way_on(tree_string(t, a->id)))
			diag_add(diags, E015, a->place,
				 _("'%s' is a way on of every remedy"),
				 tree_string(t, a->id));
		if (a->how)
			diag_add(diags, E021, a->place, "%s",
				 _("`how` is for a question"));
	}
}

static void check_remedy(const struct tree *t, uint32_t index, struct diags *diags)
{
	const struct tree_remedy *r = tree_remedy(t, index);
	bool last = index == tree_head(t)->last_resort;
	unsigned steps = check_items(t, r, diags);

	check_ways_on(t, r, diags);
	if (!steps)
		diag_add(diags, E046, r->place, "'%s'", tree_string(t, r->id));
	if (!last && !r->fails.count)
		diag_add(diags, E047, r->place, _("'%s' needs `fails`"),
			 tree_string(t, r->id));
	if (last && !r->ends)
		diag_add(diags, E047, r->place, _("the last resort needs `ends`"));
}

/* --- letters -------------------------------------------------------------------------------- */

/* Does anybody read the tree who helps somebody else? */
static bool has_helpers(const struct tree *t)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_ANSWERS); i++)
		if (tree_answer(t, i)->reader != TREE_NONE &&
		    tree_answer(t, i)->role == TREE_NONE)
			return true;
	return false;
}

/* Marks who has the problem: they get letters from helpers only. */
static void mark_persons(const struct tree *t, bool *is_person)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_ANSWERS); i++) {
		const struct tree_answer *a = tree_answer(t, i);

		if (a->reader != TREE_NONE && a->role != TREE_NONE)
			is_person[a->reader] = true;
	}
}

/* A letter is for somebody who acts, and each has one. `acts` is scratch, a place for each
 * actor, and false everywhere. */
static void check_letters_of(const struct tree *t, const struct tree_remedy *r,
			     bool *acts, const bool *needs_none, struct diags *diags)
{
	struct tree_items at = {0};

	while (tree_items_next(t, r, &at))
		if (!at.item->is_warning)
			acts[at.item->by] = true;
	for (uint32_t i = r->letters.first; i < r->letters.first + r->letters.count;
	     i++) {
		const struct tree_letter *letter = tree_letter(t, i);
		const char *to = tree_string(t, tree_actor(t, letter->to)->id);

		if (!acts[letter->to])
			diag_add(diags, E016, letter->place, _("'%s' has no step here"),
				 to);
		if (tree_letter_to(t, r, letter->to) != letter)
			diag_add(diags, E015, letter->place, "%s", to);
	}
	for (struct tree_items of = {0}; tree_items_next(t, r, &of);) {
		if (of.item->is_warning || !acts[of.item->by])
			continue;
		acts[of.item->by] = false;
		if (!needs_none[of.item->by] && !tree_letter_to(t, r, of.item->by))
			diag_add(diags, E055, r->place, "'%s'",
				 tree_string(t, tree_actor(t, of.item->by)->id));
	}
}

static void check_letters(const struct tree *t, struct diags *diags)
{
	uint32_t actors = tree_count(t, TREE_ACTORS);
	bool *acts = mem_alloc(actors), *needs_none = mem_alloc(actors);

	if (!tree_head(t)->letter_language && !tree_head(t)->handover)
		diag_add(diags, E012, (struct place){1, 1}, "letter, handover");
	if (!has_helpers(t))
		mark_persons(t, needs_none);
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		const struct tree_remedy *r = tree_remedy(t, i);

		if (tree_head(t)->letter_language)
			check_letters_of(t, r, acts, needs_none, diags);
		else if (r->letters.count)
			diag_add(diags, E021, tree_letter(t, r->letters.first)->place,
				 "%s", _("letters need `letter` in the head"));
	}
	free(acts);
	free(needs_none);
}

/* --- questions and aliases ------------------------------------------------------------------ */

/* Returns the ids of a part, which the caller releases. */
static struct lookup ids_of(const struct tree *t, enum tree_part part)
{
	struct tree_record r = {part, 0};
	struct lookup ids = {0};

	for (; r.index < tree_count(t, part); r.index++)
		lookup_add(&ids, tree_record_id(t, r), r.index);
	lookup_sort(&ids);
	return ids;
}

/* Where the answers are problems, no other answer has the id of one. */
static void check_answers(const struct tree *t, struct diags *diags)
{
	uint32_t question = tree_head(t)->problem_question;
	struct lookup problems = ids_of(t, TREE_PROBLEMS);
	struct tree_list answers = {0};

	if (question != TREE_NONE)
		answers = tree_question(t, question)->answers;
	for (uint32_t i = 0; i < answers.count; i++) {
		const struct tree_answer *a = tree_answer(t, answers.first + i);

		if (lookup_find(&problems, tree_string(t, a->id)) != LOOKUP_NONE)
			diag_add(diags, E015, a->place, _("'%s' is a problem"),
				 tree_string(t, a->id));
	}
	lookup_release(&problems);
}

/* An old id is nothing's own, unless it is what it stands for. */
static void check_aliases(const struct tree *t, enum tree_part part, struct diags *diags)
{
	struct lookup ids = ids_of(t, part);

	for (uint32_t i = 0; i < tree_count(t, TREE_ALIASES); i++) {
		const struct tree_alias *a = tree_alias(t, i);
		const char *old = tree_string(t, a->id);

		if (lookup_find(&ids, old) != LOOKUP_NONE &&
		    strcmp(old, tree_string(t, a->now)) != 0)
			diag_add(diags, E051, a->place, _("'%s' is still in use"), old);
	}
	lookup_release(&ids);
}

/* What a step of a path code can name. */
struct step_names {
	const struct tree *tree;
	struct lookup questions, remedies, answers, problems;
};

static bool is_among(const struct step_names *names, struct tree_list answers,
		     const char *id)
{
	uint32_t found = lookup_find_from(&names->answers, id, answers.first);

	return found != LOOKUP_NONE && found - answers.first < answers.count;
}

/* Is there such a question or remedy, with such an answer? */
static bool is_step(const struct step_names *names, const char *key, const char *value)
{
	uint32_t question = lookup_find(&names->questions, key);
	uint32_t remedy = lookup_find(&names->remedies, key);
	const struct tree_question *q;

	if (question == LOOKUP_NONE)
		return remedy != LOOKUP_NONE &&
		       (is_way_on(value) ||
			is_among(names, tree_remedy(names->tree, remedy)->then, value));
	q = tree_question(names->tree, question);
	return is_among(names, q->answers, value) ||
	       (q->problems && lookup_find(&names->problems, value) != LOOKUP_NONE);
}

/* The old step is none any more, and those that it has become are. Their form was looked at when
 * the tree was loaded. */
static void check_old_step(const struct step_names *names,
			   const struct tree_old_step *old, struct diags *diags)
{
	const char *step = tree_string(names->tree, old->step);
	char *now = mem_copy_string(tree_string(names->tree, old->now));
	char *copy = mem_copy_string(step), *value = copy, *rest = now, *one;
	const char *key = strsep(&value, "=");

	if (is_step(names, key, value))
		diag_add(diags, E051, old->place, _("'%s' is still in use"), step);
	while ((one = strsep(&rest, ","))) {
		key = strsep(&one, "=");
		if (!is_step(names, key, one))
			diag_add(diags, E016, old->place, "'%s=%s'", key, one);
	}
	free(copy);
	free(now);
}

static void check_old_steps(const struct tree *t, struct diags *diags)
{
	struct step_names names = {t, ids_of(t, TREE_QUESTIONS), ids_of(t, TREE_REMEDIES),
				   ids_of(t, TREE_ANSWERS), ids_of(t, TREE_PROBLEMS)};

	for (uint32_t i = 0; i < tree_count(t, TREE_OLD_STEPS); i++)
		check_old_step(&names, tree_old_step(t, i), diags);
	lookup_release(&names.questions);
	lookup_release(&names.remedies);
	lookup_release(&names.answers);
	lookup_release(&names.problems);
}

void check_ages(const struct tree *t, const struct tm *today, struct diags *diags)
{
	uint32_t year_ago = (uint32_t)((today->tm_year + 1899) * 10000 +
				       (today->tm_mon + 1) * 100 + today->tm_mday);

	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		const struct tree_problem *p = tree_problem(t, i);

		if (p->verified && p->verified < year_ago)
			diag_add(diags, N064, p->place, "'%s'", tree_string(t, p->id));
	}
}

void check_tree(const struct tree *t, struct diags *diags, struct check_figures *figures)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
		check_remedy(t, i, diags);
	check_answers(t, diags);
	check_aliases(t, TREE_QUESTIONS, diags);
	check_aliases(t, TREE_REMEDIES, diags);
	check_aliases(t, TREE_PROBLEMS, diags);
	check_old_steps(t, diags);
	check_letters(t, diags);
	explore_tree(t, diags, figures);
	diags_sort(diags);
}

void check_figures_release(struct check_figures *figures)
{
	free(figures->fewest);
	*figures = (struct check_figures){0};
}
