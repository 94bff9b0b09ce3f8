/* test_sharing.c - a remedy leaves the program: handed over, saved, printed, copied, scanned,
 * opened, on the whole screen and in plain text.
 *
 * Printers, clipboards and browsers are little scripts in a folder that comes first in PATH;
 * what they were given is looked at afterwards. QR codes are read from the screen by zbarimg. */
#include "terminal.h"

#include <err.h>
#include <fcntl.h>
#include <jansson.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../golden.h"
#include "../tools.h"
#include "expect.h"
#include "program.h"
#include "share/targets.h"
#include "ui/wishes.h"

#define PATH_6A "sinkro-pmm/1:r6a"
#define LINK "https://support-siasn.bkn.go.id/"
#define HANDBOOK "https://example.org/panduan.html"

enum { SIZE = 4096 };

/* --- a school's computer ------------------------------------------------------------------- */

/* The folders of one person, and what programs there are. */
struct school {
	char folder[SIZE / 4], documents[SIZE / 2], env[SIZE];
};

static void add_program(const struct school *p, const char *name, const char *script)
{
	char path[SIZE];

	snprintf(path, sizeof path, "%s/bin/%s", p->folder, name);
	write_file(path, script);
	assert_int_equal(chmod(path, 0700), 0);
}

/* What a script was given, which it keeps in a file of this name. */
static const char *given(const struct school *p, const char *name)
{
	char path[SIZE];

	snprintf(path, sizeof path, "%s/%s", p->folder, name);
	return read_file(path);
}

static void set_up(struct school *p, const char *more)
{
	char path[SIZE];

	snprintf(p->folder, sizeof p->folder, "%s", scratch_folder());
	snprintf(p->documents, sizeof p->documents, "%s/Dokumen", p->folder);
	assert_int_equal(mkdir(p->documents, 0700), 0);
	/* No program but those that a test adds, and what their scripts need. */
	snprintf(path, sizeof path, "%s/bin/cat", p->folder);
	write_file(path, "");
	assert_int_equal(unlink(path), 0);
	assert_int_equal(symlink("/bin/cat", path), 0);
	snprintf(p->env, sizeof p->env, "PATH=%s/bin XDG_DOCUMENTS_DIR=%s TZ=UTC %s",
		 p->folder, p->documents, more);
}

static struct term *open_at(const struct school *p, int rows, int cols,
			    const char *options)
{
	struct term *t = wizard(rows, cols, p->env, options);

	settle(t);
	return t;
}

static const char *document(const struct school *p, const char *name)
{
	char path[SIZE];

	snprintf(path, sizeof path, "%s/%s", p->documents, name);
	return read_file(path);
}

