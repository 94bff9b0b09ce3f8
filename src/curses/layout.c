/* layout.c - a page and a width become lines of styled text. */
#include "curses/layout.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

#include "base/text.h"
#include "base/tr.h"
#include "curses/layout_builder.h"
#include "ui/wishes.h"

enum {
	WIDE = 60,	  /* from so many columns on, things stand side by side, ... */
	TIGHT_ROWS = 20,  /* fewer rows of the screen, and no empty lines part a remedy */
	WIDE_REMEDY = 72, /* ... and who acts beside what is to be done */
	MAX_ASIDE = 20	  /* of what stands beside a text; longer labels run in */
};

/* In the gist of a remedy a word marks what is ours, behind its text; the reason is one of the
 * details. */
static void add_mark(struct builder *b, const char *added)
{
	if (b->page->kind != PAGE_REMEDY || !is_given(added))
		return;
	build_add_blank(b);
	/* TRANSLATORS: marks what is not from the source, where there is little room */
	build_add(b, ROLE_ADDED, _("[added]"));
}

static void write_added(struct builder *b, int column, const char *added)
{
	if (is_given(added) && b->page->kind != PAGE_REMEDY)
		/* TRANSLATORS: marks what is not from the source; %s says on what it rests. */
		build_format(b, column, ROLE_ADDED, _("[Added by us: %s]"), added);
}

/* A remedy is to be seen whole, or nearly, where there are few rows, too. */
static bool is_tight(const struct builder *b)
{
	return b->page->kind == PAGE_REMEDY && b->options->screen_rows < TIGHT_ROWS;
}

/* What the tree is for, and what the line below it takes. */
static void write_welcome(struct builder *b)
{
	build_text(b, LEFT, ROLE_TEXT, b->page->welcome);
	build_part(b, true);
	build_text(b, LEFT, ROLE_TEXT,
		   _("Paste or type the message here, or its number or a code:"));
	b->layout->head = b->layout->count;
	build_part(b, false);
}

/* The title, after what the program has to say first; a remedy's code stands before. */
static void write_head(struct builder *b)
{
	const struct page *p = b->page;
	int column = LEFT;

	if (is_given(p->notice)) {
		build_add(b, ROLE_STRONG, "* ");
		build_text(b, LEFT, ROLE_STRONG, p->notice);
		build_part(b, true);
	}
	/* A list of problems asks beside the line to type into: see draw.c. */
	if (p->numbered) {
		b->layout->head = b->layout->count;
		return;
	}
	if (is_given(p->welcome) && !b->options->low)
		write_welcome(b);
	if (is_given(p->code) && p->kind != PAGE_END) {
		size_t first = b->at;

		build_add(b, ROLE_KEY, p->code);
		column += MIN(build_columns(b) + GAP, b->right / 2);
		build_cell(b, LEFT, column - LEFT - 1);
		b->at = first;
	}
	if (is_given(p->title))
		build_text(b, column, ROLE_STRONG, p->title);
	if (!is_tight(b))
		build_gap(b);
	if (!b->layout->head)
		b->layout->head = b->layout->count;
}

/* A text with a label: beside it where there is room, else run in. */
static void write_fact(struct builder *b, const struct page_block *block)
{
	int column = LEFT;

	build_add_label(b, block->label);
	if (b->wide && build_columns(b) <= b->aside_width) {
		column += b->aside_width + GAP;
		build_cell(b, LEFT, b->aside_width);
		b->at--;
	} else {
		build_drop(b);
		build_add_label_to(b, block->label,
				   block->kind == BLOCK_ERROR_TEXT ? "" : block->text);
		build_add_blank(b);
	}
	if (block->kind == BLOCK_ERROR_TEXT && is_given(block->text)) {
		build_add(b, ROLE_LITERAL, "“");
		build_add(b, ROLE_LITERAL, block->text);
		build_add(b, ROLE_LITERAL, "”");
		if (is_given(block->number)) {
			build_add(b, ROLE_TEXT, " #");
			build_add(b, ROLE_TEXT, block->number);
		}
	} else {
		build_add_marked(b, ROLE_TEXT, block->text);
	}
	add_mark(b, block->added);
	build_line(b, column);
	write_added(b, column, block->added);
}

