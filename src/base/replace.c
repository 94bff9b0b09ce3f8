/* replace.c - a file that is written whole or not at all: the one way to write a file. */
#include "base/replace.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/errors.h"
#include "base/text.h"
#include "base/tr.h"
#include "base/write.h"

enum {
	PRIVATE = 0600,
	USUAL = 0666,
	OWN_FOLDER = 0700,
	MODES = 0777,
	MOST_LINKS = 40 /* on one way, as the kernel has it */
};

/* Where a file is to be written. */
struct place {
	const struct replace *wanted;
	const char *way;	   /* the rest of the path, from `folder` on */
	struct buf link;	   /* owns that rest once a link was followed */
	int folder;		   /* the folder that was reached, open; -1: none yet */
	char name[NAME_MAX + 1];   /* the next name, in that folder */
	struct stat old;	   /* of the file that has the last name ... */
	bool is_there;		   /* ... if there is one */
	bool arrived;		   /* the name is the last */
	int links;		   /* how many were followed */
	bool by_link;		   /* the last name comes from a link */
	int stream;		   /* the descriptor that the path means; -1: none */
	char beside[NAME_MAX + 1]; /* the name of the new file until it is whole */
};

/* What can fail returns why, in the language in force; NULL where it did not. This one is no
 * failure: a file is there that is not to be replaced. */
static const char EXISTS[] = "exists";

static const char *write_error(int error)
{
	return errors_text(ERRORS_WRITING, error);
}

/* --- the way there -------------------------------------------------------------------- */

/* Returns whether the owner of a link or a pipe cannot mislead us: it is the superuser, or who
 * writes. */
static bool is_trusted(const struct stat *st)
{
	return st->st_uid == 0 || st->st_uid == geteuid();
}

/* Makes `fd` the folder that was reached; takes it. */
static void enter(struct place *p, int fd)
{
	if (p->folder >= 0)
		close(p->folder);
	p->folder = fd;
}

/* Returns the descriptor that a path means, -1 for none. Whoever started us opened it; by any
 * other name it is only a file. */
static int stream_named(const char *path)
{
	char number[10];
	int end = 0;

	sscanf(path, "/proc/self/fd/%9[0-9]%n", number, &end);
	return end && !path[end] ? atoi(number) : -1;
}

