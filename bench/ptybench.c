/* ptybench.c - measures programs on a terminal from outside, each in turn, as often as
 * asked for: what a user sees and what the line carries.
 *
 * usage: ptybench [-n RUNS] [-u RUNS] [-k KEYS] [-x KEYS] [-s ROWSxCOLS] [-q MS]
 *                 [-N SESSIONS] -- COMMAND... [-- COMMAND...]...
 *   -n RUNS      how often each is started and measured (15)
 *   -u RUNS      how often before that, not measured (1)
 *   -k KEYS      keys to press, one at a time, and to time: v is Down, ^ is Up, any
 *                other character is itself
 *   -x KEYS      keys that end it (q); one that goes on is hung up on
 *   -s ROWSxCOLS size of the terminal (24x80)
 *   -q MS        a picture is complete after MS without a byte (30)
 *   -N SESSIONS  only: opens so many at once and adds their memory up
 *
 * Prints for each command (counted from 1) the medians: paint_ms, from just before its
 * start to the last byte of the first picture; paint_bytes; key_ms, from just before a
 * key is written to the last byte that it brings; key_bytes; rss_kib, the most memory it
 * held; cpu_ms. With -N pss_kib, the memory of a session, shared pages shared out. */
#include "series.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FIRST_BYTE = 120000, KEY_BYTE = 1000, LEAVE = 2000 }; /* longest waits, in ms */

struct session {
	pid_t pid;
	int fd;			/* -1: the program has closed the terminal */
	double asked;		/* when what is timed began */
	double last;		/* when the last byte came */
	double bytes;		/* since then */
};

struct figures {
	struct series paint_ms, paint_bytes, key_ms, key_bytes, rss, cpu, pss;
};

static struct settings {
	int runs, unmeasured, still, sessions;
	const char *keys, *leave;
	struct winsize size;
} settings = {15, 1, 30, 0, "", "q", {.ws_row = 24, .ws_col = 80}};

/* --- one session ------------------------------------------------------------------ */

static void session_open(struct session *s, char **command)
{
	s->bytes = 0;
	s->asked = clock_ms();
	s->pid = forkpty(&s->fd, NULL, NULL, &settings.size);
	if (s->pid < 0)
		err(1, "forkpty");
	if (s->pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		unsetenv("LINES");
		unsetenv("COLUMNS");
		execvp(command[0], command);
		err(127, "%s", command[0]);
	}
	fcntl(s->fd, F_SETFD, FD_CLOEXEC);
	fcntl(s->fd, F_SETFL, O_NONBLOCK);
}

static void session_close_terminal(struct session *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}

/* Waits up to `limit` milliseconds for bytes and takes them; false where none came. */
static bool take(struct session *s, double limit)
{
	struct pollfd from = {s->fd, POLLIN, 0};
	char bytes[65536];
	ssize_t n;

	if (s->fd < 0 || poll(&from, 1, limit > 0 ? (int)limit + 1 : 0) <= 0)
		return false;
	n = read(s->fd, bytes, sizeof bytes);
	if (n > 0) {
		s->last = clock_ms();
		s->bytes += (double)n;
		return true;
	}
	if (n == 0 || (errno != EAGAIN && errno != EINTR))
		session_close_terminal(s);
	return s->fd >= 0;
}

/* Takes in all that comes, until nothing more does. */
static void settle(struct session *s, int first)
{
	if (take(s, first))
		while (take(s, settings.still))
			continue;
}

static void press(struct session *s, char key)
{
	const char *bytes = key == 'v' ? "\033OB" : key == '^' ? "\033OA" : &key;
	size_t length = bytes == &key ? 1 : 3;

	s->bytes = 0;
	s->asked = clock_ms();
	if (s->fd >= 0 && write(s->fd, bytes, length) != (ssize_t)length)
		session_close_terminal(s);
}

/* Ends the program, with keys if that does, and stores what it used. */
static void session_close(struct session *s, struct rusage *usage)
{
	double until = clock_ms() + LEAVE;
	int status;

	for (const char *key = settings.leave; *key && s->fd >= 0; key++)
		press(s, *key);
	while (s->fd >= 0 && clock_ms() < until)
		take(s, until - clock_ms());
	session_close_terminal(s);
	if (clock_ms() >= until)
		kill(s->pid, SIGHUP);
	if (wait4(s->pid, &status, 0, usage) != s->pid)
		err(1, "wait4");
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		exit(1); /* there is no such program: it has said so */
}

/* --- measuring -------------------------------------------------------------------- */

