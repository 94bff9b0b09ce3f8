/* test_handover.c - the messages to hand over: of the small tree what they hold, of the tree
 * that comes with the program that every one of every path is whole and short enough. */
#include "fixture.h"

#include <string.h>
#include <unistd.h>
#include <unistr.h>

#include "base/text.h"
#include "i18n/i18n.h"
#include "page/page.h"
#include "yaml.h"

static size_t characters(const char *s)
{
	size_t count = 0, taken, length = strlen(s);

	for (; length > 0; s += taken, length -= taken, count++)
		text_read(s, length, &taken);
	return count;
}

enum { SIZE = 1024 };

/* --- the small tree ------------------------------------------------------------------------ */

struct hand {
	struct tree *tree;
	struct walk walk;
	const struct page *remedy, *letter;
};

static const struct page_sender nobody = {.time = "2026-11-25 08:15 UTC"};

static void open_letter_of(struct hand *h, struct tree *tree, const char *ids,
			   const char *recipient, const struct page_sender *sender)
{
	char *copy = strdup(ids), *rest = copy;

	h->tree = tree;
	walk_init(&h->walk, h->tree);
	for (char *id; (id = strsep(&rest, " ")) && *id;)
		assert_true(walk_answer(&h->walk, id));
	free(copy);
	h->remedy = page_new(&h->walk, NULL);
	assert_int_equal(h->remedy->kind, PAGE_REMEDY);
	h->letter = page_handover(h->remedy, recipient, sender);
}

static void open_letter(struct hand *h, const char *ids, const char *recipient,
			const struct page_sender *sender)
{
	open_letter_of(h, fork_tree(), ids, recipient, sender);
}

static void release(struct hand *h)
{
	page_free(h->letter);
	page_free(h->remedy);
	walk_release(&h->walk);
	tree_free(h->tree);
}

static void expect_line(const struct page *letter, const char *line)
{
	const char *text = page_handover_text(letter), *at = strstr(text, line);

	if (!at || (at > text && at[-1] != '\n') || at[strlen(line)] != '\n')
		fail_msg("no line '%s' in:\n%s", line, text);
}

static void letter_says_all_that_is_needed(void **state)
{
	struct hand h;

	(void)state;
	open_letter(&h, "clerk empty lost", "keeper", &nobody);
	assert_non_null(h.letter);
	assert_int_equal(h.letter->kind, PAGE_NOTE);
	expect_line(h.letter, "I cannot \"Look.\"");
	expect_line(h.letter, "After that: Panel: Shake it.");
	expect_line(h.letter, "Where: Panel › Ink");
	expect_line(h.letter, "Message (2D): \"NO TONER\"");
	expect_line(h.letter, "Your name: ____");
	expect_line(h.letter, "Answer 2D when done.");
	expect_line(h.letter, "Answers: A clerk > #2 > I cannot look");
	expect_line(h.letter,
		    "tuntun --path fork/2:viewer=clerk,problem=empty,colour=lost");
	release(&h);
}

static void nothing_is_said_twice(void **state)
{
	struct hand h;
	const char *first;

	(void)state;
	open_letter(&h, "clerk paper", "keeper", &nobody);
	expect_line(h.letter, "Dear Keeper: PC LOAD LETTER. Please help: Bring paper. "
			      "(Waiting time: 1×24 hours) (1A)");
	expect_line(h.letter, "With it: a photo, taken 2026-11-25 08:15 UTC.");
	first = strstr(page_handover_text(h.letter), "PC LOAD LETTER");
	assert_non_null(first);
	assert_null(strstr(first + 1, "PC LOAD LETTER"));
	release(&h);
}

static void what_was_filled_in_stands_in_the_letter(void **state)
{
	const struct page_sender sender = {.blanks = {"Ana", ""}, .time = "noon"};
	struct hand h;

	(void)state;
	open_letter(&h, "clerk paper", "keeper", &sender);
	expect_line(h.letter, "Your name: Ana");
	expect_line(h.letter, "Your room: ____");
	expect_line(h.letter, "With it: a photo, taken noon.");
	release(&h);
}

