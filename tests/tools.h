/* tools.h - for tests that need a program of the system, as zbarimg: where it is missing,
 * the test is skipped, and the test program says so by its status. Included by tests, after
 * <cmocka.h>. */
#ifndef TUNTUN_TESTS_TOOLS_H
#define TUNTUN_TESTS_TOOLS_H

#include <stdio.h>
#include <stdlib.h>

enum { TOOLS_SKIPPED = 77 /* as automake has it */ };

/* The last tool that was missing. */
static const char *tools_missing;

/* Skips the test that calls this where the program is not on the PATH. */
static inline void tools_need(const char *name)
{
	char command[64];

	snprintf(command, sizeof command, "command -v %s >/dev/null", name);
	if (system(command) == 0)
		return;
	tools_missing = name;
	skip();
}

/* The status of a test program whose group of tests ended with this one: a failure counts
 * for more than what was skipped. The last line of output says what is missing. */
static inline int tools_status(int failed)
{
	if (failed || !tools_missing)
		return failed;
	printf("%s is not there: not all was tested\n", tools_missing);
	return TOOLS_SKIPPED;
}

#endif
