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
} expectations[] = {
	{WISH_UP, WITH_CHOICES, FIRST, "<Down>", "> 2", .seen = "> 1"},
	{WISH_DOWN, WITH_CHOICES, FIRST, "", "> 1", .seen = "> 2"},
	{WISH_UP, WITH_MORE, FIRST, "?<End>", ABOVE, .seen = BELOW},
	{WISH_DOWN, WITH_MORE, FIRST, "?", BELOW, .seen = ABOVE},
	{WISH_CHOOSE, WITH_CHOICES, FIRST, "", "> 1", .seen = "#1"},
	{WISH_BACK, ON_NOTE, FIRST, "?", "Enter close", "> 1", "Enter close"},
	{WISH_PICK, WITH_CHOICES, FIRST, "", "> 1", .seen = "#1"},
	{WISH_NAMES, WITH_NAMES, COMPARISON, "", "> 1", .seen = "Enter next"},
	{WISH_NEXT_FIELD, TYPING, COMPARISON, "nSDN 4", "SDN 4", .still = "SDN 4"},
	{WISH_FIELDS_END, TYPING, COMPARISON, "n", "Enter next", "> 1", "Enter next"},
	{WISH_FIELD_BELOW, TYPING | WITH_LINES, COMPARISON, "nSDN 4", "SDN 4",
	 .still = "SDN 4"},
	{WISH_FIELD_ABOVE, TYPING | WITH_LINES, COMPARISON, "nSDN 4", "SDN 4",
	 .still = "SDN 4"},
	{WISH_LANGUAGE, TYPING, COMPARISON, "nSDN 4", "SDN 4", "Enter lanjut",
	 .still = "SDN 4"},
	{WISH_ERASE, TYPING, COMPARISON, "nSDN 4", "SDN 4", .unseen = "SDN 4"},
	{WISH_ERASE_ALL, TYPING, COMPARISON, "nSDN 4", "SDN 4", .unseen = "SDN"},
	{WISH_SEARCH_END, SEARCHING, PROBLEMS, "/unor", ": unor", "/ search", ": unor"},
	{WISH_ERASE, SEARCHING, PROBLEMS, "/unorzzz", ": unorzzz", "#11", ": unorzzz",
	 ": unorzz"},
	{WISH_ERASE_ALL, SEARCHING, PROBLEMS, "/unorzzz", ": unorzzz", "#1", "unorzzz",
	 "Search:"},
	{WISH_BACK, ON_MENU, PROBLEMS, "t", "so far", "#1", "so far"},
	{WISH_BACK, WITH_PAST, PROBLEMS, "", "#1", "> 1", "#1"},
	{WISH_SEARCH, WITH_SEARCH, PROBLEMS, "", "#1", .seen = "Search:"},
	{WISH_TRAIL, WITH_PAST, PROBLEMS, "", "#1", .seen = "so far"},
	{WISH_HELP, 0, FIRST, "", "> 1", .seen = "Shift-Tab"},
	{WISH_HELP, SEARCHING, PROBLEMS, "/unor", ": unor", .seen = "Shift-Tab"},
	{WISH_LANGUAGE, 0, FIRST, "", "> 1", .seen = "F2 English"},
	{WISH_LANGUAGE, SEARCHING, PROBLEMS, "/unor", ": unor", "F2 English",
	 .still = ": unor"},
	{WISH_QUIT, 0, FIRST, "", "> 1", .ends = true},
	{WISH_GLOSSARY, 0, FIRST, "", "> 1", .seen = "Words on this page"},
	{WISH_PAGE_DOWN, WITH_MORE, REMEDY, "", BELOW, .seen = ABOVE},
	{WISH_WHO, WITH_WHO, REMEDY, "", "4B", .seen = "0A"},
	{WISH_HAND_OVER, WITH_USE(WISH_HAND_OVER), REMEDY, "", "4B",
	 .seen = "Message for"},
	{WISH_FILL, WITH_USE(WISH_FILL), REMEDY, "p", "Message for",
	 .seen = "In whose name"},
	{WISH_SAVE, WITH_USE(WISH_SAVE), REMEDY, "", "4B", .seen = "Save as"},
	{WISH_PRINT, WITH_USE(WISH_PRINT), REMEDY, "", "4B", .seen = "No, back"},
	{WISH_COPY, WITH_USE(WISH_COPY), REMEDY, "", "4B", .seen = "Sent to your term"},
	{WISH_QR, WITH_USE(WISH_QR), REMEDY, "", "4B", .seen = "to be scanned"},
	{WISH_OPEN, WITH_USE(WISH_OPEN), LINKED, "", "6A", .seen = "browser is opening",
	 .desktop = true},
	{WISH_RESTART, WITH_PAST, PROBLEMS, "", "#1", .seen = "> 1"},
	{WISH_PAGE_UP, WITH_MORE, REMEDY, "<End>", ABOVE, .seen = BELOW},
	{WISH_TOP, 0, PROBLEMS, "<End>", ABOVE, ">  #1", ABOVE},
	{WISH_BOTTOM, 0, PROBLEMS, "", BELOW, ABOVE, BELOW},
	{WISH_THEME, 0, FIRST, "", "> 1", .seen = "Colours: dark"},
	{WISH_MOUSE, 0, FIRST, "", "> 1", .seen = "Mouse: on"},
	{WISH_POINT, 0, FIRST "--mouse", "", "> 1", .seen = "> 3", .at = " 3 "},
	{WISH_WHEEL_UP, 0, FIRST "--mouse", "?<End>", ABOVE, .seen = BELOW, .at = "F2"},
	{WISH_WHEEL_DOWN, 0, FIRST "--mouse", "?", BELOW, .seen = ABOVE, .at = "F2"},
	{WISH_SWITCH, 0, REMEDY, "", "4B", "P full screen", BELOW},
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
		{PRESS_F2, "<F2>"},	     {PRESS_TAB, "<Tab>"},
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

static void expect_effect(const struct expectation *e, uint32_t key)
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
	print_message("action %d, key %s\n", e->wish, name_of(key) ? name_of(key) : "");
	press_key(t, e, key);
	if (e->ends) {
		expect_exit(t, e->status);
		return;
	}
	if (e->seen)
		expect_seen(t, e->seen);
	if (e->unseen)
		expect_unseen(t, e->unseen);
	if (e->still)
		expect_seen(t, e->still);
	leave(t);
}

