/* test_bounds.c - no tree makes an analysis, a list, a walk or a document run away. What is
 * counted are steps, bytes and situations; time is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check/check.h"
#include "export/book.h"
#include "handbook/handbook.h"
#include "i18n/i18n.h"
#include "overgrown.h"
#include "page/page.h"
#include "tree/reach.h"
#include "walk/path.h"
#include "yaml.h"

/* Makes a tree; `bytes` (or NULL) is the size of its file. */
static struct tree *grow(enum overgrown kind, unsigned size, size_t *bytes)
{
	struct buf yaml = {0};
	struct tree *t;

	overgrown_add(&yaml, kind, size);
	t = yaml_tree(&yaml);
	if (bytes)
		*bytes = yaml.length;
	buf_release(&yaml);
	return t;
}

/* --- checking ----------------------------------------------------------------------------- */

static bool has_finding(const struct diags *diags, enum diag_code code)
{
	for (size_t i = 0; i < diags->count; i++)
		if (diags->items[i].code == code)
			return true;
	return false;
}

/* Checks a tree within its budget, one place more at most, and has it say what it left out.
 * The figures are released then. */
static void check(const struct tree *t, size_t bytes, struct check_figures *figures)
{
	struct check_figures owned;
	struct diags diags;

	diags_init(&diags, "overgrown");
	check_tree(t, &diags, figures);
	assert_in_range(figures->steps, 1, CHECK_MOST_STEPS + 4 * bytes);
	assert_int_equal(diags.count, figures->all ? 0 : 1);
	assert_int_equal(!figures->all, has_finding(&diags, W062));
	assert_int_equal(figures->all, figures->fewest != NULL);
	assert_false(has_finding(&diags, E042));
	owned = *figures;
	figures->fewest = NULL;
	check_figures_release(&owned);
	diags_release(&diags);
}

#if defined __SANITIZE_ADDRESS__
#define HAS_OWN_MEMORY 1
#elif defined __has_feature
#if __has_feature(address_sanitizer)
#define HAS_OWN_MEMORY 1
#endif
#endif

enum { MOST_RESIDENT = 256 * 1024 /* KiB */, MOST_ADDRESSES = 512 * 1024 * 1024 };

/* Small, large and overgrown ones of each kind; `all`: is the largest one looked at as a whole? */
static const struct {
	enum overgrown kind;
	unsigned sizes[3];
	bool all;
} grown[] = {
	{OVERGROWN_WAYS, {2, 60, 20000}, true},
	{OVERGROWN_CIRCLES, {2, 16, 17}, true},
	{OVERGROWN_CIRCLES, {3, 18, 40}, false},
	{OVERGROWN_ASKED, {2, 14, 40}, false},
	{OVERGROWN_ASKED, {3, 15, 2000}, false},
	{OVERGROWN_WIDE, {2, 8, 40}, false},
	{OVERGROWN_NEIGHBOURS, {2, 60, 5000}, true},
	{OVERGROWN_NESTED, {1, 4, 10}, false},
	{OVERGROWN_LISTS, {1, 50, 5000}, false},
	{OVERGROWN_PROBLEMS, {1, 100, 5000}, true},
	{OVERGROWN_STEPS, {1, 100, 20000}, true},
	{OVERGROWN_READERS, {1, 100, 3000}, true},
	{OVERGROWN_ANSWERS, {1, 50, 1000}, true},
};

/* Checks a tree in a process of its own, whose memory has a limit; a sanitizer needs more. */
static void check_in_limits(const struct tree *t, size_t bytes, bool all)
{
	struct check_figures figures;
#ifdef HAS_OWN_MEMORY
	check(t, bytes, &figures);
	assert_int_equal(figures.all, all);
#else
	struct rlimit limit = {MOST_ADDRESSES, MOST_ADDRESSES};
	pid_t child = fork();
	int status;

	if (!child) {
		setrlimit(RLIMIT_AS, &limit);
		check(t, bytes, &figures);
		_exit(figures.all != all);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
#endif
}

static void every_tree_is_checked_within_its_budget(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof grown / sizeof *grown; i++) {
		struct check_figures figures;

		for (int k = 0; k < 3; k++) {
			size_t bytes;
			struct tree *t = grow(grown[i].kind, grown[i].sizes[k], &bytes);

			if (k < 2)
				check(t, bytes, &figures);
			else
				check_in_limits(t, bytes, grown[i].all);
			tree_free(t);
		}
	}
#ifndef HAS_OWN_MEMORY
	struct rusage usage;

	assert_int_equal(getrusage(RUSAGE_CHILDREN, &usage), 0);
	assert_in_range(usage.ru_maxrss, 1, MOST_RESIDENT);
#endif
}

