/* test_oom.c - memory runs out at request N, for many N: what the program wrote is then
 * whole, or it says that it had no memory and ends with status 4; no signal kills it, and
 * the terminal is given back.
 *
 * FAIL_MALLOC names the library that refuses memory (fail_malloc.c). Of the first 3000
 * requests every fiftieth is refused, or every TUNTUN_OOM_STEP-th; of those after them, a
 * few. Each is refused alone, and with all that come after it. An argument is the name of
 * the one test to run, as a pattern. */
#include <err.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../screen/program.h"
#include "../screen/terminal.h"

enum {
	FIRST = 3000,
	USUAL_STEP = 50,
	LATER = 20,
	FAILED = 4,
	SKIPPED = 77,
	MAX_WORDS = 8
};

#define NO_MEMORY "tuntun: out of memory"
#define NO_MEMORY_ID "tuntun: memori habis"
#define TREE "sinkro-pmm"

static char count_file[] = "/tmp/tuntun-oom-XXXXXX";

/* Which request is refused; 0: none. */
struct refusal {
	long at;
	bool once;
};

/* --- which requests --------------------------------------------------------------- */

static long step(void)
{
	const char *text = getenv("TUNTUN_OOM_STEP");
	long n = text ? atol(text) : 0;

	return n > 0 ? n : USUAL_STEP;
}

/* Returns the number of the request to be refused after this one. */
static long next_refused(long at, long count)
{
	long wide = (count - FIRST) / LATER;

	return at + (at < FIRST || wide < step() ? step() : wide);
}

/* The last run without a refusal has left its number of requests there. */
static long read_count(void)
{
	FILE *f = fopen(count_file, "r");
	long count = 0;

	if (!f || fscanf(f, "%ld", &count) != 1)
		count = 0;
	if (f)
		fclose(f);
	return count;
}

/* The settings for fail_malloc.c, for the environment. */
struct settings {
	char preload[4096], at[64], once[64], count[64];
	const char *all[6];
};

static void make_settings(struct settings *s, struct refusal r)
{
	const char *library = getenv("FAIL_MALLOC");

	snprintf(s->preload, sizeof s->preload, "LD_PRELOAD=%s", library ? library : "");
	snprintf(s->at, sizeof s->at, "FAIL_MALLOC_AT=%ld", r.at);
	snprintf(s->once, sizeof s->once, "FAIL_MALLOC_ONCE=%d", r.once);
	snprintf(s->count, sizeof s->count, "FAIL_MALLOC_COUNT=%s",
		 r.at ? "" : count_file);
	s->all[0] = s->preload;
	s->all[1] = s->at;
	s->all[2] = s->once;
	s->all[3] =
		"ESCDELAY=0"; /* whole keys are sent: nobody waits for the rest of one */
	s->all[4] = r.at ? NULL : s->count;
	s->all[5] = NULL;
}

/* --- commands --------------------------------------------------------------------- */

struct command {
	const char *name;
	const char *words[MAX_WORDS]; /* "MINI" stands for the path of a tree */
	const char *input;
};

/* What came of a run; the texts are on the heap. */
struct outcome {
	int status; /* as wait(2) gives it */
	char *out, *err;
};

static int make_file(const char *text)
{
	int fd = memfd_create("oom", MFD_CLOEXEC);
	ssize_t length = (ssize_t)strlen(text);

	if (fd < 0 || write(fd, text, (size_t)length) != length || lseek(fd, 0, SEEK_SET))
		err(1, "memfd");
	return fd;
}

/* Returns what the file holds, and closes it. */
static char *take_file(int fd)
{
	off_t length = lseek(fd, 0, SEEK_END);
	char *text = calloc(1, (size_t)length + 1);

	if (!text || pread(fd, text, (size_t)length, 0) != length)
		err(1, "memfd");
	close(fd);
	return text;
}

/* A home of our own, where what is saved is there already, in each run. */
static char home[] = "/tmp/tuntun-oom-XXXXXX", saved[64], home_is[64];

static _Noreturn void become(const struct command *c, struct refusal r,
			     const int files[3])
{
	const char *words[MAX_WORDS + 2] = {program_path()};
	struct settings settings;

	for (size_t i = 0; c->words[i]; i++)
		words[i + 1] = strcmp(c->words[i], "MINI") != 0
				       ? c->words[i]
				       : program_source("tests/golden/trees/mini.yaml");
	make_settings(&settings, r);
	for (size_t i = 0; settings.all[i]; i++)
		putenv((char *)settings.all[i]);
	putenv(home_is);
	unsetenv("XDG_DOCUMENTS_DIR");
	for (int i = 0; i < 3; i++)
		dup2(files[i], i);
	execv(words[0], (char *const *)words);
	_exit(127);
}

