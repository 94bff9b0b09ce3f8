/* notes.c - pages about a page: help, glossary, who somebody is, the answers given,
 * whether to leave. */
#include <ctype.h>
#include <string.h>

#include "base/tr.h"
#include "page/make.h"

/* How many bytes may be searched for the words of a page. A tree that people read needs less than
 * a tenth of it; in a tree that is made to take long, some words are missed. */
enum { MAX_SEARCHED = 1 << 24 };

const struct page *page_help(const struct page *p)
{
	struct page_make *m = make_about(p, PAGE_NOTE, _("Help"));
	const struct tree_head *head = tree_head(p->walk->tree);

	if (p->kind == PAGE_QUESTION) {
		make_block(m, BLOCK_HEADING, "", p->title);
		make_block(
			m, BLOCK_PARAGRAPH, "",
			*p->help ? p->help
				 : _("Choose the answer that fits best. You can go back "
				     "and change it at any time."))
			->added = p->added;
		if (p->find)
			make_block(m, BLOCK_PARAGRAPH, "",
				   _("Instead of an answer you can type words of the "
				     "message, its number with #, or the code of a "
				     "remedy."));
	} else if (p->kind == PAGE_REMEDY) {
		make_block(m, BLOCK_HEADING, "", p->title);
		make_block(
			m, BLOCK_PARAGRAPH, "",
			_("Follow the steps in their order. A step marked as yours is "
			  "for you; every other step is for the person named there, and "
			  "comes with a message that you can hand over. Afterwards say "
			  "here how it went."));
	}
	make_block(m, BLOCK_KEYS, "", "");
	make_block(m, BLOCK_HEADING, "", p->tree_title);
	if (head->welcome)
		make_block(m, BLOCK_PARAGRAPH, "", make_text(m, head->welcome));
	make_block(m, BLOCK_PARAGRAPH, "", make_text(m, head->about));
	return &m->page;
}

const struct page *page_who(const struct page *p, const char *actor_id)
{
	const struct tree *t = p->walk->tree;

	for (uint32_t i = 0; i < tree_count(t, TREE_ACTORS); i++) {
		const struct tree_actor *a = tree_actor(t, i);
		struct page_make *m;

		if (strcmp(tree_string(t, a->id), actor_id) || a->who == TREE_NONE)
			continue;
		m = make_about(p, PAGE_NOTE, "");
		make_remedy(m, a->who);
		return &m->page;
	}
	return NULL;
}

/* --- the glossary ------------------------------------------------------------------------- */

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Takes bytes from the budget; returns false if there are not enough left. */
static bool spend(size_t *budget, size_t bytes)
{
	bool enough = bytes <= *budget;

	*budget = enough ? *budget - bytes : 0;
	return enough;
}

/* Does the text have this word, or these words, not as a part of a longer one? */
static bool has_word(const struct buf *text, const char *word, size_t *budget)
{
	size_t length = strlen(word);
	const char *start = buf_string(text), *s = start;

	if (!length || !spend(budget, text->length))
		return false;
	while (spend(budget, length) && (s = strcasestr(s, word))) {
		if ((s == start || !is_word_char(s[-1])) && !is_word_char(s[length]))
			return true;
		s++;
	}
	return false;
}

/* Appends everything that the page says, to be searched for words. */
static void add_page_text(struct buf *out, const struct page *p)
{
	buf_add_format(out, "%s\n%s\n", p->title, p->help);
	for (const struct page_block *b = NULL; (b = page_next_block(p, b));) {
		const struct page_step *s = b->step;

		buf_add_format(out, "%s\n%s\n", b->text, b->added);
		if (!s)
			continue;
		buf_add_format(out, "%s\n%s\n%s\n%s\n", s->by_name, s->by_word, s->text,
			       s->system);
		for (size_t j = 0; j < s->menu_count; j++)
			buf_add_format(out, "%s\n", s->menu[j]);
	}
	for (size_t i = 0; i < p->choice_count; i++) {
		const struct page_choice *c = &p->choices[i];

		buf_add_format(out, "%s\n%s\n%s\n", c->text, c->meaning, c->example);
	}
	for (size_t i = 0; i < p->column_count; i++)
		buf_add_format(out, "%s\n", p->columns[i]);
}

