/* rules.h - what a tree says about the parts of names. Private to names/.
 *
 * Every rule is a phrase: a run of folded words, and what it is. The lists of the tree are
 * those of `names` in tuntun-tree(5); what stands in one line, between commas, is a set. */
#ifndef TUNTUN_NAMES_RULES_H
#define TUNTUN_NAMES_RULES_H

#include "find/tokens.h"
#include "tree/tree.h"

enum part {
	PART_WORD,   /* of what the thing is called: no rule */
	PART_NUMBER, /* no rule either */
	PART_SAME,   /* another way to write the first of its set */
	PART_NOTHING,
	PART_AHEAD,   /* says nothing before a kind; elsewhere it is a word like others */
	PART_KIND,    /* what kind of thing it is; stands first in a name */
	PART_MARK,    /* sets things apart, and may stand anywhere */
	PART_PLACE,   /* of what follows: an administrative addition */
	PART_SHORT,   /* words of a set may be one, shortened */
	PART_NUMERAL, /* a number in words; the first of its set is in digits */
	PART_WIDER,   /* the first of its set is said by each of the others, too */
	PART_UNSAID,  /* what may be left out: a kind, a mark, or the word for a place */
	PART_TWIN     /* the name of two places, which that word tells apart */
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

/* Returns the words of a phrase. */
const struct token *rules_words(const struct rules *r, const struct phrase *phrase);

/* Returns the phrase of a part that is this one word; NULL for none. */
const struct phrase *rules_find(const struct rules *r, enum part part,
				const struct token *word);

/* Returns whether any set of a part has this phrase. */
bool rules_have(const struct rules *r, enum part part, const struct phrase *phrase);

/* Returns whether two words are in one set of a part. */
bool rules_are_in_one_set(const struct rules *r, enum part part, const struct token *a,
			  const struct token *b);

/* Returns whether `narrow` says all that `wide` says, by the sets of PART_WIDER. */
bool rules_is_wider(const struct rules *r, const struct phrase *wide,
		    const struct phrase *narrow);

#endif
