/* options.c - the command line: which options there are, and whether they fit a command. */
#include <getopt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/tr.h"
#include "cmd/cmd.h"

/* What an option comes with: nothing, a text, perhaps a text, two texts. */
enum takes { FLAG, TEXT, MAYBE_TEXT, PAIR };

enum { MAX_OTHERS = 8 }; /* options that one needs, or excludes, and a NULL */

#define AT(field) offsetof(struct options, field)

/* An option is useless without one of those that it needs, and wrong beside those that it
 * excludes. */
static const struct option_row {
	const char *name; /* as it is typed */
	enum takes takes;
	size_t at; /* of what it sets, in struct options */
	/* For the help; a command may have other words. */
	const char *argument, *words;
	char letter;	 /* '\0': none */
	bool everywhere; /* every command takes it */
	const char *needs[MAX_OTHERS], *excludes[MAX_OTHERS];
} rows[] = {
	{"--plain", FLAG, AT(plain), "",
	 N_("plain text, for screen readers and simple terminals")},
	{"--json", FLAG, AT(json), "", N_("as JSON, for programs"),
	 .excludes = {"--hand-over", "--format", "--save", "--print", "--copy", "--qr",
		      "--open"}},
	{"--no-color", FLAG, AT(no_color), "", N_("no colours")},
	{"--theme", TEXT, AT(theme_name), N_("THEME"),
	 N_("default, dark, light, contrast or mono")},
	{"--mouse", FLAG, AT(mouse), "", N_("the mouse chooses (Shift selects text)")},
	{"--idle", TEXT, AT(idle), N_("MINUTES"),
	 N_("start again when nobody presses a key for so long"),
	 .excludes = {"--plain", "--json"}},
	{"--path", TEXT, AT(path), N_("CODE"), N_("start where a path code leads")},
	{"--hand-over", MAYBE_TEXT, AT(hand_over), N_("WHO"),
	 N_("its messages, ready to send; or only WHO's")},
	{"--fill", FLAG, AT(fill), "", N_("ask for what the messages leave blank"),
	 .needs = {"--hand-over"}},
	{"--format", TEXT, AT(format), N_("FORMAT"), N_("text, markdown or html"),
	 .excludes = {"--print", "--copy", "--qr", "--open"}},
	{"--reader", TEXT, AT(reader), N_("ANSWERS"),
	 N_("as the reader of these first answers sees it")},
	{"-o", TEXT, AT(output), N_("FILE"), N_("write it to FILE; - is standard output"),
	 .letter = 'o'},
	{"--save", FLAG, AT(save), "", N_("save it in the folder of documents"),
	 .excludes = {"-o"}},
	{"--force", FLAG, AT(force), "", N_("write over a file that is there"),
	 .needs = {"-o", "--save"}},
	{"--print", FLAG, AT(print), "", N_("print it")},
	{"--copy", FLAG, AT(copy), "", N_("copy it to the clipboard")},
	{"--qr", FLAG, AT(qr), "", N_("its address, or a message, as a QR code")},
	{"--open", FLAG, AT(open), "", N_("open its address in the browser"),
	 .excludes = {"--hand-over"}},
	{"--tree", TEXT, AT(tree), N_("TREE"), N_("in this tree")},
	{"--image", TEXT, AT(image), N_("FILE"),
	 N_("what a picture says, read by tesseract")},
	{"-n", TEXT, AT(most), N_("NUMBER"), N_("at most so many problems"),
	 .letter = 'n'},
	{"--npsn", PAIR, AT(codes), N_("A B"), N_("the NPSN of both, which decides")},
	{"--problem", TEXT, AT(problem), N_("PROBLEM"), N_("only this problem")},
	{"--strict", FLAG, AT(strict), "", N_("warnings make it unsound, too")},
	{"--paths", FLAG, AT(list_paths), "", N_("list every path"),
	 .excludes = {"--load-only"}},
	{"--load-only", FLAG, AT(load_only), "",
	 N_("look no further than the file itself")},
	{"--lang", TEXT, AT(lang), N_("LANG"), N_("id (Indonesian) or en (English)"),
	 .everywhere = true},
	{"--ascii", FLAG, AT(ascii), "", N_("nothing but ASCII"), .everywhere = true},
	{"--help", FLAG, AT(help), "", N_("this help"), .letter = 'h',
	 .everywhere = true},
	{"--version", FLAG, AT(version), "", N_("the version"), .letter = 'V',
	 .everywhere = true},
};
enum { ROWS = sizeof rows / sizeof *rows };

