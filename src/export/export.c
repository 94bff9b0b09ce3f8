/* export.c - the formats, and a page as a whole document in one of them. */
#include "export/export.h"

#include <string.h>
#include <strings.h>

#include "base/tr.h"
#include "export/writer.h"
#include "i18n/i18n.h"
#include "tree/tree.h"

const struct export_kind export_kinds[EXPORT_FORMATS] = {
	[EXPORT_TEXT] = {"text", "txt", "text", &writer_text},
	[EXPORT_MARKDOWN] = {"markdown", "md", "markdown", &writer_markdown},
	[EXPORT_HTML] = {"html", "html", "htm", &writer_html},
};

bool export_find_format(const char *name, enum export_format *format)
{
	const char *dot = strrchr(name, '.');

	for (int i = 0; i < EXPORT_FORMATS; i++) {
		const struct export_kind *kind = &export_kinds[i];
		bool fits = dot ? !strcasecmp(dot + 1, kind->suffix) ||
					    !strcasecmp(dot + 1, kind->also)
				: !strcmp(name, kind->name);

		if (fits) {
			*format = (enum export_format)i;
			return true;
		}
	}
	return false;
}

/* --- the end of a document: how it was come by ------------------------------------------- */

static void write_answers(struct writer *w, const struct page *page)
{
	if (page->crumb_count)
		writer_add_heading(w, 2, "", _("Your answers so far"));
	for (size_t i = 0; i < page->crumb_count; i++)
		writer_add_item(w, page->crumbs[i].question, "", page->crumbs[i].answer,
				"");
}

/* The command that shows the same page, and what it was made of. */
static void write_origin(struct writer *w, const struct page *page)
{
	const struct tree *t = page->walk->tree;
	const struct tree_head *head = tree_head(t);
	struct buf line = {0};

	/* What was left unsolved says it among what there is to take away. */
	if (page->kind != PAGE_END || page->solved) {
		page_add_command(&line, page);
		writer_add_text(w, WRITER_COMMAND, _("To open it again"),
				buf_string(&line), "");
		buf_clear(&line);
	}
	buf_add_format(&line, "%s (%s %s)", page->tree_title, tree_string(t, head->id),
		       tree_string(t, head->version));
	writer_add_paragraph(w, buf_string(&line), "");
	buf_release(&line);
}

void export_page(struct buf *out, const struct page *page, enum export_format format,
		 int columns)
{
	struct writer w = {
		.format = export_kinds[format].writer, .out = out, .columns = columns};
	const char *handover = page->kind == PAGE_NOTE ? page_handover_text(page) : "";
	struct buf title = {0};

	if (*handover && format == EXPORT_TEXT) {
		buf_add(out, handover);
		return;
	}
	phrases_add_title(&title, page);
	writer_begin(&w, buf_string(&title), i18n_now()->id);
	writer_add_page(&w, page, 1, "");
	/* A letter is for somebody who has not given the answers. */
	if (!*handover) {
		write_answers(&w, page);
		write_origin(&w, page);
	}
	writer_end(&w);
	buf_release(&title);
}
