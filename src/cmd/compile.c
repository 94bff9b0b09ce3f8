/* compile.c - `tuntun compile FILE IMAGE`: writes the image of a tree, when the program
 * is built. */
#include <string.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "load/image.h"

enum status cmd_compile(const struct options *o)
{
	enum status status = STATUS_USAGE;
	struct tree *t;
	int error;

	if (o->argument_count != 2) {
		cmd_complain("%s",
			     _("compile needs a tree's file and the image to write"));
		return STATUS_USAGE;
	}
	t = trees_load(o->arguments[0], &status);
	if (!t)
		return status;
	error = image_save(t, o->arguments[1], o->arguments[0]);
	tree_free(t);
	if (!error)
		return STATUS_DONE;
	cmd_complain("%s: %s", o->arguments[1], strerror(error));
	return STATUS_FAILED;
}
