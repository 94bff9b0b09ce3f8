/* test_screen.c - the stack of screens, and what wakes the one on top. */
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <pty.h>

#include "base/clock.h"
#include "base/tr.h"
#include "fixture.h"
#include "i18n/i18n.h"
#include "page/make.h"
#include "screen/screen.h"
#include "screen/screens.h"
#include "share/targets.h"

/* --- a front-end that wishes what the test says --------------------------------------------- */

static struct {
	const struct wish *wishes;
	size_t count;
	char shown[200]; /* the titles of the pages that were shown, parted by blanks */
} script;

static void *open_script(struct ui_options *options)
{
	return options;
}

static struct wish ask_script(void *self, const struct ui_shown *shown)
{
	(void)self;
	strcat(script.shown, shown->page->title);
	strcat(script.shown, *shown->page->notice ? "! " : " ");
	if (script.count == 0)
		return (struct wish){.kind = WISH_GONE};
	script.count--;
	return *script.wishes++;
}

static void close_script(void *self)
{
	(void)self;
}

static const struct ui ui_script = {
	.open = open_script, .ask = ask_script, .close = close_script};

/* --- a screen that counts --------------------------------------------------------------------- */

struct counter {
	struct screen screen;
	char name[8];
	unsigned pages, woken;
};

static size_t released;

static const struct page *make(struct screen *self)
{
	struct counter *c = (struct counter *)self;
	struct page_make *m = make_bare(PAGE_QUESTION, "test");
	struct buf title = {0};

	buf_add_format(&title, "%s%u", c->name, ++c->pages);
	m->page.title = make_string(m, &title);
	make_choice(m, "only");
	return &m->page;
}

static void push(struct session *s, const char *name);

/* SEARCH pushes, BACK pops, CHOOSE is handed down, WAKE is counted and said. */
static void take(struct screen *self, const struct wish *wish)
{
	struct counter *c = (struct counter *)self;

	switch (wish->kind) {
	case WISH_SEARCH:
		push(self->session, wish->text);
		break;
	case WISH_BACK:
		screen_pop(self);
		break;
	case WISH_CHOOSE:
		if (self->below)
			screen_hand_down(self, wish);
		else
			screen_say(self, "chosen", "%s", "chosen");
		break;
	case WISH_WAKE:
		c->woken++;
		session_leave(self->session, STATUS_DONE);
		break;
	default:
		break;
	}
}

static void release(struct screen *self)
{
	(void)self;
	released++;
}

static const struct screen_kind counter_kind = {make, take, release};

static void push(struct session *s, const char *name)
{
	struct counter *c = screen_push(s, sizeof *c, &counter_kind);

	strcpy(c->name, name);
}

static enum status run(const struct wish *wishes, size_t count)
{
	struct ui_options options = {0};
	struct session s = {0};

	script.wishes = wishes;
	script.count = count;
	*script.shown = '\0';
	released = 0;
	assert_true(session_open(&s, &ui_script, &options));
	push(&s, "a");
	session_run(&s);
	session_close(&s);
	return s.status;
}

#define RUN(...)                                                                         \
	run((const struct wish[]){__VA_ARGS__},                                          \
	    sizeof(const struct wish[]){__VA_ARGS__} / sizeof(struct wish))

static void what_is_below_is_shown_again_as_it_was(void **state)
{
	(void)state;
	assert_int_equal(RUN({.kind = WISH_SEARCH, .text = "b"}, {.kind = WISH_BACK}),
			 STATUS_NONE);
	assert_string_equal(script.shown, "a1 b1 a1 ");
	assert_int_equal(released, 2);
}

static void another_language_makes_every_page_anew(void **state)
{
	(void)state;
	RUN({.kind = WISH_SEARCH, .text = "b"}, {.kind = WISH_LANGUAGE},
	    {.kind = WISH_BACK});
	assert_string_equal(script.shown, "a1 b1 b2 a2 ");
}

static void a_wish_handed_down_is_taken_below(void **state)
{
	(void)state;
	RUN({.kind = WISH_SEARCH, .text = "b"}, {.kind = WISH_SEARCH, .text = "c"},
	    {.kind = WISH_CHOOSE});
	assert_string_equal(script.shown, "a1 b1 c1 a2! ");
	assert_int_equal(released, 3);
}