/* A warning has a sign before each of its lines, so that nothing hangs on colour. */
static void write_warning(struct builder *b, const struct page_block *block)
{
	size_t first = b->at;

	/* TRANSLATORS: stands before a warning, in capitals */
	build_add(b, ROLE_WARNING, _("WARNING:"));
	build_add(b, ROLE_STRONG, " ");
	build_add_marked(b, ROLE_STRONG, block->text);
	add_mark(b, block->added);
	build_line(b, LEFT + GAP);
	write_added(b, LEFT + GAP, block->added);
	for (size_t end = b->at; first < end; first++) {
		b->at = first;
		build_add(b, ROLE_WARNING, "!");
		build_cell(b, LEFT, 1);
	}
}

static void add_who(struct builder *b, const struct page_step *s)
{
	if (s->yours) {
		/* TRANSLATORS: who acts in a step: the reader; in capitals */
		build_add(b, ROLE_YOU, _("YOU"));
		return;
	}
	build_add(b, ROLE_WHO, s->by_name);
}

/* Appends where a step is taken, and what separates that from its text; `lead` stands before it,
 * or instead of it. */
static void add_where(struct builder *b, const struct page_step *s, const char *lead)
{
	bool any = is_given(s->system) || s->menu_count > 0;

	build_add(b, ROLE_TEXT, any ? lead : "");
	build_add(b, ROLE_LITERAL, s->system);
	for (size_t i = 0; i < s->menu_count; i++) {
		if (i > 0 || is_given(s->system))
			build_add(b, ROLE_LITERAL, " › ");
		build_add(b, ROLE_LITERAL, s->menu[i]);
	}
	build_add(b, ROLE_TEXT, any || is_given(lead) ? ": " : "");
}

static void add_labelled(struct builder *b, const char *label, enum layout_role role,
			 const char *text)
{
	if (!is_given(text))
		return;
	build_add_blank(b);
	build_add(b, ROLE_TEXT, label);
	build_add_blank(b);
	build_add(b, role, text);
}

/* What is to be done in a step, and for how long to wait: behind where, in one go, so that a
 * remedy fits the screen. The letters stand behind their key. */
static void write_step_text(struct builder *b, int column, const struct page_block *block)
{
	const struct page_step *s = block->step;

	build_add_marked(b, ROLE_TEXT, s->text);
	if (!s->says_button)
		add_labelled(b, _("Button:"), ROLE_LITERAL, s->button);
	add_labelled(b, _("Wait:"), ROLE_STRONG, s->wait);
	add_mark(b, block->added);
	build_line(b, column);
	build_detail(b, column, _("Link:"), ROLE_LINK, s->link);
	write_added(b, column, block->added);
}

static void write_step(struct builder *b, const struct page_block *block)
{
	const struct page_step *s = block->step;
	struct buf number = {0};
	size_t first = b->at;
	int column = LEFT + (s->in_option ? GAP : 0);

	buf_add_format(&number, "%u", s->number);
	build_add(b, ROLE_STRONG, buf_string(&number));
	build_cell(b, column, b->step_width);
	buf_release(&number);
	column += b->step_width;
	b->at = first;
	add_who(b, s);
	if (b->wide) {
		build_cell(b, column, b->aside_width - b->step_width);
		column += b->aside_width - b->step_width + GAP;
		b->at = first;
	}
	add_where(b, s, b->wide ? "" : ", ");
	write_step_text(b, column, block);
}

static void write_term(struct builder *b, int column, const struct page_block *block)
{
	build_add_label_to(b, block->label, block->text);
	build_add_blank(b);
	build_text(b, column, ROLE_TEXT, block->text);
	write_added(b, column + GAP, block->added);
}

/* A text whose lines are kept. */
static void write_kept_lines(struct builder *b, int column, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		build_add_bytes(b, ROLE_TEXT, text, length);
		if (length > 0)
			build_line(b, column);
		else
			build_gap(b);
		b->at = b->layout->count;
		text += length + (text[length] == '\n');
	}
}

