/* terminal.c - see terminal.h.
 *
 * Two processes are started: the shell's stand-in leads the session and holds the
 * terminal; its child is the program. The stand-in reports on a pipe when its child was
 * started, stopped, continued or ended, each time with the state of the line. */
#include "terminal.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "../folder.h"

struct report {
	pid_t pid;
	int status; /* as wait() gave it; at the start 0 */
	struct termios line;
};

struct text {
	char *bytes;
	size_t length, capacity;
};

struct term {
	struct term *next; /* of those that are open */
	VTerm *vt;
	VTermScreen *screen;
	int master;  /* -1: hung up, or closed by the program's end */
	int reports; /* the stand-in's pipe; -1: it has gone */
	pid_t leader, pid;
	struct termios before, line;
	bool reported, stopped, ended;
	bool blind; /* what is written is kept, and not shown */
	int status;
	struct term_modes modes;
	char held[32]; /* what may be carried out here: see show() */
	size_t held_length;
	bool probing; /* keys go to `probe`, not to the program */
	char probe[8];
	struct text output, one_line, all_lines;
	struct text gathered; /* what is to be sent at once, ... */
	bool gathering;	      /* ... now */
	char home[64];
};

/* --- small things ----------------------------------------------------------------- */

static int64_t clock_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void text_add(struct text *text, const char *bytes, size_t length)
{
	if (text->length + length + 1 > text->capacity) {
		text->capacity = (text->length + length + 1) * 2;
		text->bytes = realloc(text->bytes, text->capacity);
		if (!text->bytes)
			err(1, "terminal");
	}
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

static void text_empty(struct text *text)
{
	text->length = 0;
	text_add(text, "", 0);
}

static void text_trim(struct text *text, char what)
{
	while (text->length > 0 && text->bytes[text->length - 1] == what)
		text->bytes[--text->length] = '\0';
}

static void text_add_char(struct text *text, uint32_t c)
{
	char utf8[4];
	size_t n;

	if (c < 0x80) {
		utf8[0] = (char)c;
		n = 1;
	} else if (c < 0x800) {
		utf8[0] = (char)(0xC0 | c >> 6);
		n = 2;
	} else if (c < 0x10000) {
		utf8[0] = (char)(0xE0 | c >> 12);
		n = 3;
	} else {
		utf8[0] = (char)(0xF0 | c >> 18);
		n = 4;
	}
	for (size_t i = 1; i < n; i++)
		utf8[i] = (char)(0x80 | (c >> 6 * (n - 1 - i) & 0x3F));
	text_add(text, utf8, n);
}

static void write_all(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return; /* the program has gone: what waits will notice */
		bytes += n;
		length -= (size_t)n;
	}
}

/* --- the program and the shell's stand-in ----------------------------------------- */

static volatile sig_atomic_t stand_in_for; /* the stand-in's child */

static void pass_on(int signo)
{
	if (stand_in_for > 0)
		kill(-(pid_t)stand_in_for, signo);
}

static void report(int fd, pid_t pid, int status)
{
	struct report r;

	memset(&r, 0, sizeof r);
	r.pid = pid;
	r.status = status;
	if (tcgetattr(STDIN_FILENO, &r.line) < 0)
		memset(&r.line, 0, sizeof r.line);
	write_all(fd, (const char *)&r, sizeof r);
}

