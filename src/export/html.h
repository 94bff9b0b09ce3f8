/* html.h - what HTML is made of: markup with texts in it, and a page as part of a larger
 * document.
 *
 * All of it is well-formed XML too, has no script, and asks for nothing from anywhere.
 * Included by handbook/. */
#ifndef TUNTUN_EXPORT_HTML_H
#define TUNTUN_EXPORT_HTML_H

#include <stddef.h>

#include "base/buf.h"
#include "base/xml.h"
#include "export/phrases.h"
#include "page/page.h"

/* Text as xml_add() writes it; a literal as <code>, and an address (http or https) as a link
 * too; nothing for "". */
extern const struct phrases_style html_style;

/* Appends markup with arguments in it, as phrases_add_markup() does. */
void html_add(struct buf *out, const char *markup, ...);

/* Appends the blocks of a page as an <article>, which stands below a heading of level 3.
 * Classes: warning, steps (yours: the reader's own), turn, who, added, letter, facts. */
void html_add_blocks(struct buf *out, const struct page *page);

#endif
