/* curses.c - the front-end on the whole screen: what each key does to what is shown.
 *
 * The work is shared out: actions (what a key means), layout (what the page looks like),
 * curses_pane (which part of it is in sight), curses_draw (painting), curses_term (the
 * terminal). Here they are put together. */
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistr.h>

#include "base/mem.h"
#include "base/text.h"
#include "ui/actions.h"
#include "ui/curses_draw.h"
#include "ui/curses_pane.h"
#include "ui/curses_term.h"
#include "ui/layout.h"
#include "ui/ui.h"

enum {
	SEARCHED = 8,	 /* so many choices can be searched */
	MAX_FILTER = 200 /* bytes; more than any message has */
};

struct curses {
	bool ascii;
	const struct page *page; /* borrowed, as is the view, while ask() runs */
	struct ui_view *view;
	struct layout layout;
	struct pane pane;
	struct frame frame;
	bool follow;  /* of the page proper, for when its note has been read */
	bool helping; /* the note asked for is the help */
	bool pasting;
	struct {
		bool valid; /* but for what follows, the screen is as it should be */
		size_t top, selected;
	} painted;
	char number[8]; /* the digits of a problem's number, so far */
};

static void *curses_open(const struct ui_options *options)
{
	struct curses *ui;

	if (!term_open(options->color))
		return NULL;
	ui = mem_alloc(sizeof *ui);
	ui->ascii = options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	return ui;
}

static void curses_close(void *self)
{
	struct curses *ui = self;

	layout_release(&ui->layout);
	pane_release(&ui->pane);
	free(ui);
	term_close();
}

/* --- laying out ---------------------------------------------------------------------------- */

/* Fits the pane below the title and, where it is open, the search line. */
static void fit(struct curses *ui)
{
	int rows = ui->frame.body_rows - ui->view->filtering;

	ui->painted.valid = false;
	pane_fit(&ui->pane, rows > 0 ? (size_t)rows : 1);
}

/* A message is often typed or pasted with the quotation marks around it, which are not
 * part of it. */
static void blank_quotes(struct buf *words)
{
	static const char *const quotes[] = {"\"", "“", "”"};

	for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
		char *at = words->s;

		while (at && (at = strstr(at, quotes[i])))
			memset(at, ' ', strlen(quotes[i]));
	}
}

/* Searching, shows only the choices that have the words searched for. */
static void narrow(struct curses *ui)
{
	struct buf words = {0};

	text_add_folded(&words, buf_string(&ui->view->filter));
	blank_quotes(&words);
	for (size_t i = 0; i < ui->page->choice_count; i++)
		ui->pane.hidden[i] =
			!text_has_words(ui->page->choices[i].search, buf_string(&words));
	pane_narrow(&ui->pane, ui->view->filtering);
	buf_release(&words);
	fit(ui);
}

/* Lays the page out for the present size; the reader's place is kept. */
static void lay_out(struct curses *ui)
{
	struct layout_options options = {
		.columns = draw_columns(),
		.ascii = ui->ascii,
		.keys = ui->helping,
	};

	layout_release(&ui->layout);
	layout_init(&ui->layout, ui->page, &options);
	ui->frame = frame_of(draw_rows(), draw_columns());
	pane_set(&ui->pane, &ui->layout, ui->page);
	if (ui->view->filtering)
		narrow(ui);
	else
		fit(ui);
}

/* A new size. Whoever stood on an answer of a question stands on it still. */
static void resize(struct curses *ui)
{
	bool seen = ui->page->kind == PAGE_QUESTION && pane_sees_selected(&ui->pane);

	lay_out(ui);
	if (seen && !pane_sees_selected(&ui->pane))
		pane_select(&ui->pane, ui->pane.selected);
}

static void begin(struct curses *ui, const struct page *page, struct ui_view *view)
{
	ui->page = page;
	ui->view = view;
	ui->helping = ui->helping && page->kind == PAGE_NOTE;
	ui->number[0] = '\0';
	if (view->fresh) {
		buf_clear(&view->filter);
		view->filtering = false;
	}
	lay_out(ui);
	if (view->fresh)
		pane_start(&ui->pane, page->preselected);
	else
		pane_return(&ui->pane, view->selected, view->top, ui->follow);
	view->fresh = false;
}

static struct ui_wish end(struct curses *ui, struct ui_wish wish)
{
	bool is_note = ui->page->kind == PAGE_NOTE;

	ui->view->selected = ui->pane.selected;
	ui->view->top = ui->pane.top;
	if (!is_note)
		ui->follow = ui->pane.follow;
	ui->helping = wish.act == UI_HELP || (ui->helping && wish.act == UI_LANGUAGE);
	return wish;
}

