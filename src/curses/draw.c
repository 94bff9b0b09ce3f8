/* draw.c - paints what the curses front-end shows. */
#include "curses/draw.h"

#include <limits.h>
#include <string.h>
#include <sys/param.h>
#include <wchar.h>

#include <curses.h>

#include "base/text.h"
#include "base/tr.h"
#include "base/wrap.h"
#include "curses/bar.h"
#include "curses/state.h"
#include "curses/term.h"
#include "i18n/i18n.h"
#include "ui/wishes.h"

enum {
	LEFT = 1,
	SPACE = 3, /* between things in a line */
	MAX_LINE = 40,
	NAMES_LANGUAGE = 60, /* columns from which on the language in force is named */
};

/* --- pieces ------------------------------------------------------------------------------ */

/* The colour of a part of the theme; none where there are no colours. */
static attr_t color(enum theme_part part)
{
	return COLOR_PAIRS > THEME_PARTS ? COLOR_PAIR(part + 1) : A_NORMAL;
}

/* How a role looks. Colour only adds to what is there without it. */
static attr_t look(enum layout_role role)
{
	switch (role) {
	case ROLE_STRONG:
	case ROLE_LITERAL:
		return A_BOLD;
	case ROLE_YOU:
		return A_BOLD | A_REVERSE;
	case ROLE_KEY:
		return A_BOLD | color(THEME_ACCENT);
	case ROLE_LINK:
		return A_UNDERLINE;
	case ROLE_MATCH:
		return A_BOLD | A_UNDERLINE | color(THEME_ACCENT);
	case ROLE_QR:
		/* Black on white; where there are no colours, the other way round than
		 * the rest, for most of those terminals are dark. */
		return COLOR_PAIRS > TERM_BLACK_ON_WHITE ? COLOR_PAIR(TERM_BLACK_ON_WHITE)
							 : A_REVERSE;
	case ROLE_WARNING:
		return A_BOLD | A_REVERSE | color(THEME_WARNING);
	default:
		return A_NORMAL;
	}
}

static void put(int row, int column, attr_t attributes, const char *s, size_t length)
{
	attrset((int)attributes);
	mvaddnstr(row, column, s, (int)length);
}

static void put_string(int row, int column, attr_t attributes, const char *s)
{
	put(row, column, attributes, s, strlen(s));
}

/* Puts a text that is cut where it is too long, in ASCII where it must be. */
static void put_cut(const struct curses *ui, int row, int column, int width,
		    attr_t attributes, const char *s)
{
	struct buf cut = {0};

	layout_add_cut(&cut, s, width, ui->glyphs);
	put_string(row, column, attributes, buf_string(&cut));
	buf_release(&cut);
}

/* Puts a text for which there is room. */
static void put_whole(const struct curses *ui, int row, int column, attr_t attributes,
		      const char *s)
{
	put_cut(ui, row, column, INT_MAX, attributes, s);
}

/* Returns the columns of a text as put_cut() puts it. */
static int width_of(const struct curses *ui, const char *s)
{
	struct buf whole = {0};
	int width;

	layout_add_cut(&whole, s, INT_MAX, ui->glyphs);
	width = text_columns(buf_string(&whole), whole.length);
	buf_release(&whole);
	return width;
}

/* Puts a text on as many rows as it needs, up to `end`; returns the row after it. */
static int put_wrapped(const struct curses *ui, int row, int end, attr_t attributes,
		       const char *s)
{
	struct buf text = {0};
	size_t from, to;
	struct wrap wrap;

	text_add_glyphs(&text, s, strlen(s), ui->glyphs);
	wrap_init(&wrap, buf_string(&text), text.length);
	for (; row < end && wrap_next(&wrap, ui->frame.columns - 2 * LEFT, &from, &to);
	     row++)
		put(row, LEFT, attributes, text.s + from, to - from);
	wrap_release(&wrap);
	buf_release(&text);
	return row;
}

/* --- the frame ------------------------------------------------------------------------------ */

/* Puts the language, where there is room for it; returns the columns left of it. */
static int put_language(const struct curses *ui)
{
	const struct frame *f = &ui->frame;
	const char *language = i18n_now()->name;
	int room = f->columns - 2 * LEFT, width = width_of(ui, language);

	if (f->columns < NAMES_LANGUAGE)
		return room;
	put_whole(ui, f->trail, f->columns - LEFT - width, A_NORMAL, language);
	return room - width - SPACE;
}

