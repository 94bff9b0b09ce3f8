/* vocabulary.h - the words that an index knows, and what they stand for: which known words
 * a typed word can mean. Private to find/.
 *
 * Words are kept by look (tokens.h). Words of one meaning share a concept, which is a
 * number. Similarities are parts of VOCABULARY_SAME. */
#ifndef TUNTUN_FIND_VOCABULARY_H
#define TUNTUN_FIND_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "find/tokens.h"
#include "tree/tree.h"

enum { VOCABULARY_SAME = 256, MAX_MEANINGS = 12 };

struct known {
	const char *s;	  /* by look */
	uint32_t letters; /* a bit for each letter that occurs */
	uint32_t concept;
	uint16_t length;
};

/* One thing that a typed word can mean. */
struct meaning {
	uint32_t concept;
	uint32_t likeness; /* of VOCABULARY_SAME */
};

struct meanings {
	struct meaning items[MAX_MEANINGS]; /* the likeliest first */
	size_t count;
};

struct vocabulary {
	const struct tree *tree; /* says which endings make no other word */
	struct arena arena;
	struct known *items;
	size_t count, capacity;
	uint32_t *
		slots; /* the items by their hash, plus one; 0 is free, half of them are */
	size_t slot_count; /* a power of two */
	uint32_t concepts;
};

void vocabulary_init(struct vocabulary *v, const struct tree *t);
void vocabulary_release(struct vocabulary *v);

#define NO_CONCEPT UINT32_MAX

/* Returns the concept of a word, with or without one of the endings; NO_CONCEPT where it
 * is not known to the letter. */
uint32_t vocabulary_find(const struct vocabulary *v, const char *s, size_t length);

/* Adds a word under a concept, or under a new one (NO_CONCEPT); returns its concept. One
 * that is known stays what it is. */
uint32_t vocabulary_add(struct vocabulary *v, const struct token *word, uint32_t concept);

/* Returns what a word can mean: known words within a few edits of it, more for longer
 * ones; words that begin with it, where it is `begun` and may not be all typed. */
struct meanings vocabulary_guess(const struct vocabulary *v, const struct token *word,
				 bool begun);

#endif
