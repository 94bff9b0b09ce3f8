/* writer_text.c - documents as plain text: for a printer, a chat, an editor. */
#include <stdbool.h>
#include <string.h>
#include <sys/param.h>

#include "base/text.h"
#include "base/wrap.h"
#include "export/writer.h"

enum {
	FEWEST = 16, /* columns that a text gets, however narrow the page */
	BELOW = 8    /* columns that a message below a step stands in */
};

/* --- lines --------------------------------------------------------------------------------- */

static void put_line(struct writer *w, int indent, const char *s, size_t length)
{
	buf_add_format(w->out, "%*s", indent, "");
	buf_add_bytes(w->out, s, length);
	buf_add_char(w->out, '\n');
}

/* A command is kept whole: whoever copies it needs it so, however long it is. */
static void text_put(struct writer *w, int indent, int hang, const struct buf *line)
{
	size_t start, end;
	struct wrap wrap;

	if (!w->columns || w->last == WRITER_COMMAND) {
		put_line(w, indent, line->s, line->length);
		return;
	}
	wrap_init(&wrap, line->s, line->length);
	while (wrap_next(&wrap, MAX(w->columns - indent, FEWEST), &start, &end)) {
		put_line(w, indent, line->s + start, end - start);
		indent = hang;
	}
	wrap_release(&wrap);
}

/* --- blocks -------------------------------------------------------------------------------- */

/* An empty line stands between blocks that do not belong together. */
static void text_begin_block(struct writer *w, enum writer_kind kind)
{
	bool is_heading = kind == WRITER_TITLE || kind == WRITER_HEADING;
	bool goes_on = w->last == WRITER_NOTHING ||
		       (w->last == WRITER_HEADING && !is_heading) ||
		       (w->last == kind && (kind == WRITER_FACT || kind == WRITER_ITEM));

	if (!goes_on)
		buf_add_char(w->out, '\n');
	w->last = kind;
}

/* The width of the widest line from `s` on. */
static int widest_line(const char *s)
{
	int widest = 0;
	const char *line;
	size_t length;

	while (writer_next_line(&s, &line, &length))
		widest = MAX(widest, text_columns(line, length));
	return widest;
}

static void text_heading(struct writer *w, int level, const char *anchor,
			 const char *text)
{
	size_t start = w->out->length;
	struct buf line = {0};

	(void)anchor;
	phrases_add_shown(&line, text);
	text_put(w, 0, 0, &line);
	if (level <= 2) {
		for (int i = widest_line(w->out->s + start); i > 0; i--)
			buf_add_char(w->out, level == 1 ? '=' : '-');
		buf_add_char(w->out, '\n');
	}
	buf_release(&line);
}

static void text_handover(struct writer *w, const char *text, bool below_step)
{
	struct buf line = {0};
	int indent = below_step ? BELOW : 0;
	const char *s;
	size_t length;

	while (writer_next_line(&text, &s, &length)) {
		text_add_inert(&line, s, length);
		if (length)
			text_put(w, indent, indent, &line);
		else
			buf_add_char(w->out, '\n');
		buf_clear(&line);
	}
	buf_release(&line);
}

const struct writer_format writer_text = {
	.style = &phrases_quoted,
	.names = &phrases_bare,
	.colon = ":",
	.blocks = {[WRITER_TEXT] = {"%x%r", "%r"},
		   [WRITER_FACT] = {"%s %r", "%r"},
		   [WRITER_LITERAL] = {"%s %s", "%r"},
		   [WRITER_COMMAND] = {"%s\n%s"},
		   [WRITER_WARNING] = {"%s %r", "%r"},
		   [WRITER_STEP] = {"%s %r", "%r"},
		   [WRITER_ITEM] = {"- "}},
	.alone = "%r",
	.label = "%s ",
	.link = "%s",
	.turn = {"%s", "%s"},
	.details = {"%s: %s", "%s: %s", "%s: %s"},
	.handover_label = "%s:",
	.begin_block = text_begin_block,
	.put = text_put,
	.heading = text_heading,
	.handover = text_handover,
};
