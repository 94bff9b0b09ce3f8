/* test_base.c - strings that grow, arenas, text, findings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/lookup.h"
#include "base/mem.h"
#include "base/text.h"

static void buf_is_a_string_at_every_moment(void **state)
{
	struct buf b = {0};

	(void)state;
	assert_string_equal(buf_string(&b), "");
	buf_add(&b, "one");
	buf_add_char(&b, ' ');
	buf_add_format(&b, "%d %s", 2, "three");
	assert_string_equal(buf_string(&b), "one 2 three");
	assert_int_equal(b.length, strlen("one 2 three"));
	buf_clear(&b);
	assert_string_equal(buf_string(&b), "");
	for (int i = 0; i < 10000; i++)
		buf_add_char(&b, 'x');
	assert_int_equal(strlen(buf_string(&b)), 10000);
	buf_release(&b);
}

static void arena_hands_out_zeroed_and_aligned_memory(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t size = 1; size < 60000; size = size * 3 + 1) {
		char *p = arena_alloc(&a, size);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 'x', size);
	}
	assert_string_equal(arena_copy(&a, "abcdef", 3), "abc");
	arena_release(&a);
	assert_null(a.chunks);
}

static const char *inert(struct buf *b, const char *s)
{
	buf_clear(b);
	text_add_inert(b, s, strlen(s));
	return buf_string(b);
}

static void text_that_drives_a_terminal_becomes_inert(void **state)
{
	static const char *const hostile[] = {
		"\033[2J",
		"\x9b"
		"2J",
		"\xC2\x9B"
		"2J", /* CSI in each form */
		"\b\b\r",
		"\a",
		"\177",
		"a\nb",
		"a\tb",
		"\xE2\x80\xAE"
		"evil",
		"\xE2\x81\xA6"
		"evil", /* overrides, isolates */
		"\xD8\x9C",
		"\xE2\x80\xA8",
		"\xFF\xFE",
		"\xC3",
		"\xED\xA0\x80",
		"\xC0\xAF",
	};
	struct buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
		const char *s = inert(&b, hostile[i]);
		size_t taken;

		for (size_t left = strlen(s); left; s += taken, left -= taken) {
			uint32_t c = text_read(s, left, &taken);

			assert_int_not_equal(c, TEXT_INVALID);
			assert_false(text_is_control(c));
		}
	}
	assert_string_equal(inert(&b, "Sekolah “A” – Ångström"),
			    "Sekolah “A” – Ångström");
	buf_release(&b);
}

static void a_beginning_cuts_no_character(void **state)
{
	struct buf b = {0};

	(void)state;
	assert_int_equal(text_beginning("aé…b", 0), 0);
	assert_int_equal(text_beginning("aé…b", 2), 1);
	assert_int_equal(text_beginning("aé…b", 3), 3);
	assert_int_equal(text_beginning("aé…b", 5), 3);
	assert_int_equal(text_beginning("aé…b", 100), 7);
	text_add_shown(&b, "aé…b", 7, 2);
	text_add_shown(&b, "aé", 3, 2);
	assert_string_equal(buf_string(&b), "aé…aé");
	buf_release(&b);
}

static void text_in_ascii_keeps_its_likeness(void **state)
{
	static const char text[] = "“1×24 jam” – e-Kinerja › Menu… ‘é’ Ångström 項";
	struct buf b = {0};

	(void)state;
	text_add_ascii(&b, text, strlen(text));
	assert_string_equal(b.s, "\"1x24 jam\" - e-Kinerja > Menu... 'e' Angstrom ?");
	buf_clear(&b);
	text_add_ascii(&b, "a\u200Bb\u2060c\u00ADd\u0301\uFE0F\xFF", 18);
	assert_string_equal(b.s, "abcd?");
	buf_release(&b);
}

static void text_columns_are_the_terminals(void **state)
{
	(void)state;
	assert_int_equal(text_columns("abc", 3), 3);
	assert_int_equal(text_columns("項目", strlen("項目")), 4);
	assert_int_equal(text_columns("e\xCC\x81", 3), 1); /* combining acute */
}

static void folding_forgets_case_and_form(void **state)
{
	struct buf a = {0}, b = {0};

	(void)state;
	text_add_folded(&a, "SKP Ärger ﬁn");
	text_add_folded(&b, "skp A\xCC\x88RGER FIN");
	assert_string_equal(a.s, b.s);
	assert_true(text_has_words("data skp organisasi", "organ skp"));
	assert_false(text_has_words("data skp organisasi", "skp guru"));
	assert_true(text_has_words("anything", ""));
	buf_release(&a);
	buf_release(&b);
}

static char *printed(const struct diags *diags, bool ascii)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);

	diags_print(diags, out, ascii);
	fclose(out);
	return text;
}

static void findings_show_their_place(void **state)
{
	char path[] = "diag-XXXXXX";
	int fd = mkstemp(path);
	FILE *file = fdopen(fd, "w");
	struct diags diags;
	struct buf expected = {0};
	char *text;

	(void)state;
	fputs("first\nkey: \033[2J value\n", file);
	fclose(file);
	diags_init(&diags, path);
	diag_add(&diags, E010, (struct place){2, 6}, "'%s'", "x\033y");
	diag_add(&diags, W060, (struct place){1, 1}, "%s", "");
	assert_true(diags_count(&diags, DIAG_ERROR));
	diags_sort(&diags);
	buf_add_format(&expected, "%s:1:1: warning: missing translation [W060]\n", path);
	buf_add(&expected, "  first\n  ^\n");
	buf_add_format(&expected, "%s:2:6: error: unknown key: 'x�y' [E010]\n", path);
	buf_add(&expected, "  key: �[2J value\n       ^\n");
	text = printed(&diags, false);
	assert_string_equal(text, expected.s);
	free(text);
	unlink(path);
	/* Without the file the findings are printed all the same. */
	text = printed(&diags, true);
	assert_non_null(strstr(text, "'x?y' [E010]"));
	free(text);
	buf_release(&expected);
	diags_release(&diags);
}

