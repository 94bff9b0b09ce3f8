/* diag.c - what is wrong with a file, and where. */
#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"

enum { SHOWN_BEFORE = 50, SHOWN_AFTER = 40 }; /* characters of a source line */

static const struct {
	const char *name;
	enum severity severity;
	const char *title;
} codes[] = {
#define DIAG(code, severity, title) {#code, severity, title},
#include "base/diag_codes.h"
#undef DIAG
};

void diags_init(struct diags *list, const char *file)
{
	*list = (struct diags){.file = mem_copy_string(file)};
}

void diags_release(struct diags *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].detail);
	free(list->items);
	free(list->file);
	*list = (struct diags){0};
}

void diag_add(struct diags *list, enum diag_code code, struct place place,
	      const char *format, ...)
{
	va_list args;
	char *raw = NULL;
	struct buf inert = {0};
	int length;

	va_start(args, format);
	length = vasprintf(&raw, format, args);
	va_end(args);
	if (length > 0)
		text_add_inert(&inert, raw, (size_t)length);
	if (length >= 0)
		free(raw);
	list->items = mem_grow(list->items, &list->capacity, list->count + 1,
			       sizeof *list->items);
	list->items[list->count++] =
		(struct diag){code, place, inert.s ? inert.s : mem_copy_string("")};
}

static bool comes_before(const struct diag *a, const struct diag *b)
{
	if (a->place.line != b->place.line)
		return a->place.line < b->place.line;
	return a->place.column < b->place.column;
}

static void merge(struct diag *items, struct diag *room, size_t count)
{
	size_t half = count / 2, left = 0, right = half;

	if (count < 2)
		return;
	merge(items, room, half);
	merge(items + half, room, count - half);
	for (size_t i = 0; i < count; i++) {
		bool take_right =
			left == half ||
			(right < count && comes_before(&items[right], &items[left]));

		room[i] = items[take_right ? right++ : left++];
	}
	memcpy(items, room, count * sizeof *items);
}

void diags_sort(struct diags *list)
{
	struct diag *room = mem_resize(NULL, list->count * sizeof *room);

	merge(list->items, room, list->count);
	free(room);
}

bool diags_have_error(const struct diags *list)
{
	return diags_count(list, DIAG_ERROR) > 0;
}

size_t diags_count(const struct diags *list, enum severity severity)
{
	size_t count = 0;

	for (size_t i = 0; i < list->count; i++)
		count += codes[list->items[i].code].severity == severity;
	return count;
}

const char *diag_name(enum diag_code code)
{
	return codes[code].name;
}

enum severity diag_severity(enum diag_code code)
{
	return codes[code].severity;
}

const char *diag_title(enum diag_code code)
{
	return _(codes[code].title);
}

static const char *severity_name(enum severity severity)
{
	switch (severity) {
	case DIAG_NOTE:
		return _("note");
	case DIAG_WARNING:
		return _("warning");
	default:
		return _("error");
	}
}

static void put(FILE *out, const char *s, size_t length, bool ascii)
{
	struct buf inert = {0}, shown = {0};

	text_add_inert(&inert, s, length);
	if (ascii)
		text_add_ascii(&shown, buf_string(&inert), inert.length);
	fputs(buf_string(ascii ? &shown : &inert), out);
	buf_release(&inert);
	buf_release(&shown);
}

/* Returns the byte at which the character number `characters` (from 0) starts. */
static size_t byte_of(const char *s, size_t length, size_t characters)
{
	size_t at = 0, taken;

	for (; at < length && characters; at += taken, characters--)
		text_read(s + at, length - at, &taken);
	return at;
}

/* Writes the piece of the line around the column, and a caret under the column. */
static void put_source_line(FILE *out, const char *line, uint32_t column, bool ascii)
{
	size_t length = strcspn(line, "\r\n");
	size_t before = column > SHOWN_BEFORE ? SHOWN_BEFORE : column - 1;
	size_t start = byte_of(line, length, column - 1 - before);
	size_t caret = start + byte_of(line + start, length - start, before);
	size_t end = caret + byte_of(line + caret, length - caret, SHOWN_AFTER);
	struct buf shown = {0};

	text_add_inert(&shown, line + start, caret - start);
	fputs("  ", out);
	put(out, line + start, end - start, ascii);
	fprintf(out, "\n  %*s^\n", text_columns(buf_string(&shown), shown.length), "");
	buf_release(&shown);
}

/* Moves on in the file to `line`; false where it ends before. */
static bool seek_line(FILE *file, char **text, size_t *size, uint32_t *at, uint32_t line)
{
	while (*at < line) {
		if (getline(text, size, file) < 0)
			return false;
		(*at)++;
	}
	return true;
}

static void put_finding(FILE *out, const char *file, const struct diag *d, bool ascii)
{
	struct buf line = {0};

	text_add_inert(&line, file, strlen(file));
	if (d->place.line)
		buf_add_format(&line, ":%u:%u", d->place.line, d->place.column);
	buf_add_format(&line, ": %s: %s", severity_name(codes[d->code].severity),
		       diag_title(d->code));
	if (*d->detail)
		buf_add_format(&line, ": %s", d->detail);
	buf_add_format(&line, " [%s]", codes[d->code].name);
	put(out, line.s, line.length, ascii);
	fputc('\n', out);
	buf_release(&line);
}

void diags_print(const struct diags *list, FILE *out, bool ascii)
{
	FILE *file = list->count ? fopen(list->file, "re") : NULL;
	char *text = NULL;
	size_t size = 0;
	uint32_t at = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct diag *d = &list->items[i];

		put_finding(out, list->file, d, ascii);
		if (!file || !d->place.line)
			continue;
		if (at > d->place.line) {
			rewind(file);
			at = 0;
		}
		if (seek_line(file, &text, &size, &at, d->place.line))
			put_source_line(out, text, d->place.column, ascii);
	}
	free(text);
	if (file)
		fclose(file);
}
