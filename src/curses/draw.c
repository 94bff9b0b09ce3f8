/* draw.c - paints what the curses front-end shows. */
#include "curses/draw.h"

#include <limits.h>
#include <string.h>
#include <wchar.h>

#include <curses.h>

#include "base/text.h"
#include "base/tr.h"
#include "base/wrap.h"
#include "curses/term.h"
#include "i18n/i18n.h"
#include "ui/wishes.h"

enum {
	LEFT = 1,
	SPACE = 3,		    /* between things in a line */
	KEY_SPACE = 2,		    /* in the footer */
	MAX_PIECE = 512,	    /* characters that are put at once */
	MAX_MARKS = CCHARW_MAX - 1, /* on a character; ncurses leaves out more */
	REPLACEMENT = 0xFFFD
};

int draw_rows(void)
{
	return LINES;
}

int draw_columns(void)
{
	return COLS;
}

/* --- pieces ------------------------------------------------------------------------------ */

/* The colour of a part of the theme; none where there are no colours. */
static attr_t color(enum theme_part part)
{
	return COLOR_PAIRS > THEME_PARTS ? COLOR_PAIR(part + 1) : A_NORMAL;
}

/* Black on white; where there are no colours, the other way round than the rest, for most
 * of those terminals are dark. */
static attr_t black_on_white(void)
{
	return COLOR_PAIRS > TERM_BLACK_ON_WHITE ? COLOR_PAIR(TERM_BLACK_ON_WHITE)
						 : A_REVERSE;
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
		return black_on_white();
	case ROLE_WARNING:
		return A_BOLD | A_REVERSE | color(THEME_WARNING);
	default:
		return A_NORMAL;
	}
}

/* Adds a character to a piece, as many columns wide as it was measured. For one that the C
 * library does not know, ncurses would draw a blank. Returns the new count. */
static int add_wide(wchar_t *piece, int count, wchar_t c, int columns)
{
	if (c < 0x80 || wcwidth(c) >= 0) {
		piece[count++] = c;
		return count;
	}
	for (int i = 0; i < columns; i++)
		piece[count++] = REPLACEMENT;
	return count;
}

/* Puts the part of a text that fits between a column and the edge of the screen. */
static void put(int row, int column, attr_t attributes, const char *s, size_t length)
{
	wchar_t piece[MAX_PIECE];
	int count = 0, edge = COLS - column, marks = 0;
	size_t taken;

	attrset((int)attributes);
	if (move(row, column) == ERR)
		return;
	for (; length > 0; s += taken, length -= taken) {
		int columns = text_char_columns(s, length, &taken);

		edge -= columns;
		if (edge < 0)
			break;
		marks = columns > 0 ? 0 : marks + 1;
		if (marks > MAX_MARKS)
			continue;
		count = add_wide(piece, count, (wchar_t)text_read(s, length, &taken),
				 columns);
		if (count + 2 > MAX_PIECE) {
			addnwstr(piece, count);
			count = 0;
		}
	}
	addnwstr(piece, count);
}

static void put_string(int row, int column, attr_t attributes, const char *s)
{
	put(row, column, attributes, s, strlen(s));
}

/* Puts a text that is cut where it is too long, in ASCII where it must be. */
static void put_cut(const struct picture *p, int row, int column, int width,
		    attr_t attributes, const char *s)
{
	struct buf cut = {0};

	layout_add_cut(&cut, s, width, p->glyphs);
	put_string(row, column, attributes, buf_string(&cut));
	buf_release(&cut);
}

/* Returns the columns of a text as put_cut() puts it. */
static int width_of(const struct picture *p, const char *s)
{
	struct buf whole = {0};
	int width;

	layout_add_cut(&whole, s, INT_MAX, p->glyphs);
	width = text_columns(buf_string(&whole), whole.length);
	buf_release(&whole);
	return width;
}

/* --- the frame ------------------------------------------------------------------------------ */

