/* source.h - the bytes of a tree file, made harmless on their way to the YAML parser.
 *
 * Tabs, invalid UTF-8, control characters and the directive %TAG are each reported with
 * their place and replaced, so that the parser goes on and the rest of the file's errors
 * are found in the same run. Private to load/. */
#ifndef TUNTUN_LOAD_SOURCE_H
#define TUNTUN_LOAD_SOURCE_H

#include <stdbool.h>

#include "base/diag.h"

/* How many of the last invisible characters are known: more than stand between the parser's
 * place and what it has read ahead, in all but a file that is made of them. */
enum { SOURCE_KNOWN = 256 };

struct source_character {
	struct place place;
	uint32_t c;
};

struct source {
	int fd;
	struct diags *diags;
	struct place place; /* of the next byte */
	size_t total;
	struct source_character invisible[SOURCE_KNOWN]; /* a ring */
	size_t invisible_count;
	unsigned char carry[4]; /* a character cut by the end of the last piece */
	size_t carried;
	bool ended;
	bool gave_up; /* the rest of the file was not read */
};

/* Opens the file; false, with the reason added to `diags`, where it cannot be read. */
bool source_open(struct source *s, const char *path, struct diags *diags);
void source_close(struct source *s);

/* Returns the first invisible character from one place to another, among the last that were
 * read; NULL where there is none. */
const struct source_character *source_find_invisible(const struct source *s,
						     struct place from, struct place to);

/* Stores at most `size` (at least 8) harmless bytes of a struct source; *got is 0 at the end of
 * the file. Returns 1, as libyaml wants it of what has been told elsewhere. */
int source_read(void *source, unsigned char *into, size_t size, size_t *got);

#endif
