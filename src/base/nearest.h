/* nearest.h - how near words are, and which known one was meant by one that is not known.
 *
 * An edit is a byte more, one less, another one, or two that changed places. May be
 * included by everyone. */
#ifndef TUNTUN_BASE_NEAREST_H
#define TUNTUN_BASE_NEAREST_H

#include <stddef.h>

enum { WORD_LONGEST = 48 /* bytes; longer ones are not compared */ };

/* Returns how many edits part two words of WORD_LONGEST bytes at most; at least most + 1
 * where it is more than `most`. The distance is that of Damerau and Levenshtein in its
 * restricted form (optimal string alignment: Boytsov, "Indexing methods for approximate
 * dictionary searching", 2011). */
size_t word_edits(const char *a, size_t na, const char *b, size_t nb, size_t most);

struct nearest {
	const char *word;   /* borrowed */
	const char *found;  /* stands in `copy`; NULL where none was near enough */
	size_t least_edits; /* only fewer are better */
	char copy[WORD_LONGEST + 1];
};

/* Starts the search for what `word` may mean: at most an edit for every `share` of its
 * characters. */
void nearest_start(struct nearest *n, const char *word, unsigned share);

/* Looks at one known word; of equally near ones, the first is kept in n->found. */
void nearest_try(struct nearest *n, const char *known);

#endif
