/* test_names.c - are two names one? The pairs of tests/golden/names.tsv, by the rules of
 * the tree that comes with the program; and any bytes at all. */
#include "fixture.h"

#include <string.h>

#include "names/names.h"

enum { PAIR_FIELDS = 5, LEAST_PAIRS = 200 };

static const char *const verdicts[] = {[NAMES_SAME] = "same",
				       [NAMES_DIFFERENT] = "different",
				       [NAMES_UNKNOWN] = "unknown"};

static const char *in_source(char *path, size_t size, const char *name)
{
	const char *srcdir = getenv("srcdir");

	snprintf(path, size, "%s/%s", srcdir ? srcdir : ".", name);
	return path;
}

static enum names_verdict compare(const struct tree *t, const char *a, const char *b,
				  struct names_result *r)
{
	names_compare(t, a, b, r);
	return r->verdict;
}

/* Swapped, two names have the same verdict, and the words on the other side. */
static void expect_mirrored(const struct tree *t, const char *a, const char *b)
{
	struct names_result r, mirrored;

	names_compare(t, a, b, &r);
	names_compare(t, b, a, &mirrored);
	assert_int_equal(r.verdict, mirrored.verdict);
	for (int side = 0; side < 2; side++) {
		assert_int_equal(r.valid[side], mirrored.valid[!side]);
		assert_int_equal(r.differ_count[side], mirrored.differ_count[!side]);
		assert_memory_equal(r.differ[side], mirrored.differ[!side],
				    r.differ_count[side] * sizeof *r.differ[side]);
	}
}

/* Reads the next pair into its fields; false after the last. */
static bool next_pair(FILE *file, char *line, int size, char *fields[PAIR_FIELDS])
{
	if (!fgets(line, size, file))
		return false;
	line[strcspn(line, "\n")] = '\0';
	for (int i = 0; i < PAIR_FIELDS; i++)
		fields[i] = strsep(&line, "\t");
	assert_non_null(fields[PAIR_FIELDS - 1]);
	return true;
}

static void every_pair_has_its_verdict(void **state)
{
	char path[4096], line[1024], *pair[PAIR_FIELDS];
	size_t count = 0, wrong = 0;
	FILE *file = fopen(in_source(path, sizeof path, "tests/golden/names.tsv"), "r");

	assert_non_null(file);
	while (next_pair(file, line, sizeof line, pair)) {
		struct names_result r;
		const char *got = verdicts[compare(*state, pair[0], pair[1], &r)];

		expect_mirrored(*state, pair[0], pair[1]);
		count++;
		if (!strcmp(got, pair[2]))
			continue;
		wrong++;
		print_error("'%s', '%s': %s, wanted %s (%s)\n", pair[0], pair[1], got,
			    pair[2], pair[3]);
	}
	fclose(file);
	print_message("%zu pairs, %zu wrong\n", count, wrong);
	assert_true(count >= LEAST_PAIRS);
	assert_int_equal(wrong, 0);
}

/* Returns the words of one side, joined. */
static const char *differ(const struct names_result *r, int side, const char *name)
{
	static char text[200];

	*text = '\0';
	for (size_t i = 0; i < r->differ_count[side]; i++) {
		struct names_span span = r->differ[side][i];

		snprintf(text + strlen(text), sizeof text - strlen(text), "%s%.*s",
			 i ? "|" : "", (int)(span.end - span.start), name + span.start);
	}
	return text;
}

