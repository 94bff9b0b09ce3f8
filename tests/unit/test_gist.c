/* test_gist.c - what somebody in a hurry reads of a remedy fits the screen: for each reader of
 * the tree and in each language, nine gists of ten one screen of 80 by 24, and all but a few two
 * of 60 by 17. By the layout, and with the day from which to try again. And few keys lead
 * there. */
#include "fixture.h"

#include <string.h>
#include <sys/param.h>

#include "check/check.h"
#include "curses/pane.h"
#include "i18n/i18n.h"
#include "walk/path.h"

enum { MOST_READERS = 40, MOST_REMEDIES = 200 };

/* The rows that the longest gist of each remedy takes, for each who reads it. */
struct gists {
	const struct tree *tree;
	int rows, columns;
	size_t readers;
	struct {
		uint32_t reader, role;
		bool helps;
		size_t lines[MOST_REMEDIES];
	} of[MOST_READERS];
};

static bool monday(struct tm *now)
{
	*now = (struct tm){.tm_year = 126, .tm_mon = 10, .tm_mday = 30, .tm_wday = 1};
	return true;
}

static size_t *lines_of(struct gists *g, const struct walk *w, uint32_t remedy)
{
	size_t i = 0;

	while (i < g->readers &&
	       (g->of[i].reader != walk_reader(w) || g->of[i].role != walk_role(w) ||
		g->of[i].helps != walk_helps(w)))
		i++;
	assert_in_range(i, 0, MOST_READERS - 1);
	assert_in_range(remedy, 0, MOST_REMEDIES - 1);
	if (i == g->readers) {
		g->readers++;
		g->of[i].reader = walk_reader(w);
		g->of[i].role = walk_role(w);
		g->of[i].helps = walk_helps(w);
	}
	return &g->of[i].lines[remedy];
}

static void measure(struct gists *g, const struct walk *w)
{
	static const struct page_world world = {
		.command = "tuntun", .operand = "", .now = monday};
	struct frame f = frame_of(g->rows, g->columns, FRAME_TARGETS);
	struct layout_options options = {.columns = g->columns,
					 .screen_rows = g->rows,
					 .rows = f.body_rows,
					 .shows_targets = f.targets == NO_ROW,
					 .low = g->rows < 16};
	const struct page *page = page_new(w, &(struct page_context){.world = &world});
	size_t *lines = lines_of(g, w, w->here.index);
	struct layout layout;

	layout_init(&layout, page, &options);
	*lines = MAX(*lines, layout.count);
	layout_release(&layout);
	page_free(page);
}

static void take_path(void *self, const char *path, uint32_t remedy)
{
	struct gists *g = self;
	struct buf at = {0};
	struct walk w;

	(void)remedy;
	walk_init(&w, g->tree);
	assert_int_equal(path_replay(&w, path, &at), PATH_OK);
	measure(g, &w);
	walk_release(&w);
}

/* Returns how many gists of a reader take more than `screens`. */
static size_t count_longer(const struct gists *g, size_t reader, size_t screens,
			   size_t *all)
{
	size_t rows = (size_t)frame_of(g->rows, g->columns, FRAME_TARGETS).body_rows,
	       count = 0;

	*all = 0;
	for (uint32_t r = 0; r < tree_count(g->tree, TREE_REMEDIES); r++) {
		size_t lines = g->of[reader].lines[r];

		*all += lines > 0;
		/* A screen further on shows the last line of the one before. */
		if (lines > rows + (screens - 1) * (rows - 1)) {
			count++;
			if (getenv("TUNTUN_VERBOSE"))
				print_message("%s %zu: %zu of %zu\n",
					      tree_string(g->tree,
							  tree_remedy(g->tree, r)->code),
					      reader, lines, rows);
		}
	}
	return count;
}

static void check_size(const struct tree *t, int rows, int columns, size_t screens)
{
	for (size_t language = 0; language < i18n_count(); language++) {
		struct gists g = {.tree = t, .rows = rows, .columns = columns};
		struct check_room room = CHECK_ROOM;
		struct walk w;

		i18n_choose(i18n_language(language)->id, NULL);
		assert_true(check_paths(t, &room, take_path, &g));
		for (uint32_t r = 0; r < tree_count(t, TREE_REMEDIES); r++) {
			walk_init(&w, t);
			walk_open_remedy(&w, r);
			measure(&g, &w);
			walk_release(&w);
		}
		assert_in_range(g.readers, 5, MOST_READERS);
		for (size_t i = 0; i < g.readers; i++) {
			size_t all, longer = count_longer(&g, i, screens, &all);

			if (10 * longer > all)
				fail_msg("%s, reader %zu: %zu of %zu gists take more "
					 "than %zu screens of %dx%d",
					 i18n_language(language)->id, i, longer, all,
					 screens, columns, rows);
		}
	}
}

/* --- keys ---------------------------------------------------------------------------------- */

/* The fewest keys to each remedy, without a message to paste. */
struct ways {
	const struct tree *tree;
	size_t keys[MOST_REMEDIES];
};

/* Keys for an answer: Enter where it is marked; else its number, where there is a line to type
 * into with Enter, or the arrows to it. */
static size_t keys_of(const struct page *page, size_t choice)
{
	size_t marked = page->preselected;
	size_t there = marked == SIZE_MAX ? choice + 1
		       : choice > marked  ? choice - marked
					  : marked - choice;
	size_t typed = strlen(page->choices[choice].typed) + (page->find ? 1 : 0);

	return there + 1 < typed ? there + 1 : typed;
}

static void count_keys(void *self, const char *path, uint32_t remedy)
{
	struct ways *ways = self;
	struct find *find = NULL;
	struct buf at = {0};
	size_t keys = 0;
	struct walk w, again;

	walk_init(&w, ways->tree);
	walk_init(&again, ways->tree);
	assert_int_equal(path_replay(&w, path, &at), PATH_OK);
	for (size_t i = 0; i < w.count; i++) {
		bool searches = walk_is_before_problem(&again);
		const struct page *page = page_new(
			&again, &(struct page_context){.find = searches ? &find : NULL});
		const char *id = walk_choice_id(&w, w.steps[i].choice);

		keys += keys_of(page, page_find_choice(page, id));
		page_free(page);
		assert_true(walk_answer(&again, id));
	}
	if (!ways->keys[remedy] || keys < ways->keys[remedy])
		ways->keys[remedy] = keys;
	walk_release(&again);
	walk_release(&w);
}

static void a_remedy_is_six_keys_away(void **state)
{
	struct check_room room = CHECK_ROOM;
	struct ways ways = {.tree = *state};
	size_t sum = 0, count = 0;

	assert_true(check_paths(ways.tree, &room, count_keys, &ways));
	for (uint32_t r = 0; r < tree_count(ways.tree, TREE_REMEDIES); r++) {
		sum += ways.keys[r];
		count += ways.keys[r] > 0;
	}
	if (getenv("TUNTUN_VERBOSE"))
		print_message("%zu keys to %zu remedies\n", sum, count);
	assert_in_range(sum, count, 6 * count);
}

/* --- rows ---------------------------------------------------------------------------------- */

static void nine_gists_of_ten_fit_a_screen(void **state)
{
	check_size(*state, 24, 80, 1);
}

static void on_a_small_screen_they_take_two(void **state)
{
	check_size(*state, 17, 60, 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nine_gists_of_ten_fit_a_screen),
		cmocka_unit_test(on_a_small_screen_they_take_two),
		cmocka_unit_test(a_remedy_is_six_keys_away),
	};

	i18n_init("locale");
	return cmocka_run_group_tests(tests, open_sinkro, close_tree);
}
