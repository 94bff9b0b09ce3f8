/* found.c - the page of what a search found. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/make.h"
#include "walk/path.h"

enum {
	MAX_FOUND = 40,	   /* more than anybody reads */
	MAX_NEAR = 3,	   /* where nothing fits, so many were close */
	MAX_QUERY = 2000,  /* bytes that are said again */
	LOWEST_PART = 45,  /* of a hundred of the best worth; less is left out */
	LOWEST_NEAR = 350, /* of FIND_FULL_SCORE, where nothing fits */
	LOWEST_TYPING = FIND_BIT / 2, /* while it is typed */
	KNOWN_ELSEWHERE =
		4 * FIND_BIT /* what is worth that is known to be none of these */
};

bool page_has_problems(const struct page *p)
{
	for (size_t i = 0; i < p->choice_count; i++)
		if (*p->choices[i].number)
			return true;
	return false;
}

enum page_found_kind page_found_kind(const struct page *p, size_t i)
{
	const struct page_choice *c = &p->choices[i];

	if (tree_find(p->walk->tree, TREE_TO_REMEDY, c->id) != TREE_NONE)
		return PAGE_FOUND_REMEDY;
	return *c->number || i < p->alike ? PAGE_FOUND_MATCH : PAGE_FOUND_BESIDE;
}

bool page_has_found(const struct page *p)
{
	bool found = p->verdict != FIND_NONE;

	for (size_t i = 0; i < p->choice_count; i++)
		found |= page_found_kind(p, i) == PAGE_FOUND_REMEDY;
	for (const struct page_block *b = NULL; (b = page_next_block(p, b));)
		found |= b->kind == BLOCK_TERM;
	return found;
}

static void make_marks(struct page_make *m, struct page_choice *c, struct find *f)
{
	struct find_span span, *marks;
	size_t at = 0, count = 0;

	while (find_next_mark(f, c->text, &at, &span))
		count++;
	c->marks = marks = arena_alloc(&m->page.arena, (count + 1) * sizeof *marks);
	for (at = 0; find_next_mark(f, c->text, &at, &span);)
		marks[c->mark_count++] = span;
}

static void make_matched(struct page_make *m, struct page_choice *c, const struct find *f,
			 uint32_t problem, const char *text)
{
	struct find_span span;
	size_t at = 0, count = 0;
	const char **matched;

	while (find_next_matched(f, problem, &at, &span))
		count++;
	c->matched = matched = arena_alloc(&m->page.arena, (count + 1) * sizeof *matched);
	for (at = 0; find_next_matched(f, problem, &at, &span);) {
		struct buf word = {0};

		text_add_inert(&word, text + span.start, span.end - span.start);
		matched[c->matched_count++] = make_string(m, &word);
	}
}

/* Returns which problems the page offers; NULL if it does not ask for one: then any may be
 * found. */
static const bool *offered_by(struct page_make *m, const struct page *p)
{
	const struct tree *t = p->walk->tree;
	bool *offered = NULL;

	if (page_has_problems(p))
		offered = arena_alloc(&m->page.arena, tree_count(t, TREE_PROBLEMS));
	for (size_t i = 0; offered && i < p->choice_count; i++)
		if (*p->choices[i].number)
			offered[tree_find(t, TREE_TO_PROBLEM, p->choices[i].id)] = true;
	return offered;
}

/* Is it too far off to be shown? */
static bool is_far(const struct find_match *match, const struct find_result *r,
		   uint32_t best, bool typing)
{
	if (!typing)
		return match->worth * 100 < best * LOWEST_PART ||
		       (r->verdict == FIND_NONE && match->score < LOWEST_NEAR);
	return match->worth < LOWEST_TYPING ||
	       (r->elsewhere >= KNOWN_ELSEWHERE &&
		match->worth * 100 < r->elsewhere * LOWEST_PART);
}

/* Says of each match how sure it is: the heading that it stands under. */
static void name_groups(struct page_make *m)
{
	for (size_t i = 0; i < m->page.choice_count; i++) {
		struct page_choice *c = &m->choices[i];

		if (m->page.verdict == FIND_NONE)
			c->group = _("Nothing fits for sure. What comes near:");
		else if (i >= m->page.alike)
			c->group = _("Less like it:");
		else if (m->page.verdict == FIND_SEVERAL)
			c->group = _("It may be one of these:");
	}
}

