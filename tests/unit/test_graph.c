/* test_graph.c - a tree as a picture: what is in it, that nothing gets out of it, and that
 * what is drawn can be read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/xml.h"
#include "graph/graph.h"
#include "graph/svg_write.h"
#include "i18n/i18n.h"
#include "yaml.h"

static const char SHIPPED[] = "trees/sinkro-pmm.yaml";
static const char MINI[] = "tests/golden/trees/mini.yaml";
static const char KEYS[] = "tests/golden/trees/keys.yaml";

static struct tree *load_source(const char *path)
{
	const char *srcdir = getenv("srcdir");
	struct buf full = {0};
	struct tree *t;

	buf_add_format(&full, "%s/%s", srcdir ? srcdir : ".", path);
	t = yaml_load(full.s);
	buf_release(&full);
	return t;
}

static bool has(const struct buf *b, const char *what)
{
	return strstr(buf_string(b), what) != NULL;
}

static size_t count_of(const struct buf *b, const char *what)
{
	size_t count = 0;

	for (const char *s = buf_string(b); (s = strstr(s, what)); s++)
		count++;
	return count;
}

/* --- trees of a test's own ---------------------------------------------------------------- */

/* What comes before the problems; `hostile` is every text, with its apostrophes doubled. */
static void add_head(struct buf *yaml, const char *text)
{
	buf_add_format(yaml,
		       "format: 1\nid: own\nversion: 1.0.0\nlanguage: en\ntitle: '%1$s'\n"
		       "about: '%1$s'\nstart: q0\nlast_resort: r0\nhandover: 'x'\n"
		       "actors:\n  a: {name: '%1$s'}\nroles:\n  r: {name: '%1$s'}\n  s: "
		       "{name: '%1$s'}\n"
		       "groups:\n  g: {title: '%1$s'}\n",
		       text);
}

static void add_remedy(struct buf *yaml, const char *id, const char *code,
		       const char *text, const char *more)
{
	buf_add_format(
		yaml,
		"  %s:\n    code: '%s'\n    added: x\n    title: '%s'\n    cause: x\n"
		"    steps: [{by: a, do: x}]\n    %s\n",
		id, code, text, more);
}

static struct tree *hostile_tree(const char *text)
{
	struct buf yaml = {0};
	struct tree *t;

	add_head(&yaml, text);
	buf_add_format(
		&yaml,
		"problems:\n  p1: {number: '%1$s', group: g, shown: '%1$s', meaning: "
		"'%1$s', seen_by: [r], go: q1}\nquestions:\n"
		"  q0:\n    ask: '%1$s'\n    problems: true\n    answers:\n"
		"      r: {text: '%1$s', label: '%1$s', go: q1}\n"
		"  q1:\n    ask: '%1$s'\n    answers:\n"
		"      a: {text: '%1$s', go: [{when: {question: q0, equals: r}, to: r1}, "
		"{when: {not: {question: q0, equals: p1}}, to: r0}]}\n"
		"      b: {text: '%1$s', danger: true, go: r1}\n"
		"      c: {text: '%1$s', unknown: true, how: '%1$s'}\nremedies:\n",
		text);
	add_remedy(&yaml, "r1", text, text, "fails: r0\n    danger: true");
	add_remedy(&yaml, "r0", "0", text, "ends: x");
	t = yaml_tree(&yaml);
	buf_release(&yaml);
	return t;
}

static const char *const hostile_texts[] = {
	"\"><script>alert(1)</script>",
	"</text></svg><img src=x onerror=alert(1)>",
	"\\N \\G \\E \\T \\n \\\" \\\\",
	"\"]; evil [label=\"",
	"a|<b>|{c} | &lt;b&gt; &amp; &#10; ]]>",
	"\"] --> x; click x href \"https://evil.example\"; %%{init: {}}%%",
	"1. list * item - item #quot; #35; __x__ ~~~ <br/>",
	"日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語日本語",
	"WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
	"; } digraph { subgraph end // /* */ # x",
};
enum { HOSTILE = sizeof hostile_texts / sizeof *hostile_texts };

/* --- what is in a picture ---------------------------------------------------------------- */

