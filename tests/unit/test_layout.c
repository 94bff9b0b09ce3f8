/* test_layout.c - pages become lines: at every width, in UTF-8 and in ASCII, nothing is
 * lost and nothing sticks out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "curses/layout.h"

/* --- pages to lay out ------------------------------------------------------------------ */

static const char *menu[] = {"Manajemen Pegawai", "Ubah Unor"};

static const struct page_step own_step = {
	.number = 1,
	.total = 2,
	.by_id = "employee",
	.by_name = "Pegawai",
	.by_word = "",
	.yours = true,
	.text = "Tell the admin that the school in `e-Kinerja` is the old one.",
	.system = "",
	.button = "Sinkro PMM",
	.link = "https://kinerja.bkn.go.id/profil",
	.wait = "3 days",
	.handover = "",
	.handover_label = "",
};

static const struct page_step their_step = {
	.number = 2,
	.total = 2,
	.by_id = "admin",
	.by_name = "Admin Instansi",
	.by_word = "Admin BKD",
	.in_option = true,
	.text = "Update the unor to the present school.",
	.system = "e-Kinerja",
	.menu = menu,
	.menu_count = 2,
	.button = "",
	.link = "",
	.wait = "",
	.handover = "Please update my unor.",
	.handover_label = "Message to hand over",
};

static const struct page_block remedy_blocks[] = {
	{.kind = BLOCK_WARNING,
	 .label = "Warning",
	 .text = "Do not press `Tetap Lakukan Sinkro`: the SKP would be deleted, and "
		 "nobody "
		 "can bring it back.",
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_ERROR_TEXT,
	 .label = "Message",
	 .text = "Nama Sekolah tidak sama",
	 .number = "4",
	 .added = ""},
	{.kind = BLOCK_CAUSE,
	 .label = "Cause",
	 .text = "Too late.",
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_HEADING,
	 .label = "",
	 .text = "Your part",
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_STEP,
	 .label = "",
	 .text = "",
	 .number = "",
	 .added = "our guess",
	 .step = &own_step},
	{.kind = BLOCK_OPTION, .label = "Opsi A", .text = "", .number = "", .added = ""},
	{.kind = BLOCK_STEP,
	 .label = "",
	 .text = "",
	 .number = "",
	 .added = "",
	 .step = &their_step},
	{.kind = BLOCK_RETRY,
	 .label = "Try again",
	 .text = "After three days.",
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_NOTE,
	 .label = "Note",
	 .text = "A remark.",
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_PROVENANCE,
	 .label = "Source",
	 .text = "L1",
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_PARAGRAPH,
	 .label = "",
	 .text = "Plain text.",
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_HOW,
	 .label = "How to find out",
	 .text = "Look.",
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_TERM,
	 .label = "Unor",
	 .text = "Your unit.",
	 .number = "",
	 .added = ""},
};

#define CHOICE(...)                                                                      \
	{                                                                                \
		.id = "x", .label = "", .text = "", .number = "", .typed = "",           \
		.meaning = "", .example = "", .group = "", __VA_ARGS__                   \
	}

#pragma GCC diagnostic ignored "-Woverride-init"

static const struct page_choice ways_on[] = {
	CHOICE(.text = "Done: it works"),
	CHOICE(.text = "Done: it still fails"),
};

static const struct page_crumb crumbs[] = {
	{"Who?", "A teacher", "viewer", .brief = "Teacher", .number = ""},
	{"What?", "#4 Nama Sekolah tidak sama", "problem", .brief = "school name",
	 .number = "#4"},
	{"Which?", "Kondisi B", "names", "names: Kondisi B", true, ""},
};

static const struct page remedy = {
	.kind = PAGE_REMEDY,
	.tree_title = "Sinkro",
	.id = "r4b",
	.title = "Do not synchronise yet",
	.welcome = "",
	.help = "",
	.code = "4B",
	.path = "sinkro-pmm/1:viewer=teacher",
	.notice = "Something to say first.",
	.crumbs = crumbs,
	.crumb_count = 3,
	.blocks = remedy_blocks,
	.block_count = sizeof remedy_blocks / sizeof *remedy_blocks,
	.choices = ways_on,
	.choice_count = 2,
	.who_id = "admin",
	.recipient = "",
	.who_ask = "Who is my Admin Instansi?",
};