/* A QR code has to be seen whole, or else nothing of it is of use. */
static bool fits_qr(const struct builder *b, const struct qr *qr)
{
	return b->options->glyphs == TEXT_ALL && qr_rows(qr) <= b->options->rows &&
	       qr_columns(qr) <= b->options->columns;
}

static void write_no_qr(struct builder *b, const struct qr *qr)
{
	int frame = b->options->screen_rows - b->options->rows;

	if (b->options->glyphs != TEXT_ALL)
		build_text(b, LEFT, ROLE_STRONG,
			   _("This terminal has no characters to draw a QR code with."));
	else
		build_format(
			b, LEFT, ROLE_STRONG,
			/* TRANSLATORS: columns and rows of a terminal */
			_("This code needs a window of at least %d columns and %d rows."),
			qr_columns(qr), qr_rows(qr) + frame);
}

static void write_qr(struct builder *b, const struct page_block *block)
{
	for (int row = 0; fits_qr(b, block->qr) && row < qr_rows(block->qr); row++) {
		struct buf cells = {0};

		qr_add_row(&cells, block->qr, row);
		build_row(b, ROLE_QR, buf_string(&cells));
		buf_release(&cells);
	}
	if (!fits_qr(b, block->qr)) {
		write_no_qr(b, block->qr);
		build_gap(b);
	}
	b->at = b->layout->count;
	write_kept_lines(b, LEFT, block->text);
}

static void write_block(struct builder *b, const struct page_block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		build_text(b, LEFT, ROLE_STRONG, block->text);
		break;
	case BLOCK_PARAGRAPH:
		build_text(b, LEFT, ROLE_TEXT, block->text);
		write_added(b, LEFT, block->added);
		break;
	case BLOCK_OPTION:
		build_text(b, LEFT, ROLE_STRONG, block->label);
		break;
	case BLOCK_WARNING:
		write_warning(b, block);
		break;
	case BLOCK_STEP:
		write_step(b, block);
		break;
	case BLOCK_TERM:
		write_term(b, LEFT, block);
		break;
	case BLOCK_KEYS:
		build_keys(b);
		break;
	case BLOCK_HANDOVER:
		if (*block->label)
			build_text(b, LEFT, ROLE_TEXT, block->label);
		write_kept_lines(b, LEFT + GAP, block->text);
		break;
	case BLOCK_QR:
		write_qr(b, block);
		break;
	case BLOCK_ERROR_TEXT:
	case BLOCK_CAUSE:
	case BLOCK_NOTE:
	case BLOCK_RETRY:
	case BLOCK_PROVENANCE:
	case BLOCK_HOW:
		write_fact(b, block);
		break;
	}
}

static bool is_fact(enum block_kind kind)
{
	return kind >= BLOCK_ERROR_TEXT && kind <= BLOCK_HOW;
}

/* Does an empty line stand between two blocks? Not where they belong together: facts
 * side by side with their labels, a heading and what it heads. */
static bool is_gap_between(const struct builder *b, const struct page_block *above,
			   const struct page_block *block)
{
	if (above->kind == BLOCK_HEADING || above->kind == BLOCK_OPTION)
		return false;
	/* That nothing is the reader's own to do goes with the steps. */
	if (above->kind == BLOCK_PARAGRAPH && block->kind == BLOCK_STEP)
		return false;
	if (is_tight(b) || (above->kind == block->kind &&
			    (block->kind == BLOCK_STEP || block->kind == BLOCK_WARNING)))
		return false;
	return !(b->wide && is_fact(above->kind) && is_fact(block->kind));
}

/* What can be read after the choices stands below them: details, and of a question a
 * remark of ours. Where there are few rows, what explains the question or the menu does
 * too; a warning never does, nor what was asked for. */
static bool is_below(const struct builder *b, const struct page_block *block)
{
	if (b->page->kind == PAGE_FOUND)
		return false;
	if (block->detail || (b->page->numbered && block->kind == BLOCK_PARAGRAPH))
		return true;
	if (b->page->kind != PAGE_QUESTION &&
	    !(b->options->low && b->page->kind == PAGE_MENU))
		return false;
	return block->kind == BLOCK_NOTE ||
	       (b->options->low && block->kind == BLOCK_PARAGRAPH);
}