static void every_key_of_the_table_does_what_it_promises(void **state)
{
	(void)state;
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		const struct expectation *e = expectation_of(row);

		for (size_t i = 0; i < WISH_KEYS && row->keys[i]; i++) {
			if (!e)
				fail_msg("row %td of the table of actions is not "
					 "expected to do anything here",
					 row - wish_rows);
			expect_effect(e, row->keys[i]);
		}
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
	press(t, "?", "Enter close");
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

/* --- the answers given ------------------------------------------------------------ */

static void the_trail_is_a_list_in_words(void **state)
{
	struct term *t = start(REMEDY, "", "4B");

	(void)state;
	press(t, "t", "so far");
	expect_seen(t, "1  What is your role? A teacher");
	expect_seen(t, "> 3  Which line");
	press(t, "<Up><Up>", "> 1  What is your role");
	leave(t);
}

static void answers_that_still_hold_follow_a_changed_one(void **state)
{
	struct term *t = start(REMEDY, "", "4B");

	(void)state;
	press(t, "t", "so far");
	press(t, "1", "> 1  A teacher");
	press(t, "2", "4B");
	press(t, "t", "1  What is your role? A principal");
	press(t, "<Left>", "4B");
	expect_unseen(t, "No longer");
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void answers_that_no_longer_hold_are_named(void **state)
{
	struct term *t = start(REMEDY, "", "4B");

	(void)state;
	press(t, "t", "so far");
	press(t, "2", ">  #4");
	press(t, "12<Enter>", "Was the unor of the earlier SKP right?");
	press(t, "1", "* No longer fits, and was dropped: Which line");
	expect_seen(t, "12B");
	leave(t);
}

static void an_answer_that_was_not_changed_after_all_leads_back(void **state)
{
	static const char *const answers[] = {"1", "2", "3"};
	static const char *const questions[] = {"> 1  A teacher", ">  #4",
						"> 2  Kondisi"};
	struct term *t = start(REMEDY, "", "4B");
	char *before = remember(t);

	(void)state;
	for (int i = 0; i < 3; i++) {
		press(t, "t", "so far");
		press(t, answers[i], questions[i]);
		term_keys(t, "<Esc>");
		expect_picture(t, "after Esc", before);
	}
	free(before);
	leave(t);
}

/* --- the search ------------------------------------------------------------------- */

static void esc_in_the_search_keeps_its_words(void **state)
{
	struct term *t = start(PROBLEMS, "", "#1");

	(void)state;
	press(t, "/nama unor", ": nama unor");
	press(t, "<Esc>", "/ search");
	press(t, "/", ": nama unor");
	press(t, "s", ": s");
	expect_unseen(t, "nama unor");
	press(t, "kp", ": skp");
	press(t, "<Esc>", "/ search");
	press(t, "/", ": skp");
	term_keys(t, "<Backspace>");
	expect_unseen(t, ": skp");
	press(t, "x", ": skx");
	leave(t);
}

static void typing_opens_the_search(void **state)
{
	struct term *t = start(PROBLEMS, "", "#1");

	(void)state;
	press(t, "unor", ": unor");
	press(t, "<C-u>", "#2");
	press(t, "nama unor", ": nama unor");
	press(t, "<Enter>", "Kondisi A");
	leave(t);
}

/* What is pasted may hold anything: it is searched for, and no key of it is obeyed. */
static void what_is_pasted_is_not_obeyed(void **state)
{
	struct term *t = start(COMPARISON, "", "> 1");
	char *before = remember(t);

	(void)state;
	term_paste(t, "2\rq");
	press(t, "<F2>", "F2 English");
	press(t, "<F2>", "F2 Indonesia");
	expect_as_before(t, before);
	leave(t);
	t = start(FIRST, "", "> 1");
	term_paste(t, "nama\r\nunor\rq");
	expect_seen(t, ": nama unor q");
	expect_seen(t, ">  #4");
	term_keys(t, "<C-c>");
	expect_exit(t, 130);
}

/* --- the same place --------------------------------------------------------------- */

/* Places where a reader may be who asks for something in between. */
static const struct whereabouts {
	const char *options, *before, *ready;
	const char *notes; /* keys that open something to be left again */
	bool searching;	   /* then F1 is the only one */
} places[] = {
	{FIRST, "<Down><Down>", "> 3", "?ga", false},
	{PROBLEMS, "<PgDn><Down>", ABOVE, "?gat", false},
	{PROBLEMS, "<End><Up>", ABOVE, "?gat", false},
	{PROBLEMS, "/unor<Down>", ": unor", "", true},
	{PROBLEMS, "/unor<Down><C-u><Backspace>", "", "?gat", false},
	{COMPARISON, "<Down><Down>", "> 3", "?gt", false},
	{REMEDY, "<PgDn>", ABOVE, "?gat", false},
	{REMEDY, "<Down><Down><Down>", ABOVE, "?gat", false},
	{REMEDY, "<End><Down>", "> 2", "?gat", false},
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
static void expect_back_from(struct term *t, const char *key, const char *before)
{
	term_keys(t, key);
	expect_seen(t, key[0] == 't' ? "Your answers so far" : "Enter close");
	press(t, "<F2>", "F2 English");
	press(t, "<F2>", "F2 Indonesia");
	term_keys(t, "<Down><PgDn><Esc>");
	expect_picture(t, key, before);
}

static void what_was_opened_comes_back_to_the_same_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < PLACES; i++) {
		char *before;
		struct term *t = go_to(&places[i], &before);

		expect_back_from(t, "<F1>", before);
		for (const char *key = places[i].notes; *key; key++)
			expect_back_from(t, (const char[]){*key, '\0'}, before);
		free(before);
		leave(t);
	}
}

static void another_language_keeps_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < PLACES; i++) {
		char *before;
		struct term *t = go_to(&places[i], &before);

		press(t, "<F2>", "F2 English");
		press(t, "<F2>", "F2 Indonesia");
		expect_as_before(t, before);
		leave(t);
	}
}

