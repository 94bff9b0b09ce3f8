/* sharing.h - the screens on the way of sharing a remedy: whom it is for, the message, its
 * blanks, as what, under which name, whether to print it, a QR code. */
#ifndef TUNTUN_SCREEN_SHARING_H
#define TUNTUN_SCREEN_SHARING_H

#include "screen/screen.h"

/* What the screens above one remedy have in common. The remedy's own screen holds it, all
 * zeroes at first, and forgets it at its end. */
struct sharing {
	struct screen *remedy;
	struct page_sender sender;
	struct buf name; /* of the file, as it was typed */
	size_t named;	 /* the format that it is meant for */
};

/* Begins to do with the remedy of the screen what a wish asks for (wish_is_share()). */
void sharing_open(struct sharing *s, struct screen *remedy, enum wish_kind kind);

/* Forgets what was filled in. */
void sharing_forget(struct sharing *s);

#endif
