/* pane.c - which part of a layout is on the screen, and which choice is selected. */
#include "curses/pane.h"

enum {
	MIN_ROWS = 6, /* less is too small */
	MIN_COLUMNS = 20,
	USABLE_ROWS = 12, /* less is cramped */
	USABLE_COLUMNS = 40,
	FOOT_ROWS = 16,	    /* from so many on the foot is roomy */
	TARGETS_ROWS = 20,  /* and from so many, a row of what can be done with a page */
	BODY_BELOW_HEAD = 8 /* what must be left for the title to stand unmoved */
};

/* --- the frame ------------------------------------------------------------------------ */

struct frame frame_of(int rows, int columns, unsigned needs)
{
	struct frame f = {.rows = rows, .columns = columns};
	int row = 0, last = rows - 1;

	f.too_small = rows < MIN_ROWS || columns < MIN_COLUMNS;
	f.cramped = rows < USABLE_ROWS || columns < USABLE_COLUMNS;
	f.title = f.cramped ? row++ : NO_ROW;
	f.trail = row++;
	f.top_rule = rows >= USABLE_ROWS ? row++ : NO_ROW;
	f.footer = last--;
	f.targets = (needs & FRAME_TARGETS) && rows >= TARGETS_ROWS ? last-- : NO_ROW;
	if (needs & FRAME_FOOT)
		f.foot_rows = rows >= FOOT_ROWS ? 3 : rows >= USABLE_ROWS ? 2 : 0;
	last -= f.foot_rows;
	f.foot = last + 1;
	f.bottom_rule = rows > MIN_ROWS + 1 ? last-- : NO_ROW;
	f.body = row;
	f.body_rows = last - row + 1;
	return f;
}

struct frame frame_of_body(int rows, int columns)
{
	struct frame f = frame_of(rows, columns, false);

	f.title = f.trail = f.top_rule = f.bottom_rule = f.footer = NO_ROW;
	f.body = 0;
	f.body_rows = rows;
	return f;
}

/* --- lines ------------------------------------------------------------------------------ */

static const struct layout_line *line(const struct pane *p, size_t i)
{
	return &p->layout->lines[p->head + i];
}

static size_t last_top(const struct pane *p)
{
	return p->count > p->rows ? p->count - p->rows : 0;
}

static void set_top(struct pane *p, size_t top)
{
	p->top = top < last_top(p) ? top : last_top(p);
}

/* Returns the lines of a choice below the head; none where it has none. */
static struct layout_lines lines_of(const struct pane *p, size_t choice)
{
	struct layout_lines lines = {0};

	if (choice >= p->choices)
		return lines;
	lines = p->layout->choices[choice];
	lines.first -= p->head;
	return lines;
}

int pane_row_of(const struct pane *p, size_t choice)
{
	struct layout_lines lines = lines_of(p, choice);
	bool seen = lines.count > 0 && lines.first >= p->top &&
		    lines.first < p->top + p->rows;

	return seen ? (int)(lines.first - p->top) : NO_ROW;
}

bool pane_sees_selected(const struct pane *p)
{
	return pane_row_of(p, p->selected) != NO_ROW;
}

const struct layout_line *pane_line(const struct pane *p, size_t row)
{
	return p->top + row < p->count ? line(p, p->top + row) : NULL;
}

/* --- the reader's place ------------------------------------------------------------------ */

/* Remembers the top line by its place on the page, which no width changes. */
static void drop_anchor(struct pane *p)
{
	size_t at;

	p->anchor.part = p->anchor.line = 0;
	if (p->top == 0 || p->top >= p->count)
		return;
	at = p->head + p->top;
	p->anchor.part = p->layout->lines[at].part;
	for (; at > 0 && p->layout->lines[at - 1].part == p->anchor.part; at--)
		p->anchor.line++;
}

static size_t find_anchor(const struct pane *p)
{
	size_t i = 0, ahead = p->anchor.line;

	while (i < p->count && line(p, i)->part < p->anchor.part)
		i++;
	for (; ahead > 0 && i + 1 < p->count && line(p, i + 1)->part == p->anchor.part;
	     i++)
		ahead--;
	return i;
}

/* Returns where the lines begin that should be seen above the selected choice: its group's
 * heading, and before the first choice everything, if the choice stays in sight. */
