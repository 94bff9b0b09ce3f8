/* layout_choices.c - the choices of a page as lines, and what is compared beside them. */
#include <string.h>
#include <sys/param.h>

#include "base/tr.h"
#include "curses/layout_builder.h"

enum {
	MIN_CELL = 12, /* of a comparison */
	MAX_CELL = 26,
	MIN_ANSWER = 20 /* what a comparison leaves for the answer itself */
};

static bool has_cells(const struct builder *b, const struct page_choice *c)
{
	return b->page->column_count > 0 && c->cells;
}

static int cell_column(const struct builder *b, size_t i)
{
	size_t from_right = b->page->column_count - i;

	return b->right - (int)from_right * (b->cell_width + GAP) + GAP;
}

static void write_cells_beside(struct builder *b, const struct page_choice *c,
			       size_t first)
{
	for (size_t i = 0; i < b->page->column_count; i++) {
		b->at = first;
		build_add_marked(b, ROLE_TEXT, c->cells[i]);
		build_cell(b, cell_column(b, i), b->cell_width);
	}
}

static void write_cells_below(struct builder *b, const struct page_choice *c, int column)
{
	for (size_t i = 0; i < b->page->column_count; i++) {
		build_add_label(b, b->page->columns[i]);
		build_add_blank(b);
		build_text(b, column, ROLE_TEXT, c->cells[i]);
	}
}

/* A text that was found, with the words that were searched for marked. */
static void add_matches(struct builder *b, const struct page_choice *c,
			enum layout_role role)
{
	size_t at = 0;

	for (size_t i = 0; i < c->mark_count; i++) {
		const struct find_span *mark = &c->marks[i];

		build_add_bytes(b, role, c->text + at, mark->start - at);
		build_add_bytes(b, ROLE_MATCH, c->text + mark->start,
				mark->end - mark->start);
		at = mark->end;
	}
	build_add(b, role, c->text + at);
}

static void add_answer(struct builder *b, const struct page_choice *c)
{
	enum layout_role role = is_given(c->number) ? ROLE_LITERAL : ROLE_TEXT;

	if (c->danger)
		build_add(b, ROLE_WARNING, "!");
	if (c->danger)
		build_add(b, ROLE_STRONG, " ");
	if (is_given(c->label) && !(b->page->numbered && c->label == c->typed)) {
		build_add_label_to(b, c->label, c->text);
		build_add_blank(b);
	}
	if (c->mark_count > 0)
		add_matches(b, c, role);
	else
		build_add_marked(b, c->danger ? ROLE_STRONG : role, c->text);
}

/* A search has ended with several that fit: each says what sets it apart. */
static bool tells_apart(const struct builder *b, const struct page_choice *c)
{
	const struct page *p = b->page;

	return p->kind == PAGE_FOUND && !p->typing && p->verdict == FIND_SEVERAL &&
	       (size_t)(c - p->choices) < p->alike && is_given(c->apart);
}

static void write_choice(struct builder *b, const struct page_choice *c, char key)
{
	const char name[] = {key, '\0'};
	bool beside = b->cell_width && has_cells(b, c);
	int column = b->layout->key_column + (b->wide ? 3 : 2);
	size_t first = b->at;

	if (b->page->numbered) {
		column = b->layout->key_column;
		build_add(b, ROLE_KEY, is_given(c->number) ? "#" : "");
		build_add(b, ROLE_KEY, c->typed);
		build_cell(b, column, b->number_width);
		column += b->number_width + 1;
	} else {
		build_add(b, ROLE_KEY, name);
		build_cell(b, b->layout->key_column, 2);
	}
	b->at = first;
	add_answer(b, c);
	/* A message has one line; what there is to say of it is said of the selected one. */
	if (is_given(c->number)) {
		b->layout->number_room = b->right - column;
		build_cut(b, b->right - column);
		build_line(b, column);
		if (tells_apart(b, c))
			build_text(b, column, ROLE_TEXT, c->apart);
		return;
	}
	build_cell(b, column, (beside ? cell_column(b, 0) - GAP : b->right) - column);
	if (beside) {
		write_cells_beside(b, c, first);
	} else if (has_cells(b, c)) {
		write_cells_below(b, c, column);
	} else {
		build_detail(b, column, _("Example:"), ROLE_LITERAL, c->example);
	}
}

/* The headings of a comparison. */
static void write_columns(struct builder *b)
{
	size_t first = b->at;

	for (size_t i = 0; b->cell_width && i < b->page->column_count; i++) {
		b->at = first;
		build_add_marked(b, ROLE_STRONG, b->page->columns[i]);
		build_cell(b, cell_column(b, i), b->cell_width);
	}
	b->at = b->layout->count;
}

static void write_group(struct builder *b, size_t i)
{
	const struct page_choice *c = &b->page->choices[i];

	if (i > 0 && strcmp(c->group, c[-1].group) == 0)
		return;
	/* Where rows are few they are for the messages; but a search says how sure it is. */
	if (b->options->low && b->page->kind != PAGE_FOUND)
		return;
	b->kind = LINE_GROUP;
	if (!b->page->numbered)
		build_gap(b);
	b->at = b->layout->count;
	build_text(b, LEFT, ROLE_STRONG, c->group);
}

void build_choices(struct builder *b)
{
	const struct page *p = b->page;
	struct layout *l = b->layout;
	bool any_group = false;

	if (p->choice_count == 0)
		return;
	l->choices = arena_alloc(&l->arena, p->choice_count * sizeof *l->choices);
	for (size_t i = 0; i < p->choice_count; i++)
		any_group = any_group || is_given(p->choices[i].group);
	build_part(b, p->kind != PAGE_FOUND && !p->numbered);
	write_columns(b);
	for (size_t i = 0; i < p->choice_count; i++) {
		build_part(b, false);
		if (any_group)
			write_group(b, i);
		b->kind = LINE_CHOICE;
		b->choice = i;
		b->at = l->choices[i].first = l->count;
		write_choice(b, &p->choices[i], l->keys[i]);
		l->choices[i].count = l->count - l->choices[i].first;
		b->choice = LAYOUT_NO_CHOICE;
	}
	b->kind = LINE_TEXT;
}

/* Returns how wide a text of the page becomes, but not less than `least`. */
static int measure(struct builder *b, const char *text, int least)
{
	int columns;

	build_add_marked(b, ROLE_TEXT, text);
	columns = build_columns(b);
	build_drop(b);
	return MAX(columns, least);
}

/* Finds the widths of the columns for numbers and for what is compared. */
void build_measure_choices(struct builder *b)
{
	const struct page *p = b->page;
	int widest = MIN_CELL, left;

	for (size_t i = 0; i < p->choice_count; i++) {
		const struct page_choice *c = &p->choices[i];

		if (p->numbered)
			b->number_width = 1 + measure(b, c->typed, b->number_width - 1);
		for (size_t k = 0; has_cells(b, c) && k < p->column_count; k++)
			widest = measure(b, c->cells[k], widest);
	}
	for (size_t k = 0; k < p->column_count; k++)
		widest = measure(b, p->columns[k], widest);
	if (!b->wide || p->column_count == 0 || p->column_count > 4)
		return;
	widest = MIN(widest, MAX_CELL);
	left = b->right - b->layout->key_column - 3 - MIN_ANSWER;
	widest = MIN(widest, left / (int)p->column_count - GAP);
	b->cell_width = widest >= MIN_CELL ? widest : 0;
}