static unsigned mode_of(const struct school *p, const char *name)
{
	char path[SIZE];
	struct stat st;

	snprintf(path, sizeof path, "%s/%s", p->documents, name);
	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

static void expect_in(const char *text, const char *wanted)
{
	if (!strstr(text, wanted))
		fail_msg("no '%s' in:\n%s", wanted, text);
}

/* --- messages ------------------------------------------------------------------------------ */

static void a_message_is_filled_in_saved_and_forgotten(void **state)
{
	struct school p;
	struct term *t;

	(void)state;
	set_up(&p, "");
	t = open_at(&p, 24, 100, "--lang en --path " PATH_4B);
	press(t, "p", "Message for: Admin Instansi");
	expect_seen(t, "saya ____ (NIP ____), ____.");
	press(t, "i", "In whose name");
	term_keys(
		t,
		"Siti Aminah<Enter>19800101<Enter>SDN 5<Enter>SDN 4<Enter>SDN 5<Enter>");
	expect_seen(t, "saya Siti Aminah (NIP 19800101), SDN 5.");
	expect_seen(t, "18 digits are usual, these are 8.");
	press(t, "s", "Save as");
	press(t, "1", "4B-admin-siti-aminah.txt");
	term_keys(t, "<Enter>");
	expect_seen(t, "Saved: ");
	expect_in(document(&p, "4B-admin-siti-aminah.txt"), "saya Siti Aminah (NIP");
	/* Only its owner reads names. */
	assert_int_equal(mode_of(&p, "4B-admin-siti-aminah.txt"), 0600);
	/* The next one who comes here finds nothing of it. */
	press(t, "<Esc>", "h outcome");
	press(t, "p", "saya ____ (NIP");
	leave(t);
}

/* --- printing ------------------------------------------------------------------------------ */

static void a_remedy_is_printed_on_one_page(void **state)
{
	struct school p;
	struct term *t;
	int lines = 0;

	(void)state;
	set_up(&p, "");
	add_program(&p, "lp",
		    "#!/bin/sh\necho \"$@\" >\"${0%/bin/lp}/arguments\"\n"
		    "cat >\"${0%/bin/lp}/printed\"\necho request id is Laser-1\n");
	t = open_at(&p, 24, 100, "--lang en --path sinkro-pmm/1:r10d");
	press(t, "c", "Print it now?");
	/* A key pressed by mistake prints nothing. */
	press(t, "<Enter>", "10D");
	press(t, "c", "Print it now?");
	press(t, "2", "Sent to the printer. request id is Laser-1");
	expect_in(given(&p, "arguments"), "media=A4");
	expect_in(given(&p, "printed"), "tuntun 10D");
	for (const char *s = given(&p, "printed"); *s; s += strcspn(s, "\n") + 1) {
		lines++;
		assert_true(strcspn(s, "\n") < 200); /* bytes */
	}
	assert_true(lines > 20 && lines <= 128);
	leave(t);
}

/* Prints 4B on a printer that waits for let_it_print(), and does `then` after it. */
static struct term *print_slowly(struct school *p, const char *then)
{
	char path[SIZE], script[SIZE];
	struct term *t;

	set_up(p, "");
	snprintf(path, sizeof path, "%s/go", p->folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(script, sizeof script, "#!/bin/sh\nread x <\"${0%%/bin/lp}/go\"\n%s\n",
		 then);
	add_program(p, "lp", script);
	t = open_at(p, 24, 80, "--lang en --path " PATH_4B);
	press(t, "c", "Print it now?");
	press(t, "2", "Waiting for lp");
	return t;
}

static void let_it_print(const struct school *p)
{
	char path[SIZE];

	snprintf(path, sizeof path, "%s/go", p->folder);
	write_file(path, "on\n");
}

/* Keys that are pressed while nothing happens are not for the page that comes then. */
static void keys_pressed_while_a_printer_is_slow_do_nothing(void **state)
{
	struct school p;
	struct term *t;

	(void)state;
	t = print_slowly(&p, "echo no paper; exit 1");
	term_keys(t, "<Enter><Enter><Enter>1q");
	let_it_print(&p);
	expect_seen(t, "It could not be printed: no paper");
	settle(t);
	expect_seen(t, "> 1  Plain text");
	expect_unseen(t, "Waiting for");
	leave(t);
}

/* --- copying ------------------------------------------------------------------------------- */

/* Returns what the terminal was asked to put on its clipboard, in base 64; on the heap. */
static char *asked_to_copy(struct term *t)
{
	static const char begin[] = "\033]52;c;";
	size_t length;
	const char *bytes = term_bytes(t, &length);
	const char *at = memmem(bytes, length, begin, sizeof begin - 1), *end;

	if (!at)
		return strdup("");
	at += sizeof begin - 1;
	end = memchr(at, '\007', length - (size_t)(at - bytes));
	assert_non_null(end);
	return strndup(at, (size_t)(end - at));
}

static void a_terminal_is_asked_where_there_is_no_desktop(void **state)
{
	struct school p;
	struct term *t;
	char *copied;

	(void)state;
	set_up(&p, "");
	t = open_at(&p, 24, 100, "--lang en --path " PATH_4B);
	press(t, "p", "Message for");
	/* It never answers: so it is not claimed. */
	press(t, "y", "Sent to your terminal");
	assert_null(strstr(term_screen(t), "Copied"));
	copied = asked_to_copy(t);
	assert_int_equal(strncmp(copied, "WXRoLiBBZG1pbiBJ", 16), 0); /* Yth. Admin I */
	free(copied);
	leave(t);
}

static void saving_is_offered_where_nothing_takes_a_copy(void **state)
{
	struct school p;
	struct term *t;
	char *copied;

	(void)state;
	set_up(&p, "TERM=vt100");
	t = open_at(&p, 24, 80, "--lang en --path " PATH_4B);
	press(t, "y", "There is no clipboard here");
	expect_seen(t, "Save it as a file instead?");
	copied = asked_to_copy(t);
	assert_string_equal(copied, "");
	free(copied);
	leave(t);
}

/* --- what hangs ----------------------------------------------------------------------------- */

/* Makes a program that never answers, nor ends when it is asked to; what it has started is
 * the same. Both hold the pipe "life" as long as they live. Returns our end of it. */
static int add_hanging(const struct school *p, const char *name)
{
	char path[SIZE], script[SIZE];
	int life;

	snprintf(path, sizeof path, "%s/never", p->folder);
	if (access(path, F_OK) != 0)
		assert_int_equal(mkfifo(path, 0600), 0);
	snprintf(path, sizeof path, "%s/life-%s", p->folder, name);
	assert_int_equal(mkfifo(path, 0600), 0);
	life = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	assert_true(life >= 0);
	snprintf(script, sizeof script,
		 "#!/bin/sh\ntrap '' TERM HUP INT\ncd '%s'\nexec 3>life-%s\n"
		 "(echo >&3; read x <never) &\nread x <never\n",
		 p->folder, name);
	add_program(p, name, script);
	return life;
}

/* Waits for a byte, or for the end of all who hold the pipe. */
static void expect_from(int life, ssize_t bytes)
{
	struct pollfd ready = {.fd = life, .events = POLLIN};
	char c;

	assert_int_equal(poll(&ready, 1, TERM_LIMIT), 1);
	assert_int_equal(read(life, &c, 1), bytes);
}

static void expect_alive(int life)
{
	expect_from(life, 1);
}

/* Whoever held the pipe is gone. */
static void expect_gone(int life)
{
	expect_from(life, 0);
	close(life);
}

/* While the program waits for another, it never settles. */
static void press_meanwhile(struct term *t, const char *key, const char *seen)
{
	term_keys(t, key);
	expect_seen(t, seen);
}

static void a_key_ends_the_wait_and_what_is_waited_for(void **state)
{
	static const char *const keys[] = {"<Esc>", "<C-c>"};
	struct school p;

	(void)state;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		struct term *t;
		int life;

		set_up(&p, "");
		life = add_hanging(&p, "lp");
		t = open_at(&p, 24, 80, "--lang en --path " PATH_4B);
		press(t, "c", "Print it now?");
		press(t, "2", "Waiting for lp. Esc stops it.");
		expect_alive(life);
		press_meanwhile(t, keys[i], "You stopped it.");
		expect_gone(life);
		/* and nothing but the wait has ended */
		expect_seen(t, "p hand over");
		leave(t);
	}
}

static void three_hanging_clipboards_are_one_wait(void **state)
{
	static const char *const names[] = {"wl-copy", "xclip", "xsel"};
	struct school p;
	struct term *t;
	int lives[3];

	(void)state;
	set_up(&p, "DISPLAY=:9 WAYLAND_DISPLAY=wayland-9");
	for (size_t i = 0; i < 3; i++)
		lives[i] = add_hanging(&p, names[i]);
	t = open_at(&p, 24, 80, "--lang en --path " PATH_4B);
	press(t, "y", "Waiting for wl-copy");
	expect_alive(lives[0]);
	press_meanwhile(t, "<Esc>", "You stopped it.");
	expect_gone(lives[0]);
	/* The others were not even started. */
	for (size_t i = 1; i < 3; i++) {
		struct pollfd ready = {.fd = lives[i], .events = POLLIN};

		assert_int_equal(poll(&ready, 1, 0), 0);
		close(lives[i]);
	}
	leave(t);
}

static void a_hanging_browser_is_no_wait_without_end(void **state)
{
	struct school p;
	struct term *t;
	int life;

	(void)state;
	set_up(&p, "DISPLAY=:9");
	life = add_hanging(&p, "xdg-open");
	t = open_at(&p, 24, 100, "--lang en --path " PATH_6A);
	/* It goes on by itself, unless it is stopped before. */
	press(t, "o", "The browser is opening");
	expect_alive(life);
	close(life);
	leave(t);
}

static void a_new_size_shows_while_a_program_hangs(void **state)
{
	struct school p;
	struct term *t;

	(void)state;
	t = print_slowly(&p, "echo done");
	term_resize(t, 5, 15);
	expect_unseen(t, "Waiting for lp");
	term_resize(t, 30, 100);
	expect_seen(t, "Waiting for lp");
	expect_seen(t, "Print it now?");
	term_resize(t, 12, 40);
	expect_seen(t, "Waiting for lp");
	let_it_print(&p);
	expect_seen(t, "Sent to the printer. done");
	leave(t);
}

static void what_stands_beside_stays_while_a_program_hangs(void **state)
{
	static const char beside[] = "│   Kondisi B";
	struct school p;
	struct term *t;
	int life;

	(void)state;
	set_up(&p, "DISPLAY=:9");
	life = add_hanging(&p, "xclip");
	t = open_at(&p, 24, 120, "--lang en --path " PATH_4B);
	expect_seen(t, beside);
	press(t, "y", "Waiting for xclip");
	term_resize(t, 24, 80);
	expect_unseen(t, beside);
	term_resize(t, 40, 132);
	expect_seen(t, beside);
	expect_alive(life);
	press_meanwhile(t, "<Esc>", "You stopped it.");
	expect_gone(life);
	leave(t);
}

static void a_stop_acts_while_a_program_hangs(void **state)
{
	static const struct term_modes on = {
		.alternate = true, .cursor = true, .other = TERM_ANY_MODE};
	struct school p;
	struct term *t;
	int life;

	(void)state;
	set_up(&p, "");
	life = add_hanging(&p, "lp");
	t = open_at(&p, 24, 80, "--lang en --path " PATH_4B);
	press(t, "c", "Print it now?");
	press(t, "2", "Waiting for lp");
	expect_alive(life);
	term_keys(t, "<C-z>");
	assert_true(term_wait_stopped(t));
	expect_restored(t);
	term_write_over(t, "\033[2J$ fg\r\n");
	term_signal(t, SIGCONT);
	assert_true(term_wait_modes(t, on));
	expect_seen(t, "Waiting for lp");
	expect_seen(t, "Print it now?");
	press_meanwhile(t, "<Esc>", "You stopped it.");
	expect_gone(life);
	leave(t);
}

/* Once, or twice: then nobody waits until it has ended by itself. */
static void who_ends_us_ends_what_hangs(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP, SIGINT, SIGTERM, SIGHUP, SIGINT};

	(void)state;
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct school p;
		struct term *t;
		int life;

		set_up(&p, "");
		life = add_hanging(&p, "lp");
		t = open_at(&p, 24, 80, "--lang en --path " PATH_4B);
		press(t, "c", "Print it now?");
		press(t, "2", "Waiting for lp");
		expect_alive(life);
		term_signal(t, signals[i]);
		if (i >= 3)
			term_signal(t, signals[i]);
		if (signals[i] == SIGINT)
			expect_exit(t, 130);
		else
			expect_killed(t, signals[i]);
		expect_gone(life);
	}
}

