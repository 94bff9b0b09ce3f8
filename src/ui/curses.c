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
#include "base/tr.h"
#include "ui/actions.h"
#include "ui/curses_draw.h"
#include "ui/curses_names.h"
#include "ui/curses_pane.h"
#include "ui/curses_term.h"
#include "ui/keys.h"
#include "ui/layout.h"
#include "ui/ui.h"

enum {
	LOW = 16,   /* fewer rows, and the answers come first */
	WIDE = 110, /* from so many columns on, something stands beside the page */
	PAGE_COLUMNS = LAYOUT_TEXT_COLUMNS + 2,
	SIDE_COLUMN = PAGE_COLUMNS + 3,
	SIDE_COLUMNS = 50, /* at most */
	ROOMY = 12,	   /* rows of the body from which on empty ones are no waste */
	WHEEL = 3,	   /* lines */
	AHEAD = 64,	   /* keys that are looked at together */
	TYPING_GAP = 300,  /* milliseconds between the keys of somebody who types words */
	MAX_FILTER = 200   /* bytes; more than any message has */
};

struct curses {
	struct ui_options *options; /* borrowed */
	enum text_glyphs glyphs;
	bool lines;		 /* the terminal draws lines itself */
	const struct page *page; /* borrowed, as is the view, while ask() runs */
	struct page *found;	 /* shown instead of it while it is searched */
	struct ui_view *view;
	struct layout layout;
	struct layout side; /* what stands beside the page, if there is room */
	bool has_side;
	struct pane pane;
	struct frame frame;
	bool pasting, recalled;
	size_t pointed; /* the choice that was clicked last; SIZE_MAX: none */
	struct {
		uint32_t keys[AHEAD];
		size_t count;
	} ahead;	      /* read already, to be acted on */
	struct buf message;   /* of what was just done */
	struct buf labels[2]; /* of the lines where names are typed */
	struct entry entry;
	struct {
		bool valid; /* but for what follows, the screen is as it should be */
		size_t top, selected;
	} painted;
	char number[KEYS_NUMBER]; /* the digits of a problem's number, so far */
};

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
	ui->lines = ui->glyphs == TEXT_ASCII && !options->only_ascii && term_has_lines();
	term_take_theme(options->theme);
	options->mouse = options->mouse && term_use_mouse(true);
	return ui;
}

static void curses_close(void *self)
{
	struct curses *ui = self;

	layout_release(&ui->layout);
	layout_release(&ui->side);
	pane_release(&ui->pane);
	buf_release(&ui->message);
	buf_release(&ui->labels[0]);
	buf_release(&ui->labels[1]);
	free(ui);
	term_close();
}

/* --- laying out ---------------------------------------------------------------------------- */

/* The search line has an empty one below it where there is room. */
static int search_rows(const struct curses *ui)
{
	if (!ui->view->filtering)
		return 0;
	return ui->frame.body_rows >= ROOMY ? 2 : 1;
}

/* Fits the pane below the title and, where it is open, the search line. */
static void fit(struct curses *ui)
{
	int rows = ui->frame.body_rows - search_rows(ui);

	ui->painted.valid = false;
	pane_fit(&ui->pane, rows > 0 ? (size_t)rows : 1);
}

/* What the reader sees: the page, or what the search has found. */
static const struct page *shown(const struct curses *ui)
{
	return ui->found ? ui->found : ui->page;
}

/* Searches for what is typed by now. */
static void search(struct curses *ui)
{
	const struct buf *filter = &ui->view->filter;

	page_free(ui->found);
	ui->found = NULL;
	if (ui->view->filtering)
		ui->found =
			page_found(ui->page, buf_string(filter), filter->length, true);
}

/* Where the screen is wide, the answers given and the words on the page stand beside
 * it. */
static void lay_out_side(struct curses *ui)
{
	struct layout_options options = {.columns = draw_columns() - SIDE_COLUMN - 1,
					 .glyphs = ui->glyphs};
	struct page *words;

	layout_release(&ui->side);
	ui->has_side = draw_columns() >= WIDE && ui->page->walk;
	if (!ui->has_side)
		return;
	if (options.columns > SIDE_COLUMNS)
		options.columns = SIDE_COLUMNS;
	words = ui->page->kind == PAGE_NOTE ? NULL : page_glossary(ui->page, false);
	layout_init_side(&ui->side, ui->page, words, &options);
	page_free(words);
	ui->has_side = ui->side.count > 0;
}

/* Lays the page out for the present size; the reader's place is kept. */
static void lay_out(struct curses *ui)
{
	struct layout_options options = {.columns = draw_columns(),
					 .low = draw_rows() < LOW,
					 .glyphs = ui->glyphs};

	layout_release(&ui->layout);
	layout_init(&ui->layout, shown(ui), &options);
	lay_out_side(ui);
	ui->frame = frame_of(draw_rows(), draw_columns());
	pane_set(&ui->pane, &ui->layout, shown(ui));
	fit(ui);
}

