/* test_share.c - what leaves the program: files that are there whole or not at all, and other
 * programs, here scripts of the test's own, whatever they do.
 *
 * Each test has a folder of its own, which is the home; its bin/ is the only place in PATH.
 * The linker puts wrappers around a few functions of the system (tests/local.mk), so that a
 * file system can lack what some lack, and a timeout can pass without waiting. */
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
#include <time.h>
#include <unistd.h>

#include "../folder.h"
#include "base/buf.h"
#include "base/mem.h"
#include "share/run.h"
#include "share/share.h"

/* --- the system, as far as it is the test's own ------------------------------------------- */

static struct {
	int renameat2, fsync, close; /* errno that they fail with; 0: they do not */
	bool dies_at_fsync;
	long hurry; /* seconds that go by at each look at the clock */
	long ahead;
} fake;

int __real_renameat2(int from, const char *old, int to, const char *new, unsigned flags);
int __wrap_renameat2(int from, const char *old, int to, const char *new, unsigned flags);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_close(int fd);
int __wrap_close(int fd);
int __real_clock_gettime(clockid_t clock, struct timespec *t);
int __wrap_clock_gettime(clockid_t clock, struct timespec *t);

static int fail_with(int error)
{
	errno = error;
	return -1;
}

int __wrap_renameat2(int from, const char *old, int to, const char *new, unsigned flags)
{
	if (fake.renameat2 && flags)
		return fail_with(fake.renameat2);
	return __real_renameat2(from, old, to, new, flags);
}

int __wrap_fsync(int fd)
{
	if (fake.dies_at_fsync)
		raise(SIGKILL);
	return fake.fsync ? fail_with(fake.fsync) : __real_fsync(fd);
}

/* Only what was written to a file can still fail when it is closed. */
int __wrap_close(int fd)
{
	int flags = fcntl(fd, F_GETFL), error = fake.close;

	__real_close(fd);
	if (flags < 0 || (flags & O_ACCMODE) != O_WRONLY)
		return 0;
	fake.close = 0;
	return error ? fail_with(error) : 0;
}

int __wrap_clock_gettime(clockid_t clock, struct timespec *t)
{
	int result = __real_clock_gettime(clock, t);

	t->tv_sec += fake.ahead;
	fake.ahead += fake.hurry;
	return result;
}

/* --- a home --------------------------------------------------------------------------------- */

static char home[64];

static const char *at(const char *below)
{
	return folder_at(home, below);
}

static void put(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	fclose(f);
}

/* Returns what is in the file, until the next call; NULL where there is none. */
static const char *get(const char *path)
{
	static char text[8192];
	FILE *f = fopen(path, "r");

	if (!f)
		return NULL;
	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	return text;
}

static int make_home(void **state)
{
	static const char *const unset[] = {"XDG_DOCUMENTS_DIR",
					    "XDG_CONFIG_HOME",
					    "DISPLAY",
					    "WAYLAND_DISPLAY",
					    "STY",
					    "TMUX"};

	(void)state;
	strcpy(home, "/tmp/tuntun-share-XXXXXX");
	if (!mkdtemp(home) || chdir(home) != 0)
		return -1;
	for (size_t i = 0; i < sizeof unset / sizeof *unset; i++)
		unsetenv(unset[i]);
	setenv("HOME", home, 1);
	setenv("PATH", at("bin"), 1);
	memset(&fake, 0, sizeof fake);
	umask(022);
	mkdir(at("out"), 0755);
	return mkdir(at("bin"), 0755);
}

static int remove_home(void **state)
{
	(void)state;
	return chdir("/") != 0 || folder_remove(home);
}

/* --- other processes ------------------------------------------------------------------------ */

/* Does something in another process; returns its status as waitpid() gives it. */
static int in_child(int (*what)(void))
{
	int status = -1;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0)
		_exit(what());
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/* Makes the program `name`, a shell script that finds the usual programs. */
static void make_program(const char *name, const char *script)
{
	struct buf text = {0}, path = {0};

	buf_add_format(&text, "#!/bin/sh\nPATH=/usr/bin:/bin\nhome=%s\n%s\n", home,
		       script);
	buf_add_format(&path, "%s/bin/%s", home, name);
	put(path.s, text.s);
	chmod(path.s, 0755);
	buf_release(&text);
	buf_release(&path);
}

/* A pipe with a name, that a script holds open as long as it lives: "exec 3>life". */
static void make_life(void)
{
	assert_int_equal(mkfifo(at("life"), 0600), 0);
}

/* Opens our end before anybody has the other. */
static int open_life(void)
{
	int fd = open(at("life"), O_RDONLY | O_NONBLOCK);

	assert_true(fd >= 0);
	return fd;
}

/* Waits until somebody holds the other; takes our end, returns what replaces it. Never is
 * there nobody who reads: who writes then would die. */
static int await_life(int fd)
{
	int again;

	alarm(120);
	again = open(at("life"), O_RDONLY);
	alarm(0);
	assert_true(again >= 0);
	close(fd);
	return again;
}

/* Waits for the end of all who held it; what they wrote goes into `text`. Nobody holds it
 * for ever: the test ends with an alarm. */
static void await_death(int fd, char text[64])
{
	size_t length = 0;
	ssize_t n;

	fcntl(fd, F_SETFL, 0);
	alarm(120);
	while ((n = read(fd, text + length, 63 - length)) > 0)
		length += (size_t)n;
	alarm(0);
	text[length] = '\0';
	close(fd);
}

/* --- saving --------------------------------------------------------------------------------- */

static struct buf full, said;

static void clear_said(void)
{
	buf_release(&full);
	buf_release(&said);
}

static enum share_result save(const char *name, const char *text, bool replace)
{
	struct replace how = {.path = name, .over = replace};

	clear_said();
	return share_save(&how, text, strlen(text), &full, &said);
}

static void assert_says(const char *what)
{
	if (!strstr(buf_string(&said), what))
		fail_msg("'%s' is not in '%s'", what, buf_string(&said));
}

static void assert_fails(const char *name, bool replace, const char *what)
{
	assert_int_equal(save(name, "text", replace), SHARE_FAILED);
	assert_says(what);
	assert_string_equal(buf_string(&full), "");
}

