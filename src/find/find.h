/* find.h - finds the problem that a text means: typed, pasted, or read from a photo.
 *
 * Invariants:
 *
 *  - An index belongs to one tree, which must outlive it. It has the texts of all languages:
 *    what is found does not depend on the language in force.
 *  - An index keeps the words of the last search, for find_next_matched() and
 *    find_next_mark(). So a search writes into it, and one index serves one thread.
 *  - Scores and worths are whole numbers: every machine finds the same, and so does
 *    handbook/find.js.
 *  - Spans are bytes of the text that was handed in, from `start` to before `end`.
 *  - Nothing here fails: any bytes are a text, and a text without words finds nothing.
 *
 * A search, and what it found:
 *
 *	struct find *f = find_new(tree, i18n_translation, i18n_count());
 *	struct find_result result = {0};
 *
 *	find_search(f, text, strlen(text), false, &result);
 *	if (result.verdict == FIND_MATCH)
 *		show(tree_problem(tree, result.matches[0].problem));
 *	find_result_release(&result);
 *	find_free(f);
 *
 * The index is built by hand and not by a library because it is asked after every key: it
 * has to forgive misspelt words, and to answer within a few milliseconds. Included by
 * handbook/ and page/. */
#ifndef TUNTUN_FIND_FIND_H
#define TUNTUN_FIND_FIND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tree/tree.h"

/* --- what was found --------------------------------------------------------------------- */

enum {
	FIND_FULL_SCORE = 1000,
	FIND_BIT = 256 /* worths are parts of it: fixed point */
};

enum find_verdict {
	FIND_NONE,   /* nothing fits; matches are what was close */
	FIND_MATCH,  /* one fits, and what tells it apart is in the text */
	FIND_SEVERAL /* several have what was typed: the first `alike` of them */
};

struct find_match {
	uint32_t problem;
	uint32_t worth;	 /* how much speaks for it, in bits: what matches are ranked by */
	uint32_t score;	 /* of FIND_FULL_SCORE: how much of the text it explains */
	uint32_t recall; /* of FIND_FULL_SCORE: how much of one of its texts was typed */
	bool literal;	 /* its message is being typed, letter by letter */
	bool alike;	 /* as good as the best */
};

/* All zeroes is an empty result. */
struct find_result {
	enum find_verdict verdict;
	struct find_match *matches; /* the best first */
	size_t count, capacity;
	size_t alike;
	uint32_t elsewhere; /* the worth of what is none of the problems */
};

void find_result_release(struct find_result *result);

/* --- the index -------------------------------------------------------------------------- */

struct find;

/* Returns the translation of a text of the tree into language number `i`; NULL if there is
 * none. */
typedef const char *find_say(const struct tree *t, const char *text, size_t i);

/* Builds the index of a tree's problems in the tree's own language and in `languages` others.
 * Costs linear time in what it reads. The caller gives it to find_free(). */
struct find *find_new(const struct tree *t, find_say *say, size_t languages);
void find_free(struct find *f);

/* --- searching -------------------------------------------------------------------------- */

/* Searches for a text; of a very long one, for the beginning. `typing`: the last word may be
 * incomplete. Replaces what `result` had. */
void find_search(struct find *f, const char *text, size_t length, bool typing,
		 struct find_result *result);

struct find_span {
	uint32_t start, end;
};

/* Has the text that was searched for last a word that says something: one that nothing
 * has, or few problems? */
bool find_says_something(const struct find *f);

/* Finds the next word of the last search that speaks for a problem. `*at` starts at 0.
 * Returns false after the last word. */
bool find_next_matched(const struct find *f, uint32_t problem, size_t *at,
		       struct find_span *span);

/* Finds the next word of `text`, a text of a problem, that matches the last search, to mark
 * it. `*at` starts at 0. Returns false after the last word. */
bool find_next_mark(struct find *f, const char *text, size_t *at, struct find_span *span);

#endif
