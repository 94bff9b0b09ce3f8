/* answer.h - what commands answer to programs, that is with --json. Included by cmd/. */
#ifndef TUNTUN_CMD_ANSWER_H
#define TUNTUN_CMD_ANSWER_H

#include "cmd/cmd.h"
#include "json/line.h"

/* Writes a line to standard output, or to the file of -o, and releases it. Returns the exit
 * status. */
enum status answer(const struct options *o, json_t *line);

#endif
