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

#define HANDOVER_BLANK "____" /* what nobody has filled in */

/* What stands for the placeholders and blanks of a template. */
struct handover_values {
	const struct tree *tree;
	const struct page_sender *sender;	     /* NULL: nothing is filled in */
	const char *placeholders[TREE_PLACEHOLDERS]; /* NULL: stays as it stands */
	uint32_t blanks; /* those that were met: a bit for each, by its index */
};
_Static_assert(TREE_MOST_BLANKS <= 32, "a bit for each");

/* Returns what a name in braces stands for, and notes a blank; NULL for what stays. */
const char *handover_value(struct handover_values *v, const char *name, size_t length);

/* Appends a template with the values in place of the names in braces. */
void handover_fill(struct buf *out, const char *template, struct handover_values *v);

/* Appends the letter of the remedy to an actor that the tree has, in this language (NULL: the
 * one in force); returns the blanks in it, a bit for each (letter.c). */
uint32_t handover_add_letter(struct buf *out, struct page_make *m,
			     const struct tree_remedy *r,
			     const struct tree_letter *letter,
			     const struct page_sender *sender, const char *language);

/* Appends a text for a chat: a literal stands in quotes there, and no two blanks meet. */
void handover_add_quoted(struct buf *out, const char *text);

/* Returns what the step of somebody else asks of that person, and what that message is
 * called, which says for whom it speaks where somebody else hands it over. */
const char *handover_request(struct page_make *m, const struct tree_remedy *r,
			     const struct tree_item *item, const struct page_step *step);
const char *handover_label(struct page_make *m, uint32_t by);

/* Returns the literal message that whoever writes has seen: that of the problem met last, or,
 * where none was named, the remedy's; "" for a general remedy then. */
const char *handover_problem(struct page_make *m, const struct tree_remedy *r);

/* Returns where a step is taken, "Panel › Paper › Tray 1", and what is to be done, how long
 * to wait, and at which address. */
const char *handover_where(struct page_make *m, const struct page_step *step);
const char *handover_step(struct page_make *m, const struct page_step *step);

#endif
