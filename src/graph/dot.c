/* dot.c - a picture in the language of Graphviz.
 *
 * Names are ids of the tree, in quotation marks. In a label a backslash begins an escape
 * (The Graphviz documentation, "escString") and an ampersand an entity. */
#include <string.h>

#include "base/wrap.h"
#include "graph/graph.h"
#include "graph/model.h"
#include "graph/words.h"

enum { NODE_COLUMNS = 34, EDGE_COLUMNS = 26 };

static void add_escaped(struct buf *out, const char *s, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (s[i] == '"' || s[i] == '\\')
			buf_add_char(out, '\\');
		buf_add_char(out, s[i]);
		if (s[i] == '&')
			buf_add(out, "amp;");
	}
}

/* Appends a label in quotation marks, folded; `end` ends each line: "\\n" is centred,
 * "\\l" to the left. */
static void add_label(struct buf *out, const struct buf *text, int columns,
		      const char *end)
{
	size_t from, to;
	struct wrap wrap;

	buf_add_char(out, '"');
	wrap_init(&wrap, buf_string(text), text->length);
	while (wrap_next(&wrap, columns, &from, &to)) {
		add_escaped(out, text->s + from, to - from);
		buf_add(out, end);
	}
	wrap_release(&wrap);
	buf_add_char(out, '"');
}

/* An id has small letters, digits and hyphens; the letter before it says what it is. */
static void add_name(struct buf *out, const struct graph *g, uint32_t node)
{
	const struct graph_node *n = &g->nodes[node];

	if (n->kind == TREE_TO_NOTHING)
		buf_add_format(out, "\"end-%u\"", node);
	else
		buf_add_format(out, "\"%c-%s\"", words_letter(n->kind), n->id);
}

static const char *shape(const struct graph_node *n)
{
	switch (n->kind) {
	case TREE_TO_PROBLEM:
		return "shape=note";
	case TREE_TO_REMEDY:
		return n->danger ? "shape=octagon, peripheries=2"
				 : "shape=box, style=rounded, penwidth=1.6";
	case TREE_TO_NOTHING:
		return "shape=plaintext";
	case TREE_TO_QUESTION:
		break;
	}
	return "shape=box";
}

static void add_node(struct buf *out, const struct graph *g, uint32_t node)
{
	struct buf text = {0};

	words_add_node(&text, &g->nodes[node]);
	buf_add_char(out, '\t');
	add_name(out, g, node);
	buf_add_format(out, " [%s, label=", shape(&g->nodes[node]));
	add_label(out, &text, NODE_COLUMNS, "\\l");
	buf_add(out, "];\n");
	buf_release(&text);
}

static void add_edge(struct buf *out, const struct graph *g, uint32_t from,
		     const struct graph_edge *e)
{
	struct buf text = {0};

	words_add_edge(&text, e);
	buf_add_char(out, '\t');
	add_name(out, g, from);
	buf_add(out, " -> ");
	add_name(out, g, e->to);
	buf_add(out, " [label=");
	add_label(out, &text, EDGE_COLUMNS, "\\l");
	if (e->kind == EDGE_FAILS)
		buf_add(out, ", style=dashed");
	else if (e->danger)
		buf_add(out, ", style=bold");
	buf_add(out, "];\n");
	buf_release(&text);
}

void graph_add_dot(struct buf *out, const struct tree *t, uint32_t problem)
{
	struct graph *g = graph_new(
		t, problem == TREE_NONE ? GRAPH_WHOLE : GRAPH_ONE_PROBLEM, problem);

	buf_add_format(out, "digraph \"%s\" {\n", tree_string(t, tree_head(t)->id));
	/* A whole tree is so wide that it had better be high. */
	buf_add_format(out, "\tgraph [rankdir=%s, ranksep=0.5, nodesep=0.3];\n",
		       problem == TREE_NONE ? "LR" : "TB");
	buf_add(out,
		"\tnode [fontname=\"sans-serif\", fontsize=12, margin=\"0.15,0.08\"];\n"
		"\tedge [fontname=\"sans-serif\", fontsize=11];\n");
	for (uint32_t i = 0; i < g->node_count; i++)
		add_node(out, g, i);
	for (uint32_t i = 0; i < g->node_count; i++)
		for (uint32_t e = 0; e < g->nodes[i].count; e++)
			add_edge(out, g, i, graph_edge(g, &g->nodes[i], e));
	buf_add(out, "}\n");
	graph_free(g);
}