static void in_plain_text_ctrl_c_ends_the_wait_alone(void **state)
{
	struct school p;
	struct term *t;
	int life;

	(void)state;
	set_up(&p, "");
	life = add_hanging(&p, "lp");
	t = wizard(70, 80, p.env, "--plain --lang en --path " PATH_4B);
	press(t, "print<Enter>", "Print it now?");
	press(t, "2<Enter>", "Waiting for lp. Ctrl-C stops it.");
	expect_alive(life);
	press_meanwhile(t, "<C-c>", "You stopped it.");
	expect_gone(life);
	term_keys(t, "q<Enter>");
	expect_exit(t, 0);
}

static void a_command_that_waits_is_ended_with_what_hangs(void **state)
{
	struct school p;
	struct term *t;
	int life;

	(void)state;
	set_up(&p, "");
	life = add_hanging(&p, "lp");
	t = start_program(NULL, 24, 80, p.env, "--lang en show 6A --print");
	expect_alive(life);
	term_keys(t, "<C-c>");
	expect_killed(t, SIGINT);
	expect_gone(life);
}

/* --- QR codes ------------------------------------------------------------------------------ */

enum { MODULE = 4 /* pixels */ };

static bool is_light(struct term_color c, bool by_default)
{
	if (c.is_default)
		return by_default;
	return c.red + c.green + c.blue > 3 * 128;
}

