/* options.h - the command line: which options there are, and whether they fit a command.
 * Included by main.c. */
#ifndef TUNTUN_CMD_OPTIONS_H
#define TUNTUN_CMD_OPTIONS_H

#include "cmd/cmd.h"

/* Reads the command line, without a word about what is wrong: in which language to say
 * that is known later. */
void options_read(int argc, char **argv, struct options *o);

/* Returns STATUS_DONE where all that was given is known and complete, and the command takes it;
 * else STATUS_USAGE, after having said what is wrong. */
enum status options_suit(const struct options *o, const struct command *command);

/* Appends a line for each option that the command takes. */
void options_add_help(struct buf *out, const struct command *command);

#endif
