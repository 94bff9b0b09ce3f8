/* test_line_reader.c - lines of text, whatever a pipe or a terminal sends. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/line_reader.h"

/* Reads what was sent, and compares the lines, each with "|" behind it. */
static void assert_lines(const char *sent, size_t length, const char *expected)
{
	struct line_reader r = {.in = fmemopen((void *)sent, length, "r")};
	struct buf lines = {0};
	const char *line;

	assert_non_null(r.in);
	while ((line = line_reader_next(&r))) {
		buf_add(&lines, line);
		buf_add_char(&lines, '|');
	}
	assert_string_equal(buf_string(&lines), expected);
	buf_release(&lines);
	fclose(r.in);
	line_reader_release(&r);
}

#define ASSERT_LINES(sent, expected) assert_lines(sent, sizeof(sent) - 1, expected)

static void a_line_ends_in_any_of_three_ways(void **state)
{
	(void)state;
	ASSERT_LINES("one\ntwo\n", "one|two|");
	ASSERT_LINES("one\r\ntwo\r\n", "one|two|");
	ASSERT_LINES("one\rtwo\r", "one|two|");
	ASSERT_LINES("\n\r\n\r\r\n", "||||");
	ASSERT_LINES("one\r\n", "one|");
	ASSERT_LINES("in the middle", "in the middle|");
}

static void a_zero_byte_hides_nothing(void **state)
{
	(void)state;
	ASSERT_LINES("a\0b\n\0\nc", "a\x01"
				    "b|\x01|c|");
}

static void a_mark_before_the_first_line_is_left_out(void **state)
{
	(void)state;
	ASSERT_LINES("\xEF\xBB\xBFone\n\xEF\xBB\xBFtwo\n", "one|\xEF\xBB\xBFtwo|");
	ASSERT_LINES("\xEF\xBB\xBF", "|");
	ASSERT_LINES("\xEF\xBB", "\xEF\xBB|");
}

/* Somebody who ends a line by a carriage return is answered before typing on. */
static void nothing_is_waited_for_behind_a_carriage_return(void **state)
{
	int ends[2];
	struct line_reader r = {0};

	(void)state;
	assert_int_equal(pipe(ends), 0);
	r.in = fdopen(ends[0], "r");
	assert_int_equal(write(ends[1], "one\r", 4), 4);
	assert_string_equal(line_reader_next(&r), "one");
	assert_int_equal(write(ends[1], "\ntwo\n", 5), 5);
	assert_string_equal(line_reader_next(&r), "two");
	close(ends[1]);
	assert_null(line_reader_next(&r));
	fclose(r.in);
	line_reader_release(&r);
}

static void of_an_endless_line_the_beginning_is_kept(void **state)
{
	enum { LENGTH = 1024 * 1024 };
	char *sent = malloc(LENGTH + 5);
	struct line_reader r = {0};

	(void)state;
	memset(sent, 'a', LENGTH);
	memcpy(sent + LENGTH, "\nb\n", 4);
	r.in = fmemopen(sent, LENGTH + 3, "r");
	assert_int_equal(strlen(line_reader_next(&r)), LONGEST_LINE);
	assert_true(r.line.capacity <= 2 * LONGEST_LINE);
	assert_string_equal(line_reader_next(&r), "b");
	assert_null(line_reader_next(&r));
	fclose(r.in);
	line_reader_release(&r);
	free(sent);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_ends_in_any_of_three_ways),
		cmocka_unit_test(a_zero_byte_hides_nothing),
		cmocka_unit_test(a_mark_before_the_first_line_is_left_out),
		cmocka_unit_test(nothing_is_waited_for_behind_a_carriage_return),
		cmocka_unit_test(of_an_endless_line_the_beginning_is_kept),
	};

	return cmocka_run_group_tests_name("line_reader", tests, NULL, NULL);
}
