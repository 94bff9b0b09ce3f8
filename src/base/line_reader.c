/* line_reader.c - lines of text from a pipe or a terminal. */
#include "base/line_reader.h"

#include <string.h>

/* Reads up to the end of a line, and does not wait for a line feed after a carriage return:
 * whoever ends lines by the latter alone would not be answered. Returns false at the end of
 * the input. */
static bool read_bytes(struct line_reader *r)
{
	int c;

	while ((c = getc(r->in)) != EOF) {
		bool is_second = c == '\n' && r->after_return;

		r->after_return = c == '\r';
		if (is_second)
			continue;
		if (c == '\n' || c == '\r')
			return true;
		if (r->line.length < LONGEST_LINE)
			buf_add_char(&r->line, c ? (char)c : '\x01');
	}
	return r->line.length > 0;
}

char *line_reader_next(struct line_reader *r)
{
	static const char mark[] = "\xEF\xBB\xBF"; /* byte order mark */
	size_t skipped = 0;

	buf_clear(&r->line);
	if (!read_bytes(r))
		return NULL;
	buf_add(&r->line, "");
	if (!r->started && !strncmp(r->line.s, mark, strlen(mark)))
		skipped = strlen(mark);
	r->started = true;
	return r->line.s + skipped;
}

void line_reader_release(struct line_reader *r)
{
	buf_release(&r->line);
}
