/* trees.h - the screen that comes before all others where there are several trees: which
 * one? Included by cmd/. */
#ifndef TUNTUN_SCREEN_TREES_H
#define TUNTUN_SCREEN_TREES_H

#include "screen/screen.h"
#include "walk/walk.h"

/* The trees to choose from, each with its name. All is borrowed. */
struct trees_offer {
	struct tree *const *trees;
	const char *const *names;
	size_t count;
	/* Begins the walk when one was chosen; all zeroes before. */
	struct walk *walk;
};

/* Puts the question on top; the walk of what is chosen takes its place. */
void trees_screen_push(struct session *s, const struct trees_offer *offer);

#endif