static void leaving_by_wish_is_no_failure(void **state)
{
	(void)state;
	assert_int_equal(RUN({.kind = WISH_QUIT}), STATUS_DONE);
	assert_int_equal(RUN({.kind = WISH_CANCEL}), STATUS_INTERRUPTED);
	assert_int_equal(RUN({.kind = WISH_INTERRUPTED}), STATUS_INTERRUPTED);
	assert_int_equal(RUN({.kind = WISH_GONE}), STATUS_NONE);
}

static void a_session_ends_with_its_last_screen(void **state)
{
	(void)state;
	assert_int_equal(RUN({.kind = WISH_BACK}, {.kind = WISH_SEARCH, .text = "b"}),
			 STATUS_DONE);
	assert_string_equal(script.shown, "a1 ");
	assert_int_equal(released, 1);
}

static void what_is_not_there_cannot_be_chosen(void **state)
{
	(void)state;
	RUN({.kind = WISH_CHOOSE, .choice = 1},
	    {.kind = WISH_CHOOSE, .choice = (size_t)-1}, {.kind = WISH_CHOOSE});
	assert_string_equal(script.shown, "a1 a1 a1 a2! ");
}

/* --- every kind of screen ---------------------------------------------------------------------- */

enum { MOST_STEPS = 8 };

/* Wishes that lead from the first question to a screen, and the kind of its page. */
static const struct way {
	struct wish steps[MOST_STEPS];
	enum page_kind kind;
} ways[] = {
#define CHOICE(i)                                                                        \
	{                                                                                \
		.kind = WISH_CHOOSE, .choice = (i)                                       \
	}
#define REMEDY CHOICE(0), CHOICE(0)
	{{{.kind = WISH_HELP}}, PAGE_NOTE},
	{{{.kind = WISH_GLOSSARY}}, PAGE_NOTE},
	{{{.kind = WISH_WHO}}, PAGE_NOTE},
	{{CHOICE(0), {.kind = WISH_TRAIL}}, PAGE_MENU},
	{{CHOICE(0), {.kind = WISH_QUIT}}, PAGE_MENU},
	{{CHOICE(0), {.kind = WISH_SEARCH, .typing = true, .text = "paper"}}, PAGE_FOUND},
	{{CHOICE(0), {.kind = WISH_SEARCH, .text = "no toner"}}, PAGE_FOUND},
	{{REMEDY}, PAGE_REMEDY},
	{{REMEDY, {.kind = WISH_HAND_OVER}}, PAGE_NOTE},
	{{REMEDY, {.kind = WISH_HAND_OVER}, {.kind = WISH_FILL}}, PAGE_FORM},
	{{REMEDY, {.kind = WISH_HAND_OVER}, {.kind = WISH_SAVE}}, PAGE_MENU},
	{{REMEDY, {.kind = WISH_HAND_OVER}, {.kind = WISH_QR}}, PAGE_NOTE},
	{{REMEDY, {.kind = WISH_HAND_OVER}, {.kind = WISH_QR}, {.kind = WISH_HELP}},
	 PAGE_NOTE},
	{{REMEDY, {.kind = WISH_QR}}, PAGE_MENU},
	{{REMEDY, {.kind = WISH_SAVE}, CHOICE(2)}, PAGE_FORM},
	{{REMEDY,
	  {.kind = WISH_SAVE},
	  CHOICE(2),
	  {.kind = WISH_SUBMIT, .fields = {"/nonexistent/a"}}},
	 PAGE_FORM},
	{{REMEDY,
	  {.kind = WISH_SAVE},
	  CHOICE(2),
	  {.kind = WISH_SUBMIT, .fields = {"there"}}},
	 PAGE_MENU},
	{{REMEDY, {.kind = WISH_PRINT}}, PAGE_MENU},
	{{REMEDY, {.kind = WISH_COPY}}, PAGE_MENU},
};

/* What every screen bears, and what must not change what is on it. */
static const struct wish trials[] = {
	{.kind = WISH_LANGUAGE}, {.kind = WISH_BESIDE},	  {.kind = WISH_BESIDE},
	CHOICE(SIZE_MAX),	 {.kind = WISH_LANGUAGE}, {.kind = WISH_WAKE},
};
enum { TRIALS = sizeof trials / sizeof *trials };

