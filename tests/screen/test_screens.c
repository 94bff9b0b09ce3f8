/* test_screens.c - what the wizard shows: each kind of page as it was approved, in golden/pages/;
 * what holds for all of them in each language, size, charset and theme; and what other
 * terminals and settings make of a page. */
#include "terminal.h"

#include <err.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../golden.h"
#include "expect.h"
#include "program.h"

#define PATH_2A PATH_PROBLEMS ",problem=e02,skp-state=unfinished"
#define PATH_15 "sinkro-pmm/1:viewer=teacher,plt=yes,problem=e15,boss-skp=no"

/* --- every kind of page ----------------------------------------------------------- */

static const struct kind {
	const char *name; /* of its file in golden/pages/ */
	const char *path; /* path code; NULL: the first page */
	const char *keys;
	bool two_trees; /* start without saying which */
	bool scrolled;	/* another place of the kind before it */
	bool is_form;	/* what is typed there scrolls nothing */
	bool sized;	/* what it says depends on the size */
	bool list;	/* of lines that are cut, and without their headings on a phone */
	bool typed;	/* the keys are what stands in the line */
} kinds[] = {
	{.name = "first"},
	{.name = "problems", .path = PATH_PROBLEMS, .list = true},
	{.name = "problems-end",
	 .path = PATH_PROBLEMS,
	 .keys = "<End>",
	 .scrolled = true},
	{.name = "search",
	 .path = PATH_PROBLEMS,
	 .keys = "nama unor",
	 .list = true,
	 .typed = true},
	{.name = "nothing-found",
	 .path = PATH_PROBLEMS,
	 .keys = "presensi",
	 .typed = true},
	{.name = "code", .keys = "4b", .list = true, .typed = true},
	{.name = "comparison", .path = PATH_COMPARISON},
	{.name = "unknown", .path = PATH_PROBLEMS ",problem=e07,asn-status=unsure"},
	{.name = "remedy", .path = PATH_4B},
	{.name = "details", .path = PATH_4B, .keys = "d"},
	{.name = "options", .path = PATH_15},
	{.name = "options-scrolled", .path = PATH_15, .keys = "<PgDn>", .scrolled = true},
	{.name = "outcomes", .path = PATH_4B, .keys = "h"},
	{.name = "waiting", .path = PATH_2A ",r2a=waiting"},
	{.name = "solved", .path = PATH_4B ",r4b=works"},
	{.name = "unsolved", .path = PATH_PROBLEMS ",problem=none,r0b=fails"},
	{.name = "help", .path = PATH_COMPARISON, .keys = "?"},
	{.name = "help-scrolled",
	 .path = PATH_COMPARISON,
	 .keys = "?<PgDn>",
	 .scrolled = true},
	{.name = "glossary", .path = PATH_4B, .keys = "g"},
	{.name = "who", .path = PATH_4B, .keys = "a"},
	{.name = "trail", .path = PATH_4B, .keys = "t"},
	{.name = "letter", .path = PATH_4B, .keys = "p"},
	{.name = "letter-blanks", .path = PATH_4B, .keys = "piSiti", .is_form = true},
	{.name = "recipients", .path = "sinkro-pmm/1:r6a", .keys = "p"},
	{.name = "formats", .path = PATH_4B, .keys = "s"},
	{.name = "qr-codes", .path = "sinkro-pmm/1:r6a", .keys = "r"},
	{.name = "qr-code", .path = "sinkro-pmm/1:r6a", .keys = "r1", .sized = true},
	{.name = "leave", .keys = "<Enter><F10>"},
	{.name = "trees", .two_trees = true},
};

enum { KINDS = sizeof kinds / sizeof *kinds };

/* A folder for XDG_DATA_HOME that has one tree more. */
static const char *data_home(void)
{
	static char folder[4096], path[4200];
	char *tree;

	if (*folder)
		return folder;
	snprintf(folder, sizeof folder, "%s", scratch_folder());
	snprintf(path, sizeof path, "%s/tuntun/trees/mini.yaml", folder);
	tree = strdup(read_file(program_source("tests/golden/trees/mini.yaml")));
	write_file(path, tree);
	free(tree);
	return folder;
}

