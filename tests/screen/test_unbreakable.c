/* test_unbreakable.c - whatever is done to it, the wizard paints what it should, or ends and
 * leaves the terminal as it was: sizes, signals, terminals of all kinds, and data and
 * typing that mean harm. */
#include "terminal.h"

#include "../hostile.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "../golden.h"
#include "expect.h"

/* The address sanitizer would make an exit of a crash. */
#define DEAF_SANITIZER                                                                   \
	"ASAN_OPTIONS=handle_segv=0:handle_sigbus=0:handle_sigfpe=0:handle_sigill=0"

/* A remedy that is longer than the screen. */
#define PATH_LONG "sinkro-pmm/1:viewer=teacher,plt=yes,problem=e15,boss-skp=no"

/* --- sizes ------------------------------------------------------------------------ */

static bool shows_something(struct term *t, const void *nothing)
{
	(void)nothing;
	return strcmp(term_screen(t), "\n") != 0;
}

static const struct size {
	int rows, cols;
} sizes[] = {
	{1, 1},	   {1, 500},  {200, 1},	 {200, 500}, {2, 2},	{3, 80},   {6, 20},
	{5, 20},   {6, 19},   {7, 20},	 {8, 20},    {11, 39},	{11, 40},  {12, 39},
	{12, 40},  {13, 41},  {15, 59},	 {16, 60},   {24, 20},	{24, 109}, {24, 110},
	{25, 111}, {43, 132}, {60, 200}, {100, 79},  {12, 500}, {200, 40}, {24, 80},
};

/* Places of which each has something of its own to lay out. */
static const struct place {
	const char *options, *keys, *seen;
} places[] = {
	{"--path " PATH_LONG, "<PgDn>", "▲"},
	{"--path " PATH_PROBLEMS, "nama unor", "? nama unor_"},
	{"", "nama", "? nama_"},
	{"--path " PATH_4B, "h", "Bagaimana hasilnya"},
	{"--path " PATH_4B, "d", "Sebab:"},
	{"--path " PATH_COMPARISON, "?", "Enter tutup"},
	{"--path " PATH_4B, "t", "sejauh ini"},
	{"--path " PATH_COMPARISON, "<Down><Down>", "> 2"},
};

enum { SIZES = sizeof sizes / sizeof *sizes, PLACES = sizeof places / sizeof *places };

static struct term *go_to(const struct place *place)
{
	struct term *t = wizard(24, 80, "", place->options);

	settle(t);
	press(t, place->keys, place->seen);
	settle(t);
	return t;
}

/* The new size is painted, on a screen that was emptied by another. */
static void expect_painted_at(struct term *t, int rows, int cols)
{
	term_write_over(t, "\033[H\033[2J");
	term_resize(t, rows, cols);
	if (!term_wait(t, shows_something, NULL, TERM_LIMIT))
		fail_msg("nothing is painted at %d rows of %d columns", rows, cols);
	settle(t);
	expect_frame(t, "resized");
}

static void every_size_is_painted(void **state)
{
	(void)state;
	for (int i = 0; i < PLACES; i++) {
		struct term *t = go_to(&places[i]);
		char *before = picture(t);

		for (int s = 0; s < SIZES; s++)
			expect_painted_at(t, sizes[s].rows, sizes[s].cols);
		for (int rows = 1; rows < 14; rows += 2)
			for (int cols = 1; cols < 45; cols += 3)
				expect_painted_at(t, rows, cols);
		term_resize(t, 24, 80);
		expect_as_before(t, before);
		leave(t);
	}
}

static void every_size_is_one_to_start_at(void **state)
{
	(void)state;
	for (int s = 0; s < SIZES; s++) {
		struct term *t =
			wizard(sizes[s].rows, sizes[s].cols, "", "--path " PATH_4B);

		settle(t);
		expect_frame(t, "started");
		term_keys(t, "q");
		expect_exit(t, 0);
	}
}

