/* svg.c - a picture as SVG, laid out by itself.
 *
 * A narrow column that a phone can show: each box stands under the one that leads to it,
 * further to the right, with the answer above it and a line along the left. Nothing is
 * ever beside anything else, so that no box can meet another. */
#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "graph/graph.h"
#include "graph/model.h"
#include "graph/svg_write.h"
#include "graph/words.h"
#include "i18n/i18n.h"

enum {
	WIDTH = 340,
	BORDER = 2,  /* left free around it all */
	INDENT = 20, /* of a level */
	DEEPEST = 8, /* levels */
	TRUNK = 9,   /* from the left of a box to the line down from it */
	PAD = 8,     /* from the border of a box to its text */
	GAP = 9,     /* above an answer */
	PART_GAP = 26,
	DROP = 18, /* of a line to what comes straight below */
	CURVE = 6,
	PILL = 20, /* the height of what refers to a box elsewhere */
	DANGER_GAP = 3,
	SIGN = 17 /* the room of the sign of danger */
};

static const struct svg_font box_font = {.size = 13, .line = 18};
static const struct svg_font mark_font = {.size = 13, .line = 18, .bold = true};
static const struct svg_font danger_font = {.size = 12, .line = 17, .bold = true};
static const struct svg_font answer_font = {.size = 13, .line = 17};
static const struct svg_font when_font = {.size = 11, .line = 15, .italic = true};
static const struct svg_font see_font = {.size = 12, .line = 16};

/* Colours that can be told from white and from black. */
#define GREY "#808080"
#define RED "#d9483b"
static const struct {
	const char *class, *colour;
	const char *tint; /* how much of the colour the box is filled with */
	const char *pen;
	int round;
} looks[] = {
	[TREE_TO_QUESTION] = {"graph-question", "#2b83c6", "0.12", "1.2", 3},
	[TREE_TO_PROBLEM] = {"graph-problem", "#8f6bc4", "0.12", "1.2", 0},
	[TREE_TO_REMEDY] = {"graph-remedy", "#2e9e5b", "0.08", "1.8", 11},
	[TREE_TO_NOTHING] = {"graph-end", GREY, "0.08", "1", 0},
};
_Static_assert(sizeof looks / sizeof *looks == TREE_KINDS, "each kind has its look");

struct drawing {
	struct buf *out;
	const struct graph *g;
	bool stands_alone; /* boxes are parts of it that can be linked to */
	int y;		   /* the end of what was drawn */
	/* The line down from the last box at each depth, and where its next piece begins. */
	int trunk[DEEPEST + 2];
};

static int left_of(uint32_t depth)
{
	return BORDER + (int)depth * INDENT;
}

static int room_at(int x)
{
	return WIDTH - BORDER - x;
}

/* --- lines ------------------------------------------------------------------------------ */

static void add_head(struct drawing *d, int x, int y, bool down)
{
	buf_add_format(d->out, "<path class=\"graph-head\" fill=\"" GREY "\" d=\"M%d %d",
		       x, y);
	buf_add(d->out, down ? "l-4 -6h8z\"/>\n" : "l-6 -4v8z\"/>\n");
}

/* The line from the box above, around a corner to the left of what is at this depth. */
static void add_branch(struct drawing *d, uint32_t depth, int y, bool fails)
{
	int x = left_of(depth - 1) + TRUNK, end = left_of(depth);

	buf_add_format(d->out,
		       "<path class=\"graph-edge%s\" fill=\"none\" stroke=\"" GREY
		       "\" stroke-width=\"1.4\"%s d=\"M%d %dV%dq0 %d %d %dH%d\"/>\n",
		       fails ? " graph-fails" : "",
		       fails ? " stroke-dasharray=\"4 3\"" : "", x, d->trunk[depth - 1],
		       y - CURVE, CURVE, CURVE, CURVE, end - 4);
	add_head(d, end, y, false);
	d->trunk[depth - 1] = y - CURVE;
}

static void add_drop(struct drawing *d, uint32_t depth)
{
	int x = left_of(depth) + TRUNK;

	buf_add_format(d->out,
		       "<path class=\"graph-edge\" fill=\"none\" stroke=\"" GREY
		       "\" stroke-width=\"1.4\" d=\"M%d %dV%d\"/>\n",
		       x, d->trunk[depth], d->y + DROP - 4);
	d->y += DROP;
	add_head(d, x, d->y, true);
}

