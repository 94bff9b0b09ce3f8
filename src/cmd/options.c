/* options.c - the command line: which options there are, and which command takes which. */
#include "cmd/options.h"

#include <getopt.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/tr.h"

/* What an option comes with: nothing, a text, perhaps a text, a number of at least 1. */
enum takes { FLAG, TEXT, MAYBE_TEXT, NUMBER };

enum option_id {
	OPT_LANG,
	OPT_PLAIN,
	OPT_JSON,
	OPT_ASCII,
	OPT_NO_COLOR,
	OPT_THEME,
	OPT_MOUSE,
	OPT_PATH,
	OPT_HAND_OVER,
	OPT_FILL,
	OPT_FORMAT,
	OPT_OUTPUT,
	OPT_SAVE,
	OPT_FORCE,
	OPT_PRINT,
	OPT_COPY,
	OPT_QR,
	OPT_OPEN,
	OPT_TREE,
	OPT_IMAGE,
	OPT_MOST,
	OPT_PROBLEM,
	OPT_STRICT,
	OPT_PATHS,
	OPT_LOAD_ONLY,
	OPT_HELP,
	OPT_VERSION,
	OPTIONS
};

#define BIT(id) (UINT32_C(1) << (id))
_Static_assert(OPTIONS <= 32, "an option is a bit");

/* An option is useless without one of those that it needs, and wrong beside those that it
 * excludes. */
static const struct option_row {
	const char *name; /* as it is typed */
	enum takes takes;
	size_t at; /* of what it sets, in struct options */
	uint32_t needs, excludes;
} options[OPTIONS] = {
	[OPT_LANG] = {"--lang", TEXT, offsetof(struct options, lang)},
	[OPT_PLAIN] = {"--plain", FLAG, offsetof(struct options, plain)},
	[OPT_JSON] = {"--json", FLAG, offsetof(struct options, json), 0,
		      BIT(OPT_HAND_OVER) | BIT(OPT_FORMAT) | BIT(OPT_SAVE) |
			      BIT(OPT_PRINT) | BIT(OPT_COPY) | BIT(OPT_QR) |
			      BIT(OPT_OPEN)},
	[OPT_ASCII] = {"--ascii", FLAG, offsetof(struct options, ascii)},
	[OPT_NO_COLOR] = {"--no-color", FLAG, offsetof(struct options, no_color)},
	[OPT_THEME] = {"--theme", TEXT, offsetof(struct options, theme_name)},
	[OPT_MOUSE] = {"--mouse", FLAG, offsetof(struct options, mouse)},
	[OPT_PATH] = {"--path", TEXT, offsetof(struct options, path)},
	[OPT_HAND_OVER] = {"--hand-over", MAYBE_TEXT,
			   offsetof(struct options, hand_over)},
	[OPT_FILL] = {"--fill", FLAG, offsetof(struct options, fill), BIT(OPT_HAND_OVER)},
	[OPT_FORMAT] = {"--format", TEXT, offsetof(struct options, format)},
	[OPT_OUTPUT] = {"-o", TEXT, offsetof(struct options, output)},
	[OPT_SAVE] = {"--save", FLAG, offsetof(struct options, save), 0, BIT(OPT_OUTPUT)},
	[OPT_FORCE] = {"--force", FLAG, offsetof(struct options, force),
		       BIT(OPT_OUTPUT) | BIT(OPT_SAVE)},
	[OPT_PRINT] = {"--print", FLAG, offsetof(struct options, print)},
	[OPT_COPY] = {"--copy", FLAG, offsetof(struct options, copy)},
	[OPT_QR] = {"--qr", MAYBE_TEXT, offsetof(struct options, qr)},
	[OPT_OPEN] = {"--open", FLAG, offsetof(struct options, open)},
	[OPT_TREE] = {"--tree", TEXT, offsetof(struct options, tree)},
	[OPT_IMAGE] = {"--image", TEXT, offsetof(struct options, image)},
	[OPT_MOST] = {"-n", NUMBER, offsetof(struct options, most)},
	[OPT_PROBLEM] = {"--problem", TEXT, offsetof(struct options, problem)},
	[OPT_STRICT] = {"--strict", FLAG, offsetof(struct options, strict)},
	[OPT_PATHS] = {"--paths", FLAG, offsetof(struct options, list_paths), 0,
		       BIT(OPT_LOAD_ONLY)},
	[OPT_LOAD_ONLY] = {"--load-only", FLAG, offsetof(struct options, load_only)},
	[OPT_HELP] = {"--help", FLAG, offsetof(struct options, help)},
	[OPT_VERSION] = {"--version", FLAG, offsetof(struct options, version)},
};

enum {
	W = 1 << COMMAND_WALK,
	LIST = 1 << COMMAND_LIST,
	SHOW = 1 << COMMAND_SHOW,
	FIND = 1 << COMMAND_FIND,
	NAMES = 1 << COMMAND_NAMES,
	EXPORT = 1 << COMMAND_EXPORT,
	GRAPH = 1 << COMMAND_GRAPH,
	CHECK = 1 << COMMAND_CHECK,
	ALL = (1 << COMMANDS) - 1
};

