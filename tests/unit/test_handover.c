/* test_handover.c - the letters: of small trees what they hold, of the tree that comes with the
 * program that every one of every path is whole. */
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

static const struct page_sender nobody;

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

static void expect_no(const struct page *letter, const char *words)
{
	if (strstr(page_handover_text(letter), words))
		fail_msg("'%s' in:\n%s", words, page_handover_text(letter));
}

static void message_says_all_that_is_needed(void **state)
{
	struct hand h;

	(void)state;
	open_letter(&h, "clerk empty lost", "keeper", &nobody);
	assert_non_null(h.letter);
	assert_int_equal(h.letter->kind, PAGE_NOTE);
	expect_line(h.letter, "I cannot \"Look.\"");
	expect_line(h.letter,
		    "Dear Keeper: NO TONER. Please help in Panel: Shake it. (2D)");
	expect_line(h.letter, "Where: Panel › Ink");
	expect_line(h.letter, "Your name: ____");
	expect_line(h.letter, "Answer 2D when done.");
	/* What only the program understands stays away from people. */
	expect_no(h.letter, "A clerk");
	expect_no(h.letter, "fork/2:");
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
	/* Nobody knows when it happened. */
	expect_line(h.letter, "With it: a photo, taken ____.");
	first = strstr(page_handover_text(h.letter), "PC LOAD LETTER");
	assert_non_null(first);
	assert_null(strstr(first + 1, "PC LOAD LETTER"));
	release(&h);
}

static void what_was_filled_in_stands_in_the_message(void **state)
{
	const struct page_sender sender = {.blanks = {"Ana", ""}};
	struct hand h;

	(void)state;
	open_letter(&h, "clerk paper", "keeper", &sender);
	expect_line(h.letter, "Your name: Ana");
	expect_line(h.letter, "Your room: ____");
	release(&h);
}

