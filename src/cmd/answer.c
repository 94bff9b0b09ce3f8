/* answer.c - the way out of what commands answer to programs, and of documents. */
#include "cmd/answer.h"

#include <stdio.h>
#include <string.h>

enum status answer(const struct options *o, json_t *line)
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

void answer_made(const char *type, const char *file, const char *text)
{
	json_t *line = line_new("document", "{ss so ss?}", "type", type, "file",
				file ? line_inert(file) : json_null(), "text", text);

	line_write(stdout, line, cmd_ascii());
}

enum status answer_document(const struct options *o, const char *type,
			    const struct buf *document)
{
	enum status status = o->output ? cmd_save(o, document) : STATUS_DONE;

	if (status == STATUS_DONE && o->json)
		answer_made(type, o->output, o->output ? NULL : document->s);
	else if (!o->output && !strcmp(type, "text"))
		cmd_put(buf_string(document));
	else if (!o->output)
		cmd_put_document(buf_string(document), document->length);
	return status;
}
