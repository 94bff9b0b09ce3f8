/* output.c - what commands answer, on standard output or in a file: documents, of which more than
 * a screen goes through the pager on a terminal; and lines of JSON. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "share/run.h"

#define USUAL_PAGER "less -FIRX" /* starts: less */
enum { MAX_WORDS = 32 /* of the pager's command; more are left out */ };

bool cmd_terminal_appends(void)
{
	const char *accessible = getenv("ACCESSIBLE"), *term = getenv("TERM");

	return (accessible && *accessible && strcmp(accessible, "0") != 0) || !term ||
	       !*term || !strcmp(term, "dumb");
}

/* Returns whether the text leaves a row of the terminal free, or its size is unknown. */
static bool fits(const char *text, size_t length)
{
	const char *end = text + length, *line = text, *next;
	struct winsize size;
	int rows = 1;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || !size.ws_row || !size.ws_col)
		return true;
	for (; line < end && rows <= size.ws_row; line = next + 1) {
		next = memchr(line, '\n', (size_t)(end - line));
		if (!next)
			next = end;
		rows += 1 + (text_columns(line, (size_t)(next - line)) - 1) / size.ws_col;
	}
	return rows <= size.ws_row;
}

/* Shows a text in the pager. Returns false, with nothing shown, where there is none or PAGER is
 * empty. The command is cut at its blanks: no shell sees it, and less(1) may start nothing. */
static bool page(const char *text, size_t length)
{
	const char *wanted = getenv("PAGER");
	char *command = mem_copy_string(wanted ? wanted : USUAL_PAGER);
	const char *words[MAX_WORDS + 1] = {strtok(command, " \t")};
	struct run run = {.arguments = words,
			  .way = RUN_ON_TERMINAL,
			  .input = text,
			  .length = length,
			  .setting = "LESSSECURE=1"};
	enum run_end end = RUN_MISSING;

	for (size_t i = 1; words[i - 1] && i < MAX_WORDS; i++)
		words[i] = strtok(NULL, " \t");
	if (words[0])
		end = run_program(&run);
	free(command);
	return end != RUN_MISSING && end != RUN_NOT_STARTED;
}

void cmd_put_document(const char *text, size_t length)
{
	fflush(stdout);
	if (!isatty(STDOUT_FILENO) || cmd_terminal_appends() || fits(text, length) ||
	    !page(text, length))
		fwrite(text, 1, length, stdout);
}

void cmd_put(const char *text)
{
	struct buf ascii = {0};

	if (cmd_ascii())
		text_add_ascii(&ascii, text, strlen(text));
	else
		buf_add(&ascii, text);
	cmd_put_document(buf_string(&ascii), ascii.length);
	buf_release(&ascii);
}

bool cmd_refuses_html(const struct options *o)
{
	if (o->json || o->output || !isatty(STDOUT_FILENO))
		return false;
	cmd_error("html-on-terminal", "%s",
		  _("HTML is not for a terminal: write it to a file with -o FILE, "
		    "or into a pipe"));
	return true;
}

void cmd_lines_start(struct cmd_lines *lines)
{
	lines->out = plain_out_to(stdout, cmd_ascii());
	lines->out.file = open_memstream(&lines->text, &lines->length);
}

void cmd_lines_end(struct cmd_lines *lines)
{
	fclose(lines->out.file);
	cmd_put_document(lines->text, lines->length);
	free(lines->text);
}

/* --- answers ------------------------------------------------------------------------------- */

enum status cmd_answer(const struct options *o, json_t *line)
{
	enum status status = STATUS_DONE;
	struct buf text = {0};

	if (!o->output) {
		line_write(stdout, line, cmd_ascii());
		return STATUS_DONE;
	}
	/* The charset of the terminal says nothing about a file. */
	line_add(&text, line, o->ascii);
	status = cmd_save(o, &text);
	buf_release(&text);
	return status;
}

void cmd_answer_made(const char *type, const char *file, const char *text)
{
	json_t *line = line_new("document", "{ss so ss?}", "type", type, "file",
				file ? line_inert(file) : json_null(), "text", text);

	line_write(stdout, line, cmd_ascii());
}

enum status cmd_answer_document(const struct options *o, const char *type,
				const struct buf *document)
{
	enum status status = o->output ? cmd_save(o, document) : STATUS_DONE;

	if (status == STATUS_DONE && o->json)
		cmd_answer_made(type, o->output, o->output ? NULL : document->s);
	else if (!o->output && !strcmp(type, "text"))
		cmd_put(buf_string(document));
	else if (!o->output)
		cmd_put_document(buf_string(document), document->length);
	return status;
}
