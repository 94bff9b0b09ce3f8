/* show.c - `tuntun show CODE [TREE]`: one remedy, as a page or as JSON. */
#include <jansson.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "ui/page_json.h"
#include "ui/plain_page.h"
#include "walk/walk.h"

static void print(const struct options *o, const struct page *page)
{
	struct plain_out out = {stdout, cmd_is_ascii(o)};
	json_t *object;

	if (!o->json) {
		plain_put_remedy(&out, page);
		return;
	}
	object = page_json(page);
	json_dumpf(object, stdout, JSON_COMPACT | (out.ascii ? JSON_ENSURE_ASCII : 0));
	putchar('\n');
	json_decref(object);
}

static void print_remedy(const struct options *o, const struct tree *t, uint32_t remedy)
{
	struct page *page;
	struct walk w;

	walk_init(&w, t);
	walk_open_remedy(&w, remedy);
	page = page_new(&w, NULL);
	print(o, page);
	page_free(page);
	walk_release(&w);
}

/* Prints the remedy if the tree has it. Takes the tree. */
static bool print_from(const struct options *o, struct tree *t)
{
	uint32_t remedy = t ? tree_find_code(t, o->arguments[0]) : TREE_NONE;

	if (remedy != TREE_NONE)
		print_remedy(o, t, remedy);
	tree_free(t);
	return remedy != TREE_NONE;
}

/* Looks through all trees for the code, in the order of their names. */
static bool print_from_any(const struct options *o, enum status *status)
{
	bool found = false;
	char **names;
	size_t count = trees_names(&names);

	for (size_t i = 0; i < count; i++) {
		found = found || print_from(o, trees_open(names[i], status));
		free(names[i]);
	}
	free(names);
	return found;
}

enum status cmd_show(const struct options *o)
{
	enum status status = STATUS_NONE;
	bool found;

	if (!o->argument_count) {
		cmd_complain("%s", _("show needs the code of a remedy, like 4B"));
		return STATUS_USAGE;
	}
	if (o->argument_count > 1) {
		struct tree *t = trees_open(o->arguments[1], &status);

		if (!t)
			return status;
		found = print_from(o, t);
	} else {
		found = print_from_any(o, &status);
	}
	if (found)
		return STATUS_DONE;
	cmd_complain(_("there is no remedy with the code '%s'; tuntun list shows all"),
		     o->arguments[0]);
	return status;
}
