/* replace.h - a file that is written whole or not at all: the one way to write a file.
 *
 * The bytes go into a new file beside the place, which then takes the name. So whoever reads
 * the old file, or has mapped it, keeps it; a full disk and a crash leave it as it was.
 *
 * What keeps whoever writes as superuser, in a folder that is somebody else's, from writing
 * where they did not mean to:
 * - a link is followed only if it belongs to the superuser or to who writes (the effective
 *   user), wherever it stands on the way; a file is never made where a link leads to nothing;
 * - all the way is gone by open folders, so that nobody can change it meanwhile;
 * - a file that is replaced keeps owner, group and mode, or it is not replaced; nor is one
 *   that may not be written to.
 * Device nodes and pipes are written to, and only where that is wanted; disks never.
 * May be included by everyone. */
#ifndef TUNTUN_BASE_REPLACE_H
#define TUNTUN_BASE_REPLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

struct replace {
	const char *path;
	bool over;	 /* a file of this name may be replaced */
	bool is_private; /* 0600, whatever the mode was; never over somebody else's file */
	bool is_own;	 /* 0600 if it is new; its folder and the one that it is in are
			  * made where they are not there; the superuser writes it only
			  * into their own folders */
	bool to_devices; /* a terminal, a pipe or /dev/stdout is written to */
};

enum replace_result {
	REPLACE_DONE,
	REPLACE_EXISTS, /* a file of this name is there, and not to be replaced */
	REPLACE_FAILED	/* nothing was changed; a device may have got a part */
};

/* Writes the file. Appends to `full` its full name, or to `why`, in the language in force,
 * what could not be done; both are inert. Each may be NULL. */
enum replace_result replace_file(const struct replace *r, const char *bytes,
				 size_t length, struct buf *full, struct buf *why);

#endif
