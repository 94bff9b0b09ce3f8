/* export.c - `tuntun export [TREE]`: the handbook, a whole tree as one document. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "export/book.h"
#include "export/export.h"
#include "handbook/handbook.h"
#include "i18n/i18n.h"

enum { COLUMNS = 78 /* of plain text */ };

/* Returns the languages of the document, which the caller frees: the one in force, then the
 * others where --lang is "all". */
static size_t *choose_languages(const struct options *o, size_t *count)
{
	size_t *languages = mem_alloc(i18n_count() * sizeof *languages);

	*count = 1;
	for (size_t i = 0; i < i18n_count(); i++)
		if (i18n_language(i) == i18n_now())
			languages[0] = i;
		else if (o->all_languages)
			languages[(*count)++] = i;
	return languages;
}

/* Gives the answers by which the tree knows its reader, "admin,teacher". */
static bool give_answers(struct walk *w, const char *ids)
{
	char *copy = mem_copy_string(ids), *rest = copy, *id;
	bool given = true;

	while (given && (id = strsep(&rest, ",")))
		given = walk_answer(w, id);
	free(copy);
	return given && walk_reader(w) != TREE_NONE;
}

/* Appends the document as one reader sees it. */
static enum status add_book(const struct options *o, const struct tree *t,
			    enum export_format format, const size_t *languages,
			    size_t count, struct buf *document)
{
	enum status status = STATUS_DONE;
	struct walk w;

	walk_init(&w, t);
	if (o->reader && !give_answers(&w, o->reader)) {
		cmd_error("wrong-value",
			  _("--reader wants answers from the first question on: '%s'"),
			  o->reader);
		status = STATUS_USAGE;
	} else {
		book_add(document, t, o->reader ? &w : NULL, format, COLUMNS, languages,
			 count);
	}
	walk_release(&w);
	return status;
}

static enum status run_on(const struct options *o, const struct tree *t)
{
	enum export_format format = EXPORT_HTML;
	struct buf document = {0};
	size_t *languages, count;
	enum status status = STATUS_DONE;

	if (cmd_choose_format(o, &format) != STATUS_DONE ||
	    (format == EXPORT_HTML && cmd_refuses_html(o)))
		return STATUS_USAGE;
	if (format == EXPORT_HTML && o->reader) {
		cmd_error("options-clash", "%s", _("--reader is for text and Markdown"));
		return STATUS_USAGE;
	}
	languages = choose_languages(o, &count);
	if (format == EXPORT_HTML)
		handbook_html(&document, t, languages, count);
	else
		status = add_book(o, t, format, languages, count, &document);
	if (status == STATUS_DONE)
		status = cmd_answer_document(o, export_kinds[format].name, &document);
	buf_release(&document);
	free(languages);
	return status;
}

const struct command command_export = {
	.name = "export",
	.operands = N_("[TREE]"),
	.purpose = N_("the whole tree as a handbook"),
	.most = 1,
	.options = {{"--json"},
		    {"--lang", N_("id (Indonesian), en (English) or all")},
		    {"--format"},
		    {"--reader"},
		    {"-o"},
		    {"--force"}},
	.has_all_languages = true,
	.run_on = run_on,
};