static unsigned situation_of(const struct curses *ui)
{
	const struct page *p = ui->page;
	bool list = p->kind == PAGE_QUESTION && p->choice_count >= SEARCHED;

	return (p->choice_count ? WITH_CHOICES : 0u) | (list ? WITH_SEARCH : 0u) |
	       (*p->who_id ? WITH_WHO : 0u) | (p->crumb_count ? WITH_PAST : 0u) |
	       (ui->pane.count > ui->pane.rows ? WITH_MORE : 0u) |
	       (p->kind == PAGE_NOTE ? ON_NOTE : 0u) |
	       (ui->view->filtering ? SEARCHING : 0u);
}

/* Paints what has changed. Moving the selection is what is done most, and paints only
 * that. */
static void paint(struct curses *ui)
{
	struct picture picture = {
		.page = ui->page,
		.pane = &ui->pane,
		.frame = ui->frame,
		.filter = buf_string(&ui->view->filter),
		.filtering = ui->view->filtering,
		.situation = situation_of(ui),
		.ascii = ui->ascii,
	};

	if (ui->painted.valid && ui->painted.top == ui->pane.top)
		draw_selection(&picture, ui->painted.selected);
	else
		draw_picture(&picture);
	ui->painted.valid = true;
	ui->painted.top = ui->pane.top;
	ui->painted.selected = ui->pane.selected;
}

/* --- searching ------------------------------------------------------------------------------- */

static void search_open(struct curses *ui)
{
	ui->view->filtering = true;
	narrow(ui);
}

static void search_close(struct curses *ui)
{
	ui->view->filtering = false;
	buf_clear(&ui->view->filter);
	narrow(ui);
}

static void search_add(struct curses *ui, uint32_t c)
{
	struct buf *filter = &ui->view->filter;
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, c, sizeof bytes);

	if (text_is_control(c) || length <= 0 || filter->length + 6 > MAX_FILTER)
		return;
	text_add_inert(filter, (const char *)bytes, (size_t)length);
	narrow(ui);
}

/* Takes the last character back; where there is none, the search is over. */
static void search_erase(struct curses *ui)
{
	struct buf *filter = &ui->view->filter;

	if (filter->length == 0) {
		search_close(ui);
		return;
	}
	do
		filter->length--;
	while (filter->length > 0 && (filter->s[filter->length] & 0xC0) == 0x80);
	filter->s[filter->length] = '\0';
	narrow(ui);
}

/* What is pasted can only be meant for the search: no key of it does anything else. */
static void paste(struct curses *ui, uint32_t press)
{
	unsigned situation = situation_of(ui);

	if (press == PRESS_PASTE_END || press == PRESS_ESCAPE) {
		ui->pasting = false;
		return;
	}
	if (!(situation & WITH_SEARCH))
		return;
	if (!(situation & SEARCHING))
		search_open(ui);
	if (press == PRESS_ENTER || press == '\t')
		press = ' ';
	if (press < PRESS_NONE)
		search_add(ui, press);
}

/* --- keys ---------------------------------------------------------------------------------- */

/* Chooses the selected choice if the reader sees it; else shows it first. */
static bool choose(struct curses *ui, struct ui_wish *wish)
{
	if (!pane_has_choice(&ui->pane))
		return false;
	if (!pane_sees_selected(&ui->pane)) {
		pane_select(&ui->pane, ui->pane.selected);
		return false;
	}
	*wish = (struct ui_wish){.act = UI_CHOOSE, .choice = ui->pane.selected};
	return true;
}

/* The key shown before a choice gives it at once. */
static bool choose_by_key(const struct curses *ui, uint32_t press, struct ui_wish *wish)
{
	for (size_t i = 0; i < ui->page->choice_count; i++) {
		if (press != (unsigned char)ui->layout.keys[i] || press == 0)
			continue;
		*wish = (struct ui_wish){.act = UI_CHOOSE, .choice = i};
		return true;
	}
	return false;
}

static bool select_number(struct curses *ui)
{
	for (size_t i = 0; i < ui->page->choice_count; i++) {
		if (strcmp(ui->page->choices[i].typed, ui->number) != 0)
			continue;
		pane_select(&ui->pane, i);
		return true;
	}
	return false;
}

/* A digit of a problem's number selects it: "1" the first, then "12" the twelfth. */
static void number_add(struct curses *ui, char digit)
{
	size_t length = strlen(ui->number);

	if (length + 2 <= sizeof ui->number) {
		ui->number[length] = digit;
		ui->number[length + 1] = '\0';
		if (select_number(ui))
			return;
	}
	ui->number[0] = digit;
	ui->number[1] = '\0';
	if (!select_number(ui))
		ui->number[0] = '\0';
}

