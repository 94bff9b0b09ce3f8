/* out.h - texts of the handbook in each of its languages.
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

struct handbook {
	struct buf *out;
	const struct tree *tree;
	const size_t *languages; /* numbers of i18n_language() */
	size_t count;		 /* at least 1, at most OUT_LANGUAGES */
	const uint32_t *order;	 /* the problems, by their groups */
	size_t *room; /* for what stands in it again and again: tree/reach.h */
};

/* Takes what was written since the document had this length from the room; returns whether
 * there is any left. */
bool out_has_room(const struct handbook *h, size_t length_before);

/* Puts language number `i` of the handbook into force. */
void out_speak(const struct handbook *h, size_t i);

/* Appends markup as it stands, as printf would. For what needs no escaping. */
#define out_add(h, ...) buf_add_format((h)->out, __VA_ARGS__)

/* Appends text, escaped; the second shows its literals as <code>. */
void out_text(const struct handbook *h, const char *text);
void out_rich(const struct handbook *h, const char *text);

/* Opens the element of language number `i`, which the next text of the page is in. Where
 * there is only one language, without a class of it. */
void out_open_in(const struct handbook *h, const char *tag, const char *class, size_t i);

/* Appends an element with one of our own texts, a msgid. `class` may be "". */
void out_say(const struct handbook *h, const char *tag, const char *class,
	     const char *msgid);

/* The same with a text of the tree; nothing where it is not given. */
void out_tell(const struct handbook *h, const char *tag, const char *class,
	      tree_text text);

/* The same with a text that `make` appends in the language in force. */
typedef void out_make(struct buf *out, const struct tree *t, const void *what);
void out_made(const struct handbook *h, const char *tag, const char *class,
	      out_make *make, const void *what);

/* Appends the id of the part of a problem ("message:e04"), of a question
 * ("question:names"), of a remedy (its code, "4B"). These are what pictures of graph/ link
 * to. The handbook's own are like "view:top": that of a code never has a colon. */
void out_problem_id(const struct handbook *h, uint32_t problem);
void out_question_id(const struct handbook *h, uint32_t question);
void out_remedy_id(const struct handbook *h, uint32_t remedy);

/* Appends a link to a question: what it asks; to a remedy: its code and title; to
 * whatever a route leads to. */
void out_question_link(const struct handbook *h, uint32_t question);
void out_remedy_link(const struct handbook *h, uint32_t remedy);
void out_target_link(const struct handbook *h, struct tree_target to);

#endif
