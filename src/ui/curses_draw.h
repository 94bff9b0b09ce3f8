/* curses_draw.h - paints what the curses front-end shows. Included by curses.c. */
#ifndef TUNTUN_UI_CURSES_DRAW_H
#define TUNTUN_UI_CURSES_DRAW_H

#include "ui/curses_pane.h"
#include "ui/ui.h"

/* All that a screen shows. Everything is borrowed. */
struct picture {
	const struct page *page;
	const struct pane *pane;
	struct frame frame;
	const char *filter; /* what is searched for */
	bool filtering;	    /* the search line is open */
	unsigned situation; /* for the footer */
	bool ascii;
};

/* Paints the picture: sends what differs from what is on the screen, in one go, and
 * leaves the cursor on the selected choice, or on the caret. */
void draw_picture(const struct picture *p);

/* Paints the picture where only another choice is selected than `before`. */
void draw_selection(const struct picture *p, size_t before);

/* Returns the present size of the screen. */
int draw_rows(void);
int draw_columns(void);

#endif
