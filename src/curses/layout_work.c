/* layout_work.c - what every part of a layout is written with. */
#include "curses/layout_work.h"

#include <string.h>

void work_cell(struct work *w, int column, int width)
{
	w->at += pen_cell(&w->pen, w->at, column, width, &w->rich);
	rich_clear(&w->rich);
}

void work_line(struct work *w, int column)
{
	work_cell(w, column, w->right - column);
}

void work_text(struct work *w, int column, enum layout_role role, const char *text)
{
	rich_add_marked(&w->rich, role, text);
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

void work_part(struct work *w, bool gap)
{
	if (gap)
		pen_gap(&w->pen);
	w->at = w->layout->count;
	w->pen.part++;
}

void work_label(struct work *w, const char *label)
{
	size_t length = strlen(label);

	rich_add_marked(&w->rich, ROLE_STRONG, label);
	if (length > 0 && !strchr(":?!.", label[length - 1]))
		rich_add(&w->rich, ROLE_STRONG, ":");
}
