/* curses_term.c - the terminal under the curses front-end.
 *
 * Signals that ask (to end, to stop, about the size) only set a flag; term_next() acts
 * on it outside the handler. Signals of a failure give the terminal back with nothing
 * but write() and tcsetattr(), which are safe there, by a string made beforehand. */
#include "ui/curses_term.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/time.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>

#include "base/mem.h"
#include "base/status.h"
#include "base/text.h"

enum {
	CTRL_C = 3,
	BEL = 7,
	ESC = 27,
	ESC_DELAY = 50, /* milliseconds; ncurses would wait a second */
	MAX_ESC_DELAY = 5000,
	MAX_ROWS = 500, /* more than any screen has */
	MAX_COLUMNS = 1000,
	PATIENCE = 300,	   /* milliseconds, with a terminal that takes nothing */
	MAX_SEQUENCE = 32, /* bytes after an Esc that can be one key */
	MAX_SILENT = 3	   /* times in a row that there is something to read and then
				 * nothing comes: not a signal in between, the end */
};

static void note_end(int sig, siginfo_t *info, void *context);
static void note_stop(int sig, siginfo_t *info, void *context);
static void note_change(int sig, siginfo_t *info, void *context);
static void lose_patience(int sig, siginfo_t *info, void *context);
static void fail(int sig, siginfo_t *info, void *context);

static const struct watched {
	int sig;
	void (*handler)(int sig, siginfo_t *info, void *context);
} watched[] = {
	{SIGINT, note_end},	  {SIGTERM, note_end},	{SIGHUP, note_end},
	{SIGQUIT, note_end},	  {SIGTSTP, note_stop}, {SIGCONT, note_change},
	{SIGWINCH, note_change},  {SIGSEGV, fail},	{SIGABRT, fail},
	{SIGBUS, fail},		  {SIGFPE, fail},	{SIGILL, fail},
	{SIGSYS, fail},		  {SIGTRAP, fail},	{SIGPIPE, fail},
	{SIGALRM, lose_patience}, {SIGXCPU, fail},	{SIGUSR1, fail},
	{SIGUSR2, fail},
};
enum { WATCHED = sizeof watched / sizeof *watched };

/* What the terminal needs to be as it was. */
struct give_back {
	char bytes[512];
	size_t length;
};

static struct {
	SCREEN *screen;
	WINDOW *keys;	      /* a pad: reading keys through it paints nothing */
	struct termios modes; /* as they were found */
	struct sigaction before[WATCHED];
	stack_t stack_before;
	sigset_t asking; /* the signals that set flags */
	bool color;
	bool mouse;
	int mouse_row, mouse_column;
	volatile sig_atomic_t taken, cancelled, ending, stopping, resumed, resized;
	/* The one in use, and one that is being made: a signal may come, and memory run
	 * out, while it is. */
	struct give_back give_backs[2];
	volatile sig_atomic_t in_use;
} term;

/* --- giving it back --------------------------------------------------------------------- */

/* Appends a terminal's capability to what gives it back, without its padding. */
static void add_capability(struct give_back *g, const char *s)
{
	while (s && *s && g->length < sizeof g->bytes) {
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>')) {
			s = strchr(s, '>') + 1;
			continue;
		}
		g->bytes[g->length++] = *s++;
	}
}

static const char *capability(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 ? NULL : s;
}

/* Appends what has the mouse no longer reported: by the terminal's description, or as
 * xterm does it (ncurses, "Extended mouse", does the same). */
static void add_mouse_off(struct give_back *g)
{
	const char *mode = capability("XM");

	add_capability(g, mode ? tiparm(mode, 0) : "\033[?1000l");
}

/* Makes the string that gives the terminal back; anew for each size, since where there
 * is no screen to leave, the cursor goes below everything. */
static void make_give_back(void)
{
	static const char *const names[] = {"sgr0", "rmacs", "BD", "rmkx", "cnorm"};
	const char *leave = capability("rmcup"), *go = capability("cup");
	struct give_back *g = &term.give_backs[!term.in_use];

	g->length = 0;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		add_capability(g, capability(names[i]));
	if (term.color)
		add_capability(g, capability("op"));
	if (term.mouse)
		add_mouse_off(g);
	if (!leave && go) {
		add_capability(g, tiparm(go, LINES - 1, 0));
		add_capability(g, capability("el"));
	}
	add_capability(g, leave ? leave : "\r\n");
	term.in_use = !term.in_use;
}

