/* ways.h - the ways between situations: one for each answer that leads from one to another.
 *
 * Situations are numbered from 0, where every walk begins. Private to check/ and its
 * tests. */
#ifndef TUNTUN_CHECK_WAYS_H
#define TUNTUN_CHECK_WAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "walk/walk.h"

struct way {
	uint32_t from, to;
	struct walk_choice choice;
};

/* All zeroes is empty. Once sorted, those that begin at situation n are items[order[i]]
 * for i from first[n] up to first[n + 1], in the order in which they were added. */
struct ways {
	struct way *items;
	size_t count, capacity;
	uint32_t *first, *order;
};

/* The bytes that a way, and a situation, cost all that is in ways.h: the same on every
 * machine, so that all stop at the same place. */
enum { WAY_BYTES = 24, WAYS_SITUATION_BYTES = 16 };

void ways_add(struct ways *w, struct way way);
void ways_release(struct ways *w);

/* Sorts the ways between `count` situations by where they begin; none is added then. */
void ways_sort(struct ways *w, size_t count);

/* Returns how few ways lead from situation 0 to each of `count` situations, CHECK_NEVER
 * where none do. The ways are sorted. The caller frees it. */
uint32_t *ways_fewest(const struct ways *w, size_t count);

/* Calls `found` with each way that closes a circle in which nobody can learn anything: no
 * way of it is an "I don't know" of the tree. Of each such circle it is one way at least.
 * The ways are sorted; each is looked at once, by a depth-first search (Tarjan 1972, "back
 * edge"). */
void ways_find_circles(const struct ways *w, size_t count, const struct tree *t,
		       void (*found)(void *self, const struct way *way), void *self);

#endif
