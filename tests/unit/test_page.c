/* test_page.c - what a page says, and to whom. Linked without YAML and ncurses. */
#include "fixture.h"
#include "yaml.h"

#include <string.h>

#include "i18n/i18n.h"
#include "page/page.h"

/* Returns the page after these answers, separated by blanks; end it with done(). */
static struct walk walk;
static struct tree *tree;

static const struct page *after(const char *ids)
{
	char *copy = strdup(ids), *rest = copy;
	const struct page *p;

	tree = fork_tree();
	walk_init(&walk, tree);
	for (char *id; (id = strsep(&rest, " ")) && *id;)
		assert_true(walk_answer(&walk, id));
	free(copy);
	p = page_new(&walk, NULL);
	assert_non_null(p);
	return p;
}

static void done(const struct page *p)
{
	page_free(p);
	walk_release(&walk);
	tree_free(tree);
}

static const struct page_block *block(const struct page *p, enum block_kind kind,
				      size_t n)
{
	for (size_t i = 0; i < p->block_count; i++)
		if (p->blocks[i].kind == kind && n-- == 0)
			return &p->blocks[i];
	return NULL;
}

static void question_lists_problems_under_their_groups(void **state)
{
	const struct page *p = after("clerk");

	(void)state;
	assert_int_equal(p->kind, PAGE_QUESTION);
	assert_string_equal(p->id, "problem");
	assert_string_equal(p->path, "fork/2:viewer=clerk");
	assert_int_equal(p->choice_count, 4);
	assert_string_equal(p->choices[0].text, "PC LOAD LETTER");
	assert_string_equal(p->choices[0].number, "1");
	/* Problems go by their numbers, other answers after the highest. */
	assert_true(p->numbered);
	assert_string_equal(p->choices[1].typed, "2");
	assert_string_equal(p->choices[2].typed, "3");
	assert_string_equal(p->choices[0].group, "The tray");
	assert_string_equal(p->choices[1].group, "The ink");
	assert_string_equal(p->choices[2].number, "");
	assert_string_not_equal(p->choices[2].group, "");
	assert_int_equal(p->crumb_count, 1);
	assert_string_equal(p->crumbs[0].answer, "A clerk");
	done(p);
}

static void remedy_shows_whose_each_step_is(void **state)
{
	const struct page *p = after("clerk paper");
	const struct page_step *first = block(p, BLOCK_STEP, 0)->step;
	const struct page_step *second = block(p, BLOCK_STEP, 1)->step;

	(void)state;
	assert_string_equal(p->code, "1A");
	assert_string_equal(block(p, BLOCK_ERROR_TEXT, 0)->text, "PC LOAD LETTER");
	assert_true(first->yours);
	assert_string_equal(first->handover, "");
	assert_string_equal(first->system, "Panel");
	assert_int_equal(first->menu_count, 2);
	assert_string_equal(first->menu[1], "Tray 1");
	assert_false(second->yours);
	assert_string_equal(second->by_name, "Keeper");
	assert_string_equal(second->by_word, "Porter");
	assert_string_equal(second->wait, "1×24 hours");
	assert_int_equal(second->number, 2);
	assert_int_equal(second->total, 2);
	assert_string_equal(block(p, BLOCK_STEP, 1)->added, "Our idea.");
	assert_string_equal(p->who_id, "keeper");
	done(p);
}

static void message_to_hand_over_fills_the_template_in(void **state)
{
	const struct page *p = after("clerk paper");

	(void)state;
	assert_string_equal(
		block(p, BLOCK_STEP, 1)->step->handover,
		"Dear Keeper: PC LOAD LETTER. Please help: Bring paper. (Waiting time: "
		"1×24 hours) (1A)");
	done(p);
	p = after("clerk empty black");
	assert_string_equal(block(p, BLOCK_STEP, 1)->step->handover, "I need Change it.");
	done(p);
}

static void waits_say_number_and_unit(void **state)
{
	const struct page *p = after("clerk empty black");

	(void)state;
	assert_string_equal(block(p, BLOCK_STEP, 0)->step->wait,
			    "several days, at most 1 week");
	done(p);
}