/* Becomes the program. `gate` is closed by the stand-in when the terminal is ours. */
static _Noreturn void become(int gate, char *const env[], char *const argv[])
{
	static const struct rlimit none;
	char c;

	setpgid(0, 0);
	while (read(gate, &c, 1) < 0 && errno == EINTR)
		continue;
	close(gate);
	signal(SIGTTOU, SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);
	execvpe(argv[0], argv, env);
	fprintf(stderr, "%s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

/* Leads the session as a shell would, until the program has ended. */
static _Noreturn void lead(int fd, char *const env[], char *const argv[])
{
	int gate[2], status = 0;
	pid_t pid;

	/* Before there is a process that somebody may signal: in the background of a script
	 * SIGINT and SIGQUIT are ignored, and one that came then would be lost. */
	for (int signo = 1; signo < NSIG; signo++)
		signal(signo, SIG_DFL);
	signal(SIGTTOU, SIG_IGN);
	if (pipe2(gate, O_CLOEXEC) < 0 || (pid = fork()) < 0)
		_exit(126);
	if (pid == 0) {
		close(fd);
		close(gate[1]);
		become(gate[0], env, argv);
	}
	stand_in_for = pid;
	signal(SIGHUP,
	       pass_on); /* the program must not inherit it, not even for a moment */
	setpgid(pid, pid);
	tcsetpgrp(STDIN_FILENO, pid);
	report(fd, pid, 0);
	close(gate[0]);
	close(gate[1]);
	do {
		if (waitpid(pid, &status, WUNTRACED | WCONTINUED) == pid)
			report(fd, pid, status);
		else if (errno != EINTR)
			_exit(126);
	} while (!WIFEXITED(status) && !WIFSIGNALED(status));
	_exit(0);
}

/* The environment of the program; on the heap. */
static char **environment(const struct term *t, const char *const env[])
{
	static const char *const keep[] = {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS",
					   "LSAN_OPTIONS", "LD_LIBRARY_PATH"};
	size_t count = sizeof keep / sizeof *keep + 4, n = 0;
	char **all;

	for (size_t i = 0; env && env[i]; i++)
		count++;
	all = calloc(count, sizeof *all);
	if (!all)
		err(1, "terminal");
	for (size_t i = 0; env && env[i]; i++) /* first, so that they win in getenv() */
		all[n++] = strdup(env[i]);
	for (size_t i = 0; i < sizeof keep / sizeof *keep; i++) {
		const char *value = getenv(keep[i]);

		if (value && asprintf(&all[n], "%s=%s", keep[i], value) >= 0)
			n++;
	}
	if (asprintf(&all[n], "HOME=%s", t->home) >= 0)
		n++;
	all[n++] = strdup("TERM=xterm-256color");
	all[n] = strdup("LANG=C.UTF-8");
	return all;
}

static void start(struct term *t, struct winsize *size, const char *const env[],
		  const char *const argv[])
{
	char **all = environment(t, env);
	int pipes[2];

	if (pipe2(pipes, O_CLOEXEC) < 0)
		err(1, "pipe");
	t->leader = forkpty(&t->master, NULL, NULL, size);
	if (t->leader < 0)
		err(1, "forkpty");
	if (t->leader == 0) {
		close(pipes[0]);
		lead(pipes[1], all, (char *const *)argv);
	}
	close(pipes[1]);
	t->reports = pipes[0];
	fcntl(t->master, F_SETFD, FD_CLOEXEC);
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	for (size_t i = 0; all[i]; i++)
		free(all[i]);
	free(all);
}

/* --- the screen ------------------------------------------------------------------- */

static int on_property(VTermProp property, VTermValue *value, void *user)
{
	struct term *t = user;

	if (property == VTERM_PROP_ALTSCREEN)
		t->modes.alternate = value->boolean;
	else if (property == VTERM_PROP_CURSORVISIBLE)
		t->modes.cursor = value->boolean;
	else if (property == VTERM_PROP_MOUSE)
		t->modes.mouse = value->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static void on_output(const char *bytes, size_t length, void *user)
{
	struct term *t = user;

	if (t->probing)
		memcpy(t->probe, bytes, length < 7 ? length : 7);
	else if (t->gathering)
		text_add(&t->gathered, bytes, length);
	else if (t->master >= 0)
		write_all(t->master, bytes, length);
}

static const VTermScreenCallbacks screen_calls = {.settermprop = on_property};

static void add_cell(struct text *text, const VTermScreenCell *cell)
{
	if (cell->chars[0] == (uint32_t)-1)
		return; /* the right half of a wide character */
	if (cell->chars[0] == 0)
		text_add_char(text, ' ');
	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
		text_add_char(text, cell->chars[i]);
}

/* Draws the character before the cursor so many times more. */
static void repeat_last(struct term *t, int times)
{
	struct text glyph = {0};
	VTermScreenCell cell;
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
	at.col--;
	if (!vterm_screen_get_cell(t->screen, at, &cell))
		return;
	add_cell(&glyph, &cell);
	while (times-- > 0)
		vterm_input_write(t->vt, glyph.bytes, glyph.length);
	free(glyph.bytes);
}

static void show_held(struct term *t)
{
	vterm_input_write(t->vt, t->held, t->held_length);
	t->held_length = 0;
}

/* Puts private modes on or off, one after the other. */
static void set_each_mode(struct term *t)
{
	char one[32], end = t->held[t->held_length - 1];

	for (const char *at = t->held + 3; *at != end;) {
		snprintf(one, sizeof one, "\033[?%ld%c", strtol(at, (char **)&at, 10),
			 end);
		vterm_input_write(t->vt, one, strlen(one));
		at += *at == ';';
	}
}

/* May what is held become ESC [ n b or ESC [ ? n ; n h when `c` is added? */
static bool may_be_ours(const struct term *t, char c)
{
	size_t n = t->held_length;

	if (n < 2)
		return c == (n == 0 ? '\033' : '[');
	if (n == sizeof t->held - 1)
		return false;
	if (c >= '0' && c <= '9')
		return true;
	if (t->held[2] == '?')
		return n > 3 && c && strchr(";hl", c);
	return n == 2 ? c == '?' : c == 'b';
}

/* Shows what the program wrote. What some versions of libvterm (0.1.4) do not do as
 * terminals do is carried out here: ESC [ n b (REP), after which they wrap the line one
 * column too early, and several private modes in one ESC [ ? n ; n h, of which they see the
 * first. */
static void show(struct term *t, const char *bytes, size_t length)
{
	text_add(&t->output, bytes, length);
	for (size_t i = 0; i < length && !t->blind; i++) {
		if (!may_be_ours(t, bytes[i]))
			show_held(t);
		if (!may_be_ours(t, bytes[i])) {
			vterm_input_write(t->vt, bytes + i, 1);
			continue;
		}
		t->held[t->held_length++] = bytes[i];
		t->held[t->held_length] = '\0';
		if (!strchr("bhl", bytes[i]))
			continue;
		if (bytes[i] == 'b')
			repeat_last(t, atoi(t->held + 2));
		else
			set_each_mode(t);
		t->held_length = 0;
	}
	vterm_screen_flush_damage(t->screen);
}

static void open_screen(struct term *t, int rows, int cols)
{
	t->vt = vterm_new(rows, cols);
	t->screen = vterm_obtain_screen(t->vt);
	t->modes.cursor = true;
	vterm_set_utf8(t->vt, 1);
	vterm_output_set_callback(t->vt, on_output, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_set_callbacks(t->screen, &screen_calls, t);
	vterm_screen_reset(t->screen, 1);
}

/* --- what comes in ---------------------------------------------------------------- */

static void take_report(struct term *t)
{
	struct report r;
	ssize_t n = read(t->reports, &r, sizeof r); /* atomic: smaller than PIPE_BUF */

	if (n != sizeof r) {
		if (n >= 0 || errno != EINTR) {
			close(t->reports);
			t->reports = -1;
		}
		return;
	}
	t->line = r.line;
	if (!t->reported) {
		t->reported = true;
		t->pid = r.pid;
		t->before = r.line;
		return;
	}
	t->stopped = WIFSTOPPED(r.status);
	t->ended = WIFEXITED(r.status) || WIFSIGNALED(r.status);
	t->status = r.status;
}

static void take_output(struct term *t)
{
	char bytes[16384];
	ssize_t n = read(t->master, bytes, sizeof bytes);

	if (n > 0) {
		show(t, bytes, (size_t)n);
	} else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
		close(t->master); /* EIO: nobody holds the other side any more */
		t->master = -1;
	}
}

/* Waits up to `limit` milliseconds for one event and takes it in. False where none came,
 * or none can come any more. */
static bool pump(struct term *t, int limit)
{
	struct pollfd from[] = {{t->master, POLLIN, 0}, {t->reports, POLLIN, 0}};
	int n;

	if (t->master < 0 && t->reports < 0)
		return false;
	do
		n = poll(from, 2, limit);
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		return false;
	if (from[0].revents)
		take_output(t);
	if (from[1].revents)
		take_report(t);
	return true;
}

bool term_wait(struct term *t, bool (*holds)(struct term *, const void *),
	       const void *what, int limit)
{
	int64_t until = clock_ms() + limit, left;

	while (!holds(t, what)) {
		left = until - clock_ms();
		if (left <= 0 || !pump(t, (int)left))
			return holds(t, what);
	}
	return true;
}

static bool text_stands(struct term *t, const void *text)
{
	return strstr(term_screen(t), text) != NULL;
}

static bool modes_are(struct term *t, const void *what)
{
	const struct term_modes *want = what, have = term_modes(t);

	return have.alternate == want->alternate && have.cursor == want->cursor &&
	       have.mouse == want->mouse &&
	       have.application_keys == want->application_keys &&
	       (have.other == want->other || want->other == TERM_ANY_MODE);
}

static bool has_stopped(struct term *t, const void *nothing)
{
	(void)nothing;
	return t->stopped;
}

/* All is over: both the stand-in and the last bytes have come. */
static bool is_over(struct term *t, const void *nothing)
{
	(void)nothing;
	return t->ended && t->master < 0;
}

static bool has_pid(struct term *t, const void *nothing)
{
	(void)nothing;
	return t->reported;
}

bool term_wait_for(struct term *t, const char *text)
{
	return term_wait(t, text_stands, text, TERM_LIMIT);
}

bool term_wait_modes(struct term *t, struct term_modes modes)
{
	return term_wait(t, modes_are, &modes, TERM_LIMIT);
}

bool term_wait_stopped(struct term *t)
{
	return term_wait(t, has_stopped, NULL, TERM_LIMIT);
}

bool term_wait_held(struct term *t)
{
	struct pollfd line = {open(ptsname(t->master), O_RDWR | O_NOCTTY | O_CLOEXEC),
			      POLLOUT, 0};
	int64_t until = clock_ms() + TERM_LIMIT;

	while (poll(&line, 1, 0) > 0 && clock_ms() < until)
		pump(t, 1);
	close(line.fd);
	return clock_ms() < until;
}

bool term_finish(struct term *t, int *status, int limit)
{
	bool over = term_wait(t, is_over, NULL, limit);

	*status = t->status;
	return over;
}

/* Reads the state of the program and its ticks from /proc. */
static char process_state(const struct term *t, unsigned long *ticks)
{
	char path[64], line[1024], state = '?', *after;
	unsigned long user = 0, system = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/stat", (int)t->pid);
	f = fopen(path, "r");
	if (f && fgets(line, sizeof line, f) && (after = strrchr(line, ')')))
		sscanf(after + 1, " %c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu",
		       &state, &user, &system);
	if (f)
		fclose(f);
	*ticks = user + system;
	return state;
}

/* --- what the program waits for --------------------------------------------------- */

enum activity { AT_WORK, WAITS_FOR_KEYS, WAITS_TO_WRITE };

/* A system call that sleeps, and its arguments. */
static enum activity activity_of(long call, unsigned long first, unsigned long third)
{
	switch (call) {
	case SYS_ppoll:
		return third == 0 ? WAITS_FOR_KEYS : AT_WORK; /* no limit of time */
#ifdef SYS_poll
	case SYS_poll:
		return (int)third < 0 ? WAITS_FOR_KEYS : AT_WORK;
#endif
	case SYS_read:
		return first == STDIN_FILENO ? WAITS_FOR_KEYS : AT_WORK;
	case SYS_write:
		return first == STDOUT_FILENO ? WAITS_TO_WRITE : AT_WORK;
	default:
		return AT_WORK;
	}
}

/* Asks the kernel what the program does. Where it does not tell, whoever sleeps waits for
 * keys: that is true but for what waits a while. */
static enum activity activity(const struct term *t)
{
	unsigned long first, third, ticks;
	char path[64], line[256] = "";
	long call;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/syscall", (int)t->pid);
	f = fopen(path, "r");
	if (f && !fgets(line, sizeof line, f))
		*line = '\0';
	if (f)
		fclose(f);
	if (!*line)
		return process_state(t, &ticks) == 'S' ? WAITS_FOR_KEYS : AT_WORK;
	if (sscanf(line, "%ld %lx %*x %lx", &call, &first, &third) != 3)
		return AT_WORK; /* "running" */
	return activity_of(call, first, third);
}

/* Opens the program's end of the line; -1 where there is none any more. */
static int open_line(const struct term *t)
{
	if (t->master < 0)
		return -1;
	return open(ptsname(t->master), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

/* Has the program read all that was sent? Whoever polls its end of the line has the kernel
 * hand over first what is still on the way. */
static bool has_read_all(const struct term *t)
{
	struct pollfd in = {open_line(t), POLLIN, 0};
	bool unread = poll(&in, 1, 0) > 0 && (in.revents & POLLIN);

	close(in.fd);
	return !unread;
}

/* In this order: the keys are read, then what they do is written, then it waits again. */
static bool is_asleep(struct term *t, const void *nothing)
{
	(void)nothing;
	return t->master >= 0 && !t->ended && has_read_all(t) &&
	       activity(t) == WAITS_FOR_KEYS && !pump(t, 0);
}

static bool has_read_and_sleeps(struct term *t, const void *nothing)
{
	unsigned long ticks;

	(void)nothing;
	return has_read_all(t) && process_state(t, &ticks) == 'S' && !pump(t, 0);
}

static bool is_held_up(struct term *t, const void *nothing)
{
	(void)nothing;
	return activity(t) == WAITS_TO_WRITE;
}

/* Waits for what /proc tells, of which no event comes. */
static bool look_until(struct term *t, bool (*holds)(struct term *, const void *))
{
	int64_t until = clock_ms() + TERM_LIMIT;

	while (!holds(t, NULL)) {
		if (t->ended || clock_ms() > until)
			return false;
		pump(t, 1);
	}
	return true;
}

bool term_wait_asleep(struct term *t)
{
	return look_until(t, is_asleep);
}

bool term_catch_up(struct term *t, int milliseconds)
{
	int64_t until = clock_ms() + milliseconds;

	while (pump(t, 0))
		continue;
	while (!t->ended && clock_ms() < until && !is_asleep(t, NULL))
		pump(t, 1);
	return is_asleep(t, NULL);
}

bool term_wait_read(struct term *t)
{
	return look_until(t, has_read_and_sleeps);
}

bool term_wait_held_up(struct term *t)
{
	return look_until(t, is_held_up);
}

unsigned long term_ticks(const struct term *t)
{
	unsigned long ticks;

	process_state(t, &ticks);
	return ticks;
}

unsigned long term_wakeups(const struct term *t)
{
	unsigned long voluntary = 0;
	char path[64], line[256];
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)t->pid);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		sscanf(line, "voluntary_ctxt_switches: %lu", &voluntary);
	if (f)
		fclose(f);
	return voluntary;
}

bool term_is_silent(struct term *t, int milliseconds)
{
	return !pump(t, milliseconds);
}

/* --- what goes out ---------------------------------------------------------------- */

static const struct {
	const char *name;
	VTermKey key;
} named_keys[] = {
	{"Up", VTERM_KEY_UP},	    {"Down", VTERM_KEY_DOWN},
	{"Left", VTERM_KEY_LEFT},   {"Right", VTERM_KEY_RIGHT},
	{"Home", VTERM_KEY_HOME},   {"End", VTERM_KEY_END},
	{"PgUp", VTERM_KEY_PAGEUP}, {"PgDn", VTERM_KEY_PAGEDOWN},
	{"Enter", VTERM_KEY_ENTER}, {"Esc", VTERM_KEY_ESCAPE},
	{"Tab", VTERM_KEY_TAB},	    {"Backspace", VTERM_KEY_BACKSPACE},
};

static void press_named(struct term *t, const char *name)
{
	for (size_t i = 0; i < sizeof named_keys / sizeof *named_keys; i++)
		if (strcmp(name, named_keys[i].name) == 0) {
			vterm_keyboard_key(t->vt, named_keys[i].key, VTERM_MOD_NONE);
			return;
		}
	if (strcmp(name, "S-Tab") == 0)
		vterm_keyboard_key(t->vt, VTERM_KEY_TAB, VTERM_MOD_SHIFT);
	else if (strcmp(name, "lt") == 0)
		vterm_keyboard_unichar(t->vt, '<', VTERM_MOD_NONE);
	else if (name[0] == 'F')
		vterm_keyboard_key(t->vt, (VTermKey)VTERM_KEY_FUNCTION(atoi(name + 1)),
				   VTERM_MOD_NONE);
	else if (strncmp(name, "C-", 2) == 0)
		vterm_keyboard_unichar(t->vt, (uint32_t)name[2], VTERM_MOD_CTRL);
	else
		errx(1, "no such key: <%s>", name);
}

/* From here on what libvterm hands over in pieces is kept; a terminal sends it at once, and
 * what comes at once is typed at once, however slow this machine is. */
static void gather(struct term *t)
{
	t->gathering = true;
	t->gathered.length = 0;
}

/* Sends what was gathered. Where the program does not read it, it may have to write first. */
static void send_gathered(struct term *t)
{
	int64_t until = clock_ms() + TERM_LIMIT;
	size_t sent = 0;

	t->gathering = false;
	while (sent < t->gathered.length && t->master >= 0 && clock_ms() < until) {
		ssize_t n = write(t->master, t->gathered.bytes + sent,
				  t->gathered.length - sent);

		if (n > 0)
			sent += (size_t)n;
		else if (errno != EAGAIN && errno != EINTR)
			return; /* the program has gone: what waits will notice */
		else
			pump(t, 1);
	}
}

static void press_each(struct term *t, const char *keys)
{
	char name[16];
	size_t length;

	while (*keys) {
		if (*keys != '<') {
			on_output(keys++, 1, t);
			continue;
		}
		length = strcspn(++keys, ">");
		if (keys[length] != '>' || length >= sizeof name)
			errx(1, "no such key: <%s", keys);
		memcpy(name, keys, length);
		name[length] = '\0';
		press_named(t, name);
		keys += length + 1;
	}
}

void term_keys(struct term *t, const char *keys)
{
	gather(t);
	press_each(t, keys);
	send_gathered(t);
}

void term_send_bytes(struct term *t, const char *bytes, size_t length)
{
	if (t->master >= 0)
		write_all(t->master, bytes, length);
}

void term_paste(struct term *t, const char *text)
{
	gather(t);
	vterm_keyboard_start_paste(t->vt);
	on_output(text, strlen(text), t);
	vterm_keyboard_end_paste(t->vt);
	send_gathered(t);
}

void term_mouse(struct term *t, int button, int row, int col)
{
	if (!t->modes.mouse)
		return;
	gather(t);
	vterm_mouse_move(t->vt, row, col, VTERM_MOD_NONE);
	vterm_mouse_button(t->vt, button, true, VTERM_MOD_NONE);
	if (button <= 3)
		vterm_mouse_button(t->vt, button, false, VTERM_MOD_NONE);
	send_gathered(t);
}

void term_write_over(struct term *t, const char *bytes)
{
	vterm_input_write(t->vt, bytes, strlen(bytes));
	vterm_screen_flush_damage(t->screen);
}

void term_resize(struct term *t, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)cols};

	vterm_set_size(t->vt, rows, cols);
	if (t->master >= 0)
		ioctl(t->master, TIOCSWINSZ, &size);
}

void term_hold(struct term *t)
{
	int line = open_line(t);

	if (line >= 0 && tcflow(line, TCOOFF) != 0)
		err(1, "the terminal cannot be held");
	close(line);
}

void term_release(struct term *t)
{
	int line = open_line(t);

	/* A ^Q would come after all that is typed, and wait for room there. */
	if (line >= 0 && (tcflow(line, TCOON) != 0 || tcflush(line, TCIFLUSH) != 0))
		err(1, "the terminal cannot be released");
	close(line);
	term_send_bytes(t, "\021", 1);
}

void term_signal(struct term *t, int signo)
{
	/* The report that it goes on may come late: it counts as going on from here. */
	if (signo == SIGCONT)
		t->stopped = false;
	if (!t->ended)
		kill(t->pid, signo);
}

void term_hang_up(struct term *t)
{
	if (t->master >= 0)
		close(t->master);
	t->master = -1;
}

/* --- what is asked ---------------------------------------------------------------- */

static void add_row(struct term *t, struct text *text, int row)
{
	VTermScreenCell cell;
	int rows, cols;

	vterm_get_size(t->vt, &rows, &cols);
	for (int col = 0; col < cols; col++)
		if (vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &cell))
			add_cell(text, &cell);
	text_trim(text, ' ');
}

