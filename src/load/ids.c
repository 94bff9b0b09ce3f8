/* ids.c - the ids of a tree while it is loaded. */
#include "load/ids.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { FIRST_SIZE = 64, LONGEST_COMPARED = 40 };

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
static uint32_t hash_of(enum id_space space, const char *name)
{
	uint32_t hash = 2166136261u ^ (uint32_t)space;

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * 16777619u;
	return hash;
}

/* Returns the slot that holds the id, or the free one where it belongs. */
static struct id_entry *slot_of(const struct ids *ids, enum id_space space,
				const char *name, uint32_t hash)
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

bool ids_add(struct ids *ids, enum id_space space, uint32_t name, uint32_t kind,
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

const struct id_entry *ids_find(const struct ids *ids, enum id_space space,
				const char *name)
{
	const struct id_entry *e;

	if (!ids->size)
		return NULL;
	e = slot_of(ids, space, name, hash_of(space, name));
	return e->name ? e : NULL;
}

static unsigned least(unsigned a, unsigned b, unsigned c)
{
	unsigned d = a < b ? a : b;

	return d < c ? d : c;
}

static bool change_places(const char *a, const char *b)
{
	return a[0] == b[-1] && a[-1] == b[0];
}

/* The dynamic programme of Damerau (1964) and of Wagner and Fischer (1974), in its
 * restricted form, three rows at a time. */
unsigned edit_distance(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b);
	unsigned rows[3][LONGEST_COMPARED + 1];

	if (m > LONGEST_COMPARED || n > LONGEST_COMPARED)
		return FAR;
	for (unsigned j = 0; j <= n; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= m; i++) {
		unsigned *row = rows[i % 3], *above = rows[(i + 2) % 3];
		const unsigned *before = rows[(i + 1) % 3];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= n; j++) {
			row[j] = least(above[j] + 1, row[j - 1] + 1,
				       above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && change_places(&a[i - 1], &b[j - 1]))
				row[j] = least(row[j], before[j - 2] + 1, row[j]);
		}
	}
	return rows[m % 3][n];
}

const char *ids_nearest(const struct ids *ids, enum id_space space, const char *name)
{
	unsigned nearest = (unsigned)strlen(name) / 3 + 1;
	const char *found = NULL;

	if (nearest > FAR)
		nearest = FAR;
	for (size_t i = 0; i < ids->size; i++) {
		const struct id_entry *e = &ids->slots[i];
		unsigned distance;

		if (!e->name || e->space != space)
			continue;
		distance = edit_distance(name, *ids->strings + e->name);
		if (distance < nearest) {
			nearest = distance;
			found = *ids->strings + e->name;
		}
	}
	return found;
}