/* The answers so far; before the first one, what the tree is about. */
static void put_trail(const struct curses *ui)
{
	const struct frame *f = &ui->frame;
	const char *about = ui->page->tree_title;
	struct buf trail = {0};
	int room;

	if (f->trail == NO_ROW)
		return;
	room = put_language(ui);
	if (f->title != NO_ROW)
		put_cut(ui, f->title, LEFT, f->columns - 2 * LEFT, A_BOLD,
			_("window too small"));
	layout_add_trail(&trail, ui->page, room, ui->glyphs);
	if (trail.length)
		put_string(f->trail, LEFT, A_NORMAL, buf_string(&trail));
	else if (width_of(ui, about) <= room)
		put_whole(ui, f->trail, LEFT, A_BOLD | color(THEME_ACCENT), about);
	buf_release(&trail);
}

/* A line of the frame: by its glyph, else in ASCII. */
static void put_line_of(const struct curses *ui, int row, int column, bool down,
			int length)
{
	const wchar_t *glyph = down ? L"│" : L"─", *ascii = down ? L"|" : L"-";
	cchar_t one;

	attrset((int)color(THEME_ACCENT));
	/* Not as the terminal draws lines itself (ACS): in UTF-8, which it may be in
	 * whatever the locale says, some show a row of "q". */
	setcchar(&one, ui->glyphs == TEXT_ASCII ? ascii : glyph, A_NORMAL, 0, NULL);
	if (down)
		mvvline_set(row, column, &one, length);
	else
		mvhline_set(row, column, &one, length);
}

/* Puts a text into a rule that begins at `column`. */
static void put_in_rule(const struct curses *ui, int row, int column, const char *s)
{
	struct buf text = {0};

	buf_add_format(&text, " %s ", s);
	put_whole(ui, row, column, A_BOLD, buf_string(&text));
	buf_release(&text);
}

/* A rule, and in it, where there is more than is in sight and room to say so, a word that does. */
static void put_rule(const struct curses *ui, int row, const char *more, int room)
{
	int width = width_of(ui, more) + 2;

	if (row == NO_ROW)
		return;
	put_line_of(ui, row, 0, false, ui->frame.columns);
	if (*more && width <= room)
		put_in_rule(ui, row, ui->frame.columns - SPACE - width, more);
}

/* What there is to say of what was just done stands in the rule below; what has no room there,
 * on it and on the rows of keys, until the next key. Returns whether it does. */
static bool put_message(const struct curses *ui)
{
	const struct frame *f = &ui->frame;
	const char *message = buf_string(&ui->message);
	int row = f->bottom_rule != NO_ROW ? f->bottom_rule : f->footer;

	if (f->bottom_rule != NO_ROW &&
	    width_of(ui, message) + 2 <= f->columns - 2 * SPACE) {
		if (*message)
			put_in_rule(ui, row, SPACE, message);
		return false;
	}
	if (*message) {
		move(row, 0);
		clrtobot();
		put_wrapped(ui, row, f->rows, A_BOLD, message);
	}
	return *message != '\0';
}

/* Appends the answers for who finds none that fits, where they are not in sight; the last, which
 * is for everybody, first. Each whole, or not at all. */
static void add_ways_out(const struct curses *ui, struct buf *out, int room)
{
	const struct page *p = ui->page;

	for (size_t i = p->choice_count; p->kind == PAGE_QUESTION && i-- > 0;) {
		const struct page_choice *c = &p->choices[i];
		size_t before;

		if (!(c->unknown || (p->numbered && !*c->number)) ||
		    pane_row_of(&ui->pane, i) != NO_ROW)
			continue;
		before = out->length;
		buf_add_format(out, "%s%s %s", before ? "   " : "", c->typed, c->brief);
		if (width_of(ui, out->s) > room) {
			out->s[before] = '\0';
			out->length = before;
		}
	}
}

/* The columns of a rule beside the word that there is more: each has a blank at its sides. */
static int room_beside(const struct curses *ui, const char *more)
{
	return ui->frame.columns - width_of(ui, more) - 2 * SPACE - 2 - SPACE - 2;
}

