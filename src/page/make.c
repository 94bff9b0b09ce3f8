/* make.c - what all pages share while they are made. */
#include "page/make.h"

#include <stdlib.h>
#include <string.h>

#include "base/tr.h"
#include "i18n/i18n.h"
#include "walk/path.h"

const char *make_text(const struct page_make *m, tree_text text)
{
	return i18n_text_as(m->page.walk->tree, text,
			    m->helps ? VOICE_HELPER : VOICE_PERSON);
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

const char *make_format(struct page_make *m, const char *format, ...)
{
	struct buf text = {0};
	va_list args;

	va_start(args, format);
	buf_add_arguments(&text, format, args);
	va_end(args);
	return make_string(m, &text);
}

const char *make_copy(struct page_make *m, const char *s)
{
	return s ? arena_copy(&m->page.arena, s, strlen(s)) : "";
}

void make_field(struct page_make *m, const char *label, const char *value)
{
	m->page.fields = m->fields;
	if (m->page.field_count < PAGE_MOST_FIELDS)
		m->fields[m->page.field_count++] =
			(struct page_field){label, make_copy(m, value)};
}

struct page_block *make_block(struct page_make *m, enum block_kind kind,
			      const char *label, const char *text)
{
	struct page_block block = {.kind = kind, .label = label, .text = text};

	block.id = block.number = block.added = "";
	MEM_APPEND(m->blocks, m->page.block_count, m->block_capacity, block);
	m->page.blocks = m->blocks;
	return &m->blocks[m->page.block_count - 1];
}

struct page_choice *make_choice(struct page_make *m, const char *id)
{
	struct page_choice c = {.id = id};

	c.label = c.text = c.brief = c.number = c.typed = c.meaning = c.example =
		c.group = c.apart = "";
	MEM_APPEND(m->choices, m->page.choice_count, m->choice_capacity, c);
	m->page.choices = m->choices;
	return &m->choices[m->page.choice_count - 1];
}

const char *make_short_answer(struct page_make *m, struct walk_choice choice)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_answer *answer;
	const struct tree_problem *problem;

	switch (choice.kind) {
	case CHOICE_ANSWER:
		answer = tree_answer(t, choice.index);
		return answer->label ? make_literal(m, answer->label)
				     : make_text(m, answer->text);
	case CHOICE_PROBLEM:
		problem = tree_problem(t, choice.index);
		return make_format(m, "#%s %s", make_literal(m, problem->number),
				   make_literal(m, problem->shown));
	case CHOICE_WORKS:
		return _("Done: it works");
	case CHOICE_FAILS:
		return _("Done: it still fails");
	case CHOICE_OTHER:
		return _("Another message shows now");
	case CHOICE_WAITING:
		return _("Not yet: I am still waiting");
	case CHOICE_REMEDY:
		return make_literal(m, tree_remedy(t, choice.index)->code);
	}
	return "";
}

/* What was asked at a place: a remedy asks by its code how it went. */
static const char *asked_at(struct page_make *m, struct tree_target place)
{
	const struct tree *t = m->page.walk->tree;

	switch (place.kind) {
	case TREE_TO_QUESTION:
		return make_text(m, tree_question(t, place.index)->ask);
	case TREE_TO_REMEDY:
		return make_literal(m, tree_remedy(t, place.index)->code);
	case TREE_TO_PROBLEM:
	case TREE_TO_NOTHING:
		break;
	}
	return "";
}

/* What was asked at a place, in a word or two; "" where the answer says enough. */
static const char *briefly_asked_at(struct page_make *m, struct tree_target place)
{
	const struct tree *t = m->page.walk->tree;

	if (place.kind == TREE_TO_QUESTION)
		return make_text(m, tree_question(t, place.index)->brief);
	return asked_at(m, place);
}

static const char *brief_answer(struct page_make *m, struct walk_choice choice)
{
	const struct tree *t = m->page.walk->tree;
	tree_text brief;

	switch (choice.kind) {
	case CHOICE_ANSWER:
		brief = tree_answer(t, choice.index)->brief;
		return brief ? make_text(m, brief) : make_short_answer(m, choice);
	case CHOICE_PROBLEM:
		brief = tree_problem(t, choice.index)->brief;
		return brief ? make_text(m, brief)
			     : make_literal(m, tree_problem(t, choice.index)->shown);
	case CHOICE_WORKS:
		/* TRANSLATORS: what came of a remedy, after its code: "4B: works" */
		return _("works");
	case CHOICE_FAILS:
		return _("still fails");
	case CHOICE_OTHER:
		return _("another message");
	case CHOICE_WAITING:
		return _("waiting");
	case CHOICE_REMEDY:
		return make_short_answer(m, choice);
	}
	return "";
}