/* Faster than it can paint. */
static void five_hundred_resizes_are_harmless(void **state)
{
	(void)state;
	for (int i = 0; i < PLACES; i++) {
		struct term *t = go_to(&places[i]);
		char *before = picture(t);

		for (int n = 0; n < 500; n++) {
			term_resize(t, 1 + n * 7 % 60, 1 + n * 13 % 150);
			if (n % 10 == 0)
				term_is_silent(t, 1);
		}
		term_resize(t, 24, 80);
		expect_as_before(t, before);
		leave(t);
	}
}

/* --- the end, in all its forms ---------------------------------------------------- */

/* A wizard that has taken all that a terminal can give: mouse, paste, colours. */
static struct term *greedy_wizard(void)
{
	struct term *t =
		wizard(24, 80, DEAF_SANITIZER, "--mouse --theme dark --path " PATH_4B);
	const struct term_modes modes = {
		.alternate = true, .cursor = true, .mouse = true, .other = TERM_ANY_MODE};

	settle(t);
	assert_true(term_wait_modes(t, modes));
	assert_int_not_equal(term_modes(t).other, 0); /* bracketed paste */
	return t;
}

static void each_way_to_leave_restores_the_terminal(void **state)
{
	static const struct {
		const char *keys;
		int status;
	} ways[] = {{"q", 0}, {"<C-c>", 130}, {"<C-\\>", -SIGQUIT}};

	(void)state;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		struct term *t = greedy_wizard();

		term_keys(t, ways[i].keys);
		if (ways[i].status < 0)
			expect_killed(t, -ways[i].status);
		else
			expect_exit(t, ways[i].status);
	}
}

static void each_deadly_signal_leaves_the_terminal_restored(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGABRT, SIGSEGV,
				      SIGBUS,  SIGFPE, SIGILL,	SIGALRM, SIGUSR1};

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct term *t = greedy_wizard();

		term_signal(t, signals[i]);
		expect_killed(t, signals[i]);
	}
}

static void an_interruption_leaves_the_terminal_restored(void **state)
{
	struct term *t = greedy_wizard();

	(void)state;
	term_signal(t, SIGINT);
	expect_exit(t, 130);
}

static void stop(struct term *t)
{
	settle(t); /* ncurses ignores SIGTSTP while it paints */
	term_keys(t, "<C-z>");
	assert_true(term_wait_stopped(t));
	expect_restored(t);
}

static void go_on(struct term *t)
{
	static const struct term_modes on = {
		.alternate = true, .cursor = true, .mouse = true, .other = TERM_ANY_MODE};

	term_signal(t, SIGCONT);
	assert_true(term_wait_modes(t, on));
}

static void stop_and_continue_keep_everything(void **state)
{
	struct term *t = greedy_wizard();
	char *before = picture(t);

	(void)state;
	for (int i = 0; i < 3; i++) {
		stop(t);
		term_write_over(t, "$ fg\r\n");
		go_on(t);
		expect_picture(t, "after going on", before);
	}
	stop(t);
	term_resize(t, 30, 90);
	go_on(t);
	expect_screen(t, "4b-30x90");
	term_resize(t, 24, 80);
	expect_as_before(t, before);
	settle(t);
	term_keys(t, "q");
	expect_exit(t, 0);
}

