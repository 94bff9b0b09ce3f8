/* prompt.c - what stands before the line that is typed. */
#include "plain/prompt.h"

#include "base/tr.h"
#include "ui/wishes.h"

bool prompt_is_place(const struct page *page)
{
	return page->kind == PAGE_QUESTION || page->kind == PAGE_REMEDY ||
	       page->kind == PAGE_END;
}

/* What is called by its label in the prompt of a page. */
static const char *word_of(enum wish_kind kind)
{
	const struct wish_row *row = wish_rows;

	while (row->wish != kind || !row->label)
		row++;
	return _(row->label);
}

/* Appends the prompt of a page of the walk: what to type there most often, and how to be told
 * the rest. */
static void add_of_place(struct buf *out, const struct page *page,
			 struct prompt_hints hints)
{
	if (page->kind == PAGE_REMEDY && hints.goes_on)
		buf_add_format(out, "%s: %s; ", wish_key_name(PRESS_ENTER), _("read on"));
	if (page->kind == PAGE_REMEDY)
		buf_add_format(out, "%s, %s, %s", word_of(WISH_DETAILS),
			       word_of(WISH_OUTCOMES), word_of(WISH_TARGETS));
	else if (page->kind == PAGE_END)
		buf_add_format(out, "%s, %s", word_of(WISH_RESTART), word_of(WISH_QUIT));
	else if (page_has_problems(page))
		buf_add(out, _("A number, or words of the message"));
	else
		buf_add(out, _("Your answer"));
	/* A question mark alone is not read aloud. */
	if (hints.helps)
		buf_add_format(out, " (%s %s)", wish_word(WISH_HELP), word_of(WISH_HELP));
	buf_add(out, ": ");
}

void prompt_add(struct buf *out, const struct page *page, struct prompt_hints hints)
{
	const char *enter = wish_key_name(PRESS_ENTER);

	if (prompt_is_place(page))
		add_of_place(out, page, hints);
	else if (page->kind == PAGE_NOTE && hints.shares)
		/* TRANSLATORS: a word that is typed, like "share"; the key to go back */
		buf_add_format(out, _("%s, or %s to go back: "), word_of(WISH_TARGETS),
			       enter);
	else if (page->kind == PAGE_NOTE)
		buf_add_format(out, _("Press %s to go back: "), enter);
	else
		buf_add_format(out, _("A number, or %s to go back: "), enter);
}
