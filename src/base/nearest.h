/* nearest.h - which known word was meant by one that is not known.
 *
 * An edit is a character more, one less, another one, or two that changed places. May be
 * included by everyone. */
#ifndef TUNTUN_BASE_NEAREST_H
#define TUNTUN_BASE_NEAREST_H

struct nearest {
	const char *word;     /* borrowed */
	const char *found;    /* borrowed; NULL where none was near enough */
	unsigned least_edits; /* only fewer are better */
};

/* Starts the search for what `word` may mean: at most an edit for every `share` of its
 * characters. */
void nearest_start(struct nearest *n, const char *word, unsigned share);

/* Looks at one known word; of equally near ones, the first is kept in n->found. */
void nearest_try(struct nearest *n, const char *known);

#endif