/* Is this half of a cell light? The terminal itself is light on dark. */
static bool is_light_half(const struct term *t, int row, int col)
{
	struct term_cell cell = term_cell(t, row / 2, col);
	bool ink = is_light(cell.fg, true), paper = is_light(cell.bg, false), inked;

	inked = strcmp(cell.text, "█") == 0 ||
		strcmp(cell.text, row % 2 ? "▄" : "▀") == 0;
	return (inked != cell.reverse) ? ink : paper;
}

/* Has the file of settings name where the handbook is published. */
static void publish(struct school *p, const char *address)
{
	char path[SIZE], text[SIZE];

	snprintf(path, sizeof path, "%s/tuntun", p->folder);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/tuntun/config", p->folder);
	snprintf(text, sizeof text, "base_url = %s\n", address);
	write_file(path, text);
	snprintf(p->env + strlen(p->env), sizeof p->env - strlen(p->env),
		 " XDG_CONFIG_HOME=%s", p->folder);
}

/* Returns what zbarimg reads on the screen; valid until the next call. */
static const char *scan(struct term *t)
{
	static char text[SIZE];
	char command[SIZE], path[SIZE / 2];
	int rows, cols;
	size_t length;
	FILE *f;

	tools_need("zbarimg");
	term_size(t, &rows, &cols);
	snprintf(path, sizeof path, "%s/screen.pgm", scratch_folder());
	f = fopen(path, "w");
	if (!f)
		err(1, "%s", path);
	fprintf(f, "P5 %d %d 255\n", cols * MODULE, 2 * rows * MODULE);
	for (int y = 0; y < 2 * rows * MODULE; y++)
		for (int x = 0; x < cols * MODULE; x++)
			fputc(is_light_half(t, y / MODULE, x / MODULE) ? 255 : 0, f);
	fclose(f);
	snprintf(command, sizeof command,
		 "zbarimg -q --raw -Sdisable -Sqrcode.enable '%s' 2>/dev/null", path);
	f = popen(command, "re");
	if (!f)
		err(1, "zbarimg");
	length = fread(text, 1, sizeof text - 1, f);
	text[length] = '\0';
	pclose(f);
	return text;
}

/* Where there is one for each theme: the code is black on white all the same. */
static void a_link_is_scanned_from_the_screen(void **state)
{
	static const char *const looks[][2] = {
		{"", ""},
		{"", "--theme dark"},
		{"", "--theme light"},
		{"", "--theme contrast"},
		{"", "--theme mono"},
		{"NO_COLOR=1", ""},
		{"TERM=xterm-color", "--theme dark"},
		{"TERM=xterm-color", "--theme light"},
		{"TERM=vt220", ""},
	};
	struct school p;

	(void)state;
	for (size_t i = 0; i < sizeof looks / sizeof *looks; i++) {
		char options[SIZE];
		struct term *t;

		set_up(&p, looks[i][0]);
		snprintf(options, sizeof options, "--lang en %s --path " PATH_6A,
			 looks[i][1]);
		t = open_at(&p, 24, 80, options);
		press(t, "r", "█▀▀▀▀▀█");
		settle(t);
		/* The text stands below it, for those who cannot scan. */
		expect_seen(t, " " LINK);
		print_message("%s %s\n", looks[i][0], looks[i][1]);
		assert_string_equal(scan(t), LINK "\n");
		leave(t);
	}
}

static void a_message_as_a_code_is_in_its_own_language(void **state)
{
	struct school p;
	struct term *t;

	(void)state;
	set_up(&p, "");
	t = open_at(&p, 70, 160, "--lang en --path " PATH_4B);
	press(t, "p", "Message for: Admin Instansi");
	press(t, "r", "█▀▀▀▀▀█");
	settle(t);
	expect_in(scan(t), "Yth. Admin Instansi, saya ____");
	term_keys(t, "<F2>");
	expect_seen(t, "tutup");
	settle(t);
	expect_in(scan(t), "Yth. Admin Instansi, saya ____");
	leave(t);
}

static void a_code_is_offered_where_it_fits_and_can_be_drawn(void **state)
{
	static const struct {
		const char *env, *path;
		int rows, cols;
		bool offered;
	} screens[] = {
		{"", PATH_6A, 24, 80, true},
		{"", PATH_6A, 21, 40, true},
		{"", PATH_6A, 20, 40, false},
		{"", PATH_6A, 22, 33, true}, /* a row says that this is small */
		{"", PATH_6A, 22, 32, false},
		{"", PATH_4B, 24, 80, false}, /* it has no address */
		{"TERM=linux", PATH_6A, 24, 80, false},
		{"LC_ALL=C", PATH_6A, 24, 80, false},
	};
	struct school p;

	(void)state;
	for (size_t i = 0; i < sizeof screens / sizeof *screens; i++) {
		char options[SIZE];
		struct term *t;

		set_up(&p, screens[i].env);
		snprintf(options, sizeof options, "--lang en --path %s", screens[i].path);
		t = open_at(&p, screens[i].rows, screens[i].cols, options);
		term_keys(t, "r");
		settle(t);
		print_message("%zu\n", i);
		if (screens[i].offered)
			assert_string_equal(scan(t), LINK "\n");
		else
			expect_unseen(t, "█▀");
		expect_unseen(t, "QR");
		leave(t);
	}
}

