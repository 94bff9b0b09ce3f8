/* idle.h - whether anybody is still there, on a terminal that many use: whoever does nothing for
 * long is warned, and then all that they answered is to be forgotten (WISH_FORGET).
 * Included by curses/ and plain/plain.c. */
#ifndef TUNTUN_UI_IDLE_H
#define TUNTUN_UI_IDLE_H

#include "ui/ui.h"

struct idle {
	/* When somebody was last heard, or warned, in clock_now_ms(); -1: all was forgotten since,
	 * and whoever comes next is waited for. */
	long long heard;
	bool warned;
};

enum idle_news { IDLE_NOTHING, IDLE_WARN, IDLE_FORGET };

/* Somebody is there. Returns whether they had been warned: what they did only answers that. */
bool idle_hear(struct idle *idle);

/* Returns when to look next: for idle_look(), or at `otherwise` if that is sooner; -1: never. */
long long idle_wakes_at(const struct idle *idle, const struct ui_options *options,
			long long otherwise);

/* Returns what has to be done now, and takes it for done. */
enum idle_news idle_look(struct idle *idle, const struct ui_options *options);

#endif
