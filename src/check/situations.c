/* situations.c - the situations that a walk can be in. */
#include "check/situations.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
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

size_t situations_bytes(const struct situations *s, size_t number)
{
	return s->items[number].length * sizeof *s->keys + ITEM_BYTES +
	       EMPTIER * sizeof *s->table;
}

static uint32_t hash_of(const uint32_t *key, size_t length)
{
	uint32_t hash = HASH_START;

	for (size_t i = 0; i < length; i++) {
		hash = hash_add(hash, key[i]);
		hash ^= hash >> 15;
	}
	return hash;
}

static bool has_key(const struct situations *s, size_t number, const uint32_t *key,
		    size_t length, uint32_t hash)
{
	const struct situation *item = &s->items[number];

	return item->hash == hash && item->length == length &&
	       !memcmp(situations_key(s, number), key, length * sizeof *key);
}

static uint32_t *slot_of(struct situations *s, const uint32_t *key, size_t length,
			 uint32_t hash)
{
	size_t at = hash & (s->table_size - 1);

	while (s->table[at] && !has_key(s, s->table[at] - 1, key, length, hash)) {
		at = (at + 1) & (s->table_size - 1);
		s->probes++;
	}
	return &s->table[at];
}

static void grow_table(struct situations *s)
{
	s->table_size = s->table_size ? s->table_size * 2 : FIRST_SIZE;
	free(s->table);
	s->table = mem_alloc(s->table_size * sizeof *s->table);
	for (size_t i = 0; i < s->count; i++)
		*slot_of(s, situations_key(s, i), s->items[i].length, s->items[i].hash) =
			(uint32_t)i + 1;
}

void situations_add(struct situations *s, uint32_t number)
{
	size_t at = s->key_count + s->draft++;

	s->keys = mem_grow(s->keys, &s->key_capacity, at + 1, sizeof *s->keys);
	s->keys[at] = number;
}

size_t situations_keep(struct situations *s, bool *is_new)
{
	const uint32_t *key = s->keys + s->key_count;
	size_t length = s->draft;
	uint32_t hash = hash_of(key, length), *slot;

	if (s->count * EMPTIER >= s->table_size)
		grow_table(s);
	slot = slot_of(s, key, length, hash);
	s->draft = 0;
	*is_new = !*slot;
	if (*slot)
		return *slot - 1;
	MEM_APPEND(s->items, s->count, s->capacity,
		   (struct situation){.hash = hash,
				      .key = (uint32_t)s->key_count,
				      .length = (uint32_t)length});
	s->key_count += length;
	*slot = (uint32_t)s->count;
	return s->count - 1;
}
