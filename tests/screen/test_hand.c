/* test_hand.c - what the keys and the mouse do, as their user has it: each key of the table
 * of actions, and what must come back to the same place. */
#include "terminal.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "../golden.h"
#include "expect.h"
#include "ui/wishes.h"

#define ENGLISH "--lang en "
#define FIRST ENGLISH
#define PROBLEMS ENGLISH "--path " PATH_PROBLEMS
#define COMPARISON ENGLISH "--path " PATH_COMPARISON
#define REMEDY ENGLISH "--path " PATH_4B
#define LINKED ENGLISH "--path sinkro-pmm/1:r6a"
/* Longer than the screen. */
#define LONG ENGLISH "--path sinkro-pmm/1:viewer=teacher,plt=yes,problem=e15,boss-skp=no"
#define HELPED                                                                           \
	ENGLISH "--path sinkro-pmm/1:viewer=operator,whom=teacher,plt=no,problem=e06"
#define HELPED_COMPARISON                                                                \
	ENGLISH "--path sinkro-pmm/1:viewer=operator,whom=teacher,plt=no,problem=e04"

#define ABOVE "▲ more above"
#define BELOW "▼ more below"

/* The page where something is to be done, with a row for what is to be done there. */
static struct term *start_in(const char *env, const char *options, const char *before,
			     const char *ready)
{
	struct term *t = wizard(24, 80, env, options);

	settle(t);
	term_keys(t, before);
	if (*ready)
		expect_seen(t, ready);
	return t;
}

static struct term *start(const char *options, const char *before, const char *ready)
{
	return start_in("", options, before, ready);
}

/* What makes the program find a desktop, whose browser does nothing. */
static const char *desktop(void)
{
	static char env[4096];
	char browser[2048];

	if (*env)
		return env;
	snprintf(env, sizeof env, "DISPLAY=:9 PATH=%s", scratch_folder());
	snprintf(browser, sizeof browser, "%s/xdg-open", strstr(env, "PATH=") + 5);
	write_file(browser, "#!/bin/sh\n");
	if (chmod(browser, 0700) != 0)
		fail_msg("%s", browser);
	return env;
}

/* --- each key of the table -------------------------------------------------------- */

/* What each key of a row of the table does: where it is pressed, and what is seen then.
 * The row is known by its action and what it needs. */
