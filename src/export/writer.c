/* writer.c - the blocks of a document, in the markup of any format. */
#include "export/writer.h"

#include <string.h>

#include "base/tr.h"

enum { HANG = 4 /* columns that what goes on below a first line stands in */ };

/* Appends markup; NULL is none. */
static void add(const struct writer *w, struct buf *line, const char *markup, ...)
{
	va_list arguments;

	va_start(arguments, markup);
	if (markup)
		phrases_add_markup(line, w->format->style, markup, &arguments);
	va_end(arguments);
}

/* Writes a line, and empties it for the next. */
static void put(struct writer *w, int indent, int hang, struct buf *line)
{
	if (w->format->put && line->length)
		w->format->put(w, indent, hang, line);
	else
		buf_add(w->out, buf_string(line));
	buf_clear(line);
}

/* Appends a label without the blanks around it, and a mark unless it ends in one. */
static void add_label(struct buf *out, const char *label, const char *mark)
{
	size_t length;

	label += strspn(label, " ");
	for (length = strlen(label); length > 0 && label[length - 1] == ' ';)
		length--;
	buf_add_bytes(out, label, length);
	if (length && !phrases_end(buf_string(out)))
		buf_add(out, mark);
}

static void add_remark(const struct writer *w, struct buf *line, const char *markup,
		       const char *added)
{
	struct buf text = {0};

	phrases_add_added(&text, added);
	add(w, line, markup, buf_string(&text));
	buf_release(&text);
}

void writer_begin(struct writer *w, const char *title, const char *language)
{
	if (w->format->begin)
		w->format->begin(w, title, language);
}

void writer_end(struct writer *w)
{
	if (w->format->end)
		w->format->end(w);
}

/* --- headings and texts ---------------------------------------------------------------------- */

void writer_add_heading(struct writer *w, int level, const char *anchor, const char *text)
{
	w->format->begin_block(w, level == 1 ? WRITER_TITLE : WRITER_HEADING);
	w->format->heading(w, level, anchor, text);
}

void writer_add_text(struct writer *w, enum writer_kind kind, const char *label,
		     const char *text, const char *added)
{
	const struct writer_format *f = w->format;
	const struct writer_markup *m = &f->blocks[kind];
	const char *mark = *f->colon ? page_mark(label, text) : "";
	bool shown = *text || (*label && !*f->colon);
	struct buf line = {0}, marked = {0};

	if (kind == WRITER_WARNING)
		mark = "!";
	f->begin_block(w, kind == WRITER_LITERAL ? WRITER_FACT : kind);
	add_label(&marked, label, mark);
	if (shown)
		add(w, &line, m->text, buf_string(&marked), text);
	put(w, 0, kind == WRITER_TEXT ? 0 : HANG, &line);
	if (*added)
		add_remark(w, &line, shown ? m->added : f->alone, added);
	put(w, shown ? HANG : 0, shown ? HANG : 0, &line);
	add(w, &line, m->end);
	put(w, 0, 0, &line);
	buf_release(&line);
	buf_release(&marked);
}

void writer_add_paragraph(struct writer *w, const char *text, const char *added)
{
	writer_add_text(w, WRITER_TEXT, "", text, added);
}

void writer_add_handover(struct writer *w, const char *text)
{
	w->format->begin_block(w, WRITER_HANDOVER);
	w->format->handover(w, text, false);
}

bool writer_next_line(const char **text, const char **line, size_t *length)
{
	*line = *text;
	*length = strcspn(*text, "\n");
	*text += *length + ((*text)[*length] == '\n');
	return *text > *line;
}

/* --- steps ----------------------------------------------------------------------------------- */

static void add_details(struct writer *w, const struct page_step *s, struct buf *line)
{
	const struct writer_format *f = w->format;
	const char *const details[DETAILS][2] = {
		[DETAIL_BUTTON] = {_("Button"), s->says_button ? "" : s->button},
		[DETAIL_LINK] = {_("Address"), s->link},
		[DETAIL_WAIT] = {_("Waiting time"), s->wait},
	};
	bool any = false;

	for (int i = 0; i < DETAILS; i++) {
		if (!*details[i][1])
			continue;
		if (!any)
			add(w, line, f->details_begin);
		any = true;
		add(w, line, f->details[i], details[i][0], details[i][1]);
		put(w, HANG, 2 * HANG, line);
	}
	if (any)
		add(w, line, f->details_end);
	put(w, 0, 0, line);
}

void writer_add_step(struct writer *w, const struct page_step *s, const char *added)
{
	const struct writer_format *f = w->format;
	const struct writer_markup *m = &f->blocks[WRITER_STEP];
	bool below = *s->link || *s->wait || *added || *s->handover ||
		     (*s->button && !s->says_button);
	struct buf turn = {0}, who = {0}, line = {0};

	f->begin_block(w, WRITER_STEP);
	phrases_add_turn(&turn, s, true);
	add_label(&who, buf_string(&turn), "");
	add(w, &line, f->turn[s->yours], buf_string(&who), s->number, buf_string(&who));
	phrases_add_where(&line, f->names, s);
	add(w, &line, m->text, *f->colon ? page_mark("", s->text) : ":", s->text);
	put(w, 0, HANG, &line);
	if (below)
		add(w, &line, f->below);
	add_details(w, s, &line);
	if (*added)
		add_remark(w, &line, m->added, added);
	put(w, HANG, HANG, &line);
	if (*s->handover) {
		add(w, &line, f->handover_label, s->handover_label);
		put(w, HANG, HANG, &line);
		f->handover(w, s->handover, true);
	}
	add(w, &line, m->end);
	put(w, 0, 0, &line);
	buf_release(&line);
	buf_release(&who);
	buf_release(&turn);
}

/* --- lists ----------------------------------------------------------------------------------- */

void writer_add_item(struct writer *w, const char *label, const char *literal,
		     const char *text, const char *links)
{
	const struct writer_format *f = w->format;
	struct buf name = {0}, line = {0};

	f->begin_block(w, WRITER_ITEM);
	add_label(&name, label, *text && !*literal ? page_mark(label, text) : "");
	add(w, &line, f->blocks[WRITER_ITEM].text);
	if (name.length)
		add(w, &line, f->label, buf_string(&name));
	if (*literal)
		add(w, &line, *text ? "%l%s " : "%l", literal, page_mark("", text));
	add(w, &line, "%r", text);
	buf_add(&line, links);
	add(w, &line, f->blocks[WRITER_ITEM].end);
	put(w, 0, 2, &line);
	buf_release(&name);
	buf_release(&line);
}

void writer_add_link(const struct writer *w, struct buf *links, const char *text,
		     const char *anchor)
{
	buf_add(links, links->length ? ", " : " → ");
	add(w, links, w->format->link, text, anchor, text);
}