static void the_words_that_it_rests_on_are_named(void **state)
{
	static const char *const pairs[][4] = {
		{"SDN 4 Pagi", "SD Negeri 4 Pagi", "SDN", "SD Negeri"},
		{"UPTD SDN 04 pagi", "SDN IV Pagi", "UPTD|04", "IV"},
		{"SDN 2 Waringin Kec. Sewon", "SDN Waringin 2", "Kec. Sewon", ""},
		{"SDN 5 Petang", "SMPN 7 Pagi", "SDN 5 Petang", "SMPN 7 Pagi"},
		{"SDN 4 Pagi", "SD Negeri 14 Pagi", "4", "14"},
		{"SDN 4 Pagi", "SDN 4", "Pagi", ""},
		{"sdn4 Kotagede", "SD N 4 Kota Gedhe", "Kotagede", "Kota Gedhe"},
		{"SDN 4 PAGI", "sdn 4 pagi.", "", ""},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct names_result r;

		compare(*state, pairs[i][0], pairs[i][1], &r);
		assert_string_equal(differ(&r, 0, pairs[i][0]), pairs[i][2]);
		assert_string_equal(differ(&r, 1, pairs[i][1]), pairs[i][3]);
	}
}

static void what_is_no_name_is_said(void **state)
{
	struct names_result r;

	assert_int_equal(compare(*state, "SDN 4 Pagi", "asdf", &r), NAMES_UNKNOWN);
	assert_true(r.valid[0]);
	assert_false(r.valid[1]);
	assert_int_equal(r.differ_count[0] + r.differ_count[1], 0);
}

/* A MiB of one text again and again. */
static void expect_unknown(const struct tree *t, const char *piece, size_t length)
{
	enum { SIZE = 1024 * 1024 };
	char *text = calloc(SIZE + 1, 1);
	struct names_result r;

	assert_non_null(text);
	for (size_t i = 0; i < SIZE; i++)
		text[i] = piece[i % length];
	names_compare(t, text, text, &r);
	assert_int_equal(r.verdict, NAMES_UNKNOWN);
	text[400] = '\0';
	expect_mirrored(t, text, text + 1);
	for (size_t n = 0; n <= 400; n += 7) {
		char start[401] = "";

		memcpy(start, text, n);
		expect_mirrored(t, start, "SDN 4 Pagi");
	}
	free(text);
}

static void any_bytes_are_survived(void **state)
{
	static const char *const pieces[] = {"a",
					     "SDN 4 ",
					     "\xff",
					     "\xc3",
					     "e\xcc\x81\xcc\x81\xcc\x81",
					     "S.",
					     "'",
					     "x",
					     "4a",
					     "Kec. ",
					     "IV ",
					     "\xd7\xa9\xd7\x9c ",
					     "\033[2J",
					     "\xe2\x80\xae"
					     "4",
					     "SDN ",
					     "Kab",
					     ",",
					     "\xef\xac\x83",
					     "\xf0\x9d\x9f\x92"
					     "b ",
					     "0"};

	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		expect_unknown(*state, pieces[i], strlen(pieces[i]));
}

/* Words that are of weight, joined at random, by a generator that is the same everywhere
 * (Knuth's MMIX). */
static void random_names_are_mirrored(void **state)
{
	static const char *const words[] = {
		"SDN",	 "SD",	     "Negeri", "SMPN", "4",	 "04",	     "IV",
		"Pagi",	 "Petang",   "Kec.",   "Kab.", "Kota",	 "Batu",     "Bato",
		"Lama",	 "UPTD",     "Satu",   "Atap", "13/I",	 ",",	     "2x11",
		"Islam", "Kotagede", "gede",   "No.",  "S.D.N.", "Kotabatu", "A"};
	uint64_t seed = 1;

	for (int n = 0; n < 20000; n++) {
		char names[2][200] = {"", ""};

		for (int side = 0; side < 2; side++) {
			for (int i = 0; i < 6; i++) {
				seed = seed * 6364136223846793005u + 1442695040888963407u;
				strcat(names[side],
				       words[(seed >> 33) %
					     (sizeof words / sizeof *words)]);
				strcat(names[side], " ");
			}
		}
		expect_mirrored(*state, names[0], names[1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_pair_has_its_verdict),
		cmocka_unit_test(the_words_that_it_rests_on_are_named),
		cmocka_unit_test(what_is_no_name_is_said),
		cmocka_unit_test(any_bytes_are_survived),
		cmocka_unit_test(random_names_are_mirrored),
	};

	return cmocka_run_group_tests(tests, open_sinkro, close_tree);
}