static mode_t mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 07777;
}

static void save_writes_a_new_file_and_tells_its_full_name(void **state)
{
	(void)state;
	assert_int_equal(save("out/a.txt", "one\ntwo\n", false), SHARE_DONE);
	assert_string_equal(get(at("out/a.txt")), "one\ntwo\n");
	assert_string_equal(full.s, at("out/a.txt"));
	assert_string_equal(buf_string(&said), "");
	assert_int_equal(folder_count(at("out")), 1);
	assert_int_equal(mode_of(at("out/a.txt")), 0644);
}

static void save_is_private_where_wanted(void **state)
{
	struct replace private = {.path = "out/a", .over = true, .is_private = true};

	(void)state;
	umask(0);
	assert_int_equal(share_save(&private, "x", 1, &full, &said), SHARE_DONE);
	assert_int_equal(mode_of(at("out/a")), 0600);
	assert_int_equal(save("out/b", "x", false), SHARE_DONE);
	assert_int_equal(mode_of(at("out/b")), 0666);
	private.path = "out/b";
	assert_int_equal(share_save(&private, "x", 1, &full, &said), SHARE_DONE);
	assert_int_equal(mode_of(at("out/b")), 0600);
}

static void save_takes_names_as_they_are_written(void **state)
{
	static const char *const names[] = {"-x", "a b;touch c", "$(id)",
					    "%s", "~x",		 "'"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_int_equal(save(names[i], names[i], false), SHARE_DONE);
		assert_string_equal(get(at(names[i])), names[i]);
		assert_string_equal(full.s, at(names[i]));
	}
}

static void save_knows_the_home_folder(void **state)
{
	(void)state;
	assert_int_equal(chdir("/"), 0);
	assert_int_equal(save("~/out/a", "x", false), SHARE_DONE);
	assert_string_equal(full.s, at("out/a"));
	assert_fails("~", false, "folder");
	unsetenv("HOME");
	assert_fails("~/a", false, "no home folder");
}

static void save_tells_a_hostile_name_inert(void **state)
{
	(void)state;
	assert_int_equal(save("a\033[2Jb\xFF", "x", false), SHARE_DONE);
	assert_non_null(strstr(full.s, "/a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD"));
	mkdir("dir\033[2J", 0755);
	assert_fails("dir\033[2J", false, "dir\xEF\xBF\xBD[2J");
}

static void save_is_never_over_another_file(void **state)
{
	(void)state;
	put(at("out/a"), "old");
	assert_int_equal(save("out/a", "new", false), SHARE_EXISTS);
	assert_string_equal(get(at("out/a")), "old");
	assert_int_equal(folder_count(at("out")), 1);
	assert_string_equal(buf_string(&full), "");
}

static void save_replaces_when_told_to_and_keeps_the_mode(void **state)
{
	(void)state;
	put(at("out/a"), "old and longer");
	chmod(at("out/a"), 0664);
	assert_int_equal(save("out/a", "new", true), SHARE_DONE);
	assert_string_equal(get(at("out/a")), "new");
	assert_int_equal(mode_of(at("out/a")), 0664);
	assert_int_equal(folder_count(at("out")), 1);
	assert_int_equal(save("out/b", "new", true), SHARE_DONE);
	assert_string_equal(get(at("out/b")), "new");
}

