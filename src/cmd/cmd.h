/* cmd.h - what a command is, and what the commands share.
 *
 * A command declares itself in its own file: its name, its operands, the options that it
 * takes and what each does there, its purpose, its function. main.c lists the commands.
 * What is read of the command line, what is refused, and all help follow from what the
 * commands declare. Included by main.c. */
#ifndef TUNTUN_CMD_CMD_H
#define TUNTUN_CMD_CMD_H

#include <limits.h>
#include <stdbool.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "base/status.h"
#include "export/export.h"
#include "page/page.h"
#include "plain/page.h"
#include "share/share.h"
#include "tree/tree.h"
#include "json/line.h"

/* The command line, as it was understood (options.c). Every string that is no buffer is
 * borrowed from argv. */
struct options {
	struct buf wrong; /* the first option that is wrong; empty: none is */
	bool wrong_value; /* it is known, but its value is wrong or missing */
	const char *lang, *path, *theme_name;
	const char *idle; /* as given */
	/* Of settings_apply(): */
	const struct theme *theme;
	int idle_minutes;    /* until nobody is there; 0: never */
	struct buf handbook; /* the address where it is published; empty: it is not */
	bool plain, json, ascii, no_color, mouse, strict, help, version;
	bool list_paths, load_only;  /* of check */
	const char *tree;	     /* of find and names */
	const char *image;	     /* of find */
	const char *most;	     /* matches of find */
	const char *codes[2];	     /* of names; NULL: none */
	const char *problem;	     /* of graph */
	const char *format, *output; /* of what leaves; NULL: as usual, standard output */
	bool force;		     /* over a file that is there */
	bool all_languages;	     /* of export */
	const char *reader;	     /* of export */
	const char *hand_over;	     /* of show: "" for all messages; NULL: none */
	bool save, print, copy, qr, open, fill;
	char **arguments; /* after the options and the command */
	int argument_count;
};

/* What pages say of the program, in buffers of its own. */
struct cmd_world {
	struct page_world page; /* without a clock */
	struct buf command, operand;
};

/* Makes it of how the program was started (TUNTUN_COMMAND), with a tree as it was given; NULL:
 * with none. What the options point to must last as long. */
void cmd_world_start(struct cmd_world *world, const struct options *o, const char *tree);
void cmd_world_end(struct cmd_world *world);

/* An option as a command takes it. */
struct option_use {
	const char *name;  /* as in the table of options.c: "--force", "-o" */
	const char *words; /* N_() what it does here, for the help; NULL: as everywhere */
};

enum {
	ANY_NUMBER = INT_MAX,
	MAX_USES = 15 /* options of a command, and an end */
};

struct command {
	const char *name;     /* NULL: of the wizard, which is started without a name */
	const char *operands; /* N_("CODE [TREE]"), for the help */
	const char *purpose;  /* N_(), for the list of commands; NULL: not in it */
	int least, most;      /* operands */
	/* Besides those that every command takes. */
	struct option_use options[MAX_USES];
	bool has_all_languages; /* --lang all: one choice where it writes a tree */
	/* One of these, which returns the exit status. The second gets the tree of --tree, of
	 * the operand after the least, or the only one that there is. */
	enum status (*run)(const struct options *o);
	enum status (*run_on)(const struct options *o, const struct tree *t);
};

/* All commands, the wizard first, NULL after the last (main.c). */
extern const struct command *const commands[];

/* Returns the command of this name, NULL where there is none. */
const struct command *command_named(const char *name);

/* Looks for the command whose name is nearest to n->word. */
void commands_try(struct nearest *n);

/* --- the command line (options.c, help.c): for main.c ------------------------------------- */

/* Reads the command line. Complains of nothing, but keeps what is wrong: the language of
 * complaints is known only later. */
void options_read(int argc, char **argv, struct options *o);

/* Returns STATUS_DONE where every option is known and complete, and the command takes it; else
 * STATUS_USAGE, after having said what is wrong. */
