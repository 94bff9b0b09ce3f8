/* writer_html.c - documents as HTML: one file that is complete in itself, for a browser,
 * a phone, a printer. */
#include <stdbool.h>
#include <string.h>

#include "base/address.h"
#include "base/text.h"
#include "base/tr.h"
#include "export/html.h"
#include "export/words.h"
#include "export/writer.h"

/* --- pieces -------------------------------------------------------------------------------- */

/* Elements that hold a row of blocks of one kind. */
static const char *const rows[][2] = {
	[WRITER_FACT] = {"<dl class=\"facts\">\n", "</dl>\n"},
	[WRITER_STEP] = {"<ol class=\"steps\">\n", "</ol>\n"},
	[WRITER_ITEM] = {"<ul>\n", "</ul>\n"},
	[WRITER_LETTER] = {NULL, NULL},
};

/* Ends the row that is open, unless it goes on, and begins another. */
static void begin_block(struct writer *w, enum writer_kind kind)
{
	if (w->last == kind)
		return;
	if (rows[w->last][1])
		buf_add(w->out, rows[w->last][1]);
	if (rows[kind][0])
		buf_add(w->out, rows[kind][0]);
	w->last = kind;
}

static void end_block(struct writer *w)
{
	begin_block(w, WRITER_NOTHING);
}

static void add_added(struct writer *w, const char *added)
{
	struct buf text = {0};

	if (!*added)
		return;
	words_add_added(&text, added);
	buf_add(w->out, "<p class=\"added\">");
	html_add_text(w->out, buf_string(&text));
	buf_add(w->out, "</p>\n");
	buf_release(&text);
}

/* --- the document -------------------------------------------------------------------------- */

/* Readable from a phone's width to a sheet of A4, light or dark as the reader has it. */
static const char sheet[] =
	":root{color-scheme:light dark}"
	"body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:0 auto;"
	"padding:1rem;overflow-wrap:anywhere}"
	"h1{font-size:1.4rem;line-height:1.25}h2{font-size:1.15rem;margin:1.2em 0 .4em}"
	"code,kbd{font-family:ui-monospace,monospace;font-size:.95em}"
	"kbd{border:1px solid;border-radius:.2em;padding:0 .3em}"
	".facts div{margin:.4em 0}.facts dt{font-weight:bold}.facts dd{margin:0}"
	".steps{list-style:none;padding:0}.steps>li{margin:.9em 0}"
	".steps p,.steps .facts,.facts p{margin:.2em 0}"
	".who{font-weight:bold}.turn{display:block}"
	".warning{border:2px solid;border-left-width:.5rem;padding:.5em .8em}"
	".warning p{margin:0}.added{font-style:italic;font-size:.9em}"
	".letter{font:inherit;white-space:pre-wrap;border-left:3px solid;"
	"margin:.3em 0;padding:.2em .8em}"
	".qr{max-width:100%;height:auto;forced-color-adjust:none}"
	"@media print,(min-width:36rem){.facts div{display:grid;"
	"grid-template-columns:8em 1fr;gap:0 1em}}"
	"@page{size:A4;margin:13mm}"
	"@media print{:root{color-scheme:light}body{font-size:9pt;line-height:1.3;"
	"max-width:none;padding:0}h1{font-size:13pt;margin:.3em 0}"
	"h2{font-size:10.5pt;margin:.7em 0 .2em}.turn{display:inline}"
	".facts,.steps,ul{margin:.5em 0}.facts div{margin:.15em 0}"
	".steps>li{margin:.45em 0;break-inside:avoid}.letter{margin:.1em 0}"
	".warning,.letter,.qr{break-inside:avoid}}";

static void html_begin(struct writer *w, const char *title, const char *language)
{
	struct buf shown = {0};

	words_add_shown(&shown, title);
	buf_add(w->out, "<!DOCTYPE html>\n<html lang=\"");
	xml_add_string(w->out, language);
	buf_add(w->out,
		"\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
		"'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
		"'none'\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n"
		"<title>");
	xml_add_string(w->out, buf_string(&shown));
	buf_add_format(w->out, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n",
		       sheet);
	buf_release(&shown);
}

