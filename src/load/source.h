/* source.h - the bytes of a tree file, made harmless on their way to the YAML parser.
 *
 * Tabs, invalid UTF-8, control characters and the directive %TAG are each reported with
 * their place and replaced, so that the parser goes on and the rest of the file's errors
 * are found in the same run. Private to load/. */
#ifndef TUNTUN_LOAD_SOURCE_H
#define TUNTUN_LOAD_SOURCE_H

#include <stdbool.h>

#include "base/diag.h"

/* Before the first content of a file only comments and directives stand. */
enum source_prologue { PROLOGUE_LINE, PROLOGUE_COMMENT, PROLOGUE_OVER };

struct source {
	int fd;
	long start; /* the byte at which the text starts */
	struct diags *diags;
	struct place place; /* of the next byte */
	size_t total;
	enum source_prologue prologue;
	unsigned char carry[4]; /* a character cut by the end of the last piece */
	size_t carried;
	bool ended;
	size_t findings_before; /* in `diags`, of others */
	bool gave_up;		/* the rest of the file was not read */
};

/* Opens the file; false, with the reason added to `diags`, where it cannot be read. */
bool source_open(struct source *s, const char *path, struct diags *diags);
void source_close(struct source *s);

/* Were so many findings added that more are of no use? */
bool source_has_enough(const struct source *s);

/* Finds the first character that nobody sees from one place to another, by reading that part
 * of the file again: nothing can be read from the source after it. */
bool source_find_invisible(const struct source *s, struct place from, struct place to,
			   struct place *place, uint32_t *c);

/* Stores at most `size` (at least 8) harmless bytes; *got is 0 at the end of the file. */
void source_read(struct source *s, unsigned char *into, size_t size, size_t *got);

#endif
