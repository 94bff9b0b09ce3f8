/* notes.h - screens about the page below: help, the words on it, who somebody is, what two
 * names have in common, the answers given, whether to leave. */
#ifndef TUNTUN_SCREEN_NOTES_H
#define TUNTUN_SCREEN_NOTES_H

#include "screen/screen.h"

/* Opens the note that a wish asks for: HELP, GLOSSARY, WHO, TRAIL, QUIT, or NAMES of any
 * bytes where the page compares them; where there is something to say, and instead of
 * another note. Where it is open already, it is closed: the same key opens and closes.
 * Returns false where no screen shows a walk. */
bool note_open(struct session *s, const struct wish *wish);

/* Is this note on top? */
bool note_is_open(const struct session *s, enum wish_kind kind);

/* Returns the words of the page that a screen is about, to stand beside it; NULL where
 * there are none. */
const struct page *note_make_words(struct screen *self);

#endif
