/* test_keys.c - the fewest keys: to a choice of a page, and to a remedy. */
#include "fixture.h"

#include <locale.h>
#include <string.h>

#include "base/buf.h"
#include "check/check.h"
#include "check/shortest.h"
#include "curses/fewest.h"
#include "curses/keys.h"
#include "ui/wishes.h"

enum { MOST = 200, PARAGRAPHS = 40 };

/* --- pages ------------------------------------------------------------------------------ */

static struct page_choice choices[MOST];
static struct page_block blocks[PARAGRAPHS];
static struct curses_keys keys[MOST];

/* A page of so many choices below a text of so many paragraphs. */
static struct page page_with(size_t paragraphs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		choices[i] = (struct page_choice){.id = "x",
						  .label = "",
						  .text = "A choice",
						  .number = "",
						  .typed = "",
						  .meaning = "",
						  .example = "",
						  .group = "",
						  .search = ""};
	for (size_t i = 0; i < paragraphs; i++)
		blocks[i] = (struct page_block){.kind = BLOCK_PARAGRAPH,
						.label = "",
						.text = "A paragraph of some words.",
						.number = "",
						.added = ""};
	return (struct page){.kind = PAGE_QUESTION,
			     .tree_title = "",
			     .id = "",
			     .title = "Title",
			     .help = "",
			     .added = "",
			     .code = "",
			     .path = "",
			     .notice = "",
			     .blocks = blocks,
			     .block_count = paragraphs,
			     .choices = choices,
			     .choice_count = count,
			     .who_id = "",
			     .who_ask = ""};
}

/* A list of problems with these numbers. */
static struct page list_of(const char *const *numbers, size_t count)
{
	struct page p = page_with(1, count);

	p.numbered = true;
	for (size_t i = 0; i < count; i++)
		choices[i].number = choices[i].typed = numbers[i];
	return p;
}

static void expect_keys(const struct page *p, size_t choice, uint32_t presses,
			const char *names)
{
	struct arena arena = {0};

	curses_keys(p, true, &arena, keys);
	assert_string_equal(keys[choice].names, names);
	assert_int_equal(keys[choice].presses, presses);
	arena_release(&arena);
}

static void a_choice_is_given_by_the_key_before_it(void **state)
{
	struct page p = page_with(PARAGRAPHS, 12);
	const char key[] = {wish_choice_key(10), '\0'};

	(void)state;
	expect_keys(&p, 0, 1, "1");
	expect_keys(&p, 8, 1, "9");
	expect_keys(&p, 10, 1, key);
}

static void a_problem_is_given_by_its_number_or_by_moving_to_it(void **state)
{
	static const char *const numbers[] = {"3", "12", "45", "100", "7"};
	struct page p = list_of(numbers, 5);

	(void)state;
	expect_keys(&p, 0, 1, "Enter");
	expect_keys(&p, 1, 2, "Down Enter");
	expect_keys(&p, 2, 3, "4 5 Enter");
	expect_keys(&p, 3, 4, "1 0 0 Enter");
	expect_keys(&p, 4, 2, "7 Enter");
	p.preselected = 2;
	expect_keys(&p, 1, 3, "1 2 Enter");
	expect_keys(&p, 3, 2, "Down Enter");
}

static void a_number_selects_only_the_first_that_has_it(void **state)
{
	static const char *const numbers[] = {"1", "2", "7", "7", "00000008"};
	struct page p = list_of(numbers, 5);

	(void)state;
	expect_keys(&p, 2, 2, "7 Enter");
	expect_keys(&p, 3, 4, "Down Down Down Enter");
	/* Nobody can type so long a number. */
	expect_keys(&p, 4, 5, "Down Down Down Down Enter");
}

static void what_is_out_of_sight_is_shown_first(void **state)
{
	static const char *const numbers[] = {"3", "45", "123"};
	struct page p = list_of(numbers, 3);

	(void)state;
	p.block_count = page_with(PARAGRAPHS, 0).block_count;
	expect_keys(&p, 0, 2, "3 Enter");
	expect_keys(&p, 1, 3, "4 5 Enter");
	expect_keys(&p, 2, 4, "1 2 3 Enter");
	p.numbered = false;
	expect_keys(&p, 2, 1, "3");
}