static const struct expectation {
	enum wish_kind wish;
	unsigned needs;
	const char *options, *before, *ready; /* to come to the place */
	const char *seen, *unseen, *still;    /* after the key: new, gone, as before it */
	const char *at;			      /* what the mouse points at */
	bool ends;			      /* the program, with this status */
	int status;
	bool spoilt;  /* another program wrote on the screen */
	bool desktop; /* there is one, with a browser */
	const char
		*undo; /* keys that lead back, for the next key; NULL: a new start does */
} expectations[] = {
	{WISH_UP, WITH_CHOICES, COMPARISON, "<Down><Down>", "> 2", .seen = "> 1",
	 .undo = "<Down>"},
	{WISH_DOWN, WITH_CHOICES, COMPARISON, "<Down>", "> 1", .seen = "> 2",
	 .undo = "<Up>"},
	{WISH_UP, WITH_MORE, COMPARISON, "?<End>", ABOVE, .seen = BELOW, .undo = "<End>"},
	{WISH_DOWN, WITH_MORE, COMPARISON, "?", BELOW, .seen = ABOVE, .undo = "<Home>"},
	{WISH_CHOOSE, WITH_CHOICES | WITH_MARK, FIRST, "", "> 1", .seen = "also Plt.",
	 .undo = "<Left>"},
	{WISH_SEARCH, TO_BE_ENDED, PROBLEMS, "rhk", "It may be",
	 .seen = "This is about the RHK"},
	{WISH_BACK, ON_NOTE, COMPARISON, "?", "Enter close", "Kondisi A", "Enter close",
	 .undo = "?"},
	{WISH_PICK, WITH_CHOICES, COMPARISON, "", "Kondisi A", .seen = "4B"},
	{WISH_NAMES, WITH_NAMES, COMPARISON, "", "Kondisi A", .seen = "Enter next"},
	{WISH_NEXT_FIELD, TYPING, COMPARISON, "nSDN 4", "SDN 4", .still = "SDN 4"},
	{WISH_FIELDS_END, TYPING, COMPARISON, "n", "Enter next", "Kondisi A",
	 "Enter next"},
	{WISH_FIELD_BELOW, TYPING | WITH_LINES, COMPARISON, "nSDN 4", "SDN 4",
	 .still = "SDN 4", .undo = "<S-Tab>"},
	{WISH_FIELD_ABOVE, TYPING | WITH_LINES, COMPARISON, "nSDN 4", "SDN 4",
	 .still = "SDN 4", .undo = "<Tab>"},
	{WISH_ERASE, TYPING, COMPARISON, "nSDN 4", "SDN 4", .unseen = "SDN 4"},
	{WISH_ERASE_ALL, TYPING, COMPARISON, "nSDN 4", "SDN 4", .unseen = "SDN"},
	{WISH_LINE_LEFT, TYPING, COMPARISON, "nSDN 4", "SDN 4", .still = "SDN 4"},
	{WISH_LINE_LEFT, SEARCHING, PROBLEMS, "unorzzz", "? unorzzz_",
	 .still = "? unorzzz_"},
	{WISH_LINE_RIGHT, IN_LINE, PROBLEMS, "unorzzz<Left>", "? unorzzz_",
	 .still = "? unorzzz_"},
	{WISH_SEARCH_END, SEARCHING, PROBLEMS, "unor", "? unor_", "#22", "? unor_"},
	{WISH_ERASE, SEARCHING, PROBLEMS, "unorzzz", "? unorzzz_", "? unorzz_",
	 "? unorzzz_"},
	{WISH_ERASE_ALL, SEARCHING, PROBLEMS, "unorzzz", "? unorzzz_", "#22", "unorzzz",
	 "? "},
	{WISH_BACK, WITH_BACK, PROBLEMS, "", "#1", "also Plt.", "#1", .undo = "<Enter>"},
	{WISH_OUTCOMES, ON_REMEDY, REMEDY, "", "4B", .seen = "How did it go?"},
	{WISH_DETAILS, ON_REMEDY, REMEDY, "", "4B", .seen = "Path code:"},
	{WISH_ALONE, ON_LETTER, REMEDY, "p", "Message for", .unseen = "Message for"},
	{WISH_READER, ON_REMEDY, REMEDY, "", "4B", .seen = "What is your role?"},
	{WISH_TRAIL, WITH_PAST, COMPARISON, "", "Kondisi A", .seen = "so far",
	 .undo = "<Left>"},
	{WISH_HELP, 0, COMPARISON, "", "Kondisi A", .seen = "Shift-Tab",
	 .undo = "<Enter>"},
	{WISH_LANGUAGE, 0, COMPARISON, "", "Kondisi A", .seen = "F2 English",
	 .undo = "<F2>"},
	{WISH_QUIT, 0, REMEDY, "", "4B", .ends = true},
	{WISH_GLOSSARY, 0, COMPARISON, "", "Kondisi A", .seen = "Words on this page",
	 .undo = "<Enter>"},
	{WISH_PAGE_DOWN, WITH_MORE, LONG, "", BELOW, .seen = ABOVE, .undo = "<Home>"},
	{WISH_WHO, WITH_WHO, REMEDY, "", "4B", .seen = "0A", .undo = "<Enter>"},
	{WISH_HAND_OVER, WITH_TARGET(WISH_HAND_OVER), REMEDY, "", "4B",
	 .seen = "Message for"},
	{WISH_FILL, WITH_TARGET(WISH_FILL), REMEDY, "p", "Message for",
	 .seen = "In whose name"},
	{WISH_SAVE, WITH_TARGET(WISH_SAVE), REMEDY, "", "4B", .seen = "Save as"},
	{WISH_PRINT, WITH_TARGET(WISH_PRINT), REMEDY, "", "4B", .seen = "instead?"},
	{WISH_COPY, WITH_TARGET(WISH_COPY), REMEDY, "", "4B",
	 .seen = "Sent to your term"},
	{WISH_QR, WITH_TARGET(WISH_QR), LINKED, "", "6A", .seen = "█▀"},
	{WISH_OPEN, WITH_TARGET(WISH_OPEN), LINKED, "", "6A",
	 .seen = "browser is opening", .desktop = true},
	{WISH_NEXT_PERSON, WITH_NEXT | AT_END, HELPED, "", "6A",
	 .seen = "Who needs help?", .undo = "<Left>"},
	{WISH_RESTART, AT_END, LINKED, "", "6A", .seen = "What is your role?"},
	{WISH_NEXT_PERSON, WITH_NEXT, HELPED_COMPARISON, "", "Kondisi A",
	 .seen = "Who needs help?", .undo = "<Left>"},
	{WISH_RESTART, WITH_PAST, COMPARISON, "", "Kondisi A",
	 .seen = "What is your role?", .undo = "<Left>"},
	{WISH_PAGE_UP, WITH_MORE, LONG, "<End>", ABOVE, .seen = BELOW, .undo = "<End>"},
	{WISH_TOP, 0, PROBLEMS, "<End>", ABOVE, ">  #1", ABOVE},
	{WISH_BOTTOM, 0, LONG, "", BELOW, ABOVE, BELOW, .undo = "<Home>"},
	{WISH_THEME, 0, COMPARISON, "", "Kondisi A", .seen = "Colours: dark"},
	{WISH_MOUSE, 0, COMPARISON, "", "Kondisi A", .seen = "Mouse: on"},
	{WISH_POINT, 0, FIRST "--mouse", "", "> 1", .seen = "> 3", .at = " 3 "},
	{WISH_WHEEL_UP, 0, COMPARISON " --mouse", "?<End>", ABOVE, .seen = BELOW,
	 .at = "F2"},
	{WISH_WHEEL_DOWN, 0, COMPARISON " --mouse", "?", BELOW, .seen = ABOVE,
	 .at = "F2"},
	{WISH_SWITCH, 0, REMEDY, "", "4B", "full screen", "[d]", .undo = "P<Enter>"},
	{WISH_REDRAW, 0, FIRST, "", "> 1", .unseen = "SPOILT", .still = "> 1",
	 .spoilt = true},
	{WISH_CANCEL, 0, FIRST, "", "> 1", .ends = true, .status = 130},
};

