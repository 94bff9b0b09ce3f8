/* test_screens.c - the wizard on a terminal, as its user has it: what the first screens
 * show, in both languages and at all sizes, and what is left of the terminal however the
 * wizard ends.
 *
 * The expected screens stand in golden/, a file each, which begins with the size and the
 * place of the cursor. TUNTUN_UPDATE=1 writes them anew; what has changed is then for
 * `git diff` and the eye. */
#include "terminal.h"

#include <err.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "program.h"

#define PATH_4B "sinkro-pmm/1:viewer=teacher,problem=e04,names=b"
#define PATH_PROBLEMS "sinkro-pmm/1:viewer=teacher"

enum { MAX_WORDS = 16 };

/* Milliseconds: for a screen to become what it should be, and for the wizard to be gone
 * when its terminal is. */
enum { SOON = 5000, GONE = 1000 };

/* --- running the wizard ----------------------------------------------------------- */

/* Cuts a text into words at its blanks, in place. */
static size_t words(char *text, const char *out[], size_t n)
{
	char *word = strtok(text, " ");

	for (; word && n < MAX_WORDS; word = strtok(NULL, " "))
		out[n++] = word;
	out[n] = NULL;
	return n;
}

/* Starts the wizard with these variables and options, separated by blanks; `through` are
 * words before it, for a program that starts another. */
static struct term *wizard_through(const char *const through[], int rows, int cols,
				   const char *env, const char *options)
{
	const char *argv[2 * MAX_WORDS], *envp[MAX_WORDS + 1];
	char env_text[256], option_text[256];
	size_t n = 0;

	snprintf(env_text, sizeof env_text, "%s", env);
	snprintf(option_text, sizeof option_text, "%s", options);
	words(env_text, envp, 0);
	while (through && through[n]) {
		argv[n] = through[n];
		n++;
	}
	argv[n++] = program_path();
	n = words(option_text, argv, n);
	argv[n++] = "sinkro-pmm";
	argv[n] = NULL;
	return term_start(rows, cols, envp, argv);
}

static struct term *wizard(int rows, int cols, const char *env, const char *options)
{
	return wizard_through(NULL, rows, cols, env, options);
}

/* --- comparing screens ------------------------------------------------------------ */

/* The screen as golden files have it. On the heap. */
static char *picture(struct term *t)
{
	int rows, cols, row, col;
	char *text = NULL;

	term_size(t, &rows, &cols);
	term_cursor(t, &row, &col);
	if (asprintf(&text, "%d rows, %d columns, cursor in row %d, column %d\n%s", rows,
		     cols, row + 1, col + 1, term_screen(t)) < 0)
		err(1, "picture");
	return text;
}

static bool looks_like(struct term *t, const void *expected)
{
	char *now = picture(t);
	bool same = strcmp(now, expected) == 0;

	free(now);
	return same;
}

/* Takes a line off the text; returns its length. */
static int next_line(const char **text, const char **line)
{
	size_t length = strcspn(*text, "\n");

	*line = *text;
	*text += length + ((*text)[length] == '\n');
	return (int)length;
}

/* Says which lines differ. */
static void print_difference(const char *expected, const char *now)
{
	const char *a, *b;

	while (*expected || *now) {
		int of_a = next_line(&expected, &a), of_b = next_line(&now, &b);

		if (of_a != of_b || strncmp(a, b, (size_t)of_a) != 0)
			fprintf(stderr, "- %.*s\n+ %.*s\n", of_a, a, of_b, b);
	}
}

static void expect_picture(struct term *t, const char *name, const char *expected)
{
	char *now;

	if (term_wait(t, looks_like, expected, SOON))
		return;
	now = picture(t);
	fprintf(stderr, "%s: expected (-), on the screen (+)\n", name);
	print_difference(expected, now);
	free(now);
	fail();
}

static char *read_file(const char *path)
{
	static char text[65536];
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;

	if (f)
		fclose(f);
	text[n] = '\0';
	return text;
}

/* Writes the golden file: of the screen that stands when nothing more comes. */
static void rewrite(struct term *t, const char *path)
{
	char *now;
	FILE *f;

	while (!term_is_silent(t, 300))
		continue;
	now = picture(t);
	f = fopen(path, "w");
	if (!f || fputs(now, f) < 0 || fclose(f) != 0)
		err(1, "%s", path);
	free(now);
}

