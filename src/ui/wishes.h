/* wishes.h - the table of what the reader can want, and with which keys and words.
 *
 * The keymap, the footer, the help on the screen and the commands of plain text are all made
 * from it, so that they cannot disagree; no key is written out elsewhere. To take a key:
 *
 *     enum wish_kind kind = wish_for_key(press, wish_situation(page) | ...);
 *
 * Invariants: the rows stand as the footer has them; the first row of
 * use that has a key is what the key means; a wish that is called differently in another
 * situation has a row for each. Knows nothing of curses: keys have codes of their own.
 * Included by curses/, json/json.c and plain/. */
#ifndef TUNTUN_UI_WISHES_H
#define TUNTUN_UI_WISHES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "page/page.h"

/* --- keys ---------------------------------------------------------------------------------- */

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
	PRESS_F3,
	PRESS_F4,
	PRESS_F5,
	PRESS_F6,
	PRESS_F7,
	PRESS_F8,
	PRESS_F9,
	PRESS_F10,
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

/* --- what holds ---------------------------------------------------------------------------- */

/* What holds at the moment; a wish asks for some and excludes others. */
enum situation {
	WITH_CHOICES = 1 << 0,
	WITH_SEARCH =
		1 << 1,	    /* there is a line to type a message into: letters are text */
	WITH_WHO = 1 << 2,  /* one may ask who somebody is */
	WITH_MORE = 1 << 3, /* the text is longer than the screen */
	WITH_PAST = 1 << 4, /* answers were given */
	ON_NOTE = 1 << 5,   /* a text to be read and left */
	SEARCHING = 1 << 6,
	ON_MENU = 1 << 7,     /* the answers given, whether to leave */
	IN_PLAIN = 1 << 8,    /* where words are typed, not keys */
	WITH_SCREEN = 1 << 9, /* the terminal can show the full screen too */
	WITH_NAMES = 1 << 10, /* two names can be compared */
	TYPING = 1 << 11,     /* into the lines of the page */
	WITH_LINES = 1 << 12, /* there are several */
	WITH_BACK = 1 << 13,  /* Back leads somewhere */
	ON_REMEDY = 1 << 14,
	ON_LETTER = 1 << 15,
	WITH_FIRST_TARGET = 1 << 16,
	/* behind the seven of these; set in plain text only */
	WITH_ANY_TARGET = 1 << 23,
	WITH_PATH = 1 << 24,   /* the page has a path code that leads to it */
	WITH_MARK = 1 << 25,   /* one of the choices is marked */
	IN_LINE = 1 << 26,     /* the caret is before the end of what is typed */
	TO_BE_ENDED = 1 << 27, /* a search goes on while its text is typed */
	WITH_NEXT = 1 << 28,   /* one may go on with the next person */
	AT_END = 1 << 29       /* of a way: a remedy, or what came of it */
};

/* The situation in which a page can be shared so; that of a share_set(). */
#define WITH_TARGET(kind) (WITH_FIRST_TARGET << ((kind)-WISH_HAND_OVER))
#define WITH_TARGETS(set) (WITH_FIRST_TARGET * (set))

/* Returns what holds by a page alone, the same for every front-end; each adds its own. */
unsigned wish_situation(const struct page *p);

/* --- the table ----------------------------------------------------------------------------- */

enum { WISH_KEYS = 10 /* of a row: more than any has */ };

/* How much it matters that the footer shows a key. */
enum wish_weight { WEIGHT_LITTLE, WEIGHT_USEFUL, WEIGHT_MUCH, WEIGHT_NEEDED };

struct wish_row {
	enum wish_kind wish;
	uint32_t keys[WISH_KEYS]; /* the most usual one first; zeroes fill it up */
	bool with_next;		  /* the footer shows it and the next row as one */
	const char *label;	  /* msgid for the footer; NULL: not shown there */
	bool bare;		  /* the key says it all where there is little room */
	enum wish_weight weight;  /* what has little goes first from a narrow footer */
	const char *help;	  /* msgid: a sentence; NULL: not listed in the help */
	unsigned needs, unless;	  /* situations */
	const char *plain;	  /* what is typed for it in plain mode; NULL: nothing */
	/* msgid: words that may be typed for it there, with commas between them, beside the
	 * label; NULL: none. Neither where `plain` is NULL too. */
	const char *words;
};

/* Ends with a row for WISH_NONE. */
extern const struct wish_row wish_rows[];

/* Returns what is typed for a wish in plain text, and for programs; NULL: nothing. */
const char *wish_word(enum wish_kind kind);

/* Returns the first of the row's keys that is one in this situation: while something is
 * typed, characters are text. 0 where none is. */
uint32_t wish_first_key(const struct wish_row *row, unsigned situation);

/* Is the wish of use in this situation? */
bool wish_is_useful(const struct wish_row *row, unsigned situation);

/* Returns what a key means in this situation; WISH_NONE for nothing. */
enum wish_kind wish_for_key(uint32_t press, unsigned situation);

/* --- names of keys ------------------------------------------------------------------------- */

/* Appends the names of the row's keys: those for the footer, or all of them. */
void wish_add_footer_keys(struct buf *out, const struct wish_row *row, unsigned situation,
			  bool ascii);
void wish_add_keys(struct buf *out, const struct wish_row *row, bool ascii);

/* Appends the name of a key. */
void wish_add_key_name(struct buf *out, uint32_t press, bool ascii);

/* Returns the first key of a wish, the most usual one; in a situation, the first that is one
 * there. */
uint32_t wish_key(enum wish_kind wish);
uint32_t wish_key_in(enum wish_kind wish, unsigned situation);

/* Returns the name of a key that has one, in the language in force: no name is written
 * out elsewhere. Borrowed. */
const char *wish_key_name(uint32_t press);

/* Returns the key that gives choice number `n` (from 0) at once: the digits from 1, then
 * the letters that no wish has. 0 where there are no more. */
char wish_choice_key(size_t n);

#endif