static void a_code_that_no_longer_fits_says_which_size_it_needs(void **state)
{
	static const char says[] = "window of at least ";
	struct school p;
	struct term *t;
	const char *at;
	int rows, cols;

	(void)state;
	set_up(&p, "");
	t = open_at(&p, 70, 160, "--lang en --path " PATH_4B);
	press(t, "p", "Message for: Admin Instansi");
	expect_seen(t, "r QR");
	term_resize(t, 24, 80);
	settle(t);
	expect_unseen(t, "r QR");
	term_resize(t, 70, 160);
	expect_seen(t, "r QR");
	press(t, "r", "█▀▀▀▀▀█");
	term_resize(t, 24, 80);
	expect_seen(t, says);
	at = strstr(term_screen(t), says) + sizeof says - 1;
	assert_int_equal(sscanf(at, "%d columns and %d rows", &cols, &rows), 2);
	assert_true(rows > 24);
	/* Of just that size, the whole of it can be scanned; a row less, and it cannot. */
	term_resize(t, rows, cols);
	expect_seen(t, "█▀▀▀▀▀█");
	settle(t);
	expect_in(scan(t), "\"Manajemen Pegawai\" e-Kinerja dan di SIASN");
	/* It is the letter, and nothing of the page around it. */
	assert_int_equal(strncmp(scan(t), "Yth.", 4), 0);
	term_resize(t, rows - 1, cols);
	expect_seen(t, says);
	term_resize(t, rows, cols - 1);
	expect_seen(t, says);
	leave(t);
}

/* The address where a handbook is published makes one of each remedy. */
static void a_published_remedy_is_scanned_from_the_screen(void **state)
{
	struct school p;
	struct term *t;

	(void)state;
	set_up(&p, "");
	publish(&p, HANDBOOK);
	t = open_at(&p, 24, 80, "--lang en --path " PATH_4B);
	press(t, "r", "█▀▀▀▀▀█");
	settle(t);
	assert_string_equal(scan(t), HANDBOOK "#4B\n");
	leave(t);
	t = open_at(&p, 24, 80, "--lang en --path " PATH_6A);
	press(t, "r", "scanned?");
	expect_seen(t, HANDBOOK "#6A");
	press(t, "2", "█▀▀▀▀▀█");
	settle(t);
	assert_string_equal(scan(t), LINK "\n");
	leave(t);
}

/* --- plain text ---------------------------------------------------------------------------- */

static void set_variable(char *set)
{
	char *value = strchr(set, '=');

	*value++ = '\0';
	setenv(set, value, 1);
}

/* Runs the program, without a terminal, on this input; returns what it wrote. */
static const char *run(const struct school *p, const char *words, const char *input,
		       int status)
{
	static char output[256 * 1024];
	char env[SIZE], all[2 * SIZE], *rest = env;
	size_t length;
	FILE *f;
	int ended;

	snprintf(env, sizeof env, "%s", p->env);
	for (char *set; (set = strsep(&rest, " "));)
		if (*set)
			set_variable(set);
	snprintf(all, sizeof all, "--lang en %s 2>&1", words);
	f = program_open(all, input);
	length = fread(output, 1, sizeof output - 1, f);
	output[length] = '\0';
	ended = program_close(f);
	if (ended != status)
		fail_msg("%s: ends with %d:\n%s", words, ended, output);
	return output;
}

static void plain_text_has_numbers_for_all_of_it(void **state)
{
	struct school p;
	const char *out;

	(void)state;
	set_up(&p, "");
	out = run(&p, "--plain --path " PATH_4B " sinkro-pmm",
		  "share\n1\nshare\n1\nSiti\n\n\n\n\nshare\n2\n1\n\n\n",
		  0);
	expect_in(out, "1  Messages to hand over");
	expect_in(out, "pesan \"Nama Sekolah");
	expect_in(out, "saya Siti (NIP");
	expect_in(out, "Saved: ");
	/* Plain text draws nothing. */
	assert_null(strstr(out, "QR"));
	expect_in(document(&p, "4B-admin-siti.txt"), "saya Siti");
	for (const char *s = out; *s; s++)
		if ((unsigned char)*s < ' ' && *s != '\n')
			fail_msg("a control byte: %d", *s);
	/* What is typed and shown again drives no terminal. */
	out = run(&p, "--plain --path " PATH_4B " sinkro-pmm",
		  "save\n1\n/none/\033]0;x\a\200.txt\n<\n", 0);
	expect_in(out, "Nothing was saved");
	expect_in(out, "[/none/�]0;x��.txt]");
	assert_null(strpbrk(out, "\033\a"));
	out = run(&p, "--plain --path " PATH_4B " sinkro-pmm", "copy\n\nPRINT\n\n", 0);
	expect_in(out, "There is no clipboard here");
	expect_in(out, "There is nothing to print with here");
}

/* --- tuntun show --------------------------------------------------------------------------- */

