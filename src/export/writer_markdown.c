/* writer_markdown.c - documents as Markdown (CommonMark), for chats, wikis and editors.
 *
 * A paragraph is one line, however long: so only its beginning is the beginning of a line,
 * where "-" or "1." would start a list. Raw HTML there is none but the anchors. */
#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/text.h"
#include "base/tr.h"
#include "base/xml.h"
#include "export/phrases.h"
#include "export/writer.h"

/* --- text ---------------------------------------------------------------------------------- */

/* Does what is appended next stand where a block may begin: with nothing before it on its
 * line but the signs of lists and quotations? */
static bool is_at_beginning(const struct buf *out)
{
	size_t at = out->length;

	while (at > 0 && strchr(" ->", out->s[at - 1]))
		at--;
	return at == 0 || out->s[at - 1] == '\n';
}

/* Could this character, where a block begins, begin something else than a paragraph? */
static bool begins_block(const char *s, size_t at)
{
	size_t digits = 0;

	if (at == 0 && strchr("-+=", s[at]))
		return true;
	while (digits < at && isdigit((unsigned char)s[digits]))
		digits++;
	return at > 0 && digits == at && (s[at] == '.' || s[at] == ')');
}

/* Could this character, followed by `next`, make a link or a picture of what is around it?
 * "www." and "http:" do, in the dialects of Markdown that find links by themselves. */
static bool makes_link(const char *s, size_t at, char next)
{
	switch (s[at]) {
	case '!':
		return next == '[';
	case ':':
		return next != '\0' && next != ' ';
	case '.':
		return at >= 3 && !strncasecmp(s + at - 3, "www", 3);
	default:
		return false;
	}
}

/* Appends a text so that it is nothing but text. */
static void add_text(struct buf *out, const char *s, size_t length)
{
	bool beginning = is_at_beginning(out);
	size_t taken;

	while (beginning && length && *s == ' ')
		s++, length--;
	for (size_t at = 0; at < length; at += taken) {
		uint32_t c = text_read(s + at, length - at, &taken);
		char next = '\0';

		if (at + 1 < length)
			next = s[at + 1];
		if (c < 0x80 &&
		    (strchr("\\`*_[]<>&|~#$", (int)c) ||
		     (beginning && begins_block(s, at)) || makes_link(s, at, next)))
			buf_add_char(out, '\\');
		text_add_inert(out, s + at, taken);
	}
}