/* Shows what is found by what is typed by now, from its top. */
static void show_found(struct curses *ui)
{
	ui->view->on_list = false;
	search(ui);
	lay_out(ui);
	pane_start(&ui->pane, 0);
}

/* A new size. Whoever stood on an answer of a question stands on it still. */
static void resize(struct curses *ui)
{
	bool seen = ui->pane.list && pane_sees_selected(&ui->pane);

	lay_out(ui);
	if (seen && !pane_sees_selected(&ui->pane))
		pane_select(&ui->pane, ui->pane.selected);
}

static void begin(struct curses *ui, const struct page *page, struct ui_view *view)
{
	ui->page = page;
	ui->view = view;
	ui->number[0] = '\0';
	ui->pointed = SIZE_MAX;
	if (view->fresh) {
		buf_clear(&view->filter);
		view->filtering = false;
	}
	search(ui);
	lay_out(ui);
	if (view->fresh)
		pane_start(&ui->pane, page->preselected);
	else
		pane_return(&ui->pane, view->selected, view->top, view->follow);
	view->fresh = false;
}

static struct ui_wish end(struct curses *ui, struct ui_wish wish)
{
	ui->view->selected = ui->pane.selected;
	ui->view->top = ui->pane.anchor;
	ui->view->follow = ui->pane.follow;
	page_free(ui->found);
	ui->found = NULL;
	return wish;
}

/* Nobody chooses what he cannot see, but in a list something is always in sight. */
static bool can_choose(const struct curses *ui)
{
	return ui->pane.choices > 0 && (ui->pane.list || pane_sees_selected(&ui->pane));
}

static unsigned situation_of(const struct curses *ui)
{
	const struct page *p = ui->page;

	if (ui->view->naming)
		return NAMING;
	return (can_choose(ui) ? WITH_CHOICES : 0u) | (p->find ? WITH_SEARCH : 0u) |
	       (*p->who_id ? WITH_WHO : 0u) | (p->crumb_count ? WITH_PAST : 0u) |
	       (p->compares ? WITH_NAMES : 0u) |
	       (ui->pane.count > ui->pane.rows ? WITH_MORE : 0u) |
	       (p->kind == PAGE_NOTE ? ON_NOTE : 0u) |
	       (p->kind == PAGE_MENU ? ON_MENU : 0u) |
	       (ui->view->filtering ? SEARCHING : 0u);
}

/* What is shown where two names are typed. */
static const struct entry *entry_of(struct curses *ui)
{
	ui->entry = (struct entry){
		.title = _("Compare two names"),
		/* TRANSLATORS: of two names that are typed */
		.hint = _("Type each as it is written there. You decide what follows."),
		.at = ui->view->name_at,
	};
	for (size_t side = 0; side < 2; side++) {
		buf_clear(&ui->labels[side]);
		buf_add_format(&ui->labels[side], _("Name in %s"),
			       ui->page->columns[side]);
		ui->entry.labels[side] = buf_string(&ui->labels[side]);
		ui->entry.lines[side] = buf_string(&ui->view->names[side]);
	}
	return &ui->entry;
}

static struct picture picture_of(struct curses *ui)
{
	return (struct picture){
		.page = ui->page,
		.pane = &ui->pane,
		.frame = ui->frame,
		.side = ui->has_side ? &ui->side : NULL,
		.side_column = SIDE_COLUMN,
		.filter = buf_string(&ui->view->filter),
		.filtering = ui->view->filtering,
		.on_list = ui->view->on_list,
		.search_rows = search_rows(ui),
		.recalled = ui->recalled,
		.entry = ui->view->naming ? entry_of(ui) : NULL,
		.message = buf_string(&ui->message),
		.situation = situation_of(ui),
		.glyphs = ui->glyphs,
		.lines = ui->lines,
	};
}

/* Paints what has changed. Moving the selection is what is done most, and paints only
 * that. */
static void paint(struct curses *ui)
{
	struct picture picture = picture_of(ui);

	if (ui->painted.valid && ui->painted.top == ui->pane.top)
		draw_selection(&picture, ui->painted.selected);
	else
		draw_picture(&picture);
	ui->painted.valid = true;
	ui->painted.top = ui->pane.top;
	ui->painted.selected = ui->pane.selected;
}

/* --- searching ------------------------------------------------------------------------------- */

/* Opens the search with the words of the last time, which go when others are typed; or
 * without them. */
static void search_open(struct curses *ui, bool recall)
{
	if (!recall)
		buf_clear(&ui->view->filter);
	ui->recalled = ui->view->filter.length > 0;
	ui->view->filtering = true;
	show_found(ui);
}

