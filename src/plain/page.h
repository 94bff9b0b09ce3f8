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

/* Writes a page as a screen shows it: of a remedy its gist. */
void plain_put_page(const struct plain_out *out, const struct page *page);

/* Writes a remedy with all its details, without what can be answered. */
void plain_put_remedy(const struct plain_out *out, const struct page *page);

/* Writes the choices, each under its number. */
void plain_put_choices(const struct plain_out *out, const struct page *page);

/* Writes what was found, at most so many, each under its number with a "#". */
void plain_put_found(const struct plain_out *out, const struct page *page, size_t most);

/* Appends a choice in words. */
void plain_add_choice(struct buf *out, const struct page_choice *c);

#endif