const char *term_line(struct term *t, int row)
{
	text_empty(&t->one_line);
	add_row(t, &t->one_line, row);
	return t->one_line.bytes;
}

const char *term_screen(struct term *t)
{
	int rows, cols;

	text_empty(&t->all_lines);
	vterm_get_size(t->vt, &rows, &cols);
	for (int row = 0; row < rows; row++) {
		const char *line = term_line(t, row);

		text_add(&t->all_lines, line, strlen(line));
		text_add(&t->all_lines, "\n", 1);
	}
	text_trim(&t->all_lines, '\n');
	text_add(&t->all_lines, "\n", 1);
	return t->all_lines.bytes;
}

/* The RGB value of a colour of the palette, as xterm has it. libvterm's own would do for
 * no picture: its cube and its greys are others than any terminal's. */
static struct term_color from_palette(int index)
{
	static const unsigned char first[][3] = {
		{0, 0, 0},	 {205, 0, 0},	{0, 205, 0},   {205, 205, 0},
		{0, 0, 238},	 {205, 0, 205}, {0, 205, 205}, {229, 229, 229},
		{127, 127, 127}, {255, 0, 0},	{0, 255, 0},   {255, 255, 0},
		{92, 92, 255},	 {255, 0, 255}, {0, 255, 255}, {255, 255, 255}};
	static const unsigned char levels[] = {0, 95, 135, 175, 215, 255};
	unsigned char grey = (unsigned char)(8 + 10 * (index - 232));