static void save_keeps_a_link_to_a_file(void **state)
{
	struct stat st;

	(void)state;
	put(at("file"), "old");
	assert_int_equal(symlink("../file", at("out/link")), 0);
	assert_int_equal(save("out/link", "new", false), SHARE_EXISTS);
	assert_string_equal(get(at("file")), "old");
	assert_int_equal(save("out/link", "new", true), SHARE_DONE);
	assert_string_equal(get(at("file")), "new");
	assert_string_equal(full.s, at("file"));
	assert_int_equal(lstat(at("out/link"), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
}

static void save_refuses_what_is_no_ordinary_file(void **state)
{
	(void)state;
	assert_int_equal(symlink("nowhere", at("dangling")), 0);
	assert_int_equal(symlink("loop", at("loop")), 0);
	assert_int_equal(symlink("/dev/null", at("null")), 0);
	assert_int_equal(symlink(at("out"), at("folder")), 0);
	assert_int_equal(mkfifo(at("fifo"), 0600), 0);
	for (int replace = 0; replace < 2; replace++) {
		assert_fails("dangling", replace, "link to what is not there");
		assert_fails("loop", replace, "links lead in a circle");
		assert_fails("null", replace, "no ordinary file");
		assert_fails("/dev/full", replace, "no ordinary file");
		assert_fails("fifo", replace, "no ordinary file");
		assert_fails("out", replace, "this is a folder");
		assert_fails("folder", replace, "this is a folder");
		assert_fails(".", replace, "this is a folder");
		assert_fails("..", replace, "this is a folder");
		assert_fails("out/", replace, "name of a folder");
		assert_fails("", replace, "no name");
	}
	assert_int_equal(folder_count(at("out")), 0);
	assert_null(get(at("nowhere")));
}

static void save_says_that_the_folder_is_not_there(void **state)
{
	(void)state;
	assert_fails("none/a", false, "none/a: the folder is not there");
	put(at("file"), "x");
	assert_fails("file/a", false, "file/a: the folder is not there");
	assert_string_equal(get(at("file")), "x");
}

static void save_says_that_the_name_is_too_long(void **state)
{
	char name[400];

	(void)state;
	memset(name, 'x', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_fails(name, false, "the name is too long");
	memset(name, 'x', 255);
	name[255] = '\0';
	assert_int_equal(save(name, "x", false), SHARE_DONE);
}

/* The superuser may write everywhere: goes on as somebody who may not. */
static bool is_nobody(void)
{
	return geteuid() != 0 || (setgid(65534) == 0 && setuid(65534) == 0);
}

/* A file that nobody may write to, in a folder of this mode that everybody comes to. */
static void put_protected(mode_t folder)
{
	put(at("out/old"), "old");
	chmod(at("out/old"), 0444);
	chmod(at("out"), folder);
	chmod(home, 0755);
}

static int save_elsewhere(void)
{
	bool good;

	if (!is_nobody())
		return 2;
	good = save("out/a", "x", false) == SHARE_FAILED &&
	       strstr(said.s, "you are not allowed to write there");
	good = good && save("out/old", "x", true) == SHARE_FAILED &&
	       strstr(said.s, "you are not allowed to write there");
	return good ? 0 : 1;
}

static void save_says_that_it_may_not(void **state)
{
	(void)state;
	put_protected(0555);
	assert_int_equal(in_child(save_elsewhere), 0);
	chmod(at("out"), 0777); /* a file that is protected, in a folder that is not */
	assert_int_equal(folder_count(at("out")), 1);
	assert_string_equal(get(at("out/old")), "old");
}

static int save_protected(void)
{
	if (!is_nobody())
		return 2;
	return save("out/old", "x", true) == SHARE_FAILED ? 0 : 1;
}

static void save_does_not_replace_a_protected_file(void **state)
{
	(void)state;
	put_protected(0777);
	assert_int_equal(in_child(save_protected), 0);
	assert_string_equal(get(at("out/old")), "old");
}

static int save_much(void)
{
	struct rlimit limit = {4096, 4096};
	char *text = mem_alloc(100001);
	bool good;

	memset(text, 'x', 100000);
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	good = save("out/a", text, false) == SHARE_FAILED &&
	       strstr(said.s, "larger than");
	good = good && save("out/old", text, true) == SHARE_FAILED;
	free(text);
	return good ? 0 : 1;
}

static void save_leaves_nothing_half_written(void **state)
{
	(void)state;
	put(at("out/old"), "old");
	assert_int_equal(in_child(save_much), 0);
	assert_int_equal(folder_count(at("out")), 1);
	assert_string_equal(get(at("out/old")), "old");
}

static void save_hears_of_a_full_disk_at_the_very_end(void **state)
{
	(void)state;
	put(at("out/old"), "old");
	fake.fsync = ENOSPC;
	assert_fails("out/a", false, "the disk is full");
	assert_fails("out/old", true, "the disk is full");
	fake.fsync = 0;
	/* The file is the first that is closed. */
	fake.close = EDQUOT;
	assert_fails("out/a", false, "the disk is full");
	assert_int_equal(fake.close, 0);
	fake.fsync = EIO;
	assert_fails("out/a", false, "the disk does not answer");
	fake.fsync = EROFS;
	assert_fails("out/a", false, "the disk can only be read");
	assert_int_equal(folder_count(at("out")), 1);
	assert_string_equal(get(at("out/old")), "old");
}

static void save_does_without_fsync_where_there_is_none(void **state)
{
	(void)state;
	fake.fsync = EINVAL;
	assert_int_equal(save("out/a", "x", false), SHARE_DONE);
}

static void save_into_a_folder_that_vanished_is_said(void **state)
{
	(void)state;
	assert_int_equal(chdir(at("out")), 0);
	assert_int_equal(rmdir(at("out")), 0);
	assert_fails("a", false, "the folder is not there");
}

static int save_and_be_killed(void)
{
	fake.dies_at_fsync = true;
	save("out/a", "text", false);
	save("out/old", "text", true);
	return 0;
}

static void save_killed_in_the_middle_leaves_nothing_under_the_name(void **state)
{
	int status;

	(void)state;
	put(at("out/old"), "old");
	status = in_child(save_and_be_killed);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	assert_null(get(at("out/a")));
	assert_string_equal(get(at("out/old")), "old");
}

/* The ways in which a file gets its name: how renameat2() fails. */
static const int lacks[] = {0, EINVAL, ENOSYS};
enum { LACKS = sizeof lacks / sizeof *lacks };

static void save_works_on_file_systems_that_lack_something(void **state)
{
	(void)state;
	for (size_t i = 0; i < LACKS; i++) {
		fake.renameat2 = lacks[i];
		assert_int_equal(save("out/a", "new", false), SHARE_DONE);
		assert_string_equal(get(at("out/a")), "new");
		assert_int_equal(mode_of(at("out/a")), 0644);
		assert_int_equal(save("out/a", "other", false), SHARE_EXISTS);
		assert_string_equal(get(at("out/a")), "new");
		assert_int_equal(folder_count(at("out")), 1);
		unlink(at("out/a"));
	}
}

/* Two who begin at the same time; `go` holds them back until then. */
static int race(const int go[2], const char *text)
{
	char c;

	close(go[1]);
	(void)!read(go[0], &c, 1);
	return (int)save("out/a", text, false);
}

static pid_t start_racer(const int go[2], const char *text)
{
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0)
		_exit(race(go, text));
	return pid;
}

static int result_of(pid_t pid)
{
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void save_lets_one_of_two_have_the_name(void **state)
{
	(void)state;
	for (int i = 0; i < 80; i++) {
		pid_t racers[2];
		int go[2], results[2];

		fake.renameat2 = lacks[i % LACKS];
		assert_int_equal(pipe(go), 0);
		racers[0] = start_racer(go, "first");
		racers[1] = start_racer(go, "second");
		close(go[0]);
		close(go[1]);
		results[0] = result_of(racers[0]);
		results[1] = result_of(racers[1]);
		assert_int_equal(results[0] + results[1], SHARE_DONE + SHARE_EXISTS);
		assert_true(results[0] != results[1]);
		assert_string_equal(get(at("out/a")),
				    results[0] == SHARE_DONE ? "first" : "second");
		assert_int_equal(folder_count(at("out")), 1);
		unlink(at("out/a"));
	}
}

/* --- the folder for documents ----------------------------------------------------------------- */

static void assert_documents(const char *expected)
{
	struct buf folder = {0};

	share_add_documents(&folder);
	assert_string_equal(folder.s, expected);
	buf_release(&folder);
}

/* With the file of the user's folders. */
static void assert_documents_by(const char *file, const char *expected)
{
	mkdir(at(".config"), 0755);
	put(at(".config/user-dirs.dirs"), file);
	assert_documents(expected);
}

static void documents_are_where_the_user_has_them(void **state)
{
	struct buf line = {0};

	(void)state;
	mkdir(at("Dokumen"), 0755);
	assert_documents_by("XDG_DOCUMENTS_DIR=\"$HOME/Dokumen\"\n", at("Dokumen/"));
	assert_documents_by("XDG_DOCUMENTS_DIR=\"$HOME/Dokumen/\"", at("Dokumen/"));
	assert_documents_by("# a comment\n\nXDG_MUSIC_DIR=\"$HOME/out\"\n"
			    " \tXDG_DOCUMENTS_DIR = \"$HOME/Dokumen\" # mine\n",
			    at("Dokumen/"));
	assert_documents_by("XDG_DOCUMENTS_DIR=\"/nowhere\"\n"
			    "XDG_DOCUMENTS_DIR=\"$HOME/Dokumen\"\n",
			    at("Dokumen/"));
	buf_add_format(&line, "XDG_DOCUMENTS_DIR=\"%s/Dokumen\"\n", home);
	unsetenv("HOME");
	assert_documents_by(line.s, "./"); /* no home, and so no file */
	setenv("XDG_CONFIG_HOME", at(".config"), 1);
	assert_documents_by(line.s, at("Dokumen/"));
	buf_release(&line);
}

static void documents_are_at_home_where_none_are_named(void **state)
{
	static const char *const files[] = {
		"",
		"XDG_DOCUMENTS_DIR=\"$HOME\"\n",
		"XDG_DOCUMENTS_DIR=\"$HOME/\"\n",
		"XDG_DOCUMENTS_DIR=\"$HOME/none\"\n",
		"XDG_DOCUMENTS_DIR=\"$HOME/file\"\n",
		"XDG_DOCUMENTS_DIR=\"Dokumen\"\n",
		"XDG_DOCUMENTS_DIR=$HOME/Dokumen\n",
		"XDG_DOCUMENTS_DIR=\"$HOMEX/Dokumen\"\n",
		"XDG_DOCUMENTS_DIR=\"$(echo $HOME/Dokumen)\"\n",
		"XDG_DOCUMENTS_DIRS=\"$HOME/Dokumen\"\n",
		"#XDG_DOCUMENTS_DIR=\"$HOME/Dokumen\"\n",
		"XDG_DOCUMENTS_DIR",
		"XDG_DOCUMENTS_DIR=",
		"XDG_DOCUMENTS_DIR=\"$HOME/\\",
	};

	(void)state;
	mkdir(at("Dokumen"), 0755);
	put(at("file"), "");
	assert_documents(at("")); /* no file at all */
	for (size_t i = 0; i < sizeof files / sizeof *files; i++)
		assert_documents_by(files[i], at(""));
	setenv("HOME", at("none"), 1);
	assert_documents("./");
}

static void documents_can_be_named_by_the_environment(void **state)
{
	(void)state;
	mkdir(at("Dokumen"), 0755);
	assert_documents_by("XDG_DOCUMENTS_DIR=\"$HOME/Dokumen\"\n", at("Dokumen/"));
	setenv("XDG_DOCUMENTS_DIR", at("out"), 1);
	assert_documents(at("out/"));
	setenv("XDG_DOCUMENTS_DIR", "out", 1);
	assert_documents(at("Dokumen/"));
}

static void documents_have_a_name_that_can_be_shown(void **state)
{
	(void)state;
	mkdir(at("a\033b"), 0755);
	setenv("XDG_DOCUMENTS_DIR", at("a\033b"), 1);
	assert_documents(at(""));
}

/* --- running ---------------------------------------------------------------------------------- */

/* Runs the script with this input; the output is for the caller to release. */
static enum run_end run_script(const char *script, const char *input, size_t length,
			       int timeout, struct buf *output, struct run *r)
{
	static const char *const arguments[] = {"fake", "a b", "$x", NULL};

	make_program("fake", script);
	*r = (struct run){.arguments = arguments,
			  .input = input,
			  .length = length,
			  .output = output,
			  .errors_too = true,
			  .timeout = timeout};
	return run_program(r);
}

enum { LONG = 20000 /* milliseconds */, MUCH = 1 << 20 };

static void assert_output(const char *script, const char *expected)
{
	struct buf output = {0};
	struct run r;

	assert_int_equal(run_script(script, "in", 2, LONG, &output, &r), RUN_ENDED);
	assert_string_equal(buf_string(&output), expected);
	assert_int_equal(r.status, 0);
	buf_release(&output);
}

static void run_gives_arguments_and_input_as_they_are(void **state)
{
	(void)state;
	assert_output("printf '%s|' \"$@\"; cat; echo err >&2", "a b|$x|inerr\n");
}

static void run_tells_how_it_ended(void **state)
{
	struct run r;

	(void)state;
	assert_int_equal(run_script("exit 7", NULL, 0, LONG, NULL, &r), RUN_ENDED);
	assert_int_equal(r.status, 7);
	assert_int_equal(run_script("kill -9 $$", NULL, 0, LONG, NULL, &r), RUN_KILLED);
	assert_int_equal(r.status, SIGKILL);
}

static void run_without_input_finds_none(void **state)
{
	struct buf output = {0};
	struct run r;

	(void)state;
	assert_int_equal(run_script("cat; echo end", NULL, 0, LONG, &output, &r),
			 RUN_ENDED);
	assert_string_equal(output.s, "end\n");
	buf_release(&output);
}

static void run_is_not_held_up_by_who_does_not_read(void **state)
{
	char *text = mem_alloc(MUCH);
	struct buf output = {0};
	struct run r;

	(void)state;
	memset(text, 'x', MUCH);
	assert_int_equal(run_script(":", text, MUCH, LONG, &output, &r), RUN_ENDED);
	assert_false(r.has_read);
	assert_int_equal(run_script("exec <&-; echo x", text, MUCH, LONG, &output, &r),
			 RUN_ENDED);
	assert_false(r.has_read);
	assert_int_equal(run_script("head -c 10", text, MUCH, LONG, &output, &r),
			 RUN_ENDED);
	assert_false(r.has_read);
	buf_clear(&output);
	assert_int_equal(run_script("wc -c", text, MUCH, LONG, &output, &r), RUN_ENDED);
	assert_true(r.has_read);
	assert_string_equal(output.s, "1048576\n");
	buf_release(&output);
	free(text);
}

static void pass_timeout(int sig)
{
	(void)sig;
	fake.ahead += LONG / 1000;
}

static void run_gives_up_on_what_hangs_and_ends_it(void **state)
{
	struct sigaction now = {.sa_handler = pass_timeout};
	struct buf output = {0};
	struct run r;
	char pid[64];
	int life;

	(void)state;
	make_life();
	life = open_life();
	sigaction(SIGUSR1, &now, NULL);
	/* With a process of its own, and deaf to polite signals. */
	assert_int_equal(run_script("trap '' TERM HUP; exec 3>$home/life; echo before\n"
				    "sleep 1000 & kill -USR1 $PPID; sleep 1000",
				    "x", 1, LONG, &output, &r),
			 RUN_TOO_SLOW);
	signal(SIGUSR1, SIG_DFL);
	await_death(life, pid);
	run_explain(&r, &output);
	assert_string_equal(output.s, "before\nfake did not answer for 20 seconds.");
	buf_release(&output);
}

/* Waits on so many times, and notes for whom. */
struct patience {
	int looks;
	char program[32];
};

static bool waits_on(void *self, const char *program)
{
	struct patience *p = self;

	snprintf(p->program, sizeof p->program, "%s", program);
	return p->looks-- > 0;
}

static void run_ends_what_is_not_waited_for(void **state)
{
	static const char *const arguments[] = {"fake", NULL};
	struct patience patience = {.looks = 3};
	struct run_waiter waiter = {waits_on, &patience};
	struct run r = {.arguments = arguments, .timeout = LONG, .waiter = &waiter};

	(void)state;
	make_program("fake", "exec sleep 1000");
	assert_int_equal(run_program(&r), RUN_STOPPED);
	assert_string_equal(patience.program, "fake");
	assert_int_equal(patience.looks, -1); /* it is not asked again */
	patience.looks = 3;
	r.way = RUN_IN_BACKGROUND;
	assert_int_equal(run_program(&r), RUN_STOPPED);
	assert_int_equal(waitpid(-1, NULL, 0), -1);
	assert_int_equal(errno, ECHILD);
}

static bool interrupts(void *self, const char *program)
{
	(void)program;
	if (++*(int *)self == 3)
		kill(getpid(), SIGINT);
	return true;
}

/* Ctrl-C ends the wait where somebody waits, else all of it. */
static int run_interrupted(void)
{
	static const char *const arguments[] = {"fake", NULL};
	int looks = 0;
	struct run_waiter waiter = {interrupts, &looks};
	struct run r = {.arguments = arguments, .timeout = LONG, .waiter = &waiter};

	signal(SIGINT, SIG_DFL); /* it is ignored in the background of a script */
	if (run_program(&r) != RUN_STOPPED)
		return 1;
	r.waiter = NULL;
	make_program("fake", "kill -INT $PPID; exec sleep 1000");
	run_program(&r);
	return 2;
}

static void run_is_interrupted_where_nobody_waits(void **state)
{
	int status;

	(void)state;
	make_program("fake", "exec sleep 1000");
	status = in_child(run_interrupted);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
}

static void run_ends_what_does_not_stop_talking(void **state)
{
	struct buf output = {0};
	struct run r;

	(void)state;
	assert_int_equal(run_script("yes", NULL, 0, LONG, &output, &r), RUN_TOO_MUCH);
	assert_true(output.length < MUCH + 8192);
	buf_release(&output);
}

static void run_does_not_wait_for_what_stays_in_the_background(void **state)
{
	struct buf output = {0};
	struct run r;
	char pid[64];
	int life;

	(void)state;
	make_life();
	life = open_life();
	assert_int_equal(run_script("exec 3>$home/life; sleep 1000 & echo $! >&3; echo x",
				    NULL, 0, LONG, &output, &r),
			 RUN_ENDED);
	assert_string_equal(output.s, "x\n");
	fcntl(life, F_SETFL, 0);
	assert_true(read(life, pid, sizeof pid) > 1);
	assert_int_equal(kill(atoi(pid), SIGKILL), 0); /* it is still there */
	await_death(life, pid);
	buf_release(&output);
}

static void run_starts_with_signals_as_usual_and_no_other_files(void **state)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
	sigset_t some, old;
	int fd = open("/dev/null", O_RDONLY);

	(void)state;
	assert_int_equal(dup2(fd, 50), 50);
	sigaction(SIGINT, &ignore, &before);
	sigaction(SIGPIPE, &ignore, NULL);
	sigemptyset(&some);
	sigaddset(&some, SIGTERM);
	sigprocmask(SIG_BLOCK, &some, &old);
	/* glibc has two signals of its own, 32 and 33, that nobody can set. */
	assert_output("grep -c 'Sig[BI][lg][kn]:.*[08]0000000$' /proc/self/status\n"
		      "[ ! -e /proc/$$/fd/50 ] || echo leaks\n"
		      "[ ! -e /proc/$$/fd/3 ] || echo leaks",
		      "2\n");
	sigprocmask(SIG_SETMASK, &old, NULL);
	sigaction(SIGINT, &before, NULL);
	signal(SIGPIPE, SIG_DFL);
	close(50);
	close(fd);
}

/* A session of its own has no terminal, until it opens one. */
static void run_starts_without_a_terminal(void **state)
{
	(void)state;
	assert_output(
		"read pid name state parent group session terminal rest "
		"</proc/$$/stat\n"
		"[ $session = $$ ] && [ $group = $$ ] && [ $terminal = 0 ] && echo yes",
		"yes\n");
}

static void run_knows_the_end_where_children_are_ignored(void **state)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, after;
	struct run r;

	(void)state;
	sigaction(SIGCHLD, &ignore, NULL);
	assert_int_equal(run_script("exit 7", NULL, 0, LONG, NULL, &r), RUN_ENDED);
	assert_int_equal(r.status, 7);
	sigaction(SIGCHLD, NULL, &after);
	assert_true(after.sa_handler == SIG_IGN);
	signal(SIGCHLD, SIG_DFL);
}

static void note_nothing(int sig)
{
	(void)sig;
}

static void run_goes_on_where_signals_come(void **state)
{
	struct sigaction note = {.sa_handler = note_nothing};
	struct buf output = {0};
	struct run r;
	char script[128];

	(void)state;
	sigaction(SIGWINCH, &note, NULL);
	snprintf(script, sizeof script,
		 "for i in 1 2 3 4 5 6 7 8; do kill -WINCH %d; done; echo end; exit 3",
		 (int)getpid());
	assert_int_equal(run_script(script, "x", 1, LONG, &output, &r), RUN_ENDED);
	assert_int_equal(r.status, 3);
	assert_string_equal(output.s, "end\n");
	signal(SIGWINCH, SIG_DFL);
	buf_release(&output);
}

static int run_with_nothing_open(void)
{
	struct buf output = {0};
	struct run r;

	close(0);
	close(1);
	close(2);
	if (run_script("cat; echo out; echo err >&2", "in ", 3, LONG, &output, &r) !=
	    RUN_ENDED)
		return 1;
	return strcmp(buf_string(&output), "in out\nerr\n") == 0 ? 0 : 2;
}

static void run_works_where_no_file_is_open(void **state)
{
	(void)state;
	assert_int_equal(in_child(run_with_nothing_open), 0);
}

static void run_says_why_it_cannot_start(void **state)
{
	static const char *const arguments[] = {"fake", NULL};
	struct run r = {.arguments = arguments, .timeout = LONG};

	(void)state;
	put(at("bin/fake"), "#!/no/such/shell\n");
	chmod(at("bin/fake"), 0755);
	assert_int_equal(run_program(&r), RUN_NOT_STARTED);
	assert_int_equal(r.status, ENOENT);
	clear_said();
	run_explain(&r, &said);
	assert_says("fake cannot be started: a file that it needs is not there.");
	assert_int_equal(waitpid(-1, NULL, 0), -1);
	assert_int_equal(errno, ECHILD);
	put(at("bin/fake"), "");
	r.way = RUN_IN_BACKGROUND;
	assert_int_equal(run_program(&r), RUN_NOT_STARTED);
	assert_int_equal(r.status, ENOEXEC);
}

static void assert_found(const char *path, bool expected)
{
	setenv("PATH", path, 1);
	assert_int_equal(run_is_installed("lp"), expected);
}

static void run_finds_programs_in_path_alone(void **state)
{
	char path[512];

	(void)state;
	make_program("lp", ":");
	put(at("lp"), "#!/bin/sh\n");
	chmod(at("lp"), 0755);
	mkdir(at("out/lp"), 0755);
	mkdir(at("plain"), 0755);
	put(at("plain/lp"), "no program");
	assert_found("", false);
	assert_found(":.:./:bin", false);
	snprintf(path, sizeof path, ".::/none:%s/out:%s/plain:%s/bin", home, home, home);
	assert_found(path, true);
	assert_found(at("out"), false);
	assert_found(at("plain"), false);
	unsetenv("PATH");
	assert_false(run_is_installed("lp"));
}

/* --- printing --------------------------------------------------------------------------------- */

#define KEEP_ARGUMENTS                                                                   \
	"for a; do printf '%s\\n' \"$a\"; done >$home/arguments\ncat >$home/input\n"

static enum share_result print(const char *title, const char *text)
{
	clear_said();
	return share_print(title, text, strlen(text), (struct share_pitch){10, 6}, NULL,
			   &said);
}

static void print_needs_lp(void **state)
{
	(void)state;
	assert_false(share_can_print());
	assert_int_equal(print("title", "text\n"), SHARE_NONE);
	make_program("lp", ":");
	assert_true(share_can_print());
}

static void print_tells_lp_the_page(void **state)
{
	(void)state;
	make_program("lp", KEEP_ARGUMENTS "echo 'request id is P-7 (0 file(s))'");
	assert_int_equal(print("Solusi 4B", "one\n  two \xE2\x86\x92\n"), SHARE_DONE);
	assert_string_equal(
		get(at("arguments")),
		"-t\nSolusi 4B\n-o\ndocument-format=text/plain media=A4 cpi=10 lpi=6 "
		"page-left=36 page-right=36 page-top=36 page-bottom=36\n");
	assert_string_equal(get(at("input")), "one\n  two \xE2\x86\x92\n");
	assert_string_equal(said.s, "request id is P-7 (0 file(s))");
}

static void print_hands_on_what_lp_says(void **state)
{
	(void)state;
	make_program("lp",
		     "echo 'lp: Error - no default\ndestination.\033[2J' >&2; exit 1");
	assert_int_equal(print("t", "x"), SHARE_FAILED);
	assert_string_equal(said.s, "lp: Error - no default destination.\xEF\xBF\xBD[2J");
	make_program("lp", "exit 3");
	assert_int_equal(print("t", "x"), SHARE_FAILED);
	assert_string_equal(said.s, "lp failed (status 3).");
	make_program("lp", "echo wait; kill -9 $$");
	assert_int_equal(print("t", "x"), SHARE_FAILED);
	assert_string_equal(said.s, "wait lp was ended by signal 9.");
	make_program("lp", "yes | head -c 100000; exit 1");
	assert_int_equal(print("t", "x"), SHARE_FAILED);
	assert_int_equal(said.length, 1000);
}

static void print_gives_up_on_an_lp_that_hangs(void **state)
{
	(void)state;
	make_program("lp", "sleep 1000");
	fake.hurry = 1;
	assert_int_equal(print("t", "x"), SHARE_FAILED);
	assert_string_equal(said.s, "lp did not answer for 20 seconds.");
	assert_in_range(fake.ahead, 20, 30);
}

/* --- the clipboard ------------------------------------------------------------------------------ */

static enum share_result copy(const char *text)
{
	return share_copy(text, strlen(text), NULL);
}

static void make_copiers(const char *script)
{
	make_program("wl-copy", script);
	make_program("xclip", script);
	make_program("xsel", script);
}

static void copy_needs_a_desktop_and_a_program(void **state)
{
	(void)state;
	setenv("WAYLAND_DISPLAY", "wayland-0", 1);
	setenv("DISPLAY", ":0", 1);
	assert_int_equal(copy("x"), SHARE_NONE);
	make_copiers("cat >$home/input");
	setenv("WAYLAND_DISPLAY", "", 1);
	unsetenv("DISPLAY");
	assert_int_equal(copy("x"), SHARE_NONE);
	assert_null(get(at("input")));
}

static void copy_asks_the_program_of_the_desktop(void **state)
{
	(void)state;
	make_copiers(
		"echo \"${0##*/} $*\" >$home/arguments; cat >$home/input; echo noise");
	setenv("DISPLAY", ":0", 1);
	assert_int_equal(copy("a\n\xE2\x86\x92"), SHARE_DONE);
	assert_string_equal(get(at("arguments")), "xclip -selection clipboard -in\n");
	assert_string_equal(get(at("input")), "a\n\xE2\x86\x92");
	setenv("WAYLAND_DISPLAY", "wayland-0", 1);
	assert_int_equal(copy("b"), SHARE_DONE);
	assert_string_equal(get(at("arguments")), "wl-copy --type text/plain\n");
	unlink(at("bin/wl-copy"));
	unlink(at("bin/xclip"));
	assert_int_equal(copy("c"), SHARE_DONE);
	assert_string_equal(get(at("arguments")), "xsel --clipboard --input\n");
	assert_string_equal(get(at("input")), "c");
}

static void copy_tries_the_next_where_one_cannot(void **state)
{
	(void)state;
	setenv("WAYLAND_DISPLAY", "wayland-0", 1);
	setenv("DISPLAY", ":0", 1);
	make_program("wl-copy", "cat >/dev/null; exit 1");
	make_program("xclip", "kill -9 $$");
	make_program("xsel", "cat >$home/input");
	assert_int_equal(copy("x"), SHARE_DONE);
	assert_string_equal(get(at("input")), "x");
	make_program("xsel", "exit 2");
	assert_int_equal(copy("x"), SHARE_FAILED);
}

/* What has not read the text cannot have it. */
static void copy_is_not_claimed_where_the_text_was_not_read(void **state)
{
	char *text = mem_alloc(MUCH + 1);

	(void)state;
	memset(text, 'x', MUCH);
	setenv("DISPLAY", ":0", 1);
	make_program("xclip", "head -c 70000 >/dev/null; exit 0");
	assert_int_equal(copy(text), SHARE_FAILED);
	make_program("xclip", "exec <&-; exit 0");
	assert_int_equal(copy(text), SHARE_FAILED);
	make_program("xclip", "wc -c >$home/input");
	assert_int_equal(copy(text), SHARE_DONE);
	assert_string_equal(get(at("input")), "1048576\n");
	free(text);
}

static void copy_lets_the_program_stay_in_the_background(void **state)
{
	char pid[64];
	int life;

	(void)state;
	make_life();
	life = open_life();
	setenv("DISPLAY", ":0", 1);
	make_program("xclip",
		     "exec 3>$home/life; cat >/dev/null; sleep 1000 & echo $! >&3");
	assert_int_equal(copy("x"), SHARE_DONE);
	fcntl(life, F_SETFL, 0);
	assert_true(read(life, pid, sizeof pid) > 1);
	assert_int_equal(kill(atoi(pid), SIGKILL), 0);
	await_death(life, pid);
}

static void copy_gives_up_on_what_hangs(void **state)
{
	(void)state;
	setenv("DISPLAY", ":0", 1);
	make_program("xclip", "cat >/dev/null; sleep 1000");
	fake.hurry = 1;
	assert_int_equal(copy("x"), SHARE_FAILED);
}

/* --- the terminal's clipboard --------------------------------------------------------------------- */

static void assert_osc52(const char *term, const char *text, const char *expected)
{
	struct buf out = {0};

	assert_int_equal(share_add_osc52(&out, term, text, strlen(text)),
			 expected != NULL);
	assert_string_equal(buf_string(&out), expected ? expected : "");
	buf_release(&out);
}

/* The test vectors of RFC 4648. */
static void osc52_has_the_text_in_base64(void **state)
{
	(void)state;
	assert_osc52("xterm", "f", "\033]52;c;Zg==\a");
	assert_osc52("xterm", "fo", "\033]52;c;Zm8=\a");
	assert_osc52("xterm", "foo", "\033]52;c;Zm9v\a");
	assert_osc52("xterm", "foob", "\033]52;c;Zm9vYg==\a");
	assert_osc52("xterm", "fooba", "\033]52;c;Zm9vYmE=\a");
	assert_osc52("xterm", "foobar", "\033]52;c;Zm9vYmFy\a");
	assert_osc52("xterm", "\xFB\xFF\xBF\xF0\033\a", "\033]52;c;+/+/8BsH\a");
}

static void osc52_is_for_terminals_known_to_take_it(void **state)
{
	static const char *const able[] = {"xterm",
					   "xterm-256color",
					   "xterm-kitty",
					   "xterm-ghostty",
					   "tmux-256color",
					   "screen",
					   "screen-256color",
					   "screen.xterm-256color",
					   "foot",
					   "foot-extra",
					   "kitty",
					   "alacritty",
					   "wezterm",
					   "st",
					   "st-256color",
					   "contour",
					   "ghostty",
					   "mlterm",
					   "alacritty-direct"};
	static const char *const not_able[] = {
		"",	   "linux",	   "linux-16color", "vt100",   "vt220",
		"dumb",	   "cons25",	   "st52",	    "unknown", "screen.linux",
		"ansi",	   "rxvt-unicode", "sun",	    "xter",    "xtermx",
		"screen.", "-xterm",	   "eterm-color"};

	(void)state;
	for (size_t i = 0; i < sizeof able / sizeof *able; i++)
		assert_osc52(able[i], "foo", "\033]52;c;Zm9v\a");
	for (size_t i = 0; i < sizeof not_able / sizeof *not_able; i++)
		assert_osc52(not_able[i], "foo", NULL);
	assert_false(share_add_osc52(NULL, NULL, "foo", 3));
}

static void osc52_is_not_for_screen(void **state)
{
	(void)state;
	setenv("STY", "1.pts", 1);
	assert_osc52("screen", "foo", NULL);
	assert_osc52("xterm", "foo", "\033]52;c;Zm9v\a");
	setenv("TMUX", "/tmp/tmux", 1); /* the inner one, by what TERM has as well */
	assert_osc52("screen-256color", "foo", "\033]52;c;Zm9v\a");
}

static void osc52_has_a_limit(void **state)
{
	char *text = mem_alloc(80000);
	struct buf out = {0};

	(void)state;
	assert_false(share_add_osc52(&out, "xterm", text, 74995));
	assert_false(share_add_osc52(&out, "xterm", text, 0));
	assert_null(out.s);
	assert_true(share_add_osc52(&out, "xterm", text, 74994));
	assert_int_equal(out.length, 7 + 99992 + 1);
	buf_release(&out);
	free(text);
}

/* --- addresses -------------------------------------------------------------------------------------- */

static void open_needs_a_desktop_and_a_program(void **state)
{
	(void)state;
	make_program("xdg-open", ":");
	assert_false(share_can_open());
	assert_int_equal(share_open("https://a", NULL), SHARE_NONE);
	setenv("DISPLAY", ":0", 1);
	assert_true(share_can_open());
	unsetenv("DISPLAY");
	setenv("WAYLAND_DISPLAY", "wayland-0", 1);
	assert_true(share_can_open());
	unlink(at("bin/xdg-open"));
	assert_false(share_can_open());
	assert_int_equal(share_open("https://a", NULL), SHARE_NONE);
}

static void open_gives_the_address_alone(void **state)
{
	(void)state;
	setenv("DISPLAY", ":0", 1);
	make_program("xdg-open", "echo \"$# $1 $(pwd)\" >$home/arguments; echo noise");
	assert_int_equal(share_open("https://a/?b=$(id)&c;d", NULL), SHARE_DONE);
	assert_string_equal(get(at("arguments")), "1 https://a/?b=$(id)&c;d /\n");
	unlink(at("arguments"));
	assert_int_equal(share_open("--version", NULL), SHARE_FAILED);
	assert_null(get(at("arguments")));
}

static void open_says_where_it_failed(void **state)
{
	(void)state;
	setenv("DISPLAY", ":0", 1);
	make_program("xdg-open", "exit 3");
	assert_int_equal(share_open("https://a", NULL), SHARE_FAILED);
	make_program("xdg-open", "exit 4");
	assert_int_equal(share_open("https://a", NULL), SHARE_FAILED);
	put(at("bin/xdg-open"), "#!/no/such/shell\n");
	assert_int_equal(share_open("https://a", NULL), SHARE_FAILED);
}

static void open_leaves_the_browser_on_its_own(void **state)
{
	char text[64];
	int life;

	(void)state;
	make_life();
	life = open_life();
	setenv("DISPLAY", ":0", 1);
	make_program("xdg-open", "exec 3>$home/life; echo $$ >&3; exec sleep 1000");
	fake.hurry = 1; /* at the second look at the clock it has had its time */
	assert_int_equal(share_open("https://a", NULL), SHARE_DONE);
	life = await_life(life);
	assert_true(read(life, text, sizeof text) > 1);
	assert_int_equal(kill(atoi(text), SIGKILL), 0);
	await_death(life, text);
	assert_true(waitpid(-1, NULL, 0) > 0);
}

/* --- all of them ------------------------------------------------------------------------------------ */

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_home, remove_home)

