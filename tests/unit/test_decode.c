/* test_decode.c - what a terminal sends: keys are keys, reports are nothing, and where the
 * bytes are cut does not matter. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "curses/decode.h"

enum { DELAY = 50 };

static struct decoder new_decoder(void)
{
	struct decoder d;

	decoder_init(&d, DELAY);
	return d;
}

/* Appends the events as text: a character is itself, a key has its name, a click its
 * place. */
static void add_events(struct decoder *d, struct buf *out)
{
	static const struct {
		uint32_t press;
		const char *name;
	} names[] = {
		{PRESS_UP, "Up"},
		{PRESS_DOWN, "Down"},
		{PRESS_LEFT, "Left"},
		{PRESS_RIGHT, "Right"},
		{PRESS_HOME, "Home"},
		{PRESS_END, "End"},
		{PRESS_PAGE_UP, "PgUp"},
		{PRESS_PAGE_DOWN, "PgDn"},
		{PRESS_F1, "F1"},
		{PRESS_F2, "F2"},
		{PRESS_TAB, "Tab"},
		{PRESS_BACK_TAB, "S-Tab"},
		{PRESS_ENTER, "Enter"},
		{PRESS_BACKSPACE, "Backspace"},
		{PRESS_ESCAPE, "Esc"},
		{PRESS_PASTE, "Paste"},
		{PRESS_PASTE_END, "Pasted"},
		{PRESS_WHEEL_UP, "WheelUp"},
		{PRESS_WHEEL_DOWN, "WheelDown"},
	};
	struct decoder_event event;

	while (decoder_next(d, &event)) {
		if (event.press > ' ' && event.press < 0x7F)
			buf_add_format(out, "%c", (int)event.press);
		else if (event.press < PRESS_NONE)
			buf_add_format(out, "<U+%04X>", (unsigned)event.press);
		else if (event.press == PRESS_CLICK)
			buf_add_format(out, "<Click %d,%d>", event.row, event.column);
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			if (names[i].press == event.press)
				buf_add_format(out, "<%s>", names[i].name);
	}
}

static void feed(struct decoder *d, const char *bytes, size_t length, struct buf *out)
{
	for (size_t i = 0; i < length; i++) {
		decoder_feed(d, (unsigned char)bytes[i]);
		add_events(d, out);
	}
}

static void expire(struct decoder *d, struct buf *out)
{
	decoder_expire(d);
	add_events(d, out);
}

/* The bytes, and then nothing more, are these events. */
static void expect_from(struct decoder *d, const char *bytes, size_t length,
			const char *expected)
{
	struct buf out = {0};

	feed(d, bytes, length, &out);
	if (decoder_patience(d) >= 0)
		expire(d, &out);
	if (strcmp(buf_string(&out), expected) != 0)
		fail_msg("\\x%02x%s: %s, expected %s", (unsigned char)*bytes, bytes + 1,
			 buf_string(&out), expected);
	buf_release(&out);
}

static void expect(const char *bytes, const char *expected)
{
	struct decoder d = new_decoder();

	expect_from(&d, bytes, strlen(bytes), expected);
}

/* The same with the mouse wanted. */
static void expect_mouse(const char *bytes, const char *expected)
{
	struct decoder d = new_decoder();

	d.mouse = true;
	expect_from(&d, bytes, strlen(bytes), expected);
}

