/* check.c - what can be seen on the records of a tree, one by one. */
#include "check/check.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "check/explore.h"

/* --- ids ----------------------------------------------------------------------------------- */

/* An id and the record that has it. */
struct owner {
	const char *id;
	uint32_t index;
};

/* Ids, sorted: those that are equal by their records. All zeroes is empty. */
struct owners {
	struct owner *items;
	size_t count, capacity;
};

static void owners_add(struct owners *o, const char *id, uint32_t index)
{
	o->items = mem_grow(o->items, &o->capacity, o->count + 1, sizeof *o->items);
	o->items[o->count++] = (struct owner){id, index};
}

static int compare_owners(const void *a, const void *b)
{
	const struct owner *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	return order ? order : x->index < y->index ? -1 : x->index > y->index;
}

static void owners_sort(struct owners *o)
{
	if (o->count)
		qsort(o->items, o->count, sizeof *o->items, compare_owners);
}

static void owners_release(struct owners *o)
{
	free(o->items);
	*o = (struct owners){0};
}

/* Returns how many of the sorted ones come before this id and record. */
static size_t owners_before(const struct owners *o, const char *id, uint32_t index)
{
	const struct owner wanted = {id, index};
	size_t low = 0, high = o->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_owners(&o->items[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Returns the first record from `index` on that has the id, or TREE_NONE. */
static uint32_t owners_find(const struct owners *o, const char *id, uint32_t index)
{
	size_t at = owners_before(o, id, index);

	return at < o->count && !strcmp(o->items[at].id, id) ? o->items[at].index
							     : TREE_NONE;
}

/* --- remedies ------------------------------------------------------------------------------ */

/* Does a step with this id stand before item `limit`? */
static bool stands_before(const struct owners *steps, const char *id, uint32_t limit)
{
	return owners_find(steps, id, 0) < limit;
}

static void check_warning(const struct tree *t, const struct owners *steps,
			  uint32_t index, struct diags *diags)
{
	const struct tree_item *warning = tree_item(t, index);
	const char *guarded = tree_string(t, warning->guards);

	if (!warning->guards || owners_find(steps, guarded, index) != TREE_NONE)
		return;
	diag_add(diags, stands_before(steps, guarded, index) ? E048 : E016,
		 warning->place, "'%s'", guarded);
}

/* Checks the ids of the steps; returns how many steps there are. */
static unsigned check_items(const struct tree *t, const struct tree_remedy *r,
			    struct diags *diags)
{
	struct tree_items at = {0};
	struct owners ids = {0};
	unsigned steps = 0;

	while (tree_items_next(t, r, &at)) {
		steps += !at.item->is_warning;
		if (!at.item->is_warning && at.item->id)
			owners_add(&ids, tree_string(t, at.item->id), at.index);
	}
	owners_sort(&ids);
	for (at = (struct tree_items){0}; tree_items_next(t, r, &at);) {
		const char *id = tree_string(t, at.item->id);

		if (at.item->is_warning)
			check_warning(t, &ids, at.index, diags);
		else if (at.item->id && stands_before(&ids, id, at.index))
			diag_add(diags, E015, at.item->place, "%s", id);
	}
	owners_release(&ids);
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

/* --- questions and aliases ------------------------------------------------------------------ */

static void add_ids(const struct tree *t, enum tree_kind kind, struct owners *ids)
{
	for (uint32_t i = 0;
	     kind == TREE_TO_QUESTION && i < tree_count(t, TREE_QUESTIONS); i++)
		owners_add(ids, tree_string(t, tree_question(t, i)->id), i);
	for (uint32_t i = 0; kind == TREE_TO_REMEDY && i < tree_count(t, TREE_REMEDIES);
	     i++)
		owners_add(ids, tree_string(t, tree_remedy(t, i)->id), i);
	for (uint32_t i = 0; kind == TREE_TO_PROBLEM && i < tree_count(t, TREE_PROBLEMS);
	     i++)
		owners_add(ids, tree_string(t, tree_problem(t, i)->id), i);
	owners_sort(ids);
}

static void check_question(const struct tree *t, uint32_t index,
			   const struct owners *problems, struct diags *diags)
{
	const struct tree_question *q = tree_question(t, index);

	for (uint32_t i = 0; q->problems && i < q->answers.count; i++) {
		const struct tree_answer *a = tree_answer(t, q->answers.first + i);

		if (owners_find(problems, tree_string(t, a->id), 0) != TREE_NONE)
			diag_add(diags, E015, a->place, _("'%s' is a problem"),
				 tree_string(t, a->id));
	}
}

static void check_questions(const struct tree *t, struct diags *diags)
{
	struct owners problems = {0};

	add_ids(t, TREE_TO_PROBLEM, &problems);
	for (uint32_t i = 0; i < tree_count(t, TREE_QUESTIONS); i++)
		check_question(t, i, &problems, diags);
	owners_release(&problems);
}

/* An old id is nothing's own, unless it is what it stands for. */
static void check_aliases(const struct tree *t, struct diags *diags)
{
	for (enum tree_kind k = TREE_TO_QUESTION; k <= TREE_TO_PROBLEM; k++) {
		struct owners ids = {0};

		add_ids(t, k, &ids);
		for (uint32_t i = 0; i < tree_count(t, TREE_ALIASES); i++) {
			const struct tree_alias *a = tree_alias(t, i);
			const char *old = tree_string(t, a->old);
			const char *now = tree_string(t, a->now);

			if (owners_find(&ids, old, 0) != TREE_NONE &&
			    strcmp(old, now) != 0)
				diag_add(diags, E051, a->place, _("'%s' is still in use"),
					 old);
		}
		owners_release(&ids);
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

void check_tree(const struct tree *t, struct diags *diags, struct check_figures *figures)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
		check_remedy(t, i, diags);
	check_questions(t, diags);
	check_aliases(t, diags);
	check_use(t, diags);
	explore(t, diags, figures);
	diags_sort(diags);
}

void check_figures_release(struct check_figures *figures)
{
	free(figures->fewest);
	*figures = (struct check_figures){0};
}
