/* tour.c - see tour.h. */
#include "tour.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"

static void *grow(void *items, size_t count, size_t size)
{
	void *more = count & (count - 1) ? items
					 : realloc(items, (count ? count * 2 : 1) * size);

	if (!more)
		err(1, "tour");
	return more;
}

static char *copy(const char *text)
{
	char *mine = strdup(text);

	if (!mine)
		err(1, "tour");
	return mine;
}

/* Reads the steps of a path code: what follows each `=`. */
static void read_steps(struct tour_path *p)
{
	char *code = copy(p->code), *rest = strchr(code, ':');

	if (!rest)
		errx(1, "not a path code: %s", code);
	rest++;
	for (char *word = strtok(rest, ","); word; word = strtok(NULL, ",")) {
		char *id = strchr(word, '=');

		if (!id)
			errx(1, "not a path code: %s", p->code);
		p->steps = grow(p->steps, p->count, sizeof *p->steps);
		p->steps[p->count++] = (struct tour_step){.id = copy(id + 1)};
	}
	free(code);
}

static void read_path(struct tour *t, char *line)
{
	char *tab = strchr(line, '\t');
	struct tour_path *p;

	if (!tab)
		errx(1, "not a path and a remedy: %s", line);
	*tab = '\0';
	t->paths = grow(t->paths, t->count, sizeof *t->paths);
	p = &t->paths[t->count++];
	*p = (struct tour_path){.code = copy(line), .remedy = copy(tab + 1)};
	read_steps(p);
}

static int by_code(const void *a, const void *b)
{
	return strcmp(((const struct tour_path *)a)->code,
		      ((const struct tour_path *)b)->code);
}

/* A path that has the same beginning is never after one that has not: sorted by their
 * codes, all that share a beginning stand together. */
static void put_in_order(struct tour *t)
{
	qsort(t->paths, t->count, sizeof *t->paths, by_code);
	for (size_t i = 1; i < t->count; i++) {
		const struct tour_path *before = &t->paths[i - 1];
		struct tour_path *p = &t->paths[i];

		while (p->shared < p->count && p->shared < before->count &&
		       strcmp(p->steps[p->shared].id, before->steps[p->shared].id) == 0)
			p->shared++;
	}
}

struct tour *tour_new(const char *tree)
{
	struct tour *t = calloc(1, sizeof *t);
	char options[4200], *line = NULL;
	size_t size = 0;
	FILE *list;
	int status;

	if (!t)
		err(1, "tour");
	snprintf(options, sizeof options, "check --paths '%s'", tree);
	list = program_open(options, "");
	while (getline(&line, &size, list) > 0) {
		line[strcspn(line, "\n")] = '\0';
		read_path(t, line);
	}
	free(line);
	status = program_close(list);
	if (status != 0 || t->count == 0)
		errx(1, "tuntun %s: exit status %d, %zu paths", options, status,
		     t->count);
	put_in_order(t);
	return t;
}

void tour_free(struct tour *t)
{
	for (size_t i = 0; i < t->count; i++) {
		struct tour_path *p = &t->paths[i];

		for (size_t s = 0; s < p->count; s++) {
			free(p->steps[s].id);
			free(p->steps[s].words);
		}
		free(p->steps);
		free(p->code);
		free(p->remedy);
		free(p->title);
	}
	free(t->paths);
	free(t->ask);
	free(t);
}

char *tour_script(const struct tour *t, int numbers)
{
	char *script = NULL;
	size_t length = 0, from = 0;
	FILE *out = open_memstream(&script, &length);

	if (!out)
		err(1, "tour");
	for (size_t i = 0; i < t->count; i++) {
		const struct tour_path *p = &t->paths[i];

		for (; from > p->shared; from--)
			fputs("<\n", out);
		for (; from < p->count; from++)
			if (numbers)
				fprintf(out, "%s\n", p->steps[from].number);
			else
				fprintf(out, "%s\n", p->steps[from].id);
	}
	fclose(out);
	return script;
}
