/* layout_builder.c - styled text, wrapped and written into the lines of a layout. */
#include "curses/layout_builder.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

#include "base/text.h"
#include "base/wrap.h"

void build_release(struct builder *b)
{
	buf_release(&b->text);
	free(b->runs);
}

/* --- the text in hand ---------------------------------------------------------------------- */

void build_drop(struct builder *b)
{
	buf_clear(&b->text);
	b->run_count = 0;
}

void build_add_bytes(struct builder *b, enum layout_role role, const char *s,
		     size_t length)
{
	text_add_glyphs(&b->text, s, length, b->options->glyphs);
	if (b->run_count > 0 && b->runs[b->run_count - 1].role == role)
		b->run_count--;
	b->runs = mem_grow(b->runs, &b->run_capacity, b->run_count + 1, sizeof *b->runs);
	b->runs[b->run_count++] = (struct builder_run){b->text.length, role};
}

void build_add(struct builder *b, enum layout_role role, const char *text)
{
	build_add_bytes(b, role, text, strlen(text));
}

void build_add_marked(struct builder *b, enum layout_role role, const char *text)
{
	enum layout_role apart = role == ROLE_TEXT ? ROLE_LITERAL : role;
	const char *literal, *rest;
	size_t length;

	while ((rest = page_literal(text, &literal, &length)) != NULL) {
		build_add_bytes(b, role, text, (size_t)(literal - 1 - text));
		build_add(b, apart, "“");
		build_add_bytes(b, apart, literal, length);
		build_add(b, apart, "”");
		text = rest;
	}
	build_add(b, role, text);
}

void build_add_blank(struct builder *b)
{
	if (b->text.length > 0)
		build_add(b, b->runs[b->run_count - 1].role, " ");
}

void build_add_label_to(struct builder *b, const char *label, const char *text)
{
	size_t length = strlen(label);

	build_add_marked(b, ROLE_STRONG, label);
	if (length > 0 && !strchr(":?!.", label[length - 1]))
		build_add(b, ROLE_STRONG, page_mark(label, text));
}

void build_add_label(struct builder *b, const char *label)
{
	build_add_label_to(b, label, "");
}

void build_cut(struct builder *b, int columns)
{
	const char *sign = b->options->glyphs == TEXT_ASCII ? "..." : "…";
	int left = columns - text_columns(sign, strlen(sign));
	size_t at = 0, taken;

	if (build_columns(b) <= columns)
		return;
	while ((left -= text_char_columns(b->text.s + at, b->text.length - at, &taken)) >=
	       0)
		at += taken;
	b->text.length = at;
	b->text.s[at] = '\0';
	while (b->run_count > 1 && b->runs[b->run_count - 2].end >= at)
		b->run_count--;
	b->runs[b->run_count - 1].end = at;
	build_add(b, ROLE_TEXT, sign);
}

int build_columns(const struct builder *b)
{
	return text_columns(buf_string(&b->text), b->text.length);
}

/* --- writing ------------------------------------------------------------------------------- */

static struct layout_line *line_at(struct builder *b, size_t at)
{
	struct layout *l = b->layout;

	while (l->count <= at) {
		l->lines =
			mem_grow(l->lines, &l->capacity, l->count + 1, sizeof *l->lines);
		l->lines[l->count++] = (struct layout_line){
			.kind = b->kind, .choice = b->choice, .part = b->part};
	}
	return &l->lines[at];
}

/* Adds a span where its column puts it on the line. */
static void add_span(struct layout *l, struct layout_line *line, int column,
		     enum layout_role role, const char *s, size_t length)
{
	struct layout_span *span = arena_alloc(&l->arena, sizeof *span);
	struct layout_span **at = &line->first;

	while (*at && (*at)->column < column)
		at = &(*at)->next;
	*span = (struct layout_span){
		.next = *at,
		.text = arena_copy(&l->arena, s, length),
		.column = column,
		.role = role,
	};
	*at = span;
}

/* Adds the spans of one line of a cell: the parts of the runs that it holds, from the run
 * on that `run` says. Stores the one that the next line may begin in. */
static void add_spans(struct builder *b, struct layout_line *line, int column,
		      size_t *run, size_t start, size_t end)
{
	const char *s = buf_string(&b->text);

	for (; *run < b->run_count && start < end; ++*run) {
		const struct builder_run *in = &b->runs[*run];
		size_t stop = MIN(in->end, end);

		if (stop > start) {
			add_span(b->layout, line, column, in->role, s + start,
				 stop - start);
			column += text_columns(s + start, stop - start);
			start = stop;
		}
		if (in->end > end)
			break;
	}
}

void build_cell(struct builder *b, int column, int width)
{
	size_t start, end, run = 0;
	struct wrap wrap;

	wrap_init(&wrap, buf_string(&b->text), b->text.length);
	while (wrap_next(&wrap, MAX(width, 2), &start, &end))
		add_spans(b, line_at(b, b->at++), column, &run, start, end);
	wrap_release(&wrap);
	build_drop(b);
}

void build_line(struct builder *b, int column)
{
	build_cell(b, column, b->right - column);
}

void build_text(struct builder *b, int column, enum layout_role role, const char *text)
{
	build_add_marked(b, role, text);
	build_line(b, column);
}

void build_format(struct builder *b, int column, enum layout_role role,
		  const char *format, ...)
{
	struct buf text = {0};
	va_list arguments;

	va_start(arguments, format);
	buf_add_arguments(&text, format, arguments);
	va_end(arguments);
	build_text(b, column, role, buf_string(&text));
	buf_release(&text);
}

void build_detail(struct builder *b, int column, const char *label, enum layout_role role,
		  const char *text)
{
	if (!is_given(text))
		return;
	build_add(b, ROLE_TEXT, label);
	build_add_blank(b);
	build_text(b, column, role, text);
}

void build_row(struct builder *b, enum layout_role role, const char *text)
{
	add_span(b->layout, line_at(b, b->layout->count), 0, role, text, strlen(text));
}

void build_gap(struct builder *b)
{
	const struct layout *l = b->layout;

	if (l->count > 0 && l->lines[l->count - 1].first)
		line_at(b, l->count);
}

void build_part(struct builder *b, bool gap)
{
	if (gap)
		build_gap(b);
	b->at = b->layout->count;
	b->part++;
}