/* The longest run of backticks in a text. */
static int longest_run(const char *s)
{
	int longest = 0;

	for (int run = 0; *s; s++) {
		run = *s == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

static void add_ticks(struct buf *out, int count)
{
	while (count-- > 0)
		buf_add_char(out, '`');
}

/* A blank within the ticks keeps those of the text, and its own blanks, apart from them. */
static void add_code(struct buf *out, const char *s)
{
	size_t length = strlen(s);
	int ticks = longest_run(s) + 1;
	bool blank = false;

	if (!length)
		return;
	blank = *s == '`' || s[length - 1] == '`';
	blank |= *s == ' ' && s[length - 1] == ' ' && strspn(s, " ") < length;
	add_ticks(out, ticks);
	buf_add(out, blank ? " " : "");
	text_add_inert(out, s, length);
	buf_add(out, blank ? " " : "");
	add_ticks(out, ticks);
}

/* Would readers of Markdown take something in it for a character's name: "&copy;"? */
static bool has_entity(const char *s)
{
	while ((s = strchr(s, '&'))) {
		s++;
		if (s[strspn(s, "#0123456789abcdefghijklmnopqrstuvwxyz"
				"ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == ';')
			return true;
	}
	return false;
}

/* An address is a link, any other literal is code. */
static void add_literal(struct buf *out, const char *s)
{
	if (address_is_valid(s) && !has_entity(s))
		buf_add_format(out, "<%s>", s);
	else
		add_code(out, s);
}

static const struct phrases_style style = {add_text, add_literal};

static void add(struct buf *out, const char *text)
{
	phrases_add(out, &style, text);
}

static void add_string(struct buf *out, const char *s)
{
	add_text(out, s, strlen(s));
}

/* Appends a text in bold, and a mark of ours after it. Blanks inside of the stars would
 * keep them from being signs. */
static void add_bold(struct buf *out, const char *s, const char *mark)
{
	size_t length;

	s += strspn(s, " ");
	for (length = strlen(s); length > 0 && s[length - 1] == ' ';)
		length--;
	if (!length)
		return;
	buf_add(out, "**");
	add_text(out, s, length);
	buf_add_format(out, "%s**", mark);
}

static void add_label(struct buf *out, const char *label, const char *mark)
{
	add_bold(out, label, mark);
	buf_add(out, *label ? " " : "");
}

static const char *colon_after(const char *label)
{
	return phrases_end(label) ? "" : ":";
}

/* --- blocks -------------------------------------------------------------------------------- */

static void begin_block(struct writer *w, enum writer_kind kind)
{
	if (w->last != WRITER_NOTHING && (w->last != kind || kind != WRITER_ITEM))
		buf_add_char(w->out, '\n');
	w->last = kind;
}

static void end_line(struct writer *w)
{
	struct buf *out = w->out;

	while (out->length > 0 && out->s[out->length - 1] == ' ')
		out->s[--out->length] = '\0';
	buf_add_char(out, '\n');
}

/* Adds the remark of what is ours, on a line of its own within the block. */
static void add_added(struct writer *w, const char *before, const char *added)
{
	struct buf text = {0};

	if (!*added)
		return;
	phrases_add_added(&text, added);
	buf_add_format(w->out, "%s*", before);
	add(w->out, buf_string(&text));
	buf_add_char(w->out, '*');
	buf_release(&text);
}

static void markdown_heading(struct writer *w, int level, const char *anchor,
			     const char *text)
{
	begin_block(w, WRITER_HEADING);
	while (level-- > 0)
		buf_add_char(w->out, '#');
	buf_add_char(w->out, ' ');
	if (*anchor) {
		buf_add(w->out, "<a id=\"");
		xml_add_anchor(w->out, anchor);
		buf_add(w->out, "\"></a>");
	}
	add(w->out, text);
	end_line(w);
}

static void markdown_paragraph(struct writer *w, const char *text, const char *added)
{
	begin_block(w, WRITER_TEXT);
	add(w->out, text);
	add_added(w, *text ? "\\\n" : "", added);
	end_line(w);
}

static void markdown_fact(struct writer *w, const char *label, const char *text,
			  const char *added)
{
	begin_block(w, WRITER_FACT);
	if (*text)
		add_label(w->out, label, colon_after(label));
	add(w->out, text);
	add_added(w, *text ? "\\\n" : "", added);
	end_line(w);
}

static void markdown_literal(struct writer *w, const char *label, const char *literal,
			     const char *added)
{
	begin_block(w, WRITER_FACT);
	add_label(w->out, label, ":");
	add_code(w->out, literal);
	add_added(w, "\\\n", added);
	end_line(w);
}

static void markdown_warning(struct writer *w, const char *label, const char *text,
			     const char *added)
{
	begin_block(w, WRITER_WARNING);
	buf_add(w->out, "> ");
	add_label(w->out, label, "!");
	add(w->out, text);
	add_added(w, "\\\n> ", added);
	end_line(w);
}

/* --- letters ------------------------------------------------------------------------------- */

/* As code it is shown line by line, and can be copied as it is. */
static void add_handover(struct buf *out, const char *indent, const char *text)
{
	int ticks = longest_run(text) + 1;
	const char *line;
	size_t length;

	ticks = ticks < 3 ? 3 : ticks;
	buf_add(out, indent);
	add_ticks(out, ticks);
	buf_add_char(out, '\n');
	while (writer_next_line(&text, &line, &length)) {
		buf_add(out, indent);
		text_add_inert(out, line, length);
		buf_add_char(out, '\n');
	}
	buf_add(out, indent);
	add_ticks(out, ticks);
	buf_add_char(out, '\n');
}

static void markdown_handover(struct writer *w, const char *text)
{
	begin_block(w, WRITER_HANDOVER);
	add_handover(w->out, "", text);
}

/* --- steps and lists ----------------------------------------------------------------------- */

/* Adds the details of a step: a list below it, which begins behind an empty line. */
static void add_details(struct writer *w, const struct page_step *s, const char *added)
{
	static void (*const add_detail[DETAILS])(struct buf *, const char *) = {
		[DETAIL_BUTTON] = add_code,
		[DETAIL_LINK] = add_literal,
		[DETAIL_WAIT] = add_string,
	};
	const char *bullet = "\n- ", *label;

	for (int i = 0; i < DETAILS; i++) {
		const char *text = writer_detail(s, (enum writer_detail)i, &label);

		if (!*text)
			continue;
		buf_add(w->out, bullet);
		bullet = "- ";
		add_string(w->out, label);
		buf_add(w->out, ": ");
		add_detail[i](w->out, text);
		end_line(w);
	}
	if (*added) {
		add_added(w, bullet, added);
		bullet = "- ";
		end_line(w);
	}
	if (*s->handover) {
		buf_add(w->out, bullet);
		add_string(w->out, s->handover_label);
		buf_add(w->out, ":\n\n");
		add_handover(w->out, "  ", s->handover);
	}
}

static void markdown_step(struct writer *w, const struct page_step *s, const char *added)
{
	struct buf turn = {0};

	begin_block(w, WRITER_STEP);
	phrases_add_turn(&turn, s, true);
	add_bold(w->out, buf_string(&turn), "");
	phrases_add_where(w->out, &style, s);
	buf_add(w->out, ": ");
	add(w->out, s->text);
	end_line(w);
	add_details(w, s, added);
	buf_release(&turn);
}

static void markdown_item(struct writer *w, const struct writer_item *item)
{
	bool labelled = *item->label && *item->text && !*item->literal;

	begin_block(w, WRITER_ITEM);
	buf_add(w->out, "- ");
	add_label(w->out, item->label, labelled ? colon_after(item->label) : "");
	add_literal(w->out, item->literal);
	buf_add(w->out, *item->literal && *item->text ? ": " : "");
	add(w->out, item->text);
	for (size_t i = 0; i < item->link_count; i++) {
		buf_add(w->out, i ? ", [" : " → [");
		add_string(w->out, item->links[i].text);
		buf_add(w->out, "](#");
		xml_add_anchor(w->out, item->links[i].anchor);
		buf_add_char(w->out, ')');
	}
	end_line(w);
}

const struct writer_format writer_markdown = {
	.has_links = true,
	.heading = markdown_heading,
	.paragraph = markdown_paragraph,
	.fact = markdown_fact,
	.literal = markdown_literal,
	.warning = markdown_warning,
	.step = markdown_step,
	.item = markdown_item,
	.letter = markdown_handover,
};
