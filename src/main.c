/* main.c - which command is meant, its help, and its end; nothing else. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/environment.h"
#include "base/errors.h"
#include "base/text.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "cmd/options.h"
#include "i18n/i18n.h"

/* The first is that of no name. Those without a purpose are for building trees. */
static const struct command_row {
	const char *name;
	enum status (*run)(const struct options *o);
	int most; /* arguments; 0: any number */
	const char *arguments, *purpose;
} commands[COMMANDS] = {
	[COMMAND_WALK] = {NULL, cmd_wizard, 1, N_("[TREE]"), ""},
	[COMMAND_LIST] = {"list", cmd_list, 1, N_("[TREE]"),
			  N_("all problems and remedies")},
	[COMMAND_SHOW] = {"show", cmd_show, 2, N_("CODE [TREE]"), N_("one remedy")},
	[COMMAND_FIND] = {"find", cmd_find, 0, N_("TEXT... | -"),
			  N_("which problem is it?")},
	[COMMAND_NAMES] = {"names", cmd_names, 2, N_("NAME NAME"),
			   N_("are two names one?")},
	[COMMAND_EXPORT] = {"export", cmd_export, 1, N_("[TREE]"),
			    N_("the whole tree as a handbook")},
	[COMMAND_GRAPH] = {"graph", cmd_graph, 1, N_("[TREE]"),
			   N_("the tree as a picture")},
	[COMMAND_CHECK] = {"check", cmd_check, 0, N_("FILE..."), N_("is a tree sound?")},
	[COMMAND_POT] = {"pot", cmd_pot, 2, N_("FILE NAME"), ""},
	[COMMAND_COMPILE] = {"compile", cmd_compile, 2, N_("FILE IMAGE"), ""},
};

/* --- help --------------------------------------------------------------------------------- */

enum { PURPOSE_COLUMN = 24 };

/* "  show CODE [TREE]      one remedy" */
static void print_command(const struct command_row *c)
{
	struct buf line = {0};
	int columns;

	buf_add_format(&line, "  %s %s", c->name, _(c->arguments));
	columns = text_columns(line.s, line.length);
	buf_add_format(&line, "%*s%s\n",
		       columns < PURPOSE_COLUMN ? PURPOSE_COLUMN - columns : 1, "",
		       _(c->purpose));
	cmd_put(line.s);
	buf_release(&line);
}

static void print_commands(void)
{
	cmd_put(_("Usage: tuntun [OPTION...] [TREE]\n"
		  "Asks a few questions and leads to the one remedy: who acts, where, "
		  "how.\n"
		  "TREE is a name or a file (with a slash or .yaml).\n"
		  "Commands (\"tuntun COMMAND --help\" lists the options of one):\n"));
	for (int i = 0; i < COMMANDS; i++)
		if (*commands[i].purpose)
			print_command(&commands[i]);
}

static void print_usage(const struct command_row *c)
{
	struct buf line = {0};

	/* TRANSLATORS: %s, %s: a command and what it takes, "show" and "CODE [TREE]". */
	buf_add_format(&line, _("Usage: tuntun %s [OPTION...] %s\n"), c->name,
		       _(c->arguments));
	if (*c->purpose)
		buf_add_format(&line, "%s: %s\n", c->name, _(c->purpose));
	cmd_put(line.s);
	buf_release(&line);
}

static void print_help(const struct command_row *c)
{
	if (c->name)
		print_usage(c);
	else
		print_commands();
	cmd_put("\n");
	options_print((enum command)(c - commands));
	cmd_put(c->name ? _("See tuntun(1).\n")
			: _("Examples (tuntun(1) has more):\n"
			    "  tuntun                      the questions, in this "
			    "terminal\n"
			    "  tuntun show 4B --hand-over  a remedy's messages, ready to "
			    "send\n"));
}

/* --- which command ------------------------------------------------------------------------ */

static enum status usage_error(const struct command_row *c)
{
	if (c->name)
		cmd_complain(_("tuntun %s --help lists its options"), c->name);
	else
		cmd_complain("%s", _("tuntun --help lists the options"));
	return STATUS_USAGE;
}

/* Finds the command that the first argument names, and takes that away. */
static const struct command_row *take_command(struct options *o)
{
	for (int i = COMMAND_WALK + 1; i < COMMANDS && o->argument_count > 0; i++)
		if (!strcmp(commands[i].name, o->arguments[0])) {
			o->arguments++;
			o->argument_count--;
			return &commands[i];
		}
	return &commands[COMMAND_WALK];
}

/* All languages are one choice where a whole tree is written. */
static void take_all_languages(struct options *o, const struct command_row *c)
{
	o->all_languages =
		c == &commands[COMMAND_EXPORT] && o->lang && !strcmp(o->lang, "all");
	if (o->all_languages)
		o->lang = NULL;
}

/* Does what the command line says. */
static enum status follow(int argc, char **argv, const struct config *config,
			  struct options *o)
{
	const struct command_row *c;
	bool good;

	options_read(argc, argv, o);
	c = take_command(o);
	cmd_set_ascii(cmd_is_ascii(o));
	take_all_languages(o, c);
	good = settings_apply(config, o);
	good = options_suit(o, (enum command)(c - commands), c->name) && good;
	if (!good)
		return usage_error(c);
	if (o->help || o->version) {
		if (o->help)
			print_help(c);
		else
			puts(PACKAGE_STRING);
		return STATUS_DONE;
	}
	if (c->most && o->argument_count > c->most)
		return usage_error(c);
	return c->run(o);
}

/* Standard output that could not be written whole is a failure, not a success. Nobody is
 * told who has stopped reading. */
static enum status close_output(enum status status)
{
	/* Where nothing is left to be written, the reason is that of the last attempt. */
	int reason = fflush(stdout) != 0 || ferror(stdout) ? errno : 0;

	if (!reason && !ferror(stdout))
		return status;
	if (reason != EPIPE)
		cmd_complain("%s: %s", _("cannot write"),
			     errors_text(ERRORS_WRITING, reason));
	return STATUS_FAILED;
}

int main(int argc, char **argv)
{
	struct options o = {0};
	struct config *config;
	enum status status;
	struct tm now;

	environment_keep();
	/* A file that would become too large is an error (EFBIG), and no end. */
	signal(SIGXFSZ, SIG_IGN);
	i18n_init(trees_catalogs());
	config = settings_read();
	cmd_set_ascii(!i18n_is_utf8());
	if (getenv("TUNTUN_NOW") && !clock_now_local(&now)) {
		cmd_complain("%s", _("TUNTUN_NOW must be a time like 2026-12-01T08:00"));
		status = STATUS_USAGE;
	} else {
		status = follow(argc, argv, config, &o);
	}
	settings_release(config);
	return (int)close_output(status);
}
