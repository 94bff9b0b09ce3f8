/* html.c - what HTML is made of. */
#include "export/html.h"

#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "export/phrases.h"

enum { MODULE = 4 /* pixels a side of a QR code's module */ };

void html_add_literal(struct buf *out, const char *s)
{
	if (!*s)
		return;
	if (address_is_valid(s))
		html_add(out, "<a href=\"%s\" rel=\"noreferrer\"><code>%s</code></a>", s,
			 s);
	else
		html_add(out, "<code>%s</code>", s);
}

/* Appends a text whose literals stand in `backticks`. */
static void add_text(struct buf *out, const char *text)
{
	static const struct phrases_style style = {xml_add, html_add_literal};

	phrases_add(out, &style, text);
}

void html_add_argument(struct buf *out, char kind, va_list *arguments)
{
	switch (kind) {
	case 'r':
		add_text(out, va_arg(*arguments, const char *));
		break;
	case 'l':
		html_add_literal(out, va_arg(*arguments, const char *));
		break;
	case 'a':
		xml_add_anchor(out, va_arg(*arguments, const char *));
		break;
	case 'u':
		buf_add_format(out, "%u", va_arg(*arguments, unsigned));
		break;
	default:
		xml_add_string(out, va_arg(*arguments, const char *));
	}
}

void html_add(struct buf *out, const char *markup, ...)
{
	va_list arguments;

	va_start(arguments, markup);
	for (size_t plain; *markup; markup += plain) {
		plain = strcspn(markup, "%");
		buf_add_bytes(out, markup, plain);
		if (markup[plain]) {
			html_add_argument(out, markup[plain + 1], &arguments);
			plain += 2;
		}
	}
	va_end(arguments);
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
	xml_add_string(out, text);
	buf_add_format(out, "\"><path fill=\"#fff\" d=\"M0 0h%dv%dh-%dz\"/>", side, side,
		       side);
	buf_add(out, "<path fill=\"#000\" d=\"");
	add_modules(out, qr);
	buf_add(out, "\"/></svg>");
}
