/* test_names.c - are two names one? By the rules of the tree that comes with the program: the
 * pairs of tests/golden/names.tsv, each of which has its verdict; those of tests/names/, of
 * which so many must be right; and any bytes at all. */
#include "fixture.h"

#include <string.h>

#include "names/names.h"

enum {
	PAIR_FIELDS = 5,
	HARD_FIELDS = 4,
	LEAST_PAIRS = 200,
	LEAST_NEIGHBOURS = 1500,
	MOST_SCHOOLS = 20, /* in a line */
	MOST_WRONG = 5,	   /* percent of those that are the same */
	LEAST_RIGHT = 70
};

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
	names_compare(t, a, b, "", r);
	return r->verdict;
}

/* Swapped, two names have the same verdict, and the words on the other side. */
static void expect_mirrored(const struct tree *t, const char *a, const char *b)
{
	struct names_result r, mirrored;

	names_compare(t, a, b, "", &r);
	names_compare(t, b, a, "", &mirrored);
	assert_int_equal(r.verdict, mirrored.verdict);
	for (int side = 0; side < 2; side++) {
		assert_int_equal(r.valid[side], mirrored.valid[!side]);
		assert_int_equal(r.differ_count[side], mirrored.differ_count[!side]);
		assert_memory_equal(r.differ[side], mirrored.differ[!side],
				    r.differ_count[side] * sizeof *r.differ[side]);
	}
}

static FILE *open_source(const char *name)
{
	char path[4096];
	FILE *file = fopen(in_source(path, sizeof path, name), "r");

	assert_non_null(file);
	return file;
}

/* Reads the next line into its fields; returns how many it has, at most so many, or 0 after the
 * last line. */
static size_t next_fields(FILE *file, char *line, int size, char **fields, size_t most)
{
	size_t count = 0;

	if (!fgets(line, size, file))
		return 0;
	line[strcspn(line, "\n")] = '\0';
	while (count < most && line)
		fields[count++] = strsep(&line, "\t");
	assert_null(line);
	return count;
}

