/* line_reader.h - lines of text from a pipe or a terminal, whatever it sends. May be
 * included by everyone.
 *
 * A line ends at LF, CR or CR LF. A byte order mark before the first is left out, a zero
 * byte, which would hide what comes after it, becomes another control character, and of
 * what is longer than anybody types only the beginning is kept. */
#ifndef TUNTUN_BASE_LINE_READER_H
#define TUNTUN_BASE_LINE_READER_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"

enum { LONGEST_LINE = 64 * 1024 /* bytes */ };

struct line_reader {
	FILE *in; /* borrowed; the rest begins as all zeroes */
	struct buf line;
	bool started, after_return;
};

/* Returns the next line, without its end: the caller may change it, and has it until the
 * next call. NULL at the end of the input. */
char *line_reader_next(struct line_reader *r);

/* Waits for input or for something else, whichever is first: `fd` (-1: none) can be read
 * from, or clock_now_ms() is `wake_at` (-1: never). Returns whether it was that. The stream
 * must have no buffer (setvbuf()), or be no file: then there is always input. */
bool line_reader_is_woken(const struct line_reader *r, int fd, long long wake_at);

void line_reader_release(struct line_reader *r);

#endif
