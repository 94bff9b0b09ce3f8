/* situations.h - the situations that a walk can be in, each known by its key, a row of
 * numbers; and the ways between them, one for each answer that leads from one to another.
 *
 * Situations are numbered from 0, where every walk begins. Private to check/ and its tests. */
#ifndef TUNTUN_CHECK_SITUATIONS_H
#define TUNTUN_CHECK_SITUATIONS_H

#include "walk/walk.h"

/* What is known of a situation. */
struct situation {
	uint32_t hash;
	uint32_t key, length; /* where its key stands */
	uint32_t ways;	      /* those from here: the number of the latest, plus one */
	bool open;	      /* on a search's own path */
	bool met;	      /* by the search for circles */
	uint32_t before;      /* on the path: the situation before this one; TREE_NONE */
	uint32_t next;	 /* of the ways that the search for circles takes, plus one */
	uint32_t fewest; /* ways from situation 0; CHECK_NEVER: none leads here */
	uint32_t longest;
	double paths, answers;
};

struct way {
	uint32_t from, to;
	uint32_t next; /* that leads from the same situation, plus one */
	struct walk_choice choice;
};

/* All zeroes is empty. They are found by a hash table of their numbers plus one. */
struct situations {
	uint32_t *keys; /* the last one is in the making */
	size_t key_count, key_capacity;
	struct situation *items;
	size_t count, capacity;
	uint32_t *table;
	size_t table_size;
	size_t probes; /* of the table so far */
	struct way *ways;
	size_t way_count, way_capacity;
};

void situations_release(struct situations *s);

/* Appends a number to the key in the making. */
void situations_add(struct situations *s, uint32_t number);

/* Returns the number of the situation whose key was made, which is the latest if it was not met
 * before. The next key is begun. */
uint32_t situations_keep(struct situations *s);

static inline const uint32_t *situations_key(const struct situations *s, size_t number)
{
	return s->keys + s->items[number].key;
}

/* Adds a way between two situations. */
void situations_connect(struct situations *s, uint32_t from, uint32_t to,
			struct walk_choice choice);

/* Returns the bytes that all of them cost. */
size_t situations_bytes(const struct situations *s);

/* Stores the fewest ways to each situation. */
void situations_count_fewest(struct situations *s);

/* Calls `found` with each way that closes a circle in which nobody can learn anything: no
 * way of it is an "I don't know" of the tree. Of each such circle it is one way at least.
 * Each way is looked at once, by a depth-first search (Tarjan 1972, "back edge"). */
void situations_find_circles(struct situations *s, const struct tree *t,
			     void (*found)(void *self, const struct way *way),
			     void *self);

#endif