static void problem_is_found_by_number_and_by_id(void **state)
{
	struct tree *t = load_source(MINI);
	uint32_t second = tree_find(t, TREE_TO_PROBLEM, "e02");

	(void)state;
	assert_int_equal(graph_find_problem(t, "2"), second);
	assert_int_equal(graph_find_problem(t, "#2"), second);
	assert_int_equal(graph_find_problem(t, "e02"), second);
	assert_int_equal(graph_find_problem(t, "e01-old"),
			 tree_find(t, TREE_TO_PROBLEM, "e01"));
	assert_int_equal(graph_find_problem(t, "99"), TREE_NONE);
	assert_int_equal(graph_find_problem(t, ""), TREE_NONE);
	tree_free(t);
}

static void picture_of_a_problem_has_what_can_be_reached_from_it(void **state)
{
	struct tree *t = load_source(MINI);
	struct buf dot = {0};

	(void)state;
	graph_add_dot(&dot, t, graph_find_problem(t, "2"));
	assert_true(has(&dot, "\tq_lamp ["));
	assert_true(has(&dot, "\tr_r2 ["));
	assert_true(has(&dot, "\tr_r9 ["));
	assert_false(has(&dot, "\tq_tray ["));
	assert_false(has(&dot, "\tq_who ["));
	assert_false(has(&dot, "\tr_r3 ["));
	buf_clear(&dot);
	graph_add_dot(&dot, t, TREE_NONE);
	for (uint32_t i = 0; i < tree_count(t, TREE_QUESTIONS); i++) {
		struct buf name = {0};

		buf_add_format(&name, "\tq_%s [",
			       tree_string(t, tree_question(t, i)->id));
		assert_int_equal(count_of(&dot, name.s), 1);
		buf_release(&name);
	}
	buf_release(&dot);
	tree_free(t);
}

static void conditions_are_said_in_words(void **state)
{
	struct tree *t = load_source(MINI);
	struct buf text = {0};

	(void)state;
	i18n_choose("en", NULL);
	graph_add_text(&text, t, TREE_NONE, 0, false);
	assert_true(has(
		&text, "Green [if “For whom do you look?” For myself and “Is the printer "
		       "older than five years?” Yes] → 2A "));
	assert_true(has(&text,
			"Green [if “For whom do you look?” not For myself or “Is the "
			"printer older than five years?” not Yes] → see 1A\n"));
	assert_true(
		has(&text, "Red [if “What does the printer show?” #1 / #2] → see 2A\n"));
	assert_true(has(&text, "#3 Antrean macet [if The keeper of the printers]\n"));
	assert_true(has(&text, "I don't know → the same question again\n"));
	assert_true(has(&text, "Yes, throw them away (careful: data may be lost) → "));
	/* Three routes to one remedy are one way. */
	assert_int_equal(count_of(&text, "still fails → see 9Z\n"), 2);
	buf_release(&text);
	tree_free(t);
}

static void outline_shows_each_remedy_once(void **state)
{
	struct tree *t = load_source(SHIPPED);
	struct buf text = {0}, line = {0};

	(void)state;
	i18n_choose("en", NULL);
	graph_add_text(&text, t, TREE_NONE, 0, false);
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		const char *code = tree_string(t, tree_remedy(t, i)->code);
		size_t inside;

		buf_clear(&line);
		buf_add_format(&line, "→ %s ", code);
		inside = count_of(&text, line.s);
		buf_clear(&line);
		buf_add_format(&line, "\n%s ", code);
		assert_int_equal(inside + count_of(&text, line.s), 1);
	}
	buf_release(&line);
	buf_release(&text);
	tree_free(t);
}

static void outline_is_as_wide_as_the_terminal_and_no_wider(void **state)
{
	static const int widths[] = {20, 40, 80};
	struct tree *t = load_source(SHIPPED);

	(void)state;
	i18n_choose("id", NULL);
	for (size_t i = 0; i < 3; i++) {
		struct buf text = {0};
		char *rest, *line;

		graph_add_text(&text, t, TREE_NONE, widths[i], i == 1);
		for (rest = text.s; (line = strsep(&rest, "\n"));) {
			assert_true(text_columns(line, strlen(line)) <= widths[i]);
			for (char *s = line; i == 1 && *s; s++)
				assert_true((unsigned char)*s < 0x80);
		}
		buf_release(&text);
	}
	tree_free(t);
}

