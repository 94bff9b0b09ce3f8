/* tokens.h - a text as the words by which it is searched, or compared. Included by
 * names/. */
#ifndef TUNTUN_FIND_TOKENS_H
#define TUNTUN_FIND_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/nearest.h"

/* A longer word is cut; a text has no more of them than this, what follows is ignored. */
enum { TOKEN_BYTES = WORD_LONGEST, MAX_TOKENS = 600 };

struct token {
	uint32_t start, end; /* in the text, in bytes */
	uint16_t length;
	char s[TOKEN_BYTES]; /* folded; not ended by a zero */
};

struct tokens {
	struct token *items;
	size_t count, capacity;
};

/* Finds the words of a text: runs of letters and digits, folded by text_add_folded() and
 * without combining marks. One letter and a hyphen belong to the word after them; a hyphen
 * at the end of a line joins what it parted; an underscore joins. Any bytes will do. */
void tokens_of(struct tokens *w, const char *s, size_t length);
void tokens_release(struct tokens *w);

/* Returns whether two words are the same, folded. */
bool tokens_are_same(const struct token *a, const struct token *b);

/* Rewrites a word so that characters that look alike are the same: what a photo, or a
 * tired eye, takes for each other (0 and o; 1, i and l; 5 and s; 8 and b; rn and m; vv and
 * w). Returns the new length, which is not larger. */
size_t token_by_look(char *to, const char *word, size_t length);

#endif
