/* test_curses.c - what the front-end on the whole screen does with what comes at once: how
 * often it searches, and what it shows then. Its terminal is a script. */
#include "fixture.h"

#include <string.h>

#include "../walk_session.h"
#include "base/buf.h"
#include "curses/layout.h"
#include "fake_term.h"
#include "i18n/i18n.h"
#include "walk/path.h"

#define PROBLEMS "sinkro-pmm/1:viewer=teacher,plt=no"
#define COMPARISON PROBLEMS ",problem=e04"
#define LONG 2000 /* bytes: a page that is pasted */

static struct buf screen; /* when the front-end waited last */
static size_t searches, layouts;

/* --- what is counted --------------------------------------------------------------------- */

const struct page *__real_page_found(const struct page *p, const char *text,
				     size_t length, bool typing);
const struct page *__wrap_page_found(const struct page *p, const char *text,
				     size_t length, bool typing);
void __real_layout_init(struct layout *l, const struct page *p,
			const struct layout_options *options);
void __wrap_layout_init(struct layout *l, const struct page *p,
			const struct layout_options *options);

const struct page *__wrap_page_found(const struct page *p, const char *text,
				     size_t length, bool typing)
{
	searches++;
	return __real_page_found(p, text, length, typing);
}

void __wrap_layout_init(struct layout *l, const struct page *p,
			const struct layout_options *options)
{
	layouts++;
	__real_layout_init(l, p, options);
}

/* --- a session --------------------------------------------------------------------------- */

static void look(void)
{
	int row, column, rows, columns;
	char text[1024];

	fake_term_cursor(&row, &column, &rows, &columns);
	assert_in_range(row, 0, rows - 1);
	assert_in_range(column, 0, columns - 1);
	buf_clear(&screen);
	for (int i = 0; i < rows; i++) {
		fake_term_row(i, text, sizeof text);
		buf_add_format(&screen, "%s\n", text);
	}
}

/* Runs a session to its end; what the screen showed last is in `screen`. */
static void run(const struct buf *script, const char *path)
{
	struct ui_options options = {.theme = theme_number(0), .plain_only = true};
	struct tree *t = sinkro_tree();
	struct buf at = {0};
	const struct ui *ui = &ui_curses;
	struct walk w;

	walk_init(&w, t);
	assert_int_equal(path_replay(&w, path, &at), PATH_OK);
	searches = layouts = 0;
	fake_term_painted = look;
	fake_term_play((const uint8_t *)script->s, script->length);
	walk_session(&w, ui, &options);
	walk_release(&w);
	tree_free(t);
	buf_release(&at);
}

static void add(struct buf *script, const char *bytes)
{
	buf_add(script, bytes);
}

/* Appends a page of text, with the ends of its lines. */
static void add_long(struct buf *script)
{
	size_t start = script->length;

	while (script->length - start < LONG)
		add(script, "Nama Sekolah tidak sama dengan data PMM.\r\nPeriksa.\r");
}

static void expect_shown(const char *text)
{
	if (!strstr(buf_string(&screen), text))
		fail_msg("'%s' is not on the screen:\n%s", text, buf_string(&screen));
}

static void expect_not_shown(const char *text)
{
	if (strstr(buf_string(&screen), text))
		fail_msg("'%s' is on the screen:\n%s", text, buf_string(&screen));
}

/* --- tests ------------------------------------------------------------------------------- */

static void a_paste_is_searched_for_once(void **state)
{
	static const char *const before[] = {"", FAKE_TERM_SILENCE "/" FAKE_TERM_SILENCE};
	static const size_t already[] = {0,
					 1}; /* for nothing, when the line was opened */

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct buf script = {0};

		add(&script, before[i]);
		add(&script, "\033[200~");
		add_long(&script);
		add(&script, "\033[201~");
		run(&script, PROBLEMS);
		expect_shown("PMM. Periksa.");
		assert_int_equal(searches, already[i] + 1);
		assert_int_equal(layouts, 1 + already[i] + 1);
		buf_release(&script);
	}
}

