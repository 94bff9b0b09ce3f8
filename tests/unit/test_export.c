/* test_export.c - pages as documents: what is saved, printed and handed over.
 *
 * tests/golden/export/ holds remedies of the little tree in each format and language;
 * TUNTUN_UPDATE=1 writes them anew. Linked without YAML and ncurses. */
#include "../golden.h"
#include "fixture.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "export/book.h"
#include "export/export.h"
#include "export/html.h"
#include "export/writer.h"
#include "i18n/i18n.h"
#include "page/page.h"

enum { COLUMNS = 60 };

static struct walk walk;
static struct tree *tree;

/* Returns the page after these answers, separated by blanks; end it with done(). */
static const struct page *after(const char *ids)
{
	char *copy = strdup(ids), *rest = copy;

	tree = fork_tree();
	walk_init(&walk, tree);
	for (char *id; (id = strsep(&rest, " ")) && *id;)
		assert_true(walk_answer(&walk, id));
	free(copy);
	return page_new(&walk, NULL);
}

static void done(const struct page *p)
{
	page_free(p);
	walk_release(&walk);
	tree_free(tree);
}

/* --- to the letter ------------------------------------------------------------------------- */

static void read_file(const char *path, struct buf *out)
{
	char chunk[4096];
	size_t length;
	FILE *file = fopen(path, "r");

	if (!file)
		return;
	while ((length = fread(chunk, 1, sizeof chunk, file)) > 0)
		buf_add_bytes(out, chunk, length);
	fclose(file);
}

static void expect_golden(const char *name, const struct buf *said)
{
	const char *srcdir = getenv("srcdir");
	struct buf path = {0}, expected = {0};

	buf_add_format(&path, "%s/tests/golden/export/%s", srcdir ? srcdir : ".", name);
	if (golden_is_made_anew()) {
		golden_make_anew(path.s, buf_string(said));
		buf_release(&path);
		return;
	}
	read_file(path.s, &expected);
	if (strcmp(buf_string(&expected), buf_string(said)) != 0)
		fail_msg("%s is\n%s\nand not\n%s", path.s, buf_string(said),
			 buf_string(&expected));
	buf_release(&expected);
	buf_release(&path);
}

static void expect_page_in_all_formats(const char *answers, const char *language)
{
	const struct page *p;

	assert_true(i18n_choose(language, NULL));
	p = after(answers);
	for (int format = 0; format < EXPORT_FORMATS; format++) {
		struct buf name = {0}, said = {0};

		export_page(&said, p, (enum export_format)format, COLUMNS);
		buf_add_format(&name, "%s-%s.%s", p->code, language,
			       export_kinds[format].suffix);
		expect_golden(buf_string(&name), &said);
		buf_release(&said);
		buf_release(&name);
	}
	done(p);
	i18n_choose("en", NULL);
}

static void remedies_are_as_expected(void **state)
{
	static const char *const answers[] = {"clerk paper", "keeper clerk empty black",
					      "guest empty all yes"};

	(void)state;
	for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
		expect_page_in_all_formats(answers[i], "en");
		expect_page_in_all_formats(answers[i], "id");
	}
}

static void text_is_no_wider_than_asked_for(void **state)
{
	const struct page *p = after("keeper clerk empty black");

	(void)state;
	for (int columns = 30; columns < 100; columns++) {
		struct buf said = {0};

		export_page(&said, p, EXPORT_TEXT, columns);
		for (const char *s = said.s; *s;) {
			size_t length = strcspn(s, "\n");

			/* A command is kept whole, to be copied. */
			assert_true(text_columns(s, length) <= columns ||
				    !strncmp(s, "tuntun --path ", 14));
			s += length + (s[length] == '\n');
		}
		buf_release(&said);
	}
	done(p);
}

/* --- letters ------------------------------------------------------------------------------- */

/* A note with these blocks, as for a message to hand over. */
static struct page note_of(const struct page *about, const struct page_block *blocks,
			   size_t count)
{
	struct page note = *about;

	note.kind = PAGE_NOTE;
	note.title = "For the keeper";
	note.code = "";
	note.blocks = blocks;
	note.block_count = count;
	return note;
}

