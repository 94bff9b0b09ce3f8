/* keys.h - the number of a problem, as it is typed digit by digit in a list of problems. Knows
 * nothing of curses. */
#ifndef TUNTUN_CURSES_KEYS_H
#define TUNTUN_CURSES_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "page/page.h"

enum { KEYS_NUMBER = 8 }; /* the room for a number that is typed */

/* Takes a digit more of the number of a choice: "1" the first, then "12" the twelfth.
 * Where no number begins so, the digit begins another one. Returns true and stores the
 * choice where `number` is the number of one; "" is a number not begun. */
bool keys_type(const struct page *p, char number[KEYS_NUMBER], char digit,
	       size_t *choice);

#endif
