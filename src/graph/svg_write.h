/* svg_write.h - text in SVG: how wide it is, and how it is written.
 *
 * Which font shows it is not known. So widths are those of wide fonts: text may take less
 * room than was left for it, and not more. */
#ifndef TUNTUN_GRAPH_SVG_WRITE_H
#define TUNTUN_GRAPH_SVG_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct svg_font {
	int size, line; /* in units of the picture; `line`: from one line to the next */
	bool italic;
};

/* Returns the width of a text's first character in hundredths of the font's size, and how
 * many bytes it has taken. */
int svg_char_width(const char *s, size_t length, size_t *taken);

/* Appends an element with the text, folded into `room` units; `y` is the top of its first
 * line. Returns the number of lines. */
int svg_add_text(struct buf *out, const char *s, int x, int y, int room,
		 const struct svg_font *font);

#endif
