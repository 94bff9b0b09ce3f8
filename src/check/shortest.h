/* shortest.h - which ways between situations lead there by the fewest presses.
 *
 * Private to check/ and its tests. */
#ifndef TUNTUN_CHECK_SHORTEST_H
#define TUNTUN_CHECK_SHORTEST_H

#include "base/buf.h"
#include "check/check.h"
#include "check/ways.h"

/* How a situation is reached: presses in all, and the last way there. */
struct shortest {
	uint32_t presses; /* SHORTEST_NONE: not at all */
	uint32_t last;	  /* SHORTEST_NONE: the search began here */
};

#define SHORTEST_NONE UINT32_MAX

/* Returns how each of `count` situations is reached by the fewest presses, always in the
 * same way where several take as few. The ways are sorted. The caller frees it. */
struct shortest *ways_shortest(const struct ways *w, size_t count);

/* Appends the names of all that is pressed to come to a situation; nothing where it is
 * not reached, or by more than CHECK_KEYS_NAMED presses. */
void ways_add_names(const struct ways *w, const struct shortest *reached,
		    size_t situation, struct buf *names);

#endif
