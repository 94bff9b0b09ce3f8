/* shortest.c - which ways between situations lead there by the fewest presses.
 *
 * Dijkstra's search. The presses of a way are few and whole, so that what is to be looked
 * at next lies in a ring of slots, one for each number of presses (Dial 1969, Algorithm
 * 360 of the CACM): the time is that of going over all ways once. */
#include "check/shortest.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct search {
	const struct ways *ways;
	struct shortest *reached;
	/* ways that begin where the search has been: a list for each number of presses, by
	 * the index plus one */
	uint32_t *slots, *next;
	size_t slot_count, waiting;
};

static void make_slots(struct search *s)
{
	const struct ways *w = s->ways;

	s->slot_count = 1;
	for (size_t i = 0; i < w->count; i++)
		if (w->items[i].presses >= s->slot_count)
			s->slot_count = (size_t)w->items[i].presses + 1;
	s->slots = mem_alloc(s->slot_count * sizeof *s->slots);
	s->next = mem_alloc((w->count + 1) * sizeof *s->next);
}

/* Has come to a situation: puts the ways from there into their slots, the first one last,
 * which is the first to be taken out. */
static void arrive(struct search *s, size_t at, uint32_t presses, uint32_t last)
{
	s->reached[at] = (struct shortest){presses, last};
	for (uint32_t i = s->ways->first[at + 1]; i-- > s->ways->first[at];) {
		uint32_t index = s->ways->order[i];
		const struct way *way = &s->ways->items[index];
		uint32_t *slot = &s->slots[(presses + way->presses) % s->slot_count];

		if (!way->presses || s->reached[way->to].presses != SHORTEST_NONE)
			continue;
		s->next[index] = *slot;
		*slot = index + 1;
		s->waiting++;
	}
}

static void search(struct search *s)
{
	arrive(s, 0, 0, SHORTEST_NONE);
	for (uint32_t presses = 1; s->waiting; presses++) {
		uint32_t *slot = &s->slots[presses % s->slot_count];

		while (*slot) {
			uint32_t way = *slot - 1;
			size_t to = s->ways->items[way].to;

			*slot = s->next[way];
			s->waiting--;
			if (s->reached[to].presses == SHORTEST_NONE)
				arrive(s, to, presses, way);
		}
	}
}

struct shortest *ways_shortest(const struct ways *w, size_t count)
{
	struct search s = {.ways = w};

	s.reached = mem_alloc((count + 1) * sizeof *s.reached);
	memset(s.reached, 0xFF, (count + 1) * sizeof *s.reached);
	make_slots(&s);
	search(&s);
	free(s.slots);
	free(s.next);
	return s.reached;
}

void ways_add_names(const struct ways *w, const struct shortest *reached,
		    size_t situation, struct buf *names)
{
	const char *parts[CHECK_KEYS_NAMED];
	size_t count = 0;

	if (reached[situation].presses > CHECK_KEYS_NAMED)
		return;
	for (uint32_t at = (uint32_t)situation; reached[at].last != SHORTEST_NONE;) {
		const struct way *way = &w->items[reached[at].last];

		parts[count++] = way->names;
		at = way->from;
	}
	while (count-- > 0) {
		buf_add(names, parts[count]);
		if (count)
			buf_add_char(names, ' ');
	}
}
