/* chaos.c - the wizard on a terminal, and everything that can happen to it, at random: keys,
 * cut sequences, pastes, sizes, signals, stops, output that is held, programs that hang.
 *
 *     chaos [EVENTS]
 *
 * A session is one start of the program, some hundred events, and an end. Whatever happens,
 * it ends with a status of its own or by the signal that was sent, says nothing of a
 * sanitizer, and gives the terminal back. What happens follows from SEED in the environment
 * alone (else of the clock, or always the same without EVENTS), which is printed; SESSION=n
 * runs only session n of it. How far the program is at an event is not repeated exactly. */
#include <err.h>
#include <glob.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../folder.h"
#include "program.h"
#include "terminal.h"

enum {
	EVENTS = 5000, /* unless said otherwise */
	SHORTEST = 50, /* events in a session */
	LONGEST = 950,
	REMEMBERED = 50,      /* events that are printed when something is wrong */
	PATIENCE = 20,	      /* milliseconds for the program to act in the midst of it */
	LARGEST_PASTE = 3000, /* bytes */
	REPORT_STATUS = 99    /* of a program that a sanitizer has ended */
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* --- chance ------------------------------------------------------------------------ */

static uint64_t chance_state;

static void chance_start(uint64_t seed, uint64_t session)
{
	chance_state = seed * 0x9E3779B97F4A7C15u + session * 0xD1B54A32D192ED03u + 1;
}

/* Returns a number below `limit`. */
static unsigned chance(unsigned limit)
{
	uint64_t z = chance_state += 0x9E3779B97F4A7C15u;

	z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
	z = (z ^ z >> 27) * 0x94D049BB133111EBu;
	return (unsigned)((z ^ z >> 31) % limit);
}

#define ONE_OF(array) ((array)[chance(LENGTH(array))])

/* --- a session --------------------------------------------------------------------- */

struct session {
	struct term *t;
	unsigned long number;
	unsigned events;
	char start[256];	      /* how it was started */
	char last[REMEMBERED][80];    /* what happened, in a ring */
	bool stopped, held, unread;   /* as far as was asked for */
	bool may_interrupt, may_quit; /* a key for that was sent */
	bool paused;		      /* by ^S, typed */
	bool lossy;		      /* what was written may be lost */
	bool hung_up;
	int sent; /* the signal that is to end it */
};

static char folder[64]; /* for the helpers, their homes and the reports */

static void note(struct session *s, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(s->last[s->events % REMEMBERED], sizeof *s->last, format, arguments);
	va_end(arguments);
}

/* Writes bytes as a C string, as far as there is room. */
static void note_bytes(struct session *s, const char *what, const char *bytes,
		       size_t length)
{
	char text[64];
	size_t n = 0;

	for (size_t i = 0; i < length && n + 5 < sizeof text; i++)
		if (bytes[i] >= ' ' && bytes[i] <= '~' && bytes[i] != '\\')
			text[n++] = bytes[i];
		else
			n += (size_t)sprintf(text + n, "\\%03o", (unsigned char)bytes[i]);
	text[n] = '\0';
	note(s, "%s %zu: %s", what, length, text);
}

/* A key that sends a signal has the kernel drop what nobody has read yet, unless the
 * program has forbidden it. One that is stopped, or that a key before this one makes leave,
 * no longer can; then what gives the terminal back is lost. */
static void send(struct session *s, const char *what, const char *bytes, size_t length)
{
	note_bytes(s, what, bytes, length);
	for (size_t i = 0; i < length; i++)
		switch (bytes[i] < ' ' ? bytes[i] | 0x40 : 0) {
		case 'C':
			s->may_interrupt = s->lossy = true;
			break;
		case '\\':
			s->may_quit = s->lossy = true;
			break;
		case 'Z':
			s->stopped = s->lossy = true;
			break;
		case 'S':
		case 'Q':
			s->paused = bytes[i] == ('S' & 0x1F);
			break;
		default:
			break;
		}
	term_send_bytes(s->t, bytes, length);
}

/* --- what can happen --------------------------------------------------------------- */

static const char *const sequences[] = {
	"\033[A",	    "\033[B",	     "\033[C",
	"\033[D",	    "\033OA",	     "\033OB",
	"\033[5~",	    "\033[6~",	     "\033[H",
	"\033[F",	    "\033[1~",	     "\033[4~",
	"\033OP",	    "\033OQ",	     "\033[Z",
	"\033[200~",	    "\033[201~",     "\033[M !!",
	"\033[<0;5;5M",	    "\033[<64;3;3M", "\033[<0;5;5m",
	"\033[3;1R",	    "\033[?1;2c",    "\033]11;rgb:0000/0000/0000\007",
	"\033P1$r0m\033\\", "\033_x\033\\",  "\033[I",
	"\033[O",	    "\033[15~",	     "\033[21~",
	"\033[1;5C",	    "\033x",	     "\033\033",
	"\303\251",	    "\344\270\255",  "\360\237\221\215",
	"\302\205",	    "\355\240\200",  "\033OR",
	"\033OS",	    "\033[17~",	     "\0334",
};

static void press_key(struct session *s)
{
	static const char keys[] =
		"1234567890123456jkhd?gatpiscyronmTP/\r\r\r\r\t \b\177\014\033";
	char key = keys[chance(sizeof keys - 1)];

	send(s, "key", &key, 1);
}

static void press_any_key(struct session *s)
{
	char key = (char)(' ' + chance(95));

	send(s, "key", &key, 1);
}

static void type_words(struct session *s)
{
	static const char *const words[] = {"nama unor",  "presensi", "skp",	"/unor",
					    "SDN 4 Pagi", "4\r",      "12\r",	"ssss",
					    "\025xyz",	  "jjj",      "4b\r",	"h2",
					    "P\r",	  "<\r",      "n\r\r\r\r"};
	const char *word = ONE_OF(words);

	send(s, "words", word, strlen(word));
}

static void send_sequence(struct session *s)
{
	const char *sequence = ONE_OF(sequences);

	send(s, "sequence", sequence, strlen(sequence));
}

static void cut_sequence(struct session *s)
{
	const char *sequence = ONE_OF(sequences);

	send(s, "cut", sequence, 1 + chance((unsigned)strlen(sequence)));
}

/* Not what empties a line: it could become the name of a file anywhere. */
static void send_noise(struct session *s)
{
	char bytes[16];
	size_t length = 1 + chance(sizeof bytes);

	for (size_t i = 0; i < length; i++) {
		bytes[i] = (char)chance(256);
		if (bytes[i] == ('U' & 0x1F) || bytes[i] == '/')
			bytes[i] = 'u';
	}
	send(s, "noise", bytes, length);
}

static void send_control(struct session *s)
{
	static const char keys[] = "\003\032\032\021\023\034\014\020\016\006\002\004";
	char key = keys[chance(sizeof keys - 1)];

	/* What ends it is rare, or few sessions would be long. */
	if ((key == '\003' || key == '\034') && chance(4) != 0)
		key = '\014';
	send(s, "control", &key, 1);
}

static void paste(struct session *s)
{
	static const char *const pieces[] = {
		"Nama Sekolah ", "tidak sama\r\n", "\t",   "q",
		"\033[A",	 "\303\251",	   "\200", "\033[201~",
		"\033[200~",	 "漢字 ",	   "\003x"};
	static char bytes[LARGEST_PASTE + 64];
	unsigned wanted = chance(10) == 0 ? LARGEST_PASTE : chance(200);
	size_t length = (size_t)sprintf(bytes, "\033[200~");

	while (length < wanted) {
		const char *piece = chance(30) ? pieces[chance(3)] : ONE_OF(pieces);

		length += (size_t)sprintf(bytes + length, "%s", piece);
	}
	if (chance(6) != 0)
		length += (size_t)sprintf(bytes + length, "\033[201~");
	send(s, "paste", bytes, length);
}

static void resize(struct session *s)
{
	static const int sizes[][2] = {{24, 80}, {12, 40},   {43, 132}, {5, 15},
				       {1, 1},	 {200, 500}, {24, 39}};
	size_t i = chance(LENGTH(sizes) + 4);
	int rows = i < LENGTH(sizes) ? sizes[i][0] : 1 + (int)chance(60);
	int cols = i < LENGTH(sizes) ? sizes[i][1] : 1 + (int)chance(160);

	note(s, "size %d x %d", rows, cols);
	term_resize(s->t, rows, cols);
}

static void send_signal(struct session *s)
{
	static const int signals[] = {SIGWINCH, SIGWINCH, SIGTSTP, SIGSTOP, SIGCONT};
	int signo = ONE_OF(signals);

	note(s, "signal %d", signo);
	s->stopped |= signo == SIGTSTP || signo == SIGSTOP;
	term_signal(s->t, signo);
}

static void go_on(struct session *s)
{
	note(s, "signal %d", SIGCONT);
	s->stopped = false;
	term_signal(s->t, SIGCONT);
}

static void hold(struct session *s)
{
	note(s, "the line takes nothing");
	s->held = true;
	term_hold(s->t);
}

static void release(struct session *s)
{
	note(s, "the line takes everything");
	s->held = s->paused = false;
	term_release(s->t);
}

static void stop_reading(struct session *s)
{
	note(s, "nobody reads");
	s->unread = true;
}

static void read_again(struct session *s)
{
	note(s, "somebody reads");
	s->unread = false;
}

static void wait_a_moment(struct session *s)
{
	note(s, "a moment");
	if (!s->unread)
		term_catch_up(s->t, chance(20) ? PATIENCE : 20 * PATIENCE);
}

/* Each with how often it comes. */
static const struct happening {
	unsigned weight;
	void (*happen)(struct session *);
} happenings[] = {
	{40, press_key},     {6, press_any_key}, {8, type_words},   {12, send_sequence},
	{6, cut_sequence},   {4, send_noise},	 {4, send_control}, {3, paste},
	{5, resize},	     {2, send_signal},	 {1, hold},	    {1, stop_reading},
	{25, wait_a_moment},
};

/* What was begun does not last. */
static void happen(struct session *s)
{
	unsigned weights = 0, at;
	size_t i = 0;

	if (s->stopped && chance(4) == 0) {
		go_on(s);
		return;
	}
	if ((s->held || s->unread) && chance(6) == 0) {
		(s->held ? release : read_again)(s);
		return;
	}
	for (i = 0; i < LENGTH(happenings); i++)
		weights += happenings[i].weight;
	at = chance(weights);
	for (i = 0; at >= happenings[i].weight; i++)
		at -= happenings[i].weight;
	happenings[i].happen(s);
}

/* --- when something is wrong ------------------------------------------------------- */

static uint64_t seed;

static void print_reports(void)
{
	char pattern[128], line[512];
	glob_t found;

	snprintf(pattern, sizeof pattern, "%s/report*", folder);
	if (glob(pattern, 0, NULL, &found) != 0)
		return;
	for (size_t i = 0; i < found.gl_pathc; i++) {
		FILE *f = fopen(found.gl_pathv[i], "r");

		while (f && fgets(line, sizeof line, f))
			fputs(line, stderr);
		if (f)
			fclose(f);
		unlink(found.gl_pathv[i]);
	}
	globfree(&found);
}

static bool has_report(void)
{
	char pattern[128];
	glob_t found = {0};
	bool any;

	snprintf(pattern, sizeof pattern, "%s/report*", folder);
	any = glob(pattern, 0, NULL, &found) == 0;
	globfree(&found);
	return any;
}

/* What the program is doing, as far as the kernel tells. */
static void print_proc(const struct session *s, const char *name)
{
	char path[64], line[512];
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/%s", (int)term_pid(s->t), name);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof line, f))
		if (strcmp(name, "status") != 0 || strncmp(line, "State", 5) == 0 ||
		    strncmp(line, "Sig", 3) == 0)
			fprintf(stderr, "    %s: %s", name, line);
	if (f)
		fclose(f);
}

static int complain(struct session *s, const char *format, ...)
{
	unsigned first = s->events > REMEMBERED ? s->events - REMEMBERED : 0;
	va_list arguments;

	fprintf(stderr, "SEED=%llu SESSION=%lu: ", (unsigned long long)seed, s->number);
	va_start(arguments, format);
	vfprintf(stderr, format, arguments);
	va_end(arguments);
	fprintf(stderr, "\n%s; after %u events, of which the last were:\n", s->start,
		s->events);
	for (unsigned i = first; i < s->events; i++)
		fprintf(stderr, "    %s\n", s->last[i % REMEMBERED]);
	if (!term_has_ended(s->t)) {
		print_proc(s, "status");
		print_proc(s, "syscall");
		print_proc(s, "wchan");
	}
	print_reports();
	return 1;
}

/* --- the beginning and the end ----------------------------------------------------- */

/* Programs that print, copy and open: they do it, fail, say too much, or hang. */
static void make_helpers(void)
{
	static const char *const names[] = {"lp", "xclip", "xsel", "wl-copy", "xdg-open"};
	static const char script[] = "#!/bin/sh\necho $$ >>\"${0%/*}/pids\"\n"
				     "case $HELPER in\nhang) exec sleep 1000 ;;\n"
				     "deaf) trap '' HUP INT TERM; exec sleep 1000 "
				     ";;\nfail) echo no paper >&2; exit 1 ;;\n"
				     "flood) exec yes \"$(printf '\\033]0;x\\007')\" "
				     ";;\n*) cat >/dev/null ;;\nesac\n";
	char path[128];

	for (size_t i = 0; i < LENGTH(names); i++) {
		FILE *f;

		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		f = fopen(path, "w");
		if (!f || fputs(script, f) < 0 || fclose(f) != 0 ||
		    chmod(path, 0700) != 0)
			err(1, "%s", path);
	}
}

/* Ends what the helpers of a session have left. */
static void end_helpers(void)
{
	char path[128], proc[64], name[32];
	FILE *f, *comm;
	int pid;

	snprintf(path, sizeof path, "%s/pids", folder);
	f = fopen(path, "r");
	while (f && fscanf(f, "%d", &pid) == 1) {
		snprintf(proc, sizeof proc, "/proc/%d/comm", pid);
		comm = fopen(proc, "r");
		if (comm && fscanf(comm, "%31s", name) == 1 &&
		    (strcmp(name, "sleep") == 0 || strcmp(name, "yes") == 0))
			kill(pid, SIGKILL);
		if (comm)
			fclose(comm);
	}
	if (f)
		fclose(f);
	unlink(path);
}

static void start(struct session *s)
{
	static const char *const languages[] = {"id", "en"};
	static const char *const paths[] = {
		"sinkro-pmm/1:",
		"sinkro-pmm/1:viewer=teacher,plt=no",
		"sinkro-pmm/1:viewer=teacher,plt=no,problem=e04",
		"sinkro-pmm/1:viewer=teacher,plt=no,problem=e04,names=b",
		"sinkro-pmm/1:viewer=teacher,plt=no,problem=e04,names=b,r4b=waiting",
		"sinkro-pmm/1:r6a"};
	static const char *const options[] = {"--theme=dark", "--mouse", "--no-color",
					      "--ascii", "--plain"};
	static const char *const terms[] = {"TERM=xterm-256color", "TERM=xterm",
					    "TERM=screen", "TERM=vt100", "TERM=rxvt"};
	static const char *const helpers[] = {"HELPER=work", "HELPER=fail", "HELPER=hang",
					      "HELPER=deaf", "HELPER=flood"};
	static const char *const desktops[] = {"DISPLAY=:9", "WAYLAND_DISPLAY=w",
					       "NO_DESKTOP=1"};
	const char *term = ONE_OF(terms), *helper = ONE_OF(helpers),
		   *desktop = ONE_OF(desktops);
	const char *language = ONE_OF(languages), *at = ONE_OF(paths),
		   *option = ONE_OF(options);
	char asan[256], ubsan[128], path[256];
	const char *env[] = {asan, ubsan, path, term, helper, desktop, NULL};
	const char *argv[] = {program_path(), "--lang",	    language, "--path", at,
			      option,	      "sinkro-pmm", NULL};

	snprintf(asan, sizeof asan,
		 "ASAN_OPTIONS=detect_leaks=1:exitcode=%d:log_path=%s/report",
		 REPORT_STATUS, folder);
	snprintf(ubsan, sizeof ubsan,
		 "UBSAN_OPTIONS=print_stacktrace=1:exitcode=%d:log_path=%s/report",
		 REPORT_STATUS, folder);
	snprintf(path, sizeof path, "PATH=%s:/usr/bin:/bin", folder);
	snprintf(s->start, sizeof s->start, "%s %s %s %s %s %s", term, helper, desktop,
		 language, at, option);
	s->t = term_start(24, 80, env, argv);
	term_be_blind(s->t);
}

static bool has_ended_or_stopped(struct term *t, const void *nothing)
{
	(void)nothing;
	return term_has_ended(t) || term_is_stopped(t);
}

/* It may come to stop only now, of a key that was sent long ago. */
static bool ends(struct term *t)
{
	while (term_wait(t, has_ended_or_stopped, NULL, TERM_LIMIT) && !term_has_ended(t))
		term_signal(t, SIGCONT);
	return term_has_ended(t);
}

/* By keys, as somebody would who wants to get out. */
static void leave_by_keys(struct session *s)
{
	bool heard = term_catch_up(s->t, 10 * PATIENCE);

	for (int i = 0; i < 10 && !term_has_ended(s->t); i++) {
		s->lossy |= !heard;
		term_send_bytes(s->t, "\003", 1);
		heard = term_catch_up(s->t, 10 * PATIENCE);
	}
	s->may_interrupt = true;
}

/* Ends the session; a line that is held may stay so until the program is gone. */
static void end(struct session *s)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
	unsigned way = chance(6);

