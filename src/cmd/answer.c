/* answer.c - what commands answer to programs: the way out. */
#include "cmd/answer.h"

#include <stdio.h>

enum status answer(const struct options *o, json_t *line)
{
	enum status status = STATUS_DONE;
	struct buf text = {0};

	if (!o->output) {
		line_write(stdout, line, cmd_is_ascii(o));
		return STATUS_DONE;
	}
	/* The charset of the terminal says nothing about a file. */
	line_add(&text, line, o->ascii);
	status = cmd_save(o, &text);
	buf_release(&text);
	return status;
}