static size_t begin_above(const struct pane *p, size_t first, size_t last)
{
	size_t begin = first;

	if (p->selected == 0 && last < p->rows)
		return 0;
	while (begin > 0 && line(p, begin - 1)->kind == LINE_GROUP)
		begin--;
	return last - begin < p->rows ? begin : first;
}

/* Brings the selected choice into sight, moving as little as that takes. */
static void reveal(struct pane *p)
{
	struct layout_lines lines = lines_of(p, p->selected);
	size_t last = lines.first + lines.count - 1;

	if (lines.count == 0)
		return;
	if (last >= p->top + p->rows)
		set_top(p, last + 1 - p->rows);
	if (lines.first < p->top || lines.count > p->rows)
		set_top(p, begin_above(p, lines.first, last));
}

static size_t in_range(const struct pane *p, size_t choice)
{
	return choice < p->choices || choice == LAYOUT_NO_CHOICE ? choice : 0;
}

void pane_set(struct pane *p, const struct layout *layout, const struct page *page,
	      size_t rows)
{
	p->layout = layout;
	p->list = page->kind == PAGE_QUESTION || page->kind == PAGE_FOUND;
	p->choices = page->choice_count;
	p->selected = in_range(p, p->selected);
	p->head = rows >= layout->head + BODY_BELOW_HEAD ? layout->head : 0;
	p->rows = rows - p->head;
	p->count = layout->count - p->head;
	set_top(p, find_anchor(p));
	if (p->follow)
		reveal(p);
}

void pane_start(struct pane *p, size_t selected)
{
	pane_return(p, selected, (struct ui_place){0}, false);
	if (p->selected != LAYOUT_NO_CHOICE && !pane_sees_selected(p) &&
	    pane_row_of(p, 0) != NO_ROW)
		pane_select(p, p->selected);
}

void pane_return(struct pane *p, size_t selected, struct ui_place top, bool follow)
{
	p->selected = in_range(p, selected);
	p->follow = follow;
	p->anchor = top;
	set_top(p, find_anchor(p));
	if (follow)
		reveal(p);
}

/* --- moving -------------------------------------------------------------------------------- */

void pane_select(struct pane *p, size_t choice)
{
	p->selected = choice;
	p->follow = true;
	reveal(p);
	drop_anchor(p);
}

/* Takes the choice in sight that is nearest to where the reader comes from, unless the
 * selected one is in sight. */
static void select_in_sight(struct pane *p, bool down)
{
	p->follow = pane_sees_selected(p);
	for (size_t i = 0; !p->follow && i < p->rows; i++) {
		size_t at = down ? p->top + i : p->top + p->rows - 1 - i;

		if (at >= p->count || line(p, at)->kind != LINE_CHOICE ||
		    pane_row_of(p, line(p, at)->choice) == NO_ROW)
			continue;
		p->selected = line(p, at)->choice;
		p->follow = true;
	}
}

static void scroll(struct pane *p, bool down, size_t by)
{
	if (down)
		set_top(p, p->top + by);
	else
		p->top -= by < p->top ? by : p->top;
	drop_anchor(p);
}

void pane_move(struct pane *p, bool down)
{
	struct layout_lines lines = lines_of(p, p->selected);
	bool more = down ? p->selected + 1 < p->choices : p->selected > 0;
	bool cut = down && lines.first > p->top &&
		   lines.first + lines.count > p->top + p->rows;

	if (p->selected == LAYOUT_NO_CHOICE) {
		select_in_sight(p, down);
		return;
	}
	if (pane_sees_selected(p) && !cut && more) {
		pane_select(p, down ? p->selected + 1 : p->selected - 1);
		return;
	}
	scroll(p, down, 1);
	p->follow = pane_sees_selected(p);
}

/* In a list, there is always a choice beyond which nothing comes. */
static void select_outermost(struct pane *p, bool down)
{
	if (p->list && p->choices > 0)
		p->selected = down ? p->choices - 1 : 0;
}

void pane_page(struct pane *p, bool down)
{
	size_t before = p->top;

	scroll(p, down, p->rows > 1 ? p->rows - 1 : 1);
	if (p->top == before)
		select_outermost(p, down);
	select_in_sight(p, down);
}

void pane_scroll(struct pane *p, bool down, size_t lines)
{
	scroll(p, down, lines);
	select_in_sight(p, down);
}

void pane_end(struct pane *p, bool down)
{
	scroll(p, down, p->count);
	select_outermost(p, down);
	select_in_sight(p, !down);
}