static void html_end(struct writer *w)
{
	end_block(w);
	buf_add(w->out, "</main>\n</body>\n</html>\n");
}

void html_add_blocks(struct buf *out, const struct page *page, int level)
{
	struct writer w = {.format = &writer_html, .out = out};

	buf_add(out, "<article>\n");
	writer_add_blocks(&w, page, level + 1);
	end_block(&w);
	buf_add(out, "</article>\n");
}

/* --- blocks -------------------------------------------------------------------------------- */

static void html_heading(struct writer *w, int level, const char *anchor,
			 const char *text)
{
	begin_block(w, WRITER_HEADING);
	buf_add_format(w->out, "<h%d", level);
	if (*anchor) {
		buf_add(w->out, " id=\"");
		xml_add_anchor(w->out, anchor);
		buf_add_char(w->out, '"');
	}
	buf_add_char(w->out, '>');
	html_add_text(w->out, text);
	buf_add_format(w->out, "</h%d>\n", level);
}

static void html_paragraph(struct writer *w, const char *text, const char *added)
{
	begin_block(w, WRITER_TEXT);
	if (*text) {
		buf_add(w->out, "<p>");
		html_add_text(w->out, text);
		buf_add(w->out, "</p>\n");
	}
	add_added(w, added);
}

static void html_fact(struct writer *w, const char *label, const char *text,
		      const char *added)
{
	begin_block(w, WRITER_FACT);
	buf_add(w->out, "<div><dt>");
	xml_add_string(w->out, label);
	buf_add(w->out, "</dt><dd>");
	html_add_text(w->out, text);
	buf_add(w->out, *added ? "\n" : "");
	add_added(w, added);
	buf_add(w->out, "</dd></div>\n");
}

static void html_message(struct writer *w, const char *label, const char *number,
			 const char *message, const char *added)
{
	begin_block(w, WRITER_FACT);
	buf_add(w->out, "<div><dt>");
	xml_add_string(w->out, label);
	buf_add(w->out, " #");
	xml_add_string(w->out, number);
	buf_add(w->out, "</dt><dd><code>");
	xml_add_string(w->out, message);
	buf_add(w->out, "</code>");
	add_added(w, added);
	buf_add(w->out, "</dd></div>\n");
}

static void html_warning(struct writer *w, const char *label, const char *text,
			 const char *added)
{
	begin_block(w, WRITER_WARNING);
	buf_add(w->out, "<div class=\"warning\"><p><strong>");
	xml_add_string(w->out, label);
	buf_add(w->out, "!</strong> ");
	html_add_text(w->out, text);
	buf_add(w->out, "</p>\n");
	add_added(w, added);
	buf_add(w->out, "</div>\n");
}

/* --- letters ------------------------------------------------------------------------------- */

static void add_letter_line(void *self, const char *line, size_t length)
{
	xml_add(self, line, length);
	buf_add_char(self, '\n');
}

/* A newline right after the tag would be left out: this one is. */
static void add_letter(struct buf *out, const char *text)
{
	buf_add(out, "<pre class=\"letter\">\n");
	writer_each_line(text, out, add_letter_line);
	buf_add(out, "</pre>\n");
}

static void html_letter(struct writer *w, const char *text)
{
	begin_block(w, WRITER_LETTER);
	add_letter(w->out, text);
}

static void html_qr(struct writer *w, const struct qr *qr, const char *text)
{
	begin_block(w, WRITER_TEXT);
	if (qr) {
		buf_add(w->out, "<p>");
		html_add_qr(w->out, qr, text);
		buf_add(w->out, "</p>\n");
	}
	if (!address_is_valid(text)) {
		html_letter(w, text);
		return;
	}
	buf_add(w->out, "<p>");
	html_add_literal(w->out, text);
	buf_add(w->out, "</p>\n");
}

