/* walk.h - the screen of a walk: its question or remedy, and the way on and back.
 * Included by cmd/wizard.c. */
#ifndef TUNTUN_SCREEN_WALK_H
#define TUNTUN_SCREEN_WALK_H

#include "screen/screen.h"
#include "walk/walk.h"

/* Puts the screen of a walk, which is borrowed, on top. */
struct screen *walk_screen_push(struct session *s, struct walk *w);

#endif
