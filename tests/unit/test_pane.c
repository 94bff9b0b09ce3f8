/* test_pane.c - what is in sight and what is selected, whatever is pressed and however
 * often the size changes; and what the keys mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "curses/pane.h"
#include "ui/wishes.h"

enum { CHOICES = 30, PARAGRAPHS = 40 };

/* --- a list of 30, and a long text with two choices below -------------------------------- */

static struct page_choice choices[CHOICES];
static struct page_block blocks[PARAGRAPHS];

static struct page page_with(enum page_kind kind, size_t paragraphs, size_t count)
{
	for (size_t i = 0; i < CHOICES; i++)
		choices[i] = (struct page_choice){.id = "x",
						  .label = "",
						  .text = "A choice",
						  .number = "",
						  .meaning = "",
						  .example = "",
						  .group = ""};
	for (size_t i = 0; i < PARAGRAPHS; i++)
		blocks[i] = (struct page_block){.kind = BLOCK_PARAGRAPH,
						.label = "",
						.text = "A paragraph of some words.",
						.number = "",
						.added = ""};
	return (struct page){.kind = kind,
			     .tree_title = "",
			     .id = "",
			     .title = "Title",
			     .welcome = "",
			     .help = "",
			     .code = "",
			     .path = "",
			     .notice = "",
			     .blocks = blocks,
			     .block_count = paragraphs,
			     .choices = choices,
			     .choice_count = count,
			     .who_id = "",
			     .recipient = "",
			     .who_ask = ""};
}

struct screen {
	struct page page;
	struct layout layout;
	struct pane pane;
};

static void resize(struct screen *s, int rows, int columns)
{
	struct layout_options options = {.columns = columns};

	layout_release(&s->layout);
	layout_init(&s->layout, &s->page, &options);
	pane_set(&s->pane, &s->layout, &s->page, (size_t)rows);
}

static struct screen open_page(struct page page, int rows)
{
	struct screen s = {.page = page};

	resize(&s, rows, 80);
	pane_start(&s.pane, page.preselected);
	return s;
}

/* The pane points at the layout: a screen is not copied once it is open. */
#define OPEN(name, page, rows)                                                           \
	struct screen name = open_page(page, rows);                                      \
	name.pane.layout = &name.layout

static void close_page(struct screen *s)
{
	layout_release(&s->layout);
}

/* --- tests -------------------------------------------------------------------------------- */

static void the_selected_choice_is_always_in_sight(void **state)
{
	OPEN(s, page_with(PAGE_QUESTION, 1, CHOICES), 12);
	size_t row;

	(void)state;
	for (size_t i = 0; i < 2 * CHOICES; i++) {
		assert_true(pane_sees_selected(&s.pane));
		assert_int_equal(s.pane.selected, i < CHOICES ? i : CHOICES - 1);
		row = pane_row_of(&s.pane, s.pane.selected);
		assert_in_range(row, 0, s.pane.rows - 1);
		assert_int_equal(pane_line(&s.pane, row)->choice, s.pane.selected);
		pane_move(&s.pane, true);
	}
	for (size_t i = 0; i < 2 * CHOICES; i++) {
		pane_move(&s.pane, false);
		assert_true(pane_sees_selected(&s.pane));
	}
	assert_int_equal(s.pane.selected, 0);
	assert_int_equal(s.pane.top, 0);
	close_page(&s);
}

static void down_reads_the_text_before_it_moves_among_choices(void **state)
{
	OPEN(s, page_with(PAGE_REMEDY, PARAGRAPHS, 2), 20);

	(void)state;
	assert_false(pane_sees_selected(&s.pane));
	for (size_t top = 1; !pane_sees_selected(&s.pane); top++) {
		pane_move(&s.pane, true);
		assert_int_equal(s.pane.top, top);
		assert_int_equal(s.pane.selected, 0);
	}
	pane_move(&s.pane, true);
	assert_int_equal(s.pane.selected, 1);
	pane_move(&s.pane, false);
	assert_int_equal(s.pane.selected, 0);
	close_page(&s);
}

static void paging_takes_the_selection_along(void **state)
{
	OPEN(s, page_with(PAGE_QUESTION, 0, CHOICES), 12);

	(void)state;
	for (int i = 0; i < 10; i++) {
		pane_page(&s.pane, true);
		assert_true(pane_sees_selected(&s.pane));
	}
	assert_int_equal(s.pane.selected, CHOICES - 1);
	pane_end(&s.pane, false);
	assert_int_equal(s.pane.selected, 0);
	pane_end(&s.pane, true);
	assert_int_equal(s.pane.selected, CHOICES - 1);
	close_page(&s);
}

static void the_end_of_a_text_selects_nothing_else(void **state)
{
	OPEN(s, page_with(PAGE_REMEDY, PARAGRAPHS, 2), 20);

	(void)state;
	pane_end(&s.pane, true);
	assert_true(pane_sees_selected(&s.pane));
	assert_int_equal(s.pane.selected, 0);
	assert_int_equal(s.pane.top + s.pane.rows, s.pane.count);
	close_page(&s);
}

static void resizes_come_back_to_the_same_place(void **state)
{
	OPEN(s, page_with(PAGE_REMEDY, PARAGRAPHS, 2), 20);
	size_t top;

	(void)state;
	pane_page(&s.pane, true);
	pane_move(&s.pane, true);
	top = s.pane.top;
	for (int i = 0; i < 500; i++) {
		resize(&s, 1 + i * 7 % 60, 1 + i * 13 % 150);
		assert_true(s.pane.top == 0 || s.pane.top + s.pane.rows <= s.pane.count);
	}
	resize(&s, 20, 80);
	assert_int_equal(s.pane.top, top);
	close_page(&s);
}

