/* situations.h - the situations that a walk can be in, each known by its key: a row of
 * numbers. Private to check/. */
#ifndef TUNTUN_CHECK_SITUATIONS_H
#define TUNTUN_CHECK_SITUATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is known of a situation. */
struct situation {
	uint32_t hash;
	uint32_t entered;     /* the way by which it was first met */
	uint32_t key, length; /* where its key stands */
	uint32_t longest;
	bool open; /* on the search's own path */
	double paths, answers;
};

/* All zeroes is empty. They are found by a hash table of their numbers plus one. */
struct situations {
	uint32_t *keys;
	size_t key_count, key_capacity;
	size_t draft; /* the length of the key in the making, behind all others */
	struct situation *items;
	size_t count, capacity;
	uint32_t *table;
	size_t table_size;
	size_t probes; /* of the table so far */
};

void situations_release(struct situations *s);

/* Appends a number to the key in the making. */
void situations_add(struct situations *s, uint32_t number);

/* Returns the number of the situation whose key was made; stores whether it was not met
 * before. The next key is begun. */
size_t situations_keep(struct situations *s, bool *is_new);

static inline const uint32_t *situations_key(const struct situations *s, size_t number)
{
	return s->keys + s->items[number].key;
}

/* Returns the bytes that a situation costs: the same on every machine. */
size_t situations_bytes(const struct situations *s, size_t number);

#endif