/* Starts at the root or in the current folder. */
static const char *begin(struct place *p)
{
	bool is_full = *p->way == '/';

	p->stream = stream_named(p->way);
	if (p->folder >= 0 && !is_full)
		return NULL;
	enter(p, open(is_full ? "/" : ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
	return p->folder < 0 ? write_error(errno) : NULL;
}

/* Moves the next name from `way` to `name`. */
static const char *take_name(struct place *p)
{
	const char *s = p->way + strspn(p->way, "/");
	size_t length = strcspn(s, "/");

	if (length > NAME_MAX)
		return write_error(ENAMETOOLONG);
	memcpy(p->name, s, length);
	p->name[length] = '\0';
	p->way = s + length + strspn(s + length, "/");
	return NULL;
}

static bool is_last(const struct place *p)
{
	return *p->way == '\0';
}

/* Puts the target of a link, which is open as `fd`, before the rest of the path. */
static const char *follow(struct place *p, int fd)
{
	char target[PATH_MAX];
	ssize_t length = readlinkat(fd, "", target, sizeof target);
	struct buf link = {0};

	if (length < 0)
		return write_error(errno);
	if (length == 0 || (size_t)length == sizeof target || ++p->links > MOST_LINKS)
		return write_error(ELOOP);
	p->by_link |= is_last(p);
	buf_add_format(&link, "%.*s%s%s", (int)length, target, is_last(p) ? "" : "/",
		       p->way);
	buf_release(&p->link);
	p->link = link;
	p->way = link.s;
	return begin(p);
}

/* Returns whether the folder belongs to who writes. That matters to the superuser alone: all
 * others can write only where somebody lets them. */
static bool is_own_folder(const struct place *p)
{
	struct stat st;

	return geteuid() != 0 || (fstat(p->folder, &st) == 0 && st.st_uid == 0);
}

/* Makes the folder `name` if it may be made: the folder of the file, or the one above it. */
static bool make_folder(struct place *p)
{
	return p->wanted->is_own && !p->by_link && !is_last(p) &&
	       strchr(p->way, '/') == strrchr(p->way, '/') && is_own_folder(p) &&
	       mkdirat(p->folder, p->name, OWN_FOLDER) == 0;
}

/* Goes on over the file, link or folder that is open as `fd`, which it takes. */
static const char *step_over(struct place *p, int fd)
{
	const char *reason = NULL;
	struct stat st;

	if (fstat(fd, &st) != 0) {
		reason = write_error(errno);
	} else if (S_ISLNK(st.st_mode)) {
		reason = is_trusted(&st)
				 ? follow(p, fd)
				 : _("a link on the way there is somebody else's");
	} else if (is_last(p)) {
		p->old = st;
		p->is_there = p->arrived = true;
	} else if (S_ISDIR(st.st_mode)) {
		enter(p, fd);
		return NULL;
	} else {
		reason = write_error(ENOTDIR);
	}
	close(fd);
	return reason;
}

/* Goes on by one name. */
static const char *step(struct place *p)
{
	const char *reason = take_name(p);
	int fd;

	if (reason)
		return reason;
	fd = openat(p->folder, p->name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT && make_folder(p))
		fd = openat(p->folder, p->name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0)
		return step_over(p, fd);
	p->arrived = errno == ENOENT && is_last(p);
	if (!p->arrived)
		return write_error(errno);
	return p->by_link ? _("this is a link to what is not there") : NULL;
}

/* Walks the path to the folder of the file, and looks at what has its name. */
static const char *find_place(struct place *p)
{
	const char *reason = begin(p);

	while (!reason && !p->arrived && p->stream < 0)
		reason = step(p);
	return reason;
}

/* --- what is there -------------------------------------------------------------------- */

/* Returns whether this is a device or a pipe that bytes can go into. Somebody else's pipe may
 * be there to make us wait, so it is not. */
static bool is_device(const struct stat *st)
{
	return S_ISCHR(st->st_mode) || (S_ISFIFO(st->st_mode) && is_trusted(st));
}

/* Decides whether the file may be written where the path leads. */
static const char *check_file(const struct place *p)
{
	if (p->wanted->is_own && !is_own_folder(p))
		return _("this folder is somebody else's");
	if (!p->is_there)
		return NULL;
	if (S_ISDIR(p->old.st_mode))
		return write_error(EISDIR);
	if (!S_ISREG(p->old.st_mode))
		return p->wanted->to_devices && is_device(&p->old)
			       ? NULL
			       : _("this is no ordinary file");
	if (!p->wanted->over)
		return EXISTS;
	return faccessat(p->folder, p->name, W_OK, AT_EACCESS) ? write_error(errno)
							       : NULL;
}

/* --- writing to what is no file ------------------------------------------------------- */

/* Opens the device that was looked at, and no other. Returns -1, with errno set, where it
 * cannot. */
static int open_device(const struct place *p)
{
	int fd = openat(p->folder, p->name, O_WRONLY | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
	struct stat st;

	if (fd < 0)
		return -1;
	if (fstat(fd, &st) == 0 && st.st_dev == p->old.st_dev &&
	    st.st_ino == p->old.st_ino && is_device(&st))
		return fd;
	close(fd);
	errno = ENXIO;
	return -1;
}

/* --- writing beside ------------------------------------------------------------------- */

/* Makes a name that nobody can know beforehand. */
static void make_name(char name[NAME_MAX + 1])
{
	uint64_t number = 0;

	if (getrandom(&number, sizeof number, 0) < 0)
		number = (uint64_t)getpid() ^ (uint64_t)(uintptr_t)name;
	snprintf(name, NAME_MAX, ".tuntun-%016llx", (unsigned long long)number);
}

/* Makes the file that is written to, a new one. Returns its descriptor, or -1. */
static int create_beside(struct place *p)
{
	const struct replace *r = p->wanted;
	bool is_closed = r->is_private || r->is_own || p->is_there;

	make_name(p->beside);
	return openat(p->folder, p->beside,
		      O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
		      is_closed ? PRIVATE : USUAL);
}

/* Gives a file owner, group and mode of the one whose place it takes; nothing is to be
 * done on file systems where all files have the same. */
static bool keep_owner_and_mode(const struct place *p, int fd)
{
	bool for_nobody_else = p->wanted->is_private || p->wanted->is_own;
	const struct stat *old = &p->old;
	struct stat new;

	if (!p->is_there)
		return true;
	if (fstat(fd, &new) != 0 || (for_nobody_else && new.st_uid != old->st_uid))
		return false;
	if ((new.st_uid != old->st_uid || new.st_gid != old->st_gid) &&
	    fchown(fd, old->st_uid, old->st_gid) != 0)
		return false;
	return p->wanted->is_private || ((new.st_mode ^ old->st_mode) & MODES) == 0 ||
	       fchmod(fd, old->st_mode & MODES) == 0;
}

/* Writes the bytes to what is open as `fd`, if it is (else errno says why not), and closes
 * it. A disk that is full may say so at the very end only. */
static const char *write_bytes(const struct place *p, int fd, const char *bytes,
			       size_t length)
{
	bool is_new = *p->beside != '\0';
	const char *reason = NULL;

	if (fd < 0)
		return write_error(errno);
	/* EINVAL: it is of a kind that cannot tell whether its bytes are on the disk. */
	if (!write_fully(fd, bytes, length) ||
	    (is_new && fsync(fd) != 0 && errno != EINVAL))
		reason = write_error(errno);
	else if (is_new && !keep_owner_and_mode(p, fd))
		reason = _("this file is somebody else's, and would not stay so");
	if (close(fd) != 0 && !reason)
		reason = write_error(errno);
	return reason;
}

/* For file systems that have no other way (as on some USB sticks): an empty file takes the
 * name, if it is free, and then the whole one its place. Returns an errno, or 0. */
static int rename_reserved(const struct place *p)
{
	int fd = openat(p->folder, p->name,
			O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, PRIVATE);
	int error;

	if (fd < 0)
		return errno;
	close(fd);
	if (renameat(p->folder, p->beside, p->folder, p->name) == 0)
		return 0;
	error = errno;
	unlinkat(p->folder, p->name, 0);
	return error;
}

/* Names the file: if no other has the name, not even one that has come in the meantime, in
 * one step; so of two who try, one does not. Returns an errno, or 0. */
static int give_name(const struct place *p)
{
	unsigned flags = p->is_there ? 0 : RENAME_NOREPLACE;

	if (renameat2(p->folder, p->beside, p->folder, p->name, flags) == 0)
		return 0;
	if (flags && (errno == EINVAL || errno == ENOSYS || errno == ENOTSUP))
		return rename_reserved(p);
	return errno;
}

/* So that the name is on the disk, too; where that fails nothing can be done. */
static void keep_name(const struct place *p)
{
	int fd = openat(p->folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static const char *write_beside(struct place *p, const char *bytes, size_t length)
{
	int fd = create_beside(p);
	const char *reason = write_bytes(p, fd, bytes, length);
	int error = reason ? 0 : give_name(p);

	if (error)
		reason = error == EEXIST ? EXISTS : write_error(error);
	if (!reason)
		keep_name(p);
	else if (fd >= 0)
		unlinkat(p->folder, p->beside, 0);
	return reason;
}

/* --- all of it ------------------------------------------------------------------------ */

static const char *write_at(struct place *p, const char *bytes, size_t length)
{
	const char *reason;

	if (p->stream >= 0 && !p->wanted->to_devices)
		return _("this is no ordinary file");
	if (p->stream >= 0)
		return write_bytes(p, fcntl(p->stream, F_DUPFD_CLOEXEC, 0), bytes,
				   length);
	reason = check_file(p);
	if (reason)
		return reason;
	if (p->is_there && !S_ISREG(p->old.st_mode))
		return write_bytes(p, open_device(p), bytes, length);
	return write_beside(p, bytes, length);
}

static const char *write_file(struct place *p, const char *bytes, size_t length)
{
	size_t named = strlen(p->way);
	const char *reason;

	if (!named)
		return _("there is no name");
	if (p->way[named - 1] == '/')
		return _("this is the name of a folder");
	reason = find_place(p);
	return reason ? reason : write_at(p, bytes, length);
}

enum replace_result replace_file(const struct replace *r, const char *bytes,
				 size_t length, struct buf *full, struct buf *why)
{
	struct place p = {.wanted = r, .way = r->path, .folder = -1, .stream = -1};
	const char *reason = write_file(&p, bytes, length);
	struct buf *said = reason ? why : full;
	char *path = reason || p.stream >= 0 ? NULL : realpath(r->path, NULL);
	const char *shown = path ? path : r->path;

	if (said && reason != EXISTS) {
		text_add_inert(said, shown, strlen(shown));
		if (reason)
			buf_add_format(said, "%s%s", *shown ? ": " : "", reason);
	}
	free(path);
	if (p.folder >= 0)
		close(p.folder);
	buf_release(&p.link);
	if (reason == EXISTS)
		return REPLACE_EXISTS;
	return reason ? REPLACE_FAILED : REPLACE_DONE;
}
