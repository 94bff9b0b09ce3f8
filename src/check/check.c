/* check.c - what can be seen on the records of a tree, one by one. */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "check/explore.h"

static unsigned count_steps(const struct tree *t, struct tree_list items)
{
	unsigned count = 0;

	for (uint32_t i = 0; i < items.count; i++)
		count += !tree_item(t, items.first + i)->is_warning;
	return count;
}

/* Every item list of a remedy, in the order in which it is read: the steps, each option,
 * what comes after. Returns false after the last. */
static bool item_list(const struct tree *t, const struct tree_remedy *r, uint32_t n,
		      struct tree_list *items)
{
	if (n == 0)
		*items = r->steps;
	else if (n <= r->options.count)
		*items = tree_option(t, r->options.first + n - 1)->steps;
	else
		*items = r->after;
	return n <= r->options.count + 1;
}

/* Returns whether a step with this id stands before (or, not `before`, from) item `limit`. */
static bool has_step(const struct tree *t, const struct tree_remedy *r, const char *id,
		     uint32_t limit, bool before)
{
	struct tree_list items;

	for (uint32_t n = 0; item_list(t, r, n, &items); n++)
		for (uint32_t i = items.first; i < items.first + items.count; i++) {
			const struct tree_item *item = tree_item(t, i);

			if (!item->is_warning && (i < limit) == before &&
			    !strcmp(tree_string(t, item->id), id))
				return true;
		}
	return false;
}

static void check_warning(const struct tree *t, const struct tree_remedy *r,
			  uint32_t index, struct diags *diags)
{
	const struct tree_item *warning = tree_item(t, index);
	const char *guarded = tree_string(t, warning->guards);

	if (!warning->guards || has_step(t, r, guarded, index, false))
		return;
	diag_add(diags, has_step(t, r, guarded, index, true) ? E048 : E016,
		 warning->place, "'%s'", guarded);
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
	struct tree_list items;
	unsigned steps = 0;

	for (uint32_t n = 0; item_list(t, r, n, &items); n++) {
		steps += count_steps(t, items);
		for (uint32_t i = items.first; i < items.first + items.count; i++)
			if (tree_item(t, i)->is_warning)
				check_warning(t, r, i, diags);
			else if (tree_item(t, i)->id &&
				 has_step(t, r, tree_string(t, tree_item(t, i)->id), i,
					  true))
				diag_add(diags, E015, tree_item(t, i)->place, "%s",
					 tree_string(t, tree_item(t, i)->id));
	}
	check_ways_on(t, r, diags);
	if (!last && r->ends)
		diag_add(diags, W061, r->place, "%s", _("`ends` is for the last resort"));
	if (!steps)
		diag_add(diags, E046, r->place, "'%s'", tree_string(t, r->id));
	if (!last && !r->fails.count)
		diag_add(diags, E047, r->place, _("'%s' needs `fails`"),
			 tree_string(t, r->id));
	if (last && !r->ends)
		diag_add(diags, E047, r->place, _("the last resort needs `ends`"));
}

static void check_question(const struct tree *t, uint32_t index, struct diags *diags)
{
	const struct tree_question *q = tree_question(t, index);

	for (uint32_t i = 0; q->problems && i < q->answers.count; i++) {
		const struct tree_answer *a = tree_answer(t, q->answers.first + i);

		for (uint32_t p = 0; p < tree_count(t, TREE_PROBLEMS); p++)
			if (!strcmp(tree_string(t, a->id),
				    tree_string(t, tree_problem(t, p)->id)))
				diag_add(diags, E015, a->place, _("'%s' is a problem"),
					 tree_string(t, a->id));
	}
}

static void check_aliases(const struct tree *t, struct diags *diags)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_ALIASES); i++) {
		const struct tree_alias *a = tree_alias(t, i);

		for (enum tree_kind k = TREE_TO_QUESTION; k <= TREE_TO_PROBLEM; k++) {
			uint32_t found = tree_find(t, k, tree_string(t, a->old));
			uint32_t now = tree_find(t, k, tree_string(t, a->now));

			if (found != TREE_NONE && found != now)
				diag_add(diags, E051, a->place, _("'%s' is still in use"),
					 tree_string(t, a->old));
		}
	}
}

/* --- what is never used ------------------------------------------------------------------ */

struct uses {
	bool *actors, *roles, *systems, *groups;
};

static void note_use(bool *used, uint32_t index)
{
	if (index != TREE_NONE)
		used[index] = true;
}

static void note_uses(const struct tree *t, const struct uses *used)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_ITEMS); i++) {
		note_use(used->actors, tree_item(t, i)->by);
		note_use(used->systems, tree_item(t, i)->system);
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_ANSWERS); i++) {
		note_use(used->actors, tree_answer(t, i)->reader);
		note_use(used->roles, tree_answer(t, i)->role);
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		struct tree_list by = tree_remedy(t, i)->retry_by;

		for (uint32_t n = 0; n < by.count; n++)
			note_use(used->actors, tree_word(t, by, n));
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
		note_use(used->groups, tree_problem(t, i)->group);
}

static void report_unused(const struct tree *t, bool used, struct place place,
			  tree_text id, struct diags *diags)
{
	if (!used)
		diag_add(diags, W061, place, "'%s'", tree_string(t, id));
}

static void check_use(const struct tree *t, struct diags *diags)
{
	struct uses used = {mem_alloc(tree_count(t, TREE_ACTORS)),
			    mem_alloc(tree_count(t, TREE_ROLES)),
			    mem_alloc(tree_count(t, TREE_SYSTEMS)),
			    mem_alloc(tree_count(t, TREE_GROUPS))};

	note_uses(t, &used);
	for (uint32_t i = 0; i < tree_count(t, TREE_ACTORS); i++)
		report_unused(t, used.actors[i], tree_actor(t, i)->place,
			      tree_actor(t, i)->id, diags);
	for (uint32_t i = 0; i < tree_count(t, TREE_ROLES); i++)
		report_unused(t, used.roles[i], tree_role(t, i)->place,
			      tree_role(t, i)->id, diags);
	for (uint32_t i = 0; i < tree_count(t, TREE_SYSTEMS); i++)
		report_unused(t, used.systems[i], tree_system(t, i)->place,
			      tree_system(t, i)->id, diags);
	for (uint32_t i = 0; i < tree_count(t, TREE_GROUPS); i++)
		report_unused(t, used.groups[i], tree_group(t, i)->place,
			      tree_group(t, i)->id, diags);
	free(used.actors);
	free(used.roles);
	free(used.systems);
	free(used.groups);
}

void check_tree(const struct tree *t, const struct check_keyboard *keyboard,
		struct diags *diags, struct check_figures *figures)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
		check_remedy(t, i, diags);
	for (uint32_t i = 0; i < tree_count(t, TREE_QUESTIONS); i++)
		check_question(t, i, diags);
	check_aliases(t, diags);
	check_use(t, diags);
	explore(t, keyboard, diags, figures);
	diags_sort(diags);
}

void check_figures_release(struct check_figures *figures)
{
	arena_release(&figures->arena);
	*figures = (struct check_figures){0};
}