/* The screen becomes the one of golden/NAME.txt. */
static void expect_screen(struct term *t, const char *name)
{
	char file[256], path[4096];

	snprintf(file, sizeof file, "tests/screen/golden/%s.txt", name);
	snprintf(path, sizeof path, "%s", program_source(file));
	if (getenv("TUNTUN_UPDATE"))
		rewrite(t, path);
	expect_picture(t, name, read_file(path));
}

/* Waits for the first page in Indonesian: for its last line, and then for the key that
 * the program waits for. */
static void wait_until_ready(struct term *t)
{
	assert_true(term_wait_for(t, "F2 English"));
	assert_true(term_wait_asleep(t));
}

/* Whatever is done to it, the screen comes back to what it is now. On the heap. */
static char *remember(struct term *t)
{
	wait_until_ready(t);
	return picture(t);
}

static void expect_as_before(struct term *t, char *before)
{
	expect_picture(t, "as before", before);
	free(before);
}

/* --- ending ----------------------------------------------------------------------- */

static void expect_ascii(struct term *t)
{
	size_t length;
	const char *bytes = term_bytes(t, &length);

	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] >= 0x80)
			fail_msg("byte %zu is 0x%02x: %.20s", i, (unsigned char)bytes[i],
				 bytes + i);
}

/* The terminal is as it was before the wizard. */
static void expect_restored(struct term *t)
{
	static const struct term_modes as_before = {.cursor = true};
	struct term_modes now;

	if (!term_wait_modes(t, as_before)) {
		now = term_modes(t);
		fail_msg("left behind:%s%s%s%s; mode %d",
			 now.alternate ? " alternate screen" : "",
			 now.cursor ? "" : " hidden cursor", now.mouse ? " mouse" : "",
			 now.application_keys ? " application keys" : "", now.other);
	}
	if (!term_line_restored(t))
		fail_msg("the line discipline is not as before");
}

static const char *how_it_ended(int status)
{
	static char text[32];

	if (WIFEXITED(status))
		snprintf(text, sizeof text, "exit %d", WEXITSTATUS(status));
	else
		snprintf(text, sizeof text, "signal %d", WTERMSIG(status));
	return text;
}

/* The wizard ends by itself with this status and leaves the terminal as it was. */
static void expect_exit(struct term *t, int want)
{
	int status;

	assert_true(term_finish(t, &status, TERM_LIMIT));
	if (!WIFEXITED(status) || WEXITSTATUS(status) != want)
		fail_msg("%s instead of exit %d", how_it_ended(status), want);
	expect_restored(t);
	term_free(t);
}

/* As expect_exit(), and not a byte that it wrote is beyond ASCII. */
static void expect_exit_ascii(struct term *t, int want)
{
	int status;

	assert_true(term_finish(t, &status, TERM_LIMIT));
	expect_ascii(t);
	expect_exit(t, want);
}

/* The wizard is killed by this signal and leaves the terminal as it was. */
static void expect_killed(struct term *t, int signo)
{
	int status;

	assert_true(term_finish(t, &status, TERM_LIMIT));
	if (!WIFSIGNALED(status) || WTERMSIG(status) != signo)
		fail_msg("%s instead of signal %d", how_it_ended(status), signo);
	expect_restored(t);
	term_free(t);
}

/* --- what is shown ---------------------------------------------------------------- */

static void the_first_question_is_indonesian(void **state)
{
	struct term *t = wizard(24, 80, "", "");

	(void)state;
	expect_screen(t, "first-id");
	term_keys(t, "q");
	expect_exit(t, 1);
}

static void the_first_question_is_english_where_asked_for(void **state)
{
	struct term *t = wizard(24, 80, "", "--lang en");

	(void)state;
	expect_screen(t, "first-en");
	term_keys(t, "q");
	expect_exit(t, 1);
}

static void the_problems_are_a_list_that_scrolls(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_PROBLEMS);

	(void)state;
	expect_screen(t, "problems-id");
	term_keys(t, "<End>");
	expect_screen(t, "problems-end-id");
	term_keys(t, "q");
	expect_exit(t, 1);
}

