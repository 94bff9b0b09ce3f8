/* test_scripts.c - runs the cases of scripts/: keys in, and what must be seen then.
 *
 * HACKING has the verbs of a script. Each case is a test of its own. Before a line is done,
 * the program has read and painted everything, and waits for a key; so a script has no time
 * in it. Where a case fails, its line and the screen are printed. Arguments are the scripts
 * to run instead of all. */
#include "terminal.h"

#include <ctype.h>
#include <err.h>
#include <glob.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "../golden.h"
#include "expect.h"
#include "program.h"

enum { MAX_CASES = 512, TEXT_SIZE = 4096, LINE_SIZE = 2 * TEXT_SIZE };

/* A case: what stands between its line "case NAME" and the next one. */
struct script_case {
	const char *file, *name, *text;
	const char *names; /* the lines "let" of its file */
	int first_line;
};

static struct script_case cases[MAX_CASES];
static size_t case_count;

/* A case that is run, and how far it has come. */
struct run {
	const struct script_case *of;
	int line;	      /* the one that is done */
	char said[LINE_SIZE]; /* its text */
	char *text, *rest;    /* all lines, and those after it */
	bool passed;
	struct term *t;	 /* NULL: no program runs */
	bool is_waiting; /* for a key, and nothing was sent since */
	int rows, cols;
	char env[TEXT_SIZE], folder[TEXT_SIZE / 2];
	char *remembered; /* a picture */
};

/* --- words of a line --------------------------------------------------------------- */

/* Takes a text in quotes off the rest of a line, with \" \\ \e \n \r \t in it; false where there
 * is none. */
static bool next_text(char **rest, char out[TEXT_SIZE])
{
	static const char from[] = "enrt", to[] = "\033\n\r\t";
	char *at = *rest + strspn(*rest, " "), *end = out;

	if (!*at)
		return false;
	if (*at++ != '"')
		fail_msg("a text stands in quotes, not: %s", at - 1);
	for (; *at && *at != '"' && end < out + TEXT_SIZE - 1; at++) {
		if (*at == '\\' && at[1]) {
			const char *known = strchr(from, *++at);

			*end++ = known ? to[known - from] : *at;
		} else {
			*end++ = *at;
		}
	}
	if (*at != '"')
		fail_msg("the text has no end");
	*end = '\0';
	*rest = at + 1;
	return true;
}

static void need_text(char **rest, char out[TEXT_SIZE])
{
	if (!next_text(rest, out))
		fail_msg("a text in quotes is missing");
}

static int next_number(char **rest)
{
	char *end;
	long n = strtol(*rest, &end, 10);

	if (end == *rest)
		fail_msg("a number is missing");
	*rest = end;
	return (int)n;
}

static int signal_named(const char *name)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = {{"HUP", SIGHUP},	  {"INT", SIGINT},   {"QUIT", SIGQUIT},
		       {"TERM", SIGTERM}, {"CONT", SIGCONT}, {"TSTP", SIGTSTP}};

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		if (strcmp(signals[i].name, name) == 0)
			return signals[i].number;
	fail_msg("no signal is called %s", name);
	return 0;
}

/* Where a text stands on the screen; ends the test where it does not. */
static void find(struct run *r, const char *text, int *row, int *col)
{
	const char *line, *at = NULL;
	int rows, cols;

	term_size(r->t, &rows, &cols);
	for (*row = 0; *row < rows && !at; ++*row) {
		line = term_line(r->t, *row);
		at = strstr(line, text);
	}
	if (!at)
		fail_msg("'%s' is not seen", text);
	--*row;
	*col = 1;
	for (; at > line; at--)
		*col += (at[-1] & 0xC0) != 0x80; /* no wide characters before it */
}

/* --- the verbs --------------------------------------------------------------------- */

static void do_size(struct run *r, char *rest)
{
	r->rows = next_number(&rest);
	r->cols = next_number(&rest);
	if (!r->t)
		return;
	/* Another size is a signal, which nobody sees arrive; a key comes after it. */
	term_resize(r->t, r->rows, r->cols);
	term_keys(r->t, "<C-l>");
}

