/* export.h - a page as a document: what somebody saves, prints or copies.
 *
 * Included by cmd/ and share/. */
#ifndef TUNTUN_EXPORT_EXPORT_H
#define TUNTUN_EXPORT_EXPORT_H

#include <stdbool.h>

#include "base/buf.h"
#include "page/page.h"

enum export_format { EXPORT_TEXT, EXPORT_MARKDOWN, EXPORT_HTML, EXPORT_FORMATS };

/* Of each format its name, how names of its files end ("txt"), and how they may end, too. */
extern const struct export_kind {
	const char *name, *suffix, *also;
	const struct writer_format *writer; /* writer.h */
} export_kinds[EXPORT_FORMATS];

/* Finds a format by its name ("text", "markdown", "html") or the end of a file's name
 * ("x.txt", "x.md", "x.html"); returns false where it is none. */
bool export_find_format(const char *name, enum export_format *format);

/* Appends a page (a remedy, or a message to hand over) as a whole document, with the
 * answers given and the path code at its end. `columns`: how wide lines of plain text may
 * be, but for the line with the path code; 0: as long as they come. A message
 * (BLOCK_HANDOVER) alone is, as plain text, just itself. */
void export_page(struct buf *out, const struct page *page, enum export_format format,
		 int columns);

#endif
