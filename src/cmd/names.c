/* names.c - `tuntun names NAME1 NAME2`: are two names one, or two? Codes of both may decide. */
#include <stdio.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "plain/page.h"
#include "walk/walk.h"
#include "json/page.h"

static enum status run_on(const struct options *o, const struct tree *t)
{
	struct plain_out out = plain_out_to(stdout, cmd_ascii());
	const struct page *page, *note;
	enum status status;
	struct buf codes = {0};
	struct walk w;

	if (tree_head(t)->compare_question == TREE_NONE)
		return cmd_error("no-names", "%s",
				 _("this tree has no names to compare"));
	if (o->codes[0] && !tree_head(t)->name_code_length)
		return cmd_error("no-codes", "%s",
				 _("this tree knows no code that tells names apart"));
	if (o->codes[0])
		buf_add_format(&codes, "%s %s", o->codes[0], o->codes[1]);
	walk_init(&w, t);
	page = page_new(&w, NULL);
	note = page_compared(page, o->arguments[0], o->arguments[1], buf_string(&codes));
	if (o->json)
		cmd_answer(o, page_json(note));
	else
		plain_put_remedy(&out, note);
	status = note->names->verdict == NAMES_UNKNOWN ? STATUS_NONE : STATUS_DONE;
	page_free(note);
	page_free(page);
	walk_release(&w);
	buf_release(&codes);
	return status;
}

const struct command command_names = {
	.name = "names",
	.operands = N_("NAME NAME"),
	.purpose = N_("are two names one?"),
	.least = 2,
	.most = 2,
	.options = {{"--npsn"}, {"--json"}, {"--tree"}},
	.run_on = run_on,
};
