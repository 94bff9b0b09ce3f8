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
	MOST_LINKS = 40, /* on one way, as the kernel has it */
	MADE_FOLDERS = 2 /* that are made for a file, at most */
};

/* Where a file is to be written. */
struct place {
	const struct replace *wanted;
	struct buf *why;	   /* what is wrong goes here; may be NULL */
	const char *way;	   /* what is left of the way from `folder` on */
	struct buf link;	   /* owns it where a link led there */
	int folder;		   /* where it leads to by now: open; or -1 */
	char name[NAME_MAX + 1];   /* in that folder */
	struct stat old;	   /* what has this name, ... */
	bool is_there;		   /* ... if anything has */
	bool arrived;		   /* at the end of the way */
	int links;		   /* that were followed */
	bool by_link;		   /* the name itself is from one of them */
	int stream;		   /* an open descriptor, instead of all that; or -1 */
	char beside[NAME_MAX + 1]; /* the name that it is written under */
};

/* --- what is wrong -------------------------------------------------------------------- */

static enum replace_result fail_about(struct place *p, const char *about, size_t length,
				      const char *reason)
{
	if (!p->why)
		return REPLACE_FAILED;
	text_add_inert(p->why, about, length);
	buf_add(p->why, length ? ": " : "");
	text_add_inert(p->why, reason, strlen(reason));
	return REPLACE_FAILED;
}

static enum replace_result fail(struct place *p, const char *reason)
{
	return fail_about(p, p->wanted->path, strlen(p->wanted->path), reason);
}

static enum replace_result fail_at_file(struct place *p, const char *reason)
{
	const char *slash = strrchr(p->wanted->path, '/');
	const char *name = slash ? slash + 1 : p->wanted->path;

	return fail_about(p, name, strlen(name), reason);
}

/* About the folder, as far as it was named; a name that is too long says nothing. */
static enum replace_result fail_by_errno(struct place *p, int error)
{
	const char *path = p->wanted->path, *slash = strrchr(path, '/');
	size_t folder = slash && error != ENAMETOOLONG ? (size_t)(slash - path) + 1 : 0;

	return fail_about(p, path, folder, errors_text(ERRORS_WRITING, error));
}

/* --- the way there -------------------------------------------------------------------- */

/* Can who made it lead us astray? */
static bool is_trusted(const struct stat *st)
{
	return st->st_uid == 0 || st->st_uid == geteuid();
}

/* Goes on in another folder; takes `fd`. */
static void enter(struct place *p, int fd)
{
	if (p->folder >= 0)
		close(p->folder);
	p->folder = fd;
}

/* Returns the descriptor that a path means, -1 for none. What stands behind it is a file
 * that somebody else has opened for us: only by this name is it that. */
static int stream_named(const char *path)
{
	char number[10];
	int end = 0;

	sscanf(path, "/proc/self/fd/%9[0-9]%n", number, &end);
	return end && !path[end] ? atoi(number) : -1;
}

/* Begins at the root or in the present folder. Returns an errno, or 0. */
static int begin(struct place *p)
{
	bool is_full = *p->way == '/';

	p->stream = stream_named(p->way);
	if (p->folder >= 0 && !is_full)
		return 0;
	enter(p, open(is_full ? "/" : ".", O_PATH | O_DIRECTORY | O_CLOEXEC));
	return p->folder < 0 ? errno : 0;
}

/* Takes the next name off the way. Returns an errno, or 0. */
static int take_name(struct place *p)
{
	const char *s = p->way + strspn(p->way, "/");
	size_t length = strcspn(s, "/");

	if (length > NAME_MAX)
		return ENAMETOOLONG;
	memcpy(p->name, s, length);
	p->name[length] = '\0';
	p->way = s + length + strspn(s + length, "/");
	return 0;
}

static bool is_last(const struct place *p)
{
	return *p->way == '\0';
}

/* Returns how many names are left on the way, with slashes between them. */
static int count_left(const struct place *p)
{
	int count = !is_last(p);

	for (const char *s = p->way; *s; s++)
		count += s[0] == '/' && s[1] && s[1] != '/';
	return count;
}

/* Puts where a link leads to, open as `fd`, before what is left of the way. Returns an
 * errno, or 0. */
