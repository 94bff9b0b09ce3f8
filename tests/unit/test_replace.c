/* test_replace.c - the one way to write a file: what it does not do, above all for a
 * superuser in a folder that is somebody else's. What a person sees of it when they save is
 * in test_share.
 *
 * Each test has a folder of its own, in which it is. Those about owners need a superuser,
 * and are skipped without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../folder.h"
#include "base/buf.h"
#include "base/errors.h"
#include "base/replace.h"
#include "base/write.h"

enum { SOMEBODY = 65534 /* another user, and their group */ };

/* --- the system, as far as it is the test's own ------------------------------------------- */

static int writes_nothing; /* so many times in a row */

ssize_t __real_write(int fd, const void *bytes, size_t length);
ssize_t __wrap_write(int fd, const void *bytes, size_t length);

ssize_t __wrap_write(int fd, const void *bytes, size_t length)
{
	if (writes_nothing > 0 && --writes_nothing >= 0)
		return 0;
	return __real_write(fd, bytes, length);
}

/* --- a folder --------------------------------------------------------------------------------- */

static char folder[64];
static struct buf full, why;

static int make_folder(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/tuntun-replace-XXXXXX");
	umask(022);
	return !mkdtemp(folder) || chmod(folder, 0755) != 0 || chdir(folder) != 0;
}

static int remove_folder(void **state)
{
	(void)state;
	buf_release(&full);
	buf_release(&why);
	return chdir("/") != 0 || folder_remove(folder);
}

static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
}

static void assert_file(const char *path, const char *expected)
{
	char text[256] = "";
	int fd = open(path, O_RDONLY);

	assert_true(fd >= 0);
	assert_true(read(fd, text, sizeof text - 1) >= 0);
	assert_string_equal(text, expected);
	close(fd);
}

static enum replace_result write_as(const struct replace *r)
{
	buf_clear(&full);
	buf_clear(&why);
	return replace_file(r, "new", 3, &full, &why);
}

static enum replace_result replace(const char *path)
{
	return write_as(&(struct replace){.path = path, .over = true});
}

static void assert_says(const char *what)
{
	if (!strstr(buf_string(&why), what))
		fail_msg("'%s' is not in '%s'", what, buf_string(&why));
}

static void assert_refused(const struct replace *r, const char *what)
{
	assert_int_equal(write_as(r), REPLACE_FAILED);
	assert_says(what);
}

/* --- writing ---------------------------------------------------------------------------------- */

static void a_write_that_writes_nothing_is_no_endless_loop(void **state)
{
	(void)state;
	writes_nothing = 1;
	assert_int_equal(replace("a"), REPLACE_FAILED);
	writes_nothing = 0;
	assert_says("the disk is full");
	assert_int_equal(folder_count("."), 0);
}

static void a_file_that_is_there_is_not_taken(void **state)
{
	struct replace r = {.path = "a"};

	(void)state;
	put("a", "old");
	assert_int_equal(write_as(&r), REPLACE_EXISTS);
	assert_file("a", "old");
	assert_int_equal(folder_count("."), 1);
}

static void who_has_it_open_keeps_the_old_file(void **state)
{
	char text[8] = "";
	int fd;

	(void)state;
	put("a", "old");
	fd = open("a", O_RDONLY);
	assert_int_equal(replace("a"), REPLACE_DONE);
	assert_int_equal(read(fd, text, sizeof text), 3);
	assert_string_equal(text, "old");
	close(fd);
	assert_file("a", "new");
}

