/* test_bars.c - what stands above and below a page is whole, and the way back is always shown:
 * for every path of the tree and in each language. */
#include "fixture.h"

#include <string.h>

#include "check/check.h"
#include "curses/bar.h"
#include "curses/layout.h"
#include "i18n/i18n.h"
#include "walk/path.h"

/* As draw.c has it: the language stands beside the trail from 60 columns on. */
static int trail_room(int columns)
{
	int room = columns - 2;
	const char *language = i18n_now()->name;

	return columns < 60 ? room : room - 3 - text_columns(language, strlen(language));
}

/* Appends what the trail is without a sign for what was left out. */
static void add_whole(struct buf *out, const struct page *p)
{
	layout_add_trail(out, p, 100000, TEXT_ALL);
}

/* What is shown is the end of the whole trail, from the beginning of an answer on. */
static void check_trail(const struct page *p, int columns)
{
	static const char sign[] = "… > ";
	struct buf whole = {0}, shown = {0};
	int room = trail_room(columns);
	const char *end, *from;

	add_whole(&whole, p);
	layout_add_trail(&shown, p, room, TEXT_ALL);
	end = buf_string(&shown);
	assert_in_range(text_columns(end, strlen(end)), 0, room);
	if (strcmp(end, buf_string(&whole)) != 0) {
		if (strncmp(end, sign, sizeof sign - 1) != 0)
			fail_msg("'%s' of '%s' at %d", end, whole.s, columns);
		end += sizeof sign - 1;
		from = whole.s + whole.length - strlen(end);
		assert_string_equal(from, end);
		assert_true(from >= whole.s + 1 && from[-1] == ' ');
		assert_string_not_equal(end, "");
		/* A word before it that is left out is no part of this answer. */
		assert_true(from[-2] == '>' || strchr("0123456789", from[-2]));
	}
	buf_release(&whole);
	buf_release(&shown);
}

static bool has(const struct bar *bar, enum wish_kind kind)
{
	for (size_t i = 0; i < bar->count; i++)
		if (bar->keys[i].row->wish == kind)
			return true;
	return false;
}

static void check_fits(const struct bar *bar, int columns)
{
	for (size_t i = 0; i < bar->count; i++) {
		const struct bar_key *key = &bar->keys[i];
		const struct bar_key *next = &bar->keys[i + 1];
		int end = i + 1 < bar->count ? next->column - 2 : columns - 1;

		assert_true(key->column + key->width <= end);
		assert_true(key->width > key->keys_width || key->row->bare);
	}
}

/* Whatever else holds, the key for back is there where back leads somewhere, and that for help
 * where there is help. */
static void check_footer(const struct page *p, int columns)
{
	static const unsigned also[] = {0, WITH_MORE, WITH_CHOICES, WITH_SEARCH,
					WITH_MORE | WITH_CHOICES | WITH_SEARCH};
	unsigned situation = wish_situation(p);
	size_t count = p->choice_count ? sizeof also / sizeof *also : 2;

	for (size_t i = 0; i < count; i++)
		for (int ascii = 0; ascii < 2; ascii++) {
			struct bar bar;

			bar_fill(&bar, false, situation | also[i], columns,
				 ascii ? TEXT_ASCII : TEXT_ALL);
			check_fits(&bar, columns);
			if (p->leads_back || p->kind == PAGE_NOTE || p->kind == PAGE_MENU)
				assert_true(has(&bar, WISH_BACK));
			if (p->kind != PAGE_NOTE)
				assert_true(has(&bar, WISH_HELP));
			if (p->kind == PAGE_REMEDY)
				/* The gist itself says how to come to both. */
				assert_true(has(&bar, WISH_OUTCOMES) &&
					    (has(&bar, WISH_DETAILS) ||
					     has(&bar, WISH_PAGE_DOWN)));
		}
}

static void check_page(const struct page *p)
{
	static const int columns[] = {40, 60, 80};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
		check_trail(p, columns[i]);
		check_footer(p, columns[i]);
	}
}

