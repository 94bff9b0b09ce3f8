/* diag.c - what is wrong with a file, and where. */
#include "base/diag.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"

/* Characters of a source line: shown around a column, and gone over to find it. */
enum { SHOWN_BEFORE = 50, SHOWN_AFTER = 40, MAX_COLUMN = 10000 };

const struct diag_kind diag_kinds[] = {
#define DIAG(code, severity, title) {#code, severity, title},
#include "base/diag_codes.h"
#undef DIAG
};

void diags_init(struct diags *list, const char *file)
{
	*list = (struct diags){.file = mem_copy_string(file), .most = SIZE_MAX};
}

void diags_release(struct diags *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].detail);
	free(list->items);
	free(list->file);
	*list = (struct diags){0};
}

/* Appends the detail. What the message itself has of invisible characters, its language
 * wants. */
static void add_detail(struct buf *out, const char *s, size_t length, const char *message)
{
	char number[16];
	size_t taken;

	for (; length; s += taken, length -= taken) {
		uint32_t c = text_read(s, length, &taken);

		if (!text_is_invisible(c) || memmem(message, strlen(message), s, taken)) {
			text_add_inert(out, s, taken);
			continue;
		}
		snprintf(number, sizeof number, "<U+%04X>", c);
		buf_add(out, number);
	}
}

void diag_add(struct diags *list, enum diag_code code, struct place place,
	      const char *format, ...)
{
	struct diag d = {code, place, list->count, NULL};
	struct buf raw = {0}, inert = {0};
	va_list args;

	if (list->count == list->most)
		return;
	if (list->count + 1 == list->most) {
		d.code = E025;
		format = "";
	}
	va_start(args, format);
	buf_add_arguments(&raw, format, args);
	va_end(args);
	if (raw.length > 0)
		add_detail(&inert, raw.s, raw.length, format);
	buf_release(&raw);
	d.detail = inert.s ? inert.s : mem_copy_string("");
	MEM_APPEND(list->items, list->count, list->capacity, d);
}

static int by_place(const void *a, const void *b)
{
	const struct diag *x = a, *y = b;
	/* Up to E005 they are about bytes. */
	size_t x_order[] = {x->place.line, x->code > E005, x->place.column, x->number};
	size_t y_order[] = {y->place.line, y->code > E005, y->place.column, y->number};
	size_t i = 0;

	while (i < 3 && x_order[i] == y_order[i])
		i++;
	return x_order[i] < y_order[i] ? -1 : 1;
}

void diags_sort(struct diags *list)
{
	if (list->count)
		qsort(list->items, list->count, sizeof *list->items, by_place);
}

size_t diags_count(const struct diags *list, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += diag_kinds[list->items[i].code].severity == severity;
	return count;
}

/* Returns the byte at which the character number `characters` (from 0) starts. */
static size_t byte_of(const char *s, size_t length, size_t characters)
{
	size_t at = 0, taken;

	for (; at < length && characters; at += taken, characters--)
		text_read(s + at, length - at, &taken);
	return at;
}

/* The file while it is read again for the findings, which come in order: no line is read
 * twice. */
struct reader {
	FILE *file;
	char *text;
	size_t size, length;
	uint32_t line;
};

/* Moves on in the file to `line`; false where it ends before, or is past it. */
static bool seek_line(struct reader *r, uint32_t line)
{
	while (r->line < line) {
		ssize_t length = getline(&r->text, &r->size, r->file);

		if (length < 0)
			return false;
		r->line++;
		/* Its end is no part of it; a carriage return within it is shown. */
		r->length = (size_t)length;
		r->length -= r->length && r->text[r->length - 1] == '\n';
		r->length -= r->length && r->text[r->length - 1] == '\r';
	}
	return r->line == line;
}

static void add_shown(struct buf *out, const char *s, size_t length, bool ascii)
{
	struct buf inert = {0};

	text_add_inert(&inert, s, length);
	text_add_glyphs(out, buf_string(&inert), inert.length,
			ascii ? TEXT_ASCII : TEXT_ALL);
	buf_release(&inert);
}

/* Writes the piece of a line around the column, and a caret under the column. */
static void put_source_line(FILE *out, const char *line, size_t length, uint32_t column,
			    bool ascii)
{
	uint32_t before = column > SHOWN_BEFORE ? SHOWN_BEFORE : column - 1;
	size_t start = byte_of(line, length, column - 1 - before);
	size_t caret = start + byte_of(line + start, length - start, before);
	size_t end = caret + byte_of(line + caret, length - caret, SHOWN_AFTER);
	struct buf shown = {0};
	int columns;

	add_shown(&shown, line + start, caret - start, ascii);
	columns = text_columns(buf_string(&shown), shown.length);
	add_shown(&shown, line + caret, end - caret, ascii);
	fprintf(out, "  %s\n  %*s^\n", buf_string(&shown), columns, "");
	buf_release(&shown);
}

static void put_finding(FILE *out, const char *file, const struct diag *d, bool ascii)
{
	static const char *const severities[] = {N_("note"), N_("warning"), N_("error")};
	const struct diag_kind *kind = &diag_kinds[d->code];
	struct buf line = {0}, shown = {0};

	text_add_inert(&line, file, strlen(file));
	if (d->place.line)
		buf_add_format(&line, ":%u:%u", d->place.line, d->place.column);
	buf_add_format(&line, ": %s: %s", _(severities[kind->severity]), _(kind->title));
	if (*d->detail)
		buf_add_format(&line, ": %s", d->detail);
	buf_add_format(&line, " [%s]", kind->name);
	add_shown(&shown, line.s, line.length, ascii);
	fprintf(out, "%s\n", buf_string(&shown));
	buf_release(&line);
	buf_release(&shown);
}

void diags_print(const struct diags *list, FILE *out, bool ascii)
{
	struct reader r = {0};

	for (size_t i = 0; i < list->count; i++) {
		const struct diag *d = &list->items[i];
		size_t mark;

		put_finding(out, list->file, d, ascii);
		if (!d->place.line || d->place.column > MAX_COLUMN)
			continue;
		/* Only where it was read before: a pipe would have us wait. */
		if (!r.file)
			r.file = fopen(list->path ? list->path : list->file, "re");
		if (!r.file || !seek_line(&r, d->place.line))
			continue;
		mark = r.line == 1 ? text_mark(r.text, r.length) : 0;
		put_source_line(out, r.text + mark, r.length - mark, d->place.column,
				ascii);
	}
	free(r.text);
	if (r.file)
		fclose(r.file);
}
