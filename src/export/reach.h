/* reach.h - which remedies a problem can lead to.
 *
 * By the questions alone: a remedy that is only reached after another one has failed is
 * not among them. Conditions that ask for the problem are decided; all others may hold.
 * Included by export/ and by whoever writes about a whole tree. */
#ifndef TUNTUN_EXPORT_REACH_H
#define TUNTUN_EXPORT_REACH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tree/tree.h"

/* What stands in a document again and again, for each problem or each reader, could make it
 * as large as the square of its tree. So all of that together has a limit, in bytes that
 * are written and words of the tree that are looked at for it. */
enum { REACH_ROOM = 48 * 1024 * 1024 };

/* Takes some of the room that is left; all of it where there is less. */
void reach_use(size_t *room, size_t used);

/* Sets reached[i] for each remedy `i` that the problem can lead to, and clears it for the
 * others. `reached` has a place for each remedy. Takes from the room what it has cost;
 * returns false, with nothing known, where that was not enough. */
bool reach_remedies(const struct tree *t, uint32_t problem, bool *reached, size_t *room);

#endif
