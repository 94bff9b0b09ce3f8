/* pot.c - `tuntun pot FILE NAME`: a tree's texts for translators, on standard output. */
#include "export/pot.h"

#include "base/tr.h"
#include "cmd/cmd.h"

enum status cmd_pot(const struct options *o)
{
	struct diags diags;
	bool written;

	if (o->argument_count != 2) {
		cmd_complain("%s",
			     _("pot needs a tree's file and its name for references"));
		return STATUS_USAGE;
	}
	diags_init(&diags, o->arguments[0]);
	written = pot_write(o->arguments[0], o->arguments[1], &diags, stdout);
	diags_print(&diags, stderr, cmd_is_ascii(o));
	diags_release(&diags);
	return written ? STATUS_DONE : STATUS_BAD_DATA;
}