/* The words are for people; whoever counts days needs the numbers. */
static void waits_can_be_counted_with(void **state)
{
	const struct page *p = after("clerk paper");
	const struct tree_wait *wait = &block(p, BLOCK_STEP, 1)->step->wait_least;

	(void)state;
	assert_int_equal(wait->count * wait->times, 24);
	assert_int_equal(wait->unit, TREE_HOUR);
	assert_int_equal(block(p, BLOCK_STEP, 1)->step->wait_most.unit, TREE_NONE);
	assert_int_equal(block(p, BLOCK_STEP, 0)->step->wait_least.unit, TREE_NONE);
	/* Before it is over there is nothing to try again. */
	assert_ptr_equal(block(p, BLOCK_RETRY, 0)->after, block(p, BLOCK_STEP, 1)->step);
	done(p);
	p = after("clerk empty black");
	assert_int_equal(block(p, BLOCK_STEP, 0)->step->wait_least.count, 0);
	assert_int_equal(block(p, BLOCK_STEP, 0)->step->wait_most.count, 1);
	assert_int_equal(block(p, BLOCK_STEP, 0)->step->wait_most.unit, TREE_WEEK);
	done(p);
}

static void expect_end(struct tree_wait wait, const char *from, const char *end)
{
	struct tm start = {0}, found;
	char text[32];

	assert_non_null(strptime(from, "%Y-%m-%dT%H:%M", &start));
	assert_true(page_wait_ends(wait, &start, &found));
	assert_true(strftime(text, sizeof text, "%a %Y-%m-%dT%H:%M", &found) > 0);
	assert_string_equal(text, end);
}

static void wait_ends_so_much_later(void **state)
{
	static const struct tree_wait several = {.count = 0, .unit = TREE_DAY},
				      none = {.unit = TREE_NONE},
				      endless = {UINT32_MAX, UINT32_MAX, TREE_WEEK};
	struct tm now = {.tm_year = 126, .tm_mon = 11, .tm_mday = 1}, end;

	(void)state;
	expect_end((struct tree_wait){3, 0, TREE_DAY}, "2026-12-30T08:05",
		   "Sat 2027-01-02T08:05");
	expect_end((struct tree_wait){1, 24, TREE_HOUR}, "2028-02-28T23:30",
		   "Tue 2028-02-29T23:30");
	expect_end((struct tree_wait){5, 0, TREE_HOUR}, "2026-12-01T20:00",
		   "Wed 2026-12-02T01:00");
	expect_end((struct tree_wait){1, 0, TREE_WEEK}, "2026-12-01T08:00",
		   "Tue 2026-12-08T08:00");
	assert_false(page_wait_ends(several, &now, &end));
	assert_false(page_wait_ends(none, &now, &end));
	assert_false(page_wait_ends(endless, &now, &end));
}

static void alternatives_stay_alternatives(void **state)
{
	const struct page *p = after("clerk empty black");

	(void)state;
	assert_string_equal(block(p, BLOCK_OPTION, 0)->label, "Way A");
	assert_string_equal(block(p, BLOCK_OPTION, 1)->label, "Way B");
	assert_null(block(p, BLOCK_OPTION, 2));
	assert_true(block(p, BLOCK_STEP, 0)->step->in_option);
	assert_true(block(p, BLOCK_STEP, 1)->step->in_option);
	assert_false(block(p, BLOCK_STEP, 2)->step->in_option);
	assert_string_equal(block(p, BLOCK_STEP, 2)->step->button, "OK");
	assert_string_equal(block(p, BLOCK_STEP, 2)->step->link, "https://example.org/");
	done(p);
}

/* But an alternative stays where it is: its first step may be somebody else's. */
static void helper_sees_their_own_steps_first(void **state)
{
	const struct page *p = after("keeper clerk empty black");
	const struct page_step *first = block(p, BLOCK_STEP, 0)->step;
	const struct page_step *second = block(p, BLOCK_STEP, 1)->step;

	(void)state;
	assert_string_equal(block(p, BLOCK_OPTION, 0)->label, "Way A");
	assert_false(first->yours);
	/* The one who is helped is called by their role. */
	assert_string_equal(first->by_name, "Clerk");
	assert_true(second->yours);
	assert_string_equal(second->by_id, "keeper");
	assert_null(block(p, BLOCK_STEP, 3));
	done(p);
}

