/* config.h - what a person chose in the program, and is remembered in a file.
 *
 * The file is $XDG_CONFIG_HOME/tuntun/config: a `name = value` a line, blank lines, and
 * comments, which begin with # at the start of a line or after a blank. Where a setting
 * stands in several lines, the first counts. A file that is not there is nothing wrong;
 * whatever else is wrong with it is a warning, and the rest of it is used. Included by
 * cmd/. */
#ifndef TUNTUN_CONFIG_CONFIG_H
#define TUNTUN_CONFIG_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

enum { CONFIG_LARGEST = 64 * 1024 /* bytes of a file that is read */ };

/* A setting that there is. Of an array of them the last has no name. */
struct setting {
	const char *name; /* "language" */
	/* Returns value number `i` of those that there are; NULL after the last. */
	const char *(*known)(size_t i);
	/* Where they cannot be listed, instead: is this one? And what to write (a msgid). */
	bool (*takes)(const char *value);
	const char *wanted;
	char *value; /* as it stands in the file, good or not; NULL: it does not */
};

/* Returns the path of the file, which the caller frees; NULL where there is no place for it. By
 * the XDG Base Directory Specification. */
char *config_path(void);

/* Reads the settings, and adds all that is wrong with the file to `diags`, in the language in
 * force. Values of an earlier reading are freed. End it with config_release(). */
void config_read(struct setting settings[], const char *path, struct diags *diags);
void config_release(struct setting settings[]);

/* Remembers a value (inert, without blanks) for a setting: everything else in the file stays
 * as it is. The file is replaced in one
 * step, so that whoever reads it, whenever, reads the old or the new one; folders that
 * are missing are made, and where the file is a link, its target is written. Returns
 * false, with nothing changed and nothing left behind, where that cannot be done. */
bool config_set(const char *name, const char *value);

#endif
