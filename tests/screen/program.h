/* program.h - the program under test: where it is, and how it is run without a terminal.
 *
 * TUNTUN names the program (./tuntun), srcdir the top of the sources (.). Included by
 * the tests of tests/screen/. */
#ifndef TUNTUN_TESTS_PROGRAM_H
#define TUNTUN_TESTS_PROGRAM_H

#include <stdio.h>

const char *program_path(void);

/* Returns the path of a file of the sources; valid until the next call. */
const char *program_source(const char *file);

/* Starts the program with these options, a shell's words, and what `input` holds on its
 * standard input; returns its standard output. End it with program_close(), which returns
 * the exit status. Ends the test program where it cannot be started. */
FILE *program_open(const char *options, const char *input);
int program_close(FILE *output);

#endif
