/* curses.c - the front-end on the whole screen: what each key does to what is shown. */
#include "curses/draw.h"
#include "curses/state.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/environment.h"
#include "base/mem.h"
#include "base/tr.h"
#include "curses/term.h"
#include "share/share.h"

enum { WHEEL = 3 /* lines */, CTRL_C = 3, DELETE = 0x7F, ESCAPED = 1000 /* ms */ };

static enum text_glyphs glyphs_of(const struct ui_options *options)
{
	if (options->ascii)
		return TEXT_ASCII;
	return environment_is_console() ? TEXT_CONSOLE : TEXT_ALL;
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
	ui->escaped_at = -ESCAPED;
	idle_hear(&ui->idle);
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

static const struct wish nothing = {.kind = WISH_NONE};

/* Chooses the selected choice if the reader sees it; else shows it first. */
static struct wish choose(struct curses *ui)
{
	if (ui->pane.choices == 0 || ui->pane.selected == LAYOUT_NO_CHOICE)
		return nothing;
	if (pane_sees_selected(&ui->pane))
		return (struct wish){.kind = WISH_CHOOSE, .choice = ui->pane.selected};
	pane_select(&ui->pane, ui->pane.selected);
	return nothing;
}

/* The key shown before a choice gives it at once. */
static struct wish choose_by_key(const struct curses *ui, uint32_t press)
{
	for (size_t i = 0; press && i < ui->page->choice_count; i++)
		if (press == (unsigned char)ui->layout.keys[i])
			return (struct wish){.kind = WISH_CHOOSE, .choice = i};
	return nothing;
}

static bool is_character(uint32_t press)
{
	return press >= ' ' && press < PRESS_NONE && press != DELETE;
}

/* --- looks ----------------------------------------------------------------------------- */

/* Says something until the next key. */
static void show_message(struct curses *ui, const char *message)
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
		show_message(ui, _("Colours are switched off."));
		return;
	}
	if (!term_take_theme(next)) {
		show_message(ui, _("This terminal shows no colours."));
		return;
	}
	ui->options->theme = next;
	if (ui->options->chosen)
		ui->options->chosen("theme", next->name);
	/* TRANSLATORS: %s is the name of a set of colours, like "dark". */
	buf_add_format(&message, _("Colours: %s"), _(next->label));
	show_message(ui, buf_string(&message));
	buf_release(&message);
}

static void switch_mouse(struct curses *ui)
{
	bool on = !ui->options->mouse;

	if (!term_use_mouse(on)) {
		show_message(ui, _("This terminal reports no mouse."));
		return;
	}
	ui->options->mouse = on;
	show_message(ui, on ? _("Mouse: on") : _("Mouse: off"));
}

