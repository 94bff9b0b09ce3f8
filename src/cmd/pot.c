/* pot.c - `tuntun pot FILE NAME`: a tree's texts for translators, on standard output. */
#include "export/pot.h"

#include "base/tr.h"
#include "cmd/cmd.h"

static enum status run(const struct options *o)
{
	enum status status = STATUS_DONE;
	struct buf template = {0};
	struct diags diags;

	diags_init(&diags, o->arguments[0]);
	if (!pot_add(&template, o->arguments[0], o->arguments[1], &diags)) {
		diags_print(&diags, stderr, cmd_ascii());
		trees_tell_bad(o->arguments[0], &status);
	} else {
		cmd_answer_document(o, "pot", &template);
	}
	diags_release(&diags);
	buf_release(&template);
	return status;
}

const struct command command_pot = {
	.name = "pot",
	.operands = N_("FILE NAME"),
	.least = 2,
	.most = 2,
	.options = {{"--json"}},
	.run = run,
};