static void show_saves_and_never_replaces_unasked(void **state)
{
	struct school p;
	char words[SIZE];

	(void)state;
	set_up(&p, "");
	snprintf(words, sizeof words, "show 4B -o %s/x.html", p.documents);
	expect_in(run(&p, words, "", 0), "Saved: ");
	expect_in(document(&p, "x.html"), "<!DOCTYPE html>");
	expect_in(run(&p, words, "", 2), "--force");
	snprintf(words, sizeof words, "show 4B --format=text -o %s/x.html --force",
		 p.documents);
	run(&p, words, "", 0);
	expect_in(document(&p, "x.html"), "Code 4B");
	assert_null(strstr(document(&p, "x.html"), "<"));
	run(&p, "show 4B --save", "", 0);
	expect_in(document(&p, "sinkro-pmm-4B.txt"), "tuntun 4B");
	expect_in(run(&p, "show 4B -o /none/x", "", 4), "Nothing was saved");
	expect_in(run(&p, "show 4B --format=odt", "", 2), "odt");
	expect_in(run(&p, "show 4B --qr=path", "", 2), "--qr");
	expect_in(run(&p, "show 4B --qr", "", 1), "no address");
}

static void show_hands_messages_over(void **state)
{
	static char input[SIZE];
	struct school p;
	const char *out;

	(void)state;
	set_up(&p, "DISPLAY=:9");
	add_program(&p, "xclip", "#!/bin/sh\ncat >\"${0%/bin/xclip}/copied\"\n");
	out = run(&p, "show --path " PATH_4B " --hand-over", "", 0);
	expect_in(out, "== Admin Instansi");
	expect_in(out, "saya ____ (NIP ____)");
	out = run(&p, "show 10D --hand-over", "", 0);
	expect_in(out, "== School operator");
	expect_in(out, "== Admin Instansi");
	/* A clipboard takes one. */
	expect_in(run(&p, "show 10D --hand-over --copy", "", 2), "operator, admin");
	expect_in(run(&p, "show 10D --hand-over=admin --copy", "", 0), "Copied.");
	expect_in(given(&p, "copied"), "SIASN");
	run(&p, "show 4B --hand-over=nobody", "", 2);
	run(&p, "show 2C --hand-over", "", 1);
	out = run(&p, "show 6A --hand-over=helpdesk --fill", "Siti\n\nSDN 5\n", 0);
	expect_in(out, "saya Siti (NIP ____), SDN 5.");
	/* No name makes a message too long. */
	memset(input, 'N', sizeof input - 2);
	input[sizeof input - 2] = '\n';
	out = run(&p, "show 6A --hand-over=helpdesk --fill", input, 0);
	expect_in(out, "NNNNNNNN (NIP ____)");
	assert_true(strlen(out) < 900);
}

static void show_prints_and_opens(void **state)
{
	struct school p;

	(void)state;
	set_up(&p, "DISPLAY=:9");
	expect_in(run(&p, "show 6A --print", "", 4), "nothing to print with");
	expect_in(run(&p, "show 6A --open", "", 4), LINK);
	add_program(&p, "lp", "#!/bin/sh\ncat >\"${0%/bin/lp}/printed\"\n");
	add_program(&p, "xdg-open",
		    "#!/bin/sh\necho \"$1\" >\"${0%/bin/xdg-open}/opened\"\n");
	run(&p, "show 6A --print --open", "", 0);
	expect_in(given(&p, "printed"), "Code 6A");
	assert_string_equal(given(&p, "opened"), LINK "\n");
	run(&p, "show 4B --open", "", 1);
	expect_in(run(&p, "show 6A --qr", "", 4), "only be shown on a UTF-8 terminal");
}

static void show_draws_a_code_on_a_terminal(void **state)
{
	struct school p;
	struct term *t;

	(void)state;
	set_up(&p, "");
	t = start_program(NULL, 30, 80, p.env, "--lang en show 6A --qr");
	expect_seen(t, LINK);
	assert_string_equal(scan(t), LINK "\n");
	expect_exit(t, 0);
	t = start_program(NULL, 10, 80, p.env, "--lang en show 6A --qr");
	expect_seen(t, "at least 33 columns and 18 rows");
	expect_exit(t, 4);
	publish(&p, HANDBOOK);
	t = start_program(NULL, 30, 80, p.env, "--lang en show --path " PATH_4B " --qr");
	expect_seen(t, HANDBOOK "#4B");
	assert_string_equal(scan(t), HANDBOOK "#4B\n");
	expect_exit(t, 0);
}

/* Whatever stands in the way of a code, one message says it. */
static void show_says_once_why_there_is_no_code(void **state)
{
	static const char *const terminals[][2] = {
		{"LC_ALL=C", "only be shown on a UTF-8 terminal"},
		{"TERM=linux", "no characters to draw a QR code with"},
		{"", "at least 33 columns and 18 rows"},
	};
	struct school p;

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		struct term *t;

		set_up(&p, terminals[i][0]);
		t = start_program(NULL, 10, 80, p.env, "--lang en show 6A --qr");
		expect_seen(t, terminals[i][1]);
		for (size_t k = 0; k < sizeof terminals / sizeof *terminals; k++)
			if (k != i)
				expect_unseen(t, terminals[k][1]);
		expect_exit(t, 4);
	}
}

