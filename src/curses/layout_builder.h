/* layout_builder.h - one layout in the making: styled text is gathered, wrapped, and written into
 * cells that may stand side by side. Private to the files layout*.c.
 *
 *     build_part(b, true);                         // a new part, after an empty line
 *     build_add(b, ROLE_STRONG, "Wait:");          // the text in hand
 *     build_add_marked(b, ROLE_TEXT, " a `day`");
 *     build_line(b, LEFT);                         // is written, and gone
 *
 * Invariants: what is written begins on line `at`, and lines that are not there yet are
 * added; they belong to the kind, the choice and the part of that moment. */
#ifndef TUNTUN_CURSES_LAYOUT_BUILDER_H
#define TUNTUN_CURSES_LAYOUT_BUILDER_H

#include "curses/layout.h"

enum {
	LEFT = 1, /* the margin */
	GAP = 2	  /* between things side by side */
};

struct builder {
	struct layout *layout;
	const struct page *page;
	const struct layout_options *options;
	struct buf text; /* in hand; its runs have roles: */
	struct builder_run {
		size_t end; /* in bytes */
		enum layout_role role;
	} * runs;
	size_t run_count, run_capacity;
	size_t at; /* the line that is written next; fewer than all lines where
		    * something else stands beside it */
	enum layout_line_kind kind;
	size_t choice, part;
	int right; /* the first column that is not to be written */
	bool wide;
	int aside_width;  /* of the column for labels and for who acts */
	int step_width;	  /* of the steps' numbers, in that column */
	int number_width; /* of the problems' numbers */
	int cell_width;	  /* of a comparison; 0: not side by side */
};

static inline bool is_given(const char *s)
{
	return *s != '\0';
}

/* Frees the text in hand. */
void build_release(struct builder *b);

/* --- the text in hand ---------------------------------------------------------------------- */

/* Append a text in a role, exactly as it is. */
void build_add(struct builder *b, enum layout_role role, const char *text);
void build_add_bytes(struct builder *b, enum layout_role role, const char *s,
		     size_t length);

/* Appends a text that may hold literals in backticks: they get quotation marks, and their own
 * role where the text around them is plain. */
void build_add_marked(struct builder *b, enum layout_role role, const char *text);

/* Appends a blank, unless nothing stands before it. */
void build_add_blank(struct builder *b);

/* Appends a label and what separates it from its text. */
void build_add_label(struct builder *b, const char *label);

/* The same before a text on the same line: page_mark(). */
void build_add_label_to(struct builder *b, const char *label, const char *text);

/* Cuts the text in hand to so many columns, with a sign where that takes something away. */
void build_cut(struct builder *b, int columns);

/* Returns the columns that the text in hand takes on one line; drops it. */
int build_columns(const struct builder *b);
void build_drop(struct builder *b);

/* --- writing ------------------------------------------------------------------------------- */

/* Write the text in hand, or a text, into a cell or up to the right margin, and go on below
 * it. */
void build_cell(struct builder *b, int column, int width);
void build_line(struct builder *b, int column);
void build_text(struct builder *b, int column, enum layout_role role, const char *text);
void build_format(struct builder *b, int column, enum layout_role role,
		  const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Writes a label and a text on a line of their own; nothing where there is no text. */
void build_detail(struct builder *b, int column, const char *label, enum layout_role role,
		  const char *text);

/* Writes a text as it is below everything, from the first column on, however wide. */
void build_row(struct builder *b, enum layout_role role, const char *text);

/* Adds an empty line below everything, unless there is one, or nothing stands before it. */
void build_gap(struct builder *b);

/* Goes on below everything that was written, the next part of the page. */
void build_part(struct builder *b, bool gap);

/* --- parts of a page ----------------------------------------------------------------------- */

/* Find the widths that the choices need, and write them (layout_choices.c). */
void build_measure_choices(struct builder *b);
void build_choices(struct builder *b);

/* Write the list of all keys, and the keys for what can be done with the page
 * (layout_keys.c). */
void build_keys(struct builder *b);
void build_targets(struct builder *b);

#endif
