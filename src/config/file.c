/* file.c - where the config file is, and its bytes in and out. */
#include "config/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/replace.h"

/* --- where ---------------------------------------------------------------------------------- */

char *file_path(void)
{
	const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	struct buf path = {0};

	if (config && *config == '/')
		buf_add_format(&path, "%s/tuntun/config", config);
	else if (home && *home == '/')
		buf_add_format(&path, "%s/.config/tuntun/config", home);
	return path.s;
}

/* --- in ------------------------------------------------------------------------------------- */

/* What takes the place of the file may have no end, so this stops at the size that the
 * file had. Returns the number of bytes read, or -1. */
static ssize_t read_fully(int fd, char *into, size_t size)
{
	size_t got = 0;

	while (got < size) {
		ssize_t n = read(fd, into + got, size - got);

		if (n < 0 && errno != EINTR)
			return -1;
		if (n == 0)
			break;
		if (n > 0)
			got += (size_t)n;
	}
	return (ssize_t)got;
}

static enum config_state read_open(int fd, struct buf *text, int *error)
{
	struct stat st;
	char *bytes;
	ssize_t length;

	if (fstat(fd, &st) < 0)
		st = (struct stat){0};
	if (!S_ISREG(st.st_mode))
		return CONFIG_NOT_REGULAR;
	if (st.st_size > CONFIG_LARGEST)
		return CONFIG_TOO_LARGE;
	bytes = mem_alloc((size_t)st.st_size);
	length = read_fully(fd, bytes, (size_t)st.st_size);
	*error = errno;
	if (length > 0)
		buf_add_bytes(text, bytes, (size_t)length);
	free(bytes);
	return length < 0 ? CONFIG_UNREADABLE : CONFIG_READ;
}

/* Under a name that is too long there is nothing either. */
static bool means_missing(int error)
{
	return error == ENOENT || error == ENOTDIR || error == ENAMETOOLONG;
}

enum config_state file_read(const char *path, struct buf *text, int *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	enum config_state state;

	*error = errno;
	if (fd < 0)
		return means_missing(*error) ? CONFIG_MISSING : CONFIG_UNREADABLE;
	state = read_open(fd, text, error);
	close(fd);
	return state;
}

/* --- out ------------------------------------------------------------------------------------ */

bool file_replace(const char *path, const struct buf *text)
{
	struct replace r = {.path = path, .over = true, .is_own = true};

	return replace_file(&r, buf_string(text), text->length, NULL, NULL) ==
	       REPLACE_DONE;
}
