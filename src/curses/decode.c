/* decode.c - the state machine behind decode.h. */
#include "curses/decode.h"

#include <string.h>

#include "base/text.h"

enum {
	BEL = 0x07,
	CAN = 0x18,
	SUB = 0x1A,
	ESC = 0x1B,
	ST = 0x9C, /* string terminator, as one byte */
	DEL = 0x7F,
	SEQUENCE_GAP = 500, /* milliseconds within what has begun, on a slow line too */
	PASTE_GAP = 2000,   /* after which a paste is over whose end was lost */
	UNMARKED_GAP = 30,  /* or one whose end nothing tells */
	MOUSE_BYTES = 3,
	MAX_NUMBER = 65535
};

static void step(struct decoder *d, unsigned char byte);

void decoder_init(struct decoder *d, int escape_delay)
{
	memset(d, 0, sizeof *d);
	d->escape_delay = escape_delay;
}

void decoder_add_key(struct decoder *d, const char *s, uint32_t press)
{
	size_t length = s ? strlen(s) : 0;
	unsigned char first = length ? (unsigned char)*s : ' ';
	bool is_text = first >= ' ' && first != DEL;

	if (is_text || length > DECODER_KEY_BYTES || d->key_count == DECODER_KEYS ||
	    (first == ESC && length == 1))
		return;
	memcpy(d->keys[d->key_count].bytes, s, length);
	d->keys[d->key_count].length = length;
	d->keys[d->key_count++].press = press;
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
	d->alt = false;
	emit(d, press);
}

/* What has begun cannot go on so: the byte is looked at as if nothing had begun. */
static void abandon(struct decoder *d, unsigned char byte)
{
	finish(d, PRESS_NONE);
	step(d, byte);
}

/* --- the mouse --------------------------------------------------------------------------- */

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

/* The mouse as the first xterm reported it: button, column and row as a byte each. */
static void add_mouse_byte(struct decoder *d, unsigned char byte)
{
	const unsigned char *s = d->bytes;

	if (byte > 0 && byte < ' ') {
		abandon(d, byte);
		return;
	}
	d->bytes[d->length++] = byte;
	if (d->length < MOUSE_BYTES)
		return;
	if (s[0] >= ' ')
		emit_mouse(d, s[0] - (unsigned)' ', s[1] - ' ' - 1, s[2] - ' ' - 1);
	finish(d, PRESS_NONE);
}

/* --- control sequences ------------------------------------------------------------------- */

struct known {
	unsigned number;
	uint32_t press;
};

static uint32_t press_of(const struct known *known, size_t count, unsigned number)
{
	for (size_t i = 0; i < count; i++)
		if (known[i].number == number)
			return known[i].press;
	return PRESS_NONE;
}

/* Keys by the last byte, after Esc [ as after Esc O. */
static uint32_t letter_press(unsigned char c)
{
	static const struct known known[] = {
		{'A', PRESS_UP},   {'B', PRESS_DOWN}, {'C', PRESS_RIGHT},
		{'D', PRESS_LEFT}, {'H', PRESS_HOME}, {'F', PRESS_END},
		{'P', PRESS_F1},   {'Q', PRESS_F2},
	};

	return press_of(known, sizeof known / sizeof *known, c);
}

/* Keys by their number before a tilde. */
static uint32_t number_press(unsigned number)
{
	static const struct known known[] = {
		{1, PRESS_HOME},	{7, PRESS_HOME},    {4, PRESS_END},
		{8, PRESS_END},		{5, PRESS_PAGE_UP}, {6, PRESS_PAGE_DOWN},
		{11, PRESS_F1},		{12, PRESS_F2},	    {200, PRESS_PASTE},
		{201, PRESS_PASTE_END},
	};

	return press_of(known, sizeof known / sizeof *known, number);
}

/* Keys by their character before a "u": as terminals report them that a program has asked
 * to tell all keys apart. What has no character there has one of Unicode's private use. */