static const struct CMUnitTest tests[] = {
	TEST(save_writes_a_new_file_and_tells_its_full_name),
	TEST(save_is_private_where_wanted),
	TEST(save_takes_names_as_they_are_written),
	TEST(save_knows_the_home_folder),
	TEST(save_tells_a_hostile_name_inert),
	TEST(save_is_never_over_another_file),
	TEST(save_replaces_when_told_to_and_keeps_the_mode),
	TEST(save_keeps_a_link_to_a_file),
	TEST(save_refuses_what_is_no_ordinary_file),
	TEST(save_says_that_the_folder_is_not_there),
	TEST(save_says_that_the_name_is_too_long),
	TEST(save_says_that_it_may_not),
	TEST(save_does_not_replace_a_protected_file),
	TEST(save_leaves_nothing_half_written),
	TEST(save_hears_of_a_full_disk_at_the_very_end),
	TEST(save_does_without_fsync_where_there_is_none),
	TEST(save_into_a_folder_that_vanished_is_said),
	TEST(save_killed_in_the_middle_leaves_nothing_under_the_name),
	TEST(save_works_on_file_systems_that_lack_something),
	TEST(save_lets_one_of_two_have_the_name),
	TEST(documents_are_where_the_user_has_them),
	TEST(documents_are_at_home_where_none_are_named),
	TEST(documents_can_be_named_by_the_environment),
	TEST(documents_have_a_name_that_can_be_shown),
	TEST(run_gives_arguments_and_input_as_they_are),
	TEST(run_tells_how_it_ended),
	TEST(run_without_input_finds_none),
	TEST(run_is_not_held_up_by_who_does_not_read),
	TEST(run_gives_up_on_what_hangs_and_ends_it),
	TEST(run_ends_what_is_not_waited_for),
	TEST(run_is_interrupted_where_nobody_waits),
	TEST(run_ends_what_does_not_stop_talking),
	TEST(run_does_not_wait_for_what_stays_in_the_background),
	TEST(run_starts_with_signals_as_usual_and_no_other_files),
	TEST(run_starts_without_a_terminal),
	TEST(run_knows_the_end_where_children_are_ignored),
	TEST(run_goes_on_where_signals_come),
	TEST(run_works_where_no_file_is_open),
	TEST(run_says_why_it_cannot_start),
	TEST(run_finds_programs_in_path_alone),
	TEST(print_needs_lp),
	TEST(print_tells_lp_the_page),
	TEST(print_hands_on_what_lp_says),
	TEST(print_gives_up_on_an_lp_that_hangs),
	TEST(copy_needs_a_desktop_and_a_program),
	TEST(copy_asks_the_program_of_the_desktop),
	TEST(copy_tries_the_next_where_one_cannot),
	TEST(copy_is_not_claimed_where_the_text_was_not_read),
	TEST(copy_lets_the_program_stay_in_the_background),
	TEST(copy_gives_up_on_what_hangs),
	TEST(osc52_has_the_text_in_base64),
	TEST(osc52_is_for_terminals_known_to_take_it),
	TEST(osc52_is_not_for_screen),
	TEST(osc52_has_a_limit),
	TEST(open_needs_a_desktop_and_a_program),
	TEST(open_gives_the_address_alone),
	TEST(open_says_where_it_failed),
	TEST(open_leaves_the_browser_on_its_own),
};

int main(void)
{
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	clear_said();
	return failed;
}