static bool stands_in(const struct tree *t, const struct tree_term *term,
		      const struct buf *text, size_t *budget)
{
	if (has_word(text, tree_string(t, term->name), budget))
		return true;
	for (uint32_t i = 0; i < term->also.count; i++)
		if (has_word(text, tree_word_string(t, term->also, i), budget))
			return true;
	return false;
}

const struct page *page_glossary(const struct page *p, bool all)
{
	const struct tree *t = p->walk->tree;
	struct page_make *m =
		make_about(p, PAGE_NOTE, all ? _("All words") : _("Words on this page"));
	struct buf text = {0};
	size_t budget = MAX_SEARCHED;

	add_page_text(&text, p);
	for (uint32_t i = 0; i < tree_count(t, TREE_TERMS); i++) {
		const struct tree_term *term = tree_term(t, i);

		if (all || stands_in(t, term, &text, &budget))
			make_block(m, BLOCK_TERM, make_literal(m, term->name),
				   make_text(m, term->meaning))
				->added = make_text(m, term->added);
	}
	buf_release(&text);
	if (m->page.block_count)
		return &m->page;
	page_free(&m->page);
	return NULL;
}

/* --- about a remedy ----------------------------------------------------------------------- */

/* Copies what the gist leaves out; of a step, whom the source names, and why it is ours. */
static void make_detail(struct page_make *m, const struct page_block *b)
{
	struct page_block *copy;

	if (b->detail) {
		copy = make_block(m, b->kind, b->label, b->text);
		*copy = *b;
		copy->detail = false;
	} else if (b->step && (*b->added || *b->step->by_word)) {
		/* TRANSLATORS: the number of a step, as a label */
		make_block(m, BLOCK_NOTE, make_format(m, _("Step %u"), b->step->number),
			   *b->step->by_word ? make_format(m, "%s (%s)", b->step->by_name,
							   b->step->by_word)
					     : "")
			->added = b->added;
	} else if (*b->added) {
		make_block(m, BLOCK_NOTE, b->label, "")->added = b->added;
	}
}

const struct page *page_details(const struct page *p)
{
	struct page_make *m;

	if (p->kind != PAGE_REMEDY)
		return NULL;
	m = make_about(p, PAGE_NOTE, p->title);
	m->page.code = p->code;
	for (const struct page_block *b = NULL; (b = page_next_block(p, b));)
		make_detail(m, b);
	/* TRANSLATORS: before a code that leads to this page again. */
	make_block(m, BLOCK_NOTE, _("Path code"), p->path);
	return &m->page;
}

const struct page *page_outcomes(const struct page *p)
{
	struct page_make *m;

	if (p->kind != PAGE_REMEDY)
		return NULL;
	m = make_about(p, PAGE_MENU, _("How did it go?"));
	make_block(m, BLOCK_PARAGRAPH, "", make_format(m, "%s  %s", p->code, p->title));
	for (size_t i = 0; i < p->outcome_count; i++)
		*make_choice(m, p->outcomes[i].id) = p->outcomes[i];
	m->page.preselected = SIZE_MAX;
	return &m->page;
}

/* --- about the walk ----------------------------------------------------------------------- */

const struct page *page_trail(const struct page *p)
{
	struct page_make *m = make_about(p, PAGE_MENU, _("Your answers so far"));

	make_block(m, BLOCK_PARAGRAPH, "",
		   _("Choose the answer that you want to change. The later ones stay as "
		     "far as they still fit."));
	for (size_t i = 0; i < m->page.crumb_count; i++) {
		const struct page_crumb *crumb = &m->page.crumbs[i];
		struct page_choice *c = make_choice(m, crumb->question_id);

		c->label = crumb->question;
		c->text = crumb->answer;
	}
	make_typed(m);
	m->page.preselected = m->page.choice_count ? m->page.choice_count - 1 : 0;
	return &m->page;
}

const struct page *page_leave(const struct page *p)
{
	struct page_make *m = make_about(p, PAGE_MENU, _("Leave now?"));
	struct buf path = {0};

	make_block(m, BLOCK_PARAGRAPH, "", _("You have not come to a remedy yet."));
	make_block(m, BLOCK_PARAGRAPH, "",
		   _("To go on here another time, note down this line:"));
	page_add_command(&path, &m->page);
	make_block(m, BLOCK_PARAGRAPH, "", make_string(m, &path));
	make_choice(m, "stay")->text = _("No, go on here");
	make_choice(m, "leave")->text = _("Yes, leave");
	make_typed(m);
	return &m->page;
}
