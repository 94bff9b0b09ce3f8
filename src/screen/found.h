/* found.h - the screen of what a search finds, on top of the walk's. */
#ifndef TUNTUN_SCREEN_FOUND_H
#define TUNTUN_SCREEN_FOUND_H

#include "screen/screen.h"

/* Opens it for a text, or (NULL) for the words that it was left with: `words` keeps them.
 * `typing`: they may go on, and everything near is shown. */
void found_open(struct screen *walk, struct buf *words, const char *text, bool typing);

#endif
