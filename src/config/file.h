/* file.h - where the config file is, and its bytes in and out. Private to config/. */
#ifndef TUNTUN_CONFIG_FILE_H
#define TUNTUN_CONFIG_FILE_H

#include <stdbool.h>

#include "base/buf.h"
#include "config/config.h"

/* Returns the path of the file, which the caller frees; NULL where there is no place for
 * it. By the XDG Base Directory Specification. */
char *file_path(void);

/* Appends the file's bytes, CONFIG_LARGEST at most, to `text`. Waits for nothing: what is
 * not a regular file is not read. For CONFIG_UNREADABLE, *error is errno. */
enum config_state file_read(const char *path, struct buf *text, int *error);

/* Replaces the file in one step: see config_set(). */
bool file_replace(const char *path, const struct buf *text);

#endif