static void put_title(const struct picture *p)
{
	const struct frame *f = &p->frame;
	const char *language = i18n_now()->name;
	int room = f->columns - 2 * LEFT, width = width_of(p, language);

	if (f->title == NO_ROW)
		return;
	if (f->cramped) {
		put_cut(p, f->title, LEFT, room, A_BOLD, _("window too small"));
		return;
	}
	put_cut(p, f->title, LEFT, room - width - SPACE, A_BOLD | color(THEME_ACCENT),
		p->page->tree_title);
	put_cut(p, f->title, f->columns - LEFT - width, width, A_NORMAL, language);
}

static void put_trail(const struct picture *p)
{
	struct buf trail = {0};

	int room = p->frame.columns - 2 * LEFT;

	layout_add_trail(&trail, p->page, room, p->glyphs);
	put_string(p->frame.trail, LEFT, A_NORMAL, buf_string(&trail));
	if (trail.length == 0 && p->frame.title == NO_ROW)
		put_cut(p, p->frame.trail, LEFT, room, A_BOLD, p->page->tree_title);
	buf_release(&trail);
}

/* A line of the frame: by its glyph, else in ASCII. */
static void put_line_of(const struct picture *p, int row, int column, bool down,
			int length)
{
	const wchar_t *glyph = down ? L"│" : L"─", *ascii = down ? L"|" : L"-";
	cchar_t one;

	attrset((int)color(THEME_ACCENT));
	/* Not as the terminal draws lines itself (ACS): in UTF-8, which it may be in
	 * whatever the locale says, some show a row of "q". */
	setcchar(&one, p->glyphs == TEXT_ASCII ? ascii : glyph, A_NORMAL, 0, NULL);
	if (down)
		mvvline_set(row, column, &one, length);
	else
		mvhline_set(row, column, &one, length);
}

/* A rule, and in it, where there is more than is in sight, a word that says so; and what
 * there is to say of what was just done. */
static void put_rule(const struct picture *p, int row, const char *more,
		     const char *message)
{
	struct buf mark = {0};
	int column = p->frame.columns, width;

	if (row == NO_ROW)
		return;
	put_line_of(p, row, 0, false, p->frame.columns);
	if (*more) {
		buf_add_format(&mark, " %s ", more);
		width = width_of(p, buf_string(&mark));
		column -= width + SPACE;
		put_cut(p, row, column, width, A_BOLD, buf_string(&mark));
		buf_clear(&mark);
	}
	if (*message) {
		buf_add_format(&mark, " %s ", message);
		put_cut(p, row, SPACE, column - 2 * SPACE, A_BOLD, buf_string(&mark));
	}
	buf_release(&mark);
}

/* Where the ways on from a remedy are not in sight, their keys are. */
static void add_ways_on(const struct picture *p, struct buf *out)
{
	const struct page *page = p->page;

	if (page->kind != PAGE_REMEDY || (p->situation & WITH_CHOICES))
		return;
	for (size_t i = 0; i < page->choice_count; i++)
		buf_add_format(out, "%s%c %s", i > 0 ? "  " : "",
			       p->pane->layout->keys[i], page->choices[i].brief);
}

static void put_rules(const struct picture *p)
{
	const struct pane *pane = p->pane;
	struct buf message = {0};
	bool above = pane->top > 0 && !p->entry;
	bool below = pane->top + pane->rows < pane->count && !p->entry;

	/* TRANSLATORS: in the line above or below a text that is longer than the screen */
	put_rule(p, p->frame.top_rule, above ? _("▲ more above") : "", "");
	buf_add(&message, p->message);
	if (message.length == 0)
		add_ways_on(p, &message);
	put_rule(p, p->frame.bottom_rule, below ? _("▼ more below") : "",
		 buf_string(&message));
	buf_release(&message);
}

/* What the footer calls an action. The key for the language names the other one. */
static const char *footer_label(const struct wish_row *row)
{
	return row->wish == WISH_LANGUAGE ? i18n_next()->name : _(row->label);
}

/* A key in a row of keys, with its label or, where there is no room for that, alone. */
struct footer_key {
	const struct wish_row *row;
	int column, keys_width, width;
};

/* Does an action belong into this row of the screen, the footer or that of the targets? */
static bool is_in_row(const struct picture *p, const struct wish_row *row, int at)
{
	return row->label && *row->keys &&
	       wish_is_share(row->wish) == (at == p->frame.targets) &&
	       wish_is_useful(row, p->situation);
}

