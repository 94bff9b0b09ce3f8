/* test_path.c - path codes. Linked without YAML and ncurses. */
#include "fixture.h"

#include <string.h>

#include "walk/path.h"

static void assert_replays(const char *code, enum path_result result, const char *ends,
			   const char *stopped)
{
	struct tree *t = fork_tree();
	struct buf path = {0}, at = {0};
	struct walk w;

	walk_init(&w, t);
	assert_int_equal(path_replay(&w, code, &at), result);
	path_add(&path, &w);
	assert_string_equal(path.s, ends);
	assert_string_equal(buf_string(&at), stopped);
	buf_release(&path);
	buf_release(&at);
	walk_release(&w);
	tree_free(t);
}

static void path_names_a_page(void **state)
{
	static const char *const codes[] = {
		"fork/2:",
		"fork/2:viewer=clerk",
		"fork/2:viewer=clerk,problem=empty,colour=black",
		"fork/2:viewer=clerk,problem=empty,colour=unsure",
		"fork/"
		"2:viewer=clerk,problem=empty,colour=black,r2a=fails,colour-check=other",
		"fork/2:viewer=clerk,problem=none,r0=works",
		"fork/2:r1",
		"fork/2:r1=fails",
		/* A remedy that was named instead of an answer, and what is still sought. */
		"fork/2:viewer=r1",
		"fork/2:viewer=clerk,problem=r2a,r2a=works",
		"fork/2:viewer=clerk,problem=paper,r1=r2a",
		"fork/2:?paper",
		"fork/2:viewer=clerk?r1",
	};

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		assert_replays(codes[i], PATH_OK, codes[i], "");
}

static void path_stops_at_an_answer_that_is_gone(void **state)
{
	(void)state;
	assert_replays("fork/2:viewer=clerk,problem=gone,colour=black", PATH_STOPPED,
		       "fork/2:viewer=clerk", "problem=gone");
	assert_replays("fork/2:viewer=guest,problem=paper", PATH_STOPPED,
		       "fork/2:viewer=guest", "problem=paper");
	assert_replays("fork/2:problem=paper", PATH_STOPPED, "fork/2:", "problem=paper");
	assert_replays("fork/2:nowhere", PATH_STOPPED, "fork/2:", "nowhere");
	assert_replays("fork/2:viewer=clerk?nowhere", PATH_STOPPED, "fork/2:viewer=clerk",
		       "nowhere");
	/* An end has no way on. */
	assert_replays("fork/2:r1=works,r1=r2a", PATH_STOPPED, "fork/2:r1=works",
		       "r1=r2a");
}

static void path_refuses_a_list_where_one_answer_is_taken(void **state)
{
	(void)state;
	assert_replays("fork/2:viewer=clerk+guest,problem=empty", PATH_STOPPED,
		       "fork/2:", "viewer=clerk+guest");
	assert_replays("fork/2:viewer=clerk,problem=empty+paper", PATH_STOPPED,
		       "fork/2:viewer=clerk", "problem=empty+paper");
	assert_replays("fork/2:r1=works+fails", PATH_STOPPED, "fork/2:r1",
		       "r1=works+fails");
}

static void path_understands_old_names(void **state)
{
	(void)state;
	assert_replays("fork/2:viewer=clerk,problem=p-old", PATH_OK,
		       "fork/2:viewer=clerk,problem=paper", "");
	assert_replays("fork/2:viewer=clerk,problem=empty,colour-old=black", PATH_OK,
		       "fork/2:viewer=clerk,problem=empty,colour=black", "");
}

static void path_over_a_question_takes_the_assumed_answer(void **state)
{
	(void)state;
	assert_replays("fork/2:viewer=clerk,problem=empty,r2a=fails", PATH_OK,
		       "fork/2:viewer=clerk,problem=empty,colour=black,r2a=fails", "");
	assert_replays("fork/2:viewer=clerk,problem=empty,colour=all,r2a=works", PATH_OK,
		       "fork/2:viewer=clerk,problem=empty,colour=all,sure=no,r2a=works",
		       "");
	/* What was answered, or is not known, is not assumed. */
	assert_replays("fork/2:viewer=clerk,problem=empty", PATH_OK,
		       "fork/2:viewer=clerk,problem=empty", "");
	assert_replays("fork/2:viewer=clerk,problem=empty,colour=pink", PATH_STOPPED,
		       "fork/2:viewer=clerk,problem=empty", "colour=pink");
	assert_replays("fork/2:viewer=clerk,problem=empty,colour=unsure,r2a=works",
		       PATH_STOPPED, "fork/2:viewer=clerk,problem=empty,colour=unsure",
		       "r2a=works");
}