static void make_found(struct page_make *m, const struct page *p,
		       const struct find_result *r, const char *text, bool typing)
{
	const bool *offered = offered_by(m, p);
	size_t most = typing || r->verdict != FIND_NONE ? MAX_FOUND : MAX_NEAR;
	uint32_t best = 0;

	for (size_t i = 0; i < r->count && m->page.choice_count < most; i++) {
		const struct find_match *match = &r->matches[i];
		struct page_choice *c;

		if (offered && !offered[match->problem])
			continue;
		best = match->worth > best ? match->worth : best;
		if (is_far(match, r, best, typing))
			continue;
		m->page.alike += match->alike;
		c = make_problem(m, match->problem);
		c->group = "";
		c->score = match->score;
		make_marks(m, c, *p->find);
		make_matched(m, c, *p->find, match->problem, text);
	}
	m->page.verdict = m->page.alike > 1    ? FIND_SEVERAL
			  : m->page.alike == 1 ? FIND_MATCH
					       : FIND_NONE;
	name_groups(m);
}

/* Is this a path code of the page's tree? */
static bool is_path(const struct page *p, const char *text)
{
	const struct tree *t = p->walk->tree;
	const char *id = tree_string(t, tree_head(t)->id);
	size_t length;

	return path_tree_id(text, &length) && strlen(id) == length &&
	       strncmp(id, text, length) == 0;
}

/* Skips one of the words, parted by blanks, and what stands before a number; NULL where the text
 * begins with none of them. */
static const char *skip_one_of(const char *text, const char *words)
{
	for (size_t length; *words; words += length + (words[length] == ' ')) {
		length = strcspn(words, " ");
		if (!strncasecmp(text, words, length) &&
		    strspn(text + length, " .:#") > 0)
			return text + length + strspn(text + length, " .:#");
	}
	return NULL;
}

/* Returns the number in "number 4", in the language in force or in English; else the text. */
static const char *number_in(const char *text)
{
	/* TRANSLATORS: what people write before a message's number, parted by blanks */
	static const char words[] = N_("number no nr");
	const char *number = skip_one_of(text, _(words));

	number = number ? number : skip_one_of(text, words);
	return number ? number : text;
}

/* Appends what a text names: a choice of the page by what is typed for it, a problem by its
 * number, a remedy by its code, where a path code leads. Returns whether it names anything. */
static bool make_named(struct page_make *m, const struct page *p, const char *text)
{
	const struct tree *t = p->walk->tree;
	const bool *offered = offered_by(m, p);
	uint32_t remedy = tree_find_code(t, text);
	const char *number = number_in(text);
	bool marked = *number == '#' || number != text;
	struct page_choice *c;

	number += *number == '#';
	for (size_t i = 0; i < p->choice_count && !marked; i++)
		if (!strcmp(p->choices[i].typed, text)) {
			c = make_choice(m, p->choices[i].id);
			*c = p->choices[i];
			c->group = "";
		}
	for (uint32_t i = 0;
	     i < tree_count(t, TREE_PROBLEMS) && !(offered && m->page.choice_count); i++)
		if (!strcmp(make_literal(m, tree_problem(t, i)->number), number) &&
		    (!offered || offered[i]))
			make_problem(m, i)->group = "";
	if (remedy != TREE_NONE) {
		c = make_choice(m, make_literal(m, tree_remedy(t, remedy)->id));
		c->label = make_literal(m, tree_remedy(t, remedy)->code);
		c->text = make_text(m, tree_remedy(t, remedy)->title);
	}
	if (is_path(p, text)) {
		c = make_choice(m, text);
		c->text = text;
	}
	m->page.verdict = m->page.choice_count ? FIND_MATCH : FIND_NONE;
	m->page.alike = m->page.choice_count > 0;
	return m->page.choice_count > 0;
}

/* Appends the answers that are no problems: "none of these". */
static void make_others(struct page_make *m, const struct page *p)
{
	for (size_t i = 0; i < p->choice_count; i++)
		if (!*p->choices[i].number)
			*make_choice(m, p->choices[i].id) = p->choices[i];
}

/* Appends all choices of the page, under a heading of their own unless that is NULL. */
static void make_all(struct page_make *m, const struct page *p, const char *group)
{
	for (size_t i = 0; i < p->choice_count; i++) {
		struct page_choice *c = make_choice(m, p->choices[i].id);

		*c = p->choices[i];
		c->group = group ? group : c->group;
	}
}

