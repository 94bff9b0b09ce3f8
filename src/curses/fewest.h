/* fewest.h - the fewest presses that give each answer of a page, on the whole screen
 * of 80 columns and 24 rows, to whoever has just come to the page.
 *
 * Counted is what the screen shows: the key before an answer; the number of a problem and
 * Enter; Down, and Enter. Not counted are searching and going to the end. It is the
 * front-end's own arithmetic (keys, curses_pane), so that the two cannot disagree.
 * Included by cmd/ and the tests. */
#ifndef TUNTUN_CURSES_FEWEST_H
#define TUNTUN_CURSES_FEWEST_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"
#include "page/page.h"

enum { CURSES_KEYS_NAMED = 100 };

/* How one answer is given. */
struct curses_keys {
	uint32_t presses;
	const char *names; /* "1 2 Enter"; "" for more than CURSES_KEYS_NAMED presses */
};

/* Stores the presses for each choice of the page, in the order of its choices; `names`
 * owns their names, which are in the language in force, and in ASCII where asked for. */
void curses_keys(const struct page *p, bool ascii, struct arena *names,
		 struct curses_keys *keys);

#endif
