/* svg.c - a picture as SVG, laid out by itself.
 *
 * A narrow column that a phone can show: each box stands under the one that leads to it,
 * further to the right, with the answer above it and a line along the left. Nothing is
 * ever beside anything else, so that no box can meet another. */
#include <stddef.h>

#include "base/tr.h"
#include "base/xml.h"
#include "graph/graph.h"
#include "graph/labels.h"
#include "graph/model.h"
#include "graph/svg_write.h"
#include "i18n/i18n.h"

enum {
	WIDTH = 340,
	BORDER = 2,    /* left free around it all */
	INDENT = 20,   /* of a level */
	MAX_DEPTH = 8, /* levels */
	TRUNK = 9,     /* from the left of a box to the line down from it */
	PAD = 8,       /* from the border of a box to its text */
	GAP = 9,       /* above an answer */
	PART_GAP = 26,
	DROP = 18, /* of a line to what comes straight below */
	CURVE = 6,
	SIGN = 17,	 /* the room of the sign of danger */
	SEE_COLUMNS = 40 /* of the name of a box elsewhere */
};

static const struct svg_font box_font = {.size = 13, .line = 18};
static const struct svg_font answer_font = {.size = 13, .line = 17};
static const struct svg_font when_font = {.size = 11, .line = 15, .italic = true};
static const struct svg_font small_font = {.size = 12, .line = 17};

/* Colours that can be told from white and from black. */
#define GREY "#808080"
#define RED "#d9483b"

/* Boxes by kind, and what refers to a box elsewhere. */
enum { SEE = TREE_KINDS, LOOKS };
static const struct look {
	const char *colour;
	int round;	   /* of the corners */
	const char *place; /* what its anchor in a document begins with */
} looks[LOOKS] = {
	[TREE_TO_QUESTION] = {"#2b83c6", 3, "question:"},
	[TREE_TO_PROBLEM] = {"#8f6bc4", 0, "message:"},
	[TREE_TO_REMEDY] = {"#2e9e5b", 11, ""},
	[TREE_TO_NOTHING] = {GREY, 0, ""},
	[SEE] = {GREY, 13, ""},
};

struct drawing {
	struct buf *out;
	bool stands_alone; /* boxes are parts of it that can be linked to */
	int y;		   /* the end of what was drawn */
	/* The line down from the last box at each depth, and where its next piece begins. */
	int trunk[MAX_DEPTH + 2];
};

static int left_of(uint32_t depth)
{
	return BORDER + (int)depth * INDENT;
}

/* --- lines ------------------------------------------------------------------------------ */

#define LINE "<path fill=\"none\" stroke=\"" GREY "\" stroke-width=\"1.4\"%s d=\""
#define HEAD "\"/>\n<path fill=\"" GREY "\" d=\""

/* The line from the box above, around a corner to the left of what is at this depth. */
static void add_branch(struct drawing *d, uint32_t depth, int y, bool fails)
{
	int x = left_of(depth - 1) + TRUNK, end = left_of(depth);

	buf_add_format(d->out,
		       LINE "M%d %dV%dq0 %d %d %dH%d" HEAD "M%d %dl-6 -4v8z\"/>\n",
		       fails ? " stroke-dasharray=\"4 3\"" : "", x, d->trunk[depth - 1],
		       y - CURVE, CURVE, CURVE, CURVE, end - 4, end, y);
	d->trunk[depth - 1] = y - CURVE;
}

static void add_drop(struct drawing *d, uint32_t depth)
{
	int x = left_of(depth) + TRUNK;

	d->y += DROP;
	buf_add_format(d->out, LINE "M%d %dV%d" HEAD "M%d %dl-4 -6h8z\"/>\n", "", x,
		       d->trunk[depth], d->y - 4, x, d->y);
}

/* --- text ------------------------------------------------------------------------------- */

/* `pad` is left free on the right. */
static void add_text(struct drawing *d, const char *s, int x, int pad,
		     const struct svg_font *font)
{
	d->y += svg_add_text(d->out, s, x, d->y, WIDTH - BORDER - pad - x, font) *
		font->line;
}

/* The words, with a triangle before them. */
static void add_danger(struct drawing *d, int x, int pad)
{
	buf_add_format(d->out,
		       "<path fill=\"none\" stroke=\"" RED
		       "\" stroke-width=\"1.5\" d=\"M%d %dl6 11h-12zv0m0 4v4m0 1v1\"/>\n",
		       x + 6, d->y + 2);
	add_text(d, _(labels_danger), x + SIGN, pad, &small_font);
}

/* An answer with its condition and its danger. */
static void add_answer(struct drawing *d, const struct graph_edge *e, int x)
{
	struct buf when = {0};

	if (*e->label)
		add_text(d, e->label, x, 0, &answer_font);
	if (e->danger)
		add_danger(d, x, 0);
	labels_add_when(&when, e);
	if (when.length > 0)
		add_text(d, when.s, x, 0, &when_font);
	buf_release(&when);
}

