/* expect.c - see expect.h. */
#include "expect.h"

#include <err.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "../folder.h"
#include "../golden.h"
#include "program.h"

enum { MAX_WORDS = 16, PATH_SIZE = 4096 };

/* --- running the program ---------------------------------------------------------- */

/* Cuts a text into words at its blanks, in place. */
static size_t words(char *text, const char *out[], size_t n)
{
	char *word = strtok(text, " ");

	for (; word && n < MAX_WORDS; word = strtok(NULL, " "))
		out[n++] = word;
	out[n] = NULL;
	return n;
}

struct term *start_program(const char *const through[], int rows, int cols,
			   const char *env, const char *arguments)
{
	const char *argv[2 * MAX_WORDS], *envp[MAX_WORDS + 1];
	char env_text[1024], argument_text[PATH_SIZE];
	size_t n = 0;

	snprintf(env_text, sizeof env_text, "%s", env);
	snprintf(argument_text, sizeof argument_text, "%s", arguments);
	words(env_text, envp, 0);
	while (through && through[n]) {
		argv[n] = through[n];
		n++;
	}
	argv[n++] = program_path();
	words(argument_text, argv, n);
	return term_start(rows, cols, envp, argv);
}

struct term *wizard(int rows, int cols, const char *env, const char *options)
{
	char arguments[PATH_SIZE];

	snprintf(arguments, sizeof arguments, "%s sinkro-pmm", options);
	return start_program(NULL, rows, cols, env, arguments);
}

void settle(struct term *t)
{
	assert_true(term_wait_asleep(t));
}

void press_and_settle(struct term *t, const char *keys)
{
	char all[256];

	snprintf(all, sizeof all, "%s<C-l>", keys);
	term_keys(t, all);
	settle(t);
}

/* --- files ------------------------------------------------------------------------ */

static char scratch[PATH_SIZE];

static void remove_scratch(void)
{
	folder_remove(scratch);
}

const char *scratch_folder(void)
{
	static char folder[PATH_SIZE + 16];
	static int count;
	const char *tmp = getenv("TMPDIR");

	if (!*scratch) {
		snprintf(scratch, sizeof scratch, "%s/tuntun-XXXXXX",
			 tmp && *tmp ? tmp : "/tmp");
		if (!mkdtemp(scratch))
			err(1, "%s", scratch);
		atexit(remove_scratch);
	}
	snprintf(folder, sizeof folder, "%s/%d", scratch, count++);
	if (mkdir(folder, 0700) < 0)
		err(1, "%s", folder);
	return folder;
}

