/* svg_write.h - text in SVG: how wide it is, and how it is written.
 *
 * Which font shows it is not known. So widths are those of wide fonts: text may take less
 * room than was left for it, and not more. Included by graph/ and its test. */
#ifndef TUNTUN_GRAPH_SVG_WRITE_H
#define TUNTUN_GRAPH_SVG_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct svg_font {
	int size, line; /* in units of the picture; `line`: from one line to the next */
	bool bold, italic;
};

/* Where text was written. */
struct svg_extent {
	int lines;
	int last; /* the width of the last line */
};

/* Returns a text's width in units, rounded up. */
int svg_width(const char *s, size_t length, const struct svg_font *font);

/* Returns where a text would be written that is folded into `room` units. */
struct svg_extent svg_measure(const char *s, int room, const struct svg_font *font);

/* Appends an element with the text, folded; `y` is the top of its first line. `class` may
 * be "". */
struct svg_extent svg_add_text(struct buf *out, const char *s, int x, int y, int room,
			       const struct svg_font *font, const char *class);

#endif