/* --- Mermaid ------------------------------------------------------------------------------ */

/* Outside of labels a line has names and arrows alone; in labels nothing means anything. */
static void assert_inert_mermaid(const struct buf *out)
{
	bool quoted = false;

	for (const char *s = strchr(out->s, '\n'); s[1]; s = strchr(s + 1, '\n')) {
		assert_memory_equal(s, "\n\t", 2);
		assert_true(strchr("qprn", s[2]) && s[3] == '_');
	}
	for (const char *s = strchr(out->s, '\n') + 1; *s; s++) {
		if (*s == '"') {
			quoted = !quoted;
			continue;
		}
		if (!quoted) {
			assert_true(isalnum((unsigned char)*s) ||
				    strchr(" \t\n_-=.>|[](){}/", *s));
			continue;
		}
		if (*s == '#') {
			size_t digits = strspn(s + 1, "0123456789");

			assert_true(digits > 0 && s[1 + digits] == ';');
			s += digits + 1;
			continue;
		}
		assert_true((unsigned char)*s >= 0x80 || isalnum((unsigned char)*s) ||
			    strchr(" ,?!().", *s));
	}
	assert_false(quoted);
}

static void mermaid_labels_hold_nothing_that_means_anything(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOSTILE + 2; i++) {
		struct tree *t = i < HOSTILE ? hostile_tree(hostile_texts[i])
					     : load_source(i == HOSTILE ? SHIPPED : KEYS);
		struct buf out = {0};

		graph_add_mermaid(&out, t, TREE_NONE);
		assert_memory_equal(out.s, "flowchart ", 10);
		assert_inert_mermaid(&out);
		buf_release(&out);
		tree_free(t);
	}
}

/* --- SVG: what is where ------------------------------------------------------------------- */

struct area {
	int left, top, right, bottom;
	int box; /* of a line: the box that it belongs to; -1: none */
	char text[80];
};

struct scene {
	struct area boxes[3000], lines[12000];
	int box_count, line_count, width, height;
};
static struct scene scene;

/* Appends what markup shows; returns where it ends. */
static const char *add_unescaped(struct buf *out, const char *s)
{
	static const char *const entities[][2] = {{"&amp;", "&"},
						  {"&lt;", "<"},
						  {"&gt;", ">"},
						  {"&quot;", "\""},
						  {"&#39;", "'"}};

	while (*s != '<') {
		bool found = false;

		for (size_t i = 0; i < 5 && !found; i++)
			if (!strncmp(s, entities[i][0], strlen(entities[i][0]))) {
				buf_add(out, entities[i][1]);
				s += strlen(entities[i][0]);
				found = true;
			}
		assert_true(found || (*s != '&' && *s));
		if (!found)
			buf_add_char(out, *s++);
	}
	return s;
}

static const char *read_line(const char *s, const struct svg_font *font, int box)
{
	struct area *a = &scene.lines[scene.line_count++];
	struct buf text = {0};
	int x, y, width = 0;

	assert_true(scene.line_count < 12000);
	assert_int_equal(sscanf(s, "<tspan x=\"%d\" y=\"%d\">", &x, &y), 2);
	s = add_unescaped(&text, strchr(s, '>') + 1);
	while (text.length && text.s[text.length - 1] == ' ')
		text.s[--text.length] = '\0';
	*a = (struct area){x, y - font->size * 3 / 4, 0, y + font->size / 4, box, ""};
	for (size_t at = 0, taken; at < text.length; at += taken)
		width += svg_char_width(text.s + at, text.length - at, &taken);
	a->right = x + width * font->size / 100;
	snprintf(a->text, sizeof a->text, "%s", buf_string(&text));
	buf_release(&text);
	return s;
}

static bool read_box(const char *s)
{
	struct area *a = &scene.boxes[scene.box_count];
	int x, y, width, height;

	if (sscanf(s, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", &x, &y,
		   &width, &height) != 4)
		return false;
	*a = (struct area){x, y, x + width, y + height, -1, ""};
	scene.box_count++;
	return true;
}

