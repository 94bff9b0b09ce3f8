/* test_blocks.c - what each renderer makes of a block that is a detail, and of one that is
 * hidden until it is asked for. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "curses/layout.h"
#include "export/export.h"
#include "export/html.h"
#include "page/page.h"
#include "plain/page.h"
#include "json/page.h"

#define ORDINARY "an ordinary remark"
#define DETAIL "a remark for the curious"
#define HIDDEN "a remark that gives it away"
#define LAST "the page that it is on"

static const struct page_block blocks[] = {
	{.kind = BLOCK_NOTE,
	 .label = "Note",
	 .text = ORDINARY,
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_NOTE,
	 .detail = true,
	 .label = "Note",
	 .text = DETAIL,
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_NOTE,
	 .hidden = true,
	 .label = "Note",
	 .text = HIDDEN,
	 .number = "",
	 .added = ""},
	{.kind = BLOCK_PROVENANCE,
	 .label = "Source",
	 .text = LAST,
	 .number = "",
	 .added = ""},
};

static void by_curses(struct buf *out, const struct page *page)
{
	struct layout_options options = {.columns = 80, .glyphs = TEXT_ALL};
	struct layout l;

	layout_init(&l, page, &options);
	for (size_t i = 0; i < l.count; i++)
		for (const struct layout_span *s = l.lines[i].first; s; s = s->next)
			buf_add(out, s->text);
	layout_release(&l);
}

static void by_plain(struct buf *out, const struct page *page)
{
	char *said = NULL;
	size_t length;
	FILE *file = open_memstream(&said, &length);

	plain_put_page(&(struct plain_out){.file = file}, page, false);
	fclose(file);
	buf_add(out, said);
	free(said);
}

static void by_json(struct buf *out, const struct page *page)
{
	json_t *object = page_json(page);
	char *said = json_dumps(object, JSON_COMPACT);

	buf_add(out, said);
	free(said);
	json_decref(object);
}

static void by_text(struct buf *out, const struct page *page)
{
	export_page(out, page, EXPORT_TEXT, 72);
}

static void by_markdown(struct buf *out, const struct page *page)
{
	export_page(out, page, EXPORT_MARKDOWN, 0);
}

static void by_html(struct buf *out, const struct page *page)
{
	export_page(out, page, EXPORT_HTML, 0);
}

static void by_handbook(struct buf *out, const struct page *page)
{
	html_add_blocks(out, page);
}

static const struct renderer {
	const char *name;
	void (*say)(struct buf *out, const struct page *page);
	bool is_screen; /* it shows the gist: of a remedy no details */
} renderers[] = {
	{"curses", by_curses, true},	  {"plain", by_plain, true},
	{"json", by_json, false},	  {"text", by_text, false},
	{"markdown", by_markdown, false}, {"html", by_html, false},
	{"handbook", by_handbook, false},
};
enum { RENDERERS = sizeof renderers / sizeof *renderers };

/* What all of them make of the page; each test looks at one thing. */
static char *said[RENDERERS][2];

static int render_all(void **state)
{
	struct tree *tree = fork_tree();
	const struct page *made;
	struct walk walk;

	(void)state;
	walk_init(&walk, tree);
	assert_true(walk_answer(&walk, "clerk"));
	assert_true(walk_answer(&walk, "paper"));
	made = page_new(&walk, NULL);
	for (size_t i = 0; i < RENDERERS; i++)
		for (int reveals = 0; reveals < 2; reveals++) {
			struct page page = *made;
			struct buf out = {0};

			page.blocks = blocks;
			page.block_count = sizeof blocks / sizeof *blocks;
			page.reveals = reveals;
			page.recipient_count = 0;
			renderers[i].say(&out, &page);
			said[i][reveals] = strdup(buf_string(&out));
			buf_release(&out);
		}
	page_free(made);
	walk_release(&walk);
	tree_free(tree);
	return 0;
}

static int forget_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < RENDERERS; i++)
		for (int reveals = 0; reveals < 2; reveals++)
			free(said[i][reveals]);
	return 0;
}

/* Is it said once, and not more often? */
static bool is_said(const char *text, const char *what)
{
	const char *at = strstr(text, what);

	return at && !strstr(at + 1, what);
}

static void expect(bool holds, const struct renderer *r, const char *what,
		   const char *text)
{
	if (!holds)
		fail_msg("%s: %s:\n%s", r->name, what, text);
}

static void hidden_block_is_shown_only_when_asked_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < RENDERERS; i++) {
		expect(!strstr(said[i][false], HIDDEN), &renderers[i],
		       "gives away what is hidden", said[i][false]);
		expect(is_said(said[i][true], HIDDEN), &renderers[i],
		       "keeps what was asked for", said[i][true]);
	}
}

static void other_blocks_are_shown_but_for_details_on_a_screen(void **state)
{
	static const char *const always[] = {ORDINARY, DETAIL, LAST};

	(void)state;
	for (size_t i = 0; i < RENDERERS; i++)
		for (int reveals = 0; reveals < 2; reveals++)
			for (size_t b = 0; b < 3; b++)
				expect(is_said(said[i][reveals], always[b]) ==
					       (strcmp(always[b], DETAIL) != 0 ||
						!renderers[i].is_screen),
				       &renderers[i], always[b], said[i][reveals]);
}

static void details_stand_last_on_paper(void **state)
{
	(void)state;
	for (size_t i = 0; i < RENDERERS; i++) {
		const char *text = said[i][true];

		if (!renderers[i].is_screen && strcmp(renderers[i].name, "json"))
			expect(strstr(text, DETAIL) > strstr(text, LAST), &renderers[i],
			       "puts the detail elsewhere", text);
		expect(strstr(text, ORDINARY) < strstr(text, LAST), &renderers[i],
		       "puts what is no detail last", text);
	}
}

static void json_says_what_is_a_detail(void **state)
{
	static const char mark[] = "\"detail\":true";

	(void)state;
	for (size_t i = 0; i < RENDERERS; i++)
		if (!strcmp(renderers[i].name, "json")) {
			const char *note = strstr(said[i][true], DETAIL);

			assert_true(is_said(said[i][true], mark));
			assert_true(strstr(said[i][true], mark) < strchr(note, '}'));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hidden_block_is_shown_only_when_asked_for),
		cmocka_unit_test(other_blocks_are_shown_but_for_details_on_a_screen),
		cmocka_unit_test(details_stand_last_on_paper),
		cmocka_unit_test(json_says_what_is_a_detail),
	};

	return cmocka_run_group_tests(tests, render_all, forget_all);
}
