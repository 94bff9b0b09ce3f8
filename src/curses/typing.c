/* typing.c - what is typed or pasted: into the search line, or into the fields of a page. The
 * view keeps the fields (ui.h), so that they last as long as their page. */
#include <string.h>
#include <unistr.h>

#include "base/text.h"
#include "curses/state.h"

enum {
	MOST_WORDS = 2000, /* bytes: more than any message has */
	MOST_IN_FIELD = 400
};

static void add_character(struct buf *line, uint32_t c, size_t most)
{
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, c, sizeof bytes);

	if (length > 0 && line->length + (size_t)length <= most)
		text_add_inert(line, (const char *)bytes, (size_t)length);
}

static void erase_last(struct buf *line)
{
	if (line->length == 0)
		return;
	do
		line->length--;
	while (line->length > 0 && (line->s[line->length] & 0xC0) == 0x80);
	line->s[line->length] = '\0';
}

/* Returns the line that is typed into. */
static struct buf *line_of(struct curses *ui)
{
	return ui->view->typing ? &ui->view->lines[ui->view->line_at] : &ui->words;
}

void typing_add(struct curses *ui, uint32_t c)
{
	if (ui->view->typing) {
		add_character(line_of(ui), c, MOST_IN_FIELD);
		return;
	}
	add_character(&ui->words, c, MOST_WORDS);
	ui->stale = true;
}

void typing_erase(struct curses *ui, bool all)
{
	if (all)
		buf_clear(line_of(ui));
	else
		erase_last(line_of(ui));
	ui->stale = !ui->view->typing;
}

void typing_paste(struct curses *ui, uint32_t press)
{
	const struct buf *line = line_of(ui);
	bool after_blank = line->length == 0 || line->s[line->length - 1] == ' ';

	if (press == PRESS_PASTE_END)
		ui->pasting = false;
	if (press == PRESS_ENTER || press == PRESS_TAB)
		press = ' ';
	if ((state_situation(ui) & (TYPING | WITH_SEARCH)) && press < PRESS_NONE &&
	    !(press == ' ' && after_blank))
		typing_add(ui, press);
}

/* --- the search line ----------------------------------------------------------------------- */

struct wish search_wish(struct curses *ui)
{
	ui->stale = false;
	return (struct wish){
		.kind = WISH_SEARCH, .text = buf_string(&ui->words), .typing = true};
}

/* --- fields -------------------------------------------------------------------------------- */

void fields_open(struct ui_view *view)
{
	view->typing = true;
	view->line_at = 0;
}

void fields_move(struct curses *ui, bool down)
{
	size_t count = ui->page->field_count;

	ui->view->line_at = (ui->view->line_at + (down ? 1 : count - 1)) % count;
}

struct wish fields_next(struct curses *ui)
{
	bool is_form = ui->page->kind == PAGE_FORM;
	size_t i = ui->view->line_at + 1, count = ui->page->field_count;

	if (i >= count && !is_form)
		for (i = 0; i < count && ui->view->lines[i].length > 0; i++)
			;
	ui->view->typing = i < count;
	if (i >= count)
		return (struct wish){.kind = is_form ? WISH_SUBMIT : WISH_NAMES};
	ui->view->line_at = i;
	return (struct wish){.kind = WISH_NONE};
}
