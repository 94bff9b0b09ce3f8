/* sender.c - what somebody fills into the blanks of a letter. */
#include "share/sender.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"

void share_sender_fill(struct page_sender *s, const struct page *letter, size_t field,
		       const char *typed)
{
	char *blank = s->blanks[letter->blanks[field]];
	struct buf inert = {0};

	text_add_inert(&inert, typed, strlen(typed));
	snprintf(blank, PAGE_BLANK_SIZE, "%.*s",
		 (int)text_beginning(buf_string(&inert), PAGE_BLANK_SIZE - 1),
		 buf_string(&inert));
	buf_forget(&inert);
}

void share_sender_end(struct page_sender *s, const struct tree *t)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_BLANKS); i++)
		if (!tree_blank(t, i)->own)
			explicit_bzero(s->blanks[i], PAGE_BLANK_SIZE);
}
