/* test_find.c - the search finds what people mean: how often it is right over files of
 * what they type, how many keys that takes, and that no input harms it.
 *
 * A line of a file is what is meant (a problem's number, several with commas, or none)
 * and, after a tab, a text; \n in it is a line break. */
#include "fixture.h"

#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "find/find.h"
#include "i18n/i18n.h"

enum { HUGE_TEXT = 1 << 20 };

/* The number of the problem where data can be lost. */
#define DANGEROUS "12"

struct state {
	struct tree *tree;
	struct find *find;
	struct find_result result;
};

static const char *source_path(const char *file)
{
	static char path[4096];
	const char *srcdir = getenv("srcdir");

	snprintf(path, sizeof path, "%s/%s", srcdir ? srcdir : ".", file);
	return path;
}

static int start(void **state)
{
	struct state *s = mem_alloc(sizeof *s);

	i18n_init("locale");
	i18n_choose("id", NULL);
	s->tree = sinkro_tree();
	s->find = find_new(s->tree, i18n_translation, i18n_count());
	*state = s;
	return 0;
}

static int end(void **state)
{
	struct state *s = *state;

	find_result_release(&s->result);
	find_free(s->find);
	tree_free(s->tree);
	free(s);
	return 0;
}

static void search(struct state *s, const char *text, bool typing)
{
	find_search(s->find, text, strlen(text), typing, &s->result);
}

static const char *number(const struct state *s, size_t i)
{
	uint32_t problem = s->result.matches[i].problem;

	return tree_string(s->tree, tree_problem(s->tree, problem)->number);
}

/* --- how well ------------------------------------------------------------------------- */

/* How many lines of each kind there are, and how many of them are right. */
struct tally {
	unsigned ones, first, third;
	unsigned nones, none;
	unsigned severals, several;
	unsigned lost; /* that mean none, and the dangerous one was said for sure */
};

static bool is_among(const struct state *s, const char *wanted, size_t length,
		     size_t most)
{
	for (size_t i = 0; i < most && i < s->result.count; i++)
		if (strlen(number(s, i)) == length &&
		    strncmp(number(s, i), wanted, length) == 0)
			return true;
	return false;
}

/* Are all of them among those that fit alike? */
static bool offers_all(const struct state *s, const char *wanted)
{
	while (*wanted) {
		size_t length = strcspn(wanted, ",");

		if (!is_among(s, wanted, length, s->result.alike))
			return false;
		wanted += length + (wanted[length] == ',');
	}
	return s->result.verdict == FIND_SEVERAL;
}

static bool count_line(struct state *s, struct tally *t, const char *wanted)
{
	bool found = s->result.verdict != FIND_NONE, right;

	if (strcmp(wanted, "none") == 0) {
		t->nones++;
		t->none += !found;
		t->lost += s->result.verdict == FIND_MATCH &&
			   strcmp(number(s, 0), DANGEROUS) == 0;
		return !found;
	}
	if (strchr(wanted, ',')) {
		right = offers_all(s, wanted);
		t->severals++;
		t->several += right;
		return right;
	}
	right = found && is_among(s, wanted, strlen(wanted), 1);
	t->ones++;
	t->first += right;
	t->third += found && is_among(s, wanted, strlen(wanted), 3);
	return right;
}

/* Replaces \n by line breaks. */
static void unescape(char *text)
{
	char *to = text;

	for (; *text; text++, to++) {
		*to = *text;
		if (text[0] == '\\' && text[1] == 'n') {
			*to = '\n';
			text++;
		}
	}
	*to = '\0';
}

static struct tally judge(struct state *s, const char *file)
{
	FILE *f = fopen(source_path(file), "r");
	struct tally t = {0};
	char *line = NULL, *text;
	size_t size = 0;

	assert_non_null(f);
	while (getline(&line, &size, f) > 0) {
		line[strcspn(line, "\r\n")] = '\0';
		text = strchr(line, '\t');
		if (*line == '#' || !text)
			continue;
		*text++ = '\0';
		unescape(text);
		search(s, text, false);
		if (!count_line(s, &t, line))
			print_message("%s\t%s\n", line, text);
	}
	free(line);
	fclose(f);
	print_message("%s: first %u of %u, within three %u; none %u of %u; several %u of "
		      "%u\n",
		      file, t.first, t.ones, t.third, t.none, t.nones, t.several,
		      t.severals);
	return t;
}

