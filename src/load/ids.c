/* ids.c - the ids of a tree while it is loaded. */
#include "load/ids.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"

enum { FIRST_SIZE = 64 };

void ids_init(struct ids *ids, const char *const *strings)
{
	*ids = (struct ids){.strings = strings};
}

void ids_release(struct ids *ids)
{
	free(ids->slots);
	*ids = (struct ids){0};
}

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static uint32_t hash_of(uint32_t space, const char *name)
{
	uint32_t hash = 2166136261u ^ space;

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 16777619u;
	return hash;
}

/* Returns the slot that holds the id, or the free one where it belongs. */
static struct id_entry *slot_of(const struct ids *ids, uint32_t space, const char *name,
				uint32_t hash)
{
	size_t at = hash & (ids->size - 1);

	for (;; at = (at + 1) & (ids->size - 1)) {
		struct id_entry *e = &ids->slots[at];

		if (!e->name || (e->hash == hash && e->space == space &&
				 !strcmp(*ids->strings + e->name, name)))
			return e;
	}
}

static void grow(struct ids *ids)
{
	struct ids old = *ids;

	ids->size = old.size ? old.size * 2 : FIRST_SIZE;
	ids->slots = mem_alloc(ids->size * sizeof *ids->slots);
	for (size_t i = 0; i < old.size; i++) {
		const struct id_entry *e = &old.slots[i];

		if (e->name)
			*slot_of(ids, e->space, *ids->strings + e->name, e->hash) = *e;
	}
	free(old.slots);
}

bool ids_add(struct ids *ids, uint32_t space, uint32_t name, uint32_t kind,
	     uint32_t index)
{
	const char *s = *ids->strings + name;
	uint32_t hash = hash_of(space, s);
	struct id_entry *e;

	if (ids->count * 4 >= ids->size * 3)
		grow(ids);
	e = slot_of(ids, space, s, hash);
	if (e->name)
		return false;
	*e = (struct id_entry){name, hash, space, kind, index};
	ids->count++;
	return true;
}

const struct id_entry *ids_find(const struct ids *ids, uint32_t space, const char *name)
{
	const struct id_entry *e;

	if (!ids->size)
		return NULL;
	e = slot_of(ids, space, name, hash_of(space, name));
	return e->name ? e : NULL;
}

const char *ids_nearest(const struct ids *ids, enum id_space space, const char *name)
{
	struct nearest n;

	nearest_start(&n, name, 3);
	for (size_t i = 0; i < ids->size; i++) {
		const struct id_entry *e = &ids->slots[i];

		if (e->name && e->space == space)
			nearest_try(&n, *ids->strings + e->name);
	}
	return n.found;
}
