/* fuzz.h - what a fuzz target is: one function that takes any bytes and must survive.
 *
 * Each fuzz_NAME.c defines the two symbols below. It is linked either with a fuzzer
 * (clang -fsanitize=fuzzer) or with replay.c, which feeds it the files of a corpus:
 * that is what `make check` does. Included by tests/fuzz/. */
#ifndef TUNTUN_FUZZ_H
#define TUNTUN_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "tree/tree.h"

/* The target's name, and that of its folder in tests/fuzz/corpus. */
extern const char fuzz_name[];

/* Takes the bytes through the code under test; ends the program where it misbehaves.
 * Always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Loads a sound tree of tests/golden, never freed. The source folder is the environment's
 * `srcdir`, or else the current directory. */
const struct tree *fuzz_open_tree(const char *file);

/* Returns the tree tests/golden/trees/mini.yaml, loaded once. */
const struct tree *fuzz_mini_tree(void);

/* Writes the bytes to the one file that all inputs share; returns its path. The file is
 * removed when the program ends. */
const char *fuzz_file(const void *bytes, size_t size);

/* Is the text valid UTF-8 without control characters? */
bool fuzz_is_inert(const char *s);

/* Each finding about a file of these bytes stands in it and says something inert; the first
 * ones can be printed. */
void fuzz_check_findings(const struct diags *diags, const void *bytes, size_t size);

/* Ends the program, whatever NDEBUG says, where something does not hold. */
#define FUZZ_HOLDS(what)                                                                 \
	do {                                                                             \
		if (!(what)) {                                                           \
			fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__,          \
				__LINE__, #what);                                        \
			abort();                                                         \
		}                                                                        \
	} while (0)

#endif
