/* codes.c - a code that belongs to one thing alone decides, whatever its names are. */
#include "names/codes.h"

#include <string.h>
#include <strings.h>

static bool is_in_code(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Returns how long the run is that begins here, of what is in no code, or of what may be: a byte
 * of another script is no end of one. */
static size_t run_of(const char *s, bool is_code)
{
	size_t length = 0;

	while (s[length] && (is_in_code(s[length]) || s[length] & 0x80) == is_code)
		length++;
	return length;
}

static bool is_code(const char *s, size_t length, uint32_t wanted)
{
	size_t in_code = 0;

	while (in_code < length && is_in_code(s[in_code]))
		in_code++;
	return in_code == length && length == wanted;
}

enum names_codes codes_compare(const struct tree *t, const char *line, bool *same)
{
	const struct tree_head *head = tree_head(t);
	const char *name = tree_string(t, head->name_code);
	const char *first = NULL;
	size_t count = 0;

	*same = false;
	if (head->name_code_length == 0)
		return NAMES_CODES_NONE;
	while (*(line += run_of(line, false))) {
		size_t length = run_of(line, true);
		const char *code = line;

		line += length;
		if (length == strlen(name) && !strncasecmp(code, name, length))
			continue;
		if (!is_code(code, length, head->name_code_length))
			return NAMES_CODES_WRONG;
		if (count++ == 0)
			first = code;
		*same = !strncasecmp(first, code, length);
	}
	if (count == 0)
		return NAMES_CODES_NONE;
	return count == 2 ? NAMES_CODES_DECIDE : NAMES_CODES_NOT_TWO;
}
