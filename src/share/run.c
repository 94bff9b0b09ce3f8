/* run.c - other programs: found, started, fed, listened to, and not waited for for ever.
 *
 * The input is a file in memory, and no pipe: a program that reads nothing of it, or that
 * closes it, blocks nobody, and how far it came can be seen. */
#include "share/run.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/environment.h"
#include "base/errors.h"
#include "base/text.h"
#include "base/tr.h"
#include "base/write.h"

enum {
	MOST_OUTPUT = 1 << 20,	/* bytes */
	TICK = 10,		/* milliseconds between two looks whether it has ended */
	GRACE = 20,		/* ticks that it has to end by itself when asked to */
	FIRST_OWN = 3,		/* the first descriptor that is not a standard one */
	MOST_DESCRIPTORS = 4096 /* closed one by one where the kernel cannot do it */
};

/* --- finding -------------------------------------------------------------------------- */

static bool is_program(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && access(path, X_OK) == 0;
}

bool run_find_named(const char *name, struct buf *path)
{
	const char *folder = getenv("PATH");
	struct buf here = {0};
	bool found = false;
	size_t length;

	for (; folder && !found; folder = folder[length] ? folder + length + 1 : NULL) {
		length = strcspn(folder, ":");
		if (*folder != '/')
			continue;
		buf_clear(&here);
		buf_add_bytes(&here, folder, length);
		buf_add_format(&here, "/%s", name);
		found = is_program(here.s);
	}
	if (found && path)
		buf_add(path, here.s);
	buf_release(&here);
	return found;
}

bool run_find(enum program program, struct buf *path)
{
	static const char *const names[] = {
#define PROGRAM_NAME(name, file) file,
		PROGRAMS(PROGRAM_NAME)
#undef PROGRAM_NAME
	};

	return run_find_named(names[program], path);
}

/* --- files ---------------------------------------------------------------------------- */

/* Moves a descriptor out of the way of the standard ones, some of which may be closed. */
static int raise_descriptor(int fd)
{
	int raised;

	if (fd < 0 || fd >= FIRST_OWN)
		return fd;
	raised = fcntl(fd, F_DUPFD_CLOEXEC, FIRST_OWN);
	close(fd);
	return raised;
}

static bool open_pipe(int ends[2])
{
	ends[0] = ends[1] = -1;
	if (pipe2(ends, O_CLOEXEC) != 0)
		return false;
	ends[0] = raise_descriptor(ends[0]);
	ends[1] = raise_descriptor(ends[1]);
	return ends[0] >= 0 && ends[1] >= 0;
}

static int open_nothing(void)
{
	return raise_descriptor(open("/dev/null", O_RDWR | O_CLOEXEC));
}

/* Returns a file without a name that holds these bytes, at its beginning; or -1. */
static int open_bytes(const char *bytes, size_t length)
{
	int fd = memfd_create("text", MFD_CLOEXEC);

	if (fd < 0)
		fd = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	fd = raise_descriptor(fd);
	if (fd < 0)
		return -1;
	if (write_fully(fd, bytes, length) && lseek(fd, 0, SEEK_SET) == 0)
		return fd;
	close(fd);
	return -1;
}

static void close_open(int fd)
{
	int error = errno;

	if (fd >= 0)
		close(fd);
	errno = error;
}

/* What a program has for its standard input, output and errors, and our end of its output.
 * All are -1 where they are not open. */
struct files {
	int given[3];
	int output;
};

static void close_given(struct files *f)
{
	for (int i = 0; i < 3; i++) {
		close_open(f->given[i]);
		f->given[i] = -1;
	}
}

static void close_files(struct files *f)
{
	close_given(f);
	close_open(f->output);
}

static bool open_output(struct files *f)
{
	int ends[2];
	bool opened = open_pipe(ends);

	f->output = ends[0];
	f->given[1] = ends[1];
	return opened && fcntl(f->output, F_SETFL, O_NONBLOCK) == 0;
}

/* Returns false, with errno set, where one cannot be had; close_files() in any case. */
static bool open_files(const struct run *r, struct files *f)
{
	*f = (struct files){{-1, -1, -1}, -1};
	f->given[0] = r->input ? open_bytes(r->input, r->length) : open_nothing();
	if (f->given[0] < 0)
		return false;
	if (r->output ? !open_output(f) : (f->given[1] = open_nothing()) < 0)
		return false;
	f->given[2] = r->errors_too ? fcntl(f->given[1], F_DUPFD_CLOEXEC, FIRST_OWN)
				    : open_nothing();
	return f->given[2] >= 0;
}

/* --- starting ------------------------------------------------------------------------- */

static void close_from(unsigned first)
{
#ifdef SYS_close_range
	if (syscall(SYS_close_range, first, ~0U, 0) == 0)
		return;
#endif
	for (unsigned fd = first; fd < MOST_DESCRIPTORS; fd++)
		close((int)fd);
}

/* Turns this process into the program, as if it were the first that was ever started; tells
 * `report` why not. */
