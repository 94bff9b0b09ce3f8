/* handover_parts.h - what a step asks of somebody else, in words to be handed over. Private to
 * page/.
 *
 * A template of the tree has {placeholders}, which stand for texts of any length. What is
 * longer than anybody reads is cut off, so that many steps with a long template cannot make
 * a page of any size. */
#ifndef TUNTUN_PAGE_HANDOVER_PARTS_H
#define TUNTUN_PAGE_HANDOVER_PARTS_H

#include "page/make.h"

enum { HANDOVER_MAX_PART = 4 * 1024 /* bytes that a template is filled in to */ };

/* Appends a template with the values, by enum tree_placeholder, in place of its
 * placeholders. One whose value is NULL stays as it stands. */
void handover_fill(struct buf *out, const char *template, const char *const *values);

/* Appends a text for a chat: a literal stands in quotes there, and no two blanks meet. */
void handover_add_quoted(struct buf *out, const char *text);

/* Returns what the step of somebody else asks of that person, and what that message is
 * called, which says for whom it speaks where somebody else hands it over. */
const char *handover_request(struct page_make *m, const struct tree_remedy *r,
			     const struct tree_item *item, const struct page_step *step);
const char *handover_label(struct page_make *m, uint32_t by);

/* Returns the literal message that the remedy is about: its problem's, or, for a general
 * remedy, that of the problem met last; "" where none was. */
const char *handover_problem(struct page_make *m, const struct tree_remedy *r);

/* Returns where a step is taken, "Panel › Paper › Tray 1", and what is to be done, how long
 * to wait, and at which address. */
const char *handover_where(struct page_make *m, const struct page_step *step);
const char *handover_step(struct page_make *m, const struct page_step *step);

#endif