/* Finds the boxes and the lines of text of a picture. */
static void look_at(const struct buf *svg)
{
	struct svg_font font = {0};
	bool inside = false;

	scene.box_count = scene.line_count = 0;
	assert_int_equal(sscanf(strstr(svg->s, "viewBox="), "viewBox=\"0 0 %d %d\"",
				&scene.width, &scene.height),
			 2);
	for (const char *s = svg->s; (s = strchr(s, '<')); s++) {
		if (!strncmp(s, "<a ", 3) || !strncmp(s, "<g", 2)) {
			inside = true;
		} else if (!strncmp(s, "</a>", 4) || !strncmp(s, "</g>", 4)) {
			inside = false;
		} else if (!strncmp(s, "<text ", 6)) {
			assert_int_equal(sscanf(s, "<text font-size=\"%d\"", &font.size),
					 1);
		} else if (!strncmp(s, "<tspan ", 7)) {
			s = read_line(s, &font, inside ? scene.box_count - 1 : -1);
		} else {
			read_box(s);
		}
	}
	assert_true(scene.box_count > 0 && scene.line_count > 0);
}

static bool meet(const struct area *a, const struct area *b)
{
	return a->left < b->right && b->left < a->right && a->top < b->bottom &&
	       b->top < a->bottom;
}

static void assert_inside(const struct area *inner, const struct area *outer, int margin)
{
	if (inner->left < outer->left + margin || inner->right > outer->right - margin ||
	    inner->top < outer->top || inner->bottom > outer->bottom)
		fail_msg("out of its box: '%s' (%d to %d, in %d to %d)", inner->text,
			 inner->left, inner->right, outer->left, outer->right);
}

/* Things come from top to bottom: only those near each other need to be compared. */
enum { NEAR = 40 };

static void assert_readable(const struct buf *svg)
{
	struct area all;

	look_at(svg);
	all = (struct area){0, 0, scene.width, scene.height, -1, "all"};
	assert_true(scene.width <= 340);
	for (int i = 0; i < scene.box_count; i++) {
		assert_inside(&scene.boxes[i], &all, 0);
		for (int k = i + 1; k < scene.box_count && k < i + NEAR; k++)
			assert_false(meet(&scene.boxes[i], &scene.boxes[k]));
	}
	for (int i = 0; i < scene.line_count; i++) {
		const struct area *line = &scene.lines[i];

		assert_inside(line, line->box < 0 ? &all : &scene.boxes[line->box],
			      line->box < 0 ? 0 : 5);
		for (int k = i + 1; k < scene.line_count && k < i + NEAR; k++)
			if (meet(line, &scene.lines[k]))
				fail_msg("one upon the other: '%s', '%s'", line->text,
					 scene.lines[k].text);
		for (int k = 0; k < scene.box_count; k++)
			if (k != line->box && meet(line, &scene.boxes[k]))
				fail_msg("in a box of others: '%s'", line->text);
	}
}

static void assert_harmless(const struct buf *svg)
{
	assert_false(has(svg, " style="));
	assert_false(has(svg, "<script"));
	assert_false(has(svg, "<img"));
	assert_false(has(svg, "onerror=\""));
	assert_int_equal(count_of(svg, "<svg"), 1);
	assert_int_equal(count_of(svg, "</svg>"), 1);
	assert_int_equal(count_of(svg, "href=\""), count_of(svg, "href=\"#"));
	assert_int_equal(count_of(svg, "xlink"), 0);
}

static void pictures_can_be_read(void **state)
{
	static const char *const trees[] = {SHIPPED, MINI, KEYS};

	(void)state;
	for (size_t i = 0; i < 3 * i18n_count(); i++) {
		struct tree *t = load_source(trees[i / i18n_count()]);
		struct buf svg = {0};

		i18n_choose(i18n_language(i % i18n_count())->id, NULL);
		graph_add_svg(&svg, t, TREE_NONE, true);
		assert_readable(&svg);
		for (uint32_t p = 0; p <= tree_count(t, TREE_PROBLEMS); p++) {
			buf_clear(&svg);
			graph_add_svg(&svg, t,
				      p < tree_count(t, TREE_PROBLEMS) ? p : TREE_NONE,
				      false);
			assert_readable(&svg);
			assert_harmless(&svg);
		}
		buf_release(&svg);
		tree_free(t);
	}
}

