/* config.h - what a person chose in the program, and is remembered in a file.
 *
 * The file is $XDG_CONFIG_HOME/tuntun/config: a `name = value` a line, blank lines, and
 * comments, which begin with # at the start of a line or after a blank. Where a setting
 * stands in several lines, the first counts. A file that is not there is nothing wrong;
 * whatever else is wrong with it is a warning, and the rest of it is used.
 *
 * Which values a setting may have is known by those who use it: config_check() asks for
 * them. Included by cmd/. */
#ifndef TUNTUN_CONFIG_CONFIG_H
#define TUNTUN_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

enum {
	CONFIG_LANGUAGE,
	CONFIG_THEME,
	CONFIG_SETTINGS,
	CONFIG_LARGEST = 64 * 1024 /* bytes of a file that is read */
};

/* What came of the attempt to read the file. */
enum config_state {
	CONFIG_READ,
	CONFIG_MISSING,
	CONFIG_NOT_REGULAR,
	CONFIG_TOO_LARGE,
	CONFIG_UNREADABLE /* `error` says why */
};

struct config {
	char *path; /* NULL where there is no place for the file */
	enum config_state state;
	int error;	 /* as errno */
	struct buf text; /* the file's */
	char *values
		[CONFIG_SETTINGS]; /* NULL: not in the file; else as it stands there */
};

/* Reads the file. Never fails: what cannot be read is as if it were not there, until
 * config_check() tells. End it with config_release(). */
void config_read(struct config *c);
void config_release(struct config *c);

/* Returns the name of a setting: "language". */
const char *config_name(size_t setting);

/* Returns value number `i` that a setting may have, NULL after the last. */
typedef const char *config_known_fn(size_t setting, size_t i);

/* Adds all that is wrong with the file to `diags`, in the language in force. */
void config_check(const struct config *c, config_known_fn *known, struct diags *diags);

/* Remembers a value (inert, without blanks) for a setting, if it is not what the file
 * says already: everything else in the file stays as it is. The file is replaced in one
 * step, so that whoever reads it, whenever, reads the old or the new one; folders that
 * are missing are made, and where the file is a link, its target is written. Returns
 * false, with nothing changed and nothing left behind, where that cannot be done. */
bool config_set(size_t setting, const char *value);

#endif
