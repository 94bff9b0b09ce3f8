/* situations.c - the situations that a walk can be in. */
#include "check/situations.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum {
	FIRST_SIZE = 1024,
	EMPTIER = 2, /* of the table, at least so many for each */
	ITEM_BYTES = 40
};

_Static_assert(sizeof(struct situation) <= ITEM_BYTES,
	       "a situation costs no more than is counted");

void situations_release(struct situations *s)
{
	free(s->keys);
	free(s->items);
	free(s->table);
	*s = (struct situations){0};
}

size_t situations_bytes(const struct situations *s)
{
	return s->width * sizeof *s->keys + ITEM_BYTES + EMPTIER * sizeof *s->table;
}

static uint32_t hash_of(const uint32_t *key, size_t width)
{
	uint32_t hash = 2166136261u; /* FNV-1a, by words */

	for (size_t i = 0; i < width; i++)
		hash = (hash ^ key[i]) * 16777619u, hash ^= hash >> 15;
	return hash;
}

static uint32_t *slot_of(struct situations *s, const uint32_t *key, uint32_t hash)
{
	size_t at = hash & (s->table_size - 1);

	while (s->table[at] && (s->items[s->table[at] - 1].hash != hash ||
				memcmp(situations_key(s, s->table[at] - 1), key,
				       s->width * sizeof *key) != 0))
		at = (at + 1) & (s->table_size - 1);
	return &s->table[at];
}

static void grow_table(struct situations *s)
{
	s->table_size = s->table_size ? s->table_size * 2 : FIRST_SIZE;
	free(s->table);
	s->table = mem_alloc(s->table_size * sizeof *s->table);
	for (size_t i = 0; i < s->count; i++)
		*slot_of(s, situations_key(s, i), s->items[i].hash) = (uint32_t)i + 1;
}

uint32_t *situations_draft(struct situations *s)
{
	s->keys = mem_grow(s->keys, &s->key_capacity, (s->count + 1) * s->width,
			   sizeof *s->keys);
	return s->keys + s->count * s->width;
}

size_t situations_keep(struct situations *s, bool *is_new)
{
	const uint32_t *key = situations_key(s, s->count);
	uint32_t hash = hash_of(key, s->width), *slot;

	if (s->count * EMPTIER >= s->table_size)
		grow_table(s);
	slot = slot_of(s, key, hash);
	*is_new = !*slot;
	if (*slot)
		return *slot - 1;
	s->items = mem_grow(s->items, &s->capacity, s->count + 1, sizeof *s->items);
	s->items[s->count] = (struct situation){.hash = hash};
	*slot = (uint32_t)++s->count;
	return s->count - 1;
}