static uint32_t character_press(unsigned c)
{
	static const struct known known[] = {
		{'\t', PRESS_TAB},
		{'\r', PRESS_ENTER},
		{ESC, PRESS_ESCAPE},
		{DEL, PRESS_BACKSPACE},
	};
	bool is_text =
		(c > DEL && c < 0xE000 && !text_is_control(c)) || (c >= ' ' && c < DEL);

	return is_text ? c : press_of(known, sizeof known / sizeof *known, c);
}

/* The numbers of a control sequence, 0 for those that are not there. */
struct numbers {
	unsigned first, second, third;
	unsigned kind; /* of what happened to the key: the part of the second after ":" */
};

/* Returns where the next number ends that begins at `s`; stores it. */
static const unsigned char *read_number(const unsigned char *s, unsigned *number)
{
	*number = 0;
	for (; *s >= '0' && *s <= '9'; s++)
		if (*number <= MAX_NUMBER)
			*number = *number * 10 + (*s - '0');
	return s;
}

/* Reads the numbers of `s`, which ends with another character. */
static struct numbers read_numbers(const unsigned char *s)
{
	struct numbers n = {0};
	unsigned ignored;

	s = read_number(s, &n.first);
	while (*s == ':')
		s = read_number(s + 1, &ignored);
	if (*s == ';')
		s = read_number(s + 1, &n.second);
	if (*s == ':')
		s = read_number(s + 1, &n.kind);
	if (*s == ';')
		read_number(s + 1, &n.third);
	return n;
}

/* Is the key pressed alone? Caps Lock and Num Lock count for nothing. */
static bool is_plain(const struct numbers *n)
{
	enum { LOCKS = 64 | 128, RELEASED = 3 };

	return (n->second == 0 || ((n->second - 1) & ~(unsigned)LOCKS) == 0) &&
	       n->kind != RELEASED;
}

/* What a complete control sequence is: a key, or nothing. */
static uint32_t csi_press(struct decoder *d)
{
	const unsigned char *s = d->bytes + 2;
	unsigned char last = d->bytes[d->length - 1];
	struct numbers n;

	if (d->length == DECODER_SEQUENCE)
		return PRESS_NONE; /* it was longer */
	n = read_numbers(*s == '<' ? s + 1 : s);
	if (*s == '<') {
		if (last == 'M')
			emit_mouse(d, n.first, (int)n.second - 1, (int)n.third - 1);
		return PRESS_NONE;
	}
	/* The Linux console's function keys. */
	if (*s == '[')
		return last == 'A' ? PRESS_F1 : last == 'B' ? PRESS_F2 : PRESS_NONE;
	/* A mark of a private report, or an intermediate byte. */
	if (*s > ';' && s + 1 < d->bytes + d->length)
		return PRESS_NONE;
	if (d->length >= 4 && d->bytes[d->length - 2] < '0')
		return PRESS_NONE;
	if (last == 'Z' && d->length == 3)
		return PRESS_BACK_TAB;
	if (!is_plain(&n))
		return PRESS_NONE;
	if (last == '~')
		return number_press(n.first);
	if (last == 'u')
		return character_press(n.first);
	return n.first <= 1 ? letter_press(last) : PRESS_NONE;
}

/* The digits and Enter of a numeric keypad, or a key as after Esc [. */
static uint32_t ss3_press(const struct decoder *d)
{
	unsigned char last = d->bytes[2];

	if (d->length > 3)
		return PRESS_NONE; /* with Shift, Ctrl or Alt */
	if (last >= 'p' && last <= 'y')
		return (uint32_t)('0' + last - 'p');
	return last == 'M' ? PRESS_ENTER : letter_press(last);
}

/* --- keys of the terminal's description -------------------------------------------------- */

enum match { MATCH_NONE, MATCH_BEGINNING, MATCH_KEY };

static enum match match(const struct decoder *d, uint32_t *press)
{
	enum match found = MATCH_NONE;

	for (size_t i = 0; i < d->key_count; i++) {
		if (d->length > d->keys[i].length ||
		    memcmp(d->bytes, d->keys[i].bytes, d->length) != 0)
			continue;
		found = MATCH_BEGINNING;
		*press = d->keys[i].press;
		if (d->length == d->keys[i].length)
			return MATCH_KEY;
	}
	return found;
}