/* Cost that grows with the file alone: ten times as many cost ten times as much. */
static void what_shares_its_ways_costs_no_more_than_it_is_long(void **state)
{
	static const enum overgrown kinds[] = {OVERGROWN_WAYS, OVERGROWN_PROBLEMS,
					       OVERGROWN_STEPS, OVERGROWN_READERS,
					       OVERGROWN_ANSWERS};

	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		struct check_figures figures[2];

		for (int k = 0; k < 2; k++) {
			size_t bytes;
			struct tree *t = grow(kinds[i], k ? 3000 : 300, &bytes);

			check(t, bytes, &figures[k]);
			assert_true(figures[k].all);
			tree_free(t);
		}
		assert_in_range(figures[1].steps, figures[0].steps,
				12 * figures[0].steps);
	}
}

/* An answer is asked about once, and answered anew before it is asked about again. */
static void answers_that_matter_no_more_make_no_situations(void **state)
{
	struct check_figures figures;
	struct tree *t = grow(OVERGROWN_CIRCLES, 12, NULL);

	(void)state;
	check(t, SIZE_MAX / 8, &figures);
	assert_true(figures.all);
	assert_in_range(figures.situations, 1 << 12, 3 << 12);
	tree_free(t);
	t = grow(OVERGROWN_NEIGHBOURS, 1000, NULL);
	check(t, SIZE_MAX / 8, &figures);
	assert_in_range(figures.situations, 1000, 3000);
	tree_free(t);
}

static const char HEAD[] =
	"format: 1\nid: t\nversion: 1.0.0\nlanguage: en\ntitle: T\nabout: A\nstart: a\n"
	"last_resort: end\nhandover: \"{do}\"\nactors:\n  me: {name: Me}\n"
	"remedies:\n  end: {code: END, added: a, title: Z, cause: C, steps: [{by: me, "
	"do: "
	"D}], ends: E}\nquestions:\n";

static struct tree *load_questions(const char *questions)
{
	struct buf yaml = {0};
	struct tree *t;

	buf_add_format(&yaml, "%s%s", HEAD, questions);
	t = yaml_tree(&yaml);
	buf_release(&yaml);
	return t;
}

/* From a to b by "I do not know", which is looked at first, and by y as well. */
static void a_circle_beside_an_unknown_is_found(void **state)
{
	struct tree *t = load_questions(
		"  a: {ask: A, answers: {u: {text: U, unknown: true, go: b}, y: {text: "
		"Y, "
		"go: b}}}\n  b: {ask: B, answers: {n: {text: N, go: a}, z: {text: Z, go: "
		"end}}}\n");
	struct check_figures figures;
	struct diags diags;

	(void)state;
	diags_init(&diags, "circle");
	check_tree(t, &diags, &figures);
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].code, E042);
	check_figures_release(&figures);
	diags_release(&diags);
	tree_free(t);
}

/* --- listing paths -------------------------------------------------------------------------- */

static void count_path(void *self, const char *path, uint32_t remedy)
{
	size_t *count = self;

	assert_true(*path && remedy == 0);
	++*count;
}

/* Lists the paths with so much room; returns how many there were. */
static size_t list(enum overgrown kind, unsigned size, struct check_room *room, bool all)
{
	struct tree *t = grow(kind, size, NULL);
	size_t count = 0;

	assert_int_equal(check_paths(t, room, count_path, &count), all);
	tree_free(t);
	return count;
}

static void a_list_of_paths_has_an_end(void **state)
{
	struct check_room all = CHECK_ROOM, few = CHECK_ROOM, short_ = CHECK_ROOM,
			  quick = CHECK_ROOM;

	(void)state;
	assert_int_equal(list(OVERGROWN_WAYS, 10, &all, true), 1024);
	few.paths = 1000;
	assert_int_equal(list(OVERGROWN_WAYS, 60, &few, false), 1000);
	short_.steps = 10000;
	assert_in_range(list(OVERGROWN_WAYS, 60, &short_, false), 10, 1000);
	/* Ways that end nowhere are no paths, but take steps. */
	quick.steps = 100000;
	assert_in_range(list(OVERGROWN_CIRCLES, 40, &quick, false), 0, 1);
	assert_int_equal(quick.steps, 0);
}

/* --- walking -------------------------------------------------------------------------------- */

/* Where too many ways may lead to a problem, the reader is asked. */
static void looking_for_a_problem_has_an_end(void **state)
{
	struct tree *t = grow(OVERGROWN_ANSWERS, 300, NULL);
	struct walk w;

	(void)state;
	walk_init(&w, t);
	assert_int_equal(walk_towards(&w, 0), WALK_ASKS);
	assert_int_equal(w.count, 0);
	assert_int_equal(w.here.index, tree_head(t)->start);
	walk_release(&w);
	tree_free(t);
}

