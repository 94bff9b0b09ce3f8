/* test_wrap.c - where lines break: with every line of the catalogs, by a table of what is
 * right; how wide characters are; that neither takes more time than the text is long. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../golden.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/wrap.h"

static FILE *open_in_source(const char *name, const char *mode)
{
	const char *srcdir = getenv("srcdir");
	char path[4096];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", srcdir ? srcdir : ".", name);
	file = fopen(path, mode);
	assert_non_null(file);
	return file;
}

/* --- the lines of the catalogs --------------------------------------------------------- */

struct lines {
	char **items;
	size_t count, capacity;
};

static void add_copy(struct lines *l, const char *s)
{
	l->items = mem_grow(l->items, &l->capacity, l->count + 1, sizeof *l->items);
	l->items[l->count++] = strdup(s);
}

static void release_lines(struct lines *l)
{
	for (size_t i = 0; i < l->count; i++)
		free(l->items[i]);
	free(l->items);
}

/* Adds the lines of a message, with quotation marks as they are shown. */
static void end_message(struct lines *l, struct buf *message)
{
	struct buf line = {0};
	bool open = false;

	for (const char *s = buf_string(message); *s; s++) {
		if (*s == '`') {
			buf_add(&line, open ? "”" : "“");
			open = !open;
		} else if (*s != '\n') {
			buf_add_char(&line, *s);
		}
		if ((*s == '\n' || !s[1]) && line.length > 0) {
			add_copy(l, line.s);
			buf_clear(&line);
		}
	}
	buf_release(&line);
	buf_clear(message);
}

/* Appends what stands in the quotation marks of a line of a catalog. */
static void add_quoted(struct buf *message, const char *line)
{
	for (const char *s = strchr(line, '"') + 1; *s && *s != '"'; s++) {
		if (*s == '\\')
			s++;
		buf_add_char(message, s[-1] == '\\' && *s == 'n' ? '\n' : *s);
	}
}

/* Reads all that is said in a catalog, in both languages. */
static void read_catalog(struct lines *l)
{
	FILE *in = open_in_source("po/id.po", "r");
	struct buf message = {0};
	char *line = NULL;
	size_t size = 0;
	bool is_text = false;

	while (getline(&line, &size, in) > 0) {
		if (*line != '"') {
			end_message(l, &message);
			is_text =
				!strncmp(line, "msgid", 5) || !strncmp(line, "msgstr", 6);
		}
		if (is_text && strchr(line, '"'))
			add_quoted(&message, line);
	}
	end_message(l, &message);
	buf_release(&message);
	free(line);
	fclose(in);
	assert_true(l->count > 2000);
}

static const char TABLE[] = "tests/golden/breaks.tsv";

/* --- the table ---------------------------------------------------------------------------- */

/* Appends the shape of a piece: "a" is a letter, "aa" several, the same with 0 for digits;
 * "|" a good break, "~" a weak one, "·" a blank without any. */
static void add_shape(struct buf *out, const struct wrap *w, size_t start, size_t end)
{
	char before[2] = "";

	for (size_t at = start; at < end; at++) {
		unsigned char c = (unsigned char)w->s[at];
		char sign = isdigit(c) ? '0' : isalpha(c) ? 'a' : w->s[at];

		if (at > start && w->places[at] & (WRAP_GOOD | WRAP_WEAK))
			buf_add_char(out, w->places[at] & WRAP_GOOD ? '|' : '~');
		if (!strchr("0a ", sign) || before[0] != sign ||
		    (sign != ' ' && before[1] != sign))
			buf_add_bytes(out, sign == ' ' ? "·" : &sign,
				      sign == ' ' ? strlen("·") : 1);
		before[1] = before[0];
		before[0] = sign;
	}
}

/* Leaves out the marks around words: they never part from them. */
static void trim(const char *s, size_t *start, size_t *end)
{
	static const char *const marks[] = {"“", "”", "…"};
	bool again = true;

	while (again) {
		again = false;
		for (size_t i = 0; i < 3 && *end - *start > 3; i++) {
			if (!memcmp(s + *start, marks[i], 3))
				*start += 3, again = true;
			else if (!memcmp(s + *end - 3, marks[i], 3))
				*end -= 3, again = true;
		}
		if (*end - *start > 1 && strchr("\"'([", s[*start]))
			++*start, again = true;
		if (*end - *start > 1 && strchr("\"')].,:;!?", s[*end - 1]))
			--*end, again = true;
	}
}