/* --- the grammar ------------------------------------------------------------------------- */

static bool is_between(unsigned char byte, unsigned char first, unsigned char last)
{
	return byte >= first && byte <= last;
}

/* Where the grammar says that a sequence is complete, or cannot go on so. */
struct verdict {
	enum { GOES_ON, COMPLETE, WRONG } is;
	uint32_t press;
};

static const struct verdict goes_on = {GOES_ON, PRESS_NONE}, wrong = {WRONG, PRESS_NONE};

static struct verdict complete(uint32_t press)
{
	return (struct verdict){COMPLETE, press};
}

static struct verdict begin(struct decoder *d, enum decoder_state state)
{
	d->state = state;
	return goes_on;
}

/* The byte after an Esc. Without a meaning of its own it is Alt and a key. */
static struct verdict judge_escape(struct decoder *d, unsigned char byte)
{
	switch (byte) {
	case '[':
		return begin(d, DECODER_CSI);
	case 'O':
		return begin(d, DECODER_SS3);
	case ']':
	case 'P':
	case 'X':
	case '^':
	case '_':
		d->wanted = 0;
		return begin(d, DECODER_STRING);
	default:
		break;
	}
	return is_between(byte, ' ', '/') ? begin(d, DECODER_ESCAPE_MORE)
					  : complete(PRESS_NONE);
}

static struct verdict judge_csi(struct decoder *d, unsigned char byte)
{
	bool is_first = d->length == 3;

	if (!is_between(byte, ' ', '~'))
		return wrong;
	if (d->length == 4 && d->bytes[2] == '[')
		return complete(csi_press(d));
	if (byte < '@') {
		/* rxvt has Shift and a key end in "$". */
		bool rxvt = byte == '$' && !is_first && d->bytes[2] < ':' &&
			    !memchr(d->bytes, ';', d->length);

		return rxvt ? complete(PRESS_NONE) : goes_on;
	}
	if (is_first && byte == '[')
		return goes_on;
	if (is_first && byte == 'M') {
		d->length = 0;
		return begin(d, DECODER_MOUSE);
	}
	return complete(csi_press(d));
}

static struct verdict judge_ss3(const struct decoder *d, unsigned char byte)
{
	if (!is_between(byte, ' ', '~'))
		return wrong;
	return is_between(byte, '0', '?') ? goes_on : complete(ss3_press(d));
}

/* A control character: the key that sends it. */
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

static struct verdict judge(struct decoder *d, unsigned char byte)
{
	switch (d->state) {
	case DECODER_ESCAPE:
		return judge_escape(d, byte);
	case DECODER_ESCAPE_MORE:
		if (!is_between(byte, ' ', '~'))
			return wrong;
		return byte < '0' ? goes_on : complete(PRESS_NONE);
	case DECODER_CSI:
		return judge_csi(d, byte);
	case DECODER_SS3:
		return judge_ss3(d, byte);
	case DECODER_KEY:
		return wrong;
	default:
		return byte == ESC ? begin(d, DECODER_ESCAPE)
				   : complete(control_press(byte));
	}
}

/* Takes a byte of a sequence, or a control character, which may be the first of one. */
static void add_to_sequence(struct decoder *d, unsigned char byte)
{
	uint32_t key = PRESS_NONE, meant = d->meant;
	bool had_meaning = d->state == DECODER_KEY;
	struct verdict verdict;
	enum match matched;

	if (d->length < DECODER_SEQUENCE)
		d->bytes[d->length++] = byte;
	matched = match(d, &key);
	if (matched == MATCH_KEY) {
		finish(d, key);
		return;
	}
	verdict = judge(d, byte);
	if (matched == MATCH_BEGINNING && verdict.is != GOES_ON) {
		d->state = DECODER_KEY;
		d->meant = verdict.press;
	} else if (verdict.is == COMPLETE) {
		finish(d, verdict.press);
	} else if (verdict.is == WRONG) {
		finish(d, had_meaning ? meant : PRESS_NONE);
		step(d, byte);
	}
}