/* Only terminals that are known to take them get links. */
static void show_makes_links_where_they_are_known(void **state)
{
	static const char link[] = "\033]8;;" LINK "\033\\" LINK "\033]8;;\033\\";
	static const struct {
		const char *env;
		bool links;
	} terminals[] = {
		{"VTE_VERSION=6800", true},  {"TERM=xterm-kitty", true},
		{"VTE_VERSION=4000", false}, {"", false},
		{"TERM=linux", false},	     {"VTE_VERSION=6800 TMUX=x", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
		struct school p;
		struct term *t;
		const char *bytes;
		size_t length;

		set_up(&p, terminals[i].env);
		t = start_program(NULL, 40, 100, p.env, "--lang en show 6A");
		expect_seen(t, LINK);
		expect_seen(t, "Source");
		bytes = term_bytes(t, &length);
		assert_true(terminals[i].links ==
			    (memmem(bytes, length, link, sizeof link - 1) != NULL));
		assert_true(terminals[i].links || memchr(bytes, '\033', length) == NULL);
		expect_exit(t, 0);
	}
}

/* --- alike everywhere ----------------------------------------------------------------------- */

/* A way for each target: what follows its key, its number or its option, and where what was
 * shared is then. */
static const struct way {
	enum wish_kind kind;
	const char *path, *before,
		*keys;		     /* `before` is pressed before the target's own key */
	const char *lines;	     /* after its number in plain text; NULL: not there */
	const char *options, *input; /* of show, beside its own */
	const char *id;		     /* in JSON; NULL: not there */
	const char *kept;	     /* a file; NULL: it is only seen */
} ways[] = {
	{WISH_HAND_OVER, PATH_4B, "", "y", "share\n4\n", "=admin --copy", "",
	 "hand-over:admin", "copied"},
	{WISH_FILL, PATH_4B, "p", "Siti<Enter><Enter><Enter><Enter><Enter>|y",
	 "Siti\n\n\n\n\ncopy\n", " --hand-over=admin --copy", "Siti\n\n\n\n\n", NULL,
	 "copied"},
	{WISH_SAVE, PATH_4B, "", "1|<Enter>", "1\n\n", "", "", "save:text",
	 "Dokumen/sinkro-pmm-4B.txt"},
	{WISH_PRINT, PATH_4B, "", "2", "2\n", "", "", "print", "printed"},
	{WISH_COPY, PATH_4B, "", "", "", "", "", "copy", "copied"},
	{WISH_QR, PATH_6A, "", "", NULL, "", "", "qr:link:1", NULL},
	{WISH_OPEN, PATH_6A, "", "", "", "", "", "open:1", "opened"},
};
_Static_assert(sizeof ways / sizeof *ways == SHARE_TARGETS, "a way for each target");

static void remove_kept(const struct school *p, const char *kept)
{
	char path[SIZE];

	snprintf(path, sizeof path, "%s/%s", p->folder, kept);
	unlink(path);
}

/* Lines are folded differently on paper: words are what counts. */
static void expect_same_words(const char *what, const char *a, const char *b)
{
	const char *first = a, *second = b;

	while (*a && *b && *(a += strspn(a, " \n")) == *(b += strspn(b, " \n")) && *a) {
		a++;
		b++;
	}
	if (a[strspn(a, " \n")] || b[strspn(b, " \n")])
		fail_msg("%s:\n%s\nis not:\n%s", what, first, second);
}

static void press_all(struct term *t, const char *keys)
{
	char copy[SIZE], *rest = copy;

	snprintf(copy, sizeof copy, "%s", keys);
	for (char *part; (part = strsep(&rest, "|"));)
		if (*part) {
			term_keys(t, part);
			settle(t);
		}
}

/* On the whole screen; returns what was shared, on the heap. */
static char *share_by_keys(const struct school *p, const struct way *way)
{
	const struct wish_row *row = wish_rows;
	char options[SIZE], key[2] = "";
	struct term *t;

	while (row->wish != way->kind)
		row++;
	key[0] = (char)row->keys[0];
	snprintf(options, sizeof options, "--lang en --path %s", way->path);
	t = start_program(NULL, 40, 100, p->env, options);
	settle(t);
	press_all(t, way->before);
	press_all(t, key);
	press_all(t, way->keys);
	if (!way->kept)
		expect_seen(t, LINK);
	leave(t);
	return strdup(way->kept ? given(p, way->kept) : LINK);
}

/* Appends the number that stands before these words, the last time. */
static void add_number(char *input, const char *out, const char *words)
{
	char wanted[SIZE];
	const char *at, *last = NULL;

	snprintf(wanted, sizeof wanted, "  %s\n", words);
	for (at = out; (at = strstr(at, wanted)); at++)
		last = at;
	if (!last)
		fail_msg("no '%s' in:\n%s", wanted, out);
	while (last > out && last[-1] != '\n')
		last--;
	snprintf(input + strlen(input), SIZE - strlen(input), "%d\n", atoi(last));
}

/* NULL where plain text does not offer it. */
static char *share_by_numbers(const struct school *p, const struct way *way)
{
	char words[SIZE], input[SIZE] = "share\n";
	const char *out;

	snprintf(words, sizeof words, "--plain --path %s", way->path);
	if (*way->before) {
		out = run(p, words, input, 0);
		add_number(input, out, share_target(WISH_HAND_OVER)->words);
		strcat(input, "share\n");
	}
	out = run(p, words, input, 0);
	if (!way->lines) {
		assert_null(strstr(out, share_target(way->kind)->words));
		return NULL;
	}
	add_number(input, out, share_target(way->kind)->words);
	strncat(input, way->lines, SIZE - strlen(input) - 1);
	out = run(p, words, input, 0);
	if (!way->kept)
		expect_in(out, LINK);
	return strdup(way->kept ? given(p, way->kept) : LINK);
}

static char *share_by_option(const struct school *p, const struct way *way)
{
	char words[SIZE];
	struct term *t;

	snprintf(words, sizeof words, "show --path %s --%s%s", way->path,
		 wish_id(way->kind), way->options);
	if (way->kept) {
		run(p, words, way->input, 0);
		return strdup(given(p, way->kept));
	}
	t = start_program(NULL, 40, 100, p->env, words);
	expect_seen(t, LINK);
	expect_exit(t, 0);
	return strdup(LINK);
}

/* Is one of the actions of the remedy this target? */
static bool is_action(json_t *actions, const char *name)
{
	size_t length = strlen(name), i;
	json_t *action;

	json_array_foreach(actions, i, action)
	{
		const char *id = json_string_value(json_object_get(action, "id"));

		if (!strncmp(id, name, length) && (!id[length] || id[length] == ':'))
			return true;
	}
	return false;
}

/* NULL where JSON does not offer it. */
static char *share_by_id(const struct school *p, const struct way *way)
{
	char words[SIZE], input[SIZE], *text = NULL;
	const char *out;
	json_t *page, *action;

	snprintf(words, sizeof words, "--json --path %s", way->path);
	snprintf(input, sizeof input, "%s\n", way->id ? way->id : "fill");
	out = run(p, words, input, 0);
	page = json_loads(out, JSON_DISABLE_EOF_CHECK, NULL);
	action = json_loads(strchr(out, '\n'), JSON_DISABLE_EOF_CHECK, NULL);
	assert_int_equal(is_action(json_object_get(page, "actions"), wish_id(way->kind)),
			 way->id != NULL);
	if (way->id)
		text = strdup(json_string_value(json_object_get(action, "text")));
	json_decref(page);
	json_decref(action);
	return text;
}

static void each_target_is_offered_and_done_alike(void **state)
{
	static char *(*const others[])(const struct school *p, const struct way *way) = {
		share_by_numbers, share_by_option, share_by_id};
	struct school p;

	(void)state;
	set_up(&p, "DISPLAY=:9");
	add_program(&p, "lp", "#!/bin/sh\ncat >\"${0%/bin/lp}/printed\"\n");
	add_program(&p, "xclip", "#!/bin/sh\ncat >\"${0%/bin/xclip}/copied\"\n");
	add_program(&p, "xdg-open",
		    "#!/bin/sh\necho \"$1\" >\"${0%/bin/xdg-open}/opened\"\n");
	for (size_t i = 0; i < SHARE_TARGETS; i++) {
		const struct way *way = ways;
		char *by_keys;

		while (way->kind != share_targets[i].kind)
			way++;
		by_keys = share_by_keys(&p, way);
		assert_true(*by_keys);
		for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
			char *by_other;

			if (way->kept)
				remove_kept(&p, way->kept);
			by_other = others[k](&p, way);
			if (by_other)
				expect_same_words(wish_id(share_targets[i].kind),
						  by_other, by_keys);
			free(by_other);
		}
		if (way->kept)
			remove_kept(&p, way->kept);
		free(by_keys);
	}
}

