/* lookup.c - finds strings among many. */
#include "base/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void lookup_add(struct lookup *l, const char *key, uint32_t value)
{
	MEM_APPEND(l->items, l->count, l->capacity, (struct lookup_entry){key, value});
}

static int compare(const void *a, const void *b)
{
	const struct lookup_entry *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : (x->value > y->value) - (x->value < y->value);
}

void lookup_sort(struct lookup *l)
{
	if (l->count > 1)
		qsort(l->items, l->count, sizeof *l->items, compare);
}

uint32_t lookup_find_from(const struct lookup *l, const char *key, uint32_t least)
{
	const struct lookup_entry wanted = {key, least};
	size_t low = 0, high = l->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(&l->items[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < l->count && !strcmp(l->items[low].key, key) ? l->items[low].value
								 : LOOKUP_NONE;
}

void lookup_release(struct lookup *l)
{
	free(l->items);
	*l = (struct lookup){0};
}