static void search_close(struct curses *ui)
{
	ui->view->filtering = false;
	show_found(ui);
	pane_start(&ui->pane, ui->page->preselected);
}

static void search_add(struct curses *ui, uint32_t c)
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
	show_found(ui);
}

/* Takes the last character back; where there is none, the search is over. */
static void search_erase(struct curses *ui)
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
	show_found(ui);
}

static bool ends_in_blank(const struct buf *text)
{
	return text->length == 0 || text->s[text->length - 1] == ' ';
}

/* What is pasted can only be meant for the search: no key of it does anything else. */
static void paste(struct curses *ui, uint32_t press)
{
	unsigned situation = situation_of(ui);

	if (press == PRESS_PASTE_END || press == PRESS_ESCAPE) {
		ui->pasting = false;
		return;
	}
	if (situation & NAMING) {
		naming_add(ui->view, press < PRESS_NONE ? press : ' ');
		ui->painted.valid = false;
	}
	if (!(situation & WITH_SEARCH))
		return;
	if (!(situation & SEARCHING))
		search_open(ui, false);
	if (press == PRESS_ENTER || press == PRESS_TAB)
		press = ' ';
	if (press == ' ' && ends_in_blank(&ui->view->filter))
		return;
	if (press < PRESS_NONE)
		search_add(ui, press);
}

/* --- keys ---------------------------------------------------------------------------------- */

