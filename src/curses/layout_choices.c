/* layout_choices.c - the choices of a page as lines, and what is compared beside them. */
#include <string.h>
#include <sys/param.h>

#include "base/tr.h"
#include "curses/layout_work.h"

enum {
	MIN_CELL = 12, /* of a comparison */
	MAX_CELL = 26,
	MIN_ANSWER = 20 /* what a comparison leaves for the answer itself */
};

static bool has_cells(const struct work *w, const struct page_choice *c)
{
	return w->page->column_count > 0 && c->cells;
}

static int cell_column(const struct work *w, size_t i)
{
	size_t from_right = w->page->column_count - i;

	return w->right - (int)from_right * (w->cell_width + GAP) + GAP;
}

static void write_cells_beside(struct work *w, const struct page_choice *c, size_t first)
{
	for (size_t i = 0; i < w->page->column_count; i++) {
		w->at = first;
		work_add_marked(w, ROLE_TEXT, c->cells[i]);
		work_cell(w, cell_column(w, i), w->cell_width);
	}
}

static void write_cells_below(struct work *w, const struct page_choice *c, int column)
{
	for (size_t i = 0; i < w->page->column_count; i++) {
		work_add_label(w, w->page->columns[i]);
		work_add_blank(w);
		work_text(w, column, ROLE_TEXT, c->cells[i]);
	}
}

/* A text that was found, with the words that were searched for marked. */
static void add_matches(struct work *w, const struct page_choice *c,
			enum layout_role role)
{
	size_t at = 0;

	for (size_t i = 0; i < c->mark_count; i++) {
		const struct find_span *mark = &c->marks[i];

		work_add_bytes(w, role, c->text + at, mark->start - at);
		work_add_bytes(w, ROLE_MATCH, c->text + mark->start,
			       mark->end - mark->start);
		at = mark->end;
	}
	work_add(w, role, c->text + at);
}

static void add_answer(struct work *w, const struct page_choice *c)
{
	enum layout_role role = is_given(c->number) ? ROLE_LITERAL : ROLE_TEXT;

	if (c->danger)
		work_add(w, ROLE_WARNING, "!");
	if (c->danger)
		work_add(w, ROLE_STRONG, " ");
	if (is_given(c->label)) {
		work_add_label(w, c->label);
		work_add_blank(w);
	}
	if (c->mark_count > 0)
		add_matches(w, c, role);
	else
		work_add_marked(w, c->danger ? ROLE_STRONG : role, c->text);
}

static void write_choice(struct work *w, const struct page_choice *c, char key)
{
	const char name[] = {key, '\0'};
	bool beside = w->cell_width && has_cells(w, c);
	int column = w->layout->key_column + (w->wide ? 3 : 2);
	size_t first = w->at;

	if (w->page->numbered) {
		column = w->layout->key_column;
		work_add(w, ROLE_KEY, is_given(c->number) ? "#" : "");
		work_add(w, ROLE_KEY, c->typed);
		work_cell(w, column, w->number_width);
		column += w->number_width + 1;
	} else {
		work_add(w, ROLE_KEY, name);
		work_cell(w, w->layout->key_column, 2);
	}
	w->at = first;
	add_answer(w, c);
	work_cell(w, column, (beside ? cell_column(w, 0) - GAP : w->right) - column);
	if (is_given(c->meaning))
		work_text(w, column, ROLE_TEXT, c->meaning);
	if (beside) {
		write_cells_beside(w, c, first);
	} else if (has_cells(w, c)) {
		write_cells_below(w, c, column);
	} else {
		work_detail(w, column, _("Example:"), ROLE_LITERAL, c->example);
	}
}

/* The headings of a comparison. */
static void write_columns(struct work *w)
{
	size_t first = w->at;

	for (size_t i = 0; w->cell_width && i < w->page->column_count; i++) {
		w->at = first;
		work_add_marked(w, ROLE_STRONG, w->page->columns[i]);
		work_cell(w, cell_column(w, i), w->cell_width);
	}
	w->at = w->layout->count;
}

static void write_group(struct work *w, size_t i)
{
	const struct page_choice *c = &w->page->choices[i];

	if (i > 0 && strcmp(c->group, c[-1].group) == 0)
		return;
	w->kind = LINE_GROUP;
	work_gap(w);
	w->at = w->layout->count;
	work_text(w, LEFT, ROLE_STRONG, c->group);
}

void work_choices(struct work *w)
{
	const struct page *p = w->page;
	struct layout *l = w->layout;
	bool any_group = false;

	if (p->choice_count == 0)
		return;
	l->choices = arena_alloc(&l->arena, p->choice_count * sizeof *l->choices);
	for (size_t i = 0; i < p->choice_count; i++)
		any_group = any_group || is_given(p->choices[i].group);
	work_part(w, p->kind != PAGE_FOUND);
	if (p->kind == PAGE_REMEDY && !any_group)
		work_text(w, LEFT, ROLE_STRONG, _("How did it go?"));
	write_columns(w);
	for (size_t i = 0; i < p->choice_count; i++) {
		work_part(w, false);
		if (any_group)
			write_group(w, i);
		w->kind = LINE_CHOICE;
		w->choice = i;
		w->at = l->choices[i].first = l->count;
		write_choice(w, &p->choices[i], l->keys[i]);
		l->choices[i].count = l->count - l->choices[i].first;
		w->choice = LAYOUT_NO_CHOICE;
	}
	w->kind = LINE_TEXT;
}

/* Returns how wide a text of the page becomes, but not less than `least`. */
static int measure(struct work *w, const char *text, int least)
{
	int columns;

	work_add_marked(w, ROLE_TEXT, text);
	columns = work_columns(w);
	work_drop(w);
	return MAX(columns, least);
}

/* Finds the widths of the columns for numbers and for what is compared. */
void work_measure_choices(struct work *w)
{
	const struct page *p = w->page;
	int widest = MIN_CELL, left;

	for (size_t i = 0; i < p->choice_count; i++) {
		const struct page_choice *c = &p->choices[i];

		if (p->numbered)
			w->number_width = 1 + measure(w, c->typed, w->number_width - 1);
		for (size_t k = 0; has_cells(w, c) && k < p->column_count; k++)
			widest = measure(w, c->cells[k], widest);
	}
	for (size_t k = 0; k < p->column_count; k++)
		widest = measure(w, p->columns[k], widest);
	if (!w->wide || p->column_count == 0 || p->column_count > 4)
		return;
	widest = MIN(widest, MAX_CELL);
	left = w->right - w->layout->key_column - 3 - MIN_ANSWER;
	widest = MIN(widest, left / (int)p->column_count - GAP);
	w->cell_width = widest >= MIN_CELL ? widest : 0;
}
