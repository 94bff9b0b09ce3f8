/* test_keys.c - the keys that `tuntun check` prints for a remedy lead there: they are
 * pressed on a terminal, and the remedy's code stands before the title. */
#include "terminal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "program.h"

enum { ROWS = 24, COLUMNS = 80, TITLE_ROW = 3 };

/* What check prints of one remedy. */
struct printed {
	char code[16];
	unsigned presses;
	char keys[1024]; /* for term_keys() */
};

/* --- what check prints ---------------------------------------------------------------- */

/* Writes the name of a key as term_keys() wants it. */
static void add_key(char *keys, size_t room, const char *name)
{
	size_t length = strlen(keys);

	if (!strcmp(name, "↓"))
		name = "Down";
	snprintf(keys + length, room - length, name[1] ? "<%s>" : "%s", name);
	if (strlen(keys) + 1 == room)
		fail_msg("too many keys: %s", keys);
}

/* Reads "  4B   4  1 4 Enter 2"; false for another line. */
static bool read_printed(char *line, struct printed *p)
{
	unsigned count = 0;
	char *word, *end;

	if (strncmp(line, "  ", 2) != 0)
		return false;
	*p = (struct printed){0};
	word = strtok(line, " \n");
	snprintf(p->code, sizeof p->code, "%s", word);
	p->presses = (unsigned)strtoul(strtok(NULL, " \n"), &end, 10);
	assert_int_equal(*end, '\0');
	while ((word = strtok(NULL, " \n"))) {
		add_key(p->keys, sizeof p->keys, word);
		count++;
	}
	if (count != p->presses)
		fail_msg("%s: %u presses are printed, and %u keys", p->code, p->presses,
			 count);
	return true;
}

static FILE *check(const char *tree, const char *lang)
{
	char options[4200];

	snprintf(options, sizeof options, "check --lang %s '%s' 2>/dev/null", lang, tree);
	return program_open(options, "");
}

/* --- pressing them -------------------------------------------------------------------- */

static bool has_title(struct term *t, const void *what)
{
	(void)what;
	return *term_line(t, TITLE_ROW) != '\0';
}

static bool has_code(struct term *t, const void *what)
{
	char start[32];

	snprintf(start, sizeof start, " %s ", (const char *)what);
	return !strncmp(term_line(t, TITLE_ROW), start, strlen(start));
}

/* After leaving, all that is on the screen is the remedy and the path. */
static void expect_left(struct term *t, const struct printed *p)
{
	const char *left = term_screen(t);
	char start[32];

	left += strspn(left, "\n");
	snprintf(start, sizeof start, "%s  ", p->code);
	if (strncmp(left, start, strlen(start)) != 0)
		fail_msg("%s does not end at %s but at %s", p->keys, p->code, left);
}

static void press(const char *tree, const char *lang, const struct printed *p)
{
	const char *argv[] = {program_path(), "--lang", lang, tree, NULL};
	struct term *t = term_start(ROWS, COLUMNS, NULL, argv);
	int status;

	assert_true(term_wait(t, has_title, NULL, TERM_LIMIT));
	term_keys(t, p->keys);
	if (!term_wait(t, has_code, p->code, TERM_LIMIT))
		fail_msg("%s does not lead to %s but to\n%s", p->keys, p->code,
			 term_screen(t));
	term_keys(t, "q");
	assert_true(term_finish(t, &status, TERM_LIMIT));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	expect_left(t, p);
	term_free(t);
}

/* --- the tests ------------------------------------------------------------------------ */

static void every_remedy_is_reached(const char *file, const char *lang)
{
	char *tree = strdup(program_source(file)), *line = NULL;
	FILE *output = check(tree, lang);
	unsigned remedies = 0, count = 0;
	size_t size = 0;
	struct printed p;

	while (getline(&line, &size, output) > 0)
		if (!remedies) {
			sscanf(line, "%*u %*[^,], %*u %*[^,], %u", &remedies);
			assert_true(remedies > 0);
		} else if (read_printed(line, &p)) {
			press(tree, lang, &p);
			count++;
		}
	assert_int_equal(program_close(output), 0);
	assert_int_equal(count, remedies);
	free(line);
	free(tree);
}

static void keys_lead_to_every_remedy_in_indonesian(void **state)
{
	(void)state;
	every_remedy_is_reached("trees/sinkro-pmm.yaml", "id");
}

static void keys_lead_to_every_remedy_in_english(void **state)
{
	(void)state;
	every_remedy_is_reached("trees/sinkro-pmm.yaml", "en");
}

static void keys_lead_there_by_every_kind_of_list(void **state)
{
	(void)state;
	every_remedy_is_reached("tests/golden/trees/keys.yaml", "en");
	every_remedy_is_reached("tests/golden/trees/mini.yaml", "en");
	every_remedy_is_reached("tests/unit/fork.yaml", "en");
}

/* A person with a message on the screen is six keys away from what to do. */
static void six_keys_lead_to_a_remedy_on_average(void **state)
{
	FILE *output = check(program_source("trees/sinkro-pmm.yaml"), "en");
	unsigned sum = 0, count = 0;
	char *line = NULL, mean[16];
	size_t size = 0;
	struct printed p;

	(void)state;
	while (getline(&line, &size, output) > 0)
		if (read_printed(line, &p)) {
			sum += p.presses;
			count++;
		}
	assert_int_equal(program_close(output), 0);
	assert_true(count > 0);
	assert_true(sum <= 6 * count);
	snprintf(mean, sizeof mean, "%.1f keys", (double)sum / count);
	if (strncmp(line, mean, strlen(mean)) != 0)
		fail_msg("the mean is %s: %s", mean, line);
	free(line);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_lead_to_every_remedy_in_indonesian),
		cmocka_unit_test(keys_lead_to_every_remedy_in_english),
		cmocka_unit_test(keys_lead_there_by_every_kind_of_list),
		cmocka_unit_test(six_keys_lead_to_a_remedy_on_average),
	};

	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("LANGUAGE");
	unsetenv("TUNTUN_LANG");
	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