/* --- steps, lists, commands ---------------------------------------------------------------- */

static void add_detail(struct buf *out, const char *label, const char *before,
		       const char *text, const char *after)
{
	buf_add(out, "<div><dt>");
	xml_add_string(out, label);
	buf_add_format(out, "</dt><dd>%s", before);
	if (*before)
		xml_add_string(out, text);
	else
		html_add_literal(out, text);
	buf_add_format(out, "%s</dd></div>\n", after);
}

static void add_details(struct buf *out, const struct page_step *s)
{
	bool has_button = *s->button && !s->says_button;

	if (!has_button && !*s->link && !*s->wait)
		return;
	buf_add(out, "<dl class=\"facts\">\n");
	if (has_button)
		add_detail(out, _("Button"), "<kbd>", s->button, "</kbd>");
	if (*s->link)
		add_detail(out, _("Address"), "", s->link, "");
	if (*s->wait)
		add_detail(out, _("Waiting time"), "<strong>", s->wait, "</strong>");
	buf_add(out, "</dl>\n");
}

static void html_step(struct writer *w, const struct page_step *s, const char *added)
{
	static const struct words_style style = {xml_add, html_add_literal};
	struct buf turn = {0};

	begin_block(w, WRITER_STEP);
	words_add_turn(&turn, s, true);
	buf_add_format(w->out,
		       "<li value=\"%u\"%s><p><span class=\"turn\">"
		       "<span class=\"who\">",
		       s->number, s->yours ? " class=\"yours\"" : "");
	xml_add_string(w->out, buf_string(&turn));
	buf_add(w->out, "</span>");
	words_add_where(w->out, &style, s);
	buf_add(w->out, ":</span> ");
	html_add_text(w->out, s->text);
	buf_add(w->out, "</p>\n");
	add_details(w->out, s);
	add_added(w, added);
	if (*s->tell) {
		buf_add(w->out, "<p>");
		xml_add_string(w->out, s->tell_label);
		buf_add(w->out, ":</p>\n");
		add_letter(w->out, s->tell);
	}
	buf_add(w->out, "</li>\n");
	buf_release(&turn);
}

static void add_links(struct buf *out, const struct writer_item *item)
{
	for (size_t i = 0; i < item->link_count; i++) {
		buf_add(out, i ? ", <a href=\"#" : " → <a href=\"#");
		xml_add_anchor(out, item->links[i].anchor);
		buf_add(out, "\">");
		xml_add_string(out, item->links[i].text);
		buf_add(out, "</a>");
	}
}

static void html_item(struct writer *w, const struct writer_item *item)
{
	begin_block(w, WRITER_ITEM);
	buf_add(w->out, "<li>");
	if (*item->label) {
		buf_add(w->out, "<strong>");
		xml_add_string(w->out, item->label);
		if (*item->text && !*item->literal && !words_end(item->label))
			buf_add_char(w->out, ':');
		buf_add(w->out, "</strong> ");
	}
	html_add_literal(w->out, item->literal);
	buf_add(w->out, *item->literal && *item->text ? ": " : "");
	html_add_text(w->out, item->text);
	add_links(w->out, item);
	buf_add(w->out, "</li>\n");
}

static void html_command(struct writer *w, const char *label, const char *line)
{
	begin_block(w, WRITER_FACT);
	buf_add(w->out, "<div><dt>");
	xml_add_string(w->out, label);
	buf_add(w->out, "</dt><dd><code>");
	xml_add_string(w->out, line);
	buf_add(w->out, "</code></dd></div>\n");
}

const struct writer_format writer_html = {
	.begin = html_begin,
	.end = html_end,
	.heading = html_heading,
	.paragraph = html_paragraph,
	.fact = html_fact,
	.message = html_message,
	.warning = html_warning,
	.step = html_step,
	.item = html_item,
	.letter = html_letter,
	.qr = html_qr,
	.command = html_command,
};
