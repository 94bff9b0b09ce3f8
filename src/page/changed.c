/* changed.c - what became of the later answers when an earlier one was changed. */
#include <stdlib.h>

#include "base/tr.h"
#include "page/make.h"

static bool is_same_place(const struct walk_place *a, const struct walk_place *b)
{
	return a->kind == b->kind && a->index == b->index;
}

static void add_answer(struct buf *out, const struct walk *w,
		       const struct walk_step *step, bool with_question)
{
	struct page_make *m = make_page(w, PAGE_NOTE);
	struct page_crumb crumb = make_crumb(m, step);

	if (with_question)
		buf_add_format(out, "%s ", crumb.question);
	buf_add(out, crumb.answer);
	page_free(&m->page);
}

void page_add_earlier(struct buf *out, const struct walk *w)
{
	struct buf answer = {0};

	for (size_t i = w->later_count; i-- > 0 && !answer.length;)
		if (is_same_place(&w->later[i].at, &w->here))
			add_answer(&answer, w, &w->later[i], false);
	if (answer.length)
		buf_add_format(out,
			       /* TRANSLATORS: %s is an answer given before. */
			       _("Please answer this again. Your earlier answer was: %s"),
			       answer.s);
	buf_release(&answer);
}

/* What was answered otherwise since is not lost. */
static bool is_answered(const struct walk *w, const struct walk_place *place)
{
	for (size_t i = 0; i < w->count; i++)
		if (is_same_place(&w->steps[i].at, place))
			return true;
	return false;
}

void page_add_dropped(struct buf *out, const struct walk *w)
{
	struct buf answers = {0};
	size_t dropped = 0;

	for (size_t i = w->later_count; i-- > 0;) {
		if (is_answered(w, &w->later[i].at))
			continue;
		buf_add(&answers, dropped++ ? "; " : "");
		add_answer(&answers, w, &w->later[i], true);
	}
	if (dropped)
		buf_add_format(
			out,
			/* TRANSLATORS: %s: questions, each with the answer to it. */
			NP_("No longer fits, and was dropped: %s",
			    "No longer fit, and were dropped: %s", dropped),
			answers.s);
	buf_release(&answers);
}
