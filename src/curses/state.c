/* state.c - what holds now on the whole screen. */
#include "curses/state.h"

#include "share/targets.h"

enum { ROOMY = 12 /* rows of the body from which on empty ones are no waste */ };

int state_search_rows(const struct curses *ui)
{
	if (!search_is_open(ui))
		return 0;
	return ui->frame.body_rows >= ROOMY ? 2 : 1;
}

/* Nobody chooses what they cannot see, but in a list something is always in sight. */
static bool can_choose(const struct curses *ui)
{
	const struct pane *pane = &ui->pane;

	return pane->choices > 0 && (pane->list || pane_sees_selected(pane) ||
				     pane->selected == LAYOUT_NO_CHOICE);
}

unsigned state_situation(const struct curses *ui)
{
	const struct page *p = ui->page;

	if (ui->view->typing)
		return TYPING | (p->field_count > 1 ? WITH_LINES : 0u);
	return WITH_TARGETS(share_set(p, ui->options->can_open)) | wish_situation(p) |
	       (can_choose(ui) ? WITH_CHOICES : 0u) |
	       (p->find || search_is_open(ui) ? WITH_SEARCH : 0u) |
	       (ui->pane.count > ui->pane.rows ? WITH_MORE : 0u) |
	       (search_is_open(ui) ? SEARCHING : 0u);
}
