/* view.c - what the front-end on the whole screen shows: the page, or what a search
 * found, laid out for the present size, and painted. */
#include "curses/state.h"

#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "curses/keys.h"
#include "share/targets.h"

enum {
	LOW = 16,   /* fewer rows, and the answers come first */
	WIDE = 110, /* from so many columns on, something stands beside the page */
	PAGE_COLUMNS = LAYOUT_TEXT_COLUMNS + 2,
	SIDE_COLUMN = PAGE_COLUMNS + 3,
	SIDE_COLUMNS = 50, /* at most */
	ROOMY = 12,	   /* rows of the body from which on empty ones are no waste */
};

/* The search line has an empty one below it where there is room. */
static int search_rows(const struct curses *ui)
{
	if (!search_is_open(ui))
		return 0;
	return ui->frame.body_rows >= ROOMY ? 2 : 1;
}

/* Fits the pane below the title and, where it is open, the search line. */
static void fit(struct curses *ui)
{
	int rows = ui->frame.body_rows - search_rows(ui);

	view_change(ui, CHANGE_ALL);
	pane_fit(&ui->pane, rows > 0 ? (size_t)rows : 1);
}

/* Where the screen is wide, the answers given and the words on the page stand beside
 * it. */
static void lay_out_side(struct curses *ui)
{
	struct layout_options options = {.columns = draw_columns() - SIDE_COLUMN - 1,
					 .glyphs = ui->glyphs};

	layout_release(&ui->side);
	ui->has_side = draw_columns() >= WIDE && ui->page->walk;
	if (!ui->has_side)
		return;
	if (options.columns > SIDE_COLUMNS)
		options.columns = SIDE_COLUMNS;
	layout_init_side(&ui->side, ui->page, ui->shown->beside, &options);
	ui->has_side = ui->side.count > 0;
}

/* Lays the page out for the present size; the reader's place is kept. */
static void lay_out(struct curses *ui)
{
	struct layout_options options = {.columns = draw_columns(),
					 .low = draw_rows() < LOW,
					 .glyphs = ui->glyphs};

	ui->frame = frame_of(draw_rows(), draw_columns(), share_set(ui->page, true) != 0);
	options.rows = ui->frame.body_rows;
	options.screen_rows = draw_rows();
	options.can_open = ui->options->can_open;
	options.shows_targets = ui->frame.targets == NO_ROW;
	layout_release(&ui->layout);
	layout_init(&ui->layout, ui->page, &options);
	lay_out_side(ui);
	pane_set(&ui->pane, &ui->layout, ui->page);
	fit(ui);
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
	return draw_columns() >= WIDE && !ui->shown->knows_beside;
}

void view_begin(struct curses *ui, const struct ui_shown *shown)
{
	ui->shown = shown;
	ui->page = shown->page;
	ui->view = shown->view;
	ui->number[0] = '\0';
	ui->pointed = SIZE_MAX;
	if (search_is_open(ui)) {
		buf_clear(&ui->words);
		buf_add(&ui->words, ui->page->query);
	}
	if (ui->page->kind == PAGE_FORM && !ui->view->typing)
		lines_open(ui->view);
	lay_out(ui);
	if (ui->view->fresh)
		pane_start(&ui->pane, search_is_open(ui) ? 0 : ui->page->preselected);
	else
		pane_return(&ui->pane, ui->view->selected, ui->view->top,
			    ui->view->follow);
	ui->view->fresh = false;
}

/* What stands in the fields of the page goes with every wish: none is lost by a wrong key. */
struct wish view_end(struct curses *ui, struct wish wish)
{
	ui->view->selected = ui->pane.selected;
	ui->view->top = ui->pane.anchor;
	ui->view->follow = ui->pane.follow;
	for (size_t i = 0; i < ui->page->field_count; i++)
		wish.fields[i] = buf_string(&ui->view->lines[i]);
	return wish;
}

