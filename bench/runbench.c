/* runbench.c - times whole processes: each command in turn, as often as asked for.
 *
 * usage: runbench [-n RUNS] -- COMMAND... [-- COMMAND...]...
 *
 * Prints for each command (counted from 1) the medians: ms, from just before its start
 * to its end; cpu_ms; rss_kib, the most memory it held. Standard output of the commands
 * is thrown away. Fails where a command does. The figure of memory is never under that
 * of this program, which the kernel counts in at the start: about 1 MiB. */
#include "series.h"

#include <err.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct figures {
	struct series ms, cpu, rss;
};

static _Noreturn void become(char **command)
{
	int null = open("/dev/null", O_WRONLY);

	dup2(null, STDOUT_FILENO);
	execvp(command[0], command);
	err(127, "%s", command[0]);
}

static void run(char **command, struct figures *f)
{
	double start = clock_ms();
	struct rusage usage;
	int status;
	pid_t pid = fork();

	if (pid < 0)
		err(1, "fork");
	if (pid == 0)
		become(command);
	if (wait4(pid, &status, 0, &usage) != pid)
		err(1, "wait4");
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
		errx(1, "%s failed (wait status 0x%x)", command[0], (unsigned)status);
	series_add(&f->ms, clock_ms() - start);
	series_add(&f->cpu, usage_ms(&usage));
	series_add(&f->rss, (double)usage.ru_maxrss);
}

static void report(size_t command, struct figures *f)
{
	print_median(command, "ms", &f->ms);
	print_median(command, "cpu_ms", &f->cpu);
	print_median(command, "rss_kib", &f->rss);
	series_release(&f->ms);
	series_release(&f->cpu);
	series_release(&f->rss);
}

int main(int argc, char **argv)
{
	static struct figures figures[MAX_COMMANDS];
	char **commands[MAX_COMMANDS];
	size_t count = cut_commands(&argc, argv, commands);
	int runs = 5, option;

	while ((option = getopt(argc, argv, "n:")) != -1) {
		if (option != 'n' || (runs = atoi(optarg)) < 1)
			errx(2, "usage: runbench [-n RUNS] -- COMMAND... [-- "
				"COMMAND...]...");
	}
	for (int i = 0; i < runs; i++)
		for (size_t c = 0; c < count; c++)
			run(commands[c], &figures[c]);
	for (size_t c = 0; c < count; c++)
		report(c + 1, &figures[c]);
	return EXIT_SUCCESS;
}
