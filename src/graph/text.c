/* text.c - a picture as an outline in plain text, for a terminal. */
#include <limits.h>
#include <sys/param.h>

#include "base/text.h"
#include "base/tr.h"
#include "base/wrap.h"
#include "graph/graph.h"
#include "graph/labels.h"
#include "graph/model.h"
#include "i18n/i18n.h"

enum {
	INDENT = 3,	 /* columns of a level */
	MAX_DEPTH = 12,	 /* levels */
	LEAST_TEXT = 20, /* columns that are left for text */
	MAX_SEEN = 60	 /* columns of a text that refers to another place */
};

struct writing {
	struct buf *out;
	enum text_glyphs glyphs;
	int columns;
	bool open[MAX_DEPTH + 2]; /* do more rows come from above, at each depth? */
	struct buf line;	  /* that is being put together */
};

/* Writes what stands before a line: its branch before the first, else the bars beside it. */
static void add_prefix(struct writing *w, uint32_t depth, bool first, bool last)
{
	struct buf prefix = {0};

	for (uint32_t i = 1; i < depth; i++)
		buf_add(&prefix, w->open[i] ? "│  " : "   ");
	if (depth && first)
		buf_add(&prefix, last ? "└─ " : "├─ ");
	else if (depth)
		buf_add(&prefix, last ? "   " : "│  ");
	text_add_glyphs(w->out, prefix.s, prefix.length, w->glyphs);
	buf_release(&prefix);
}

/* Writes the line that was put together; `last`: of those below the same node. */
static void end_line(struct writing *w, uint32_t depth, bool last)
{
	int room = w->columns ? w->columns - (int)depth * INDENT : INT_MAX;
	struct buf text = {0};
	size_t start, end;
	struct wrap wrap;

	text_add_glyphs(&text, w->line.s, w->line.length, w->glyphs);
	wrap_init(&wrap, buf_string(&text), text.length);
	for (bool first = true; wrap_next(&wrap, room, &start, &end); first = false) {
		add_prefix(w, depth, first, last);
		buf_add_bytes(w->out, text.s + start, end - start);
		buf_add_char(w->out, '\n');
	}
	wrap_release(&wrap);
	w->open[depth] = !last;
	buf_clear(&w->line);
	buf_release(&text);
}

static void add_where(struct writing *w, const struct outline_row *row)
{
	if (row->kind == ROW_NODE)
		labels_add_node(&w->line, row->node);
	else if (row->kind == ROW_BACK)
		buf_add(&w->line, _(labels_back));
	else
		labels_add_see(&w->line, row->node, MAX_SEEN);
}

/* The answers that lead to the row, each a line; the last goes on with where they lead. */
static void write_row(void *self, const struct outline_row *row)
{
	struct writing *w = self;
	const struct graph_edge *edge = row->edges;

	if (!edge && w->out->length)
		buf_add_char(w->out, '\n');
	for (uint32_t i = 1; i < row->edge_count; i++, edge++) {
		labels_add_edge(&w->line, edge);
		end_line(w, row->depth, false);
	}
	if (edge && *edge->label)
		labels_add_edge(&w->line, edge);
	if (row->straight || w->line.length)
		buf_add(&w->line, w->line.length ? " → " : "→ ");
	add_where(w, row);
	if (edge && !*edge->label)
		labels_add_edge(&w->line, edge);
	end_line(w, row->depth, row->last);
}

void graph_add_text(struct buf *out, const struct tree *t, uint32_t problem, int columns,
		    bool ascii)
{
	bool whole = problem == TREE_NONE;
	struct graph *g = graph_new(t, problem, false);
	struct writing w = {
		.out = out, .glyphs = ascii ? TEXT_ASCII : TEXT_ALL, .columns = columns};
	int levels = columns ? (columns - LEAST_TEXT) / INDENT : MAX_DEPTH;

	if (whole) {
		labels_add_tree_title(&w.line, t);
		end_line(&w, 0, true);
	}
	graph_outline(g, (uint32_t)MAX(1, MIN(levels, MAX_DEPTH)), write_row, &w);
	buf_release(&w.line);
	graph_free(g);
}
