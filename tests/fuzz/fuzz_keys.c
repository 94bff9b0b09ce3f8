/* fuzz_keys.c - any bytes as what a terminal sends.
 *
 * By the first byte, the others are taken as they are, or choose pieces of text and control
 * sequences: of these no byte may come out as text, and all of the text must. */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "curses/decode.h"
#include "fuzz.h"

const char fuzz_name[] = "keys";

enum { DELAY = 50, TEXT_BIT = 1, MOUSE_BIT = 2, SILENCE = 0xFE };

struct source {
	const uint8_t *bytes;
	size_t length;
};

static uint8_t next(struct source *from)
{
	if (from->length == 0)
		return 0;
	from->length--;
	return *from->bytes++;
}

/* --- what must always hold --------------------------------------------------------------- */

struct heard {
	bool pasting;
	size_t events;
	struct buf text;
};

static void hear(struct decoder *d, struct heard *h)
{
	struct decoder_event event;

	FUZZ_HOLDS(d->event_count <= DECODER_EVENTS);
	while (decoder_next(d, &event)) {
		uint32_t press = event.press;

		h->events++;
		FUZZ_HOLDS(press != PRESS_NONE && press <= PRESS_LAST && press != 0);
		FUZZ_HOLDS(event.row >= 0 && event.column >= 0);
		if (press == PRESS_PASTE || press == PRESS_PASTE_END) {
			FUZZ_HOLDS(h->pasting == (press == PRESS_PASTE_END));
			h->pasting = !h->pasting;
		} else if (h->pasting) {
			FUZZ_HOLDS(press == PRESS_ENTER || press == PRESS_TAB ||
				   (press >= ' ' && press < PRESS_NONE));
		}
		FUZZ_HOLDS(press < 0x80 || press >= 0xA0);
		if (press >= ' ' && press < 0x7F)
			buf_add_format(&h->text, "%c", (int)press);
	}
}

static void pass_time(struct decoder *d, struct heard *h)
{
	FUZZ_HOLDS(decoder_patience(d) >= -1);
	decoder_expire(d);
	hear(d, h);
	FUZZ_HOLDS(decoder_patience(d) == -1 && d->state == DECODER_GROUND);
	FUZZ_HOLDS(!h->pasting);
}

static void feed(struct decoder *d, struct heard *h, const struct buf *bytes)
{
	for (size_t i = 0; i < bytes->length; i++) {
		decoder_feed(d, (unsigned char)bytes->s[i]);
		hear(d, h);
	}
}

/* --- text and control sequences ---------------------------------------------------------- */

static void add_byte(struct buf *out, unsigned char byte)
{
	buf_add_bytes(out, (const char *)&byte, 1);
}

/* Appends some bytes between two. */
static void add_between(struct buf *out, struct source *from, unsigned first,
			unsigned last)
{
	for (unsigned count = next(from) % 12; count > 0; count--)
		add_byte(out, (unsigned char)(first + next(from) % (last - first + 1)));
}

/* A control sequence, but for those few that are text, or that are longer. */
static void add_csi(struct buf *out, struct source *from)
{
	size_t start = out->length + 2;
	unsigned char last;

	buf_add(out, "\033[");
	add_between(out, from, '0', '?');
	if (next(from) % 4 == 0)
		add_between(out, from, ' ', '/');
	last = (unsigned char)('@' + next(from) % ('~' - '@' + 1));
	if (out->length == start && last == '[')
		last = 't';
	add_byte(out, last);
	if (last == 'M' && out->length == start + 1)
		buf_add(out, " xy");
}

static void add_string(struct buf *out, struct source *from)
{
	add_byte(out, '\033');
	add_byte(out, (unsigned char)"]PX^_"[next(from) % 5]);
	add_between(out, from, ' ', '~');
	if (next(from) % 3 == 0)
		buf_add(out, "\303\234\303\235");
	add_between(out, from, ' ', '~');
	buf_add(out, next(from) % 2 ? "\007" : "\033\\");
}

static void add_other(struct buf *out, struct source *from)
{
	add_byte(out, '\033');
	switch (next(from) % 4) {
	case 0: /* SS3, but for the digits of a keypad */
		add_byte(out, 'O');
		add_between(out, from, '0', '?');
		add_byte(out, (unsigned char)('@' + next(from) % ('o' - '@' + 1)));
		break;
	case 1: /* Esc, intermediate bytes, and the last */
		add_byte(out, (unsigned char)(' ' + next(from) % 16));
		add_byte(out, (unsigned char)('0' + next(from) % ('~' - '0' + 1)));
		break;
	case 2: /* Alt and a letter */
		add_byte(out, (unsigned char)('a' + next(from) % 26));
		break;
	default:
		buf_add(out, "\303\251");
	}
}

static void add_piece(struct buf *out, struct buf *text, struct source *from)
{
	size_t start = out->length;

	switch (next(from) % 4) {
	case 0:
		add_csi(out, from);
		break;
	case 1:
		add_string(out, from);
		break;
	case 2:
		add_other(out, from);
		break;
	default:
		add_between(out, from, ' ', '~');
		buf_add_bytes(text, buf_string(out) + start, out->length - start);
	}
}

static void check_pieces(struct decoder *d, struct heard *h, struct source *from)
{
	struct buf bytes = {0}, text = {0};

	while (from->length > 0)
		add_piece(&bytes, &text, from);
	feed(d, h, &bytes);
	FUZZ_HOLDS(!strcmp(buf_string(&text), buf_string(&h->text)));
	buf_release(&bytes);
	buf_release(&text);
}

/* --- any bytes --------------------------------------------------------------------------- */

static void check_bytes(struct decoder *d, struct heard *h, struct source *from)
{
	size_t fed = 0;

	while (from->length > 0) {
		uint8_t byte = next(from);

		fed++;
		if (byte == SILENCE) {
			pass_time(d, h);
			continue;
		}
		decoder_feed(d, byte);
		hear(d, h);
		FUZZ_HOLDS(h->events <= 2 * fed);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct source from = {bytes, size};
	uint8_t how = next(&from);
	struct heard h = {0};
	struct decoder d;

	decoder_init(&d, DELAY);
	d.mouse = how & MOUSE_BIT;
	if (how & TEXT_BIT)
		check_pieces(&d, &h, &from);
	else
		check_bytes(&d, &h, &from);
	pass_time(&d, &h);
	buf_release(&h.text);
	return 0;
}