static void do_env(struct run *r, char *rest)
{
	size_t used = strlen(r->env);

	snprintf(r->env + used, sizeof r->env - used, "%s ", rest);
}

/* The lines that begin with a tab are what the file holds. */
static void do_file(struct run *r, char *rest)
{
	char path[TEXT_SIZE], *text = calloc(1, strlen(r->rest) + 1), *to = text;

	while (*r->rest == '\t') {
		char *line = strsep(&r->rest, "\n") + 1;

		to += sprintf(to, "%s\n", line);
		r->line++;
	}
	snprintf(path, sizeof path, "%s/%s", r->folder, rest);
	write_file(path, text);
	chmod(path, strncmp(rest, "bin/", 4) == 0 ? 0700 : 0600);
	free(text);
}

static void do_start(struct run *r, char *rest)
{
	if (r->t)
		fail_msg("the program has not ended yet");
	r->t = start_program(NULL, r->rows, r->cols, r->env, rest);
}

static void do_keys(struct run *r, char *rest)
{
	term_keys(r->t, rest);
}

static void do_send(struct run *r, char *rest)
{
	char text[TEXT_SIZE];

	need_text(&rest, text);
	term_send_bytes(r->t, text, strlen(text));
}

static void do_paste(struct run *r, char *rest)
{
	char text[TEXT_SIZE];

	need_text(&rest, text);
	term_paste(r->t, text);
}

static void press_mouse(struct run *r, int button, char *rest)
{
	char text[TEXT_SIZE];
	int row, col;

	need_text(&rest, text);
	find(r, text, &row, &col);
	term_mouse(r->t, button, row, col);
}

static void do_click(struct run *r, char *rest)
{
	press_mouse(r, 1, rest);
}

static void do_wheel(struct run *r, char *rest)
{
	bool up = strncmp(rest, "up ", 3) == 0;

	if (!up && strncmp(rest, "down ", 5) != 0)
		fail_msg("the wheel turns up or down");
	press_mouse(r, up ? 4 : 5, rest + strcspn(rest, " "));
}

static void do_signal(struct run *r, char *rest)
{
	term_signal(r->t, signal_named(rest));
}

static void do_see(struct run *r, char *rest)
{
	char text[TEXT_SIZE];

	need_text(&rest, text);
	do {
		if (!strstr(term_screen(r->t), text))
			fail_msg("'%s' is not seen", text);
	} while (next_text(&rest, text));
}

static void do_not(struct run *r, char *rest)
{
	char text[TEXT_SIZE];

	need_text(&rest, text);
	do {
		if (strstr(term_screen(r->t), text))
			fail_msg("'%s' is seen", text);
	} while (next_text(&rest, text));
}

static void do_await(struct run *r, char *rest)
{
	char text[TEXT_SIZE];

	need_text(&rest, text);
	expect_seen(r->t, text);
}

static void do_row(struct run *r, char *rest)
{
	char text[TEXT_SIZE];
	int row = next_number(&rest), rows, cols;

	need_text(&rest, text);
	term_size(r->t, &rows, &cols);
	row = row < 0 ? rows + row : row - 1;
	if (row < 0 || row >= rows)
		fail_msg("there is no such row");
	if (!strstr(term_line(r->t, row), text))
		fail_msg("row %d has no '%s'", row + 1, text);
}

/* Does the cursor stand right behind the text? In a row without wide characters. */
static bool is_behind(const char *line, const char *text, int col)
{
	const char *at = strstr(line, text);
	int columns = 0;

	if (!at)
		return false;
	for (at += strlen(text); at > line; at--)
		columns += (at[-1] & 0xC0) != 0x80;
	return columns == col;
}

static void do_cursor(struct run *r, char *rest)
{
	char text[TEXT_SIZE], *where = strsep(&rest, " ");
	bool after = strcmp(where, "after") == 0;
	const char *line;
	int row, col;

	if (!rest || (!after && strcmp(where, "on") != 0))
		fail_msg("the cursor is on a text or after it");
	need_text(&rest, text);
	term_cursor(r->t, &row, &col);
	line = term_line(r->t, row);
	if (!term_modes(r->t).cursor)
		fail_msg("the cursor is hidden");
	if (after ? !is_behind(line, text, col) : !strstr(line, text))
		fail_msg("the cursor is in row %d, column %d", row + 1, col + 1);
}

