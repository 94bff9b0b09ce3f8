/* found_pages.c - the remedies and the words of the glossary that have a text, below what a search
 * found: shown apart from messages. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/make.h"

enum {
	MAX_TERMS = 3, /* more than that is no answer */
	MAX_REMEDIES = 5,
	SHORTEST = 3, /* bytes: less occurs in anything */
	LONG = 4      /* bytes of a word that is looked for within others */
};

/* Does a text have every word, whatever stands before and after it? Folds the text. */
static bool has_words(struct buf *text, const char *words)
{
	struct buf folded = {0};
	bool has;

	text_add_folded(&folded, buf_string(text));
	has = text_has_words(buf_string(&folded), words);
	buf_release(&folded);
	buf_clear(text);
	return has;
}

static bool term_is(const struct tree *t, const struct tree_term *term, const char *words)
{
	struct buf name = {0};
	bool is;

	buf_add_format(&name, "%s\n", tree_string(t, term->name));
	for (uint32_t i = 0; i < term->also.count; i++)
		buf_add_format(&name, "%s\n", tree_word_string(t, term->also, i));
	is = has_words(&name, words);
	buf_release(&name);
	return is;
}

static void make_terms(struct page_make *m, const char *words)
{
	const struct tree *t = m->page.walk->tree;
	size_t before = m->page.block_count;

	for (uint32_t i = 0;
	     i < tree_count(t, TREE_TERMS) && m->page.block_count < before + MAX_TERMS;
	     i++) {
		const struct tree_term *term = tree_term(t, i);

		if (term_is(t, term, words))
			make_block(m, BLOCK_TERM, make_literal(m, term->name),
				   make_text(m, term->meaning))
				->added = make_text(m, term->added);
	}
}

/* Adds what people read of a remedy: its title or, where `whole`, the rest of it, too. */
static void add_remedy(struct buf *text, const struct page_make *m,
		       const struct tree_remedy *r, bool whole)
{
	const struct tree *t = m->page.walk->tree;
	struct tree_items at = {0};

	buf_add_format(text, "%s\n", make_text(m, r->title));
	if (!whole)
		return;
	buf_add_format(text, "%s\n", make_text(m, r->cause));
	while (tree_items_next(t, r, &at)) {
		buf_add_format(text, "%s\n%s\n", make_text(m, at.item->text),
			       make_literal(m, at.item->button));
		for (uint32_t i = 0; i < at.item->menu.count; i++)
			buf_add_format(text, "%s\n",
				       tree_word_string(t, at.item->menu, i));
	}
}

/* Appends the remedies that have the words in their title, or only elsewhere; none that is
 * dangerous: to those lead questions alone. */
static void make_remedies(struct page_make *m, const char *words, bool in_title,
			  size_t *left)
{
	const struct tree *t = m->page.walk->tree;
	struct buf text = {0};

	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES) && *left > 0; i++) {
		const struct tree_remedy *r = tree_remedy(t, i);
		struct page_choice *c;

		if (r->danger)
			continue;
		add_remedy(&text, m, r, false);
		if (has_words(&text, words) != in_title)
			continue;
		add_remedy(&text, m, r, true);
		if (!has_words(&text, words))
			continue;
		c = make_choice(m, make_literal(m, r->id));
		c->label = make_literal(m, r->code);
		c->text = make_text(m, r->title);
		c->group = _("Remedies that have these words:");
		--*left;
	}
	buf_release(&text);
}

static bool has_long(const char *words)
{
	for (size_t length; *words; words += length) {
		words += strspn(words, " ");
		length = strcspn(words, " ");
		if (length >= LONG)
			return true;
	}
	return false;
}

void make_pages(struct page_make *m, const char *text, bool remedies)
{
	struct buf words = {0};
	size_t left = MAX_REMEDIES;

	text_add_folded(&words, text);
	for (size_t i = 0; i < words.length; i++)
		if ((unsigned char)words.s[i] < 0x80 &&
		    !isalnum((unsigned char)words.s[i]))
			words.s[i] = ' ';
	if (words.length >= SHORTEST)
		make_terms(m, buf_string(&words));
	if (remedies && has_long(buf_string(&words))) {
		make_remedies(m, buf_string(&words), true, &left);
		if (m->page.verdict == FIND_NONE)
			make_remedies(m, buf_string(&words), false, &left);
	}
	buf_release(&words);
}
