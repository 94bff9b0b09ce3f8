/* fewest.c - the fewest presses that give each answer of a page. */
#include "curses/fewest.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "curses/keys.h"
#include "curses/layout.h"
#include "curses/pane.h"
#include "ui/wishes.h"

enum { ROWS = 24, COLUMNS = 80 };

/* The work on one page. */
struct hand {
	const struct page *page;
	bool ascii;
	struct arena *names;
	struct curses_keys *keys;
	struct buf pressed; /* the names of what was pressed so far, a blank after each */
	uint32_t presses;
};

static void lift(struct hand *h)
{
	buf_clear(&h->pressed);
	h->presses = 0;
}

static void press(struct hand *h, enum wish_kind action)
{
	if (++h->presses > CURSES_KEYS_NAMED)
		return;
	wish_add_usual_key(&h->pressed, action, h->ascii);
	buf_add_char(&h->pressed, ' ');
}

static void press_character(struct hand *h, char c)
{
	h->presses++;
	buf_add_char(&h->pressed, c);
	buf_add_char(&h->pressed, ' ');
}

/* What was pressed gives the choice: keeps it, unless as few do already. */
static void keep(struct hand *h, size_t choice)
{
	struct curses_keys *k = &h->keys[choice];

	if (k->presses && k->presses <= h->presses)
		return;
	k->presses = h->presses;
	k->names = "";
	if (h->presses <= CURSES_KEYS_NAMED)
		k->names = arena_copy(h->names, h->pressed.s, h->pressed.length - 1);
}

static void press_shown(struct hand *h)
{
	char key;

	for (size_t i = 0; i < h->page->choice_count; i++) {
		if (!(key = keys_shown(h->page, i)))
			break;
		lift(h);
		press_character(h, key);
		keep(h, i);
	}
}

/* --- numbers ------------------------------------------------------------------------------ */

static int by_number(const void *a, const void *b)
{
	const struct page_choice *x = *(const struct page_choice *const *)a;
	const struct page_choice *y = *(const struct page_choice *const *)b;
	int order = strcmp(x->typed, y->typed);

	return order ? order : x < y ? -1 : 1;
}

static void press_number(struct hand *h, const struct page_choice *c)
{
	lift(h);
	for (const char *digit = c->typed; *digit; digit++)
		press_character(h, *digit);
	press(h, WISH_CHOOSE);
	keep(h, (size_t)(c - h->page->choices));
}

/* Of choices that have the same number, it selects the first. */
static void press_numbers(struct hand *h)
{
	const struct page *p = h->page;
	const struct page_choice **sorted =
		mem_alloc((p->choice_count + 1) * sizeof *sorted);

	for (size_t i = 0; i < p->choice_count; i++)
		sorted[i] = &p->choices[i];
	qsort(sorted, p->choice_count, sizeof *sorted, by_number);
	for (size_t i = 0; i < p->choice_count; i++)
		if (strlen(sorted[i]->typed) < KEYS_NUMBER &&
		    (i == 0 || strcmp(sorted[i]->typed, sorted[i - 1]->typed) != 0))
			press_number(h, sorted[i]);
	free(sorted);
}

/* --- moving ------------------------------------------------------------------------------- */

static void open_pane(struct pane *pane, struct layout *layout, const struct hand *h)
{
	struct layout_options options = {.columns = COLUMNS,
					 .glyphs = h->ascii ? TEXT_ASCII : TEXT_ALL};

	layout_init(layout, h->page, &options);
	pane_set(pane, layout, h->page);
	pane_fit(pane, (size_t)frame_of(ROWS, COLUMNS, h->page->use_count > 0).body_rows);
	pane_start(pane, h->page->preselected);
}

static void choose(struct hand *h, size_t choice)
{
	size_t length = h->pressed.length;

	press(h, WISH_CHOOSE);
	keep(h, choice);
	h->presses--;
	h->pressed.length = length;
	if (h->pressed.s)
		h->pressed.s[length] = '\0';
}

/* Is there a choice from `at` on that is not given by as few presses as come next? */
static bool is_worth_it(const struct hand *h, size_t at)
{
	for (size_t i = at; i < h->page->choice_count; i++)
		if (!h->keys[i].presses || h->keys[i].presses > h->presses + 1)
			return true;
	return false;
}

/* Moves down from the choice that is selected at first. Where it is out of sight, the
 * first Enter only shows it. */
static void press_down(struct hand *h)
{
	struct pane pane = {0};
	struct layout layout;

	open_pane(&pane, &layout, h);
	if (!pane_sees_selected(&pane)) {
		press(h, WISH_CHOOSE);
		pane_select(&pane, pane.selected);
	}
	choose(h, pane.selected);
	while (pane.selected + 1 < h->page->choice_count &&
	       is_worth_it(h, pane.selected + 1)) {
		size_t before = pane.selected;

		press(h, WISH_DOWN);
		pane_move(&pane, true);
		if (pane.selected != before)
			choose(h, pane.selected);
	}
	layout_release(&layout);
	pane_release(&pane);
}

void curses_keys(const struct page *p, bool ascii, struct arena *names,
		 struct curses_keys *keys)
{
	struct hand h = {.page = p, .ascii = ascii, .names = names, .keys = keys};

	memset(keys, 0, p->choice_count * sizeof *keys);
	if (p->numbered)
		press_numbers(&h);
	else
		press_shown(&h);
	lift(&h);
	if (is_worth_it(&h, 0))
		press_down(&h);
	buf_release(&h.pressed);
}
