/* xml.c - text in XML and HTML. */
#include "base/xml.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

#include "base/text.h"

/* Code points that are set aside, of which XML refuses some. */
static bool is_no_character(uint32_t c)
{
	return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

void xml_add(struct buf *out, const char *s, size_t length)
{
	static const char signs[] = "&<>\"'";
	static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;",
					       "&#39;"};
	size_t taken;

	for (; length; s += taken, length -= taken) {
		uint32_t c = text_read(s, length, &taken);
		const char *sign = c && c < 0x80 ? strchr(signs, (int)c) : NULL;

		if (sign)
			buf_add(out, entities[sign - signs]);
		else if (is_no_character(c))
			buf_add(out, "\xEF\xBF\xBD");
		else
			text_add_inert(out, s, taken);
	}
}

void xml_add_string(struct buf *out, const char *s)
{
	xml_add(out, s, strlen(s));
}

void xml_add_anchor(struct buf *out, const char *text)
{
	for (; *text; text++)
		if (isalnum((unsigned char)*text) || *text == '-' || *text == '.')
			buf_add_char(out, *text);
		else
			buf_add_format(out, "_%02X", (unsigned char)*text);
}