static void where_keys_are_used_up_one_moves(void **state)
{
	struct page p = page_with(0, MOST);
	size_t shown = 0;
	struct arena arena = {0};

	(void)state;
	while (wish_choice_key(shown))
		shown++;
	curses_keys(&p, true, &arena, keys);
	assert_int_equal(keys[shown - 1].presses, 1);
	assert_int_equal(keys[shown].presses, shown + 1);
	assert_int_equal(keys[CURSES_KEYS_NAMED - 1].presses, CURSES_KEYS_NAMED);
	assert_string_equal(keys[CURSES_KEYS_NAMED - 1].names +
				    strlen(keys[CURSES_KEYS_NAMED - 1].names) - 10,
			    "Down Enter");
	assert_int_equal(keys[MOST - 1].presses, MOST);
	assert_string_equal(keys[MOST - 1].names, "");
	arena_release(&arena);
}

/* --- numbers that are typed ----------------------------------------------------------------- */

static void expect_typed(const struct page *p, const char *digits, size_t expected)
{
	char number[KEYS_NUMBER] = "";
	size_t choice = SIZE_MAX;
	bool found = false;

	for (; *digits; digits++)
		found = keys_type(p, number, *digits, &choice);
	assert_int_equal(found, expected != SIZE_MAX);
	assert_int_equal(found ? choice : SIZE_MAX, expected);
}

static void a_number_is_typed_digit_by_digit(void **state)
{
	static const char *const numbers[] = {"1", "12", "45", "678", "2"};
	struct page p = list_of(numbers, 5);

	(void)state;
	expect_typed(&p, "1", 0);
	expect_typed(&p, "12", 1);
	expect_typed(&p, "122", 4); /* another number begins */
	/* Nothing is called 4, 6 or 67. */
	expect_typed(&p, "4", SIZE_MAX);
	expect_typed(&p, "45", 2);
	expect_typed(&p, "678", 3);
	expect_typed(&p, "41", 0);
	expect_typed(&p, "9", SIZE_MAX);
	expect_typed(&p, "91", 0);
	expect_typed(&p, "0000000000012", 1);
}

/* --- the fewest to a remedy --------------------------------------------------------------- */

/* A front-end whose answers take a key each, but for those given here. */
struct dear {
	const char *id;
	uint32_t presses;
};

static size_t tell(void *self, const struct walk *w, const struct walk_choices *on_offer,
		   struct check_keys *told)
{
	for (size_t i = 0; i < on_offer->count; i++) {
		const char *id = walk_choice_id(w, on_offer->items[i]);

		told[i] = (struct check_keys){1, id};
		for (const struct dear *d = self; d->id; d++)
			if (!strcmp(d->id, id))
				told[i].presses = d->presses;
	}
	return on_offer->count;
}

static void expect_way(const struct dear *dear, const char *code, uint32_t presses,
		       const char *names)
{
	struct tree *t = fork_tree();
	struct check_keyboard keyboard = {tell, (void *)dear};
	struct check_figures figures;
	struct diags diags;
	bool found = false;

	diags_init(&diags, "fork");
	check_tree(t, &keyboard, &diags, &figures);
	assert_int_equal(diags.count, 0);
	for (uint32_t i = 0; i < figures.remedies; i++)
		if (!strcmp(tree_string(t, tree_remedy(t, i)->code), code)) {
			assert_string_equal(figures.keys[i].names, names);
			assert_int_equal(figures.keys[i].presses, presses);
			found = true;
		}
	assert_true(found);
	check_figures_release(&figures);
	diags_release(&diags);
	tree_free(t);
}

static void a_remedy_is_reached_by_the_fewest_answers(void **state)
{
	static const struct dear none[] = {{NULL, 0}};

	(void)state;
	expect_way(none, "0", 2, "clerk none");
	expect_way(none, "1A", 2, "clerk paper");
	expect_way(none, "1K", 3, "keeper clerk paper");
	/* Only by a remedy that fails. */
	expect_way(none, "2C", 4, "clerk empty black fails");
}

static void fewer_keys_beat_fewer_answers(void **state)
{
	static const struct dear none[] = {{"none", 4}, {"staff", 2}, {NULL, 0}};
	static const struct dear clerk[] = {{"clerk", 4}, {"guest", 2}, {NULL, 0}};
	static const struct dear black[] = {{"black", 4}, {NULL, 0}};

	(void)state;
	expect_way(none, "0", 3, "clerk paper fails");
	expect_way(clerk, "2A", 4, "guest empty black");
	expect_way(black, "2A", 4, "clerk empty all no");
}

static void what_cannot_be_pressed_leads_nowhere(void **state)
{
	static const struct dear paper[] = {{"paper", 0}, {NULL, 0}};
	static const struct dear all[] = {{"all", 0}, {NULL, 0}};

	(void)state;
	expect_way(paper, "1A", 0, "");
	expect_way(all, "2B", 0, "");
}

