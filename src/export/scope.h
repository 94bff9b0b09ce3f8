/* scope.h - which pages of a tree a reader can come to, by the answers given so far.
 *
 * Conditions on questions that were answered are decided by those answers, and on those that
 * cannot come any more by there being none; all others may hold. What follows a remedy that
 * failed counts, and so do the remedies that say who an actor is. As with tree/reach.h, each
 * place is followed once. */
#ifndef TUNTUN_EXPORT_SCOPE_H
#define TUNTUN_EXPORT_SCOPE_H

#include <stdbool.h>

#include "tree/tree.h"
#include "walk/walk.h"

/* All zeroes is everything. */
struct scope {
	const struct walk *reader;
	bool *met; /* each place, by tree_place_number() */
	bool *asked; /* those that were met before conditions asked for it; NULL: not known */
	bool *roles;
	struct tree_target *places; /* in the order in which they were met */
	size_t count, followed;
};

/* Finds all that can come from where the walk stands, which it outlives. End it with
 * scope_release(). */
void scope_init(struct scope *s, const struct walk *reader);
void scope_release(struct scope *s);

/* Can the reader come to this place? */
bool scope_has(const struct scope *s, struct tree_target place);

/* Can the condition at `index` (TREE_NONE: always) hold for the reader? */
bool scope_may_hold(const struct scope *s, uint32_t index);

#endif
