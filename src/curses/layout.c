/* layout.c - a page and a width become lines of styled text. */
#include "curses/layout.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

#include "base/text.h"
#include "base/tr.h"
#include "curses/layout_work.h"
#include "ui/wishes.h"

enum {
	WIDE = 60,     /* from so many columns on, things stand side by side */
	MAX_ASIDE = 20 /* of what stands beside a text; longer labels run in */
};

#define ARROW " > " /* between the answers of the trail */

static void write_added(struct work *w, int column, const char *added)
{
	if (is_given(added))
		/* TRANSLATORS: marks what is not from the source; %s says on what it rests. */
		work_format(w, column, ROLE_ADDED, _("[Added by us: %s]"), added);
}

/* The title, after what the program has to say first; a remedy's code stands before. */
static void write_head(struct work *w)
{
	const struct page *p = w->page;
	int column = LEFT;

	if (is_given(p->notice)) {
		work_add(w, ROLE_STRONG, "* ");
		work_text(w, LEFT, ROLE_STRONG, p->notice);
		work_part(w, true);
	}
	if (is_given(p->code) && p->kind != PAGE_END) {
		size_t first = w->at;

		work_add(w, ROLE_KEY, p->code);
		column += MIN(work_columns(w) + GAP, w->right / 2);
		work_cell(w, LEFT, column - LEFT - 1);
		w->at = first;
	}
	if (is_given(p->title))
		work_text(w, column, ROLE_STRONG, p->title);
	work_gap(w);
	w->layout->head = w->layout->count;
}

/* A text with a label: beside it where there is room, else run in. */
static void write_fact(struct work *w, const struct page_block *b)
{
	int column = LEFT;

	work_add_label(w, b->label);
	if (w->wide && work_columns(w) <= w->aside_width) {
		column += w->aside_width + GAP;
		work_cell(w, LEFT, w->aside_width);
		w->at--;
	} else {
		work_add_blank(w);
	}
	if (b->kind == BLOCK_ERROR_TEXT && is_given(b->text)) {
		work_add(w, ROLE_LITERAL, "“");
		work_add(w, ROLE_LITERAL, b->text);
		work_add(w, ROLE_LITERAL, "”");
		if (is_given(b->number)) {
			work_add(w, ROLE_TEXT, " #");
			work_add(w, ROLE_TEXT, b->number);
		}
	} else {
		work_add_marked(w, ROLE_TEXT, b->text);
	}
	work_line(w, column);
	write_added(w, column, b->added);
}

/* A warning has a sign before each of its lines, so that nothing hangs on colour. */
static void write_warning(struct work *w, const struct page_block *b)
{
	size_t first = w->at;

	/* TRANSLATORS: stands before a warning, in capitals */
	work_add(w, ROLE_WARNING, _("WARNING:"));
	work_add(w, ROLE_STRONG, " ");
	work_text(w, LEFT + GAP, ROLE_STRONG, b->text);
	write_added(w, LEFT + GAP, b->added);
	for (size_t end = w->at; first < end; first++) {
		w->at = first;
		work_add(w, ROLE_WARNING, "!");
		work_cell(w, LEFT, 1);
	}
}

static void add_who(struct work *w, const struct page_step *s)
{
	if (s->yours) {
		/* TRANSLATORS: who acts in a step: the reader; in capitals */
		work_add(w, ROLE_YOU, _("YOU"));
		return;
	}
	work_add(w, ROLE_WHO, s->by_name);
	if (!is_given(s->by_word) || strcmp(s->by_word, s->by_name) == 0)
		return;
	work_add(w, ROLE_WHO, " (");
	work_add(w, ROLE_WHO, s->by_word);
	work_add(w, ROLE_WHO, ")");
}

static void write_where(struct work *w, int column, const struct page_step *s)
{
	work_add(w, ROLE_LITERAL, s->system);
	for (size_t i = 0; i < s->menu_count; i++) {
		if (i > 0 || is_given(s->system))
			work_add(w, ROLE_LITERAL, " › ");
		work_add(w, ROLE_LITERAL, s->menu[i]);
	}
	work_line(w, column);
}

/* What is to be done in a step, below its where and above what belongs to it. */
static void write_step_text(struct work *w, int column, const struct page_block *b)
{
	const struct page_step *s = b->step;

	write_where(w, column, s);
	work_text(w, column, ROLE_TEXT, s->text);
	if (is_given(s->button) && !s->says_button) {
		work_add(w, ROLE_TEXT, _("Button:"));
		work_add_blank(w);
		work_format(w, column, ROLE_LITERAL, "[%s]", s->button);
	}
	work_detail(w, column, _("Wait:"), ROLE_STRONG, s->wait);
	work_detail(w, column, _("Link:"), ROLE_LINK, s->link);
	write_added(w, column, b->added);
	if (is_given(s->handover)) {
		work_add_label(w, s->handover_label);
		work_line(w, column);
		work_text(w, column + GAP, ROLE_TEXT, s->handover);
	}
}

