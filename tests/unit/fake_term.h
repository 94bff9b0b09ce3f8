/* fake_term.h - a terminal made of a script, instead of term.c: the curses front-end
 * runs on it in one process, and paints on a screen that nobody sees.
 *
 * A script is bytes. They are what the terminal sends, and go through the decoder, but for
 * 0xFF, which no terminal sends; the byte after it says what happens:
 *   '.'  nothing comes for a while: what is typed before it has come at once
 *   'S'  another size: rows and columns follow, a byte each
 *   'Z'  stopped and continued
 *   'C'  Ctrl-C, which is a signal
 *   'K'  SIGINT, sent by another program
 * and any other nothing. After the script the terminal is gone.
 *
 * Whoever links it must not link term.c; it defines all of term.h. Included
 * by tests/unit/test_curses.c and tests/fuzz/fuzz_curses.c. */
#ifndef TUNTUN_TESTS_FAKE_TERM_H
#define TUNTUN_TESTS_FAKE_TERM_H

#include <stddef.h>
#include <stdint.h>

#define FAKE_TERM_SILENCE "\377."

/* What the next session on the terminal gets; borrowed. It starts with 24 rows of 80
 * columns. */
void fake_term_play(const uint8_t *script, size_t length);

/* Called each time before the front-end waits, when all is painted; NULL: nothing. */
extern void (*fake_term_painted)(void);

/* Stores the place of the cursor and the size of the screen. */
void fake_term_cursor(int *row, int *column, int *rows, int *columns);

/* Stores what stands in a row, in UTF-8, without what follows the last character. */
void fake_term_row(int row, char *text, size_t size);

#endif
