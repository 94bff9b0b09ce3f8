/* golden.c - see golden.h. */
#include "golden.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Takes a line off the text; returns its length. */
static int next_line(const char **text, const char **line)
{
	size_t length = strcspn(*text, "\n");

	*line = *text;
	*text += length + ((*text)[length] == '\n');
	return (int)length;
}

void golden_print_difference(const char *expected, const char *now)
{
	const char *a, *b;

	while (*expected || *now) {
		int of_a = next_line(&expected, &a), of_b = next_line(&now, &b);

		if (of_a != of_b || strncmp(a, b, (size_t)of_a) != 0)
			fprintf(stderr, "- %.*s\n+ %.*s\n", of_a, a, of_b, b);
	}
}

/* What is to be written into the golden files, when the second run has shown it too. */
struct candidate {
	struct candidate *next;
	char *path, *text;
};

static struct candidate *candidates;

bool golden_is_made_anew(void)
{
	const char *update = getenv("TUNTUN_UPDATE");

	return update && *update;
}

void golden_make_anew(const char *path, const char *text)
{
	struct candidate *c = candidates;

	while (c && strcmp(c->path, path) != 0)
		c = c->next;
	if (c && strcmp(c->text, text) != 0) {
		fprintf(stderr, "%s: once (-), and another time (+)\n", path);
		golden_print_difference(c->text, text);
		fail();
	}
	if (c)
		return;
	c = malloc(sizeof *c);
	if (!c)
		err(1, "%s", path);
	*c = (struct candidate){candidates, strdup(path), strdup(text)};
	candidates = c;
}

static void write_whole(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	if (!f || fputs(text, f) < 0 || fclose(f) != 0)
		err(1, "%s", path);
}

static void finish_candidates(bool write)
{
	while (candidates) {
		struct candidate *first = candidates;

		candidates = first->next;
		if (write)
			write_whole(first->path, first->text);
		free(first->path);
		free(first->text);
		free(first);
	}
}

int golden_run(const char *name, const struct CMUnitTest *tests, size_t count)
{
	int failed;

	cmocka_set_test_filter(getenv("TUNTUN_CASES"));
	failed = _cmocka_run_group_tests(name, tests, count, NULL, NULL);

	if (!failed && golden_is_made_anew())
		failed = _cmocka_run_group_tests(name, tests, count, NULL, NULL);
	finish_candidates(!failed);
	return failed;
}
