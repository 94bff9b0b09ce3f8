/* find.c - `tuntun find TEXT...`: which problem does a text mean? */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/tr.h"
#include "cmd/answer.h"
#include "cmd/photo.h"
#include "plain/page.h"
#include "ui/wishes.h"
#include "walk/walk.h"
#include "json/page.h"

enum {
	MOST_BYTES = 16 * 1024 * 1024, /* of standard input; a search reads less */
	USUAL = 3		       /* matches that are shown */
};

/* Gathers the text: the arguments, standard input for "-", or what a picture says. */
static bool read_text(const struct options *o, struct buf *text, enum status *status)
{
	bool from_input = o->argument_count == 1 && !strcmp(o->arguments[0], "-");

	if (o->image) {
		*status = o->argument_count ? STATUS_USAGE : photo_read(o->image, text);
		if (o->argument_count)
			cmd_error("operands", "%s",
				  _("find takes a text or --image, not both"));
		return *status == STATUS_DONE;
	}
	if (o->argument_count == 0) {
		cmd_error("operands", "%s",
			  _("find needs a text, or - for standard input"));
		*status = STATUS_USAGE;
		return false;
	}
	if (from_input && !cmd_read_input(text, MOST_BYTES)) {
		*status = STATUS_FAILED;
		return false;
	}
	for (int i = 0; i < o->argument_count && !from_input; i++) {
		buf_add(text, i > 0 ? " " : "");
		buf_add(text, o->arguments[i]);
	}
	return true;
}

static void print(const struct options *o, const struct page *found)
{
	size_t most = o->most > 0 ? (size_t)o->most : USUAL;
	struct plain_out out = plain_out_to(stdout, cmd_ascii());

	if (o->most == 0 && found->alike > most)
		most = found->alike;
	if (o->json) {
		answer(o, page_json_found(found, most));
		return;
	}
	plain_put_found(&out, found, most);
	if (found->verdict == FIND_NONE)
		plain_put(&out, "%s",
			  _("\"tuntun list\" shows every message; \"tuntun\" asks "
			    "what you see."));
	else
		plain_put(&out,
			  _("Go on with \"tuntun\": type %c and the same words, or "
			    "choose the number."),
			  (char)wish_key(WISH_SEARCH));
}

/* Searches from the first question, where all problems can be found. */
static enum status find_in(const struct options *o, const struct tree *t,
			   const struct buf *text)
{
	struct find *index = NULL;
	const struct page *page, *found;
	enum status status;
	struct walk w;

	walk_init(&w, t);
	page = page_new(&w, &(struct page_context){.find = &index});
	found = page_found(page, buf_string(text), text->length, false);
	print(o, found);
	status = found->verdict == FIND_NONE ? STATUS_NONE : STATUS_DONE;
	page_free(found);
	page_free(page);
	find_free(index);
	walk_release(&w);
	return status;
}

static enum status run(const struct options *o)
{
	enum status status = STATUS_NONE;
	struct buf text = {0};
	struct tree *t = NULL;

	if (read_text(o, &text, &status))
		t = trees_open_only(o, o->argument_count, &status);
	if (t)
		status = find_in(o, t, &text);
	tree_free(t);
	buf_release(&text);
	return status;
}

const struct command command_find = {
	.name = "find",
	.operands = N_("TEXT... | -"),
	.purpose = N_("which problem is it?"),
	.most = ANY_NUMBER,
	.options = {{"--json"}, {"--tree"}, {"--image"}, {"-n"}},
	.run = run,
};