/* Nothing can be done before SIGSTOP; after it the shell has used the terminal. */
static void stopped_without_notice_it_paints_everything_again(void **state)
{
	struct term *t = greedy_wizard();
	char *before = picture(t);

	(void)state;
	for (int i = 0; i < 3; i++) {
		term_signal(t, SIGSTOP);
		assert_true(term_wait_stopped(t));
		term_write_over(t, "\033[?1049l\033[?1l\033[?1000l\033[H$ fg\r\n");
		go_on(t);
		expect_picture(t, "after going on", before);
	}
	free(before);
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void expect_gone(struct term *t)
{
	int status;

	term_hang_up(t);
	assert_true(term_finish(t, &status, TERM_LIMIT));
	term_free(t);
}

static void expect_gone_when_lost(struct term *t)
{
	settle(t);
	expect_gone(t);
}

/* Also where SIGHUP is ignored, as under nohup: then reading fails. */
static void a_lost_terminal_ends_it(void **state)
{
	static const char *const deaf[] = {"sh", "-c", "trap '' HUP; exec \"$@\"", "sh",
					   NULL};
	static const char *const options[] = {"", "--mouse --path " PATH_4B, "--plain"};

	(void)state;
	for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
		char arguments[256];

		snprintf(arguments, sizeof arguments, "%s sinkro-pmm", options[i]);
		expect_gone_when_lost(start_program(NULL, 24, 80, "", arguments));
		expect_gone_when_lost(start_program(deaf, 24, 80, "", arguments));
	}
}

/* A line that takes nothing: it waits in the middle of painting, and is gone
 * when the terminal is. */
static void a_terminal_that_takes_nothing_more_can_be_lost_too(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);

	(void)state;
	settle(t);
	term_hold(t);
	term_keys(t, "?");
	assert_true(term_wait_held_up(t));
	expect_gone(t);
}

/* Nothing can be restored there, but nobody is kept waiting. */
static void end_by(struct term *t, int signo)
{
	int status;

	term_signal(t, signo);
	assert_true(term_finish(t, &status, TERM_LIMIT));
	if (signo == SIGINT)
		assert_int_equal(WEXITSTATUS(status), 130);
	else
		assert_int_equal(WTERMSIG(status), signo);
	term_free(t);
}

static void a_terminal_that_takes_nothing_more_keeps_no_signal_waiting(void **state)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGABRT, SIGSEGV};

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct term *t = greedy_wizard();

		term_hold(t);
		term_keys(t, "?");
		assert_true(term_wait_held_up(t));
		end_by(t, signals[i]);
	}
}

/* The same where it waits for a key, and has only the way out to paint. */
static void a_terminal_that_takes_nothing_more_can_be_left(void **state)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct term *t = greedy_wizard();

		term_hold(t);
		end_by(t, signals[i]);
	}
}

static void a_full_disk_is_a_failure_of_the_system(void **state)
{
	static const char *const full[] = {"sh", "-c", "exec \"$@\" >/dev/full", "sh",
					   NULL};
	struct term *t = start_program(full, 24, 80, "", "sinkro-pmm");

	(void)state;
	term_keys(t, "q<Enter>");
	expect_exit(t, 4);
}

/* --- terminals -------------------------------------------------------------------- */

/* With and without colours, alternate screen, visible and invisible cursor, insertion and
 * deletion of lines; their screens are the same. */
static void every_terminal_shows_the_same(void **state)
{
	static const char *const terminals[] = {
		"xterm", "xterm-color",	 "xterm-mono", "xterm-r6", "vt100",
		"vt102", "vt220",	 "screen",     "tmux",	   "tmux-256color",
		"rxvt",	 "rxvt-unicode", "Eterm",
	};
	struct term *t = wizard(24, 80, "", "--path " PATH_LONG);
	char *before = remember(t), type[64];

	(void)state;
	leave(t);
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		snprintf(type, sizeof type, "TERM=%s", terminals[i]);
		t = wizard(24, 80, type, "--mouse --path " PATH_LONG);
		expect_picture(t, type, before);
		press(t, "<End>", "▲");
		press(t, "?", "Enter tutup");
		press(t, "<Esc>", "▲");
		term_keys(t, "<Home>");
		expect_picture(t, type, before);
		term_keys(t, "q");
		expect_exit(t, 0);
	}
	free(before);
}

/* Terminals of which ours is none: nothing can be said of their screens, but all of them
 * can be left. */
