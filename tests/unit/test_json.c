/* test_json.c - JSON inside of HTML: what is written is what was meant, and harmless there
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

	json_add(&out, json_string(s));
	assert_string_equal(buf_string(&out), wanted);
	buf_release(&out);
}

static void json_of_plain_text_is_the_text_in_quotation_marks(void **state)
{
	(void)state;
	expect("", "\"\"");
	expect("Nama Unor: 1/2 'x' é …", "\"Nama Unor: 1/2 'x' \\u00E9 \\u2026\"");
}

static void json_escapes_its_own_signs(void **state)
{
	(void)state;
	expect("\"\\\n\t\x01", "\"\\\"\\\\\\n\\t\\u0001\"");
}

static void json_cannot_end_its_script(void **state)
{
	(void)state;
	expect("</script><!--&", "\"\\u003C/script\\u003E\\u003C!--\\u0026\"");
	expect("\xe2\x80\xa8\xe2\x80\xa9", "\"\\u2028\\u2029\"");
}

static void json_cannot_drive_a_terminal(void **state)
{
	(void)state;
	expect("\x1b[31m\x7f\xc2\x9b\xe2\x80\xae",
	       "\"\\u001B[31m\\u007F\\u009B\\u202E\"");
}

/* Any two ASCII characters after each other, between letters: none that is not escaped can
 * begin markup or drive a terminal, and all come back. */
static void json_of_any_characters_is_harmless(void **state)
{
	(void)state;
	for (int i = 1; i < 128; i++) {
		for (int k = 1; k < 128; k++) {
			const char s[] = {'a', (char)i, (char)k, 'b', '\0'};
			struct buf out = {0};
			json_t *back;

			json_add(&out, json_string(s));
			assert_null(strpbrk(out.s, "<>&\n\r\t\x1b\x7f"));
			back = json_loads(out.s, JSON_DECODE_ANY, NULL);
			assert_string_equal(json_string_value(back), s);
			json_decref(back);
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
		cmocka_unit_test(json_of_any_characters_is_harmless),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
