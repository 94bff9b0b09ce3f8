/* test_json.c - strings of JSON: what is written is what was meant, and harmless in HTML
 * and on a terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/json.h"

static void expect(const char *s, const char *wanted)
{
	struct buf out = {0};

	json_add_string(&out, s);
	assert_string_equal(buf_string(&out), wanted);
	buf_release(&out);
}

static void json_of_plain_text_is_the_text_in_quotation_marks(void **state)
{
	(void)state;
	expect("", "\"\"");
	expect("Nama Unor: 1/2 'x' é … 🙏", "\"Nama Unor: 1/2 'x' é … 🙏\"");
}

static void json_escapes_its_own_signs(void **state)
{
	(void)state;
	expect("\"\\\n\t\x01", "\"\\u0022\\u005c\\u000a\\u0009\\u0001\"");
}

static void json_cannot_end_its_script(void **state)
{
	(void)state;
	expect("</script><!--&", "\"\\u003c/script\\u003e\\u003c!--\\u0026\"");
	expect("\xe2\x80\xa8\xe2\x80\xa9", "\"\\u2028\\u2029\"");
}

static void json_cannot_drive_a_terminal(void **state)
{
	(void)state;
	expect("\x1b[31m\x7f\xc2\x9b\xe2\x80\xae",
	       "\"\\u001b[31m\\u007f\\u009b\\u202e\"");
}

static void json_of_invalid_bytes_is_valid(void **state)
{
	(void)state;
	expect("a\xff\xc3", "\"a\xef\xbf\xbd\xef\xbf\xbd\"");
	expect("\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
}

/* Any two bytes after each other, between letters: no byte that is not escaped can end
 * the string, begin markup or drive a terminal. */
static void json_of_any_bytes_is_harmless(void **state)
{
	(void)state;
	for (int i = 1; i < 256; i++) {
		for (int k = 1; k < 256; k++) {
			const char s[] = {'a', (char)i, (char)k, 'b', '\0'};
			struct buf out = {0};

			json_add_string(&out, s);
			assert_true(out.length >= 4 && out.s[0] == '"');
			assert_int_equal(strcspn(out.s + 1, "\""), out.length - 2);
			assert_null(strpbrk(out.s + 1, "<>&\n\r\t\x1b\x7f"));
			buf_release(&out);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json_of_plain_text_is_the_text_in_quotation_marks),
		cmocka_unit_test(json_escapes_its_own_signs),
		cmocka_unit_test(json_cannot_end_its_script),
		cmocka_unit_test(json_cannot_drive_a_terminal),
		cmocka_unit_test(json_of_invalid_bytes_is_valid),
		cmocka_unit_test(json_of_any_bytes_is_harmless),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