static void put_rules(const struct curses *ui)
{
	const struct pane *pane = &ui->pane;
	int room = ui->frame.columns - 2 * SPACE;
	int taken = ui->message.length
			    ? width_of(ui, buf_string(&ui->message)) + 2 + SPACE
			    : 0;
	bool above = pane->top > 0 && !ui->view->typing;
	bool below = pane->top + pane->rows < pane->count && !ui->view->typing;
	/* TRANSLATORS: in the line above or below a text that is longer than the screen */
	const char *more_above = _("▲ more above"), *more_below = _("▼ more below");
	struct buf ways_out = {0};

	if (!ui->view->typing && !taken)
		add_ways_out(ui, &ways_out, room_beside(ui, more_below));
	/* One of them matters more than the words that there is more. */
	if (!ui->view->typing && !taken && !ways_out.length) {
		add_ways_out(ui, &ways_out, room_beside(ui, "▼"));
		more_below = ways_out.length ? "▼" : more_below;
	}
	if (ways_out.length)
		taken = width_of(ui, ways_out.s) + 2 + SPACE;
	put_rule(ui, ui->frame.top_rule, above ? more_above : "", room);
	put_rule(ui, ui->frame.bottom_rule, below ? more_below : "", room - taken);
	if (ways_out.length && ui->frame.bottom_rule != NO_ROW)
		put_in_rule(ui, ui->frame.bottom_rule, SPACE, ways_out.s);
	buf_release(&ways_out);
}

static void fill_bar(const struct curses *ui, struct bar *bar, int at)
{
	bar_fill(bar, at == ui->frame.targets, state_situation(ui), ui->frame.columns,
		 ui->glyphs);
}

/* Puts a row of keys: the footer, or what can be done with the page. */
static void put_keys(const struct curses *ui, int at)
{
	struct bar bar;

	if (at == NO_ROW)
		return;
	fill_bar(ui, &bar, at);
	for (size_t i = 0; i < bar.count; i++) {
		const struct bar_key *key = &bar.keys[i];
		struct buf keys = {0};

		wish_add_footer_keys(&keys, key->row, state_situation(ui),
				     ui->glyphs == TEXT_ASCII);
		put_whole(ui, at, key->column, look(ROLE_KEY), buf_string(&keys));
		if (key->width > key->keys_width)
			put_whole(ui, at, key->column + key->keys_width + 1, A_NORMAL,
				  bar_label(key));
		buf_release(&keys);
	}
}

uint32_t draw_key_at(const struct curses *ui, int row, int column)
{
	struct bar bar;

	fill_bar(ui, &bar, row);
	for (size_t i = 0; i < bar.count; i++) {
		const struct bar_key *key = &bar.keys[i];

		if (column >= key->column && column < key->column + key->width)
			return wish_first_key(key->row, state_situation(ui));
	}
	return PRESS_NONE;
}

/* --- the body ------------------------------------------------------------------------------- */

/* Puts a line of the page, or of what stands beside it, `shift` columns to the right. */
static void put_line(int row, int shift, const struct layout_line *line)
{
	for (const struct layout_span *span = line->first; span; span = span->next)
		put_string(row, shift + span->column, look(span->role), span->text);
}

/* What stands beside the page does not scroll: it is cut, and says so. */
static void put_side(const struct curses *ui)
{
	const struct layout *side = &ui->side;
	size_t rows = (size_t)ui->frame.body_rows;
	bool cut = side->count > rows;

	if (side->count == 0)
		return;
	put_line_of(ui, ui->frame.body, SIDE_COLUMN - 2, true, ui->frame.body_rows);
	for (size_t i = 0; i < side->count && i < rows - cut; i++)
		put_line(ui->frame.body + (int)i, SIDE_COLUMN, &side->lines[i]);
	if (cut)
		put_cut(ui, ui->frame.body + ui->frame.body_rows - 1, SIDE_COLUMN,
			ui->frame.columns, A_NORMAL, "…");
}

/* Returns the end of a text that fits into `room` columns. */
static const char *tail_of(const char *s, int room)
{
	size_t length = strlen(s), taken;
	int columns = text_columns(s, length);

	for (; length > 0 && columns > room; s += taken, length -= taken)
		columns -= text_char_columns(s, length, &taken);
	return s;
}

/* Puts what is typed, and the cursor where `behind` bytes stand after it; of a long text, what is
 * before the cursor. */