static void become(const struct run *r, const int given[3], int report)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL};
	sigset_t none;
	int error;

	for (int sig = 1; sig < NSIG; sig++)
		sigaction(sig, &by_default, NULL);
	for (int i = 0; i < 3; i++)
		dup2(given[i], i);
	if (report != FIRST_OWN)
		dup3(report, FIRST_OWN, O_CLOEXEC);
	close_from(FIRST_OWN + 1);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	execve(r->program, (char *const *)r->arguments,
	       r->setting ? environment_with(r->setting) : environment_kept());
	error = errno;
	(void)!write(FIRST_OWN, &error, sizeof error);
	_exit(127);
}

/* Ends with the process that waits for it; what it leaves in the background does not. */
static void end_with(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	if (getppid() != parent)
		_exit(127);
}

/* Reads what became of starting: 0 or an errno. The pipe is closed by a start. */
static int read_report(int report)
{
	int error = 0;

	while (read(report, &error, sizeof error) < 0 && errno == EINTR)
		;
	return error;
}

static void wait_for(pid_t pid, int *status)
{
	while (waitpid(pid, status, 0) < 0 && errno == EINTR)
		;
}

typedef void run_child(const struct run *r, const int given[3], int report);

/* Forks a process that does what `child` does, in a session of its own unless it shares our
 * terminal. No handler of ours ever runs in it. */
static pid_t fork_child(const struct run *r, const int given[3], run_child *child,
			int report)
{
	pid_t pid, parent = getpid();
	sigset_t all, before;
	int error;

	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	pid = fork();
	if (pid == 0) {
		if (!r->on_terminal)
			setsid();
		if (child == become)
			end_with(parent);
		child(r, given, report);
	}
	error = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = error;
	return pid;
}

/* Starts the program; returns the id of the process that was forked for it, or -1 with
 * errno set. */
static pid_t start(const struct run *r, const int given[3], run_child *child)
{
	int report[2], error = 0;
	pid_t pid = open_pipe(report) ? fork_child(r, given, child, report[1]) : -1;

	close_open(report[1]);
	if (pid > 0)
		error = read_report(report[0]);
	close_open(report[0]);
	if (pid > 0 && error) {
		wait_for(pid, NULL);
		errno = error;
		return -1;
	}
	return pid;
}

/* --- signals that would end us --------------------------------------------------------- */

static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { ENDING = sizeof ending / sizeof *ending };

static volatile sig_atomic_t caught;  /* the last of them, while a program runs */
static volatile sig_atomic_t awaited; /* the group of the program that runs; 0 for none */

static void note_ending(int sig)
{
	caught = sig;
}

/* What was done with signals before. */
struct handling {
	struct sigaction child, ending[ENDING];
};

/* Those that are handled already, or ignored, stay so. Where SIGCHLD is ignored, nobody can
 * tell how a program ended. */
static void watch_signals(struct handling *before)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL},
			 note = {.sa_handler = note_ending};

	caught = 0;
	sigaction(SIGCHLD, &by_default, &before->child);
	for (size_t i = 0; i < ENDING; i++) {
		sigaction(ending[i], NULL, &before->ending[i]);
		if (before->ending[i].sa_handler == SIG_DFL)
			sigaction(ending[i], &note, NULL);
	}
}

/* What was put off happens now. */
static void unwatch_signals(const struct handling *before, const struct run *r)
{
	awaited = 0;
	sigaction(SIGCHLD, &before->child, NULL);
	for (size_t i = 0; i < ENDING; i++)
		sigaction(ending[i], &before->ending[i], NULL);
	if (caught && !(caught == SIGINT && r->waiter))
		raise(caught);
}

void run_kill(void)
{
	if (awaited > 0)
		kill(-awaited, SIGKILL);
}

/* --- watching ------------------------------------------------------------------------- */

/* Has it ended? It stays there to be asked how: till then its number is nobody else's. */
static bool has_ended(pid_t pid)
{
	siginfo_t info = {0};

	if (waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0)
		return errno != EINTR;
	return info.si_pid == pid;
}

/* Takes what there is of its output; false where that is too much. */
static bool take_output(struct run *r, struct files *f)
{
	char piece[4096];
	ssize_t n = 1;

	while (f->output >= 0 && n > 0) {
		n = read(f->output, piece, sizeof piece);
		if (n > 0)
			buf_add_bytes(r->output, piece, (size_t)n);
		if (n > 0 && r->output->length > MOST_OUTPUT)
			return false;
		if (n == 0) {
			close_open(f->output);
			f->output = -1;
		}
	}
	return true;
}

/* Tells how it has ended. Where nobody can, as little is believed as after a signal. */
static enum run_end end_of(struct run *r, pid_t pid)
{
	int status = SIGKILL;

	wait_for(pid, &status);
	r->status = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
	return WIFEXITED(status) ? RUN_ENDED : RUN_KILLED;
}

/* Ends it with all that it has started and that is still with it. */
static enum run_end give_up(pid_t pid, enum run_end end)
{
	kill(-pid, SIGTERM);
	for (int i = 0; i < GRACE && !has_ended(pid); i++)
		poll(NULL, 0, TICK);
	kill(-pid, SIGKILL);
	wait_for(pid, NULL);
	return end;
}

