/* json.h - the index of a search as JSON, for the same search in a browser
 * (handbook/find.js). Included by handbook/. */
#ifndef TUNTUN_FIND_JSON_H
#define TUNTUN_FIND_JSON_H

#include <jansson.h>

#include "find/find.h"

/* Returns the index as one object, which the caller owns:
 *
 *	problems	in the order of the tree: its id, its message as "shown", whether
 *			one of its remedies is "dangerous", and its "phrases": a list of
 *			concepts each, as numbers, that of the message first
 *	elsewhere	the phrases of what is none of the problems
 *	words		by look (tokens.h), in the order in which they were learnt
 *	concepts	what each word stands for
 *	weights		what each concept is worth
 *	common		the concepts that are everyday words
 *	endings		as they stand in the tree
 *	groups		names of several words, and runs that say nothing: the concept, -1
 *			for nothing, and the words, as concepts
 *
 * What follows from these is left out; handbook/find.js makes it again. */
json_t *find_json(const struct find *f);

#endif