static const char *const columns[] = {"Dapodik", "SIASN/e-Kinerja"};
static const char *const cells_a[] = {"SD Negeri 4 Pagi", "SDN 4 Pagi"};
static const char *const cells_b[] = {"SD Negeri 5 Petang", "SD Negeri 7 Pagi"};

static const struct page_choice conditions[] = {
	CHOICE(.label = "Kondisi A", .text = "One school", .example = "-",
	       .cells = cells_a),
	CHOICE(.label = "Kondisi B", .text = "The old school", .example = "-",
	       .cells = cells_b),
	CHOICE(.text = "None of them; this answer says more than fits beside two "
		       "columns"),
	CHOICE(.text = "It was wrong", .danger = true, .example = "SKP 2023"),
};

static const struct page comparison = {
	.kind = PAGE_QUESTION,
	.tree_title = "Sinkro",
	.id = "names",
	.title = "Which line fits?",
	.welcome = "",
	.help = "",
	.code = "",
	.path = "",
	.notice = "",
	.columns = columns,
	.column_count = 2,
	.choices = conditions,
	.choice_count = 4,
	.who_id = "",
	.recipient = "",
	.who_ask = "",
};

static const struct page_choice problems[] = {
	CHOICE(.text = "Tombol tidak muncul", .number = "1", .typed = "1",
	       .meaning = "The button is missing.", .group = "Missing"),
	CHOICE(.text = "Pegawai belum membuat SKP", .number = "12", .typed = "12",
	       .group = "Missing"),
	CHOICE(.text = "JavaScript Error", .number = "11", .typed = "11",
	       .group = "Technical"),
};

static const struct page list = {
	.numbered = true,
	.kind = PAGE_QUESTION,
	.tree_title = "Sinkro",
	.id = "problem",
	.title = "What do you see?",
	.welcome = "",
	.help = "",
	.code = "",
	.path = "",
	.notice = "",
	.choices = problems,
	.choice_count = 3,
	.who_id = "",
	.recipient = "",
	.who_ask = "",
};

static const struct page *const pages[] = {&remedy, &comparison, &list};

/* --- looking at lines -------------------------------------------------------------------- */

/* Appends a line as it would stand on a screen. */
static void add_line(struct buf *out, const struct layout_line *line)
{
	int column = 0;

	for (const struct layout_span *span = line->first; span; span = span->next) {
		for (; column < span->column; column++)
			buf_add_char(out, ' ');
		buf_add(out, span->text);
		column += text_columns(span->text, strlen(span->text));
	}
}

static struct layout lay_out(const struct page *page, int width, bool ascii)
{
	struct layout_options options = {.columns = width,
					 .glyphs = ascii ? TEXT_ASCII : TEXT_ALL};
	struct layout l;

	layout_init(&l, page, &options);
	return l;
}

/* Returns all lines, each ended by a newline; borrowed until the next call. */
static const char *screen_of(const struct page *page, int width, bool ascii)
{
	static struct buf screen;
	struct layout l = lay_out(page, width, ascii);

	buf_clear(&screen);
	for (size_t i = 0; i < l.count; i++) {
		add_line(&screen, &l.lines[i]);
		buf_add_char(&screen, '\n');
	}
	layout_release(&l);
	return buf_string(&screen);
}

/* Appends the spans that stand in the cell that begins at `column`. */
static void add_cell(struct buf *out, const struct layout_line *line, int column)
{
	int end = 0;
	bool in = false;

	for (const struct layout_span *span = line->first; span; span = span->next) {
		in = span->column == column || (in && span->column == end);
		end = span->column + text_columns(span->text, strlen(span->text));
		if (in)
			buf_add(out, span->text);
	}
}

static void remove_blanks(struct buf *b)
{
	size_t kept = 0;

	for (size_t i = 0; i < b->length; i++)
		if (b->s[i] != ' ')
			b->s[kept++] = b->s[i];
	b->length = kept;
	b->s[kept] = '\0';
}

