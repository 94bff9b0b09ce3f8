/* input.c - see input.h. */
#include "curses/input.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/clock.h"

enum {
	ESC_DELAY = 50, /* milliseconds; ncurses would wait a second */
	MAX_ESC_DELAY = 5000,
	BURST = 64 /* so many that came at once: nobody has typed them */
};
_Static_assert(ESC_DELAY <= 100, "it reacts within a tenth of a second");

/* How long to wait for what may follow an Esc. */
static int escape_delay(void)
{
	const char *delay = getenv("ESCDELAY");
	char *end;
	long n = delay ? strtol(delay, &end, 10) : -1;

	return n >= 0 && n <= MAX_ESC_DELAY && end > delay && !*end ? (int)n : ESC_DELAY;
}

void input_init(struct input *in)
{
	*in = (struct input){0};
	decoder_init(&in->decoder, escape_delay());
}

/* Finds a paste without its mark where the next key begins: so much text at once nobody has
 * typed; and less of it, if the mark of an end follows: the line had halted, and the paste
 * was left. Looks at each run of text once. */
static void find_paste(struct input *in)
{
	static const char mark[] = "\033[201~";
	size_t start = in->at, end = start, left;

	if (start < in->seen || in->decoder.pasting ||
	    in->decoder.state != DECODER_GROUND)
		return;
	while (end < in->length && decoder_is_text(in->bytes[end]))
		end++;
	left = in->length - end;
	if (end - start >= BURST || (end > start && left >= strlen(mark) &&
				     !memcmp(in->bytes + end, mark, strlen(mark))))
		decoder_begin_paste(&in->decoder);
	in->seen = end;
}

/* Reads what has come; returns false where nothing has. */
static bool read_input(struct input *in)
{
	struct pollfd ready = {.fd = STDIN_FILENO, .events = POLLIN};
	ssize_t n;

	if (poll(&ready, 1, 0) <= 0)
		return false;
	n = read(STDIN_FILENO, in->bytes, sizeof in->bytes);
	if (n <= 0)
		return false;
	in->at = in->seen = 0;
	in->length = (size_t)n;
	in->silent = 0;
	return true;
}

bool input_next(struct input *in, struct decoder_event *event)
{
	while (!decoder_next(&in->decoder, event)) {
		if (in->at < in->length) {
			find_paste(in);
			decoder_feed(&in->decoder, in->bytes[in->at++]);
		} else if (!read_input(in)) {
			if (decoder_patience(&in->decoder) >= 0 && in->length > 0)
				in->heard = clock_now_ms();
			in->at = in->length = 0;
			return false;
		}
	}
	return true;
}

long long input_until(const struct input *in)
{
	int patience = decoder_patience(&in->decoder);

	return patience < 0 ? -1 : in->heard + patience;
}

void input_drop(struct input *in)
{
	tcflush(STDIN_FILENO, TCIFLUSH);
	in->at = in->length = 0;
	decoder_reset(&in->decoder);
}