static struct {
	const struct way *way;
	size_t step;
	struct {
		enum page_kind kind;
		size_t choices, blocks, fields;
		char id[20];
	} seen[TRIALS];
	size_t tried;
} trip;

static struct wish ask_trip(void *self, const struct ui_shown *shown)
{
	const struct page *p = shown->page;

	(void)self;
	if (trip.way->steps[trip.step].kind != WISH_NONE)
		return trip.way->steps[trip.step++];
	if (trip.tried == TRIALS)
		return (struct wish){.kind = WISH_GONE};
	trip.seen[trip.tried].kind = p->kind;
	trip.seen[trip.tried].choices = p->choice_count;
	trip.seen[trip.tried].blocks = p->block_count;
	trip.seen[trip.tried].fields = p->field_count;
	snprintf(trip.seen[trip.tried].id, sizeof trip.seen->id, "%s", p->id);
	return trials[trip.tried++];
}

static const struct ui ui_trip = {
	.open = open_script, .ask = ask_trip, .close = close_script};

static void go(const struct way *way, struct tree *t)
{
	static const struct page_world world = {
		.command = "tuntun", .operand = "", .handbook = "https://example.org/"};
	struct ui_options options = {.means = share_all_means, .world = &world};
	struct session s = {0};
	struct walk w;

	memset(&trip, 0, sizeof trip);
	trip.way = way;
	walk_init(&w, t);
	assert_true(session_open(&s, &ui_trip, &options));
	walk_screen_push(&s, &w);
	session_run(&s);
	session_close(&s);
	walk_release(&w);
	assert_int_equal(trip.tried, TRIALS);
	assert_int_equal(trip.seen[0].kind, way->kind);
	for (size_t i = 1; i < TRIALS; i++)
		assert_memory_equal(&trip.seen[i], &trip.seen[0], sizeof trip.seen[0]);
}

/* Does it in a folder with one file, "there", where no program can be found. */
static void in_folder(void (*test)(struct tree *t))
{
	struct tree *t = fork_tree();
	char folder[] = "/tmp/tuntun-screen-XXXXXX";
	int here = open(".", O_RDONLY);

	assert_non_null(mkdtemp(folder));
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(close(open("there", O_CREAT | O_WRONLY, 0600)), 0);
	setenv("PATH", "/nonexistent", 1);
	test(t);
	assert_int_equal(unlink("there"), 0);
	assert_int_equal(fchdir(here), 0);
	assert_int_equal(rmdir(folder), 0);
	close(here);
	tree_free(t);
}

static void go_all_ways(struct tree *t)
{
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
		go(&ways[i], t);
}

static void every_screen_bears_another_language_and_what_is_not_there(void **state)
{
	(void)state;
	in_folder(go_all_ways);
}

/* --- any wish on any screen -------------------------------------------------------------------- */

enum { ANY_WISHES = 20000 };

static struct {
	unsigned seed, left;
} chance;

static unsigned any_of(unsigned count)
{
	/* the constants of POSIX's example of rand(): the same on every machine */
	chance.seed = chance.seed * 1103515245 + 12345;
	return chance.seed / 65536 % 32768 % count;
}

/* Also what the front-ends never wish on the page that they show. */
static struct wish ask_any(void *self, const struct ui_shown *shown)
{
	static const char *const texts[] = {"",	  "paper", "#1",   "#9",   "toner low",
					    "r1", "clerk", "none", "x y z"};
	static const char *const files[] = {"there", "", "/nonexistent/a", "a/",
					    "there/a"};
	struct wish wish = {.choice = any_of(4), .typing = any_of(2)};

	(void)self;
	(void)shown;
	if (chance.left-- == 0)
		return (struct wish){.kind = WISH_GONE};
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		wish.fields[i] = files[any_of(sizeof files / sizeof *files)];
	if (!wish.typing || any_of(2))
		wish.text = texts[any_of(sizeof texts / sizeof *texts)];
	do
		wish.kind = any_of(2) ? WISH_CHOOSE : any_of(WISH_KINDS);
	while (wish.kind == WISH_QUIT || wish.kind == WISH_CANCEL ||
	       wish.kind == WISH_INTERRUPTED || wish.kind == WISH_GONE);
	return wish;
}

static const struct ui ui_any = {
	.open = open_script, .ask = ask_any, .close = close_script};

