/* lines.c - lines to type in. */
#include "curses/lines.h"

#include <unistr.h>

#include "base/text.h"

enum { LONGEST = 400 /* bytes of a line */ };

void lines_open(struct ui_view *view)
{
	view->typing = true;
	view->line_at = 0;
}

void lines_add(struct ui_view *view, uint32_t c)
{
	struct buf *line = &view->lines[view->line_at];
	uint8_t bytes[6];
	int length = u8_uctomb(bytes, text_is_control(c) ? ' ' : c, sizeof bytes);

	if (length > 0 && line->length + (size_t)length <= LONGEST)
		text_add_inert(line, (const char *)bytes, (size_t)length);
}

void lines_erase(struct buf *line)
{
	if (line->length == 0)
		return;
	do
		line->length--;
	while (line->length > 0 && (line->s[line->length] & 0xC0) == 0x80);
	line->s[line->length] = '\0';
}

/* On to the next line, and from the last to the first that is still empty: but a form may
 * have empty lines. */
static void next(struct ui_view *view, const struct page *page)
{
	size_t i = view->line_at + 1;

	if (i >= page->field_count && page->kind != PAGE_FORM)
		for (i = 0; i < page->field_count && view->lines[i].length > 0; i++)
			;
	if (i < page->field_count)
		view->line_at = i;
	else
		view->typing = false;
}

bool lines_act(struct ui_view *view, const struct page *page, enum wish_kind kind)
{
	switch (kind) {
	case WISH_NEXT_FIELD:
		next(view, page);
		break;
	case WISH_FIELD_BELOW:
		view->line_at = (view->line_at + 1) % page->field_count;
		break;
	case WISH_FIELD_ABOVE:
		view->line_at =
			(view->line_at + page->field_count - 1) % page->field_count;
		break;
	case WISH_FIELDS_END:
		view->typing = false;
		break;
	case WISH_ERASE:
		lines_erase(&view->lines[view->line_at]);
		break;
	case WISH_ERASE_ALL:
		buf_clear(&view->lines[view->line_at]);
		break;
	default:
		return false;
	}
	return true;
}
