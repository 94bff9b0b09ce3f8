/* make.h - a page while it is made. Private to page/. */
#ifndef TUNTUN_PAGE_MAKE_H
#define TUNTUN_PAGE_MAKE_H

#include "base/buf.h"
#include "base/lookup.h"
#include "page/page.h"

struct page_make {
	struct page page; /* first: what callers see */
	struct page_block *blocks;
	size_t block_capacity;
	struct page_choice *choices;
	size_t choice_capacity;
	struct page_field fields[PAGE_MOST_FIELDS];
	struct qr qr; /* of a page_code() */

	bool helps;	/* the reader helps somebody else: texts speak to a helper */
	bool of_others; /* of the context */
	/* Of a remedy, from make_people(): */
	uint32_t reader;   /* the actor whose eyes the steps are seen with */
	bool *has_problem; /* of each actor: stands for whoever has the problem */
	uint32_t person;   /* the first of these; TREE_NONE: there is none */

	struct lookup guarded; /* the warnings of a remedy, by the steps' ids */
};

/* Starts a page that belongs to no walk. */
struct page_make *make_bare(enum page_kind kind, const char *tree_title);

/* Starts a page for the walk, with its crumbs, its path and the title of its tree. */
struct page_make *make_page(const struct walk *w, enum page_kind kind);

/* Starts a page about a page. */
struct page_make *make_about(const struct page *about, enum page_kind kind,
			     const char *title);

/* Returns a step of the page's walk in words. */
struct page_crumb make_crumb(struct page_make *m, const struct walk_step *step);

/* Appends a block; the strings are borrowed. Returns it, for more to be filled in. */
struct page_block *make_block(struct page_make *m, enum block_kind kind,
			      const char *label, const char *text);

/* Appends a choice with the given id. */
struct page_choice *make_choice(struct page_make *m, const char *id);

/* Appends a field, unless there are PAGE_MOST_FIELDS already. Borrows the label, copies the
 * value. */
void make_field(struct page_make *m, const char *label, const char *value);

/* Returns a copy owned by the page; "" for NULL. */
const char *make_copy(struct page_make *m, const char *s);

/* Returns a text of the walk's tree in the language in force. */
const char *make_text(const struct page_make *m, tree_text text);

/* Returns a string of the walk's tree, untranslated. */
const char *make_literal(const struct page_make *m, tree_text text);

/* Returns a copy of what is in `buf`, owned by the page, and releases `buf`. */
const char *make_string(struct page_make *m, struct buf *buf);

/* Returns what printf() would print, owned by the page. */
const char *make_format(struct page_make *m, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Returns a choice in few words: a problem's number and message, an answer's label or, if it has
 * none, its text. */
const char *make_short_answer(struct page_make *m, struct walk_choice choice);

/* Append all choices where the walk stands; the choice of one problem (choices.c). */
void make_choices(struct page_make *m);
struct page_choice *make_problem(struct page_make *m, uint32_t index);

/* Turns the choices of a remedy into its outcomes. */
void make_outcomes(struct page_make *m);

/* Numbers the choices for typing. */
void make_typed(struct page_make *m);

/* Appends a day in words: "Tuesday, 1 December 2026" (wait.c). */
void make_day(struct buf *out, const struct tm *day);

/* Returns a waiting time in words; "" for none (wait.c). */
const char *make_wait(struct page_make *m, struct tree_wait least, struct tree_wait most);

/* Fills in a remedy's blocks (remedy.c). */
void make_remedy(struct page_make *m, uint32_t remedy);

/* Appends the letters that the tree has for the others who act, to be shown when they are asked
 * for (letter.c). */
void make_letters(struct page_make *m, const struct tree_remedy *remedy);

/* Finds out who reads a remedy (people.c). Opened by its code, it is read by the one who has
 * the problem, as far as anybody knows. */
void make_people(struct page_make *m);

/* Returns an actor's name; for a helper, the actor who has the problem has the name of the role,
 * "Teacher". */
const char *make_actor_name(struct page_make *m, uint32_t actor);

/* Fills in a remedy's recipients and links from its blocks (dialogs.c). */
void make_recipients_and_links(struct page_make *m);

/* Lets the reader ask who `actor` is, if there is a remedy for that, and if they cannot ask about
 * anybody yet. */
void make_who(struct page_make *m, uint32_t actor);

/* Appends the words of the glossary, as blocks, and where `remedies` the remedies that have every
 * word of a text: in their titles or, where no problem fits, elsewhere (found_pages.c). */
void make_pages(struct page_make *m, const char *text, bool remedies);

#endif
