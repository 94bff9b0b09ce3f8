/* people.c - who acts in a remedy, seen from the reader's side. */
#include "page/make.h"

/* Does the reader help somebody else? Then the answer that said who he is did not say
 * whose problem it is. */
static bool helps(const struct walk *w)
{
	for (size_t i = w->count; i-- > 0;) {
		const struct walk_choice c = w->steps[i].choice;
		const struct tree_answer *a =
			c.kind == CHOICE_ANSWER ? tree_answer(w->tree, c.index) : NULL;

		if (a && a->reader != TREE_NONE)
			return a->role == TREE_NONE;
	}
	return false;
}

bool actor_has_problem(struct page_make *m, uint32_t actor)
{
	const struct tree *t = m->page.walk->tree;
	uint32_t actors = tree_count(t, TREE_ACTORS);

	if (!m->have_problem) {
		m->have_problem = arena_alloc(&m->page.arena, actors + 1);
		for (uint32_t i = 0; i < tree_count(t, TREE_ANSWERS); i++) {
			const struct tree_answer *a = tree_answer(t, i);

			if (a->reader < actors && a->role != TREE_NONE)
				m->have_problem[a->reader] = true;
		}
	}
	return actor < actors && m->have_problem[actor];
}

/* Whose eyes the steps are seen with. Opened by its code, a remedy is read by the one who
 * has the problem, as far as anybody knows. */
static void find_reader(struct page_make *m)
{
	const struct walk *w = m->page.walk;
	uint32_t actors = tree_count(w->tree, TREE_ACTORS);

	if (m->knows_reader)
		return;
	m->knows_reader = true;
	m->helps = helps(w);
	m->reader = walk_reader(w);
	for (uint32_t i = 0; m->reader == TREE_NONE && i < actors; i++)
		if (actor_has_problem(m, i))
			m->reader = i;
}

bool reader_helps(struct page_make *m)
{
	find_reader(m);
	return m->helps;
}

uint32_t reader_actor(struct page_make *m)
{
	find_reader(m);
	return m->reader;
}

/* To one who helps, the person who has the problem is called by his role: "Teacher". */
const char *actor_name(struct page_make *m, uint32_t actor)
{
	const struct walk *w = m->page.walk;
	uint32_t role = walk_role(w);

	if (role != TREE_NONE && reader_helps(m) && actor_has_problem(m, actor))
		return make_text(m, tree_role(w->tree, role)->name);
	return make_text(m, tree_actor(w->tree, actor)->name);
}
