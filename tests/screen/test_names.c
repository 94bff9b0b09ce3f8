/* test_names.c - the lines where two names are typed, on a terminal of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "program.h"
#include "terminal.h"

#define PATH_NAMES "sinkro-pmm/1:viewer=teacher,problem=e04"

static struct term *at_names(int rows, int cols, const char *lang, const char *option)
{
	const char *argv[] = {program_path(), "--lang", lang,	      "--path",
			      PATH_NAMES,     option,	"sinkro-pmm", NULL};

	return term_start(rows, cols, NULL, argv);
}

static void expect(struct term *t, const char *text)
{
	if (!term_wait_for(t, text))
		fail_msg("no '%s' on\n%s", text, term_screen(t));
}

static void leave(struct term *t)
{
	int status;

	term_keys(t, "<C-c>");
	assert_true(term_finish(t, &status, TERM_LIMIT));
	assert_true(WIFEXITED(status));
	term_free(t);
}

/* The cursor stands behind this text. */
static bool is_behind(struct term *t, const void *text)
{
	int row, col;
	const char *line, *at;

	term_cursor(t, &row, &col);
	line = term_line(t, row);
	at = strstr(line, text);
	return at && at - line + (int)strlen(text) == col;
}

static void expect_caret(struct term *t, const char *text)
{
	if (!term_wait(t, is_behind, text, TERM_LIMIT))
		fail_msg("the caret is not behind '%s' on\n%s", text, term_screen(t));
}

static bool is_selected(struct term *t, const void *text)
{
	int row, col;

	term_cursor(t, &row, &col);
	return strstr(term_line(t, row), text) != NULL;
}

static void expect_selected(struct term *t, const char *text)
{
	if (!term_wait(t, is_selected, text, TERM_LIMIT))
		fail_msg("'%s' is not selected on\n%s", text, term_screen(t));
}

static void one_name_proposes_an_answer_and_gives_none(void **state)
{
	struct term *t = at_names(24, 80, "en", "--mouse");

	(void)state;
	expect(t, "Kondisi C");
	term_keys(t, "<Down>n");
	expect(t, "Name in Dapodik");
	term_keys(t, "SDN 4 Pagi<Enter>SD Negeri 4 Pagi");
	expect_caret(t, "> SD Negeri 4 Pagi");
	term_keys(t, "<Enter>");
	expect(t, "One school, written in two ways");
	expect(t, "Kondisi A");
	expect(t, "You decide");
	term_keys(t, "<Enter>");
	expect_selected(t, "Kondisi A");
	leave(t);
}

static void two_names_ask_which_holds(void **state)
{
	struct term *t = at_names(24, 80, "id", "--theme=contrast");

	(void)state;
	expect(t, "Kondisi C");
	term_keys(t, "nSD Negeri 5 Petang<Tab>SD Negeri 7 Pagi<Enter>");
	expect(t, "Dua sekolah yang berbeda");
	expect(t, "Kondisi B");
	term_keys(t, "<F2>");
	expect(t, "Which of the two");
	term_keys(t, "<Esc>");
	expect_selected(t, "Kondisi B");
	leave(t);
}

static void esc_comes_back_and_keeps_what_was_typed(void **state)
{
	struct term *t = at_names(24, 80, "id", "--theme=dark");
	char *before;

	(void)state;
	term_keys(t, "<Down><Down>");
	expect_selected(t, "Kondisi C");
	assert_true(term_wait_asleep(t));
	before = strdup(term_screen(t));
	term_keys(t, "nSDN 4<Home><PgDn><Right><Tab>qjk");
	expect_caret(t, "> qjk");
	term_keys(t, "<F2>");
	expect(t, "Name in");
	term_keys(t, "<F2>");
	expect(t, "Nama di");
	term_keys(t, "<Esc>");
	expect_selected(t, "Kondisi C");
	assert_true(term_wait_screen(t, before));
	free(before);
	term_keys(t, "n");
	expect(t, "qjk");
	expect_caret(t, "> SDN 4");
	term_keys(t, "<Backspace>5");
	expect_caret(t, "> SDN 5");
	term_keys(t, "<C-u>X");
	expect_caret(t, "> X");
	leave(t);
}

static void what_is_pasted_goes_into_the_line(void **state)
{
	struct term *t = at_names(24, 80, "en", "--ascii");

	(void)state;
	expect(t, "Kondisi C");
	term_keys(t, "n");
	expect(t, "Name in");
	term_paste(t, "SDN 4\rq\tn");
	expect_caret(t, "> SDN 4 q n");
	leave(t);
}

static void a_long_name_shows_its_end(void **state)
{
	struct term *t = at_names(12, 40, "id", "--theme=mono");

	(void)state;
	expect(t, "Kondisi A");
	term_keys(t, "n");
	expect(t, "Nama di Dapodik");
	expect(t, "Nama di SIASN/e-Kinerja");
	term_keys(t, "SD Negeri Cipinang Besar Selatan Nomor 05 Pagi");
	expect_caret(t, "Nomor 05 Pagi");
	term_resize(t, 6, 30);
	expect_caret(t, "05 Pagi");
	term_resize(t, 12, 40);
	term_keys(t, "<Enter>SDN Cipinang Besar Selatan 5 Pagi<Enter>");
	expect(t, "Satu sekolah");
	leave(t);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_name_proposes_an_answer_and_gives_none),
		cmocka_unit_test(two_names_ask_which_holds),
		cmocka_unit_test(esc_comes_back_and_keeps_what_was_typed),
		cmocka_unit_test(what_is_pasted_goes_into_the_line),
		cmocka_unit_test(a_long_name_shows_its_end),
	};

	return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