	if (index < 16)
		return (struct term_color){false, first[index][0], first[index][1],
					   first[index][2]};
	if (index >= 232)
		return (struct term_color){false, grey, grey, grey};
	index -= 16;
	return (struct term_color){false, levels[index / 36], levels[index / 6 % 6],
				   levels[index % 6]};
}

static struct term_color color_of(const VTermColor *color)
{
	if (VTERM_COLOR_IS_DEFAULT_FG(color) || VTERM_COLOR_IS_DEFAULT_BG(color))
		return (struct term_color){.is_default = true};
	if (VTERM_COLOR_IS_INDEXED(color))
		return from_palette(color->indexed.idx);
	return (struct term_color){false, color->rgb.red, color->rgb.green,
				   color->rgb.blue};
}

struct term_cell term_cell(const struct term *t, int row, int col)
{
	struct term_cell cell = {0};
	struct text text = {0};
	VTermScreenCell from;

	if (!vterm_screen_get_cell(t->screen, (VTermPos){row, col}, &from))
		errx(1, "no cell in row %d, column %d", row, col);
	add_cell(&text, &from);
	snprintf(cell.text, sizeof cell.text, "%s", text.bytes ? text.bytes : "");
	free(text.bytes);
	cell.width = cell.text[0] ? from.width : 0;
	cell.bold = from.attrs.bold;
	cell.italic = from.attrs.italic;
	cell.underline = from.attrs.underline != VTERM_UNDERLINE_OFF;
	cell.reverse = from.attrs.reverse;
	cell.fg = color_of(&from.fg);
	cell.bg = color_of(&from.bg);
	return cell;
}

