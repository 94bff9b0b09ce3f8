/* walk.h - the screen of a walk: its question or remedy, and the way on and back.
 * Included by screen/ and cmd/. */
#ifndef TUNTUN_SCREEN_WALK_H
#define TUNTUN_SCREEN_WALK_H

#include "screen/screen.h"
#include "walk/walk.h"

/* Puts the screen of a walk, which is borrowed, on top. */
struct screen *walk_screen_push(struct session *s, struct walk *w);

/* Goes back to where answer number `step` was given, to change it; all screens above the
 * walk are left. */
void walk_screen_change(struct session *s, size_t step);

/* Takes what somebody typed who meant a choice, or something to search for, on the walk's
 * own page: see WISH_SEARCH. */
void walk_screen_search(struct screen *self, const struct wish *wish);

/* Goes on to what a search has found: an answer here, or the problem to ask the way to. */
void walk_screen_find(struct screen *self, const char *id);

/* Keeps the words that were searched for last. */
void walk_screen_remember(struct screen *self, const char *words);

#endif
