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

/* Ids that would make an answer mean two things. */
static void check_ways_on(const struct tree *t, const struct tree_remedy *r,
			  struct diags *diags)
{
	static const char *const taken[] = {"works", "fails", "other"};

	for (uint32_t i = r->then.first; i < r->then.first + r->then.count; i++) {
		const struct tree_answer *a = tree_answer(t, i);

		for (size_t n = 0; n < sizeof taken / sizeof *taken; n++)
			if (!strcmp(tree_string(t, a->id), taken[n]))
				diag_add(diags, E015, a->place,
					 _("'%s' is a way on of every remedy"), taken[n]);
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

void check_tree(const struct tree *t, struct diags *diags, struct check_figures *figures)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
		check_remedy(t, i, diags);
	check_answers(t, diags);
	check_aliases(t, TREE_QUESTIONS, diags);
	check_aliases(t, TREE_REMEDIES, diags);
	check_aliases(t, TREE_PROBLEMS, diags);
	explore_tree(t, diags, figures);
	diags_sort(diags);
}

void check_figures_release(struct check_figures *figures)
{
	free(figures->fewest);
	*figures = (struct check_figures){0};
}