static void wish_anything(struct tree *t)
{
	struct ui_options options = {
		.whole = &ui_any, .lines = &ui_any, .means = share_all_means};
	struct session s = {0};
	struct walk w;

	chance.seed = 1;
	chance.left = ANY_WISHES;
	walk_init(&w, t);
	assert_true(session_open(&s, &ui_any, &options));
	walk_screen_push(&s, &w);
	session_run(&s);
	session_close(&s);
	walk_release(&w);
}

static void any_wish_is_borne_on_any_screen(void **state)
{
	(void)state;
	in_folder(wish_anything);
}

/* --- what wakes a screen ---------------------------------------------------------------------- */

enum { LONG = 3600 * 1000 /* milliseconds; nobody waits so long */ };

/* Runs one screen on a front-end that gets no input; it waits for a pipe, or for a time. */
static enum status wait_on(const struct ui *ui, FILE *in, FILE *out, bool by_pipe)
{
	struct ui_options options = {.in = in, .out = out, .theme = theme_number(0)};
	struct session s = {0};
	int ends[2];

	if (pipe(ends) != 0 || !session_open(&s, ui, &options))
		return STATUS_FAILED;
	push(&s, "a");
	s.top->shown.fd = ends[0];
	s.top->shown.wake_at = clock_now_ms() + (by_pipe ? LONG : 1);
	if (by_pipe && write(ends[1], "x", 1) != 1)
		return STATUS_FAILED;
	session_run(&s);
	session_close(&s);
	close(ends[0]);
	close(ends[1]);
	return s.status;
}

static void lines_are_woken(const struct ui *ui)
{
	for (int by_pipe = 0; by_pipe < 2; by_pipe++) {
		FILE *out = fopen("/dev/null", "w");
		int input[2];
		FILE *in;

		assert_int_equal(pipe(input), 0);
		in = fdopen(input[0], "r");
		assert_int_equal(wait_on(ui, in, out, by_pipe), STATUS_DONE);
		fclose(in);
		fclose(out);
		close(input[1]);
	}
}

static void a_pipe_and_a_time_wake_plain_text(void **state)
{
	(void)state;
	lines_are_woken(&ui_plain);
}

static void a_pipe_and_a_time_wake_json(void **state)
{
	(void)state;
	lines_are_woken(&ui_json);
}

static void a_pipe_and_a_time_wake_the_whole_screen(void **state)
{
	(void)state;
	for (int by_pipe = 0; by_pipe < 2; by_pipe++) {
		char bytes[4096];
		int master, status;
		pid_t pid = forkpty(&master, NULL, NULL, NULL);

		assert_true(pid >= 0);
		if (pid == 0) {
			setenv("TERM", "xterm", 1);
			_exit((int)wait_on(&ui_curses, stdin, stdout, by_pipe));
		}
		while (read(master, bytes, sizeof bytes) > 0)
			;
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), STATUS_DONE);
		close(master);
	}
}

/* --- nobody there ------------------------------------------------------------------------------ */

long long __real_clock_now_ms(void);
long long __wrap_clock_now_ms(void);

/* What is added to the program's clock, in milliseconds: the child's as well as ours. */
static _Atomic long long *later;

long long __wrap_clock_now_ms(void)
{
	return __real_clock_now_ms() + (later ? *later : 0);
}

enum { HOUR = 3600 * 1000 };

/* A session that somebody left at a remedy, in the other language. Returns whether it began
 * anew. */
static bool is_forgotten(const struct ui *ui, struct tree *t)
{
	struct ui_options options = {.theme = theme_number(0),
				     .idle_ms = 2 * HOUR,
				     .warned_ms = HOUR,
				     .in = stdin,
				     .out = stdout};
	struct session s = {0};
	struct walk w;
	bool anew;

	i18n_choose(i18n_language(0)->id, NULL);
	walk_init(&w, t);
	walk_answer(&w, "clerk");
	walk_answer(&w, "none");
	assert_true(session_open(&s, ui, &options));
	walk_screen_push(&s, &w);
	session_run(&s);
	anew = w.count == 0 && w.later_count == 0 && !s.answered && !s.reached &&
	       !s.top->below && i18n_now() == i18n_language(0);
	session_close(&s);
	walk_release(&w);
	return anew;
}

static struct {
	int master;
	pid_t pid;
} left_alone;

/* Has the program look at its clock: the signal wakes it. */
static void wake(void)
{
	assert_int_equal(kill(left_alone.pid, SIGWINCH), 0);
}