static void form_asks_for_the_blanks_and_the_time(void **state)
{
	const struct page_sender sender = {.blanks = {"Ana"}, .time = "noon"};
	struct hand h;
	const struct page *form;

	(void)state;
	open_letter(&h, "clerk paper", "keeper", &sender);
	form = page_blanks(h.letter, &sender);
	assert_int_equal(form->kind, PAGE_FORM);
	assert_int_equal(form->field_count, 3);
	assert_string_equal(form->fields[0].label, "Your name");
	assert_string_equal(form->fields[0].value, "Ana");
	assert_string_equal(form->fields[1].value, "");
	assert_string_equal(form->fields[2].value, "noon");
	page_free(form);
	release(&h);
}

static void nobody_gets_a_letter_who_has_no_step(void **state)
{
	struct hand h;

	(void)state;
	open_letter(&h, "clerk paper", "clerk", &nobody);
	assert_null(h.letter); /* it is the reader */
	assert_null(page_handover(h.remedy, "nobody", &nobody));
	assert_null(page_handover(h.remedy, "", &nobody));
	release(&h);
}

static void form_asks_for_a_time_that_was_erased_or_quoted(void **state)
{
	static const char *const times[] = {"", "8  o'clock", "`noon`"};
	struct hand h;

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		struct page_sender sender = {0};
		const struct page *form;

		strcpy(sender.time, times[i]);
		open_letter(&h, "clerk paper", "keeper", &sender);
		form = page_blanks(h.letter, &sender);
		assert_int_equal(form->field_count, 3);
		assert_string_equal(form->fields[2].value, times[i]);
		page_free(form);
		release(&h);
	}
}

/* --- trees that ask for much --------------------------------------------------------------- */

/* A tree with so many steps of one actor, so many blanks, and so many questions before;
 * `text` is the end of each step, `code` that of the remedy. */
struct much {
	int steps, blanks, questions;
	const char *text, *code;
	bool options;	      /* each step is one */
	const char *handover; /* NULL: an ordinary one */
};

static const char LONG_ANSWER[] = "an-answer-with-a-long-id";

static void add_head(struct buf *out, const struct much *much)
{
	buf_add_format(out,
		       "format: 1\nid: much\nversion: 1.0.0\nlanguage: en\ntitle: T\n"
		       "about: T.\nstart: %s\nlast_resort: r1\n"
		       "handover: \"%s\"\nreply: Tell me.\n"
		       "actors:\n  me: {name: Me}\n  it: {name: It}\n"
		       "systems:\n  s: {name: S}\nroles:\n  staff: {name: Staff}\n"
		       "groups:\n  g: {title: G}\n",
		       much->questions ? "a-question-with-a-long-id-0" : "who",
		       much->handover ? much->handover : "{problem}: {do} {where}");
	if (much->blanks)
		buf_add_format(out, "blanks:\n");
	for (int i = 0; i < much->blanks; i++)
		buf_add_format(out, "  b%d: {label: Blank number %d}\n", i, i);
	buf_add_format(out,
		       "problems:\n  p: {number: \"1\", group: g, shown: \"NO `TONER`\", "
		       "meaning: M., seen_by: [staff], go: r1}\n");
}

static void add_much(struct buf *out, const struct much *much)
{
	add_head(out, much);
	buf_add_format(out, "questions:\n");
	for (int i = 0; i < much->questions; i++) {
		buf_add_format(
			out,
			"  a-question-with-a-long-id-%d:\n    ask: What?\n    answers:\n"
			"      %s: {text: This, go: ",
			i, LONG_ANSWER);
		if (i + 1 < much->questions)
			buf_add_format(out, "a-question-with-a-long-id-%d}\n", i + 1);
		else
			buf_add_format(out, "who}\n");
	}
	buf_add_format(
		out,
		"  who:\n    ask: Who?\n    answers:\n"
		"      a: {text: A person, reader: me, role: staff, go: what}\n"
		"  what: {ask: What?, problems: true}\n"
		"remedies:\n  r1:\n    code: \"%s\"\n    added: Ours.\n    title: T\n"
		"    problem: p\n    cause: C.\n    ends: E.\n    %s:\n",
		much->code, much->options ? "options" : "steps");
	for (int i = 0; i < much->steps; i++) {
		if (much->options)
			buf_add_format(out, "      - label: Way %d\n        steps:\n    ",
				       i + 1);
		buf_add_format(
			out,
			"      - {by: it, do: \"%d%s\", attach: \"A photo, {time}.\"}\n",
			i + 1, much->text);
	}
}

static struct tree *load_much(const struct much *much)
{
	struct buf yaml = {0};
	struct tree *t;

