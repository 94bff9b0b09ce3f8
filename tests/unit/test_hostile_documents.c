/* test_hostile_documents.c - no text of a tree is ever anything but text in a document:
 * not a tag, not a link, not a list, not a heading.
 *
 * A tree in which every text is the same hostile one goes through every format. What real
 * parsers make of the documents (cmark, xmllint) must have the same elements as that of a
 * harmless tree, and the hostile text as often as the plain text has it. Then the tree that
 * comes with the program, page by page. */
#include "fixture.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

#include "../hostile.h"
#include "../tools.h"
#include "base/buf.h"
#include "export/book.h"
#include "export/export.h"
#include "i18n/i18n.h"
#include "page/page.h"
#include "yaml.h"

/* Those with a letter or a digit are counted too. */
static const char *const hostilities[] = {
	"<script>alert(1)</script>",
	"\"><img src=x onerror=alert(1)>",
	"' onmouseover='alert(1)",
	"<!-- x",
	"<![CDATA[ x ]]>",
	"<?php x ?>",
	"&amp; &lt;b&gt; &#60;b&#62; &copy; & &",
	"[x](javascript:alert(1))",
	"![x](http://e.example/x.png)",
	"](javascript:x) [",
	"[x]: http://e.example 'x'",
	"[^1] ![^1]",
	"<https://e.example/>",
	"<javascript:alert(1)>",
	"javascript:alert(1)",
	"data:text/html,<script>alert(1)</script>",
	"https://e.example/?a=1&copy;=2&lt=3",
	"https://e.example/\"onclick=\"x",
	"HTTP://e.example/x",
	"www.e.example",
	"a@e.example",
	"`` <b> `` ` <i> `",
	"```` x ````",
	"a `` b",
	"`\\` x",
	"a | b | c",
	"| - | - |",
	"=HYPERLINK(\"http://e.example\")",
	"- x",
	"+ x",
	"* x",
	"- - x",
	"1. x",
	"12) x",
	"# x",
	"###### x #",
	"x #",
	"> x",
	"    x",
	"~~~ x",
	"-----",
	"=====",
	"***",
	"_ _ _",
	"\\",
	"x \\",
	"\\` x \\`",
	"*x* **x** _x_ __x__ ~~x~~ x*",
	"x  y  ",
	"$x$ :x:",
	"- [ ] x",
	"“x” ‘x’",
	"！［x］（y）",
	"%s %n x",
};

enum { HOSTILITIES = sizeof hostilities / sizeof *hostilities, LEAST_COUNT = 60 };

static char folder[64];

static const char *in_folder(const char *name)
{
	static char path[4][128];
	static int next;

	next = (next + 1) % 4;
	snprintf(path[next], sizeof path[next], "%s/%s", folder, name);
	return path[next];
}

