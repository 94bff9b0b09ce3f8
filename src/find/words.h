/* words.h - a text as the words by which it is searched, or compared. Included by find/
 * and names/. */
#ifndef TUNTUN_FIND_WORDS_H
#define TUNTUN_FIND_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/nearest.h"

/* A longer word is cut; a text has no more of them than this, what follows is ignored. */
enum { WORD_BYTES = WORD_LONGEST, MAX_WORDS = 600 };

struct word {
	uint32_t start, end; /* in the text, in bytes */
	uint16_t length;
	char s[WORD_BYTES]; /* folded; not ended by a zero */
};

struct words {
	struct word *items;
	size_t count, capacity;
};

/* Finds the words of a text: runs of letters and digits, folded by text_add_folded() and
 * without combining marks. One letter and a hyphen belong to the word after them; a hyphen
 * at the end of a line joins what it parted; an underscore joins. Any bytes will do. */
void words_of(struct words *w, const char *s, size_t length);
void words_release(struct words *w);

/* Returns whether two words are the same, folded. */
bool words_are_same(const struct word *a, const struct word *b);

/* Rewrites a word so that characters that look alike are the same: what a photo, or a
 * tired eye, takes for each other (0 and o; 1, i and l; 5 and s; 8 and b; rn and m; vv and
 * w). Returns the new length, which is not larger. */
size_t word_by_look(char *to, const char *word, size_t length);

#endif
