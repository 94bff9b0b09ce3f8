/* found.h - the screen of what a search finds, on top of the walk's. */
#ifndef TUNTUN_SCREEN_FOUND_H
#define TUNTUN_SCREEN_FOUND_H

#include "screen/screen.h"

/* Opens it. `typing`: the words may go on, and everything near is shown. */
void found_open(struct screen *walk, const char *words, bool typing);

#endif
