/* json.h - the index of a search as JSON, for the same search in a browser
 * (handbook/find.js). Included by handbook/. */
#ifndef TUNTUN_FIND_JSON_H
#define TUNTUN_FIND_JSON_H

#include "base/buf.h"
#include "find/find.h"

/* Appends the index as one object without blanks, safe inside a <script> of HTML:
 *
 *	problems	in the order of the tree: its id, its message as "shown", and its
 *			"phrases": a list of concepts each, as numbers
 *	elsewhere	the phrases of what is none of the problems
 *	words		by look (words.h), in the order in which they were learnt
 *	concepts	what each word stands for
 *	weights		what each concept is worth
 *	endings		as they stand in the tree
 *	groups		names of several words, and runs that say nothing: the concept, -1
 *			for nothing, and the words, as concepts
 *
 * What follows from these is left out; handbook/find.js makes it again. */
void find_add_json(struct buf *out, const struct find *f);

#endif