void term_size(const struct term *t, int *rows, int *cols)
{
	vterm_get_size(t->vt, rows, cols);
}

void term_cursor(const struct term *t, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &at);
	*row = at.row;
	*col = at.col;
}

/* Finds the next ESC [ ? ... that puts private modes on or off; stores the modes' numbers
 * and returns what follows them, or NULL where there is none. */
static const char *next_modes(const char *at, const char **numbers)
{
	while (at && (at = strstr(at, "\033[?"))) {
		*numbers = at += 3;
		at += strspn(at, "0123456789;");
		if (*at == 'h' || *at == 'l')
			return at;
	}
	return NULL;
}

static bool has_number(const char *numbers, int number)
{
	while (*numbers >= '0' && *numbers <= '9') {
		if (strtol(numbers, (char **)&numbers, 10) == number)
			return true;
		numbers += *numbers == ';';
	}
	return false;
}

/* Is mode `number`, put on before `at`, put off after that? */
static bool is_put_off(const char *at, int number)
{
	const char *numbers;

	while ((at = next_modes(at, &numbers)))
		if (*at == 'l' && has_number(numbers, number))
			return true;
	return false;
}

/* Was the mode put on, and not off since? */
static bool is_left_on(const struct term *t, int number)
{
	const char *at = t->output.bytes, *numbers;
	bool on = false;

	while ((at = next_modes(at, &numbers)))
		if (has_number(numbers, number))
			on = *at == 'h';
	return on;
}

