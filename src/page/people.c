/* people.c - who acts in a remedy, seen from the reader's side. */
#include "page/make.h"

static void find_who_has_problem(struct page_make *m)
{
	const struct tree *t = m->page.walk->tree;
	uint32_t actors = tree_count(t, TREE_ACTORS);

	m->has_problem = arena_alloc(&m->page.arena, actors * sizeof *m->has_problem);
	for (uint32_t i = 0; i < tree_count(t, TREE_ANSWERS); i++) {
		const struct tree_answer *a = tree_answer(t, i);

		if (a->reader < actors && a->role != TREE_NONE)
			m->has_problem[a->reader] = true;
	}
}

void make_people(struct page_make *m)
{
	const struct walk *w = m->page.walk;
	uint32_t actors = tree_count(w->tree, TREE_ACTORS);

	find_who_has_problem(m);
	m->reader = walk_reader(w);
	m->person = TREE_NONE;
	for (uint32_t i = actors; i-- > 0;)
		if (m->has_problem[i])
			m->person = i;
	if (m->reader == TREE_NONE)
		m->reader = m->person;
}

const char *make_actor_name(struct page_make *m, uint32_t actor)
{
	const struct walk *w = m->page.walk;
	uint32_t role = walk_role(w);

	if (role != TREE_NONE && m->helps && m->has_problem[actor]) {
		const struct tree_role *r = tree_role(w->tree, role);

		return make_text(m, r->brief ? r->brief : r->name);
	}
	return make_text(m, tree_actor(w->tree, actor)->name);
}