static void folders_are_made_only_for_ones_own_file(void **state)
{
	struct replace r = {.path = "one/two/a", .over = true, .is_own = true};
	struct replace deep = {.path = "x/y/z/a", .over = true, .is_own = true};
	struct stat st;

	(void)state;
	assert_int_equal(write_as(&r), REPLACE_DONE);
	assert_int_equal(stat("one/two", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat("one/two/a", &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_refused(&deep, "the folder is not there");
	r.is_own = false;
	r.path = "other/a";
	assert_refused(&r, ": the folder is not there");
	assert_int_equal(folder_count("."), 1);
}

/* --- links ------------------------------------------------------------------------------------ */

static void links_are_followed_all_the_way(void **state)
{
	struct buf expected = {0};

	(void)state;
	mkdir("deep", 0755);
	mkdir("deep/er", 0755);
	put("deep/er/a", "old");
	assert_int_equal(symlink("deep", "one"), 0);
	assert_int_equal(symlink("../one/er/../er", "deep/two"), 0);
	assert_int_equal(symlink("one//two///./a", "three"), 0);
	assert_int_equal(replace("three"), REPLACE_DONE);
	assert_file("deep/er/a", "new");
	buf_add_format(&expected, "%s/deep/er/a", folder);
	assert_string_equal(full.s, expected.s);
	buf_release(&expected);
	assert_int_equal(replace("one/two/b"), REPLACE_DONE);
	assert_file("deep/er/b", "new");
}

static void a_link_to_nothing_makes_no_file(void **state)
{
	struct replace r = {.path = "link", .over = true};

	(void)state;
	assert_int_equal(symlink("nowhere", "link"), 0);
	assert_refused(&r, "link: this is a link to what is not there");
	assert_int_equal(symlink("second", "first"), 0);
	assert_int_equal(symlink("first", "second"), 0);
	r.path = "first";
	assert_refused(&r, "links lead in a circle");
	r.path = "first/a";
	assert_refused(&r, "links lead in a circle");
	assert_int_equal(folder_count("."), 3);
}

/* --- devices ---------------------------------------------------------------------------------- */

static void devices_are_written_to_and_stay(void **state)
{
	struct replace r = {.path = "null", .over = true};
	struct stat st;

	(void)state;
	assert_int_equal(symlink("/dev/null", "null"), 0);
	assert_int_equal(symlink("/dev/full", "full"), 0);
	assert_refused(&r, "no ordinary file");
	r.to_devices = true;
	r.over = false; /* nothing is replaced */
	assert_int_equal(write_as(&r), REPLACE_DONE);
	assert_int_equal(stat("/dev/null", &st), 0);
	assert_true(S_ISCHR(st.st_mode));
	r.path = "full";
	assert_refused(&r, "full: the disk is full");
	assert_int_equal(folder_count("."), 2);
}

static void a_pipe_gets_what_is_written(void **state)
{
	struct replace r = {.path = "pipe", .to_devices = true};
	char text[8] = "";
	int fd;

	(void)state;
	assert_int_equal(mkfifo("pipe", 0600), 0);
	fd = open("pipe", O_RDONLY | O_NONBLOCK);
	assert_int_equal(write_as(&r), REPLACE_DONE);
	assert_int_equal(read(fd, text, sizeof text), 3);
	assert_string_equal(text, "new");
	close(fd);
	r.to_devices = false;
	assert_refused(&r, "no ordinary file");
	assert_int_equal(folder_count("."), 1);
}

/* Writes to this name with `fd` as standard output. */
static enum replace_result write_with_output(const char *path, int fd, bool to_devices)
{
	struct replace r = {.path = path, .over = true, .to_devices = to_devices};
	enum replace_result result;
	int before = dup(STDOUT_FILENO);

	fflush(stdout);
	dup2(fd, STDOUT_FILENO);
	result = write_as(&r);
	dup2(before, STDOUT_FILENO);
	close(before);
	return result;
}

static void standard_output_is_what_it_is(void **state)
{
	static const char *const names[] = {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1",
					    "link"};
	char text[32] = "";
	int pipe_ends[2], file = open("out", O_RDWR | O_CREAT, 0644);

	(void)state;
	assert_int_equal(pipe(pipe_ends), 0);
	assert_int_equal(symlink("/dev/stdout", "link"), 0);
	assert_int_equal(write(file, "begun ", 6), 6);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_int_equal(write_with_output(names[i], pipe_ends[1], true),
				 REPLACE_DONE);
		assert_int_equal(write_with_output(names[i], file, true), REPLACE_DONE);
		assert_int_equal(write_with_output(names[i], file, false),
				 REPLACE_FAILED);
		assert_says("no ordinary file");
	}
	assert_int_equal(read(pipe_ends[0], text, sizeof text), 12);
	assert_string_equal(text, "newnewnewnew");
	assert_file("out", "begun newnewnewnew");
	close(file);
	close(pipe_ends[0]);
	close(pipe_ends[1]);
	assert_int_equal(
		write_as(&(struct replace){.path = "/dev/fd/321", .to_devices = true}),
		REPLACE_FAILED);
	assert_says("it is not open");
}

/* --- other people ----------------------------------------------------------------------------- */

static void needs_a_superuser(void)
{
	if (geteuid() != 0)
		skip();
}

static void give_away(const char *path)
{
	assert_int_equal(lchown(path, SOMEBODY, SOMEBODY), 0);
}

static void assert_owner(const char *path, unsigned owner, unsigned group, unsigned mode)
{
	struct stat st;

	assert_int_equal(lstat(path, &st), 0);
	assert_int_equal(st.st_uid, owner);
	assert_int_equal(st.st_gid, group);
	assert_int_equal(st.st_mode & 07777, mode);
}

static void a_superuser_follows_no_link_of_somebody_else(void **state)
{
	struct replace r = {.path = "theirs/link", .over = true};

	(void)state;
	needs_a_superuser();
	put("mine", "old");
	mkdir("theirs", 0755);
	mkdir("folder", 0755);
	assert_int_equal(symlink("../mine", "theirs/link"), 0);
	assert_int_equal(symlink("../folder", "theirs/way"), 0);
	give_away("theirs/link");
	give_away("theirs/way");
	assert_refused(&r, "theirs/link: a link on the way there is somebody else's");
	r.path = "theirs/way/a";
	assert_refused(&r, "a link on the way there is somebody else's");
	r.is_own = true;
	r.path = "theirs/link";
	assert_refused(&r, "a link on the way there is somebody else's");
	assert_file("mine", "old");
	assert_owner("mine", 0, 0, 0644);
	assert_int_equal(folder_count("folder"), 0);
	/* but those of their own */
	assert_int_equal(lchown("theirs/link", 0, 0), 0);
	r.is_own = false;
	assert_int_equal(write_as(&r), REPLACE_DONE);
	assert_file("mine", "new");
}

static void a_superusers_own_file_goes_into_no_folder_of_somebody_else(void **state)
{
	struct replace r = {.path = "theirs/a", .over = true, .is_own = true};

	(void)state;
	needs_a_superuser();
	mkdir("theirs", 0755);
	give_away("theirs");
	assert_refused(&r, "this folder is somebody else's");
	r.path = "theirs/tuntun/a";
	assert_refused(&r, "the folder is not there");
	assert_int_equal(folder_count("theirs"), 0);
	/* One that is named may. */
	assert_int_equal(replace("theirs/a"), REPLACE_DONE);
}

static void a_superuser_leaves_a_file_to_its_owner(void **state)
{
	(void)state;
	needs_a_superuser();
	put("theirs", "old");
	assert_int_equal(chmod("theirs", 0640), 0);
	give_away("theirs");
	assert_int_equal(replace("theirs"), REPLACE_DONE);
	assert_file("theirs", "new");
	assert_owner("theirs", SOMEBODY, SOMEBODY, 0640);
	/* What is private is not given to them. */
	assert_refused(
		&(struct replace){.path = "theirs", .over = true, .is_private = true},
		"theirs: this file is somebody else's");
	assert_int_equal(folder_count("."), 1);
}

static void a_superuser_waits_for_no_pipe_of_somebody_else(void **state)
{
	struct replace r = {.path = "pipe", .to_devices = true};

	(void)state;
	needs_a_superuser();
	assert_int_equal(mkfifo("pipe", 0666), 0);
	give_away("pipe");
	assert_refused(&r, "no ordinary file");
}

/* As a user in a folder that is open to all: what is not theirs they cannot leave to its
 * owner, so they leave it alone. */
static int replace_as_somebody(void)
{
	if (setgid(SOMEBODY) != 0 || setuid(SOMEBODY) != 0)
		return 2;
	return replace("old") == REPLACE_FAILED &&
			       strstr(why.s, "this file is somebody else's")
		       ? 0
		       : 1;
}

static void a_user_takes_no_file_of_somebody_else(void **state)
{
	int status = -1;
	pid_t pid;

	(void)state;
	needs_a_superuser();
	put("old", "old");
	assert_int_equal(chmod("old", 0666), 0);
	assert_int_equal(chmod(".", 0777), 0);
	pid = fork();
	if (pid == 0)
		_exit(replace_as_somebody());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_file("old", "old");
	assert_owner("old", 0, 0, 0666);
	assert_int_equal(folder_count("."), 1);
}

/* --- what is said ------------------------------------------------------------------------------ */

static void every_errno_has_words(void **state)
{
	(void)state;
	assert_string_equal(errors_text(ERRORS_WRITING, ENOSPC), "the disk is full");
	assert_string_equal(errors_text(ERRORS_READING, ENOENT), "there is no such file");
	assert_string_equal(errors_text(ERRORS_WRITING, ENOENT),
			    "the folder is not there");
	for (int error = -1; error < 200; error++)
		for (int what = ERRORS_READING; what <= ERRORS_STARTING; what++)
			assert_true(*errors_text((enum errors_of)what, error));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_write_that_writes_nothing_is_no_endless_loop),
		TEST(a_file_that_is_there_is_not_taken),
		TEST(who_has_it_open_keeps_the_old_file),
		TEST(folders_are_made_only_for_ones_own_file),
		TEST(links_are_followed_all_the_way),
		TEST(a_link_to_nothing_makes_no_file),
		TEST(devices_are_written_to_and_stay),
		TEST(a_pipe_gets_what_is_written),
		TEST(standard_output_is_what_it_is),
		TEST(a_superuser_follows_no_link_of_somebody_else),
		TEST(a_superusers_own_file_goes_into_no_folder_of_somebody_else),
		TEST(a_superuser_leaves_a_file_to_its_owner),
		TEST(a_superuser_waits_for_no_pipe_of_somebody_else),
		TEST(a_user_takes_no_file_of_somebody_else),
		TEST(every_errno_has_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
