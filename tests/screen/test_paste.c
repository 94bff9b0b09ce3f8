/* test_paste.c - what comes from the terminal without a key being pressed: pastes, whole, in
 * pieces and without an end, and what a terminal sends unasked. */
#include "terminal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "expect.h"

#define FIRST "--lang en "
#define PROBLEMS FIRST "--path " PATH_PROBLEMS
#define COMPARISON FIRST "--path " PATH_COMPARISON
#define REMEDY FIRST "--path " PATH_4B

/* A message with its surroundings, as somebody copies it from a page; longer than anybody
 * types at once. */
#define MESSAGE                                                                          \
	"Beranda\rSinkronisasi PMM\rGagal melakukan sinkronisasi, silakan coba lagi.\r"  \
	"Nama Sekolah tidak sama\rdengan data PMM.\rq\rq\r2\r"

static struct term *start_on(const char *env, const char *options)
{
	struct term *t = wizard(24, 80, env, options);

	settle(t);
	return t;
}

static void send(struct term *t, const char *bytes)
{
	term_send_bytes(t, bytes, strlen(bytes));
}

static struct term *start(const char *options)
{
	return start_on("", options);
}

/* --- pastes ----------------------------------------------------------------------- */

static void a_page_that_is_pasted_where_nothing_is_typed_does_nothing(void **state)
{
	static const char *const terminals[] = {"TERM=vt100", "TERM=xterm-256color"};

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct term *t = start_on(terminals[i], REMEDY);
		char *before = picture(t);

		term_paste(t, MESSAGE);
		settle(t);
		expect_picture(t, terminals[i], before);
		free(before);
		leave(t);
	}
}

/* What was painted when the end came was the mark of a choice, over the form. The end comes
 * in time, or when it was given up already. */
static void a_paste_in_two_pieces_leaves_the_form_whole(void **state)
{
	struct term *t = start(COMPARISON);
	char *expected;

	(void)state;
	press(t, "n", "Enter next");
	term_paste(t, "SDN 4 Pagi");
	expect_seen(t, "SDN 4 Pagi");
	settle(t);
	expected = picture(t);
	for (int late = 0; late < 2; late++) {
		term_keys(t, "<C-u>");
		expect_unseen(t, "SDN 4 Pagi");
		send(t, "\033[200~SDN 4 Pagi");
		assert_true(late ? term_wait_asleep(t) : term_wait_read(t));
		send(t, "\033[201~");
		expect_seen(t, "SDN 4 Pagi");
		settle(t);
		expect_picture(t, late ? "late" : "in time", expected);
	}
	free(expected);
	leave(t);
}

/* As over a line that halts in the midst of it: nothing of the rest is obeyed. */
static void the_rest_of_a_paste_that_was_left_belongs_to_it(void **state)
{
	struct term *t = start(PROBLEMS);

	(void)state;
	send(t, "\033[200~nama");
	expect_seen(t, "? nama_");
	send(t, " unor\r1\r2\033[201~");
	expect_seen(t, "? nama unor 1 2_");
	press(t, "<Esc>", "? ____");
	leave(t);
}

/* --- what nobody asked for -------------------------------------------------------- */

static const char *const unasked[] = {
	"\033[<65;12;12M",   "\033[<0;11;7M\033[<0;11;7m",
	"\033[32;11;7M",     "\033[M*2!",
	"\033[I\033[O",	     "\033[12;2R",
	"\033[?62;1;2c",     "\033[>0;276;0c",
	"\033[?2026;2$y",    "\033]11;rgb:1212/2121/1212\033\\",
	"\033]2;q 1 2\007",  "\033P1+r544e=2\033\\",
	"\033_Gi=1;2\033\\", "\033[1;2A",
	"\033[50;5u",
};

enum { UNASKED = sizeof unasked / sizeof *unasked };

static void expect_untouched(struct term *t, const char *before, const char *bytes)
{
	send(t, bytes);
	settle(t);
	expect_picture(t, bytes + 1, before);
}

static void what_a_terminal_sends_unasked_is_no_answer(void **state)
{
	static const char *const terminals[] = {"TERM=xterm", "TERM=xterm-256color",
						"TERM=vt100", "TERM=linux"};

	(void)state;
	for (size_t k = 0; k < sizeof terminals / sizeof *terminals; k++) {
		struct term *t = start_on(terminals[k], FIRST);
		char *before = picture(t);

		for (int i = 0; i < UNASKED; i++)
			expect_untouched(t, before, unasked[i]);
		free(before);
		leave(t);
	}
}

static void what_a_terminal_sends_unasked_is_no_text(void **state)
{
	struct term *t = start(PROBLEMS);
	char *before;

	(void)state;
	press(t, "unor", "? unor_");
	settle(t);
	before = picture(t);
	for (int i = 0; i < UNASKED; i++)
		expect_untouched(t, before, unasked[i]);
	free(before);
	leave(t);
}

static void a_report_that_is_cut_is_one_all_the_same(void **state)
{
	struct term *t = start(FIRST);
	char *before = picture(t);

	(void)state;
	send(t, "\033[<65;1");
	assert_true(term_wait_asleep(t));
	send(t, "2;12M");
	settle(t);
	expect_as_before(t, before);
	leave(t);
}

/* As whoever sits behind a slow line has it: what follows an Esc late is still its key. */
static void the_environment_says_how_long_an_esc_waits(void **state)
{
	struct term *t = start_on("ESCDELAY=5000", PROBLEMS);

	(void)state;
	send(t, "\033");
	assert_true(term_wait_read(t));
	send(t, "[B");
	expect_seen(t, ">  #2");
	leave(t);
}

/* --- output that is held ---------------------------------------------------------- */

/* Ctrl-S to the shell, and no Ctrl-Q: the screen knows neither. */
static void what_was_held_while_it_was_stopped_goes_on(void **state)
{
	struct term *t = start(FIRST);
	char *before = picture(t);

	(void)state;
	for (int i = 0; i < 2; i++) {
		if (i == 0)
			term_keys(t, "<C-z>");
		else
			term_signal(t, SIGTSTP);
		assert_true(term_wait_stopped(t));
		expect_restored(t);
		term_keys(t, "<C-s>");
		assert_true(term_wait_held(t));
		term_signal(t, SIGCONT);
		expect_picture(t, "after going on", before);
		assert_true(term_wait_asleep(t));
		term_keys(t, "<C-s>");
		press(t, "<Down>", "> 2");
		press(t, "<Up>", "> 1");
		settle(t);
	}
	free(before);
	term_keys(t, "<F10>");
	expect_exit(t, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_page_that_is_pasted_where_nothing_is_typed_does_nothing),
		cmocka_unit_test(a_paste_in_two_pieces_leaves_the_form_whole),
		cmocka_unit_test(the_rest_of_a_paste_that_was_left_belongs_to_it),
		cmocka_unit_test(what_a_terminal_sends_unasked_is_no_answer),
		cmocka_unit_test(what_a_terminal_sends_unasked_is_no_text),
		cmocka_unit_test(a_report_that_is_cut_is_one_all_the_same),
		cmocka_unit_test(the_environment_says_how_long_an_esc_waits),
		cmocka_unit_test(what_was_held_while_it_was_stopped_goes_on),
	};

	return cmocka_run_group_tests_name("paste", tests, NULL, NULL);
}