static int follow(struct place *p, int fd)
{
	char target[PATH_MAX];
	ssize_t length = readlinkat(fd, "", target, sizeof target);
	struct buf link = {0};

	if (length < 0)
		return errno;
	if (length == 0 || (size_t)length == sizeof target || ++p->links > MOST_LINKS)
		return ELOOP;
	p->by_link |= is_last(p);
	buf_add_format(&link, "%.*s%s%s", (int)length, target, is_last(p) ? "" : "/",
		       p->way);
	buf_release(&p->link);
	p->link = link;
	p->way = link.s;
	return begin(p);
}

/* Is this a folder of who writes? Only the superuser can be where they did not mean to be:
 * whoever else may write somewhere has been allowed to. */
static bool is_own_folder(const struct place *p)
{
	struct stat st;

	return geteuid() != 0 || (fstat(p->folder, &st) == 0 && st.st_uid == 0);
}

/* Makes the folder of this name where it is to be made. */
static bool make_folder(struct place *p)
{
	return p->wanted->is_own && !p->by_link && count_left(p) <= MADE_FOLDERS &&
	       is_own_folder(p) && mkdirat(p->folder, p->name, OWN_FOLDER) == 0;
}

/* Goes on from one name to the next, over what is open as `fd`. */
static enum replace_result step_over(struct place *p, int fd)
{
	struct stat st;
	int error;

	if (fstat(fd, &st) != 0)
		return fail_by_errno(p, errno);
	if (S_ISLNK(st.st_mode)) {
		if (!is_trusted(&st))
			return fail(p, _("a link on the way there is somebody else's"));
		error = follow(p, fd);
		return error ? fail_by_errno(p, error) : REPLACE_DONE;
	}
	if (is_last(p)) {
		p->old = st;
		p->is_there = p->arrived = true;
		return REPLACE_DONE;
	}
	if (!S_ISDIR(st.st_mode))
		return fail_by_errno(p, ENOTDIR);
	enter(p, fcntl(fd, F_DUPFD_CLOEXEC, 0));
	return p->folder < 0 ? fail_by_errno(p, errno) : REPLACE_DONE;
}

/* Goes one name on. */
static enum replace_result step(struct place *p)
{
	int error = take_name(p), fd;
	enum replace_result result;

	if (error)
		return fail_by_errno(p, error);
	fd = openat(p->folder, p->name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT && !is_last(p) && make_folder(p))
		fd = openat(p->folder, p->name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	p->arrived = fd < 0 && errno == ENOENT && is_last(p);
	if (p->arrived && p->by_link)
		return fail_at_file(p, _("this is a link to what is not there"));
	if (fd < 0)
		return p->arrived ? REPLACE_DONE : fail_by_errno(p, errno);
	result = step_over(p, fd);
	close(fd);
	return result;
}

/* Goes to the folder of the file, and looks at what has its name. */
static enum replace_result find_place(struct place *p)
{
	enum replace_result result = REPLACE_DONE;
	int error = begin(p);

