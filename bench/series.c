/* series.c - see series.h. */
#include "series.h"

#include <err.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void series_add(struct series *s, double value)
{
	if (s->count == s->capacity) {
		s->capacity = s->capacity * 2 + 16;
		s->values = realloc(s->values, s->capacity * sizeof *s->values);
		if (!s->values)
			err(1, "bench");
	}
	s->values[s->count++] = value;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double series_median(struct series *s)
{
	if (s->count == 0)
		return 0;
	qsort(s->values, s->count, sizeof *s->values, compare);
	return (s->values[(s->count - 1) / 2] + s->values[s->count / 2]) / 2;
}

void series_release(struct series *s)
{
	free(s->values);
	memset(s, 0, sizeof *s);
}

double clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double timeval_ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

double usage_ms(const struct rusage *usage)
{
	return timeval_ms(usage->ru_utime) + timeval_ms(usage->ru_stime);
}

size_t cut_commands(int *argc, char **argv, char **commands[MAX_COMMANDS])
{
	int end = *argc;
	size_t count = 0;

	for (int i = 1; i < end; i++) {
		if (strcmp(argv[i], "--") != 0)
			continue;
		argv[i] = NULL;
		if (i + 1 == end || count == MAX_COMMANDS)
			errx(2, "up to %d commands, each after a --", MAX_COMMANDS);
		if (count == 0)
			*argc = i;
		commands[count++] = argv + i + 1;
	}
	return count;
}

void print_median(size_t command, const char *name, struct series *s)
{
	if (s->count)
		printf("%zu\t%s\t%.3f\n", command, name, series_median(s));
}
