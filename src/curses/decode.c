/* decode.c - the state machine behind decode.h. */
#include "curses/decode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/text.h"

enum {
	BEL = 0x07,
	CAN = 0x18,
	SUB = 0x1A,
	ESC = 0x1B,
	DEL = 0x7F,
	SEQUENCE_GAP = 500, /* milliseconds within what has begun, on a slow line too */
	PASTE_GAP = 2000,   /* after which a paste is over whose end was lost */
	UNMARKED_GAP = 30   /* or one whose end nothing tells */
};

static void take_byte(struct decoder *d, unsigned char byte);

void decoder_init(struct decoder *d, int escape_delay)
{
	memset(d, 0, sizeof *d);
	d->escape_delay = escape_delay;
}

bool decoder_next(struct decoder *d, struct decoder_event *event)
{
	if (d->event_count == 0)
		return false;
	*event = d->events[0];
	d->event_count--;
	memmove(d->events, d->events + 1, d->event_count * sizeof *event);
	return true;
}

/* --- what comes out ---------------------------------------------------------------------- */

static void emit_at(struct decoder *d, uint32_t press, int row, int column)
{
	if (d->event_count < DECODER_EVENTS)
		d->events[d->event_count++] = (struct decoder_event){press, row, column};
}

/* What may stand in a paste: text. */
static bool is_pasted(uint32_t press)
{
	return (press >= ' ' && press < PRESS_NONE && press != DEL) ||
	       press == PRESS_ENTER || press == PRESS_TAB;
}

static void emit(struct decoder *d, uint32_t press)
{
	if (press == PRESS_NONE)
		return;
	if (press == PRESS_PASTE || press == PRESS_PASTE_END) {
		/* A beginning within a paste, and an end without one, mean nothing. */
		if (d->pasting == (press == PRESS_PASTE))
			return;
		d->pasting = press == PRESS_PASTE;
		d->unmarked = false;
	} else if (d->pasting && !is_pasted(press)) {
		return;
	}
	emit_at(d, press, 0, 0);
}

/* What has begun is complete, or is left. */
static void finish(struct decoder *d, uint32_t press)
{
	d->state = DECODER_GROUND;
	d->length = 0;
	emit(d, press);
}

/* What has begun cannot go on so: the byte is looked at as if nothing had begun. */
static void abandon(struct decoder *d, unsigned char byte)
{
	finish(d, PRESS_NONE);
	take_byte(d, byte);
}

/* --- sequences --------------------------------------------------------------------------- */

static void emit_mouse(struct decoder *d, unsigned button, int column, int row)
{
	enum { MODIFIERS = 4 | 8 | 16, WHEEL_UP = 64, WHEEL_DOWN = 65 };
	uint32_t press = PRESS_NONE;

	button &= ~(unsigned)MODIFIERS;
	if (button == 0)
		press = PRESS_CLICK;
	else if (button == WHEEL_UP)
		press = PRESS_WHEEL_UP;
	else if (button == WHEEL_DOWN)
		press = PRESS_WHEEL_DOWN;
	if (press != PRESS_NONE && d->mouse && !d->pasting && row >= 0 && column >= 0)
		emit_at(d, press, row, column);
}

/* Keys as terminals since the VT100 send them: by the last byte, and before a tilde by
 * their number. */