static void put_typed(const struct curses *ui, int row, int column, int room,
		      const struct buf *line, size_t behind)
{
	const char *end = buf_string(line) + line->length - behind;
	struct buf before = {0};
	int caret;

	buf_add_bytes(&before, buf_string(line), line->length - behind);
	put_cut(ui, row, column, room, A_NORMAL, tail_of(buf_string(&before), room));
	caret = getcurx(stdscr);
	put_cut(ui, row, caret, room - (caret - column), A_NORMAL, end);
	move(row, caret);
	buf_release(&before);
}

/* Puts the line to type into. A list
 * of problems asks its question there, where that leaves room. */
static void put_search(const struct curses *ui, int row)
{
	/* TRANSLATORS: before the line to type a message into, where there is little room */
	const char *label = _("Search:");
	int columns = ui->frame.columns, column;

	if (*ui->page->welcome && row > ui->frame.body)
		label = "";
	else if (ui->page->numbered && width_of(ui, ui->page->title) < columns / 2)
		label = ui->page->title;
	put_cut(ui, row, LEFT, columns, A_BOLD, label);
	column = *label ? getcurx(stdscr) + 1 : LEFT;
	attrset(A_NORMAL);
	mvhline(row, column, '_', MIN(columns - column - LEFT, MAX_LINE));
	put_typed(ui, row, column, columns - column - LEFT, &ui->words, ui->behind);
}

/* Returns the row of the screen where the scrolling part begins. */
static int first_row(const struct curses *ui)
{
	return ui->frame.body + (int)ui->pane.head + state_line_rows(ui);
}

/* Returns the row of the screen where a choice begins; NO_ROW where it is not in sight. */
static int row_of(const struct curses *ui, size_t choice)
{
	int row = pane_row_of(&ui->pane, choice);

	return row == NO_ROW ? NO_ROW : first_row(ui) + row;
}

/* Puts below the list what there is to say of the selected choice. */
static void put_foot(const struct curses *ui)
{
	const struct frame *f = &ui->frame;
	struct layout_options options = {.columns = f->columns, .glyphs = ui->glyphs};
	struct layout foot = {0};

	if (f->foot_rows && ui->pane.selected < ui->page->choice_count)
		layout_init_foot(&foot, ui->page, ui->pane.selected,
				 ui->layout.number_room, &options);
	for (int i = 0; i < f->foot_rows; i++) {
		move(f->foot + i, 0);
		clrtoeol();
		if ((size_t)i < foot.count)
			put_line(f->foot + i, 0, &foot.lines[i]);
	}
	if (f->foot_rows && foot.count > (size_t)f->foot_rows) {
		int end = MIN(getcurx(stdscr), f->columns - LEFT - width_of(ui, "…"));

		put_cut(ui, f->foot + f->foot_rows - 1, end, f->columns - end, A_NORMAL,
			"…");
	}
	layout_release(&foot);
}

/* Marks the selected choice: by a sign, and by turning its key around. */
static void put_mark(const struct curses *ui)
{
	int row = row_of(ui, ui->pane.selected);
	char key;

	if (row == NO_ROW)
		return;
	key = ui->layout.keys[ui->pane.selected];
	/* In a list of problems their numbers stand where else the key does. */
	put_string(row, LEFT - 1, A_REVERSE | color(THEME_ACCENT),
		   key ? (const char[]){' ', '>', ' ', key, ' ', '\0'} : " > ");
}

/* Takes the mark from a choice. */
static void remove_mark(const struct curses *ui, size_t choice)
{
	const struct pane *pane = &ui->pane;
	int row = row_of(ui, choice);

	if (row == NO_ROW)
		return;
	put_string(row, LEFT - 1, A_NORMAL, ui->layout.keys[choice] ? "     " : "   ");
	put_line(row, 0, pane_line(pane, (size_t)(row - first_row(ui))));
}

/* Returns the row where somebody begins to read who does not stand on a choice: the
 * title, or the first line in sight that is not empty. */
static int reading_row(const struct curses *ui)
{
	const struct pane *pane = &ui->pane;

	if (pane->top == 0)
		return ui->frame.body;
	for (size_t i = 0; i < pane->rows && pane_line(pane, i); i++)
		if (pane_line(pane, i)->first)
			return first_row(ui) + (int)i;
	return first_row(ui);
}

/* --- lines to type in ---------------------------------------------------------------------- */

