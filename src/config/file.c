/* file.c - where the config file is, and its bytes in and out. */
#include "config/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/write.h"

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

/* Returns the length of the path of the folder that `path`, of `length` bytes, is in. */
static size_t folder_of(const char *path, size_t length)
{
	while (length > 1 && path[length - 1] != '/')
		length--;
	while (length > 1 && path[length - 1] == '/')
		length--;
	return length;
}

/* Makes the folder of the file and the one that it is in, but no home. Where it cannot,
 * there will be no file in them either. */
static void make_folders(const char *path)
{
	size_t inner = folder_of(path, strlen(path)), outer = folder_of(path, inner);
	char *folder = mem_copy_string(path);

	folder[inner] = '\0';
	folder[outer] = '\0';
	mkdir(folder, 0700);
	if (inner > outer) {
		folder[outer] = '/';
		mkdir(folder, 0700);
	}
	free(folder);
}

/* Who acts as superuser in somebody else's home would leave files behind that their owner
 * cannot read. */
static bool belongs_to_another(const char *path)
{
	size_t length = strlen(path);
	char *at = mem_copy_string(path);
	struct stat st = {0};
	bool found;

	while (!(found = stat(at, &st) == 0) && length > 1) {
		length = folder_of(at, length);
		at[length] = '\0';
	}
	free(at);
	return geteuid() == 0 && found && st.st_uid != 0;
}

/* Writes a file beside `path` and gives it that name. `st` is of the file as it was. */
static bool write_and_rename(const char *path, const struct stat *st,
			     const struct buf *text)
{
	struct buf name = {0};
	bool good;
	int fd;

	buf_add_format(&name, "%s.XXXXXX", path);
	fd = mkostemp(name.s, O_CLOEXEC);
	if (fd < 0) {
		buf_release(&name);
		return false;
	}
	good = write_fully(fd, buf_string(text), text->length);
	if (good && st) /* not every file system has modes */
		(void)!fchmod(fd, st->st_mode & 0777);
	good = good && fsync(fd) == 0;
	good = close(fd) == 0 && good;
	good = good && rename(name.s, path) == 0;
	if (!good)
		unlink(name.s);
	buf_release(&name);
	return good;
}

/* Renaming would take the place of a file that is protected, too. */
static bool may_replace(const char *path, struct stat *st)
{
	return stat(path, st) == 0 && S_ISREG(st->st_mode) && access(path, W_OK) == 0 &&
	       !belongs_to_another(path);
}

bool file_replace(const char *path, const struct buf *text)
{
	char *target = realpath(path, NULL);
	struct stat st;
	bool good = false;

	if (target) {
		good = may_replace(target, &st) && write_and_rename(target, &st, text);
	} else if (errno == ENOENT && lstat(path, &st) < 0 && !belongs_to_another(path)) {
		make_folders(path);
		good = write_and_rename(path, NULL, text);
	}
	free(target);
	return good;
}
