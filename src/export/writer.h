/* writer.h - how a document is written: one interface, and a table of each format behind it.
 *
 * A document is a row of blocks: headings, paragraphs, facts, steps ... A writer takes them one
 * after the other and appends them, in its format, to a buffer; what belongs together (facts,
 * steps, the members of a list) it keeps together by itself. Every text is made harmless for
 * the format, whatever it holds; texts may hold literals in `backticks`, literals come without
 * them. `added` says why a block is ours and not the source's; "" where it is the source's.
 * Nothing is kept of what is handed in.
 *
 *	struct writer w = {.format = export_kinds[format].writer, .out = &document};
 *
 *	writer_begin(&w, title, language);
 *	writer_add_heading(&w, 1, "", title);
 *	writer_add_text(&w, WRITER_FACT, _("Cause"), cause, "");
 *	writer_end(&w);
 *
 * writer.c has what all formats do alike, and the order of things in a block; a format has its
 * markup, and functions for what markup cannot say. Others use export.h, html.h and book.h. */
#ifndef TUNTUN_EXPORT_WRITER_H
#define TUNTUN_EXPORT_WRITER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "export/phrases.h"
#include "page/page.h"

/* The kinds of blocks. What comes next may go on with the block that was written last. */
enum writer_kind {
	WRITER_NOTHING,
	WRITER_TITLE, /* a heading of level 1 */
	WRITER_HEADING,
	WRITER_TEXT,
	WRITER_FACT,	/* a text beside its label */
	WRITER_LITERAL, /* a literal beside its label: a message. It stands among facts */
	WRITER_COMMAND, /* a line to be typed or copied as it is */
	WRITER_WARNING,
	WRITER_STEP,
	WRITER_ITEM,
	WRITER_HANDOVER,
	WRITER_KINDS
};

struct writer {
	const struct writer_format *format;
	struct buf *out;
	int columns; /* of plain text; 0: as long as lines come */
	enum writer_kind last;
};

/* What stands below the text of a step. */
enum writer_detail { DETAIL_BUTTON, DETAIL_LINK, DETAIL_WAIT, DETAILS };

/* The markup of a block: phrases_add_markup(). NULL: nothing. */
struct writer_markup {
	const char *text;  /* its label, its text; of a step the text alone */
	const char *added; /* below the text: why it is ours */
	const char *end;
};

/* NULL: the format needs nothing there. */
struct writer_format {
	const struct phrases_style *style; /* of texts */
	const struct phrases_style *names; /* of systems and menus in a step */
	/* After the label of a fact. "": labels stand apart, and without a text, too. */
	const char *colon;

	/* Markup. What a format leaves out of the arguments at the end it need not name; %x
	 * passes over one before. */
	struct writer_markup blocks[WRITER_KINDS];
	const char *alone;   /* why a block is ours, where it has no text */
	const char *label;   /* of an item */
	const char *link;    /* its text, its anchor, its text */
	const char *turn[2]; /* who takes a step, its number, who again: of a step of
			      * somebody else, and of the reader's own */
	const char *below;   /* before the first of what stands below the text */
	const char *details_begin, *details_end;
	const char *details[DETAILS]; /* a label, and what it says */
	const char *handover_label;

	void (*begin)(struct writer *w, const char *title, const char *language);
	void (*end)(struct writer *w);
	/* Ends what was written last, if the block does not go on with it, and sets `last`;
	 * a literal is a fact here. */
	void (*begin_block)(struct writer *w, enum writer_kind kind);
	/* Writes a line that the markup made, `indent` columns in. What is broken goes on `hang`
	 * columns in. NULL: the line is appended as it is. */
	void (*put)(struct writer *w, int indent, int hang, const struct buf *line);
	void (*heading)(struct writer *w, int level, const char *anchor,
			const char *text);
	/* A message to hand over, as it is, line by line; below a step, or by itself. */
	void (*handover)(struct writer *w, const char *text, bool below_step);
};

extern const struct writer_format writer_text, writer_markdown, writer_html;

/* Begins and ends a whole document. */
void writer_begin(struct writer *w, const char *title, const char *language);
void writer_end(struct writer *w);

/* Adds a heading. A title is the heading of level 1; levels do not jump. An anchor is any
 * text (a code); "" for none. */
void writer_add_heading(struct writer *w, int level, const char *anchor,
			const char *text);

/* Adds a text with its label: a fact, a literal, a command, a warning. Both may be "". A
 * paragraph is a WRITER_TEXT without a label. */
void writer_add_text(struct writer *w, enum writer_kind kind, const char *label,
		     const char *text, const char *added);
void writer_add_paragraph(struct writer *w, const char *text, const char *added);

void writer_add_step(struct writer *w, const struct page_step *s, const char *added);

/* Adds a member of a list: "#4 `message`: text → 4A, 4B". "" for what it does not have. Its
 * links lead to places in the same document, and are made first, one after the other, in a
 * buffer of the caller's. */
void writer_add_item(struct writer *w, const char *label, const char *literal,
		     const char *text, const char *links);
void writer_add_link(const struct writer *w, struct buf *links, const char *text,
		     const char *anchor);

/* Adds a message to hand over: no backticks; kept line by line. */
void writer_add_handover(struct writer *w, const char *text);

/* Takes the next line of such a message from `*text`, and moves that behind it; the newline
 * is no part of it. Returns false after the last. */
bool writer_next_line(const char **text, const char **line, size_t *length);

/* Adds the blocks of a page, headings among them at this level. */
void writer_add_blocks(struct writer *w, const struct page *page, int level);

/* Adds the blocks of a page under a heading of this level with the page's title. */
void writer_add_page(struct writer *w, const struct page *page, int level,
		     const char *anchor);

#endif