static void a_terminal_of_any_kind_can_be_left(void **state)
{
	static const char *const terminals[] = {"ansi",	  "vt52",   "sun",    "cons25",
						"cygwin", "pcansi", "wsvt25", "mach",
						"hurd",	  "linux"};

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		char type[64];
		struct term *t;

		/* For the mouse of a console ncurses loads libgpm, which leaks. */
		snprintf(type, sizeof type, "TERM=%s ASAN_OPTIONS=detect_leaks=0",
			 terminals[i]);
		t = wizard(24, 80, type, "--mouse --path " PATH_4B);
		settle(t);
		term_keys(t, "?q<End>tq<C-l>q");
		expect_exit(t, 0);
	}
}

static void the_size_is_the_terminals_and_not_the_environments(void **state)
{
	static const char *const wrong[] = {"LINES=10 COLUMNS=300", "LINES=0 COLUMNS=0",
					    "LINES=x COLUMNS=-1", "LINES=99999"};
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);
	char *before = remember(t);

	(void)state;
	leave(t);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		t = wizard(24, 80, wrong[i], "--path " PATH_4B);
		expect_picture(t, wrong[i], before);
		term_resize(t, 12, 40);
		expect_screen(t, "4b-small");
		leave(t);
	}
	free(before);
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
	static const struct {
		const char *term;
		bool says_why; /* it was not asked for */
	} terminals[] = {
		{"TERM=dumb", false},
		{"TERM=", false},
		{"TERM=no-such-terminal", true},
		{"TERM=no-such-terminal ACCESSIBLE=1", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		struct term *t = wizard(100, 80, terminals[i].term, "--path " PATH_4B);
		int status;

		assert_true(term_wait_for(t, "4B"));
		assert_int_equal(strstr(term_screen(t), "no-such-terminal") != NULL,
				 terminals[i].says_why);
		assert_int_equal(strstr(term_screen(t), "TERM=xterm-256color tuntun") !=
					 NULL,
				 terminals[i].says_why);
		term_keys(t, "q<Enter>");
		assert_true(term_finish(t, &status, TERM_LIMIT));
		expect_no_control_bytes(t);
		expect_exit(t, 0);
	}
}

/* --- what it may write ------------------------------------------------------------ */

static void the_c_locale_gets_pure_ascii(void **state)
{
	struct term *t = wizard(24, 80, "LC_ALL=C", "--path " PATH_4B);

	(void)state;
	expect_screen(t, "4b-ascii");
	press(t, "<F2>", "WARNING");
	press(t, "<F2>", "PERINGATAN");
	press(t, "<Left>", "Kondisi A");
	term_keys(t, "<Left><Left><Left>");
	expect_screen(t, "first-ascii");
	expect_ascii(t);
	assert_null(strstr(term_bytes(t, &(size_t){0}), "\033(0"));
	leave(t);
}

static void asked_for_ascii_it_writes_nothing_else(void **state)
{
	static const char *const keys[] = {"<F1>", "<End>", "q", "<F3>", "<Esc>"};
	static const char *const seen[] = {"Atas, k", "^ ", "> 1", "Istilah", "> 1"};
	struct term *t = wizard(24, 80, "", "--ascii");

	(void)state;
	settle(t);
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		settle(t);
		term_keys(t, keys[i]);
		expect_seen(t, seen[i]);
	}
	expect_ascii(t);
	assert_null(strstr(term_bytes(t, &(size_t){0}), "\033(0"));
	leave(t);
}

/* --- idle ------------------------------------------------------------------------- */

static void expect_idle(struct term *t, const char *where)
{
	unsigned long ticks, wakeups;

	settle(t);
	ticks = term_ticks(t);
	wakeups = term_wakeups(t);
	assert_true(term_is_silent(t, 200));
	if (term_ticks(t) != ticks || term_wakeups(t) != wakeups)
		fail_msg("%s: it was awake", where);
}

static void idle_it_writes_nothing_and_does_not_wake_up(void **state)
{
	(void)state;
	for (int i = 0; i < PLACES; i++) {
		struct term *t = go_to(&places[i]);

		expect_idle(t, places[i].seen);
		leave(t);
	}
}

