/* writer_html.c - documents as HTML: one file that is complete in itself, for a browser,
 * a phone, a printer. */
#include <stdbool.h>
#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "export/html.h"
#include "export/phrases.h"
#include "export/writer.h"

/* --- pieces -------------------------------------------------------------------------------- */

/* Elements that hold a row of blocks of one kind. */
static const char *const rows[][2] = {
	[WRITER_FACT] = {"<dl class=\"facts\">\n", "</dl>\n"},
	[WRITER_STEP] = {"<ol class=\"steps\">\n", "</ol>\n"},
	[WRITER_ITEM] = {"<ul>\n", "</ul>\n"},
	[WRITER_HANDOVER] = {NULL, NULL},
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

static void add_added(struct writer *w, const char *added)
{
	struct buf text = {0};

	if (*added) {
		phrases_add_added(&text, added);
		html_add(w->out, "<p class=\"added\">%r</p>\n", buf_string(&text));
	}
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

	phrases_add_shown(&shown, title);
	html_add(
		w->out,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
		"'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action "
		"'none'\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n"
		"<title>%s</title>\n<style>",
		language, buf_string(&shown));
	buf_add_format(w->out, "%s</style>\n</head>\n<body>\n<main>\n", sheet);
	buf_release(&shown);
}

static void html_end(struct writer *w)
{
	begin_block(w, WRITER_NOTHING);
	buf_add(w->out, "</main>\n</body>\n</html>\n");
}

void html_add_blocks(struct buf *out, const struct page *page, int level)
{
	struct writer w = {.format = &writer_html, .out = out};

	buf_add(out, "<article>\n");
	writer_add_blocks(&w, page, level + 1);
	begin_block(&w, WRITER_NOTHING);
	buf_add(out, "</article>\n");
}

/* --- blocks -------------------------------------------------------------------------------- */

static void html_heading(struct writer *w, int level, const char *anchor,
			 const char *text)
{
	begin_block(w, WRITER_HEADING);
	html_add(w->out, *anchor ? "<h%u id=\"%a\">" : "<h%u>", (unsigned)level, anchor);
	html_add(w->out, "%r</h%u>\n", text, (unsigned)level);
}

static void html_paragraph(struct writer *w, const char *text, const char *added)
{
	begin_block(w, WRITER_TEXT);
	if (*text)
		html_add(w->out, "<p>%r</p>\n", text);
	add_added(w, added);
}

static void html_fact(struct writer *w, const char *label, const char *text,
		      const char *added)
{
	begin_block(w, WRITER_FACT);
	html_add(w->out, "<div><dt>%s</dt><dd>%r", label, text);
	buf_add(w->out, *added ? "\n" : "");
	add_added(w, added);
	buf_add(w->out, "</dd></div>\n");
}

static void html_literal(struct writer *w, const char *label, const char *literal,
			 const char *added)
{
	begin_block(w, WRITER_FACT);
	html_add(w->out, "<div><dt>%s</dt><dd><code>%s</code>", label, literal);
	add_added(w, added);
	buf_add(w->out, "</dd></div>\n");
}

static void html_warning(struct writer *w, const char *label, const char *text,
			 const char *added)
{
	begin_block(w, WRITER_WARNING);
	html_add(w->out, "<div class=\"warning\"><p><strong>%s!</strong> %r</p>\n", label,
		 text);
	add_added(w, added);
	buf_add(w->out, "</div>\n");
}

/* A newline right after the tag would be left out: this one is. */
static void add_handover(struct buf *out, const char *text)
{
	const char *line;
	size_t length;

	buf_add(out, "<pre class=\"letter\">\n");
	while (writer_next_line(&text, &line, &length)) {
		xml_add(out, line, length);
		buf_add_char(out, '\n');
	}
	buf_add(out, "</pre>\n");
}

static void html_handover(struct writer *w, const char *text)
{
	begin_block(w, WRITER_HANDOVER);
	add_handover(w->out, text);
}

static void html_qr(struct writer *w, const struct qr *qr, const char *text)
{
	begin_block(w, WRITER_TEXT);
	buf_add(w->out, "<p>");
	html_add_qr(w->out, qr, text);
	buf_add(w->out, "</p>\n");
}

/* --- steps and lists ----------------------------------------------------------------------- */

static void add_details(struct buf *out, const struct page_step *s)
{
	static const char *const markup[DETAILS] = {
		[DETAIL_BUTTON] = "<div><dt>%s</dt><dd><kbd>%s</kbd></dd></div>\n",
		[DETAIL_LINK] = "<div><dt>%s</dt><dd>%l</dd></div>\n",
		[DETAIL_WAIT] = "<div><dt>%s</dt><dd><strong>%s</strong></dd></div>\n",
	};
	const char *label;
	bool any = false;

	for (int i = 0; i < DETAILS; i++) {
		const char *text = writer_detail(s, (enum writer_detail)i, &label);

		if (!*text)
			continue;
		buf_add(out, any ? "" : "<dl class=\"facts\">\n");
		html_add(out, markup[i], label, text);
		any = true;
	}
	buf_add(out, any ? "</dl>\n" : "");
}

static void html_step(struct writer *w, const struct page_step *s, const char *added)
{
	static const struct phrases_style style = {xml_add, html_add_literal};
	struct buf turn = {0};

	begin_block(w, WRITER_STEP);
	phrases_add_turn(&turn, s, true);
	html_add(w->out,
		 s->yours ? "<li value=\"%u\" class=\"yours\">" : "<li value=\"%u\">",
		 s->number);
	html_add(w->out, "<p><span class=\"turn\"><span class=\"who\">%s</span>",
		 buf_string(&turn));
	phrases_add_where(w->out, &style, s);
	html_add(w->out, ":</span> %r</p>\n", s->text);
	add_details(w->out, s);
	add_added(w, added);
	if (*s->handover) {
		html_add(w->out, "<p>%s:</p>\n", s->handover_label);
		add_handover(w->out, s->handover);
	}
	buf_add(w->out, "</li>\n");
	buf_release(&turn);
}

static void html_item(struct writer *w, const struct writer_item *item)
{
	bool colon = *item->text && !*item->literal && !phrases_end(item->label);

	begin_block(w, WRITER_ITEM);
	buf_add(w->out, "<li>");
	if (*item->label)
		html_add(w->out, colon ? "<strong>%s:</strong> " : "<strong>%s</strong> ",
			 item->label);
	html_add(w->out, *item->literal && *item->text ? "%l: %r" : "%l%r", item->literal,
		 item->text);
	for (size_t i = 0; i < item->link_count; i++)
		html_add(w->out,
			 i ? ", <a href=\"#%a\">%s</a>" : " → <a href=\"#%a\">%s</a>",
			 item->links[i].anchor, item->links[i].text);
	buf_add(w->out, "</li>\n");
}

const struct writer_format writer_html = {
	.has_links = true,
	.begin = html_begin,
	.end = html_end,
	.heading = html_heading,
	.paragraph = html_paragraph,
	.fact = html_fact,
	.literal = html_literal,
	.warning = html_warning,
	.step = html_step,
	.item = html_item,
	.letter = html_handover,
	.qr = html_qr,
};
