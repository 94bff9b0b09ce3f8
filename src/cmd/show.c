/* show.c - `tuntun show CODE [TREE]`: one remedy, as a page or as JSON. */
#include <jansson.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "ui/page_json.h"
#include "ui/plain_page.h"
#include "walk/walk.h"

static void print(const struct options *o, const struct page *page)
{
	struct plain_out out = plain_out_to(stdout, cmd_is_ascii(o));
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

/* Opens the one tree that has the code, of all that there are. NULL where none has it, or
 * where several have: that is said, and *status set. */
static struct tree *find_tree(const char *code, enum status *status)
{
	struct tree *found = NULL;
	char **names;
	size_t count = trees_names(&names), having = 0;

	for (size_t i = 0; i < count; i++) {
		struct tree *t = trees_open(names[i], status);
		bool has = t && tree_find_code(t, code) != TREE_NONE;

		if (has && ++having == 1)
			found = t;
		else
			tree_free(t);
		free(names[i]);
	}
	free(names);
	if (having <= 1)
		return found;
	cmd_complain(_("several trees have the code '%s': name the tree too"), code);
	*status = STATUS_USAGE;
	tree_free(found);
	return NULL;
}

enum status cmd_show(const struct options *o)
{
	enum status status = STATUS_NONE;
	uint32_t remedy = TREE_NONE;
	struct tree *t;

	if (!o->argument_count) {
		cmd_complain("%s", _("show needs the code of a remedy, like 4B"));
		return STATUS_USAGE;
	}
	t = o->argument_count > 1 ? trees_open(o->arguments[1], &status)
				  : find_tree(o->arguments[0], &status);
	if (t)
		remedy = tree_find_code(t, o->arguments[0]);
	if (remedy != TREE_NONE)
		print_remedy(o, t, remedy);
	else if (t || status == STATUS_NONE)
		cmd_complain(
			_("there is no remedy with the code '%s'; tuntun list shows all"),
			o->arguments[0]);
	tree_free(t);
	return remedy != TREE_NONE ? STATUS_DONE : status;
}
