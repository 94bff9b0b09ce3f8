/* cmd.c - what the subcommands share: how they speak. */
#include "cmd/cmd.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/errors.h"
#include "base/text.h"
#include "base/tr.h"

/* Set as soon as the options are read. */
static bool ascii_wanted, json_wanted;

void cmd_answer_in(bool ascii, bool json)
{
	ascii_wanted = ascii;
	json_wanted = json;
}

bool cmd_ascii(void)
{
	return ascii_wanted;
}

bool cmd_json(void)
{
	return json_wanted;
}

/* Writes an inert line: to programs as an error, if it has a code; else to standard error, in
 * ASCII where that is wanted. */
static void say(const char *code, const char *format, va_list args)
{
	struct buf text = {0}, inert = {0}, ascii = {0};

	buf_add_arguments(&text, format, args);
	text_add_inert(&inert, buf_string(&text), text.length);
	if (code && json_wanted) {
		line_write(stdout, line_error(code, buf_string(&inert)), ascii_wanted);
	} else {
		text_add_ascii(&ascii, buf_string(&inert), inert.length);
		fprintf(stderr, "%s%s\n", code ? "tuntun: " : "",
			buf_string(ascii_wanted ? &ascii : &inert));
	}
	buf_release(&text);
	buf_release(&inert);
	buf_release(&ascii);
}

enum status cmd_error(const char *code, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(code, format, args);
	va_end(args);
	return STATUS_USAGE;
}

enum status cmd_error_unknown(const char *code, const struct nearest *n,
			      const char *format, const char *help)
{
	struct buf what = {0};

	buf_add_format(&what, format, n->word);
	if (!n->found && help)
		buf_add_format(&what, "; %s", help);
	if (n->found)
		/* TRANSLATORS: %s, %s: "unknown option '--jsno'", "--json". */
		cmd_error(code, _("%s; did you mean '%s'?"), what.s, n->found);
	else
		cmd_error(code, "%s", what.s);
	buf_release(&what);
	return STATUS_USAGE;
}

void cmd_say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(NULL, format, args);
	va_end(args);
}

bool cmd_read_input(struct buf *text, size_t most)
{
	char piece[4096];
	size_t n;

	while ((n = fread(piece, 1, sizeof piece, stdin)) > 0 && text->length < most)
		buf_add_bytes(text, piece, n);
	if (ferror(stdin))
		cmd_error("cannot-read", "%s: %s", _("cannot read"),
			  errors_text(ERRORS_READING, errno));
	return !ferror(stdin);
}

enum status cmd_choose_format(const struct options *o, enum export_format *format)
{
	if (o->format &&
	    (strchr(o->format, '.') || !export_find_format(o->format, format)))
		return cmd_error("unknown-format",
				 _("there is no format '%s'; there are: text, markdown, "
				   "html"),
				 o->format);
	if (!o->format && o->output && strchr(o->output, '.'))
		export_find_format(o->output, format);
	return STATUS_DONE;
}

enum status cmd_share_status(enum share_result result, const char *file)
{
	if (result == SHARE_EXISTS)
		return cmd_error("exists",
				 _("%s: is there already; --force writes over it"), file);
	return result == SHARE_DONE ? STATUS_DONE : STATUS_FAILED;
}

enum status cmd_save(const struct options *o, const struct buf *document)
{
	struct replace how = {.path = o->output, .over = o->force, .to_devices = true};
	struct buf full = {0}, said = {0};
	enum status status;

	fflush(stdout); /* which may be what it is saved to */
	status = cmd_share_status(
		share_save(&how, buf_string(document), document->length, &full, &said),
		o->output);
	if (status == STATUS_FAILED)
		cmd_error("cannot-write", "%s: %s", _("cannot write"), buf_string(&said));
	buf_release(&full);
	buf_release(&said);
	return status;
}
