/* layout_work.c - styled text, wrapped and written into the lines of a layout. */
#include "curses/layout_work.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

#include "base/text.h"
#include "base/wrap.h"

void work_release(struct work *w)
{
	buf_release(&w->text);
	free(w->runs);
}

/* --- the text in hand ---------------------------------------------------------------------- */

void work_drop(struct work *w)
{
	buf_clear(&w->text);
	w->run_count = 0;
}

void work_add_bytes(struct work *w, enum layout_role role, const char *s, size_t length)
{
	text_add_glyphs(&w->text, s, length, w->layout->glyphs);
	if (w->run_count > 0 && w->runs[w->run_count - 1].role == role)
		w->run_count--;
	w->runs = mem_grow(w->runs, &w->run_capacity, w->run_count + 1, sizeof *w->runs);
	w->runs[w->run_count++] = (struct work_run){w->text.length, role};
}

void work_add(struct work *w, enum layout_role role, const char *text)
{
	work_add_bytes(w, role, text, strlen(text));
}

void work_add_marked(struct work *w, enum layout_role role, const char *text)
{
	enum layout_role apart = role == ROLE_TEXT ? ROLE_LITERAL : role;
	const char *literal, *rest;
	size_t length;

	while ((rest = page_literal(text, &literal, &length)) != NULL) {
		work_add_bytes(w, role, text, (size_t)(literal - 1 - text));
		work_add(w, apart, "“");
		work_add_bytes(w, apart, literal, length);
		work_add(w, apart, "”");
		text = rest;
	}
	work_add(w, role, text);
}

void work_add_blank(struct work *w)
{
	if (w->text.length > 0)
		work_add(w, w->runs[w->run_count - 1].role, " ");
}

void work_add_label(struct work *w, const char *label)
{
	size_t length = strlen(label);

	work_add_marked(w, ROLE_STRONG, label);
	if (length > 0 && !strchr(":?!.", label[length - 1]))
		work_add(w, ROLE_STRONG, ":");
}

int work_columns(const struct work *w)
{
	return text_columns(buf_string(&w->text), w->text.length);
}

/* --- writing ------------------------------------------------------------------------------- */

static struct layout_line *line_at(struct work *w, size_t at)
{
	struct layout *l = w->layout;

	while (l->count <= at) {
		l->lines =
			mem_grow(l->lines, &l->capacity, l->count + 1, sizeof *l->lines);
		l->lines[l->count++] = (struct layout_line){
			.kind = w->kind, .choice = w->choice, .part = w->part};
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
static void add_spans(struct work *w, struct layout_line *line, int column, size_t *run,
		      size_t start, size_t end)
{
	const char *s = buf_string(&w->text);

	for (; *run < w->run_count && start < end; ++*run) {
		const struct work_run *in = &w->runs[*run];
		size_t stop = MIN(in->end, end);

		if (stop > start) {
			add_span(w->layout, line, column, in->role, s + start,
				 stop - start);
			column += text_columns(s + start, stop - start);
			start = stop;
		}
		if (in->end > end)
			break;
	}
}

void work_cell(struct work *w, int column, int width)
{
	size_t start, end, run = 0;
	struct wrap wrap;

	wrap_init(&wrap, buf_string(&w->text), w->text.length);
	while (wrap_next(&wrap, MAX(width, 2), &start, &end))
		add_spans(w, line_at(w, w->at++), column, &run, start, end);
	wrap_release(&wrap);
	work_drop(w);
}

void work_line(struct work *w, int column)
{
	work_cell(w, column, w->right - column);
}

void work_text(struct work *w, int column, enum layout_role role, const char *text)
{
	work_add_marked(w, role, text);
	work_line(w, column);
}

void work_format(struct work *w, int column, enum layout_role role, const char *format,
		 ...)
{
	struct buf text = {0};
	va_list arguments;

	va_start(arguments, format);
	buf_add_arguments(&text, format, arguments);
	va_end(arguments);
	work_text(w, column, role, buf_string(&text));
	buf_release(&text);
}

void work_detail(struct work *w, int column, const char *label, enum layout_role role,
		 const char *text)
{
	if (!is_given(text))
		return;
	work_add(w, ROLE_TEXT, label);
	work_add_blank(w);
	work_text(w, column, role, text);
}

void work_row(struct work *w, enum layout_role role, const char *text)
{
	add_span(w->layout, line_at(w, w->layout->count), 0, role, text, strlen(text));
}

void work_gap(struct work *w)
{
	const struct layout *l = w->layout;

	if (l->count > 0 && l->lines[l->count - 1].first)
		line_at(w, l->count);
}

void work_part(struct work *w, bool gap)
{
	if (gap)
		work_gap(w);
	w->at = w->layout->count;
	w->part++;
}