	add_much(&yaml, much);
	t = yaml_tree(&yaml);
	buf_release(&yaml);
	return t;
}

static void open_much(struct hand *h, const struct much *much)
{
	struct buf ids = {0};

	for (int i = 0; i < much->questions; i++)
		buf_add_format(&ids, "%s ", LONG_ANSWER);
	buf_add(&ids, "a p");
	open_letter_of(h, load_much(much), ids.s, "it", &nobody);
	buf_release(&ids);
}

/* The most that a tree may have: each has a line of the form and of the message, and the
 * time comes after them. */
static void every_blank_of_a_tree_is_asked_for_and_told(void **state)
{
	static const char label[] = "Blank number %zu", line[] = "Blank number %zu: v%zu";
	const struct much much = {1, TREE_MOST_BLANKS, 0, "", "1A"};
	struct page_sender sender = {.time = "noon"};
	char expected[64];
	struct hand h;
	const struct page *form;

	(void)state;
	for (size_t i = 0; i < TREE_MOST_BLANKS; i++) {
		snprintf(sender.blanks[i], sizeof *sender.blanks, "v%zu", i);
	}
	open_letter_of(&h, load_much(&much), "a p", "it", &sender);
	form = page_blanks(h.letter, &sender);
	assert_int_equal(form->field_count, PAGE_MOST_FIELDS);
	for (size_t i = 0; i < TREE_MOST_BLANKS; i++) {
		snprintf(expected, sizeof expected, label, i);
		assert_string_equal(form->fields[i].label, expected);
		assert_string_equal(form->fields[i].value, sender.blanks[i]);
		snprintf(expected, sizeof expected, line, i, i);
		expect_line(h.letter, expected);
	}
	assert_string_equal(form->fields[TREE_MOST_BLANKS].value, "noon");
	page_free(form);
	release(&h);
}

static void steps_that_are_left_out_are_told(void **state)
{
	const struct much much = {20, 0, 0, "", "1A"};
	struct hand h;

	(void)state;
	open_much(&h, &much);
	assert_true(characters(page_handover_text(h.letter)) < PAGE_MAX_HANDOVER);
	expect_line(h.letter, "After that: 2");
	assert_null(strstr(page_handover_text(h.letter), "After that: 20"));
	expect_line(h.letter,
		    "There are more steps: the command in the last line shows them all.");
	/* What goes with each of them is said once, and so is the problem. */
	expect_line(h.letter, "A photo, 2026-11-25 08:15 UTC.");
	assert_null(
		strstr(strstr(page_handover_text(h.letter), "A photo") + 1, "A photo"));
	assert_null(strstr(page_handover_text(h.letter), "Message (1A)"));
	release(&h);
}

static void a_letter_is_short_whatever_the_tree_asks_for(void **state)
{
	static char text[SIZE];
	const struct much much[] = {
		{200, 7, 0, " and so on", "1A"},
		{1, TREE_MOST_BLANKS, 0, text, "1A"},
		{1, TREE_MOST_BLANKS, 7, text, "1A"},
		{200, TREE_MOST_BLANKS, 7, text, "1A"},
	};
	struct hand h;

	(void)state;
	memset(text, 'x', 900);
	for (size_t i = 0; i < sizeof much / sizeof *much; i++) {
		const char *letter;

		open_much(&h, &much[i]);
		letter = page_handover_text(h.letter);
		if (characters(letter) >= PAGE_MAX_HANDOVER)
			fail_msg("%zu: %zu characters", i, characters(letter));
		/* What is asked comes first, and what opens the page last. */
		assert_int_equal(strncmp(letter, "NO \"TONER\": 1", 13), 0);
		assert_non_null(strstr(letter, "\ntuntun --path much/"));
		release(&h);
	}
}

/* --- what a letter costs ------------------------------------------------------------------- */

/* Every byte that is counted, by the linker's --wrap. */
static size_t bytes_read;
size_t __real_u8_mbsnlen(const uint8_t *s, size_t length);
size_t __wrap_u8_mbsnlen(const uint8_t *s, size_t length);

size_t __wrap_u8_mbsnlen(const uint8_t *s, size_t length)
{
	bytes_read += length;
	return __real_u8_mbsnlen(s, length);
}

enum { LONG_TEXT = 100 * 1000, LONG_WALK = 900, OFTEN = 12 };

