/* terminal.h - a terminal for tests: a program on a pty, its screen kept by libvterm.
 *
 * The program runs as it would under a shell: in a process group of its own, in the
 * foreground, its parent in the same session, so that stopping and hanging up do what
 * they do for a user. Nothing here sleeps: each wait is for a condition and ends as soon
 * as it holds; the limit (TERM_LIMIT unless said otherwise) is only there for a program
 * that fails, and so long that no slow machine comes near it. Rows and columns count from
 * 0. Included by the tests of tests/screen/. */
#ifndef TUNTUN_TESTS_TERMINAL_H
#define TUNTUN_TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define TERM_LIMIT 60000 /* milliseconds */

enum { TERM_ANY_MODE = -1 }; /* for `other` below, when waiting */

struct term;

/* What the program has made of its terminal. */
struct term_modes {
	bool alternate;	       /* the alternate screen is on */
	bool cursor;	       /* the cursor is visible */
	bool mouse;	       /* clicks are reported */
	bool application_keys; /* arrow keys are sent as ESC O x */
	int other;	       /* one more private mode that is on (2004: paste is
				 * bracketed); 0: none */
};

/* A colour of a cell: the terminal's own, whatever that is, or one that was asked for; of
 * the palette, with the values of xterm. */
struct term_color {
	bool is_default; /* then the rest says nothing */
	unsigned char red, green, blue;
};

enum { TERM_CELL_BYTES = 32 }; /* for a character, what combines with it, and a 0 */

/* One place of the screen. Colours are those asked for: `reverse` has not swapped them. */
struct term_cell {
	char text[TERM_CELL_BYTES]; /* UTF-8; a blank where nothing was written */
	int width;		    /* columns; 0: the right half of a wide character */
	bool bold, italic, underline, reverse;
	struct term_color fg, bg;
};

/* Starts argv on a terminal of this size. `env` ("NAME=VALUE", NULL at the end; may be
 * NULL) is added to a small environment: PATH, TERM=xterm-256color, LANG=C.UTF-8, HOME (a
 * folder that is new and empty) and the options of the sanitizers. Ends the test program
 * where no terminal can be had. */
struct term *term_start(int rows, int cols, const char *const env[],
			const char *const argv[]);

/* From now on nothing is shown: of the screen only the modes are known. libvterm breaks down
 * at some of what a terminal can be sent. */
void term_be_blind(struct term *t);

/* Ends the program, if it still runs, and releases everything. */
void term_free(struct term *t);

/* Presses keys, which all arrive at once: UTF-8 text, and in angle brackets Up Down Left Right Home End PgUp PgDn
 * Enter Esc Tab S-Tab Backspace, F1 to F12, C-a to C-z; <lt> is the bracket itself. */
void term_keys(struct term *t, const char *keys);

/* Sends bytes as they are, as a terminal does without a key being pressed; what the line has
 * no room for is lost. */
void term_send_bytes(struct term *t, const char *bytes, size_t length);

/* Pastes a text, as a terminal does it: told apart from typing where the program has
 * asked for that. */
void term_paste(struct term *t, const char *text);

/* Presses a button of the mouse (1: the left one; 4 and 5: the wheel, up and down) and
 * lets it go. The program is told only where it has asked for that. */
void term_mouse(struct term *t, int button, int row, int col);

/* Another program writes on the terminal. */
void term_write_over(struct term *t, const char *bytes);

/* Changes the size of the terminal, as the user's hand on the window's edge does. */
void term_resize(struct term *t, int rows, int cols);

/* Has the terminal take nothing more, as a line does that is stopped; and go on again,
 * whatever stopped it. Keys that were not read are lost then. */
void term_hold(struct term *t);
void term_release(struct term *t);

/* Sends a signal to the program. */
void term_signal(struct term *t, int signo);

/* Closes the terminal: the line has dropped. The screen keeps what was on it. */
void term_hang_up(struct term *t);

/* Waits until what is asked for holds; false where it does not within the limit, or the
 * program has ended without it. */
bool term_wait(struct term *t, bool (*holds)(struct term *t, const void *what),
	       const void *what, int limit);
bool term_wait_for(struct term *t, const char *text); /* stands within one line */
bool term_wait_modes(struct term *t, struct term_modes modes);
bool term_wait_stopped(struct term *t);

/* Waits until the terminal's line takes no output, since Ctrl-S has stopped it. */
bool term_wait_held(struct term *t);

/* Waits until the program waits for a key: it has read all that was sent, what it wrote in
 * answer is on the screen, and it sleeps in the kernel with no limit of time. So nothing more
 * comes of what was done before, not even from a timer of the program (after Esc, or after a
 * letter that may be the first of a word), and no wait need be longer than it. Not while the
 * program waits for another. */
bool term_wait_asleep(struct term *t);

/* Waits until the program has read all that was sent, and sleeps; perhaps for a while only,
 * in which more of a key or of a paste may come, or another program may end. */
bool term_wait_read(struct term *t);

/* Takes in what the program writes until it waits for a key, but not longer than so many
 * milliseconds: it may have been stopped, or wait for something else. Returns whether it
 * waits for a key. */
bool term_catch_up(struct term *t, int milliseconds);

/* Waits until the program sleeps because the terminal takes nothing more. */
bool term_wait_held_up(struct term *t);

/* Is the program stopped, or has it ended? As far as it was told by now. */
bool term_is_stopped(const struct term *t);
bool term_has_ended(const struct term *t);

/* Waits until the program has ended and all it wrote is on the screen; stores how, as
 * wait(2) does. False where it goes on after `limit` milliseconds. */
bool term_finish(struct term *t, int *status, int limit);

/* Is the program silent for that long? The one wait whose limit is the good end. */
bool term_is_silent(struct term *t, int milliseconds);

/* The text of a row, without trailing blanks, and of the whole screen, a line each row,
 * without blank rows at its end. Valid until the next call of the same function. */
const char *term_line(struct term *t, int row);
const char *term_screen(struct term *t);

/* What stands at a place, and how it looks. Ends the test program where the place is not
 * on the screen. */
struct term_cell term_cell(const struct term *t, int row, int col);

void term_size(const struct term *t, int *rows, int *cols);
void term_cursor(const struct term *t, int *row, int *col);
struct term_modes term_modes(const struct term *t);

/* Is the terminal's line discipline as it was before the start? Looked at when the
 * program stopped or ended: true only after that. */
bool term_line_restored(const struct term *t);

/* The processor time that the program has used, in ticks. */
unsigned long term_ticks(const struct term *t);

/* How often the program has gone to sleep by itself: the number stays the same where
 * nothing wakes it. */
unsigned long term_wakeups(const struct term *t);

pid_t term_pid(const struct term *t);

/* Everything that the program has written so far. */
const char *term_bytes(const struct term *t, size_t *length);

#endif
