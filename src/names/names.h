/* names.h - are two names two ways to write one, or the names of two things?
 *
 * What the parts of a name mean is data of the tree: see `names` in tuntun-tree(5). Each
 * name is taken apart (name.h) into kinds, marks, numbers, places and words; then part is
 * compared with part. Nothing is weighed and nothing guessed: what contradicts makes two
 * names, what only one of them says, or may be a slip, leaves it open. Included by
 * page/. */
#ifndef TUNTUN_NAMES_NAMES_H
#define TUNTUN_NAMES_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tree/tree.h"

enum names_verdict { NAMES_SAME, NAMES_DIFFERENT, NAMES_UNKNOWN };

enum { NAMES_MAX_SPANS = 48 };

/* A place in one of the names, in bytes. */
struct names_span {
	uint32_t start, end;
};

struct names_result {
	enum names_verdict verdict;
	bool valid
		[2]; /* it is a name that can be compared; else the verdict is unknown */
	/* The words of each name that the verdict rests on, in their order: those written
	 * otherwise, those that contradict, or those that leave it open. */
	struct names_span differ[2][NAMES_MAX_SPANS];
	size_t differ_count[2];
};

/* Compares two names of any bytes by the rules of a tree. The same names always have the
 * same result, and the other way round the mirrored one. */
void names_compare(const struct tree *t, const char *a, const char *b,
		   struct names_result *result);

#endif
