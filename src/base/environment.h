/* environment.h - the environment as the user gave it, for the programs that are started; the
 * folders that it names.
 *
 * The program changes its own (gettext goes by LANGUAGE), which is nobody else's business.
 * May be included by everyone. */
#ifndef TUNTUN_BASE_ENVIRONMENT_H
#define TUNTUN_BASE_ENVIRONMENT_H

#include <stdbool.h>

#include "base/buf.h"

/* Keeps the present environment as the user's: the first thing that main() does. */
void environment_keep(void);

/* Returns what was kept, for a program that is started: an array that the caller frees, of
 * strings that are borrowed. A variable is set in it, "NAME=VALUE" (borrowed), unless it is
 * NULL. Where nothing was kept, it is the present environment. */
char **environment_with(const char *setting);

/* Returns the folder that a variable names: borrowed; NULL where that is no full path. */
const char *environment_folder(const char *variable);

/* Is the terminal a Linux console, whose font has 256 glyphs and no half blocks? */
bool environment_is_console(void);

/* Appends the path of a file of the user, by the XDG Base Directory Specification: below the
 * folder of the variable, else below `usual` in their home. Nothing where there is neither. */
void environment_add_path(struct buf *path, const char *variable, const char *usual,
			  const char *file);

#endif
