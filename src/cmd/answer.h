/* answer.h - what commands answer to programs, that is with --json. */
#ifndef TUNTUN_CMD_ANSWER_H
#define TUNTUN_CMD_ANSWER_H

#include "cmd/cmd.h"
#include "json/line.h"

/* Writes a line to standard output, or to the file of -o, and releases it. Returns the exit
 * status. */
enum status answer(const struct options *o, json_t *line);

/* Answers with a document of this type ("html", "pot"): it is in the line, or in the file
 * of -o, which the line names. Returns the exit status. */
enum status answer_document(const struct options *o, const char *type,
			    const struct buf *document);

/* Answers that a file of this type ("image") was written. */
void answer_file(const struct options *o, const char *type, const char *file);

/* Return a new line: a tree as nodes and edges, of one problem or, for TREE_NONE, whole. */
json_t *answer_graph(const struct tree *t, uint32_t problem);

#endif
