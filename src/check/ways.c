/* ways.c - the ways between situations. */
#include "check/ways.h"

#include <stdlib.h>

#include "base/mem.h"
#include "check/check.h"

_Static_assert(sizeof(struct way) + 2 * sizeof(uint32_t) <= WAY_BYTES,
	       "a way costs no more than is counted");

void ways_add(struct ways *w, struct way way)
{
	MEM_APPEND(w->items, w->count, w->capacity, way);
}

void ways_release(struct ways *w)
{
	free(w->items);
	free(w->first);
	free(w->order);
	*w = (struct ways){0};
}

/* By counting, which keeps the order of those that begin at one place. */
void ways_sort(struct ways *w, size_t count)
{
	w->first = mem_alloc((count + 2) * sizeof *w->first);
	w->order = mem_alloc((w->count + 1) * sizeof *w->order);
	for (size_t i = 0; i < w->count; i++)
		w->first[w->items[i].from + 2]++;
	for (size_t n = 2; n < count + 2; n++)
		w->first[n] += w->first[n - 1];
	for (size_t i = 0; i < w->count; i++)
		w->order[w->first[w->items[i].from + 1]++] = (uint32_t)i;
}

/* A breadth-first search. */
uint32_t *ways_fewest(const struct ways *w, size_t count)
{
	uint32_t *fewest = mem_alloc(count * sizeof *fewest);
	uint32_t *queue = mem_alloc(count * sizeof *queue);
	size_t queued = 1;

	for (size_t i = 1; i < count; i++)
		fewest[i] = CHECK_NEVER;
	for (size_t done = 0; done < queued; done++) {
		uint32_t here = queue[done];

		for (uint32_t i = w->first[here]; i < w->first[here + 1]; i++) {
			uint32_t to = w->items[w->order[i]].to;

			if (fewest[to] != CHECK_NEVER)
				continue;
			fewest[to] = fewest[here] + 1;
			queue[queued++] = to;
		}
	}
	free(queue);
	return fewest;
}

/* --- circles ------------------------------------------------------------------------------ */

enum { NOT_MET, ON_PATH, LEFT };

struct circler {
	const struct ways *ways;
	const struct tree *tree;
	void (*found)(void *self, const struct way *way);
	void *self;
	unsigned char *state; /* of each situation */
	uint32_t *next;	      /* of its ways */
	uint32_t *path;	      /* of the search: situations */
	size_t depth;
};

static void enter(struct circler *c, uint32_t situation)
{
	c->state[situation] = ON_PATH;
	c->next[situation] = c->ways->first[situation];
	c->path[c->depth++] = situation;
}

/* Takes the next way from where the search stands, or goes back. */
static void go_on(struct circler *c)
{
	uint32_t here = c->path[c->depth - 1];
	const struct way *way;

	if (c->next[here] == c->ways->first[here + 1]) {
		c->state[here] = LEFT;
		c->depth--;
		return;
	}
	way = &c->ways->items[c->ways->order[c->next[here]++]];
	if (way->choice.kind == CHOICE_ANSWER &&
	    tree_answer(c->tree, way->choice.index)->unknown)
		return;
	if (c->state[way->to] == ON_PATH)
		c->found(c->self, way);
	else if (c->state[way->to] == NOT_MET)
		enter(c, way->to);
}

void ways_find_circles(const struct ways *w, size_t count, const struct tree *t,
		       void (*found)(void *self, const struct way *way), void *self)
{
	struct circler c = {.ways = w,
			    .tree = t,
			    .found = found,
			    .self = self,
			    .state = mem_alloc(count),
			    .next = mem_alloc(count * sizeof *c.next),
			    .path = mem_alloc(count * sizeof *c.path)};

	for (size_t i = 0; i < count; i++) {
		if (c.state[i] != NOT_MET)
			continue;
		enter(&c, (uint32_t)i);
		while (c.depth)
			go_on(&c);
	}
	free(c.state);
	free(c.next);
	free(c.path);
}
