/* series.h - what the instruments share: the clock, measured values, and the commands
 * to compare. Included by bench/ only. */
#ifndef TUNTUN_BENCH_SERIES_H
#define TUNTUN_BENCH_SERIES_H

#include <stddef.h>
#include <sys/resource.h>

enum { MAX_COMMANDS = 8 };

/* Values measured, in any unit; all zeroes is an empty series. */
struct series {
	double *values;
	size_t count, capacity;
};

void series_add(struct series *s, double value);
double series_median(struct series *s);	/* 0 where nothing was measured */
void series_release(struct series *s);

/* Milliseconds since some moment. */
double clock_ms(void);

/* User and system time in milliseconds. */
double usage_ms(const struct rusage *usage);

/* Cuts the commands off from the options before them: each begins after a "--" and goes
 * up to the next one, which becomes NULL. `argc` becomes the number of words before the
 * first. Returns how many commands there are. */
size_t cut_commands(int *argc, char **argv, char **commands[MAX_COMMANDS]);

/* Prints "COMMAND<tab>NAME<tab>MEDIAN"; commands count from 1. */
void print_median(size_t command, const char *name, struct series *s);

#endif
