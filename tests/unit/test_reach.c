/* test_reach.c - what can be reached in a tree by its records alone. */
#include "fixture.h"

#include "tree/reach.h"

static struct reach from(const struct tree *t, const char *problem, uint32_t decided)
{
	struct reach r;

	reach_init(&r, t, decided);
	assert_true(reach_from(
		&r, (struct tree_target){TREE_TO_PROBLEM,
					 tree_find(t, TREE_TO_PROBLEM, problem)}));
	return r;
}

static bool leads_to(const char *problem, const char *code)
{
	struct tree *t = fork_tree();
	struct reach r = from(t, problem, tree_find(t, TREE_TO_PROBLEM, problem));
	bool leads = reach_has(&r, TREE_TO_REMEDY, tree_find_code(t, code));

	reach_release(&r);
	tree_free(t);
	return leads;
}

static void reach_decides_what_asks_for_the_problem(void **state)
{
	(void)state;
	assert_true(leads_to("paper", "1A"));
	assert_true(leads_to("paper", "1K")); /* which of them, other answers say */
	assert_false(leads_to("paper", "2A"));
	assert_true(leads_to("empty", "2A"));
	assert_true(leads_to("empty", "2B")); /* two questions away */
}

static void reach_stops_at_a_remedy(void **state)
{
	(void)state;
	assert_false(leads_to("empty", "2C")); /* only after another has failed */
	assert_false(leads_to("empty", "0"));
}

static void reach_meets_each_place_once(void **state)
{
	struct tree *t = fork_tree();
	struct reach r = from(t, "empty", TREE_NONE);
	size_t count = r.count;

	(void)state;
	for (size_t n = 0; n < count; n++)
		assert_int_equal(reach_meet(&r, r.met[n]), n);
	assert_true(reach_from(&r, r.met[0]));
	assert_int_equal(r.count, count);
	reach_release(&r);
	tree_free(t);
}

static void reach_stops_where_it_may_not_cost_more(void **state)
{
	struct tree *t = fork_tree();
	struct reach all = from(t, "empty", TREE_NONE), some;

	(void)state;
	reach_init(&some, t, TREE_NONE);
	some.most = some.cost + 1;
	assert_false(reach_from(&some, all.met[0]));
	assert_true(some.count < all.count);
	reach_release(&some);
	reach_release(&all);
	tree_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reach_decides_what_asks_for_the_problem),
		cmocka_unit_test(reach_stops_at_a_remedy),
		cmocka_unit_test(reach_meets_each_place_once),
		cmocka_unit_test(reach_stops_where_it_may_not_cost_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
