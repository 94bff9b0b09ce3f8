/* layout_trail.c - what has to fit into one line: a text that is cut, and the answers so far. */
#include <string.h>

#include "base/text.h"
#include "curses/layout.h"

#define ARROW " > " /* between the answers of the trail */

/* Appends a text without its backticks. */
static void add_unmarked(struct buf *out, const char *text, enum text_glyphs glyphs)
{
	for (; *text; text += *text == '`') {
		size_t length = strcspn(text, "`");

		text_add_glyphs(out, text, length, glyphs);
		text += length;
	}
}

/* Returns the bytes of what fits into `columns`. */
static size_t fitting(const char *s, size_t length, int columns)
{
	size_t at = 0, taken;

	while (at < length) {
		columns -= text_char_columns(s + at, length - at, &taken);
		if (columns < 0)
			break;
		at += taken;
	}
	return at;
}

void layout_add_cut(struct buf *out, const char *text, int columns,
		    enum text_glyphs glyphs)
{
	const char *ellipsis = glyphs == TEXT_ALL ? "…" : "...";
	int room = columns - text_columns(ellipsis, strlen(ellipsis));
	struct buf whole = {0};

	add_unmarked(&whole, text, glyphs);
	if (text_columns(buf_string(&whole), whole.length) <= columns) {
		buf_add(out, buf_string(&whole));
	} else if (room > 0) {
		buf_add_bytes(out, whole.s, fitting(whole.s, whole.length, room));
		buf_add(out, ellipsis);
	}
	buf_release(&whole);
}

/* Appends an answer as it stands among those given: a problem, but for the last, by its number
 * alone. */
static void add_crumb(struct buf *out, const struct page *page, size_t i,
		      enum text_glyphs glyphs)
{
	const struct page_crumb *crumb = &page->crumbs[i];

	add_unmarked(out, crumb->number, glyphs);
	if (*crumb->number && i + 1 < page->crumb_count)
		return;
	buf_add(out, *crumb->number ? " " : "");
	add_unmarked(out, crumb->brief, glyphs);
}

/* What stands before an answer: a question belongs to the problem before it. */
static const char *before_crumb(const struct page *page, size_t i)
{
	bool belongs = *page->crumbs[i - 1].number && page->crumbs[i].names_question;

	return belongs ? " " : ARROW;
}

static int crumb_columns(const struct page *page, size_t i, enum text_glyphs glyphs)
{
	struct buf shown = {0};
	int columns;

	add_crumb(&shown, page, i, glyphs);
	columns = text_columns(buf_string(&shown), shown.length);
	buf_release(&shown);
	return columns;
}

/* Returns the first answer from which on all fit, with a sign for those left out before it;
 * the count where not even the last does. */
static size_t first_crumb(const struct page *page, int columns, int sign,
			  enum text_glyphs glyphs)
{
	size_t from = page->crumb_count, fits = from;

	for (; from > 0 && columns >= 0; from--) {
		columns -= crumb_columns(page, from - 1, glyphs);
		if (columns >= (from > 1 ? sign : 0))
			fits = from - 1;
		columns -= from > 1 ? (int)strlen(before_crumb(page, from - 1)) : 0;
	}
	return fits;
}

/* Appends what is left of a trail whose last answer does not fit: the number of a problem, else
 * the sign alone. */
static void add_least(struct buf *out, const struct page *page, int columns,
		      const char *dots, enum text_glyphs glyphs)
{
	const char *number = page->crumbs[page->crumb_count - 1].number;
	struct buf least = {0};

	if (page->crumb_count > 1)
		buf_add_format(&least, "%s" ARROW, dots);
	add_unmarked(&least, number, glyphs);
	if (!*number || text_columns(buf_string(&least), least.length) > columns) {
		buf_clear(&least);
		buf_add(&least, dots);
	}
	if (text_columns(buf_string(&least), least.length) <= columns)
		buf_add(out, buf_string(&least));
	buf_release(&least);
}

void layout_add_trail(struct buf *out, const struct page *page, int columns,
		      enum text_glyphs glyphs)
{
	const char *dots = glyphs == TEXT_ALL ? "…" : "...";
	int sign = text_columns(dots, strlen(dots)) + (int)strlen(ARROW);
	size_t count = page->crumb_count, from = first_crumb(page, columns, sign, glyphs);

	if (count > 0 && from == count)
		add_least(out, page, columns, dots, glyphs);
	else if (from > 0)
		buf_add_format(out, "%s" ARROW, dots);
	for (size_t i = from; i < count; i++) {
		buf_add(out, i > from ? before_crumb(page, i) : "");
		add_crumb(out, page, i, glyphs);
	}
}
