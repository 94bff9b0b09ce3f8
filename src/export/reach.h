/* reach.h - which remedies a problem can lead to.
 *
 * By the questions alone: a remedy that is only reached after another one has failed is
 * not among them. Conditions that ask for the problem are decided; all others may hold.
 * Included by export/ and by whoever writes about a whole tree. */
#ifndef TUNTUN_EXPORT_REACH_H
#define TUNTUN_EXPORT_REACH_H

#include <stdbool.h>
#include <stdint.h>

#include "tree/tree.h"

/* Sets reached[i] for each remedy `i` that the problem can lead to, and clears it for the
 * others. `reached` has a place for each remedy. */
void reach_remedies(const struct tree *t, uint32_t problem, bool *reached);

#endif
