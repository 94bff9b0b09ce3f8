/* layout_work.h - one layout in the making: what its parts share. Private to the files
 * layout*.c. */
#ifndef TUNTUN_CURSES_LAYOUT_WORK_H
#define TUNTUN_CURSES_LAYOUT_WORK_H

#include "curses/layout_text.h"

enum {
	LEFT = 1, /* the margin */
	GAP = 2	  /* between things side by side */
};

struct work {
	struct layout *layout;
	struct layout_pen pen;
	const struct page *page;
	const struct layout_options *options;
	struct rich rich; /* the text in hand */
	size_t at;	  /* the line that is written next; fewer than all lines where
				 * something else stands beside it */
	int right;	  /* the first column that is not to be written */
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

/* Write the text in hand, or a text, into a cell or up to the right margin, and are done
 * with it. */
void work_cell(struct work *w, int column, int width);
void work_line(struct work *w, int column);
void work_text(struct work *w, int column, enum layout_role role, const char *text);
void work_format(struct work *w, int column, enum layout_role role, const char *format,
		 ...) __attribute__((format(printf, 4, 5)));

/* Goes on below everything that was written, the next part of the page. */
void work_part(struct work *w, bool gap);

/* Adds a label and what separates it from its text to the text in hand. */
void work_label(struct work *w, const char *label);

/* Find the widths that the choices need, and write them (layout_choices.c). */
void work_measure_choices(struct work *w);
void work_choices(struct work *w);

/* Write the list of all keys, and the keys for what can be done with the page
 * (layout_keys.c). */
void work_keys(struct work *w);
void work_targets(struct work *w);

#endif