/* What a terminal sends unasked, or to the question of a program that has gone. */
static const char *const reports[] = {
	"\033[<0;11;7M", /* the mouse, as xterm reports it (1006) */
	"\033[<65;12;12M",
	"\033[<0;11;7m",
	"\033[M +'",	 /* at first (1000) */
	"\033[32;11;7M", /* as urxvt does (1015) */
	"\033[<35;100000;100000M",
	"\033[I", /* the focus */
	"\033[O",
	"\033[12;40R", /* where the cursor is */
	"\033[?12;40;1R",
	"\033[0n",
	"\033[?62;1;2;4;22c", /* what it is */
	"\033[>0;276;0c",
	"\033[=1c",
	"\033[?2026;2$y", /* how it is set */
	"\033[8;24;80t",
	"\033[?1u",
	"\033[?997;1n",
	"\033]11;rgb:0000/0000/0000\007",
	"\033]11;rgb:0000/0000/0000\033\\",
	"\033]lTitel \303\234 q\033\\", /* a character with ST's byte */
	"\033]52;c;bmFtYQ==\033\\",
	"\033P>|XTerm(379)\033\\",
	"\033P1+r544e=787465726d\033\\",
	"\033_Gi=31;OK\033\\",
	"\033^private\033\\",
	"\033Xstring\033\\",
	"\033[97;5u", /* keys that mean nothing here */
	"\033[97;1:3u",
	"\033[57358u",
	"\033[1;5A",
	"\033[1;2P",
	"\033[5;5~",
	"\033[27;5;13~",
	"\033[15~",
	"\033[24~",
	"\033[3^",
	"\033[[C",
	"\033O2P",
	"\033O1;5P",
	"\033a",
	"\033\303\251",
	"\033\r",
	"\033(B",
	"\033 F",
	"\033[1111111111222222222233333333334444444444555555555566666666667777777777~",
	"\300\257", /* bytes that are no text */
	"\355\240\200",
	"\377",
};

enum { REPORTS = sizeof reports / sizeof *reports };

static void what_a_terminal_sends_unasked_is_nothing(void **state)
{
	(void)state;
	for (size_t i = 0; i < REPORTS; i++) {
		struct decoder d = new_decoder();
		struct buf out = {0};

		feed(&d, reports[i], strlen(reports[i]), &out);
		feed(&d, "x", 1, &out);
		if (strcmp(buf_string(&out), "x") != 0)
			fail_msg("report %zu and x: %s", i, buf_string(&out));
		buf_release(&out);
	}
}

static void where_it_is_cut_does_not_matter(void **state)
{
	(void)state;
	for (size_t i = 0; i < REPORTS; i++) {
		for (size_t length = 1; length < strlen(reports[i]); length++) {
			struct decoder d = new_decoder();
			struct buf out = {0};

			feed(&d, reports[i], length, &out);
			assert_int_equal(out.length, 0);
			if (length > 2 && reports[i][1] == '[' && reports[i][2] != 'M')
				assert_int_equal(decoder_patience(&d), -1);
			buf_release(&out);
		}
	}
}

static void keys_are_keys_whatever_the_terminal_is_called(void **state)
{
	(void)state;
	expect("\033[A\033[B\033[C\033[D\033OA\033OB\033OC\033OD",
	       "<Up><Down><Right><Left><Up><Down><Right><Left>");
	expect("\033[H\033[F\033OH\033OF\033[1~\033[4~\033[7~\033[8~",
	       "<Home><End><Home><End><Home><End><Home><End>");
	expect("\033[5~\033[6~\033[Z", "<PgUp><PgDn><S-Tab>");
	expect("\033OP\033OQ\033[11~\033[12~\033[[A\033[[B", "<F1><F2><F1><F2><F1><F2>");
	expect("\033Oq\033Oy\033OM", "19<Enter>");
	expect("\r\n\t\b\177\003\001", "<Enter><Enter><Tab><Backspace><Backspace>"
				       "<U+0003><U+0001>");
	expect("a\303\251\344\270\255\360\237\221\251 ",
	       "a<U+00E9><U+4E2D><U+1F469><U+0020>");
}

static void an_escape_alone_is_the_key_after_its_delay(void **state)
{
	struct decoder d = new_decoder();

	(void)state;
	expect("\033", "<Esc>");
	expect("\033\033", "<Esc><Esc>");
	expect("\033\033[A", "<Esc><Up>");
	decoder_feed(&d, '\033');
	assert_int_equal(decoder_patience(&d), DELAY);
}

