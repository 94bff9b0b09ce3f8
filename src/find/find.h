/* find.h - finds the problem that a text means: typed, pasted, or read from a photo.
 *
 * An index is built once for a tree and a language; a search only reads it. All numbers
 * are whole ones, so that every machine finds the same. Included by page/, ui/, cmd/. */
#ifndef TUNTUN_FIND_FIND_H
#define TUNTUN_FIND_FIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tree/tree.h"

enum { FIND_FULL_SCORE = 1000 };

enum find_verdict {
	FIND_NONE,   /* nothing fits */
	FIND_MATCH,  /* one fits best by far */
	FIND_SEVERAL /* several fit alike: the first `alike` of them */
};

struct find_match {
	uint32_t problem;
	uint32_t score; /* of FIND_FULL_SCORE */
	uint32_t recall, explained;
	bool alike; /* as good as the best */
};

/* A place in the text that was searched for, in bytes. */
struct find_span {
	uint32_t start, end;
};

struct find_result {
	enum find_verdict verdict;
	struct find_match *matches; /* the best first */
	size_t count, capacity;
	size_t alike;
	uint32_t elsewhere; /* the score of what is none of the problems */
};

struct find;

/* Returns the translation of a text of the tree into language number `i`, NULL where there
 * is none. */
typedef const char *find_say(const struct tree *t, const char *text, size_t i);

/* Builds the index of a tree's problems, in its own language and in `languages` others, so
 * that it is the same whatever language is in force. Linear in what it reads. The tree must
 * outlive it. Free with find_free(). */
struct find *find_new(const struct tree *t, find_say *say, size_t languages);
void find_free(struct find *f);

/* Searches for a text of any bytes; of a very long one, the beginning. `typing`: the last
 * word may not be all there. `result` is emptied first; all zeroes is an empty one. */
void find_search(struct find *f, const char *text, size_t length, bool typing,
		 struct find_result *result);
void find_result_release(struct find_result *result);

/* Finds the next word of what was last searched for that speaks for a problem: stores
 * where it stands in that text. `*at` is 0 at first. Returns false after the last. */
bool find_next_matched(const struct find *f, uint32_t problem, size_t *at,
		       struct find_span *span);

/* Finds the next word of a problem's own text that matches what was last searched for, to
 * mark it. `*at` is 0 at first. Returns false after the last. */
bool find_next_mark(struct find *f, const char *text, size_t *at, struct find_span *span);

#endif
