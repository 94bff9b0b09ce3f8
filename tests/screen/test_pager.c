/* test_pager.c - documents on a terminal: what does not fit goes through the pager, which is a
 * script of the test's own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "expect.h"
#include "program.h"

/* --- pagers --------------------------------------------------------------------------- */

static char folder[256], pager[512], told[512];

/* Writes a program NAME that notes its arguments and then does what `does` says. */
static void make_pager(const char *name, const char *does)
{
	char text[1024];

	snprintf(folder, sizeof folder, "%s", scratch_folder());
	snprintf(pager, sizeof pager, "%s/%s", folder, name);
	snprintf(told, sizeof told, "%s/told", folder);
	snprintf(text, sizeof text, "#!/bin/sh\necho \"[$*] $LESSSECURE\" >%s\n%s\n",
		 told, does);
	write_file(pager, text);
	assert_int_equal(chmod(pager, 0700), 0);
}

/* Starts the program on 24 rows. Where `with` is NULL there is no PAGER, but the folder of the
 * last one that was made stands first in PATH. */
static struct term *start(const char *with, const char *const arguments[])
{
	static char env_pager[1024], env_path[1024];
	const char *const env[] = {"TUNTUN_LANG=en", env_path, with ? env_pager : NULL,
				   NULL};
	const char *argv[16] = {program_path()};
	size_t n = 1;

	snprintf(env_pager, sizeof env_pager, "PAGER=%s", with ? with : "");
	snprintf(env_path, sizeof env_path, "PATH=%s:/usr/bin:/bin", folder);
	for (size_t i = 0; arguments[i]; i++)
		argv[n++] = arguments[i];
	argv[n] = NULL;
	return term_start(24, 80, env, argv);
}

static const char *const list[] = {"list", "sinkro-pmm", NULL};

/* --- tests ---------------------------------------------------------------------------- */

static void what_does_not_fit_goes_through_the_pager(void **state)
{
	static const char *const documents[][5] = {
		{"list", "sinkro-pmm"},
		{"show", "16A"},
		{"export", "--format=text", "sinkro-pmm"},
		{"export", "--format=markdown", "sinkro-pmm"},
		{"graph", "sinkro-pmm"},
	};

	(void)state;
	make_pager("pager", "echo paged");
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		struct term *t = start(pager, documents[i]);

		expect_seen(t, "paged");
		expect_exit(t, 0);
		assert_string_equal(read_file(told), "[] 1\n");
		unlink(told);
	}
}

static void the_pager_gets_all_of_it(void **state)
{
	char command[600], shown[512];
	struct term *t;

	(void)state;
	snprintf(shown, sizeof shown, "%s/shown", scratch_folder());
	snprintf(command, sizeof command, "cat >%s", shown);
	make_pager("pager", command);
	t = start(pager,
		  (const char *const[]){"graph", "--format=dot", "sinkro-pmm", NULL});
	expect_exit(t, 0);
	assert_non_null(strstr(read_file(shown), "digraph"));
	assert_string_equal(read_file(shown) + strlen(read_file(shown)) - 2, "}\n");
}

static void what_fits_needs_no_pager(void **state)
{
	struct term *t;

	(void)state;
	make_pager("pager", "echo paged");
	t = start(pager, (const char *const[]){"help", "list", NULL});
	expect_seen(t, "Usage: tuntun list");
	expect_exit(t, 0);
	assert_string_equal(read_file(told), "");
}

/* A row more than there are. */
static void the_last_row_is_the_prompts(void **state)
{
	struct term *t;

	(void)state;
	make_pager("pager", "echo paged");
	t = start(pager, (const char *const[]){"--help", NULL});
	expect_seen(t, "paged");
	expect_exit(t, 0);
}

static void the_command_is_cut_at_blanks_and_no_shell_sees_it(void **state)
{
	char with[1024];
	struct term *t;

	(void)state;
	make_pager("pager", "echo paged");
	snprintf(with, sizeof with, "  %s -x  '; $(touch no) >no", pager);
	t = start(with, list);
	expect_seen(t, "paged");
	expect_exit(t, 0);
	assert_string_equal(read_file(told), "[-x '; $(touch no) >no] 1\n");
	unlink(told);
}

static void without_a_wish_it_is_less(void **state)
{
	struct term *t;

	(void)state;
	make_pager("less", "echo paged");
	t = start(NULL, list);
	expect_seen(t, "paged");
	expect_exit(t, 0);
	assert_string_equal(read_file(told), "[-FIRX] 1\n");
	unlink(pager);
	unlink(told);
}

static void none_is_used_where_none_is_wanted_or_there(void **state)
{
	static const char *const none[] = {
		"", " ", "cat", "cat -v", "no-such-pager", "/no/such/pager"};

	(void)state;
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		struct term *t = start(none[i], list);

		expect_seen(t, "For every problem");
		expect_exit(t, 0);
	}
}

static void a_pager_that_is_left_early_is_no_error(void **state)
{
	struct term *t;

	(void)state;
	make_pager("pager", "exec <&-; exit 1");
	t = start(pager, list);
	assert_true(term_finish(t, &(int){0}, TERM_LIMIT));
	assert_string_equal(term_screen(t), "\n");
	expect_exit(t, 0);
	unlink(told);
}

/* It has the keys, and Ctrl-C is its own. */
static void the_keys_are_the_pagers(void **state)
{
	struct term *t;

	(void)state;
	make_pager("pager",
		   "trap 'echo interrupted' INT\necho ready\nread key </dev/tty\n"
		   "read key </dev/tty\necho \"key $key\"");
	t = start(pager, list);
	expect_seen(t, "ready");
	term_keys(t, "<C-c>");
	expect_seen(t, "interrupted");
	term_keys(t, "x<Enter>");
	term_keys(t, "y<Enter>");
	expect_seen(t, "key ");
	expect_exit(t, 0);
	unlink(told);
}

static void html_goes_to_no_terminal(void **state)
{
	static const char *const html[][5] = {
		{"export", "sinkro-pmm"},
		{"export", "sinkro-pmm", "-o", "-"},
		{"export", "--format=html", "sinkro-pmm"},
		{"show", "4B", "--format=html"},
		{"show", "4B", "--hand-over", "--format=html"},
	};

	(void)state;
	make_pager("pager", "echo paged");
	for (size_t i = 0; i < sizeof html / sizeof *html; i++) {
		struct term *t = start(pager, html[i]);

		expect_seen(t, "-o FILE");
		expect_exit(t, 2);
		assert_string_equal(read_file(told), "");
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_does_not_fit_goes_through_the_pager),
		cmocka_unit_test(the_pager_gets_all_of_it),
		cmocka_unit_test(what_fits_needs_no_pager),
		cmocka_unit_test(the_last_row_is_the_prompts),
		cmocka_unit_test(the_command_is_cut_at_blanks_and_no_shell_sees_it),
		cmocka_unit_test(without_a_wish_it_is_less),
		cmocka_unit_test(none_is_used_where_none_is_wanted_or_there),
		cmocka_unit_test(a_pager_that_is_left_early_is_no_error),
		cmocka_unit_test(the_keys_are_the_pagers),
		cmocka_unit_test(html_goes_to_no_terminal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
