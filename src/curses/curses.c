/* curses.c - the front-end on the whole screen: what each key does to what is shown. */
#include "curses/draw.h"
#include "curses/state.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "curses/term.h"
#include "share/share.h"

enum { WHEEL = 3 /* lines */, CTRL_C = 3, DELETE = 0x7F };

/* What the terminal can show: a Linux console has a font of 256 glyphs. */
static enum text_glyphs glyphs_of(const struct ui_options *options)
{
	const char *type = getenv("TERM");

	if (options->ascii || strcmp(nl_langinfo(CODESET), "UTF-8") != 0)
		return TEXT_ASCII;
	return type && strncmp(type, "linux", 5) == 0 ? TEXT_CONSOLE : TEXT_ALL;
}

static void *curses_open(struct ui_options *options)
{
	struct curses *ui;

	if (!term_open(options->color))
		return NULL;
	ui = mem_alloc(sizeof *ui);
	ui->options = options;
	ui->glyphs = glyphs_of(options);
	ui->pending = PRESS_NONE;
	term_take_theme(options->theme);
	options->mouse = options->mouse && term_use_mouse(true);
	return ui;
}

static void curses_close(void *self)
{
	struct curses *ui = self;

	layout_release(&ui->layout);
	layout_release(&ui->side);
	buf_release(&ui->words);
	buf_release(&ui->message);
	free(ui);
	term_close();
}

/* --- keys ---------------------------------------------------------------------------------- */

/* Chooses the selected choice if the reader sees it; else shows it first. */
static bool choose(struct curses *ui, struct wish *wish)
{
	if (ui->pane.choices == 0)
		return false;
	if (!pane_sees_selected(&ui->pane)) {
		pane_select(&ui->pane, ui->pane.selected);
		return false;
	}
	*wish = (struct wish){.kind = WISH_CHOOSE, .choice = ui->pane.selected};
	return true;
}

/* The key shown before a choice gives it at once. */
static bool choose_by_key(const struct curses *ui, uint32_t press, struct wish *wish)
{
	for (size_t i = 0; press && i < ui->page->choice_count; i++) {
		if (press != (unsigned char)ui->layout.keys[i])
			continue;
		*wish = (struct wish){.kind = WISH_CHOOSE, .choice = i};
		return true;
	}
	return false;
}

static bool is_character(uint32_t press)
{
	return press >= ' ' && press < PRESS_NONE && press != DELETE;
}

/* --- looks ----------------------------------------------------------------------------- */

/* Says something until the next key. */
static void say(struct curses *ui, const char *message)
{
	buf_clear(&ui->message);
	buf_add(&ui->message, message);
	view_change(ui, CHANGE_ALL);
}

static void take_next_theme(struct curses *ui)
{
	const struct theme *next = theme_next(ui->options->theme);
	struct buf message = {0};

	if (!ui->options->color) {
		say(ui, _("Colours are switched off."));
		return;
	}
	if (!term_take_theme(next)) {
		say(ui, _("This terminal shows no colours."));
		return;
	}
	ui->options->theme = next;
	if (ui->options->chosen)
		ui->options->chosen("theme", next->name);
	/* TRANSLATORS: %s is the name of a set of colours, like "dark". */
	buf_add_format(&message, _("Colours: %s"), _(next->label));
	say(ui, buf_string(&message));
	buf_release(&message);
}

static void switch_mouse(struct curses *ui)
{
	bool on = !ui->options->mouse;

	if (!term_use_mouse(on)) {
		say(ui, _("This terminal reports no mouse."));
		return;
	}
	ui->options->mouse = on;
	say(ui, on ? _("Mouse: on") : _("Mouse: off"));
}

/* Changes nothing but what is in sight and selected. */
static void look_around(struct curses *ui, enum wish_kind kind)
{
	switch (kind) {
	case WISH_UP:
	case WISH_DOWN:
		pane_move(&ui->pane, kind == WISH_DOWN);
		break;
	case WISH_PAGE_UP:
	case WISH_PAGE_DOWN:
		pane_page(&ui->pane, kind == WISH_PAGE_DOWN);
		break;
	case WISH_TOP:
	case WISH_BOTTOM:
		pane_end(&ui->pane, kind == WISH_BOTTOM);
		break;
	default:
		pane_scroll(&ui->pane, kind == WISH_WHEEL_DOWN, WHEEL);
		break;
	}
	ui->view->on_list = true;
	ui->moved = true;
}

static bool any_key(struct curses *ui, uint32_t press, struct wish *wish);

/* A click on a key of the footer presses it; on an answer, selects it, and once more on
 * the same, gives it. */