static uint32_t known_press(unsigned long number, unsigned char last)
{
	static const struct {
		unsigned number;
		unsigned char last;
		uint32_t press;
	} known[] = {
		{0, 'A', PRESS_UP},	  {0, 'B', PRESS_DOWN},
		{0, 'C', PRESS_RIGHT},	  {0, 'D', PRESS_LEFT},
		{0, 'H', PRESS_HOME},	  {0, 'F', PRESS_END},
		{0, 'P', PRESS_F1},	  {0, 'Q', PRESS_F2},
		{0, 'R', PRESS_F3},	  {0, 'S', PRESS_F4},
		{0, 'Z', PRESS_BACK_TAB}, {0, 'M', PRESS_ENTER},
		{1, '~', PRESS_HOME},	  {7, '~', PRESS_HOME},
		{4, '~', PRESS_END},	  {8, '~', PRESS_END},
		{5, '~', PRESS_PAGE_UP},  {6, '~', PRESS_PAGE_DOWN},
		{11, '~', PRESS_F1},	  {12, '~', PRESS_F2},
		{13, '~', PRESS_F3},	  {14, '~', PRESS_F4},
		{15, '~', PRESS_F5},	  {17, '~', PRESS_F6},
		{18, '~', PRESS_F7},	  {19, '~', PRESS_F8},
		{20, '~', PRESS_F9},	  {21, '~', PRESS_F10},
		{200, '~', PRESS_PASTE},  {201, '~', PRESS_PASTE_END},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].number == number && known[i].last == last)
			return known[i].press;
	return PRESS_NONE;
}

/* What a complete sequence after Esc [ is: a key, or nothing. */
static uint32_t csi_press(struct decoder *d)
{
	const char *s = (const char *)d->bytes + 2;
	char last = (char)d->bytes[d->length - 1], *end;
	unsigned button, column, row;
	unsigned long number;

	if (*s == 'M')
		emit_mouse(d, d->bytes[3] - (unsigned)' ', d->bytes[4] - ' ' - 1,
			   d->bytes[5] - ' ' - 1);
	else if (last == 'M' && sscanf(s, "<%5u;%5u;%5uM", &button, &column, &row) == 3)
		emit_mouse(d, button, (int)column - 1, (int)row - 1);
	if (last == 'M')
		return PRESS_NONE;
	if (*s == '[') /* the Linux console's function keys */
		return last >= 'A' && last <= 'E' ? PRESS_F1 + (uint32_t)(last - 'A')
						  : PRESS_NONE;
	number = strtoul(s, &end, 10);
	/* As some report a key without Shift, Ctrl or Alt. */
	if (end[0] == ';' && end[1] == '1')
		end += 2;
	if (last != '~' && number == 1)
		number = 0;
	return *end == last ? known_press(number, (unsigned char)last) : PRESS_NONE;
}

/* What a complete sequence is. Without a meaning of its own it is Alt and a key. */
static uint32_t sequence_press(struct decoder *d)
{
	unsigned char last = d->bytes[d->length - 1];

	if (d->length == DECODER_SEQUENCE)
		return PRESS_NONE; /* it was longer */
	if (d->bytes[1] == '[')
		return csi_press(d);
	/* Where there are no function keys: Esc and their digit. */
	if (d->length == 2 && last >= '0' && last <= '9')
		return last == '0' ? PRESS_F10 : PRESS_F1 + (uint32_t)(last - '1');
	if (d->bytes[1] != 'O' || d->length > 3)
		return PRESS_NONE;
	/* A numeric keypad has digits. */
	return last >= 'p' && last <= 'y' ? (uint32_t)('0' + last - 'p')
					  : known_press(0, last);
}

/* Does this byte, its last, complete a sequence? */
static bool is_complete(const struct decoder *d, unsigned char last)
{
	unsigned char kind = d->bytes[1], third = d->bytes[2];

	if (d->length == 2)
		return (last < ' ' || last >= '0') && last != '[' && last != 'O';
	if (kind != '[')
		return last >= (kind == 'O' ? '@' : '0');
	if (third == 'M') /* the mouse as the first xterm reported it: three bytes more */
		return d->length == 6;
	if (third == '[')
		return d->length == 4;
	return last >= '@';
}