static void every_outcome_and_question_is_in_a_picture_that_links_to_it(void **state)
{
	struct tree *t = load_source(SHIPPED);
	struct buf svg = {0}, link = {0};

	(void)state;
	graph_add_svg(&svg, t, TREE_NONE, false);
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		buf_clear(&link);
		buf_add_format(&link, "<a href=\"#message:%s\">",
			       tree_string(t, tree_problem(t, i)->id));
		assert_true(has(&svg, link.s));
		graph_add_svg(&svg, t, i, false);
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		buf_clear(&link);
		buf_add_format(&link, "<a href=\"#%s\">",
			       tree_string(t, tree_remedy(t, i)->code));
		assert_true(has(&svg, link.s));
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_QUESTIONS); i++) {
		buf_clear(&link);
		buf_add_format(&link, "<a href=\"#question:%s\">",
			       tree_string(t, tree_question(t, i)->id));
		assert_true(has(&svg, link.s));
	}
	/* Several pictures in one document cannot have the same id. */
	assert_int_equal(count_of(&svg, " id=\""), 0);
	buf_release(&link);
	buf_release(&svg);
	tree_free(t);
}

/* In a document that stands alone, what is referred to is there, once. */
static void links_of_a_document_lead_to_its_parts(void **state)
{
	struct tree *t = load_source(SHIPPED);
	struct buf svg = {0}, id = {0};

	(void)state;
	graph_add_svg(&svg, t, TREE_NONE, true);
	for (const char *s = svg.s; (s = strstr(s, "href=\"#")); s++) {
		size_t length = strcspn(s + 7, "\"");

		buf_clear(&id);
		buf_add_format(&id, " id=\"%.*s\"", (int)length, s + 7);
		assert_int_equal(count_of(&svg, id.s), 1);
	}
	buf_release(&id);
	buf_release(&svg);
	tree_free(t);
}

static void danger_is_told_in_words_and_by_a_sign(void **state)
{
	struct tree *t = load_source(MINI);
	struct buf svg = {0};

	(void)state;
	i18n_choose("en", NULL);
	graph_add_svg(&svg, t, graph_find_problem(t, "3"), false);
	assert_int_equal(count_of(&svg, "stroke-width=\"3\""), 1); /* the remedy */
	/* Two answers and the remedy. */
	assert_int_equal(count_of(&svg, ">careful: data may be lost<"), 3);
	assert_int_equal(count_of(&svg, "\" stroke-width=\"1.5\""), 3);
	assert_true(has(&svg, "stroke-dasharray"));
	buf_release(&svg);
	tree_free(t);
}

static void hostile_texts_are_text_in_svg(void **state)
{
	(void)state;
	for (size_t i = 0; i < HOSTILE; i++) {
		struct tree *t = hostile_tree(hostile_texts[i]);
		struct buf svg = {0};

		graph_add_svg(&svg, t, TREE_NONE, true);
		assert_readable(&svg);
		assert_harmless(&svg);
		buf_clear(&svg);
		graph_add_svg(&svg, t, 0, false);
		assert_readable(&svg);
		assert_harmless(&svg);
		buf_release(&svg);
		tree_free(t);
	}
}

/* Whatever is in a code, an anchor is one word that needs no escape anywhere. */
static void anchors_are_words(void **state)
{
	struct buf out = {0};

	(void)state;
	xml_add_anchor(&out, "4B");
	assert_string_equal(out.s, "4B");
	buf_clear(&out);
	xml_add_anchor(&out, "a b\"_:é");
	assert_string_equal(out.s, "a_20b_22_5F_3A_C3_A9");
	buf_release(&out);
}

/* --- trees that are unsound, or large ------------------------------------------------------ */

enum { MANY = 20000 };

/* Makes all pictures; none may be longer than so many times what went into it. */
static void assert_pictures(struct tree *t, size_t longest)
{
	struct buf out = {0};

	graph_add_text(&out, t, TREE_NONE, 80, false);
	assert_in_range(out.length, 1, longest);
	buf_clear(&out);
	graph_add_dot(&out, t, TREE_NONE);
	assert_in_range(out.length, 1, longest);
	buf_clear(&out);
	graph_add_mermaid(&out, t, TREE_NONE);
	assert_in_range(out.length, 1, longest);
	buf_clear(&out);
	graph_add_svg(&out, t, TREE_NONE, true);
	assert_in_range(out.length, 1, longest * 10);
	buf_clear(&out);
	graph_add_svg(&out, t, TREE_NONE, false);
	assert_in_range(out.length, 1, longest * 10);
	buf_release(&out);
	tree_free(t);
}

