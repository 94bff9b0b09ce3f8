/* svg_write.c - text in SVG: how wide it is, and how it is written. */
#include "graph/svg_write.h"

#include <stdint.h>
#include <string.h>

#include "base/text.h"
#include "base/wrap.h"
#include "base/xml.h"

enum { EM = 100 }; /* widths of characters are in hundredths of the font's size */

/* From the blank to the tilde, in DejaVu Sans, as wide a font as is common. */
static const unsigned char ascii_widths[] = {
	32, 41, 46, 84, 64, 96, 78, 28, 40, 40, 50, 84, 32, 37,	 32, 34, 64, 64, 64,
	64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 54, 100, 69, 69, 70, 78, 64,
	58, 78, 76, 30, 30, 66, 56, 87, 75, 79, 61, 79, 70, 64,	 62, 74, 69, 99, 69,
	62, 69, 40, 34, 40, 84, 50, 50, 62, 64, 55, 64, 62, 36,	 64, 64, 28, 28, 58,
	28, 98, 64, 62, 64, 64, 42, 53, 40, 64, 60, 82, 60, 60,	 53, 64, 34, 64, 84,
};

int svg_char_width(const char *s, size_t length, size_t *taken)
{
	uint32_t c = text_read(s, length, taken);
	int columns;

	if (c < 0x80)
		return c < ' ' || c > '~' ? EM : ascii_widths[c - ' '];
	columns = text_char_columns(s, length, taken);
	if (columns == 0)
		return 0;
	if (columns == 2)
		return c >= 0x10000 ? 140 : 105;
	if (c == 0x2018 || c == 0x2019)
		return 35;
	return c < 0x250 || (c >= 0x2010 && c <= 0x201F) ? 80 : 105;
}

int svg_add_text(struct buf *out, const char *s, int x, int y, int room,
		 const struct svg_font *font)
{
	size_t start, end, length = strlen(s);
	struct wrap wrap;
	int lines = 0;

	buf_add_format(out, "<text font-size=\"%d\"%s>", font->size,
		       font->italic ? " font-style=\"italic\"" : "");
	wrap_init(&wrap, s, length);
	wrap.measure = svg_char_width;
	for (; wrap_next(&wrap, room * EM / font->size, &start, &end); lines++) {
		buf_add_format(out, "<tspan x=\"%d\" y=\"%d\">", x,
			       y + lines * font->line + font->size);
		xml_add(out, s + start, end - start);
		/* A blank keeps words apart where the lines are read as one text. */
		buf_add(out, wrap.at < length ? " </tspan>" : "</tspan>");
	}
	wrap_release(&wrap);
	buf_add(out, "</text>\n");
	return lines;
}
