/* layout_work.h - one layout in the making: styled text is gathered, wrapped, and written into
 * cells that may stand side by side. Private to the files layout*.c.
 *
 *     work_part(w, true);                         // a new part, after an empty line
 *     work_add(w, ROLE_STRONG, "Wait:");          // the text in hand
 *     work_add_marked(w, ROLE_TEXT, " a `day`");
 *     work_line(w, LEFT);                         // is written, and gone
 *
 * Invariants: what is written begins on line `at`, and lines that are not there yet are
 * added; they belong to the kind, the choice and the part of that moment. */
#ifndef TUNTUN_CURSES_LAYOUT_WORK_H
#define TUNTUN_CURSES_LAYOUT_WORK_H

#include "curses/layout.h"

enum {
	LEFT = 1, /* the margin */
	GAP = 2	  /* between things side by side */
};

struct work {
	struct layout *layout;
	const struct page *page;
	const struct layout_options *options;
	struct buf text; /* in hand; its runs have roles: */
	struct work_run {
		size_t end; /* in bytes */
		enum layout_role role;
	} * runs;
	size_t run_count, run_capacity;
	size_t at; /* the line that is written next; fewer than all lines where
		    * something else stands beside it */
	enum layout_line_kind kind;
	size_t choice, part;
	int right; /* the first column that is not to be written */
	bool wide, low;
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
void work_release(struct work *w);

/* --- the text in hand ---------------------------------------------------------------------- */

/* Append a text in a role, exactly as it is. */
void work_add(struct work *w, enum layout_role role, const char *text);
void work_add_bytes(struct work *w, enum layout_role role, const char *s, size_t length);

/* Appends a text that may hold literals in backticks: they get quotation marks, and their own
 * role where the text around them is plain. */
void work_add_marked(struct work *w, enum layout_role role, const char *text);

/* Appends a blank, unless nothing stands before it. */
void work_add_blank(struct work *w);

/* Appends a label and what separates it from its text. */
void work_add_label(struct work *w, const char *label);

/* Returns the columns that the text in hand takes on one line; drops it. */
int work_columns(const struct work *w);
void work_drop(struct work *w);

/* --- writing ------------------------------------------------------------------------------- */

/* Write the text in hand, or a text, into a cell or up to the right margin, and go on below
 * it. */
void work_cell(struct work *w, int column, int width);
void work_line(struct work *w, int column);
void work_text(struct work *w, int column, enum layout_role role, const char *text);
void work_format(struct work *w, int column, enum layout_role role, const char *format,
		 ...) __attribute__((format(printf, 4, 5)));

/* Writes a label and a text on a line of their own; nothing where there is no text. */
void work_detail(struct work *w, int column, const char *label, enum layout_role role,
		 const char *text);

/* Writes a text as it is below everything, from the first column on, however wide. */
void work_row(struct work *w, enum layout_role role, const char *text);

/* Adds an empty line below everything, unless there is one, or nothing stands before it. */
void work_gap(struct work *w);

/* Goes on below everything that was written, the next part of the page. */
void work_part(struct work *w, bool gap);

/* --- parts of a page ----------------------------------------------------------------------- */

/* Find the widths that the choices need, and write them (layout_choices.c). */
void work_measure_choices(struct work *w);
void work_choices(struct work *w);

/* Write the list of all keys, and the keys for what can be done with the page
 * (layout_keys.c). */
void work_keys(struct work *w);
void work_targets(struct work *w);

#endif
