/* layout.h - a page and a width become lines of styled text. A layout is data, made once for a
 * page, a language and a width; it draws nothing.
 *
 * Invariants:
 * - No line is wider than the width asked for, every text is inert, and where fewer glyphs were
 *   asked for, it keeps to them.
 * - The part of the page that a line belongs to rises from line to line, whatever the width: by
 *   it a reader's place is found again.
 * - The lines of the head come first; those of a choice stand together, in the order of the
 *   choices. Which choice is selected, the pane knows. */
#ifndef TUNTUN_CURSES_LAYOUT_H
#define TUNTUN_CURSES_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "page/page.h"
#include "ui/ui.h"

enum {
	LAYOUT_TEXT_COLUMNS =
		78,		/* longer lines are hard to read: 80, less the margins */
	LAYOUT_MIN_COLUMNS = 16 /* on a smaller screen nothing is shown: see pane.c */
};

#define LAYOUT_NO_CHOICE ((size_t)-1)

/* What a piece of text is; how that looks is the business of whoever draws. */
enum layout_role {
	ROLE_TEXT,
	ROLE_STRONG,  /* title, heading, label */
	ROLE_LITERAL, /* what stands so on the reader's screen */
	ROLE_LINK,
	ROLE_YOU, /* the reader is who acts */
	ROLE_WHO, /* somebody else acts */
	ROLE_KEY, /* a key to press */
	ROLE_WARNING,
	ROLE_MATCH, /* what was searched for */
	ROLE_ADDED, /* our own remark, not the source's */
	ROLE_QR	    /* cells of a QR code: black on white, whatever else is shown */
};

struct layout_span {
	struct layout_span *next; /* on the same line, further right */
	const char *text;
	int column;
	enum layout_role role;
};

enum layout_line_kind {
	LINE_TEXT,
	LINE_GROUP, /* the heading over the choices that follow it */
	LINE_CHOICE
};

struct layout_line {
	struct layout_span *first; /* NULL: an empty line */
	enum layout_line_kind kind;
	size_t choice; /* LAYOUT_NO_CHOICE except in LINE_CHOICE */
	size_t part;
};

/* Lines in a row. */
struct layout_lines {
	size_t first, count;
};

/* The head is the title and what parts it from the rest; it is best kept in sight. The
 * sign that marks a choice, and the cursor, stand at the left margin of the choice's first
 * line. */
struct layout {
	struct arena arena;
	struct layout_line *lines;
	size_t count, capacity;
	size_t head;		      /* the number of its lines, which come first */
	struct layout_lines *choices; /* the lines of each, where there are any */
	int key_column;		      /* where the key is that gives a choice at once */
	int number_room;	      /* columns of a message in a list of problems */
	const char *keys;	      /* those keys, one for each choice; 0 for none */
};

struct layout_options {
	int columns; /* of the screen */
	bool low;    /* it has few rows: the answers come before what explains them */
	int rows, screen_rows; /* of the body, and of the whole screen: for a QR code */
	bool shows_targets;    /* what can be done with the page has no row of its own */
	unsigned targets;      /* what can be done with it: share_set() */
	enum text_glyphs glyphs;
};

/* Lays a page out. It may go before the layout does. End it with layout_release(). */
void layout_init(struct layout *l, const struct page *page,
		 const struct layout_options *options);

/* Lays out what stands beside a page where the screen is wide: the answers given, and
 * the words of the glossary that are on the page, as `words` has them (NULL: none). The
 * first column of all is 0. */
void layout_init_side(struct layout *l, const struct page *page, const struct page *words,
		      const struct layout_options *options);

/* Lays out what there is to say of a choice below a list of problems, where it has one line: the
 * message, if it was cut to `room` columns, what it means, and what tells it from those like
 * it. */
void layout_init_foot(struct layout *l, const struct page *page, size_t choice, int room,
		      const struct layout_options *options);

/* Lays out the letter of a page alone, from the first column on, as wide as the screen. */
void layout_init_alone(struct layout *l, const struct page *page,
		       const struct layout_options *options);

void layout_release(struct layout *l);

/* Appends the crumbs of a page in their few words, joined: those that fit into `columns`, the
 * latest first, each whole; a sign stands for those left out before them. */
void layout_add_trail(struct buf *out, const struct page *page, int columns,
		      enum text_glyphs glyphs);

/* Appends a text, as the terminal can show it, cut to `columns` with an ellipsis. */
void layout_add_cut(struct buf *out, const char *text, int columns,
		    enum text_glyphs glyphs);

#endif
