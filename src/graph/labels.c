/* labels.c - the words of a picture: of its nodes, edges and conditions. */
#include "graph/labels.h"

#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"

/* Of what comes more than once, in bytes. */
enum { MAX_TEXT = 400, MAX_CHARACTER = 4 };

/* --- texts of the tree -------------------------------------------------------------------- */

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

void labels_add_text(struct buf *out, const struct tree *t, tree_text text)
{
	const char *s = i18n_text(t, text);

	add_text(out, s, strlen(s));
}

/* Appends of a long text what labels_cut() leaves of it, and a little more: many conditions
 * may ask about one long question. */
static void add_cuttable(struct buf *out, const char *s)
{
	add_text(out, s, text_beginning(s, MAX_TEXT + MAX_CHARACTER));
}

void labels_add_answer(struct buf *out, const struct tree *t, const struct tree_answer *a)
{
	const char *label = tree_string(t, a->label);
	size_t length = strlen(label);

	text_add_inert(out, label, length);
	if (length > 0)
		buf_add(out, strchr(":?!.", label[length - 1]) ? " " : ". ");
	labels_add_text(out, t, a->text);
}

void labels_cut(struct buf *out)
{
	if (out->length <= MAX_TEXT)
		return;
	out->length = text_beginning(out->s, MAX_TEXT);
	out->s[out->length] = '\0';
	buf_add(out, "…");
}

/* --- conditions --------------------------------------------------------------------------- */

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
		add_cuttable(out, i18n_text(t, tree_answer(t, answer)->text));
}

static void add_predicate(struct buf *out, const struct tree *t, const uint32_t *words,
			  bool negative)
{
	struct buf answers = {0}, ask = {0};

	for (uint32_t i = 0; i < words[1] && answers.length < MAX_TEXT; i++) {
		buf_add(&answers, i ? " / " : "");
		add_given(&answers, t, words[2 + i]);
	}
	labels_cut(&answers);
	add_cuttable(&ask, i18n_text(t, tree_question(t, words[0])->ask));
	labels_cut(&ask);
	/* TRANSLATORS: a condition: a question, and what was answered to it. */
	buf_add_format(out, negative ? _("“%s” not %s") : _("“%s” %s"), buf_string(&ask),
		       buf_string(&answers));
	buf_release(&answers);
	buf_release(&ask);
}

/* Appends the condition at `*at`, as long as `out` is short, and moves `*at` behind it. It
 * is nested as deep as load/ allows, no deeper. */
static void add_condition(struct buf *out, const struct tree *t, const uint32_t **at,
			  bool negative, bool inner)
{
	const uint32_t *head = *at;
	uint32_t within = tree_condition_head(at);
	bool in_brackets = inner && within > 1;

	negative ^= *head == TREE_NOT;
	if (*head == TREE_IS && out->length < MAX_TEXT)
		add_predicate(out, t, head + 1, negative);
	buf_add(out, in_brackets ? "(" : "");
	for (uint32_t i = 0; i < within; i++) {
		if (i && out->length < MAX_TEXT)
			/* De Morgan: a negation turns the two around. */
			buf_add(out,
				(*head == TREE_ALL) != negative ? _(" and ") : _(" or "));
		add_condition(out, t, at, negative, inner || within > 1);
	}
	buf_add(out, in_brackets ? ")" : "");
}

void labels_add_condition(struct buf *out, const struct tree *t, uint32_t index)
{
	const uint32_t *at = tree_condition(t, index);
	struct buf words = {0};

	add_condition(&words, t, &at, false, false);
	labels_cut(&words);
	buf_add(out, buf_string(&words));
	buf_release(&words);
}

/* --- nodes and edges ---------------------------------------------------------------------- */

const char labels_danger[] = N_("careful: data may be lost");
const char labels_back[] = N_("the same question again");

void labels_add_node(struct buf *out, const struct graph_node *n)
{
	if (*n->mark)
		buf_add_format(out, "%s ", n->mark);
	buf_add(out, n->text);
	if (n->danger)
		buf_add_format(out, " (%s)", _(labels_danger));
}

/* Appends the beginning of a text, cut behind a word where one ends not far before. */
static void add_beginning(struct buf *out, const char *s, int columns)
{
	size_t length = strlen(s), at = 0, word = 0, taken;
	int used = 0;

	while (at < length && used < columns) {
		if (s[at] == ' ' && used > columns * 2 / 3)
			word = at;
		used += text_char_columns(s + at, length - at, &taken);
		at += taken;
	}
	buf_add_bytes(out, s, at < length && word ? word : at);
	buf_add(out, at < length ? "…" : "");
}

void labels_add_name(struct buf *out, const struct graph_node *n, int columns)
{
	add_beginning(out, n->mark, columns);
	if (n->kind == TREE_TO_REMEDY)
		return;
	buf_add(out, *n->mark ? " " : "");
	add_beginning(out, n->text, columns);
}

void labels_add_see(struct buf *out, const struct graph_node *n, int columns)
{
	struct buf name = {0};

	labels_add_name(&name, n, columns);
	switch (n->kind) {
	case TREE_TO_REMEDY:
		/* TRANSLATORS: refers to a remedy, by its code, that is shown elsewhere. */
		buf_add_format(out, _("see %s"), buf_string(&name));
		break;
	case TREE_TO_QUESTION:
		/* TRANSLATORS: refers to a question that is shown elsewhere. */
		buf_add_format(out, _("see the question “%s”"), buf_string(&name));
		break;
	case TREE_TO_PROBLEM:
	case TREE_TO_NOTHING:
		buf_add(out, buf_string(&name));
		break;
	}
	buf_release(&name);
}

void labels_add_when(struct buf *out, const struct graph_edge *e)
{
	if (*e->when)
		/* TRANSLATORS: %s is one condition, or several. */
		buf_add_format(out, _("if %s"), e->when);
}

void labels_add_edge(struct buf *out, const struct graph_edge *e)
{
	buf_add(out, e->label);
	if (e->danger)
		buf_add_format(out, " (%s)", _(labels_danger));
	if (*e->when) {
		buf_add(out, out->length ? " [" : "[");
		labels_add_when(out, e);
		buf_add(out, "]");
	}
}

void labels_add_tree_title(struct buf *out, const struct tree *t)
{
	labels_add_text(out, t, tree_head(t)->title);
	buf_add_format(out, " (%s %s)", tree_string(t, tree_head(t)->id),
		       tree_string(t, tree_head(t)->version));
}
