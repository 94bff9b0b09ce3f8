/* lines.h - the lines of a config file. Private to config/. */
#ifndef TUNTUN_CONFIG_LINES_H
#define TUNTUN_CONFIG_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A piece of the text, borrowed from it. */
struct span {
	const char *s;
	size_t length;
};

enum line_kind {
	LINE_BLANK, /* nothing, or only a comment */
	LINE_SETTING,
	LINE_MALFORMED,
	LINE_BAD /* with a character that may not be there, at `odd` */
};

struct line {
	enum line_kind kind;
	uint32_t number;  /* from 1 */
	struct span all;  /* without its end */
	struct span name; /* of LINE_SETTING; else where something is amiss */
	struct span value;
	uint32_t odd; /* the character; TEXT_INVALID for a byte that is not UTF-8 */
};

struct lines {
	const char *at, *end;
	uint32_t number;
};

/* Starts at the first line of a text, after a byte order mark. */
void lines_start(struct lines *l, const char *text, size_t length);

/* Stores the next line; returns false after the last. */
bool lines_next(struct lines *l, struct line *line);

/* Returns the column, from 1 and in characters, of a place in the line. */
uint32_t line_column(const struct line *line, const char *at);

/* Is the piece exactly this string? */
bool span_is(struct span span, const char *s);

#endif