enum { EXPECTATIONS = sizeof expectations / sizeof *expectations };

static bool is_about(const struct expectation *e, const struct wish_row *row)
{
	return e->wish == row->wish && e->needs == row->needs;
}

static const struct expectation *expectation_of(const struct wish_row *row)
{
	for (size_t i = 0; i < EXPECTATIONS; i++)
		if (is_about(&expectations[i], row))
			return &expectations[i];
	return NULL;
}

/* Finds where a text stands on the screen. */
static void find(struct term *t, const char *text, int *row, int *col)
{
	int rows, cols;
	const char *line, *at = NULL;

	term_size(t, &rows, &cols);
	for (*row = 0; *row < rows; ++*row) {
		line = term_line(t, *row);
		at = strstr(line, text);
		if (at)
			break;
	}
	if (!at)
		fail_msg("'%s' is not seen", text);
	*col = 1;
	for (; at > line; at--)
		*col += (at[-1] & 0xC0) != 0x80; /* no wide characters before it */
}

static void point_at(struct term *t, int button, const char *text)
{
	int row, col;

	find(t, text, &row, &col);
	term_mouse(t, button, row, col);
}

/* The name of a key for term_keys(); NULL for one that no terminal sends. */
static const char *name_of(uint32_t key)
{
	static const struct {
		uint32_t key;
		const char *name;
	} names[] = {
		{PRESS_UP, "<Up>"},	     {PRESS_DOWN, "<Down>"},
		{PRESS_LEFT, "<Left>"},	     {PRESS_RIGHT, "<Right>"},
		{PRESS_PAGE_UP, "<PgUp>"},   {PRESS_PAGE_DOWN, "<PgDn>"},
		{PRESS_HOME, "<Home>"},	     {PRESS_END, "<End>"},
		{PRESS_ENTER, "<Enter>"},    {PRESS_BACKSPACE, "<Backspace>"},
		{PRESS_ESCAPE, "<Esc>"},     {PRESS_F1, "<F1>"},
		{PRESS_F2, "<F2>"},	     {PRESS_F3, "<F3>"},
		{PRESS_F4, "<F4>"},	     {PRESS_F5, "<F5>"},
		{PRESS_F6, "<F6>"},	     {PRESS_F7, "<F7>"},
		{PRESS_F8, "<F8>"},	     {PRESS_F9, "<F9>"},
		{PRESS_F10, "<F10>"},	     {PRESS_TAB, "<Tab>"},
		{PRESS_BACK_TAB, "<S-Tab>"}, {PRESS_SHOWN, "2"},
	};
	static char name[8];

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (names[i].key == key)
			return names[i].name;
	if (key >= 0x80)
		return NULL;
	snprintf(name, sizeof name, key < ' ' ? "<C-%c>" : "%c",
		 key < ' ' ? (int)key | 0x60 : (int)key);
	return name;
}