/* Chooses the selected choice if the reader sees it; else shows it first. */
static bool choose(struct curses *ui, struct ui_wish *wish)
{
	if (ui->pane.choices == 0)
		return false;
	if (!pane_sees_selected(&ui->pane)) {
		pane_select(&ui->pane, ui->pane.selected);
		return false;
	}
	if (ui->found) {
		/* The id is the tree's: it outlives what was found. */
		*wish = (struct ui_wish){
			.act = UI_FOUND,
			.text = ui->found->choices[ui->pane.selected].id};
		return true;
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

/* A digit of a problem's number selects it. */
static void number_add(struct curses *ui, char digit)
{
	size_t choice;

	if (keys_type(ui->page, ui->number, digit, &choice))
		pane_select(&ui->pane, choice);
}

/* --- looks ----------------------------------------------------------------------------- */

/* Says something until the next key. */
static void say(struct curses *ui, const char *message)
{
	buf_clear(&ui->message);
	buf_add(&ui->message, message);
	ui->painted.valid = false;
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

/* Does what only changes what is in sight. */
static void look_around(struct curses *ui, enum action action)
{
	bool was_on_list = ui->view->on_list;

	ui->view->on_list = true;
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
	case ACTION_WHEEL_UP:
	case ACTION_WHEEL_DOWN:
		pane_scroll(&ui->pane, action == ACTION_WHEEL_DOWN, WHEEL);
		break;
	case ACTION_SEARCH:
		search_open(ui, true);
		break;
	case ACTION_SEARCH_END:
		search_close(ui);
		break;
	case ACTION_ERASE:
		search_erase(ui);
		break;
	case ACTION_ERASE_ALL:
		buf_clear(&ui->view->filter);
		show_found(ui);
		break;
	case ACTION_REDRAW:
		term_forget_screen();
		ui->painted.valid = false;
		ui->view->on_list = was_on_list;
		break;
	case ACTION_NAMES:
		naming_open(ui->view);
		ui->painted.valid = false;
		break;
	case ACTION_THEME:
		take_next_theme(ui);
		break;
	case ACTION_MOUSE:
		switch_mouse(ui);
		break;
	default:
		ui->view->on_list = was_on_list;
	}
}

static bool page_key(struct curses *ui, uint32_t press, struct ui_wish *wish);
static bool search_key(struct curses *ui, uint32_t press, struct ui_wish *wish);
static bool naming_key(struct curses *ui, uint32_t press, struct ui_wish *wish);

/* Does what a key means on what is shown now. */
static bool any_key(struct curses *ui, uint32_t press, struct ui_wish *wish)
{
	if (ui->view->naming)
		return naming_key(ui, press, wish);
	return ui->view->filtering ? search_key(ui, press, wish)
				   : page_key(ui, press, wish);
}

/* A click on a key of the footer presses it; on an answer, selects it, and once more on
 * the same, gives it. */
static bool point(struct curses *ui, struct ui_wish *wish)
{
	struct picture picture = picture_of(ui);
	int row, column;
	size_t choice;

	term_mouse_place(&row, &column);
	if (row == ui->frame.footer) {
		uint32_t press = draw_footer_press(&picture, column);

		return press != PRESS_NONE && any_key(ui, press, wish);
	}
	if (!draw_finds_choice(&picture, row, &choice))
		return false;
	if (choice == ui->pointed && choice == ui->pane.selected)
		return choose(ui, wish);
	ui->pointed = choice;
	pane_select(&ui->pane, choice);
	return false;
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
		{ACTION_RESTART, UI_RESTART},	{ACTION_TRAIL, UI_TRAIL},
		{ACTION_SWITCH, UI_SWITCH},	{ACTION_QUIT, UI_QUIT},
		{ACTION_CANCEL, UI_CANCEL},
	};

	if (action == ACTION_CHOOSE)
		return choose(ui, wish);
	if (action == ACTION_POINT)
		return point(ui, wish);
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

/* What a key means on the page. Back at the first question is a wish too: the session
 * says that it is that. */
static enum action meaning_of(const struct curses *ui, uint32_t press)
{
	enum action action = action_for(press, situation_of(ui));

	if (action == ACTION_NONE &&
	    action_for(press, situation_of(ui) | WITH_PAST) == ACTION_BACK)
		return ACTION_BACK;
	return action;
}

/* What a key does while names are typed: nothing to the page below. */
static bool naming_key(struct curses *ui, uint32_t press, struct ui_wish *wish)
{
	enum action action = action_for(press, situation_of(ui));
	bool done = false;

	ui->painted.valid = false;
	if (press < PRESS_NONE && press >= ' ' && press != 0x7F)
		naming_add(ui->view, press);
	else if (!naming_act(ui->view, action, &done) &&
		 (action == ACTION_LANGUAGE || action == ACTION_CANCEL ||
		  action == ACTION_REDRAW || action == ACTION_POINT))
		return act(ui, action, wish);
	*wish = (struct ui_wish){.act = UI_NAMES};
	return done;
}

static bool page_key(struct curses *ui, uint32_t press, struct ui_wish *wish)
{
	enum action action = meaning_of(ui, press);

	if (action == ACTION_NONE && choose_by_key(ui, press, wish))
		return true;
	if (action == ACTION_NONE && press >= '0' && press <= '9') {
		number_add(ui, (char)press);
		return false;
	}
	/* Whoever just types means the search. */
	if (action == ACTION_NONE && (situation_of(ui) & WITH_SEARCH) && press > ' ' &&
	    press < PRESS_NONE) {
		search_open(ui, false);
		search_add(ui, press);
		return false;
	}
	ui->number[0] = '\0';
	return act(ui, action, wish);
}

/* --- words that are typed ------------------------------------------------------------------ */

static bool is_letter(uint32_t press)
{
	return (press | 0x20) >= 'a' && (press | 0x20) <= 'z';
}

/* Could this key be the first letter of words for the search, and is one of the commands? */
static bool could_be_words(const struct curses *ui, uint32_t press)
{
	return is_letter(press) && (situation_of(ui) & WITH_SEARCH) &&
	       !ui->view->filtering && !ui->pasting && !ui->frame.too_small &&
	       meaning_of(ui, press) != ACTION_NONE;
}

/* Reads on from a letter that is a command, as long as letters follow it as fast as
 * somebody types. With one among them that is none, they are words, and go to the search;
 * else they are commands, one after the other. Moving waits for nobody. */
static void look_ahead(struct curses *ui, uint32_t first)
{
	bool moves = first == 'j' || first == 'k', words = false;
	size_t count = 0;
	uint32_t press = first;

	do {
		ui->ahead.keys[count++] = press;
		words |= is_letter(press) && meaning_of(ui, press) == ACTION_NONE;
		press = term_next_within(moves || words ? 0 : TYPING_GAP);
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

/* Returns the next key to act on; paints before it waits for one. */
static uint32_t next_press(struct curses *ui)
{
	uint32_t press = take_ahead(ui);

	if (press != PRESS_NONE)
		return press;
	press = term_next(false);
	if (press == PRESS_NONE) {
		paint(ui);
		press = term_next(true);
	}
	if (!could_be_words(ui, press))
		return press;
	look_ahead(ui, press);
	return take_ahead(ui);
}

/* --- events -------------------------------------------------------------------------------- */

static bool is_leaving(enum action action)
{
	return action == ACTION_QUIT || action == ACTION_CANCEL;
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
	if (ui->frame.too_small && !is_leaving(action_for(press, situation_of(ui))))
		return false;
	if (ui->message.length > 0)
		say(ui, "");
	return any_key(ui, press, wish);
}

static struct ui_wish curses_ask(void *self, const struct page *page,
				 struct ui_view *view)
{
	struct curses *ui = self;
	struct ui_wish wish;

	begin(ui, page, view);
	for (;;) {
		uint32_t press = next_press(ui);

		if (press != PRESS_NONE && handle(ui, press, &wish))
			return end(ui, wish);
	}
}

const struct ui ui_curses = {.open = curses_open,
			     .ask = curses_ask,
			     .close = curses_close,
			     .otherwise = &ui_plain};