/* However long a text is, and however little of it there is room for, a letter goes over
 * it a few times. */
static void a_long_text_is_gone_over_a_few_times(void **state)
{
	static char text[LONG_TEXT + 1];
	const struct much much = {3, 7, 7, text, "1A"};
	struct hand h;

	(void)state;
	memset(text, 'x', LONG_TEXT);
	open_much(&h, &much);
	page_free(h.letter);
	bytes_read = 0;
	h.letter = page_handover(h.remedy, "it", &nobody);
	assert_in_range(bytes_read, 1, OFTEN * much.steps * LONG_TEXT);
	release(&h);
}

static void a_long_walk_is_gone_over_a_few_times(void **state)
{
	const struct much much = {3, 7, LONG_WALK, "", "1A"};
	struct hand h;

	(void)state;
	open_much(&h, &much);
	page_free(h.letter);
	bytes_read = 0;
	h.letter = page_handover(h.remedy, "it", &nobody);
	assert_in_range(bytes_read, 1, OFTEN * strlen(h.remedy->path));
	release(&h);
}

/* A text stands in a message as often as the tree has its placeholder there. */
static void what_is_filled_in_has_an_end(void **state)
{
	static char text[LONG_TEXT + 1], handover[LONG_TEXT + 1];
	const struct much much = {2, 0, 0, text, "1A", false, handover};
	struct hand h;

	(void)state;
	for (size_t i = 0; i + 4 <= LONG_TEXT; i += 4)
		memcpy(handover + i, "{do}", 4);
	for (size_t i = 0; i + 3 <= LONG_TEXT; i += 3)
		memcpy(text + i, "…", 3);
	open_much(&h, &much);
	for (size_t i = 0; i < h.remedy->block_count; i++) {
		const struct page_step *step = h.remedy->blocks[i].step;

		if (!step)
			continue;
		assert_in_range(strlen(step->handover), 1, LONG_TEXT);
		assert_null(u8_check((const uint8_t *)step->handover,
				     strlen(step->handover)));
	}
	release(&h);
}

static void options_are_not_asked_for_one_after_the_other(void **state)
{
	const struct much much = {2, 0, 0, "", "1A", true};
	struct hand h;

	(void)state;
	open_much(&h, &much);
	expect_line(h.letter, "Or instead: 2");
	release(&h);
}

/* A path code that leaves no room at all: there is a request nevertheless. */
static void a_long_path_leaves_no_letter_empty(void **state)
{
	const struct much much = {3, 3, 20, "", "1A"};
	struct hand h;

	(void)state;
	open_much(&h, &much);
	expect_line(h.letter, "NO \"TONER\": 1");
	release(&h);
}

static void a_code_leads_to_no_other_folder(void **state)
{
	static char longest[SIZE];
	const struct {
		const char *code, *name;
	} cases[] = {
		{"../../x", "much-..-..-x-it"},
		{"/etc/x", "much--etc-x-it"},
		{"a:b*c", "much-a-b-c-it"},
		{longest, NULL},
	};

	(void)state;
	memset(longest, 'x', 300);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct much much = {1, 0, 0, "", cases[i].code};
		struct buf name = {0};
		struct hand h;

		open_much(&h, &much);
		page_add_file_name(&name, h.letter);
		if (cases[i].name)
			assert_string_equal(name.s, cases[i].name);
		assert_true(name.length < 100);
		buf_release(&name);
		release(&h);
	}
}

/* --- the tree that comes with the program -------------------------------------------------- */

/* All that its paths came to. */
struct tour {
	const struct tree *tree;
	size_t remedies, letters, longest, filled;
};

/* What somebody fills in whose names are long. */
static const struct page_sender somebody = {.blanks = {"Siti Nurhaliza Kusuma, S.Pd.",
						       "198001012005012001",
						       "SD Negeri 13 Kebayoran Lama"},
					    .time = "25-11-2026 08.15 WIB"};