static const char *number_of(struct page_make *m, struct walk_choice choice)
{
	const struct tree *t = m->page.walk->tree;

	if (choice.kind != CHOICE_PROBLEM)
		return "";
	return make_format(m, "#%s",
			   make_literal(m, tree_problem(t, choice.index)->number));
}

struct page_crumb make_crumb(struct page_make *m, const struct walk_step *step)
{
	struct tree_target place = walk_target(step->at);
	const char *asked = briefly_asked_at(m, place);
	const char *brief = brief_answer(m, step->choice);

	return (struct page_crumb){
		.question = asked_at(m, place),
		.answer = make_short_answer(m, step->choice),
		.question_id = tree_record_id(m->page.walk->tree, tree_record_of(place)),
		.brief = *asked ? make_format(m, "%s: %s", asked, brief) : brief,
		.names_question = *asked != '\0',
		.number = number_of(m, step->choice),
	};
}

struct page_make *make_bare(enum page_kind kind, const char *tree_title)
{
	struct page_make *m = mem_alloc(sizeof *m);
	struct page *p = &m->page;

	p->kind = kind;
	p->remembered = SIZE_MAX;
	p->query = p->id = p->title = p->welcome = p->help = p->added = p->code =
		p->path = p->notice = p->notice_code = p->who_id = p->who_ask =
			p->recipient = p->about = "";
	p->tree_title = tree_title;
	return m;
}

struct page_make *make_page(const struct walk *w, enum page_kind kind)
{
	struct page_make *m =
		make_bare(kind, i18n_text(w->tree, tree_head(w->tree)->title));
	struct page *p = &m->page;
	struct page_crumb *crumbs;
	struct buf path = {0};

	p->walk = w;
	m->helps = walk_helps(w);
	path_add(&path, w);
	p->path = make_string(m, &path);
	p->crumbs = crumbs = arena_alloc(&p->arena, w->count * sizeof *crumbs);
	for (p->crumb_count = 0; p->crumb_count < w->count; p->crumb_count++)
		crumbs[p->crumb_count] = make_crumb(m, &w->steps[p->crumb_count]);
	return m;
}

struct page_make *make_about(const struct page *about, enum page_kind kind,
			     const char *title)
{
	struct page_make *m = make_page(about->walk, kind);

	m->page.id = "note";
	m->page.title = title;
	m->page.who_id = about->who_id;
	m->page.who_ask = about->who_ask;
	m->page.world = about->world;
	return m;
}

void make_who(struct page_make *m, uint32_t actor)
{
	const struct tree *t = m->page.walk->tree;
	const struct tree_actor *a = tree_actor(t, actor);

	if (*m->page.who_id || a->who == TREE_NONE || actor == walk_reader(m->page.walk))
		return;
	m->page.who_id = make_literal(m, a->id);
	/* TRANSLATORS: %s is a person's function, like "Admin Instansi". */
	m->page.who_ask = make_format(m, _("Who is my %s?"), make_text(m, a->name));
}

/* --- what is asked of any page ------------------------------------------------------------- */

void page_free(const struct page *p)
{
	struct page_make *m = (struct page_make *)p;

	if (!p)
		return;
	arena_release(&m->page.arena);
	free(m->blocks);
	free(m->choices);
	qr_release(&m->qr);
	free(m);
}

void page_set_notice(const struct page *p, const char *code, const char *notice)
{
	struct page_make *m = (struct page_make *)p;

	m->page.notice_code = code;
	m->page.notice = make_copy(m, notice);
}

size_t page_find_choice(const struct page *p, const char *id)
{
	for (size_t i = 0; i < p->choice_count; i++)
		if (!strcmp(p->choices[i].id, id))
			return i;
	return SIZE_MAX;
}

const struct page_block *page_next_block(const struct page *p,
					 const struct page_block *before)
{
	size_t i = before ? (size_t)(before - p->blocks) + 1 : 0;

	while (i < p->block_count && p->blocks[i].hidden && !p->reveals)
		i++;
	return i < p->block_count ? &p->blocks[i] : NULL;
}

const struct page_block *page_next_in_brief(const struct page *p,
					    const struct page_block *before)
{
	do
		before = page_next_block(p, before);
	while (before && before->detail && p->kind == PAGE_REMEDY);
	return before;
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

/* Does a colon in a text part two things? Those of addresses and hours do not. */
static bool has_colon(const char *s, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (s[i] == ':' && i + 1 < length && s[i + 1] == ' ')
			return true;
	return false;
}

static bool parts_itself(const char *text)
{
	const char *start, *rest;
	bool found = false;
	size_t length;

	while (!found && (rest = page_literal(text, &start, &length))) {
		found = has_colon(text, (size_t)(start - 1 - text));
		text = rest;
	}
	return found || has_colon(text, strlen(text));
}

const char *page_mark(const char *label, const char *text)
{
	return parts_itself(label) || parts_itself(text) ? " –" : ":";
}
