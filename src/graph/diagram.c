/* diagram.c - a picture in the languages of Graphviz and of Mermaid.
 *
 * Graphviz: a label stands in quotation marks; in it a backslash begins an escape (The
 * Graphviz documentation, "escString") and an ampersand an entity.
 *
 * Mermaid: every label stands in quotation marks, and all in it that could mean something to
 * Mermaid, to Markdown or to HTML is a numbered entity (Mermaid's documentation of
 * flowcharts, "Entity codes to escape characters"). */
#include <ctype.h>
#include <string.h>

#include "base/wrap.h"
#include "graph/graph.h"
#include "graph/labels.h"
#include "graph/model.h"

enum { NODE_COLUMNS = 34, EDGE_COLUMNS = 26, DANGER = TREE_KINDS };

struct language {
	/* What stands before and after the label of a node, by its kind, or DANGER. */
	const char *looks[TREE_KINDS + 1][2];
	/* Appends a label, folded where the language folds none by itself. */
	void (*label)(struct buf *out, const struct buf *text, int columns);
	/* Appends an edge, after the name of the node from which it comes. */
	void (*edge)(struct buf *out, const struct graph *g, const struct graph_edge *e,
		     const struct buf *text);
};

/* Appends the name of a node, which is a word in both languages. The letter before the id
 * says what it is, and keeps it from being a word of the language. */
static void add_name(struct buf *out, const struct graph *g, uint32_t node)
{
	static const char letters[] = {[TREE_TO_QUESTION] = 'q',
				       [TREE_TO_PROBLEM] = 'p',
				       [TREE_TO_REMEDY] = 'r'};
	const struct graph_node *n = &g->nodes[node];

	if (n->kind == TREE_TO_NOTHING) {
		buf_add_format(out, "n_%u", node);
		return;
	}
	buf_add_format(out, "%c_", letters[n->kind]);
	for (const char *s = n->id; *s; s++)
		buf_add_char(out, *s == '-' ? '_' : *s);
}

static void add_diagram(struct buf *out, const struct tree *t, uint32_t problem,
			const struct language *l)
{
	struct graph *g = graph_new(t, problem, false);
	struct buf text = {0};

	for (uint32_t i = 0; i < g->node_count; i++) {
		const struct graph_node *n = &g->nodes[i];
		const char *const *look = l->looks[n->danger ? DANGER : n->kind];

		buf_clear(&text);
		labels_add_node(&text, n);
		buf_add_char(out, '\t');
		add_name(out, g, i);
		buf_add(out, look[0]);
		l->label(out, &text, NODE_COLUMNS);
		buf_add(out, look[1]);
	}
	for (uint32_t i = 0; i < g->node_count; i++)
		for (uint32_t e = 0; e < g->nodes[i].count; e++) {
			const struct graph_edge *edge = graph_edge(g, &g->nodes[i], e);

			buf_clear(&text);
			labels_add_edge(&text, edge);
			buf_add_char(out, '\t');
			add_name(out, g, i);
			l->edge(out, g, edge, &text);
		}
	buf_release(&text);
	graph_free(g);
}

/* --- Graphviz --------------------------------------------------------------------------- */

static void add_dot_label(struct buf *out, const struct buf *text, int columns)
{
	size_t from, to;
	struct wrap wrap;

	buf_add_char(out, '"');
	wrap_init(&wrap, buf_string(text), text->length);
	while (wrap_next(&wrap, columns, &from, &to)) {
		for (; from < to; from++) {
			if (strchr("\"\\", text->s[from]))
				buf_add_char(out, '\\');
			buf_add_char(out, text->s[from]);
			if (text->s[from] == '&')
				buf_add(out, "amp;");
		}
		buf_add(out, "\\l"); /* ends a line, to the left */
	}
	wrap_release(&wrap);
	buf_add_char(out, '"');
}

static void add_dot_edge(struct buf *out, const struct graph *g,
			 const struct graph_edge *e, const struct buf *text)
{
	buf_add(out, " -> ");
	add_name(out, g, e->to);
	buf_add(out, " [label=");
	add_dot_label(out, text, EDGE_COLUMNS);
	if (e->kind == EDGE_FAILS)
		buf_add(out, ", style=dashed");
	else if (e->danger)
		buf_add(out, ", style=bold");
	buf_add(out, "];\n");
}

void graph_add_dot(struct buf *out, const struct tree *t, uint32_t problem)
{
	static const struct language dot = {
		{[TREE_TO_QUESTION] = {" [shape=box, label=", "];\n"},
		 [TREE_TO_PROBLEM] = {" [shape=note, label=", "];\n"},
		 [TREE_TO_REMEDY] = {" [shape=box, style=rounded, penwidth=1.6, label=",
				     "];\n"},
		 [TREE_TO_NOTHING] = {" [shape=plaintext, label=", "];\n"},
		 [DANGER] = {" [shape=octagon, peripheries=2, label=", "];\n"}},
		add_dot_label,
		add_dot_edge};

	/* A whole tree is so wide that it had better be high. */
	buf_add_format(
		out,
		"digraph \"%s\" {\n"
		"\tgraph [rankdir=%s, ranksep=0.5, nodesep=0.3];\n"
		"\tnode [fontname=\"sans-serif\", fontsize=12, margin=\"0.15,0.08\"];\n"
		"\tedge [fontname=\"sans-serif\", fontsize=11];\n",
		tree_string(t, tree_head(t)->id), problem == TREE_NONE ? "LR" : "TB");
	add_diagram(out, t, problem, &dot);
	buf_add(out, "}\n");
}

/* --- Mermaid ---------------------------------------------------------------------------- */

/* Letters, digits, blanks, what is not ASCII, and signs that mean nothing anywhere; a full
 * stop behind a digit would begin a list. */
static bool is_harmless(const char *s, size_t at)
{
	unsigned char c = (unsigned char)s[at];

	if (c == '.')
		return at > 0 && !isdigit((unsigned char)s[at - 1]);
	return c >= 0x80 || isalnum(c) || (c && strchr(" ,?!()", c));
}

static void add_mermaid_label(struct buf *out, const struct buf *text, int columns)
{
	const char *s = buf_string(text);

	(void)columns;
	buf_add_char(out, '"');
	for (size_t i = 0; i < text->length; i++)
		if (is_harmless(s, i))
			buf_add_char(out, s[i]);
		else
			buf_add_format(out, "#%d;", s[i]);
	buf_add_char(out, '"');
}

static void add_mermaid_edge(struct buf *out, const struct graph *g,
			     const struct graph_edge *e, const struct buf *text)
{
	buf_add(out, e->kind == EDGE_FAILS ? " -.->" : e->danger ? " ==>" : " -->");
	if (text->length > 0) {
		buf_add_char(out, '|');
		add_mermaid_label(out, text, 0);
		buf_add_char(out, '|');
	}
	buf_add_char(out, ' ');
	add_name(out, g, e->to);
	buf_add_char(out, '\n');
}

void graph_add_mermaid(struct buf *out, const struct tree *t, uint32_t problem)
{
	static const struct language mermaid = {{[TREE_TO_QUESTION] = {"[", "]\n"},
						 [TREE_TO_PROBLEM] = {">", "]\n"},
						 [TREE_TO_REMEDY] = {"([", "])\n"},
						 [TREE_TO_NOTHING] = {"[/", "/]\n"},
						 [DANGER] = {"{{", "}}\n"}},
						add_mermaid_label,
						add_mermaid_edge};

	buf_add_format(out, "flowchart %s\n", problem == TREE_NONE ? "LR" : "TD");
	add_diagram(out, t, problem, &mermaid);
}
