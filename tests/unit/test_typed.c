/* test_typed.c - what a line means that is typed in plain text: by numbers and by words, in both
 * languages, on pages made for it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "i18n/i18n.h"
#include "plain/typed.h"
#include "ui/wishes.h"

#define CHOICE(choice_id, choice_typed, choice_label, choice_text)                       \
	{                                                                                \
		.id = (choice_id), .typed = (choice_typed), .label = (choice_label),     \
		.text = (choice_text), .number = ""                                      \
	}

static const struct page_choice roles[] = {
	CHOICE("teacher", "1", "", "Guru"),
	CHOICE("acting", "2", "", "Guru yang juga Plt."),
	CHOICE("principal", "3", "", "Kepala Sekolah"),
	CHOICE("operator", "4", "", "Operator Sekolah yang membantu orang lain"),
	{.id = "lost",
	 .typed = "5",
	 .label = "",
	 .text = "Saya tidak tahu",
	 .number = "",
	 .unknown = true},
};

static const struct page_choice yes_or_no[] = {
	CHOICE("y", "1", "", "Ya, juga Plt."),
	CHOICE("n", "2", "", "Tidak, bukan Plt."),
	CHOICE("x", "3", "Cara A", "Kembali ke sekolah lama"),
	CHOICE("z", "4", "Cara B", "Élan “Ö” `sekali`"),
};

static const struct page_choice messages[] = {
	{.id = "e4", .typed = "4", .label = "", .text = "Nama Sekolah", .number = "4"},
	{.id = "e12", .typed = "12", .label = "", .text = "SKP yang ada", .number = "12"},
	CHOICE("none", "13", "", "Tidak satu pun: pesannya tidak ada di sini"),
};

#define QUESTION(list)                                                                   \
	{                                                                                \
		.kind = PAGE_QUESTION, .choices = (list),                                \
		.choice_count = sizeof(list) / sizeof *(list), .who_id = "",             \
		.recipient = "", .leads_back = true                                      \
	}

static const struct page role_page = QUESTION(roles), plt_page = QUESTION(yes_or_no),
			 list_page = QUESTION(messages),
			 remedy_page = {
				 .kind = PAGE_REMEDY, .who_id = "admin", .recipient = ""};

static struct typed on(const struct page *page, const char *line)
{
	unsigned situation = IN_PLAIN | WITH_PAST | wish_situation(page);

	if (page->kind == PAGE_REMEDY)
		situation |= WITH_ANY_TARGET | WITH_PATH | WITH_TARGET(WISH_PRINT);
	return typed_read(page, situation, line);
}

static void expect_choice(const struct page *page, const char *line, const char *id)
{
	struct typed t = on(page, line);

	if (t.kind != TYPED_CHOICE)
		fail_msg("'%s' is no choice", line);
	assert_string_equal(page->choices[t.choice].id, id);
}

static void expect_wish(const struct page *page, const char *line, enum wish_kind wish)
{
	struct typed t = on(page, line);

	if (t.kind != TYPED_WISH)
		fail_msg("'%s' is no command", line);
	assert_int_equal(t.wish, wish);
}

static void expect_nothing(const struct page *page, const char *line)
{
	struct typed t = on(page, line);

	if (t.kind != TYPED_NOTHING)
		fail_msg("'%s' is something", line);
	assert_int_equal(t.wish, WISH_NONE);
}

static void numbers_and_ids_are_answers(void **state)
{
	(void)state;
	expect_choice(&role_page, "1", "teacher");
	expect_choice(&role_page, "1.", "teacher");
	expect_choice(&role_page, "3)", "principal");
	expect_choice(&role_page, "OPERATOR", "operator");
	expect_choice(&list_page, "4", "e4");
	expect_choice(&list_page, "#4", "e4");
	expect_choice(&list_page, "#4.", "e4");
	expect_nothing(&role_page, "6");
	expect_nothing(&role_page, "0");
	expect_nothing(&role_page, "1..");
	expect_nothing(&role_page, "11");
	expect_nothing(&role_page, "#1");
	expect_nothing(&role_page, "");
	expect_nothing(&role_page, ".");
}

static void all_words_of_an_answer_are_it_in_any_case(void **state)
{
	(void)state;
	expect_choice(&role_page, "kepala sekolah", "principal");
	expect_choice(&role_page, "KEPALA  SEKOLAH.", "principal");
	expect_choice(&plt_page, "tidak bukan plt", "n");
	expect_choice(&plt_page, "cara a", "x");
	expect_choice(&plt_page, "Cara A. Kembali ke sekolah lama", "x");
	expect_choice(&plt_page, "élan ö SEKALI", "z");
}

static void what_is_equal_wins_over_what_begins_so(void **state)
{
	(void)state;
	expect_choice(&role_page, "guru", "teacher");
	expect_choice(&role_page, "guru yang", "acting");
}

static void a_beginning_is_an_answer_if_only_one_has_it(void **state)
{
	(void)state;
	expect_choice(&role_page, "oper", "operator");
	expect_choice(&plt_page, "tidak", "n");
	expect_choice(&plt_page, "ya", "y");
	assert_int_equal(on(&role_page, "gu").kind, TYPED_SEVERAL);
	assert_true(typed_begins(&roles[0], "GU"));
	assert_true(typed_begins(&roles[1], "gu"));
	assert_false(typed_begins(&roles[2], "gu"));
	assert_false(typed_begins(&roles[2], "."));
	/* Not what stands within it: "not X" has the words of "X". */
	expect_nothing(&role_page, "sekolah");
	expect_nothing(&plt_page, "bukan plt");
	expect_choice(&role_page, "tidak tahu", "lost");
	expect_nothing(&role_page, "ahu");
}

