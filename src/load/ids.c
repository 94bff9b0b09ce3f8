/* ids.c - the ids of a tree while it is loaded.
 *
 * A crit-bit tree (D. J. Bernstein's name for a binary radix tree that leaves out all forks
 * with one way): an id is found in as many steps as it has bits, whatever the others are. A
 * hash table would be faster for most files, and slow without limit for one that was made to
 * be. */
#include "load/ids.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"

/* A way that leads to an entry, and not to another fork. */
#define LEAF 0x80000000u

/* Where keys differ for the first time: in this bit of this byte. */
struct id_fork {
	uint32_t byte;
	uint32_t bit;
	uint32_t ways[2]; /* for a bit that is not set, and one that is */
};

/* What is looked for: the bytes of the space, then those of the name. */
struct key {
	uint32_t space;
	const char *name;
	size_t length;
};

void ids_init(struct ids *ids, const char *const *strings)
{
	*ids = (struct ids){.strings = strings};
}

void ids_release(struct ids *ids)
{
	free(ids->entries);
	free(ids->forks);
	*ids = (struct ids){0};
}

static struct key key_of(uint32_t space, const char *name)
{
	return (struct key){space, name, strlen(name)};
}

/* Past the end of a name there are zeroes. */
static unsigned byte_of(const struct key *key, size_t i)
{
	if (i < sizeof key->space)
		return key->space >> 8 * i & 0xFF;
	i -= sizeof key->space;
	return i < key->length ? (unsigned char)key->name[i] : 0;
}

static uint32_t *way_of(struct id_fork *fork, const struct key *key)
{
	return &fork->ways[(byte_of(key, fork->byte) & fork->bit) != 0];
}

/* Returns the one entry that can have the key. There must be any. */
static const struct id_entry *candidate(const struct ids *ids, const struct key *key)
{
	uint32_t way = ids->root;

	while (!(way & LEAF))
		way = *way_of(&ids->forks[way], key);
	return &ids->entries[way & ~LEAF];
}

/* Finds the first difference between the key and that of an entry; false if there is none. */
static bool differs(const struct ids *ids, const struct id_entry *e,
		    const struct key *key, struct id_fork *fork)
{
	struct key other = key_of(e->space, *ids->strings + e->name);
	size_t length = key->length > other.length ? key->length : other.length;
	unsigned bits = 0;

	for (size_t i = 0; !bits && i < sizeof key->space + length; i++) {
		bits = byte_of(key, i) ^ byte_of(&other, i);
		fork->byte = (uint32_t)i;
	}
	for (fork->bit = 0x80; bits && !(bits & fork->bit);)
		fork->bit >>= 1;
	return bits != 0;
}

static bool comes_before(const struct id_fork *a, const struct id_fork *b)
{
	return a->byte < b->byte || (a->byte == b->byte && a->bit > b->bit);
}

/* Puts the fork where it belongs on the way to the key, whose entry will be the last. */
static void put_fork(struct ids *ids, struct id_fork fork, const struct key *key)
{
	uint32_t *way = &ids->root, leaf = LEAF | (uint32_t)ids->count;
	bool set = (byte_of(key, fork.byte) & fork.bit) != 0;

	while (!(*way & LEAF) && comes_before(&ids->forks[*way], &fork))
		way = way_of(&ids->forks[*way], key);
	fork.ways[set] = leaf;
	fork.ways[!set] = *way;
	*way = (uint32_t)ids->fork_count;
	ids->forks[ids->fork_count++] = fork;
}

bool ids_add(struct ids *ids, uint32_t space, uint32_t name, uint32_t kind,
	     uint32_t index)
{
	struct key key = key_of(space, *ids->strings + name);
	struct id_fork fork = {0};

	if (ids->count && !differs(ids, candidate(ids, &key), &key, &fork))
		return false;
	/* before a way into them is held */
	ids->entries = mem_grow(ids->entries, &ids->entry_capacity, ids->count + 1,
				sizeof *ids->entries);
	ids->forks = mem_grow(ids->forks, &ids->fork_capacity, ids->fork_count + 1,
			      sizeof *ids->forks);
	if (ids->count)
		put_fork(ids, fork, &key);
	else
		ids->root = LEAF;
	ids->entries[ids->count++] = (struct id_entry){name, space, kind, index};
	return true;
}

const struct id_entry *ids_find(const struct ids *ids, uint32_t space, const char *name)
{
	struct key key = key_of(space, name);
	const struct id_entry *e;

	if (!ids->count)
		return NULL;
	e = candidate(ids, &key);
	return e->space == space && !strcmp(*ids->strings + e->name, name) ? e : NULL;
}

const char *ids_nearest(const struct ids *ids, enum id_space space, const char *name)
{
	struct nearest n;

	nearest_start(&n, name, 3);
	for (size_t i = 0; i < ids->count; i++)
		if (ids->entries[i].space == space)
			nearest_try(&n, *ids->strings + ids->entries[i].name);
	return n.found;
}
