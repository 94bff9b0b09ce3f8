/* text.c - a picture as an outline in plain text, for a terminal. */
#include <limits.h>

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

/* The lines of the outline. */
struct lines {
	const char *bar, *branch, *corner, *arrow;
};
static const struct lines unicode = {"│  ", "├─ ", "└─ ", "→ "};
static const struct lines ascii = {"|  ", "|- ", "`- ", "-> "};

struct writing {
	struct buf *out;
	const struct graph *g;
	const struct lines *lines;
	int columns;
	bool ascii;
	bool open[MAX_DEPTH + 2]; /* do more rows come from above, at each depth? */
	struct buf line;	  /* that is being put together */
	uint32_t depth;		  /* of it */
	bool last;
};

/* What stands before a line: its branch before the first, else the bars beside it. */
static void add_prefix(struct writing *w, bool first)
{
	for (uint32_t i = 1; i < w->depth; i++)
		buf_add(w->out, w->open[i] ? w->lines->bar : "   ");
	if (!w->depth)
		return;
	if (first)
		buf_add(w->out, w->last ? w->lines->corner : w->lines->branch);
	else
		buf_add(w->out, w->last ? "   " : w->lines->bar);
}

/* Ends the line that is being put together. */
static void end_line(struct writing *w)
{
	int room = w->columns ? w->columns - (int)w->depth * INDENT : INT_MAX;
	struct buf text = {0};
	size_t start, end;
	struct wrap wrap;

	if (!w->line.length)
		return;
	if (w->ascii)
		text_add_ascii(&text, w->line.s, w->line.length);
	else
		buf_add_bytes(&text, w->line.s, w->line.length);
	wrap_init(&wrap, buf_string(&text), text.length);
	for (bool first = true; wrap_next(&wrap, room, &start, &end); first = false) {
		add_prefix(w, first);
		buf_add_bytes(w->out, text.s + start, end - start);
		buf_add_char(w->out, '\n');
	}
	wrap_release(&wrap);
	w->open[w->depth] = !w->last;
	buf_clear(&w->line);
	buf_release(&text);
}

static void start_line(struct writing *w, uint32_t depth, bool last)
{
	end_line(w);
	w->depth = depth;
	w->last = last;
}

static void write_where(struct writing *w, const struct outline_row *row)
{
	const struct graph_node *n = &w->g->nodes[row->node];

	if (row->kind == ROW_NODE)
		labels_add_node(&w->line, n);
	else if (row->kind == ROW_BACK)
		buf_add(&w->line, labels_back());
	else
		labels_add_see(&w->line, n, MAX_SEEN);
}

static void write_arrow(struct writing *w)
{
	buf_add_format(&w->line, "%s%s", w->line.length ? " " : "", w->lines->arrow);
}

/* The answers that lead to the row, each a line; the last goes on with where they lead. */
static void write_branch(struct writing *w, const struct outline_row *row)
{
	const struct graph_edge *edges = &w->g->edges[row->edge];

	for (uint32_t i = 0; i < row->edges; i++) {
		start_line(w, row->depth, row->last && i + 1 == row->edges);
		if (*edges[i].label)
			labels_add_edge(&w->line, &edges[i]);
	}
	if (w->line.length > 0)
		write_arrow(w);
	write_where(w, row);
	if (!*edges[row->edges - 1].label)
		labels_add_edge(&w->line, &edges[row->edges - 1]);
}

static void write_row(struct writing *w, const struct outline_row *row)
{
	if (row->edge == TREE_NONE) {
		start_line(w, 0, true);
		buf_add(w->out, w->out->length > 0 ? "\n" : "");
		write_where(w, row);
	} else if (row->straight) {
		if (!row->depth)
			start_line(w, 0, true);
		write_arrow(w);
		write_where(w, row);
	} else {
		write_branch(w, row);
	}
}

void graph_add_text(struct buf *out, const struct tree *t, uint32_t problem, int columns,
		    bool in_ascii)
{
	struct graph *g = graph_new(
		t, problem == TREE_NONE ? GRAPH_WHOLE : GRAPH_ONE_PROBLEM, problem);
	struct writing w = {.out = out,
			    .g = g,
			    .lines = in_ascii ? &ascii : &unicode,
			    .columns = columns,
			    .ascii = in_ascii,
			    .last = true};
	int levels = columns ? (columns - LEAST_TEXT) / INDENT : MAX_DEPTH;
	struct outline o;

	levels = levels < 1 ? 1 : levels < MAX_DEPTH ? levels : MAX_DEPTH;
	outline_make(&o, g, (uint32_t)levels);
	if (problem == TREE_NONE) {
		labels_add_tree_title(&w.line, t);
		start_line(&w, 0, true);
	}
	for (size_t i = 0; i < o.count; i++)
		write_row(&w, &o.rows[i]);
	end_line(&w);
	outline_release(&o);
	buf_release(&w.line);
	graph_free(g);
}