/* Nobody chooses what he cannot see, but in a list something is always in sight. */
static bool can_choose(const struct curses *ui)
{
	const struct pane *pane = &ui->pane;
	bool at_end = pane->top + pane->rows >= pane->count;

	if (pane->choices == 0 || pane->list)
		return pane->choices > 0;
	/* On a remedy, he has read on to its end, or has moved to a choice. */
	return pane_sees_selected(pane) && (at_end || ui->page->kind != PAGE_REMEDY ||
					    pane->selected != ui->page->preselected);
}

unsigned view_situation(const struct curses *ui)
{
	const struct page *p = ui->page;

	if (ui->view->typing)
		return TYPING | (p->field_count > 1 ? WITH_LINES : 0u);
	return WITH_TARGETS(share_set(p, ui->options->can_open)) |
	       (can_choose(ui) ? WITH_CHOICES : 0u) |
	       (p->find || search_is_open(ui) ? WITH_SEARCH : 0u) |
	       (*p->who_id ? WITH_WHO : 0u) | (p->crumb_count ? WITH_PAST : 0u) |
	       (p->compares ? WITH_NAMES : 0u) |
	       (ui->pane.count > ui->pane.rows ? WITH_MORE : 0u) |
	       (p->kind == PAGE_NOTE ? ON_NOTE : 0u) |
	       (p->kind == PAGE_MENU ? ON_MENU : 0u) |
	       (search_is_open(ui) ? SEARCHING : 0u);
}

/* What is shown where lines are typed. A form says itself what it is for. */
static const struct entry *entry_of(struct curses *ui)
{
	const struct page *p = ui->page;
	bool is_form = p->kind == PAGE_FORM;

	ui->entry = (struct entry){
		.title = is_form ? p->title : _("Compare two names"),
		.notice = is_form ? p->notice : "",
		/* TRANSLATORS: of two names that are typed */
		.hint = _("Type each as it is written there. You decide what follows."),
		.lines = ui->view->lines,
		.at = ui->view->line_at,
	};
	if (is_form)
		ui->entry.hint = p->block_count ? p->blocks[0].text : "";
	return &ui->entry;
}

struct picture view_picture(struct curses *ui)
{
	return (struct picture){
		.page = ui->page,
		.pane = &ui->pane,
		.frame = ui->frame,
		.side = ui->has_side ? &ui->side : NULL,
		.side_column = SIDE_COLUMN,
		.filter = buf_string(&ui->words),
		.filtering = search_is_open(ui),
		.on_list = ui->view->on_list,
		.search_rows = search_rows(ui),
		.recalled = ui->recalled,
		.entry = ui->view->typing ? entry_of(ui) : NULL,
		.message = buf_string(&ui->message),
		.situation = view_situation(ui),
		.glyphs = ui->glyphs,
	};
}

/* Paints what has changed. Moving the selection is what is done most, and paints only
 * that. */
void view_paint(struct curses *ui)
{
	struct picture picture;

	if (ui->change == CHANGE_NOTHING)
		return;
	picture = view_picture(ui);
	if (ui->change == CHANGE_SELECTION && ui->painted.top == ui->pane.top &&
	    ui->painted.situation == picture.situation)
		draw_selection(&picture, ui->painted.selected);
	else
		draw_picture(&picture);
	ui->change = CHANGE_NOTHING;
	ui->painted.top = ui->pane.top;
	ui->painted.selected = ui->pane.selected;
	ui->painted.situation = picture.situation;
}

/* What a key means on the page. Back at the first question is a wish too: the session
 * says that it is that. */
enum wish_kind view_meaning(const struct curses *ui, uint32_t press)
{
	enum wish_kind action = wish_for_key(press, view_situation(ui));

	if (action == WISH_NONE &&
	    wish_for_key(press, view_situation(ui) | WITH_PAST) == WISH_BACK)
		return WISH_BACK;
	return action;
}
