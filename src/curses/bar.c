/* bar.c - which keys a row of them has room for. */
#include "curses/bar.h"

#include <string.h>

#include "base/tr.h"
#include "i18n/i18n.h"

enum { LEFT = 1, KEY_SPACE = 2 };

const char *bar_label(const struct bar_key *key)
{
	return key->row->wish == WISH_LANGUAGE ? i18n_next()->name : _(key->row->label);
}

static int columns_of(const char *s, enum text_glyphs glyphs)
{
	struct buf shown = {0};
	int columns;

	text_add_glyphs(&shown, s, strlen(s), glyphs);
	columns = text_columns(buf_string(&shown), shown.length);
	buf_release(&shown);
	return columns;
}

static struct bar_key measure(const struct wish_row *row, unsigned situation,
			      enum text_glyphs glyphs)
{
	struct bar_key key = {.row = row};
	struct buf keys = {0};

	wish_add_footer_keys(&keys, row, situation, glyphs == TEXT_ASCII);
	key.keys_width = columns_of(buf_string(&keys), glyphs);
	key.width = key.keys_width + 1 + columns_of(bar_label(&key), glyphs);
	buf_release(&keys);
	return key;
}

/* Returns where a key of the table stands in the row: before what comes after it there. */
static size_t place_of(const struct bar *bar, const struct wish_row *row)
{
	size_t i = 0;

	while (i < bar->count && bar->keys[i].row < row)
		i++;
	return i;
}

/* Puts a key into the row if it fits into what is left of it. A key that says it all stays
 * without its label where there is no room for that, and gets it when it comes up again. */
static void put_key(struct bar *bar, struct bar_key key, bool needed, int *room)
{
	size_t at = place_of(bar, key.row);
	bool there = at < bar->count && bar->keys[at].row == key.row;
	int width = key.width + (bar->count ? KEY_SPACE : 0);

	if (there) {
		width = key.width - bar->keys[at].width;
	} else if (needed && key.row->bare) {
		width -= key.width - key.keys_width;
		key.width = key.keys_width;
	}
	if (width > *room || bar->count == BAR_MOST_KEYS)
		return;
	*room -= width;
	if (!there) {
		memmove(&bar->keys[at + 1], &bar->keys[at],
			(bar->count - at) * sizeof bar->keys[0]);
		bar->count++;
	}
	bar->keys[at] = key;
}

void bar_fill(struct bar *bar, bool shares, unsigned situation, int columns,
	      enum text_glyphs glyphs)
{
	int room = columns - 2 * LEFT, column = LEFT;

	bar->count = 0;
	for (unsigned weight = WEIGHT_NEEDED + 1; weight-- > 0;)
		for (const struct wish_row *row = wish_rows; row->wish != WISH_NONE;
		     row++) {
			bool bare = row->bare && weight == WEIGHT_NEEDED;

			if ((row->weight == weight || bare) && row->label && *row->keys &&
			    wish_is_share(row->wish) == shares &&
			    wish_is_useful(row, situation))
				put_key(bar, measure(row, situation, glyphs), bare,
					&room);
		}
	for (size_t i = 0; i < bar->count; i++) {
		bar->keys[i].column = column;
		column += bar->keys[i].width + KEY_SPACE;
	}
}
