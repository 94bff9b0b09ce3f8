/* curses_draw.c - paints what the curses front-end shows. */
#include "ui/curses_draw.h"

#include <limits.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include <curses.h>

#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "ui/actions.h"

enum {
	LEFT = 1,
	SPACE = 3,     /* between things in a line */
	KEY_SPACE = 2, /* in the footer */
	WARNING_PAIR = 1,
	MAX_PIECE = 512 /* characters that are put at once */
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

/* How a role looks. Colour only adds to what is there without it. */
static attr_t look(enum layout_role role)
{
	switch (role) {
	case ROLE_STRONG:
	case ROLE_LITERAL:
	case ROLE_YOU:
	case ROLE_KEY:
		return A_BOLD;
	case ROLE_LINK:
		return A_UNDERLINE;
	case ROLE_WARNING:
		return A_BOLD |
		       (COLOR_PAIRS > WARNING_PAIR ? COLOR_PAIR(WARNING_PAIR) : 0u);
	default:
		return A_NORMAL;
	}
}

/* Puts the part of a text that fits between a column and the edge of the screen. */
static void put(int row, int column, attr_t attributes, const char *s, size_t length)
{
	wchar_t wide[MAX_PIECE];
	int count = 0, edge = COLS - column;
	size_t taken;

	for (; length > 0 && count < MAX_PIECE; s += taken, length -= taken) {
		edge -= text_char_columns(s, length, &taken);
		if (edge < 0)
			break;
		wide[count++] = (wchar_t)text_read(s, length, &taken);
	}
	attrset((int)attributes);
	mvaddnwstr(row, column, wide, count);
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

	layout_add_cut(&cut, s, width, p->ascii);
	put_string(row, column, attributes, buf_string(&cut));
	buf_release(&cut);
}

/* Returns the columns of a text as put_cut() puts it. */
static int width_of(const struct picture *p, const char *s)
{
	struct buf whole = {0};
	int width;

	layout_add_cut(&whole, s, INT_MAX, p->ascii);
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
	put_cut(p, f->title, LEFT, room - width - SPACE, A_BOLD, p->page->tree_title);
	put_cut(p, f->title, f->columns - LEFT - width, width, A_NORMAL, language);
}

static void put_trail(const struct picture *p)
{
	struct buf trail = {0};

	layout_add_trail(&trail, p->page, p->frame.columns - 2 * LEFT, p->ascii);
	put_string(p->frame.trail, LEFT, A_NORMAL, buf_string(&trail));
	buf_release(&trail);
}

/* A rule, and in it, where there is more than is in sight, a word that says so. */
static void put_rule(const struct picture *p, int row, bool more, const char *sign,
		     const char *word)
{
	struct buf mark = {0};
	cchar_t dash;
	int width;

	if (row == NO_ROW)
		return;
	/* Not ACS_HLINE: some terminals show that as a row of "q" under UTF-8. */
	attrset(A_NORMAL);
	setcchar(&dash, p->ascii ? L"-" : L"─", A_NORMAL, 0, NULL);
	mvhline_set(row, 0, &dash, p->frame.columns);
	if (!more)
		return;
	buf_add_format(&mark, " %s %s ", sign, word);
	width = width_of(p, buf_string(&mark));
	put_cut(p, row, p->frame.columns - width - SPACE, width, A_BOLD,
		buf_string(&mark));
	buf_release(&mark);
}

static void put_rules(const struct picture *p)
{
	const struct pane *pane = p->pane;

	/* TRANSLATORS: in the line above or below a text that is longer than the screen */
	put_rule(p, p->frame.top_rule, pane->top > 0, "▲", _("more above"));
	put_rule(p, p->frame.bottom_rule, pane->top + pane->rows < pane->count, "▼",
		 _("more below"));
}

/* What the footer calls an action. The key for the language names the other one. */
static const char *footer_label(const struct action_row *row)
{
	return row->action == ACTION_LANGUAGE ? i18n_next()->name : _(row->label);
}

/* Puts one key with its label, or alone where there is no room for that. Returns the
 * columns that it takes; 0 where it does not fit at all. */
static int put_key(const struct picture *p, const struct action_row *row, int column)
{
	const char *label = footer_label(row);
	int room = p->frame.columns - LEFT - column, keys_width, width;
	struct buf keys = {0};

	action_add_footer_keys(&keys, row, p->ascii);
	keys_width = width_of(p, buf_string(&keys));
	width = keys_width + 1 + width_of(p, label);
	if (width > room && row->bare)
		width = keys_width;
	if (width <= room) {
		put_cut(p, p->frame.footer, column, keys_width, A_BOLD,
			buf_string(&keys));
		if (width > keys_width)
			put_cut(p, p->frame.footer, column + keys_width + 1, width,
				A_NORMAL, label);
	}
	buf_release(&keys);
	return width <= room ? width : 0;
}

/* The most useful keys first; what does not fit is left out. */
static void put_footer(const struct picture *p)
{
	int column = LEFT;

	for (const struct action_row *row = action_rows; row->action != ACTION_NONE;
	     row++) {
		int width;

		if (!row->label || !action_is_useful(row, p->situation))
			continue;
		width = put_key(p, row, column);
		column += width > 0 ? width + KEY_SPACE : 0;
	}
}

/* --- the body ------------------------------------------------------------------------------- */

/* Underlines the words that are searched for, where they stand so in a text. */
static void mark_words(const struct picture *p, int row, const struct layout_span *span)
{
	const char *word = p->filter;

	while (*word) {
		size_t length = strcspn(word, " ");
		const char *s = span->text;

		for (; length > 0 && *s; s++) {
			if (strncasecmp(s, word, length) != 0)
				continue;
			put(row,
			    span->column +
				    text_columns(span->text, (size_t)(s - span->text)),
			    look(span->role) | A_UNDERLINE, s, length);
			s += length - 1;
		}
		word += length;
		word += strspn(word, " ");
	}
}

static void put_line(const struct picture *p, int row, const struct layout_line *line)
{
	for (const struct layout_span *span = line->first; span; span = span->next) {
		put_string(row, span->column, look(span->role), span->text);
		if (p->filtering && line->kind == LINE_CHOICE)
			mark_words(p, row, span);
	}
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

static const char *search_text(const struct picture *p)
{
	int room = p->frame.columns - search_column(p) - LEFT;
	const char *s = p->filter;
	size_t taken;

	while (*s && text_columns(s, strlen(s)) > room) {
		text_read(s, strlen(s), &taken);
		s += taken;
	}
	return s;
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

	put_cut(p, row, LEFT, column, A_BOLD, search_label());
	if (p->ascii)
		put_cut(p, row, column, p->frame.columns, A_NORMAL, search_text(p));
	else
		put_string(row, column, A_NORMAL, search_text(p));
}

static void put_nothing_found(const struct picture *p, int row)
{
	put_cut(p, row, LEFT, p->frame.columns - 2 * LEFT, A_NORMAL,
		_("No answer here has these words."));
	put_cut(p, row + 1, LEFT, p->frame.columns - 2 * LEFT, A_NORMAL,
		_("Erase some of them, or press Esc for the whole list."));
}

/* Returns the row of the screen where the scrolling part begins. */
static int first_row(const struct picture *p)
{
	return p->frame.body + (int)p->pane->head + p->filtering;
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
	put_string(row, l->sign_column - 1, A_REVERSE,
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
	put_line(p, row, pane_line(pane, (size_t)(row - first_row(p))));
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

/* Puts the cursor where the reader is. */
static void put_cursor(const struct picture *p)
{
	int row;

	if (p->filtering)
		move(first_row(p) - 1, search_caret(p));
	else if (row_of(p, p->pane->selected, &row))
		move(row, p->pane->layout->sign_column);
	else
		move(reading_row(p), LEFT);
}

static void put_body(const struct picture *p)
{
	const struct pane *pane = p->pane;
	int row = p->frame.body;

	for (size_t i = 0; i < pane->head; i++)
		put_line(p, row++, &pane->layout->lines[i]);
	if (p->filtering)
		put_search(p, row++);
	for (size_t i = 0; i < pane->rows && pane_line(pane, i); i++)
		put_line(p, row + (int)i, pane_line(pane, i));
	if (p->filtering && !pane_has_choice(pane))
		put_nothing_found(p, row + 1);
	put_mark(p);
}

static void put_too_small(const struct picture *p)
{
	const char *message = _("window too small");
	int width = width_of(p, message);
	int column = (p->frame.columns - width) / 2;

	put_cut(p, p->frame.rows / 2, column > 0 ? column : 0, width, A_NORMAL, message);
	move(p->frame.rows / 2, 0);
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
		put_footer(p);
		put_body(p);
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