/* Sends bytes as far as the terminal takes them; returns whether it took all. One that is
 * held, or that nobody reads from, would keep us for ever; where it is ready, there is room
 * for a byte. */
static bool send_what_it_takes(const char *s, size_t length)
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
	const struct give_back *g = &term.give_backs[term.in_use];

	if (!term.taken)
		return;
	term.taken = 0;
	signal(SIGTTOU, SIG_IGN); /* in the background, too */
	send_what_it_takes(g->bytes, g->length);
	tcsetattr(STDIN_FILENO, TCSANOW, &term.modes);
}

/* Has the terminal say what is pasted and not typed, if it can. */
static void set_paste_marks(bool on)
{
	const char *s = capability(on ? "BE" : "BD");

	if (s)
		send_what_it_takes(s, strlen(s));
}

/* Where there is no screen to leave, the page stays, but the prompt that comes next
 * must not be mixed with the footer. */
static void leave_screen(void)
{
	set_paste_marks(false);
	if (!capability("rmcup")) {
		move(LINES - 1, 0);
		clrtoeol();
		refresh();
	}
	endwin();
	term.taken = 0;
}

/* The next painting takes the terminal again: ncurses remembers that it had left. What is
 * sent past ncurses must not stand in its midst: by now it has sent all that it had. */
static void enter_screen(void)
{
	term.taken = 1;
	set_paste_marks(true);
	make_give_back();
}

/* --- signals ----------------------------------------------------------------------------- */

/* Puts back what was done with a signal before, and has it happen. */
static void pass_on(int sig)
{
	for (size_t i = 0; i < WATCHED; i++)
		if (watched[i].sig == sig)
			sigaction(sig, &term.before[i], NULL);
	raise(sig);
}

static void fail(int sig, siginfo_t *info, void *context)
{
	(void)info;
	(void)context;
	give_back_now();
	pass_on(sig);
}

/* Ctrl-C is a key that some press to copy: the terminal sends a signal for it, which the
 * kernel marks as its own (si_code, sigaction(2)). */
static bool is_typed(int sig, const siginfo_t *info)
{
	return sig == SIGINT && info->si_code > 0;
}

/* Ends as a signal asks, out of a handler. */
static void end_at_once(int sig)
{
	give_back_now();
	if (sig == SIGINT)
		_exit(STATUS_INTERRUPTED);
	pass_on(sig);
}

/* Whoever asks twice, while the first time has not been heard, is not kept waiting; nor
 * is he by painting that does not come to its end. (setitimer() is a mere system call.) */
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

static void lose_patience(int sig, siginfo_t *info, void *context)
{
	if (term.ending)
		end_at_once(term.ending);
	else
		fail(sig, info, context);
}

static void note_stop(int sig, siginfo_t *info, void *context)
{
	(void)info;
	(void)context;
	term.stopping = sig;
}

static void note_change(int sig, siginfo_t *info, void *context)
{
	(void)info;
	(void)context;
	if (sig == SIGCONT)
		term.resumed = sig;
	else
		term.resized = sig;
}

/* Watches the signals, but one that is ignored, as under nohup, stays so. */
static void watch_signals(void)
{
	static char stack[64 * 1024]; /* for a failure that used up the usual one */
	stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};

	sigaltstack(&own, &term.stack_before);
	sigemptyset(&term.asking);
	for (size_t i = 0; i < WATCHED; i++) {
		struct sigaction action = {.sa_sigaction = watched[i].handler,
					   .sa_flags =
						   SA_RESTART | SA_ONSTACK | SA_SIGINFO};

		sigaction(watched[i].sig, NULL, &term.before[i]);
		if (term.before[i].sa_handler == SIG_IGN)
			continue;
		sigaction(watched[i].sig, &action, NULL);
		if (watched[i].handler != fail && watched[i].handler != lose_patience)
			sigaddset(&term.asking, watched[i].sig);
	}
}

static void unwatch_signals(void)
{
	for (size_t i = 0; i < WATCHED; i++)
		sigaction(watched[i].sig, &term.before[i], NULL);
	sigaltstack(&term.stack_before, NULL);
}

