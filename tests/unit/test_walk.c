/* test_walk.c - answers, back, change, conditions. Linked without YAML and ncurses. */
#include "fixture.h"

#include <string.h>

#include "base/buf.h"
#include "walk/walk.h"

static int setup(void **state)
{
	struct walk *w = malloc(sizeof *w);

	walk_init(w, fork_tree());
	*state = w;
	return 0;
}

static int teardown(void **state)
{
	struct walk *w = *state;
	struct tree *t = (struct tree *)w->tree;

	walk_release(w);
	tree_free(t);
	free(w);
	return 0;
}

/* Gives answers, separated by blanks. */
static void give(struct walk *w, const char *ids)
{
	char *copy = strdup(ids), *rest = copy;

	for (char *id; (id = strsep(&rest, " "));)
		assert_true(walk_answer(w, id));
	free(copy);
}

static const char *here(const struct walk *w)
{
	const struct tree *t = w->tree;

	if (w->here.kind == WALK_QUESTION)
		return tree_string(t, tree_question(t, w->here.index)->id);
	return tree_string(t, tree_remedy(t, w->here.index)->code);
}

static void assert_offers(const struct walk *w, const char *expected)
{
	struct walk_choices choices = {0};
	char ids[256] = "";

	walk_choices(w, &choices);
	for (size_t i = 0; i < choices.count; i++) {
		strcat(ids, i ? " " : "");
		strcat(ids, walk_choice_id(w, choices.items[i]));
	}
	walk_choices_release(&choices);
	assert_string_equal(ids, expected);
}

static void walk_starts_at_the_first_question(void **state)
{
	assert_string_equal(here(*state), "viewer");
	assert_offers(*state, "clerk guest keeper");
}

static void walk_offers_the_problems_of_the_role_by_group(void **state)
{
	struct walk *w = *state;

	give(w, "clerk");
	assert_offers(w, "paper empty none staff");
	walk_restart(w);
	give(w, "guest");
	assert_offers(w, "empty none");
}

static void walk_ends_at_a_remedy(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty black");
	assert_int_equal(w->here.kind, WALK_REMEDY);
	assert_string_equal(here(w), "2A");
	assert_offers(w, "works fails other waiting");
}

static void walk_refuses_what_is_not_offered(void **state)
{
	struct walk *w = *state;

	assert_false(walk_answer(w, "paper"));
	assert_false(walk_answer(w, ""));
	give(w, "guest");
	assert_false(walk_answer(w, "paper"));
	assert_false(walk_answer(w, "staff"));
	assert_string_equal(here(w), "problem");
}

static void walk_goes_by_earlier_answers(void **state)
{
	struct walk *w = *state;

	give(w, "clerk paper");
	assert_string_equal(here(w), "1A");
	walk_restart(w);
	give(w, "keeper clerk paper");
	assert_string_equal(here(w), "1K");
	walk_restart(w);
	give(w, "keeper clerk staff");
	assert_string_equal(here(w), "W");
}

static void walk_back_at_root_is_refused(void **state)
{
	assert_false(walk_back(*state));
	assert_string_equal(here(*state), "viewer");
}

static void walk_back_remembers_the_answer(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty black");
	assert_true(walk_back(w));
	assert_string_equal(walk_remembered(w), "black");
	assert_true(walk_back(w));
	assert_string_equal(walk_remembered(w), "empty");
	give(w, "empty");
	assert_string_equal(walk_remembered(w), "black");
	give(w, "black");
	assert_null(walk_remembered(w));
}

static void walk_never_proposes_a_dangerous_answer(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty all yes");
	assert_string_equal(here(w), "2B");
	assert_true(walk_back(w));
	assert_null(walk_remembered(w));
	assert_true(walk_back(w));
	assert_null(walk_remembered(w));
}

/* Gives answer number `step` anew, and the later ones as far as they still hold. */
static void change(struct walk *w, size_t step, const char *id)
{
	walk_back_to(w, step);
	give(w, id);
	walk_resume(w);
}

static void walk_resume_gives_what_still_holds(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty black fails");
	change(w, 0, "guest");
	assert_string_equal(here(w), "2C");
	assert_int_equal(w->count, 4);
	assert_int_equal(w->later_count, 0);
}

static void walk_resume_keeps_apart_what_no_longer_holds(void **state)
{
	struct walk *w = *state;

	give(w, "clerk paper fails");
	change(w, 0, "guest");
	assert_string_equal(here(w), "problem");
	assert_int_equal(w->later_count, 2);
	assert_null(walk_remembered(w));
}

static void walk_resume_goes_on_after_a_question_that_is_new(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty black");
	change(w, 0, "keeper");
	assert_string_equal(here(w), "whom");
	assert_int_equal(w->later_count, 2);
	give(w, "clerk");
	walk_resume(w);
	assert_string_equal(here(w), "2A");
	assert_int_equal(w->later_count, 0);
}

static void walk_resume_never_gives_a_dangerous_answer(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty all yes");
	change(w, 0, "guest");
	assert_string_equal(here(w), "colour");
	assert_int_equal(w->later_count, 2);
}

static void walk_forward_undoes_going_back(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty all yes");
	walk_back_to(w, 1);
	assert_string_equal(here(w), "problem");
	walk_forward(w);
	assert_string_equal(here(w), "2B");
	assert_int_equal(w->count, 4);
}

static void walk_not_knowing_comes_back_to_the_question(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty unsure");
	assert_string_equal(here(w), "colour");
	assert_int_not_equal(w->here.how, TREE_NONE);
	give(w, "black");
	assert_string_equal(here(w), "2A");
	assert_int_equal(w->count, 3);
	assert_true(walk_back(w));
	assert_int_equal(w->here.how, TREE_NONE);
}

