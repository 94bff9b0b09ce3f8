/* curses_names.c - two lines to type names in. */
#include "ui/curses_names.h"

#include <unistr.h>

#include "base/text.h"

enum { LONGEST = 200 /* bytes of a name */ };

void naming_open(struct ui_view *view)
{
	view->naming = true;
	view->name_at = 0;
}

void naming_add(struct ui_view *view, uint32_t c)
{
	struct buf *line = &view->names[view->name_at];
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, text_is_control(c) ? ' ' : c, sizeof bytes);

	if (length > 0 && line->length + (size_t)length <= LONGEST)
		text_add_inert(line, (const char *)bytes, (size_t)length);
}

static void erase(struct buf *line)
{
	if (line->length == 0)
		return;
	do
		line->length--;
	while (line->length > 0 && (line->s[line->length] & 0xC0) == 0x80);
	line->s[line->length] = '\0';
}

/* On to the line that has nothing yet; where both have something, they are done. */
static bool next(struct ui_view *view)
{
	size_t other = !view->name_at;

	if (view->name_at == 0 || view->names[other].length == 0) {
		view->name_at = other;
		return false;
	}
	view->naming = view->names[view->name_at].length == 0;
	return !view->naming;
}

bool naming_act(struct ui_view *view, enum action action, bool *done)
{
	*done = false;
	switch (action) {
	case ACTION_NEXT_NAME:
		*done = next(view);
		break;
	case ACTION_OTHER_NAME:
		view->name_at = !view->name_at;
		break;
	case ACTION_NAMES_END:
		view->naming = false;
		break;
	case ACTION_ERASE:
		erase(&view->names[view->name_at]);
		break;
	case ACTION_ERASE_ALL:
		buf_clear(&view->names[view->name_at]);
		break;
	default:
		return false;
	}
	return true;
}
