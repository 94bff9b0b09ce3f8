/* line_reader.c - lines of text from a pipe or a terminal. */
#include "base/line_reader.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>

#include "base/clock.h"
#include "base/text.h"

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
	size_t mark;

	buf_clear(&r->line);
	if (!read_bytes(r))
		return NULL;
	buf_add(&r->line, "");
	mark = r->started ? 0 : text_mark(r->line.s, r->line.length);
	r->started = true;
	return r->line.s + mark;
}

bool line_reader_is_woken(const struct line_reader *r, int fd, long long wake_at)
{
	struct pollfd in[] = {{.fd = fileno(r->in), .events = POLLIN},
			      {.fd = fd, .events = POLLIN}};

	if ((fd < 0 && wake_at < 0) || in[0].fd < 0)
		return false;
	for (;;) {
		long long left = wake_at < 0 ? -1 : wake_at - clock_now_ms();
		int n;

		if (wake_at >= 0 && left <= 0)
			return true;
		n = poll(in, 2, left > INT_MAX ? INT_MAX : (int)left);
		if (n > 0)
			return !in[0].revents;
		if (n < 0 && errno != EINTR)
			return false;
	}
}

void line_reader_release(struct line_reader *r)
{
	buf_release(&r->line);
}
