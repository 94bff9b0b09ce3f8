/* out.c - texts of the handbook in each of its languages. */
#include "handbook/out.h"

#include <string.h>

#include "base/tr.h"
#include "export/html.h"
#include "i18n/i18n.h"
#include "tree/reach.h"

void out_speak(const struct handbook *h, size_t i)
{
	i18n_choose(i18n_language(h->languages[i])->id, NULL);
}

void out_text(const struct handbook *h, const char *text)
{
	html_add_string(h->out, text);
}

void out_rich(const struct handbook *h, const char *text)
{
	html_add_text(h->out, text);
}

void out_open_in(const struct handbook *h, const char *tag, const char *class, size_t i)
{
	const char *blank = *class ? " " : "";

	if (h->count > 1)
		out_add(h, "<%s class=\"in in-%zu%s%s\" lang=\"%s\">", tag, i, blank,
			class, i18n_language(h->languages[i])->id);
	else if (*class)
		out_add(h, "<%s class=\"%s\">", tag, class);
	else
		out_add(h, "<%s>", tag);
}

static void add_once(const struct handbook *h, const char *tag, const char *class,
		     const char *text)
{
	if (*class)
		out_add(h, "<%s class=\"%s\">", tag, class);
	else
		out_add(h, "<%s>", tag);
	out_rich(h, text);
	out_add(h, "</%s>", tag);
}

static bool are_same(const struct buf *texts, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (strcmp(buf_string(&texts[i]), buf_string(&texts[0])) != 0)
			return false;
	return true;
}

void out_made(const struct handbook *h, const char *tag, const char *class,
	      out_make *make, const void *what)
{
	struct buf texts[OUT_LANGUAGES] = {0};
	bool same;

	for (size_t i = 0; i < h->count; i++) {
		out_speak(h, i);
		make(&texts[i], h->tree, what);
	}
	same = are_same(texts, h->count);
	if (same && texts[0].length > 0)
		add_once(h, tag, class, texts[0].s);
	for (size_t i = 0; i < h->count; i++) {
		if (!same) {
			out_open_in(h, tag, class, i);
			out_rich(h, buf_string(&texts[i]));
			out_add(h, "</%s>", tag);
		}
		buf_release(&texts[i]);
	}
}

bool out_has_room(const struct handbook *h, size_t length_before)
{
	reach_use(h->room, h->out->length - length_before);
	return *h->room > 0;
}

static void make_own(struct buf *out, const struct tree *t, const void *what)
{
	(void)t;
	buf_add(out, _(what));
}

void out_say(const struct handbook *h, const char *tag, const char *class,
	     const char *msgid)
{
	out_made(h, tag, class, make_own, msgid);
}

static void make_text(struct buf *out, const struct tree *t, const void *what)
{
	buf_add(out, i18n_text(t, *(const tree_text *)what));
}

void out_tell(const struct handbook *h, const char *tag, const char *class,
	      tree_text text)
{
	out_made(h, tag, class, make_text, &text);
}

void out_problem_id(const struct handbook *h, uint32_t problem)
{
	out_add(h, "message:%s",
		tree_string(h->tree, tree_problem(h->tree, problem)->id));
}

void out_question_id(const struct handbook *h, uint32_t question)
{
	out_add(h, "question:%s",
		tree_string(h->tree, tree_question(h->tree, question)->id));
}

void out_remedy_id(const struct handbook *h, uint32_t remedy)
{
	html_add_anchor(h->out, tree_string(h->tree, tree_remedy(h->tree, remedy)->code));
}

void out_question_link(const struct handbook *h, uint32_t question)
{
	out_add(h, "<a class=\"to\" href=\"#");
	out_question_id(h, question);
	out_add(h, "\">");
	out_tell(h, "span", "", tree_question(h->tree, question)->ask);
	out_add(h, "</a>");
}

void out_remedy_link(const struct handbook *h, uint32_t remedy)
{
	const struct tree_remedy *r = tree_remedy(h->tree, remedy);

	out_add(h, "<a class=\"to\" href=\"#");
	out_remedy_id(h, remedy);
	out_add(h, "\"><span class=\"code\">");
	out_text(h, tree_string(h->tree, r->code));
	out_add(h, "</span> ");
	out_tell(h, "span", "", r->title);
	out_add(h, "</a>");
}

void out_target_link(const struct handbook *h, struct tree_target to)
{
	if (to.kind == TREE_TO_REMEDY)
		out_remedy_link(h, to.index);
	if (to.kind == TREE_TO_QUESTION)
		out_question_link(h, to.index);
}
