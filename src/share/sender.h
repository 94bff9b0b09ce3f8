/* sender.h - what somebody fills into the blanks of a message, and the time that it says.
 * It goes into the message and nowhere else. */
#ifndef TUNTUN_SHARE_SENDER_H
#define TUNTUN_SHARE_SENDER_H

#include "page/page.h"

/* Leaves all blank but for the time, which is now. Whoever has one overwrites it at the end,
 * by explicit_bzero(). */
void share_sender_init(struct page_sender *s);

/* Fills what was typed into field number `field` of page_blanks(`message`): of a long text the
 * beginning. */
void share_sender_fill(struct page_sender *s, const struct page *message, size_t field,
		       const char *typed);

#endif