/* Adds the rows of a line to the table: a shape, a tab, an example of it. */
static void add_rows(struct lines *table, const char *line)
{
	struct buf row = {0};
	struct wrap w;
	size_t start = 0;

	wrap_init(&w, line, strlen(line));
	for (size_t at = 1; at <= w.length; at++) {
		size_t end = at;

		if (at < w.length && !(w.places[at] & WRAP_GOOD && line[at - 1] == ' '))
			continue;
		while (end > start && line[end - 1] == ' ')
			end--;
		trim(line, &start, &end);
		buf_clear(&row);
		add_shape(&row, &w, start, end);
		buf_add_char(&row, '\t');
		buf_add_bytes(&row, line + start, end - start);
		add_copy(table, row.s);
		start = at;
	}
	wrap_release(&w);
	buf_release(&row);
}

static int by_shape(const void *a, const void *b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;
	size_t m = strcspn(x, "\t"), n = strcspn(y, "\t");
	int order = memcmp(x, y, m < n ? m : n);

	return order ? order : (m > n) - (m < n);
}

/* Keeps one row of each shape, the one with the example that comes first. */
static void make_table(struct lines *table)
{
	size_t kept = 0;

	qsort(table->items, table->count, sizeof *table->items, by_shape);
	for (size_t i = 0; i < table->count; i++) {
		char **last = kept ? &table->items[kept - 1] : NULL;

		if (last && by_shape(last, &table->items[i]) == 0) {
			if (strcmp(*last, table->items[i]) > 0) {
				char *first = table->items[i];

				table->items[i] = *last;
				*last = first;
			}
			free(table->items[i]);
		} else {
			table->items[kept++] = table->items[i];
		}
	}
	table->count = kept;
}

static void make_table_anew(const struct lines *table)
{
	const char *srcdir = getenv("srcdir");
	struct buf path = {0}, text = {0};

	buf_add_format(&path, "%s/%s", srcdir ? srcdir : ".", TABLE);
	for (size_t i = 0; i < table->count; i++)
		buf_add_format(&text, "%s\n", table->items[i]);
	golden_make_anew(path.s, buf_string(&text));
	buf_release(&path);
	buf_release(&text);
}

static void read_table(struct lines *table)
{
	FILE *in = open_in_source(TABLE, "r");
	char *line = NULL;
	size_t size = 0;

	while (getline(&line, &size, in) > 0) {
		line[strcspn(line, "\n")] = '\0';
		add_copy(table, line);
	}
	free(line);
	fclose(in);
}

/* A shape that the table does not have means that lines break in a new way: read it, and
 * take it into the table by TUNTUN_UPDATE=1. */
static void catalogs_break_as_in_the_table(void **state)
{
	struct lines lines = {0}, found = {0}, table = {0};
	int unknown = 0;

	(void)state;
	read_catalog(&lines);
	for (size_t i = 0; i < lines.count; i++)
		add_rows(&found, lines.items[i]);
	make_table(&found);
	if (golden_is_made_anew())
		make_table_anew(&found);
	read_table(&table);
	for (size_t i = 0; i < found.count && !golden_is_made_anew(); i++) {
		if (bsearch(&found.items[i], table.items, table.count,
			    sizeof *table.items, by_shape))
			continue;
		print_message("not in breaks.tsv: %s\n", found.items[i]);
		unknown++;
	}
	assert_int_equal(unknown, 0);
	release_lines(&lines);
	release_lines(&found);
	release_lines(&table);
}

/* --- folding ------------------------------------------------------------------------------ */
static void assert_wraps(const char *text, int columns, const char *expected)
{
	struct buf lines = {0};
	struct wrap w;
	size_t start, end;

	wrap_init(&w, text, strlen(text));
	while (wrap_next(&w, columns, &start, &end)) {
		assert_true(text_columns(text + start, end - start) <= columns);
		buf_add_bytes(&lines, text + start, end - start);
		buf_add_char(&lines, '|');
	}
	wrap_release(&w);
	assert_string_equal(buf_string(&lines), expected);
	buf_release(&lines);
}