/* Starts the program on a page; `options` as well. */
static struct term *start_kind(const struct kind *kind, int rows, int cols,
			       const char *options)
{
	char words[512], env[4200] = "TUNTUN_NOW=2026-11-30T08:00 ";
	size_t used = strlen(env);
	struct term *t;

	snprintf(words, sizeof words, "%s%s%s%s", options, kind->path ? " --path " : "",
		 kind->path ? kind->path : "", kind->two_trees ? "" : " sinkro-pmm");
	if (kind->two_trees)
		snprintf(env + used, sizeof env - used, "XDG_DATA_HOME=%s", data_home());
	t = start_program(NULL, rows, cols, env, words);
	settle(t);
	if (kind->keys)
		term_keys(t, kind->keys);
	return t;
}

static void every_kind_of_page_looks_as_it_was_approved(void **state)
{
	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		char name[64];
		struct term *t = start_kind(&kinds[i], 24, 80, "");

		snprintf(name, sizeof name, "pages/%s", kinds[i].name);
		expect_screen(t, name);
		leave(t);
	}
}

/* --- what holds for every page ----------------------------------------------------- */

enum { ROWS = 1000, ROW_SIZE = 1024, TEXT_SIZE = 256 * 1024 };

/* The rows of a page, one below the other. */
struct sheet {
	char rows[ROWS][ROW_SIZE];
	size_t count;
};

/* Writes the rows between the rules into a sheet: without what stands beside the page on a
 * wide screen, and without the mark of the selected choice. */
static void read_body(struct term *t, struct sheet *s)
{
	int top, bottom;
	char *side;

	assert_true(find_frame(t, &top, &bottom));
	s->count = 0;
	for (int row = top + 1; row < bottom; row++) {
		char *line = s->rows[s->count++];

		snprintf(line, ROW_SIZE, "%s", term_line(t, row));
		side = strstr(line, " │");
		if (side)
			*side = '\0';
		if (strncmp(line, " > ", 3) == 0)
			line[1] = ' ';
	}
}

static bool rows_are_same(const struct sheet *a, size_t i, const struct sheet *b,
			  size_t j, size_t count)
{
	for (size_t n = 0; n < count; n++)
		if (strcmp(a->rows[i + n], b->rows[j + n]) != 0)
			return false;
	return true;
}

/* Adds what is on the screen now below what was read before, of which `last` was the end:
 * without the heading, which does not scroll, and what both show. */
static void add_body(struct sheet *all, struct sheet *last, struct term *t)
{
	static struct sheet now;
	size_t head = 0, both;

	read_body(t, &now);
	while (head < last->count && head < now.count &&
	       strcmp(last->rows[head], now.rows[head]) == 0)
		head++;
	both = now.count - head < last->count - head ? now.count - head
						     : last->count - head;
	while (!rows_are_same(last, last->count - both, &now, head, both))
		both--;
	for (size_t i = head + both; i < now.count; i++) {
		assert_true(all->count < ROWS);
		strcpy(all->rows[all->count++], now.rows[i]);
	}
	*last = now;
}

/* The words of a sheet without the blanks and line ends between them, and without the marks
 * that stand before each line of a warning: the same at every width. */
static void squeeze(const struct sheet *s, char out[TEXT_SIZE])
{
	for (size_t i = 0; i < s->count; i++)
		for (const char *at = s->rows[i]; *at; at++)
			if (*at != ' ' && *at != '!')
				*out++ = *at;
	*out = '\0';
}

/* It is on the selected choice, or where one types. */
static void expect_cursor(struct term *t, const struct kind *kind, const char *name)
{
	int row, col, top, bottom;

	term_cursor(t, &row, &col);
	if (!term_modes(t).cursor)
		fail_msg("%s: the cursor is hidden", name);
	find_frame(t, &top, &bottom);
	if (row <= top || row >= bottom)
		fail_msg("%s: the cursor is outside the page", name);
	if (kind->typed && strstr(term_line(t, row), kind->keys))
		return;
	for (int i = top + 1; i < bottom; i++)
		if (strncmp(term_line(t, i), " > ", 3) == 0 && i != row)
			fail_msg("%s: the cursor is not on what is selected", name);
}

/* The column of the text of a choice, after its key: " > 1  ..." or "    #4  ..."; 0: the
 * row is none. */
static size_t text_of_choice(const char *line)
{
	size_t at = 3 + strspn(line + 3, " "), key;

	at += line[at] == '#';
	key = strspn(line + at, "0123456789");
	if (!key && line[at] >= 'a' && line[at] <= 'z')
		key = 1;
	if (!key || key > 2 || line[at + key] != ' ')
		return 0;
	return at + key + strspn(line + at + key, " ");
}