static void a_character_that_nobody_sees_is_told_by_its_number(void **state)
{
	static const uint32_t invisible[] = {0xA0,   0xAD,   0x200B, 0x200D, 0x2060,
					     0x3000, 0xFE0F, 0xFEFF, 0xE0001};
	static const uint32_t seen[] = {'a',  ' ',    0xA1,   0xAC,
					0xAE, 0x2010, 0x2030, 0xFFFD};
	struct diags diags;

	(void)state;
	for (size_t i = 0; i < sizeof invisible / sizeof *invisible; i++)
		assert_true(text_is_invisible(invisible[i]));
	for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
		assert_false(text_is_invisible(seen[i]));
	diags_init(&diags, "x");
	diag_add(&diags, E010, (struct place){1, 1}, "'%s'",
		 "i\xE2\x80\x8B"
		 "d");
	assert_string_equal(diags.items[0].detail, "'i<U+200B>d'");
	/* but for those that the language of the message wants */
	diag_add(&diags, E010, (struct place){1, 1}, "\xC2\xA0%s", "\xC2\xA0\xC2\xAD");
	assert_string_equal(diags.items[1].detail, "\xC2\xA0\xC2\xA0<U+00AD>");
	diags_release(&diags);
}

/* What follows from wrong bytes comes after them, in their line. */
static void what_is_wrong_with_bytes_comes_first_in_its_line(void **state)
{
	struct diags diags;

	(void)state;
	diags_init(&diags, "x");
	diag_add(&diags, E022, (struct place){2, 1}, "%s", "");
	diag_add(&diags, E004, (struct place){2, 9}, "%s", "");
	diag_add(&diags, E010, (struct place){1, 5}, "%s", "");
	diags_sort(&diags);
	assert_int_equal(diags.items[0].code, E010);
	assert_int_equal(diags.items[1].code, E004);
	assert_int_equal(diags.items[2].code, E022);
	diags_release(&diags);
}

/* --- addresses ------------------------------------------------------------------------------ */

static void address_is_of_the_web_and_nothing_else(void **state)
{
	static const char *const good[] = {"https://a", "http://a.go.id/b?c=d&e=%20#f",
					   "HTTPS://A/", "https://[::1]:80/~a"};
	static const char *const bad[] = {"",
					  "a",
					  "http:",
					  "http://",
					  "https:///a",
					  "https://?a",
					  "ftp://a",
					  "file:///etc",
					  "httpx://a",
					  "javascript:a",
					  "-http://a",
					  " https://a",
					  "https://a b",
					  "https://a\n",
					  "https://a\"b",
					  "https://a<b",
					  "https://a\\",
					  "https://a\033",
					  "https://\xC3\xA9",
					  "https://a`b`",
					  "://a",
					  "https//a",
					  "https://a\x7F",
					  "a://https://b"};
	char text[2100] = "https://";

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(address_is_valid(good[i]));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(address_is_valid(bad[i]));
	memset(text + 8, 'a', 2001);
	assert_false(address_is_valid(text));
	text[2008] = '\0';
	assert_true(address_is_valid(text));
}

static void of_equal_strings_the_least_is_found(void **state)
{
	struct lookup l = {0};

	(void)state;
	assert_int_equal(lookup_find(&l, "a"), LOOKUP_NONE);
	lookup_add(&l, "b", 7);
	lookup_add(&l, "a", 5);
	lookup_add(&l, "b", 3);
	lookup_add(&l, "", 9);
	lookup_sort(&l);
	assert_int_equal(lookup_find(&l, "a"), 5);
	assert_int_equal(lookup_find(&l, "b"), 3);
	assert_int_equal(lookup_find_from(&l, "b", 4), 7);
	assert_int_equal(lookup_find_from(&l, "b", 8), LOOKUP_NONE);
	assert_int_equal(lookup_find(&l, ""), 9);
	assert_int_equal(lookup_find(&l, "c"), LOOKUP_NONE);
	lookup_release(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(of_equal_strings_the_least_is_found),
		cmocka_unit_test(address_is_of_the_web_and_nothing_else),
		cmocka_unit_test(a_character_that_nobody_sees_is_told_by_its_number),
		cmocka_unit_test(what_is_wrong_with_bytes_comes_first_in_its_line),
		cmocka_unit_test(buf_is_a_string_at_every_moment),
		cmocka_unit_test(arena_hands_out_zeroed_and_aligned_memory),
		cmocka_unit_test(text_that_drives_a_terminal_becomes_inert),
		cmocka_unit_test(a_beginning_cuts_no_character),
		cmocka_unit_test(text_in_ascii_keeps_its_likeness),
		cmocka_unit_test(text_columns_are_the_terminals),
		cmocka_unit_test(folding_forgets_case_and_form),
		cmocka_unit_test(findings_show_their_place),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