/* Which commands take an option, and what it does there, in the order of the help. What has
 * no words is explained by its name. */
static const struct use {
	enum option_id option;
	unsigned commands;
	const char *argument, *words;
} uses[] = {
	{OPT_LANG, ALL & ~EXPORT, N_("LANG"), N_("id (Indonesian) or en (English)")},
	{OPT_LANG, EXPORT, N_("LANG"), N_("id (Indonesian), en (English) or all")},
	{OPT_PLAIN, W, "", N_("plain text, for screen readers and simple terminals")},
	{OPT_PLAIN, SHOW, "", N_("no links that can be clicked on")},
	{OPT_JSON, W, "", N_("a page a line, for programs")},
	{OPT_JSON, LIST | SHOW | FIND | NAMES, "", N_("as JSON, for programs")},
	{OPT_ASCII, ALL, "", N_("nothing but ASCII")},
	{OPT_NO_COLOR, W, "", N_("no colours")},
	{OPT_THEME, W, N_("THEME"), N_("default, dark, light, contrast or mono")},
	{OPT_MOUSE, W, "", N_("the mouse chooses (Shift selects text)")},
	{OPT_PATH, W, N_("CODE"), N_("start where a path code leads")},
	{OPT_PATH, SHOW, N_("CODE"), N_("the remedy where a path code leads")},
	{OPT_HAND_OVER, SHOW, N_("WHO"),
	 N_("its messages, ready to send; or only WHO's")},
	{OPT_FILL, SHOW, "", N_("ask for what the messages leave blank")},
	{OPT_FORMAT, SHOW | EXPORT, N_("FORMAT"), N_("text, markdown or html")},
	{OPT_FORMAT, GRAPH, N_("FORMAT"), N_("text, dot, mermaid or svg")},
	{OPT_OUTPUT, SHOW | EXPORT | GRAPH, N_("FILE"),
	 N_("write it to FILE; - is standard output")},
	{OPT_SAVE, SHOW, "", N_("save it in the folder of documents")},
	{OPT_FORCE, SHOW | EXPORT | GRAPH, "", N_("write over a file that is there")},
	{OPT_PRINT, SHOW, "", N_("print it")},
	{OPT_COPY, SHOW, "", N_("copy it to the clipboard")},
	{OPT_QR, SHOW, "path", N_("as a QR code: its address, or its path code")},
	{OPT_OPEN, SHOW, "", N_("open its address in the browser")},
	{OPT_TREE, FIND | NAMES, N_("TREE"), N_("in this tree")},
	{OPT_IMAGE, FIND, N_("FILE"), N_("what a picture says, read by tesseract")},
	{OPT_MOST, FIND, N_("NUMBER"), N_("at most so many problems")},
	{OPT_PROBLEM, GRAPH, N_("PROBLEM"), N_("only this problem")},
	{OPT_STRICT, CHECK, "", N_("warnings make it unsound, too")},
	{OPT_PATHS, CHECK, "", N_("list every path")},
	{OPT_LOAD_ONLY, CHECK, "", N_("look no further than the file itself")},
	{OPT_HELP, ALL, "", ""},
	{OPT_VERSION, ALL, "", ""},
};
enum { USES = sizeof uses / sizeof *uses };

static bool has_letter(enum option_id id)
{
	return options[id].name[1] != '-';
}

/* --- reading ------------------------------------------------------------------------------ */

enum { FIRST_LONG = 256 }; /* what getopt_long() returns for option 0 that is no letter */

static void describe(struct option long_options[OPTIONS + 1], char *letters)
{
	static const int arguments[] = {[FLAG] = no_argument,
					[TEXT] = required_argument,
					[MAYBE_TEXT] = optional_argument,
					[NUMBER] = required_argument};
	size_t count = 0;

	for (int id = 0; id < OPTIONS; id++) {
		const struct option_row *row = &options[id];

		if (!has_letter((enum option_id)id)) {
			long_options[count++] =
				(struct option){row->name + 2, arguments[row->takes],
						NULL, FIRST_LONG + id};
			continue;
		}
		*letters++ = row->name[1];
		if (row->takes != FLAG)
			*letters++ = ':';
	}
	long_options[count] = (struct option){0};
	*letters = '\0';
}

/* Returns the option that getopt_long() found; OPTIONS for none. */
static enum option_id option_of(int found)
{
	if (found >= FIRST_LONG)
		return (enum option_id)(found - FIRST_LONG);
	for (int id = 0; id < OPTIONS; id++)
		if (has_letter((enum option_id)id) && options[id].name[1] == found)
			return (enum option_id)id;
	return OPTIONS;
}

