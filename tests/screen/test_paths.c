/* test_paths.c - one table of answers drives all three front-ends to the same path and
 * the same remedy: over every path of the tree, in both languages.
 *
 * JSON goes first: it tells the number and the words of each answer. The plain front-end
 * is then given the numbers and must repeat the words; the terminal gets the keys that
 * stand before the answers. JSON and plain make one tour each, going back from path to
 * path; on the terminal each path is a start of its own. */
#include "terminal.h"

#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "program.h"
#include "tour.h"
#include "ui/wishes.h"

enum { DEEPEST = 64, BEGINNING = 24 };

static const char tree[] = "sinkro-pmm";

/* Starts a front-end for one tour. */
static FILE *front_end(const char *which, const char *lang, const char *script)
{
	char options[4200];

	snprintf(options, sizeof options, "--%s --lang %s %s", which, lang, tree);
	return program_open(options, script);
}

/* --- JSON ------------------------------------------------------------------------- */

static json_t *next_page(FILE *output)
{
	static char *line;
	static size_t size;
	json_t *page;

	if (getline(&line, &size, output) <= 0)
		fail_msg("the output has ended");
	page = json_loads(line, 0, NULL);
	if (!page)
		fail_msg("not JSON: %s", line);
	return page;
}

static const char *member(const json_t *object, const char *name)
{
	const char *value = json_string_value(json_object_get(object, name));

	return value ? value : "";
}

/* Writes a text as the plain front-end does: `literals` in quotation marks. */
static void put_quoted(FILE *out, const char *text)
{
	bool open = false;

	for (; *text; text++)
		if (*text != '`')
			fputc(*text, out);
		else
			fputs((open = !open) ? "“" : "”", out);
}

/* The text of an answer, or of another page's part, in the words of the plain front-end;
 * on the heap. */
static char *words_of(const json_t *object, const char *name)
{
	const char *label = member(object, "label");
	char *words = NULL;
	size_t length;
	FILE *out = open_memstream(&words, &length);

	assert_non_null(out);
	if (*label)
		fprintf(out, "%s. ", label);
	put_quoted(out, member(object, name));
	fclose(out);
	return words;
}

/* Looks up what a page says of the answer that is to be given. */
static void look_up(struct tour_step *step, const json_t *page)
{
	json_t *answers = json_object_get(page, "answers"), *answer;
	bool has_line = !strstr(member(page, "path"), "problem=");
	size_t i;

	json_array_foreach(answers, i, answer)
	{
		if (strcmp(member(answer, "id"), step->id) != 0)
			continue;
		snprintf(step->number, sizeof step->number, "%s", member(answer, "key"));
		/* Where there is a line, the number marks; else a key gives at once. */
		if (has_line)
			snprintf(step->keys, sizeof step->keys, "%s\r", step->number);
		else
			step->keys[0] = wish_choice_key(i);
		step->words = words_of(answer, "text");
	}
	if (!*step->number)
		fail_msg("%s does not offer %s", member(page, "path"), step->id);
	if (!*step->keys)
		fail_msg("%s has no key for %s", member(page, "path"), step->id);
}

static void expect_remedy(struct tour_path *p, const json_t *page)
{
	assert_string_equal(member(page, "kind"), "remedy");
	assert_string_equal(member(page, "path"), p->code);
	assert_string_equal(member(page, "code"), p->remedy);
	p->title = words_of(page, "title");
}

/* Goes on from the path before to this one; pages[] holds those come through. */
static void follow_in_json(struct tour_path *p, FILE *output, json_t **pages, size_t *at)
{
	assert_true(p->count < DEEPEST);
	while (*at > p->shared) {
		json_t *page = next_page(output);

		json_decref(pages[(*at)--]);
		if (!json_equal(page, pages[*at]))
			fail_msg("going back, %s is another page", member(page, "path"));
		json_decref(page);
	}
	while (*at < p->count) {
		look_up(&p->steps[*at], pages[*at]);
		pages[++*at] = next_page(output);
	}
	expect_remedy(p, pages[*at]);
}

/* What was looked up for the path before holds for the steps that are shared. */
static void share_steps(struct tour_path *p)
{
	for (size_t i = 0; i < p->shared; i++) {
		strcpy(p->steps[i].number, p[-1].steps[i].number);
		strcpy(p->steps[i].keys, p[-1].steps[i].keys);
		p->steps[i].words = strdup(p[-1].steps[i].words);
	}
}

static struct tour *tour_in_json(const char *lang)
{
	struct tour *t = tour_new(program_source("trees/sinkro-pmm.yaml"));
	char *script = tour_script(t, false);
	FILE *output = front_end("json", lang, script);
	json_t *pages[DEEPEST] = {next_page(output)};
	size_t at = 0;

	t->ask = words_of(pages[0], "ask");
	for (size_t i = 0; i < t->count; i++) {
		share_steps(&t->paths[i]);
		follow_in_json(&t->paths[i], output, pages, &at);
	}
	for (size_t i = 0; i <= at; i++)
		json_decref(pages[i]);
	assert_int_equal(fgetc(output), EOF);
	assert_int_equal(program_close(output), 0);
	free(script);
	return t;
}

