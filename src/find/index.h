/* index.h - what a search goes by: the phrases of a tree's problems, and the words of the
 * text that is searched for. Private to find/: index.c builds it, query.c reads a text,
 * find.c ranks. */
#ifndef TUNTUN_FIND_INDEX_H
#define TUNTUN_FIND_INDEX_H

#include "base/buf.h"
#include "base/mem.h"
#include "find/find.h"
#include "find/tokens.h"
#include "find/vocabulary.h"

enum {
	ONE = FIND_BIT,	       /* of weights, which are bits: fixed point */
	UNKNOWN_WEIGHT = ONE,  /* of a word that nothing has */
	MAX_BYTES = 64 * 1024, /* that are searched for */
	MAX_GROUP = 8	       /* words of a name that stands for one concept */
};

/* What something gained by the last search, in parts of ONE: by each term what its best meaning
 * there is worth. */
struct gain {
	uint32_t all;
	uint32_t best, stamp; /* by the term with this number alone */
};

struct phrase {
	uint32_t problem;
	uint32_t first, count; /* in `sequence` */
	uint32_t weight;
	struct gain gain;
};

/* How much a concept belongs to a problem that has it: parts of ONE. */
struct share {
	uint32_t problem, part;
};

/* What the last search found to speak for a problem, in parts of ONE. */
struct candidate {
	struct gain words; /* wherever they stand */
	uint32_t phrase;   /* the best of its phrases */
	uint32_t recall;   /* of FIND_FULL_SCORE: how much of that phrase is there */
	uint32_t pairs;	   /* words that follow each other in a phrase, too */
	bool literal;	   /* its message is being typed */
};

/* Several words that stand for one concept, or for nothing at all. */
struct group {
	uint32_t words[MAX_GROUP];
	size_t count;
	uint32_t concept; /* NO_CONCEPT: says nothing */
};

/* One word of what is searched for, or what two of them make together. */
struct term {
	uint32_t start, end;
	struct meanings meanings;
	uint32_t before; /* the concept of the term before it that says something */
	bool ignored;
};

struct find {
	const struct tree *tree;
	struct vocabulary vocabulary;
	struct arena arena;
	const char **literals; /* of each problem: its message, its words by look */
	struct group *groups;
	size_t group_count, group_capacity;
	struct phrase *phrases;
	size_t phrase_count, phrase_capacity;
	uint32_t *sequence; /* the concepts of all phrases */
	size_t sequence_count, sequence_capacity;
	uint32_t *weights;    /* of each concept */
	bool *ignored;	      /* each concept: says nothing by itself */
	bool *common;	      /* each concept: says little by itself */
	bool *foreign;	      /* each concept: only what is none of the problems has it */
	bool *dangerous;      /* each problem: one of its remedies is */
	uint32_t *postings;   /* the phrases of each concept, concept by concept */
	uint32_t *posted;     /* where those of each concept begin; one more at the end */
	struct share *shares; /* the problems of each concept, concept by concept */
	uint32_t *shared;     /* where those of each concept begin; one more at the end */
	/* Of the last search. */
	struct term *terms;
	size_t term_count, term_capacity;
	struct tokens words;
	uint32_t *touched; /* the phrases that gained something */
	size_t touched_count;
	struct candidate *candidates; /* each problem, and what is none */
};

/* Returns the concepts of a phrase, in its order. */
static inline const uint32_t *index_concepts(const struct find *f, const struct phrase *p)
{
	return f->sequence + p->first;
}

/* Returns the likeliest concept of a term; NO_CONCEPT where it has none. */
static inline uint32_t term_concept(const struct term *term)
{
	return term->meanings.count ? term->meanings.items[0].concept : NO_CONCEPT;
}

/* Returns how much says, in parts of ONE, what so many of the problems have. */
uint32_t index_rarity(const struct find *f, uint32_t problems);

/* Appends the words of a text by look, a blank between them, and one after the last where
 * more than it follows there. */
void index_add_literal(struct find *f, struct buf *out, const char *text, size_t length);

/* Reads the words of what is searched for into the terms: names of several words, words
 * written apart or as one, runs that say nothing. `typing`: the last may not be all
 * there. */
void query_read(struct find *f, const char *text, size_t length, bool typing);

#endif