static void write_step(struct work *w, const struct page_block *b)
{
	const struct page_step *s = b->step;
	struct buf number = {0};
	size_t first = w->at;
	int column = LEFT + (s->in_option ? GAP : 0);

	buf_add_format(&number, "%u", s->number);
	work_add(w, ROLE_STRONG, buf_string(&number));
	work_cell(w, column, w->step_width);
	buf_release(&number);
	column += w->step_width;
	w->at = first;
	add_who(w, s);
	if (w->wide) {
		work_cell(w, column, w->aside_width - w->step_width);
		column += w->aside_width - w->step_width + GAP;
		w->at = first;
	} else {
		work_line(w, column);
	}
	write_step_text(w, column, b);
}

static void write_term(struct work *w, int column, const struct page_block *b)
{
	work_add_label(w, b->label);
	work_add_blank(w);
	work_text(w, column, ROLE_TEXT, b->text);
	write_added(w, column + GAP, b->added);
}

/* A text whose lines are kept. */
static void write_kept_lines(struct work *w, int column, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		work_add_bytes(w, ROLE_TEXT, text, length);
		work_line(w, column);
		w->at = w->layout->count;
		text += length + (text[length] == '\n');
	}
}

/* A QR code has to be seen whole, or else nothing of it is of use. */
static bool fits_qr(const struct work *w, const struct qr *qr)
{
	return w->layout->glyphs != TEXT_ASCII && qr_rows(qr) <= w->options->rows &&
	       qr_columns(qr) <= w->options->columns;
}

static void write_no_qr(struct work *w, const struct qr *qr)
{
	int frame = w->options->screen_rows - w->options->rows;

	if (w->layout->glyphs == TEXT_ASCII)
		work_text(w, LEFT, ROLE_TEXT,
			  _("This terminal has no characters to draw a QR code with."));
	work_format(w, LEFT, ROLE_STRONG,
		    /* TRANSLATORS: columns and rows of a terminal */
		    _("This code needs a window of at least %d columns and %d rows."),
		    qr_columns(qr), qr_rows(qr) + frame);
}

static void write_qr(struct work *w, const struct page_block *b)
{
	for (int row = 0; fits_qr(w, b->qr) && row < qr_rows(b->qr); row++) {
		struct buf cells = {0};

		qr_add_row(&cells, b->qr, row);
		work_row(w, ROLE_QR, buf_string(&cells));
		buf_release(&cells);
	}
	if (!fits_qr(w, b->qr)) {
		write_no_qr(w, b->qr);
		work_gap(w);
	}
	w->at = w->layout->count;
	write_kept_lines(w, LEFT, b->text);
}

static void write_block(struct work *w, const struct page_block *b)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		work_text(w, LEFT, ROLE_STRONG, b->text);
		break;
	case BLOCK_PARAGRAPH:
		work_text(w, LEFT, ROLE_TEXT, b->text);
		write_added(w, LEFT, b->added);
		break;
	case BLOCK_OPTION:
		work_text(w, LEFT, ROLE_STRONG, b->label);
		break;
	case BLOCK_WARNING:
		write_warning(w, b);
		break;
	case BLOCK_STEP:
		write_step(w, b);
		break;
	case BLOCK_TERM:
		write_term(w, LEFT, b);
		break;
	case BLOCK_KEYS:
		work_keys(w);
		break;
	case BLOCK_HANDOVER:
		write_kept_lines(w, LEFT + GAP, b->text);
		break;
	case BLOCK_QR:
		write_qr(w, b);
		break;
	case BLOCK_ERROR_TEXT:
	case BLOCK_CAUSE:
	case BLOCK_NOTE:
	case BLOCK_RETRY:
	case BLOCK_PROVENANCE:
	case BLOCK_HOW:
		write_fact(w, b);
		break;
	}
}

static bool is_fact(enum block_kind kind)
{
	return kind >= BLOCK_ERROR_TEXT && kind <= BLOCK_HOW;
}

/* Does an empty line stand between two blocks? Not where they belong together: facts
 * side by side with their labels, a heading and what it heads. */
static bool is_gap_between(const struct work *w, const struct page_block *a,
			   const struct page_block *b)
{
	if (a->kind == BLOCK_HEADING || a->kind == BLOCK_OPTION)
		return false;
	return !(w->wide && is_fact(a->kind) && is_fact(b->kind));
}

