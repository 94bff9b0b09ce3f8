/* main.c - options and dispatch, nothing else. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "i18n/i18n.h"

enum {
	OPT_LANG = 256,
	OPT_PLAIN,
	OPT_JSON,
	OPT_ASCII,
	OPT_NO_COLOR,
	OPT_THEME,
	OPT_MOUSE,
	OPT_PATH,
	OPT_STRICT,
	OPT_TREE,
	OPT_IMAGE,
	OPT_PATHS,
	OPT_LOAD_ONLY,
	OPT_PROBLEM,
	OPT_FORMAT,
	OPT_FORCE,
	OPT_HAND_OVER,
	OPT_FILL,
	OPT_SAVE,
	OPT_PRINT,
	OPT_COPY,
	OPT_QR,
	OPT_OPEN,
	OPT_HELP,
	OPT_VERSION
};

static const struct option long_options[] = {
	{"lang", required_argument, NULL, OPT_LANG},
	{"plain", no_argument, NULL, OPT_PLAIN},
	{"json", no_argument, NULL, OPT_JSON},
	{"ascii", no_argument, NULL, OPT_ASCII},
	{"no-color", no_argument, NULL, OPT_NO_COLOR},
	{"theme", required_argument, NULL, OPT_THEME},
	{"mouse", no_argument, NULL, OPT_MOUSE},
	{"path", required_argument, NULL, OPT_PATH},
	{"tree", required_argument, NULL, OPT_TREE},
	{"image", required_argument, NULL, OPT_IMAGE},
	{"strict", no_argument, NULL, OPT_STRICT},
	{"paths", no_argument, NULL, OPT_PATHS},
	{"load-only", no_argument, NULL, OPT_LOAD_ONLY},
	{"problem", required_argument, NULL, OPT_PROBLEM},
	{"format", required_argument, NULL, OPT_FORMAT},
	{"force", no_argument, NULL, OPT_FORCE},
	{"hand-over", optional_argument, NULL, OPT_HAND_OVER},
	{"fill", no_argument, NULL, OPT_FILL},
	{"save", no_argument, NULL, OPT_SAVE},
	{"print", no_argument, NULL, OPT_PRINT},
	{"copy", no_argument, NULL, OPT_COPY},
	{"qr", optional_argument, NULL, OPT_QR},
	{"open", no_argument, NULL, OPT_OPEN},
	{"help", no_argument, NULL, OPT_HELP},
	{"version", no_argument, NULL, OPT_VERSION},
	{NULL, 0, NULL, 0},
};

static const struct command {
	const char *name;
	enum status (*run)(const struct options *o);
	int most; /* arguments; 0: any number */
} commands[] = {
	{"check", cmd_check, 0},     {"find", cmd_find, 0},	{"list", cmd_list, 1},
	{"names", cmd_names, 2},     {"show", cmd_show, 2},	{"pot", cmd_pot, 2},
	{"compile", cmd_compile, 2}, {"export", cmd_export, 1}, {"graph", cmd_graph, 1},
};

static void print_help(void)
{
	cmd_put(_("Usage: tuntun [OPTION...] [TREE]\n"
		  "       tuntun list [--json] [TREE]      all problems and remedies\n"
		  "       tuntun show CODE [--json] [TREE] one remedy\n"
		  "       tuntun find TEXT... | -          which problem is it?\n"
		  "       tuntun names NAME NAME           are two names one?\n"
		  "       tuntun export [-o FILE] [TREE]   the whole tree as a handbook\n"
		  "       tuntun graph [TREE]              the tree as a picture\n"
		  "       tuntun check FILE...             is a tree sound?\n"
		  "Asks a few questions and leads to the one remedy: who acts, where, "
		  "how.\n"
		  "TREE is a name or a file (with a slash or .yaml).\n"));
	cmd_put(_("\n"
		  "  --lang LANG    id (Indonesian) or en (English)\n"
		  "  --plain        plain text, for screen readers and simple terminals\n"
		  "  --json         a page a line, for programs\n"
		  "  --ascii        nothing but ASCII\n"
		  "  --no-color     no colours\n"
		  "  --theme THEME  default, dark, light, contrast or mono\n"
		  "  --mouse        the mouse chooses (Shift selects text)\n"
		  "  --path CODE    start where a path code leads\n"
		  "  --help, --version\n"));
	cmd_put(_("\n"
		  "Examples (tuntun(1) has more):\n"
		  "  tuntun                      the questions, in this terminal\n"
		  "  tuntun show 4B --hand-over  a remedy's messages, ready to send\n"));
}

static bool take_count(const char *text, int *count)
{
	char *end;
	long n = strtol(text, &end, 10);

	*count = n > 0 && n < 1000000 ? (int)n : 0;
	return *count > 0 && !*end;
}

