/* labels.c - what nodes and edges of a picture are called. */
#include "graph/labels.h"

#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "graph/condition.h"
#include "i18n/i18n.h"

const char *labels_danger(void)
{
	return _("careful: data may be lost");
}

const char *labels_back(void)
{
	return _("the same question again");
}

void labels_add_node(struct buf *out, const struct graph_node *n)
{
	if (*n->mark)
		buf_add_format(out, "%s ", n->mark);
	buf_add(out, n->text);
	if (n->danger)
		buf_add_format(out, " (%s)", labels_danger());
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
		buf_add_format(out, " (%s)", labels_danger());
	if (*e->when) {
		buf_add(out, out->length ? " [" : "[");
		labels_add_when(out, e);
		buf_add(out, "]");
	}
}

void labels_add_tree_title(struct buf *out, const struct tree *t)
{
	condition_add_text(out, t, tree_head(t)->title);
	buf_add_format(out, " (%s %s)", tree_string(t, tree_head(t)->id),
		       tree_string(t, tree_head(t)->version));
}
