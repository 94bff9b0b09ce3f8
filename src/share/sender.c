/* sender.c - what somebody fills into the blanks of a message. */
#include "share/sender.h"

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
	char text[64];

	*s = (struct share_sender){0};
	/* TRANSLATORS: day and time, as strftime() takes them */
	if (clock_now_local(&now) &&
	    strftime(text, sizeof text, _("%Y-%m-%d %H:%M %Z"), &now) > 0)
		buf_add(&s->values[TIME], text);
}

void share_forget(struct buf *b)
{
	if (b->s)
		explicit_bzero(b->s, b->capacity);
	buf_release(b);
}

void share_sender_forget(struct share_sender *s)
{
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		share_forget(&s->values[i]);
}

void share_sender_fill(struct share_sender *s, const struct page *letter, size_t field,
		       const char *typed)
{
	size_t blanks = tree_count(letter->walk->tree, TREE_BLANKS), end;
	struct buf *value = &s->values[field < blanks ? field : TIME];

	buf_clear(value);
	text_add_inert(value, typed, strlen(typed));
	end = text_beginning(buf_string(value), MAX_BLANK);
	while (value->length > end)
		value->s[--value->length] = '\0';
}

struct page_sender share_sender_page(const struct share_sender *s)
{
	struct page_sender sender = {.time = buf_string(&s->values[TIME])};

	for (size_t i = 0; i < TREE_MOST_BLANKS; i++)
		sender.blanks[i] = buf_string(&s->values[i]);
	return sender;
}
