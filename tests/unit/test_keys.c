/* test_keys.c - the number of a problem, as it is typed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "curses/keys.h"

static void expect_typed(const struct page *p, const char *digits, size_t expected)
{
	char number[KEYS_NUMBER] = "";
	size_t choice = SIZE_MAX;
	bool found = false;

	for (; *digits; digits++)
		found = keys_type(p, number, *digits, &choice);
	assert_int_equal(found, expected != SIZE_MAX);
	assert_int_equal(found ? choice : SIZE_MAX, expected);
}

static void a_number_is_typed_digit_by_digit(void **state)
{
	struct page_choice choices[] = {{.typed = "1"},
					{.typed = "12"},
					{.typed = "45"},
					{.typed = "678"},
					{.typed = "2"}};
	struct page p = {.numbered = true, .choices = choices, .choice_count = 5};

	(void)state;
	expect_typed(&p, "1", 0);
	expect_typed(&p, "12", 1);
	expect_typed(&p, "122", 4); /* another number begins */
	/* Nothing is called 4, 6 or 67. */
	expect_typed(&p, "4", SIZE_MAX);
	expect_typed(&p, "45", 2);
	expect_typed(&p, "678", 3);
	expect_typed(&p, "41", 0);
	expect_typed(&p, "9", SIZE_MAX);
	expect_typed(&p, "91", 0);
	expect_typed(&p, "0000000000012", 1);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_is_typed_digit_by_digit),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
