/* status.h - the exit statuses of the program, the same everywhere; listed in
 * tuntun(1). May be included by everyone. */
#ifndef TUNTUN_BASE_STATUS_H
#define TUNTUN_BASE_STATUS_H

enum status {
	STATUS_DONE = 0,     /* a remedy was reached, the tree is sound */
	STATUS_NONE = 1,     /* nothing found, no remedy was reached */
	STATUS_USAGE = 2,    /* the command line is wrong */
	STATUS_BAD_DATA = 3, /* a tree or a file is wrong */
	STATUS_FAILED = 4,   /* the system failed: disk, terminal, memory */
	STATUS_INTERRUPTED = 130
};

#endif
