/* decode.h - what a terminal sends, decoded: bytes in, keys out.
 *
 * A terminal sends keys, and also reports that nobody asked for: of the mouse, the focus,
 * the cursor's place, its own name. All of them but characters begin with Esc and follow one
 * grammar (ECMA-48, 5.3 to 5.6), which tells where each ends. The keys are those of the
 * terminals that do: all in use, whatever their descriptions call them.
 * Those that are keys come out as keys; of the others no byte does.
 *
 * Invariants: the events do not depend on how the bytes are split, as long as the next
 * one comes within decoder_patience(); PRESS_PASTE and PRESS_PASTE_END come in pairs, and
 * between the two nothing comes but characters, PRESS_ENTER and PRESS_TAB.
 *
 * Knows no terminal, no clock and no ncurses. */
#ifndef TUNTUN_CURSES_DECODE_H
#define TUNTUN_CURSES_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ui/wishes.h"

enum {
	DECODER_SEQUENCE = 64, /* bytes of a control sequence that are looked at */
	DECODER_EVENTS = 4
};

/* A key, and for PRESS_CLICK where: from 0. */
struct decoder_event {
	uint32_t press;
	int row, column;
};

enum decoder_state {
	DECODER_GROUND,
	DECODER_CHARACTER, /* a UTF-8 character has begun */
	DECODER_CONTROL,   /* from an Esc on */
	DECODER_STRING	   /* up to BEL, or an Esc and a backslash */
};

struct decoder {
	/* Set by the caller at any time. */
	int escape_delay; /* milliseconds after which an Esc is the key */
	bool mouse;	  /* reports of the mouse are wanted */

	/* The decoder's own. */
	enum decoder_state state;
	bool pasting;
	bool unmarked; /* the paste has no marks: see decoder_begin_paste() */
	unsigned char bytes[DECODER_SEQUENCE + 1]; /* of what has begun */
	size_t length;
	struct decoder_event events[DECODER_EVENTS];
	size_t event_count;
};

void decoder_init(struct decoder *d, int escape_delay);

/* Takes the next byte. Take all events before the next one. */
void decoder_feed(struct decoder *d, unsigned char byte);

/* What comes next is a paste without marks, as by a terminal that cannot tell a paste from
 * typing. It ends with the next byte that is no text, or when decoder_expire() is due. Not
 * in a paste. */
void decoder_begin_paste(struct decoder *d);

/* Can this byte stand in such a paste? Not Esc and other controls but the ends of lines. */
bool decoder_is_text(unsigned char byte);

/* Takes the next event; returns false where there is none. */
bool decoder_next(struct decoder *d, struct decoder_event *event);

/* Returns how many milliseconds after the last byte decoder_expire() is due; -1: never,
 * since nothing has begun, or what has begun can only be completed. */
int decoder_patience(const struct decoder *d);

/* No byte has come for that long: what has begun is over. Take all events then. */
void decoder_expire(struct decoder *d);

/* Forgets what has begun, a paste too, without an event. */
void decoder_reset(struct decoder *d);

#endif
