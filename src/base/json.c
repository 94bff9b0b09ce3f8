/* json.c - JSON inside of HTML. */
#include "base/json.h"

#include <string.h>

/* "</script>" would end the JSON where it stands in HTML, and "<!--" begins a comment. Outside
 * of strings JSON has none of these signs. */
static int add_escaped(const char *s, size_t length, void *out)
{
	for (size_t i = 0; i < length; i++)
		if (strchr("<>&\x7f", s[i]))
			buf_add_format(out, "\\u%04X", (unsigned)s[i]);
		else
			buf_add_char(out, s[i]);
	return 0;
}

void json_add(struct buf *out, json_t *value)
{
	json_dump_callback(value, add_escaped, out,
			   JSON_COMPACT | JSON_ENSURE_ASCII | JSON_ENCODE_ANY);
	json_decref(value);
}
