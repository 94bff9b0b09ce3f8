/* writer_html.c - documents as HTML: one file that is complete in itself, for a browser,
 * a phone, a printer. */

#include "export/html.h"
#include "export/writer.h"

/* --- rows ---------------------------------------------------------------------------------- */

/* Elements that hold a row of blocks of one kind. */
static const char *const rows[][2] = {
	[WRITER_FACT] = {"<dl class=\"facts\">\n", "</dl>\n"},
	[WRITER_STEP] = {"<ol class=\"steps\">\n", "</ol>\n"},
	[WRITER_ITEM] = {"<ul>\n", "</ul>\n"},
	[WRITER_KINDS] = {NULL, NULL},
};

/* Ends the row that is open, unless it goes on, and begins another. */
static void html_begin_block(struct writer *w, enum writer_kind kind)
{
	if (kind == WRITER_COMMAND)
		kind = WRITER_FACT;
	if (w->last == kind)
		return;
	if (rows[w->last][1])
		buf_add(w->out, rows[w->last][1]);
	if (rows[kind][0])
		buf_add(w->out, rows[kind][0]);
	w->last = kind;
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
	"@media print,(min-width:36rem){.facts div{display:grid;"
	"grid-template-columns:8em 1fr;gap:0 1em}}"
	"@page{size:A4;margin:13mm}"
	"@media print{:root{color-scheme:light}body{font-size:9pt;line-height:1.3;"
	"max-width:none;padding:0}h1{font-size:13pt;margin:.3em 0}"
	"h2{font-size:10.5pt;margin:.7em 0 .2em}.turn{display:inline}"
	".facts,.steps,ul{margin:.5em 0}.facts div{margin:.15em 0}"
	".steps>li{margin:.45em 0;break-inside:avoid}.letter{margin:.1em 0}"
	".warning,.letter{break-inside:avoid}}";

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
	html_begin_block(w, WRITER_NOTHING);
	buf_add(w->out, "</main>\n</body>\n</html>\n");
}

void html_add_blocks(struct buf *out, const struct page *page)
{
	struct writer w = {.format = &writer_html, .out = out};

	buf_add(out, "<article>\n");
	writer_add_blocks(&w, page, 4);
	html_begin_block(&w, WRITER_NOTHING);
	buf_add(out, "</article>\n");
}

/* --- blocks -------------------------------------------------------------------------------- */

static void html_heading(struct writer *w, int level, const char *anchor,
			 const char *text)
{
	html_add(w->out, *anchor ? "<h%u id=\"%a\">" : "<h%u>", (unsigned)level, anchor);
	html_add(w->out, "%r</h%u>\n", text, (unsigned)level);
}

/* A newline right after the tag would be left out: this one is. */
static void html_handover(struct writer *w, const char *text, bool below_step)
{
	const char *line;
	size_t length;

	(void)below_step;
	buf_add(w->out, "<pre class=\"letter\">\n");
	while (writer_next_line(&text, &line, &length)) {
		xml_add(w->out, line, length);
		buf_add_char(w->out, '\n');
	}
	buf_add(w->out, "</pre>\n");
}

/* Parts of the markup below. */
#define ADDED "<p class=\"added\">%r</p>\n"
#define TURN "<p><span class=\"turn\"><span class=\"who\">%s</span>"

const struct writer_format writer_html = {
	.style = &html_style,
	.names = &html_style,
	.colon = "",
	.blocks =
		{[WRITER_TEXT] = {"%x<p>%r</p>\n", ADDED},
		 [WRITER_FACT] = {"<div><dt>%s</dt><dd>%r", "\n" ADDED, "</dd></div>\n"},
		 [WRITER_LITERAL] = {"<div><dt>%s</dt><dd><code>%s</code>", ADDED,
				     "</dd></div>\n"},
		 [WRITER_COMMAND] = {"<div><dt>%s</dt><dd><code>%s</code></dd></div>\n"},
		 [WRITER_WARNING] =
			 {"<div class=\"warning\"><p><strong>%s</strong> %r</p>\n", ADDED,
			  "</div>\n"},
		 [WRITER_STEP] = {"%s</span> %r</p>\n", ADDED, "</li>\n"},
		 [WRITER_ITEM] = {"<li>", NULL, "</li>\n"}},
	.alone = ADDED,
	.label = "<strong>%s</strong> ",
	.link = "%x<a href=\"#%a\">%s</a>",
	.turn = {"%x<li value=\"%u\">" TURN, "%x<li value=\"%u\" class=\"yours\">" TURN},
	.details_begin = "<dl class=\"facts\">\n",
	.details = {"<div><dt>%s</dt><dd><kbd>%s</kbd></dd></div>\n",
		    "<div><dt>%s</dt><dd>%l</dd></div>\n",
		    "<div><dt>%s</dt><dd><strong>%s</strong></dd></div>\n"},
	.details_end = "</dl>\n",
	.handover_label = "<p>%s:</p>\n",
	.begin = html_begin,
	.end = html_end,
	.begin_block = html_begin_block,
	.heading = html_heading,
	.handover = html_handover,
};
