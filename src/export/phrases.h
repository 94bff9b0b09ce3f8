/* phrases.h - what every format says of a page in the same words, the plain front-end too.
 *
 * A format brings how it writes a text and how it writes a literal; the words, and where
 * things stand in them, are here. Included by plain/. */
#ifndef TUNTUN_EXPORT_PHRASES_H
#define TUNTUN_EXPORT_PHRASES_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "page/page.h"

/* How a format writes. */
struct phrases_style {
	/* Appends text without literals, made harmless for the format. */
	void (*text)(struct buf *out, const char *s, size_t length);
	/* Appends a literal: what stands so on the reader's screen. */
	void (*literal)(struct buf *out, const char *s);
};

/* Plain text: literals as they are, a way through menus; literals in quotation marks. */
extern const struct phrases_style phrases_bare, phrases_quoted;

/* Appends a text whose literals stand in `backticks`. */
void phrases_add(struct buf *out, const struct phrases_style *style, const char *text);

/* Appends markup, in which these stand for an argument each:
 *
 *	%s	a text without literals
 *	%r	a text whose literals stand in `backticks`
 *	%l	a literal
 *	%a	a text as an anchor, as xml_add_anchor() writes it
 *	%u	an unsigned int
 *	%x	a text that does not appear in this format */
void phrases_add_markup(struct buf *out, const struct phrases_style *style,
			const char *markup, va_list *arguments);

/* Appends one argument, as phrases_add_markup() does for "%" and `kind`. */
void phrases_add_argument(struct buf *out, const struct phrases_style *style, char kind,
			  va_list *arguments);

/* Appends a text with its literals in quotation marks. */
void phrases_add_shown(struct buf *out, const char *text);

/* Does a text end in a mark, so that no colon may follow it? */
bool phrases_end(const char *text);

/* Appends a label and page_mark(), unless the label ends in a mark. */
void phrases_add_label(struct buf *out, const char *label, const char *text);

/* Appends "4B" and the sentence that matters, or the title alone where there is no code. */
void phrases_add_title(struct buf *out, const struct page *page);

/* Appends the number of a step, the number of all, and who acts, as in "Admin Instansi
 * (Admin BKD)". The reader is "YOU"; on what is `shared`, with the name after it: others
 * read it too. */
void phrases_add_turn(struct buf *out, const struct page_step *s, bool shared);

/* Appends where: ", in Panel, menu Paper, menu Tray 1". */
void phrases_add_where(struct buf *out, const struct phrases_style *style,
		       const struct page_step *s);

/* Appends the remark that something is not from the source, and on what it rests; in
 * backticks as texts are. */
void phrases_add_added(struct buf *out, const char *added);

#endif
