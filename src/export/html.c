/* html.c - what HTML is made of. */
#include "export/html.h"

#include <stdbool.h>
#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "export/words.h"
#include "export/writer.h"

enum { MODULE = 4 /* pixels a side of a QR code's module */ };

void html_add_string(struct buf *out, const char *s)
{
	text_add_escaped(out, s, strlen(s));
}

void html_add_literal(struct buf *out, const char *s)
{
	bool is_address = address_is_valid(s);

	if (!*s)
		return;
	if (is_address) {
		buf_add(out, "<a href=\"");
		html_add_string(out, s);
		buf_add(out, "\" rel=\"noreferrer\">");
	}
	buf_add(out, "<code>");
	html_add_string(out, s);
	buf_add(out, is_address ? "</code></a>" : "</code>");
}

void html_add_text(struct buf *out, const char *text)
{
	static const struct words_style style = {text_add_escaped, html_add_literal};

	words_add(out, &style, text);
}

void html_add_anchor(struct buf *out, const char *text)
{
	writer_add_anchor(out, text);
}

/* Adds the dark modules as one path: runs in a row, each a rectangle. */
static void add_modules(struct buf *out, const struct qr *qr)
{
	for (int row = 0; row < qr->size; row++)
		for (int column = 0, run; column < qr->size; column += run) {
			const unsigned char *at = qr->dark + row * qr->size + column;

			for (run = 1; column + run < qr->size && !at[run] == !*at; run++)
				;
			if (*at)
				buf_add_format(out, "M%d %dh%dv1h-%dz", column + QR_QUIET,
					       row + QR_QUIET, run, run);
		}
}

void html_add_qr(struct buf *out, const struct qr *qr, const char *text)
{
	int side = qr->size + 2 * QR_QUIET;

	buf_add_format(
		out,
		"<svg class=\"qr\" role=\"img\" width=\"%d\" height=\"%d\" "
		"viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\" aria-label=\"",
		side * MODULE, side * MODULE, side, side);
	html_add_string(out, text);
	buf_add_format(out, "\"><path fill=\"#fff\" d=\"M0 0h%dv%dh-%dz\"/>", side, side,
		       side);
	buf_add(out, "<path fill=\"#000\" d=\"");
	add_modules(out, qr);
	buf_add(out, "\"/></svg>");
}
