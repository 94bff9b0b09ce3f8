/* choices.c - what can be chosen on a page: answers, problems, how a remedy went. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/tr.h"
#include "page/make.h"

struct page_choice *make_problem(struct page_make *m, uint32_t index)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_problem *p = tree_problem(t, index);
	struct page_choice *c = make_choice(m, make_literal(m, p->id));

	c->number = make_literal(m, p->number);
	c->text = make_literal(m, p->shown);
	c->meaning = make_text(m, p->meaning);
	c->group = make_text(m, tree_group(t, p->group)->title);
	c->apart = make_text(m, p->apart);
	return c;
}

static void make_example(struct page_make *m, struct page_choice *c,
			 const struct tree_answer *a)
{
	const struct tree *t = m->page.walk->tree;
	const char **cells =
		arena_alloc(&m->page.arena, a->example.count * sizeof *cells);
	struct buf line = {0};

	for (uint32_t i = 0; i < a->example.count; i++) {
		cells[i] = tree_word_string(t, a->example, i);
		buf_add_format(&line, "%s", i ? "; " : "");
		if (i < m->page.column_count)
			buf_add_format(&line, "%s: ", m->page.columns[i]);
		buf_add(&line, cells[i]);
	}
	c->example = make_string(m, &line);
	if (m->page.column_count && a->example.count)
		c->cells = cells;
}

static void make_answer(struct page_make *m, uint32_t index, bool after_problems)
{
	const struct tree_answer *a = tree_answer(m->page.walk->tree, index);
	struct page_choice *c = make_choice(m, make_literal(m, a->id));

	c->label = make_literal(m, a->label);
	c->text = make_text(m, a->text);
	c->brief = *c->label ? c->label : a->brief ? make_text(m, a->brief) : c->text;
	c->unknown = a->unknown;
	c->danger = a->danger;
	/* TRANSLATORS: heading over the answers that are no problem's message. */
	c->group = after_problems ? _("Something else") : "";
	make_example(m, c, a);
}

static void make_way_on(struct page_make *m, struct walk_choice choice)
{
	static const char *const briefs[] = {
		/* TRANSLATORS: what came of a remedy, as short as possible */
		[CHOICE_WORKS] = N_("it works"),
		[CHOICE_FAILS] = N_("still fails"),
		[CHOICE_OTHER] = N_("other message"),
		[CHOICE_WAITING] = N_("waiting")};
	struct page_choice *c = make_choice(m, walk_choice_id(m->page.walk, choice));
	const struct tree *t = m->page.walk->tree;

	c->text = make_short_answer(m, choice);
	if (choice.kind == CHOICE_WORKS && tree_head(t)->solved)
		/* TRANSLATORS: %s is what is seen then. */
		c->text = make_format(m, _("It works: %s"),
				      make_text(m, tree_head(t)->solved));
	c->brief = _(briefs[choice.kind]);
}

void make_outcomes(struct page_make *m)
{
	m->page.outcomes = m->choices;
	m->page.outcome_count = m->page.choice_count;
	m->page.choice_count = 0;
}

/* Returns the highest number of a problem in the tree; 0 if not all have numbers that can be
 * typed. */
static unsigned long highest_number(const struct tree *t)
{
	unsigned long highest = 0;

	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		const char *number = tree_string(t, tree_problem(t, i)->number);
		char *end;
		unsigned long n = strtoul(number, &end, 10);

		if (*end || n < 1 || n > 99999 || !isdigit((unsigned char)*number))
			return 0;
		if (n > highest)
			highest = n;
	}
	return highest;
}

/* Other answers get the numbers after the highest of a problem, even of one that is not on this
 * page: a number means one problem everywhere. */
void make_typed(struct page_make *m)
{
	unsigned long next = 0;

	for (size_t i = 0; i < m->page.choice_count && !next; i++)
		if (*m->choices[i].number)
			next = highest_number(m->page.walk->tree);
	m->page.numbered = next > 0;
	for (size_t i = 0; i < m->page.choice_count; i++) {
		struct page_choice *c = &m->choices[i];

		/* What was found keeps what is typed for it. */
		if (*c->typed)
			continue;
		c->typed = m->page.numbered && *c->number
				   ? c->number
				   : make_format(m, "%lu",
						 m->page.numbered ? ++next : i + 1);
	}
}

/* Returns whether the question here has a warning. */
static bool warns(const struct page *p)
{
	const struct walk *w = p->walk;

	return w->here.kind == WALK_QUESTION &&
	       tree_question(w->tree, w->here.index)->warn;
}

/* Returns a choice that is safe to confirm unread: the one given here, or the first. A dangerous
 * one is neither; where there is a warning, none is. */
static size_t preselect(const struct page *p, size_t given)
{
	if (given != SIZE_MAX && !p->choices[given].danger)
		return given;
	if (warns(p))
		return SIZE_MAX;
	for (size_t i = 0; i < p->choice_count; i++)
		if (!p->choices[i].danger)
			return i;
	return 0;
}

/* Returns the choice that was given here last, an "I don't know" or before going back; SIZE_MAX:
 * none was. */
static size_t given_here(const struct page_make *m)
{
	const struct walk *w = m->page.walk;

	if (w->here.how == TREE_NONE)
		return m->page.remembered;
	return page_find_choice(
		&m->page, tree_string(w->tree, tree_answer(w->tree, w->here.how)->id));
}

void make_choices(struct page_make *m)
{
	const char *remembered = m->of_others ? NULL : walk_remembered(m->page.walk);
	struct walk_choices choices = {0};
	bool has_problems = false;

	walk_choices(m->page.walk, &choices);
	for (size_t i = 0; i < choices.count; i++) {
		struct walk_choice c = choices.items[i];

		switch (c.kind) {
		case CHOICE_PROBLEM:
			has_problems = true;
			make_problem(m, c.index);
			break;
		case CHOICE_ANSWER:
			make_answer(m, c.index, has_problems);
			break;
		case CHOICE_WORKS:
		case CHOICE_FAILS:
		case CHOICE_OTHER:
		case CHOICE_WAITING:
			make_way_on(m, c);
			break;
		case CHOICE_REMEDY:
			break; /* never on offer */
		}
	}
	walk_choices_release(&choices);
	make_typed(m);
	if (remembered)
		m->page.remembered = page_find_choice(&m->page, remembered);
	m->page.preselected = preselect(&m->page, given_here(m));
}
