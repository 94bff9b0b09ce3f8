/* out.c - the markup of the handbook, with texts in each of its languages. */
#include "handbook/out.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/tr.h"
#include "export/html.h"
#include "i18n/i18n.h"

void out_speak(const struct handbook *h, size_t i)
{
	i18n_choose(i18n_language(h->languages[i])->id, NULL);
}

static void open_once(const struct handbook *h, const char *tag, const char *class)
{
	html_add(h->out, *class ? "<%s class=\"%s\">" : "<%s>", tag, class);
}

void out_open_in(const struct handbook *h, const char *tag, const char *class, size_t i)
{
	if (h->count > 1)
		html_add(h->out, "<%s class=\"in in-%u%s%s\" lang=\"%s\">", tag,
			 (unsigned)i, *class ? " " : "", class,
			 i18n_language(h->languages[i])->id);
	else
		open_once(h, tag, class);
}

/* An element that is written in each language: `<TAG class="CLASS">%KIND</TAG>`. */
struct element {
	char tag[16], class[32], kind[2];
};

/* Reads the element at `markup`; returns its length, 0 where none begins there. */
static size_t read_element(const char *markup, struct element *e)
{
	int length = 0;

	*e = (struct element){0};
	sscanf(markup, "<%15[a-z0-9]>%%%1[mtd]</%*[a-z0-9]>%n", e->tag, e->kind, &length);
	if (!length)
		sscanf(markup, "<%15[a-z0-9] class=\"%31[^\"]\">%%%1[mtd]</%*[a-z0-9]>%n",
		       e->tag, e->class, e->kind, &length);
	return (size_t)length;
}

/* Appends what an element holds, in the language in force. */
static void add_text(struct buf *out, const struct handbook *h, char kind,
		     const char *msgid, tree_text text)
{
	switch (kind) {
	case 'm':
		buf_add(out, _(msgid));
		break;
	case 't':
		buf_add(out, i18n_text(h->tree, text));
		break;
	case 'd':
		if (text)
			phrases_add_added(out, i18n_text(h->tree, text));
		break;
	}
}

static void add_element(const struct handbook *h, const struct element *e,
			va_list *arguments)
{
	struct buf texts[OUT_LANGUAGES] = {0};
	const char *msgid = *e->kind == 'm' ? va_arg(*arguments, const char *) : NULL;
	tree_text text = msgid ? 0 : va_arg(*arguments, tree_text);
	bool same = true;

	for (size_t i = 0; i < h->count; i++) {
		out_speak(h, i);
		add_text(&texts[i], h, *e->kind, msgid, text);
		same &= !strcmp(buf_string(&texts[i]), buf_string(&texts[0]));
	}
	for (size_t i = 0; i < h->count; i++) {
		if (!same)
			out_open_in(h, e->tag, e->class, i);
		else if (!i && texts[0].length)
			open_once(h, e->tag, e->class);
		if (!same || (!i && texts[0].length))
			html_add(h->out, "%r</%s>", buf_string(&texts[i]), e->tag);
		buf_release(&texts[i]);
	}
}

void out_add(const struct handbook *h, const char *markup, ...)
{
	struct element e;
	va_list arguments;

	va_start(arguments, markup);
	for (size_t length; *markup; markup += length) {
		length = *markup == '<' ? read_element(markup, &e) : 0;
		if (length) {
			add_element(h, &e, &arguments);
		} else if (*markup != '%') {
			length = 1 + strcspn(markup + 1, "<%");
			buf_add_bytes(h->out, markup, length);
		} else {
			length = 2;
			if (markup[1] == 'i')
				xml_add_string(h->out,
					       tree_string(h->tree,
							   va_arg(arguments, tree_text)));
			else
				phrases_add_argument(h->out, &html_style, markup[1],
						     &arguments);
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
