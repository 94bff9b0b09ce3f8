/* test_handbook.c - the handbook as a file: complete, each anchor once, nothing that its
 * policy would refuse. What a browser makes of it is held by tests/browser.sh. Linked
 * without YAML and ncurses. */
#include "fixture.h"

#include <string.h>

#include "base/buf.h"
#include "export/html.h"
#include "handbook/handbook.h"
#include "i18n/i18n.h"

static struct tree *tree;
static struct buf book;

static void write_book(const size_t *languages, size_t count)
{
	tree = fork_tree();
	handbook_html(&book, tree, languages, count);
}

static void done(void)
{
	buf_release(&book);
	tree_free(tree);
}

static size_t count(const char *text)
{
	size_t found = 0;

	for (const char *s = book.s; (s = strstr(s, text)); s += strlen(text))
		found++;
	return found;
}

static void expect_anchor(const char *before, const char *id)
{
	struct buf anchor = {0};

	buf_add_format(&anchor, " id=\"%s", before);
	xml_add_anchor(&anchor, id);
	buf_add_char(&anchor, '"');
	if (count(anchor.s) != 1)
		fail_msg("%zu times:%s", count(anchor.s), anchor.s);
	buf_release(&anchor);
}

static void handbook_has_each_part_once(void **state)
{
	(void)state;
	write_book((const size_t[]){0, 1}, 2);
	for (uint32_t i = 0; i < tree_count(tree, TREE_REMEDIES); i++)
		expect_anchor("", tree_string(tree, tree_remedy(tree, i)->code));
	for (uint32_t i = 0; i < tree_count(tree, TREE_QUESTIONS); i++)
		expect_anchor("question:", tree_string(tree, tree_question(tree, i)->id));
	for (uint32_t i = 0; i < tree_count(tree, TREE_PROBLEMS); i++)
		expect_anchor("message:", tree_string(tree, tree_problem(tree, i)->id));
	done();
}

static void handbook_has_one_style_and_one_script(void **state)
{
	(void)state;
	write_book((const size_t[]){0}, 1);
	assert_int_equal(count("<style>"), 1);
	assert_int_equal(count("<script>"), 1);
	assert_int_equal(count("<script type=\"application/json\""), 2);
	assert_int_equal(count("</script>"), 3);
	assert_int_equal(count(" style=\""), 0);
	assert_int_equal(count("<img"), 0);
	assert_non_null(
		strstr(book.s, "content=\"default-src 'none'; script-src 'sha256-"));
	done();
}

static void handbook_in_one_language_has_no_switch(void **state)
{
	(void)state;
	write_book((const size_t[]){1}, 1);
	assert_non_null(strstr(book.s, "<html lang=\"en\">"));
	assert_int_equal(count("name=\"language\" id="), 0);
	assert_int_equal(count("class=\"in in-"), 0);
	done();
}

static void handbook_shows_the_first_language_first(void **state)
{
	(void)state;
	write_book((const size_t[]){1, 0}, 2);
	assert_non_null(strstr(book.s, "<html lang=\"en\">"));
	assert_non_null(strstr(book.s,
			       "value=\"0\" checked=\"\"/><label for=\"language:0\" "
			       "lang=\"en\">"));
	done();
}

static void handbook_leaves_the_language_in_force(void **state)
{
	(void)state;
	for (size_t i = 0; i < i18n_count(); i++) {
		i18n_choose(i18n_language(i)->id, NULL);
		write_book((const size_t[]){1, 0}, 2);
		assert_ptr_equal(i18n_now(), i18n_language(i));
		done();
	}
}

static void handbook_is_the_same_each_time(void **state)
{
	struct buf first = {0};

	(void)state;
	write_book((const size_t[]){0, 1}, 2);
	buf_add(&first, book.s);
	done();
	write_book((const size_t[]){0, 1}, 2);
	assert_string_equal(book.s, first.s);
	buf_release(&first);
	done();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(handbook_has_each_part_once),
		cmocka_unit_test(handbook_has_one_style_and_one_script),
		cmocka_unit_test(handbook_in_one_language_has_no_switch),
		cmocka_unit_test(handbook_shows_the_first_language_first),
		cmocka_unit_test(handbook_leaves_the_language_in_force),
		cmocka_unit_test(handbook_is_the_same_each_time),
	};

	i18n_init("locale");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