static void a_path_code_opens_its_page(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);

	(void)state;
	expect_screen(t, "4b-id");
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void a_small_terminal_is_enough(void **state)
{
	struct term *t = wizard(12, 40, "", "");

	(void)state;
	expect_screen(t, "first-small");
	term_keys(t, "q");
	expect_exit(t, 1);
	t = wizard(12, 40, "", "--path " PATH_4B);
	expect_screen(t, "4b-small");
	term_keys(t, "<End>");
	expect_screen(t, "4b-small-end");
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void the_c_locale_gets_pure_ascii(void **state)
{
	struct term *t = wizard(24, 80, "LC_ALL=C", "--path " PATH_4B);

	(void)state;
	expect_screen(t, "4b-ascii");
	term_keys(t, "<F2>");
	assert_true(term_wait_for(t, "F2 Indonesia"));
	term_keys(t, "<F2><Left><Left><Left>");
	expect_screen(t, "first-ascii");
	term_keys(t, "q");
	expect_exit_ascii(t, 0);
}

static void f2_changes_the_language_of_everything(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);
	char *before = remember(t);

	(void)state;
	term_keys(t, "<F2>");
	expect_screen(t, "4b-en");
	term_keys(t, "<F2>");
	expect_as_before(t, before);
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void the_language_of_f2_is_that_of_the_next_start(void **state)
{
	char home[] = "/tmp/tuntun-config-XXXXXX", env[64], path[64];
	struct term *t;

	(void)state;
	assert_non_null(mkdtemp(home));
	snprintf(env, sizeof env, "XDG_CONFIG_HOME=%s", home);
	for (int start = 0; start < 2; start++) {
		t = wizard(24, 80, env, "--path " PATH_4B);
		if (start == 0)
			term_keys(t, "<F2>");
		expect_screen(t, "4b-en");
		term_keys(t, "q");
		expect_exit(t, 0);
	}
	snprintf(path, sizeof path, "%s/tuntun/config", home);
	assert_int_equal(unlink(path), 0);
	*strrchr(path, '/') = '\0';
	assert_int_equal(rmdir(path), 0);
	assert_int_equal(rmdir(home), 0);
}

/* ncurses waits a second for what may follow an Esc, unless it is told not to. */
static void esc_goes_back_at_once(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_PROBLEMS);

	(void)state;
	wait_until_ready(t);
	term_keys(t, "<Esc>");
	assert_false(term_is_silent(t, 500));
	expect_screen(t, "first-id");
	term_keys(t, "q");
	expect_exit(t, 1);
}

static void help_comes_back_to_the_same_place(void **state)
{
	struct term *t = wizard(24, 80, "", "");
	char *before;

	(void)state;
	term_keys(t, "<Down><Down>");
	before = remember(t);
	term_keys(t, "?");
	expect_screen(t, "help-id");
	term_keys(t, "<Esc>");
	expect_as_before(t, before);
	term_keys(t, "q");
	expect_exit(t, 1);
}

static void typing_narrows_the_list_of_problems(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_PROBLEMS);

	(void)state;
	term_keys(t, "/nama unor");
	expect_screen(t, "search-id");
	term_keys(t, "<Enter>");
	assert_true(term_wait_for(t, "Kondisi A"));
	term_keys(t, "qq");
	expect_exit(t, 1);
}

/* What is pasted may hold anything: it is searched for, and no key of it is obeyed. */
static void what_is_pasted_is_not_obeyed(void **state)
{
	struct term *t = wizard(24, 80, "", "");
	char *before = remember(t);

	(void)state;
	term_paste(t, "2\rq");
	term_keys(t, "<F2>");
	assert_true(term_wait_for(t, "F2 Indonesia"));
	term_keys(t, "<F2>");
	expect_as_before(t, before);
	term_keys(t, "1");
	assert_true(term_wait_for(t, "#1"));
	term_paste(t, "nama unor");
	expect_screen(t, "search-id");
	term_keys(t, "<C-c>");
	assert_true(term_wait_for(t, "Keluar sekarang?"));
	term_keys(t, "<C-c>");
	expect_exit(t, 130);
}

/* Is one of the numbers of this ESC [ ... m a colour, and not the terminal's own? */
static bool asks_for_colour(const char *numbers)
{
	for (const char *at = numbers; strspn(at, "0123456789;") > 0;) {
		long n = strtol(at, (char **)&at, 10);

		if ((n >= 30 && n <= 49 && n != 39 && n != 49) || (n >= 90 && n <= 107))
			return true;
		at += *at == ';';
	}
	return false;
}

static bool is_coloured(struct term *t)
{
	size_t length;
	const char *at = term_bytes(t, &length);

	while ((at = strstr(at, "\033["))) {
		at += 2;
		if (at[strspn(at, "0123456789;")] == 'm' && asks_for_colour(at))
			return true;
	}
	return false;
}