static void lines_break_between_words(void **state)
{
	(void)state;
	assert_wraps("", 10, "");
	assert_wraps("one", 10, "one|");
	assert_wraps("one two three", 7, "one two|three|");
	assert_wraps("one two three", 3, "one|two|thr|ee|");
	assert_wraps("項目項目項目", 5, "項目|項目|項目|");
	assert_wraps("ends here ", 9, "ends here|");
	assert_wraps("di e-Kinerja", 6, "di|e-Kine|rja|");
	assert_wraps("di SIASN/e-Kinerja", 12, "di SIASN/|e-Kinerja|");
	assert_wraps("di “e-Kinerja”", 9, "di|“e-Kinerj|a”|");
	assert_wraps("buka kinerja.bkn.go.id.", 20, "buka|kinerja.bkn.go.id.|");
	assert_wraps("sd-smp", 4, "sd-|smp|");
}

/* Whatever the width, a line fits, has no blank at its end, and no text is lost; and it ends
 * at a good place, unless a word is wider. */
static void assert_folds(const char *line, int columns)
{
	struct wrap w;
	size_t start, end, before = 0;

	wrap_init(&w, line, strlen(line));
	while (wrap_next(&w, columns, &start, &end)) {
		assert_int_equal(start, before);
		assert_true(end >= start && w.at > start);
		assert_true(text_columns(line + start, end - start) <= columns);
		assert_true(end == start || line[end - 1] != ' ');
		assert_int_equal(strspn(line + end, " ") >= w.at - end, true);
		if (w.at < w.length && !(w.places[w.at] & WRAP_GOOD))
			for (size_t at = start + 1; at < w.at; at++)
				assert_false(w.places[at] & WRAP_GOOD);
		before = w.at;
	}
	assert_int_equal(before, strlen(line));
	wrap_release(&w);
}

static void catalogs_fit_every_width(void **state)
{
	struct lines lines = {0};

	(void)state;
	read_catalog(&lines);
	for (size_t i = 0; i < lines.count; i++)
		for (int columns = 20; columns <= 132; columns++)
			assert_folds(lines.items[i], columns);
	release_lines(&lines);
}

static void codes_stay_whole_while_they_fit(void **state)
{
	static const char path[] = "Kode jalur: tree-one/1:viewer=teacher,problem=a-b";

	(void)state;
	assert_wraps(path, 40, "Kode jalur:|tree-one/1:viewer=teacher,problem=a-b|");
	assert_wraps(path, 30, "Kode jalur:|tree-one/1:viewer=teacher,|problem=a-b|");
	assert_wraps("di https://siasn-satu.bkn.go.id/a", 25,
		     "di|https://siasn-satu.bkn.|go.id/a|");
	assert_wraps("tulis --no-color saja", 10, "tulis|--no-color|saja|");
	assert_wraps("berkas tuntun-4B.txt ini", 14, "berkas|tuntun-4B.txt|ini|");
	assert_wraps("bentuk s/d dan dd-mm", 8, "bentuk|s/d dan|dd-mm|");
	assert_wraps("tanggal 2026-11-28", 15, "tanggal|2026-11-28|");
}

static void closing_signs_never_begin_a_line(void **state)
{
	(void)state;
	assert_wraps("satu “dua” (tiga)", 11, "satu “dua”|(tiga)|");
	assert_wraps("satu dua !", 8, "satu|dua !|");
	assert_wraps("satu ( dua )", 8, "satu|( dua )|");
	assert_wraps("menu › satu", 6, "menu ›|satu|");
	assert_wraps("menu – satu", 6, "menu –|satu|");
	assert_wraps("berkas .txt", 7, "berkas|.txt|");
	assert_wraps("項目、項目。", 6, "項目、|項目。|");
	assert_wraps("「項目」項", 4, "「項|目」|項|");
}

static void what_is_invisible_is_no_place_for_a_break(void **state)
{
	(void)state;
	assert_wraps("satu\u00A0dua tiga", 9, "satu\u00A0dua|tiga|");
	assert_wraps("satu\u200Bdua", 4, "satu\u200B|dua|");
	assert_wraps("項\u2060目項", 4, "項\u2060目|項|");
	assert_wraps("aa e\u0301\u0301e", 4, "aa|e\u0301\u0301e|");
	assert_wraps("abcd\u0301ef", 4, "abcd\u0301|ef|");
	assert_wraps("a \u0301bc", 3, "a \u0301b|c|");
	assert_wraps("\u0301\u0301", 2, "\u0301\u0301|");
	assert_wraps("  satu", 3, "  s|atu|");
	assert_wraps("   ", 2, "|");
}

