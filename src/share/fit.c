/* fit.c - a page on one sheet of paper. */
#include "share/fit.h"

#include <string.h>

#include "base/text.h"
#include "base/wrap.h"
#include "export/export.h"

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

const struct share_pitch *share_fit_page(const struct page *page, struct buf *text)
{
	const struct share_pitch *pitch = share_pitch(0), *next = pitch;

	for (size_t i = 1; next; next = share_pitch(i++)) {
		struct buf document = {0};

		pitch = next;
		buf_clear(text);
		export_page(&document, page, EXPORT_TEXT, pitch->columns);
		add_folded(text, buf_string(&document), pitch->columns);
		buf_release(&document);
		if (count_lines(text) <= pitch->lines)
			break;
	}
	return pitch;
}
