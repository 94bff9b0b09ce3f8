/* html.h - what HTML is made of: markup with texts in it, links, pictures of codes, and a page
 * as part of a larger document.
 *
 * All of it is well-formed XML too, has no script, and asks for nothing from anywhere.
 * Included by handbook/. */
#ifndef TUNTUN_EXPORT_HTML_H
#define TUNTUN_EXPORT_HTML_H

#include <stdarg.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/xml.h"
#include "page/page.h"
#include "qr/qr.h"

/* Appends markup, in which these stand for an argument each:
 *
 *	%s	a text, as xml_add_string() writes it
 *	%r	a text whose literals stand in `backticks`: each as html_add_literal()
 *	%l	a literal, as html_add_literal() writes it
 *	%a	a text as an anchor, as xml_add_anchor() writes it
 *	%u	an unsigned int */
void html_add(struct buf *out, const char *markup, ...);

/* Appends one argument, as html_add() does for "%" and `kind`. */
void html_add_argument(struct buf *out, char kind, va_list *arguments);

/* Appends a literal as <code>; an address (http or https) as a link. Nothing for "". */
void html_add_literal(struct buf *out, const char *s);

/* Appends a QR code as an <svg>: black on white whatever is around it, with its quiet
 * zone. `text`: what it says, for those who cannot see it. */
void html_add_qr(struct buf *out, const struct qr *qr, const char *text);

/* Appends the blocks of a page as an <article>, which stands below a heading of `level`
 * (1 to 5). Classes: warning, steps (yours: the reader's own), turn, who, added, letter,
 * facts, qr. */
void html_add_blocks(struct buf *out, const struct page *page, int level);

#endif