static const struct option_row *row_named(const char *name)
{
	for (int i = 0; i < ROWS; i++)
		if (!strcmp(rows[i].name, name))
			return &rows[i];
	return NULL;
}

static bool is_given(const struct option_row *row, const struct options *o)
{
	const void *at = (const char *)o + row->at;

	return row->takes == FLAG ? *(const bool *)at : *(const char *const *)at != NULL;
}

/* Returns the first of these options that the command line has, NULL for none. */
static const char *given_of(const char *const names[], const struct options *o)
{
	for (; *names; names++)
		if (is_given(row_named(*names), o))
			return *names;
	return NULL;
}

/* --- reading ------------------------------------------------------------------------------ */

enum { FIRST_LONG = 256 }; /* what getopt_long() returns for row 0 */

static void describe(struct option long_options[ROWS + 1], char *letters)
{
	static const int arguments[] = {[FLAG] = no_argument,
					[TEXT] = required_argument,
					[MAYBE_TEXT] = optional_argument,
					[PAIR] = required_argument};
	struct option *next = long_options;

	for (int i = 0; i < ROWS; i++) {
		if (rows[i].name[1] == '-')
			*next++ = (struct option){rows[i].name + 2,
						  arguments[rows[i].takes], NULL,
						  FIRST_LONG + i};
		if (!rows[i].letter)
			continue;
		*letters++ = rows[i].letter;
		if (rows[i].takes != FLAG)
			*letters++ = ':';
	}
	*next = (struct option){0};
	*letters = '\0';
}

/* Returns the option that getopt_long() means; NULL for none. */
static const struct option_row *row_of(int found)
{
	if (found >= FIRST_LONG)
		return &rows[found - FIRST_LONG];
	for (int i = 0; i < ROWS; i++)
		if (found && rows[i].letter == found)
			return &rows[i];
	return NULL;
}

/* Stores the value of an option. */
static void take(const struct option_row *row, struct options *o)
{
	void *at = (char *)o + row->at;

	if (row->takes == FLAG)
		*(bool *)at = true;
	else
		*(const char **)at = optarg ? optarg : "";
}

/* Stores the second value of an option: the next word of the command line, unless that is an
 * option, or there is none. */
static bool take_second(const struct option_row *row, struct options *o, char **argv)
{
	const char **at = (const char **)((char *)o + row->at);

	if (!argv[optind] || !strncmp(argv[optind], "--", 2))
		return false;
	at[1] = argv[optind++];
	return true;
}

/* Keeps the first name that is wrong: of an option whose value is wrong, or of an unknown one. An
 * unknown letter is told alone: getopt_long() may still be inside its word, with optind before
 * the next. */
static void note_wrong(struct options *o, const struct option_row *row, const char *word)
{
	if (o->wrong.length)
		return;
	o->wrong_value = row != NULL;
	if (row)
		buf_add(&o->wrong, row->name);
	else if (optopt > 0 && optopt < FIRST_LONG)
		buf_add_format(&o->wrong, "-%c", optopt);
	else
		buf_add_bytes(&o->wrong, word, strcspn(word, "="));
}

void options_read(int argc, char **argv, struct options *o)
{
	struct option long_options[ROWS + 1];
	char letters[2 * ROWS + 1];
	int found;

	describe(long_options, letters);
	opterr = 0;
	while ((found = getopt_long(argc, argv, letters, long_options, NULL)) != -1) {
		const struct option_row *row = row_of(found == '?' ? optopt : found);

		if (found == '?')
			note_wrong(o, row, argv[optind - 1]);
		else
			take(row, o);
		if (found != '?' && row->takes == PAIR && !take_second(row, o, argv))
			note_wrong(o, row, "");
	}
	o->arguments = argv + optind;
	o->argument_count = argc - optind;
}

