/* compile.c - `tuntun compile FILE IMAGE`: writes the image of a tree, when the program
 * is built. */
#include "base/tr.h"
#include "cmd/cmd.h"
#include "load/image.h"

enum status cmd_compile(const struct options *o)
{
	enum status status = STATUS_USAGE;
	struct buf why = {0};
	struct tree *t;

	if (o->argument_count != 2) {
		cmd_complain("%s",
			     _("compile needs a tree's file and the image to write"));
		return STATUS_USAGE;
	}
	t = trees_load(o->arguments[0], &status);
	if (!t)
		return status;
	status = STATUS_DONE;
	if (!image_save(t, o->arguments[1], o->arguments[0], &why)) {
		cmd_complain("%s: %s", _("cannot write"), buf_string(&why));
		status = STATUS_FAILED;
	}
	tree_free(t);
	buf_release(&why);
	return status;
}
