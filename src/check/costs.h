/* costs.h - what it costs to look at all that is on offer at a place, and where it leads: in
 * words of conditions and members of lists. Private to check/. */
#ifndef TUNTUN_CHECK_COSTS_H
#define TUNTUN_CHECK_COSTS_H

#include "walk/walk.h"

/* Returns the cost of a place; to find it takes no longer than to look. */
uint32_t costs_of(const struct tree *t, struct walk_place place);

#endif