static void press_key(struct term *t, const struct expectation *e, uint32_t key)
{
	if (key == PRESS_CLICK)
		point_at(t, 1, e->at);
	else if (key == PRESS_WHEEL_UP)
		point_at(t, 4, e->at);
	else if (key == PRESS_WHEEL_DOWN)
		point_at(t, 5, e->at);
	else if (name_of(key))
		term_keys(t, name_of(key));
	else
		fail_msg("nobody knows how to press key 0x%x", (unsigned)key);
}

static struct term *go_to_effect(const struct expectation *e)
{
	struct term *t =
		start_in(e->desktop ? desktop() : "", e->options, e->before, e->ready);

	settle(t);
	if (e->seen && strstr(term_screen(t), e->seen))
		fail_msg("action %d: '%s' is seen before the key", e->wish, e->seen);
	if (e->spoilt)
		term_write_over(t, "\033[HSPOILT");
	if (e->unseen && !strstr(term_screen(t), e->unseen))
		fail_msg("action %d: '%s' is not seen before the key", e->wish,
			 e->unseen);
	return t;
}

/* Presses a key of a row. */
static void expect_effect(struct term *t, const struct expectation *e, uint32_t key)
{
	print_message("action %d, key %s\n", e->wish, name_of(key) ? name_of(key) : "");
	press_key(t, e, key);
	if (e->ends)
		return;
	if (e->seen)
		expect_seen(t, e->seen);
	if (e->unseen)
		expect_unseen(t, e->unseen);
	if (e->still)
		expect_seen(t, e->still);
}

/* Each key of a row, one after the other where what it does can be undone. */
static void expect_effects(const struct wish_row *row, const struct expectation *e)
{
	for (size_t i = 0; i < WISH_KEYS && row->keys[i]; i++) {
		struct term *t = go_to_effect(e);
		char *before = picture(t);

		expect_effect(t, e, row->keys[i]);
		for (; e->undo && i + 1 < WISH_KEYS && row->keys[i + 1]; i++) {
			settle(t);
			term_keys(t, e->undo);
			expect_picture(t, e->undo, before);
			settle(t);
			expect_effect(t, e, row->keys[i + 1]);
		}
		free(before);
		if (e->ends)
			expect_exit(t, e->status);
		else
			leave(t);
	}
}