/* Finds a private mode that was put on and not off, but for those that are on anyway (7,
 * 12, 25) or that libvterm tells of. */
static int mode_left_on(const struct term *t)
{
	static const int known[] = {1, 7, 12, 25, 1049};
	const char *at = t->output.bytes, *numbers;

	while ((at = next_modes(at, &numbers))) {
		while (*at == 'h' && *numbers >= '0' && *numbers <= '9') {
			int number = (int)strtol(numbers, (char **)&numbers, 10);
			bool is_known = false;

			for (size_t i = 0; i < sizeof known / sizeof *known; i++)
				is_known |= known[i] == number;
			if (!is_known && !is_put_off(at, number))
				return number;
			numbers += *numbers == ';';
		}
	}
	return 0;
}

/* libvterm does not tell how it sends arrow keys: press one and look. Of a screen that is not
 * shown it knows nothing. */
struct term_modes term_modes(const struct term *t)
{
	struct term *probed = (struct term *)t;
	struct term_modes modes = t->modes;

	if (t->blind)
		return (struct term_modes){.alternate = is_left_on(t, 1049),
					   .cursor =
						   is_left_on(t, 25) ||
						   !strstr(t->output.bytes, "\033[?25l"),
					   .mouse = is_left_on(t, 1000),
					   .application_keys = is_left_on(t, 1),
					   .other = mode_left_on(t)};

