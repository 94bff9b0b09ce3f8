/* photo.c - the text in a picture, read by tesseract(1). */
#include "cmd/photo.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/tr.h"
#include "cmd/cmd.h"

enum {
	TIME_LIMIT = 30 * 1000, /* milliseconds */
	MOST_TEXT = 1 << 20	/* bytes; more is no message */
};

extern char **environ;

/* How a try went. */
enum outcome { READ, NOT_THERE, REFUSED, TOO_SLOW };

static long long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

/* Starts tesseract, its output going into `out`, and nothing else to or from it. */
static int start(const char *file, const char *language, int out, pid_t *pid)
{
	const char *argv[] = {"tesseract", file, "stdout", language ? "-l" : NULL,
			      language,	   NULL};
	posix_spawn_file_actions_t actions;
	int error;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY,
					 0);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY,
					 0);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	error = posix_spawnp(pid, argv[0], &actions, NULL, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	return error;
}

/* Reads to the end of the output; false where that takes too long or is too much. */
static bool read_output(int in, struct buf *text, long long deadline)
{
	long long left;
	struct pollfd ready = {.fd = in, .events = POLLIN};
	char piece[4096];
	ssize_t n;

	while ((left = deadline - now_ms()) > 0 && text->length < MOST_TEXT) {
		if (poll(&ready, 1, (int)left) <= 0)
			continue;
		n = read(in, piece, sizeof piece);
		if (n <= 0)
			return n == 0;
		buf_add_bytes(text, piece, (size_t)n);
	}
	return false;
}

/* Waits for the end of the program; false where that takes too long. */
static bool wait_for_end(pid_t pid, int *status, long long deadline)
{
	static const struct timespec a_while = {.tv_nsec = 5 * 1000 * 1000};
	pid_t ended;

	while ((ended = waitpid(pid, status, WNOHANG)) == 0 && now_ms() < deadline)
		nanosleep(&a_while, NULL);
	return ended == pid;
}

static enum outcome try_to_read(const char *file, const char *language, struct buf *text,
				long long deadline)
{
	int ends[2], status = 0, error;
	bool whole;
	pid_t pid;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return REFUSED;
	error = start(file, language, ends[1], &pid);
	close(ends[1]);
	if (error) {
		close(ends[0]);
		return error == ENOENT ? NOT_THERE : REFUSED;
	}
	whole = read_output(ends[0], text, deadline) &&
		wait_for_end(pid, &status, deadline);
	close(ends[0]);
	if (!whole) {
		kill(pid, SIGKILL);
		while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
			;
		return TOO_SLOW;
	}
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? READ : REFUSED;
}

static bool is_file(const char *file)
{
	struct stat st;

	if (stat(file, &st) == 0 && !S_ISREG(st.st_mode))
		errno = S_ISDIR(st.st_mode) ? EISDIR : EINVAL;
	else if (access(file, R_OK) == 0)
		return true;
	cmd_complain("%s: %s", file, strerror(errno));
	return false;
}

static enum status say(enum outcome outcome, const char *file)
{
	switch (outcome) {
	case READ:
		return STATUS_DONE;
	case NOT_THERE:
		cmd_complain(
			"%s",
			_("to read a picture, tesseract must be installed; on Debian: "
			  "apt install tesseract-ocr tesseract-ocr-ind"));
		break;
	case REFUSED:
		cmd_complain(_("tesseract cannot read '%s'"), file);
		break;
	case TOO_SLOW:
		cmd_complain(_("tesseract takes too long to read '%s'"), file);
		break;
	}
	return STATUS_FAILED;
}

enum status photo_read(const char *file, struct buf *text)
{
	/* With the languages of the messages, if they are installed; else with its own. */
	static const char *const languages[] = {"ind+eng", "ind", NULL};
	long long deadline = now_ms() + TIME_LIMIT;
	struct buf path = {0};
	enum outcome outcome = REFUSED;

	if (!is_file(file))
		return STATUS_BAD_DATA;
	/* So that no name is taken for an option, or for "stdin". */
	buf_add_format(&path, "%s%s", *file == '/' ? "" : "./", file);
	for (size_t i = 0; i < 3 && outcome == REFUSED; i++) {
		buf_clear(text);
		outcome = try_to_read(path.s, languages[i], text, deadline);
	}
	buf_release(&path);
	return say(outcome, file);
}
