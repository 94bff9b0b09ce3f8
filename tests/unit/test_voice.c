/* test_voice.c - the two voices of a text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tree/voice.h"

static void assert_said(const char *text, const char *person, const char *helper)
{
	const char *wanted[VOICES] = {person, helper};

	for (enum voice v = 0; v < VOICES; v++) {
		struct buf said = {0};

		voice_add(&said, text, v);
		assert_string_equal(buf_string(&said), wanted[v]);
		buf_release(&said);
	}
}

static void a_text_with_one_voice_stays(void **state)
{
	(void)state;
	assert_said("", "", "");
	assert_said("No braces | here", "No braces | here", "No braces | here");
	assert_said("For {actor}: {do", "For {actor}: {do", "For {actor}: {do");
}

static void each_voice_says_its_own(void **state)
{
	(void)state;
	assert_said("{Your|Their} NIP", "Your NIP", "Their NIP");
	assert_said("{a|b}{c|d}", "ac", "bd");
	assert_said("Go{ home|} now", "Go home now", "Go now");
	assert_said("{|x}", "", "x");
	assert_said("{actor}: {I|they} ask", "{actor}: I ask", "{actor}: they ask");
	assert_said("{I, {name}|{role} {name}, {nip}}.", "I, {name}.",
		    "{role} {name}, {nip}.");
}

static void what_is_unsound_is_told(void **state)
{
	static const char *const sound[] = {"",	      "a|b",	 "{actor}", "{a|}",
					    "{|b} }", "} {a|b}", "{",	    "{a|b}{c}"};
	static const char *const unsound[] = {"{a|b",	   "{a|b|c}",	"{|}",
					      "{a|{b|c}}", "{a|b{c|d}", "x {a|"};

	(void)state;
	for (size_t i = 0; i < sizeof sound / sizeof *sound; i++)
		assert_true(voice_is_sound(sound[i]));
	for (size_t i = 0; i < sizeof unsound / sizeof *unsound; i++)
		assert_false(voice_is_sound(unsound[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_with_one_voice_stays),
		cmocka_unit_test(each_voice_says_its_own),
		cmocka_unit_test(what_is_unsound_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
