/* tour.h - all paths of a tree, in an order in which each goes back only as far from the
 * one before as it must: the table of answers that drives every front-end.
 *
 * The table has the answers' ids from `tuntun check --paths`; what an answer is called,
 * its number and its key come from the pages of the JSON front-end. Included by the tests
 * of tests/screen/. */
#ifndef TUNTUN_TESTS_TOUR_H
#define TUNTUN_TESTS_TOUR_H

#include <stddef.h>

struct tour_step {
	char *id;	/* of the answer */
	char number[8]; /* what is typed for it in the plain front-end; empty: not
				 * looked up yet */
	char keys[12];	/* what picks it on the screen */
	char *words;	/* the answer, as the plain front-end repeats it */
};

struct tour_path {
	char *code;   /* path code */
	char *remedy; /* code of the remedy that it leads to */
	char *title;  /* of the remedy; NULL: not looked up yet */
	struct tour_step *steps;
	size_t count;
	size_t shared; /* so many steps are those of the path before */
};

struct tour {
	struct tour_path *paths;
	size_t count;
	char *ask; /* the first question; NULL: not looked up yet */
};

/* Reads all paths of a tree file. Ends the test program where there are none. */
struct tour *tour_new(const char *tree);
void tour_free(struct tour *t);

/* What to type for the whole tour, a line each: `<` to go back, or the answer's id, or
 * its number where `numbers` is asked for. On the heap. */
char *tour_script(const struct tour *t, int numbers);

#endif
