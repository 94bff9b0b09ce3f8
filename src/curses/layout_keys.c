/* layout_keys.c - keys on a page: the list of all in the help, and those for what can be
 * done with the page. */
#include <sys/param.h>

#include "base/tr.h"
#include "curses/layout_work.h"
#include "share/targets.h"
#include "ui/wishes.h"

enum { MAX_KEYS = 26 /* columns */ };

static void add_keys(struct work *w, const struct wish_row *row)
{
	struct buf keys = {0};

	wish_add_keys(&keys, row, w->layout->glyphs == TEXT_ASCII);
	work_add(w, ROLE_KEY, buf_string(&keys));
	buf_release(&keys);
}

static int measure_keys(struct work *w)
{
	int widest = 0;

	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		if (row->help)
			add_keys(w, row);
		widest = MAX(widest, work_columns(w));
		work_drop(w);
	}
	return MIN(widest, MAX_KEYS);
}

/* The list of keys, from the table of actions. */
void work_keys(struct work *w)
{
	int width = measure_keys(w), column = LEFT + GAP + (w->wide ? width : 0);

	work_text(w, LEFT, ROLE_STRONG, _("Keys"));
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		size_t first;

		if (!row->help)
			continue;
		work_part(w, false);
		first = w->at;
		add_keys(w, row);
		work_cell(w, LEFT, w->wide ? width : w->right - LEFT);
		w->at = w->wide ? first : w->at;
		work_text(w, column, ROLE_TEXT, _(row->help));
	}
}

/* What can be done with the page, by the keys for it: "p message  s save". */
void work_targets(struct work *w)
{
	unsigned situation = WITH_TARGETS(share_set(w->page, w->options->can_open));
	bool any = false;

	if (!w->options->shows_targets || situation == 0)
		return;
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		if (!wish_is_share(row->wish) || !(situation & WITH_TARGET(row->wish)))
			continue;
		if (!any)
			work_part(w, true);
		else
			work_add(w, ROLE_TEXT, "  ");
		any = true;
		add_keys(w, row);
		work_add(w, ROLE_TEXT, " ");
		work_add(w, ROLE_TEXT, _(row->label));
	}
	work_line(w, LEFT);
}