/* Returns what the layout says, cell by cell and without blanks: what stands in a cell
 * is together, however it was wrapped. Borrowed until the next call. */
static const char *words_of(const struct page *page, int width)
{
	static struct buf words;
	struct layout l = lay_out(page, width, false);

	buf_clear(&words);
	for (int column = 0; column < width; column++)
		for (size_t i = 0; i < l.count; i++)
			add_cell(&words, &l.lines[i], column);
	remove_blanks(&words);
	layout_release(&l);
	return buf_string(&words);
}

static void assert_says(const char *where, const char *text)
{
	struct buf wanted = {0};
	bool found;

	buf_add(&wanted, text);
	remove_blanks(&wanted);
	found = strstr(where, buf_string(&wanted)) != NULL;
	buf_release(&wanted);
	if (!found)
		fail_msg("\"%s\" is not in:\n%s", text, where);
}

static void assert_line(const char *screen, const char *line)
{
	struct buf whole = {0};
	bool found;

	buf_add_format(&whole, "\n%s\n", line);
	found = strstr(screen, buf_string(&whole)) != NULL;
	buf_release(&whole);
	if (!found)
		fail_msg("the line \"%s\" is not in:\n%s", line, screen);
}

/* --- tests ----------------------------------------------------------------------------------- */

static void no_line_is_wider_than_the_width(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		for (int width = LAYOUT_MIN_COLUMNS; width < 140; width++) {
			struct layout l = lay_out(pages[i], width, width % 2);
			struct buf line = {0};

			for (size_t at = 0; at < l.count; at++) {
				buf_clear(&line);
				add_line(&line, &l.lines[at]);
				assert_in_range(
					text_columns(buf_string(&line), line.length), 0,
					width - 1);
				assert_in_range(
					text_columns(buf_string(&line), line.length), 0,
					1 + LAYOUT_TEXT_COLUMNS);
			}
			buf_release(&line);
			layout_release(&l);
		}
	}
}

static void every_text_of_a_remedy_appears_at_every_width(void **state)
{
	static const char *const texts[] = {
		"Something to say first.",
		"4B",
		"Do not synchronise yet",
		"Do not press “Tetap Lakukan Sinkro”: the SKP would be deleted",
		"“Nama Sekolah tidak sama” #4",
		"Too late.",
		"Your part",
		"YOU",
		"Tell the admin that the school in “e-Kinerja” is the old one.",
		"Button: Sinkro PMM",
		"Wait: 3 days",
		"kinerja",
		"[added]",
		"Opsi A",
		"Admin Instansi",
		"e-Kinerja › Manajemen Pegawai › Ubah Unor",
		"Update the unor to the present school.",
		"After three days.",
		"A remark.",
		"L1",
		"Plain text.",
		"How to find out:",
		"Look.",
		"Unor: Your unit.",
		"Who is my Admin Instansi?",
		"Details  [d]",
		"How it went  [h]"};

	(void)state;
	for (int width = 30; width < 100; width += 7) {
		const char *words = words_of(&remedy, width);

		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
			assert_says(words, texts[i]);
	}
}

static void a_warning_is_one_without_colour(void **state)
{
	const char *screen = screen_of(&remedy, 40, true);

	(void)state;
	assert_line(screen, " ! WARNING: Do not press \"Tetap Lakukan");
	assert_line(screen, " ! Sinkro\": the SKP would be deleted,");
}

static void steps_stand_side_by_side_where_there_is_room(void **state)
{
	const char *screen = screen_of(&remedy, 80, false);

	(void)state;
	assert_line(screen, " 1  YOU             Tell the admin that the school in "
			    "“e-Kinerja” is the old");
	assert_line(screen, "   2  Admin Instansi  e-Kinerja › Manajemen Pegawai › "
			    "Ubah Unor: Update the");
}

static void a_narrow_step_begins_with_who_acts(void **state)
{
	const char *screen = screen_of(&remedy, 40, false);

	(void)state;
	assert_line(screen, " 1  YOU: Tell the admin that the school");
	assert_line(screen, "   2  Admin Instansi, e-Kinerja ›");
}

