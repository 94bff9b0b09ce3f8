/* page.h - a page as plain text, a sentence a line. Included by cmd/. */
#ifndef TUNTUN_PLAIN_PAGE_H
#define TUNTUN_PLAIN_PAGE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "page/page.h"

struct plain_out {
	FILE *file;
	int terminal; /* lines are folded between words, as wide as this is; -1: none */
	bool ascii;
	bool links; /* addresses are made links of; not unless asked for */
};

/* Returns where to write to a file; on a terminal, folded. */
struct plain_out plain_out_to(FILE *file, bool ascii);

/* Returns the columns of the terminal that is written to; 0 where there is none to fold
 * for. */
int plain_columns(const struct plain_out *out);

/* Write a line, or a prompt without an end of line, as printf would. Literals in
 * backticks come in quotation marks. */
void plain_put(const struct plain_out *out, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void plain_prompt(const struct plain_out *out, const char *prompt);

/* Writes a text whose lines are kept. */
void plain_put_lines(const struct plain_out *out, const char *text);

/* Writes a page for whoever hears it: of a remedy its gist, of messages a number and the words
 * of each. `first`: nothing was said before, and there is much to say.
 *
 * On a terminal, of a gist no more than can be heard within 45 seconds: returns where it goes
 * on, for plain_put_rest(), which returns the same; 0: all of it was written. */
size_t plain_put_page(const struct plain_out *out, const struct page *page, bool first);
size_t plain_put_rest(const struct plain_out *out, const struct page *page, size_t from);

/* Writes the title of a page, to say which one it is. */
void plain_put_title(const struct plain_out *out, const struct page *page);

/* Writes a remedy with all its details, without what can be answered. */
void plain_put_remedy(const struct plain_out *out, const struct page *page);

/* Writes the choices, each under its number; in a list of messages no more than the beginning
 * of a long one. Or one of them, with all that there is to know of it. */
void plain_put_choices(const struct plain_out *out, const struct page *page);
void plain_put_choice(const struct plain_out *out, const struct page_choice *c);

/* Writes what was found, at most so many, each under its number with a "#"; with its score, if
 * that is wanted. */
void plain_put_found(const struct plain_out *out, const struct page *page, size_t most,
		     bool scores);

/* Appends a choice in words. */
void plain_add_choice(struct buf *out, const struct page_choice *c);

#endif
