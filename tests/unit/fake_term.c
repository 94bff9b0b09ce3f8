/* fake_term.c - see fake_term.h. */
#include "fake_term.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <curses.h>

#include "curses/decode.h"
#include "curses/term.h"

enum {
	ROWS = 24,
	COLUMNS = 80,
	MOST_ROWS = 100, /* so that a script does not spend its time on painting */
	MOST_COLUMNS = 250,
	CTRL_C = 3,
	OPERATION = 0xFF,
	MOST_ENDS = 10 /* times that the front-end is told that the terminal is gone */
};

static struct {
	const uint8_t *script;
	size_t at, length;
	struct decoder decoder;
	int row, column;
	int ends;
} fake;

void (*fake_term_painted)(void);

void fake_term_play(const uint8_t *script, size_t length)
{
	fake.script = script;
	fake.length = length;
	fake.at = 0;
	fake.ends = 0;
}

void fake_term_cursor(int *row, int *column, int *rows, int *columns)
{
	getyx(stdscr, *row, *column);
	*rows = LINES;
	*columns = COLS;
}

void fake_term_row(int row, char *text, size_t size)
{
	wchar_t wide[MOST_COLUMNS + 1] = L"";
	int column, before;

	getyx(stdscr, before, column);
	mvinnwstr(row, 0, wide, COLS < MOST_COLUMNS ? COLS : MOST_COLUMNS);
	move(before, column);
	if (wcstombs(text, wide, size - 1) == (size_t)-1)
		*text = '\0';
	text[size - 1] = '\0';
	for (size_t end = strlen(text); end > 0 && text[end - 1] == ' '; end--)
		text[end - 1] = '\0';
}

/* --- the screen -------------------------------------------------------------------------- */

static void make_screen(void)
{
	FILE *out = fopen("/dev/null", "w"), *in = fopen("/dev/null", "r");

	if (!out || !in || !newterm("xterm-256color", out, in)) {
		fputs("fake_term: no terminal can be had\n", stderr);
		abort();
	}
	typeahead(-1);
}

bool term_open(bool color)
{
	static bool is_made;

	if (!is_made)
		make_screen();
	is_made = true;
	if (color && COLOR_PAIRS == 0)
		start_color();
	resize_term(ROWS, COLUMNS);
	decoder_init(&fake.decoder, 50);
	return true;
}

void term_close(void)
{
	erase();
}

bool term_take_theme(const struct theme *theme)
{
	return !theme->color || COLOR_PAIRS > 0;
}

bool term_use_mouse(bool on)
{
	fake.decoder.mouse = on;
	return true;
}

void term_mouse_place(int *row, int *column)
{
	*row = fake.row;
	*column = fake.column;
}

bool term_send(const char *bytes, size_t length)
{
	(void)bytes;
	return length > 0;
}

void term_forget_screen(void)
{
	clearok(curscr, TRUE);
}

/* --- the script -------------------------------------------------------------------------- */

static bool is_at(uint8_t operation)
{
	return fake.at + 1 < fake.length && fake.script[fake.at] == OPERATION &&
	       fake.script[fake.at + 1] == operation;
}

static uint8_t next_byte(void)
{
	return fake.at < fake.length ? fake.script[fake.at++] : 0;
}

static int at_most(int a, int b)
{
	return a < b ? a : b;
}

/* Does what the script says of an event that is no byte. */
static uint32_t operate(void)
{
	int rows, columns;

	next_byte();
	switch (next_byte()) {
	case 'S':
		rows = at_most(1 + next_byte(), MOST_ROWS);
		columns = at_most(1 + next_byte(), MOST_COLUMNS);
		resize_term(rows, columns);
		return TERM_CHANGED;
	case 'Z':
		return TERM_CHANGED;
	case 'C':
		return CTRL_C;
	case 'K':
		return TERM_INTERRUPTED;
	default:
		return PRESS_NONE;
	}
}

static uint32_t gone(void)
{
	if (++fake.ends > MOST_ENDS) {
		fputs("fake_term: the terminal has gone, and the front-end has not\n",
		      stderr);
		abort();
	}
	return TERM_GONE;
}

/* Returns what comes without waiting; PRESS_NONE at a silence, which stays. */
static uint32_t next_now(void)
{
	struct decoder_event event;

	while (!decoder_next(&fake.decoder, &event)) {
		uint32_t press = PRESS_NONE;

		if (fake.at >= fake.length || is_at('.'))
			return PRESS_NONE;
		if (fake.script[fake.at] == OPERATION)
			press = operate();
		else
			decoder_feed(&fake.decoder, next_byte());
		if (press != PRESS_NONE)
			return press;
	}
	fake.row = event.row;
	fake.column = event.column;
	return event.press;
}

/* Time goes by: what has begun is over. */
static void pass_time(void)
{
	if (is_at('.'))
		fake.at += 2;
	if (decoder_patience(&fake.decoder) >= 0)
		decoder_expire(&fake.decoder);
}

uint32_t term_next_now(void)
{
	return next_now();
}

uint32_t term_next(int fd, long long wake_at)
{
	uint32_t press = next_now();

	(void)fd, (void)wake_at;
	if (press == PRESS_NONE && fake_term_painted)
		fake_term_painted();
	while (press == PRESS_NONE) {
		bool is_over = fake.at >= fake.length;

		pass_time();
		press = next_now();
		if (is_over && press == PRESS_NONE)
			return gone();
	}
	return press;
}

void term_drop_keys(void)
{
	while (fake.at < fake.length && fake.script[fake.at] != OPERATION)
		fake.at++;
	decoder_reset(&fake.decoder);
}
