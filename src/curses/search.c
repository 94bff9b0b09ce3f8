/* search.c - what is typed or pasted to be searched for. */
#include "curses/state.h"

#include <string.h>
#include <unistr.h>

#include "base/text.h"
#include "curses/lines.h"

enum { MAX_WORDS = 2000 /* bytes: more than any message has */ };

void search_add(struct curses *ui, uint32_t c)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, c, sizeof bytes);

	if (text_is_control(c) || length <= 0)
		return;
	if (ui->recalled || (!search_is_open(ui) && !ui->stale))
		buf_clear(&ui->words);
	ui->recalled = false;
	if (ui->words.length + sizeof bytes > MAX_WORDS)
		return;
	text_add_inert(&ui->words, (const char *)bytes, (size_t)length);
	ui->stale = true;
}

void search_erase(struct curses *ui, bool all)
{
	ui->recalled = false;
	if (all)
		buf_clear(&ui->words);
	else
		lines_erase(&ui->words);
	ui->stale = true;
}

struct wish search_wish(struct curses *ui)
{
	ui->stale = false;
	return (struct wish){
		.kind = WISH_SEARCH, .text = buf_string(&ui->words), .typing = true};
}

struct wish search_recall(struct curses *ui)
{
	ui->recalled = true;
	return (struct wish){.kind = WISH_SEARCH, .typing = true};
}

static bool ends_in_blank(const struct buf *text)
{
	return text->length == 0 || text->s[text->length - 1] == ' ';
}

/* What is pasted can only be meant for the search or for a line: no key of it does anything
 * else. The end of a line is a blank. */
void search_paste(struct curses *ui, uint32_t press)
{
	unsigned situation = state_situation(ui);
	const struct buf *text =
		situation & TYPING ? &ui->view->lines[ui->view->line_at] : &ui->words;

	if (press == PRESS_PASTE_END) {
		ui->pasting = false;
		return;
	}
	if (!(situation & (TYPING | WITH_SEARCH)))
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
