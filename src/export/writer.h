/* writer.h - how a document is written: one interface, a format behind each table of it.
 *
 * A document is a row of blocks: headings, paragraphs, facts, steps ... A writer takes
 * them one after the other and appends them, in its format, to a buffer; what belongs
 * together (facts, steps, the members of a list) it keeps together by itself. Every text
 * is made harmless for the format, whatever it holds; texts may hold literals in
 * `backticks`, literals come without them. `added` says why a block is ours and not the
 * source's; "" where it is the source's. Nothing is kept of what is handed in.
 *
 * A title is the heading of level 1; levels do not jump. An anchor is any text (a code);
 * "" for none. Others use export.h, html.h and book.h. */
#ifndef TUNTUN_EXPORT_WRITER_H
#define TUNTUN_EXPORT_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "export/export.h"
#include "page/page.h"
#include "qr/qr.h"

/* What was written last: what comes next may go on with it. */
enum writer_kind {
	WRITER_NOTHING,
	WRITER_TITLE, /* a heading of level 1 */
	WRITER_HEADING,
	WRITER_TEXT,
	WRITER_FACT,
	WRITER_WARNING,
	WRITER_STEP,
	WRITER_ITEM,
	WRITER_HANDOVER
};

/* A place in the same document. */
struct writer_link {
	const char *text, *anchor;
};

/* A member of a list: "#4 `message`: text → 4A, 4B". "" for what it does not have. */
struct writer_item {
	const char *label, *literal, *text;
	const struct writer_link *links;
	size_t link_count;
};

struct writer {
	const struct writer_format *format;
	struct buf *out;
	int columns; /* of plain text; 0: as long as lines come */
	enum writer_kind last;
};

/* NULL: the format needs nothing there. */
struct writer_format {
	bool has_links; /* an address can be made one */
	void (*begin)(struct writer *w, const char *title, const char *language);
	void (*end)(struct writer *w);
	void (*heading)(struct writer *w, int level, const char *anchor,
			const char *text);
	void (*paragraph)(struct writer *w, const char *text, const char *added);
	/* A text with its label; the text may be "". */
	void (*fact)(struct writer *w, const char *label, const char *text,
		     const char *added);
	/* A literal with its label: a message, a line to be typed. */
	void (*literal)(struct writer *w, const char *label, const char *literal,
			const char *added);
	void (*warning)(struct writer *w, const char *label, const char *text,
			const char *added);
	void (*step)(struct writer *w, const struct page_step *s, const char *added);
	void (*item)(struct writer *w, const struct writer_item *item);
	/* A message to hand over: no backticks; kept line by line. */
	void (*letter)(struct writer *w, const char *text);
	/* A line to be typed or copied as it is; NULL: it is a literal like others. */
	void (*command)(struct writer *w, const char *label, const char *line);
	/* A code to scan, and what it says; NULL: the format has no pictures. */
	void (*qr)(struct writer *w, const struct qr *qr, const char *text);
};

extern const struct writer_format writer_text, writer_markdown, writer_html;

/* Returns the writer's table for a format. */
const struct writer_format *writer_format(enum export_format format);

/* Takes the next line of a letter from `*text`, and moves that behind it; the newline is no
 * part of it. Returns false after the last. */
bool writer_next_line(const char **text, const char **line, size_t *length);

/* A detail of a step: a button, an address, how long to wait. */
enum writer_detail { DETAIL_BUTTON, DETAIL_LINK, DETAIL_WAIT, DETAILS };

/* Returns what a step says of it, "" for nothing, and its label. */
const char *writer_detail(const struct page_step *s, enum writer_detail detail,
			  const char **label);

/* Writes the blocks of a page, headings among them at this level. */
void writer_add_blocks(struct writer *w, const struct page *page, int level);

/* Writes the blocks of a page under a heading of this level with the page's title. */
void writer_add_page(struct writer *w, const struct page *page, int level,
		     const char *anchor);

#endif
