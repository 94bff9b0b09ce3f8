/* phrases.c - what every format says of a page in the same words. */
#include "export/phrases.h"

#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "base/xml.h"

static void add_bare(struct buf *out, const char *s)
{
	text_add_inert(out, s, strlen(s));
}

static void add_quoted(struct buf *out, const char *s)
{
	buf_add(out, "“");
	add_bare(out, s);
	buf_add(out, "”");
}

const struct phrases_style phrases_bare = {text_add_inert, add_bare};
const struct phrases_style phrases_quoted = {text_add_inert, add_quoted};

void phrases_add(struct buf *out, const struct phrases_style *style, const char *text)
{
	const char *start, *rest;
	struct buf literal = {0};
	size_t length;

	while ((rest = page_literal(text, &start, &length))) {
		style->text(out, text, (size_t)(start - 1 - text));
		buf_clear(&literal);
		buf_add_bytes(&literal, start, length);
		style->literal(out, buf_string(&literal));
		text = rest;
	}
	style->text(out, text, strlen(text));
	buf_release(&literal);
}

void phrases_add_shown(struct buf *out, const char *text)
{
	phrases_add(out, &phrases_quoted, text);
}

void phrases_add_argument(struct buf *out, const struct phrases_style *style, char kind,
			  va_list *arguments)
{
	const char *text;

	if (kind == 'u') {
		buf_add_format(out, "%u", va_arg(*arguments, unsigned));
		return;
	}
	text = va_arg(*arguments, const char *);
	switch (kind) {
	case 's':
		style->text(out, text, strlen(text));
		break;
	case 'r':
		phrases_add(out, style, text);
		break;
	case 'l':
		style->literal(out, text);
		break;
	case 'a':
		xml_add_anchor(out, text);
		break;
	}
}

void phrases_add_markup(struct buf *out, const struct phrases_style *style,
			const char *markup, va_list *arguments)
{
	for (size_t plain; *markup; markup += plain) {
		plain = strcspn(markup, "%");
		buf_add_bytes(out, markup, plain);
		if (markup[plain]) {
			phrases_add_argument(out, style, markup[plain + 1], arguments);
			plain += 2;
		}
	}
}

/* Appends a translated format that has one "%s", with a literal in its place. */
static void fill(struct buf *out, const struct phrases_style *style, const char *format,
		 const char *literal)
{
	const char *hole = strstr(format, "%s");

	if (!hole)
		return;
	style->text(out, format, (size_t)(hole - format));
	style->literal(out, literal);
	style->text(out, hole + 2, strlen(hole + 2));
}

bool phrases_end(const char *text)
{
	size_t length = strlen(text);

	return length > 0 && strchr(":?!.", text[length - 1]);
}

void phrases_add_label(struct buf *out, const char *label, const char *text)
{
	buf_add(out, label);
	if (*label && !phrases_end(label))
		buf_add(out, page_mark(label, text));
}

void phrases_add_title(struct buf *out, const struct page *page)
{
	if (*page->code && page->kind != PAGE_END)
		/* TRANSLATORS: a remedy's code and the one sentence that matters. */
		buf_add_format(out, _("Code %s. %s"), page->code, page->title);
	else
		buf_add(out, page->title);
}

static void add_actor(struct buf *out, const struct page_step *s, bool shared)
{
	bool named = shared && s->yours;
	const char *word = named && !*s->by_word ? s->by_name : s->by_word;

	/* TRANSLATORS: the reader, as the one who takes a step. */
	buf_add(out, s->yours ? _("YOU") : s->by_name);
	if (*word && (named || strcmp(word, s->by_name)))
		buf_add_format(out, " (%s)", word);
}

void phrases_add_turn(struct buf *out, const struct page_step *s, bool shared)
{
	/* TRANSLATORS: before a step: its number, the number of all steps. */
	buf_add_format(out, _("Step %u of %u, "), s->number, s->total);
	add_actor(out, s, shared);
}

void phrases_add_where(struct buf *out, const struct phrases_style *style,
		       const struct page_step *s)
{
	if (*s->system)
		/* TRANSLATORS: %s is a system, like the name of an application. */
		fill(out, style, _(", in %s"), s->system);
	for (size_t i = 0; i < s->menu_count; i++)
		/* TRANSLATORS: %s is the name of a menu. */
		fill(out, style, _(", menu %s"), s->menu[i]);
}

void phrases_add_added(struct buf *out, const char *added)
{
	/* TRANSLATORS: marks what is not from the source; %s says on what it rests. */
	buf_add_format(out, _("[Added by us: %s]"), added);
}
