/* line.c - a JSON object on a line of its own. */
#include "json/line.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { FORMAT = 1 };

json_t *line_new(const char *kind, const char *fields, ...)
{
	json_t *line = json_pack("{si ss}", "format", FORMAT, "kind", kind), *more;
	va_list args;

	va_start(args, fields);
	more = json_vpack_ex(NULL, 0, fields, args);
	va_end(args);
	json_object_update_missing(line, more);
	json_decref(more);
	return line;
}

json_t *line_error(const char *code, const char *message)
{
	return line_new("error", "{ss ss}", "code", code, "message", message);
}

const char *line_some(const char *text)
{
	return *text ? text : NULL;
}

json_t *line_inert(const char *bytes)
{
	struct buf inert = {0};
	json_t *text;

	text_add_inert(&inert, bytes, strlen(bytes));
	text = json_string(buf_string(&inert));
	buf_release(&inert);
	return text;
}

void line_add(struct buf *out, json_t *line, bool ascii)
{
	char *text = json_dumps(line, JSON_COMPACT | (ascii ? JSON_ENSURE_ASCII : 0));

	/* Texts are UTF-8: nothing can be missing but memory. */
	if (!text)
		mem_exhausted();
	buf_add_format(out, "%s\n", text);
	free(text);
	json_decref(line);
}

bool line_write(FILE *out, json_t *line, bool ascii)
{
	struct buf text = {0};

	line_add(&text, line, ascii);
	fwrite(text.s, 1, text.length, out);
	buf_release(&text);
	return !ferror(out);
}
