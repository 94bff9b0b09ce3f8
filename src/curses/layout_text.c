/* layout_text.c - the lines of a layout as they are written. */
#include "curses/layout_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/wrap.h"

void rich_release(struct rich *r)
{
	buf_release(&r->text);
	free(r->runs);
	*r = (struct rich){.glyphs = r->glyphs};
}

void rich_clear(struct rich *r)
{
	buf_clear(&r->text);
	r->count = 0;
}

static void end_run(struct rich *r, enum layout_role role)
{
	if (r->count > 0 && r->runs[r->count - 1].role == role)
		r->count--;
	r->runs = mem_grow(r->runs, &r->capacity, r->count + 1, sizeof *r->runs);
	r->runs[r->count++] = (struct rich_run){r->text.length, role};
}

void rich_add_bytes(struct rich *r, enum layout_role role, const char *s, size_t length)
{
	text_add_glyphs(&r->text, s, length, r->glyphs);
	end_run(r, role);
}

void rich_add(struct rich *r, enum layout_role role, const char *text)
{
	rich_add_bytes(r, role, text, strlen(text));
}

void rich_add_marked(struct rich *r, enum layout_role role, const char *text)
{
	enum layout_role apart = role == ROLE_TEXT ? ROLE_LITERAL : role;
	const char *literal, *rest;
	size_t length;

	while ((rest = page_literal(text, &literal, &length)) != NULL) {
		rich_add_bytes(r, role, text, (size_t)(literal - 1 - text));
		rich_add(r, apart, "“");
		rich_add_bytes(r, apart, literal, length);
		rich_add(r, apart, "”");
		text = rest;
	}
	rich_add(r, role, text);
}

void rich_add_blank(struct rich *r)
{
	if (r->text.length > 0)
		rich_add(r, r->runs[r->count - 1].role, " ");
}

int rich_columns(const struct rich *r)
{
	return text_columns(buf_string(&r->text), r->text.length);
}

static struct layout_line *line_at(struct layout_pen *pen, size_t at)
{
	struct layout *l = pen->layout;

	while (l->count <= at) {
		l->lines =
			mem_grow(l->lines, &l->capacity, l->count + 1, sizeof *l->lines);
		l->lines[l->count++] = (struct layout_line){
			.kind = pen->kind, .choice = pen->choice, .part = pen->part};
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
static void add_spans(struct layout *l, struct layout_line *line, int column,
		      const struct rich *r, size_t *run, size_t start, size_t end)
{
	const char *s = buf_string(&r->text);

	for (; *run < r->count && start < end; ++*run) {
		const struct rich_run *in = &r->runs[*run];
		size_t stop = in->end < end ? in->end : end;

		if (stop > start) {
			add_span(l, line, column, in->role, s + start, stop - start);
			column += text_columns(s + start, stop - start);
			start = stop;
		}
		if (in->end > end)
			break;
	}
}

size_t pen_cell(struct layout_pen *pen, size_t first, int column, int width,
		const struct rich *r)
{
	size_t start, end, run = 0, lines = 0;
	struct wrap wrap;

	wrap_init(&wrap, buf_string(&r->text), r->text.length);
	while (wrap_next(&wrap, width > 2 ? width : 2, &start, &end)) {
		struct layout_line *line = line_at(pen, first + lines);

		add_spans(pen->layout, line, column, r, &run, start, end);
		lines++;
	}
	wrap_release(&wrap);
	return lines;
}

void pen_row(struct layout_pen *pen, int column, enum layout_role role, const char *text)
{
	struct layout *l = pen->layout;

	add_span(l, line_at(pen, l->count), column, role, text, strlen(text));
}

void pen_gap(struct layout_pen *pen)
{
	const struct layout *l = pen->layout;

	if (l->count > 0 && l->lines[l->count - 1].first)
		line_at(pen, l->count);
}
