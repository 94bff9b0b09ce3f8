/* term.c - the terminal under the curses front-end.
 *
 * Signals that ask (to end, to stop, about the size) only set a flag; term_next() acts
 * on it outside the handler. Signals of a failure give the terminal back with nothing
 * but write() and tcsetattr(), which are safe there, by a string made beforehand. */
#include "curses/term.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/param.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/status.h"
#include "curses/input.h"
#include "share/run.h"

enum {
	CTRL_C = 3,
	MAX_ROWS = 500, /* more than any screen has */
	MAX_COLUMNS = 1000,
	PATIENCE = 300, /* milliseconds, with a terminal that takes nothing */
	SIGNALS = 32,	/* the numbers of those that signal(7) calls standard */
	MAX_SILENT = 3	/* times in a row that there is something to read and then
			 * nothing comes: not a signal in between, the end */
};

static const char mouse_on[] = "\033[?1006;1000h", mouse_off[] = "\033[?1006;1000l";

/* Bytes that are ready to be sent, also by a signal handler. What finds no room is left
 * out. */
struct control {
	char bytes[512];
	size_t length;
};

static struct {
	SCREEN *screen;
	struct termios modes;		  /* as they were found */
	struct sigaction before[SIGNALS]; /* what was done with those watched */
	stack_t stack_before;
	sigset_t asking; /* the signals that set flags */
	bool color;
	bool mouse;
	int mouse_row, mouse_column;
	struct input input;
	volatile sig_atomic_t taken, cancelled, ending, stopping, resumed, resized;
	/* What the terminal needs to be as it was. A signal may ask for it at any time:
	 * while one is made anew, the other counts. */
	struct control give_back[2];
	volatile sig_atomic_t give_back_in_force;
} term;

/* --- what its description says (terminfo(5)) ------------------------------------------- */

/* Returns a capability by its name, as "rmcup"; NULL where the terminal has none. */
static const char *capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 ? NULL : s;
}

/* Appends a capability (or NULL: nothing), without its padding. */
static void add_bytes(struct control *to, const char *s)
{
	while (s && *s && to->length < sizeof to->bytes) {
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>')) {
			s = strchr(s, '>') + 1;
			continue;
		}
		to->bytes[to->length++] = *s++;
	}
}

/* --- giving it back --------------------------------------------------------------------- */

/* Makes the string that gives the terminal back; anew for each size, since where there
 * is no screen to leave, the cursor goes below everything. */
static void make_give_back(void)
{
	static const char *const names[] = {"sgr0", "rmacs", "BD"};
	const char *leave = capability("rmcup"), *go = capability("cup");
	sig_atomic_t other = !term.give_back_in_force;
	struct control *to = &term.give_back[other];

	to->length = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_bytes(to, capability(names[i]));
	if (term.color)
		add_bytes(to, capability("op"));
	if (term.mouse)
		add_bytes(to, mouse_off);
	if (!leave && go) {
		add_bytes(to, tiparm(go, LINES - 1, 0));
		add_bytes(to, capability("el"));
	}
	add_bytes(to, leave ? leave : "\r\n");
	/* Leaving a screen that was not entered yet brings an old cursor back. */
	add_bytes(to, capability("cnorm"));
	term.give_back_in_force = other;
}

/* A terminal that is held, or that nobody reads from, would keep us for ever; where it is
 * ready, there is room for a byte. Safe in a signal handler. */
bool term_send(const char *s, size_t length)
{
	struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};

	while (length > 0) {
		int ready = poll(&out, 1, PATIENCE);

		if (ready < 0 && errno == EINTR)
			continue;
		if (ready <= 0 || write(STDOUT_FILENO, s, 1) != 1)
			return false;
		s++;
		length--;
	}
	return true;
}

/* Gives the terminal back at once. Safe in a signal handler and without memory. */
static void give_back_now(void)
{
	const struct control *control = &term.give_back[term.give_back_in_force];

	if (!term.taken)
		return;
	term.taken = 0;
	signal(SIGTTOU, SIG_IGN); /* in the background, too */
	term_send(control->bytes, control->length);
	tcsetattr(STDIN_FILENO, TCSANOW, &term.modes);
}

/* Has the terminal tell what is pasted from what is typed, and report the mouse if that is
 * wanted; or not any more. */
static void set_reports(bool on)
{
	struct control control = {.length = 0};

	add_bytes(&control, capability(on ? "BE" : "BD"));
	if (term.mouse)
		add_bytes(&control, on ? mouse_on : mouse_off);
	fwrite(control.bytes, 1, control.length, stdout);
	fflush(stdout);
}

/* Where there is no screen to leave, the page stays, but the prompt that comes next
 * must not be mixed with the footer. */
