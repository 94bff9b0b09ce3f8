/* condition.c - a condition in words. */
#include "graph/condition.h"

#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"

enum { MAX_TEXT = 400 /* bytes, about */, MAX_CHARACTER = 4 };

static void add_text(struct buf *out, const char *s, size_t length)
{
	const char *end = s + length, *tick;
	bool opened = false;

	for (; (tick = memchr(s, '`', (size_t)(end - s))); s = tick + 1) {
		text_add_inert(out, s, (size_t)(tick - s));
		buf_add(out, opened ? "”" : "“");
		opened = !opened;
	}
	text_add_inert(out, s, (size_t)(end - s));
}

void condition_add_text(struct buf *out, const struct tree *t, tree_text text)
{
	const char *s = i18n_text(t, text);

	add_text(out, s, strlen(s));
}

/* Appends of a long text what condition_cut() leaves of it, and a little more: many
 * conditions may ask about one long question. */
static void add_beginning(struct buf *out, const char *s)
{
	add_text(out, s, strnlen(s, MAX_TEXT + 2 * MAX_CHARACTER));
}

void condition_add_answer(struct buf *out, const struct tree *t,
			  const struct tree_answer *a)
{
	const char *label = tree_string(t, a->label);
	size_t length = strlen(label);

	text_add_inert(out, label, length);
	if (length > 0)
		buf_add(out, strchr(":?!.", label[length - 1]) ? " " : ". ");
	condition_add_text(out, t, a->text);
}

void condition_cut(struct buf *out, size_t start)
{
	size_t at = start, taken;

	if (out->length - start <= MAX_TEXT)
		return;
	while (at - start < MAX_TEXT) {
		text_read(out->s + at, out->length - at, &taken);
		at += taken;
	}
	out->length = at;
	out->s[at] = '\0';
	buf_add(out, "…");
}

/* An answer by its label alone, where it has one; a problem by its number. */
static void add_given(struct buf *out, const struct tree *t, uint32_t answer)
{
	bool is_problem = answer & TREE_FROM_PROBLEM;
	tree_text label = is_problem
				  ? tree_problem(t, answer & ~TREE_FROM_PROBLEM)->number
				  : tree_answer(t, answer)->label;

	buf_add(out, is_problem ? "#" : "");
	if (label || is_problem)
		text_add_inert(out, tree_string(t, label), strlen(tree_string(t, label)));
	else
		add_beginning(out, i18n_text(t, tree_answer(t, answer)->text));
}

static void add_predicate(struct buf *out, const struct tree *t, const uint32_t *words,
			  bool negative)
{
	struct buf answers = {0}, ask = {0};

	for (uint32_t i = 0; i < words[1] && answers.length < MAX_TEXT; i++) {
		buf_add(&answers, i ? " / " : "");
		add_given(&answers, t, words[2 + i]);
	}
	condition_cut(&answers, 0);
	add_beginning(&ask, i18n_text(t, tree_question(t, words[0])->ask));
	condition_cut(&ask, 0);
	/* TRANSLATORS: a condition: a question, and what was answered to it. */
	buf_add_format(out, negative ? _("“%s” not %s") : _("“%s” %s"), buf_string(&ask),
		       buf_string(&answers));
	buf_release(&answers);
	buf_release(&ask);
}

/* Appends the condition at `*at`, as long as `out` is short, and moves `*at` behind it. It
 * is nested as deep as load/ allows, no deeper. */
static void add_at(struct buf *out, const struct tree *t, const uint32_t **at,
		   size_t longest, bool negative, bool inner)
{
	enum tree_operator op = *(*at)++;
	uint32_t count;

	if (op == TREE_NOT) {
		add_at(out, t, at, longest, !negative, inner);
		return;
	}
	if (op == TREE_IS) {
		if (out->length < longest)
			add_predicate(out, t, *at, negative);
		*at += 2 + (*at)[1];
		return;
	}
	count = *(*at)++;
	buf_add(out, inner && count > 1 ? "(" : "");
	for (uint32_t i = 0; i < count; i++) {
		if (i && out->length < longest)
			/* De Morgan: a negation turns the two around. */
			buf_add(out,
				(op == TREE_ALL) != negative ? _(" and ") : _(" or "));
		add_at(out, t, at, longest, negative, true);
	}
	buf_add(out, inner && count > 1 ? ")" : "");
}

void condition_add(struct buf *out, const struct tree *t, uint32_t index)
{
	const uint32_t *at = tree_condition(t, index);
	size_t start = out->length;

	add_at(out, t, &at, start + MAX_TEXT, false, false);
	condition_cut(out, start);
}