/* --- boxes ------------------------------------------------------------------------------ */

/* Opens the element around a box; returns its name. A box that refers to another links to
 * where that is; in a picture that is part of a document, every box does. */
static const char *open_box(struct drawing *d, const struct graph_node *n, bool refers)
{
	bool is_place = n->kind != TREE_TO_NOTHING;
	bool links = is_place && (refers || !d->stands_alone);

	buf_add(d->out, links ? "<a" : "<g");
	if (is_place) {
		buf_add_format(d->out, "%s%s", links ? " href=\"#" : " id=\"",
			       looks[n->kind].place);
		xml_add_anchor(d->out, n->kind == TREE_TO_REMEDY ? n->mark : n->id);
		buf_add_char(d->out, '"');
	}
	buf_add(d->out, ">\n");
	return links ? "a" : "g";
}

/* Appends the words of a box, and makes room for them. */
static void add_words(struct drawing *d, const struct outline_row *row, bool danger)
{
	const struct graph_node *n = row->node;
	bool refers = row->kind != ROW_NODE;
	int x = left_of(row->depth) + PAD;
	struct buf text = {0};

	buf_add(&text, refers ? "→ " : n->mark);
	if (row->kind == ROW_BACK)
		buf_add(&text, _(labels_back));
	else if (refers)
		labels_add_name(&text, n, SEE_COLUMNS);
	else
		buf_add_format(&text, "%s%s", *n->mark ? " " : "", n->text);
	d->y += PAD - 3;
	add_text(d, text.s, x, PAD, refers ? &small_font : &box_font);
	if (danger)
		add_danger(d, x, PAD);
	d->y += PAD - 1;
	buf_release(&text);
}

/* The box of a row, below all that was drawn. Its words are written first, since the box is
 * as high as they are. */
static void add_box(struct drawing *d, const struct outline_row *row)
{
	const struct graph_node *n = row->node;
	bool refers = row->kind != ROW_NODE, danger = n->danger && !refers;
	const struct look *look = &looks[refers ? SEE : n->kind];
	const char *around = open_box(d, n, refers),
		   *colour = danger ? RED : look->colour;
	struct buf words = {0}, *out = d->out;
	int x = left_of(row->depth), top = d->y;

	d->out = &words;
	add_words(d, row, danger);
	d->out = out;
	buf_add_format(out,
		       "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" "
		       "fill=\"%s\" fill-opacity=\"0.1\" stroke=\"%s\" "
		       "stroke-width=\"%d\"/>\n%s</%s>\n",
		       x, top, WIDTH - BORDER - x, d->y - top, look->round, colour,
		       colour, danger ? 3 : 1, words.s, around);
	d->trunk[row->depth] = d->y;
	buf_release(&words);
}

/* --- rows ------------------------------------------------------------------------------- */

static void add_row(void *self, const struct outline_row *row)
{
	struct drawing *d = self;
	int x = left_of(row->depth) + 3, top;

	if (!row->edges) {
		d->y += d->y > BORDER ? PART_GAP : 0;
	} else if (row->straight) {
		add_drop(d, row->depth);
	} else {
		d->y += GAP;
		top = d->y;
		for (uint32_t i = 0; i < row->edge_count; i++) {
			d->y += i ? 4 : 0;
			add_answer(d, &row->edges[i], x);
		}
		d->y += d->y > top ? 4 : 0;
		add_branch(d, row->depth, d->y + PAD + box_font.line / 2 - 2,
			   row->edges->kind == EDGE_FAILS);
	}
	add_box(d, row);
}

/* --- the element ------------------------------------------------------------------------ */

void graph_add_svg(struct buf *out, const struct tree *t, uint32_t problem,
		   bool stands_alone)
{
	struct graph *g = graph_new(t, problem, !stands_alone && problem == TREE_NONE);
	struct buf body = {0}, text = {0}, title = {0};
	struct drawing d = {.out = &body, .stands_alone = stands_alone, .y = BORDER};

	if (problem != TREE_NONE)
		labels_add_node(&text, &g->nodes[0]);
	else
		labels_add_tree_title(&text, t);
	xml_add_string(&title, text.s);
	graph_outline(g, MAX_DEPTH, add_row, &d);
	d.y += BORDER;
	buf_add_format(out,
		       "%s<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" "
		       "viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" lang=\"%s\" "
		       "role=\"group\" aria-label=\"%s\" "
		       "font-family=\"system-ui, sans-serif\" fill=\"currentColor\"%s"
		       "<title>%s</title>\n%s</svg>\n",
		       stands_alone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "",
		       WIDTH, d.y, WIDTH, d.y, i18n_now()->id, title.s,
		       stands_alone ? " color=\"#1a1a1a\">\n<path fill=\"#ffffff\" "
				      "d=\"M-9999 -9999H9999V9999999H-9999z\"/>\n"
				    : ">\n",
		       title.s, body.s);
	buf_release(&body);
	buf_release(&text);
	buf_release(&title);
	graph_free(g);
}
