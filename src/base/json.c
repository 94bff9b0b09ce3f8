/* json.c - strings of JSON, written where no library is wanted. */
#include "base/json.h"

#include <string.h>

#include "base/text.h"

/* "</script>" would end the JSON where it stands in HTML, and "<!--" begins a comment. */
static bool is_escaped(uint32_t c)
{
	return text_is_control(c) || (c < 0x80 && strchr("\"\\<>&", (int)c));
}

void json_add_string(struct buf *out, const char *s)
{
	size_t length = strlen(s), taken;

	buf_add_char(out, '"');
	for (; length; s += taken, length -= taken) {
		uint32_t c = text_read(s, length, &taken);

		if (c == TEXT_INVALID)
			text_add_inert(out, s, taken);
		else if (is_escaped(c))
			buf_add_format(out, "\\u%04x", (unsigned)c);
		else
			buf_add_bytes(out, s, taken);
	}
	buf_add_char(out, '"');
}
