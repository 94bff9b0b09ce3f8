/* overgrown.h - trees that grow out of hand: each kind is small as a file, and large for
 * whoever takes every way through it. Included by tests/unit/. */
#ifndef TUNTUN_TESTS_OVERGROWN_H
#define TUNTUN_TESTS_OVERGROWN_H

#include "base/buf.h"

/* The comment says what `size` counts. */
enum overgrown {
	OVERGROWN_WAYS,	      /* questions with two answers, one after the other */
	OVERGROWN_CIRCLES,    /* the same; the last one leads to the first */
	OVERGROWN_ASKED,      /* the same; the last one asks about all of them */
	OVERGROWN_WIDE,	      /* the same; the last one has 1500 answers besides */
	OVERGROWN_NEIGHBOURS, /* questions that ask about the one before */
	OVERGROWN_NESTED,     /* the depth of all, any and not */
	OVERGROWN_LISTS,      /* problems, in 2^14 situations */
	OVERGROWN_PROBLEMS, /* problems that lead into as many questions, groups, aliases */
	OVERGROWN_STEPS,    /* steps with ids and warnings */
	OVERGROWN_READERS, /* readers, and remedies */
	OVERGROWN_ANSWERS, /* answers of each of five questions before the problems */
	OVERGROWN_KINDS
};

/* Appends the YAML of a tree. It is sound, but that some answers can never be given. */
void overgrown_add(struct buf *out, enum overgrown kind, unsigned size);

#endif