/* --- plain ------------------------------------------------------------------------ */

static char *read_all(FILE *output)
{
	char *text = NULL;
	size_t size = 0;

	if (getdelim(&text, &size, '\0', output) <= 0)
		fail_msg("there is no output");
	assert_true(feof(output));
	return text;
}

/* Finds the next line that ends in these three parts; returns what follows it. */
static const char *expect_line(const char *text, const char *a, const char *b,
			       const char *c)
{
	char line[4096];
	const char *found;

	snprintf(line, sizeof line, "%s%s%s\n", a, b, c);
	found = strstr(text, line);
	if (!found)
		fail_msg("not where it should be: %s%.400s", line, text);
	return found + strlen(line);
}

static void expect_no_control_bytes(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' && *text != '\n')
			fail_msg("a control byte before %.40s", text + 1);
}

/* A text as it is read aloud, until the next one. */
static const char *spoken(const char *text, const char *lang)
{
	static char said[4096];
	const char *sign = strstr(text, "1×24");

	if (!sign)
		return text;
	snprintf(said, sizeof said, "%.*s1 %s 24%s", (int)(sign - text), text,
		 !strcmp(lang, "id") ? "kali" : "times", sign + strlen("1×24"));
	return said;
}

static void tour_in_plain(const struct tour *t, const char *lang)
{
	char *script = tour_script(t, true), *text;
	FILE *output = front_end("plain", lang, script);
	const char *at;

	at = text = read_all(output);
	assert_int_equal(program_close(output), 0);
	expect_no_control_bytes(text);
	for (size_t i = 0; i < t->count; i++) {
		const struct tour_path *p = &t->paths[i];

		for (size_t s = p->shared; s < p->count; s++)
			at = expect_line(at, ": ", spoken(p->steps[s].words, lang), "");
		at = expect_line(at, p->remedy, ". ", p->title);
	}
	free(text);
	free(script);
}

/* --- the terminal ----------------------------------------------------------------- */

/* The beginning of a text, as far as it surely stands on one line. */
static const char *beginning(const char *text)
{
	static char start[BEGINNING + 1];
	size_t length = strlen(text);

	if (length >= sizeof start)
		for (length = sizeof start - 1; length > 0 && text[length] != ' ';)
			length--;
	memcpy(start, text, length);
	start[length] = '\0';
	return start;
}

static void expect_seen(struct term *t, const struct tour_path *p, const char *text)
{
	if (!term_wait_for(t, text))
		fail_msg("%s: “%s” is not on the screen\n%s", p->code, text,
			 term_screen(t));
}

/* What was written at the end says which remedy it was, and how to open it again. */
static void expect_receipt(struct term *t, const struct tour_path *p)
{
	char line[1024];
	size_t length;
	const char *bytes = term_bytes(t, &length), *end = NULL, *at;

	snprintf(line, sizeof line, "%s  %s", p->remedy, beginning(p->title));
	for (at = bytes; (at = strstr(at, line)); at++)
		end = at;
	snprintf(line, sizeof line, ": tuntun %s %s\r\n", p->remedy, tree);
	if (!end || strchr(end, '\033') || !strstr(end, line))
		fail_msg("%s: at the end there should be %sand there is\n%s", p->code,
			 line, term_screen(t));
}

static void follow_on_terminal(const struct tour *all, const struct tour_path *p,
			       const char *lang)
{
	const char *argv[] = {program_path(), "--lang", lang, tree, NULL};
	struct term *t = term_start(24, 80, NULL, argv);
	char keys[DEEPEST * sizeof p->steps->keys + 1] = "";
	int status;

	for (size_t i = 0; i < p->count; i++)
		strcat(keys, p->steps[i].keys);
	expect_seen(t, p, beginning(all->ask));
	term_keys(t, keys);
	expect_seen(t, p, beginning(p->title));
	expect_seen(t, p, p->remedy);
	term_keys(t, "q");
	assert_true(term_finish(t, &status, TERM_LIMIT));
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	expect_receipt(t, p);
	term_free(t);
}

/* --- the tests -------------------------------------------------------------------- */

static void every_path(const char *lang)
{
	struct tour *t = tour_in_json(lang);

	tour_in_plain(t, lang);
	for (size_t i = 0; i < t->count; i++)
		follow_on_terminal(t, &t->paths[i], lang);
	print_message("%zu paths\n", t->count);
	tour_free(t);
}

static void every_path_is_the_same_in_all_front_ends_in_indonesian(void **state)
{
	(void)state;
	every_path("id");
}

static void every_path_is_the_same_in_all_front_ends_in_english(void **state)
{
	(void)state;
	every_path("en");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_path_is_the_same_in_all_front_ends_in_indonesian),
		cmocka_unit_test(every_path_is_the_same_in_all_front_ends_in_english),
	};

	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("LANGUAGE");
	unsetenv("TUNTUN_LANG");
	return cmocka_run_group_tests_name("paths", tests, NULL, NULL);
}