static void colours_are_there_unless_they_are_unwanted(void **state)
{
	static const struct {
		const char *env, *options;
		bool coloured;
	} cases[] = {
		{"", "", true},
		{"NO_COLOR=1", "", false},
		{"", "--no-color ", false},
		{"TERM=xterm-mono", "", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char options[128];
		struct term *t;

		snprintf(options, sizeof options, "%s--path " PATH_4B, cases[i].options);
		t = wizard(24, 80, cases[i].env, options);
		wait_until_ready(t);
		if (is_coloured(t) != cases[i].coloured)
			fail_msg("%s %s: colours are %s", cases[i].env, cases[i].options,
				 cases[i].coloured ? "missing" : "there");
		term_keys(t, "q");
		expect_exit(t, 0);
	}
}

static void every_terminal_shows_the_same(void **state)
{
	static const char *const terminals[] = {
		"TERM=xterm", "TERM=vt100",         "TERM=vt220",
		"TERM=screen", "TERM=tmux-256color", "TERM=rxvt"};
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);
	char *before = remember(t);

	(void)state;
	term_keys(t, "q");
	expect_exit(t, 0);
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		t = wizard(24, 80, terminals[i], "--path " PATH_4B);
		expect_picture(t, terminals[i], before);
		term_keys(t, "q");
		expect_exit(t, 0);
	}
	free(before);
}

/* Its 256 glyphs have lines and arrows, but no curly quotes. */
static void a_linux_console_gets_what_its_font_has(void **state)
{
	struct term *t = wizard(24, 80, "TERM=linux", "--path " PATH_4B);

	(void)state;
	expect_screen(t, "4b-linux");
	term_keys(t, "q");
	expect_exit(t, 0);
}

/* --- sizes ------------------------------------------------------------------------ */

static void another_size_keeps_the_page_and_the_choice(void **state)
{
	struct term *t = wizard(24, 80, "", "");
	char *before;

	(void)state;
	term_keys(t, "<Down><Down>");
	assert_true(term_wait_for(t, "> 3"));
	before = remember(t);
	term_resize(t, 40, 120);
	expect_screen(t, "first-third-large");
	term_resize(t, 12, 40);
	expect_screen(t, "first-third-small");
	term_resize(t, 24, 80);
	expect_as_before(t, before);
	term_keys(t, "q");
	expect_exit(t, 1);
}

static void too_small_says_so_and_recovers(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);
	char *before = remember(t);

	(void)state;
	term_resize(t, 11, 40);
	expect_screen(t, "too-small-low");
	term_resize(t, 24, 39);
	expect_screen(t, "too-small-narrow");
	term_resize(t, 2, 12);
	expect_screen(t, "too-small-for-all");
	term_resize(t, 1, 1);
	term_resize(t, 24, 80);
	expect_as_before(t, before);
	term_resize(t, 3, 10);
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void expect_to_survive_resizes(struct term *t)
{
	char *before = picture(t);

	for (int i = 0; i < 500; i++) {
		term_resize(t, 1 + i * 7 % 60, 1 + i * 13 % 150);
		if (i % 10 == 0)
			term_is_silent(t, 1);
	}
	term_resize(t, 24, 80);
	expect_as_before(t, before);
}

static void five_hundred_resizes_are_harmless(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);

	(void)state;
	wait_until_ready(t);
	expect_to_survive_resizes(t);
	term_keys(t, "q");
	expect_exit(t, 0);
	t = wizard(24, 80, "", "--path " PATH_PROBLEMS);
	term_keys(t, "/nama unor");
	expect_screen(t, "search-id");
	expect_to_survive_resizes(t);
	term_keys(t, "<Esc>");
	assert_true(term_wait_for(t, "/ cari")); /* Esc and q at once would be Alt-q */
	term_keys(t, "q");
	expect_exit(t, 1);
}

/* --- the end, in all its forms ---------------------------------------------------- */

static void ctrl_c_is_an_interruption(void **state)
{
	struct term *t = wizard(24, 80, "", "");

	(void)state;
	wait_until_ready(t);
	term_keys(t, "<C-c>");
	expect_exit(t, 130);
	t = wizard(24, 80, "", "");
	wait_until_ready(t);
	term_signal(t, SIGINT);
	expect_exit(t, 130);
}

static void a_deadly_signal_leaves_the_terminal_restored(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV};
	/* The address sanitizer would make an exit of it. */
	static const char env[] = "ASAN_OPTIONS=handle_segv=0";

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct term *t = wizard(24, 80, env, "");

		wait_until_ready(t);
		term_signal(t, signals[i]);
		expect_killed(t, signals[i]);
	}
}

static void stop(struct term *t)
{
	assert_true(term_wait_asleep(t)); /* ncurses ignores SIGTSTP while it paints */
	term_keys(t, "<C-z>");
	assert_true(term_wait_stopped(t));
	expect_restored(t);
}