static void form_asks_for_the_blanks(void **state)
{
	const struct page_sender sender = {.blanks = {"Ana"}};
	struct hand h;
	const struct page *form;

	(void)state;
	open_letter(&h, "clerk paper", "keeper", &sender);
	form = page_blanks(h.letter, &sender);
	assert_int_equal(form->kind, PAGE_FORM);
	assert_int_equal(form->field_count, 2);
	assert_string_equal(form->fields[0].label, "Your name");
	assert_string_equal(form->fields[0].value, "Ana");
	assert_string_equal(form->fields[1].value, "");
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

/* --- a tree with letters ------------------------------------------------------------------- */

static const char letters_tree[] =
	"format: 1\nid: ask\nversion: 1.0.0\nlanguage: en\ntitle: T\nabout: A.\n"
	"addresses: I\nstart: who\nlast_resort: r1\n"
	"letter:\n"
	"  language: en\n"
	"  name: name\n"
	"  opens: \"Dear {actor}, {I am {name} ({nip})|{reader} {writer} asks for our "
	"{role} "
	"{name} ({nip})}.\"\n"
	"  closes: Thank you.\n"
	"  person: {opens: \"Dear {name},\", closes: \"Yours, {writer}\"}\n"
	"  guide: \"Guide code: {code}\"\n"
	"  guide_for: [clerk]\n"
	"blanks:\n"
	"  name: {label: Name}\n"
	"  nip: {label: NIP, digits: 3}\n"
	"  writer: {label: Writer}\n"
	"  event: {label: Time}\n"
	"actors:\n"
	"  me: {name: Employee, brief: employee}\n"
	"  clerk: {name: Big Clerk, brief: Clérk}\n"
	"  boss: {name: Boss}\n"
	"roles: {staff: {name: Teacher}}\n"
	"groups: {g: {title: G}}\n"
	"problems:\n"
	"  p: {number: \"1\", group: g, shown: NO INK, meaning: M., seen_by: [staff], "
	"go: r1}\n"
	"questions:\n"
	"  who:\n"
	"    ask: Who?\n"
	"    answers:\n"
	"      me: {text: Me, reader: me, role: staff, go: what}\n"
	"      clerk: {text: A clerk, reader: clerk, go: whom}\n"
	"  whom: {ask: Whom?, answers: {staff: {text: A, role: staff, go: what}}}\n"
	"  what: {ask: What?, problems: true}\n"
	"remedies:\n"
	"  r1:\n"
	"    code: 1A\n"
	"    added: Ours.\n"
	"    title: T\n"
	"    problem: p\n"
	"    cause: C.\n"
	"    ends: E.\n"
	"    steps: [{by: me, do: Go.}, {by: clerk, do: Fill.}, {by: boss, do: Sign.}]\n"
	"    letters:\n"
	"      - {to: me, says: Please go.}\n"
	"      - {to: clerk, says: \"`{problem}` at {event}: please fill {my|the} "
	"cup.\"}\n"
	"      - {to: boss, once: When the cup is full., says: Please sign.}\n";

static void open_asked(struct hand *h, const char *ids, const char *recipient,
		       const struct page_sender *sender)
{
	struct buf text = {0};

	buf_add(&text, letters_tree);
	open_letter_of(h, yaml_tree(&text), ids, recipient, sender);
	buf_release(&text);
}

static void expect_letter(const struct page *letter, const char *text)
{
	assert_string_equal(page_handover_text(letter), text);
}

static void each_letter_is_the_trees_own(void **state)
{
	const struct page_sender sender = {
		.blanks = {[0] = "Ana", [1] = "12", [3] = "noon"}};
	struct hand h;

	(void)state;
	open_asked(&h, "me p", "clerk", &nobody);
	expect_letter(h.letter, "Dear Big Clerk, I am ____ (____).\n"
				"\"NO INK\" at ____: please fill my cup.\nThank you.\n"
				"Guide code: 1A\n");
	assert_int_equal(h.letter->blank_count, 3); /* those that stand in it */
	release(&h);
	open_asked(&h, "me p", "clerk", &sender);
	expect_letter(h.letter, "Dear Big Clerk, I am Ana (12).\n"
				"\"NO INK\" at noon: please fill my cup.\nThank you.\n"
				"Guide code: 1A\n");
	/* A number with another length than usual is told, and taken. */
	assert_int_equal(h.letter->blocks[0].kind, BLOCK_WARNING);
	assert_string_equal(h.letter->blocks[0].label, "NIP");
	release(&h);
	open_asked(&h, "me p", "boss", &nobody);
	expect_letter(h.letter,
		      "Dear Boss, I am ____ (____).\nPlease sign.\nThank you.\n");
	assert_string_equal(h.letter->blocks[0].label, "When the cup is full.");
	release(&h);
}

static void a_letter_speaks_for_whoever_sends_it(void **state)
{
	const struct page_sender sender = {
		.blanks = {[0] = "Ana", [1] = "123", [2] = "Budi"}};
	struct hand h;

	(void)state;
	open_asked(&h, "clerk staff p", "boss", &sender);
	expect_letter(h.letter,
		      "Dear Boss, Big Clerk Budi asks for our Teacher Ana (123).\n"
		      "Please sign.\nThank you.\n");
	release(&h);
}

static void a_letter_to_the_person_is_from_the_helper(void **state)
{
	const struct page_sender sender = {.blanks = {[0] = "Ana", [2] = "Budi"}};
	struct hand h;

	(void)state;
	open_asked(&h, "clerk staff p", "me", &sender);
	expect_letter(h.letter, "Dear Ana,\nPlease go.\nYours, Budi\n");
	release(&h);
}

static void a_letter_is_saved_under_whom_it_is_about(void **state)
{
	const struct page_sender sender = {.blanks = {"Siti  Áminah, S.Pd./"}};
	struct hand h;
	struct buf name = {0};

	(void)state;
	open_asked(&h, "me p", "clerk", &sender);
	page_add_file_name(&name, h.letter);
	assert_string_equal(name.s, "1A-clérk-siti-áminah-s-pd");
	release(&h);
	buf_clear(&name);
	open_asked(&h, "me p", "boss", &nobody);
	page_add_file_name(&name, h.letter);
	assert_string_equal(name.s, "1A-boss");
	release(&h);
	buf_release(&name);
}

static void a_letter_is_shown_on_a_page_that_is_asked_for_it(void **state)
{
	struct hand h;
	const struct page *revealed;
	size_t letters = 0;

	(void)state;
	open_asked(&h, "me p", "clerk", &nobody);
	for (const struct page_block *b = NULL; (b = page_next_block(h.remedy, b));) {
		assert_int_not_equal(b->kind, BLOCK_HANDOVER);
		assert_true(!b->step || !*b->step->handover);
	}
	revealed = page_new(&h.walk, &(struct page_context){.reveals = true});
	for (const struct page_block *b = NULL; (b = page_next_block(revealed, b));)
		letters += b->kind == BLOCK_HANDOVER;
	assert_int_equal(letters, 2); /* none to oneself */
	page_free(revealed);
	release(&h);
}

/* For a helper their own steps come first; the numbers follow what is shown. */
static void steps_are_numbered_as_they_are_shown(void **state)
{
	static const char *const texts[] = {"Fill.", "Go.", "Sign."};
	struct hand h;
	unsigned number = 0;

	(void)state;
	open_asked(&h, "clerk staff p", "me", &nobody);
	for (size_t i = 0; i < h.remedy->block_count; i++) {
		const struct page_step *step = h.remedy->blocks[i].step;

		if (!step)
			continue;
		assert_string_equal(step->text, texts[number]);
		assert_int_equal(step->number, ++number);
		assert_int_equal(step->total, 3);
	}
	assert_int_equal(number, 3);
	release(&h);
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

/* The most that a tree may have: each has a line of the form and of the message. */
static void every_blank_of_a_tree_is_asked_for_and_told(void **state)
{
	static const char label[] = "Blank number %zu", line[] = "Blank number %zu: v%zu";
	const struct much much = {1, TREE_MOST_BLANKS, 0, "", "1A"};
	struct page_sender sender = {0};
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
	page_free(form);
	release(&h);
}

/* However many steps there are, and however long, a message ends. */
static void a_message_has_an_end(void **state)
{
	static char text[SIZE];
	const struct much much = {200, TREE_MOST_BLANKS, 7, text, "1A"};
	struct hand h;

	(void)state;
	memset(text, 'x', 900);
	open_much(&h, &much);
	assert_true(characters(page_handover_text(h.letter)) < 10 * SIZE);
	expect_line(h.letter, "Tell me.");
	release(&h);
}

/* What goes with each step is said once, and so is the problem. */
static void what_is_common_to_the_steps_is_said_once(void **state)
{
	const struct much much = {20, 0, 0, "", "1A"};
	struct hand h;

	(void)state;
	open_much(&h, &much);
	expect_line(h.letter, "NO \"TONER\": 20");
	expect_line(h.letter, "A photo, ____.");
	assert_null(
		strstr(strstr(page_handover_text(h.letter), "A photo") + 1, "A photo"));
	expect_no(h.letter, "Message: ");
	release(&h);
}

enum { LONG_TEXT = 100 * 1000 };

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
	expect_line(h.letter, "Or instead: NO \"TONER\": 2");
	release(&h);
}

static void a_code_leads_to_no_other_folder(void **state)
{
	static char longest[SIZE];
	const struct {
		const char *code, *name;
	} cases[] = {
		{"../../x", "-.-..-x-it"},
		{"/etc/x", "-etc-x-it"},
		{"a:b*c", "a-b-c-it"},
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

/* What a letter may have, in characters, with its blanks filled in: each, and in the mean. */
enum { MOST_CHARACTERS = 900, MEAN_CHARACTERS = 500 };

/* All that its paths came to. */
struct tour {
	const struct tree *tree;
	struct page_sender sender; /* whose names are long */
	size_t remedies, letters, longest, characters;
};

static void fill_blanks(struct tour *tour)
{
	for (uint32_t i = 0; i < tree_count(tour->tree, TREE_BLANKS); i++)
		snprintf(tour->sender.blanks[i], PAGE_BLANK_SIZE, "%s",
			 tree_blank(tour->tree, i)->digits ? "198001012005012001"
							   : "Siti Aminah, S.Pd.");
}

/* What only the program understands, and what was left over. */
static void expect_whole(struct tour *tour, const struct page *remedy,
			 const struct page *letter)
{
	static const char *const unwanted[] = {
		"`",  "{",	    "|",  "____", "tuntun", "=",     "  ",
		"->", "sinkro-pmm", " ,", "..",	  "?.",	    "Dear ", "Thank you"};
	const char *text = page_handover_text(letter);
	size_t length = characters(text);

	for (size_t i = 0; i < sizeof unwanted / sizeof *unwanted; i++)
		if (strstr(text, unwanted[i]))
			fail_msg("%s: '%s' in a letter:\n%s", remedy->path, unwanted[i],
				 text);
	if (length >= MOST_CHARACTERS)
		fail_msg("%s: %zu characters:\n%s", remedy->path, length, text);
	tour->longest = length > tour->longest ? length : tour->longest;
	tour->characters += length;
	tour->letters++;
}

static void visit_remedy(struct tour *tour, const struct walk *w)
{
	const struct page *remedy = page_new(w, NULL);

	tour->remedies++;
	for (size_t i = 0; i < remedy->recipient_count; i++) {
		const char *id = remedy->recipients[i].id;
		const struct page *letter = page_handover(remedy, id, &tour->sender);

		expect_whole(tour, remedy, letter);
		page_free(letter);
	}
	page_free(remedy);
}

static bool was_asked(const struct walk *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->steps[i].at.kind == WALK_QUESTION &&
		    w->steps[i].at.index == w->here.index)
			return true;
	return false;
}

/* Gives every answer at every question, once in each path: what asks again, or leads back,
 * ends it. */
static void visit(struct tour *tour, struct walk *w)
{
	struct walk_choices choices = {0};

	if (w->here.kind != WALK_QUESTION) {
		visit_remedy(tour, w);
		return;
	}
	walk_choices(w, &choices);
	for (size_t i = 0; i < choices.count; i++) {
		walk_give(w, choices.items[i]);
		if (w->here.kind != WALK_QUESTION || !was_asked(w))
			visit(tour, w);
		walk_back(w);
	}
	walk_choices_release(&choices);
}

static void every_letter_is_whole(void **state)
{
	struct tree *t = sinkro_tree();
	struct tour tour = {0};
	struct walk w;

	(void)state;
	tour.tree = t;
	fill_blanks(&tour);
	for (size_t language = 0; language < i18n_count(); language++) {
		walk_init(&w, t);
		visit(&tour, &w);
		walk_release(&w);
		i18n_switch();
	}
	tree_free(t);
	printf("%zu remedies, %zu letters, the longest of %zu characters, %zu in the "
	       "mean\n",
	       tour.remedies, tour.letters, tour.longest, tour.characters / tour.letters);
	assert_true(tour.remedies > 900 && tour.letters > 1000);
	assert_true(tour.characters / tour.letters < MEAN_CHARACTERS);
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
		cmocka_unit_test(message_says_all_that_is_needed),
		cmocka_unit_test(nothing_is_said_twice),
		cmocka_unit_test(what_was_filled_in_stands_in_the_message),
		cmocka_unit_test(form_asks_for_the_blanks),
		cmocka_unit_test(nobody_gets_a_letter_who_has_no_step),
		cmocka_unit_test(each_letter_is_the_trees_own),
		cmocka_unit_test(a_letter_speaks_for_whoever_sends_it),
		cmocka_unit_test(a_letter_to_the_person_is_from_the_helper),
		cmocka_unit_test(a_letter_is_saved_under_whom_it_is_about),
		cmocka_unit_test(a_letter_is_shown_on_a_page_that_is_asked_for_it),
		cmocka_unit_test(steps_are_numbered_as_they_are_shown),
		cmocka_unit_test(every_blank_of_a_tree_is_asked_for_and_told),
		cmocka_unit_test(a_message_has_an_end),
		cmocka_unit_test(what_is_common_to_the_steps_is_said_once),
		cmocka_unit_test(what_is_filled_in_has_an_end),
		cmocka_unit_test(options_are_not_asked_for_one_after_the_other),
		cmocka_unit_test(a_code_leads_to_no_other_folder),
		cmocka_unit_test(every_letter_is_whole),
	};

	return cmocka_run_group_tests(tests, start, NULL);
}