/* --- danger ----------------------------------------------------------------------------- */

/* The words, with a triangle before them; `y` is the top. Returns the height. */
static int danger_height(int room)
{
	return svg_measure(words_danger(), room - SIGN, &danger_font).lines *
		       danger_font.line +
	       DANGER_GAP;
}

static int add_danger(struct drawing *d, int x, int y, int room)
{
	y += DANGER_GAP;
	buf_add_format(d->out,
		       "<path class=\"graph-danger\" fill=\"none\" stroke=\"" RED
		       "\" stroke-width=\"1.5\" d=\"M%d %dl6 11h-12zv0m0 4v4m0 1v1\"/>\n",
		       x + 6, y + 2);
	return svg_add_text(d->out, words_danger(), x + SIGN, y, room - SIGN,
			    &danger_font, "graph-danger")
			       .lines *
		       danger_font.line +
	       DANGER_GAP;
}

/* --- boxes ------------------------------------------------------------------------------ */

/* Where the text of a box is: behind its mark, unless that takes too much room. */
struct inside {
	const struct graph_node *n;
	struct buf whole; /* mark and text in one; "" where the mark stands apart */
	int x, room, shift, height;
};

static void look_inside(struct inside *in, const struct graph_node *n, int x)
{
	int shift = *n->mark ? svg_width(n->mark, strlen(n->mark), &mark_font) + PAD : 0;

	*in = (struct inside){
		.n = n, .x = x + PAD, .room = room_at(x) - 2 * PAD, .shift = shift};
	if (shift > in->room / 3) {
		buf_add_format(&in->whole, "%s %s", n->mark, n->text);
		in->shift = 0;
	}
	in->height = svg_measure(in->whole.length ? in->whole.s : n->text,
				 in->room - in->shift, &box_font)
			     .lines *
		     box_font.line;
	if (n->danger)
		in->height += danger_height(in->room);
	in->height += 2 * PAD - 4;
	if (in->height < box_font.line + 2 * PAD - 4)
		in->height = box_font.line + 2 * PAD - 4;
}

static void add_inside(struct drawing *d, struct inside *in, int y)
{
	struct svg_extent extent;

	y += PAD - 3;
	if (in->shift)
		svg_add_text(d->out, in->n->mark, in->x, y, in->room, &mark_font, "");
	extent = svg_add_text(d->out, in->whole.length ? in->whole.s : in->n->text,
			      in->x + in->shift, y, in->room - in->shift, &box_font, "");
	if (in->n->danger)
		add_danger(d, in->x, y + extent.lines * box_font.line, in->room);
	buf_release(&in->whole);
}

/* A problem is a note with a folded corner. */
static void add_shape(struct drawing *d, const struct graph_node *n, int x, int y,
		      int height)
{
	const char *colour = n->danger ? RED : looks[n->kind].colour;
	int width = room_at(x);

	if (n->kind == TREE_TO_PROBLEM)
		buf_add_format(d->out, "<path d=\"M%d %dh%dl9 9v%dh%dzm%d 0v9h9\"", x, y,
			       width - 9, height - 9, -width, width - 9);
	else
		buf_add_format(d->out,
			       "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
			       "rx=\"%d\"",
			       x, y, width, height, looks[n->kind].round);
	buf_add_format(d->out,
		       " fill=\"%s\" fill-opacity=\"%s\" stroke=\"%s\" "
		       "stroke-width=\"%s\"/>\n",
		       colour, looks[n->kind].tint, colour,
		       n->danger ? "3" : looks[n->kind].pen);
}

/* Where a node stands in a document; false where it does not. */
static bool add_anchor(struct buf *out, const struct graph_node *n)
{
	switch (n->kind) {
	case TREE_TO_REMEDY:
		xml_add_anchor(out, n->mark);
		return true;
	case TREE_TO_QUESTION:
		buf_add_format(out, "question:%s", n->id);
		return true;
	case TREE_TO_PROBLEM:
		buf_add_format(out, "message:%s", n->id);
		return true;
	case TREE_TO_NOTHING:
		break;
	}
	return false;
}

