/* parts.h - the parts of the handbook, in the order in which they stand. Private to
 * handbook/. */
#ifndef TUNTUN_HANDBOOK_PARTS_H
#define TUNTUN_HANDBOOK_PARTS_H

#include "handbook/out.h"

/* Where each question of the tree is explained: the problem that leads to it first, or
 * TREE_NONE for the part of the questions before the problems. One for each question; the
 * caller frees them. */
uint32_t *parts_homes(const struct tree *t);

void parts_search(const struct handbook *h);   /* the field, and what was found */
void parts_messages(const struct handbook *h); /* the table of the problems */
void parts_start(const struct handbook *h,
		 const uint32_t *homes); /* before the problems */
void parts_problem(const struct handbook *h, uint32_t problem, const uint32_t *homes);
void parts_remedies(const struct handbook *h,
		    uint32_t problem);	       /* TREE_NONE: general ones */
void parts_words(const struct handbook *h);    /* the glossary */
void parts_contents(const struct handbook *h); /* beside it all */

/* Each remedy as those see it who are not the usual reader, or who help, for the script. */
void parts_readers(const struct handbook *h);

/* What the script needs: the tree, the search's index, all texts. */
void parts_data(const struct handbook *h);

/* Appends "#4 message" of a problem, as markup. */
void parts_message(const struct handbook *h, uint32_t problem);

#endif
