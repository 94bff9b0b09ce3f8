/* test_screens.c - what the wizard shows: each kind of page in both languages and at three
 * sizes, and what other terminals and settings make of a page.
 *
 * A file of golden/pages/ has all screens of one page, so that they can be read side by
 * side. */
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

/* --- every kind of page ----------------------------------------------------------- */

struct size {
	int rows, cols;
};

static const struct size sizes[] = {{24, 80}, {12, 40}, {43, 132}};
static const char *const languages[] = {"id", "en"};

enum {
	SIZES = sizeof sizes / sizeof *sizes,
	LANGUAGES = sizeof languages / sizeof *languages
};

static const struct kind {
	const char *name; /* of its file in golden/pages/ */
	const char *path; /* path code; NULL: the first page */
	const char *keys;
	bool two_trees;	  /* start without saying which */
	struct size only; /* one size instead of all three */
} kinds[] = {
	{.name = "first"},
	{.name = "problems", .path = PATH_PROBLEMS},
	{.name = "problems-end", .path = PATH_PROBLEMS, .keys = "<End>"},
	{.name = "search", .path = PATH_PROBLEMS, .keys = "/nama unor"},
	{.name = "nothing-found", .path = PATH_PROBLEMS, .keys = "/presensi"},
	{.name = "comparison", .path = PATH_COMPARISON},
	{.name = "unknown", .path = PATH_PROBLEMS ",problem=e07,asn-status=unsure"},
	{.name = "remedy", .path = PATH_4B},
	{.name = "remedy-scrolled", .path = PATH_4B, .keys = "<PgDn>"},
	{.name = "remedy-end", .path = PATH_4B, .keys = "<End>"},
	{.name = "options", .path = "sinkro-pmm/1:viewer=acting,problem=e15,boss-skp=no"},
	{.name = "options-scrolled",
	 .path = "sinkro-pmm/1:viewer=acting,problem=e15,boss-skp=no",
	 .keys = "<PgDn>"},
	{.name = "solved", .path = PATH_4B ",r4b=works"},
	{.name = "unsolved", .path = PATH_PROBLEMS ",problem=none,r0b=fails"},
	{.name = "help", .path = PATH_COMPARISON, .keys = "?"},
	{.name = "help-scrolled", .path = PATH_COMPARISON, .keys = "?<PgDn>"},
	{.name = "glossary", .path = PATH_4B, .keys = "g"},
	{.name = "who", .path = PATH_4B, .keys = "a"},
	{.name = "trail", .path = PATH_4B, .keys = "t"},
	{.name = "letter", .path = PATH_4B, .keys = "p"},
	{.name = "letter-blanks", .path = PATH_4B, .keys = "piSiti"},
	{.name = "recipients", .path = "sinkro-pmm/1:r6a", .keys = "p"},
	{.name = "formats", .path = PATH_4B, .keys = "s"},
	{.name = "codes", .path = "sinkro-pmm/1:r6a", .keys = "r"},
	{.name = "code", .path = "sinkro-pmm/1:r6a", .keys = "r1"},
	{.name = "leave", .keys = "1q"},
	{.name = "trees", .two_trees = true},
	{.name = "too-small", .path = PATH_4B, .only = {5, 15}},
};

/* The screen as the file of its page has it: after the language. On the heap. */
static char *section_of(struct term *t, const char *language)
{
	char *now = picture(t), *section = NULL;

	if (asprintf(&section, "[%s] %s", language, now) < 0)
		err(1, "section");
	free(now);
	return section;
}

/* Cuts the picture in this language and of this size out of a golden file. On the heap;
 * empty where there is none. */
static char *golden_picture(const char *file, const char *language, struct size size)
{
	const char *at, *end;
	char begin[64];

	snprintf(begin, sizeof begin, "[%s] %d rows, %d columns,", language, size.rows,
		 size.cols);
	at = strstr(file, begin);
	at = at ? at + strlen("[id] ") : "";
	end = strstr(at, "\n\n[");
	return end ? strndup(at, (size_t)(end + 1 - at)) : strdup(at);
}

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

static struct term *start_kind(const struct kind *kind, const char *language,
			       struct size size)
{
	char options[512], env[4200] = "";
	struct term *t;

	snprintf(options, sizeof options, "--lang %s%s%s%s", language,
		 kind->path ? " --path " : "", kind->path ? kind->path : "",
		 kind->two_trees ? "" : " sinkro-pmm");
	if (kind->two_trees)
		snprintf(env, sizeof env, "XDG_DATA_HOME=%s", data_home());
	t = start_program(NULL, size.rows, size.cols, env, options);
	settle(t);
	if (kind->keys)
		term_keys(t, kind->keys);
	return t;
}

/* The screens of a file: in each language, at each size. False where there are no more. */
static bool next_shot(const struct kind *kind, size_t *shot, const char **language,
		      struct size *size)
{
	size_t count = kind->only.rows ? 1 : SIZES, i = (*shot)++;

	if (i == LANGUAGES * count)
		return false;
	*language = languages[i / count];
	*size = kind->only.rows ? kind->only : sizes[i % count];
	return true;
}

static void write_kind(const struct kind *kind, const char *path)
{
	const char *language;
	struct size size;
	char *file = NULL, *section;
	size_t length;
	FILE *out = open_memstream(&file, &length);

	for (size_t shot = 0; next_shot(kind, &shot, &language, &size);) {
		struct term *t = start_kind(kind, language, size);

		settle(t);
		section = section_of(t, language);
		fprintf(out, "%s%s", shot > 1 ? "\n" : "", section);
		free(section);
		leave(t);
	}
	fclose(out);
	golden_make_anew(path, file);
	free(file);
}

static void expect_kind(const struct kind *kind, const char *path)
{
	char *file = strdup(read_file(path)), *expected, name[64];
	const char *language;
	struct size size;

	for (size_t shot = 0; next_shot(kind, &shot, &language, &size);) {
		struct term *t = start_kind(kind, language, size);

		snprintf(name, sizeof name, "pages/%s [%s]", kind->name, language);
		expected = golden_picture(file, language, size);
		expect_picture(t, name, expected);
		free(expected);
		leave(t);
	}
	free(file);
}

static void every_kind_of_page_looks_as_it_was_approved(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		char file[256], path[4096];

		snprintf(file, sizeof file, "tests/screen/golden/pages/%s.txt",
			 kinds[i].name);
		snprintf(path, sizeof path, "%s", program_source(file));
		if (golden_is_made_anew())
			write_kind(&kinds[i], path);
		else
			expect_kind(&kinds[i], path);
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

static void a_path_code_opens_its_page(void **state)
{
	struct term *t = wizard(24, 80, "", "--path " PATH_4B);

	(void)state;
	expect_screen(t, "4b-id");
	term_keys(t, "q");
	expect_exit(t, 0);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_of_page_looks_as_it_was_approved),
		cmocka_unit_test(a_path_code_opens_its_page),
		cmocka_unit_test(colours_are_there_unless_they_are_unwanted),
		cmocka_unit_test(a_linux_console_gets_what_its_font_has),
	};

	return golden_run("screens", tests, sizeof tests / sizeof *tests);
}
