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

/* Stores the words of one name that the verdict rests on: for one reason, or, with NULL, for
 * any; then those side by side are one text. Returns how many texts. */
static size_t make_words(struct page_make *m, const char ***words,
			 const struct names_result *r, size_t side, const char *s,
			 const enum names_reason *reason)
{
	const struct names_span *spans = r->differ[side];
	size_t count = 0, all = r->differ_count[side];

	*words = arena_alloc(&m->page.arena, (all + 1) * sizeof **words);
	for (size_t i = 0; i < all; i++) {
		uint32_t start = spans[i].start;

		if (reason && spans[i].reason != *reason)
			continue;
		while (!reason && i + 1 < all && spans[i + 1].follows)
			i++;
		(*words)[count++] = make_typed_text(m, s + start, spans[i].end - start);
	}
	return count;
}

/* Stores the words of both names by their reasons, what weighs most first. */
static void make_why(struct page_make *m, struct page_names *names,
		     const struct names_result *r, const char *const given[2])
{
	names->why =
		arena_alloc(&m->page.arena, (NAMES_OTHER_CODE + 1) * sizeof *names->why);
	for (int reason = NAMES_OTHER_CODE; reason >= 0; reason--) {
		struct page_names_why *why = &names->why[names->why_count];

		why->reason = (enum names_reason)reason;
		for (size_t side = 0; side < 2; side++)
			why->counts[side] = make_words(m, &why->words[side], r, side,
						       given[side], &why->reason);
		names->why_count += why->counts[0] + why->counts[1] > 0;
	}
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
static void add_words(struct buf *out, const struct page_names_why *why, size_t side)
{
	for (size_t i = 0; i < why->counts[side]; i++)
		buf_add_format(out, "%s`%s`", i ? ", " : "", why->words[side][i]);
	if (why->counts[side] == 0)
		buf_add(out, "-");
}

static void make_words_of(struct page_make *m, const struct page_names_why *why)
{
	static const char *const labels[] = {
		/* TRANSLATORS: before words of two names that mean the same */
		[NAMES_REWRITTEN] = N_("Only written differently"),
		/* TRANSLATORS: before words that only one of two names has */
		[NAMES_MISSING] = N_("Only in one of the names"),
		/* TRANSLATORS: before words of two names that may mean the same */
		[NAMES_SLIP] = N_("Perhaps only written differently"),
		/* TRANSLATORS: before words that two names have in another order */
		[NAMES_ORDER] = N_("In another order"),
		/* TRANSLATORS: before numbers that two names do not have in common */
		[NAMES_NUMBER] = N_("Another number, or none"),
		/* TRANSLATORS: before words of two names that contradict each other */
		[NAMES_CONTRADICT] = N_("Different")};
	struct buf words = {0};

	add_words(&words, why, 0);
	buf_add(&words, " / ");
	add_words(&words, why, 1);
	make_block(m, BLOCK_TERM, _(labels[why->reason]), make_string(m, &words));
}

static void make_sentence(struct page_make *m, const char *text)
{
	if (text && *text)
		make_block(m, BLOCK_PARAGRAPH, "", text);
}

/* Says what became of the codes. */
static void make_codes(struct page_make *m, const struct page_names *names)
{
	const struct tree_head *head = tree_head(m->page.walk->tree);
	const char *code = make_literal(m, head->name_code);

	switch (names->codes) {
	case NAMES_CODES_NONE:
		break;
	case NAMES_CODES_DECIDE:
		make_sentence(
			m, names->verdict == NAMES_SAME
				   /* TRANSLATORS: %s is a code that only one thing has */
				   ? make_format(m, _("Both have the same %s."), code)
				   /* TRANSLATORS: %s is a code that only one thing has */
				   : make_format(m, _("Each has another %s."), code));
		break;
	case NAMES_CODES_NOT_TWO:
		make_sentence(
			m,
			/* TRANSLATORS: %s is a code that only one thing has */
			make_format(m,
				    _("The %s decides only where there are two, one "
				      "for each name; what was typed was ignored."),
				    code));
		break;
	case NAMES_CODES_WRONG:
		make_sentence(m,
			      /* TRANSLATORS: %s is a code that only one thing has */
			      make_format(m,
					  _("The %s has %u letters or digits; what was "
					    "typed was ignored."),
					  code, head->name_code_length));
		break;
	}
}

static void make_reason(struct page_make *m, const struct page_names *names, bool equal)
{
	const struct tree_head *head = tree_head(m->page.walk->tree);

	make_codes(m, names);
	if (equal)
		make_sentence(m, _("Both names are the same to the letter."));
	if (names->reason == NAMES_REWRITTEN && names->why_count == 0)
		make_block(m, BLOCK_TERM, _("Only written differently"),
			   /* TRANSLATORS: what two names do not have in common */
			   _("capitals, blanks, marks, or the order of the words"));
	for (size_t i = 0; i < names->why_count; i++)
		make_words_of(m, &names->why[i]);
	if (names->reason == NAMES_NUMBER)
		make_sentence(m, make_text(m, head->says_numbers));
	if (names->reason == NAMES_EQUAL || names->reason == NAMES_REWRITTEN)
		make_sentence(m, make_text(m, head->says_near));
	if (names->verdict == NAMES_UNKNOWN && names->reason != NAMES_NO_NAME &&
	    names->codes == NAMES_CODES_NONE && head->name_code_length)
		make_sentence(m,
			      /* TRANSLATORS: %s is a code that only one thing has */
			      make_format(m, _("Compare the %s of both: it decides."),
					  make_literal(m, head->name_code)));
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

static void make_proposals(struct page_make *m, struct page_names *names, bool equal)
{
	const struct tree_question *q = question_of(m);

	switch (names->verdict) {
	case NAMES_SAME:
		/* TRANSLATORS: before an answer that the program proposes */
		propose(m, names, _("The answer may be"),
			equal && q->equal_is ? q->equal_is : q->same_is);
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

static struct page_names *make_names(struct page_make *m, const struct names_result *r,
				     const char *const given[2])
{
	struct page_names *names = arena_alloc(&m->page.arena, sizeof *names);

	names->verdict = r->verdict;
	names->reason = r->reason;
	names->codes = r->codes;
	for (size_t side = 0; side < 2; side++) {
		names->names[side] = make_typed_text(m, given[side], strlen(given[side]));
		names->differ_count[side] =
			make_words(m, &names->differ[side], r, side, given[side], NULL);
	}
	make_why(m, names, r, given);
	return names;
}

const struct page *page_compared(const struct page *p, const char *first,
				 const char *second, const char *codes)
{
	struct page_make *m = make_about(p, PAGE_NOTE, "");
	const char *given[] = {first, second};
	const struct tree_head *head = tree_head(p->walk->tree);
	const tree_text titles[] = {[NAMES_SAME] = head->says_same,
				    [NAMES_DIFFERENT] = head->says_different,
				    [NAMES_UNKNOWN] = head->says_unknown};
	struct page_names *names;
	struct names_result r;

	names_compare(p->walk->tree, first, second, codes, &r);
	names = make_names(m, &r, given);
	m->page.names = names;
	m->page.title = make_text(m, titles[r.verdict]);
	for (size_t side = 0; side < 2; side++)
		if (*given[side])
			make_block(m, BLOCK_NOTE, column(m, (uint32_t)side),
				   names->names[side]);
	for (size_t side = 0; side < 2; side++)
		if (!r.valid[side])
			make_invalid(m, names->names[side]);
	make_reason(m, names, r.equal);
	make_proposals(m, names, r.equal);
	return &m->page;
}

size_t page_proposed(const struct page *p, const struct page *note)
{
	return note->names->proposes_count ? page_find_choice(p, note->names->proposes[0])
					   : SIZE_MAX;
}
