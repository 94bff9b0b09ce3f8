/* cmd.c - what the subcommands share: how they speak. */
#include "cmd/cmd.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "take/take.h"

static bool ascii_wanted; /* known as soon as the options are: for complaints */

bool cmd_is_ascii(const struct options *o)
{
	return o->ascii || !i18n_is_utf8();
}

void cmd_set_ascii(bool ascii)
{
	ascii_wanted = ascii;
}

bool cmd_ascii(void)
{
	return ascii_wanted;
}

void cmd_complain(const char *format, ...)
{
	struct buf text = {0}, inert = {0}, ascii = {0};
	va_list args;

	va_start(args, format);
	buf_add_arguments(&text, format, args);
	va_end(args);
	text_add_inert(&inert, buf_string(&text), text.length);
	text_add_ascii(&ascii, buf_string(&inert), inert.length);
	fprintf(stderr, "tuntun: %s\n", buf_string(ascii_wanted ? &ascii : &inert));
	buf_release(&text);
	buf_release(&inert);
	buf_release(&ascii);
}

void cmd_put(const char *text)
{
	struct buf ascii = {0};

	text_add_ascii(&ascii, text, strlen(text));
	fputs(ascii_wanted ? buf_string(&ascii) : text, stdout);
	buf_release(&ascii);
}

enum status cmd_save(const struct options *o, const struct buf *document)
{
	struct buf full = {0}, said = {0};
	enum take_result result =
		take_save(o->output, buf_string(document), document->length, o->force,
			  false, &full, &said);

	if (result == TAKE_EXISTS)
		cmd_complain(_("%s: is there already; --force writes over it"),
			     o->output);
	else if (result != TAKE_DONE)
		cmd_complain("%s: %s", o->output, buf_string(&said));
	buf_release(&full);
	buf_release(&said);
	if (result == TAKE_EXISTS)
		return STATUS_USAGE;
	return result == TAKE_DONE ? STATUS_DONE : STATUS_FAILED;
}