static void every_key_of_the_table_does_what_it_promises(void **state)
{
	(void)state;
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		const struct expectation *e = expectation_of(row);

		if (*row->keys && !e)
			fail_msg("row %td of the table of actions is not expected to do "
				 "anything here",
				 row - wish_rows);
		expect_effects(row, e);
	}
}

static void every_expectation_is_of_a_row_of_the_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < EXPECTATIONS; i++) {
		const struct wish_row *row = wish_rows;

		while (row->wish != WISH_NONE && !is_about(&expectations[i], row))
			row++;
		if (row->wish == WISH_NONE)
			fail_msg("no row has action %d", expectations[i].wish);
	}
}

/* The screen as one text, with one blank where there are several or a line ends. */
static char *running_text(struct term *t)
{
	char *text = strdup(term_screen(t)), *to = text;

	for (const char *from = text; *from; from++) {
		char c = *from == '\n' ? ' ' : *from;

		if (c != ' ' || (to > text && to[-1] != ' '))
			*to++ = c;
	}
	*to = '\0';
	return text;
}

/* On a screen where all of it can be seen, and so narrow that a key stands above its
 * sentence, not beside it. */
static void the_help_tells_of_every_action_that_has_help(void **state)
{
	struct term *t = wizard(200, 59, "", FIRST);
	char *text;

	(void)state;
	settle(t);
	press(t, "<F1>", "Enter close");
	text = running_text(t);
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		struct buf entry = {0};

		if (!row->help)
			continue;
		wish_add_keys(&entry, row, false);
		buf_add_format(&entry, " %s", row->help);
		if (!strstr(text, buf_string(&entry)))
			fail_msg("not in the help: %s", buf_string(&entry));
		buf_release(&entry);
	}
	free(text);
	leave(t);
}

/* --- the same place --------------------------------------------------------------- */

/* Places where a reader may be who asks for something in between. */
static const struct whereabouts {
	const char *options, *before, *ready;
	const char *notes; /* keys that open something to be left again: 1 is F1 */
	bool whole;	   /* a menu, or words in the line: no plain text has them */
} places[] = {
	{FIRST, "<Down><Down>", "> 3", "136"},
	{FIRST, "nama unor<Down>", "? nama unor_", "1", true},
	{PROBLEMS, "<PgDn><Down>", ABOVE, "134"},
	{PROBLEMS, "<End><Up>", ABOVE, "6"},
	{PROBLEMS, "unor<Down>", "? unor_", "34", true},
	{PROBLEMS, "unor<Down><C-u><Backspace>", "", "1"},
	{COMPARISON, "<Down><Down><Down>", "> 3", "13t"},
	{REMEDY, "", "4B", "6d"},
	{REMEDY, "h", "How did it go?", "1", true},
	{REMEDY, "h<Down><Down>", "> 2", "3", true},
	{LONG, "<PgDn>", ABOVE, "134d"},
};

enum { PLACES = sizeof places / sizeof *places };

/* Goes there; stores how it looks. */
static struct term *go_to(const struct whereabouts *place, char **before)
{
	struct term *t = start(place->options, place->before, place->ready);

	settle(t);
	*before = picture(t);
	return t;
}

/* Opens a note, scrolls in it, has it say everything in the other language and back, and
 * leaves it. */
static void expect_back_from(struct term *t, char note, const char *before)
{
	char key[8];

	snprintf(key, sizeof key, note <= '9' ? "<F%c>" : "%c", note);
	term_keys(t, key);
	expect_seen(t, strchr("4t", note) ? "Your answers so far" : "Enter close");
	press(t, "<F2>", "  Indonesia");
	press(t, "<F2>", "  English");
	term_keys(t, "<Down><PgDn><Esc>");
	expect_picture(t, key, before);
}

static void expect_kept_by_language(struct term *t, const char *before)
{
	press(t, "<F2>", "  Indonesia");
	press(t, "<F2>", "  English");
	expect_picture(t, "another language", before);
}

