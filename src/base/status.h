/* status.h - the exit statuses of the program, the same everywhere; listed in
 * tuntun(1). May be included by everyone. */
#ifndef TUNTUN_BASE_STATUS_H
#define TUNTUN_BASE_STATUS_H

enum status {
	STATUS_DONE = 0, /* a match was found, the tree is sound, somebody left by wish */
	STATUS_NONE = 1, /* nothing found; the input ended before a remedy */
	STATUS_USAGE = 2,    /* the command line is wrong */
	STATUS_BAD_DATA = 3, /* a tree or a file is wrong */
	STATUS_FAILED = 4,   /* the system failed: disk, terminal, memory */
	STATUS_INTERRUPTED = 130
};

#endif
