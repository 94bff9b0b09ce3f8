/* svg.c - see svg.h.
 *
 * Three layers: backgrounds, then the underlines and the words, then the cursor. A run is
 * a part of a row whose cells look the same. Lines are drawn and not asked of the font,
 * so that underlined blanks show, and the rules of the screen have no gaps. */
#include "svg.h"

#include <string.h>

/* The measures of a cell in pixels. A font this high has characters of this width: six
 * tenths of an em, as most fonts for terminals. */
enum { WIDTH = 9, HEIGHT = 19, FONT = 15, BASELINE = 14, MARGIN = 12, CORNER = 8 };

static const char fonts[] = "DejaVu Sans Mono, Liberation Mono, Noto Sans Mono, Menlo, "
			    "Consolas, Courier New, monospace";

/* The terminal's own colours. */
static const struct paper {
	struct term_color fg, bg;
	const char *border;
} papers[] = {
	[SVG_DARK] = {{false, 228, 228, 228}, {false, 24, 26, 31}, "#5a5f69"},
	[SVG_LIGHT] = {{false, 28, 28, 28}, {false, 255, 255, 255}, "#a0a4ac"},
};

/* How a run looks, as it is painted: without defaults, reverse carried out. */
struct look {
	struct term_color fg, bg;
	bool bold, italic, underline;
};

struct run {
	int row, col, columns;
	struct look look;
};

struct drawing {
	FILE *out;
	struct term *term;
	const struct paper *paper;
	int rows, cols;
};

/* --- small things ----------------------------------------------------------------- */

static int x_of(int col)
{
	return MARGIN + col * WIDTH;
}

static int y_of(int row)
{
	return MARGIN + row * HEIGHT;
}

