/* sender.h - what somebody fills into the blanks of a message, and the time that it says.
 * It goes into the message and nowhere else. */
#ifndef TUNTUN_SHARE_SENDER_H
#define TUNTUN_SHARE_SENDER_H

#include "page/page.h"

/* Borrows from itself: it is never copied. */
struct share_sender {
	struct page_sender page;
	/* The fields of page_blanks(), but the time always last: inert. */
	char values[PAGE_MOST_FIELDS][64];
};

/* Leaves all blank but for the time, which is now. End it with share_sender_forget(), which
 * overwrites what was filled in. */
void share_sender_init(struct share_sender *s);
void share_sender_forget(struct share_sender *s);

/* Fills what was typed into field number `field` of page_blanks(`message`): of a long text the
 * beginning. */
void share_sender_fill(struct share_sender *s, const struct page *message, size_t field,
		       const char *typed);

#endif
