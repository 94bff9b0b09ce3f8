/* sender.c - what somebody fills into the blanks of a message. */
#include "share/sender.h"

#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "base/tr.h"

enum { MAX_FILLED = 60 /* bytes of a blank; a name that is longer is on no form */ };

void share_sender_init(struct page_sender *s)
{
	struct tm now;

	*s = (struct page_sender){0};
	/* TRANSLATORS: day and time, as strftime() takes them */
	if (!clock_now_local(&now) ||
	    !strftime(s->time, sizeof s->time, _("%Y-%m-%d %H:%M %Z"), &now))
		*s->time = '\0';
}

void share_sender_fill(struct page_sender *s, const struct page *message, size_t field,
		       const char *typed)
{
	size_t blanks = tree_count(message->walk->tree, TREE_BLANKS);
	struct buf inert = {0};

	text_add_inert(&inert, typed, strlen(typed));
	snprintf(field < blanks ? s->blanks[field] : s->time, sizeof s->time, "%.*s",
		 (int)text_beginning(buf_string(&inert), MAX_FILLED), buf_string(&inert));
	buf_forget(&inert);
}