	probed->probing = true;
	vterm_keyboard_key(t->vt, VTERM_KEY_DOWN, VTERM_MOD_NONE);
	probed->probing = false;
	modes.application_keys = t->probe[1] == 'O';
	modes.other = mode_left_on(t);
	return modes;
}

bool term_is_stopped(const struct term *t)
{
	return t->stopped && !t->ended;
}

bool term_has_ended(const struct term *t)
{
	return t->ended;
}

bool term_line_restored(const struct term *t)
{
	const struct termios *a = &t->before, *b = &t->line;

	return (t->stopped || t->ended) && a->c_iflag == b->c_iflag &&
	       a->c_oflag == b->c_oflag && a->c_cflag == b->c_cflag &&
	       a->c_lflag == b->c_lflag && memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}

void term_be_blind(struct term *t)
{
	t->blind = true;
}

pid_t term_pid(const struct term *t)
{
	return t->pid;
}

const char *term_bytes(const struct term *t, size_t *length)
{
	*length = t->output.length;
	return t->output.bytes ? t->output.bytes : "";
}

/* --- lifecycle -------------------------------------------------------------------- */

/* A test that fails leaves its terminal open: nothing of it stays behind all the same. */
static struct term *open_terms;

static void free_all(void)
{
	while (open_terms)
		term_free(open_terms);
}

