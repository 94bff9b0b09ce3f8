/* options.h - the command line: which options there are, and which command takes which.
 *
 * One table has both; reading, refusing and the help of each command come from it.
 * Included by main.c. */
#ifndef TUNTUN_CMD_OPTIONS_H
#define TUNTUN_CMD_OPTIONS_H

#include "cmd/cmd.h"

/* Reads the command line, without a word about what is wrong: in which language to say
 * that is known later. */
void options_read(int argc, char **argv, struct options *o);

/* Was all that was given known and complete, and does the command take it? `name` is the
 * command's; NULL for the walk. Says what is wrong; returns false then. */
bool options_suit(const struct options *o, enum command command, const char *name);

/* Writes a line to standard output for each option that the command takes. */
void options_print(enum command command);

#endif
