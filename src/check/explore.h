/* explore.h - takes every branch of a tree. Private to check/. */
#ifndef TUNTUN_CHECK_EXPLORE_H
#define TUNTUN_CHECK_EXPLORE_H

#include "check/check.h"

/* Walks through every situation that a user can get into, reports what is wrong there,
 * and what no walk ever reaches; stores the figures. */
void explore_tree(const struct tree *t, struct diags *diags,
		  struct check_figures *figures);

/* Returns what it costs to look at all that is on offer at a place, and where it leads: in
 * words of conditions and members of lists. To find it takes no longer than to look. */
uint32_t explore_cost(const struct tree *t, struct walk_place place);

#endif
