/* save.c - a file into the person's hands: whole or not at all, and never over another.
 *
 * The folder is opened first, and all that follows happens in it, whatever its name means
 * by then. */
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "base/write.h"
#include "take/take.h"

enum { PRIVATE = 0600, USUAL = 0666 };

/* What is to be saved, and where. */
struct saving {
	char *path;	 /* owned: of the folder */
	char *name;	 /* owned: of the file in it */
	int folder;	 /* open, or -1 */
	bool replace;	 /* a file that has the name */
	bool is_private; /* for its owner alone */
	mode_t kept;	 /* the mode of the file that is replaced, or 0 */
	char beside[32]; /* the name that it is written under */
};

/* --- saying why not ------------------------------------------------------------------- */

/* Returns what an errno means to a person, NULL where the system's own words must do. */
static const char *meaning(int error)
{
	switch (error) {
	case ENOSPC:
	case EDQUOT:
		return _("the disk is full");
	case EFBIG:
		return _("the file would be larger than is allowed here");
	case EROFS:
		return _("the disk can only be read");
	case EACCES:
	case EPERM:
		return _("you are not allowed to write there");
	case ENOENT:
		return _("the folder is not there");
	case ENOTDIR:
		return _("this is no folder");
	case EIO:
	case ENXIO:
	case ENODEV:
	case ESTALE:
		return _("the disk does not answer; is it still connected?");
	case ENAMETOOLONG:
		return _("the name is too long");
	default:
		return NULL;
	}
}

static enum take_result fail(struct buf *said, const char *place, const char *why)
{
	if (*place) {
		text_add_inert(said, place, strlen(place));
		buf_add(said, ": ");
	}
	text_add_inert(said, why, strlen(why)); /* the system's may be in any charset */
	return TAKE_FAILED;
}

static enum take_result fail_by_errno(struct buf *said, const char *place, int error)
{
	const char *why = meaning(error);

	if (error == ENAMETOOLONG)
		place = "";
	return fail(said, place, why ? why : strerror(error));
}

/* --- the place ------------------------------------------------------------------------ */

/* Returns a name with the home folder in the place of "~", owned by the caller; NULL where
 * there is no home. */
static char *expand(const char *name)
{
	const char *home = getenv("HOME");
	struct buf path = {0};

	if (name[0] != '~' || (name[1] && name[1] != '/'))
		return mem_copy_string(name);
	if (!home || *home != '/')
		return NULL;
	buf_add_format(&path, "%s%s", home, name + 1);
	return path.s;
}

/* Follows a link to the file that it means; what is there stays as it is. Takes `path`,
 * returns what replaces it. */
static char *follow(char *path)
{
	struct stat st;
	char *target;

	if (lstat(path, &st) != 0 || !S_ISLNK(st.st_mode))
		return path;
	target = realpath(path, NULL);
	if (!target)
		return path;
	free(path);
	return target;
}

