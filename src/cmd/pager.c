/* pager.c - documents on standard output; on a terminal, more than a screen goes through the
 * pager. */
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

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value && strcmp(value, "0");
}

bool cmd_terminal_appends(void)
{
	const char *term = getenv("TERM");

	return is_set("ACCESSIBLE") || !term || !*term || !strcmp(term, "dumb");
}

/* Does the text leave a row of the terminal free? One of unknown size has room. */
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

/* Cuts a command at its blanks, in place. The caller frees the words, of which NULL is the
 * last. */
static const char **cut(char *command)
{
	const char **words = mem_alloc((strlen(command) / 2 + 2) * sizeof *words);
	size_t count = 0;

	for (char *word = strtok(command, " \t"); word; word = strtok(NULL, " \t"))
		words[count++] = word;
	words[count] = NULL;
	return words;
}

/* Returns false where there is no pager, or none is wanted: then nothing was shown. No shell
 * sees the command, and less(1) may start nothing. */
static bool page(const char *text, size_t length)
{
	const char *wanted = getenv("PAGER");
	char *command = mem_copy_string(wanted ? wanted : USUAL_PAGER);
	const char **words = cut(command);
	struct run run = {.arguments = words,
			  .way = RUN_ON_TERMINAL,
			  .input = text,
			  .length = length,
			  .setting = "LESSSECURE=1"};
	enum run_end end = RUN_MISSING;

	if (words[0] && strcmp(words[0], "cat") != 0)
		end = run_program(&run);
	free(words);
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
	*lines = (struct cmd_lines){.out = plain_out_to(stdout, cmd_ascii())};
	if (lines->out.terminal >= 0)
		lines->out.file = open_memstream(&lines->text, &lines->length);
	if (!lines->out.file)
		lines->out.file = stdout;
}

void cmd_lines_end(struct cmd_lines *lines)
{
	if (lines->out.file == stdout)
		return;
	fclose(lines->out.file);
	cmd_put_document(lines->text, lines->length);
	free(lines->text);
}
