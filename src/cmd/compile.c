/* compile.c - `tuntun compile FILE IMAGE`: writes the image of a tree, when the program
 * is built. */
#include "base/tr.h"
#include "cmd/cmd.h"
#include "load/image.h"

static enum status run(const struct options *o)
{
	enum status status = STATUS_USAGE;
	struct buf why = {0};
	struct tree *t;

	t = trees_load(o->arguments[0], &status);
	if (!t)
		return status;
	status = STATUS_DONE;
	if (!image_save(t, o->arguments[1], o->arguments[0], &why)) {
		cmd_error("cannot-write", "%s: %s", _("cannot write"), buf_string(&why));
		status = STATUS_FAILED;
	} else if (o->json) {
		cmd_answer_made("image", o->arguments[1], NULL);
	}
	tree_free(t);
	buf_release(&why);
	return status;
}

const struct command command_compile = {
	.name = "compile",
	.operands = N_("FILE IMAGE"),
	.least = 2,
	.most = 2,
	.options = {{"--json"}},
	.run = run,
};
