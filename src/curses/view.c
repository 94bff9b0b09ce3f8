/* view.c - what the front-end on the whole screen shows: the page, laid out for the present
 * size, and painted. */
#include <sys/param.h>

#include <curses.h>

#include "curses/draw.h"
#include "curses/state.h"
#include "share/targets.h"

enum {
	LOW = 16,	  /* fewer rows, and the answers come first */
	WIDE = 110,	  /* from so many columns on, something stands beside the page */
	SIDE_COLUMNS = 50 /* at most */
};

/* Where the screen is wide, the answers given and the words on the page stand beside
 * it. */
static void lay_out_side(struct curses *ui)
{
	int columns = MIN(COLS - SIDE_COLUMN - 1, SIDE_COLUMNS);
	struct layout_options options = {.columns = columns, .glyphs = ui->glyphs};

	layout_release(&ui->side);
	if (COLS >= WIDE && ui->page->walk && !ui->alone)
		layout_init_side(&ui->side, ui->page, ui->shown.beside, &options);
}

/* Finds what the page is offered: a QR code where it fits a page of the present size. */
static void find_targets(struct curses *ui)
{
	struct page_means *means = &ui->options->means;
	bool draws = ui->glyphs == TEXT_ALL;

	means->qr_columns = draws ? COLS : 0;
	means->qr_rows = draws ? frame_of(LINES, COLS, false).body_rows : 0;
	ui->targets = share_set(&(struct share_offer){ui->page, *means});
}

/* Lays the page out for the present size; the reader's place is kept. */
static void lay_out(struct curses *ui)
{
	struct layout_options options = {.columns = COLS,
					 .low = LINES < LOW,
					 .screen_rows = LINES,
					 .glyphs = ui->glyphs};
	int rows;

	find_targets(ui);
	if (ui->alone)
		ui->frame = frame_of_body(LINES, COLS);
	else
		ui->frame = frame_of(LINES, COLS,
				     (ui->targets ? FRAME_TARGETS : 0u) |
					     (ui->page->numbered ? FRAME_FOOT : 0u));
	options.targets = ui->targets;
	options.rows = ui->frame.body_rows;
	options.shows_targets = ui->frame.targets == NO_ROW;
	layout_release(&ui->layout);
	if (ui->alone)
		layout_init_alone(&ui->layout, ui->page, &options);
	else
		layout_init(&ui->layout, ui->page, &options);
	lay_out_side(ui);
	/* The pane is below the title and, where it is open, the search line. */
	rows = ui->frame.body_rows - state_line_rows(ui);
	pane_set(&ui->pane, &ui->layout, ui->page, (size_t)MAX(rows, 1));
	view_change(ui, CHANGE_ALL);
}

void view_change(struct curses *ui, enum change change)
{
	if (change > ui->change)
		ui->change = change;
}

/* A new size. Whoever stood on an answer of a question stands on it still. */
void view_resize(struct curses *ui)
{
	bool seen = ui->pane.list && pane_sees_selected(&ui->pane);

	lay_out(ui);
	if (seen && !pane_sees_selected(&ui->pane))
		pane_select(&ui->pane, ui->pane.selected);
}

bool view_lacks_beside(const struct curses *ui)
{
	return COLS >= WIDE && !ui->shown.knows_beside;
}

static void keep_place(struct curses *ui)
{
	ui->view->selected = ui->pane.selected;
	ui->view->top = ui->pane.anchor;
	ui->view->follow = ui->pane.follow;
}

static void return_to_place(struct curses *ui)
{
	pane_return(&ui->pane, ui->view->selected, ui->view->top, ui->view->follow);
}

void view_begin(struct curses *ui, const struct ui_shown *shown)
{
	ui->shown = *shown;
	ui->page = shown->page;
	ui->view = shown->view;
	ui->pointed = SIZE_MAX;
	ui->alone = false;
	buf_clear(&ui->words);
	buf_add(&ui->words, ui->page->query);
	if (!ui->view->typing)
		ui->behind = MIN(ui->behind, ui->words.length);
	if (ui->page->kind == PAGE_FORM && !ui->view->typing)
		fields_open(ui);
	lay_out(ui);
	if (ui->view->fresh)
		pane_start(&ui->pane, ui->page->preselected);
	else
		return_to_place(ui);
	ui->view->fresh = false;
}

void view_show_alone(struct curses *ui, bool alone)
{
	if (alone)
		keep_place(ui);
	ui->alone = alone;
	lay_out(ui);
	if (alone)
		pane_start(&ui->pane, 0);
	else
		return_to_place(ui);
}

/* What stands in the fields of the page goes with every wish: none is lost by a wrong key. */
struct wish view_end(struct curses *ui, struct wish wish)
{
	if (!ui->alone)
		keep_place(ui);
	for (size_t i = 0; i < ui->page->field_count; i++)
		wish.fields[i] = buf_string(&ui->view->lines[i]);
	/* What is typed is searched for, and typed on. */
	if (wish.kind != WISH_SEARCH)
		ui->behind = 0;
	return wish;
}

/* Paints what has changed. Moving the selection is what is done most, and paints only
 * that. */
void view_paint(struct curses *ui)
{
	unsigned situation;

	if (ui->change == CHANGE_NOTHING)
		return;
	situation = state_situation(ui);
	if (ui->change == CHANGE_SELECTION && ui->painted.top == ui->pane.top &&
	    ui->painted.situation == situation)
		draw_selection(ui, ui->painted.selected);
	else
		draw_all(ui);
	ui->change = CHANGE_NOTHING;
	ui->painted.top = ui->pane.top;
	ui->painted.selected = ui->pane.selected;
	ui->painted.situation = situation;
}
