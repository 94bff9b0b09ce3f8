/* page_document.c - the blocks of a page, written by whichever writer. */
#include <string.h>

#include "export/words.h"
#include "export/writer.h"

void writer_each_line(const char *text, void *self,
		      void (*add)(void *self, const char *line, size_t length))
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		add(self, text, length);
		text += length + (text[length] == '\n');
	}
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
	case BLOCK_MESSAGE:
		f->message(w, b->label, b->number, b->text, b->added);
		break;
	case BLOCK_WARNING:
		f->warning(w, b->label, b->text, b->added);
		break;
	case BLOCK_STEP:
		f->step(w, b->step, b->added);
		break;
	case BLOCK_LETTER:
		f->letter(w, b->text);
		break;
	case BLOCK_QR:
		f->qr(w, b->qr, b->text);
		break;
	case BLOCK_KEYS:
		break; /* paper has no keys */
	default:
		if (*b->text || *b->added)
			f->fact(w, b->label, b->text, b->added);
	}
}

void writer_add_blocks(struct writer *w, const struct page *page, int level)
{
	for (size_t i = 0; i < page->block_count; i++)
		write_block(w, &page->blocks[i], level);
}

void writer_add_page(struct writer *w, const struct page *page, int level,
		     const char *anchor)
{
	struct buf title = {0};

	words_add_title(&title, page);
	if (title.length)
		w->format->heading(w, level, anchor, buf_string(&title));
	buf_release(&title);
	writer_add_blocks(w, page, level + 1);
}
