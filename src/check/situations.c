/* situations.c - the situations that a walk can be in, and the ways between them. */
#include "check/situations.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "check/check.h"

enum {
	FIRST_SIZE = 1024,
	EMPTIER = 2 /* of the table, at least so many for each */
};

void situations_release(struct situations *s)
{
	free(s->keys);
	free(s->items);
	free(s->table);
	free(s->ways);
	*s = (struct situations){0};
}

size_t situations_bytes(const struct situations *s)
{
	return s->key_count * sizeof *s->keys +
	       s->count * (sizeof *s->items + EMPTIER * sizeof *s->table) +
	       s->way_count * sizeof *s->ways;
}

/* --- finding them ------------------------------------------------------------------------- */

static uint32_t hash_of(const uint32_t *key, size_t length)
{
	uint32_t hash = HASH_START;

	for (size_t i = 0; i < length; i++) {
		hash = hash_add(hash, key[i]);
		hash ^= hash >> 15;
	}
	return hash;
}

static bool have_one_key(const struct situations *s, size_t a, size_t b)
{
	const struct situation *x = &s->items[a], *y = &s->items[b];

	return x->hash == y->hash && x->length == y->length &&
	       !memcmp(situations_key(s, a), situations_key(s, b),
		       x->length * sizeof *s->keys);
}

/* Returns where in the table a situation with the key of this one is, or should be. */
static uint32_t *slot_of(struct situations *s, size_t number)
{
	size_t at = s->items[number].hash & (s->table_size - 1);

	for (; s->table[at] && !have_one_key(s, s->table[at] - 1, number); s->probes++)
		at = (at + 1) & (s->table_size - 1);
	return &s->table[at];
}

static void grow_table(struct situations *s)
{
	s->table_size = s->table_size ? s->table_size * 2 : FIRST_SIZE;
	free(s->table);
	s->table = mem_alloc(s->table_size * sizeof *s->table);
	for (size_t i = 0; i + 1 < s->count; i++)
		*slot_of(s, i) = (uint32_t)i + 1;
}

void situations_add(struct situations *s, uint32_t number)
{
	MEM_APPEND(s->keys, s->key_count, s->key_capacity, number);
}

uint32_t situations_keep(struct situations *s)
{
	const struct situation *last = s->count ? &s->items[s->count - 1] : NULL;
	uint32_t key = last ? last->key + last->length : 0, *slot;
	uint32_t length = (uint32_t)s->key_count - key;

	MEM_APPEND(s->items, s->count, s->capacity,
		   (struct situation){.hash = hash_of(s->keys + key, length),
				      .key = key,
				      .length = length});
	if (s->count * EMPTIER > s->table_size)
		grow_table(s);
	slot = slot_of(s, s->count - 1);
	if (!*slot) {
		*slot = (uint32_t)s->count;
	} else {
		s->count--;
		s->key_count = key;
	}
	return *slot - 1;
}

/* --- the ways ----------------------------------------------------------------------------- */

void situations_connect(struct situations *s, uint32_t from, uint32_t to,
			struct walk_choice choice)
{
	struct way way = {from, to, s->items[from].ways, choice};

	MEM_APPEND(s->ways, s->way_count, s->way_capacity, way);
	s->items[from].ways = (uint32_t)s->way_count;
}

/* A breadth-first search. */
void situations_count_fewest(struct situations *s)
{
	uint32_t *queue = mem_alloc(s->count * sizeof *queue);
	size_t queued = 1;

	for (size_t i = 1; i < s->count; i++)
		s->items[i].fewest = CHECK_NEVER;
	for (size_t done = 0; done < queued; done++) {
		const struct situation *here = &s->items[queue[done]];

		for (uint32_t n = here->ways; n; n = s->ways[n - 1].next) {
			uint32_t to = s->ways[n - 1].to;

			if (s->items[to].fewest != CHECK_NEVER)
				continue;
			s->items[to].fewest = here->fewest + 1;
			queue[queued++] = to;
		}
	}
	free(queue);
}

/* --- circles ------------------------------------------------------------------------------ */

static void enter(struct situation *at, uint32_t before)
{
	at->open = at->met = true;
	at->before = before;
	at->next = at->ways;
}

static bool is_unknown(const struct tree *t, struct walk_choice choice)
{
	return choice.kind == CHOICE_ANSWER && tree_answer(t, choice.index)->unknown;
}

/* Takes the next way from a situation, or goes back. Returns where the search is then. */
static uint32_t go_on(struct situations *s, uint32_t here, const struct tree *t,
		      void (*found)(void *self, const struct way *way), void *self)
{
	struct situation *at = &s->items[here], *to;
	const struct way *way;

	if (!at->next) {
		at->open = false;
		return at->before;
	}
	way = &s->ways[at->next - 1];
	to = &s->items[way->to];
	at->next = way->next;
	if (is_unknown(t, way->choice))
		return here;
	if (to->open)
		found(self, way);
	if (to->met)
		return here;
	enter(to, here);
	return way->to;
}

void situations_find_circles(struct situations *s, const struct tree *t,
			     void (*found)(void *self, const struct way *way), void *self)
{
	for (uint32_t i = 0; i < s->count; i++) {
		uint32_t here = s->items[i].met ? TREE_NONE : i;

		if (here != TREE_NONE)
			enter(&s->items[i], TREE_NONE);
		while (here != TREE_NONE)
			here = go_on(s, here, t, found, self);
	}
}