static void expect_kept_by_plain_text(struct term *t, const char *before)
{
	press(t, "<F9>", "full screen");
	settle(t);
	term_keys(t, "P<Enter>");
	expect_picture(t, "plain text", before);
}

static void what_is_asked_in_between_keeps_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < PLACES; i++) {
		char *before;
		struct term *t = go_to(&places[i], &before);

		for (const char *note = places[i].notes; *note; note++)
			expect_back_from(t, *note, before);
		expect_kept_by_language(t, before);
		if (!places[i].whole)
			expect_kept_by_plain_text(t, before);
		free(before);
		leave(t);
	}
}

/* --- the keys where letters are text ---------------------------------------------- */

/* What each function key does on a page with a line, and the key that leads back. */
static const struct function {
	int number;
	const char *seen, *back;
} functions[] = {
	{1, "Enter close", "<Enter>"},
	{2, "F2 English", "<F2>"},
	{3, "Words on this page", "<Enter>"},
	{4, "Your answers so far", "<Left>"},
	{5, "Started again", "<Left>"},
	{6, "0A  Your Admin", "<Enter>"},
	{7, "olours", NULL},
	{8, "ouse", NULL},
	{9, "full screen", "P<Enter>"},
	{10, NULL, NULL}, /* leaves */
};

enum { FUNCTIONS = sizeof functions / sizeof *functions };

static void press_function_key(struct term *t, int number)
{
	char key[8];

	snprintf(key, sizeof key, "<F%d>", number);
	term_keys(t, key);
}

static void press_escape_and_digit(struct term *t, int number)
{
	char key[8];

	snprintf(key, sizeof key, "<Esc>%d", number % 10);
	term_keys(t, key);
}

/* Each of them; the last one leaves. */
static void expect_functions(struct term *t, void (*press_it)(struct term *, int number),
			     int count)
{
	for (int i = 0; i < count; i++) {
		const struct function *f = &functions[i];

		settle(t);
		press_it(t, f->number);
		if (!f->seen)
			break;
		expect_seen(t, f->seen);
		settle(t);
		if (f->back)
			term_keys(t, f->back);
		expect_seen(t, "#22");
	}
}

static void function_keys_are_commands_where_letters_are_text(void **state)
{
	static const char *const terminals[] = {"TERM=xterm-256color", "TERM=vt100",
						"TERM=linux"};

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct term *t = start_in(terminals[i], PROBLEMS, "", "#22");

		expect_functions(t, press_function_key, FUNCTIONS - 1);
		expect_functions(t, press_escape_and_digit, FUNCTIONS);
		expect_exit(t, 0);
	}
}

/* A slow hand: Esc does what it does alone, and the digit after it is still a function key;
 * but not for long, nor where Esc has just emptied the line. Where the machine is slower than that, the digit is text, and all is done
 * again. */
static void a_digit_soon_after_escape_is_a_function_key(void **state)
{
	static const char *const terminals[] = {"TERM=xterm-256color", "TERM=vt100"};

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct term *t = start_in(terminals[i], FIRST, "", "> 1");
		int tries = 0;

		do {
			settle(t);
			term_keys(t, "<Esc>");
			settle(t);
			expect_seen(t, "> 1");
			term_keys(t, "3");
			settle(t);
		} while (strstr(term_screen(t), " 3_") && ++tries < 100);
		expect_seen(t, "Words on this page");
		leave(t);
	}
}

/* --- Enter only reads ------------------------------------------------------------- */