	if (error)
		return fail_by_errno(p, error);
	while (result == REPLACE_DONE && !p->arrived && p->stream < 0)
		result = step(p);
	return result;
}

/* --- what is there -------------------------------------------------------------------- */

/* Is this what can be written to without taking its place? Somebody else's pipe could be
 * there to make us wait. */
static bool is_device(const struct stat *st)
{
	return S_ISCHR(st->st_mode) || (S_ISFIFO(st->st_mode) && is_trusted(st));
}

/* May it be written there? */
static enum replace_result look(struct place *p)
{
	if (p->wanted->is_own && !is_own_folder(p))
		return fail(p, _("this folder is somebody else's"));
	if (!p->is_there)
		return REPLACE_DONE;
	if (S_ISDIR(p->old.st_mode))
		return fail_at_file(p, errors_text(ERRORS_WRITING, EISDIR));
	if (!S_ISREG(p->old.st_mode))
		return p->wanted->to_devices && is_device(&p->old)
			       ? REPLACE_DONE
			       : fail_at_file(p, _("this is no ordinary file"));
	if (!p->wanted->over)
		return REPLACE_EXISTS;
	if (faccessat(p->folder, p->name, W_OK, AT_EACCESS) != 0)
		return fail_at_file(p, errors_text(ERRORS_WRITING, errno));
	return REPLACE_DONE;
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

static enum replace_result write_through(struct place *p, int fd, const char *bytes,
					 size_t length)
{
	int error = 0;

	if (fd < 0 || !write_fully(fd, bytes, length))
		error = errno;
	if (fd >= 0 && close(fd) != 0 && !error)
		error = errno;
	if (error)
		return fail(p, errors_text(ERRORS_WRITING, error));
	return REPLACE_DONE;
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

/* Are the bytes on the disk, as far as this kind of file system can tell? */
static bool is_kept(int fd)
{
	return fsync(fd) == 0 || errno == EINVAL;
}

/* Writes the file beside its place; a disk that is full may say so at the very end only. */
static enum replace_result write_beside(struct place *p, const char *bytes, size_t length)
{
	int fd = create_beside(p), error = 0;
	bool keeps_owner;

	if (fd < 0)
		return fail_by_errno(p, errno);
	if (!write_fully(fd, bytes, length) || !is_kept(fd))
		error = errno;
	keeps_owner = error || keep_owner_and_mode(p, fd);
	if (close(fd) != 0 && !error)
		error = errno;
	if (!error && keeps_owner)
		return REPLACE_DONE;
	unlinkat(p->folder, p->beside, 0);
	return error ? fail_by_errno(p, error)
		     : fail_at_file(
			       p,
			       _("this file is somebody else's, and would not stay so"));
}

/* --- giving it its name --------------------------------------------------------------- */

/* For file systems that have neither of the two other ways (as on most USB sticks): an empty
 * file takes the name, if it is free, and then the whole one its place. */
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

/* Names the file, if no other has the name: as one step, so of two who try, one does not.
 * Returns an errno, or 0. */
static int claim(const struct place *p)
{
	if (renameat2(p->folder, p->beside, p->folder, p->name, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
		return errno;
	if (linkat(p->folder, p->beside, p->folder, p->name, 0) == 0) {
		unlinkat(p->folder, p->beside, 0);
		return 0;
	}
	return rename_reserved(p);
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

static enum replace_result give_name(struct place *p)
{
	int error = 0;

	/* Nor over one that has come in the meantime. */
	if (!p->is_there)
		error = claim(p);
	else if (renameat(p->folder, p->beside, p->folder, p->name) != 0)
		error = errno;
	if (!error) {
		keep_name(p);
		return REPLACE_DONE;
	}
	unlinkat(p->folder, p->beside, 0);
	return error == EEXIST ? REPLACE_EXISTS : fail_by_errno(p, error);
}

/* --- all of it ------------------------------------------------------------------------ */

static void add_full(struct buf *full, const struct place *p)
{
	char *path = p->stream >= 0 ? NULL : realpath(p->wanted->path, NULL);
	const char *shown = path ? path : p->wanted->path;

	text_add_inert(full, shown, strlen(shown));
	free(path);
}

static enum replace_result write_at(struct place *p, const char *bytes, size_t length)
{
	enum replace_result result;

	if (p->stream >= 0) {
		if (!p->wanted->to_devices)
			return fail_at_file(p, _("this is no ordinary file"));
		return write_through(p, fcntl(p->stream, F_DUPFD_CLOEXEC, 0), bytes,
				     length);
	}
	result = look(p);
	if (result == REPLACE_DONE && p->is_there && !S_ISREG(p->old.st_mode))
		return write_through(p, open_device(p), bytes, length);
	if (result == REPLACE_DONE)
		result = write_beside(p, bytes, length);
	if (result == REPLACE_DONE)
		result = give_name(p);
	return result;
}

enum replace_result replace_file(const struct replace *r, const char *bytes,
				 size_t length, struct buf *full, struct buf *why)
{
	struct place p = {
		.wanted = r, .why = why, .way = r->path, .folder = -1, .stream = -1};
	size_t named = strlen(r->path);
	enum replace_result result;

	if (!named)
		return fail(&p, _("there is no name"));
	if (r->path[named - 1] == '/')
		return fail(&p, _("this is the name of a folder"));
	result = find_place(&p);
	if (result == REPLACE_DONE)
		result = write_at(&p, bytes, length);
	if (result == REPLACE_DONE && full)
		add_full(full, &p);
	if (p.folder >= 0)
		close(p.folder);
	buf_release(&p.link);
	return result;
}
