/* mermaid.c - a picture as a flowchart in the language of Mermaid.
 *
 * Every label stands in quotation marks, and all in it that could mean something to
 * Mermaid, to Markdown or to HTML is a numbered entity (Mermaid's documentation of
 * flowcharts, "Entity codes to escape characters"). */
#include <ctype.h>
#include <string.h>

#include "graph/graph.h"
#include "graph/model.h"
#include "graph/words.h"

/* Letters, digits, blanks, what is not ASCII, and signs that mean nothing anywhere; a full
 * stop behind a digit would begin a list. */
static bool is_harmless(const char *s, size_t at)
{
	unsigned char c = (unsigned char)s[at];

	if (c == '.')
		return at > 0 && !isdigit((unsigned char)s[at - 1]);
	return c >= 0x80 || isalnum(c) || (c && strchr(" ,?!()", c));
}

static void add_label(struct buf *out, const struct buf *text)
{
	const char *s = buf_string(text);

	buf_add_char(out, '"');
	for (size_t i = 0; i < text->length; i++)
		if (is_harmless(s, i))
			buf_add_char(out, s[i]);
		else
			buf_add_format(out, "#%d;", s[i]);
	buf_add_char(out, '"');
}

/* The letter before an id says what it is, and keeps it from being a word of Mermaid's. */
static void add_name(struct buf *out, const struct graph *g, uint32_t node)
{
	const struct graph_node *n = &g->nodes[node];

	if (n->kind == TREE_TO_NOTHING) {
		buf_add_format(out, "n_%u", node);
		return;
	}
	buf_add_format(out, "%c_", words_letter(n->kind));
	for (const char *s = n->id; *s; s++)
		buf_add_char(out, *s == '-' ? '_' : *s);
}

/* The signs that draw a node's shape, around its label. */
struct shape {
	const char *open, *close;
};

static struct shape shape(const struct graph_node *n)
{
	switch (n->kind) {
	case TREE_TO_PROBLEM:
		return (struct shape){">", "]"};
	case TREE_TO_REMEDY:
		return n->danger ? (struct shape){"{{", "}}"}
				 : (struct shape){"([", "])"};
	case TREE_TO_NOTHING:
		return (struct shape){"[/", "/]"};
	case TREE_TO_QUESTION:
		break;
	}
	return (struct shape){"[", "]"};
}

static void add_node(struct buf *out, const struct graph *g, uint32_t node)
{
	struct shape around = shape(&g->nodes[node]);
	struct buf text = {0};

	words_add_node(&text, &g->nodes[node]);
	buf_add(out, "    ");
	add_name(out, g, node);
	buf_add(out, around.open);
	add_label(out, &text);
	buf_add_format(out, "%s\n", around.close);
	buf_release(&text);
}

static const char *arrow(const struct graph_edge *e)
{
	if (e->kind == EDGE_FAILS)
		return "-.->";
	return e->danger ? "==>" : "-->";
}

static void add_edge(struct buf *out, const struct graph *g, uint32_t from,
		     const struct graph_edge *e)
{
	struct buf text = {0};

	words_add_edge(&text, e);
	buf_add(out, "    ");
	add_name(out, g, from);
	buf_add_format(out, " %s", arrow(e));
	if (text.length > 0) {
		buf_add_char(out, '|');
		add_label(out, &text);
		buf_add_char(out, '|');
	}
	buf_add_char(out, ' ');
	add_name(out, g, e->to);
	buf_add_char(out, '\n');
	buf_release(&text);
}

void graph_add_mermaid(struct buf *out, const struct tree *t, uint32_t problem)
{
	struct graph *g = graph_new(
		t, problem == TREE_NONE ? GRAPH_WHOLE : GRAPH_ONE_PROBLEM, problem);

	buf_add_format(out, "flowchart %s\n", problem == TREE_NONE ? "LR" : "TD");
	for (uint32_t i = 0; i < g->node_count; i++)
		add_node(out, g, i);
	for (uint32_t i = 0; i < g->node_count; i++)
		for (uint32_t e = 0; e < g->nodes[i].count; e++)
			add_edge(out, g, i, graph_edge(g, &g->nodes[i], e));
	graph_free(g);
}