enum { ENTRY_COLUMN = LEFT + 2 };

/* Puts a field below its label, and the cursor into it. */
static void put_field(const struct curses *ui, size_t i, int row)
{
	int room = ui->frame.columns - ENTRY_COLUMN - LEFT - 1;

	put_cut(ui, row, LEFT, ui->frame.columns - 2 * LEFT, A_BOLD,
		ui->page->fields[i].label);
	if (i == ui->view->line_at)
		put_string(row + 1, LEFT, A_REVERSE | color(THEME_ACCENT), ">");
	put_typed(ui, row + 1, ENTRY_COLUMN, room, &ui->view->lines[i],
		  i == ui->view->line_at ? ui->behind : 0);
}

/* Puts the fields of the page, and the cursor into the one that is typed into. Where there
 * is no room for all, that one is shown. A form says itself what it is for. */
static void put_fields(const struct curses *ui)
{
	const struct page *p = ui->page;
	bool is_form = p->kind == PAGE_FORM;
	int rows = ui->frame.body_rows, row = ui->frame.body, end = row + rows;
	int count = (int)p->field_count, caret_row = row, caret = LEFT;
	bool all = rows >= 1 + 2 * count, roomy = rows >= 4 + 3 * count;

	if (is_form && *p->notice)
		row = put_wrapped(ui, row, end - 2, A_BOLD, p->notice);
	if (all)
		row = roomy + put_wrapped(ui, row, end, A_BOLD,
					  is_form ? p->title : _("Compare two names"));
	for (size_t i = 0; i < p->field_count; i++) {
		if (!all && i != ui->view->line_at)
			continue;
		put_field(ui, i, row);
		if (i == ui->view->line_at)
			getyx(stdscr, caret_row, caret);
		row += 2 + roomy;
	}
	if (!is_form)
		/* TRANSLATORS: of two names that are typed */
		put_wrapped(ui, row, end, A_NORMAL,
			    _("Type each as it is written there. You decide what "
			      "follows."));
	else if (p->block_count)
		put_wrapped(ui, row, end, A_NORMAL, p->blocks[0].text);
	move(caret_row, caret);
}

/* Puts the cursor where the reader is. */
static void put_cursor(const struct curses *ui)
{
	int row = row_of(ui, ui->pane.selected);

	put_foot(ui);
	if (state_has_line(ui) && ui->words.length &&
	    !(ui->view->on_list && ui->pane.choices > 0))
		put_search(ui, first_row(ui) - state_line_rows(ui));
	else
		move(row == NO_ROW ? reading_row(ui) : row, ui->alone ? 0 : LEFT);
}

size_t draw_choice_at(const struct curses *ui, int row)
{
	int in_pane = row - first_row(ui);
	const struct layout_line *line = NULL;

	if (!ui->frame.too_small && !ui->view->typing && in_pane >= 0 &&
	    in_pane < (int)ui->pane.rows)
		line = pane_line(&ui->pane, (size_t)in_pane);
	return line ? line->choice : LAYOUT_NO_CHOICE;
}

static void put_body(const struct curses *ui)
{
	const struct pane *pane = &ui->pane;
	int row = ui->frame.body;

	for (size_t i = 0; i < pane->head; i++)
		put_line(row++, 0, &ui->layout.lines[i]);
	if (state_has_line(ui))
		put_search(ui, row);
	row += state_line_rows(ui);
	for (size_t i = 0; i < pane->rows && pane_line(pane, i); i++)
		put_line(row + (int)i, 0, pane_line(pane, i));
	put_mark(ui);
}

void draw_all(const struct curses *ui)
{
	erase();
	if (ui->frame.too_small) {
		put_cut(ui, 0, 0, INT_MAX, A_NORMAL, _("window too small"));
		move(0, 0);
	} else {
		put_trail(ui);
		put_rules(ui);
		if (!put_message(ui)) {
			put_keys(ui, ui->frame.targets);
			put_keys(ui, ui->frame.footer);
		}
		if (ui->view->typing) {
			put_fields(ui);
		} else {
			put_body(ui);
			put_side(ui);
			put_cursor(ui);
		}
	}
	refresh();
}

void draw_selection(const struct curses *ui, size_t before)
{
	if (!ui->frame.too_small) {
		remove_mark(ui, before);
		put_mark(ui);
		put_cursor(ui);
	}
	refresh();
}
