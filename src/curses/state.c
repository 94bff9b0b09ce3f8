/* state.c - what holds now on the whole screen. */
#include "curses/state.h"

enum { ROOMY = 12 /* rows of the body from which on empty ones are no waste */ };

bool state_has_line(const struct curses *ui)
{
	return ui->page->find || search_is_open(ui);
}

int state_line_rows(const struct curses *ui)
{
	if (!state_has_line(ui))
		return 0;
	return ui->frame.body_rows >= ROOMY && !ui->page->numbered ? 2 : 1;
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
		return TYPING | (p->field_count > 1 ? WITH_LINES : 0u) |
		       (ui->behind ? IN_LINE : 0u);
	return WITH_TARGETS(ui->targets) | wish_situation(p) |
	       (can_choose(ui) ? WITH_CHOICES : 0u) |
	       (ui->pane.selected != LAYOUT_NO_CHOICE ? WITH_MARK : 0u) |
	       (state_has_line(ui) ? WITH_SEARCH : 0u) |
	       (ui->pane.count > ui->pane.rows ? WITH_MORE : 0u) |
	       (search_is_open(ui) || ui->words.length ? SEARCHING : 0u) |
	       (p->typing ? TO_BE_ENDED : 0u) | (ui->behind ? IN_LINE : 0u);
}