static bool point(struct curses *ui, struct wish *wish)
{
	int row, column;
	size_t choice;

	term_mouse_place(&row, &column);
	if (row == ui->frame.footer || row == ui->frame.targets) {
		uint32_t press = draw_footer_press(ui, row, column);

		return press != PRESS_NONE && any_key(ui, press, wish);
	}
	if (!draw_finds_choice(ui, row, &choice))
		return false;
	if (choice == ui->pointed && choice == ui->pane.selected)
		return choose(ui, wish);
	ui->pointed = choice;
	pane_select(&ui->pane, choice);
	return false;
}

/* Does what a key means; returns whether that is a wish for whoever asks. */
static bool act(struct curses *ui, enum wish_kind kind, struct wish *wish)
{
	*wish = (struct wish){.kind = kind};
	switch (kind) {
	case WISH_CHOOSE:
		return choose(ui, wish);
	case WISH_POINT:
		return point(ui, wish);
	case WISH_SEARCH:
		*wish = search_recall(ui);
		return true;
	case WISH_ERASE:
		/* Where there is nothing to erase, the search is over. */
		wish->kind = WISH_SEARCH_END;
		if (ui->words.length == 0)
			return true;
		search_erase(ui, false);
		return false;
	case WISH_ERASE_ALL:
		search_erase(ui, true);
		return false;
	case WISH_REDRAW:
		term_forget_screen();
		return false;
	case WISH_NAMES:
		lines_open(ui->view);
		return false;
	case WISH_THEME:
		take_next_theme(ui);
		return false;
	case WISH_MOUSE:
		switch_mouse(ui);
		return false;
	case WISH_UP:
	case WISH_DOWN:
	case WISH_PAGE_UP:
	case WISH_PAGE_DOWN:
	case WISH_TOP:
	case WISH_BOTTOM:
	case WISH_WHEEL_UP:
	case WISH_WHEEL_DOWN:
		look_around(ui, kind);
		return false;
	default:
		return kind != WISH_NONE;
	}
}

/* What a key does while the search line is open: characters are typed there. */
static bool search_key(struct curses *ui, uint32_t press, struct wish *wish)
{
	if (is_character(press)) {
		search_add(ui, press);
		return false;
	}
	if (press == PRESS_LEFT || press == PRESS_RIGHT)
		return false; /* of no use on the line, and not meant to leave it */
	return act(ui, wish_for_key(press, state_situation(ui)), wish);
}

/* What a key does while lines are typed: nothing to the page below. */
static bool lines_key(struct curses *ui, uint32_t press, struct wish *wish)
{
	enum wish_kind kind = wish_for_key(press, state_situation(ui));
	bool is_form = ui->page->kind == PAGE_FORM;

	if (is_character(press))
		lines_add(ui->view, press);
	else if (!lines_act(ui->view, ui->page, kind) &&
		 (kind == WISH_LANGUAGE || kind == WISH_CANCEL || kind == WISH_REDRAW ||
		  kind == WISH_POINT))
		return act(ui, kind, wish);
	*wish = (struct wish){.kind = is_form ? WISH_SUBMIT : WISH_NAMES};
	if (is_form && kind == WISH_FIELDS_END)
		wish->kind = WISH_BACK;
	return wish->kind == WISH_BACK || (kind == WISH_NEXT_FIELD && !ui->view->typing);
}

/* What a key does on a page. A digit of a problem's number selects it; whoever types
 * anything else that means nothing there means the search. */
static bool page_key(struct curses *ui, uint32_t press, struct wish *wish)
{
	unsigned situation = state_situation(ui);
	enum wish_kind kind = wish_for_key(press, situation);
	size_t choice;

	/* Back at the first question is a wish too: the session says that it is that. */
	if (kind == WISH_NONE && wish_for_key(press, situation | WITH_BACK) == WISH_BACK)
		kind = WISH_BACK;
	if (kind == WISH_NONE && choose_by_key(ui, press, wish))
		return true;
	if (kind == WISH_NONE && press >= '0' && press <= '9') {
		if (keys_type(ui->page, ui->number, (char)press, &choice))
			pane_select(&ui->pane, choice);
		return false;
	}
	if (kind == WISH_NONE && (situation & WITH_SEARCH) && press > ' ' &&
	    press < PRESS_NONE) {
		search_add(ui, press);
		return false;
	}
	ui->number[0] = '\0';
	return act(ui, kind, wish);
}

/* Does what a key means on what is shown now. */
static bool any_key(struct curses *ui, uint32_t press, struct wish *wish)
{
	if (ui->view->typing)
		return lines_key(ui, press, wish);
	return search_is_open(ui) ? search_key(ui, press, wish)
				  : page_key(ui, press, wish);
}

/* --- events -------------------------------------------------------------------------------- */

/* Does this key leave the program? */
static bool is_leaving(const struct curses *ui, uint32_t press)
{
	enum wish_kind kind = wish_for_key(press, state_situation(ui));

	return kind == WISH_QUIT || kind == WISH_CANCEL;
}

