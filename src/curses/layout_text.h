/* layout_text.h - the lines of a layout as they are written: styled text, wrapped into
 * cells that may stand side by side. */
#ifndef TUNTUN_CURSES_LAYOUT_TEXT_H
#define TUNTUN_CURSES_LAYOUT_TEXT_H

#include "curses/layout.h"

/* A text whose runs have roles. All zeroes is an empty one. */
struct rich_run {
	size_t end; /* where the run ends, in bytes */
	enum layout_role role;
};

struct rich {
	struct buf text;
	struct rich_run *runs;
	size_t count, capacity;
	enum text_glyphs glyphs;
};

/* Empties the text and frees it. */
void rich_release(struct rich *r);
void rich_clear(struct rich *r);

/* Append a text in a role, exactly as it is. */
void rich_add(struct rich *r, enum layout_role role, const char *text);
void rich_add_bytes(struct rich *r, enum layout_role role, const char *s, size_t length);

/* Appends a text that may hold literals in backticks: they get quotation marks, and
 * their own role where the text around them is plain. */
void rich_add_marked(struct rich *r, enum layout_role role, const char *text);

/* Appends a blank, unless the text is empty. */
void rich_add_blank(struct rich *r);

/* Returns the columns that the text takes on one line. */
int rich_columns(const struct rich *r);

/* What is written next belongs to this. */
struct layout_pen {
	struct layout *layout;
	enum layout_line_kind kind;
	size_t choice, part;
};

/* Writes a text into a cell: at `column`, at most `width` wide, its first line on line
 * `first` of the layout. Lines that are not there yet are added. Returns the number of
 * lines of the cell. The text is left as it is. */
size_t pen_cell(struct layout_pen *pen, size_t first, int column, int width,
		const struct rich *r);

/* Writes a text as it is on a line of its own, however wide. */
void pen_row(struct layout_pen *pen, int column, enum layout_role role, const char *text);

/* Adds an empty line unless there is one, or nothing stands before it. */
void pen_gap(struct layout_pen *pen);

#endif
