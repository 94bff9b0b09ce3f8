/* sender.h - what somebody fills into the blanks of a message, and the time that it says.
 * It goes into the message and nowhere else. */
#ifndef TUNTUN_SHARE_SENDER_H
#define TUNTUN_SHARE_SENDER_H

#include "page/page.h"

/* Fields as page_blanks() has them, but the time always last: inert. */
struct share_sender {
	struct buf values[PAGE_MOST_FIELDS];
};

/* Leaves all blank but for the time, which is now. End it with share_sender_forget(), which
 * overwrites what was filled in. */
void share_sender_init(struct share_sender *s);
void share_sender_forget(struct share_sender *s);

/* Overwrites and frees what somebody typed. */
void share_forget(struct buf *b);

/* Takes what was typed into field number `field` of page_blanks(): of a long text the
 * beginning. */
void share_sender_fill(struct share_sender *s, const struct page *letter, size_t field,
		       const char *typed);

/* The same for page_handover() and page_blanks(), borrowed from `s`. */
struct page_sender share_sender_page(const struct share_sender *s);

#endif
