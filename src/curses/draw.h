/* draw.h - paints what the curses front-end shows. */
#ifndef TUNTUN_CURSES_DRAW_H
#define TUNTUN_CURSES_DRAW_H

#include "curses/pane.h"
#include "ui/ui.h"

/* The fields of the page, to type in, instead of its body. */
struct entry {
	const char *title, *notice, *hint;
	const struct buf *lines; /* what is typed into each */
	size_t at;		 /* the one with the caret */
};

/* All that a screen shows. Everything is borrowed. */
struct picture {
	const struct page *page;
	const struct pane *pane;
	struct frame frame;
	const struct layout *side; /* what stands beside the page; NULL: nothing */
	int side_column;
	const char *filter;	   /* what is searched for */
	bool filtering;		   /* the search line is open */
	bool on_list;		   /* the reader is at what was found, not at the caret */
	int search_rows;	   /* so many rows it takes then, else none */
	bool recalled;		   /* what is searched for goes when something is typed */
	const struct entry *entry; /* NULL: the page */
	const char *message;	   /* of what was just done; "" for nothing */
	unsigned situation;	   /* for the footer */
	enum text_glyphs glyphs;
};

/* Paints the picture: sends what differs from what is on the screen, in one go, and
 * leaves the cursor on the selected choice, or on the caret. */
void draw_picture(const struct picture *p);

/* Paints the picture where only another choice is selected than `before`. */
void draw_selection(const struct picture *p, size_t before);

/* Returns the key that the footer, or the row of what can be done with the page, shows in
 * a column; PRESS_NONE where there is none. */
uint32_t draw_footer_press(const struct picture *p, int row, int column);

/* Stores the choice in a row of the screen; false where there is none. */
bool draw_finds_choice(const struct picture *p, int row, size_t *choice);

/* Returns the present size of the screen. */
int draw_rows(void);
int draw_columns(void);

#endif