static void expect_whole(struct tour *tour, const struct page *remedy,
			 const struct page *letter, bool filled)
{
	const char *text = page_handover_text(letter);
	const char *cut = strstr(text, "…\n");
	size_t length = characters(text);
	struct buf command = {0};

	page_add_command(&command, remedy);
	if (length >= PAGE_MAX_HANDOVER)
		fail_msg("%zu characters:\n%s", length, text);
	if (!strstr(text, command.s) || !strstr(text, remedy->code))
		fail_msg("no path or code:\n%s", text);
	/* Answers may be cut, on the line before the last; what is asked never is. */
	if (cut && cut + strlen("…\n") + command.length + 1 < text + strlen(text))
		fail_msg("%s: the request is cut:\n%s", remedy->path, text);
	if (strchr(text, '`') || strchr(text, '{'))
		fail_msg("something is left over:\n%s", text);
	buf_release(&command);
	tour->longest = length > tour->longest ? length : tour->longest;
	tour->letters += !filled;
	tour->filled += filled;
}

static void expect_message(const struct page *remedy, const struct page *letter)
{
	for (size_t i = 0; i < remedy->block_count; i++)
		if (remedy->blocks[i].kind == BLOCK_ERROR_TEXT)
			assert_non_null(strstr(page_handover_text(letter),
					       remedy->blocks[i].text));
}

static void visit_remedy(struct tour *tour, const struct walk *w)
{
	const struct page *remedy = page_new(w, NULL);

	tour->remedies++;
	for (size_t i = 0; i < remedy->recipient_count; i++) {
		const char *id = remedy->recipients[i].id;
		const struct page *letter = page_handover(remedy, id, &nobody);
		const struct page *filled = page_handover(remedy, id, &somebody);

		expect_whole(tour, remedy, letter, false);
		expect_whole(tour, remedy, filled, true);
		expect_message(remedy, letter);
		page_free(letter);
		page_free(filled);
	}
	page_free(remedy);
}

/* Gives every answer at every question, once in each path. */
static void visit(struct tour *tour, struct walk *w)
{
	struct walk_choices choices = {0};

	if (w->here.kind != WALK_QUESTION) {
		visit_remedy(tour, w);
		return;
	}
	walk_choices(w, &choices);
	for (size_t i = 0; i < choices.count; i++) {
		uint32_t here = w->here.index;

		walk_give(w, choices.items[i]);
		/* "I do not know" stays. */
		if (w->here.kind != WALK_QUESTION || w->here.index != here)
			visit(tour, w);
		walk_back(w);
	}
	walk_choices_release(&choices);
}

static void every_letter_is_whole_and_short_enough(void **state)
{
	const char *srcdir = getenv("srcdir");
	struct buf source = {0};
	struct tour tour = {0};
	struct tree *t;
	struct walk w;

	(void)state;
	buf_add_format(&source, "%s/trees/sinkro-pmm.yaml", srcdir ? srcdir : ".");
	t = image_open("trees/sinkro-pmm.image", source.s);
	buf_release(&source);
	assert_non_null(t);
	tour.tree = t;
	for (size_t language = 0; language < i18n_count(); language++) {
		walk_init(&w, t);
		visit(&tour, &w);
		walk_release(&w);
		i18n_switch();
	}
	tree_free(t);
	printf("%zu remedies, %zu letters, the longest of %zu characters\n",
	       tour.remedies, tour.letters, tour.longest);
	assert_true(tour.remedies > 900 && tour.letters > 1000);
	assert_int_equal(tour.letters, tour.filled);
}

static int start(void **state)
{
	(void)state;
	i18n_init("locale");
	return i18n_choose("en", NULL) ? 0 : -1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letter_says_all_that_is_needed),
		cmocka_unit_test(nothing_is_said_twice),
		cmocka_unit_test(what_was_filled_in_stands_in_the_letter),
		cmocka_unit_test(form_asks_for_the_blanks_and_the_time),
		cmocka_unit_test(nobody_gets_a_letter_who_has_no_step),
		cmocka_unit_test(form_asks_for_a_time_that_was_erased_or_quoted),
		cmocka_unit_test(every_blank_of_a_tree_is_asked_for_and_told),
		cmocka_unit_test(steps_that_are_left_out_are_told),
		cmocka_unit_test(a_letter_is_short_whatever_the_tree_asks_for),
		cmocka_unit_test(a_long_text_is_gone_over_a_few_times),
		cmocka_unit_test(a_long_walk_is_gone_over_a_few_times),
		cmocka_unit_test(what_is_filled_in_has_an_end),
		cmocka_unit_test(options_are_not_asked_for_one_after_the_other),
		cmocka_unit_test(a_long_path_leaves_no_letter_empty),
		cmocka_unit_test(a_code_leads_to_no_other_folder),
		cmocka_unit_test(every_letter_is_whole_and_short_enough),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
