/* page.c - pages of questions and ends; what all pages share. */
#include "page/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/make.h"
#include "walk/path.h"

/* --- what all pages share --------------------------------------------------------------- */

const char *make_text(const struct page_make *m, tree_text text)
{
	return i18n_text(m->page.walk->tree, text);
}

const char *make_literal(const struct page_make *m, tree_text text)
{
	return tree_string(m->page.walk->tree, text);
}

const char *make_string(struct page_make *m, struct buf *buf)
{
	const char *copy = arena_copy(&m->page.arena, buf_string(buf), buf->length);

	buf_release(buf);
	return copy;
}

struct page_block *make_block(struct page_make *m, enum block_kind kind,
			      const char *label, const char *text)
{
	struct page *p = &m->page;

	m->blocks = mem_grow(m->blocks, &m->block_capacity, p->block_count + 1,
			     sizeof *m->blocks);
	p->blocks = m->blocks;
	m->blocks[p->block_count] = (struct page_block){
		.kind = kind, .label = label, .text = text, .number = "", .added = ""};
	return &m->blocks[p->block_count++];
}

struct page_choice *make_choice(struct page_make *m, const char *id)
{
	struct page *p = &m->page;

	m->choices = mem_grow(m->choices, &m->choice_capacity, p->choice_count + 1,
			      sizeof *m->choices);
	p->choices = m->choices;
	m->choices[p->choice_count] = (struct page_choice){.id = id,
							   .label = "",
							   .text = "",
							   .number = "",
							   .meaning = "",
							   .example = "",
							   .group = "",
							   .search = ""};
	return &m->choices[p->choice_count++];
}

/* A problem is called by its number and its message, an answer by its label if it has
 * one, a way on by what it says. */
static const char *way_on_text(enum choice_kind kind)
{
	switch (kind) {
	case CHOICE_WORKS:
		return _("Done: it works");
	case CHOICE_FAILS:
		return _("Done: it still fails");
	default:
		return _("Another message shows now");
	}
}

static const char *short_answer(struct page_make *m, struct walk_choice choice)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_answer *answer;
	struct buf text = {0};

	if (choice.kind == CHOICE_PROBLEM) {
		const struct tree_problem *p = tree_problem(t, choice.index);

		buf_add_format(&text, "#%s %s", make_literal(m, p->number),
			       make_literal(m, p->shown));
		return make_string(m, &text);
	}
	if (choice.kind != CHOICE_ANSWER)
		return way_on_text(choice.kind);
	answer = tree_answer(t, choice.index);
	return answer->label ? make_literal(m, answer->label) : make_text(m, answer->text);
}

static void make_crumb(struct page_make *m, struct page_crumb *crumb,
		       const struct walk_step *step)
{
	const struct tree *t = m->page.walk->tree;
	bool asked = step->at.kind == WALK_QUESTION;
	const struct tree_question *q = asked ? tree_question(t, step->at.index) : NULL;
	const struct tree_remedy *r = asked ? NULL : tree_remedy(t, step->at.index);

	*crumb = (struct page_crumb){
		.question = asked ? make_text(m, q->ask) : make_literal(m, r->code),
		.answer = short_answer(m, step->choice),
		.question_id = make_literal(m, asked ? q->id : r->id),
		.answer_id = walk_choice_id(m->page.walk, step->choice),
	};
}

struct page_make *make_page(const struct walk *w, enum page_kind kind)
{
	struct page_make *m = mem_alloc(sizeof *m);
	struct page *p = &m->page;
	struct page_crumb *crumbs;
	struct buf path = {0};

	p->walk = w;
	p->kind = kind;
	p->id = p->title = p->help = p->added = p->code = p->notice = p->who_id = p->who_ask = "";
	p->tree_title = make_text(m, tree_head(w->tree)->title);
	path_add(&path, w);
	p->path = make_string(m, &path);
	p->crumbs = crumbs = arena_alloc(&p->arena, w->count * sizeof *crumbs);
	for (p->crumb_count = 0; p->crumb_count < w->count; p->crumb_count++)
		make_crumb(m, &crumbs[p->crumb_count], &w->steps[p->crumb_count]);
	return m;
}

void page_free(struct page *p)
{
	struct page_make *m = (struct page_make *)p;

	if (!p)
		return;
	arena_release(&p->arena);
	free(m->blocks);
	free(m->choices);
	free(m);
}

void make_who(struct page_make *m, uint32_t actor)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_actor *a = tree_actor(t, actor);
	struct buf ask = {0};

	if (*m->page.who_id || a->who == TREE_NONE)
		return;
	m->page.who_id = make_literal(m, a->id);
	/* TRANSLATORS: %s is a person's function, like "Admin Instansi". */
	buf_add_format(&ask, _("Who is my %s?"), make_text(m, a->name));
	m->page.who_ask = make_string(m, &ask);
}

static void make_any_who(struct page_make *m)
{
	for (uint32_t i = 0; i < tree_count(m->page.walk->tree, TREE_ACTORS); i++)
		make_who(m, i);
}

const char *page_literal(const char *text, const char **start, size_t *length)
{
	const char *open = strchr(text, '`'), *close;

	if (!open || !(close = strchr(open + 1, '`')))
		return NULL;
	*start = open + 1;
	*length = (size_t)(close - open - 1);
	return close + 1;
}

