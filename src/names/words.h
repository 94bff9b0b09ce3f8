/* words.h - may one word be other words, written otherwise? Private to names/. */
#ifndef TUNTUN_NAMES_WORDS_H
#define TUNTUN_NAMES_WORDS_H

#include "names/rules.h"

enum { MAX_JOINED = 5 /* words that may have been written as one */ };

/* These compare a word with `count` others, at most MAX_JOINED, which follow each other. Returns
 * whether it is they, but for the blanks between them. */
bool words_are_joined(const struct token *one, const struct token *const *others,
		      size_t count);

/* Returns whether it may be they, misspelt or shortened. */
bool words_may_be(const struct rules *r, const struct token *one,
		  const struct token *const *others, size_t count);

#endif