static int restore_path(void **state)
{
	static char *path;

	(void)state;
	if (!path)
		path = strdup(getenv("PATH"));
	unsetenv("DISPLAY");
	unsetenv("LD_LIBRARY_PATH");
	return setenv("PATH", path, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_message_is_filled_in_saved_and_forgotten),
		cmocka_unit_test(a_remedy_is_printed_on_one_page),
		cmocka_unit_test(keys_pressed_while_a_printer_is_slow_do_nothing),
		cmocka_unit_test(a_terminal_is_asked_where_there_is_no_desktop),
		cmocka_unit_test(saving_is_offered_where_nothing_takes_a_copy),
		cmocka_unit_test(a_key_ends_the_wait_and_what_is_waited_for),
		cmocka_unit_test(three_hanging_clipboards_are_one_wait),
		cmocka_unit_test(a_hanging_browser_is_no_wait_without_end),
		cmocka_unit_test(a_new_size_shows_while_a_program_hangs),
		cmocka_unit_test(what_stands_beside_stays_while_a_program_hangs),
		cmocka_unit_test(a_stop_acts_while_a_program_hangs),
		cmocka_unit_test(who_ends_us_ends_what_hangs),
		cmocka_unit_test(in_plain_text_ctrl_c_ends_the_wait_alone),
		cmocka_unit_test(a_command_that_waits_is_ended_with_what_hangs),
		cmocka_unit_test(a_link_is_scanned_from_the_screen),
		cmocka_unit_test(a_message_as_a_code_is_in_its_own_language),
		cmocka_unit_test(a_code_is_offered_where_it_fits_and_can_be_drawn),
		cmocka_unit_test(a_code_that_no_longer_fits_says_which_size_it_needs),
		cmocka_unit_test(a_published_remedy_is_scanned_from_the_screen),
		cmocka_unit_test_setup_teardown(plain_text_has_numbers_for_all_of_it,
						restore_path, restore_path),
		cmocka_unit_test_setup_teardown(show_saves_and_never_replaces_unasked,
						restore_path, restore_path),
		cmocka_unit_test_setup_teardown(show_hands_messages_over, restore_path,
						restore_path),
		cmocka_unit_test_setup_teardown(show_prints_and_opens, restore_path,
						restore_path),
		cmocka_unit_test(show_draws_a_code_on_a_terminal),
		cmocka_unit_test(show_says_once_why_there_is_no_code),
		cmocka_unit_test(show_makes_links_where_they_are_known),
		cmocka_unit_test_setup_teardown(each_target_is_offered_and_done_alike,
						restore_path, restore_path),
	};

	return tools_status(golden_run("sharing", tests, sizeof tests / sizeof *tests));
}
