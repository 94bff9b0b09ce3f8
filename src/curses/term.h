/* term.h - the terminal under the curses front-end: taken, and given back whatever happens;
 * its keys, its size, its colours.
 *
 * There is one terminal, so this is the one module of the room with state of its own.
 *
 * Invariants, from term_open() to term_close():
 * - Every signal that ends or stops the program gives the terminal back first, and so does
 *   memory that runs out.
 * - What a signal asks for, term_next() does or tells of; a handler acts by itself only
 *   where it is asked twice, or where painting does not come to its end.
 * - ncurses sees no input. Keys come from input.h. */
#ifndef TUNTUN_CURSES_TERM_H
#define TUNTUN_CURSES_TERM_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/theme.h"
#include "ui/wishes.h"

/* --- taking and giving back ---------------------------------------------------------------- */

/* Takes the terminal (standard input and output). Returns false, and is silent, where
 * it is not for this. */
bool term_open(bool color);

/* Gives the terminal back. If a signal other than SIGINT had ended it all, the program
 * dies here of that signal, so that its parent learns of it. */
void term_close(void);

/* --- keys and events ----------------------------------------------------------------------- */

/* What may come instead of a key. */
enum term_event {
	TERM_CHANGED = PRESS_LAST + 1, /* the screen must be painted anew: another size,
					 * or the program had been stopped */
	TERM_WOKEN,		       /* what else was waited for has come */
	TERM_INTERRUPTED,	       /* SIGINT that somebody sent; Ctrl-C is a key */
	TERM_GONE /* no more keys will come, or a signal ends it all */
};

/* Returns the next key (enum press or a character) or event; PRESS_NONE where there is
 * none yet. */
uint32_t term_next_now(void);

/* The same, but waits for one without using the processor. TERM_WOKEN when `fd` (-1: none)
 * can be read from, or when clock_now_ms() is `wake_at` (-1: never), whichever is first. */
uint32_t term_next(int fd, long long wake_at);

/* Forgets the keys that were pressed until now. */
void term_drop_keys(void);

/* Has the mouse reported, or not any more. Returns false where there is none. */
bool term_use_mouse(bool on);

/* Where the mouse was at the last PRESS_CLICK; rows and columns from 0. */
void term_mouse_place(int *row, int *column);

/* --- what is shown ------------------------------------------------------------------------- */

/* The pair of colours for what must be black on white, whatever the theme; the theme's
 * own are numbered from 1. */
enum { TERM_BLACK_ON_WHITE = THEME_PARTS + 1 };

/* Takes the colours of a theme from the next painting on. Returns false where there are
 * none to take. */
bool term_take_theme(const struct theme *theme);

/* Sends what is no part of the screen, as far as the terminal takes it without waiting for
 * ever; returns whether it took all. */
bool term_send(const char *bytes, size_t length);

/* Has the whole screen sent again when it is painted next. */
void term_forget_screen(void);

#endif