static void go_on(struct term *t)
{
	static const struct term_modes on = {
		.alternate = true, .cursor = true, .application_keys = true,
		.other = TERM_ANY_MODE};

	term_signal(t, SIGCONT);
	assert_true(term_wait_modes(t, on));
}

static void stop_and_continue_keep_everything(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);
	char *before = remember(t);

	(void)state;
	for (int i = 0; i < 3; i++) {
		stop(t);
		go_on(t);
		expect_picture(t, "after going on", before);
	}
	stop(t);
	term_resize(t, 30, 90);
	go_on(t);
	expect_screen(t, "4b-30x90");
	term_resize(t, 24, 80);
	expect_as_before(t, before);
	assert_true(term_wait_asleep(t));
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void expect_gone_when_lost(struct term *t)
{
	int status;

	wait_until_ready(t);
	term_hang_up(t);
	assert_true(term_finish(t, &status, GONE));
	term_free(t);
}

/* Also where SIGHUP is ignored, as under nohup: then reading fails. */
static void a_lost_terminal_ends_it_within_a_second(void **state)
{
	static const char *const deaf[] = {"sh", "-c", "trap '' HUP; exec \"$@\"", "sh",
					   NULL};

	(void)state;
	expect_gone_when_lost(wizard(24, 80, "", ""));
	expect_gone_when_lost(wizard_through(deaf, 24, 80, "", ""));
}

static void idle_it_writes_nothing_and_takes_no_time(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);
	unsigned long ticks;

	(void)state;
	wait_until_ready(t);
	ticks = term_ticks(t);
	assert_true(term_is_silent(t, 300));
	assert_int_equal(term_ticks(t), ticks);
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void expect_no_control_bytes(struct term *t)
{
	size_t length;
	const char *bytes = term_bytes(t, &length);

	for (size_t i = 0; i < length; i++)
		if (((unsigned char)bytes[i] < ' ' && !strchr("\r\n", bytes[i])) ||
		    bytes[i] == 0x7F)
			fail_msg("byte %zu is 0x%02x", i, (unsigned char)bytes[i]);
}

/* A terminal that can do nothing gets the plain front-end: text and nothing else. */
static void a_dumb_terminal_gets_plain_text(void **state)
{
	static const char *const terminals[] = {"TERM=dumb", "TERM=",
						"TERM=no-such-terminal"};

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		struct term *t = wizard(100, 80, terminals[i], "--path " PATH_4B);
		int status;

		assert_true(term_wait_for(t, "4B"));
		term_keys(t, "q<Enter>");
		assert_true(term_finish(t, &status, TERM_LIMIT));
		expect_no_control_bytes(t);
		expect_exit(t, 0);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_question_is_indonesian),
		cmocka_unit_test(the_first_question_is_english_where_asked_for),
		cmocka_unit_test(the_problems_are_a_list_that_scrolls),
		cmocka_unit_test(a_path_code_opens_its_page),
		cmocka_unit_test(a_small_terminal_is_enough),
		cmocka_unit_test(the_c_locale_gets_pure_ascii),
		cmocka_unit_test(f2_changes_the_language_of_everything),
		cmocka_unit_test(the_language_of_f2_is_that_of_the_next_start),
		cmocka_unit_test(esc_goes_back_at_once),
		cmocka_unit_test(help_comes_back_to_the_same_place),
		cmocka_unit_test(typing_narrows_the_list_of_problems),
		cmocka_unit_test(what_is_pasted_is_not_obeyed),
		cmocka_unit_test(colours_are_there_unless_they_are_unwanted),
		cmocka_unit_test(every_terminal_shows_the_same),
		cmocka_unit_test(a_linux_console_gets_what_its_font_has),
		cmocka_unit_test(another_size_keeps_the_page_and_the_choice),
		cmocka_unit_test(too_small_says_so_and_recovers),
		cmocka_unit_test(five_hundred_resizes_are_harmless),
		cmocka_unit_test(ctrl_c_is_an_interruption),
		cmocka_unit_test(a_deadly_signal_leaves_the_terminal_restored),
		cmocka_unit_test(stop_and_continue_keep_everything),
		cmocka_unit_test(a_lost_terminal_ends_it_within_a_second),
		cmocka_unit_test(idle_it_writes_nothing_and_takes_no_time),
		cmocka_unit_test(a_dumb_terminal_gets_plain_text),
	};

	return cmocka_run_group_tests_name("screens", tests, NULL, NULL);
}