/* The key of each choice, and what it says, stand in the columns of the selected one. */
static void expect_columns(struct term *t, const char *name)
{
	int rows, cols;
	size_t column = 0, other;

	term_size(t, &rows, &cols);
	for (int row = 0; row < rows && !column; row++)
		if (strncmp(term_line(t, row), " > ", 3) == 0)
			column = text_of_choice(term_line(t, row));
	for (int row = 0; row < rows && column; row++) {
		const char *line = term_line(t, row);

		if (strspn(line, " ") < 3 || strspn(line, " ") >= column)
			continue; /* a paragraph, or more of a choice */
		other = text_of_choice(line);
		if (other && other != column)
			fail_msg("%s: a choice begins in column %zu, not %zu: %s", name,
				 other, column, line);
	}
}

/* The answers given stand at the top, where there are any and the page has a tree. */
static void expect_trail(struct term *t, const struct kind *kind, const char *name)
{
	if (kind->path && strchr(kind->path, '=') && strspn(term_line(t, 0), " ") > 1)
		fail_msg("%s: the answers given are not to be seen", name);
}

/* Between the edges of the screen and its texts is a blank. */
static void expect_margins(struct term *t, const char *name)
{
	int rows, cols, top, bottom;

	term_size(t, &rows, &cols);
	find_frame(t, &top, &bottom);
	for (int row = 0; row < rows; row++) {
		if (row == top || row == bottom)
			continue;
		if (strcmp(term_cell(t, row, 0).text, " ") != 0 ||
		    strcmp(term_cell(t, row, cols - 1).text, " ") != 0)
			fail_msg("%s: row %d goes to the edge", name, row + 1);
	}
}

static void expect_sound(struct term *t, const struct kind *kind, const char *name)
{
	settle(t);
	expect_frame(t, name);
	expect_margins(t, name);
	expect_trail(t, kind, name);
	expect_cursor(t, kind, name);
	expect_columns(t, name);
}

static bool is_at_end(struct term *t, char **last)
{
	char *now = picture(t);
	bool same = *last && strcmp(now, *last) == 0;

	free(*last);
	*last = now;
	return same;
}

/* Scrolls through a page from its top; each screen is sound. */
static void read_page(struct term *t, const struct kind *kind, const char *name,
		      struct sheet *all)
{
	static struct sheet last;
	char *before = NULL;

	all->count = last.count = 0;
	expect_sound(t, kind, name);
	term_keys(t, "<Home>");
	settle(t);
	while (!is_at_end(t, &before)) {
		expect_sound(t, kind, name);
		add_body(all, &last, t);
		term_keys(t, "<PgDn>");
		settle(t);
	}
	free(before);
}

/* Does the text have the words, or, of a line that may be cut, their beginning? */
static bool has_words(const char *text, const char *words, bool may_be_cut)
{
	static char part[ROW_SIZE + sizeof "..."];

	for (size_t n = strlen(words); !strstr(text, words) && n > 0; n--) {
		if (!may_be_cut)
			return false;
		snprintf(part, sizeof part, "%.*s…", (int)n, words);
		if (strstr(text, part))
			return true;
		snprintf(part, sizeof part, "%.*s...", (int)n, words);
		if (strstr(text, part))
			return true;
	}
	return strstr(text, words) != NULL;
}

/* Fails where a row has something that stands nowhere in the text. Two blanks part what may
 * stand at two places: a narrow screen makes a list of a table. */
static void expect_row_in(const char *row, const char *text, const char *name, bool list)
{
	static struct sheet part = {.count = 1};
	static char words[TEXT_SIZE];

	while (*(row += strspn(row, " "))) {
		const char *gap = strstr(row, "  ");
		int length = gap ? (int)(gap - row) : (int)strlen(row);

		snprintf(part.rows[0], ROW_SIZE, "%.*s", length, row);
		squeeze(&part, words);
		if (!has_words(text, words, list))
			fail_msg("%s: nowhere is '%s', in\n%s", name, part.rows[0], text);
		row += length;
	}
}

/* Does a row belong to what is shown at each size? The line to type into is as long as there
 * is room, what stands above it goes first, and on a phone a list has no headings. */
static bool is_everywhere(const struct kind *kind, const struct sheet *s, size_t row,
			  int cols)
{
	const char *text = s->rows[row];
	bool line = strstr(text, "___") ||
		    (row + 1 < s->count && strstr(s->rows[row + 1], "___"));

	return !line && !(kind->list && cols < 80 && strspn(text, " ") < 3);
}

