/* find.c - `tuntun find TEXT...`: which problem does a text mean? */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "plain/page.h"
#include "walk/walk.h"
#include "json/page.h"

enum {
	MAX_BYTES = 16 * 1024 * 1024, /* of standard input; a search reads less */
	USUAL = 3 /* matches without -n: few enough to read at a glance */
};

/* Gathers the text: the arguments, standard input for "-", or what a picture says. */
static enum status read_text(const struct options *o, struct buf *text)
{
	if (!o->image == !o->argument_count)
		return cmd_error(
			"operands", "%s",
			_("find needs a text, - for standard input, or --image"));
	if (o->image)
		return photo_read(o->image, text);
	if (o->argument_count == 1 && !strcmp(*o->arguments, "-"))
		return cmd_read_input(text, MAX_BYTES) ? STATUS_DONE : STATUS_FAILED;
	for (int i = 0; i < o->argument_count; i++)
		buf_add_format(text, "%s%s", i ? " " : "", o->arguments[i]);
	return STATUS_DONE;
}

/* Prints at most so many matches; for 0 as many as usual, or all that fit alike. */
static void print(const struct options *o, const struct page *found, size_t most)
{
	struct plain_out out = plain_out_to(stdout, cmd_ascii());

	if (!most)
		most = found->alike > USUAL ? found->alike : USUAL;
	if (o->json) {
		cmd_answer(o, page_json_found(found, most));
		return;
	}
	plain_put_found(&out, found, most, true);
	if (found->verdict == FIND_NONE)
		plain_put(&out, "%s",
			  _("\"tuntun list\" shows every message; \"tuntun\" asks "
			    "what you see."));
	else
		plain_put(&out, "%s",
			  _("Go on with \"tuntun\": type the same words there, or "
			    "the number."));
}

/* Searches on the page of the first question, where every problem can be found. */
static enum status find_in(const struct options *o, const struct tree *t,
			   const struct buf *text, size_t most)
{
	struct find *index = NULL;
	const struct page *page, *found;
	enum status status;
	struct walk w;

	walk_init(&w, t);
	page = page_new(&w, &(struct page_context){.find = &index});
	found = page_found(page, buf_string(text), text->length, false);
	print(o, found, most);
	status = page_has_found(found) ? STATUS_DONE : STATUS_NONE;
	page_free(found);
	page_free(page);
	find_free(index);
	walk_release(&w);
	return status;
}

static enum status run(const struct options *o)
{
	struct buf text = {0};
	enum status status = STATUS_DONE;
	struct tree *t = NULL;
	char *end = "";
	long most = o->most ? strtol(o->most, &end, 10) : 0;

	if (o->most && (most < 1 || *end))
		return cmd_error("wrong-value",
				 _("the value of the option '%s' is wrong or missing"),
				 "-n");
	status = read_text(o, &text);
	if (status == STATUS_DONE)
		t = trees_open(o->tree, &status);
	if (t)
		status = find_in(o, t, &text, (size_t)most);
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