static void a_message_is_taken_by_all_of_its_words_only(void **state)
{
	(void)state;
	expect_choice(&list_page, "skp yang ada", "e12");
	expect_nothing(&list_page, "skp");
	expect_choice(&list_page, "tidak satu pun", "none");
}

static void commands_are_taken_by_their_words_in_each_language(void **state)
{
	static const struct {
		const char *line;
		enum wish_kind wish;
	} commands[] = {
		{"<", WISH_BACK},	 {"kembali", WISH_BACK},
		{"Back", WISH_BACK},	 {"q", WISH_QUIT},
		{"keluar", WISH_QUIT},	 {"QUIT", WISH_QUIT},
		{"exit", WISH_QUIT},	 {"?", WISH_HELP},
		{"bantuan", WISH_HELP},	 {"help", WISH_HELP},
		{"lang", WISH_LANGUAGE}, {"t", WISH_TRAIL},
		{"answers", WISH_TRAIL}, {"jawaban", WISH_TRAIL},
		{"r", WISH_RESTART},	 {"mulai lagi", WISH_RESTART},
	};

	(void)state;
	for (size_t language = 0; language < i18n_count(); language++) {
		i18n_choose(i18n_language(language)->id, NULL);
		for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
			expect_wish(&role_page, commands[i].line, commands[i].wish);
		expect_wish(&remedy_page, "details", WISH_DETAILS);
		expect_wish(&remedy_page, "D", WISH_DETAILS);
		expect_wish(&remedy_page, "outcome", WISH_OUTCOMES);
		expect_wish(&remedy_page, "who", WISH_WHO);
		expect_wish(&remedy_page, "siapa", WISH_WHO);
		expect_wish(&remedy_page, "share", WISH_TARGETS);
		expect_wish(&remedy_page, "cetak", WISH_PRINT);
		expect_wish(&remedy_page, "print", WISH_PRINT);
		expect_wish(&remedy_page, "path", WISH_PATH);
		/* What this page does not have. */
		expect_nothing(&remedy_page, "simpan");
		expect_nothing(&role_page, "details");
		expect_nothing(&role_page, "who");
		expect_nothing(&role_page, "path");
		assert_string_equal(i18n_now()->id, i18n_language(language)->id);
	}
}

static void an_answer_goes_before_a_command(void **state)
{
	(void)state;
	expect_choice(&plt_page, "n", "n");
	expect_choice(&plt_page, "kembali", "x");
	/* But a command's short form is no beginning of an answer. */
	expect_wish(&plt_page, "t", WISH_TRAIL);
	expect_wish(&plt_page, "back", WISH_BACK);
}

static void back_is_understood_where_nothing_is_before(void **state)
{
	struct page first = role_page;

	(void)state;
	first.leads_back = false;
	expect_wish(&first, "<", WISH_BACK);
	expect_wish(&first, "kembali", WISH_BACK);
}

static void no_digit_at_a_remedy_means_anything(void **state)
{
	char line[] = "0";

	(void)state;
	for (; line[0] <= '9'; line[0]++)
		expect_nothing(&remedy_page, line);
	expect_nothing(&remedy_page, "1.");
	expect_nothing(&remedy_page, "works");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_and_ids_are_answers),
		cmocka_unit_test(all_words_of_an_answer_are_it_in_any_case),
		cmocka_unit_test(what_is_equal_wins_over_what_begins_so),
		cmocka_unit_test(a_beginning_is_an_answer_if_only_one_has_it),
		cmocka_unit_test(a_message_is_taken_by_all_of_its_words_only),
		cmocka_unit_test(commands_are_taken_by_their_words_in_each_language),
		cmocka_unit_test(an_answer_goes_before_a_command),
		cmocka_unit_test(back_is_understood_where_nothing_is_before),
		cmocka_unit_test(no_digit_at_a_remedy_means_anything),
	};

	i18n_init("locale");
	i18n_choose("id", NULL);
	return cmocka_run_group_tests_name("typed", tests, NULL, NULL);
}
