/* lookup.c - finds strings among many. */
#include "page/lookup.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void lookup_add(struct lookup *l, const char *key, uint32_t value)
{
	l->items = mem_grow(l->items, &l->capacity, l->count + 1, sizeof *l->items);
	l->items[l->count] = (struct lookup_entry){key, l->count, value};
	l->count++;
}

static int by_key_and_order(const void *a, const void *b)
{
	const struct lookup_entry *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order : (x->order > y->order) - (x->order < y->order);
}

static int by_key(const void *a, const void *b)
{
	const struct lookup_entry *x = a, *y = b;

	return strcmp(x->key, y->key);
}

void lookup_sort(struct lookup *l)
{
	size_t kept = 0;

	if (l->count > 1)
		qsort(l->items, l->count, sizeof *l->items, by_key_and_order);
	for (size_t i = 0; i < l->count; i++)
		if (kept == 0 || by_key(&l->items[kept - 1], &l->items[i]) != 0)
			l->items[kept++] = l->items[i];
	l->count = kept;
}

uint32_t lookup_find(const struct lookup *l, const char *key)
{
	const struct lookup_entry wanted = {.key = key}, *found;

	if (l->count == 0)
		return LOOKUP_NONE;
	found = bsearch(&wanted, l->items, l->count, sizeof *l->items, by_key);
	return found ? found->value : LOOKUP_NONE;
}

void lookup_release(struct lookup *l)
{
	free(l->items);
	*l = (struct lookup){0};
}