static void questions_that_go_in_circles_have_a_picture(void **state)
{
	struct buf yaml = {0};

	(void)state;
	add_head(&yaml, "x");
	buf_add(&yaml,
		"questions:\n"
		"  q0:\n    ask: x\n    answers:\n      a: {text: x, go: q1}\n"
		"      b: {text: x, go: q0}\n"
		"  q1:\n    ask: x\n    answers:\n      a: {text: x, go: q0}\n"
		"      b: {text: x, go: q1}\n"
		"  alone:\n    ask: x\n    answers:\n      a: {text: x, go: alone}\n"
		"remedies:\n");
	add_remedy(&yaml, "r0", "0", "x", "fails: r1");
	add_remedy(&yaml, "r1", "1", "x", "fails: r0");
	assert_pictures(yaml_tree(&yaml), 4000);
	buf_release(&yaml);
}

static void long_chain_of_questions_is_drawn_to_its_end(void **state)
{
	struct buf yaml = {0};

	(void)state;
	add_head(&yaml, "x");
	buf_add(&yaml, "questions:\n");
	for (int i = 0; i < MANY; i++)
		buf_add_format(
			&yaml,
			"  q%d:\n    ask: Question %d\n    answers:\n"
			"      a: {text: x, go: %s%d}\n      b: {text: y, go: r0}\n",
			i, i, i + 1 < MANY ? "q" : "r", i + 1 < MANY ? i + 1 : 0);
	buf_add(&yaml, "remedies:\n");
	add_remedy(&yaml, "r0", "0", "x", "ends: x");
	assert_pictures(yaml_tree(&yaml), yaml.length * 5);
	buf_release(&yaml);
}

/* One long answer with many routes, and long conditions, are not repeated at full length. */
static void long_texts_are_not_repeated_at_each_route(void **state)
{
	struct buf yaml = {0};

	(void)state;
	add_head(&yaml, "x");
	buf_add(&yaml,
		"questions:\n  q0:\n    ask: x\n    answers:\n      a:\n        text: ");
	for (int i = 0; i < MANY; i++)
		buf_add(&yaml, "word ");
	buf_add(&yaml, "\n        go:\n");
	for (int i = 0; i < MANY / 10; i++)
		buf_add_format(
			&yaml,
			"          - {when: {not: {question: q0, equals: a}}, to: r%d}\n",
			i % 2);
	buf_add(&yaml, "remedies:\n");
	add_remedy(&yaml, "r0", "0", "x", "ends: x");
	add_remedy(&yaml, "r1", "1", "x", "fails: r0");
	assert_pictures(yaml_tree(&yaml), yaml.length * 20);
	buf_release(&yaml);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(problem_is_found_by_number_and_by_id),
		cmocka_unit_test(picture_of_a_problem_has_what_can_be_reached_from_it),
		cmocka_unit_test(conditions_are_said_in_words),
		cmocka_unit_test(outline_shows_each_remedy_once),
		cmocka_unit_test(outline_is_as_wide_as_the_terminal_and_no_wider),
		cmocka_unit_test(mermaid_labels_hold_nothing_that_means_anything),
		cmocka_unit_test(pictures_can_be_read),
		cmocka_unit_test(
			every_outcome_and_question_is_in_a_picture_that_links_to_it),
		cmocka_unit_test(links_of_a_document_lead_to_its_parts),
		cmocka_unit_test(danger_is_told_in_words_and_by_a_sign),
		cmocka_unit_test(hostile_texts_are_text_in_svg),
		cmocka_unit_test(anchors_are_words),
		cmocka_unit_test(questions_that_go_in_circles_have_a_picture),
		cmocka_unit_test(long_chain_of_questions_is_drawn_to_its_end),
		cmocka_unit_test(long_texts_are_not_repeated_at_each_route),
	};

	i18n_init("locale");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
