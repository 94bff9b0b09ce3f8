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

/* Returns the line that is typed into. */
static struct buf *line_of(struct curses *ui)
{
	return ui->view->typing ? &ui->view->lines[ui->view->line_at] : &ui->words;
}

static void cut_to(struct buf *line, size_t length)
{
	line->length = length;
	line->s[length] = '\0';
}

/* Returns how many bytes the character before a place in a line has; 0 at its beginning. */
static size_t bytes_before(const struct buf *line, size_t at)
{
	size_t bytes = 0;

	while (bytes < at && (line->s[at - ++bytes] & 0xC0) == 0x80)
		;
	return bytes;
}

/* Puts a character (0: none) in the place of the last `erased` bytes before the caret. */
static void put_at_caret(struct curses *ui, uint32_t c, size_t erased, size_t most)
{
	struct buf *line = line_of(ui), behind = {0};
	uint8_t bytes[6];
	int length = c ? u8_uctomb(bytes, c, sizeof bytes) : 0;

	if (length < 0 || line->length - erased + (size_t)length > most)
		return;
	buf_add(&behind, buf_string(line) + line->length - ui->behind);
	if (line->length)
		cut_to(line, line->length - ui->behind - erased);
	text_add_inert(line, (const char *)bytes, (size_t)length);
	buf_add(line, buf_string(&behind));
	buf_release(&behind);
	ui->stale = !ui->view->typing;
}

void typing_add(struct curses *ui, uint32_t c)
{
	put_at_caret(ui, c, 0, ui->view->typing ? MOST_IN_FIELD : MOST_WORDS);
}

void typing_erase(struct curses *ui)
{
	const struct buf *line = line_of(ui);

	put_at_caret(ui, 0, bytes_before(line, line->length - ui->behind), MOST_WORDS);
}

void typing_erase_all(struct curses *ui)
{
	buf_clear(line_of(ui));
	ui->behind = 0;
	ui->stale = !ui->view->typing;
}

void typing_move(struct curses *ui, bool left)
{
	const struct buf *line = line_of(ui);

	if (left)
		ui->behind += bytes_before(line, line->length - ui->behind);
	else if (ui->behind > 0)
		/* The caret is where a character ends: the next one ends after it. */
		do
			ui->behind--;
		while (ui->behind > 0 &&
		       (line->s[line->length - ui->behind] & 0xC0) == 0x80);
	ui->view->on_list = false;
}

void typing_paste(struct curses *ui, uint32_t press)
{
	const struct buf *line = line_of(ui);
	size_t caret = line->length - ui->behind;
	bool after_blank = caret == 0 || line->s[caret - 1] == ' ';

	if (press == PRESS_PASTE_END)
		ui->pasting = false;
	if (press == PRESS_ENTER || press == PRESS_TAB)
		press = ' ';
	if ((state_situation(ui) & (TYPING | WITH_SEARCH)) && press < PRESS_NONE &&
	    !(press == ' ' && after_blank))
		typing_add(ui, press);
}

/* --- the search line ----------------------------------------------------------------------- */

struct wish search_wish(struct curses *ui, bool typing)
{
	ui->stale = false;
	return (struct wish){
		.kind = WISH_SEARCH, .text = buf_string(&ui->words), .typing = typing};
}

/* --- fields -------------------------------------------------------------------------------- */

void fields_open(struct curses *ui)
{
	ui->view->typing = true;
	ui->view->line_at = 0;
	ui->behind = 0;
}

void fields_close(struct curses *ui)
{
	ui->view->typing = false;
	ui->behind = 0;
}

void fields_move(struct curses *ui, bool down)
{
	size_t count = ui->page->field_count;

	ui->behind = 0;
	ui->view->line_at = (ui->view->line_at + (down ? 1 : count - 1)) % count;
}

struct wish fields_next(struct curses *ui)
{
	bool is_form = ui->page->kind == PAGE_FORM;
	size_t i = ui->view->line_at + 1, count = ui->page->field_count;

	ui->behind = 0;
	if (i >= count && !is_form)
		for (i = 0; i < count && (ui->view->lines[i].length > 0 ||
					  ui->page->fields[i].optional);
		     i++)
			;
	ui->view->typing = i < count;
	if (i >= count)
		return (struct wish){.kind = is_form ? WISH_SUBMIT : WISH_NAMES};
	ui->view->line_at = i;
	return (struct wish){.kind = WISH_NONE};
}