static bool take_number(const char *text, int *number)
{
	char *end;
	long n = strtol(text, &end, 10);

	*number = n > 0 && n < 1000000 ? (int)n : 0;
	return *number > 0 && !*end;
}

/* Keeps what an option says; returns false for one that is wrong. */
static bool take(enum option_id id, struct options *o)
{
	void *at = (char *)o + options[id].at;

	o->given |= BIT(id);
	switch (options[id].takes) {
	case FLAG:
		*(bool *)at = true;
		return true;
	case NUMBER:
		return take_number(optarg, at);
	default:
		*(const char **)at = optarg ? optarg : "";
		return true;
	}
}

/* Keeps the first that is wrong. Several letters may stand in one word, which getopt has
 * not left yet. */
static void note_wrong(struct options *o, enum option_id id, const char *word)
{
	if (o->wrong || *o->wrong_letter)
		return;
	if (id != OPTIONS)
		o->wrong = options[id].name;
	else if (optopt > 0 && optopt < FIRST_LONG)
		memcpy(o->wrong_letter, (char[]){'-', (char)optopt, '\0'}, 3);
	else
		o->wrong = word;
}

void options_read(int argc, char **argv, struct options *o)
{
	struct option long_options[OPTIONS + 1];
	char letters[2 * OPTIONS + 1];
	int found;

	describe(long_options, letters);
	opterr = 0;
	while ((found = getopt_long(argc, argv, letters, long_options, NULL)) != -1) {
		enum option_id id = option_of(found);

		if (id == OPTIONS || !take(id, o))
			note_wrong(o, id, argv[optind - 1]);
	}
	if (o->output && !strcmp(o->output, "-"))
		o->output = NULL;
	o->arguments = argv + optind;
	o->argument_count = argc - optind;
}

/* --- what suits a command ------------------------------------------------------------------ */

static uint32_t taken_by(enum command command)
{
	uint32_t taken = 0;

	for (size_t i = 0; i < USES; i++)
		if (uses[i].commands & 1U << command)
			taken |= BIT(uses[i].option);
	return taken;
}

/* Returns the first option of a set, which is not empty. */
static const char *first_of(uint32_t set)
{
	int id = 0;

	while (!(set & BIT(id)))
		id++;
	return options[id].name;
}

static bool complain_of_misfit(enum option_id id, uint32_t given, uint32_t taken)
{
	const struct option_row *row = &options[id];

	if (row->excludes & given)
		cmd_complain(_("'%s' and '%s' do not go together"), row->name,
			     first_of(row->excludes & given));
	else if (row->needs && !(row->needs & given))
		cmd_complain(_("'%s' is of no use without '%s'"), row->name,
			     first_of(row->needs & taken));
	else
		return false;
	return true;
}

bool options_suit(const struct options *o, enum command command, const char *name)
{
	uint32_t taken = taken_by(command);
	bool good = !o->wrong && !*o->wrong_letter;

	if (!good)
		cmd_complain(_("unknown or incomplete option '%s'"),
			     o->wrong ? o->wrong : o->wrong_letter);
	for (int id = 0; id < OPTIONS; id++) {
		if (!(o->given & BIT(id)))
			continue;
		if (taken & BIT(id))
			good &= !complain_of_misfit((enum option_id)id, o->given, taken);
		else if (name)
			cmd_complain(_("'%s' takes no option '%s'"), name,
				     options[id].name);
		else
			cmd_complain(_("option '%s' needs a command"), options[id].name);
		good &= (taken & BIT(id)) != 0;
	}
	return good;
}

/* --- the help ----------------------------------------------------------------------------- */

/* "--qr[=path]", "--lang LANG" */
static void add_option(struct buf *out, const struct use *use)
{
	const struct option_row *row = &options[use->option];
	const char *argument = *use->argument ? _(use->argument) : "";

	buf_add(out, row->name);
	if (row->takes == MAYBE_TEXT)
		buf_add_format(out, "[=%s]", argument);
	else if (*argument)
		buf_add_format(out, " %s", argument);
}

static int columns_of(const struct use *use)
{
	struct buf option = {0};
	int columns;

	add_option(&option, use);
	columns = text_columns(buf_string(&option), option.length);
	buf_release(&option);
	return columns;
}

static void print_use(const struct use *use, int widest)
{
	struct buf line = {0};

	buf_add(&line, "  ");
	add_option(&line, use);
	buf_add_format(&line, "%*s%s\n", widest + 2 - columns_of(use), "", _(use->words));
	cmd_put(line.s);
	buf_release(&line);
}

void options_print(enum command command)
{
	unsigned bit = 1U << command;
	int widest = 0;

	for (size_t i = 0; i < USES; i++)
		if (uses[i].commands & bit && *uses[i].words &&
		    columns_of(&uses[i]) > widest)
			widest = columns_of(&uses[i]);
	for (size_t i = 0; i < USES; i++)
		if (uses[i].commands & bit && *uses[i].words)
			print_use(&uses[i], widest);
	cmd_put("  --help, --version\n");
}