static void another_language_keeps_choice_and_filter_in_sight(void **state)
{
	struct term *t = start(FIRST, "<Down><Down>", "> 3");

	(void)state;
	press(t, "<F2>", "F2 English");
	expect_seen(t, "> 3");
	leave(t);
	t = start(PROBLEMS, "/unor<Down><Down>", ">  #12");
	press(t, "<F2>", "F2 English");
	expect_seen(t, ": unor");
	expect_seen(t, ">  #12");
	leave(t);
}

static void plain_text_and_back_keeps_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < PLACES; i++) {
		char *before;
		struct term *t;

		if (places[i].searching)
			continue; /* there P is typed */
		t = go_to(&places[i], &before);
		press(t, "P", "P full screen");
		settle(t);
		term_keys(t, "P<Enter>");
		expect_as_before(t, before);
		leave(t);
	}
}

static void an_answer_given_in_plain_text_counts_on_the_screen(void **state)
{
	struct term *t = start(COMPARISON, "", "> 1");

	(void)state;
	press(t, "P", "P full screen");
	settle(t);
	press(t, "2<Enter>", "Path code:");
	settle(t);
	press(t, "P<Enter>", BELOW);
	expect_seen(t, " 4B  ");
	term_keys(t, "q");
	expect_exit(t, 0);
}