/* What can be read after the choices stands below them: details, and of a question a
 * remark of ours. Where there are few rows, what explains the question or the menu does
 * too; a warning never does, nor what was asked for. */
static bool is_below(const struct work *w, const struct page_block *b)
{
	if (b->detail)
		return true;
	if (w->page->kind != PAGE_QUESTION && !(w->low && w->page->kind == PAGE_MENU))
		return false;
	return b->kind == BLOCK_NOTE || (w->low && b->kind == BLOCK_PARAGRAPH);
}

static void write_blocks(struct work *w, bool below)
{
	const struct page *p = w->page;
	const struct page_block *before = NULL;

	for (const struct page_block *b = NULL; (b = page_next_block(p, b));) {
		if (is_below(w, b) != below)
			continue;
		work_part(w, !before || is_gap_between(w, before, b));
		write_block(w, b);
		before = b;
	}
}

/* What somebody may want, with its key: "Who is my Admin Instansi?  [a]". */
static void write_key_line(struct work *w, const char *text, enum wish_kind wish)
{
	const char key[] = {' ', ' ', '[', (char)wish_key(wish), ']', '\0'};

	work_part(w, true);
	work_add_marked(w, ROLE_TEXT, text);
	work_add(w, ROLE_KEY, key);
	work_line(w, LEFT);
}

static void write_who_ask(struct work *w)
{
	if (is_given(w->page->who_id) && is_given(w->page->who_ask))
		write_key_line(w, w->page->who_ask, WISH_WHO);
}

static void write_compare(struct work *w)
{
	if (w->page->compares)
		/* TRANSLATORS: below a question about two names; a key follows */
		write_key_line(w, _("Type both names, to have them compared"),
			       WISH_NAMES);
}

/* The path code, for whoever notes down how one came here. */
static void write_path(struct work *w)
{
	if (w->page->kind != PAGE_REMEDY || !is_given(w->page->path))
		return;
	work_part(w, true);
	/* TRANSLATORS: before a code that leads to this page again; can be noted down */
	work_detail(w, LEFT, _("Path code:"), ROLE_TEXT, w->page->path);
}

/* How wide a block wants the column for labels and for who acts; 0 for what has none. */
static int measure_aside(struct work *w, const struct page_block *b)
{
	int columns = 0;

	if (b->kind == BLOCK_STEP) {
		add_who(w, b->step);
		columns = MIN(w->step_width + work_columns(w), MAX_ASIDE);
	} else if (is_fact(b->kind)) {
		work_add_label(w, b->label);
		columns = work_columns(w);
	}
	work_drop(w);
	return columns <= MAX_ASIDE ? columns : 0;
}

/* One column for labels and for who acts, so that all texts begin below each other. */
static void measure_blocks(struct work *w)
{
	const struct page *p = w->page;

	w->step_width = 3;
	for (const struct page_block *b = NULL; (b = page_next_block(p, b));)
		if (b->step && b->step->total > 9)
			w->step_width = 4;
	for (const struct page_block *b = NULL; (b = page_next_block(p, b));) {
		int width = measure_aside(w, b);

		w->aside_width = MAX(w->aside_width, width);
	}
}

/* Gives each choice its key, as long as there are any. A list of problems has their numbers
 * instead: letters belong to the search there. */
static void give_keys(struct layout *l, const struct page *page)
{
	char *keys = arena_alloc(&l->arena, page->choice_count + 1);

	for (size_t i = 0; i < page->choice_count && !page->numbered; i++) {
		keys[i] = wish_choice_key(i);
		if (!keys[i])
			break;
	}
	l->keys = keys;
}

static struct work begin_work(struct layout *l, const struct page *page,
			      const struct layout_options *options)
{
	*l = (struct layout){.glyphs = options->glyphs,
			     .sign_column = LEFT,
			     .key_column = page->numbered ? 4 : 3};
	return (struct work){
		.layout = l,
		.page = page,
		.choice = LAYOUT_NO_CHOICE,
		.options = options,
	};
}