static void every_pair_has_its_verdict(void **state)
{
	char line[1024], *pair[PAIR_FIELDS];
	size_t count = 0, wrong = 0;
	FILE *file = open_source("tests/golden/names.tsv");

	while (next_fields(file, line, sizeof line, pair, PAIR_FIELDS) == PAIR_FIELDS) {
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

/* How many pairs of a label, the first index, have a verdict. */
struct verdict_counts {
	size_t of[3][3];
};

static size_t label_of(const char *word)
{
	size_t label = 0;

	while (strcmp(verdicts[label], word) != 0)
		assert_true(++label < 3);
	return label;
}

static struct verdict_counts count_verdicts(const struct tree *t, const char *name)
{
	struct verdict_counts counts = {0};
	char line[1024], *pair[HARD_FIELDS];
	FILE *file = open_source(name);

	while (next_fields(file, line, sizeof line, pair, HARD_FIELDS) == HARD_FIELDS) {
		size_t label = label_of(pair[2]);
		struct names_result r;
		enum names_verdict got = compare(t, pair[0], pair[1], &r);

		expect_mirrored(t, pair[0], pair[1]);
		counts.of[label][got]++;
		if (got != label)
			print_message("  '%s', '%s': %s, is %s (%s)\n", pair[0], pair[1],
				      verdicts[got], pair[2], pair[3]);
	}
	fclose(file);
	for (size_t label = 0; label < 3; label++)
		print_message("%s: %s: %zu same, %zu unknown, %zu different\n", name,
			      verdicts[label], counts.of[label][NAMES_SAME],
			      counts.of[label][NAMES_UNKNOWN],
			      counts.of[label][NAMES_DIFFERENT]);
	return counts;
}

/* What is different is never said to be the same; what is the same is often recognised, and
 * seldom said to be different. */
static void of_hard_pairs_most_are_right(void **state)
{
	static const char *const files[] = {"tests/names/pairs.tsv",
					    "tests/names/build.tsv",
					    "tests/names/judge.tsv"};

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct verdict_counts counts = count_verdicts(*state, files[i]);
		const size_t *same = counts.of[NAMES_SAME];
		size_t all =
			same[NAMES_SAME] + same[NAMES_UNKNOWN] + same[NAMES_DIFFERENT];

		assert_int_equal(counts.of[NAMES_DIFFERENT][NAMES_SAME], 0);
		assert_true(100 * same[NAMES_DIFFERENT] <= MOST_WRONG * all);
		assert_true(100 * same[NAMES_SAME] >= LEAST_RIGHT * all);
	}
}

/* The schools of each line stand beside each other, in one kecamatan. */
static void neighbours_are_never_the_same(void **state)
{
	char line[1024], *names[MOST_SCHOOLS];
	size_t counts[3] = {0}, schools;
	FILE *file = open_source("tests/names/neighbours.tsv");

	while ((schools = next_fields(file, line, sizeof line, names, MOST_SCHOOLS)) >
	       0) {
		for (size_t a = 0; a < schools; a++) {
			for (size_t b = 0; b < a; b++) {
				struct names_result r;

				counts[compare(*state, names[a], names[b], &r)]++;
				if (r.verdict == NAMES_SAME)
					print_error("'%s', '%s'\n", names[a], names[b]);
			}
		}
	}
	fclose(file);
	print_message("%zu unknown, %zu different\n", counts[NAMES_UNKNOWN],
		      counts[NAMES_DIFFERENT]);
	assert_int_equal(counts[NAMES_SAME], 0);
	assert_true(counts[NAMES_UNKNOWN] + counts[NAMES_DIFFERENT] >= LEAST_NEIGHBOURS);
}

/* Returns the words of one side: with a plus those that follow each other, but for another
 * reason. */
static const char *differ(const struct names_result *r, int side, const char *name)
{
	static char text[200];

	*text = '\0';
	for (size_t i = 0; i < r->differ_count[side]; i++) {
		struct names_span span = r->differ[side][i];

		snprintf(text + strlen(text), sizeof text - strlen(text), "%s%.*s",
			 !i		? ""
			 : span.follows ? "+"
					: "|",
			 (int)(span.end - span.start), name + span.start);
	}
	return text;
}

static void the_words_that_it_rests_on_are_named(void **state)
{
	static const char *const pairs[][4] = {
		{"SDN 4 Pagi", "SD Negeri 4 Pagi", "SDN", "SD Negeri"},
		{"UPTD SDN 04 pagi", "SDN IV Pagi", "UPTD|04", "IV"},
		{"SDN 2 Waringin Kec. Sewon", "SDN Waringin 2", "Kec. Sewon", ""},
		{"SDN 5 Petang", "SMPN 7 Pagi", "SDN+5+Petang", "SMPN+7+Pagi"},
		{"SDN 4 Pagi", "SD Negeri 14 Pagi", "4", "14"},
		{"SDN 4 Pagi", "SDN 4", "Pagi", ""},
		{"sdn4 Kotagede", "SD N 4 Kota Gedhe", "Kotagede", "Kota Gedhe"},
		{"SDN 4 PAGI", "sdn 4 pagi.", "", ""},
		{"TKN Pembina Pasirian", "TK Negeri Pembina Kecamatan Pasirian",
		 "TKN|Pasirian", "TK Negeri|Kecamatan Pasirian"},
		{"SDN 4 Gn. Sari Baru", "SDN 14 Gunung Sari", "4+Gn|Baru", "14+Gunung"},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct names_result r;

		compare(*state, pairs[i][0], pairs[i][1], &r);
		assert_string_equal(differ(&r, 0, pairs[i][0]), pairs[i][2]);
		assert_string_equal(differ(&r, 1, pairs[i][1]), pairs[i][3]);
	}
}

static void expect(const struct tree *t, const char *a, const char *b, const char *codes,
		   enum names_reason reason)
{
	struct names_result r;

	names_compare(t, a, b, codes, &r);
	if (r.reason != reason)
		print_error("'%s', '%s', '%s'\n", a, b, codes);
	assert_int_equal(r.reason, reason);
	names_compare(t, b, a, codes, &r);
	assert_int_equal(r.reason, reason);
}

static void the_reason_is_the_true_one(void **state)
{
	expect(*state, "SDN 4 Pagi", "SDN 4 Pagi", "", NAMES_EQUAL);
	expect(*state, "SDN 4 Pagi", " SDN 4 Pagi\n", "", NAMES_EQUAL);
	expect(*state, "SDN 4 Pagi", "SDN 4 PAGI", "", NAMES_REWRITTEN);
	expect(*state, "SDN 4 Pagi", "SDN 14 Pagi", "", NAMES_NUMBER);
	expect(*state, "SDN Koto", "SDN 4 Koto", "", NAMES_NUMBER);
	expect(*state, "SDN 4 Koto Baru", "SDN 14 Koto", "", NAMES_NUMBER);
	expect(*state, "SDN 4 Koto Baru", "SDN 4 Koto", "", NAMES_MISSING);
	expect(*state, "SDN 4 Tg. Baru", "SDN 4 Tanjung Baru", "", NAMES_SLIP);
	expect(*state, "SMAN 1 Kuala Kapuas", "SMAN 1 Kapuas Kuala", "", NAMES_ORDER);
	expect(*state, "SDN 4 Pagi", "SDN 5 Petang", "", NAMES_CONTRADICT);
	expect(*state, "SDN 4 Pagi", "Pagi", "", NAMES_NO_NAME);
	expect(*state, "", "", "", NAMES_NO_NAME);
}

static void the_codes_decide(void **state)
{
	static const char same[] = "10600077 10600077", other[] = "10600077 10600081";

	expect(*state, "SDN 77 Palembang", "SDN 81 Palembang", same, NAMES_SAME_CODE);
	expect(*state, "SDN 77 Palembang", "SMPN 1 Ende", same, NAMES_SAME_CODE);
	expect(*state, "SDN 77 Palembang", "SDN 81 Palembang", other, NAMES_OTHER_CODE);
	expect(*state, "SDN 77 Palembang", "SDN 77 Palembang", other, NAMES_OTHER_CODE);
	expect(*state, "", "SDN 77 Palembang", same, NAMES_SAME_CODE);
	expect(*state, "SDN 7 Koto", "SDN 8 Koto", "NPSN: p9998871 / P9998871",
	       NAMES_SAME_CODE);
}

static void what_are_no_two_codes_is_ignored(void **state)
{
	static const struct {
		const char *line;
		enum names_codes codes;
	} lines[] = {{"", NAMES_CODES_NONE},
		     {" \t-,", NAMES_CODES_NONE},
		     {"NPSN", NAMES_CODES_NONE},
		     {"10600077", NAMES_CODES_NOT_TWO},
		     {"10600077 10600081 10600077", NAMES_CODES_NOT_TWO},
		     {"10600077 1060008", NAMES_CODES_WRONG},
		     {"1060007710600081", NAMES_CODES_WRONG},
		     {"1060 0077 10600081", NAMES_CODES_WRONG},
		     {"10600077 1060008\xc3\xa9", NAMES_CODES_WRONG},
		     {"\xff\xff\xff\xff\xff\xff\xff\xff 10600077", NAMES_CODES_WRONG},
		     {"\033[2J 10600077 10600077", NAMES_CODES_WRONG}};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct names_result r;

		names_compare(*state, "SDN 4 Koto", "SDN 5 Koto", lines[i].line, &r);
		assert_int_equal(r.codes, lines[i].codes);
		assert_int_equal(r.reason, NAMES_NUMBER);
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
	names_compare(t, text, text, text, &r);
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
		cmocka_unit_test(of_hard_pairs_most_are_right),
		cmocka_unit_test(neighbours_are_never_the_same),
		cmocka_unit_test(the_words_that_it_rests_on_are_named),
		cmocka_unit_test(the_reason_is_the_true_one),
		cmocka_unit_test(the_codes_decide),
		cmocka_unit_test(what_are_no_two_codes_is_ignored),
		cmocka_unit_test(what_is_no_name_is_said),
		cmocka_unit_test(any_bytes_are_survived),
		cmocka_unit_test(random_names_are_mirrored),
	};

	return cmocka_run_group_tests(tests, open_sinkro, close_tree);
}