/* Does what only changes what is in sight. */
static void look_around(struct curses *ui, enum action action)
{
	switch (action) {
	case ACTION_UP:
	case ACTION_DOWN:
		pane_move(&ui->pane, action == ACTION_DOWN);
		break;
	case ACTION_PAGE_UP:
	case ACTION_PAGE_DOWN:
		pane_page(&ui->pane, action == ACTION_PAGE_DOWN);
		break;
	case ACTION_HOME:
	case ACTION_END:
		pane_end(&ui->pane, action == ACTION_END);
		break;
	case ACTION_SEARCH:
		search_open(ui);
		break;
	case ACTION_SEARCH_END:
		search_close(ui);
		break;
	case ACTION_ERASE:
		search_erase(ui);
		break;
	case ACTION_REDRAW:
		term_forget_screen();
		break;
	default:
		break;
	}
}

/* Does an action; returns whether it is a wish, for the session. */
static bool act(struct curses *ui, enum action action, struct ui_wish *wish)
{
	static const struct {
		enum action action;
		enum ui_act act;
	} wishes[] = {
		{ACTION_BACK, UI_BACK},		{ACTION_LEAVE, UI_BACK},
		{ACTION_HELP, UI_HELP},		{ACTION_WHO, UI_WHO},
		{ACTION_GLOSSARY, UI_GLOSSARY}, {ACTION_LANGUAGE, UI_LANGUAGE},
		{ACTION_RESTART, UI_RESTART},	{ACTION_QUIT, UI_QUIT},
	};

	if (action == ACTION_CHOOSE)
		return choose(ui, wish);
	for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
		if (wishes[i].action == action) {
			*wish = (struct ui_wish){.act = wishes[i].act};
			return true;
		}
	}
	look_around(ui, action);
	return false;
}

/* What a key does while the search line is open: characters are typed there. */
static bool search_key(struct curses *ui, uint32_t press, struct ui_wish *wish)
{
	if (press < PRESS_NONE && press >= ' ' && press != 0x7F) {
		search_add(ui, press);
		return false;
	}
	if (press == PRESS_LEFT || press == PRESS_RIGHT)
		return false; /* of no use on the line, and not meant to leave it */
	return act(ui, action_for(press, situation_of(ui)), wish);
}

static bool page_key(struct curses *ui, uint32_t press, struct ui_wish *wish)
{
	/* Back at the first question is a wish too: the session says that it is that. */
	enum action action = action_for(press, situation_of(ui) | WITH_PAST);

	if (action == ACTION_NONE && choose_by_key(ui, press, wish))
		return true;
	if (action == ACTION_NONE && press >= '0' && press <= '9') {
		number_add(ui, (char)press);
		return false;
	}
	/* Whoever just types means the search. */
	if (action == ACTION_NONE && (situation_of(ui) & WITH_SEARCH) && press > ' ' &&
	    press < PRESS_NONE) {
		search_open(ui);
		search_add(ui, press);
		return false;
	}
	ui->number[0] = '\0';
	return act(ui, action, wish);
}

/* Acts on a key or an event; returns whether it is a wish, for the session. */
static bool handle(struct curses *ui, uint32_t press, struct ui_wish *wish)
{
	switch (press) {
	case TERM_INTERRUPTED:
		*wish = (struct ui_wish){.act = UI_INTERRUPTED};
		return true;
	case TERM_GONE:
		*wish = (struct ui_wish){.act = UI_END};
		return true;
	case TERM_CHANGED:
		resize(ui);
		return false;
	case PRESS_PASTE:
		ui->pasting = true;
		return false;
	default:
		break;
	}
	if (ui->pasting) {
		paste(ui, press);
		return false;
	}
	/* Nobody chooses what he cannot see. */
	if (ui->frame.too_small && action_for(press, situation_of(ui)) != ACTION_QUIT)
		return false;
	return ui->view->filtering ? search_key(ui, press, wish)
				   : page_key(ui, press, wish);
}

static struct ui_wish curses_ask(void *self, const struct page *page,
				 struct ui_view *view)
{
	struct curses *ui = self;
	struct ui_wish wish;

	begin(ui, page, view);
	for (;;) {
		uint32_t press = term_next(false);

		if (press == PRESS_NONE) {
			paint(ui);
			press = term_next(true);
		}
		if (handle(ui, press, &wish))
			return end(ui, wish);
	}
}

const struct ui ui_curses = {curses_open, curses_ask, curses_close, &ui_plain};
