/* sender.c - what somebody fills into the blanks of a message. */
#include "share/sender.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "base/tr.h"

enum {
	TIME = PAGE_MOST_FIELDS - 1, /* the field of day and time */
	MAX_BLANK = 60		     /* bytes that are filled into a blank */
};

void share_sender_init(struct share_sender *s)
{
	struct tm now;

	*s = (struct share_sender){.page.time = s->values[TIME]};
	for (size_t i = 0; i < TREE_MOST_BLANKS; i++)
		s->page.blanks[i] = s->values[i];
	/* TRANSLATORS: day and time, as strftime() takes them */
	if (!clock_now_local(&now) || !strftime(s->values[TIME], sizeof s->values[TIME],
						_("%Y-%m-%d %H:%M %Z"), &now))
		*s->values[TIME] = '\0';
}

void share_sender_forget(struct share_sender *s)
{
	explicit_bzero(s, sizeof *s);
}

void share_sender_fill(struct share_sender *s, const struct page *message, size_t field,
		       const char *typed)
{
	size_t blanks = tree_count(message->walk->tree, TREE_BLANKS);
	struct buf inert = {0};

	text_add_inert(&inert, typed, strlen(typed));
	snprintf(s->values[field < blanks ? field : TIME], sizeof *s->values, "%.*s",
		 (int)text_beginning(buf_string(&inert), MAX_BLANK), buf_string(&inert));
	buf_forget(&inert);
}
