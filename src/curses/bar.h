/* bar.h - a row of keys: the footer, or what can be done with a page.
 *
 * What does not fit goes as a whole, what matters least first; the rest stays whole and in the
 * order of the table of wishes. Private to curses/. */
#ifndef TUNTUN_CURSES_BAR_H
#define TUNTUN_CURSES_BAR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "ui/wishes.h"

enum { BAR_MOST_KEYS = 32 /* on a screen of any width */ };

struct bar_key {
	const struct wish_row *row;
	int column, keys_width, width; /* without its label: both the same */
};

struct bar {
	struct bar_key keys[BAR_MOST_KEYS];
	size_t count;
};

/* Fills a row of so many columns with the keys of a situation: those that share a page, or the
 * others. */
void bar_fill(struct bar *bar, bool shares, unsigned situation, int columns,
	      enum text_glyphs glyphs);

/* What a key of the row is called. The key for the language names the other one. */
const char *bar_label(const struct bar_key *key);

#endif