/* --- leaving ---------------------------------------------------------------------- */

static void leaving_asks_only_where_answers_would_be_lost(void **state)
{
	static const struct {
		const char *options, *before, *ready;
		bool asks;
	} cases[] = {
		{FIRST, "", "> 1", false},
		{PROBLEMS, "", "#1", false}, /* its path code is known */
		{FIRST, "1", "#1", true},
		{PROBLEMS, "4<Enter>", "Kondisi A", true},
		{FIRST, "1", "#1", true},
		{REMEDY, "", "4B", false},
		{COMPARISON, "2", "4B", false},
		{COMPARISON, "2<Left>", "> 2", false}, /* the remedy was shown */
	};
	static const char *const keys[] = {"q", "<C-c>"};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (int k = 0; k < 2; k++) {
			struct term *t =
				start(cases[i].options, cases[i].before, cases[i].ready);

			settle(t);
			if (cases[i].asks) {
				press(t, keys[k], "Leave now?");
				press(t, "<Esc>", cases[i].ready);
				press(t, keys[k], "Leave now?");
				press(t, "1", cases[i].ready);
				press(t, keys[k], "Leave now?");
			}
			term_keys(t, keys[k]);
			expect_exit(t, k ? 130 : 0);
		}
	}
}

static void leaving_can_be_confirmed_by_its_number(void **state)
{
	struct term *t = start(FIRST, "1", "#1");

	(void)state;
	press(t, "q", "Leave now?");
	expect_seen(t, PATH_PROBLEMS);
	term_keys(t, "2");
	expect_exit(t, 0);
}

/* Whoever sends a signal is no person who could be asked. */
static void a_signal_to_interrupt_never_asks(void **state)
{
	static const char *const before[] = {"", "1", "1q", "1?", "1/unor", "1t"};

	(void)state;
	for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
		struct term *t = start(FIRST, before[i], "");

		settle(t);
		term_signal(t, SIGINT);
		expect_exit(t, 130);
	}
}

/* --- back ------------------------------------------------------------------------- */

/* How long it waits for what may follow is held where it stands (ESC_DELAY). */
static void esc_alone_goes_back(void **state)
{
	struct term *t = start(PROBLEMS, "", "#1");

	(void)state;
	press(t, "<Esc>", "> 1  A teacher");
	leave(t);
}

static void the_first_question_has_nothing_before_it(void **state)
{
	struct term *t = start(FIRST, "", "> 1");

	(void)state;
	press(t, "<Left>", "This is the first question.");
	expect_seen(t, "> 1");
	leave(t);
}

/* --- the mouse -------------------------------------------------------------------- */

static void expect_mouse(struct term *t, bool on)
{
	const struct term_modes modes = {.alternate = true,
					 .cursor = true,
					 .mouse = on,
					 .application_keys = true,
					 .other = TERM_ANY_MODE};

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
	press(t, "m", "Mouse: on");
	expect_mouse(t, true);
	press(t, "m", "Mouse: off");
	expect_mouse(t, false);
	press(t, "m", "Mouse: on");
	term_keys(t, "q");
	expect_exit(t, 0);
}

static void click(struct term *t, const char *at, const char *seen)
{
	settle(t);
	assert_null(strstr(term_screen(t), seen));
	point_at(t, 1, at);
	expect_seen(t, seen);
}

static void a_click_selects_and_a_second_one_gives(void **state)
{
	struct term *t = start(FIRST "--mouse", "", "> 1");

	(void)state;
	expect_mouse(t, true);
	click(t, "A principal", "> 2");
	click(t, "A principal", "#1");
	term_keys(t, "q2");
	expect_exit(t, 0);
}