static void do_remember(struct run *r, char *rest)
{
	(void)rest;
	free(r->remembered);
	r->remembered = picture(r->t);
}

static void do_same(struct run *r, char *rest)
{
	char *now = picture(r->t);
	bool same = r->remembered && strcmp(r->remembered, now) == 0;

	(void)rest;
	if (!same && r->remembered)
		golden_print_difference(r->remembered, now);
	free(now);
	if (!same)
		fail_msg("the screen is not the one that was remembered");
}

static void do_ascii(struct run *r, char *rest)
{
	(void)rest;
	expect_ascii(r->t);
}

static void do_holds(struct run *r, char *rest)
{
	char path[TEXT_SIZE], text[TEXT_SIZE], *name = strsep(&rest, " ");

	if (!rest)
		fail_msg("a text in quotes is missing");
	snprintf(path, sizeof path, "%s/%s", r->folder, name);
	while (next_text(&rest, text))
		if (!strstr(read_file(path), text))
			fail_msg("%s has no '%s', but:\n%s", name, text, read_file(path));
}

static void do_ends(struct run *r, char *rest)
{
	struct term *t = r->t;

	expect_exit(t, next_number(&rest));
	r->t = NULL;
}

static const struct verb {
	const char *name;
	void (*act)(struct run *r, char *rest);
	bool needs_program;
	bool now;   /* without waiting until the program waits for a key */
	bool sends; /* something that the program may answer */
} verbs[] = {
	{"size", do_size, .sends = true},
	{"env", do_env},
	{"file", do_file},
	{"start", do_start, .sends = true},
	{"keys", do_keys, .needs_program = true, .sends = true},
	{"send", do_send, .needs_program = true, .sends = true},
	{"paste", do_paste, .needs_program = true, .sends = true},
	{"click", do_click, .needs_program = true, .sends = true},
	{"wheel", do_wheel, .needs_program = true, .sends = true},
	{"signal", do_signal, .needs_program = true, .sends = true},
	{"await", do_await, .needs_program = true, .now = true, .sends = true},
	{"see", do_see, .needs_program = true},
	{"not", do_not, .needs_program = true},
	{"row", do_row, .needs_program = true},
	{"cursor", do_cursor, .needs_program = true},
	{"remember", do_remember, .needs_program = true},
	{"same", do_same, .needs_program = true},
	{"ascii", do_ascii, .needs_program = true},
	{"holds", do_holds},
	{"ends", do_ends, .needs_program = true, .now = true},
};

/* --- running a case ---------------------------------------------------------------- */

/* The value of $NAME, where a line begins with it; stores how long the name is. */
static const char *value_of(struct run *r, const char *name, size_t *length)
{
	static char value[TEXT_SIZE];

	*length = strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");
	if (*length == strlen("FOLDER") && strncmp(name, "FOLDER", *length) == 0)
		return r->folder;
	for (const char *let = r->of->names; (let = strstr(let, "let ")); let++) {
		if (strncmp(let + 4, name, *length) == 0 && let[4 + *length] == ' ') {
			let += 4 + *length + 1;
			snprintf(value, sizeof value, "%.*s", (int)strcspn(let, "\n"),
				 let);
			return value;
		}
	}
	fail_msg("nothing is called $%.*s", (int)*length, name);
	return "";
}

/* Takes a line, with a value for each $NAME, which may have names in it again. */
static void expand(struct run *r, const char *line)
{
	char rest[LINE_SIZE];
	const char *value;
	size_t length;
	char *at = r->said;

	snprintf(r->said, sizeof r->said, "%s", line);
	while ((at = strchr(at, '$'))) {
		if (!isupper((unsigned char)at[1])) {
			at++;
			continue;
		}
		value = value_of(r, at + 1, &length);
		snprintf(rest, sizeof rest, "%s", at + 1 + length);
		snprintf(at, sizeof r->said - (size_t)(at - r->said), "%s%s", value,
			 rest);
	}
}