/* A remedy is typed by its code. */
static void name_remedies(struct page_make *m)
{
	for (size_t i = 0; i < m->page.choice_count; i++)
		if (page_found_kind(&m->page, i) == PAGE_FOUND_REMEDY)
			m->choices[i].typed = m->choices[i].label;
}

/* Whoever has typed no more has not searched yet. */
static bool is_one_letter(const char *query)
{
	size_t taken;

	text_read(query, strlen(query), &taken);
	return query[taken] == '\0';
}

/* Appends what a search found, and what there is besides: remedies and words of the glossary behind
 * what fits, but instead of what only comes near. */
static void make_results(struct page_make *m, const struct page *p,
			 const struct find_result *r, const char *text)
{
	bool typing = m->page.typing, fits = r->verdict != FIND_NONE;

	if (typing && r->count == 0 && is_one_letter(m->page.query)) {
		make_all(m, p, NULL);
		return;
	}
	if (!typing && !fits)
		make_pages(m, m->page.query, find_says_something(*p->find));
	if (!page_has_found(&m->page))
		make_found(m, p, r, text, typing);
	if (!typing && fits)
		make_pages(m, m->page.query, find_says_something(*p->find));
	if (m->page.choice_count + m->page.block_count == 0)
		make_block(m, BLOCK_PARAGRAPH, "", _("No message in this guide fits."));
	if (page_has_problems(p))
		make_others(m, p);
	else if (!typing || m->page.verdict == FIND_NONE)
		make_all(m, p, p->title);
}

/* Returns the problem that a text means for sure if it is all there; TREE_NONE for none. */
static uint32_t problem_meant(struct find *f, const char *text, size_t length)
{
	struct find_result result = {0};
	uint32_t problem;

	find_search(f, text, length, false, &result);
	problem = result.verdict == FIND_MATCH ? result.matches->problem : TREE_NONE;
	find_result_release(&result);
	return problem;
}

/* Says of a number that it is one of this guide, but not of this list. */
static void make_unseen(struct page_make *m, const struct page *p, const char *text)
{
	const struct tree *t = p->walk->tree;

	for (uint32_t i = 0; page_has_problems(p) && i < tree_count(t, TREE_PROBLEMS);
	     i++) {
		const char *number = make_literal(m, tree_problem(t, i)->number);

		if (!strcmp(number, number_in(text) + (*text == '#')))
			make_block(m, BLOCK_PARAGRAPH, "",
				   make_format(m,
					       _("%s is not seen by the person that you "
						 "chose."),
					       number));
	}
}

/* Appends what was searched for, on one line. */
static void add_query(struct buf *out, const char *text, size_t length)
{
	char *line = mem_resize(NULL, length + 1);

	for (size_t i = 0; i < length; i++)
		line[i] = (char)(strchr("\t\r\n", text[i]) && text[i] ? ' ' : text[i]);
	text_add_inert(out, line, length);
	free(line);
}

const struct page *page_found(const struct page *p, const char *text, size_t length,
			      bool typing)
{
	struct page_make *m = make_page(p->walk, PAGE_FOUND);
	struct find_result result = {0};
	struct buf query = {0};
	bool is_meant = true;

	if (!*p->find)
		*p->find = find_new(p->walk->tree, i18n_translation, i18n_count());
	add_query(&query, text, length < MAX_QUERY ? length : MAX_QUERY);
	m->page.id = p->id;
	m->page.title = page_has_problems(p) ? p->title : _("What do you see?");
	m->page.query = make_string(m, &query);
	m->page.who_id = p->who_id;
	m->page.who_ask = p->who_ask;
	m->page.typing = typing;
	if (length > 0 && !make_named(m, p, m->page.query)) {
		uint32_t meant =
			typing ? problem_meant(*p->find, text, length) : TREE_NONE;

		find_search(*p->find, text, length, typing, &result);
		make_unseen(m, p, m->page.query);
		make_results(m, p, &result, text);
		is_meant = !typing || result.count == 0 || result.matches->literal ||
			   result.matches->problem == meant;
		find_result_release(&result);
	}
	m->page.welcome = page_has_problems(&m->page) ? "" : p->welcome;
	m->page.preselected = is_meant && m->page.verdict == FIND_MATCH ? 0 : SIZE_MAX;
	make_typed(m);
	name_remedies(m);
	/* Where messages are listed, it stays a list of them, with none in it. */
	m->page.numbered |= p->numbered;
	return &m->page;
}
