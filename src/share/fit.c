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

static int count_lines(const struct buf *text)
{
	int lines = 0;

	for (size_t i = 0; i < text->length; i++)
		lines += text->s[i] == '\n';
	return lines;
}

static void add_folded_line(struct buf *out, const char *line, size_t length, int columns)
{
	size_t start, end;
	struct wrap wrap;

	if (text_columns(line, length) <= columns) {
		buf_add_bytes(out, line, length);
		buf_add_char(out, '\n');
		return;
	}
	wrap_init(&wrap, line, length);
	while (wrap_next(&wrap, columns, &start, &end)) {
		buf_add_bytes(out, line + start, end - start);
		buf_add_char(out, '\n');
	}
	wrap_release(&wrap);
}

/* Appends a text, its longer lines folded. */
static void add_folded(struct buf *out, const char *text, int columns)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		add_folded_line(out, text, length, columns);
		text += length + (text[length] == '\n');
	}
}

struct share_pitch share_fit_page(const struct page *page, struct buf *text)
{
	/* The largest letters first. */
	static const struct share_pitch pitches[] = {{10, 6}, {12, 7},	{14, 8},
						     {15, 9}, {17, 10}, {20, 12}};
	size_t last = sizeof pitches / sizeof *pitches - 1, i = 0;

	for (;; i++) {
		int columns = WIDTH * pitches[i].cpi / POINTS;
		struct buf document = {0};

		buf_clear(text);
		export_page(&document, page, EXPORT_TEXT, columns);
		add_folded(text, buf_string(&document), columns);
		buf_release(&document);
		if (i == last || count_lines(text) <= HEIGHT * pitches[i].lpi / POINTS)
			return pitches[i];
	}
}
