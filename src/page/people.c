/* people.c - who acts in a remedy, seen from the reader's side. */
#include "page/make.h"

/* Does the reader help somebody else? Then the answer that said who he is did not say
 * whose problem it is. */
bool make_helps(const struct page_make *m)
{
	const struct walk *w = m->page.walk;

	for (size_t i = w->count; i-- > 0;) {
		const struct walk_choice c = w->steps[i].choice;
		const struct tree_answer *a =
			c.kind == CHOICE_ANSWER ? tree_answer(w->tree, c.index) : NULL;

		if (a && a->reader != TREE_NONE)
			return a->role == TREE_NONE;
	}
	return false;
}

/* Is this the actor that people are who have the problem themselves? */
bool make_has_problem(const struct tree *t, uint32_t actor)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_ANSWERS); i++) {
		const struct tree_answer *a = tree_answer(t, i);

		if (a->reader == actor && a->role != TREE_NONE)
			return true;
	}
	return false;
}

/* Whose eyes the steps are seen with. Opened by its code, a remedy is read by the one who
 * has the problem, as far as anybody knows. */
uint32_t make_reader(const struct page_make *m)
{
	const struct walk *w = m->page.walk;
	uint32_t reader = walk_reader(w);

	for (uint32_t i = 0; reader == TREE_NONE && i < tree_count(w->tree, TREE_ACTORS);
	     i++)
		if (make_has_problem(w->tree, i))
			reader = i;
	return reader;
}

/* To one who helps, the person who has the problem is called by his role: "Teacher". */
const char *make_actor_name(struct page_make *m, uint32_t actor)
{
	const struct walk *w = m->page.walk;
	uint32_t role = walk_role(w);

	if (role != TREE_NONE && make_helps(m) && make_has_problem(w->tree, actor))
		return make_text(m, tree_role(w->tree, role)->name);
	return make_text(m, tree_actor(w->tree, actor)->name);
}