static void write_file(const char *name, const char *s, size_t length)
{
	FILE *file = fopen(in_folder(name), "w");

	assert_non_null(file);
	assert_int_equal(fwrite(s, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}

/* --- what a parser made of it -------------------------------------------------------------- */

enum { MOST_ELEMENTS = 40, LONGEST_NAME = 12 };

struct element {
	char name[LONGEST_NAME];
	size_t count;
};

struct parsed {
	struct element elements[MOST_ELEMENTS];
	size_t count;
	struct buf text; /* as normalise() has it */
};

/* Literals are in quotation marks in plain text, and in backticks in a tree: neither
 * counts, nor how many blanks there are. */
static void normalise(struct buf *out, const char *s, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		bool quote = !strncmp(s + i, "“", 3) || !strncmp(s + i, "”", 3);
		bool after_blank = !out->length || out->s[out->length - 1] == ' ';

		if (quote)
			i += 2;
		else if (isspace((unsigned char)s[i]) && !after_blank)
			buf_add_char(out, ' ');
		else if (s[i] != '`' && !isspace((unsigned char)s[i]))
			buf_add_char(out, s[i]);
	}
}

static bool is_one_of(const char *name, size_t length, const char *names)
{
	for (const char *s = names; *s; s += strcspn(s, " "), s += *s == ' ')
		if (strcspn(s, " ") == length && !strncmp(s, name, length))
			return true;
	return false;
}

static void count_element(struct parsed *p, const char *name, size_t length)
{
	size_t i = 0;

	assert_true(length > 0 && length < LONGEST_NAME);
	while (i < p->count && (strlen(p->elements[i].name) != length ||
				strncmp(p->elements[i].name, name, length) != 0))
		i++;
	assert_true(i < MOST_ELEMENTS);
	if (i == p->count)
		memcpy(p->elements[p->count++].name, name, length);
	p->elements[i].count++;
}

/* A link leads to a place in the document, or to an address of the web. */
static void expect_harmless_link(const char *value, size_t length)
{
	size_t safe = strspn(value, "#_.-0123456789abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

	if (*value == '#' ? safe < length
			  : strncasecmp(value, "http://", 7) != 0 &&
				    strncasecmp(value, "https://", 8) != 0)
		fail_msg("a link to %.*s", (int)length, value);
}

static void expect_harmless_attributes(const char *s, const char *end)
{
	while ((s += strspn(s, " /")) < end) {
		size_t name = strcspn(s, "=> "), value;

		if (!is_one_of(s, name, "class id value href rel") || s[name] != '=' ||
		    s[name + 1] != '"')
			fail_msg("an attribute: %.*s", (int)(end - s), s);
		value = strcspn(s + name + 2, "\"");
		if (is_one_of(s, name, "href"))
			expect_harmless_link(s + name + 2, value);
		s += name + 2 + value + 1;
	}
}

/* Takes a tag; returns what follows it. */
static const char *take_tag(struct parsed *p, const char *s)
{
	const char *name = s + 1, *end = strchr(s, '>');
	size_t length = strcspn(name, " />");

	assert_non_null(end);
	if (*name == '/')
		length = strcspn(++name, ">");
	else
		expect_harmless_attributes(name + length, end);
	if (!is_one_of(
		    name, length,
		    "h1 h2 h3 h4 p a em strong code kbd span pre ul ol li dl dt dd div "
		    "blockquote br main article body html"))
		fail_msg("an element: %.*s", (int)(end - s + 1), s);
	if (s[1] != '/')
		count_element(p, name, length);
	if (!is_one_of(name, length, "a em strong code kbd span"))
		normalise(&p->text, " ", 1);
	return end + 1;
}

static const char *take_character(struct parsed *p, const char *s)
{
	static const char *const entities[][2] = {{"&lt;", "<"},
						  {"&gt;", ">"},
						  {"&amp;", "&"},
						  {"&quot;", "\""},
						  {"&#39;", "'"}};
	size_t length;

	for (size_t i = 0; i < 5; i++)
		if (!strncmp(s, entities[i][0], strlen(entities[i][0]))) {
			normalise(&p->text, entities[i][1], 1);
			return s + strlen(entities[i][0]);
		}
	length = 1 + strcspn(s + 1, "<&");
	normalise(&p->text, s, length);
	return s + length;
}

static void parse(struct parsed *p, const char *html)
{
	*p = (struct parsed){0};
	while (*html)
		html = *html == '<' ? take_tag(p, html) : take_character(p, html);
}

static size_t occurrences(const char *s, const char *needle)
{
	size_t found = 0;

	for (; (s = strstr(s, needle)); s++)
		found++;
	return found;
}

/* --- real parsers --------------------------------------------------------------------------- */

static void run(const char *command, struct buf *said)
{
	char chunk[4096];
	size_t length;
	FILE *pipe = popen(command, "r");

	assert_non_null(pipe);
	while ((length = fread(chunk, 1, sizeof chunk, pipe)) > 0)
		buf_add_bytes(said, chunk, length);
	if (pclose(pipe) != 0)
		fail_msg("%s: %s", command, buf_string(said));
}

/* What CommonMark makes of it; whatever raw HTML is in it stays. */
static void parse_markdown(struct parsed *p, const struct buf *document)
{
	struct buf command = {0}, html = {0};

	tools_need("cmark");
	write_file("document.md", document->s, document->length);
	buf_add_format(&command, "cmark --unsafe %s", in_folder("document.md"));
	run(command.s, &html);
	parse(p, html.s);
	buf_release(&html);
	buf_release(&command);
}

static void expect_well_formed(const char *files)
{
	struct buf command = {0}, said = {0};

	tools_need("xmllint");
	buf_add_format(&command, "xmllint --noout %s/%s 2>&1", folder, files);
	run(command.s, &said);
	assert_string_equal(buf_string(&said), "");
	buf_release(&said);
	buf_release(&command);
}

static void parse_html(struct parsed *p, const struct buf *document)
{
	write_file("document.html", document->s, document->length);
	expect_well_formed("document.html");
	parse(p, strstr(document->s, "<main>"));
}

/* --- hostile trees -------------------------------------------------------------------------- */

static struct tree *tree_of(const char *text)
{
	size_t length;
	char *yaml = NULL;
	struct buf quoted = {0};
	FILE *out = open_memstream(&yaml, &length);
	struct tree *t;

	for (; *text; text++) {
		if (strchr("\\\"", *text))
			buf_add_char(&quoted, '\\');
		buf_add_char(&quoted, *text);
	}
	hostile_add_tree(out, quoted.s);
	fclose(out);
	write_file("tree.yaml", yaml, length);
	t = yaml_load(in_folder("tree.yaml"));
	free(yaml);
	buf_release(&quoted);
	return t;
}

static void write_book(struct buf *out, const struct tree *t, enum export_format format)
{
	static const size_t both[] = {0, 1};

	buf_clear(out);
	book_add(out, t, NULL, format, 0, both, 2);
}

/* Each element as often as in the other document; literals become code where there are
 * backticks, and addresses links. */
static void expect_same_elements(const struct parsed *p, const struct parsed *harmless,
				 const char *text)
{
	for (size_t i = 0; i < harmless->count; i++) {
		const struct element *e = &harmless->elements[i];
		size_t have = 0;

		for (size_t j = 0; j < p->count; j++)
			if (!strcmp(p->elements[j].name, e->name))
				have = p->elements[j].count;
		if (strcmp(e->name, "a") && strcmp(e->name, "code") && have != e->count)
			fail_msg("%s: %zu <%s>, not %zu", text, have, e->name, e->count);
	}
	for (size_t j = 0; j < p->count; j++) {
		bool known = false;

		for (size_t i = 0; i < harmless->count; i++)
			known |= !strcmp(p->elements[j].name, harmless->elements[i].name);
		if (!known)
			fail_msg("%s: a <%s>", text, p->elements[j].name);
	}
}

static bool can_be_counted(const char *text)
{
	for (; *text; text++)
		if (isalnum((unsigned char)*text))
			return true;
	return false;
}

static void expect_text(const char *format, const struct parsed *p,
			const struct buf *plain, const char *text)
{
	struct buf needle = {0};
	size_t wanted, have;

	normalise(&needle, text, strlen(text));
	while (needle.length && needle.s[needle.length - 1] == ' ')
		needle.s[--needle.length] = '\0';
	wanted = occurrences(plain->s, needle.s);
	have = occurrences(p->text.s, needle.s);
	assert_true(wanted >= LEAST_COUNT);
	if (have != wanted)
		fail_msg("%s: '%s' %zu times, not %zu", format, text, have, wanted);
	buf_release(&needle);
}

static void expect_harmless(const struct tree *t, const char *text,
			    const struct parsed *markdown, const struct parsed *html)
{
	struct buf document = {0}, plain = {0};
	struct parsed p;

	write_book(&document, t, EXPORT_TEXT);
	normalise(&plain, document.s, document.length);
	write_book(&document, t, EXPORT_MARKDOWN);
	parse_markdown(&p, &document);
	expect_same_elements(&p, markdown, text);
	if (can_be_counted(text))
		expect_text("markdown", &p, &plain, text);
	buf_release(&p.text);
	write_book(&document, t, EXPORT_HTML);
	parse_html(&p, &document);
	expect_same_elements(&p, html, text);
	if (can_be_counted(text))
		expect_text("html", &p, &plain, text);
	buf_release(&p.text);
	buf_release(&plain);
	buf_release(&document);
}

static void hostile_text_is_nothing_but_text(void **state)
{
	struct tree *t = tree_of("word `word` word");
	struct parsed markdown, html;
	struct buf document = {0};

	(void)state;
	write_book(&document, t, EXPORT_MARKDOWN);
	parse_markdown(&markdown, &document);
	write_book(&document, t, EXPORT_HTML);
	parse_html(&html, &document);
	tree_free(t);
	for (int i = 0; i < HOSTILITIES; i++) {
		t = tree_of(hostilities[i]);
		expect_harmless(t, hostilities[i], &markdown, &html);
		tree_free(t);
	}
	buf_release(&markdown.text);
	buf_release(&html.text);
	buf_release(&document);
}

static void what_drives_a_terminal_is_gone_from_every_format(void **state)
{
	static const char letter[] = "a\033[2J\xC2\x9B\xE2\x80\xAE\xFF\tb\n";
	const struct page_block blocks[] = {
		{.kind = BLOCK_PARAGRAPH, .label = "", .text = letter, .added = letter},
		{.kind = BLOCK_ERROR_TEXT,
		 .label = letter,
		 .text = letter,
		 .number = letter,
		 .added = ""},
		{.kind = BLOCK_HANDOVER, .label = "", .text = letter, .added = ""}};
	struct tree *t = tree_of("x");
	struct walk w;
	const struct page *p;

	(void)state;
	walk_init(&w, t);
	p = page_new(&w, NULL);
	for (int format = 0; format < EXPORT_FORMATS; format++) {
		struct page hostile = *p;
		struct buf said = {0};

		hostile.title = letter;
		hostile.blocks = blocks;
		hostile.block_count = 3;
		export_page(&said, &hostile, (enum export_format)format, 0);
		assert_null(strpbrk(said.s, "\033\t\xFF"));
		assert_null(strstr(said.s, "\xC2\x9B"));
		assert_null(strstr(said.s, "\xE2\x80\xAE"));
		assert_true(occurrences(said.s, "\xEF\xBF\xBD") > 20);
		buf_release(&said);
	}
	page_free(p);
	walk_release(&w);
	tree_free(t);
}

/* --- the tree that comes with the program --------------------------------------------------- */

static void write_page(const struct tree *t, uint32_t remedy, const char *language)
{
	char name[64];
	struct buf document = {0};
	struct parsed parsed;
	const struct page *p;
	struct walk w;

	walk_init(&w, t);
	walk_open_remedy(&w, remedy);
	p = page_new(&w, NULL);
	export_page(&document, p, EXPORT_HTML, 0);
	snprintf(name, sizeof name, "page-%s-%s.html", p->code, language);
	write_file(name, document.s, document.length);
	parse(&parsed, strstr(document.s, "<main>"));
	assert_non_null(strstr(parsed.text.s, "tuntun "));
	assert_non_null(strstr(strstr(parsed.text.s, "tuntun "), p->code));
	buf_release(&parsed.text);
	buf_clear(&document);
	export_page(&document, p, EXPORT_MARKDOWN, 0);
	parse_markdown(&parsed, &document);
	assert_non_null(strstr(parsed.text.s, "tuntun "));
	assert_non_null(strstr(strstr(parsed.text.s, "tuntun "), p->code));
	buf_release(&parsed.text);
	buf_release(&document);
	page_free(p);
	walk_release(&w);
}

static void every_page_of_the_own_tree_is_well_formed(void **state)
{
	struct tree *t = sinkro_tree();
	struct buf remove = {0}, said = {0};

	(void)state;
	assert_true(tree_count(t, TREE_REMEDIES) > 20);
	for (size_t l = 0; l < i18n_count(); l++) {
		assert_true(i18n_choose(i18n_language(l)->id, NULL));
		for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
			write_page(t, i, i18n_language(l)->id);
	}
	i18n_choose("en", NULL);
	expect_well_formed("page-*.html");
	buf_add_format(&remove, "rm -f %s/page-*.html", folder);
	run(remove.s, &said);
	buf_release(&remove);
	buf_release(&said);
	tree_free(t);
}

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/tuntun-documents.XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	unlink(in_folder("tree.yaml"));
	unlink(in_folder("document.md"));
	unlink(in_folder("document.html"));
	return rmdir(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hostile_text_is_nothing_but_text),
		cmocka_unit_test(what_drives_a_terminal_is_gone_from_every_format),
		cmocka_unit_test(every_page_of_the_own_tree_is_well_formed),
	};

	i18n_init("locale");
	i18n_choose("en", NULL);
	return tools_status(cmocka_run_group_tests(tests, make_folder, remove_folder));
}
