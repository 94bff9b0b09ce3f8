/* shortest.h - the ways between situations, and which lead there by the fewest presses.
 *
 * Situations are numbered from 0, where every way begins. Private to check/ and its
 * tests. */
#ifndef TUNTUN_CHECK_SHORTEST_H
#define TUNTUN_CHECK_SHORTEST_H

#include "base/buf.h"
#include "check/check.h"

struct way {
	uint32_t from, to, presses; /* at least one press */
	const char *names;	    /* borrowed */
};

/* All zeroes is empty. */
struct ways {
	struct way *items;
	size_t count, capacity;
};

/* How a situation is reached: presses in all, and the last way there. */
struct shortest {
	uint32_t presses; /* SHORTEST_NONE: not at all */
	uint32_t last;	  /* SHORTEST_NONE: the search began here */
};

#define SHORTEST_NONE UINT32_MAX

void ways_add(struct ways *w, size_t from, size_t to, const struct check_keys *keys);
void ways_release(struct ways *w);

/* Returns how each of `count` situations is reached by the fewest presses, always in the
 * same way where several take as few. The caller frees it. */
struct shortest *ways_shortest(const struct ways *w, size_t count);

/* Appends the names of all that is pressed to come to a situation; nothing where it is
 * not reached, or by more than CHECK_KEYS_NAMED presses. */
void ways_add_names(const struct ways *w, const struct shortest *reached,
		    size_t situation, struct buf *names);

#endif
