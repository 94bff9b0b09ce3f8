/* page_document.c - the blocks of a page, written by whichever writer. */
#include <string.h>

#include "base/address.h"
#include "base/tr.h"
#include "export/phrases.h"
#include "export/writer.h"

bool writer_next_line(const char **text, const char **line, size_t *length)
{
	*line = *text;
	*length = strcspn(*text, "\n");
	*text += *length + ((*text)[*length] == '\n');
	return *text > *line;
}

const char *writer_detail(const struct page_step *s, enum writer_detail detail,
			  const char **label)
{
	*label = detail == DETAIL_BUTTON ? _("Button")
		 : detail == DETAIL_LINK ? _("Address")
					 : _("Waiting time");
	return detail == DETAIL_BUTTON ? s->says_button ? "" : s->button
	       : detail == DETAIL_LINK ? s->link
				       : s->wait;
}

static void write_message(struct writer *w, const struct page_block *b)
{
	struct buf label = {0};

	buf_add_format(&label, "%s #%s", b->label, b->number);
	w->format->literal(w, buf_string(&label), b->text, b->added);
	buf_release(&label);
}

/* What the code says is a link, where the format has links; else it is kept as it is. */
static void write_qr(struct writer *w, const struct page_block *b)
{
	struct buf link = {0};

	if (w->format->qr && b->qr)
		w->format->qr(w, b->qr, b->text);
	buf_add_format(&link, "`%s`", b->text);
	if (w->format->has_links && address_is_valid(b->text))
		w->format->paragraph(w, buf_string(&link), "");
	else
		w->format->letter(w, b->text);
	buf_release(&link);
}

static void write_block(struct writer *w, const struct page_block *b, int level)
{
	const struct writer_format *f = w->format;

	switch (b->kind) {
	case BLOCK_HEADING:
		f->heading(w, level, "", b->text);
		break;
	case BLOCK_OPTION:
		f->heading(w, level, "", b->label);
		break;
	case BLOCK_PARAGRAPH:
		f->paragraph(w, b->text, b->added);
		break;
	case BLOCK_ERROR_TEXT:
		write_message(w, b);
		break;
	case BLOCK_WARNING:
		f->warning(w, b->label, b->text, b->added);
		break;
	case BLOCK_STEP:
		f->step(w, b->step, b->added);
		break;
	case BLOCK_HANDOVER:
		f->letter(w, b->text);
		break;
	case BLOCK_QR:
		write_qr(w, b);
		break;
	case BLOCK_KEYS:
		break; /* paper has no keys */
	case BLOCK_CAUSE:
	case BLOCK_NOTE:
	case BLOCK_RETRY:
	case BLOCK_PROVENANCE:
	case BLOCK_HOW:
	case BLOCK_TERM:
		if (*b->text || *b->added)
			f->fact(w, b->label, b->text, b->added);
	}
}

void writer_add_blocks(struct writer *w, const struct page *page, int level)
{
	for (const struct page_block *b = NULL; (b = page_next_block(page, b));)
		write_block(w, b, level);
}

void writer_add_page(struct writer *w, const struct page *page, int level,
		     const char *anchor)
{
	struct buf title = {0};

	phrases_add_title(&title, page);
	if (title.length)
		w->format->heading(w, level, anchor, buf_string(&title));
	buf_release(&title);
	writer_add_blocks(w, page, level + 1);
}
