/* state.h - the front-end on the whole screen, while it runs: what its parts share. */
#ifndef TUNTUN_CURSES_STATE_H
#define TUNTUN_CURSES_STATE_H

#include "curses/layout.h"
#include "curses/pane.h"
#include "ui/idle.h"
#include "ui/ui.h"
#include "ui/wishes.h"

/* What stands beside a page begins there, right of the line between them. */
enum { SIDE_COLUMN = LAYOUT_TEXT_COLUMNS + 5 };

/* How much of the screen is not as it should be. */
enum change { CHANGE_NOTHING, CHANGE_SELECTION, CHANGE_ALL };

struct curses {
	struct ui_options *options; /* borrowed */
	enum text_glyphs glyphs;
	struct ui_shown
		shown; /* and what it points to, as the next two: until asked again */
	const struct page *page;
	struct ui_view *view;
	struct layout layout;
	struct layout side; /* what stands beside the page; no lines: nothing */
	struct pane pane;
	struct frame frame;
	unsigned targets;     /* that the page is offered, on a screen of this size */
	bool alone;	      /* a letter, with nothing around it */
	bool pasting;	      /* nothing is painted until the end of the paste */
	struct buf words;     /* in the search line */
	size_t behind;	      /* bytes of the line that is typed into, after the caret */
	bool stale;	      /* and have not been searched for yet */
	long long escaped_at; /* when Esc was pressed last, by clock_now_ms() */
	bool moved;	      /* all that the last key did is to select another choice */
	bool cancelled;	      /* by Ctrl-C, in the middle of a paste */
	size_t pointed;	      /* the choice that was clicked last; SIZE_MAX: none */
	uint32_t pending;     /* a key that was read, to be acted on; PRESS_NONE: none */
	struct buf message;   /* of what was just done */
	struct idle idle;
	bool waited;	    /* since the last key: what was typed meanwhile is nobody's */
	enum change change; /* since what was painted last: */
	struct {
		size_t top, selected;
		unsigned situation;
	} painted;
};

/* Begins to show a page, where its reader was before; ends, and keeps where they are. */
void view_begin(struct curses *ui, const struct ui_shown *shown);
struct wish view_end(struct curses *ui, struct wish wish);

/* Shows the letter of the page alone on the screen; or the page again, where its reader was. */
void view_show_alone(struct curses *ui, bool alone);

/* Is there room for something beside the page, and nobody has said yet what stands there? */
bool view_lacks_beside(const struct curses *ui);

/* Has so much be painted, at least. Every key changes all but what says otherwise. */
void view_change(struct curses *ui, enum change change);

/* Fits everything to the present size of the screen. */
void view_resize(struct curses *ui);

/* Paints what has changed. */
void view_paint(struct curses *ui);

/* Returns what holds now, for the table of wishes. */
unsigned state_situation(const struct curses *ui);

/* Is there a line to type a message into, and how many rows does it take, with an empty one
 * below where there is room? */
bool state_has_line(const struct curses *ui);
int state_line_rows(const struct curses *ui);

/* Is what a search found shown? */
static inline bool search_is_open(const struct curses *ui)
{
	return ui->page->kind == PAGE_FOUND;
}

/* Types a character at the caret into the field that has it, or into the search line, which that
 * opens; erases the one before the caret, or all; moves the caret by one. Words are searched for
 * when search_wish() is wished. */
void typing_add(struct curses *ui, uint32_t c);
void typing_erase(struct curses *ui);
void typing_erase_all(struct curses *ui);
void typing_move(struct curses *ui, bool left);

/* Takes a key of what is pasted. It can only be meant for the search or for a field: no key
 * of it does anything else. The end of a line is a blank. */
void typing_paste(struct curses *ui, uint32_t press);

/* Returns the wish to search for what was typed. */
struct wish search_wish(struct curses *ui, bool typing);

/* Opens the fields of the page, with what was typed there before, the caret in the first. */
void fields_open(struct curses *ui);

/* Closes them, and keeps what stands there. */
void fields_close(struct curses *ui);

/* Moves the caret to the next field, or the one before, in a circle. */
void fields_move(struct curses *ui, bool down);

/* On to the next field, and from the last to the first that is still empty: but a form may
 * have empty ones. Returns the wish of whoever has filled them in. */
struct wish fields_next(struct curses *ui);

#endif