static void measure(char **command, struct figures *f)
{
	struct session s;
	struct rusage usage;

	session_open(&s, command);
	settle(&s, FIRST_BYTE);
	if (s.fd < 0)
		errx(1, "%s has ended before a key was pressed", command[0]);
	series_add(&f->paint_ms, s.last - s.asked);
	series_add(&f->paint_bytes, s.bytes);
	for (const char *key = settings.keys; *key; key++) {
		press(&s, *key);
		settle(&s, KEY_BYTE);
		if (!s.bytes)
			continue;
		series_add(&f->key_ms, s.last - s.asked);
		series_add(&f->key_bytes, s.bytes);
	}
	session_close(&s, &usage);
	series_add(&f->rss, (double)usage.ru_maxrss);
	series_add(&f->cpu, usage_ms(&usage));
}

static double pss_kib(pid_t pid)
{
	char path[64], line[256];
	double kib = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/smaps_rollup", (int)pid);
	f = fopen(path, "r");
	if (!f)
		err(1, "%s", path);
	while (kib == 0 && fgets(line, sizeof line, f))
		sscanf(line, "Pss: %lf", &kib);
	fclose(f);
	return kib;
}

static void measure_many(char **command, struct figures *f)
{
	size_t n = (size_t)settings.sessions;
	struct session *all = calloc(n, sizeof *all);
	struct rusage usage;
	double sum = 0;

	if (!all)
		err(1, "ptybench");
	for (size_t i = 0; i < n; i++)
		session_open(&all[i], command);
	for (size_t i = 0; i < n; i++)
		settle(&all[i], FIRST_BYTE);
	for (size_t i = 0; i < n; i++)
		sum += pss_kib(all[i].pid);
	for (size_t i = 0; i < n; i++)
		session_close(&all[i], &usage);
	free(all);
	series_add(&f->pss, sum / (double)n);
}

static void report(size_t command, struct figures *f)
{
	print_median(command, "paint_ms", &f->paint_ms);
	print_median(command, "paint_bytes", &f->paint_bytes);
	print_median(command, "key_ms", &f->key_ms);
	print_median(command, "key_bytes", &f->key_bytes);
	print_median(command, "rss_kib", &f->rss);
	print_median(command, "cpu_ms", &f->cpu);
	print_median(command, "pss_kib", &f->pss);
}

static void forget(struct figures *f)
{
	series_release(&f->paint_ms);
	series_release(&f->paint_bytes);
	series_release(&f->key_ms);
	series_release(&f->key_bytes);
	series_release(&f->rss);
	series_release(&f->cpu);
	series_release(&f->pss);
}

/* --- options ---------------------------------------------------------------------- */

static int number(const char *text)
{
	char *end;
	long n = strtol(text, &end, 10);

	if (*end || n < 0 || n > 1000000)
		errx(2, "%s: not a number that makes sense", text);
	return (int)n;
}

static void read_options(int argc, char **argv)
{
	int option;

	while ((option = getopt(argc, argv, "n:u:k:x:s:q:N:")) != -1)
		switch (option) {
		case 'n':
			settings.runs = number(optarg);
			break;
		case 'u':
			settings.unmeasured = number(optarg);
			break;
		case 'k':
			settings.keys = optarg;
			break;
		case 'x':
			settings.leave = optarg;
			break;
		case 's':
			if (sscanf(optarg, "%4hux%4hu", &settings.size.ws_row,
				   &settings.size.ws_col) != 2)
				errx(2, "%s: not a size like 24x80", optarg);
			break;
		case 'q':
			settings.still = number(optarg);
			break;
		case 'N':
			settings.sessions = number(optarg);
			break;
		default:
			errx(2, "see the first lines of ptybench.c");
		}
}

int main(int argc, char **argv)
{
	static struct figures figures[MAX_COMMANDS];
	char **commands[MAX_COMMANDS];
	size_t count = cut_commands(&argc, argv, commands);

	read_options(argc, argv);
	signal(SIGPIPE, SIG_IGN);
	for (size_t c = 0; c < count && settings.sessions; c++)
		measure_many(commands[c], &figures[c]);
	for (int i = -settings.unmeasured; i < settings.runs && !settings.sessions; i++)
		for (size_t c = 0; c < count; c++) {
			if (i == 0)
				forget(&figures[c]);
			measure(commands[c], &figures[c]);
		}
	for (size_t c = 0; c < count; c++) {
		report(c + 1, &figures[c]);
		forget(&figures[c]);
	}
	return EXIT_SUCCESS;
}