static void leave_screen(void)
{
	set_reports(false);
	if (!capability("rmcup")) {
		move(LINES - 1, 0);
		clrtoeol();
		refresh();
	}
	endwin();
	term.taken = 0;
}

/* The next painting takes the terminal again: ncurses remembers that it had left. What is
 * sent past ncurses stands before what it has not sent yet, never in the midst of it. */
static void enter_screen(void)
{
	term.taken = 1;
	set_reports(true);
	make_give_back();
}

/* Output that Ctrl-S holds would be held for ever: without flow control, no Ctrl-Q is
 * heard. The kernel lets it go where flow control is switched off, at once and not after
 * what is held has been sent. */
static void let_output_go(void)
{
	struct termios modes, without;

	tcflow(STDOUT_FILENO, TCOON);
	if (tcgetattr(STDIN_FILENO, &modes) != 0 || !(modes.c_iflag & IXON))
		return;
	without = modes;
	without.c_iflag &= ~(tcflag_t)IXON;
	tcsetattr(STDIN_FILENO, TCSANOW, &without);
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}

/* --- signals ----------------------------------------------------------------------------- */

/* Puts back what was done with a signal before, and has it happen. */
static void raise_as_before(int sig)
{
	sigaction(sig, &term.before[sig], NULL);
	raise(sig);
}

/* Ends as a signal has it, out of a handler. */
static void end_at_once(int sig)
{
	run_kill();
	give_back_now();
	if (sig == SIGINT)
		_exit(STATUS_INTERRUPTED);
	raise_as_before(sig);
}

/* A failure, or the end of the patience with what note_end() has noted. */
static void end_by_failure(int sig, siginfo_t *info, void *context)
{
	(void)info;
	(void)context;
	end_at_once(sig == SIGALRM && term.ending ? term.ending : sig);
}

/* Ctrl-C is a key that some press to copy: the terminal sends a signal for it, which the
 * kernel marks as its own (si_code, sigaction(2)). */
static bool is_typed(int sig, const siginfo_t *info)
{
	return sig == SIGINT && info->si_code > 0;
}

/* Whoever asks twice, while the first time has not been heard, is not kept waiting; nor
 * are they by painting that does not come to its end. (setitimer() is a mere system call.) */
static void note_end(int sig, siginfo_t *info, void *context)
{
	static const struct itimerval soon = {.it_value = {.tv_usec = PATIENCE * 1000}};

	(void)context;
	if (term.ending || (term.cancelled && is_typed(sig, info)))
		end_at_once(sig);
	if (is_typed(sig, info)) {
		term.cancelled = sig;
	} else {
		term.ending = sig;
		setitimer(ITIMER_REAL, &soon, NULL);
	}
}

static void note_change(int sig, siginfo_t *info, void *context)
{
	(void)info;
	(void)context;
	if (sig == SIGTSTP)
		term.stopping = sig;
	else if (sig == SIGCONT)
		term.resumed = sig;
	else
		term.resized = sig;
}

static const struct watched {
	int sig;
	void (*handler)(int sig, siginfo_t *info, void *context);
} watched[] = {
	{SIGINT, note_end},	   {SIGTERM, note_end},	      {SIGHUP, note_end},
	{SIGQUIT, note_end},	   {SIGTSTP, note_change},    {SIGCONT, note_change},
	{SIGWINCH, note_change},   {SIGSEGV, end_by_failure}, {SIGABRT, end_by_failure},
	{SIGBUS, end_by_failure},  {SIGFPE, end_by_failure},  {SIGILL, end_by_failure},
	{SIGSYS, end_by_failure},  {SIGTRAP, end_by_failure}, {SIGPIPE, end_by_failure},
	{SIGALRM, end_by_failure}, {SIGXCPU, end_by_failure}, {SIGUSR1, end_by_failure},
	{SIGUSR2, end_by_failure},
};
enum { WATCHED = sizeof watched / sizeof *watched };

/* Watches the signals, but one that is ignored, as under nohup, stays so. */
static void watch_signals(void)
{
	static char stack[64 * 1024]; /* for a failure that used up the usual one */
	stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};

	sigaltstack(&own, &term.stack_before);
	sigemptyset(&term.asking);
	for (size_t i = 0; i < WATCHED; i++) {
		const struct watched *w = &watched[i];
		struct sigaction *old = &term.before[w->sig];
		struct sigaction action = {.sa_sigaction = w->handler,
					   .sa_flags =
						   SA_RESTART | SA_ONSTACK | SA_SIGINFO};

		sigaction(w->sig, NULL, old);
		if (old->sa_handler == SIG_IGN)
			continue;
		sigaction(w->sig, &action, NULL);
		if (w->handler != end_by_failure)
			sigaddset(&term.asking, w->sig);
	}
}

