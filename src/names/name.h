/* name.h - a name, taken apart. Private to names/. */
#ifndef TUNTUN_NAMES_NAME_H
#define TUNTUN_NAMES_NAME_H

#include <stdbool.h>

#include "names/rules.h"

enum { MAX_ITEMS = 48 };

/* How an item compares with the other name; what weighs more comes later. */
enum item_state {
	ITEM_OPEN, /* not compared yet */
	ITEM_SAME,
	ITEM_OTHERWISE, /* says the same, but is written otherwise, or says nothing */
	ITEM_UNSURE,	/* missing in the other name, or perhaps only misspelt */
	ITEM_CONFLICT	/* the other name says something else */
};

struct item {
	enum part part;
	uint32_t set, member; /* of a phrase */
	uint32_t level;	      /* of an addition, the set of its place plus one; else 0 */
	const struct token *source; /* the words that say it, as they were written */
	size_t sources;		    /* how many those are */
	struct token word;	    /* of a word or number: how it is compared */
	enum item_state state;
};

struct name {
	const char *text;    /* borrowed */
	struct tokens words; /* as they were written, folded */
	struct item items[MAX_ITEMS];
	size_t count;
};

/* Takes a name of any bytes apart. Returns false for what is none: it must say what kind of thing
 * it is, and which one. End it with name_release(), whatever it is. */
bool name_read(struct name *n, const struct rules *r, const char *s);
void name_release(struct name *n);

#endif