	if (s->stopped)
		go_on(s);
	s->unread = false;
	if ((s->held || s->paused) && chance(2))
		release(s);
	if (way == 5)
		leave_by_keys(s);
	s->sent = way < LENGTH(signals) ? signals[way] : SIGTERM;
	s->hung_up = way == 4;
	if (s->hung_up)
		term_hang_up(s->t);
	else if (!term_has_ended(s->t))
		term_signal(s->t, s->sent);
	note(s, "the end: %s",
	     way == 4	? "hung up"
	     : way == 5 ? "keys"
			: strsignal(s->sent));
	s->events++;
}

static bool is_expected(const struct session *s, int status)
{
	if (WIFSIGNALED(status))
		return WTERMSIG(status) == s->sent ||
		       (s->hung_up && WTERMSIG(status) == SIGHUP) ||
		       (s->may_interrupt && WTERMSIG(status) == SIGINT) ||
		       (s->may_quit && WTERMSIG(status) == SIGQUIT);
	switch (WEXITSTATUS(status)) {
	case 0: /* left at a remedy, ... */
	case 1: /* ... or before */
		return true;
	case 4: /* the terminal has gone, or takes nothing */
		return true;
	case 130:
		return s->may_interrupt || s->sent == SIGINT;
	default:
		return false;
	}
}

