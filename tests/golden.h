/* golden.h - the expected files of tests in C: compared, or written anew by TUNTUN_UPDATE=1.
 *
 * A golden file is written only if all tests of its program pass, and a second run of them
 * shows the same. tests/golden/golden.sh does that for scripts. Included by tests. */
#ifndef TUNTUN_TESTS_GOLDEN_H
#define TUNTUN_TESTS_GOLDEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Are golden files to be written, instead of compared? */
bool golden_is_made_anew(void);

/* Has the text written into a golden file, if all tests pass and both runs agree. */
void golden_make_anew(const char *path, const char *text);

/* Says on standard error which lines of two texts differ. */
void golden_print_difference(const char *expected, const char *now);

/* Runs the tests of a program, or those whose names are as TUNTUN_CASES has it ("*" is any
 * text); to write golden files anew, twice. Returns how many failed. */
int golden_run(const char *name, const struct CMUnitTest *tests, size_t count);

#endif
