/* write.c - bytes into an open file, all of them. */
#include "base/write.h"

#include <errno.h>
#include <unistd.h>

bool write_fully(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR)
			continue;
		/* Nothing, and no reason: trying again for ever would not help. */
		if (n == 0)
			errno = ENOSPC;
		if (n <= 0)
			return false;
		bytes += n;
		length -= (size_t)n;
	}
	return true;
}