/* Opens the element around a box, or around what refers to it. Returns its name. */
static const char *open_around(struct drawing *d, const struct graph_node *n, bool refers)
{
	struct buf anchor = {0};
	bool has_anchor = add_anchor(&anchor, n);
	bool links = has_anchor && (refers || !d->stands_alone);

	buf_add(d->out, links ? "<a" : "<g");
	if (links)
		buf_add_format(d->out, " href=\"#%s\"", anchor.s);
	else if (has_anchor)
		buf_add_format(d->out, " id=\"%s\"", anchor.s);
	if (refers)
		buf_add(d->out, " class=\"graph-see\">\n");
	else
		buf_add_format(d->out, " class=\"%s%s\">\n", looks[n->kind].class,
			       n->danger ? " graph-danger" : "");
	buf_release(&anchor);
	return links ? "a" : "g";
}

/* The box of a node at `depth`, below all that was drawn. */
static void add_box(struct drawing *d, const struct graph_node *n, uint32_t depth)
{
	int x = left_of(depth);
	const char *around = open_around(d, n, false);
	struct inside in;

	look_inside(&in, n, x);
	add_shape(d, n, x, d->y, in.height);
	add_inside(d, &in, d->y);
	buf_add_format(d->out, "</%s>\n", around);
	d->y += in.height;
	d->trunk[depth] = d->y;
}

/* --- what refers to another box --------------------------------------------------------- */

/* Appends the words, as many as there is room for. */
static void add_reference(struct buf *out, const struct outline_row *row,
			  const struct graph_node *n, int room)
{
	int columns = room * 10 / (see_font.size * 7);

	do {
		buf_clear(out);
		buf_add(out, "→ ");
		if (row->kind == ROW_BACK)
			buf_add(out, words_back());
		else
			words_add_name(out, n, columns);
		columns = columns * 7 / 8;
	} while (columns > 2 && svg_width(out->s, out->length, &see_font) > room);
}

/* One with a border, that can be clicked, at (x, y). */
static void add_pill(struct drawing *d, const struct graph_node *n,
		     const struct buf *text, int x, int y)
{
	int width = svg_width(text->s, text->length, &see_font) + 2 * PAD;
	const char *around = open_around(d, n, true);

	buf_add_format(d->out,
		       "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\" "
		       "fill=\"" GREY "\" fill-opacity=\"0.1\" stroke=\"" GREY "\"/>\n",
		       x, y, width, PILL, PILL / 2);
	svg_add_text(d->out, text->s, x + PAD, y + 2, width, &see_font, "");
	buf_add_format(d->out, "</%s>\n", around);
}

/* `beside`: the width of the line of text that ends at d->y; it goes behind it where there
 * is room. Returns where its middle is. */
static int add_see(struct drawing *d, const struct outline_row *row, int x, int beside)
{
	const struct graph_node *n = &d->g->nodes[row->node];
	int room = room_at(x) - 2 * PAD, width;
	struct buf text = {0};

	add_reference(&text, row, n, room);
	width = svg_width(text.s, text.length, &see_font) + 2 * PAD;
	if (beside && beside + PAD + width <= room_at(x)) {
		d->y -= answer_font.line;
		x += beside + PAD;
	} else {
		d->y += 2;
	}
	if (row->kind == ROW_BACK)
		svg_add_text(d->out, text.s, x, d->y + 1, room, &see_font, "graph-see");
	else
		add_pill(d, n, &text, x, d->y - 1);
	buf_release(&text);
	d->y += PILL;
	return d->y - PILL / 2 - 1;
}

/* --- rows ------------------------------------------------------------------------------- */

/* An answer with its condition and its danger. Returns the width of the last line, where
 * that is the answer's own; 0 otherwise. */
static int add_answer(struct drawing *d, const struct graph_edge *e, int x)
{
	struct svg_extent extent = {0};
	struct buf when = {0};

	if (*e->label)
		extent = svg_add_text(d->out, e->label, x, d->y, room_at(x), &answer_font,
				      "graph-answer");
	d->y += extent.lines * answer_font.line;
	if (e->danger)
		d->y += add_danger(d, x, d->y, room_at(x));
	words_add_when(&when, e);
	if (when.length > 0)
		d->y += svg_add_text(d->out, when.s, x, d->y, room_at(x), &when_font,
				     "graph-when")
				.lines *
			when_font.line;
	extent.last = e->danger || when.length > 0 ? 0 : extent.last;
	buf_release(&when);
	return extent.last;
}

