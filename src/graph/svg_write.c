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

static int measure(const char *s, size_t length, size_t *taken)
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

/* Bold letters are wider. */
static int in_units(int hundredths, const struct svg_font *font)
{
	int weight = font->bold ? 118 : 100;

	return (hundredths * font->size * weight / 100 + EM - 1) / EM;
}

/* How many hundredths of the size fit into so many units. */
static int in_hundredths(int units, const struct svg_font *font)
{
	int weight = font->bold ? 118 : 100;

	return units * EM * 100 / (font->size * weight);
}

static int sum(const char *s, size_t length)
{
	int width = 0;
	size_t taken;

	for (; length && width < 100000; s += taken, length -= taken)
		width += measure(s, length, &taken);
	return width;
}

int svg_width(const char *s, size_t length, const struct svg_font *font)
{
	return in_units(sum(s, length), font);
}

/* A line; a blank behind it keeps words apart where the lines are read as one text. */
static void add_line(struct buf *out, const char *s, size_t length, int x, int y,
		     bool goes_on)
{
	buf_add_format(out, "<tspan x=\"%d\" y=\"%d\">", x, y);
	xml_add(out, s, length);
	buf_add(out, goes_on ? " </tspan>" : "</tspan>");
}

/* Folds a text, and writes it unless `out` is NULL. */
static struct svg_extent fold(struct buf *out, const char *s, int x, int y, int room,
			      const struct svg_font *font)
{
	struct svg_extent extent = {0};
	size_t start, end, length = strlen(s);
	struct wrap wrap;

	wrap_init(&wrap, s, length);
	wrap.measure = measure;
	while (wrap_next(&wrap, in_hundredths(room, font), &start, &end)) {
		if (out)
			add_line(out, s + start, end - start, x,
				 y + extent.lines * font->line + font->size,
				 wrap.at < length);
		extent.last = svg_width(s + start, end - start, font);
		extent.lines++;
	}
	wrap_release(&wrap);
	return extent;
}

struct svg_extent svg_measure(const char *s, int room, const struct svg_font *font)
{
	return fold(NULL, s, 0, 0, room, font);
}

struct svg_extent svg_add_text(struct buf *out, const char *s, int x, int y, int room,
			       const struct svg_font *font, const char *class)
{
	struct svg_extent extent;

	buf_add_format(out, "<text font-size=\"%d\"", font->size);
	buf_add(out, font->bold ? " font-weight=\"700\"" : "");
	buf_add(out, font->italic ? " font-style=\"italic\"" : "");
	if (*class)
		buf_add_format(out, " class=\"%s\"", class);
	buf_add_char(out, '>');
	extent = fold(out, s, x, y, room, font);
	buf_add(out, "</text>\n");
	return extent;
}
