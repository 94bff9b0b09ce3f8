/* page_document.c - the blocks of a page, written by whichever writer. */
#include "base/tr.h"
#include "export/writer.h"

static void write_message(struct writer *w, const struct page_block *b)
{
	struct buf label = {0};

	buf_add_format(&label, "%s #%s", b->label, b->number);
	writer_add_text(w, WRITER_LITERAL, buf_string(&label), b->text, b->added);
	buf_release(&label);
}

static void write_block(struct writer *w, const struct page_block *b, int level)
{
	switch (b->kind) {
	case BLOCK_HEADING:
		writer_add_heading(w, level, "", b->text);
		break;
	case BLOCK_OPTION:
		writer_add_heading(w, level, "", b->label);
		break;
	case BLOCK_PARAGRAPH:
		writer_add_paragraph(w, b->text, b->added);
		break;
	case BLOCK_ERROR_TEXT:
		write_message(w, b);
		break;
	case BLOCK_WARNING:
		writer_add_text(w, WRITER_WARNING, b->label, b->text, b->added);
		break;
	case BLOCK_STEP:
		writer_add_step(w, b->step, b->added);
		break;
	case BLOCK_HANDOVER:
	case BLOCK_QR: /* codes are for the screen: what it says */
		if (*b->label)
			writer_add_paragraph(w, b->label, "");
		writer_add_handover(w, b->text);
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
			writer_add_text(w, WRITER_FACT, b->label, b->text, b->added);
	}
}

/* What the gist of a remedy leaves out is its second part. */
static void write_details(struct writer *w, const struct page *page, int level)
{
	bool any = false;

	for (const struct page_block *b = NULL; (b = page_next_block(page, b));) {
		if (!b->detail)
			continue;
		if (!any)
			writer_add_heading(w, level, "", _("Details"));
		any = true;
		write_block(w, b, level);
	}
}

void writer_add_blocks(struct writer *w, const struct page *page, int level)
{
	for (const struct page_block *b = NULL; (b = page_next_in_brief(page, b));)
		write_block(w, b, level);
	if (page->kind == PAGE_REMEDY)
		write_details(w, page, level);
}

void writer_add_page(struct writer *w, const struct page *page, int level,
		     const char *anchor)
{
	struct buf title = {0};

	phrases_add_title(&title, page);
	if (title.length)
		writer_add_heading(w, level, anchor, buf_string(&title));
	buf_release(&title);
	writer_add_blocks(w, page, level + 1);
}