static void every_example_comes_first(void **state)
{
	struct tally t = judge(*state, "tests/golden/find/examples.tsv");

	assert_true(t.ones > 0);
	assert_int_equal(t.first, t.ones);
}

static void what_it_was_built_with_is_found(void **state)
{
	struct tally t = judge(*state, "tests/golden/find/build.tsv");

	assert_true(t.first * 100 >= t.ones * 98);
	assert_true(t.third * 100 >= t.ones * 99);
	assert_true(t.none * 100 >= t.nones * 95);
	assert_true(t.several * 100 >= t.severals * 82);
	assert_int_equal(t.lost, 0);
}

static void what_others_have_typed_is_found(void **state)
{
	struct tally t = judge(*state, "tests/golden/find/judge.tsv");

	assert_true(t.ones >= 88 && t.nones >= 53 && t.severals >= 30);
	assert_true(t.first * 100 >= t.ones * 97);
	assert_true(t.third * 100 >= t.ones * 99);
	assert_true(t.none * 100 >= t.nones * 90);
	assert_true(t.several * 100 >= t.severals * 80);
	assert_int_equal(t.lost, 0);
}

/* --- the verdict -------------------------------------------------------------------------- */

/* Searches for a text, and returns the number of the problem that is found for sure; "several",
 * or "none". */
static const char *verdict_on(struct state *s, const char *text)
{
	search(s, text, false);
	if (s->result.verdict == FIND_MATCH)
		return number(s, 0);
	return s->result.verdict == FIND_NONE ? "none" : "several";
}

