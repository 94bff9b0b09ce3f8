/* file.c - the file that the inputs of a target are written to, one after the other. */
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "fuzz.h"

static struct buf path;

static void remove_file(void)
{
	unlink(path.s);
	buf_release(&path);
}

/* In memory where there is a place for that: a disk would be most of the time. */
static int make_file(void)
{
	int fd;

	buf_add_format(&path, "%s/tuntun-fuzz-XXXXXX",
		       access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	fd = mkstemp(path.s);
	FUZZ_HOLDS(fd >= 0);
	atexit(remove_file);
	return fd;
}

const char *fuzz_file(const void *bytes, size_t size)
{
	static int fd = -1;

	if (fd < 0)
		fd = make_file();
	FUZZ_HOLDS(pwrite(fd, bytes, size, 0) == (ssize_t)size);
	FUZZ_HOLDS(ftruncate(fd, (off_t)size) == 0);
	return path.s;
}