static void write_blocks(struct builder *b, bool below)
{
	const struct page *p = b->page;
	const struct page_block *before = NULL;

	for (const struct page_block *block = NULL;
	     (block = page_next_in_brief(p, block));) {
		if (is_below(b, block) != below)
			continue;
		build_part(b, !before || is_gap_between(b, before, block));
		write_block(b, block);
		before = block;
	}
}

/* Appends what somebody may want, with its key: "Who is my Admin Instansi?  [a]". */
static void add_key(struct builder *b, const char *text, enum wish_kind wish)
{
	unsigned situation =
		b->page->find || b->page->kind == PAGE_FOUND ? WITH_SEARCH : 0;
	struct buf name = {0};

	wish_add_key_name(&name, wish_key_in(wish, situation),
			  b->options->glyphs == TEXT_ASCII);
	build_add_marked(b, ROLE_TEXT, text);
	build_add(b, ROLE_KEY, "  [");
	build_add(b, ROLE_KEY, buf_string(&name));
	build_add(b, ROLE_KEY, "]");
	buf_release(&name);
}

static void write_key_line(struct builder *b, const char *text, enum wish_kind wish)
{
	build_part(b, true);
	add_key(b, text, wish);
	build_line(b, LEFT);
}

static void write_who_ask(struct builder *b)
{
	if (is_given(b->page->who_id) && is_given(b->page->who_ask))
		write_key_line(b, b->page->who_ask, WISH_WHO);
}

static void write_compare(struct builder *b)
{
	if (b->page->compares)
		/* TRANSLATORS: below a question about two names; a key follows */
		write_key_line(b, _("Type both names, to have them compared"),
			       WISH_NAMES);
}

static void write_nothing_found(struct builder *b)
{
	build_part(b, true);
	build_text(b, LEFT, ROLE_TEXT, _("No answer here has these words."));
	build_format(b, LEFT, ROLE_TEXT,
		     _("Erase some of them, or press %s for the whole list."),
		     wish_key_name(wish_key(WISH_SEARCH_END)));
}

/* What stands on pages of their own, one key away; all in one go. */
static void write_ways_on(struct builder *b)
{
	const struct page *p = b->page;

	/* An empty line before them is not worth having to scroll. */
	build_part(b, (int)b->layout->count + 2 <= b->options->rows);
	if (is_given(p->who_id) && is_given(p->who_ask)) {
		add_key(b, p->who_ask, WISH_WHO);
		build_add(b, ROLE_TEXT, "   ");
	}
	/* TRANSLATORS: at the end of a remedy; a key follows */
	add_key(b, _("Details"), WISH_DETAILS);
	build_add(b, ROLE_TEXT, "   ");
	/* TRANSLATORS: at the end of a remedy; a key follows */
	add_key(b, _("How it went"), WISH_OUTCOMES);
	build_line(b, LEFT);
}

/* How wide a block wants the column for labels and for who acts; 0 for what has none. */
static int measure_aside(struct builder *b, const struct page_block *block)
{
	int columns = 0;

	if (block->kind == BLOCK_STEP) {
		add_who(b, block->step);
		columns = MIN(b->step_width + build_columns(b), MAX_ASIDE);
	} else if (is_fact(block->kind)) {
		build_add_label(b, block->label);
		columns = build_columns(b);
	}
	build_drop(b);
	return columns <= MAX_ASIDE ? columns : 0;
}

/* One column for labels and for who acts, so that all texts begin below each other. */
static void measure_blocks(struct builder *b)
{
	const struct page *p = b->page;

	b->step_width = 3;
	for (const struct page_block *block = NULL;
	     (block = page_next_in_brief(p, block));)
		if (block->step && block->step->total > 9)
			b->step_width = 4;
	for (const struct page_block *block = NULL;
	     (block = page_next_in_brief(p, block));) {
		int width = measure_aside(b, block);

		b->aside_width = MAX(b->aside_width, width);
	}
}

/* Gives each choice its key, as long as there are any. A list of problems has their numbers
 * instead: letters belong to the search there. */