/* --- characters and strings -------------------------------------------------------------- */

static size_t character_length(unsigned char first)
{
	return first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
}

static bool is_continuation(unsigned char byte)
{
	return (byte & 0xC0) == 0x80;
}

/* A C1 control is the same as Esc and a letter (ECMA-48, 5.3). */
static void take_c1(struct decoder *d, unsigned char c)
{
	finish(d, PRESS_NONE);
	step(d, ESC);
	step(d, (unsigned char)(c - 0x40));
}

static void begin_character(struct decoder *d, unsigned char first, bool alt)
{
	if (is_continuation(first)) {
		take_c1(d, first);
		return;
	}
	d->bytes[0] = first;
	d->length = 1;
	d->alt = alt;
	d->wanted = character_length(first);
	d->state = DECODER_CHARACTER;
}

static void add_to_character(struct decoder *d, unsigned char byte)
{
	size_t taken;
	uint32_t c;

	if (!is_continuation(byte)) {
		abandon(d, byte);
		return;
	}
	d->bytes[d->length++] = byte;
	if (d->length < d->wanted)
		return;
	c = text_read((const char *)d->bytes, d->length, &taken);
	if (c >= 0x80 && c < 0xA0)
		take_c1(d, (unsigned char)c);
	else
		finish(d, c == (uint32_t)TEXT_INVALID || d->alt ? PRESS_NONE : c);
}

/* Passes over a string. ST as one byte may be a part of a character, too. */
static void add_to_string(struct decoder *d, unsigned char byte)
{
	bool in_character = d->wanted > 0 && is_continuation(byte);

	d->wanted = in_character ? d->wanted - 1 : character_length(byte) - 1;
	if (byte == ESC)
		d->state = DECODER_STRING_END;
	else if (byte == BEL || byte == CAN || byte == SUB ||
		 (byte == ST && !in_character))
		finish(d, PRESS_NONE);
}

/* --- bytes ------------------------------------------------------------------------------- */

static void step(struct decoder *d, unsigned char byte)
{
	switch (d->state) {
	case DECODER_GROUND:
		if (byte >= 0x80)
			begin_character(d, byte, false);
		else if (byte >= ' ' && byte != DEL)
			emit(d, byte);
		else
			add_to_sequence(d, byte);
		break;
	case DECODER_CHARACTER:
		add_to_character(d, byte);
		break;
	case DECODER_MOUSE:
		add_mouse_byte(d, byte);
		break;
	case DECODER_STRING:
		add_to_string(d, byte);
		break;
	case DECODER_STRING_END:
		finish(d, PRESS_NONE);
		if (byte != '\\') {
			step(d, ESC);
			step(d, byte);
		}
		break;
	case DECODER_ESCAPE:
		if (byte == ESC) {
			finish(d, PRESS_ESCAPE);
			step(d, byte);
		} else if (byte >= 0x80) {
			begin_character(d, byte, true);
		} else {
			add_to_sequence(d, byte);
		}
		break;
	default:
		add_to_sequence(d, byte);
	}
}

void decoder_feed(struct decoder *d, unsigned char byte)
{
	if (d->unmarked && !decoder_is_text(byte))
		finish(d, PRESS_PASTE_END);
	step(d, byte);
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
	switch (d->state) {
	case DECODER_GROUND:
		return -1;
	case DECODER_ESCAPE:
	case DECODER_KEY:
		return d->escape_delay;
	case DECODER_CSI:
		/* Nobody types so much: the rest will come. */
		return d->length > 2 ? -1 : SEQUENCE_GAP;
	default:
		return SEQUENCE_GAP;
	}
}

void decoder_expire(struct decoder *d)
{
	uint32_t press = PRESS_NONE;

	if (d->pasting)
		press = PRESS_PASTE_END;
	else if (d->state == DECODER_ESCAPE)
		press = PRESS_ESCAPE;
	else if (d->state == DECODER_KEY)
		press = d->meant;
	finish(d, press);
}

void decoder_reset(struct decoder *d)
{
	d->pasting = d->unmarked = false;
	d->event_count = 0;
	finish(d, PRESS_NONE);
}