static void walk_goes_on_after_a_remedy(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty black fails");
	assert_string_equal(here(w), "2C");
	give(w, "fails");
	assert_string_equal(here(w), "0");
	give(w, "fails");
	assert_int_equal(w->here.kind, WALK_UNSOLVED);
	assert_offers(w, "");
	assert_true(walk_back(w));
	give(w, "works");
	assert_int_equal(w->here.kind, WALK_SOLVED);
	assert_true(walk_back(w));
	give(w, "waiting");
	assert_int_equal(w->here.kind, WALK_WAITING);
	assert_offers(w, "");
}

static void walk_another_message_asks_for_the_problem_again(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty black other");
	assert_string_equal(here(w), "problem");
	give(w, "paper");
	assert_string_equal(here(w), "1A");
	assert_true(walk_back(w) && walk_back(w));
	assert_string_equal(here(w), "2A");
}

static void walk_another_message_without_a_role_starts_anew(void **state)
{
	struct walk *w = *state;

	walk_open_remedy(w, tree_find_code(w->tree, "1a"));
	give(w, "other");
	assert_string_equal(here(w), "viewer");
}

static void walk_extra_ways_on_lead_where_they_say(void **state)
{
	struct walk *w = *state;

	give(w, "clerk empty lost");
	assert_offers(w, "works fails other waiting again");
	give(w, "again");
	assert_string_equal(here(w), "colour");
}

static void walk_knows_reader_and_role(void **state)
{
	struct walk *w = *state;
	const struct tree *t = w->tree;

	assert_int_equal(walk_reader(w), TREE_NONE);
	give(w, "keeper guest");
	assert_string_equal(tree_string(t, tree_actor(t, walk_reader(w))->id), "keeper");
	assert_string_equal(tree_string(t, tree_role(t, walk_role(w))->id), "guest");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

struct visits {
	struct walk *walk;
	struct buf ids;
	bool looks_on; /* or is content with the first */
};

static bool visit(void *self, struct walk_choice choice)
{
	struct visits *v = self;

	buf_add_format(&v->ids, " %s", walk_choice_id(v->walk, choice));
	return v->looks_on;
}

/* "unsure" stays where it was given, and is left out. */
static void walk_looks_behind_each_answer_and_stays_as_it_was(void **state)
{
	struct visits v = {.walk = *state, .looks_on = true};
	struct walk_place here;

	give(v.walk, "clerk empty unsure");
	here = v.walk->here;
	assert_true(walk_each(v.walk, visit, &v));
	assert_string_equal(v.ids.s, " black all lost");
	assert_memory_equal(&here, &v.walk->here, sizeof here);
	assert_int_equal(v.walk->count, 3);
	buf_clear(&v.ids);
	v.looks_on = false;
	assert_false(walk_each(v.walk, visit, &v));
	assert_string_equal(v.ids.s, " black");
	buf_release(&v.ids);
}

static void walk_jumps_to_a_remedy_and_back(void **state)
{
	struct walk *w = *state;
	uint32_t remedy = tree_find_code(w->tree, "1a");

	give(w, "clerk");
	assert_true(walk_jump(w, remedy));
	assert_string_equal(here(w), "1A");
	assert_true(walk_back(w));
	assert_string_equal(here(w), "problem");
	walk_forward(w);
	assert_string_equal(here(w), "1A");
	give(w, "works");
	assert_false(walk_jump(w, remedy));
}

static void walk_seeks_what_was_named_before(void **state)
{
	struct walk *w = *state;

	w->sought = (struct tree_target){TREE_TO_REMEDY, tree_find_code(w->tree, "1a")};
	assert_int_equal(walk_seek(w), WALK_ASKS);
	give(w, "guest");
	assert_int_equal(walk_seek(w), WALK_THERE);
	assert_string_equal(here(w), "1A");
	assert_int_equal(w->sought.kind, TREE_TO_NOTHING);
	walk_restart(w);
	w->sought = (struct tree_target){TREE_TO_PROBLEM,
					 tree_find(w->tree, TREE_TO_PROBLEM, "paper")};
	assert_int_equal(walk_seek(w), WALK_ASKS);
	give(w, "guest");
	assert_int_equal(walk_seek(w), WALK_CANNOT);
	assert_int_equal(w->sought.kind, TREE_TO_NOTHING);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(walk_starts_at_the_first_question),
		TEST(walk_offers_the_problems_of_the_role_by_group),
		TEST(walk_ends_at_a_remedy),
		TEST(walk_refuses_what_is_not_offered),
		TEST(walk_goes_by_earlier_answers),
		TEST(walk_back_at_root_is_refused),
		TEST(walk_back_remembers_the_answer),
		TEST(walk_never_proposes_a_dangerous_answer),
		TEST(walk_resume_gives_what_still_holds),
		TEST(walk_resume_keeps_apart_what_no_longer_holds),
		TEST(walk_resume_goes_on_after_a_question_that_is_new),
		TEST(walk_resume_never_gives_a_dangerous_answer),
		TEST(walk_forward_undoes_going_back),
		TEST(walk_not_knowing_comes_back_to_the_question),
		TEST(walk_goes_on_after_a_remedy),
		TEST(walk_another_message_asks_for_the_problem_again),
		TEST(walk_another_message_without_a_role_starts_anew),
		TEST(walk_extra_ways_on_lead_where_they_say),
		TEST(walk_knows_reader_and_role),
		TEST(walk_looks_behind_each_answer_and_stays_as_it_was),
		TEST(walk_jumps_to_a_remedy_and_back),
		TEST(walk_seeks_what_was_named_before),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