/* The columns that keys which must not be missing need after a key, without their labels:
 * in the footer help and leaving, in the other row all. */
static int kept_for_later(const struct picture *p, const struct wish_row *row, int at)
{
	int columns = 0;

	for (row++; row->wish != WISH_NONE; row++)
		if ((row->wish == WISH_HELP || row->wish == WISH_QUIT ||
		     wish_is_share(row->wish)) &&
		    row->bare && is_in_row(p, row, at))
			columns += 1 + KEY_SPACE;
	return columns;
}

/* Fits a key into a row at its column; returns false where it does not fit. */
static bool fit_key(const struct picture *p, struct footer_key *key, int at)
{
	int room =
		p->frame.columns - LEFT - key->column - kept_for_later(p, key->row, at);
	struct buf keys = {0};

	wish_add_footer_keys(&keys, key->row, p->glyphs == TEXT_ASCII);
	key->keys_width = width_of(p, buf_string(&keys));
	buf_release(&keys);
	key->width = key->keys_width + 1 + width_of(p, footer_label(key->row));
	if (key->width > room && key->row->bare)
		key->width = key->keys_width;
	return key->width <= room;
}

/* Takes the next key of a row, the most useful first; what does not fit is left out.
 * Begins with all zeroes. Returns false after the last. */
static bool next_footer_key(const struct picture *p, struct footer_key *key, int at)
{
	const struct wish_row *row = key->row ? key->row + 1 : wish_rows;
	int column = key->row ? key->column + key->width + KEY_SPACE : LEFT;

	for (; row->wish != WISH_NONE; row++) {
		*key = (struct footer_key){.row = row, .column = column};
		if (is_in_row(p, row, at) && fit_key(p, key, at))
			return true;
	}
	return false;
}

/* Puts a row of keys: the footer, or what can be done with the page. */
static void put_keys(const struct picture *p, int at)
{
	struct footer_key key = {0};

	while (at != NO_ROW && next_footer_key(p, &key, at)) {
		struct buf keys = {0};

		wish_add_footer_keys(&keys, key.row, p->glyphs == TEXT_ASCII);
		put_cut(p, at, key.column, key.keys_width, look(ROLE_KEY),
			buf_string(&keys));
		if (key.width > key.keys_width)
			put_cut(p, at, key.column + key.keys_width + 1, key.width,
				A_NORMAL, footer_label(key.row));
		buf_release(&keys);
	}
}

