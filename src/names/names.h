/* names.h - are two names two ways to write one, or the names of two things?
 *
 * What the parts of a name mean is data of the tree: see `names` in tuntun-tree(5). Each
 * name is taken apart (name.h) into kinds, marks, numbers, places and words; then part is
 * compared with part. Nothing is weighed and nothing guessed: what contradicts makes two
 * names; another number, what only one of them says, or what may be a slip, leaves it open.
 * Where a tree knows a code that is one thing's alone, that decides. Included by page/. */
#ifndef TUNTUN_NAMES_NAMES_H
#define TUNTUN_NAMES_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tree/tree.h"

enum names_verdict { NAMES_SAME, NAMES_DIFFERENT, NAMES_UNKNOWN };

/* Why: of a result, the one that weighs most. */
enum names_reason {
	NAMES_EQUAL,	  /* same: to the letter, but for blanks around them */
	NAMES_REWRITTEN,  /* same: only written otherwise */
	NAMES_SAME_CODE,  /* same: by their codes */
	NAMES_NO_NAME,	  /* unknown: not both can be compared */
	NAMES_MISSING,	  /* unknown: only one of them says something */
	NAMES_SLIP,	  /* unknown: perhaps the same, misspelt or shortened */
	NAMES_ORDER,	  /* unknown: the same words stand elsewhere */
	NAMES_NUMBER,	  /* unknown: the numbers are others, and numbers can change */
	NAMES_CONTRADICT, /* different: each says something else */
	NAMES_OTHER_CODE  /* different: by their codes */
};

/* What became of the codes. */
enum names_codes {
	NAMES_CODES_NONE, /* none was given, or the tree knows none */
	NAMES_CODES_DECIDE,
	NAMES_CODES_NOT_TWO, /* ignored: one, or more than two */
	NAMES_CODES_WRONG    /* ignored: something in the line is no code */
};

enum { NAMES_MAX_SPANS = 48 };

/* A place in one of the names, in bytes. */
struct names_span {
	uint32_t start, end;
	enum names_reason reason;
	bool follows; /* no other word stands between it and the one before */
};

struct names_result {
	enum names_verdict verdict;
	enum names_reason reason;
	bool valid
		[2]; /* it is a name that can be compared; else the verdict is unknown */
	bool equal;  /* to the letter, whatever the codes say */
	enum names_codes codes;
	/* The words of each name that the verdict rests on, in their order: those written
	 * otherwise, those that contradict or are other numbers, or those that leave it open.
	 * None where the codes decide. */
	struct names_span differ[2][NAMES_MAX_SPANS];
	size_t differ_count[2];
};

/* Compares two names of any bytes by the rules of a tree; `codes` is a line of any bytes that has
 * the codes of both, "" for none. The same names always have the same result, and the other way
 * round the mirrored one. */
void names_compare(const struct tree *t, const char *a, const char *b, const char *codes,
		   struct names_result *result);

#endif