/* Both steps of the keeper's: one can be done at once, one must wait for the clerk's. */
static void helper_sees_a_step_that_must_wait_in_its_place(void **state)
{
	static const char yaml[] =
		"format: 1\nid: t\nversion: 1.0.0\nlanguage: en\ntitle: T\nabout: A\n"
		"start: q\nlast_resort: r\nhandover: \"{do}\"\n"
		"actors:\n  user: {name: User}\n  keeper: {name: Keeper}\n"
		"roles:\n  clerk: {name: Clerk}\n"
		"questions:\n  q: {ask: Q, answers: {me: {text: M, reader: user, role: "
		"clerk, "
		"go: r}, keeper: {text: K, reader: keeper, go: w}}}\n"
		"  w: {ask: W, answers: {clerk: {text: C, role: clerk, go: r}}}\n"
		"remedies:\n  r: {code: R, added: a, title: T, cause: C, ends: E, steps: "
		"[\n"
		"    {by: user, do: First.},\n"
		"    {by: keeper, do: After it., in_turn: true},\n"
		"    {by: keeper, do: At once.}]}\n";
	static const char *const order[] = {"At once.", "First.", "After it."};
	struct tree *t =
		yaml_tree(&(struct buf){.s = (char *)yaml, .length = sizeof yaml - 1});
	const struct page *p;
	struct walk w;

	(void)state;
	walk_init(&w, t);
	assert_true(walk_answer(&w, "keeper") && walk_answer(&w, "clerk"));
	p = page_new(&w, NULL);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(block(p, BLOCK_STEP, i)->step->text, order[i]);
		assert_int_equal(block(p, BLOCK_STEP, i)->step->number, i + 1);
	}
	page_free(p);
	walk_release(&w);
	tree_free(t);
}

static void warning_stands_above_every_step(void **state)
{
	const struct page *p = after("clerk empty all yes");

	(void)state;
	assert_ptr_equal(&p->blocks[0], block(p, BLOCK_WARNING, 0));
	assert_true(block(p, BLOCK_WARNING, 0) < block(p, BLOCK_STEP, 0));
	done(p);
}

static void dangerous_answer_is_never_preselected(void **state)
{
	const struct page *p = after("clerk empty all yes");

	(void)state;
	page_free(p);
	assert_true(walk_back(&walk));
	p = page_new(&walk, NULL);
	assert_string_equal(p->id, "sure");
	assert_string_equal(p->choices[p->preselected].id, "no");
	assert_true(p->choices[1].danger);
	done(p);
}

static void not_knowing_shows_how_to_find_out(void **state)
{
	const struct page *p = after("clerk empty unsure");

	(void)state;
	assert_int_equal(p->kind, PAGE_QUESTION);
	assert_string_equal(block(p, BLOCK_HOW, 0)->text, "Open the lid and look.");
	done(p);
}

static void provenance_is_said(void **state)
{
	const struct page *p = after("clerk paper");

	(void)state;
	assert_string_equal(block(p, BLOCK_PROVENANCE, 0)->text, "p. 2");
	assert_string_equal(block(p, BLOCK_PROVENANCE, 0)->added, "");
	done(p);
	p = after("clerk none");
	assert_string_equal(block(p, BLOCK_PROVENANCE, 0)->added, "Ours.");
	done(p);
}

static void notes_come_back_to_the_page(void **state)
{
	const struct page *p = after("clerk paper"), *note = page_who(p, "keeper");

	(void)state;
	assert_int_equal(note->kind, PAGE_NOTE);
	assert_string_equal(note->title, "The keeper sits upstairs");
	page_free(note);
	assert_null(page_who(p, "user"));
	note = page_glossary(p, false);
	assert_string_equal(block(note, BLOCK_TERM, 0)->label, "Tray");
	assert_null(block(note, BLOCK_TERM, 1));
	page_free(note);
	note = page_glossary(p, true);
	assert_non_null(block(note, BLOCK_TERM, 1));
	page_free(note);
	note = page_help(p);
	assert_non_null(note);
	page_free(note);
	done(p);
}

static void end_says_what_is_left(void **state)
{
	const struct page *p = after("clerk none fails");

	(void)state;
	assert_int_equal(p->kind, PAGE_END);
	assert_false(p->solved);
	assert_string_equal(block(p, BLOCK_PARAGRAPH, 0)->text, "Buy another printer.");
	assert_non_null(strstr(block(p, BLOCK_PARAGRAPH, 1)->text, p->code));
	assert_int_equal(p->choice_count, 0);
	done(p);
	p = after("clerk none works");
	assert_true(p->solved);
	done(p);
}