/* Splits the path into folder and name, and opens the folder. Returns an errno, or 0. */
static int open_folder(struct saving *s)
{
	char *slash = strrchr(s->path, '/');
	struct buf folder = {0};

	if (slash)
		buf_add_bytes(&folder, s->path, (size_t)(slash - s->path) + 1);
	else
		buf_add(&folder, "./");
	s->name = mem_copy_string(slash ? slash + 1 : s->path);
	free(s->path);
	s->path = folder.s;
	s->folder = open(s->path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return s->folder < 0 ? errno : 0;
}

/* Looks at what has the name now; TAKE_DONE where nothing is in the way. */
static enum take_result look(struct saving *s, struct buf *said)
{
	struct stat st;

	if (fstatat(s->folder, s->name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT ? TAKE_DONE : fail_by_errno(said, s->name, errno);
	if (S_ISDIR(st.st_mode))
		return fail(said, s->name, _("this is a folder, not a file"));
	if (S_ISLNK(st.st_mode))
		return fail(said, s->name, _("this is a link to what is not there"));
	if (!S_ISREG(st.st_mode))
		return fail(said, s->name, _("this is no ordinary file"));
	if (!s->replace)
		return TAKE_EXISTS;
	if (faccessat(s->folder, s->name, W_OK, AT_EACCESS) != 0)
		return fail_by_errno(said, s->name, errno);
	if (!s->is_private)
		s->kept = st.st_mode & 0777;
	return TAKE_DONE;
}

/* --- writing -------------------------------------------------------------------------- */

/* Makes a name that nobody can know beforehand. */
static void make_name(char name[32])
{
	uint64_t number = 0;

	if (getrandom(&number, sizeof number, 0) < 0)
		number = (uint64_t)getpid() ^ (uint64_t)(uintptr_t)name;
	snprintf(name, 32, ".tuntun-%016llx", (unsigned long long)number);
}

/* Makes the file that is written to, a new one. Returns its descriptor, or -1. */
static int create_beside(struct saving *s)
{
	int fd;

	make_name(s->beside);
	fd = openat(s->folder, s->beside,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		    s->is_private || s->kept ? PRIVATE : USUAL);
	if (fd >= 0 && s->kept) /* not every file system has modes */
		(void)!fchmod(fd, s->kept);
	return fd;
}

/* Are the bytes on the disk, as far as this kind of file system can tell? */
static bool is_kept(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL;
}

/* Writes the file beside its place. Returns an errno, or 0; a disk that is full may say so
 * at the very end only. */
static int write_beside(struct saving *s, const char *data, size_t length)
{
	int fd = create_beside(s), error = 0;

	if (fd < 0)
		return errno;
	if (!write_fully(fd, data, length) || !is_kept(fd))
		error = errno;
	if (close(fd) != 0 && !error)
		error = errno;
	if (error)
		unlinkat(s->folder, s->beside, 0);
	return error;
}

/* --- giving it its name --------------------------------------------------------------- */

/* For file systems that have neither of the two other ways (as on most USB sticks): an empty
 * file takes the name, if it is free, and then the whole one its place. */
static int rename_reserved(const struct saving *s)
{
	int fd = openat(s->folder, s->name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, PRIVATE);
	int error;

	if (fd < 0)
		return errno;
	close(fd);
	if (renameat(s->folder, s->beside, s->folder, s->name) == 0)
		return 0;
	error = errno;
	unlinkat(s->folder, s->name, 0);
	return error;
}

/* Names the file, if no other has the name: as one step, so of two who try, one does not.
 * Returns an errno, or 0. */
static int claim(const struct saving *s)
{
	if (renameat2(s->folder, s->beside, s->folder, s->name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
		return errno;
	if (linkat(s->folder, s->beside, s->folder, s->name, 0) == 0) {
		unlinkat(s->folder, s->beside, 0);
		return 0;
	}
	return rename_reserved(s);
}

/* So that the name is on the disk, too; where that fails nothing can be done. */
static void keep_name(const struct saving *s)
{
	int fd = openat(s->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static int take_name(const struct saving *s)
{
	int error = 0;

	if (!s->replace)
		error = claim(s);
	else if (renameat(s->folder, s->beside, s->folder, s->name) != 0)
		error = errno;
	if (error)
		unlinkat(s->folder, s->beside, 0);
	else
		keep_name(s);
	return error;
}

static void add_full(struct buf *full, const struct saving *s)
{
	char *folder = realpath(s->path, NULL);
	struct buf path = {0};

	buf_add(&path, folder ? folder : s->path);
	if (path.s[path.length - 1] != '/')
		buf_add_char(&path, '/');
	buf_add(&path, s->name);
	text_add_inert(full, path.s, path.length);
	buf_release(&path);
	free(folder);
}

/* --- all of it ------------------------------------------------------------------------ */

static enum take_result save(struct saving *s, const char *data, size_t length,
			     struct buf *full, struct buf *said)
{
	int error = write_beside(s, data, length);

	if (!error)
		error = take_name(s);
	if (error == EEXIST)
		return TAKE_EXISTS;
	if (error)
		return fail_by_errno(said, s->path, error);
	add_full(full, s);
	return TAKE_DONE;
}

enum take_result take_save(const char *name, const char *data, size_t length,
			   bool replace, bool is_private, struct buf *full,
			   struct buf *said)
{
	struct saving s = {.folder = -1, .replace = replace, .is_private = is_private};
	enum take_result result;
	int error;

	if (!*name)
		return fail(said, "", _("there is no name"));
	if (name[strlen(name) - 1] == '/')
		return fail(said, name, _("this is the name of a folder"));
	s.path = expand(name);
	if (!s.path)
		return fail(said, name, _("there is no home folder"));
	s.path = follow(s.path);
	error = open_folder(&s);
	if (error) {
		result = fail_by_errno(said, s.path, error);
	} else {
		result = look(&s, said);
		if (result == TAKE_DONE)
			result = save(&s, data, length, full, said);
		close(s.folder);
	}
	free(s.path);
	free(s.name);
	return result;
}