static void remember(struct term *t)
{
	static bool will_free;

	if (!will_free)
		atexit(free_all);
	will_free = true;
	t->next = open_terms;
	open_terms = t;
}

static void forget(struct term *t)
{
	struct term **at = &open_terms;

	while (*at != t)
		at = &(*at)->next;
	*at = t->next;
}

struct term *term_start(int rows, int cols, const char *const env[],
			const char *const argv[])
{
	struct winsize size = {.ws_row = (unsigned short)rows,
			       .ws_col = (unsigned short)cols};
	const char *tmp = getenv("TMPDIR");
	struct term *t = calloc(1, sizeof *t);

	if (!t)
		err(1, "terminal");
	t->master = t->reports = -1;
	snprintf(t->home, sizeof t->home, "%s/tuntun-XXXXXX",
		 tmp && strlen(tmp) < 40 ? tmp : "/tmp");
	if (!mkdtemp(t->home))
		err(1, "%s", t->home);
	remember(t);
	signal(SIGPIPE, SIG_IGN);
	open_screen(t, rows, cols);
	start(t, &size, env, argv);
	if (!term_wait(t, has_pid, NULL, TERM_LIMIT))
		errx(1, "%s: no terminal could be had", argv[0]);
	return t;
}

void term_free(struct term *t)
{
	term_hang_up(t);
	forget(t);
	if (t->pid > 0 && !t->ended)
		kill(t->pid, SIGKILL);
	if (t->reports >= 0)
		close(t->reports);
	while (t->leader > 0 && waitpid(t->leader, NULL, 0) < 0 && errno == EINTR)
		continue;
	folder_remove(t->home);
	vterm_free(t->vt);
	free(t->output.bytes);
	free(t->gathered.bytes);
	free(t->one_line.bytes);
	free(t->all_lines.bytes);
	free(t);
}