/* --- data that means harm --------------------------------------------------------- */

/* Pieces of text that a tree may have: what the loader refuses needs no test here. */
static const struct hostility {
	const char *name, *piece;
	int times;
} hostilities[] = {
	{"a long word", "abcdefghij", 1000},
	{"long words", "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz ", 40},
	{"no width", "a\u200b\u200d\u2060\u00ad", 100},
	{"only what has no width", "\u200b\u200c\u0301", 100},
	{"towers",
	 "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324"
	 "\u031e\u0349\u035a\u032f",
	 60},
	{"wide letters", "漢字かな한글", 120},
	{"wide words", "漢字 かな 한글 ", 120},
	{"ambiguous", "±×÷°§¶α→★①", 100},
	{"emoji", "👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇮🇩☎️ ", 60},
	{"right to left", "שלום עולם مرحبا بالعالم ", 60},
	{"vowel signs", "নমস্কার नमस्ते สวัสดี ", 60},
	{"joined Hangul", "\u1112\u1161\u11ab\u1100\u1173\u11af", 80},
	{"assigned to nothing", "\u0378\u0379", 200},
};

enum { HOSTILITIES = sizeof hostilities / sizeof *hostilities };

/* Writes the tree; returns its file, valid until the next call. */
static const char *write_hostile_tree(const struct hostility *h)
{
	static char path[4200];
	size_t length;
	char *text = NULL, *tree = NULL;
	FILE *out = open_memstream(&text, &length);

	for (int i = 0; i < h->times; i++)
		fputs(h->piece, out);
	fputs(" end", out);
	fclose(out);
	out = open_memstream(&tree, &length);
	hostile_add_tree(out, text);
	fclose(out);
	snprintf(path, sizeof path, "%s/hostile.yaml", scratch_folder());
	write_file(path, tree);
	free(text);
	free(tree);
	return path;
}

/* Nothing but what ncurses sends: no C1, no C0 but the few of the terminal's own, none of
 * the characters that turn the reading order around. */
static void expect_only_harmless_bytes(struct term *t, const char *what)
{
	size_t length;
	const unsigned char *s = (const unsigned char *)term_bytes(t, &length);

	for (size_t i = 0; i < length; i++) {
		bool control = s[i] < ' ' && !strchr("\033\r\n\b\t\016\017", s[i]);
		bool c1 = s[i] == 0xC2 && i + 1 < length && s[i + 1] >= 0x80 &&
			  s[i + 1] < 0xA0;
		bool bidi = s[i] == 0xE2 && i + 2 < length && s[i + 1] == 0x80 &&
			    ((s[i + 2] >= 0xAA && s[i + 2] <= 0xAE) || s[i + 2] == 0x8E ||
			     s[i + 2] == 0x8F);

		if (control || c1 || bidi || s[i] == 0x7F)
			fail_msg("%s: byte %zu is 0x%02x", what, i, s[i]);
	}
}

/* From page to page through a hostile tree, with all that can be asked for. */
static const char *const hostile_keys[] = {
	"",	  "<Down>",  "?",      "<PgDn>", "<Left>", "g",	     "<End>",
	"<Left>", "2",	     "<PgDn>", "/",	 "end",	   "<PgDn>", "<C-u><Backspace>",
	"2",	  "<Enter>", "<PgDn>", "<End>",	 "3",	   "2",	     "<PgDn>",
	"g",	  "<Left>",  "a",      "<Left>", "t",	   "<Up>",   "<Left>",
	"<End>",  "2",	     "<PgDn>",
};

static void walk_hostile_tree(const struct hostility *h, struct size size,
			      const char *tree)
{
	struct term *t = start_program(NULL, size.rows, size.cols, "", tree);

	settle(t);
	for (size_t i = 0; i < sizeof hostile_keys / sizeof *hostile_keys; i++) {
		press_and_settle(t, hostile_keys[i]);
		expect_frame(t, h->name);
	}
	expect_only_harmless_bytes(t, h->name);
	leave(t);
}

