/* sharing.h - the screens on the way of sharing a remedy: whom it is for, the message, its
 * blanks, as what, under which name, whether to print it, a QR code. */
#ifndef TUNTUN_SCREEN_SHARING_H
#define TUNTUN_SCREEN_SHARING_H

#include "screen/screen.h"

/* Begins to do with the remedy of the screen what a wish asks for (wish_is_share()). */
void sharing_open(struct screen *remedy, enum wish_kind kind);

#endif
