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
	{WISH_CHOOSE, WITH_CHOICES, FIRST, "", "> 1", .seen = "also Plt."},
	{WISH_BACK, ON_NOTE, FIRST, "?", "Enter close", "> 1", "Enter close"},
	{WISH_PICK, WITH_CHOICES, FIRST, "", "> 1", .seen = "also Plt."},
	{WISH_NAMES, WITH_NAMES, COMPARISON, "", "> 1", .seen = "Enter next"},
	{WISH_NEXT_FIELD, TYPING, COMPARISON, "nSDN 4", "SDN 4", .still = "SDN 4"},
	{WISH_FIELDS_END, TYPING, COMPARISON, "n", "Enter next", "> 1", "Enter next"},
	{WISH_FIELD_BELOW, TYPING | WITH_LINES, COMPARISON, "nSDN 4", "SDN 4",
	 .still = "SDN 4"},
	{WISH_FIELD_ABOVE, TYPING | WITH_LINES, COMPARISON, "nSDN 4", "SDN 4",
	 .still = "SDN 4"},
	{WISH_ERASE, TYPING, COMPARISON, "nSDN 4", "SDN 4", .unseen = "SDN 4"},
	{WISH_ERASE_ALL, TYPING, COMPARISON, "nSDN 4", "SDN 4", .unseen = "SDN"},
	{WISH_SEARCH_END, SEARCHING, PROBLEMS, "/unor", ": unor", "/ search", ": unor"},
	{WISH_ERASE, SEARCHING, PROBLEMS, "/unorzzz", ": unorzzz", "#11", ": unorzzz",
	 ": unorzz"},
	{WISH_ERASE_ALL, SEARCHING, PROBLEMS, "/unorzzz", ": unorzzz", "#1", "unorzzz",
	 "Search:"},
	{WISH_BACK, WITH_BACK, PROBLEMS, "", "#1", "> 1", "#1"},
	{WISH_ALONE, ON_LETTER, REMEDY, "p", "Message for", .unseen = "Message for"},
	{WISH_SEARCH, WITH_SEARCH, PROBLEMS, "", "#1", .seen = "Search:"},
	{WISH_TRAIL, WITH_PAST, PROBLEMS, "", "#1", .seen = "so far"},
	{WISH_HELP, 0, FIRST, "", "> 1", .seen = "Shift-Tab"},
	{WISH_LANGUAGE, 0, FIRST, "", "> 1", .seen = "F2 English"},
	{WISH_QUIT, 0, FIRST, "", "> 1", .ends = true},
	{WISH_GLOSSARY, 0, FIRST, "", "> 1", .seen = "Words on this page"},
	{WISH_PAGE_DOWN, WITH_MORE, REMEDY, "", BELOW, .seen = ABOVE},
	{WISH_WHO, WITH_WHO, REMEDY, "", "4B", .seen = "0A"},
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

static void plain_text_and_back_keeps_the_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < PLACES; i++) {
		char *before;
		struct term *t;

		if (places[i].searching)
			continue; /* there P is typed */
		t = go_to(&places[i], &before);
		press(t, "P", "full screen");
		settle(t);
		term_keys(t, "P<Enter>");
		expect_as_before(t, before);
		leave(t);
	}
}

/* --- leaving ---------------------------------------------------------------------- */

/* Whoever sends a signal is no person who could be asked. */
static void a_signal_to_interrupt_never_asks(void **state)
{
	static const char *const before[] = {"", "1", "11q", "1?", "11/unor", "1t"};

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
	press(t, "m", "Mouse: on");
	expect_mouse(t, true);
	press(t, "m", "Mouse: off");
	expect_mouse(t, false);
	press(t, "m", "Mouse: on");
	term_keys(t, "q");
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

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_key_of_the_table_does_what_it_promises),
		cmocka_unit_test(every_expectation_is_of_a_row_of_the_table),
		cmocka_unit_test(the_help_tells_of_every_action_that_has_help),
		cmocka_unit_test(what_was_opened_comes_back_to_the_same_place),
		cmocka_unit_test(another_language_keeps_the_place),
		cmocka_unit_test(plain_text_and_back_keeps_the_place),
		cmocka_unit_test(a_signal_to_interrupt_never_asks),
		cmocka_unit_test(the_mouse_is_left_alone_unless_asked_for),
		cmocka_unit_test(each_theme_has_its_colours),
		cmocka_unit_test(the_colours_change_in_a_circle_and_are_remembered),
	};

	return golden_run("hand", tests, sizeof tests / sizeof *tests);
}