static void make_home(void)
{
	if (!mkdtemp(home))
		err(1, "%s", home);
	snprintf(saved, sizeof saved, "%s/sinkro-pmm-4B.txt", home);
	snprintf(home_is, sizeof home_is, "HOME=%s", home);
}

static void empty_saved_file(void)
{
	FILE *f = fopen(saved, "w");

	if (!f || fclose(f) != 0)
		err(1, "%s", saved);
}

static void remove_home(void)
{
	unlink(saved);
	rmdir(home);
}

static struct outcome run(const struct command *c, struct refusal r)
{
	int files[] = {make_file(c->input), make_file(""), make_file("")};
	struct outcome o;
	pid_t pid;

	empty_saved_file();
	pid = fork();

	if (pid == 0)
		become(c, r, files);
	if (pid < 0 || waitpid(pid, &o.status, 0) != pid)
		err(1, "fork");
	close(files[0]);
	o.out = take_file(files[1]);
	o.err = take_file(files[2]);
	return o;
}

static void release(struct outcome *o)
{
	free(o->out);
	free(o->err);
}

static bool is_same(const struct outcome *a, const struct outcome *b)
{
	return a->status == b->status && !strcmp(a->out, b->out) &&
	       !strcmp(a->err, b->err);
}

/* Does the text end with this line, which stands nowhere else in it? */
static bool ends_with_line(const char *text, const char *line)
{
	const char *at = strstr(text, line);

	return at && strcmp(at + strlen(line), "\n") == 0;
}

/* Is this the end that mem.c makes? English before the language is known. */
static bool says_no_memory(const char *text)
{
	return ends_with_line(text, NO_MEMORY) || ends_with_line(text, NO_MEMORY_ID);
}

static bool ended_without_memory(const struct outcome *o)
{
	return WIFEXITED(o->status) && WEXITSTATUS(o->status) == FAILED &&
	       says_no_memory(o->err);
}

static void expect_whole_or_failed(const struct command *c, struct refusal r,
				   const struct outcome *whole)
{
	struct outcome o = run(c, r);

	if (!is_same(&o, whole) && !ended_without_memory(&o))
		fail_msg("%s: request %ld%s refused: %s %d, %zu of %zu bytes, said: %s",
			 c->name, r.at, r.once ? "" : " and on",
			 WIFEXITED(o.status) ? "status" : "signal",
			 WIFEXITED(o.status) ? WEXITSTATUS(o.status) : WTERMSIG(o.status),
			 strlen(o.out), strlen(whole->out), o.err);
	release(&o);
}

/* Only one reads a tree of YAML, which takes thousands of requests; the others have an
 * image of theirs. */
static const struct command commands[] = {
	{"list", {"--lang", "en", "list", TREE}, ""},
	{"list --json", {"--lang", "en", "list", "--json", TREE}, ""},
	{"list in Indonesian", {"--lang", "id", "list", TREE}, ""},
	{"show", {"--lang", "en", "show", "4B"}, ""},
	{"show --json", {"--lang", "en", "show", "4B", "--json"}, ""},
	{"show --hand-over",
	 {"--lang", "en", "show", "4B", "--hand-over", "--fill"},
	 "A\nB\n"},
	{"find", {"--lang", "en", "find", "data", "unit", "kerja"}, ""},
	{"find -",
	 {"--lang", "en", "find", "--json", "-"},
	 "r\xC3\xA9sum\xC3\xA9 nama unor\n"},
	{"check", {"--lang", "en", "check", "MINI"}, ""},
	{"graph", {"--lang", "en", "graph", "--problem", "4", TREE}, ""},
	{"export", {"--lang", "en", "export", TREE}, ""},
	{"--json",
	 {"--lang", "en", "--json", TREE},
	 "teacher\nno\nnone\n<\nteacher\ne04\nb\nprint\nhand-over:admin\nworks\n"},
	{"--plain",
	 {"--lang", "en", "--plain", TREE},
	 "?\n\n1\n1\ng\n\nlang\nlang\nnama unor\n4\n2\n5\n1\n<\nt\n1\n\n2\n"},
};

/* What is said before the language is known is English, too. */
static void commands_are_whole_or_fail(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
		const struct command *c = &commands[i];
		struct outcome whole = run(c, (struct refusal){0});
		long count = read_count(), runs = 0;

		assert_true(WIFEXITED(whole.status));
		assert_true(count > 0 && *whole.out);
		for (long at = 1; at <= count; at = next_refused(at, count), runs++) {
			expect_whole_or_failed(c, (struct refusal){at, false}, &whole);
			expect_whole_or_failed(c, (struct refusal){at, true}, &whole);
		}
		printf("%s: %ld of %ld requests refused\n", c->name, runs, count);
		release(&whole);
	}
}

