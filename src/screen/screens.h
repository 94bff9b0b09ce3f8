/* screens.h - the screens, each by what opens it. Included by cmd/wizard.c. */
#ifndef TUNTUN_SCREEN_SCREENS_H
#define TUNTUN_SCREEN_SCREENS_H

#include "screen/screen.h"
#include "walk/walk.h"

/* --- what a session begins with ------------------------------------------------------------ */

/* Puts the screen of a walk on top: its question or remedy, and the way on and back. The walk
 * is borrowed. */
struct screen *walk_screen_push(struct session *s, struct walk *w);

/* The trees to choose from, each with its name. All is borrowed. */
struct trees_offer {
	struct tree *const *trees;
	const char *const *names;
	size_t count;
	/* Begins the walk when one was chosen; all zeroes before. */
	struct walk *walk;
};

/* Puts the question which tree on top; the walk of what is chosen takes its place. */
void trees_screen_push(struct session *s, const struct trees_offer *offer);

/* --- on top of a walk's ---------------------------------------------------------------------- */

/* Opens what a search finds, for a text or (NULL) for the words that it was left with: `words`
 * keeps them. Nothing is opened for an empty one. `typing`: they may go on, and everything near is shown. */
void found_open(struct screen *walk, struct buf *words, const char *text, bool typing);

/* What the screens on the way of sharing a remedy have in common: whom it is for, the message,
 * its blanks, as what, under which name, whether to print it, a QR code. The remedy's own
 * screen holds it, all zeroes at first, and forgets it at its end. */
struct sharing {
	struct screen *remedy;
	const struct tree *tree;
	struct page_sender sender;
	struct buf name; /* of the file, as it was typed */
	size_t named;	 /* the format that it is meant for */
};

/* Begins to do with the remedy of the screen what a wish asks for (wish_is_share()). */
void sharing_open(struct sharing *s, struct screen *remedy, enum wish_kind kind);

/* Forgets all that was filled in. */
void sharing_forget(struct sharing *s);

/* --- about the page below: notes ------------------------------------------------------------- */

/* Opens the note that a wish asks for: HELP, GLOSSARY, WHO, TRAIL, QUIT, of a remedy its
 * DETAILS or OUTCOMES, or NAMES of any
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