static size_t measured;

static int count_measures(const char *s, size_t length, size_t *taken)
{
	measured++;
	return text_char_columns(s, length, taken);
}

/* Folds a piece `count` times in a row; returns how often a character was measured. */
static size_t measures_of(const char *piece, size_t count, int columns)
{
	struct buf text = {0};
	struct wrap w;
	size_t start, end;

	for (size_t i = 0; i < count; i++)
		buf_add(&text, piece);
	wrap_init(&w, text.s, text.length);
	w.measure = count_measures;
	measured = 0;
	while (wrap_next(&w, columns, &start, &end))
		;
	wrap_release(&w);
	buf_release(&text);
	return measured;
}

static void folding_takes_time_as_the_text_is_long(void **state)
{
	static const char *const pieces[] = {"a",      "ab ", "\u0301", "a\u0301 ",
					     "aa-aa-", "項",  "... ",	"a.b/"};
	enum { COUNT = 10000 };

	(void)state;
	for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
		for (int columns = 2; columns < 200; columns += 39)
			assert_true(measures_of(pieces[i], COUNT, columns) <=
				    2 * COUNT * strlen(pieces[i]));
}

/* --- widths ------------------------------------------------------------------------------- */

/* All that the program says has characters of one column: so no version of the C library
 * can take them for wider. */
static void catalogs_have_no_wide_characters(void **state)
{
	struct lines lines = {0};
	size_t taken;

	(void)state;
	read_catalog(&lines);
	for (size_t i = 0; i < lines.count; i++)
		for (const char *s = lines.items[i]; *s; s += taken) {
			assert_int_equal(text_char_columns(s, strlen(s), &taken), 1);
			assert_true(text_read(s, strlen(s), &taken) < 0x2C00);
		}
	release_lines(&lines);
}

static void widths_are_those_of_the_table(void **state)
{
	static const struct {
		const char *s;
		int columns;
	} widths[] = {
		{"é", 1},	   {"\u00AD", 1},     {"“", 1},
		{"×", 1},	   {"…", 1},	      {"▲", 1},
		{"─", 1},	   {"›", 1},	      {"✓", 1},
		{"\u0301", 0},	   {"\u200B", 0},     {"\u200D", 0},
		{"\u2060", 0},	   {"\uFEFF", 0},     {"\uFE0F", 0},
		{"\u20E3", 0},	   {"項", 2},	      {"한", 2},
		{"\u1161", 0},	   {"Ａ", 2},	      {"ｱ", 1},
		{"\u3000", 2},	   {"\U0001F600", 2}, {"\U0001F1EE", 1},
		{"\U0001F3FB", 2}, {"\u2764", 1},     {"ก", 1},
		{"\u0E31", 0},	   {"\u0378", 1},     {"\U0010FFFF", 1},
		{"\uE000", 1},	   {"\uFFFD", 1},     {"\xFF", 1},
		{"\xE2\x80", 2},   {"\x7F", 0},	      {"\xC2\x85", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		assert_int_equal(text_columns(widths[i].s, strlen(widths[i].s)),
				 widths[i].columns);
}

/* Where the locale has nothing but ASCII, wcwidth() knows no other character, and a document
 * in UTF-8 is folded all the same. */
static void widths_are_the_same_in_the_c_locale(void **state)
{
	static const char text[] = "“é” 項 e\u0301 ▲";

	(void)state;
	setlocale(LC_CTYPE, "C");
	assert_int_equal(text_columns(text, strlen(text)), 10);
	assert_wraps(text, 6, "“é” 項|e\u0301 ▲|");
	setlocale(LC_CTYPE, "C.UTF-8");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(catalogs_break_as_in_the_table),
		cmocka_unit_test(catalogs_fit_every_width),
		cmocka_unit_test(lines_break_between_words),
		cmocka_unit_test(codes_stay_whole_while_they_fit),
		cmocka_unit_test(closing_signs_never_begin_a_line),
		cmocka_unit_test(what_is_invisible_is_no_place_for_a_break),
		cmocka_unit_test(folding_takes_time_as_the_text_is_long),
		cmocka_unit_test(catalogs_have_no_wide_characters),
		cmocka_unit_test(widths_are_those_of_the_table),
		cmocka_unit_test(widths_are_the_same_in_the_c_locale),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return golden_run("wrap", tests, sizeof tests / sizeof *tests);
}