static void a_click_on_any_line_of_an_answer_is_one_on_it(void **state)
{
	struct term *t = start(PROBLEMS " --mouse", "", "#1");

	(void)state;
	click(t, "no finished SKP", ">  #2");
	leave(t);
}

static void a_click_on_a_key_of_the_footer_presses_it(void **state)
{
	struct term *t = start(PROBLEMS " --mouse", "", "#1");

	(void)state;
	click(t, "? help", "Enter close");
	click(t, "close", "/ search");
	click(t, "/ search", "Esc whole list");
	click(t, "whole list", "/ search");
	click(t, "back", "> 1");
	leave(t);
}

static void the_wheel_scrolls(void **state)
{
	struct term *t = start(REMEDY " --mouse", "", BELOW);

	(void)state;
	settle(t);
	point_at(t, 5, "4B");
	expect_seen(t, ABOVE);
	point_at(t, 4, "4B");
	expect_unseen(t, ABOVE);
	leave(t);
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
		press(t, "T", setting);
		settle(t);
		expect_theme(t, i % THEMES);
		term_keys(t, "q");
		expect_exit(t, 0);
		snprintf(setting, sizeof setting, "theme = %s\n",
			 themes[i % THEMES].name);
		if (!strstr(read_file(path), setting))
			fail_msg("the config file has not %s", setting);
	}
}

static void without_colours_there_are_none_to_change(void **state)
{
	struct term *t = wizard(24, 80, "NO_COLOR=1", FIRST);

	(void)state;
	settle(t);
	press(t, "T", "Colours are switched off.");
	expect_theme(t, THEMES - 1);
	leave(t);
}

static void the_language_of_f2_is_that_of_the_next_start(void **state)
{
	char env[4200];
	struct term *t;

	(void)state;
	snprintf(env, sizeof env, "XDG_CONFIG_HOME=%s", scratch_folder());
	t = wizard(24, 80, env, "");
	settle(t);
	press(t, "<F2>", "What is your role?");
	term_keys(t, "q");
	expect_exit(t, 0);
	t = wizard(24, 80, env, "");
	expect_seen(t, "What is your role?");
	leave(t);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_of_the_table_does_what_it_promises),
		cmocka_unit_test(every_expectation_is_of_a_row_of_the_table),
		cmocka_unit_test(the_help_tells_of_every_action_that_has_help),
		cmocka_unit_test(the_trail_is_a_list_in_words),
		cmocka_unit_test(answers_that_still_hold_follow_a_changed_one),
		cmocka_unit_test(answers_that_no_longer_hold_are_named),
		cmocka_unit_test(an_answer_that_was_not_changed_after_all_leads_back),
		cmocka_unit_test(esc_in_the_search_keeps_its_words),
		cmocka_unit_test(typing_opens_the_search),
		cmocka_unit_test(what_is_pasted_is_not_obeyed),
		cmocka_unit_test(what_was_opened_comes_back_to_the_same_place),
		cmocka_unit_test(another_language_keeps_the_place),
		cmocka_unit_test(another_language_keeps_choice_and_filter_in_sight),
		cmocka_unit_test(plain_text_and_back_keeps_the_place),
		cmocka_unit_test(an_answer_given_in_plain_text_counts_on_the_screen),
		cmocka_unit_test(leaving_asks_only_where_answers_would_be_lost),
		cmocka_unit_test(leaving_can_be_confirmed_by_its_number),
		cmocka_unit_test(a_signal_to_interrupt_never_asks),
		cmocka_unit_test(esc_alone_goes_back),
		cmocka_unit_test(the_first_question_has_nothing_before_it),
		cmocka_unit_test(the_mouse_is_left_alone_unless_asked_for),
		cmocka_unit_test(a_click_selects_and_a_second_one_gives),
		cmocka_unit_test(a_click_on_any_line_of_an_answer_is_one_on_it),
		cmocka_unit_test(a_click_on_a_key_of_the_footer_presses_it),
		cmocka_unit_test(the_wheel_scrolls),
		cmocka_unit_test(each_theme_has_its_colours),
		cmocka_unit_test(the_colours_change_in_a_circle_and_are_remembered),
		cmocka_unit_test(without_colours_there_are_none_to_change),
		cmocka_unit_test(the_language_of_f2_is_that_of_the_next_start),
	};

	return golden_run("hand", tests, sizeof tests / sizeof *tests);
}
