/* answer.h - what commands answer: to programs, that is with --json, and with documents. */
#ifndef TUNTUN_CMD_ANSWER_H
#define TUNTUN_CMD_ANSWER_H

#include "cmd/cmd.h"
#include "json/line.h"

/* Writes a line to standard output, or to the file of -o, and releases it. Returns the exit
 * status. */
enum status answer(const struct options *o, json_t *line);

/* Hands over a document of this type ("html", "pot"): to the file of -o, else to standard
 * output; "text" in ASCII where that is wanted, the others say themselves in which charset
 * they are. With --json, in a line that has it or names the file. Returns the exit status. */
enum status answer_document(const struct options *o, const char *type,
			    const struct buf *document);

/* Writes such a line; `file` and `text` may be NULL. */
void answer_made(const char *type, const char *file, const char *text);

#endif