/* --- taking it -------------------------------------------------------------------------- */

static void set_colors(void)
{
	term.color = term.color && has_colors();
	if (!term.color)
		return;
	start_color();
	use_default_colors();
}

static void take_colors(const struct theme *theme)
{
	const struct theme_colors *colors = COLORS >= 256 ? &theme->many : &theme->few;

	for (int i = 0; i < THEME_PARTS; i++)
		init_pair((short)(i + 1), colors->text[i], colors->ground);
}

bool term_take_theme(const struct theme *theme)
{
	attr_t ground = A_NORMAL;
	bool own = theme->color && theme->many.ground < 0;

	if (theme->color && !term.color)
		return false;
	if (term.color)
		take_colors(theme);
	if (theme->color) {
		ground = own ? A_NORMAL : COLOR_PAIR(THEME_TEXT + 1);
		if (theme->bold && COLORS < 256)
			ground |= A_BOLD;
	}
	bkgdset((chtype)' ' | ground);
	term_forget_screen();
	return true;
}

bool term_send(const char *bytes, size_t length)
{
	return send_what_it_takes(bytes, length);
}

bool term_use_mouse(bool on)
{
	const char *type = getenv("TERM");

	/* ncurses would ask a daemon of the console, whose events nothing here waits for. */
	if (on && type && strncmp(type, "linux", 5) == 0)
		return false;
	mousemask(on ? BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
	term.mouse = on && has_mouse();
	make_give_back();
	return term.mouse == on;
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
	tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
	def_prog_mode();
}

static bool is_sane_delay(const char *delay)
{
	char *end;
	long n;

	if (!delay || !*delay)
		return false;
	n = strtol(delay, &end, 10);
	return !*end && n >= 0 && n <= MAX_ESC_DELAY;
}

static void set_modes(void)
{
	cbreak();
	noecho();
	nonl();
	typeahead(-1);
	idlok(stdscr, TRUE);
	keep_keys();
	if (!is_sane_delay(getenv("ESCDELAY")))
		set_escdelay(ESC_DELAY);
	set_colors();
	mouseinterval(0);
	term.keys = newpad(1, 1);
	nodelay(term.keys, TRUE);
	keypad(term.keys, TRUE); /* sends what was to be sent until now */
}

/* As newterm() does it, but that what it had begun can be freed where it fails. The real
 * size of the screen counts, not what LINES and COLUMNS say. */
static SCREEN *make_screen(void)
{
	SCREEN *begun = new_prescr(), *screen;

	use_env_sp(begun, FALSE);
	use_tioctl_sp(begun, TRUE);
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
	sigset_t held = term.asking, before;
	int ending;

	/* A signal that comes now is not lost: it is delivered when all is as it was. */
	sigaddset(&held, SIGALRM);
	sigprocmask(SIG_BLOCK, &held, &before);
	setitimer(ITIMER_REAL, &(struct itimerval){0}, NULL);
	ending = term.ending;
	if (term.taken)
		leave_screen();
	mem_on_exhaustion(NULL);
	delwin(term.keys);
	delscreen(term.screen);
	unwatch_signals();
	sigprocmask(SIG_SETMASK, &before, NULL);
	if (ending && ending != SIGINT)
		raise(ending);
}

/* --- size, stop, continue ------------------------------------------------------------------ */

static int at_most(int a, int b)
{
	return a < b ? a : b;
}

static void take_size(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row && size.ws_col)
		resize_term(at_most(size.ws_row, MAX_ROWS),
			    at_most(size.ws_col, MAX_COLUMNS));
	term_forget_screen();
	make_give_back();
}

void term_forget_screen(void)
{
	clearok(curscr, TRUE);
}

static void stop(void)
{
	struct sigaction by_default = {.sa_handler = SIG_DFL}, own;

	leave_screen();
	sigaction(SIGTSTP, &by_default, &own);
	kill(getpid(), SIGTSTP);
	sigaction(SIGTSTP, &own, NULL);
	term.stopping = term.resumed = 0;
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
		stop();
		return TERM_CHANGED;
	}
	if (!term.resumed && !term.resized)
		return PRESS_NONE;
	if (term.resumed) {
		/* Stopped without notice: the shell has used the terminal since. */
		leave_screen();
		enter_screen();
	}
	term.resumed = term.resized = 0;
	take_size();
	return TERM_CHANGED;
}