static void very_many_presses_are_counted_but_not_named(void **state)
{
	static const struct dear hundred[] = {{"clerk", 99}, {NULL, 0}};
	static const struct dear more[] = {{"clerk", 100}, {NULL, 0}};

	(void)state;
	expect_way(hundred, "1A", 100, "clerk paper");
	expect_way(more, "1A", 101, "");
}

/* --- the search itself ---------------------------------------------------------------------- */

enum { PLACES = 40, WAYS = 120, NETS = 300 };

static uint32_t chance(uint32_t *state, uint32_t below)
{
	*state = *state * 1664525u + 1013904223u; /* as in Numerical Recipes */
	return (*state >> 16) % below;
}

/* Ways between places, at random; each is called by its number. */
static struct ways net(uint32_t *state, char names[WAYS][8])
{
	struct ways w = {0};

	for (uint32_t i = 0; i < WAYS; i++) {
		struct way way = {.presses = 1 + chance(state, 9), .names = names[i]};

		snprintf(names[i], sizeof names[i], "%u", i);
		way.from = chance(state, PLACES);
		way.to = chance(state, PLACES);
		ways_add(&w, way);
	}
	ways_sort(&w, PLACES);
	return w;
}

/* The fewest presses, by going over all ways until nothing gets less (Bellman-Ford). */
static void relax(const struct ways *w, uint32_t fewest[PLACES])
{
	bool changed = true;

	memset(fewest, 0xFF, PLACES * sizeof *fewest);
	fewest[0] = 0;
	while (changed) {
		changed = false;
		for (size_t i = 0; i < w->count; i++) {
			const struct way *way = &w->items[i];

			if (fewest[way->from] == SHORTEST_NONE ||
			    fewest[way->from] + way->presses >= fewest[way->to])
				continue;
			fewest[way->to] = fewest[way->from] + way->presses;
			changed = true;
		}
	}
}

/* Goes the ways with these names from place 0; returns the presses, stores the place. */
static uint32_t go(const struct ways *w, char *names, uint32_t *at)
{
	uint32_t presses = 0;

	*at = 0;
	for (char *name = strtok(names, " "); name; name = strtok(NULL, " ")) {
		const struct way *way = &w->items[atoi(name)];

		assert_int_equal(way->from, *at);
		*at = way->to;
		presses += way->presses;
	}
	return presses;
}

static void expect_shortest(const struct ways *w)
{
	struct shortest *reached = ways_shortest(w, PLACES);
	uint32_t fewest[PLACES], at;

	relax(w, fewest);
	for (uint32_t i = 0; i < PLACES; i++) {
		struct buf names = {0};

		assert_int_equal(reached[i].presses, fewest[i]);
		ways_add_names(w, reached, i, &names);
		if (fewest[i] == SHORTEST_NONE || i == 0) {
			assert_string_equal(buf_string(&names), "");
		} else {
			assert_int_equal(go(w, names.s, &at), fewest[i]);
			assert_int_equal(at, i);
		}
		buf_release(&names);
	}
	free(reached);
}

static void the_search_finds_the_shortest_ways(void **state)
{
	static char names[WAYS][8];
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < NETS; i++) {
		struct ways w = net(&seed, names);

		expect_shortest(&w);
		ways_release(&w);
	}
}

static void without_ways_only_the_beginning_is_reached(void **state)
{
	struct ways w = {0};

	(void)state;
	ways_sort(&w, PLACES);
	expect_shortest(&w);
	ways_release(&w);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_choice_is_given_by_the_key_before_it),
		cmocka_unit_test(a_problem_is_given_by_its_number_or_by_moving_to_it),
		cmocka_unit_test(a_number_selects_only_the_first_that_has_it),
		cmocka_unit_test(what_is_out_of_sight_is_shown_first),
		cmocka_unit_test(where_keys_are_used_up_one_moves),
		cmocka_unit_test(a_number_is_typed_digit_by_digit),
		cmocka_unit_test(a_remedy_is_reached_by_the_fewest_answers),
		cmocka_unit_test(fewer_keys_beat_fewer_answers),
		cmocka_unit_test(what_cannot_be_pressed_leads_nowhere),
		cmocka_unit_test(very_many_presses_are_counted_but_not_named),
		cmocka_unit_test(the_search_finds_the_shortest_ways),
		cmocka_unit_test(without_ways_only_the_beginning_is_reached),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
