/* writer_markdown.c - documents as Markdown (CommonMark), for chats, wikis and editors.
 *
 * A paragraph is one line, however long: so only its beginning is the beginning of a line,
 * where "-" or "1." would start a list. Raw HTML there is none but the anchors. */
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include <sys/param.h>

#include "base/address.h"
#include "base/text.h"
#include "base/xml.h"
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

/* Could this character, where a block begins with so many digits, begin something else than a
 * paragraph? */
static bool begins_block(const char *s, size_t at, size_t digits)
{
	if (at == 0)
		return strchr("-+=", *s);
	return at == digits && (s[at] == '.' || s[at] == ')');
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
	size_t digits, taken;

	while (beginning && length && *s == ' ')
		s++, length--;
	digits = strspn(s, "0123456789");
	for (size_t at = 0; at < length; at += taken) {
		uint32_t c = text_read(s + at, length - at, &taken);
		char next = at + 1 < length ? s[at + 1] : '\0';

		if (c < 0x80 && (strchr("\\`*_[]<>&|~#$", (int)c) ||
				 (beginning && begins_block(s, at, digits)) ||
				 makes_link(s, at, next)))
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
		longest = MAX(longest, run);
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
	const char *blank = "";

	if (!length)
		return;
	if (strchr("` ", *s) || strchr("` ", s[length - 1]))
		blank = " ";
	add_ticks(out, ticks);
	buf_add(out, blank);
	text_add_inert(out, s, length);
	buf_add(out, blank);
	add_ticks(out, ticks);
}

/* An address is a link, unless readers of Markdown may take something in it for the name of a
 * character ("&copy;"). Any other literal is code. */
static void add_literal(struct buf *out, const char *s)
{
	if (address_is_valid(s) && !(strchr(s, '&') && strchr(s, ';')))
		buf_add_format(out, "<%s>", s);
	else
		add_code(out, s);
}

static const struct phrases_style style = {add_text, add_literal};

/* --- blocks -------------------------------------------------------------------------------- */

/* Ends a line, without blanks at its end. */
static void end_line(struct buf *out)
{
	while (out->length > 0 && out->s[out->length - 1] == ' ')
		out->s[--out->length] = '\0';
	buf_add_char(out, '\n');
}

static void markdown_begin_block(struct writer *w, enum writer_kind kind)
{
	if (w->last != WRITER_NOTHING)
		end_line(w->out);
	if (w->last != WRITER_NOTHING && (w->last != kind || kind != WRITER_ITEM))
		buf_add_char(w->out, '\n');
	w->last = kind;
}

static void markdown_end(struct writer *w)
{
	end_line(w->out);
}

static void markdown_heading(struct writer *w, int level, const char *anchor,
			     const char *text)
{
	while (level-- > 0)
		buf_add_char(w->out, '#');
	buf_add_char(w->out, ' ');
	if (*anchor) {
		buf_add(w->out, "<a id=\"");
		xml_add_anchor(w->out, anchor);
		buf_add(w->out, "\"></a>");
	}
	phrases_add(w->out, &style, text);
}

/* As code it is shown line by line, and can be copied as it is. */
static void markdown_handover(struct writer *w, const char *text, bool below_step)
{
	int ticks = MAX(longest_run(text) + 1, 3);
	const char *indent = below_step ? "  " : "", *line;
	size_t length;

	buf_add(w->out, indent);
	add_ticks(w->out, ticks);
	while (writer_next_line(&text, &line, &length)) {
		buf_add_format(w->out, "\n%s", indent);
		text_add_inert(w->out, line, length);
	}
	buf_add_format(w->out, "\n%s", indent);
	add_ticks(w->out, ticks);
}

const struct writer_format writer_markdown = {
	.style = &style,
	.names = &style,
	.colon = ":",
	.blocks = {[WRITER_TEXT] = {"%x%r", "\\\n*%r*"},
		   [WRITER_FACT] = {"**%s** %r", "\\\n*%r*"},
		   [WRITER_LITERAL] = {"**%s** %l", "\\\n*%r*"},
		   [WRITER_COMMAND] = {"**%s** %l"},
		   [WRITER_WARNING] = {"> **%s** %r", "\\\n> *%r*"},
		   [WRITER_STEP] = {"%s %r", "\n- *%r*"},
		   [WRITER_ITEM] = {"- "}},
	.alone = "*%r*",
	.label = "**%s** ",
	.link = "[%s](#%a)",
	.turn = {"**%s**", "**%s**"},
	.below = "\n",
	.details = {"\n- %s: %l", "\n- %s: %l", "\n- %s: %s"},
	.handover_label = "\n- %s:\n\n",
	.end = markdown_end,
	.begin_block = markdown_begin_block,
	.heading = markdown_heading,
	.handover = markdown_handover,
};
