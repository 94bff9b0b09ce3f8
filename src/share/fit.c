/* fit.c - a page on one sheet of paper. */
#include "share/fit.h"

#include <string.h>

#include "base/text.h"
#include "base/wrap.h"
#include "export/export.h"

enum {
	POINTS = 72,			/* of an inch */
	WIDTH = 595 - 2 * SHARE_MARGIN, /* of the text on A4, in points */
	HEIGHT = 842 - 2 * SHARE_MARGIN
};

static void add_line(struct buf *out, const char *s, size_t length)
{
	buf_add_bytes(out, s, length);
	buf_add_char(out, '\n');
}

/* Appends a text, its longer lines folded; returns the number of lines. */
static int add_folded(struct buf *out, const char *text, int columns)
{
	int lines = 0;

	for (size_t length; *text; text += length + (text[length] == '\n')) {
		size_t start, end;
		struct wrap wrap;

		length = strcspn(text, "\n");
		if (text_columns(text, length) <= columns) {
			add_line(out, text, length);
			lines++;
			continue;
		}
		wrap_init(&wrap, text, length);
		for (; wrap_next(&wrap, columns, &start, &end); lines++)
			add_line(out, text + start, end - start);
		wrap_release(&wrap);
	}
	return lines;
}

struct share_pitch share_fit_page(const struct page *page, struct buf *text)
{
	/* The largest letters first. */
	static const struct share_pitch pitches[] = {{10, 6}, {12, 7},	{14, 8},
						     {15, 9}, {17, 10}, {20, 12}};
	size_t last = sizeof pitches / sizeof *pitches - 1, i = 0;

	for (;; i++) {
		int columns = WIDTH * pitches[i].cpi / POINTS, lines;
		struct buf document = {0};

		buf_clear(text);
		export_page(&document, page, EXPORT_TEXT, columns);
		lines = add_folded(text, buf_string(&document), columns);
		buf_release(&document);
		if (i == last || lines <= HEIGHT * pitches[i].lpi / POINTS)
			return pitches[i];
	}
}