enum status options_suit(const struct options *o, const struct command *command);

/* Appends a line for each option that the command takes. */
void options_add_help(struct buf *out, const struct command *command);

/* Appends blanks to the line that begins at `start` in `out`, up to the column of the words. */
void options_pad(struct buf *out, size_t start);

/* Appends "Usage: tuntun show [OPTION...] CODE [TREE]". */
void help_add_usage(struct buf *out, const struct command *command);

/* Writes the help of a command; with that of the wizard comes the list of all. */
enum status help_print(const struct command *command);

/* --- how commands speak (cmd.c) ----------------------------------------------------------- */

/* Tells an error, as printf would, but inert, and in ASCII where that is wanted: on standard
 * error as `tuntun: ...`; with --json as a line of kind "error" on standard output. Returns
 * STATUS_USAGE, the status of most errors. Programs go by the code: tuntun(1) lists all
 * codes, and none ever changes. */
enum status cmd_error(const char *code, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Tells that nothing has the name n->word: by `format`, whose one %s is the name; then by the
 * nearest known name, which the caller has looked for, or else by `help` (may be NULL). */
enum status cmd_error_unknown(const char *code, const struct nearest *n,
			      const char *format, const char *help);

/* Tells what is no error: the same on standard error, without `tuntun: `. */
void cmd_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Stores the format that --format names, else the one that the name of the file of -o ends
 * with; else *format stays as it is. Returns STATUS_USAGE, after having said so, where --format
 * names none. */
enum status cmd_choose_format(const struct options *o, enum export_format *format);

/* Returns the exit status for what came of saving; complains of a file that is there. */
enum status cmd_share_status(enum share_result result, const char *file);

/* Writes a document to the file, or the device, of -o; over a file that is there only with
 * --force. Complains where it cannot. */
enum status cmd_save(const struct options *o, const struct buf *document);

/* Writes a line to standard output, or to the file of -o, and releases it. Returns the exit
 * status. */
enum status cmd_answer(const struct options *o, json_t *line);

/* Writes a document of this type ("html", "pot") to the file of -o, else to standard output;
 * "text" in ASCII where that is wanted, the others say themselves which charset they have.
 * With --json, writes a line that has the document or names the file. Returns the exit
 * status. */
enum status cmd_answer_document(const struct options *o, const char *type,
				const struct buf *document);

/* Writes such a line; `file` and `text` may be NULL. */
void cmd_answer_made(const char *type, const char *file, const char *text);

/* Appends what standard input has, and stops soon after `most` bytes. Returns false, after
 * having said why, where it cannot be read. */
bool cmd_read_input(struct buf *text, size_t most);

/* Writes a document to standard output; through the reader's pager where that is a terminal
 * with fewer rows. */
void cmd_put_document(const char *text, size_t length);

/* The same with a text of the program, which becomes ASCII where that is wanted. */
void cmd_put(const char *text);

/* The same with the lines that are written to `out` between these two calls. */
struct cmd_lines {
	struct plain_out out;
	char *text;
	size_t length;
};
void cmd_lines_start(struct cmd_lines *lines);
void cmd_lines_end(struct cmd_lines *lines);

/* Returns whether HTML would go to a terminal, after having said so. */
bool cmd_refuses_html(const struct options *o);

/* Returns whether the terminal can only append (TERM), or the reader wants it to
 * (ACCESSIBLE). */
bool cmd_terminal_appends(void);

/* Sets how answers and errors are written: in ASCII, by --ascii or by the charset of the
 * terminal; in JSON. */
void cmd_answer_in(bool ascii, bool json);
bool cmd_ascii(void);
bool cmd_json(void);

/* Puts the language into force and stores the theme: what the options name, else what
 * the environment says, else what the reader chose before. Stores where the handbook is
 * published. Then tells the findings about the file of those choices. Returns STATUS_USAGE,
 * after having said so, where the options name an unknown language or theme. */
enum status settings_apply(struct options *o);

/* Remembers a value for the setting of this name. Where that fails, nothing is said: the choice
 * holds until the end of the program. */
void settings_remember(const char *setting, const char *value);

/* --- trees (trees.c) ---------------------------------------------------------------------- */

/* Trees that can be found by name are those of the build that the program runs from, the
 * user's own, and the installed ones; of the same name the first of these. */

/* Is there a tree of this name? Is this the path of a file (which has a slash or ends in
 * .yaml), and no name? */
bool trees_has(const char *name);
bool trees_is_file(const char *name);

/* Opens a tree by its name, or a file by its path: trees_is_file(); where `name` is NULL, the
 * only tree that there is. Returns NULL, after having said why, with *status set. */
struct tree *trees_open(const char *name, enum status *status);

/* Sets *status for a tree whose findings have been told to people, and tells programs that it
 * cannot be used. */
void trees_tell_bad(const char *name, enum status *status);

/* Loads a file, whatever its name. NULL as above; where `status` is NULL, in silence. */
struct tree *trees_load(const char *path, enum status *status);

/* Opens the tree of a path code: the one that the code names or, where `name` is not NULL,
 * that. NULL as above. */
struct tree *trees_open_of_path(const char *code, const char *name, enum status *status);

/* Trees that are open, each with its name (borrowed); all zeroes is none. */
struct trees {
	struct tree **items;
	const char **names;
	size_t count, capacity, names_capacity;
};

/* Adds a tree, which it frees with the others; NULL adds nothing. */
void trees_add(struct trees *trees, struct tree *t, const char *name);

/* Opens all trees that can be found by name. What is wrong with those that cannot be used is
 * said, and *status set; where `status` is NULL, they are passed over in silence. */
void trees_open_all(struct trees *trees, enum status *status);
void trees_release(struct trees *trees);

/* Finds the remedy of a code, in the tree of this name; where that is NULL, in the only one
 * that has it. Returns STATUS_DONE; STATUS_NONE, about which nothing was said; or another,
 * after having said why. *t is the tree that has the code, else the one that the code is the
 * name of: the caller frees it. NULL where there is none. */
enum status trees_find_code(const char *code, const char *name, struct tree **t,
			    uint32_t *remedy);

/* Look for what is nearest to n->word: among the names of the trees; the codes of a tree, or
 * of all where `name` is NULL. */
void trees_try_names(struct nearest *n);
void trees_try_codes(struct nearest *n, const char *name);

/* Appends the directory of the message catalogs: of the build that the program runs from, or
 * the installed one. */
void trees_add_catalogs(struct buf *out);

/* --- parts of one command ------------------------------------------------------------------ */

/* Appends the text in the picture `file`, read by tesseract(1), which is started without a shell
 * and given a time limit (photo.c). Returns STATUS_DONE; or, after having said why,
 * STATUS_BAD_DATA for a file that cannot be read, STATUS_FAILED where tesseract is not there,
 * fails or takes too long. */
enum status photo_read(const char *file, struct buf *text);

/* Do the options ask for more than to show the remedy (show_share.c)? */
bool show_shares(const struct options *o);

/* Does with a remedy, or with the messages of it, what the options ask for, one thing after
 * the other; says what came of each. Returns STATUS_DONE where all was done. */
enum status show_share(const struct options *o, const struct page *remedy);

/* --- the wizard --------------------------------------------------------------------------- */

/* Where the wizard begins: the meaning of the command line's words (start.c). */
struct beginning {
	struct trees trees; /* that may be meant: one, or several to choose from */
	const char *path;   /* the path code to go on from; NULL: the first question */
	struct buf code;    /* that path code, of a remedy's code */
	const char *tree;   /* as it was named; NULL: it was not */
};

/* Leads from there to a remedy, in the front-end that fits (wizard.c). */
enum status wizard_lead(const struct options *o, const struct beginning *begin);

#endif
