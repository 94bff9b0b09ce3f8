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

static void answer_made(const struct options *o, const char *type, const char *file,
			const char *text)
{
	json_t *line = line_new("document");

	line_set(line, "type", type);
	if (file)
		line_set_inert(line, "file", file);
	else
		json_object_set_new(line, "file", json_null());
	json_object_set_new(line, "text", text ? json_string(text) : json_null());
	line_write(stdout, line, cmd_is_ascii(o));
}

enum status answer_document(const struct options *o, const char *type,
			    const struct buf *document)
{
	enum status status = o->output ? cmd_save(o, document) : STATUS_DONE;

	if (status == STATUS_DONE)
		answer_made(o, type, o->output, o->output ? NULL : document->s);
	return status;
}

void answer_file(const struct options *o, const char *type, const char *file)
{
	answer_made(o, type, file, NULL);
}
