/* sender.h - what somebody fills into the blanks of a letter. It goes into the letter and nowhere
 * else: whoever has one (all zeroes: nothing is filled in) overwrites it at the end, by
 * explicit_bzero(). */
#ifndef TUNTUN_SHARE_SENDER_H
#define TUNTUN_SHARE_SENDER_H

#include "page/page.h"

/* Fills what was typed into field number `field` of page_blanks(`letter`): of a long text the
 * beginning. */
void share_sender_fill(struct page_sender *s, const struct page *letter, size_t field,
		       const char *typed);

/* Overwrites what was filled in about one person; what the tree calls the sender's own stays, for
 * the next message. */
void share_sender_end(struct page_sender *s, const struct tree *t);

#endif
