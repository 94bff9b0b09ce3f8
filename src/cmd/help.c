/* help.c - `tuntun help [COMMAND]`, and what --help says. */
#include "base/tr.h"
#include "cmd/cmd.h"

void help_add_usage(struct buf *out, const struct command *c)
{
	struct buf name = {0};

	buf_add_format(&name, c->name ? "tuntun %s" : "tuntun", c->name);
	/* TRANSLATORS: %s, %s: a command and what it takes, "tuntun show" and "CODE [TREE]". */
	buf_add_format(out, _("Usage: %s [OPTION...] %s"), name.s, _(c->operands));
	buf_release(&name);
}

/* "  show CODE [TREE]      one remedy" */
static void add_command(struct buf *out, const struct command *c)
{
	size_t start = out->length;

	buf_add_format(out, "  %s %s", c->name, _(c->operands));
	options_pad(out, start);
	buf_add_format(out, "%s\n", _(c->purpose));
}

static void add_commands(struct buf *out)
{
	buf_add(out,
		_("Asks a few questions and leads to the one remedy: who acts, where, "
		  "how.\n"
		  "TREE is a name, or a file (a slash or .yaml); CODE a remedy's, or a "
		  "path code.\n"
		  "Commands (\"tuntun COMMAND --help\" lists the options of one):\n"));
	for (size_t i = 0; commands[i]; i++)
		if (commands[i]->purpose)
			add_command(out, commands[i]);
}

enum status help_print(const struct command *c)
{
	struct buf out = {0};

	help_add_usage(&out, c);
	buf_add_char(&out, '\n');
	if (!c->name)
		add_commands(&out);
	else if (c->purpose)
		buf_add_format(&out, "%s: %s\n", c->name, _(c->purpose));
	/* The wizard's has all rows of a usual screen. */
	buf_add(&out, c->name ? "\n" : "");
	options_add_help(&out, c);
	buf_add(&out, _("See tuntun(1).\n"));
	cmd_put(out.s);
	buf_release(&out);
	return STATUS_DONE;
}

static enum status run(const struct options *o)
{
	const struct command *c = commands[0];
	struct nearest n;

	if (o->argument_count)
		c = command_named(*o->arguments);
	if (c)
		return help_print(c);
	nearest_start(&n, *o->arguments, 2);
	commands_try(&n);
	return cmd_error_unknown("unknown-command", &n, _("there is no command '%s'"),
				 NULL);
}

const struct command command_help = {
	.name = "help",
	.operands = N_("[COMMAND]"),
	.purpose = N_("what there is, or the options of a command"),
	.most = 1,
	.run = run,
};