/* At each size, scrolling shows the same words as a screen that has room for all. */
static void expect_readable(const struct kind *kind, const char *options,
			    const char *ascii)
{
	static const struct size {
		int rows, cols;
	} sizes[] = {{24, 80}, {12, 40}, {43, 132}};
	static struct sheet whole, read;
	static char text[TEXT_SIZE];
	struct term *t = start_kind(kind, 300, 100, options);
	char name[256];

	snprintf(name, sizeof name, "%s, %s", kind->name, options);
	expect_sound(t, kind, name);
	read_body(t, &whole);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		snprintf(name, sizeof name, "%s, %s, %d rows, %d columns", kind->name,
			 options, sizes[i].rows, sizes[i].cols);
		term_resize(t, sizes[i].rows, sizes[i].cols);
		press_and_settle(t,
				 ""); /* a key comes after the signal of another size */
		read_page(t, kind, name, &read);
		squeeze(&read, text);
		if (!kind->sized && !kind->is_form)
			for (size_t row = 0; row < whole.count; row++)
				if (is_everywhere(kind, &whole, row, sizes[i].cols))
					expect_row_in(whole.rows[row], text, name,
						      kind->list);
	}
	if (*ascii)
		expect_ascii(t);
	leave(t);
}

/* Each theme comes to each language and charset, with one kind of page after another. */
static void every_kind_of_page_is_whole_in_each_setting(void **state)
{
	static const char *const languages[] = {"id", "en"}, *const glyphs[] = {
								     "", "--ascii"};
	static const char *const themes[] = {"default", "dark", "light", "contrast",
					     "mono"};
	char options[128];

	(void)state;
	for (size_t i = 0; i < KINDS; i++) {
		for (size_t n = 0; n < 4 && !kinds[i].scrolled; n++) {
			snprintf(options, sizeof options, "--lang %s --theme %s %s",
				 languages[n / 2], themes[(i + n) % 5], glyphs[n % 2]);
			expect_readable(&kinds[i], options, glyphs[n % 2]);
		}
	}
}

/* --- what others make of a page --------------------------------------------------- */

/* Is one of the numbers of this ESC [ ... m a colour, and not the terminal's own? */
static bool asks_for_colour(const char *numbers)
{
	for (const char *at = numbers; strspn(at, "0123456789;") > 0;) {
		long n = strtol(at, (char **)&at, 10);

		if ((n >= 30 && n <= 49 && n != 39 && n != 49) || (n >= 90 && n <= 107))
			return true;
		at += *at == ';';
	}
	return false;
}

static bool is_coloured(struct term *t)
{
	size_t length;
	const char *at = term_bytes(t, &length);

	while ((at = strstr(at, "\033["))) {
		at += 2;
		if (at[strspn(at, "0123456789;")] == 'm' && asks_for_colour(at))
			return true;
	}
	return false;
}

static void colours_are_there_unless_they_are_unwanted(void **state)
{
	static const struct {
		const char *env, *options;
		bool coloured;
	} cases[] = {
		{"", "", true},
		{"NO_COLOR=1", "", false},
		{"", "--no-color ", false},
		{"TERM=xterm-mono", "", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char options[128];
		struct term *t;

		snprintf(options, sizeof options, "%s--path " PATH_4B, cases[i].options);
		t = wizard(24, 80, cases[i].env, options);
		settle(t);
		if (is_coloured(t) != cases[i].coloured)
			fail_msg("%s %s: colours are %s", cases[i].env, cases[i].options,
				 cases[i].coloured ? "missing" : "there");
		term_keys(t, "q");
		expect_exit(t, 0);
	}
}

/* Its 256 glyphs have lines and arrows, but no curly quotes. */
static void a_linux_console_gets_what_its_font_has(void **state)
{
	struct term *t = wizard(24, 80, "TERM=linux", "--path " PATH_4B);

	(void)state;
	expect_screen(t, "4b-linux");
	term_keys(t, "q");
	expect_exit(t, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_page_looks_as_it_was_approved),
		cmocka_unit_test(every_kind_of_page_is_whole_in_each_setting),
		cmocka_unit_test(colours_are_there_unless_they_are_unwanted),
		cmocka_unit_test(a_linux_console_gets_what_its_font_has),
	};

	return golden_run("screens", tests, sizeof tests / sizeof *tests);
}