uint32_t draw_footer_press(const struct picture *p, int row, int column)
{
	struct footer_key key = {0};

	while (next_footer_key(p, &key, row))
		if (column >= key.column && column < key.column + key.width)
			return key.row->keys[0];
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
static void put_side(const struct picture *p)
{
	const struct layout *side = p->side;
	size_t rows = (size_t)p->frame.body_rows;
	bool cut = side->count > rows;

	put_line_of(p, p->frame.body, p->side_column - 2, true, p->frame.body_rows);
	for (size_t i = 0; i < side->count && i < rows - cut; i++)
		put_line(p->frame.body + (int)i, p->side_column, &side->lines[i]);
	if (cut)
		put_cut(p, p->frame.body + p->frame.body_rows - 1, p->side_column,
			p->frame.columns, A_NORMAL, "…");
}

/* The search line, its label and what is typed; of a long text, the end is shown. */
static const char *search_label(void)
{
	/* TRANSLATORS: before what is typed to search the list */
	return _("Search:");
}

static int search_column(const struct picture *p)
{
	return LEFT + width_of(p, search_label()) + 1;
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

static const char *search_text(const struct picture *p)
{
	return tail_of(p->filter, p->frame.columns - search_column(p) - LEFT);
}

static int search_caret(const struct picture *p)
{
	const char *s = search_text(p);
	int column = search_column(p) + text_columns(s, strlen(s));

	return column < p->frame.columns ? column : p->frame.columns - 1;
}

static void put_search(const struct picture *p, int row)
{
	int column = search_column(p);
	attr_t attributes = p->recalled ? A_REVERSE : A_NORMAL;

	put_cut(p, row, LEFT, column, A_BOLD, search_label());
	if (p->glyphs == TEXT_ALL)
		put_string(row, column, attributes, search_text(p));
	else
		put_cut(p, row, column, p->frame.columns, attributes, search_text(p));
}

/* Puts a text on as many rows as it needs, up to `end`; returns the row after it. */
static int put_wrapped(const struct picture *p, int row, int end, attr_t attributes,
		       const char *s)
{
	struct buf text = {0};
	size_t from, to;
	struct wrap wrap;

	text_add_glyphs(&text, s, strlen(s), p->glyphs);
	wrap_init(&wrap, buf_string(&text), text.length);
	for (; row < end && wrap_next(&wrap, p->frame.columns - 2 * LEFT, &from, &to);
	     row++)
		put(row, LEFT, attributes, text.s + from, to - from);
	wrap_release(&wrap);
	buf_release(&text);
	return row;
}

static void put_nothing_found(const struct picture *p, int row)
{
	int end = p->frame.body + p->frame.body_rows;
	struct buf how = {0};

	row = put_wrapped(p, row, end, A_NORMAL, _("No answer here has these words."));
	buf_add_format(&how, _("Erase some of them, or press %s for the whole list."),
		       wish_key_name(wish_key(WISH_SEARCH_END)));
	put_wrapped(p, row, end, A_NORMAL, buf_string(&how));
	buf_release(&how);
}

/* Returns the row of the screen where the scrolling part begins. */
static int first_row(const struct picture *p)
{
	return p->frame.body + (int)p->pane->head + p->search_rows;
}

/* Stores the row of the screen where a choice begins; false where it is not in sight. */
static bool row_of(const struct picture *p, size_t choice, int *row)
{
	size_t in_pane;

	if (!pane_finds(p->pane, choice, &in_pane))
		return false;
	*row = first_row(p) + (int)in_pane;
	return true;
}

/* Marks the selected choice: by a sign, and by turning its key around. */
static void put_mark(const struct picture *p)
{
	const struct layout *l = p->pane->layout;
	char key;
	int row;

	if (!row_of(p, p->pane->selected, &row))
		return;
	key = l->keys[p->pane->selected];
	/* In a list of problems their numbers stand where else the key does. */
	put_string(row, l->sign_column - 1, A_REVERSE | color(THEME_ACCENT),
		   key ? (const char[]){' ', '>', ' ', key, ' ', '\0'} : " > ");
}

/* Takes the mark from a choice. */
static void remove_mark(const struct picture *p, size_t choice)
{
	const struct pane *pane = p->pane;
	int row;

	if (!row_of(p, choice, &row))
		return;
	put_string(row, pane->layout->sign_column - 1, A_NORMAL,
		   pane->layout->keys[choice] ? "     " : "   ");
	put_line(row, 0, pane_line(pane, (size_t)(row - first_row(p))));
}

/* Returns the row where somebody begins to read who does not stand on a choice: the
 * title, or the first line in sight that is not empty. */
static int reading_row(const struct picture *p)
{
	const struct pane *pane = p->pane;

	if (pane->top == 0)
		return p->frame.body;
	for (size_t i = 0; i < pane->rows && pane_line(pane, i); i++)
		if (pane_line(pane, i)->first)
			return first_row(p) + (int)i;
	return first_row(p);
}

/* --- lines to type in ---------------------------------------------------------------------- */

enum { ENTRY_COLUMN = LEFT + 2 };

/* Puts a line with its label above it; of a long text, the end is shown. Returns where the
 * caret is. */
static int put_entry_line(const struct picture *p, size_t i, int row)
{
	const struct entry *e = p->entry;
	int room = p->frame.columns - ENTRY_COLUMN - LEFT - 1, column;
	const char *tail = tail_of(buf_string(&e->lines[i]), room);

	put_cut(p, row, LEFT, p->frame.columns - 2 * LEFT, A_BOLD,
		p->page->fields[i].label);
	if (i == e->at)
		put_string(row + 1, LEFT, A_REVERSE | color(THEME_ACCENT), ">");
	put_cut(p, row + 1, ENTRY_COLUMN, room, A_NORMAL, tail);
	column = ENTRY_COLUMN + width_of(p, tail);
	return column < p->frame.columns ? column : p->frame.columns - 1;
}

/* Where there is no room for all lines, the one with the caret is shown. */
static void put_entry(const struct picture *p)
{
	const struct entry *e = p->entry;
	int row = p->frame.body, end = row + p->frame.body_rows;
	int count = (int)p->page->field_count;
	bool all = p->frame.body_rows >= 1 + 2 * count;
	bool roomy = p->frame.body_rows >= 4 + 3 * count;
	int caret_row = row, caret = LEFT;

	if (*e->notice)
		row = put_wrapped(p, row, end - 2, A_BOLD, e->notice);
	if (all)
		row = put_wrapped(p, row, end, A_BOLD, e->title) + roomy;
	for (size_t i = 0; i < p->page->field_count; i++) {
		int column;

		if (!all && i != e->at)
			continue;
		column = put_entry_line(p, i, row);
		if (i == e->at) {
			caret = column;
			caret_row = row + 1;
		}
		row += 2 + roomy;
	}
	put_wrapped(p, row, end, A_NORMAL, e->hint);
	move(caret_row, caret);
}

/* Puts the cursor where the reader is. */
static void put_cursor(const struct picture *p)
{
	int row;

	if (p->filtering && !(p->on_list && p->pane->choices > 0))
		move(first_row(p) - p->search_rows, search_caret(p));
	else if (row_of(p, p->pane->selected, &row))
		move(row, p->pane->layout->sign_column);
	else
		move(reading_row(p), LEFT);
}

bool draw_finds_choice(const struct picture *p, int row, size_t *choice)
{
	const struct layout_line *line;

	if (p->frame.too_small || p->entry || row < first_row(p) ||
	    row >= first_row(p) + (int)p->pane->rows)
		return false;
	line = pane_line(p->pane, (size_t)(row - first_row(p)));
	*choice = line ? line->choice : LAYOUT_NO_CHOICE;
	return *choice != LAYOUT_NO_CHOICE;
}

static void put_body(const struct picture *p)
{
	const struct pane *pane = p->pane;
	int row = p->frame.body;

	for (size_t i = 0; i < pane->head; i++)
		put_line(row++, 0, &pane->layout->lines[i]);
	if (p->filtering)
		put_search(p, row);
	row += p->search_rows;
	for (size_t i = 0; i < pane->rows && pane_line(pane, i); i++)
		put_line(row + (int)i, 0, pane_line(pane, i));
	if (p->filtering && pane->choices == 0)
		put_nothing_found(p, row);
	put_mark(p);
}

/* Says in the middle that the window is too small, on as many rows as that takes. */
static void put_too_small(const struct picture *p)
{
	struct buf message = {0};
	size_t start, end, lines = 0;
	struct wrap wrap;
	int row, first, width = p->frame.columns;

	text_add_glyphs(&message, _("window too small"), strlen(_("window too small")),
			p->glyphs);
	wrap_init(&wrap, buf_string(&message), message.length);
	while (wrap_next(&wrap, width, &start, &end))
		lines++;
	wrap_release(&wrap);
	row = (p->frame.rows - (int)lines) / 2;
	row = row > 0 ? row : 0;
	first = row;
	wrap_init(&wrap, buf_string(&message), message.length);
	for (; wrap_next(&wrap, width, &start, &end) && row < p->frame.rows; row++)
		put(row, (width - text_columns(message.s + start, end - start)) / 2,
		    A_NORMAL, message.s + start, end - start);
	move(first, 0);
	wrap_release(&wrap);
	buf_release(&message);
}

void draw_picture(const struct picture *p)
{
	erase();
	if (p->frame.too_small) {
		put_too_small(p);
	} else {
		put_title(p);
		put_trail(p);
		put_rules(p);
		put_keys(p, p->frame.targets);
		put_keys(p, p->frame.footer);
		if (!p->entry)
			put_body(p);
		if (p->side && !p->entry)
			put_side(p);
		if (p->entry)
			put_entry(p);
		else
			put_cursor(p);
	}
	wnoutrefresh(stdscr);
	doupdate();
}

void draw_selection(const struct picture *p, size_t before)
{
	if (!p->frame.too_small) {
		remove_mark(p, before);
		put_mark(p);
		put_cursor(p);
	}
	wnoutrefresh(stdscr);
	doupdate();
}
