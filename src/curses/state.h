/* state.h - the front-end on the whole screen, while it runs: what its parts share.
 * Included by curses.c (keys and events), view.c (what is shown) and
 * search.c (what is typed to be searched for). */
#ifndef TUNTUN_CURSES_STATE_H
#define TUNTUN_CURSES_STATE_H

#include "curses/draw.h"
#include "curses/keys.h"
#include "curses/layout.h"
#include "curses/lines.h"
#include "curses/pane.h"
#include "ui/actions.h"
#include "ui/ui.h"

enum { AHEAD = 64 }; /* keys that are looked at together */

/* How much of the screen is not as it should be. */
enum change { CHANGE_NOTHING, CHANGE_SELECTION, CHANGE_ALL };

struct curses {
	struct ui_options *options; /* borrowed */
	enum text_glyphs glyphs;
	const struct page *page; /* borrowed, as is the view, while ask() runs */
	struct page *found;	 /* shown instead of it while it is searched */
	struct ui_view *view;
	struct layout layout;
	struct layout side; /* what stands beside the page, if there is room */
	bool has_side;
	struct pane pane;
	struct frame frame;
	bool pasting; /* nothing is painted until the end of the paste */
	bool recalled;
	bool stale; /* what is typed to be searched for has not been searched for yet */
	bool moved; /* all that the last key did is to select another choice */
	bool cancelled; /* by Ctrl-C, in the middle of a paste */
	size_t pointed; /* the choice that was clicked last; SIZE_MAX: none */
	struct {
		uint32_t keys[AHEAD];
		size_t count;
	} ahead; /* read already, to be acted on */
	struct {
		uint32_t press; /* the letter that moved last; PRESS_NONE: none */
		long long time; /* and when, in milliseconds */
	} move;
	struct buf message; /* of what was just done */
	bool waited;	    /* since the last key: what was typed meanwhile is nobody's */
	struct entry entry;
	enum change change; /* since what was painted last: */
	struct {
		size_t top, selected;
		unsigned situation;
	} painted;
	char number[KEYS_NUMBER]; /* the digits of a problem's number, so far */
};

/* Begins to show a page, where its reader was before; ends, and keeps where he is. */
void view_begin(struct curses *ui, const struct page *page, struct ui_view *view);
struct ui_wish view_end(struct curses *ui, struct ui_wish wish);

/* Shows what is found by what is typed by now, from its top; or the page again. Searching
 * and laying out costs more than typing: view_update() does it where it is due. */
void view_show_found(struct curses *ui);
void view_update(struct curses *ui);

/* Has so much be painted, at least. Every key changes all but what says otherwise. */
void view_change(struct curses *ui, enum change change);

/* Fits everything to the present size of the screen. */
void view_resize(struct curses *ui);

/* Paints what has changed. */
void view_paint(struct curses *ui);

/* Returns what a screen shows now: borrowed from the state. */
struct picture view_picture(struct curses *ui);

/* Returns what holds now, for the table of actions; and what a key means then. */
unsigned view_situation(const struct curses *ui);
enum action view_meaning(const struct curses *ui, uint32_t press);

/* Opens the search line: with the words of the last time, which go when others are typed,
 * or without. Closes it; adds a character; erases the last one. */
void search_open(struct curses *ui, bool recall);
void search_close(struct curses *ui);
void search_add(struct curses *ui, uint32_t c);
void search_erase(struct curses *ui);

/* Takes a key of what is pasted. */
void search_paste(struct curses *ui, uint32_t press);

/* Returns the next key to act on; paints before it waits for one. PRESS_NONE where words
 * were typed, which went to the search. */
uint32_t search_next_press(struct curses *ui);

#endif