/* The tree is not sound: y leads nowhere. */
static void a_refused_answer_changes_nothing(void **state)
{
	struct tree *t = load_questions(
		"  a: {ask: A, answers: {y: {text: Y, go: [{when: {question: b, equals: "
		"n}, to: end}]}, u: {text: U, unknown: true, how: H}, b: {text: B, go: "
		"b}}}\n  b: {ask: B, answers: {n: {text: N, go: end}}}\n");
	struct buf before = {0}, after = {0};
	struct walk_place here;
	struct walk w;

	(void)state;
	walk_init(&w, t);
	assert_true(walk_answer(&w, "u"));
	here = w.here;
	path_add(&before, &w);
	assert_false(walk_answer(&w, "y"));
	path_add(&after, &w);
	assert_string_equal(before.s, after.s);
	assert_memory_equal(&here, &w.here, sizeof here);
	assert_true(walk_back(&w));
	assert_false(walk_back(&w));
	walk_release(&w);
	buf_release(&before);
	buf_release(&after);
	tree_free(t);
}

/* An answer that leads back to its own question is given all the same. */
static void to_stay_is_not_to_lead_nowhere(void **state)
{
	struct tree *t = load_questions("  a: {ask: A, answers: {y: {text: Y, go: a}, n: "
					"{text: N, go: end}}}\n");
	struct walk w;

	(void)state;
	walk_init(&w, t);
	assert_true(walk_answer(&w, "y"));
	assert_true(walk_answer(&w, "y"));
	assert_int_equal(w.count, 2);
	assert_int_equal(w.here.kind, WALK_QUESTION);
	assert_true(walk_answer(&w, "n"));
	assert_int_equal(w.here.kind, WALK_REMEDY);
	walk_release(&w);
	tree_free(t);
}

/* Two questions that lead to each other, each by the answer that is assumed. */
static void assuming_answers_has_an_end(void **state)
{
	struct tree *t = load_questions(
		"  a: {ask: A, assumed: y, answers: {y: {text: Y, go: b}}}\n"
		"  b: {ask: B, assumed: y, answers: {y: {text: Y, go: a}, n: {text: N, "
		"go: end}}}\n");
	struct buf code = {0}, at = {0};
	struct walk w;

	(void)state;
	walk_init(&w, t);
	path_add(&code, &w);
	buf_add(&code, "c=x");
	assert_int_equal(path_replay(&w, code.s, &at), PATH_STOPPED);
	assert_string_equal(at.s, "c=x");
	assert_int_equal(w.count, 0);
	walk_release(&w);
	buf_release(&code);
	buf_release(&at);
	tree_free(t);
}

/* --- documents ------------------------------------------------------------------------------ */

enum { LEAST_DOCUMENT = 200 * 1000, OFTEN = 40 /* bytes for a byte of the tree */ };

static void write_document(struct buf *out, const struct tree *t, bool html)
{
	static const size_t languages[] = {0, 1};

	if (html)
		handbook_html(out, t, languages, 2);
	else
		book_add(out, t, NULL, EXPORT_TEXT, 0, languages, 2);
}

/* Problems that all lead to the same, and readers who all see the same, make no square. */
static void documents_are_about_as_long_as_their_tree(void **state)
{
	static const enum overgrown kinds[] = {OVERGROWN_WAYS, OVERGROWN_PROBLEMS,
					       OVERGROWN_READERS, OVERGROWN_STEPS};
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof kinds / sizeof *kinds; i++) {
		bool html = i % 2;
		size_t bytes;
		struct tree *t = grow(kinds[i / 2], 700, &bytes);

		buf_clear(&out);
		write_document(&out, t, html);
		assert_in_range(out.length, 1,
				2 * (size_t)REACH_ROOM + LEAST_DOCUMENT + OFTEN * bytes);
		if (html && (kinds[i / 2] == OVERGROWN_PROBLEMS ||
			     kinds[i / 2] == OVERGROWN_READERS))
			assert_non_null(strstr(out.s, "too large for that"));
		else
			assert_null(strstr(out.s, "too large for that"));
		tree_free(t);
	}
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_tree_is_checked_within_its_budget),
		cmocka_unit_test(what_shares_its_ways_costs_no_more_than_it_is_long),
		cmocka_unit_test(answers_that_matter_no_more_make_no_situations),
		cmocka_unit_test(a_circle_beside_an_unknown_is_found),
		cmocka_unit_test(a_list_of_paths_has_an_end),
		cmocka_unit_test(looking_for_a_problem_has_an_end),
		cmocka_unit_test(a_refused_answer_changes_nothing),
		cmocka_unit_test(to_stay_is_not_to_lead_nowhere),
		cmocka_unit_test(assuming_answers_has_an_end),
		cmocka_unit_test(documents_are_about_as_long_as_their_tree),
	};

	i18n_init("/no-catalogs"); /* a relative folder is looked up for each word */
	i18n_choose("en", NULL);
	return cmocka_run_group_tests_name("bounds", tests, NULL, NULL);
}
