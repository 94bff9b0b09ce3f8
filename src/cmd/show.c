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

enum status cmd_show(const struct options *o)
{
	enum status status = STATUS_USAGE;
	struct tree *t;
	struct walk w;
	uint32_t remedy;

	if (!o->argument_count) {
		cmd_complain("%s", _("show needs the code of a remedy, like 4B"));
		return STATUS_USAGE;
	}
	t = trees_open_only(o, 1, &status);
	if (!t)
		return status;
	remedy = tree_find_code(t, o->arguments[0]);
	if (remedy == TREE_NONE) {
		cmd_complain(_("there is no remedy with the code '%s'; tuntun list shows all"),
			     o->arguments[0]);
	} else {
		struct page *page;

		walk_init(&w, t);
		walk_open_remedy(&w, remedy);
		page = page_new(&w, NULL);
		print(o, page);
		page_free(page);
		walk_release(&w);
	}
	tree_free(t);
	return remedy == TREE_NONE ? STATUS_NONE : STATUS_DONE;
}
