/* layout_keys.c - keys on a page: the list of all in the help, and those for what can be
 * done with the page. */
#include <sys/param.h>

#include "base/tr.h"
#include "curses/layout_builder.h"
#include "ui/wishes.h"

enum { MAX_KEYS = 26 /* columns */ };

static void add_keys(struct builder *b, const struct wish_row *row)
{
	struct buf keys = {0};

	wish_add_keys(&keys, row, b->options->glyphs == TEXT_ASCII);
	build_add(b, ROLE_KEY, buf_string(&keys));
	buf_release(&keys);
}

static int measure_keys(struct builder *b)
{
	int widest = 0;

	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		if (row->help)
			add_keys(b, row);
		widest = MAX(widest, build_columns(b));
		build_drop(b);
	}
	return MIN(widest, MAX_KEYS);
}

/* The list of keys, from the table of actions. */
void build_keys(struct builder *b)
{
	int width = measure_keys(b), column = LEFT + GAP + (b->wide ? width : 0);

	build_text(b, LEFT, ROLE_STRONG, _("Keys"));
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		size_t first;

		if (!row->help)
			continue;
		build_part(b, false);
		first = b->at;
		add_keys(b, row);
		build_cell(b, LEFT, b->wide ? width : b->right - LEFT);
		b->at = b->wide ? first : b->at;
		build_text(b, column, ROLE_TEXT, _(row->help));
	}
}

/* What can be done with the page, by the keys for it: "p message  s save". */
void build_targets(struct builder *b)
{
	unsigned situation = WITH_TARGETS(b->options->targets);
	bool any = false;

	if (!b->options->shows_targets || situation == 0)
		return;
	for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE; row++) {
		if (!wish_is_share(row->wish) || !(situation & WITH_TARGET(row->wish)))
			continue;
		if (!any)
			build_part(b, false);
		else
			build_add(b, ROLE_TEXT, "  ");
		any = true;
		add_keys(b, row);
		build_add(b, ROLE_TEXT, " ");
		build_add(b, ROLE_TEXT, _(row->label));
	}
	build_line(b, LEFT);
}
