/* writer_text.c - documents as plain text: for a printer, a chat, an editor. */
#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "base/wrap.h"
#include "export/phrases.h"
#include "export/writer.h"

enum {
	HANG = 4,   /* how far what goes on below a first line stands in */
	FEWEST = 16 /* columns that a text gets, however narrow the page */
};

/* --- lines --------------------------------------------------------------------------------- */

static int room(const struct writer *w, int indent)
{
	return w->columns - indent > FEWEST ? w->columns - indent : FEWEST;
}

static void put_line(struct writer *w, int indent, const char *s, size_t length)
{
	buf_add_format(w->out, "%*s", indent, "");
	buf_add_bytes(w->out, s, length);
	buf_add_char(w->out, '\n');
}

/* Writes a text that hangs `hang` columns in from its second line on. */
static void put_wrapped(struct writer *w, int indent, int hang, const struct buf *text)
{
	size_t start, end;
	struct wrap wrap;

	wrap_init(&wrap, buf_string(text), text->length);
	while (wrap_next(&wrap, room(w, indent), &start, &end)) {
		put_line(w, indent, text->s + start, end - start);
		indent = hang;
	}
	wrap_release(&wrap);
}

/* Writes a text as it is, but inert, and is done with it. */
static void put(struct writer *w, int indent, int hang, struct buf *text)
{
	struct buf inert = {0};

	text_add_inert(&inert, buf_string(text), text->length);
	if (w->columns)
		put_wrapped(w, indent, hang, &inert);
	else
		put_line(w, indent, buf_string(&inert), inert.length);
	buf_release(&inert);
	buf_clear(text);
}

static void put_text(struct writer *w, int indent, const char *text)
{
	struct buf shown = {0};

	phrases_add_shown(&shown, text);
	put(w, indent, indent, &shown);
	buf_release(&shown);
}

static void put_added(struct writer *w, int indent, const char *added)
{
	struct buf text = {0};

	if (!*added)
		return;
	phrases_add_added(&text, added);
	put_text(w, indent, buf_string(&text));
	buf_release(&text);
}

/* An empty line stands between blocks that do not belong together. */
static void begin_block(struct writer *w, enum writer_kind kind)
{
	bool goes_on = w->last == WRITER_NOTHING || w->last == WRITER_HEADING ||
		       (w->last == kind && (kind == WRITER_FACT || kind == WRITER_ITEM));

	if (!goes_on)
		buf_add_char(w->out, '\n');
	w->last = kind;
}

/* --- blocks -------------------------------------------------------------------------------- */

/* The width of the widest line from `start` on. */
static int widest_line(const struct buf *out, size_t start)
{
	int widest = 0;

	for (const char *s = buf_string(out) + start; *s;) {
		size_t length = strcspn(s, "\n");
		int columns = text_columns(s, length);

		widest = columns > widest ? columns : widest;
		s += length + (s[length] == '\n');
	}
	return widest;
}

static void text_heading(struct writer *w, int level, const char *anchor,
			 const char *text)
{
	size_t start;

	(void)anchor;
	if (w->last == WRITER_HEADING)
		w->last = WRITER_TEXT;
	begin_block(w, level == 1 ? WRITER_TITLE : WRITER_HEADING);
	start = w->out->length;
	put_text(w, 0, text);
	for (int i = level > 2 ? 0 : widest_line(w->out, start); i > 0; i--)
		buf_add_char(w->out, level == 1 ? '=' : '-');
	if (level <= 2)
		buf_add_char(w->out, '\n');
}

static void text_paragraph(struct writer *w, const char *text, const char *added)
{
	begin_block(w, WRITER_TEXT);
	if (*text)
		put_text(w, 0, text);
	put_added(w, HANG, added);
}

/* Writes "Cause: The tray is empty." */
static void text_fact(struct writer *w, const char *label, const char *text,
		      const char *added)
{
	struct buf line = {0};

	begin_block(w, WRITER_FACT);
	if (*text) {
		buf_add_format(&line, phrases_end(label) ? "%s " : "%s: ", label);
		phrases_add_shown(&line, text);
		put(w, 0, HANG, &line);
	}
	put_added(w, *text ? HANG : 0, added);
	buf_release(&line);
}

