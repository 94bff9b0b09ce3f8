/* spelling.h - the words of a name, or of a rule about names, however it was spelt.
 * Private to names/. */
#ifndef TUNTUN_NAMES_SPELLING_H
#define TUNTUN_NAMES_SPELLING_H

#include "find/tokens.h"

enum { MAX_NAME = 400 /* bytes; of a longer text, the beginning is read */ };

/* Appends the words of a name, as tokens_of() finds them, with three differences: a dash parts
 * words; initials with dots, and parts with an apostrophe, are one word; letters and digits
 * are two. */
void spelling_tokens(struct tokens *w, const char *s, size_t length);

#endif
