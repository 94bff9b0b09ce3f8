/* main.c - the list of commands; finds the one that is meant, runs it, and ends with its status. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/environment.h"
#include "base/errors.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "i18n/i18n.h"

/* In the order of the help; the last two are for building trees. */
#define COMMANDS(X)                                                                      \
	X(wizard)                                                                        \
	X(list)                                                                          \
	X(show)                                                                          \
	X(find)                                                                          \
	X(names)                                                                         \
	X(export)                                                                        \
	X(graph)                                                                         \
	X(check)                                                                         \
	X(help)                                                                          \
	X(pot)                                                                           \
	X(compile)

#define DECLARED(name) extern const struct command command_##name;
COMMANDS(DECLARED)

#define LISTED(name) &command_##name,
const struct command *const commands[] = {COMMANDS(LISTED) NULL};

const struct command *command_named(const char *name)
{
	for (size_t i = 1; commands[i]; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

void commands_try(struct nearest *n)
{
	for (size_t i = 1; commands[i]; i++)
		if (commands[i]->purpose)
			nearest_try(n, commands[i]->name);
}

/* Returns the command that the first argument names, and removes that argument. */
static const struct command *take_command(struct options *o)
{
	const struct command *c = o->argument_count ? command_named(*o->arguments) : NULL;

	if (!c)
		return commands[0];
	o->arguments++;
	o->argument_count--;
	return c;
}

static enum status usage_error(const struct options *o, const struct command *c)
{
	if (o->json)
		return STATUS_USAGE;
	if (c->name)
		cmd_say(_("tuntun %s --help lists its options"), c->name);
	else
		cmd_say("%s", _("tuntun --help lists the options"));
	return STATUS_USAGE;
}

static bool operands_suit(const struct options *o, const struct command *c)
{
	struct buf usage = {0};

	if (o->argument_count >= c->least && o->argument_count <= c->most)
		return true;
	help_add_usage(&usage, c);
	cmd_error("operands", "%s", usage.s);
	buf_release(&usage);
	return false;
}

static enum status run_on_tree(const struct options *o, const struct command *c)
{
	enum status status = STATUS_USAGE;
	const char *name = o->tree ? o->tree : o->arguments[c->least];
	struct tree *t = trees_open(name, &status);

	if (t)
		status = c->run_on(o, t);
	tree_free(t);
	return status;
}

/* Does what the command line says. */
static enum status follow(struct options *o)
{
	const struct command *c = take_command(o);
	struct tm now;

	cmd_answer_in(o->ascii || !i18n_is_utf8(), o->json);
	o->all_languages = c->has_all_languages && o->lang && !strcmp(o->lang, "all");
	if (o->all_languages)
		o->lang = NULL;
	if (settings_apply(o) != STATUS_DONE || options_suit(o, c) != STATUS_DONE)
		return usage_error(o, c);
	if (o->help)
		return help_print(c);
	if (o->version) {
		puts(PACKAGE_STRING);
		return STATUS_DONE;
	}
	if (!operands_suit(o, c))
		return usage_error(o, c);
	if (getenv("TUNTUN_NOW") && !clock_now_local(&now))
		return cmd_error("wrong-time", "%s",
				 _("TUNTUN_NOW must be a time like 2026-12-01T08:00"));
	if (o->output && !strcmp(o->output, "-"))
		o->output = NULL;
	return c->run ? c->run(o) : run_on_tree(o, c);
}

/* Returns the status for standard output that could not be written whole: that is a failure. A
 * reader who has gone (EPIPE) is no reason to complain. */
static enum status close_output(enum status status)
{
	/* An earlier write may have failed, with nothing left to flush: errno is then still its. */
	int reason = fflush(stdout) != 0 || ferror(stdout) ? errno : 0;

	if (!reason && !ferror(stdout))
		return status;
	/* The complaint cannot go to standard output: people get it, on standard error. */
	cmd_answer_in(cmd_ascii(), false);
	if (reason != EPIPE)
		cmd_error("cannot-write", "%s: %s", _("cannot write"),
			  errors_text(ERRORS_WRITING, reason));
	return STATUS_FAILED;
}

int main(int argc, char **argv)
{
	struct options o = {0};
	struct buf catalogs = {0};
	enum status status;

	environment_keep();
	/* A file that would become too large is an error (EFBIG), and does not end the program. */
	signal(SIGXFSZ, SIG_IGN);
	trees_add_catalogs(&catalogs);
	i18n_init(catalogs.s);
	buf_release(&catalogs);
	options_read(argc, argv, &o);
	status = follow(&o);
	buf_release(&o.wrong);
	buf_release(&o.handbook);
	return (int)close_output(status);
}