static int complain_of_modes(struct session *s, int status)
{
	struct term_modes left = term_modes(s->t);
	size_t length, last;
	const char *bytes = term_bytes(s->t, &length);

	for (unsigned i = 6; i > 0; i--) {
		last = length > i * 40 ? length - i * 40 : 0;
		note_bytes(s, "written", bytes + last, length > 40 ? 40 : length);
		s->events++;
	}
	return complain(s, "wait status 0x%x, left behind:%s%s%s%s; mode %d",
			(unsigned)status, left.alternate ? " alternate screen" : "",
			left.cursor ? "" : " hidden cursor", left.mouse ? " mouse" : "",
			left.application_keys ? " application keys" : "", left.other);
}

static int check_end(struct session *s)
{
	static const struct term_modes as_before = {.cursor = true};
	bool held = s->held || s->paused;
	int status;

	if (!ends(s->t))
		return complain(s, "it does not end");
	if (held)
		release(s);
	if (!term_finish(s->t, &status, TERM_LIMIT))
		return complain(s, "the terminal is not let go");
	if (has_report())
		return complain(s, "a sanitizer has something to say");
	if (!is_expected(s, status))
		return complain(
			s, "it ends with %s %d", WIFEXITED(status) ? "status" : "signal",
			WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
	if (s->hung_up || held || s->lossy)
		return 0; /* nothing could be given back */
	if (!term_line_restored(s->t))
		return complain(s, "the line discipline is not as before");
	if (!term_wait_modes(s->t, as_before))
		return complain_of_modes(s, status);
	return 0;
}

static int run_session(unsigned long number, unsigned *events)
{
	struct session s = {.number = number};
	unsigned wanted;
	int failed;

	chance_start(seed, number);
	wanted = SHORTEST + chance(LONGEST);
	start(&s);
	if (chance(4)) /* else it comes before anything is painted */
		term_wait_asleep(s.t);
	while (s.events < wanted && !term_has_ended(s.t)) {
		happen(&s);
		s.events++;
		if (!s.unread)
			term_catch_up(s.t, 0);
	}
	end(&s);
	failed = check_end(&s);
	*events += s.events;
	term_free(s.t);
	end_helpers();
	return failed;
}

static uint64_t number_in(const char *name, uint64_t otherwise)
{
	const char *value = getenv(name);

	return value && *value ? strtoull(value, NULL, 10) : otherwise;
}

int main(int argc, char *argv[])
{
	unsigned wanted = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : EVENTS,
		 events = 0;
	unsigned long session = number_in("SESSION", 0), sessions = 0;
	int failed = 0;

	seed = number_in("SEED", argc > 1 ? (uint64_t)time(NULL) : 1);
	printf("SEED=%llu\n", (unsigned long long)seed);
	fflush(stdout);
	strcpy(folder, "/tmp/tuntun-chaos-XXXXXX");
	if (!mkdtemp(folder))
		err(1, "%s", folder);
	make_helpers();
	if (session)
		failed = run_session(session, &events);
	for (; !session && events < wanted; sessions++)
		failed += run_session(sessions + 1, &events);
	folder_remove(folder);
	printf("%u events in %lu sessions, %d failed\n", events, session ? 1 : sessions,
	       failed);
	return failed > 0;
}