static void letter_as_text_is_just_itself(void **state)
{
	static const char letter[] = "  Dear keeper,\n\n`a` *b* <c> \"d\"\n- e\n\nBye\n";
	const struct page_block blocks[] = {
		{.kind = BLOCK_PARAGRAPH, .label = "", .text = "Send this:", .added = ""},
		{.kind = BLOCK_HANDOVER, .label = "", .text = letter, .added = ""}};
	const struct page *p = after("clerk paper");
	struct page note = note_of(p, blocks, 2);
	struct buf said = {0};

	(void)state;
	export_page(&said, &note, EXPORT_TEXT, 0);
	assert_string_equal(said.s, letter);
	buf_clear(&said);
	export_page(&said, &note, EXPORT_TEXT, 20);
	assert_string_equal(said.s, letter);
	buf_release(&said);
	done(p);
}

static void letter_is_kept_line_by_line(void **state)
{
	const struct page_block block = {.kind = BLOCK_HANDOVER,
					 .label = "",
					 .text = "one\n\n```` two <b>\n",
					 .added = ""};
	const struct page *p = after("clerk paper");
	struct page note = note_of(p, &block, 1);
	struct buf said = {0};

	(void)state;
	export_page(&said, &note, EXPORT_MARKDOWN, 0);
	assert_non_null(strstr(said.s, "\n`````\none\n\n```` two <b>\n`````\n"));
	buf_clear(&said);
	export_page(&said, &note, EXPORT_HTML, 0);
	assert_non_null(strstr(said.s, ">\none\n\n```` two &lt;b&gt;\n</pre>"));
	/* Whoever gets it has not given the answers, and does not have the program. */
	assert_null(strstr(said.s, "Your answers"));
	assert_null(strstr(said.s, "tuntun"));
	buf_release(&said);
	done(p);
}

static void how_to_come_back_is_said_once(void **state)
{
	static const char *const ends[] = {"clerk none", "clerk none waiting",
					   "clerk none works"};

	(void)state;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const struct page *p = after(ends[i]);
		struct buf said = {0};
		const char *first;

		export_page(&said, p, EXPORT_TEXT, 0);
		first = strstr(said.s, "tuntun ");
		assert_non_null(first);
		assert_null(strstr(first + 1, "tuntun "));
		buf_release(&said);
		done(p);
	}
}

/* --- parts --------------------------------------------------------------------------------- */

static void formats_are_found_by_name_and_by_file(void **state)
{
	enum export_format format = EXPORT_FORMATS;

	(void)state;
	assert_true(export_find_format("markdown", &format));
	assert_int_equal(format, EXPORT_MARKDOWN);
	assert_true(export_find_format("/tmp/a.b/x.TXT", &format));
	assert_int_equal(format, EXPORT_TEXT);
	assert_true(export_find_format("x.htm", &format));
	assert_int_equal(format, EXPORT_HTML);
	assert_false(export_find_format("pdf", &format));
	assert_false(export_find_format("x.pdf", &format));
	assert_false(export_find_format("md", &format));
	assert_false(export_find_format("", &format));
	for (int i = 0; i < EXPORT_FORMATS; i++) {
		assert_true(export_find_format(export_kinds[i].name, &format));
		assert_int_equal(format, i);
	}
}

static void page_in_a_larger_document_is_an_article(void **state)
{
	const struct page *p = after("clerk paper");
	struct buf said = {0};

	(void)state;
	html_add_blocks(&said, p);
	assert_memory_equal(said.s, "<article>\n<", strlen("<article>\n<"));
	assert_null(strstr(said.s, p->title));
	assert_null(strstr(said.s, "<html"));
	assert_null(strstr(said.s, "--path"));
	/* What was open is closed. */
	assert_string_equal(said.s + said.length - strlen("</dl>\n</article>\n"),
			    "</dl>\n</article>\n");
	buf_release(&said);
	done(p);
}

static void text_cannot_leave_an_attribute(void **state)
{
	static const char text[] = "\"'<>&\xEF\xBF\xBE";
	struct buf said = {0};

	(void)state;
	xml_add_string(&said, text);
	assert_string_equal(said.s, "&quot;&#39;&lt;&gt;&amp;\xEF\xBF\xBD");
	buf_release(&said);
}

/* CommonMark has no tables, no formulas, and finds no links by itself; other dialects do. */
static void what_only_dialects_know_is_escaped_in_markdown(void **state)
{
	static const char text[] = "a|b $c$ http://d www.e :f: 12:30 g: h";
	const struct page_block block = {
		.kind = BLOCK_PARAGRAPH, .label = "", .text = text, .added = ""};
	const struct page *p = after("clerk paper");
	struct page note = note_of(p, &block, 1);
	struct buf said = {0};

	(void)state;
	export_page(&said, &note, EXPORT_MARKDOWN, 0);
	assert_non_null(strstr(said.s, "\na\\|b \\$c\\$ http\\://d www\\.e \\:f: "
				       "12\\:30 g: h\n"));
	buf_release(&said);
	done(p);
}

