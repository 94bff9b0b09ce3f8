/* input.h - what the terminal sends, read from standard input and decoded: keys, and where
 * the mouse was. It reads without waiting: term.c waits. */
#ifndef TUNTUN_CURSES_INPUT_H
#define TUNTUN_CURSES_INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "curses/decode.h"

enum { INPUT_BYTES = 1024 /* read at once */ };

struct input {
	struct decoder decoder;
	int silent; /* how often in a row there was something to read and then nothing
		     * came; whoever waits counts, reading begins anew */

	/* input.c's own. */
	unsigned char bytes[INPUT_BYTES]; /* read, and not yet decoded from `at` on */
	size_t at, length;
	size_t seen;	 /* up to here a paste without marks was looked for */
	long long heard; /* when the last of it came, in milliseconds */
};

/* Begins, with nothing read. */
void input_init(struct input *in);

/* Takes the next key or click of what has come; returns false where there is none. */
bool input_next(struct input *in, struct decoder_event *event);

/* Returns when decoder_expire() is due, as clock_now_ms() has it; -1: never. */
long long input_until(const struct input *in);

/* Forgets all that has come until now. */
void input_drop(struct input *in);

#endif
