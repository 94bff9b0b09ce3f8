/* line_reader.h - lines of text from a pipe or a terminal, whatever it sends. Included by
 * the front-ends that read lines.
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

void line_reader_release(struct line_reader *r);

#endif
