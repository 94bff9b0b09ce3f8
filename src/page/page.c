/* page.c - pages of questions and ends. */
#include "page/page.h"

#include <string.h>

#include "base/tr.h"
#include "page/make.h"

static void make_any_who(struct page_make *m)
{
	for (uint32_t i = 0; i < tree_count(m->page.walk->tree, TREE_ACTORS); i++)
		make_who(m, i);
}

/* Where a code decides: one line for those of both names, which may stay empty. */
static void make_codes_field(struct page_make *m)
{
	const struct tree_head *head = tree_head(m->page.walk->tree);

	if (head->name_code_length == 0)
		return;
	/* TRANSLATORS: a line that may stay empty; %s is a code that only one thing has */
	make_field(m,
		   make_format(m, _("%s of both, if known (it decides)"),
			       make_literal(m, head->name_code)),
		   "");
	m->fields[m->page.field_count - 1].optional = true;
}

static void make_question(struct page_make *m)
{
	const struct walk *w = m->page.walk;
	const struct tree *t = w->tree;
	const struct tree_question *q = tree_question(t, w->here.index);
	const char **columns =
		arena_alloc(&m->page.arena, q->columns.count * sizeof *columns);

	m->page.id = make_literal(m, q->id);
	m->page.title = make_text(m, q->ask);
	if (!w->count && w->here.index == tree_head(t)->start &&
	    w->sought.kind == TREE_TO_NOTHING)
		m->page.welcome = make_text(m, tree_head(t)->welcome);
	m->page.help = make_text(m, q->help);
	m->page.compares = w->here.index == tree_head(t)->compare_question;
	for (uint32_t i = 0; i < q->columns.count; i++) {
		columns[i] = tree_word_string(t, q->columns, i);
		if (m->page.compares)
			/* TRANSLATORS: %s is the system that has the name. */
			make_field(m, make_format(m, _("Name in %s"), columns[i]), "");
	}
	if (m->page.compares)
		make_codes_field(m);
	m->page.columns = columns;
	m->page.column_count = q->columns.count;
	if (q->warn)
		make_block(m, BLOCK_WARNING, _("Warning"), make_text(m, q->warn));
	if (w->here.how != TREE_NONE)
		make_block(m, BLOCK_HOW, _("How to find out"),
			   make_text(m, tree_answer(t, w->here.how)->how));
	else if (q->help)
		make_block(m, BLOCK_PARAGRAPH, "", m->page.help);
	m->page.added = make_text(m, q->added);
	if (q->added)
		make_block(m, BLOCK_NOTE, _("Note"), "")->added = m->page.added;
	make_any_who(m);
}

/* What is to be done by when, who else acts, and how to come back: a line each. */
static void make_receipt(struct page_make *m)
{
	struct buf receipt = {0};
	char *rest, *line;

	page_add_receipt(&receipt, m->page.walk, m->page.world);
	rest = arena_copy(&m->page.arena, buf_string(&receipt), receipt.length);
	buf_release(&receipt);
	while ((line = strsep(&rest, "\n")))
		if (*line)
			make_block(m, BLOCK_PARAGRAPH, "", line);
}

/* What can be done with the remedy that was left is still offered: its letters, its addresses.
 * Nothing of it is shown again. */
static void make_left_remedy(struct page_make *m)
{
	size_t shown = m->page.block_count;
	const char *title = m->page.title;

	make_remedy(m, m->page.walk->here.index);
	make_recipients_and_links(m);
	for (size_t i = shown; i < m->page.block_count; i++)
		m->blocks[i].hidden = true;
	m->page.reveals = false;
	m->page.title = title;
	m->page.id = "end";
}

static void make_end(struct page_make *m)
{
	const struct walk *w = m->page.walk;
	const struct tree_remedy *r = tree_remedy(w->tree, w->here.index);

	m->page.id = "end";
	m->page.code = make_literal(m, r->code);
	switch (w->here.kind) {
	case WALK_SOLVED:
		m->page.solved = true;
		m->page.title = _("Good: the problem is solved.");
		make_block(m, BLOCK_PARAGRAPH, "",
			   _("You can leave the program now, or start again for somebody "
			     "else."));
		break;
	case WALK_WAITING:
		m->page.title = _("Come back when it is time.");
		make_receipt(m);
		break;
	case WALK_UNSOLVED:
	case WALK_QUESTION:
	case WALK_REMEDY:
		m->page.title = _("More cannot be done from here.");
		if (r->ends)
			make_block(m, BLOCK_PARAGRAPH, "", make_text(m, r->ends));
		make_receipt(m);
		break;
	}
	if (w->here.kind != WALK_SOLVED)
		make_left_remedy(m);
	make_any_who(m);
}

const struct page *page_new(const struct walk *w, const struct page_context *context)
{
	struct page_make *m = make_page(w, PAGE_END);

	m->page.leads_back = w->count > 0;
	m->page.has_next = walk_next_person(w) < w->count;
	if (context) {
		m->page.world = context->world;
		m->page.leads_back |= context->leads_back;
		m->page.find = context->find;
		m->page.reveals = context->reveals;
		m->of_others = context->of_others;
	}
	switch (w->here.kind) {
	case WALK_QUESTION:
		m->page.kind = PAGE_QUESTION;
		make_question(m);
		break;
	case WALK_REMEDY:
		m->page.kind = PAGE_REMEDY;
		make_remedy(m, w->here.index);
		break;
	case WALK_SOLVED:
	case WALK_UNSOLVED:
	case WALK_WAITING:
		make_end(m);
		break;
	}
	make_choices(m);
	if (m->page.kind == PAGE_REMEDY) {
		make_outcomes(m);
		make_recipients_and_links(m);
	}
	return &m->page;
}