/* Takes a byte after an Esc. */
static void add_to_sequence(struct decoder *d, unsigned char byte)
{
	bool is_first = d->length == 1;
	bool in_mouse = d->length > 2 && d->bytes[1] == '[' && d->bytes[2] == 'M';

	if (is_first && byte == ESC) {
		finish(d, PRESS_ESCAPE);
		take_byte(d, byte);
	} else if (!is_first && (byte < ' ' || (byte >= DEL && !in_mouse))) {
		abandon(d, byte);
	} else if (is_first && byte && strchr("]PX^_", byte)) {
		d->state = DECODER_STRING;
	} else {
		if (d->length < DECODER_SEQUENCE)
			d->bytes[d->length++] = byte;
		d->bytes[d->length] = '\0';
		if (is_complete(d, byte))
			finish(d, sequence_press(d));
	}
}

/* --- characters ---------------------------------------------------------------------------- */

/* The key that sends a control character. */
static uint32_t control_press(unsigned char byte)
{
	switch (byte) {
	case '\r':
	case '\n':
		return PRESS_ENTER;
	case '\t':
		return PRESS_TAB;
	case '\b':
	case DEL:
		return PRESS_BACKSPACE;
	default:
		return byte ? byte : PRESS_NONE;
	}
}

static void add_to_character(struct decoder *d, unsigned char byte)
{
	bool is_first = d->length == 0;
	int taken;
	ucs4_t c;

	d->bytes[d->length++] = byte;
	taken = u8_mbtoucr(&c, d->bytes, d->length);
	if (taken == -2)
		d->state = DECODER_CHARACTER; /* there is more of it */
	else if (taken == -1 && !is_first && (byte & 0xC0) != 0x80)
		abandon(d, byte);
	else
		finish(d, taken == -1 || text_is_control(c) ? PRESS_NONE : c);
}

/* --- bytes ------------------------------------------------------------------------------- */

static void take_byte(struct decoder *d, unsigned char byte)
{
	switch (d->state) {
	case DECODER_GROUND:
		if (byte == ESC) {
			d->bytes[d->length++] = byte;
			d->state = DECODER_CONTROL;
		} else if (byte >= 0x80) {
			add_to_character(d, byte);
		} else {
			emit(d, byte < ' ' || byte == DEL ? control_press(byte) : byte);
		}
		break;
	case DECODER_CHARACTER:
		add_to_character(d, byte);
		break;
	case DECODER_CONTROL:
		add_to_sequence(d, byte);
		break;
	case DECODER_STRING:
		/* One that an Esc ends is followed by a backslash: Alt and a key. */
		if (byte == ESC)
			abandon(d, byte);
		else if (byte == BEL || byte == CAN || byte == SUB)
			finish(d, PRESS_NONE);
		break;
	}
}

void decoder_feed(struct decoder *d, unsigned char byte)
{
	if (d->unmarked && !decoder_is_text(byte))
		finish(d, PRESS_PASTE_END);
	take_byte(d, byte);
}

bool decoder_is_text(unsigned char byte)
{
	return (byte >= ' ' && byte != DEL) || byte == '\t' || byte == '\r' ||
	       byte == '\n';
}

void decoder_begin_paste(struct decoder *d)
{
	emit(d, PRESS_PASTE);
	d->unmarked = true;
}

int decoder_patience(const struct decoder *d)
{
	if (d->unmarked)
		return UNMARKED_GAP;
	if (d->pasting)
		return d->escape_delay > PASTE_GAP ? d->escape_delay : PASTE_GAP;
	if (d->state == DECODER_GROUND)
		return -1;
	if (d->state != DECODER_CONTROL)
		return SEQUENCE_GAP;
	if (d->length == 1)
		return d->escape_delay;
	/* Nobody types so much: the rest will come. */
	return d->bytes[1] == '[' && d->length > 2 ? -1 : SEQUENCE_GAP;
}

void decoder_expire(struct decoder *d)
{
	uint32_t press = PRESS_NONE;

	if (d->pasting)
		press = PRESS_PASTE_END;
	else if (d->state == DECODER_CONTROL && d->length == 1)
		press = PRESS_ESCAPE;
	finish(d, press);
}

void decoder_reset(struct decoder *d)
{
	d->pasting = d->unmarked = false;
	d->event_count = 0;
	finish(d, PRESS_NONE);
}