static void do_line(struct run *r)
{
	char line[LINE_SIZE], *rest = line, *word;
	const struct verb *verb = verbs, *end = verbs + sizeof verbs / sizeof *verbs;

	memcpy(line, r->said, sizeof line);
	word = strsep(&rest, " ");
	while (verb < end && strcmp(verb->name, word) != 0)
		verb++;
	if (verb == end)
		fail_msg("no verb is called '%s'", word);
	if (verb->needs_program && !r->t)
		fail_msg("no program was started");
	if (r->t && !verb->now && !r->is_waiting && !term_wait_asleep(r->t))
		fail_msg("the program does not wait for a key");
	r->is_waiting = !verb->sends;
	verb->act(r, rest ? rest : line + strlen(line));
}

static int begin_case(void **state)
{
	struct run *r = calloc(1, sizeof *r);

	r->of = *state;
	r->text = r->rest = strdup(r->of->text);
	r->line = r->of->first_line;
	r->rows = 24;
	r->cols = 80;
	snprintf(r->folder, sizeof r->folder, "%s", scratch_folder());
	*state = r;
	return 0;
}

static void run_case(void **state)
{
	struct run *r = *state;

	for (char *line; (line = strsep(&r->rest, "\n")); r->line++) {
		snprintf(r->said, sizeof r->said, "%s", line);
		if (!*line || *line == '#')
			continue;
		expand(r, line);
		do_line(r);
	}
	if (r->t)
		leave(r->t);
	r->t = NULL;
	r->passed = true;
}

/* Says where a case has failed, and what was seen then. */
static int end_case(void **state)
{
	struct run *r = *state;

	if (!r->passed) {
		fprintf(stderr, "%s:%d: %s\n", r->of->file, r->line, r->said);
		if (r->t)
			fprintf(stderr, "The screen:\n%s", term_screen(r->t));
	}
	if (r->t)
		term_free(r->t);
	free(r->remembered);
	free(r->text);
	free(r);
	return 0;
}

/* --- reading scripts --------------------------------------------------------------- */

/* Finds the next line "case NAME". */
static char *find_case(char *text)
{
	char *at = strncmp(text, "case ", 5) == 0 ? text : strstr(text, "\ncase ");

	return at && *at == '\n' ? at + 1 : at;
}

static int count_lines(const char *from, const char *to)
{
	int lines = 0;

	while ((from = memchr(from, '\n', (size_t)(to - from)))) {
		lines++;
		from++;
	}
	return lines;
}

/* Cuts a script into its cases; what stands before the first is for all of them. */
static void read_script(const char *path)
{
	char *text = strdup(read_file(path)), *at = find_case(text), *next;
	int line = 1;

	if (!at || at == text)
		errx(1, "%s: says what it is about, and then has cases", path);
	line += count_lines(text, at);
	at[-1] = '\0';
	for (; at; at = next) {
		char *name = at + strlen("case "), *body = strchr(name, '\n');

		if (!body || case_count == MAX_CASES)
			errx(1, "%s: an empty case, or one too many", path);
		next = find_case(body);
		cases[case_count++] = (struct script_case){
			.file = path,
			.name = name,
			.text = body + 1,
			.names = text,
			.first_line = line + 1,
		};
		line += next ? count_lines(at, next) : 0;
		*body = '\0';
		if (next)
			next[-1] = '\0';
	}
}

static void read_all_scripts(void)
{
	glob_t found;

	if (glob(program_source("tests/screen/scripts/*.script"), 0, NULL, &found) != 0)
		errx(1, "there are no scripts");
	for (size_t i = 0; i < found.gl_pathc; i++)
		read_script(strdup(found.gl_pathv[i]));
	globfree(&found);
}

int main(int argc, char *argv[])
{
	static struct CMUnitTest tests[MAX_CASES];

	for (int i = 1; i < argc; i++)
		read_script(argv[i]);
	if (argc == 1)
		read_all_scripts();
	for (size_t i = 0; i < case_count; i++)
		tests[i] = (struct CMUnitTest){cases[i].name, run_case, begin_case,
					       end_case, &cases[i]};
	return golden_run("scripts", tests, case_count);
}