static void a_resize_keeps_the_selected_choice_in_sight(void **state)
{
	OPEN(s, page_with(PAGE_QUESTION, 5, CHOICES), 24);

	(void)state;
	pane_select(&s.pane, 17);
	for (int rows = 1; rows < 60; rows++) {
		resize(&s, rows, 20 + rows);
		assert_int_equal(s.pane.selected, 17);
		assert_true(pane_sees_selected(&s.pane));
	}
	close_page(&s);
}

static void a_remembered_answer_is_shown(void **state)
{
	struct page page = page_with(PAGE_QUESTION, 0, CHOICES);

	(void)state;
	page.preselected = 25;
	OPEN(s, page, 12);
	pane_start(&s.pane, 25);
	assert_int_equal(s.pane.selected, 25);
	assert_true(pane_sees_selected(&s.pane));
	close_page(&s);
}

static void the_frame_fits_every_screen(void **state)
{
	(void)state;
	for (int i = 2; i < 200; i++) {
		int rows = i / 2;
		bool uses = i % 2;
		struct frame f = frame_of(rows, 80, uses ? FRAME_TARGETS : 0);

		assert_int_equal(f.too_small, rows < 6);
		if (f.too_small)
			continue;
		assert_true(f.body_rows >= 3);
		assert_true(f.body > f.trail && f.body > f.title && f.body > f.top_rule);
		assert_true(f.body + f.body_rows <= f.footer);
		assert_true(f.bottom_rule == NO_ROW ||
			    f.body + f.body_rows == f.bottom_rule);
		assert_int_equal(f.footer, rows - 1);
		/* What can be done has its row where there is room: below the rule. */
		assert_int_equal(f.targets, uses && rows >= 20 ? rows - 2 : NO_ROW);
		assert_true(f.targets == NO_ROW || f.targets == f.bottom_rule + 1);
	}
	assert_int_equal(frame_of_body(5, 40).body_rows, 5);
	assert_int_equal(frame_of_body(5, 40).body, 0);
	assert_true(frame_of_body(5, 40).too_small);
	assert_false(frame_of(12, 40, 0).cramped);
	assert_true(frame_of(11, 40, 0).cramped);
	assert_true(frame_of(12, 39, 0).cramped);
	assert_true(frame_of(24, 19, 0).too_small);
}

/* --- keys --------------------------------------------------------------------------------- */

/* Notes have no choices, and only a question is searched. */
static bool can_be(unsigned situation)
{
	bool note = situation & ON_NOTE, menu = situation & ON_MENU;

	return !(note && menu) && !(note && situation & WITH_CHOICES) &&
	       !((note || menu) && situation & (SEARCHING | WITH_SEARCH));
}

/* Where there is a line to type into, a character is text. */
static bool is_text(uint32_t press, unsigned situation)
{
	return (situation & (SEARCHING | WITH_SEARCH)) && press >= ' ' &&
	       press < PRESS_NONE;
}

static void a_key_means_one_thing_in_each_situation(void **state)
{
	(void)state;
	for (unsigned situation = 0; situation < 2 * ON_MENU; situation++) {
		for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE;
		     row++) {
			if (!can_be(situation) || !wish_is_useful(row, situation))
				continue;
			for (size_t i = 0; row->keys[i]; i++)
				assert_int_equal(wish_for_key(row->keys[i], situation),
						 is_text(row->keys[i], situation)
							 ? WISH_NONE
							 : row->wish);
		}
	}
}

static void the_keys_of_choices_are_free(void **state)
{
	char seen[256] = "";

	(void)state;
	assert_int_equal(wish_choice_key(0), '1');
	assert_int_equal(wish_choice_key(8), '9');
	assert_int_equal(wish_choice_key(9), 'b');
	assert_int_equal(wish_choice_key(100), 0);
	for (size_t i = 0; wish_choice_key(i); i++) {
		unsigned char key = (unsigned char)wish_choice_key(i);

		assert_int_equal(wish_for_key(key, ~0u & ~(unsigned)(ON_NOTE | ON_MENU |
								     SEARCHING)),
				 WISH_NONE);
		assert_int_equal(seen[key]++, 0);
	}
}

static void a_note_is_left_by_every_usual_key(void **state)
{
	static const uint32_t keys[] = {PRESS_ENTER, PRESS_ESCAPE, PRESS_LEFT, 'q', '?'};

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		assert_int_equal(wish_for_key(keys[i], ON_NOTE | WITH_MORE), WISH_BACK);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_selected_choice_is_always_in_sight),
		cmocka_unit_test(down_reads_the_text_before_it_moves_among_choices),
		cmocka_unit_test(paging_takes_the_selection_along),
		cmocka_unit_test(the_end_of_a_text_selects_nothing_else),
		cmocka_unit_test(resizes_come_back_to_the_same_place),
		cmocka_unit_test(a_resize_keeps_the_selected_choice_in_sight),
		cmocka_unit_test(a_remembered_answer_is_shown),
		cmocka_unit_test(the_frame_fits_every_screen),
		cmocka_unit_test(a_key_means_one_thing_in_each_situation),
		cmocka_unit_test(the_keys_of_choices_are_free),
		cmocka_unit_test(a_note_is_left_by_every_usual_key),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests_name("pane", tests, NULL, NULL);
}