/* A page of each kind, and what leads to it. */
static const struct unread {
	const char *options, *before, *ready;
} unread[] = {
	{FIRST, "", "> 1"},
	{FIRST, "12", ">  #12"},
	{FIRST, "<Enter>", "also Plt."},
	{PROBLEMS, "", ">  #1"},
	{PROBLEMS, "<End>", "> 24"},
	{PROBLEMS, "tetap", "? tetap_"},
	{PROBLEMS ",problem=e12", "", "earlier SKP right?"},
	/* What is dangerous was answered, and gone back over. */
	{PROBLEMS ",problem=e12", "5<Left>", "earlier SKP right?"},
	{PROBLEMS ",problem=e12", "52<Left>", "Is it certain"},
	{PROBLEMS ",problem=e12", "52", "12A"},
	{PROBLEMS ",problem=e07", "<End><Enter>", "How to find out"},
	{COMPARISON, "", "> 1"},
	{COMPARISON, "n", "Enter next"},
	{REMEDY, "", "4B"},
	{REMEDY, "h", "How did it go?"},
	/* An outcome was given, and gone back over. */
	{REMEDY, "h1<Left>h", "How did it go?"},
	{REMEDY, "d", "Enter close"},
	{REMEDY, "t", "so far"},
	{REMEDY, "p", "Message for"},
	{REMEDY, "pi", "In whose name"},
	{REMEDY, "s", "Save as"},
	{REMEDY, "pf", "Mohon"},
	{REMEDY ",r4b=waiting", "", "Come back"},
	{REMEDY ",r4b=works", "", "solved"},
	{PROBLEMS ",problem=none,r0b=fails", "", "More cannot be done"},
	{LONG, "", BELOW},
};

/* What stands in the trail where an outcome or a dangerous answer was given. */
static const char *const given[] = {"Done: ", "Another message", "Not yet: I am",
				    "No, it was wrong", "its unor was wrong"};

enum { UNREAD = sizeof unread / sizeof *unread, GIVEN = sizeof given / sizeof *given };

static void expect_only_read(const struct unread *page)
{
	struct term *t = wizard(12, 240, "", page->options);
	char *trail;

	settle(t);
	term_keys(t, page->before);
	settle(t);
	trail = strdup(term_line(t, 0));
	for (int i = 0; i < 30; i++)
		term_keys(t, "<Enter>");
	settle(t);
	for (int i = 0; i < GIVEN; i++)
		if (strstr(term_line(t, 0), given[i]) && !strstr(trail, given[i]))
			fail_msg("Enter gave an answer: %s", term_line(t, 0));
	free(trail);
	leave(t);
}

static void enter_thirty_times_gives_no_outcome_and_nothing_dangerous(void **state)
{
	(void)state;
	for (int i = 0; i < UNREAD; i++) {
		print_message("page %s %s\n", unread[i].options, unread[i].before);
		expect_only_read(&unread[i]);
	}
}

/* --- leaving ---------------------------------------------------------------------- */

/* Whoever sends a signal is no person who could be asked. */
static void a_signal_to_interrupt_never_asks(void **state)
{
	static const char *const before[] = {
		"",
		"<Enter>",
		"<Enter><Enter><F10>",
		"<Enter><F1>",
		"<Enter><Enter>unor",
		"<Enter><F4>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		struct term *t = start(FIRST, before[i], "");

		settle(t);
		term_signal(t, SIGINT);
		expect_exit(t, 130);
	}
}

/* --- the mouse -------------------------------------------------------------------- */

static void expect_mouse(struct term *t, bool on)
{
	const struct term_modes modes = {
		.alternate = true, .cursor = true, .mouse = on, .other = TERM_ANY_MODE};

	assert_true(term_wait_modes(t, modes));
}

static void the_mouse_is_left_alone_unless_asked_for(void **state)
{
	struct term *t = start(FIRST, "", "> 1");
	size_t length;

	(void)state;
	settle(t);
	assert_null(strstr(term_bytes(t, &length), "1000"));
	assert_null(strstr(term_bytes(t, &length), "1006"));
	expect_mouse(t, false);
	press(t, "<F8>", "Mouse: on");
	expect_mouse(t, true);
	press(t, "<F8>", "Mouse: off");
	expect_mouse(t, false);
	press(t, "<F8>", "Mouse: on");
	term_keys(t, "<F10>");
	expect_exit(t, 0);
}

