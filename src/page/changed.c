/* changed.c - what became of the later answers when an earlier one was changed. */
#include <stdlib.h>

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

bool page_add_earlier(struct buf *out, const struct walk *w)
{
	for (size_t i = w->later_count; i-- > 0;) {
		if (!is_same_place(&w->later[i].at, &w->here))
			continue;
		add_answer(out, w, &w->later[i], false);
		return true;
	}
	return false;
}

/* What was answered otherwise since is not lost. */
static bool is_answered(const struct walk *w, const struct walk_place *place)
{
	for (size_t i = 0; i < w->count; i++)
		if (is_same_place(&w->steps[i].at, place))
			return true;
	return false;
}

size_t page_add_dropped(struct buf *out, const struct walk *w)
{
	size_t dropped = 0;

	for (size_t i = w->later_count; i-- > 0;) {
		if (is_answered(w, &w->later[i].at))
			continue;
		buf_add(out, dropped++ ? "; " : "");
		add_answer(out, w, &w->later[i], true);
	}
	return dropped;
}