/* --- keys -------------------------------------------------------------------------------- */

/* Returns the next byte of something begun; ERR where it does not come soon. */
static int next_byte(void)
{
	int c;

	wtimeout(term.keys, get_escdelay());
	c = wgetch(term.keys);
	nodelay(term.keys, TRUE);
	return c;
}

struct sequence {
	const char *s;
	uint32_t press;
};

static uint32_t press_in(const struct sequence *known, size_t count, const char *s)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(known[i].s, s) == 0)
			return known[i].press;
	return PRESS_OTHER;
}

/* Keys as most terminals send them after "Esc [", whatever TERM says. */
static uint32_t bracket_press(const char *s)
{
	static const struct sequence known[] = {
		{"A", PRESS_UP},	   {"B", PRESS_DOWN},	  {"C", PRESS_RIGHT},
		{"D", PRESS_LEFT},	   {"H", PRESS_HOME},	  {"F", PRESS_END},
		{"1~", PRESS_HOME},	   {"7~", PRESS_HOME},	  {"4~", PRESS_END},
		{"8~", PRESS_END},	   {"5~", PRESS_PAGE_UP}, {"6~", PRESS_PAGE_DOWN},
		{"11~", PRESS_F1},	   {"12~", PRESS_F2},	  {"[A", PRESS_F1},
		{"[B", PRESS_F2},	   {"Z", PRESS_BACK_TAB}, {"200~", PRESS_PASTE},
		{"201~", PRESS_PASTE_END},
	};

	return press_in(known, sizeof known / sizeof *known, s);
}

/* The same after "Esc O"; "p" to "y" are the digits of a numeric keypad. */
static uint32_t keypad_press(const char *s)
{
	static const struct sequence known[] = {
		{"A", PRESS_UP},   {"B", PRESS_DOWN}, {"C", PRESS_RIGHT},
		{"D", PRESS_LEFT}, {"H", PRESS_HOME}, {"F", PRESS_END},
		{"P", PRESS_F1},   {"Q", PRESS_F2},   {"M", PRESS_ENTER},
	};

	if (*s >= 'p' && *s <= 'y' && !s[1])
		return (uint32_t)('0' + *s - 'p');
	return press_in(known, sizeof known / sizeof *known, s);
}

/* Reads "Esc [" to its last byte, however long it is: a key that ncurses does not know, or
 * what nobody asked for, as a report of the mouse (ECMA-48, 5.4). */
static uint32_t read_bracket(void)
{
	char s[MAX_SEQUENCE] = "";
	size_t length = 0;
	int c;

	while ((c = next_byte()) != ERR) {
		if (length < sizeof s - 1)
			s[length++] = (char)c;
		if (c >= '@' && c <= '~' && !(c == '[' && length == 1))
			break;
	}
	/* The mouse as the first xterm reported it: three bytes more. */
	for (int i = 0; i < 3 && strcmp(s, "M") == 0; i++)
		next_byte();
	return bracket_press(s);
}

/* Passes over a string that the terminal sends, as to a question of another program: up to
 * BEL or to Esc and a backslash. */
static uint32_t skip_string(void)
{
	int c = next_byte(), before = 0;

	while (c != ERR && c != BEL && !(before == ESC && c == '\\')) {
		before = c;
		c = next_byte();
	}
	return PRESS_OTHER;
}

/* Reads what follows an Esc at once: nothing for the key itself; else what must not be
 * taken for Esc and some letters. */
static uint32_t read_after_escape(void)
{
	int c = wgetch(term.keys);
	char s[2] = "";

	switch (c) {
	case ERR:
		return PRESS_ESCAPE;
	case '[':
		return read_bracket();
	case 'O':
		c = next_byte();
		s[0] = c == ERR ? '\0' : (char)c;
		return keypad_press(s);
	case ']':
	case 'P':
	case 'X':
	case '^':
	case '_':
		return skip_string();
	default:
		break;
	}
	if (c == ESC || c >= KEY_MIN) {
		ungetch(c);
		return PRESS_ESCAPE;
	}
	return PRESS_OTHER; /* Alt and a key */
}