/* What is opened on a page has its trail; its footer is that of its kind. */
static void check_opened(const struct page *p)
{
	const struct page *about[] = {page_help(p),    page_glossary(p, false),
				      page_trail(p),   page_leave(p),
				      page_details(p), page_outcomes(p)};

	for (size_t i = 0; i < sizeof about / sizeof *about; i++) {
		if (about[i])
			check_page(about[i]);
		page_free(about[i]);
	}
}

static void check_place(const struct walk *w)
{
	static bool seen[2][PAGE_FOUND];
	const struct page *p = page_new(w, NULL);
	bool *opened = &seen[i18n_now() == i18n_language(0)][p->kind];

	check_page(p);
	if (!*opened)
		check_opened(p);
	*opened = true;
	page_free(p);
}

static bool take_outcome(void *self, struct walk_choice choice)
{
	(void)choice;
	check_place(self);
	return true;
}

/* Returns how many answers two paths have in common, which follow each other in order. */
static size_t count_common(const char *a, const char *b)
{
	size_t commas = 0, i = 0;

	for (; a[i] && a[i] == b[i]; i++)
		commas += a[i] == ',';
	return commas;
}

/* The paths of a tree, each looked at from where it leaves the one before. */
struct paths {
	const struct tree *tree;
	struct buf before;
};

static void take_path(void *self, const char *path, uint32_t remedy)
{
	struct paths *paths = self;
	size_t seen = count_common(buf_string(&paths->before), path);
	struct buf at = {0};
	struct walk w;

	(void)remedy;
	buf_clear(&paths->before);
	buf_add(&paths->before, path);
	walk_init(&w, paths->tree);
	assert_int_equal(path_replay(&w, path, &at), PATH_OK);
	walk_each(&w, take_outcome, &w);
	do
		check_place(&w);
	while (w.count > seen && walk_back(&w));
	walk_release(&w);
}

static void nothing_in_the_bars_is_cut(void **state)
{
	for (size_t language = 0; language < i18n_count(); language++) {
		struct check_room room = CHECK_ROOM;
		struct paths paths = {.tree = *state};

		i18n_choose(i18n_language(language)->id, NULL);
		assert_true(check_paths(paths.tree, &room, take_path, &paths));
		buf_release(&paths.before);
	}
}

/* While lines are typed, and while something is searched for. */
static void typing_shows_the_way_back(void **state)
{
	(void)state;
	for (size_t language = 0; language < i18n_count(); language++) {
		struct bar bar;

		i18n_choose(i18n_language(language)->id, NULL);
		bar_fill(&bar, false, TYPING | WITH_LINES, 40, TEXT_ASCII);
		assert_true(has(&bar, WISH_FIELDS_END));
		bar_fill(&bar, false, SEARCHING | WITH_SEARCH | WITH_CHOICES | WITH_MORE,
			 40, TEXT_ASCII);
		assert_true(has(&bar, WISH_SEARCH_END));
	}
}

/* What matters little goes first, as a whole; a question mark says it all. */
static void what_does_not_fit_goes_as_a_whole(void **state)
{
	struct bar bar;

	(void)state;
	i18n_choose("en", NULL);
	bar_fill(&bar, false, WITH_CHOICES | WITH_BACK | WITH_PAST, 12, TEXT_ALL);
	assert_int_equal(bar.count, 2);
	assert_int_equal(bar.keys[0].row->wish, WISH_BACK);
	assert_int_equal(bar.keys[0].width, 6);
	assert_int_equal(bar.keys[1].width, 1);
	bar_fill(&bar, false, WITH_CHOICES | WITH_BACK | WITH_PAST, 16, TEXT_ALL);
	assert_int_equal(bar.count, 2);
	assert_int_equal(bar.keys[1].width, 6);
	bar_fill(&bar, false, WITH_CHOICES | WITH_BACK | WITH_PAST, 6, TEXT_ALL);
	assert_int_equal(bar.count, 1);
	assert_int_equal(bar.keys[0].row->wish, WISH_HELP);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_in_the_bars_is_cut),
		cmocka_unit_test(typing_shows_the_way_back),
		cmocka_unit_test(what_does_not_fit_goes_as_a_whole),
	};

	i18n_init("locale");
	return cmocka_run_group_tests(tests, open_sinkro, close_tree);
}