static void literals_are_found_in_texts(void **state)
{
	const char *start,
		*rest = page_literal("press `OK` or `No", &start, &(size_t){0});

	(void)state;
	assert_memory_equal(start, "OK", 2);
	assert_string_equal(rest, " or `No");
	assert_null(page_literal(rest, &start, &(size_t){0}));
}

static void two_colons_never_meet(void **state)
{
	(void)state;
	assert_string_equal(page_mark("Note", "Wait until 10:30."), ":");
	assert_string_equal(page_mark("Note", "It says `Error: 5` now."), ":");
	assert_string_equal(page_mark("Note", "Two ways: here, or there."), " –");
	assert_string_equal(page_mark("Note", "After `OK`: wait."), " –");
	assert_string_equal(page_mark("Done: it works", "Good."), " –");
}

static void expect_texts_of_choice(const struct page_choice *c)
{
	const char *const texts[] = {c->id,	c->label, c->text,    c->brief,
				     c->number, c->typed, c->meaning, c->example,
				     c->group,	c->apart};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_non_null(texts[i]);
}

static void question_for_the_tree_has_every_text(void **state)
{
	static const char *const names[] = {"fork", "spoon"};
	struct tree *t = fork_tree();
	const struct tree *const trees[] = {t, t};
	const struct page *p = page_trees(trees, names, 2);
	const char *const texts[] = {p->tree_title, p->id,	    p->title, p->help,
				     p->added,	    p->code,	    p->path,  p->who_id,
				     p->who_ask,    p->notice_code, p->query};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_non_null(texts[i]);
	page_set_notice(p, "code", "Notice.");
	assert_string_equal(p->notice, "Notice.");
	assert_int_equal(p->choice_count, 2);
	assert_string_equal(p->choices[1].id, "spoon");
	assert_string_equal(p->choices[1].typed, "2");
	for (size_t i = 0; i < p->choice_count; i++)
		expect_texts_of_choice(&p->choices[i]);
	page_free(p);
	tree_free(t);
}

static void glossary_gives_nothing_hidden_away(void **state)
{
	const struct page_block secret = {.kind = BLOCK_NOTE,
					  .hidden = true,
					  .label = "",
					  .text = "The toner.",
					  .number = "",
					  .added = ""};
	const struct page *p = after("clerk"), *note;
	struct page page = *p;

	(void)state;
	page.blocks = &secret;
	page.block_count = 1;
	page.choice_count = 0;
	assert_null(page_glossary(&page, false));
	page.reveals = true;
	note = page_glossary(&page, false);
	assert_string_equal(note->blocks[0].label, "Toner");
	page_free(note);
	done(p);
}

static void each_reader_reads_their_own_voice(void **state)
{
	const struct page *p = after("clerk empty black");

	(void)state;
	assert_string_equal(block(p, BLOCK_CAUSE, 0)->text,
			    "It is empty, and you need another.");
	done(p);
	p = after("keeper clerk empty black");
	assert_string_equal(block(p, BLOCK_CAUSE, 0)->text,
			    "It is empty, and the clerk needs another.");
	done(p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_reader_reads_their_own_voice),
		cmocka_unit_test(question_lists_problems_under_their_groups),
		cmocka_unit_test(remedy_shows_whose_each_step_is),
		cmocka_unit_test(message_to_hand_over_fills_the_template_in),
		cmocka_unit_test(waits_say_number_and_unit),
		cmocka_unit_test(glossary_gives_nothing_hidden_away),
		cmocka_unit_test(waits_can_be_counted_with),
		cmocka_unit_test(wait_ends_so_much_later),
		cmocka_unit_test(alternatives_stay_alternatives),
		cmocka_unit_test(helper_sees_their_own_steps_first),
		cmocka_unit_test(helper_sees_a_step_that_must_wait_in_its_place),
		cmocka_unit_test(warning_stands_above_every_step),
		cmocka_unit_test(dangerous_answer_is_never_preselected),
		cmocka_unit_test(not_knowing_shows_how_to_find_out),
		cmocka_unit_test(provenance_is_said),
		cmocka_unit_test(notes_come_back_to_the_page),
		cmocka_unit_test(end_says_what_is_left),
		cmocka_unit_test(literals_are_found_in_texts),
		cmocka_unit_test(two_colons_never_meet),
		cmocka_unit_test(question_for_the_tree_has_every_text),
	};

	i18n_init("/nonexistent");
	i18n_choose("en", NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
