/* pot.c - `tuntun pot FILE NAME`: a tree's texts for translators, on standard output. */
#include "export/pot.h"

#include "base/tr.h"
#include "cmd/cmd.h"

static enum status run(const struct options *o)
{
	struct diags diags;
	bool written;

	diags_init(&diags, o->arguments[0]);
	written = pot_write(o->arguments[0], o->arguments[1], &diags, stdout);
	diags_print(&diags, stderr, cmd_is_ascii(o));
	diags_release(&diags);
	return written ? STATUS_DONE : STATUS_BAD_DATA;
}

const struct command command_pot = {
	.name = "pot",
	.operands = N_("FILE NAME"),
	.least = 2,
	.most = 2,
	.run = run,
};
