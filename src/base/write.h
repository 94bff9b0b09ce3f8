/* write.h - bytes into an open file, all of them. May be included by everyone. */
#ifndef TUNTUN_BASE_WRITE_H
#define TUNTUN_BASE_WRITE_H

#include <stdbool.h>
#include <stddef.h>

/* Writes all the bytes; returns false, with errno set, where that fails. A file that would
 * become larger than allowed is such a failure (EFBIG), as main() ignores SIGXFSZ. */
bool write_fully(int fd, const char *bytes, size_t length);

#endif
