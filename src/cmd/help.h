/* help.h - what --help says, of all and of one command. Included by main.c. */
#ifndef TUNTUN_CMD_HELP_H
#define TUNTUN_CMD_HELP_H

#include "cmd/cmd.h"

/* Appends "Usage: tuntun show [OPTION...] CODE [TREE]". */
void help_add_usage(struct buf *out, const struct command *command);

/* Writes the help of a command; with that of the wizard comes the list of all. */
enum status help_print(const struct command *command);

#endif