static void give_keys(struct layout *l, const struct page *page)
{
	char *keys = arena_alloc(&l->arena, page->choice_count + 1);

	for (size_t i = 0;
	     i < page->choice_count && !page->numbered && page->kind != PAGE_FOUND; i++) {
		keys[i] = wish_choice_key(i);
		if (!keys[i])
			break;
	}
	l->keys = keys;
}

static struct builder begin_layout(struct layout *l, const struct page *page,
				   const struct layout_options *options)
{
	*l = (struct layout){.key_column = page->numbered ? 4 : 3};
	return (struct builder){
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
	struct builder b = begin_layout(l, page, options);

	b.wide = columns >= (page->kind == PAGE_REMEDY ? WIDE_REMEDY : WIDE);
	b.right = LEFT + MIN(columns - 2 * LEFT, LAYOUT_TEXT_COLUMNS);
	give_keys(l, page);
	measure_blocks(&b);
	build_measure_choices(&b);
	/* Where rows are few, what is found is more than what was asked. */
	if (page->kind != PAGE_FOUND || !options->low)
		write_head(&b);
	write_blocks(&b, false);
	if (page->kind == PAGE_END)
		write_who_ask(&b);
	if (page->kind == PAGE_REMEDY)
		write_ways_on(&b);
	build_choices(&b);
	if (page->kind == PAGE_FOUND && page->choice_count == 0)
		write_nothing_found(&b);
	write_compare(&b);
	write_blocks(&b, true);
	if (is_given(page->welcome) && options->low)
		build_text(&b, LEFT, ROLE_TEXT, page->welcome);
	if (page->kind == PAGE_QUESTION)
		write_who_ask(&b);
	build_targets(&b);
	build_release(&b);
}

/* --- beside the page -------------------------------------------------------------------- */

static void write_answers(struct builder *b)
{
	const struct page *p = b->page;

	if (p->crumb_count == 0)
		return;
	build_part(b, true);
	build_text(b, 0, ROLE_STRONG, _("Your answers"));
	for (size_t i = 0; i < p->crumb_count; i++) {
		build_part(b, true);
		build_text(b, 0, ROLE_TEXT, p->crumbs[i].question);
		build_text(b, GAP, ROLE_STRONG, p->crumbs[i].answer);
	}
}

static void write_words(struct builder *b, const struct page *words)
{
	build_part(b, true);
	build_text(b, 0, ROLE_STRONG, words->title);
	for (const struct page_block *block = NULL;
	     (block = page_next_block(words, block));) {
		build_part(b, true);
		write_term(b, 0, block);
	}
}

void layout_init_side(struct layout *l, const struct page *page, const struct page *words,
		      const struct layout_options *options)
{
	struct builder b = begin_layout(l, page, options);

	b.right = MAX(options->columns, LAYOUT_MIN_COLUMNS);
	write_answers(&b);
	if (words)
		write_words(&b, words);
	build_release(&b);
}

void layout_init_foot(struct layout *l, const struct page *page, size_t choice, int room,
		      const struct layout_options *options)
{
	struct builder b = begin_layout(l, page, options);
	const struct page_choice *c = &page->choices[choice];

	b.right = LEFT + MIN(options->columns - 2 * LEFT, LAYOUT_TEXT_COLUMNS);
	build_add(&b, ROLE_LITERAL, c->text);
	if (is_given(c->number) && build_columns(&b) > room)
		build_line(&b, LEFT);
	else
		build_drop(&b);
	build_add_marked(&b, ROLE_TEXT, c->meaning);
	build_add_blank(&b);
	build_add_marked(&b, ROLE_TEXT, c->apart);
	build_line(&b, LEFT);
	build_release(&b);
}

void layout_init_alone(struct layout *l, const struct page *page,
		       const struct layout_options *options)
{
	struct builder b = begin_layout(l, page, options);

	b.right = MAX(options->columns, LAYOUT_MIN_COLUMNS);
	write_kept_lines(&b, 0, page_handover_text(page));
	build_release(&b);
}

void layout_release(struct layout *l)
{
	arena_release(&l->arena);
	free(l->lines);
	*l = (struct layout){0};
}
