/* ids.h - the records of a part by a text of theirs, for finding them by it. Private to
 * load/. */
#ifndef TUNTUN_LOAD_IDS_H
#define TUNTUN_LOAD_IDS_H

#include "tree/tree.h"

/* All zeroes is an empty one. free(ids.order) releases it. */
struct ids {
	const struct tree *tree;
	enum tree_part part;
	size_t offset; /* of the text in a record */
	uint32_t *
		order; /* the records by their texts; of one text, in the order of the file */
	uint32_t count;
};

/* Sorts the records of a part from `first` on by the text at `offset`, those without one
 * left out. `ids` holds what was sorted before, or is empty. The tree may grow afterwards. */
void ids_sort(struct ids *ids, const struct tree *t, enum tree_part part, size_t offset,
	      uint32_t first);

/* Returns the first record with this text that is not before `least`; TREE_NONE where there
 * is none. */
uint32_t ids_find(const struct ids *ids, const char *text, uint32_t least);

/* Returns the text of a record. */
const char *ids_text(const struct ids *ids, uint32_t index);

#endif