static bool is_waited_for(const struct run *r)
{
	return !caught &&
	       (!r->waiter || r->waiter->waits_on(r->waiter->self, r->arguments[0]));
}

/* Waits for it, till the clock says `deadline`. */
static enum run_end watch(struct run *r, struct files *f, pid_t pid, long long deadline)
{
	awaited = pid;
	for (;;) {
		struct pollfd ready = {.fd = f->output, .events = POLLIN};
		bool ended = has_ended(pid);

		if (!take_output(r, f))
			return give_up(pid, RUN_TOO_MUCH);
		if (ended)
			return end_of(r, pid);
		if (!is_waited_for(r))
			return give_up(pid, RUN_STOPPED);
		if (clock_now_ms() >= deadline)
			return give_up(pid, RUN_TOO_SLOW);
		ready.fd = f->output;
		poll(&ready, 1, TICK);
	}
}

static enum run_end run_with_files(struct run *r)
{
	enum run_end end = RUN_NOT_STARTED;
	struct files f;
	pid_t pid = open_files(r, &f) ? start(r, f.given, become) : -1;

	if (pid < 0) {
		r->status = errno;
	} else {
		int input = f.given[0];

		f.given[0] = -1;
		close_given(&f);
		end = watch(r, &f, pid, clock_now_ms() + r->patience);
		r->has_read = lseek(input, 0, SEEK_CUR) >= (off_t)r->length;
		close_open(input);
	}
	close_files(&f);
	return end;
}

enum run_end run_program(struct run *r)
{
	struct handling before;
	enum run_end end;

	r->status = 0;
	r->has_read = false;
	watch_signals(&before);
	end = run_with_files(r);
	unwatch_signals(&before, r);
	return end;
}

/* --- apart ---------------------------------------------------------------------------- */

enum { GOES_ON = 255 }; /* the status of the process between, no program's own */

/* Starts the program from a process between, which looks after it for its first moments and
 * then ends: so whoever goes on is nobody's child here. */
static void start_between(const struct run *r, const int given[3], int report)
{
	long long deadline = clock_now_ms() + r->patience;
	struct run program = *r;
	pid_t pid;

	(void)!chdir("/"); /* so that it keeps no disk from being taken out */
	pid = fork();
	if (pid == 0)
		become(r, given, report);
	if (pid < 0) {
		int error = errno;

		(void)!write(report, &error, sizeof error);
		_exit(127);
	}
	close(report);
	while (!has_ended(pid)) {
		if (clock_now_ms() >= deadline)
			_exit(GOES_ON);
		poll(NULL, 0, TICK);
	}
	_exit(end_of(&program, pid) == RUN_ENDED ? program.status : 128 + program.status);
}

enum run_end run_apart(struct run *r)
{
	enum run_end end = RUN_NOT_STARTED;
	struct handling before;
	struct files f;
	pid_t pid;

	watch_signals(&before);
	pid = open_files(r, &f) ? start(r, f.given, start_between) : -1;
	r->status = errno;
	/* The process between sees to it that this has an end. */
	if (pid > 0)
		end = watch(r, &f, pid, LLONG_MAX);
	close_files(&f);
	unwatch_signals(&before, r);
	return end == RUN_ENDED && r->status == GOES_ON ? RUN_TOO_SLOW : end;
}

/* --- on the terminal -------------------------------------------------------------------- */

enum run_end run_on_terminal(struct run *r)
{
	static const int of_keys[] = {SIGINT, SIGQUIT};
	enum { KEYS = sizeof of_keys / sizeof *of_keys };
	int given[3] = {open_bytes(r->input, r->length), STDOUT_FILENO, STDERR_FILENO};
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before[KEYS];
	enum run_end end = RUN_NOT_STARTED;
	pid_t pid;

	r->on_terminal = true;
	for (int i = 0; i < KEYS; i++)
		sigaction(of_keys[i], &ignore, &before[i]);
	pid = given[0] < 0 ? -1 : start(r, given, become);
	r->status = errno;
	if (pid > 0)
		end = end_of(r, pid);
	for (int i = 0; i < KEYS; i++)
		sigaction(of_keys[i], &before[i], NULL);
	close_open(given[0]);
	return end;
}

/* --- saying --------------------------------------------------------------------------- */

void run_explain(const struct run *r, enum run_end end, struct buf *said)
{
	const char *name = r->arguments[0];

	switch (end) {
	case RUN_ENDED:
		buf_add_format(said, _("%s failed (status %d)."), name, r->status);
		break;
	case RUN_KILLED:
		buf_add_format(said, _("%s was ended by signal %d."), name, r->status);
		break;
	case RUN_TOO_SLOW:
		buf_add_format(said, _("%s did not answer for %d seconds."), name,
			       r->patience / 1000);
		break;
	case RUN_TOO_MUCH:
		buf_add_format(said, _("%s keeps sending text."), name);
		break;
	case RUN_STOPPED:
		buf_add_format(said, _("%s was ended, as you wished."), name);
		break;
	case RUN_NOT_STARTED:
		buf_add_format(said, _("%s cannot be started: %s."), name,
			       errors_text(ERRORS_STARTING, r->status));
		break;
	}
}