/* --- looks ------------------------------------------------------------------------ */

static bool is_color(struct term_color is, int red, int green, int blue)
{
	if (red < 0)
		return is.is_default;
	return !is.is_default && is.red == red && is.green == green && is.blue == blue;
}

/* The colours of the title, which has the accent, in 256 colours. */
static const struct {
	const char *name, *label;
	int accent[3], ground[3];
} themes[] = {
	{"default", "the terminal's own colours", {0, 135, 175}, {-1, 0, 0}},
	{"dark", "dark", {95, 215, 215}, {28, 28, 28}},
	{"light", "light", {0, 95, 175}, {238, 238, 238}},
	{"contrast", "high contrast", {255, 255, 0}, {0, 0, 0}},
	{"mono", "no colour", {-1, 0, 0}, {-1, 0, 0}},
};

enum { THEMES = sizeof themes / sizeof *themes };

static void expect_theme(struct term *t, int theme)
{
	const int *accent = themes[theme].accent, *ground = themes[theme].ground;
	struct term_cell title = term_cell(t, 0, 2), corner = term_cell(t, 20, 70);

	if (!is_color(title.fg, accent[0], accent[1], accent[2]) ||
	    !is_color(title.bg, ground[0], ground[1], ground[2]))
		fail_msg(
			"the title has the colours %d %d %d on %d %d %d, not those of %s",
			title.fg.red, title.fg.green, title.fg.blue, title.bg.red,
			title.bg.green, title.bg.blue, themes[theme].name);
	if (!is_color(corner.bg, ground[0], ground[1], ground[2]))
		fail_msg("the ground has not the colour of %s", themes[theme].name);
}

static void each_theme_has_its_colours(void **state)
{
	(void)state;
	for (int i = 0; i < THEMES; i++) {
		char options[64];
		struct term *t;

		snprintf(options, sizeof options, FIRST "--theme %s", themes[i].name);
		t = start(options, "", "> 1");
		settle(t);
		expect_theme(t, i);
		leave(t);
	}
}

static void the_colours_change_in_a_circle_and_are_remembered(void **state)
{
	char env[4200], path[4200], setting[64];
	struct term *t;

	(void)state;
	snprintf(env, sizeof env, "XDG_CONFIG_HOME=%s", scratch_folder());
	snprintf(path, sizeof path, "%s/tuntun/config", strchr(env, '=') + 1);
	for (int i = 1; i <= THEMES; i++) {
		t = wizard(24, 80, env, FIRST);
		settle(t);
		expect_theme(t, i - 1);
		snprintf(setting, sizeof setting, "Colours: %s",
			 themes[i % THEMES].label);
		press(t, "<F7>", setting);
		settle(t);
		expect_theme(t, i % THEMES);
		term_keys(t, "<F10>");
		expect_exit(t, 0);
		snprintf(setting, sizeof setting, "theme = %s\n",
			 themes[i % THEMES].name);
		if (!strstr(read_file(path), setting))
			fail_msg("the config file has not %s", setting);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_of_the_table_does_what_it_promises),
		cmocka_unit_test(every_expectation_is_of_a_row_of_the_table),
		cmocka_unit_test(the_help_tells_of_every_action_that_has_help),
		cmocka_unit_test(what_is_asked_in_between_keeps_the_place),
		cmocka_unit_test(function_keys_are_commands_where_letters_are_text),
		cmocka_unit_test(a_digit_soon_after_escape_is_a_function_key),
		cmocka_unit_test(
			enter_thirty_times_gives_no_outcome_and_nothing_dangerous),
		cmocka_unit_test(a_signal_to_interrupt_never_asks),
		cmocka_unit_test(the_mouse_is_left_alone_unless_asked_for),
		cmocka_unit_test(each_theme_has_its_colours),
		cmocka_unit_test(the_colours_change_in_a_circle_and_are_remembered),
	};

	return golden_run("hand", tests, sizeof tests / sizeof *tests);
}