static bool same_color(struct term_color a, struct term_color b)
{
	return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

static bool same_look(const struct look *a, const struct look *b)
{
	return same_color(a->fg, b->fg) && same_color(a->bg, b->bg) &&
	       a->bold == b->bold && a->italic == b->italic &&
	       a->underline == b->underline;
}

static struct look look_of(const struct drawing *d, const struct term_cell *cell)
{
	struct look look = {.fg = cell->fg.is_default ? d->paper->fg : cell->fg,
			    .bg = cell->bg.is_default ? d->paper->bg : cell->bg,
			    .bold = cell->bold,
			    .italic = cell->italic,
			    .underline = cell->underline};
	struct term_color fg = look.fg;

	if (cell->reverse) {
		look.fg = look.bg;
		look.bg = fg;
	}
	return look;
}

void svg_write_text(FILE *out, const char *text)
{
	for (; *text; text++)
		if (*text == '&')
			fputs("&amp;", out);
		else if (*text == '<')
			fputs("&lt;", out);
		else if (*text == '>')
			fputs("&gt;", out);
		else if (*text == '"')
			fputs("&quot;", out);
		else
			fputc(*text, out);
}

static void write_fill(FILE *out, struct term_color color)
{
	fprintf(out, " fill=\"#%02x%02x%02x\"", color.red, color.green, color.blue);
}

/* A rectangle in the upper left of cells, moved down by `below` pixels. */
static void write_rectangle(const struct drawing *d, const struct run *run, int below,
			    int height, struct term_color color)
{
	fprintf(d->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"",
		x_of(run->col), y_of(run->row) + below, run->columns * WIDTH, height);
	write_fill(d->out, color);
	fputs("/>\n", d->out);
}

/* --- runs ------------------------------------------------------------------------- */

/* Finds the run that begins at a column; returns the column after it. */
static int find_run(const struct drawing *d, int row, int col, struct run *run)
{
	struct term_cell cell = term_cell(d->term, row, col);

	*run = (struct run){row, col, 0, look_of(d, &cell)};
	for (; col < d->cols; col++) {
		struct look look;

		cell = term_cell(d->term, row, col);
		look = look_of(d, &cell);
		if (cell.width > 0 && !same_look(&look, &run->look))
			break;
	}
	run->columns = col - run->col;
	return col;
}

static void for_each_run(const struct drawing *d,
			 void (*write)(const struct drawing *d, const struct run *run))
{
	struct run run;

	for (int row = 0; row < d->rows; row++)
		for (int col = 0; col < d->cols;) {
			col = find_run(d, row, col, &run);
			write(d, &run);
		}
}

static void write_background(const struct drawing *d, const struct run *run)
{
	if (!same_color(run->look.bg, d->paper->bg))
		write_rectangle(d, run, 0, HEIGHT, run->look.bg);
}

/* --- words ------------------------------------------------------------------------ */

enum kind { BLANK, RULE, WORD };

static enum kind kind_of(const struct term_cell *cell)
{
	if (strcmp(cell->text, " ") == 0)
		return BLANK;
	return strcmp(cell->text, "─") == 0 ? RULE : WORD;
}

/* Finds the part of a run that begins at a column and is of one kind; returns the column
 * after it. */
static int find_part(const struct drawing *d, const struct run *run, int col,
		     struct run *part, enum kind *kind)
{
	struct term_cell cell = term_cell(d->term, run->row, col);

	*part = (struct run){run->row, col, 0, run->look};
	*kind = kind_of(&cell);
	for (; col < run->col + run->columns; col++) {
		cell = term_cell(d->term, run->row, col);
		if (cell.width > 0 && kind_of(&cell) != *kind)
			break;
	}
	part->columns = col - part->col;
	return col;
}

static void write_word(const struct drawing *d, const struct run *word)
{
	fprintf(d->out, "<text x=\"%d\" y=\"%d\" textLength=\"%d\"", x_of(word->col),
		y_of(word->row) + BASELINE, word->columns * WIDTH);
	if (!same_color(word->look.fg, d->paper->fg))
		write_fill(d->out, word->look.fg);
	if (word->look.bold)
		fputs(" font-weight=\"bold\"", d->out);
	if (word->look.italic)
		fputs(" font-style=\"italic\"", d->out);
	fputc('>', d->out);
	for (int col = word->col; col < word->col + word->columns; col++)
		svg_write_text(d->out, term_cell(d->term, word->row, col).text);
	fputs("</text>\n", d->out);
}

static void write_foreground(const struct drawing *d, const struct run *run)
{
	if (run->look.underline)
		write_rectangle(d, run, BASELINE + 2, 1, run->look.fg);
	for (int col = run->col; col < run->col + run->columns;) {
		struct run part;
		enum kind kind;

		col = find_part(d, run, col, &part, &kind);
		if (kind == RULE)
			write_rectangle(d, &part, HEIGHT / 2, 1, run->look.fg);
		else if (kind == WORD)
			write_word(d, &part);
	}
}

/* --- the whole -------------------------------------------------------------------- */

static void write_beginning(const struct drawing *d, const char *title)
{
	int width = 2 * MARGIN + d->cols * WIDTH, height = 2 * MARGIN + d->rows * HEIGHT;

	fprintf(d->out,
		"<svg shape-rendering=\"crispEdges\" "
		"xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
		"viewBox=\"0 0 %d %d\" role=\"img\">\n<title>",
		width, height, width, height);
	svg_write_text(d->out, title);
	fprintf(d->out,
		"</title>\n<rect x=\"0.5\" y=\"0.5\" width=\"%d\" height=\"%d\" "
		"rx=\"%d\" "
		"stroke=\"%s\"",
		width - 1, height - 1, CORNER, d->paper->border);
	write_fill(d->out, d->paper->bg);
	fprintf(d->out,
		"/>\n<g font-family=\"%s\" font-size=\"%d\" xml:space=\"preserve\"",
		fonts, FONT);
	write_fill(d->out, d->paper->fg);
	fputs(">\n", d->out);
}

/* The cursor, as a terminal shows it that has not the keyboard: what stands under it
 * stays readable. */
static void write_cursor(const struct drawing *d)
{
	int row, col;

	if (!term_modes(d->term).cursor)
		return;
	term_cursor(d->term, &row, &col);
	fprintf(d->out,
		"<rect x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\" fill=\"none\" "
		"stroke=\"#e08a00\"/>\n",
		x_of(col), y_of(row), WIDTH - 1, HEIGHT - 1);
}

void svg_write(FILE *out, struct term *t, const char *title, enum svg_paper paper)
{
	struct drawing d = {.out = out, .term = t, .paper = &papers[paper]};

	term_size(t, &d.rows, &d.cols);
	write_beginning(&d, title);
	for_each_run(&d, write_background);
	for_each_run(&d, write_foreground);
	write_cursor(&d);
	fputs("</g>\n</svg>\n", out);
}