/* --- what suits a command ------------------------------------------------------------------ */

/* Returns what the option does with a command, for the help; NULL if the command does not take
 * it. */
static const char *words_of(const struct option_row *row, const struct command *command)
{
	for (const struct option_use *use = command->options; use->name; use++)
		if (!strcmp(use->name, row->name))
			return use->words ? use->words : row->words;
	return row->everywhere ? row->words : NULL;
}

static enum status complain_of_unknown(const char *wrong, const struct command *command)
{
	struct nearest n;

	nearest_start(&n, wrong, 3);
	for (int i = 0; i < ROWS; i++)
		if (words_of(&rows[i], command))
			nearest_try(&n, rows[i].name);
	return cmd_error_unknown("unknown-option", &n, _("unknown option '%s'"), NULL);
}

/* Complains of an option that the command does not take. Where no command was named, the first
 * word may be one, misspelled. */
static enum status complain_of_other(const struct options *o,
				     const struct command *command, const char *option)
{
	struct nearest n;

	if (command->name)
		return cmd_error("unknown-option", _("'%s' takes no option '%s'"),
				 command->name, option);
	nearest_start(&n, o->argument_count ? *o->arguments : "", 2);
	commands_try(&n);
	if (n.found)
		return cmd_error_unknown("unknown-command", &n,
					 _("there is no command '%s'"), NULL);
	return cmd_error("unknown-option", _("option '%s' needs a command"), option);
}

/* Complains of an option beside one that it excludes, or without all that it needs. */
static enum status check_company(const struct option_row *row, const struct options *o)
{
	const char *excluded = given_of(row->excludes, o);

	if (excluded)
		return cmd_error("options-clash", _("'%s' and '%s' do not go together"),
				 row->name, excluded);
	if (*row->needs && !given_of(row->needs, o))
		return cmd_error("option-alone", _("'%s' is of no use without '%s'"),
				 row->name, *row->needs);
	return STATUS_DONE;
}

enum status options_suit(const struct options *o, const struct command *command)
{
	enum status status = STATUS_DONE;

	if (o->wrong_value)
		return cmd_error("wrong-value",
				 _("the value of the option '%s' is wrong or missing"),
				 o->wrong.s);
	if (o->wrong.length)
		return complain_of_unknown(o->wrong.s, command);
	for (int i = 0; i < ROWS && status == STATUS_DONE; i++)
		if (is_given(&rows[i], o))
			status = words_of(&rows[i], command)
					 ? check_company(&rows[i], o)
					 : complain_of_other(o, command, rows[i].name);
	return status;
}

/* --- the help ----------------------------------------------------------------------------- */

enum { WORDS_COLUMN = 24 };

/* "--hand-over[=WHO]", "--lang LANG", "-h, --help" */
static void add_option(struct buf *out, const struct option_row *row)
{
	const char *argument = *row->argument ? _(row->argument) : "";

	if (row->letter && row->name[1] == '-')
		buf_add_format(out, "-%c, ", row->letter);
	buf_add(out, row->name);
	if (row->takes == MAYBE_TEXT)
		buf_add_format(out, "[=%s]", argument);
	else if (*argument)
		buf_add_format(out, " %s", argument);
}

void options_pad(struct buf *out, size_t start)
{
	int columns = text_columns(out->s + start, out->length - start);

	buf_add_format(out, "%*s", columns < WORDS_COLUMN ? WORDS_COLUMN - columns : 1,
		       "");
}

void options_add_help(struct buf *out, const struct command *command)
{
	for (int i = 0; i < ROWS; i++) {
		const char *words = words_of(&rows[i], command);
		size_t start = out->length;

		if (!words)
			continue;
		buf_add(out, "  ");
		add_option(out, &rows[i]);
		options_pad(out, start);
		buf_add_format(out, "%s\n", _(words));
	}
}
