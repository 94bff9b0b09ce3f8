/* costs.h - what it costs to look at all that is on offer at a place, and where it leads: in
 * words of conditions and members of lists. Private to check/. */
#ifndef TUNTUN_CHECK_COSTS_H
#define TUNTUN_CHECK_COSTS_H

#include "walk/walk.h"

struct costs {
	uint32_t *questions, *remedies;
};

void costs_init(struct costs *c, const struct tree *t);
void costs_release(struct costs *c);

/* Returns the cost of a question or a remedy. */
uint32_t costs_of(const struct costs *c, struct walk_place place);

#endif