/* What leads to the row: the answers, and the line. */
static void add_way(struct drawing *d, const struct outline_row *row)
{
	const struct graph_edge *edges = &d->g->edges[row->edge];
	int x = left_of(row->depth) + 3, beside = 0, top;
	bool fails = edges->kind == EDGE_FAILS;

	d->y += GAP;
	top = d->y;
	for (uint32_t i = 0; i < row->edges; i++) {
		d->y += i ? 4 : 0;
		beside = add_answer(d, &edges[i], x);
	}
	if (row->kind != ROW_NODE) {
		int middle = add_see(d, row, x, row->edges == 1 ? beside : 0);

		add_branch(d, row->depth, middle, fails);
		return;
	}
	d->y += d->y > top ? 4 : 0;
	add_branch(d, row->depth, d->y + PAD + box_font.line / 2 - 2, fails);
	add_box(d, &d->g->nodes[row->node], row->depth);
}

static void add_row(struct drawing *d, const struct outline_row *row)
{
	if (row->edge == TREE_NONE) {
		d->y += d->y > BORDER ? PART_GAP : 0;
		add_box(d, &d->g->nodes[row->node], 0);
	} else if (!row->straight) {
		add_way(d, row);
	} else {
		add_drop(d, row->depth);
		if (row->kind == ROW_NODE)
			add_box(d, &d->g->nodes[row->node], row->depth);
		else
			add_see(d, row, left_of(row->depth), 0);
	}
}

static void add_rows(struct drawing *d)
{
	struct outline o;

	outline_make(&o, d->g, DEEPEST);
	for (size_t i = 0; i < o.count; i++)
		add_row(d, &o.rows[i]);
	outline_release(&o);
	d->y += BORDER;
}

/* --- the element ------------------------------------------------------------------------ */

static void add_title(struct buf *out, const struct graph *g, enum graph_extent extent)
{
	struct buf title = {0};

	if (extent == GRAPH_ONE_PROBLEM)
		words_add_node(&title, &g->nodes[0]);
	else
		words_add_tree_title(&title, g->tree);
	xml_add_string(out, title.s);
	buf_release(&title);
}

static void add_picture(struct buf *out, const struct graph *g, enum graph_extent extent,
			const char *prefix)
{
	struct buf body = {0};
	struct drawing d = {.out = &body, .g = g, .stands_alone = !prefix, .y = BORDER};
	const char *ids = prefix ? prefix : "";

	add_rows(&d);
	buf_add_format(out,
		       "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\" "
		       "viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" lang=\"%s\" "
		       "role=\"group\" aria-labelledby=\"",
		       WIDTH, d.y, WIDTH, d.y, i18n_now()->id);
	xml_add_string(out, ids);
	buf_add(out,
		"title\" font-family=\"system-ui, sans-serif\" fill=\"currentColor\"");
	buf_add(out, prefix ? ">\n" : " color=\"#1a1a1a\">\n");
	buf_add(out, "<title id=\"");
	xml_add_string(out, ids);
	buf_add(out, "title\">");
	add_title(out, g, extent);
	buf_add(out, "</title>\n");
	if (!prefix)
		buf_add(out, "<path fill=\"#ffffff\" d=\"M-9999 "
			     "-9999H9999V9999999H-9999z\"/>\n");
	buf_add(out, buf_string(&body));
	buf_add(out, "</svg>\n");
	buf_release(&body);
}

void graph_add_svg(struct buf *out, const struct tree *t, uint32_t problem,
		   const char *prefix)
{
	enum graph_extent extent =
		problem == TREE_NONE ? GRAPH_BEFORE_PROBLEMS : GRAPH_ONE_PROBLEM;
	struct graph *g = graph_new(t, extent, problem);

	add_picture(out, g, extent, prefix);
	graph_free(g);
}

void graph_add_svg_document(struct buf *out, const struct tree *t, uint32_t problem)
{
	enum graph_extent extent = problem == TREE_NONE ? GRAPH_WHOLE : GRAPH_ONE_PROBLEM;
	struct graph *g = graph_new(t, extent, problem);

	buf_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	add_picture(out, g, extent, NULL);
	graph_free(g);
}
