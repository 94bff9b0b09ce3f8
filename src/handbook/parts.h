/* parts.h - the parts of the handbook, in the order in which they stand. Private to
 * handbook/. */
#ifndef TUNTUN_HANDBOOK_PARTS_H
#define TUNTUN_HANDBOOK_PARTS_H

#include "base/mem.h"
#include "handbook/out.h"

/* Finds all homes; the arena owns the lists. */
void homes_find(struct homes *h, struct arena *arena, const struct tree *t);

void parts_search(const struct handbook *h);   /* the field, and what was found */
void parts_messages(const struct handbook *h); /* the table of the problems */
void parts_start(const struct handbook *h);    /* before the problems */
void parts_problem(const struct handbook *h, uint32_t problem);
void parts_remedies(const struct handbook *h, uint32_t problem); /* TREE_NONE: general */
void parts_glossary(const struct handbook *h);
void parts_contents(const struct handbook *h); /* beside it all */

/* Each remedy as those see it who are not the usual reader, or who help, for the script. */
void parts_readers(const struct handbook *h);

/* What the script needs: the tree, the search's index, all texts. */
void parts_data(const struct handbook *h);

#endif