static void anchors_of_different_codes_differ(void **state)
{
	static const char *const codes[] = {"4B",  "4b", "4 B", "4_20B", "4-B",
					    "4.B", "\"", "é",	"_"};
	enum { CODES = sizeof codes / sizeof *codes };
	struct buf anchors[CODES] = {{0}};

	(void)state;
	for (int i = 0; i < CODES; i++) {
		xml_add_anchor(&anchors[i], codes[i]);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(anchors[i].s, anchors[j].s);
	}
	assert_string_equal(anchors[0].s, "4B");
	for (int i = 0; i < CODES; i++)
		buf_release(&anchors[i]);
}

/* --- the handbook -------------------------------------------------------------------------- */

static size_t count(const char *s, const char *needle)
{
	size_t found = 0;

	for (; (s = strstr(s, needle)); s += strlen(needle))
		found++;
	return found;
}

static void handbook_has_every_remedy_once_in_each_language(void **state)
{
	static const size_t both[] = {0, 1};
	struct tree *t = fork_tree();
	struct buf said = {0};

	(void)state;
	book_add(&said, t, NULL, EXPORT_MARKDOWN, 0, both, 2);
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		const char *code = tree_string(t, tree_remedy(t, i)->code);
		struct buf anchor = {0};

		buf_add_format(&anchor, "### <a id=\"%s\"></a>", code);
		assert_int_equal(count(said.s, anchor.s), 1);
		buf_clear(&anchor);
		buf_add_format(&anchor, "### <a id=\"en-%s\"></a>", code);
		assert_int_equal(count(said.s, anchor.s), 1);
		buf_release(&anchor);
	}
	buf_release(&said);
	tree_free(t);
}

/* Does every link of a text lead to an anchor of it? */
static void expect_links_to_lead_somewhere(const char *said)
{
	size_t links = 0;

	for (const char *s = said; (s = strstr(s, "](#")); links++) {
		struct buf anchor = {0};

		s += 3;
		buf_add(&anchor, "<a id=\"");
		buf_add_bytes(&anchor, s, strcspn(s, ")"));
		buf_add(&anchor, "\"");
		if (!strstr(said, anchor.s))
			fail_msg("no %s", anchor.s);
		buf_release(&anchor);
	}
	assert_true(links > 20);
}

static void handbook_leads_from_place_to_place(void **state)
{
	static const size_t both[] = {1, 0};
	struct tree *t = fork_tree();
	struct buf said = {0};

	(void)state;
	i18n_choose("en", NULL);
	book_add(&said, t, NULL, EXPORT_MARKDOWN, 0, both, 2);
	assert_string_equal(i18n_now()->id, "en");
	expect_links_to_lead_somewhere(said.s);
	/* A problem, to its question and its codes; an answer, to a code; a failure. */
	assert_non_null(strstr(said.s, "- **\\#2** `NO TONER`: The toner is used up. → "
				       "[question 4](#question-colour), [2A](#2A), "
				       "[2B](#2B), [2D](#2D)\n"));
	assert_non_null(strstr(said.s, "- **Lamp K:** Black → [2A](#2A)\n"));
	assert_non_null(strstr(said.s, "- Done: it still fails → [0](#0)\n"));
	assert_non_null(
		strstr(said.s, "**Done: it still fails –** Buy another printer."));
	assert_non_null(strstr(said.s, "**Toner:** What blackens the paper.\n"));
	assert_non_null(strstr(said.s, "- Keeper → [W](#W)\n"));
	buf_release(&said);
	tree_free(t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(remedies_are_as_expected),
		cmocka_unit_test(text_is_no_wider_than_asked_for),
		cmocka_unit_test(letter_as_text_is_just_itself),
		cmocka_unit_test(letter_is_kept_line_by_line),
		cmocka_unit_test(how_to_come_back_is_said_once),
		cmocka_unit_test(formats_are_found_by_name_and_by_file),
		cmocka_unit_test(page_in_a_larger_document_is_an_article),
		cmocka_unit_test(text_cannot_leave_an_attribute),
		cmocka_unit_test(what_only_dialects_know_is_escaped_in_markdown),
		cmocka_unit_test(anchors_of_different_codes_differ),
		cmocka_unit_test(handbook_has_every_remedy_once_in_each_language),
		cmocka_unit_test(handbook_leads_from_place_to_place),
	};

	i18n_init("locale");
	i18n_choose("en", NULL);
	return golden_run("export", tests, sizeof tests / sizeof *tests);
}
