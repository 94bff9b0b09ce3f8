/* name.h - a name, taken apart. Private to names/. */
#ifndef TUNTUN_NAMES_NAME_H
#define TUNTUN_NAMES_NAME_H

#include <stdbool.h>

#include "names/rules.h"

enum {
	MAX_ITEMS = 48,
	MAX_READINGS = 8 /* of a name; more are not tried */
};

/* How an item compares with the other name; what weighs more comes later. */
enum item_state {
	ITEM_OPEN, /* not compared yet */
	ITEM_SAME,
	ITEM_OTHERWISE, /* says the same, but is written otherwise, or says nothing */
	ITEM_MISSING,	/* in the other name */
	ITEM_SLIP,	/* perhaps the same, shortened or misspelt */
	ITEM_ORDER,	/* stands elsewhere in the other name */
	ITEM_NUMBER,	/* a number that the other name has not */
	ITEM_CONFLICT	/* the other name says something else */
};

struct item {
	enum part part;
	const struct phrase *rule; /* what it was found by; NULL: by none */
	uint32_t level; /* of an addition, the set of its place plus one; else 0 */
	const struct token *source; /* the words that say it, as they were written */
	size_t sources;		    /* how many those are */
	struct token word; /* the first word: how it is compared, if there is no rule */
	const struct item *partner; /* that says the same in the other name; or NULL */
	enum item_state state;
};

struct name {
	const char *text; /* borrowed, as its rules are */
	const struct rules *rules;
	struct tokens words; /* as they were written, folded */
	struct item items[MAX_ITEMS];
	size_t count;
	size_t readings; /* how many there are, of this name */
};

/* Takes a name of any bytes apart, in one of its readings, which count from 0: what `same`
 * has in several sets may be any of them. Returns false for what is none: it must say what
 * kind of thing it is, and which one. End it with name_release(), whatever it is. */
bool name_read(struct name *n, const struct rules *r, const char *s, size_t reading);
void name_release(struct name *n);

#endif