/* --- choices ------------------------------------------------------------------------------ */

static void add_search_word(struct buf *search, const char *word)
{
	if (search->length)
		buf_add_char(search, ' ');
	text_add_folded(search, word);
}

static const char *problem_search(struct page_make *m, const struct tree_problem *p)
{
	const struct tree *t = m->page.walk->tree;
	struct buf search = {0};

	add_search_word(&search, make_literal(m, p->number));
	add_search_word(&search, make_literal(m, p->shown));
	for (uint32_t i = 0; i < p->also.count; i++)
		add_search_word(&search, tree_word_string(t, p->also, i));
	add_search_word(&search, make_text(m, p->meaning));
	return make_string(m, &search);
}

static void make_problem(struct page_make *m, uint32_t index)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_problem *p = tree_problem(t, index);
	struct page_choice *c = make_choice(m, make_literal(m, p->id));

	c->number = make_literal(m, p->number);
	c->text = make_literal(m, p->shown);
	c->meaning = make_text(m, p->meaning);
	c->group = make_text(m, tree_group(t, p->group)->title);
	c->search = problem_search(m, p);
}

static void make_example(struct page_make *m, struct page_choice *c,
			 const struct tree_answer *a)
{
	const struct tree *t = m->page.walk->tree;
	const char **cells = arena_alloc(&m->page.arena, a->example.count * sizeof *cells);
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
	struct buf search = {0};

	c->label = make_literal(m, a->label);
	c->text = make_text(m, a->text);
	c->unknown = a->unknown;
	c->danger = a->danger;
	/* TRANSLATORS: heading over the answers that are no problem's message. */
	c->group = after_problems ? _("Something else") : "";
	make_example(m, c, a);
	add_search_word(&search, c->label);
	add_search_word(&search, c->text);
	c->search = make_string(m, &search);
}

static void make_way_on(struct page_make *m, struct walk_choice choice)
{
	make_choice(m, walk_choice_id(m->page.walk, choice))->text = way_on_text(choice.kind);
}

/* A choice that is safe to confirm unread: the one given before, or the first. */
static size_t preselect(const struct page *p)
{
	const char *remembered = walk_remembered(p->walk);

	for (size_t i = 0; remembered && i < p->choice_count; i++)
		if (!strcmp(p->choices[i].id, remembered))
			return i;
	for (size_t i = 0; i < p->choice_count; i++)
		if (!p->choices[i].danger)
			return i;
	return 0;
}

static void make_choices(struct page_make *m)
{
	struct walk_choices choices = {0};
	bool has_problems = false;

	walk_choices(m->page.walk, &choices);
	for (size_t i = 0; i < choices.count; i++) {
		struct walk_choice c = choices.items[i];

		has_problems |= c.kind == CHOICE_PROBLEM;
		if (c.kind == CHOICE_PROBLEM)
			make_problem(m, c.index);
		else if (c.kind == CHOICE_ANSWER)
			make_answer(m, c.index, has_problems);
		else
			make_way_on(m, c);
	}
	walk_choices_release(&choices);
	m->page.preselected = preselect(&m->page);
}

/* --- pages -------------------------------------------------------------------------------- */

static void make_question(struct page_make *m)
{
	const struct walk *w = m->page.walk;
	const struct tree *t = w->tree;
	const struct tree_question *q = tree_question(t, w->here.index);
	const char **columns = arena_alloc(&m->page.arena, q->columns.count * sizeof *columns);

	m->page.id = make_literal(m, q->id);
	m->page.title = make_text(m, q->ask);
	m->page.help = make_text(m, q->help);
	for (uint32_t i = 0; i < q->columns.count; i++)
		columns[i] = tree_word_string(t, q->columns, i);
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
	make_any_who(m);
}

static void make_end(struct page_make *m)
{
	const struct walk *w = m->page.walk;
	const struct tree_remedy *r = tree_remedy(w->tree, w->here.index);

	m->page.id = "end";
	m->page.code = make_literal(m, r->code);
	m->page.solved = w->here.kind == WALK_SOLVED;
	m->page.title = m->page.solved ? _("Good: the problem is solved.")
				       : _("More cannot be done from here.");
	if (r->ends && !m->page.solved)
		make_block(m, BLOCK_PARAGRAPH, "", make_text(m, r->ends));
	else if (m->page.solved)
		make_block(m, BLOCK_PARAGRAPH, "",
			   _("You can leave the program now, or start again for somebody else."));
	make_any_who(m);
}

struct page *page_new(const struct walk *w, const char *notice)
{
	static const enum page_kind kinds[] = {[WALK_QUESTION] = PAGE_QUESTION,
					       [WALK_REMEDY] = PAGE_REMEDY,
					       [WALK_SOLVED] = PAGE_END,
					       [WALK_UNSOLVED] = PAGE_END};
	struct page_make *m = make_page(w, kinds[w->here.kind]);

	if (notice)
		m->page.notice = arena_copy(&m->page.arena, notice, strlen(notice));
	if (m->page.kind == PAGE_QUESTION)
		make_question(m);
	else if (m->page.kind == PAGE_REMEDY)
		make_remedy(m, w->here.index);
	else
		make_end(m);
	make_choices(m);
	return &m->page;
}
