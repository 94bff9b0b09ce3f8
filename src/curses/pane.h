/* pane.h - which part of a layout is on the screen, and which choice is selected: scrolling and
 * moving as arithmetic, without a terminal.
 *
 * Invariants:
 * - `top` leaves no row empty that a line could fill.
 * - `selected` is a choice of the page, where there are any, or none at all.
 * - Only what the reader does moves the anchor, so that any number of resizes comes back to the
 *   same lines.
 *
 * All zeroes is a pane without a layout; it owns nothing. pane_set() comes first, pane_start()
 * or pane_return() next; pane_set() again for another size. */
#ifndef TUNTUN_CURSES_PANE_H
#define TUNTUN_CURSES_PANE_H

#include "curses/layout.h"

/* --- the frame ----------------------------------------------------------------------------- */

/* Which row of the screen is for what; NO_ROW: there is no room for it. */
enum { NO_ROW = -1 };

struct frame {
	int rows, columns; /* of the screen */
	bool too_small;	   /* for anything but saying so */
	bool cramped;	   /* usable, but less than it should be */
	int title;	   /* that the window is too small */
	int trail, top_rule, bottom_rule, targets, footer;
	int body, body_rows;
	int foot, foot_rows; /* below the body */
};

/* Shares the rows of a screen out: what the page is about decides which rows it has. */
enum frame_needs {
	FRAME_TARGETS = 1, /* there are things to be done with it */
	FRAME_FOOT = 2	   /* more is to be said of the selected choice */
};
struct frame frame_of(int rows, int columns, unsigned needs);

/* Gives all rows to the body. */
struct frame frame_of_body(int rows, int columns);

/* --- the pane ------------------------------------------------------------------------------ */

struct pane {
	const struct layout *layout; /* borrowed */
	size_t choices;		     /* of the layout's page */
	bool list;    /* the page is there to choose from, not to be read */
	size_t head;  /* so many lines of the title stand above, unmoved */
	size_t count; /* of the lines below them, which scroll */
	size_t rows, top;
	size_t selected; /* LAYOUT_NO_CHOICE: none, until the reader moves to one */
	bool follow;	 /* the reader is at the selected choice, not in the text */
	struct ui_place anchor; /* where the reader put the top */
};

/* Takes the layout of a page, and `rows` > 0 rows of the screen; finds the reader's place
 * again. Where there are rows enough, the layout's head takes the first of them and does not
 * scroll. */
void pane_set(struct pane *p, const struct layout *layout, const struct page *page,
	      size_t rows);

/* --- the reader's place -------------------------------------------------------------------- */

/* Starts at the top of a page; shows the selected choice if the choices can be seen
 * from there at all. */
void pane_start(struct pane *p, size_t selected);

/* Starts where a reader was before. */
void pane_return(struct pane *p, size_t selected, struct ui_place top, bool follow);

/* --- moving -------------------------------------------------------------------------------- */

/* Moves down or up by a choice or, where none is in sight that way, by a line. */
void pane_move(struct pane *p, bool down);

/* Moves by a screen, or to the end. A choice in sight becomes the selected one; in a
 * list, the last one at the end. */
void pane_page(struct pane *p, bool down);
void pane_end(struct pane *p, bool down);

/* Selects a choice, and brings it into sight. */
void pane_select(struct pane *p, size_t choice);

/* Scrolls by some lines. A choice in sight becomes the selected one, if any is. */
void pane_scroll(struct pane *p, bool down, size_t lines);

/* --- what is in sight ---------------------------------------------------------------------- */

/* Is the selected choice in sight? */
bool pane_sees_selected(const struct pane *p);

/* Returns the row of the pane where a choice begins; NO_ROW where that is not in sight. */
int pane_row_of(const struct pane *p, size_t choice);

/* Returns the line in a row of the pane; NULL below the last. */
const struct layout_line *pane_line(const struct pane *p, size_t row);

#endif