/* Takes a key in the middle of a paste. Ctrl-C waits for its end, since it may have been
 * pasted, but not twice. Returns whether there is a key to act on. */
static bool breaks_paste(struct curses *ui, uint32_t *press)
{
	bool again = ui->cancelled && *press == CTRL_C;

	if (*press == CTRL_C)
		ui->cancelled = true;
	else
		search_paste(ui, *press);
	if (!ui->cancelled || (ui->pasting && !again))
		return false;
	ui->pasting = ui->cancelled = false;
	*press = CTRL_C;
	return true;
}

/* Acts on a key or an event; returns whether it is a wish, for the session. */
static bool handle(struct curses *ui, uint32_t press, struct wish *wish)
{
	bool is_wish;

	switch (press) {
	case TERM_INTERRUPTED:
		*wish = (struct wish){.kind = WISH_INTERRUPTED};
		return true;
	case TERM_GONE:
		*wish = (struct wish){.kind = WISH_GONE};
		return true;
	case TERM_WOKEN:
		*wish = (struct wish){.kind = WISH_WAKE};
		return true;
	case TERM_CHANGED:
		view_resize(ui);
		return false;
	case PRESS_PASTE:
		ui->pasting = true;
		view_change(ui, CHANGE_ALL);
		return false;
	default:
		break;
	}
	if (ui->pasting && !breaks_paste(ui, &press))
		return false;
	/* Nobody chooses what they cannot see. */
	if (ui->frame.too_small && !is_leaving(ui, press))
		return false;
	if (ui->message.length > 0)
		say(ui, "");
	ui->moved = false;
	is_wish = any_key(ui, press, wish);
	view_change(ui, ui->moved ? CHANGE_SELECTION : CHANGE_ALL);
	return is_wish;
}

/* Returns the next key to act on, PRESS_NONE where there is something else to do; paints
 * before it waits for one. */
static uint32_t next_press(struct curses *ui)
{
	uint32_t press = ui->pending;

	ui->pending = PRESS_NONE;
	if (press == PRESS_NONE)
		press = term_next_now();
	if (press != PRESS_NONE || (ui->stale && !ui->pasting))
		return press;
	if (!ui->pasting)
		view_paint(ui);
	return term_next(ui->shown.fd, ui->shown.wake_at);
}

/* Is this key more of what is searched for? */
static bool is_typed(const struct curses *ui, uint32_t press)
{
	return ui->pasting || press == PRESS_PASTE || is_character(press);
}

static struct wish curses_ask(void *self, const struct ui_shown *shown)
{
	struct curses *ui = self;
	struct wish wish;

	view_begin(ui, shown);
	if (ui->waited) {
		say(ui, "");
		term_drop_keys();
		ui->waited = ui->pasting = false;
	}
	for (;;) {
		uint32_t press;

		if (view_lacks_beside(ui))
			return view_end(ui, (struct wish){.kind = WISH_BESIDE});
		press = next_press(ui);
		/* What was typed is searched for before any other key acts on it. */
		if (ui->stale && !is_typed(ui, press)) {
			ui->pending = press;
			return view_end(ui, search_wish(ui));
		}
		if (press != PRESS_NONE && handle(ui, press, &wish))
			return view_end(ui, wish);
	}
}

static void say_waiting(struct curses *ui, const char *program)
{
	struct buf message = {0};

	buf_add_format(&message, _("Waiting for %s. %s stops it."), program,
		       wish_key_name(PRESS_ESCAPE));
	if (!ui->waited || strcmp(buf_string(&ui->message), buf_string(&message)) != 0) {
		say(ui, buf_string(&message));
		view_paint(ui);
	}
	buf_release(&message);
	ui->pending = PRESS_NONE;
	ui->waited = true;
}

/* Of all keys, only those that stop the wait do something now. */
static bool curses_waits_on(void *self, const char *program)
{
	struct curses *ui = self;
	uint32_t press;

	say_waiting(ui, program);
	while ((press = term_next_now()) != PRESS_NONE) {
		switch (press) {
		case PRESS_ESCAPE:
		case CTRL_C:
		case TERM_INTERRUPTED:
		case TERM_GONE:
			return false;
		case TERM_CHANGED:
			view_resize(ui);
			view_paint(ui);
			break;
		default:
			break;
		}
	}
	return true;
}

static bool curses_copy(void *self, const char *text, size_t length)
{
	const char *type = getenv("TERM");
	struct buf request = {0};
	bool known = share_add_osc52(&request, type ? type : "", text, length) &&
		     term_send(request.s, request.length);

	(void)self;
	buf_release(&request);
	return known;
}

const struct ui ui_curses = {.open = curses_open,
			     .ask = curses_ask,
			     .copy = curses_copy,
			     .waits_on = curses_waits_on,
			     .close = curses_close,
			     .otherwise = &ui_plain};
