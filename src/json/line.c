/* line.c - a JSON object on a line of its own. */
#include "json/line.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"

enum { FORMAT = 1 };

json_t *line_new(const char *kind)
{
	json_t *line = json_object();

	json_object_set_new(line, "format", json_integer(FORMAT));
	line_set(line, "kind", kind);
	return line;
}

json_t *line_error(const char *code, const char *message)
{
	json_t *line = line_new("error");

	line_set(line, "code", code);
	line_set(line, "message", message);
	return line;
}

void line_set(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, json_string(text));
}

void line_set_or_null(json_t *object, const char *key, const char *text)
{
	json_object_set_new(object, key, *text ? json_string(text) : json_null());
}

void line_set_inert(json_t *object, const char *key, const char *bytes)
{
	struct buf inert = {0};

	text_add_inert(&inert, bytes, strlen(bytes));
	line_set(object, key, buf_string(&inert));
	buf_release(&inert);
}

static int add_piece(const char *piece, size_t length, void *out)
{
	buf_add_bytes(out, piece, length);
	return 0;
}

void line_add(struct buf *out, json_t *line, bool ascii)
{
	size_t flags = JSON_COMPACT | (ascii ? JSON_ENSURE_ASCII : 0);

	/* Texts are UTF-8: nothing can be missing but memory. */
	if (json_dump_callback(line, add_piece, out, flags) != 0)
		mem_exhausted();
	json_decref(line);
	buf_add_char(out, '\n');
}

bool line_write(FILE *out, json_t *line, bool ascii)
{
	struct buf text = {0};

	line_add(&text, line, ascii);
	fwrite(text.s, 1, text.length, out);
	buf_release(&text);
	return !ferror(out);
}