static void everyday_words_decide_nothing(void **state)
{
	static const char *const texts[] = {
		"tetap gagal sinkro", "masih tetap gagal", "tetap error",
		"sudah 3 hari tetap tidak bisa sinkron", "tetap", "lakukan", "atau",
		"please help, it still does not work", "gak bisa juga udah dicoba",
		/* each of these stands in the message or the causes of one problem alone */
		"dalam gagal sinkro", "atas gagal sinkro", "dapat gagal sinkro",
		"setelah itu gagal", "lalu gagal sinkro", "oleh karena itu gagal",
		"hanya satu yang gagal", "sedang gagal", "admin bilang gagal", "jabatan",
		"akan gagal", "apabila gagal lagi", "memakai cara lain"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(verdict_on(*state, texts[i]), "none");
}

/* What the article says of causes, in other words: the first number is the first found. */
static void a_cause_that_is_retold_finds_its_problem(void **state)
{
	static const char *const causes[][2] = {
		{"Pegawai belum menyusun perencanaan di PMM sampai selesai", "2"},
		{"rencana kinerja belum disepakati dengan atasan", "2"},
		{"Terdapat maintenance di aplikasi e-Kinerja, data PMM belum bisa "
		 "diambil",
		 "6"},
		{"unor sekolah tidak aktif di SIASN dan e-Kinerja", "3"},
		{"unor sekolah di e-Kinerja belum punya unit atasan", "5"},
		{"pegawai belum tercatat sebagai ASN menurut data PMM", "7"},
		{"kepala sekolah di PMM berbeda dengan di SIASN", "16"},
		{"terdaftar Plt. di 2 sekolah di PMM, 1 di e-Kinerja", "20"}};
	struct state *s = *state;

	for (size_t i = 0; i < sizeof causes / sizeof *causes; i++) {
		assert_string_not_equal(verdict_on(s, causes[i][0]), "none");
		assert_string_equal(number(s, 0), causes[i][1]);
	}
}

static void a_button_counts_as_a_whole(void **state)
{
	assert_string_equal(verdict_on(*state, "Tetap Lakukan Sinkro"), "12");
	assert_string_equal(verdict_on(*state, "ada tombol tetap lakukan sinkro"), "12");
}

static void what_is_dangerous_is_not_found_by_what_others_have(void **state)
{
	static const char *const texts[] = {"unor berbeda", "skp lama", "unor lama",
					    "skp", "sekolah lama"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_not_equal(verdict_on(*state, texts[i]), "12");
}

static void an_error_of_another_kind_is_none(void **state)
{
	static const char *const texts[] = {
		"Request failed with status code 403",
		"AxiosError: Request failed with status code 404",
		"Cannot read properties of undefined (reading 'filter')",
		"reading 'office_code'",
		"Invalid API key",
		"Gagal Sync dengan Dapodik"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(verdict_on(*state, texts[i]), "none");
}

static void endings_hide_no_word(void **state)
{
	assert_string_equal(verdict_on(*state, "unornya beda"),
			    verdict_on(*state, "beda unor"));
	assert_string_equal(verdict_on(*state, "sinkronnya kok ada tulisan whitelistnya"),
			    "6");
}

static void a_word_that_many_messages_have_lists_them(void **state)
{
	static const char *const words[] = {"unor", "skp", "sinkro", "rhk", "plt"};
	struct state *s = *state;

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		assert_string_equal(verdict_on(s, words[i]), "several");
		search(s, words[i], true);
		assert_true(s->result.count > 1);
	}
}

static void a_letter_finds_nothing(void **state)
{
	for (char letter[] = "a"; *letter <= 'z'; ++*letter) {
		struct state *s = *state;

		assert_string_equal(verdict_on(s, letter), "none");
		search(s, letter, true);
		assert_int_equal(s->result.count, 0);
	}
}

/* --- while it is typed ------------------------------------------------------------------ */

/* Returns how many characters of the text must be typed until the problem is first. */
static size_t keys_to(struct state *s, const char *text, const char *wanted)
{
	char typed[512];

	for (size_t n = 1; n <= strlen(text) && n < sizeof typed; n++) {
		snprintf(typed, sizeof typed, "%.*s", (int)n, text);
		search(s, typed, true);
		if (s->result.count > 0 && strcmp(number(s, 0), wanted) == 0)
			return n;
	}
	return strlen(text); /* as good as another that has the same words */
}

static void few_keys_lead_to_a_message_from_its_first_letter(void **state)
{
	struct state *s = *state;
	uint32_t problems = tree_count(s->tree, TREE_PROBLEMS);
	size_t keys = 0;

	for (uint32_t i = 0; i < problems; i++) {
		const struct tree_problem *p = tree_problem(s->tree, i);

		size_t n = keys_to(s, tree_string(s->tree, p->shown),
				   tree_string(s->tree, p->number));
		print_message("%zu %s\n", n, tree_string(s->tree, p->shown));
		keys += n;
	}
	print_message("%zu keys for %u messages\n", keys, problems);
	assert_true(keys <= 6 * problems);
}

static void few_keys_lead_to_a_message_from_a_word_in_its_middle(void **state)
{
	struct state *s = *state;
	size_t keys = 0, words = 0;

	for (uint32_t i = 0; i < tree_count(s->tree, TREE_PROBLEMS); i++) {
		const struct tree_problem *p = tree_problem(s->tree, i);
		const char *text = tree_string(s->tree, p->shown);

		while ((text = strchr(text, ' '))) {
			text += strspn(text, " ");
			if (!strchr(text, ' '))
				break;
			keys += keys_to(s, text, tree_string(s->tree, p->number));
			words++;
		}
	}
	print_message("%zu keys from %zu words\n", keys, words);
	assert_true(keys <= 8 * words);
}

/* --- any input -------------------------------------------------------------------------- */

static void nothing_is_found_by_nothing(void **state)
{
	static const char *const texts[] = {
		"",	 " \n\t",    "...!?-_/",	   "500",
		"12",	 "\xff\xfe", "\x1b[31m\x1b]0;x\a", "\xe2\x80\xae",
		"asdfgh"};
	struct state *s = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		search(s, texts[i], false);
		assert_int_equal(s->result.verdict, FIND_NONE);
		search(s, texts[i], true);
	}
}

static void a_huge_text_is_searched_from_its_beginning(void **state)
{
	static const char message[] = "Unexpected period value ";
	struct state *s = *state;
	struct buf text = {0};

	buf_add(&text, message);
	while (text.length < HUGE_TEXT)
		buf_add(&text, "a\xcc\x81\xcc\x81\xcc\x81 \xff\xd7\xa9\xd7\x9c zzzz ");
	find_search(s->find, text.s, text.length, false, &s->result);
	assert_true(s->result.count > 0);
	assert_string_equal(number(s, 0), "8");
	buf_release(&text);
}

static void the_same_text_finds_the_same(void **state)
{
	struct state *s = *state;
	struct find *other = find_new(s->tree, i18n_translation, i18n_count());
	struct find_result r = {0};

	search(s, "unor beda", false);
	search(s, "tidak ada RHK", false);
	find_search(other, "tidak ada RHK", strlen("tidak ada RHK"), false, &r);
	assert_int_equal(r.count, s->result.count);
	for (size_t i = 0; i < r.count; i++) {
		assert_int_equal(r.matches[i].problem, s->result.matches[i].problem);
		assert_int_equal(r.matches[i].score, s->result.matches[i].score);
	}
	find_result_release(&r);
	find_free(other);
}

static void the_words_that_matched_are_marked(void **state)
{
	static const char text[] = "Unit Kerja atasan tidak ditemukan";
	struct state *s = *state;
	struct find_span span;
	size_t at = 0;

	search(s, "atasn gak ketemu", false);
	assert_true(find_next_mark(s->find, text, &at, &span));
	assert_int_equal(span.start, strlen("Unit Kerja "));
	assert_true(find_next_mark(s->find, text, &at, &span));
	assert_int_equal(span.start, strlen("Unit Kerja atasan "));
	assert_true(find_next_mark(s->find, text, &at, &span));
	assert_false(find_next_mark(s->find, text, &at, &span));
}

/* Returns whether the word that stands at `start` speaks for the best match. */
static bool speaks(const struct state *s, size_t start)
{
	struct find_span span;
	size_t at = 0;

	while (find_next_matched(s->find, s->result.matches[0].problem, &at, &span))
		if (span.start == start)
			return true;
	return false;
}

static void a_run_that_says_nothing_says_nothing_twice(void **state)
{
	static const char run[] = "gagal sinkro pmm ", rest[] = "data unit kerja";
	struct state *s = *state;
	struct buf text = {0};
	uint32_t alone;

	search(s, rest, false);
	alone = s->result.matches[0].score;
	for (int i = 0; i < 4; i++) {
		buf_clear(&text);
		for (int k = 0; k < i; k++)
			buf_add(&text, run);
		buf_add(&text, rest);
		search(s, buf_string(&text), false);
		assert_int_equal(s->result.matches[0].score, alone);
		for (size_t at = 0; at < strlen(run) * (size_t)i; at++)
			assert_false(speaks(s, at));
	}
	buf_release(&text);
}

static void a_zero_hides_nothing(void **state)
{
	static const char text[] = "\0 Unexpected period value \0";
	struct state *s = *state;

	find_search(s->find, text, sizeof text - 1, false, &s->result);
	assert_true(s->result.count > 0);
	assert_string_equal(number(s, 0), "8");
}

static void nothing_behind_a_text_is_read(void **state)
{
	static const char *const texts[] = {"nama e-\n  ", "a-\r\n\t", "unit \x1b[", "a_",
					    "kerja\xe2\x80"};
	struct state *s = *state;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		size_t length = strlen(texts[i]);
		char *exact = mem_alloc(length); /* no zero at its end, for ASan */

		memcpy(exact, texts[i], length);
		find_search(s->find, exact, length, true, &s->result);
		free(exact);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_example_comes_first),
		cmocka_unit_test(what_it_was_built_with_is_found),
		cmocka_unit_test(what_others_have_typed_is_found),
		cmocka_unit_test(everyday_words_decide_nothing),
		cmocka_unit_test(a_cause_that_is_retold_finds_its_problem),
		cmocka_unit_test(a_button_counts_as_a_whole),
		cmocka_unit_test(what_is_dangerous_is_not_found_by_what_others_have),
		cmocka_unit_test(an_error_of_another_kind_is_none),
		cmocka_unit_test(endings_hide_no_word),
		cmocka_unit_test(a_word_that_many_messages_have_lists_them),
		cmocka_unit_test(a_letter_finds_nothing),
		cmocka_unit_test(few_keys_lead_to_a_message_from_its_first_letter),
		cmocka_unit_test(few_keys_lead_to_a_message_from_a_word_in_its_middle),
		cmocka_unit_test(nothing_is_found_by_nothing),
		cmocka_unit_test(a_huge_text_is_searched_from_its_beginning),
		cmocka_unit_test(the_same_text_finds_the_same),
		cmocka_unit_test(the_words_that_matched_are_marked),
		cmocka_unit_test(a_run_that_says_nothing_says_nothing_twice),
		cmocka_unit_test(a_zero_hides_nothing),
		cmocka_unit_test(nothing_behind_a_text_is_read),
	};

	return cmocka_run_group_tests_name("find", tests, start, end);
}
