/* situations.h - the situations that a walk can be in, each known by its key: a row of
 * numbers, the same for all. Private to check/. */
#ifndef TUNTUN_CHECK_SITUATIONS_H
#define TUNTUN_CHECK_SITUATIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is known of a situation. */
struct situation {
	uint32_t hash;
	uint32_t entered; /* the way by which it was first met */
	bool open;	  /* on the search's own path */
	uint32_t longest;
	double paths, answers;
};

/* All zeroes but the width is empty. They are found by a hash table of their numbers plus
 * one. */
struct situations {
	size_t width; /* of a key */
	uint32_t *keys;
	size_t key_capacity;
	struct situation *items;
	size_t count, capacity;
	uint32_t *table;
	size_t table_size;
	size_t probes; /* of the table so far */
};

void situations_release(struct situations *s);

/* Returns the room for another key, borrowed; it is filled in before the next call. */
uint32_t *situations_draft(struct situations *s);

/* Returns the number of the situation whose key was filled in; stores whether it was not
 * met before. */
size_t situations_keep(struct situations *s, bool *is_new);

static inline const uint32_t *situations_key(const struct situations *s, size_t number)
{
	return s->keys + number * s->width;
}

/* Returns the bytes that a situation costs: the same on every machine. */
size_t situations_bytes(const struct situations *s);

#endif