/* --- the screen ------------------------------------------------------------------- */

/* What is waited for, and the keys that are pressed then. */
static const struct key_press {
	const char *seen, *keys;
} presses[] = {
	{"What is your role", "<F1>"},
	{"Selects the answer above", "<Esc>"},
	{"A teacher", "<Enter>"},
	{"Are you also Plt.", "<Enter>"},
	{"#1", "nama unor"},
	{"? nama unor_", "<Enter>"},
	{"fits the school's names", "2"},
	{"4B  Do not synchronise", "h"},
	{"How did it go?", "<Esc>"},
	{"4B  Do not synchronise", "t"},
	{"Your answers so far", "<Esc>"},
	{"4B  Do not synchronise", "q"},
};

static struct term *start_screen(struct refusal r)
{
	const char *words[] = {program_path(), "--lang", "en", TREE, NULL};
	struct settings settings;

	make_settings(&settings, r);
	return term_start(24, 80, settings.all, words);
}

/* Presses the keys as far as the program goes; returns how it ended. */
static int press_all(struct term *t)
{
	int status = 0;

	for (size_t i = 0; i < sizeof presses / sizeof *presses; i++)
		if (term_wait_for(t, presses[i].seen) && term_wait_asleep(t))
			term_keys(t, presses[i].keys);
		else
			break;
	if (!term_finish(t, &status, TERM_LIMIT))
		fail_msg("it goes on:\n%s", term_screen(t));
	return status;
}

static void expect_given_back(struct term *t, struct refusal r)
{
	struct term_modes modes = term_modes(t);

	if (!term_line_restored(t) || modes.alternate || !modes.cursor || modes.mouse ||
	    modes.application_keys)
		fail_msg(
			"request %ld%s refused: the terminal is not given back: line %d, "
			"alternate %d, cursor %d, mouse %d, keys %d",
			r.at, r.once ? "" : " and on", term_line_restored(t),
			modes.alternate, modes.cursor, modes.mouse,
			modes.application_keys);
}

static void expect_screen_whole_or_failed(struct refusal r, const char *whole)
{
	struct term *t = start_screen(r);
	int status = press_all(t);
	bool failed = WIFEXITED(status) && WEXITSTATUS(status) == FAILED &&
		      strstr(term_screen(t), NO_MEMORY);
	bool same = WIFEXITED(status) && WEXITSTATUS(status) == 0 &&
		    !strcmp(term_screen(t), whole);

	if (!failed && !same)
		fail_msg("screen: request %ld%s refused: status %#x:\n%s", r.at,
			 r.once ? "" : " and on", (unsigned)status, term_screen(t));
	expect_given_back(t, r);
	term_free(t);
}

static void the_screen_is_whole_or_fails_and_is_given_back(void **state)
{
	struct term *t = start_screen((struct refusal){0});
	char *whole;
	long count, runs = 0;

	(void)state;
	assert_int_equal(press_all(t), 0);
	whole = strdup(term_screen(t));
	assert_non_null(whole);
	assert_non_null(strstr(whole, "tuntun 4B"));
	term_free(t);
	count = read_count();
	assert_true(count > 0);
	for (long at = 1; at <= count; at = next_refused(at, count), runs++) {
		expect_screen_whole_or_failed((struct refusal){at, false}, whole);
		expect_screen_whole_or_failed((struct refusal){at, true}, whole);
	}
	printf("screen: %ld of %ld requests refused\n", runs, count);
	free(whole);
}

/* --- all of them ------------------------------------------------------------------ */

/* A sanitizer's allocator stands before every other, and answers itself. */
static bool can_refuse(void)
{
#if defined(__SANITIZE_ADDRESS__) || !defined(CAN_REPLACE_MALLOC)
	return false;
#else
	return getenv("FAIL_MALLOC") != NULL;
#endif
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commands_are_whole_or_fail),
		cmocka_unit_test(the_screen_is_whole_or_fails_and_is_given_back),
	};
	int failed, fd;

	if (!can_refuse()) {
		puts("memory cannot be refused here: a sanitizer, or no FAIL_MALLOC");
		return SKIPPED;
	}
	fd = mkstemp(count_file);
	if (fd < 0)
		err(1, "%s", count_file);
	close(fd);
	make_home();
	if (argc > 1)
		cmocka_set_test_filter(argv[1]);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(count_file);
	remove_home();
	return failed;
}
