/* parts.h - the parts of the handbook, in the order in which they stand. Private to
 * handbook/. */
#ifndef TUNTUN_HANDBOOK_PARTS_H
#define TUNTUN_HANDBOOK_PARTS_H

#include "handbook/out.h"

/* Where each question of the tree is explained: with the problem that leads to it first, or
 * TREE_NONE, with the questions before the problems; and each remedy: with its problem.
 * Those of one problem are a list in the order of the tree: the first is homes_first(),
 * after each comes next[it], and TREE_NONE is the end (homes.c). */
struct homes {
	uint32_t *of; /* each question's */
	uint32_t *first_question, *next_question;
	uint32_t *first_remedy, *next_remedy;
};

void homes_find(struct homes *h, const struct tree *t);
void homes_release(struct homes *h);
uint32_t *homes_first(const struct tree *t, uint32_t *first, uint32_t problem);

void parts_search(const struct handbook *h);   /* the field, and what was found */
void parts_messages(const struct handbook *h); /* the table of the problems */
void parts_start(const struct handbook *h,
		 const struct homes *homes); /* before the problems */
void parts_problem(const struct handbook *h, uint32_t problem, const struct homes *homes);
void parts_remedies(const struct handbook *h, uint32_t problem,
		    const struct homes *homes); /* TREE_NONE: general ones */
void parts_glossary(const struct handbook *h);
void parts_contents(const struct handbook *h); /* beside it all */

/* Each remedy as those see it who are not the usual reader, or who help, for the script. */
void parts_readers(const struct handbook *h);

/* What the script needs: the tree, the search's index, all texts. */
void parts_data(const struct handbook *h);

#endif
