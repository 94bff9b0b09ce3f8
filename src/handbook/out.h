/* out.h - the markup of the handbook, with texts in each of its languages.
 *
 * What is the same in all languages stands once. What differs stands in one element for
 * each language, of the classes "in" and "in-0", "in-1" and so on by the language's place
 * in the handbook; the style shows one of them. Private to handbook/. */
#ifndef TUNTUN_HANDBOOK_OUT_H
#define TUNTUN_HANDBOOK_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "tree/tree.h"

enum { OUT_LANGUAGES = 4 /* so many has the style rules for */ };

/* Records by their problems. The first of a problem is first[problem + 1], of those of no
 * problem (TREE_NONE, of which that is 0) first[0]; next[it] comes after it, and TREE_NONE is
 * the end. They are in the order of the tree. */
struct home_list {
	uint32_t *first, *next;
};

/* Where each question of the tree is explained: with the problem that leads to it first, or
 * with the questions before the problems (TREE_NONE); and each remedy: with its problem
 * (homes.c). */
struct homes {
	uint32_t *of; /* each question's */
	struct home_list questions, remedies;
};

struct handbook {
	struct buf *out;
	const struct tree *tree;
	const size_t *languages; /* numbers of i18n_language() */
	size_t count;		 /* at least 1, at most OUT_LANGUAGES */
	uint32_t *order;	 /* the problems, by their groups */
	struct homes homes;
	/* For each question and remedy the last list of ways that has it; how many lists
	 * there were. */
	uint32_t *linked, *lists;
	size_t *room; /* for what stands in it again and again: tree/reach.h */
};

/* Puts language number `i` of the handbook into force. */
void out_speak(const struct handbook *h, size_t i);

/* Appends markup, in which these stand for an argument each, besides those of html_add():
 *
 *	%i	a tree_text that is not translated: an id, a number, a code
 *	%m	a msgid: one of our own texts
 *	%t	a tree_text
 *	%d	a tree_text that says why something was added by us
 *
 * Each of the last three is a <span> for each language, or bare where all are the same:
 *
 *	out_add(h, "<p class=\"warning\"><strong>%m</strong>: %t</p>", N_("Warning"),
 *		q->warn); */
void out_add(const struct handbook *h, const char *markup, ...);

/* Opens a <div> of this class for what follows in language number `i`. */
void out_open_in(const struct handbook *h, const char *class, size_t i);

/* Appends a link to a question, by what it asks; to a remedy, by its code and title. Their
 * ids are those that pictures of graph/ link to: "message:e04" of a problem,
 * "question:names", and "4B", a remedy's code. The handbook's own are like "view:top"; that
 * of a code never has a colon. */
void out_question_link(const struct handbook *h, uint32_t question);
void out_remedy_link(const struct handbook *h, uint32_t remedy);

/* Appends links to what routes lead to, each once, in a <span> that the markup `before`
 * opens. */
void out_ways(const struct handbook *h, const char *before, struct tree_list routes);

#endif