/* The same for what show does with a remedy. */
static bool take_option_of_show(int option, struct options *o)
{
	switch (option) {
	case OPT_HAND_OVER:
		o->hand_over = optarg ? optarg : "";
		return true;
	case OPT_QR:
		o->qr = optarg ? optarg : "";
		return true;
	case OPT_FILL:
		return o->fill = true;
	case OPT_SAVE:
		return o->save = true;
	case OPT_PRINT:
		return o->print = true;
	case OPT_COPY:
		return o->copy = true;
	case OPT_OPEN:
		return o->open = true;
	default:
		return false;
	}
}

/* Keeps what an option says; returns false for one that is wrong. */
static bool take_option(int option, struct options *o)
{
	switch (option) {
	case OPT_LANG:
		o->lang = optarg;
		return true;
	case OPT_THEME:
		o->theme_name = optarg;
		return true;
	case OPT_PATH:
		o->path = optarg;
		return true;
	case OPT_PLAIN:
		return o->plain = true;
	case OPT_JSON:
		return o->json = true;
	case OPT_ASCII:
		return o->ascii = true;
	case OPT_NO_COLOR:
		return o->no_color = true;
	case OPT_MOUSE:
		return o->mouse = true;
	case OPT_IMAGE:
		o->image = optarg;
		return true;
	case OPT_TREE:
		o->tree = optarg;
		return true;
	case OPT_PROBLEM:
		o->problem = optarg;
		return true;
	case 'n':
		return take_count(optarg, &o->most);
	case OPT_STRICT:
		return o->strict = true;
	case OPT_PATHS:
		return o->list_paths = true;
	case OPT_LOAD_ONLY:
		return o->load_only = true;
	case OPT_FORMAT:
		o->format = optarg;
		return true;
	case OPT_FORCE:
		return o->force = true;
	case 'o':
		o->output = optarg;
		return true;
	default:
		return take_option_of_show(option, o);
	}
}

static const struct command *find_command(const char *name)
{
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		if (name && !strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
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
		cmd_complain("%s: %s", _("cannot write"), strerror(reason));
	return STATUS_FAILED;
}

static enum status usage_error(void)
{
	cmd_complain("%s", _("tuntun --help lists the options"));
	return STATUS_USAGE;
}

/* Several letters in one word: getopt has not left the word yet. */
static void complain_of_option(const char *word)
{
	char letter[] = {'-', (char)optopt, '\0'};
	bool is_letter = optopt > 0 && optopt < OPT_LANG;

	cmd_complain(_("unknown or incomplete option '%s'"), is_letter ? letter : word);
}

/* All languages are one choice where a whole tree is written. */
static void take_all_languages(struct options *o)
{
	bool exports = o->argument_count && !strcmp(o->arguments[0], "export");

	o->all_languages = exports && o->lang && !strcmp(o->lang, "all");
	if (o->all_languages)
		o->lang = NULL;
}

/* Reads the options; returns false where the program has its answer already. */
static bool understand(int argc, char **argv, const struct config *config,
		       struct options *o, enum status *status)
{
	bool help = false, version = false, wrong = false;
	int option;

	opterr = 0;
	while ((option = getopt_long(argc, argv, "n:o:", long_options, NULL)) != -1) {
		help |= option == OPT_HELP;
		version |= option == OPT_VERSION;
		if (option == OPT_HELP || option == OPT_VERSION || take_option(option, o))
			continue;
		wrong = true;
		complain_of_option(argv[optind - 1]);
	}
	cmd_set_ascii(cmd_is_ascii(o));
	o->arguments = argv + optind;
	o->argument_count = argc - optind;
	take_all_languages(o);
	wrong |= !settings_apply(config, o);
	*status = wrong ? usage_error() : STATUS_DONE;
	if (!wrong && help)
		print_help();
	else if (!wrong && version)
		puts(PACKAGE_STRING);
	return !wrong && !help && !version;
}

/* Starts the subcommand that the command line names, or else the walk. */
static enum status start(struct options *o)
{
	const struct command *command = find_command(o->arguments[0]);

	if (command) {
		o->arguments++;
		o->argument_count--;
		if (command->most && o->argument_count > command->most)
			return usage_error();
		return command->run(o);
	}
	return o->argument_count > 1 ? usage_error() : cmd_wizard(o);
}

int main(int argc, char **argv)
{
	struct options o = {0};
	struct config *config;
	enum status status;

	i18n_init(trees_catalogs());
	config = settings_read();
	cmd_set_ascii(!i18n_is_utf8());
	if (understand(argc, argv, config, &o, &status))
		status = start(&o);
	settings_release(config);
	return (int)close_output(status);
}