static void a_paste_that_comes_in_pieces_is_searched_for_once(void **state)
{
	struct buf script = {0};

	(void)state;
	add(&script, "\033[200~nama");
	/* The terminal changes its size in the midst of it; no key is near. */
	add(&script, "\377S\027\117 unor\033[201~");
	run(&script, PROBLEMS);
	expect_shown("e-Kinerja? nama unor");
	assert_int_equal(searches, 1);
	buf_release(&script);
}

/* The form of names, and the blanks of a letter. */
static void a_paste_into_a_form_lays_nothing_out(void **state)
{
	static const struct {
		const char *path, *keys;
	} forms[] = {
		{COMPARISON, "n"},
		{COMPARISON ",names=b", "p" FAKE_TERM_SILENCE "i"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		struct buf script = {0};
		size_t before;

		add(&script, forms[i].keys);
		run(&script, forms[i].path);
		before = layouts;
		add(&script, FAKE_TERM_SILENCE "\033[200~");
		add_long(&script);
		add(&script, "\033[201~");
		run(&script, forms[i].path);
		expect_shown("PMM. Periksa.");
		assert_int_equal(searches, 0);
		assert_int_equal(layouts, before);
		buf_release(&script);
	}
}

static void what_is_typed_at_once_is_searched_for_once(void **state)
{
	struct buf script = {0};

	(void)state;
	add(&script, FAKE_TERM_SILENCE "/" FAKE_TERM_SILENCE);
	for (int i = 0; i < LONG / 10; i++)
		add(&script, "nama unor ");
	run(&script, PROBLEMS);
	expect_shown("nama unor nama unor");
	assert_int_equal(searches, 2);
	buf_release(&script);
}

static void letters_are_words_and_no_commands(void **state)
{
	struct buf script = {0};

	(void)state;
	add(&script, FAKE_TERM_SILENCE "gat");
	run(&script, PROBLEMS);
	expect_shown("? gat");
	assert_int_equal(searches, 1);
	buf_release(&script);
}

/* What is chosen is what was found by all that was typed. */
static void a_key_after_typed_words_is_about_what_they_find(void **state)
{
	struct buf script = {0};

	(void)state;
	add(&script, FAKE_TERM_SILENCE "nama unor\r");
	run(&script, PROBLEMS);
	expect_shown("Kondisi A");
	buf_release(&script);
}

/* The end of a paste came when the terminal had nothing more to read: what was painted
 * then was the mark of a choice, over the form. */
static void a_form_shows_no_choices_after_a_paste(void **state)
{
	struct buf script = {0};

	(void)state;
	add(&script, "n" FAKE_TERM_SILENCE "\033[200~SDN 4 Pagi" FAKE_TERM_SILENCE
		     "\033[201~" FAKE_TERM_SILENCE "\033[I" FAKE_TERM_SILENCE);
	run(&script, COMPARISON);
	expect_shown("SDN 4 Pagi");
	expect_not_shown("Kondisi A");
	expect_not_shown("> 1");
	buf_release(&script);
}

static void a_paste_that_never_ends_is_left(void **state)
{
	struct buf script = {0};

	(void)state;
	add(&script, FAKE_TERM_SILENCE "\033[200~nama unor" FAKE_TERM_SILENCE "\r");
	run(&script, PROBLEMS);
	expect_shown("Kondisi A");
	buf_release(&script);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_paste_is_searched_for_once),
		cmocka_unit_test(a_paste_that_comes_in_pieces_is_searched_for_once),
		cmocka_unit_test(a_paste_into_a_form_lays_nothing_out),
		cmocka_unit_test(what_is_typed_at_once_is_searched_for_once),
		cmocka_unit_test(letters_are_words_and_no_commands),
		cmocka_unit_test(a_key_after_typed_words_is_about_what_they_find),
		cmocka_unit_test(a_form_shows_no_choices_after_a_paste),
		cmocka_unit_test(a_paste_that_never_ends_is_left),
	};
	int failed;

	setenv("TUNTUN_LANG", "en", 1);
	i18n_init(".");
	i18n_choose("en", NULL);
	failed = cmocka_run_group_tests_name("curses", tests, NULL, NULL);
	buf_release(&screen);
	return failed;
}