static void a_hostile_tree_does_no_harm(void **state)
{
	static const struct size at[] = {{24, 80}, {12, 40}, {6, 20}, {43, 132}};

	(void)state;
	for (int i = 0; i < HOSTILITIES; i++) {
		const char *tree = write_hostile_tree(&hostilities[i]);

		for (int s = 0; s < 4; s++)
			walk_hostile_tree(&hostilities[i], at[s], tree);
	}
}

/* Marks upon a character never push away what comes after them. */
static void no_number_of_marks_hides_the_rest(void **state)
{
	struct hostility h = {"marks", "\u0301", 10000};
	struct term *t;

	(void)state;
	t = start_program(NULL, 24, 80, "", write_hostile_tree(&h));
	expect_seen(t, " end");
	leave(t);
}

/* --- typing that means harm ------------------------------------------------------- */

static const char *const hostile_typing[] = {
	"\033]0;title\007",
	"\033[2J\033[1;1Hx",
	"\033P+q\033\\",
	"\302\233"
	"2J",
	"\302\205\302\215",
	"\200\201\377\376",
	"\303",
	"\355\240\200",
	"\364\220\200\200",
	"\342\200\256olleh",
	"\342\201\246x\342\201\251",
	"a\314\201\314\201\314\201",
	"\360\237\221\251\342\200\215",
	"\001\002\004\005\006\016\017\030\177",
	"\344\270\255\346\226\207",
};

static void pasted_into_the_search_nothing_does_harm(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof hostile_typing / sizeof *hostile_typing; i++) {
		struct term *t = wizard(24, 80, "", "--path " PATH_PROBLEMS);

		settle(t);
		press(t, "unor", "? unor_");
		term_paste(t, hostile_typing[i]);
		settle(t);
		expect_frame(t, "pasted");
		expect_seen(t, "? unor");
		expect_only_harmless_bytes(t, "pasted");
		press(t, "<C-u>", "Pegawai belum membuat");
		term_keys(t, "q");
		expect_seen(t, "? q_");
		leave(t);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_size_is_painted),
		cmocka_unit_test(every_size_is_one_to_start_at),
		cmocka_unit_test(five_hundred_resizes_are_harmless),
		cmocka_unit_test(each_way_to_leave_restores_the_terminal),
		cmocka_unit_test(each_deadly_signal_leaves_the_terminal_restored),
		cmocka_unit_test(an_interruption_leaves_the_terminal_restored),
		cmocka_unit_test(stop_and_continue_keep_everything),
		cmocka_unit_test(stopped_without_notice_it_paints_everything_again),
		cmocka_unit_test(a_lost_terminal_ends_it),
		cmocka_unit_test(a_terminal_that_takes_nothing_more_can_be_lost_too),
		cmocka_unit_test(
			a_terminal_that_takes_nothing_more_keeps_no_signal_waiting),
		cmocka_unit_test(a_terminal_that_takes_nothing_more_can_be_left),
		cmocka_unit_test(a_full_disk_is_a_failure_of_the_system),
		cmocka_unit_test(every_terminal_shows_the_same),
		cmocka_unit_test(a_terminal_of_any_kind_can_be_left),
		cmocka_unit_test(the_size_is_the_terminals_and_not_the_environments),
		cmocka_unit_test(a_dumb_terminal_gets_plain_text),
		cmocka_unit_test(the_c_locale_gets_pure_ascii),
		cmocka_unit_test(asked_for_ascii_it_writes_nothing_else),
		cmocka_unit_test(idle_it_writes_nothing_and_does_not_wake_up),
		cmocka_unit_test(a_hostile_tree_does_no_harm),
		cmocka_unit_test(no_number_of_marks_hides_the_rest),
		cmocka_unit_test(pasted_into_the_search_nothing_does_harm),
	};

	return golden_run("unbreakable", tests, sizeof tests / sizeof *tests);
}