static void a_comparison_is_a_table_where_there_is_room(void **state)
{
	const char *screen = screen_of(&comparison, 80, false);

	(void)state;
	assert_line(screen,
		    "                                         Dapodik             "
		    "SIASN/e-Kinerja");
	assert_line(screen,
		    "   1  Kondisi A: One school              SD Negeri 4 Pagi    SDN "
		    "4 Pagi");
	assert_line(screen,
		    "   3  None of them; this answer says more than fits beside two "
		    "columns");
}

static void a_narrow_comparison_names_each_column(void **state)
{
	const char *screen = screen_of(&comparison, 40, false);

	(void)state;
	assert_line(screen, "   2 Kondisi B: The old school");
	assert_line(screen, "     Dapodik: SD Negeri 5 Petang");
	assert_line(screen, "     SIASN/e-Kinerja: SD Negeri 7 Pagi");
}

static void danger_and_example_are_marked_in_words(void **state)
{
	const char *screen = screen_of(&comparison, 80, false);

	(void)state;
	assert_line(screen, "   4  ! It was wrong");
	assert_line(screen, "      Example: SKP 2023");
}

static void problems_have_groups_numbers_and_a_line_each(void **state)
{
	const char *screen = screen_of(&list, 80, false);

	(void)state;
	assert_true(strncmp(screen, " Missing\n", 9) == 0 ||
		    strstr(screen, "\n Missing\n"));
	assert_line(screen, "    #1  Tombol tidak muncul");
	assert_line(screen, "    #12 Pegawai belum membuat SKP");
	assert_line(screen, " Technical");
	assert_line(screen, "    #11 JavaScript Error");
}

static void every_choice_has_lines_of_its_own(void **state)
{
	struct layout l = lay_out(&list, 80, false);
	size_t groups = 0, of_choice[3] = {0};

	(void)state;
	for (size_t i = 0; i < l.count; i++) {
		groups += l.lines[i].kind == LINE_GROUP && l.lines[i].first;
		if (l.lines[i].kind != LINE_CHOICE)
			assert_true(l.lines[i].choice == LAYOUT_NO_CHOICE);
		else
			of_choice[l.lines[i].choice]++;
		assert_true(i == 0 || l.lines[i].part >= l.lines[i - 1].part);
	}
	assert_int_equal(groups, 2);
	assert_int_equal(of_choice[0], 1);
	assert_int_equal(of_choice[1], 1);
	assert_int_equal(of_choice[2], 1);
	assert_string_equal(l.keys, "");
	layout_release(&l);
}

static void ascii_is_ascii(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		for (const char *s = screen_of(pages[i], 80, true); *s; s++)
			assert_in_range(*s, '\n', '~');
}

static void a_long_word_is_cut_and_not_lost(void **state)
{
	static const char word[] =
		"https://kinerja.bkn.go.id/a/very/long/address/of/a/page";
	struct page page = list;
	struct buf found = {0};
	const char *screen;

	(void)state;
	page.title = word;
	page.numbered = false;
	page.choice_count = 0;
	screen = screen_of(&page, 20, false);
	for (; *screen; screen++)
		if (*screen != ' ' && *screen != '\n')
			buf_add_char(&found, *screen);
	assert_string_equal(buf_string(&found), word);
	buf_release(&found);
}

static void help_ends_with_the_keys(void **state)
{
	struct layout_options options = {.columns = 80};
	struct buf line = {0};
	struct page page = list;
	struct layout l;

	(void)state;
	page.kind = PAGE_NOTE;
	page.blocks = &(struct page_block){.kind = BLOCK_KEYS};
	page.block_count = 1;
	page.choice_count = 0;
	layout_init(&l, &page, &options);
	add_line(&line, &l.lines[l.count - 1]);
	assert_string_equal(buf_string(&line),
			    " Ctrl-C                   Leaves the program, as q does.");
	buf_release(&line);
	layout_release(&l);
}

