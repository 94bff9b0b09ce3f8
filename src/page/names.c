/* names.c - the note about two names: are they one, and which answers does that propose? */
#include "names/names.h"

#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/make.h"

enum { MAX_SHOWN = 100 /* characters of a name */ };

/* Returns a copy of what somebody typed: inert, and without backticks, which mark literals. */
static const char *make_typed_text(struct page_make *m, const char *s, size_t length)
{
	struct buf text = {0};

	text_add_shown(&text, s, length, MAX_SHOWN);
	for (size_t i = 0; i < text.length; i++)
		if (text.s[i] == '`')
			text.s[i] = '\'';
	return make_string(m, &text);
}

static void make_differ(struct page_make *m, struct page_names *names, size_t side,
			const struct names_result *r, const char *s)
{
	size_t count = r->differ_count[side];
	const char **words = arena_alloc(&m->page.arena, (count + 1) * sizeof *words);

	for (size_t i = 0; i < count; i++)
		words[i] = make_typed_text(m, s + r->differ[side][i].start,
					   r->differ[side][i].end -
						   r->differ[side][i].start);
	names->differ[side] = words;
	names->differ_count[side] = count;
}

static const struct tree_question *question_of(const struct page_make *m)
{
	const struct tree *t = m->page.walk->tree;

	return tree_question(t, tree_head(t)->compare_question);
}

/* --- in words -------------------------------------------------------------------------- */

static const char *column(const struct page_make *m, uint32_t side)
{
	return tree_word_string(m->page.walk->tree, question_of(m)->columns, side);
}

/* Adds the words of one name, each as a literal. */
static void add_words(struct buf *out, const struct page_names *names, size_t side)
{
	for (size_t i = 0; i < names->differ_count[side]; i++)
		buf_add_format(out, "%s`%s`", i ? ", " : "", names->differ[side][i]);
	if (names->differ_count[side] == 0)
		buf_add(out, "-");
}

static void make_reason(struct page_make *m, const struct page_names *names)
{
	static const char *const labels[] = {
		/* TRANSLATORS: before words of two names that mean the same */
		[NAMES_SAME] = N_("Only written differently"),
		/* TRANSLATORS: before words that contradict each other */
		[NAMES_DIFFERENT] = N_("Different"),
		/* TRANSLATORS: before words of two names that leave it open */
		[NAMES_UNKNOWN] = N_("Missing in one, or perhaps misspelt")};
	struct buf words = {0};

	if (names->differ_count[0] + names->differ_count[1] == 0)
		return;
	add_words(&words, names, 0);
	buf_add(&words, " / ");
	add_words(&words, names, 1);
	make_block(m, BLOCK_TERM, _(labels[names->verdict]), make_string(m, &words));
}

static void make_invalid(struct page_make *m, const char *name)
{
	/* TRANSLATORS: %s is a name that was typed. A whole name says what kind of thing it
	 * is, and which one. */
	const char *unknown = _("`%s` is not a whole name, or none that is known here.");

	make_block(m, BLOCK_PARAGRAPH, "",
		   *name ? make_format(m, unknown, name) : _("A name is missing."));
}

/* Proposes the answer with this id. */
static void propose(struct page_make *m, struct page_names *names, const char *label,
		    tree_text id)
{
	const struct tree *t = m->page.walk->tree;
	const char *literal = make_literal(m, id);
	const struct tree_answer *a =
		tree_answer(t, tree_find_answer(t, question_of(m), literal));

	names->proposes[names->proposes_count++] = literal;
	make_block(m, BLOCK_TERM, label,
		   make_format(m, "%s%s%s", make_literal(m, a->label),
			       a->label ? ". " : "", make_text(m, a->text)));
}

static void make_proposals(struct page_make *m, struct page_names *names)
{
	const struct tree_question *q = question_of(m);

	switch (names->verdict) {
	case NAMES_SAME:
		/* TRANSLATORS: before an answer that the program proposes */
		propose(m, names, _("The answer may be"), q->same_is);
		break;
	case NAMES_DIFFERENT:
		make_block(m, BLOCK_HEADING, "",
			   make_text(m, tree_head(m->page.walk->tree)->says_which));
		propose(m, names, names->names[0], q->first_is);
		propose(m, names, names->names[1], q->second_is);
		break;
	case NAMES_UNKNOWN:
		break;
	}
	make_block(m, BLOCK_PARAGRAPH, "",
		   names->proposes_count
			   ? _("This is only a proposal. You decide.")
			   : _("Nothing is proposed. Compare them yourself, or ask."));
}

const struct page *page_compared(const struct page *p, const char *first,
				 const char *second)
{
	struct page_make *m = make_about(p, PAGE_NOTE, "");
	struct page_names *names = arena_alloc(&m->page.arena, sizeof *names);
	const char *given[] = {first, second};
	const struct tree_head *head = tree_head(p->walk->tree);
	const tree_text titles[] = {[NAMES_SAME] = head->says_same,
				    [NAMES_DIFFERENT] = head->says_different,
				    [NAMES_UNKNOWN] = head->says_unknown};
	struct names_result r;

	names_compare(p->walk->tree, first, second, &r);
	names->verdict = r.verdict;
	for (size_t side = 0; side < 2; side++) {
		names->names[side] = make_typed_text(m, given[side], strlen(given[side]));
		make_differ(m, names, side, &r, given[side]);
		if (*given[side])
			make_block(m, BLOCK_NOTE, column(m, (uint32_t)side),
				   names->names[side]);
	}
	m->page.names = names;
	m->page.title = make_text(m, titles[r.verdict]);
	for (size_t side = 0; side < 2; side++)
		if (!r.valid[side])
			make_invalid(m, names->names[side]);
	make_reason(m, names);
	make_proposals(m, names);
	return &m->page;
}

size_t page_proposed(const struct page *p, const struct page *note)
{
	return note->names->proposes_count ? page_find_choice(p, note->names->proposes[0])
					   : SIZE_MAX;
}
