/* run.c - other programs: found, started, fed, listened to, and not waited for for ever.
 *
 * The input and the output are files in memory, and no pipes: a program that reads nothing of
 * its input, or that closes it, blocks nobody, and how far it came can be seen. */
#include "share/run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/environment.h"
#include "base/errors.h"
#include "base/tr.h"
#include "base/write.h"

enum {
	MAX_OUTPUT = 1 << 20, /* bytes */
	TICK = 10,	      /* milliseconds between two looks whether it has ended */
	GRACE = 20,	      /* ticks that it has to end by itself when asked to */
	FIRST_OWN = 3	      /* the first descriptor that is not a standard one */
};

/* --- finding -------------------------------------------------------------------------- */

static bool is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

/* Appends where in PATH a program is; returns false where it is not. */
static bool find(const char *name, struct buf *path)
{
	const char *folder = getenv("PATH");
	bool found = false;
	size_t length;

	for (; folder && !found; folder = folder[length] ? folder + length + 1 : NULL) {
		length = strcspn(folder, ":");
		if (*folder != '/')
			continue;
		buf_clear(path);
		buf_add_bytes(path, folder, length);
		buf_add_format(path, "/%s", name);
		found = is_program(path->s);
	}
	return found;
}

bool run_is_installed(const char *name)
{
	struct buf path = {0};
	bool found = find(name, &path);

	buf_release(&path);
	return found;
}

/* --- files ---------------------------------------------------------------------------- */

/* Returns a file without a name that holds these bytes, at its beginning; or -1, with errno
 * set. It is out of the way of the standard ones, some of which may be closed. */
static int open_bytes(const char *bytes, size_t length)
{
	int low = memfd_create("text", MFD_CLOEXEC), fd;

	if (low < 0)
		return -1;
	fd = fcntl(low, F_DUPFD_CLOEXEC, FIRST_OWN);
	close(low);
	if (fd < 0 || (write_fully(fd, bytes, length) && lseek(fd, 0, SEEK_SET) == 0))
		return fd;
	close(fd);
	return -1;
}

/* --- signals --------------------------------------------------------------------------- */

static const int watched[] = {SIGCHLD, SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { WATCHED = sizeof watched / sizeof *watched };

static volatile sig_atomic_t caught;  /* the last of them, while a program runs */
static volatile sig_atomic_t awaited; /* the group of the program that runs; 0 for none */

static void note_signal(int sig)
{
	caught = sig;
}

/* Notes signals that would end us; those of keys belong to a program that has the terminal.
 * Signals that are handled or ignored already stay so, except that SIGCHLD must not be
 * ignored: nobody could tell then how a program ended. */
static void watch_signals(struct sigaction before[WATCHED], enum run_way way)
{
	for (size_t i = 0; i < WATCHED; i++) {
		struct sigaction own = {.sa_handler = note_signal};
		int sig = watched[i];

		if (sig == SIGCHLD)
			own.sa_handler = SIG_DFL;
		else if (way == RUN_ON_TERMINAL && (sig == SIGINT || sig == SIGQUIT))
			own.sa_handler = SIG_IGN;
		sigaction(sig, NULL, &before[i]);
		if (sig == SIGCHLD || before[i].sa_handler == SIG_DFL)
			sigaction(sig, &own, NULL);
	}
}

/* Handles signals as before; one that was noted takes effect now. */
static void unwatch_signals(const struct sigaction before[WATCHED], const struct run *r)
{
	awaited = 0;
	for (size_t i = 0; i < WATCHED; i++)
		sigaction(watched[i], &before[i], NULL);
	if (caught && !(caught == SIGINT && r->waiter))
		raise(caught);
}

void run_kill(void)
{
	if (awaited > 0)
		kill(-awaited, SIGKILL);
}

/* --- starting ------------------------------------------------------------------------- */

/* Gives the program its files 0 to 2, and no other. */
static void add_files(posix_spawn_file_actions_t *files, const struct run *r, int input,
		      int output)
{
	posix_spawn_file_actions_adddup2(files, input, STDIN_FILENO);
	if (r->way != RUN_ON_TERMINAL) {
		for (int fd = STDOUT_FILENO; fd <= STDERR_FILENO; fd++)
			if (r->output && (fd == STDOUT_FILENO || r->errors_too))
				posix_spawn_file_actions_adddup2(files, output, fd);
			else
				posix_spawn_file_actions_addopen(files, fd, "/dev/null",
								 O_RDWR, 0);
		/* A program that stays must keep no disk from being unmounted. */
		if (r->way == RUN_IN_BACKGROUND)
			posix_spawn_file_actions_addchdir_np(files, "/");
	}
	posix_spawn_file_actions_addclosefrom_np(files, FIRST_OWN);
}

/* Starts the program with signals as usual. Returns its process; or -1, with errno set. */
static pid_t start(const struct run *r, const char *program, int input, int output)
{
	short flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
	char **environment = environment_with(r->setting);
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t all, none;
	pid_t pid;
	int error;

	sigfillset(&all);
	sigemptyset(&none);
	posix_spawn_file_actions_init(&files);
	posix_spawnattr_init(&how);
	add_files(&files, r, input, output);
	if (r->way != RUN_ON_TERMINAL)
		flags |= POSIX_SPAWN_SETSID;
	posix_spawnattr_setflags(&how, flags);
	posix_spawnattr_setsigdefault(&how, &all);
	posix_spawnattr_setsigmask(&how, &none);
	error = posix_spawn(&pid, program, &files, &how, (char *const *)r->arguments,
			    environment);
	posix_spawnattr_destroy(&how);
	posix_spawn_file_actions_destroy(&files);
	free(environment);
	errno = error;
	return error ? -1 : pid;
}

/* --- watching ------------------------------------------------------------------------- */

/* Has the program ended? Until wait_for_end() its number is nobody else's. */
static bool has_ended(pid_t pid)
{
	siginfo_t info = {0};

	if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0)
		return errno != EINTR;
	return info.si_pid == pid;
}