static void text_literal(struct writer *w, const char *label, const char *literal,
			 const char *added)
{
	struct buf line = {0};

	begin_block(w, WRITER_FACT);
	buf_add_format(&line, "%s: %s", label, literal);
	put(w, 0, HANG, &line);
	put_added(w, HANG, added);
	buf_release(&line);
}

static void text_warning(struct writer *w, const char *label, const char *text,
			 const char *added)
{
	struct buf line = {0};

	begin_block(w, WRITER_WARNING);
	buf_add_format(&line, "%s! ", label);
	phrases_add_shown(&line, text);
	put(w, 0, HANG, &line);
	put_added(w, HANG, added);
	buf_release(&line);
}

/* --- letters ------------------------------------------------------------------------------- */

static void put_handover(struct writer *w, int indent, const char *text)
{
	struct buf line = {0};
	const char *s;
	size_t length;

	while (writer_next_line(&text, &s, &length)) {
		buf_add_bytes(&line, s, length);
		if (length)
			put(w, indent, indent, &line);
		else
			buf_add_char(w->out, '\n');
	}
	buf_release(&line);
}

static void text_handover(struct writer *w, const char *text)
{
	begin_block(w, WRITER_HANDOVER);
	put_handover(w, 0, text);
}

/* --- steps, lists, commands ---------------------------------------------------------------- */

static void text_step(struct writer *w, const struct page_step *s, const char *added)
{
	struct buf line = {0};
	const char *label;

	begin_block(w, WRITER_STEP);
	phrases_add_turn(&line, s, true);
	phrases_add_where(&line, &phrases_bare, s);
	buf_add(&line, ": ");
	phrases_add_shown(&line, s->text);
	put(w, 0, HANG, &line);
	for (int i = 0; i < DETAILS; i++) {
		const char *text = writer_detail(s, (enum writer_detail)i, &label);

		buf_add_format(&line, "%s: %s", label, text);
		if (*text)
			put(w, HANG, 2 * HANG, &line);
		buf_clear(&line);
	}
	put_added(w, HANG, added);
	if (*s->handover) {
		buf_add_format(&line, "%s:", s->handover_label);
		put(w, HANG, HANG, &line);
		put_handover(w, 2 * HANG, s->handover);
	}
	buf_release(&line);
}

static void text_item(struct writer *w, const struct writer_item *item)
{
	struct buf line = {0};

	begin_block(w, WRITER_ITEM);
	buf_add(&line, "- ");
	buf_add(&line, item->label);
	if (*item->literal)
		buf_add_format(&line, "%s“%s”", *item->label ? " " : "", item->literal);
	if (*item->text && line.length > 2)
		buf_add(&line, !*item->literal && phrases_end(item->label) ? " " : ": ");
	phrases_add_shown(&line, item->text);
	for (size_t i = 0; i < item->link_count; i++)
		buf_add_format(&line, "%s%s", i ? ", " : " → ", item->links[i].text);
	put(w, 0, 2, &line);
	buf_release(&line);
}

/* The line gets all the room that there is: whoever copies it wants it whole. */
static void text_command(struct writer *w, const char *label, const char *line)
{
	struct buf text = {0};

	begin_block(w, WRITER_TEXT);
	buf_add_format(&text, "%s:", label);
	put(w, 0, 0, &text);
	buf_release(&text);
	/* Whoever copies it needs it whole, however long it is. */
	text_add_inert(w->out, line, strlen(line));
	buf_add_char(w->out, '\n');
}

const struct writer_format writer_text = {
	.heading = text_heading,
	.paragraph = text_paragraph,
	.fact = text_fact,
	.literal = text_literal,
	.warning = text_warning,
	.step = text_step,
	.item = text_item,
	.letter = text_handover,
	.command = text_command,
};