/* Changes nothing but what is in sight and selected. */
static void look_around(struct curses *ui, enum wish_kind kind)
{
	if (ui->view->typing)
		return;
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

static struct wish take_key(struct curses *ui, uint32_t press);

/* A click on a key of the footer presses it; on an answer, selects it, and once more on
 * the same, gives it. */
static struct wish take_click(struct curses *ui)
{
	int row, column;
	size_t choice;

	term_mouse_place(&row, &column);
	if (row == ui->frame.footer || row == ui->frame.targets) {
		uint32_t press = draw_key_at(ui, row, column);

		return press == PRESS_NONE ? nothing : take_key(ui, press);
	}
	choice = draw_choice_at(ui, row);
	if (choice == LAYOUT_NO_CHOICE)
		return nothing;
	if (choice == ui->pointed && choice == ui->pane.selected)
		return choose(ui);
	ui->pointed = choice;
	pane_select(&ui->pane, choice);
	return nothing;
}

/* Does what a key means; returns what is a wish for whoever asks. */
static struct wish do_wish(struct curses *ui, enum wish_kind kind)
{
	switch (kind) {
	case WISH_CHOOSE:
		return choose(ui);
	case WISH_POINT:
		return take_click(ui);
	case WISH_SEARCH:
		return search_wish(ui, false);
	case WISH_ERASE:
		typing_erase(ui);
		return nothing;
	case WISH_ERASE_ALL:
		typing_erase_all(ui);
		return nothing;
	case WISH_LINE_LEFT:
	case WISH_LINE_RIGHT:
		typing_move(ui, kind == WISH_LINE_LEFT);
		return nothing;
	case WISH_NEXT_FIELD:
		return fields_next(ui);
	case WISH_FIELD_BELOW:
	case WISH_FIELD_ABOVE:
		fields_move(ui, kind == WISH_FIELD_BELOW);
		return nothing;
	case WISH_FIELDS_END:
		fields_close(ui);
		if (ui->page->kind == PAGE_FORM)
			return (struct wish){.kind = WISH_BACK};
		return nothing;
	case WISH_REDRAW:
		term_forget_screen();
		return nothing;
	case WISH_NAMES:
		fields_open(ui);
		return nothing;
	case WISH_ALONE:
		view_show_alone(ui, true);
		return nothing;
	case WISH_THEME:
		take_next_theme(ui);
		return nothing;
	case WISH_MOUSE:
		switch_mouse(ui);
		return nothing;
	case WISH_UP:
	case WISH_DOWN:
	case WISH_PAGE_UP:
	case WISH_PAGE_DOWN:
	case WISH_TOP:
	case WISH_BOTTOM:
	case WISH_WHEEL_UP:
	case WISH_WHEEL_DOWN:
		look_around(ui, kind);
		return nothing;
	default:
		return (struct wish){.kind = kind};
	}
}

/* A digit soon after Esc is a function key for whoever has none, if Esc and it come apart. But
 * where Esc has just emptied the line, something else is typed into it. */
static uint32_t function_key(struct curses *ui, uint32_t press)
{
	bool soon = clock_now_ms() < ui->escaped_at + ESCAPED;

	ui->escaped_at =
		press == PRESS_ESCAPE && !ui->words.length ? clock_now_ms() : -ESCAPED;
	if (!soon || press < '0' || press > '9' ||
	    !(state_situation(ui) & (WITH_SEARCH | TYPING)))
		return press;
	return press == '0' ? PRESS_F10 : PRESS_F1 + (press - '1');
}

/* What a key does on a page without a line to type into. */
static struct wish take_key_on_page(struct curses *ui, uint32_t press)
{
	unsigned situation = state_situation(ui);
	enum wish_kind kind = wish_for_key(press, situation);

	/* Back at the first question is a wish too: the session says that it is that. */
	if (kind == WISH_NONE && wish_for_key(press, situation | WITH_BACK) == WISH_BACK)
		kind = WISH_BACK;
	if (kind != WISH_NONE)
		return do_wish(ui, kind);
	if (press == PRESS_ENTER && (situation & WITH_CHOICES))
		show_message(ui,
			     situation & WITH_SEARCH
				     ? _("Choose first, by the arrow keys.")
				     : _("Choose first: by the arrow keys, or the key "
					 "before an answer."));
	return choose_by_key(ui, press);
}

/* What a key does to a letter that stands alone: where it is longer than the screen, it scrolls;
 * any other key goes back. */
static struct wish take_key_alone(struct curses *ui, uint32_t press)
{
	unsigned situation = state_situation(ui);
	enum wish_kind kind = wish_for_key(press, situation);

	if (kind == WISH_CANCEL || kind == WISH_REDRAW ||
	    ((situation & WITH_MORE) && kind >= WISH_UP && kind <= WISH_WHEEL_DOWN))
		return do_wish(ui, kind);
	view_show_alone(ui, false);
	return nothing;
}

/* Does what a key means on what is shown now. Where there is a line to type into, a character
 * is text; an empty line begins with none that is blank. */
static struct wish take_key(struct curses *ui, uint32_t press)
{
	bool has_line = ui->view->typing || (state_situation(ui) & WITH_SEARCH);

	if (ui->alone)
		return take_key_alone(ui, press);
	press = function_key(ui, press);
	if (!has_line || !is_character(press))
		return take_key_on_page(ui, press);
	if (press != ' ' || ui->view->typing || ui->words.length)
		typing_add(ui, press);
	return nothing;
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
		typing_paste(ui, *press);
	if (!ui->cancelled || (ui->pasting && !again))
		return false;
	ui->pasting = ui->cancelled = false;
	*press = CTRL_C;
	return true;
}

/* Acts on a key or an event; returns what is a wish for the session. */
static struct wish take_press(struct curses *ui, uint32_t press)
{
	struct wish wish;

	switch (press) {
	case TERM_INTERRUPTED:
		return (struct wish){.kind = WISH_INTERRUPTED};
	case TERM_GONE:
		return (struct wish){.kind = WISH_GONE};
	case TERM_WOKEN:
		return (struct wish){.kind = WISH_WAKE};
	case TERM_CHANGED:
		view_resize(ui);
		return nothing;
	case PRESS_PASTE:
		ui->pasting = true;
		view_change(ui, CHANGE_ALL);
		return nothing;
	default:
		break;
	}
	if (ui->pasting && !breaks_paste(ui, &press))
		return nothing;
	/* Nobody chooses what they cannot see. */
	if (ui->frame.too_small && !is_leaving(ui, press))
		return nothing;
	if (ui->message.length > 0)
		show_message(ui, "");
	ui->moved = false;
	wish = take_key(ui, press);
	view_change(ui, ui->moved ? CHANGE_SELECTION : CHANGE_ALL);
	return wish;
}

/* --- nobody there -------------------------------------------------------------------------- */

/* Nobody has pressed a key: warns of it; or wishes that all be forgotten, and forgets what was
 * searched for. */
static struct wish take_silence(struct curses *ui, enum idle_news news)
{
	if (news == IDLE_WARN) {
		show_message(ui, _("Is nobody here? All answers will be forgotten: press "
				   "any key to go on."));
		return nothing;
	}
	show_message(ui, "");
	buf_forget(&ui->words);
	ui->pasting = ui->cancelled = ui->stale = false;
	return (struct wish){.kind = WISH_FORGET};
}

/* A key that answers the warning does nothing else. */
static bool answers_warning(struct curses *ui, uint32_t press)
{
	if (press == TERM_CHANGED || press == TERM_WOKEN || !idle_hear(&ui->idle))
		return false;
	show_message(ui, "");
	/* What is pasted is text, and what ends the program does. */
	return press <= PRESS_LAST && press != PRESS_PASTE;
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
	return term_next(ui->shown.fd,
			 idle_wakes_at(&ui->idle, ui->options, ui->shown.wake_at));
}

/* Is this key more of what is searched for? */
static bool is_typed(const struct curses *ui, uint32_t press)
{
	return ui->pasting || press == PRESS_PASTE || is_character(press);
}

static struct wish curses_ask(void *self, const struct ui_shown *shown)
{
	struct curses *ui = self;

	view_begin(ui, shown);
	if (ui->waited) {
		show_message(ui, "");
		term_drop_keys();
		ui->waited = ui->pasting = false;
	}
	for (;;) {
		enum idle_news news = IDLE_NOTHING;
		struct wish wish;
		uint32_t press;

		if (view_lacks_beside(ui))
			return view_end(ui, (struct wish){.kind = WISH_BESIDE});
		press = next_press(ui);
		/* What was typed is searched for before any other key acts on it. */
		if (ui->stale && !is_typed(ui, press)) {
			ui->pending = press;
			return view_end(ui, search_wish(ui, true));
		}
		if (press == PRESS_NONE)
			continue;
		if (press == TERM_WOKEN)
			news = idle_look(&ui->idle, ui->options);
		if (news != IDLE_NOTHING)
			wish = take_silence(ui, news);
		else if (answers_warning(ui, press))
			continue;
		else
			wish = take_press(ui, press);
		if (wish.kind != WISH_NONE)
			return view_end(ui, wish);
	}
}

static void show_waiting(struct curses *ui, const char *program)
{
	struct buf message = {0};

	buf_add_format(&message, _("Waiting for %s. %s stops it."), program,
		       wish_key_name(PRESS_ESCAPE));
	if (!ui->waited || strcmp(buf_string(&ui->message), buf_string(&message)) != 0) {
		show_message(ui, buf_string(&message));
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

	show_waiting(ui, program);
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
