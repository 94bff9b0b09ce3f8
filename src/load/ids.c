/* ids.c - the records of a part by a text of theirs.
 *
 * Sorted, and not hashed: a file that was made to be slow gains nothing. */
#include "load/ids.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char *ids_text(const struct ids *ids, uint32_t index)
{
	const char *records = ids->tree->part[ids->part].items;
	const void *text = records + index * tree_record_size[ids->part] + ids->offset;

	return tree_string(ids->tree, *(const tree_text *)text);
}

static int compare(const void *a, const void *b, void *ids)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	int order = strcmp(ids_text(ids, x), ids_text(ids, y));

	return order ? order : (x > y) - (x < y);
}

void ids_sort(struct ids *ids, const struct tree *t, enum tree_part part, size_t offset,
	      uint32_t first)
{
	uint32_t end = tree_count(t, part);

	*ids = (struct ids){t, part, offset,
			    mem_resize(ids->order, (end - first) * sizeof *ids->order),
			    0};
	for (uint32_t i = first; i < end; i++)
		if (*ids_text(ids, i))
			ids->order[ids->count++] = i;
	qsort_r(ids->order, ids->count, sizeof *ids->order, compare, ids);
}

uint32_t ids_find(const struct ids *ids, const char *text, uint32_t least)
{
	uint32_t low = 0, high = ids->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2, index = ids->order[middle];
		int order = strcmp(ids_text(ids, index), text);

		if (order < 0 || (order == 0 && index < least))
			low = middle + 1;
		else
			high = middle;
	}
	if (low == ids->count || strcmp(ids_text(ids, ids->order[low]), text))
		return TREE_NONE;
	return ids->order[low];
}
