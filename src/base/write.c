/* write.c - bytes into an open file, all of them. */
#include "base/write.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

static bool write_all(int fd, const char *bytes, size_t length)
{
	while (length) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			bytes += n;
			length -= (size_t)n;
		}
	}
	return true;
}

bool write_fully(int fd, const char *bytes, size_t length)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	bool written;
	int error;

	sigaction(SIGXFSZ, &ignore, &before);
	written = write_all(fd, bytes, length);
	error = errno;
	sigaction(SIGXFSZ, &before, NULL);
	errno = error;
	return written;
}
