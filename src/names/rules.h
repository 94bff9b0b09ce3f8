/* rules.h - what a tree says about the parts of names. Private to names/.
 *
 * Every rule is a phrase: a run of folded words, and what it is. The lists of the tree are
 * those of `names` in tuntun-tree(5); what stands in one line, between commas, is a set
 * whose members exclude each other. */
#ifndef TUNTUN_NAMES_RULES_H
#define TUNTUN_NAMES_RULES_H

#include "find/tokens.h"
#include "tree/tree.h"

enum part {
	PART_WORD,   /* of what the thing is called: no rule */
	PART_NUMBER, /* no rule either */
	PART_SAME,   /* another way to write the first of its set */
	PART_NOTHING,
	PART_KIND, /* what kind of thing it is; stands first in a name */
	PART_MARK, /* sets things apart, and may stand anywhere */
	PART_PLACE /* of what follows: an administrative addition */
};

struct phrase {
	enum part part;
	uint32_t set;	 /* which line of its list */
	uint32_t member; /* which phrase of the line; those of a line follow each other */
	size_t first, count; /* its words, in `words` */
};

struct rules {
	struct tokens words;
	struct phrase *phrases;
	size_t count, capacity;
};

/* Reads the lists of a tree. End it with rules_release(). */
void rules_init(struct rules *r, const struct tree *t);
void rules_release(struct rules *r);

#endif