static void path_takes_back_what_was_assumed_in_vain(void **state)
{
	(void)state;
	assert_replays("fork/2:viewer=clerk,problem=empty,r1=fails", PATH_STOPPED,
		       "fork/2:viewer=clerk,problem=empty", "r1=fails");
	/* Where the place is right, the way to it is kept. */
	assert_replays("fork/2:viewer=clerk,problem=empty,r2a=helps", PATH_STOPPED,
		       "fork/2:viewer=clerk,problem=empty,colour=black", "r2a=helps");
}

static void path_understands_steps_that_are_no_more(void **state)
{
	(void)state;
	assert_replays("fork/2:viewer=helper,problem=empty,colour=black", PATH_OK,
		       "fork/2:viewer=keeper,whom=guest,problem=empty,colour=black", "");
	assert_replays("fork/2:viewer=clerk,sheet=torn,sure=no", PATH_OK,
		       "fork/2:viewer=clerk,problem=empty,colour=all,sure=no", "");
	assert_replays("fork/2:viewer=clerk,problem=empty,colour=blue,r2a=works", PATH_OK,
		       "fork/2:viewer=clerk,problem=empty,colour=all,sure=no,r2a=works",
		       "");
	assert_replays("fork/2:sheet=torn", PATH_STOPPED, "fork/2:", "sheet=torn");
}

static void path_depends_on_the_first_number_of_the_version(void **state)
{
	(void)state;
	assert_replays("fork/1:viewer=clerk", PATH_OTHER_VERSION, "fork/2:", "");
	assert_replays("fork/3:", PATH_OTHER_VERSION, "fork/2:", "");
	assert_replays("spoon/2:viewer=clerk", PATH_OTHER_TREE, "fork/2:", "");
	assert_replays("fo/2:viewer=clerk", PATH_OTHER_TREE, "fork/2:", "");
}

static void path_of_another_form_is_refused(void **state)
{
	static const char *const codes[] = {
		"",
		"fork",
		"fork/",
		"fork/2",
		"fork/:",
		"fork/x:",
		"/2:",
		"fork/2:=",
		"fork/2:viewer=",
		"fork/2:viewer=clerk,",
		"fork/2:,viewer=clerk",
		"fork/2:viewer==clerk",
		"fork/2:?",
		"fork/2:?paper=x",
		"fork/2:?paper?paper",
		"fork/2:viewer=+clerk",
		"fork/2:viewer=clerk+",
		"fork/2:viewer=clerk++guest",
		"fork/2:view+er=clerk",
		"fork/2:viewer=clerk;problem=empty",
		"Fork/2:",
		"fork/2:viewer=cl\033erk",
		"fork/99999999999999999999:viewer",
	};

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes - 1; i++)
		assert_replays(codes[i], PATH_MALFORMED, "fork/2:", "");
	assert_replays(codes[sizeof codes / sizeof *codes - 1], PATH_OTHER_VERSION,
		       "fork/2:", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(path_names_a_page),
		cmocka_unit_test(path_stops_at_an_answer_that_is_gone),
		cmocka_unit_test(path_refuses_a_list_where_one_answer_is_taken),
		cmocka_unit_test(path_understands_old_names),
		cmocka_unit_test(path_over_a_question_takes_the_assumed_answer),
		cmocka_unit_test(path_takes_back_what_was_assumed_in_vain),
		cmocka_unit_test(path_understands_steps_that_are_no_more),
		cmocka_unit_test(path_depends_on_the_first_number_of_the_version),
		cmocka_unit_test(path_of_another_form_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
