/* find_dump.c - what the search in C knows and finds, as JSON, for tests/find_js.mjs.
 *
 *	find_dump index TREE	the index (find/json.h)
 *	find_dump search TREE	a line for each search that standard input asks for:
 *				"0" or "1" (is it being typed?), a blank, the number of bytes
 *				of the text, a line break, the text
 *	find_dump characters	the words of a text with each character that libunistring
 *				knows
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/json.h"
#include "base/mem.h"
#include "find/json.h"
#include "find/tokens.h"
#include "i18n/i18n.h"
#include "load/load.h"
#include "page/page.h"

static void add_span(struct buf *out, const struct find_span *span, size_t i)
{
	buf_add_format(out, "%s[%" PRIu32 ",%" PRIu32 "]", i ? "," : "", span->start,
		       span->end);
}

/* A match: problem, worth, score, recall, alike, the words of the text that speak for
 * it, those of its message that were searched for. */
static void add_match(struct buf *out, const struct tree *t, struct find *f,
		      const struct find_match *m)
{
	struct find_span span;
	size_t at = 0, i = 0;

	buf_add_format(out, "[%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%" PRIu32 ",%s,[",
		       m->problem, m->worth, m->score, m->recall,
		       m->alike ? "true" : "false");
	while (find_next_matched(f, m->problem, &at, &span))
		add_span(out, &span, i++);
	buf_add(out, "],[");
	at = i = 0;
	while (find_next_mark(f, tree_string(t, tree_problem(t, m->problem)->shown), &at,
			      &span))
		add_span(out, &span, i++);
	buf_add(out, "]]");
}

/* As JavaScript writes it. */
static void add_string(struct buf *out, const char *s)
{
	json_t *string = json_string(s);
	char *text = json_dumps(string, JSON_COMPACT | JSON_ENCODE_ANY);

	buf_add(out, text);
	free(text);
	json_decref(string);
}

/* The words of a text, as they are compared. */
static void add_words(struct buf *out, const char *text, size_t length)
{
	struct tokens w = {0};

	tokens_of(&w, text, length);
	for (size_t i = 0; i < w.count; i++) {
		char s[TOKEN_BYTES + 1] = "";

		memcpy(s, w.items[i].s, w.items[i].length);
		buf_add(out, i ? "," : "");
		add_string(out, s);
	}
	tokens_release(&w);
}

static const char *const verdicts[] = {"none", "match", "several"};

static void add_result(struct buf *out, const struct tree *t, struct find *f,
		       const struct find_result *r)
{
	buf_add_format(out,
		       "{\"verdict\":\"%s\",\"alike\":%zu,\"elsewhere\":%" PRIu32
		       ",\"matches\":[",
		       verdicts[r->verdict], r->alike, r->elsewhere);
	for (size_t i = 0; i < r->count; i++) {
		buf_add(out, i ? "," : "");
		add_match(out, t, f, &r->matches[i]);
	}
	buf_add(out, "],\"words\":[");
}

/* Is it the number of a choice or of a problem, or the code of a remedy? In the trees of the
 * tests they look so. */
static bool names_something(const char *text, size_t length)
{
	size_t digits;

	text += *text == '#' && length--;
	digits = strspn(text, "0123456789");
	return digits > 0 && digits < 3 && length <= digits + 1 &&
	       (length == digits ||
		(text[digits] < 0x7F && isalpha((unsigned char)text[digits])));
}

/* What a page shows of it; but where nothing fits, the wizard has more to show. */
static void add_found(struct buf *out, const struct page *page, const char *text,
		      size_t length, bool typing)
{
	const struct page *found = page_found(page, text, length, typing);

	if (names_something(text, length) || (!typing && found->verdict == FIND_NONE)) {
		buf_add(out, "],\"shown\":null}\n");
		page_free(found);
		return;
	}
	buf_add_format(out, "],\"shown\":{\"verdict\":\"%s\",\"alike\":%zu,\"ids\":[",
		       verdicts[found->verdict], found->alike);
	for (size_t i = 0, matches = 0; i < found->choice_count && length > 0; i++) {
		if (page_found_kind(found, i) != PAGE_FOUND_MATCH)
			continue;
		buf_add(out, matches++ ? "," : "");
		add_string(out, found->choices[i].id);
	}
	buf_add(out, "]}}\n");
	page_free(found);
}

/* Reads what to search for; returns false after the last. */
static bool read_query(struct buf *text, bool *typing)
{
	int begun;
	size_t length;
	char *bytes;

	if (scanf("%d %zu", &begun, &length) != 2 || getchar() != '\n')
		return false;
	bytes = mem_alloc(length + 1);
	*typing = begun;
	buf_clear(text);
	buf_add_bytes(text, bytes, fread(bytes, 1, length, stdin));
	free(bytes);
	return text->length == length;
}

static void search_all(const struct tree *t, struct find *f)
{
	struct find_result result = {0};
	struct buf text = {0}, out = {0};
	const struct page *page;
	struct walk w;
	bool typing;

	walk_init(&w, t);
	page = page_new(&w, &(struct page_context){.find = &f});
	while (read_query(&text, &typing)) {
		buf_clear(&out);
		find_search(f, buf_string(&text), text.length, typing, &result);
		add_result(&out, t, f, &result);
		add_words(&out, buf_string(&text), text.length);
		add_found(&out, page, buf_string(&text), text.length, typing);
		fputs(buf_string(&out), stdout);
	}
	page_free(page);
	walk_release(&w);
	find_result_release(&result);
	buf_release(&text);
	buf_release(&out);
}

/* Alone, and between letters. */
static void print_character(ucs4_t c)
{
	struct buf text = {0}, out = {0};
	uint8_t bytes[4];
	int n = u8_uctomb(bytes, c, sizeof bytes);

	for (int i = 0; i < 2; i++) {
		buf_add(&text, i ? " a" : "");
		buf_add_bytes(&text, (const char *)bytes, (size_t)n);
		buf_add(&text, i ? "b" : "");
	}
	buf_add_format(&out, "[%u,", (unsigned)c);
	add_words(&out, text.s, text.length);
	buf_add_char(&out, ']');
	puts(buf_string(&out));
	buf_release(&text);
	buf_release(&out);
}

static void print_characters(void)
{
	for (ucs4_t c = 1; c < 0x110000; c++)
		if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn |
								 UC_CATEGORY_MASK_Cs |
								 UC_CATEGORY_MASK_Co))
			print_character(c);
}

int main(int argc, char **argv)
{
	struct diags diags = {0};
	struct buf out = {0};
	struct tree *t;
	struct find *f;

	i18n_init("locale");
	i18n_choose("id", NULL);
	if (argc == 2 && !strcmp(argv[1], "characters")) {
		print_characters();
		return EXIT_SUCCESS;
	}
	t = argc == 3 ? load_file(argv[2], &diags, NULL) : NULL;
	if (!t)
		return EXIT_FAILURE;
	f = find_new(t, i18n_translation, i18n_count());
	if (!strcmp(argv[1], "index"))
		json_add(&out, find_json(f));
	else
		search_all(t, f);
	fputs(buf_string(&out), stdout);
	buf_release(&out);
	find_free(f);
	tree_free(t);
	return EXIT_SUCCESS;
}
