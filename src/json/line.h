/* line.h - a JSON object on a line of its own: all that programs get.
 *
 * Every line has the version of the format and a kind; schema/tuntun-1.schema.json has all
 * kinds. Included by cmd/. */
#ifndef TUNTUN_JSON_LINE_H
#define TUNTUN_JSON_LINE_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"

/* Returns a new object of a kind, for more to be set. Give it to line_add(), line_write()
 * or json_decref(). */
json_t *line_new(const char *kind);

/* Returns a new line of kind "error". `code` is for programs, `message` for people; both
 * are copied. */
json_t *line_error(const char *code, const char *message);

/* Set a text, which is copied; null where it is "". The second tells a reader of the format
 * that the field exists. The third takes any bytes, as those of a file's name. */
void line_set(json_t *object, const char *key, const char *text);
void line_set_or_null(json_t *object, const char *key, const char *text);
void line_set_inert(json_t *object, const char *key, const char *bytes);

/* Appends a line, in ASCII where asked to, and releases it. */
void line_add(struct buf *out, json_t *line, bool ascii);

/* Writes a line, in ASCII where asked to, and releases it. Returns false where that failed;
 * the file's error indicator (ferror(3)) is set then. */
bool line_write(FILE *out, json_t *line, bool ascii);

#endif