static void unwatch_signals(void)
{
	for (size_t i = 0; i < WATCHED; i++)
		sigaction(watched[i].sig, &term.before[watched[i].sig], NULL);
	sigaltstack(&term.stack_before, NULL);
}

/* --- taking it -------------------------------------------------------------------------- */

static void take_colors(const struct theme *theme)
{
	const struct theme_colors *colors = COLORS >= 256 ? &theme->many : &theme->few;

	for (int i = 0; i < THEME_PARTS; i++)
		init_pair((short)(i + 1), colors->text[i], colors->ground);
	/* For a QR code. Of many colours, two that no palette changes. */
	init_pair(TERM_BLACK_ON_WHITE, COLORS >= 256 ? 16 : 0,
		  COLORS >= 256	 ? 231
		  : COLORS >= 16 ? 15
				 : 7);
}

bool term_take_theme(const struct theme *theme)
{
	attr_t ground = A_NORMAL;

	if (theme->color && !term.color)
		return false;
	if (term.color)
		take_colors(theme);
	if (theme->color && theme->many.ground >= 0)
		ground = COLOR_PAIR(THEME_TEXT + 1);
	if (theme->bold && COLORS < 256)
		ground |= A_BOLD;
	bkgdset((chtype)' ' | ground);
	term_forget_screen();
	return true;
}

/* Does the terminal know how to report a mouse? */
static bool has_mouse_reports(void)
{
	const char *type = getenv("TERM"), *report = capability("kmous");

	/* A console's mouse is a daemon's, whose events nothing here waits for. */
	if (!type || strncmp(type, "linux", 5) == 0)
		return false;
	return (report && *report) || strstr(type, "xterm");
}

bool term_use_mouse(bool on)
{
	if (on && !has_mouse_reports())
		return false;
	if (on != term.mouse)
		term_send(on ? mouse_on : mouse_off, strlen(mouse_on));
	term.mouse = term.input.decoder.mouse = on;
	make_give_back();
	return true;
}

void term_mouse_place(int *row, int *column)
{
	*row = term.mouse_row;
	*column = term.mouse_column;
}

/* Ctrl-S is what some press to save: it is not to stop the screen. And a signal is not to
 * throw away what is on its way there. */
static void keep_keys(void)
{
	struct termios modes;

	if (tcgetattr(STDIN_FILENO, &modes) != 0)
		return;
	modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
	modes.c_lflag |= NOFLSH;
	tcsetattr(STDIN_FILENO, TCSANOW, &modes);
	def_prog_mode();
}

static void set_modes(void)
{
	cbreak();
	noecho();
	nonl();
	typeahead(-1);
	idlok(stdscr, TRUE);
	keep_keys();
	term.color = term.color && has_colors();
	if (term.color) {
		start_color();
		use_default_colors();
	}
	input_init(&term.input);
}

/* Stores the size of the terminal; returns false where the system does not know it, as over a
 * serial line. */
static bool get_size(struct winsize *size)
{
	return ioctl(STDOUT_FILENO, TIOCGWINSZ, size) == 0 && size->ws_row &&
	       size->ws_col;
}

/* As newterm() does it, but that what it had begun can be freed where it fails. The real
 * size of the screen counts, not what LINES and COLUMNS say; where it is not known, what the
 * terminal's description says: ncurses 6.5 makes no screen of 0 rows. */
static SCREEN *make_screen(void)
{
	SCREEN *begun = new_prescr(), *screen;
	struct winsize size;

	use_env_sp(begun, FALSE);
	use_tioctl_sp(begun, get_size(&size));
	screen = newterm_sp(begun, NULL, stdout, stdin);
	if (!screen)
		delscreen(begun);
	return screen;
}

bool term_open(bool color)
{
	memset(&term, 0, sizeof term);
	term.color = color;
	if (tcgetattr(STDIN_FILENO, &term.modes) != 0)
		return false;
	watch_signals();
	/* From here on ncurses may change the modes, run out of memory or crash. */
	term.taken = 1;
	mem_on_exhaustion(give_back_now);
	let_output_go();
	term.screen = make_screen();
	if (!term.screen) {
		term.taken = 0;
		mem_on_exhaustion(NULL);
		unwatch_signals();
		return false;
	}
	make_give_back();
	set_modes();
	enter_screen();
	return true;
}