/* Reads the rest of a UTF-8 character. */
static uint32_t read_character(int first)
{
	size_t wanted = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, length = 1, taken;
	char s[4] = {(char)first};
	uint32_t c;

	while (first >= 0xC0 && length < wanted) {
		int next = next_byte();

		if (next == ERR || (next & ~0x3F) != 0x80) {
			if (next != ERR)
				ungetch(next);
			break;
		}
		s[length++] = (char)next;
	}
	c = text_read(s, length, &taken);
	return c == (uint32_t)TEXT_INVALID ? PRESS_OTHER : c;
}

static uint32_t mouse_press(void)
{
	MEVENT event;

	if (getmouse(&event) != OK)
		return PRESS_OTHER;
	term.mouse_row = event.y;
	term.mouse_column = event.x;
	if (event.bstate & BUTTON4_PRESSED)
		return PRESS_WHEEL_UP;
	if (event.bstate & BUTTON5_PRESSED)
		return PRESS_WHEEL_DOWN;
	return event.bstate & BUTTON1_PRESSED ? PRESS_CLICK : PRESS_OTHER;
}

static uint32_t function_press(int key)
{
	switch (key) {
	case KEY_UP:
		return PRESS_UP;
	case KEY_DOWN:
		return PRESS_DOWN;
	case KEY_LEFT:
		return PRESS_LEFT;
	case KEY_RIGHT:
		return PRESS_RIGHT;
	case KEY_PPAGE:
		return PRESS_PAGE_UP;
	case KEY_NPAGE:
		return PRESS_PAGE_DOWN;
	case KEY_HOME:
	case KEY_FIND:
		return PRESS_HOME;
	case KEY_END:
	case KEY_SELECT:
		return PRESS_END;
	/* The corners and the middle of a numeric keypad. */
	case KEY_A1:
		return '7';
	case KEY_A3:
		return '9';
	case KEY_B2:
		return '5';
	case KEY_C1:
		return '1';
	case KEY_C3:
		return '3';
	case KEY_ENTER:
		return PRESS_ENTER;
	case KEY_BACKSPACE:
		return PRESS_BACKSPACE;
	case KEY_F(1):
	case KEY_HELP:
		return PRESS_F1;
	case KEY_F(2):
		return PRESS_F2;
	case KEY_BTAB:
		return PRESS_BACK_TAB;
	case KEY_MOUSE:
		return mouse_press();
	default:
		return PRESS_OTHER;
	}
}

static uint32_t read_press(void)
{
	int c = wgetch(term.keys);

	switch (c) {
	case ERR:
		return PRESS_NONE;
	case ESC:
		return read_after_escape();
	case '\r':
	case '\n':
		return PRESS_ENTER;
	case '\t':
		return PRESS_TAB;
	case '\b':
	case 0x7F:
		return PRESS_BACKSPACE;
	default:
		if (c >= KEY_MIN)
			return function_press(c);
		return c < 0x80 ? (uint32_t)c : read_character(c);
	}
}

/* Waits for a key or a signal. Returns whether there is something to read. No signal
 * can slip in between looking at the flags and waiting: it is held back until then. */
static bool wait_for_something(void)
{
	struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
	sigset_t before;
	int n = 0;

	sigprocmask(SIG_BLOCK, &term.asking, &before);
	if (!term.ending && !term.cancelled && !term.stopping && !term.resumed &&
	    !term.resized)
		n = ppoll(&in, 1, NULL, &before);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return n > 0 || (n < 0 && errno != EINTR);
}

void term_drop_keys(void)
{
	flushinp();
}

uint32_t term_next_within(int milliseconds)
{
	struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
	uint32_t press = term_next(false);

	if (press != PRESS_NONE || poll(&in, 1, milliseconds) <= 0)
		return press;
	return term_next(false);
}

uint32_t term_next(bool wait)
{
	for (int silent = 0; silent < MAX_SILENT;) {
		uint32_t press = act_on_signals();

		if (press == PRESS_NONE)
			press = read_press();
		if (press != PRESS_NONE)
			return press;
		if (!wait)
			return PRESS_NONE;
		silent += wait_for_something();
	}
	return TERM_GONE;
}