static void let_pass(int hours)
{
	*later += (long long)hours * HOUR;
	wake();
}

/* Reads what the program writes until it has written these words, and never the others. Wakes
 * it now and then, since it may have been on its way to sleep. */
static void expect_written(const char *words, const char *others)
{
	struct pollfd ready = {.fd = left_alone.master, .events = POLLIN};
	char all[1 << 14];
	size_t length = 0;
	ssize_t got;

	for (*all = '\0'; !strstr(all, words); all[length] = '\0') {
		if (poll(&ready, 1, 50) == 0) {
			wake();
			continue;
		}
		got = read(left_alone.master, all + length, sizeof all - 1 - length);
		if (got <= 0)
			fail_msg("no \"%s\" in:\n%s", words, all);
		length += (size_t)got;
	}
	assert_null(strstr(all, others));
}

static void type_in(const char *keys)
{
	assert_int_equal(write(left_alone.master, keys, strlen(keys)), strlen(keys));
}

static void note_nothing(int sig)
{
	(void)sig;
}

static void begin_alone(const struct ui *ui)
{
	later = mmap(NULL, sizeof *later, PROT_READ | PROT_WRITE,
		     MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	assert_ptr_not_equal(later, MAP_FAILED);
	left_alone.pid = forkpty(&left_alone.master, NULL, NULL, NULL);
	assert_true(left_alone.pid >= 0);
	if (left_alone.pid == 0) {
		setenv("TERM", "xterm", 1);
		sigaction(SIGWINCH, &(struct sigaction){.sa_handler = note_nothing},
			  NULL);
		_exit(is_forgotten(ui, fork_tree()) ? 0 : 1);
	}
}

static void end_alone(void)
{
	int status;

	while (read(left_alone.master, &(char){0}, 1) > 0)
		;
	assert_int_equal(waitpid(left_alone.pid, &status, 0), left_alone.pid);
	close(left_alone.master);
	munmap(later, sizeof *later);
	later = NULL;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* The first key of whoever is warned does nothing but say that they are there. Restarting the
 * walk would have shown its first question. */
static void who_is_gone_is_warned_and_then_forgotten(void **state)
{
	static const char warning[] = "any key to go on", first[] = "Who are you?",
			  f10[] = "\033[21~";

	(void)state;
	begin_alone(&ui_curses);
	type_in("L");
	expect_written("How it went", first);
	let_pass(2);
	expect_written(warning, first);
	type_in("R?");
	expect_written("Enter", first);
	let_pass(2);
	expect_written(warning, first);
	let_pass(1);
	expect_written(first, "\a");
	type_in(f10);
	end_alone();
}

static void the_same_in_plain_text(void **state)
{
	static const char warning[] = "press Enter to go on", first[] = "Who are you?";

	(void)state;
	begin_alone(&ui_plain);
	expect_written("details, outcome", first);
	type_in("lang\n");
	expect_written("(? ", first);
	let_pass(2);
	expect_written(warning, first);
	type_in("R\n?\n");
	expect_written("to go back", first);
	let_pass(2);
	expect_written(warning, first);
	let_pass(1);
	expect_written(first, "\a");
	type_in("q\n");
	end_alone();
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_below_is_shown_again_as_it_was),
		cmocka_unit_test(another_language_makes_every_page_anew),
		cmocka_unit_test(a_wish_handed_down_is_taken_below),
		cmocka_unit_test(leaving_by_wish_is_no_failure),
		cmocka_unit_test(a_session_ends_with_its_last_screen),
		cmocka_unit_test(what_is_not_there_cannot_be_chosen),
		cmocka_unit_test(
			every_screen_bears_another_language_and_what_is_not_there),
		cmocka_unit_test(any_wish_is_borne_on_any_screen),
		cmocka_unit_test(a_pipe_and_a_time_wake_plain_text),
		cmocka_unit_test(a_pipe_and_a_time_wake_json),
		cmocka_unit_test(a_pipe_and_a_time_wake_the_whole_screen),
		cmocka_unit_test(who_is_gone_is_warned_and_then_forgotten),
		cmocka_unit_test(the_same_in_plain_text),
	};

	i18n_init("/nonexistent");
	return cmocka_run_group_tests_name("screen", tests, NULL, NULL);
}