/* Waits until the program ends, and returns how. A signal that is noted meanwhile is passed on
 * to the program. An end that nobody can tell counts as one by a signal. */
static enum run_end wait_for_end(struct run *r, pid_t pid)
{
	int status = SIGKILL;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		if (caught)
			kill(pid, caught);
	r->status = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
	return WIFEXITED(status) ? RUN_ENDED : RUN_KILLED;
}

/* Ends the program, and all that it has started and that is still in its session. */
static enum run_end terminate(struct run *r, pid_t pid, enum run_end end)
{
	kill(-pid, SIGTERM);
	for (int i = 0; i < GRACE && !has_ended(pid); i++)
		poll(NULL, 0, TICK);
	kill(-pid, SIGKILL);
	wait_for_end(r, pid);
	return end;
}

static bool is_waited_for(const struct run *r)
{
	return !caught &&
	       (!r->waiter || r->waiter->waits_on(r->waiter->self, r->arguments[0]));
}

/* Waits for the program until it ends, the timeout passes or the waiter does not wait on. */
static enum run_end supervise(struct run *r, pid_t pid, int output)
{
	long long deadline = clock_now_ms() + r->timeout;

	if (r->way == RUN_ON_TERMINAL)
		return wait_for_end(r, pid);
	awaited = pid;
	while (!has_ended(pid)) {
		if (lseek(output, 0, SEEK_CUR) > MAX_OUTPUT)
			return terminate(r, pid, RUN_TOO_MUCH);
		if (!is_waited_for(r))
			return terminate(r, pid, RUN_STOPPED);
		if (clock_now_ms() >= deadline)
			return r->way == RUN_IN_BACKGROUND
				       ? RUN_GOES_ON
				       : terminate(r, pid, RUN_TOO_SLOW);
		poll(NULL, 0, TICK);
	}
	return wait_for_end(r, pid);
}

static void take_output(struct buf *out, int fd)
{
	char piece[4096];
	ssize_t n;

	for (off_t at = 0; at < MAX_OUTPUT; at += n) {
		n = pread(fd, piece, sizeof piece, at);
		if (n <= 0)
			break;
		buf_add_bytes(out, piece, (size_t)n);
	}
}

static enum run_end run_with_files(struct run *r, const char *program, int input,
				   int output)
{
	enum run_end end = RUN_NOT_STARTED;
	struct sigaction before[WATCHED];
	pid_t pid;

	watch_signals(before, r->way);
	pid = start(r, program, input, output);
	r->status = errno;
	if (pid > 0)
		end = supervise(r, pid, output);
	unwatch_signals(before, r);
	r->has_read = lseek(input, 0, SEEK_CUR) >= (off_t)r->length;
	if (r->output)
		take_output(r->output, output);
	return end;
}

enum run_end run_program(struct run *r)
{
	int input = open_bytes(r->input, r->length), output = open_bytes(NULL, 0);
	enum run_end end = RUN_NOT_STARTED;
	struct buf program = {0};

	r->status = errno;
	if (strchr(r->arguments[0], '/'))
		buf_add(&program, r->arguments[0]);
	else if (!find(r->arguments[0], &program))
		end = RUN_MISSING;
	if (input >= 0 && output >= 0 && end != RUN_MISSING)
		end = run_with_files(r, program.s, input, output);
	if (input >= 0)
		close(input);
	if (output >= 0)
		close(output);
	buf_release(&program);
	return r->end = end;
}

enum share_result run_to_share(struct run *r)
{
	enum run_end end = run_program(r);

	if (end == RUN_STOPPED)
		return SHARE_STOPPED;
	if (end == RUN_MISSING)
		return SHARE_NONE;
	return end == RUN_GOES_ON || (end == RUN_ENDED && r->status == 0) ? SHARE_DONE
									  : SHARE_FAILED;
}

/* --- saying --------------------------------------------------------------------------- */

void run_explain(const struct run *r, struct buf *said)
{
	static const char *const texts[] = {
		[RUN_ENDED] = N_("%s failed (status %d)."),
		[RUN_KILLED] = N_("%s was ended by signal %d."),
		[RUN_TOO_SLOW] = N_("%s did not answer for %d seconds."),
		[RUN_TOO_MUCH] = N_("%s keeps sending text."),
		[RUN_NOT_STARTED] = N_("%s cannot be started: %s."),
	};
	const char *name = r->arguments[0], *text = texts[r->end];

	if (r->end == RUN_NOT_STARTED)
		buf_add_format(said, _(text), name,
			       errors_text(ERRORS_STARTING, r->status));
	else if (text)
		buf_add_format(said, _(text), name,
			       r->end == RUN_TOO_SLOW ? r->timeout / 1000 : r->status);
}
