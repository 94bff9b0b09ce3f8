/* expect.h - what the tests of the wizard on a terminal share: starting it, comparing its
 * screen, and ending it.
 *
 * Everything here waits for what it expects, and fails the test where that does not come.
 * Expected screens stand in golden/, a file each, which begins with the size and the place
 * of the cursor. TUNTUN_UPDATE=1 writes them anew, but only where a second run of the tests
 * shows the same; what has changed is then for `git diff` and the eye. Included by the tests
 * of tests/screen/. */
#ifndef TUNTUN_TESTS_EXPECT_H
#define TUNTUN_TESTS_EXPECT_H

#include <stdbool.h>
#include <stddef.h>

#include "terminal.h"

/* Pages of sinkro-pmm, by their path codes. */
#define PATH_PROBLEMS "sinkro-pmm/1:viewer=teacher,plt=no"
#define PATH_COMPARISON PATH_PROBLEMS ",problem=e04"
#define PATH_4B PATH_COMPARISON ",names=b"

/* --- running the program ---------------------------------------------------------- */

/* Starts the program with these variables and arguments, each a text with blanks between
 * the words; `through` are words before it, for a program that starts another. */
struct term *start_program(const char *const through[], int rows, int cols,
			   const char *env, const char *arguments);

/* The same, for the tree sinkro-pmm. */
struct term *wizard(int rows, int cols, const char *env, const char *options);

/* Waits until all that was sent has been read, what it does is painted, and the program
 * waits for the next key: term_wait_asleep(). */
void settle(struct term *t);

/* Makes a folder that is removed with all that it holds when the tests are over. Returns
 * its path, valid until the next call. */
const char *scratch_folder(void);

/* Writes a file; `path` may have folders that are not there yet. */
void write_file(const char *path, const char *text);

/* Returns what a file holds, "" where there is none; valid until the next call. */
const char *read_file(const char *path);

/* --- comparing screens ------------------------------------------------------------ */

/* The screen as golden files have it, with its size and cursor. On the heap. */
char *picture(struct term *t);

/* The screen of the first page. On the heap. */
char *remember(struct term *t);

/* The screen becomes this picture; `name` is for the complaint. */
void expect_picture(struct term *t, const char *name, const char *expected);

/* The same; frees the picture. */
void expect_as_before(struct term *t, char *before);

/* The screen becomes the one of golden/NAME.txt. */
void expect_screen(struct term *t, const char *name);

/* Stores the rows of the two rules that a page stands between. Returns whether they and the
 * footer are where they belong, and nothing has pushed them away. */
bool find_frame(struct term *t, int *top, int *bottom);

/* The screen comes to have its frame, if it is of a size to have one; `what` is for the
 * complaint. */
void expect_frame(struct term *t, const char *what);

/* A text comes to stand within one line of the screen, or to stand nowhere on it. */
void expect_seen(struct term *t, const char *text);
void expect_unseen(struct term *t, const char *text);

/* Presses keys, and expects a text that was not there before. */
void press(struct term *t, const char *keys, const char *seen);

/* Presses keys and waits until what they do is painted. One more that has the screen drawn
 * again goes after them, so that the program need not wait whether a letter becomes a word.
 * None is Esc: what comes soon after it would make it another key. */
void press_and_settle(struct term *t, const char *keys);

/* --- ending ----------------------------------------------------------------------- */

/* The terminal is as it was before the program. */
void expect_restored(struct term *t);

/* The program ends by itself with this status, or is killed by this signal, and leaves
 * the terminal as it was. Releases it. */
void expect_exit(struct term *t, int status);
void expect_killed(struct term *t, int signo);

/* Nothing that it wrote is beyond ASCII. */
void expect_ascii(struct term *t);

/* Ends a program of which nothing more is to be seen. */
void leave(struct term *t);

#endif