static void make_folders(const char *path)
{
	char folder[PATH_SIZE];

	snprintf(folder, sizeof folder, "%s", path);
	for (char *slash = folder; (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		mkdir(folder, 0700);
		*slash = '/';
	}
}

void write_file(const char *path, const char *text)
{
	FILE *f;

	make_folders(path);
	f = fopen(path, "w");
	if (!f || fputs(text, f) < 0 || fclose(f) != 0)
		err(1, "%s", path);
}

const char *read_file(const char *path)
{
	static char text[65536];
	FILE *f = fopen(path, "r");
	size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;

	if (f)
		fclose(f);
	text[n] = '\0';
	return text;
}

/* --- comparing screens ------------------------------------------------------------ */

char *picture(struct term *t)
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

char *remember(struct term *t)
{
	settle(t);
	return picture(t);
}

static bool looks_like(struct term *t, const void *expected)
{
	char *now = picture(t);
	bool same = strcmp(now, expected) == 0;

	free(now);
	return same;
}

void expect_picture(struct term *t, const char *name, const char *expected)
{
	char *now;

	if (term_wait(t, looks_like, expected, TERM_LIMIT))
		return;
	now = picture(t);
	fprintf(stderr, "%s: expected (-), on the screen (+)\n", name);
	golden_print_difference(expected, now);
	free(now);
	fail();
}

void expect_as_before(struct term *t, char *before)
{
	expect_picture(t, "as before", before);
	free(before);
}

void expect_screen(struct term *t, const char *name)
{
	char file[256], path[PATH_SIZE];
	char *now;

	snprintf(file, sizeof file, "tests/screen/golden/%s.txt", name);
	snprintf(path, sizeof path, "%s", program_source(file));
	if (golden_is_made_anew()) {
		now = remember(t);
		golden_make_anew(path, now);
		free(now);
		return;
	}
	expect_picture(t, name, read_file(path));
}

static bool stands(struct term *t, const void *text)
{
	return strstr(term_screen(t), text) != NULL;
}

static bool stands_nowhere(struct term *t, const void *text)
{
	return !stands(t, text);
}

void expect_seen(struct term *t, const char *text)
{
	if (term_wait(t, stands, text, TERM_LIMIT))
		return;
	fputs(term_screen(t), stderr);
	fail_msg("'%s' is not seen", text);
}

void expect_unseen(struct term *t, const char *text)
{
	if (term_wait(t, stands_nowhere, text, TERM_LIMIT))
		return;
	fputs(term_screen(t), stderr);
	fail_msg("'%s' is seen", text);
}

void press(struct term *t, const char *keys, const char *seen)
{
	/* What is not painted yet is not seen before. The program may wait for another. */
	assert_true(term_wait_read(t));
	if (stands(t, seen)) {
		fputs(term_screen(t), stderr);
		fail_msg("'%s' is seen before %s", seen, keys);
	}
	term_keys(t, keys);
	expect_seen(t, seen);
}

/* Is the row a rule over the whole width, but for words in it? */
static bool is_rule(struct term *t, int row, int cols)
{
	struct term_cell first = term_cell(t, row, 0), last = term_cell(t, row, cols - 1);

	return strcmp(first.text, last.text) == 0 &&
	       (strcmp(first.text, "─") == 0 || strcmp(first.text, "-") == 0);
}

enum { MOST_BELOW = 5 }; /* rows: the lower rule, three on an answer, and the footer */

/* Between the lower rule and the footer stand, where there is room, what can be done with a
 * remedy, or what there is to say of the answer that is marked in a list. */
bool find_frame(struct term *t, int *top, int *bottom)
{
	int rows, cols;

	term_size(t, &rows, &cols);
	*top = 1;
	*bottom = rows - 2;
	while (*bottom > rows - MOST_BELOW && !is_rule(t, *bottom, cols))
		--*bottom;
	return is_rule(t, *top, cols) && is_rule(t, *bottom, cols) &&
	       *term_line(t, rows - 1) == ' ';
}

static bool has_frame(struct term *t, const void *nothing)
{
	int top, bottom;

	(void)nothing;
	return find_frame(t, &top, &bottom);
}

void expect_frame(struct term *t, const char *what)
{
	int rows, cols;

	term_size(t, &rows, &cols);
	if (rows < 12 || cols < 40 || term_wait(t, has_frame, NULL, TERM_LIMIT))
		return;
	fputs(term_screen(t), stderr);
	fail_msg("%s: the frame is broken at %d rows of %d columns", what, rows, cols);
}

/* --- ending ----------------------------------------------------------------------- */

void expect_ascii(struct term *t)
{
	size_t length;
	const char *bytes = term_bytes(t, &length);

	for (size_t i = 0; i < length; i++)
		if ((unsigned char)bytes[i] >= 0x80)
			fail_msg("byte %zu is 0x%02x: %.20s", i, (unsigned char)bytes[i],
				 bytes + i);
}

void expect_restored(struct term *t)
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

void expect_exit(struct term *t, int want)
{
	int status;

	if (!term_finish(t, &status, TERM_LIMIT))
		fail_msg("it does not end");
	if (!WIFEXITED(status) || WEXITSTATUS(status) != want)
		fail_msg("%s instead of exit %d", how_it_ended(status), want);
	expect_restored(t);
	term_free(t);
}

void expect_killed(struct term *t, int signo)
{
	int status;

	if (!term_finish(t, &status, TERM_LIMIT))
		fail_msg("it does not end");
	if (!WIFSIGNALED(status) || WTERMSIG(status) != signo)
		fail_msg("%s instead of signal %d", how_it_ended(status), signo);
	expect_restored(t);
	term_free(t);
}

void leave(struct term *t)
{
	int status;

	term_signal(t, SIGTERM);
	assert_true(term_finish(t, &status, TERM_LIMIT));
	expect_restored(t);
	term_free(t);
}