void layout_init(struct layout *l, const struct page *page,
		 const struct layout_options *options)
{
	int columns = MAX(options->columns, LAYOUT_MIN_COLUMNS);
	struct work w = begin_work(l, page, options);

	w.wide = columns >= WIDE;
	w.low = options->low;
	w.right = LEFT + MIN(columns - 2 * LEFT, LAYOUT_TEXT_COLUMNS);
	give_keys(l, page);
	measure_blocks(&w);
	work_measure_choices(&w);
	/* Where rows are few, what is found is more than what was asked. */
	if (page->kind != PAGE_FOUND || !w.low)
		write_head(&w);
	write_blocks(&w, false);
	if (page->kind == PAGE_REMEDY || page->kind == PAGE_END)
		write_who_ask(&w);
	work_choices(&w);
	write_compare(&w);
	write_blocks(&w, true);
	if (page->kind == PAGE_QUESTION)
		write_who_ask(&w);
	work_targets(&w);
	write_path(&w);
	work_release(&w);
}

/* --- beside the page -------------------------------------------------------------------- */

static void write_answers(struct work *w)
{
	const struct page *p = w->page;

	if (p->crumb_count == 0)
		return;
	work_part(w, true);
	work_text(w, 0, ROLE_STRONG, _("Your answers"));
	for (size_t i = 0; i < p->crumb_count; i++) {
		work_part(w, true);
		work_text(w, 0, ROLE_TEXT, p->crumbs[i].question);
		work_text(w, GAP, ROLE_STRONG, p->crumbs[i].answer);
	}
}

static void write_words(struct work *w, const struct page *words)
{
	work_part(w, true);
	work_text(w, 0, ROLE_STRONG, words->title);
	for (const struct page_block *b = NULL; (b = page_next_block(words, b));) {
		work_part(w, true);
		write_term(w, 0, b);
	}
}

void layout_init_side(struct layout *l, const struct page *page, const struct page *words,
		      const struct layout_options *options)
{
	struct work w = begin_work(l, page, options);

	w.right = MAX(options->columns, LAYOUT_MIN_COLUMNS);
	write_answers(&w);
	if (words)
		write_words(&w, words);
	work_release(&w);
}

void layout_release(struct layout *l)
{
	arena_release(&l->arena);
	free(l->lines);
	*l = (struct layout){0};
}

/* Appends a text without its backticks. */
static void add_unmarked(struct buf *out, const char *text, enum text_glyphs glyphs)
{
	for (; *text; text += *text == '`') {
		size_t length = strcspn(text, "`");

		text_add_glyphs(out, text, length, glyphs);
		text += length;
	}
}

/* Returns the bytes of what fits into `columns`. */
static size_t fitting(const char *s, size_t length, int columns)
{
	size_t at = 0, taken;

	while (at < length) {
		columns -= text_char_columns(s + at, length - at, &taken);
		if (columns < 0)
			break;
		at += taken;
	}
	return at;
}

void layout_add_cut(struct buf *out, const char *text, int columns,
		    enum text_glyphs glyphs)
{
	const char *ellipsis = glyphs == TEXT_ALL ? "…" : "...";
	int room = columns - text_columns(ellipsis, strlen(ellipsis));
	struct buf whole = {0};

	add_unmarked(&whole, text, glyphs);
	if (text_columns(buf_string(&whole), whole.length) <= columns) {
		buf_add(out, buf_string(&whole));
	} else if (room > 0) {
		buf_add_bytes(out, whole.s, fitting(whole.s, whole.length, room));
		buf_add(out, ellipsis);
	}
	buf_release(&whole);
}

static int unmarked_columns(const char *text, enum text_glyphs glyphs)
{
	struct buf shown = {0};
	int columns;

	add_unmarked(&shown, text, glyphs);
	columns = text_columns(buf_string(&shown), shown.length);
	buf_release(&shown);
	return columns;
}

/* Returns the first of the crumbs that fit at the end of a line; at least the last is. */
static size_t first_fitting(const struct page *page, int columns, enum text_glyphs glyphs)
{
	size_t from = page->crumb_count;

	for (; from > 0; from--) {
		bool last = from == page->crumb_count;

		columns -= unmarked_columns(page->crumbs[from - 1].answer, glyphs);
		columns -= last ? 0 : (int)strlen(ARROW);
		if (columns < 0 && !last)
			break;
	}
	return from;
}

void layout_add_trail(struct buf *out, const struct page *page, int columns,
		      enum text_glyphs glyphs)
{
	size_t from = first_fitting(page, columns, glyphs);
	struct buf trail = {0};

	if (from > 0) {
		from = first_fitting(page, columns - unmarked_columns("…" ARROW, glyphs),
				     glyphs);
		add_unmarked(&trail, "…" ARROW, glyphs);
	}
	for (size_t i = from; i < page->crumb_count; i++) {
		buf_add(&trail, i > from ? ARROW : "");
		add_unmarked(&trail, page->crumbs[i].answer, glyphs);
	}
	layout_add_cut(out, buf_string(&trail), columns, glyphs);
	buf_release(&trail);
}
