/* actions.h - one table of what a person can do, and with which keys.
 *
 * The keymap, the footer, the help on the screen and the commands of plain mode are all
 * made from it, so that they cannot disagree. Knows nothing of curses: keys have codes of their own.
 * Included by ui/. */
#ifndef TUNTUN_UI_ACTIONS_H
#define TUNTUN_UI_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "page/page.h"

/* A key that was pressed: a character, or one of these, which lie above Unicode. */
enum press {
	PRESS_NONE = 0x110000,
	PRESS_UP,
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_HOME,
	PRESS_END,
	PRESS_ENTER,
	PRESS_BACKSPACE,
	PRESS_ESCAPE,
	PRESS_F1,
	PRESS_F2,
	PRESS_TAB,
	PRESS_BACK_TAB,
	PRESS_CLICK, /* of the mouse; where, the terminal knows */
	PRESS_WHEEL_UP,
	PRESS_WHEEL_DOWN,
	PRESS_PASTE, /* what follows was pasted, up to the end of it */
	PRESS_PASTE_END,
	PRESS_SHOWN, /* never comes: stands for the keys shown before choices */
	PRESS_LAST = PRESS_SHOWN
};

enum action {
	ACTION_UP,
	ACTION_DOWN,
	ACTION_CHOOSE,
	ACTION_PICK,
	ACTION_PAGE_DOWN,
	ACTION_PAGE_UP,
	ACTION_HOME,
	ACTION_END,
	ACTION_BACK,
	ACTION_LEAVE, /* a note, a menu */
	ACTION_SEARCH,
	ACTION_SEARCH_END,
	ACTION_ERASE, /* the last character of what is searched for */
	ACTION_ERASE_ALL,
	ACTION_HELP,
	ACTION_WHO,
	ACTION_GLOSSARY,
	ACTION_LANGUAGE,
	ACTION_TRAIL, /* the answers given, to change one */
	ACTION_NAMES, /* compares two names */
	ACTION_NEXT_LINE,
	ACTION_LINE_BELOW,
	ACTION_LINE_ABOVE,
	ACTION_LINES_END,
	ACTION_HAND_OVER, /* what can be done with a page: see page.h */
	ACTION_FILL,
	ACTION_SAVE,
	ACTION_PRINT,
	ACTION_COPY,
	ACTION_QR,
	ACTION_OPEN,
	ACTION_RESTART,
	ACTION_REDRAW,
	ACTION_THEME, /* the next colours */
	ACTION_MOUSE, /* on or off */
	ACTION_POINT, /* at what was clicked */
	ACTION_WHEEL_UP,
	ACTION_WHEEL_DOWN,
	ACTION_SWITCH, /* to plain text, and back */
	ACTION_QUIT,
	ACTION_CANCEL, /* leaves as an interruption */
	ACTION_NONE
};

/* What holds at the moment; an action asks for some and excludes others. */
enum situation {
	WITH_CHOICES = 1 << 0,
	WITH_SEARCH = 1 << 1, /* so many choices that they can be searched */
	WITH_WHO = 1 << 2,    /* one may ask who somebody is */
	WITH_MORE = 1 << 3,   /* the text is longer than the screen */
	WITH_PAST = 1 << 4,   /* there is something to go back to */
	ON_NOTE = 1 << 5,     /* a text to be read and left */
	SEARCHING = 1 << 6,
	ON_MENU = 1 << 7,     /* the answers given, whether to leave */
	IN_PLAIN = 1 << 8,    /* where words are typed, not keys */
	WITH_SCREEN = 1 << 9, /* the terminal can show the full screen too */
	WITH_NAMES = 1 << 10, /* two names can be compared */
	TYPING = 1 << 11,     /* into the lines of the page */
	WITH_LINES = 1 << 12, /* there are several */
	WITH_FIRST_USE = 1 << 13
};

/* The situation in which a page can be used so. */
#define WITH_USE(kind) (WITH_FIRST_USE << (kind))

enum { ACTION_KEYS = 10 };

struct action_row {
	enum action action;
	uint32_t keys[ACTION_KEYS]; /* the most usual one first; zeroes fill it up */
	bool with_next;		    /* the footer shows it and the next row as one */
	const char *label;	    /* msgid for the footer; NULL: not shown there */
	enum page_use_kind use;	    /* shown in a row of their own, not in the footer */
	bool bare;		    /* the key says it all where there is little room */
	const char *help;	    /* msgid: a sentence; NULL: not listed in the help */
	unsigned needs, unless;	    /* situations */
	const char *plain; /* what is typed for it in plain mode; NULL: nothing */
};

/* The table, the most useful first; ends with a row for ACTION_NONE. An action that is
 * called differently in another situation has a row for each. */
extern const struct action_row action_rows[];

/* Is the action of use in this situation? */
bool action_is_useful(const struct action_row *row, unsigned situation);

/* Returns how a page is used by an action; USE_NONE for most. */
enum page_use_kind action_use(enum action action);

/* Returns the situations of all uses of a page, where addresses can be opened or not. */
unsigned action_uses(const struct page *page, bool can_open);

/* Returns what a key means in this situation; ACTION_NONE for nothing. */
enum action action_for(uint32_t press, unsigned situation);

/* Appends the names of the row's keys: those for the footer, or all of them. */
void action_add_footer_keys(struct buf *out, const struct action_row *row, bool ascii);
void action_add_keys(struct buf *out, const struct action_row *row, bool ascii);

/* Appends the name of the key that is most usual for an action. */
void action_add_usual_key(struct buf *out, enum action action, bool ascii);

/* Returns the key that gives choice number `n` (from 0) at once: the digits from 1, then
 * the letters that no action has. 0 where there are no more. */
char action_choice_key(size_t n);

#endif