/* It is not taken up again by what is typed much later. */
static void what_is_left_unfinished_is_left(void **state)
{
	static const char *const begun[] = {"\033[",  "\033O", "\033]0;t",
					    "\033Pq", "\033(", "\303"};

	(void)state;
	for (size_t i = 0; i < sizeof begun / sizeof *begun; i++) {
		struct decoder d = new_decoder();

		expect_from(&d, begun[i], strlen(begun[i]), "");
		assert_int_equal(decoder_patience(&d), -1);
		expect_from(&d, "q", 1, "q");
	}
}

static void what_cannot_go_on_so_gives_way_to_what_comes(void **state)
{
	(void)state;
	expect("\033[12\033[A", "<Up>");
	expect("\033[12\r", "<Enter>");
	expect("\033O\033OB", "<Down>");
	expect("\033]0;t\033[A", "<Up>");
	expect("\303a", "a");
	expect("\303\033[A", "<Up>");
}

static void the_mouse_is_one_where_it_is_wanted(void **state)
{
	(void)state;
	expect_mouse("\033[<0;11;7M\033[<0;11;7m", "<Click 6,10>");
	expect_mouse("\033[<64;1;1M\033[<65;1;1M", "<WheelUp><WheelDown>");
	expect_mouse("\033[<4;2;3M", "<Click 2,1>");   /* with Shift */
	expect_mouse("\033[<2;2;3M\033[<32;2;3M", ""); /* the right one; dragged */
	expect_mouse("\033[M +'\033[M#+'", "<Click 6,10>");
	expect_mouse("\033[M \377\377", "<Click 222,222>");
	expect_mouse("\033[<0;0;0M", "");
}

static void a_paste_is_text_and_nothing_else(void **state)
{
	(void)state;
	expect("\033[200~a\rb\tc\033[A\003\177d\033[201~e",
	       "<Paste>a<Enter>b<Tab>cd<Pasted>e");
	expect("\033[200~a\033[200~b\033[201~\033[201~", "<Paste>ab<Pasted>");
	expect("\033[201~a", "a");
	expect("\033[200~\033]0;t\033[201~", "<Paste><Pasted>");
}

static void a_paste_without_an_end_ends(void **state)
{
	struct decoder d = new_decoder();
	struct buf out = {0};

	(void)state;
	feed(&d, "\033[200~abc\033", 10, &out);
	assert_true(decoder_patience(&d) > DELAY);
	expire(&d, &out);
	assert_int_equal(decoder_patience(&d), -1);
	feed(&d, "q\033[201~r", 8, &out);
	assert_string_equal(buf_string(&out), "<Paste>abc<Pasted>qr");
	buf_release(&out);
}

static void a_paste_without_marks_ends_with_the_next_key(void **state)
{
	struct decoder d = new_decoder();
	struct buf out = {0};

	(void)state;
	decoder_begin_paste(&d);
	feed(&d, "a\rb\033[A\r", 7, &out);
	decoder_begin_paste(&d);
	feed(&d, "c", 1, &out);
	expire(&d, &out);
	assert_string_equal(buf_string(&out),
			    "<Paste>a<Enter>b<Pasted><Up><Enter><Paste>c<Pasted>");
	buf_release(&out);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_terminal_sends_unasked_is_nothing),
		cmocka_unit_test(where_it_is_cut_does_not_matter),
		cmocka_unit_test(keys_are_keys_whatever_the_terminal_is_called),
		cmocka_unit_test(an_escape_alone_is_the_key_after_its_delay),
		cmocka_unit_test(what_is_left_unfinished_is_left),
		cmocka_unit_test(what_cannot_go_on_so_gives_way_to_what_comes),
		cmocka_unit_test(the_mouse_is_one_where_it_is_wanted),
		cmocka_unit_test(a_paste_is_text_and_nothing_else),
		cmocka_unit_test(a_paste_without_an_end_ends),
		cmocka_unit_test(a_paste_without_marks_ends_with_the_next_key),
	};

	return cmocka_run_group_tests_name("decode", tests, NULL, NULL);
}
