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

/* Returns a new line of a kind, with its fields as json_pack() takes them: "{ss so}". Give it
 * to line_add(), line_write() or json_decref(). */
json_t *line_new(const char *kind, const char *fields, ...);

/* Returns a new line of kind "error". `code` is for programs, `message` for people; both
 * are copied. */
json_t *line_error(const char *code, const char *message);

/* Returns a text as json_pack() takes it, NULL where it is "": "s?" makes that null, which
 * tells a reader of the format that the field exists, and "s*" leaves the field out. */
const char *line_some(const char *text);

/* Returns a text for any bytes, as those of a file's name. */
json_t *line_inert(const char *bytes);

/* Appends a line, in ASCII where asked to, and releases it. */
void line_add(struct buf *out, json_t *line, bool ascii);

/* Writes a line, in ASCII where asked to, and releases it. Returns false where that failed;
 * the file's error indicator (ferror(3)) is set then. */
bool line_write(FILE *out, json_t *line, bool ascii);

#endif
