/* prompt.h - what stands before the line that is typed. */
#ifndef TUNTUN_PLAIN_PROMPT_H
#define TUNTUN_PLAIN_PROMPT_H

#include <stdbool.h>

#include "base/buf.h"
#include "page/page.h"

/* What a prompt tells beside what the page itself does. */
struct prompt_hints {
	bool goes_on; /* Enter says what is left of the page */
	bool shares;  /* the page can be saved, printed or passed on */
	bool helps;   /* how to be told the commands: they do not stand right above */
};

/* Is it a page of the walk, and no note, menu or form on top of one? */
bool prompt_is_place(const struct page *page);

/* Appends what to type most often on a page. */
void prompt_add(struct buf *out, const struct page *page, struct prompt_hints hints);

#endif
