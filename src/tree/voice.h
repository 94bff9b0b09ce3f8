/* voice.h - the two voices of a text.
 *
 * A text is for whoever has the problem ("your NIP"), or for a reader who helps ("this
 * employee's NIP"). Where the two differ, both stand in the text, in braces:
 *
 *	{Your|This employee's} NIP is not up to date.
 *
 * So a translator sees both in one place, and a text with one voice is written as ever.
 * Only trees that name the words of `addresses` have voices. Included by check/ and i18n/. */
#ifndef TUNTUN_TREE_VOICE_H
#define TUNTUN_TREE_VOICE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum voice {
	VOICE_PERSON, /* to whoever has the problem */
	VOICE_HELPER, /* to a reader who helps, about that person */
	VOICES
};

/* A place where the voices of a text differ; all is borrowed from it. */
struct voice_fork {
	const char *start;	  /* the brace that opens */
	const char *said[VOICES]; /* no zero ends them */
	size_t length[VOICES];	  /* in bytes */
};

/* Finds the first place of a text where the voices differ: returns what follows it, or NULL
 * where there is none. Braces without "|" are something else, a placeholder; a voice may hold
 * some. */
const char *voice_next(const char *text, struct voice_fork *fork);

/* Appends a text as one of the voices says it. */
void voice_add(struct buf *out, const char *text, enum voice voice);

/* Is each "|" of a text that stands in braces the only one there, with words on one side at
 * least, are they closed, and are there no voices within a voice? */
bool voice_is_sound(const char *text);

#endif