void term_close(void)
{
	int known = term.ending, ending, stopping;
	sigset_t held = term.asking, before;

	/* A terminal that takes nothing more must keep no signal waiting: none is held back. */
	if (term.taken)
		leave_screen();
	sigaddset(&held, SIGALRM);
	sigprocmask(SIG_BLOCK, &held, &before);
	setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
	ending = term.ending ? term.ending : term.cancelled;
	stopping = term.stopping;
	mem_on_exhaustion(NULL);
	delscreen(term.screen);
	unwatch_signals();
	sigprocmask(SIG_SETMASK, &before, NULL);
	/* What came meanwhile is not lost: it happens when all is as it was. */
	if (ending && known != SIGINT)
		raise(ending);
	if (stopping)
		raise(SIGTSTP);
}

/* --- size, stop, continue ------------------------------------------------------------------ */

static void take_size(void)
{
	struct winsize size;

	if (get_size(&size))
		resize_term(MIN(size.ws_row, MAX_ROWS), MIN(size.ws_col, MAX_COLUMNS));
	term_forget_screen();
	make_give_back();
}

void term_forget_screen(void)
{
	clearok(curscr, TRUE);
}

static void stop_program(void)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL}, own;

	leave_screen();
	sigaction(SIGTSTP, &by_default, &own);
	kill(getpid(), SIGTSTP);
	sigaction(SIGTSTP, &own, NULL);
	term.stopping = term.resumed = 0;
	let_output_go();
	take_size();
	enter_screen();
}

/* Acts on what the signals asked for; returns the event, or PRESS_NONE. */
static uint32_t act_on_signals(void)
{
	if (term.ending)
		return term.ending == SIGINT ? TERM_INTERRUPTED : TERM_GONE;
	if (term.cancelled) {
		term.cancelled = 0;
		term_forget_screen();
		return CTRL_C;
	}
	if (term.stopping) {
		stop_program();
		return TERM_CHANGED;
	}
	if (!term.resumed && !term.resized)
		return PRESS_NONE;
	if (term.resumed) {
		/* Stopped without notice: the shell has used the terminal since. */
		let_output_go();
		leave_screen();
		enter_screen();
	}
	term.resumed = term.resized = 0;
	take_size();
	return TERM_CHANGED;
}

/* --- keys -------------------------------------------------------------------------------- */

/* Waits for a key, a signal or `fd`, at most so many milliseconds; -1: for ever. Returns
 * whether `fd` can be read from. Counts whether there are keys to read. No signal can slip
 * in between looking at the flags and waiting: it is held back until then. */
static bool wait_for_something(int fd, int milliseconds)
{
	struct timespec limit = {.tv_sec = milliseconds / 1000,
				 .tv_nsec = milliseconds % 1000 * 1000000L};
	struct pollfd in[] = {{.fd = STDIN_FILENO, .events = POLLIN},
			      {.fd = fd, .events = POLLIN}};
	sigset_t before;
	int n = 0;

	sigprocmask(SIG_BLOCK, &term.asking, &before);
	if (!term.ending && !term.cancelled && !term.stopping && !term.resumed &&
	    !term.resized)
		n = ppoll(in, 2, milliseconds < 0 ? NULL : &limit, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	term.input.silent += (n > 0 && in[0].revents) || (n < 0 && errno != EINTR);
	return n > 0 && in[1].revents;
}

/* Returns the next key of what has come; PRESS_NONE where there is none. */
static uint32_t read_press(void)
{
	struct decoder_event event;

	if (!input_next(&term.input, &event))
		return PRESS_NONE;
	term.mouse_row = event.row;
	term.mouse_column = event.column;
	return event.press;
}

void term_drop_keys(void)
{
	input_drop(&term.input);
}

static bool has_come(long long time)
{
	return time >= 0 && clock_now_ms() >= time;
}

uint32_t term_next_now(void)
{
	uint32_t press = act_on_signals();

	if (press == PRESS_NONE)
		press = read_press();
	if (press == PRESS_NONE && has_come(input_until(&term.input))) {
		decoder_expire(&term.input.decoder);
		press = read_press();
	}
	return press;
}

/* Returns the milliseconds until `wake_at`, or until what has begun is over, if that is
 * sooner; -1: never. */
static int patience_until(long long wake_at)
{
	long long begun = input_until(&term.input), left;

	if (wake_at < 0 || (begun >= 0 && begun < wake_at))
		wake_at = begun;
	left = wake_at - clock_now_ms();
	return wake_at < 0 ? -1 : (int)MAX(MIN(left, INT_MAX), 0);
}

uint32_t term_next(int fd, long long wake_at)
{
	while (term.input.silent < MAX_SILENT) {
		uint32_t press = term_next_now();

		if (press != PRESS_NONE)
			return press;
		if (has_come(wake_at))
			return TERM_WOKEN;
		if (wait_for_something(fd, patience_until(wake_at)))
			return TERM_WOKEN;
	}
	return TERM_GONE;
}
