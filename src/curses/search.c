/* search.c - what is typed or pasted to be searched for. */
#include "curses/state.h"

#include <string.h>
#include <unistr.h>

#include "base/clock.h"
#include "base/text.h"
#include "curses/lines.h"
#include "curses/term.h"

enum {
	MOST_COMMANDS = 3, /* different letters that are no commands any more */
	TYPING_GAP = 300,  /* milliseconds between the keys of somebody who types words */
	MAX_FILTER = 2000  /* bytes; more than any message has */
};

/* --- searching ------------------------------------------------------------------------------- */

/* Opens the search with the words of the last time, which go when others are typed; or
 * without them. */
void search_open(struct curses *ui, bool recall)
{
	if (!recall)
		buf_clear(&ui->view->filter);
	ui->recalled = ui->view->filter.length > 0;
	ui->view->filtering = true;
	ui->stale = true;
}

void search_close(struct curses *ui)
{
	ui->view->filtering = false;
	view_show_found(ui);
	pane_start(&ui->pane, ui->page->preselected);
}

void search_add(struct curses *ui, uint32_t c)
{
	struct buf *filter = &ui->view->filter;
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, c, sizeof bytes);

	if (text_is_control(c) || length <= 0)
		return;
	if (ui->recalled)
		buf_clear(filter);
	ui->recalled = false;
	if (filter->length + 6 > MAX_FILTER)
		return;
	text_add_inert(filter, (const char *)bytes, (size_t)length);
	ui->stale = true;
}

/* Takes the last character back; where there is none, the search is over. */
void search_erase(struct curses *ui)
{
	struct buf *filter = &ui->view->filter;

	ui->recalled = false;
	if (filter->length == 0) {
		search_close(ui);
		return;
	}
	do
		filter->length--;
	while (filter->length > 0 && (filter->s[filter->length] & 0xC0) == 0x80);
	filter->s[filter->length] = '\0';
	ui->stale = true;
}

static bool ends_in_blank(const struct buf *text)
{
	return text->length == 0 || text->s[text->length - 1] == ' ';
}

/* What is pasted can only be meant for the search or for a line: no key of it does anything
 * else. The end of a line is a blank. */
void search_paste(struct curses *ui, uint32_t press)
{
	unsigned situation = view_situation(ui);
	const struct buf *text = situation & TYPING ? &ui->view->lines[ui->view->line_at]
						    : &ui->view->filter;

	if (press == PRESS_PASTE_END) {
		ui->pasting = false;
		return;
	}
	if (!(situation & (TYPING | SEARCHING)) && (situation & WITH_SEARCH))
		search_open(ui, false);
	else if (!(situation & (TYPING | SEARCHING)))
		return;
	if (press == PRESS_ENTER || press == PRESS_TAB)
		press = ' ';
	if (press >= PRESS_NONE || (press == ' ' && ends_in_blank(text)))
		return;
	if (situation & TYPING)
		lines_add(ui->view, press);
	else
		search_add(ui, press);
}

/* --- words that are typed ------------------------------------------------------------------ */

static bool is_letter(uint32_t press)
{
	return (press | 0x20) >= 'a' && (press | 0x20) <= 'z';
}

/* Could this key be the first letter of words for the search, and is one of the commands? */
static bool could_be_words(const struct curses *ui, uint32_t press)
{
	return is_letter(press) && (view_situation(ui) & WITH_SEARCH) &&
	       !ui->view->filtering && !ui->pasting && !ui->frame.too_small &&
	       view_meaning(ui, press) != ACTION_NONE;
}

static bool is_move(uint32_t press)
{
	return press == 'j' || press == 'k';
}

/* Are these letters words? One that is no command makes them so, and so do three that
 * differ, since nobody gives so many commands so fast. */
static bool are_words(const struct curses *ui, const uint32_t *keys, size_t count)
{
	size_t different = 0;

	for (size_t i = 0; i < count; i++) {
		bool again = false;

		if (view_meaning(ui, keys[i]) == ACTION_NONE)
			return true;
		for (size_t k = 0; k < i; k++)
			again |= keys[k] == keys[i];
		different += !again;
	}
	return different >= MOST_COMMANDS;
}

/* Reads on from a letter that is a command, as long as letters follow it as fast as
 * somebody types. If they are words, they go to the search; else they are commands, one
 * after the other. Moving waits for nobody. */
static void look_ahead(struct curses *ui, uint32_t first)
{
	bool words = false;
	size_t count = 0;
	uint32_t press = first;

	do {
		ui->ahead.keys[count++] = press;
		words = words || are_words(ui, ui->ahead.keys, count);
		press = term_next_within(is_move(first) || words ? 0 : TYPING_GAP);
	} while (count + 1 < AHEAD && (is_letter(press) || (words && press == ' ')));
	if (words) {
		search_open(ui, false);
		for (size_t i = 0; i < count; i++)
			search_add(ui, ui->ahead.keys[i]);
		count = 0;
	}
	if (press != PRESS_NONE)
		ui->ahead.keys[count++] = press;
	ui->ahead.count = count;
}

/* Returns the next key that was read already; PRESS_NONE where there is none. */
static uint32_t take_ahead(struct curses *ui)
{
	uint32_t press = PRESS_NONE;

	if (ui->ahead.count > 0) {
		press = ui->ahead.keys[0];
		ui->ahead.count--;
		memmove(ui->ahead.keys, ui->ahead.keys + 1,
			ui->ahead.count * sizeof press);
	}
	return press;
}

static void remember_move(struct curses *ui, uint32_t press)
{
	ui->move.press = is_move(press) ? press : PRESS_NONE;
	ui->move.time = clock_now_ms();
}

/* A letter that opens the search, soon after one that moved: they are one word. */
static void add_move_before(struct curses *ui, uint32_t press)
{
	uint32_t move = ui->move.press;

	ui->move.press = PRESS_NONE;
	if (is_move(move) && is_letter(press) && !ui->view->filtering && !ui->pasting &&
	    (view_situation(ui) & WITH_SEARCH) &&
	    clock_now_ms() - ui->move.time <= TYPING_GAP) {
		search_open(ui, false);
		search_add(ui, move);
	}
}

/* Returns the next key to act on; paints before it waits for one. */
uint32_t search_next_press(struct curses *ui)
{
	uint32_t press = take_ahead(ui);

	if (press != PRESS_NONE)
		return press;
	press = term_next(false);
	if (press == PRESS_NONE) {
		if (!ui->pasting)
			view_paint(ui);
		press = term_next(true);
	}
	if (!could_be_words(ui, press)) {
		add_move_before(ui, press);
		return press;
	}
	view_paint(ui);
	look_ahead(ui, press);
	remember_move(ui, press);
	return take_ahead(ui);
}
