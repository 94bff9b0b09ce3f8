/* out.c - the markup of the handbook, with texts in each of its languages. */
#include "handbook/out.h"

#include <stdarg.h>
#include <string.h>

#include "base/tr.h"
#include "export/html.h"
#include "i18n/i18n.h"

void out_speak(const struct handbook *h, size_t i)
{
	i18n_choose(i18n_language(h->languages[i])->id, NULL);
}

void out_open_in(const struct handbook *h, const char *class, size_t i)
{
	if (h->count > 1)
		html_add(h->out, "<div class=\"in in-%u %s\" lang=\"%s\">", (unsigned)i,
			 class, i18n_language(h->languages[i])->id);
	else
		html_add(h->out, "<div class=\"%s\">", class);
}

/* Appends a text in the language in force. */
static void make_text(struct buf *out, const struct handbook *h, char kind,
		      const char *msgid, tree_text text)
{
	if (kind == 'm')
		buf_add(out, _(msgid));
	else if (kind == 'd')
		phrases_add_added(out, i18n_text(h->tree, text));
	else
		buf_add(out, i18n_text(h->tree, text));
}

static void add_text(const struct handbook *h, char kind, const char *msgid,
		     tree_text text)
{
	struct buf texts[OUT_LANGUAGES] = {0};
	bool same = true;

	for (size_t i = 0; i < h->count; i++) {
		out_speak(h, i);
		make_text(&texts[i], h, kind, msgid, text);
		same &= !strcmp(buf_string(&texts[i]), buf_string(&texts[0]));
	}
	for (size_t i = 0; i < h->count; i++) {
		if (!same)
			html_add(h->out, "<span class=\"in in-%u\" lang=\"%s\">%r</span>",
				 (unsigned)i, i18n_language(h->languages[i])->id,
				 buf_string(&texts[i]));
		else if (i == 0)
			html_add(h->out, "%r", buf_string(&texts[i]));
		buf_release(&texts[i]);
	}
}

/* Appends one argument, as out_add() does for "%" and `kind`. */
static void add_argument(const struct handbook *h, char kind, va_list *arguments)
{
	switch (kind) {
	case 'i':
		xml_add_string(h->out,
			       tree_string(h->tree, va_arg(*arguments, tree_text)));
		break;
	case 'm':
		add_text(h, kind, va_arg(*arguments, const char *), 0);
		break;
	case 't':
	case 'd':
		add_text(h, kind, NULL, va_arg(*arguments, tree_text));
		break;
	default:
		phrases_add_argument(h->out, &html_style, kind, arguments);
	}
}

void out_add(const struct handbook *h, const char *markup, ...)
{
	va_list arguments;

	va_start(arguments, markup);
	for (size_t plain; *markup; markup += plain) {
		plain = strcspn(markup, "%");
		buf_add_bytes(h->out, markup, plain);
		if (markup[plain]) {
			add_argument(h, markup[plain + 1], &arguments);
			plain += 2;
		}
	}
	va_end(arguments);
}

void out_question_link(const struct handbook *h, uint32_t question)
{
	const struct tree_question *q = tree_question(h->tree, question);

	out_add(h, "<a class=\"to\" href=\"#question:%i\"><span>%t</span></a>", q->id,
		q->ask);
}

void out_remedy_link(const struct handbook *h, uint32_t remedy)
{
	const struct tree_remedy *r = tree_remedy(h->tree, remedy);

	out_add(h,
		"<a class=\"to\" href=\"#%a\"><span class=\"code\">%i</span> "
		"<span>%t</span></a>",
		tree_string(h->tree, r->code), r->code, r->title);
}

static void add_target_link(const struct handbook *h, struct tree_target to)
{
	switch (to.kind) {
	case TREE_TO_QUESTION:
		out_question_link(h, to.index);
		break;
	case TREE_TO_REMEDY:
		out_remedy_link(h, to.index);
		break;
	case TREE_TO_PROBLEM:
	case TREE_TO_NOTHING:
		break;
	}
}

void out_ways(const struct handbook *h, const char *before, struct tree_list routes)
{
	++*h->lists;
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++) {
		struct tree_target to = tree_route(h->tree, i)->to;
		uint32_t *linked = &h->linked[tree_place_number(h->tree, to)];

		if (*linked != *h->lists) {
			out_add(h, before);
			add_target_link(h, to);
			out_add(h, "</span>");
		}
		*linked = *h->lists;
	}
}