/* Nothing stands before, behind or around it. */
static void a_letter_alone_takes_the_whole_width(void **state)
{
	static const struct page_block letter = {
		.kind = BLOCK_HANDOVER,
		.label = "Send it when they ask:",
		.text = "Dear all, please help me\n\nThanks.\n"};
	struct layout_options options = {.columns = 16};
	struct page page = remedy;
	struct buf lines = {0};
	struct layout l;

	(void)state;
	page.blocks = &letter;
	page.block_count = 1;
	layout_init_alone(&l, &page, &options);
	for (size_t i = 0; i < l.count; i++) {
		add_line(&lines, &l.lines[i]);
		buf_add_char(&lines, '|');
	}
	assert_string_equal(buf_string(&lines), "Dear all, please|help me||Thanks.|");
	buf_release(&lines);
	layout_release(&l);
}

static const char *trail(int width, bool ascii)
{
	static struct buf out;

	buf_clear(&out);
	layout_add_trail(&out, &remedy, width, ascii ? TEXT_ASCII : TEXT_ALL);
	return buf_string(&out);
}

static void the_trail_keeps_its_latest_answers(void **state)
{
	(void)state;
	assert_string_equal(trail(78, false), "Teacher > #4 names: Kondisi B");
	assert_string_equal(trail(29, true), "Teacher > #4 names: Kondisi B");
	assert_string_equal(trail(28, false), "… > #4 names: Kondisi B");
	assert_string_equal(trail(24, true), "... > names: Kondisi B");
	assert_string_equal(trail(20, false), "… > names: Kondisi B");
	assert_string_equal(trail(19, false), "…");
	assert_string_equal(trail(2, true), "");
}

static void a_problem_at_the_end_of_the_trail_has_its_words(void **state)
{
	struct page page = remedy;
	struct buf out = {0};

	(void)state;
	page.crumb_count = 2;
	layout_add_trail(&out, &page, 78, TEXT_ALL);
	assert_string_equal(out.s, "Teacher > #4 school name");
	buf_clear(&out);
	layout_add_trail(&out, &page, 17, TEXT_ALL);
	assert_string_equal(out.s, "… > #4");
	buf_clear(&out);
	layout_add_trail(&out, &page, 18, TEXT_ALL);
	assert_string_equal(out.s, "… > #4 school name");
	buf_release(&out);
}

/* Of thousands of answers, those at the end are measured and no others. */
static void a_long_trail_is_cut_at_its_beginning(void **state)
{
	enum { COUNT = 3000 };
	static struct page_crumb many[COUNT];
	struct page page = remedy;
	struct buf out = {0};

	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		many[i] = (struct page_crumb){.brief = i % 2 ? "odd" : "even",
					      .number = ""};
	page.crumbs = many;
	page.crumb_count = COUNT;
	layout_add_trail(&out, &page, 23, TEXT_ALL);
	assert_string_equal(out.s, "… > odd > even > odd");
	buf_clear(&out);
	layout_add_trail(&out, &page, 24, TEXT_ALL);
	assert_string_equal(out.s, "… > odd > even > odd");
	buf_clear(&out);
	layout_add_trail(&out, &page, 27, TEXT_ALL);
	assert_string_equal(out.s, "… > even > odd > even > odd");
	buf_release(&out);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_line_is_wider_than_the_width),
		cmocka_unit_test(every_text_of_a_remedy_appears_at_every_width),
		cmocka_unit_test(a_warning_is_one_without_colour),
		cmocka_unit_test(steps_stand_side_by_side_where_there_is_room),
		cmocka_unit_test(a_narrow_step_begins_with_who_acts),
		cmocka_unit_test(a_comparison_is_a_table_where_there_is_room),
		cmocka_unit_test(a_narrow_comparison_names_each_column),
		cmocka_unit_test(danger_and_example_are_marked_in_words),
		cmocka_unit_test(problems_have_groups_numbers_and_a_line_each),
		cmocka_unit_test(every_choice_has_lines_of_its_own),
		cmocka_unit_test(ascii_is_ascii),
		cmocka_unit_test(a_long_word_is_cut_and_not_lost),
		cmocka_unit_test(help_ends_with_the_keys),
		cmocka_unit_test(a_letter_alone_takes_the_whole_width),
		cmocka_unit_test(the_trail_keeps_its_latest_answers),
		cmocka_unit_test(a_problem_at_the_end_of_the_trail_has_its_words),
		cmocka_unit_test(a_long_trail_is_cut_at_its_beginning),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
