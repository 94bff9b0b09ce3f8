/* lines.c - the lines of a config file. */
#include "config/lines.h"

#include <string.h>

#include "base/text.h"

static const char MARK[] = "\xEF\xBB\xBF"; /* a byte order mark */

void lines_start(struct lines *l, const char *text, size_t length)
{
	size_t mark = sizeof MARK - 1;
	bool marked = length >= mark && !memcmp(text, MARK, mark);

	*l = (struct lines){.at = text + (marked ? mark : 0), .end = text + length};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct span trimmed(const char *from, const char *to)
{
	while (from < to && is_blank(*from))
		from++;
	while (from < to && is_blank(to[-1]))
		to--;
	return (struct span){from, (size_t)(to - from)};
}

/* Returns how many bytes stand before the comment. */
static size_t length_without_comment(struct span all)
{
	for (size_t i = 0; i < all.length; i++)
		if (all.s[i] == '#' && (i == 0 || is_blank(all.s[i - 1])))
			return i;
	return all.length;
}

/* Looks for a character that may not be there, in a comment neither. */
static bool has_odd_character(struct line *line)
{
	const char *at = line->all.s, *end = at + line->all.length;
	size_t taken;

	for (; at < end; at += taken) {
		uint32_t c = text_read(at, (size_t)(end - at), &taken);

		if (c == '\t' || (c != TEXT_INVALID && !text_is_control(c)))
			continue;
		line->odd = c;
		line->name = (struct span){at, taken};
		return true;
	}
	return false;
}

static void take_apart(struct line *line)
{
	size_t length = length_without_comment(line->all);
	const char *start = line->all.s, *end = start + length;
	const char *equals = memchr(start, '=', length);

	line->name = trimmed(start, equals ? equals : end);
	if (has_odd_character(line)) {
		line->kind = LINE_BAD;
	} else if (equals && line->name.length) {
		line->kind = LINE_SETTING;
		line->value = trimmed(equals + 1, end);
	} else {
		line->kind = equals || line->name.length ? LINE_MALFORMED : LINE_BLANK;
	}
}

bool lines_next(struct lines *l, struct line *line)
{
	const char *start = l->at, *end;

	if (start == l->end)
		return false;
	end = memchr(start, '\n', (size_t)(l->end - start));
	l->at = end ? end + 1 : l->end;
	if (!end)
		end = l->end;
	/* Of the last line, too: whoever appends one completes the end of this. */
	if (end > start && end[-1] == '\r')
		end--;
	*line = (struct line){.number = ++l->number,
			      .all = {start, (size_t)(end - start)}};
	take_apart(line);
	return true;
}

uint32_t line_column(const struct line *line, const char *at)
{
	uint32_t column = 1;
	size_t taken;

	for (const char *c = line->all.s; c < at; c += taken, column++)
		text_read(c, (size_t)(at - c), &taken);
	return column;
}

bool span_is(struct span span, const char *s)
{
	return strlen(s) == span.length && !memcmp(span.s, s, span.length);
}
