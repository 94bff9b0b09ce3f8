/* test_config.c - the config file: what is read of it, what is said of it, and how a
 * choice gets into it. Each test has a folder of its own for a home. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../folder.h"
#include "base/buf.h"
#include "config/config.h"

/* --- a home --------------------------------------------------------------------------------- */

static char home[64];

static const char *at(const char *below)
{
	return folder_at(home, below);
}

#define FILE_IN_HOME ".config/tuntun/config"

static void put_bytes(const char *path, const char *bytes, size_t length)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, length, f), length);
	fclose(f);
}

/* Makes the file with its folders. */
static void put(const char *text)
{
	mkdir(at(".config"), 0755);
	mkdir(at(".config/tuntun"), 0755);
	put_bytes(at(FILE_IN_HOME), text, strlen(text));
}

static void assert_file(const char *path, const char *expected)
{
	char text[4096];
	FILE *f = fopen(path, "r");
	size_t length;

	assert_non_null(f);
	length = fread(text, 1, sizeof text - 1, f);
	text[length] = '\0';
	fclose(f);
	assert_string_equal(text, expected);
}

static int make_home(void **state)
{
	(void)state;
	snprintf(home, sizeof home, "/tmp/tuntun-config-XXXXXX");
	unsetenv("XDG_CONFIG_HOME");
	return !mkdtemp(home) || setenv("HOME", home, 1);
}

static int remove_home(void **state)
{
	(void)state;
	return folder_remove(home);
}

/* --- reading -------------------------------------------------------------------------------- */

static const char *known_language(size_t i)
{
	return ((const char *const[]){"id", "en", NULL})[i];
}

static const char *known_theme(size_t i)
{
	return ((const char *const[]){"dark", "light", NULL})[i];
}

enum { LANGUAGE, THEME, SETTINGS };

/* Reads the file; as config_read(). */
static void read_settings(struct setting settings[SETTINGS + 1], struct diags *diags)
{
	char *path = config_path();

	settings[LANGUAGE] =
		(struct setting){.name = "language", .known = known_language};
	settings[THEME] = (struct setting){.name = "theme", .known = known_theme};
	settings[SETTINGS] = (struct setting){0};
	diags_init(diags, path ? path : "");
	config_read(settings, path, diags);
	free(path);
}

/* Reads the file; wants these values and these codes of findings, each with its place. */
static void assert_read(const char *language, const char *theme, const char *findings)
{
	struct setting settings[SETTINGS + 1];
	struct buf found = {0};
	struct diags diags;

	read_settings(settings, &diags);
	for (size_t i = 0; i < diags.count; i++)
		buf_add_format(&found, "%s%s:%u:%u", i ? " " : "",
			       diag_kinds[diags.items[i].code].name,
			       diags.items[i].place.line, diags.items[i].place.column);
	assert_string_equal(buf_string(&found), findings);
	assert_false(diags_count(&diags, DIAG_ERROR));
	if (language)
		assert_string_equal(settings[LANGUAGE].value, language);
	else
		assert_null(settings[LANGUAGE].value);
	if (theme)
		assert_string_equal(settings[THEME].value, theme);
	else
		assert_null(settings[THEME].value);
	diags_release(&diags);
	buf_release(&found);
	config_release(settings);
}

static void assert_text(const char *text, const char *language, const char *theme,
			const char *findings)
{
	put(text);
	assert_read(language, theme, findings);
}

static void a_file_that_is_not_there_is_nothing_wrong(void **state)
{
	(void)state;
	assert_read(NULL, NULL, "");
	setenv("XDG_CONFIG_HOME", "/dev/null", 1);
	assert_read(NULL, NULL, "");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	assert_read(NULL, NULL, "");
	setenv("HOME", "relative", 1);
	assert_read(NULL, NULL, "");
}

static void settings_may_stand_between_comments_and_blanks(void **state)
{
	(void)state;
	assert_text("# mine\n\n  language\t= en\t# not id\ntheme=dark\n", "en", "dark",
		    "");
	assert_text("language = en", "en", NULL, "");
	assert_text("language = en\r\n\r\n#\ttheme\r\ntheme = light\r\n", "en", "light",
		    "");
	assert_text("", NULL, NULL, "");
	assert_text("\n\n\n", NULL, NULL, "");
}

static void what_is_wrong_is_told_with_its_place_and_the_rest_is_used(void **state)
{
	(void)state;
	assert_text("speech = en\n theme = dark\n", NULL, "dark", "W075:1:1");
	assert_text("language\n= id\n=\ntheme = dark\n", NULL, "dark",
		    "W074:1:1 W074:2:1 W074:3:1");
	assert_text("language = en\n  language = id\n", "en", NULL, "");
	assert_text("language = fr\ntheme =\n", "fr", "", "W077:1:1 W077:2:1");
	assert_text("é=\033\nlanguage = e\xFFn\n# \xE2\x80\xAE\ntheme = dark\n", "e\xFFn",
		    "dark", "W075:1:1 W077:2:1");
	assert_text("é = 1\nthème = dark # é\ntheme = é\n", NULL, "é",
		    "W075:1:1 W075:2:1 W077:3:1");
}

static bool is_even(const char *value)
{
	return strlen(value) % 2 == 0;
}

/* Where values cannot be listed, what is wanted is said instead. */
static void a_value_of_endless_many_is_asked_whether_it_is_one(void **state)
{
	struct setting settings[] = {
		{.name = "pair", .takes = is_even, .wanted = "write two"}, {0}};
	struct diags diags;
	char *path = config_path();

	(void)state;
	put("pair = http://a#b # even\n");
	diags_init(&diags, path);
	config_read(settings, path, &diags);
	assert_string_equal(settings[0].value, "http://a#b");
	assert_int_equal(diags.count, 0);
	put("pair = odd\n");
	config_read(settings, path, &diags);
	assert_string_equal(settings[0].value, "odd");
	assert_int_equal(diags.count, 1);
	assert_int_equal(diags.items[0].code, W077);
	assert_string_equal(diags.items[0].detail, "'odd'; write two");
	diags_release(&diags);
	config_release(settings);
	free(path);
}

static void what_is_no_file_is_not_read(void **state)
{
	(void)state;
	put("");
	unlink(at(FILE_IN_HOME));
	mkfifo(at(FILE_IN_HOME), 0600);
	assert_read(NULL, NULL, "");
	unlink(at(FILE_IN_HOME));
	mkdir(at(FILE_IN_HOME), 0700);
	assert_read(NULL, NULL, "W070:0:0");
	rmdir(at(FILE_IN_HOME));
	assert_int_equal(symlink("/dev/zero", at(FILE_IN_HOME)), 0);
	assert_read(NULL, NULL, "W071:0:0");
	unlink(at(FILE_IN_HOME));
	assert_int_equal(symlink("config", at(FILE_IN_HOME)), 0);
	assert_read(NULL, NULL, "W070:0:0");
}

static void a_huge_file_is_not_read(void **state)
{
	(void)state;
	put("language = en\n");
	assert_int_equal(truncate(at(FILE_IN_HOME), CONFIG_LARGEST + 1), 0);
	assert_read(NULL, NULL, "W071:0:0");
	assert_int_equal(truncate(at(FILE_IN_HOME), CONFIG_LARGEST), 0);
	assert_read("en", NULL, "W074:2:1");
}

static void the_file_is_looked_for_where_xdg_says(void **state)
{
	(void)state;
	put("language = en\n");
	setenv("XDG_CONFIG_HOME", "relative", 1);
	assert_read("en", NULL, "");
	setenv("XDG_CONFIG_HOME", at("elsewhere"), 1);
	assert_read(NULL, NULL, "");
	assert_true(config_set("language", "id"));
	assert_file(at("elsewhere/tuntun/config"), "language = id\n");
	assert_file(at(FILE_IN_HOME), "language = en\n");
}

/* --- writing -------------------------------------------------------------------------------- */

/* What the file becomes when English is chosen. */
static void assert_becomes(const char *before, const char *after)
{
	put(before);
	assert_true(config_set("language", "en"));
	assert_file(at(FILE_IN_HOME), after);
	assert_int_equal(folder_count(at(".config/tuntun")), 1);
}

static void a_first_choice_makes_the_file_for_its_owner_alone(void **state)
{
	struct stat st;

	(void)state;
	umask(0);
	assert_true(config_set("theme", "dark"));
	assert_true(config_set("language", "en"));
	assert_file(at(FILE_IN_HOME), "theme = dark\nlanguage = en\n");
	assert_int_equal(stat(at(FILE_IN_HOME), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(at(".config/tuntun"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_int_equal(stat(at(".config"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
}

static void a_choice_changes_nothing_else_in_the_file(void **state)
{
	(void)state;
	assert_becomes("# a\nx\n  language =\tid  # b\n\nspeech = 1\xFF\n",
		       "# a\nx\n  language =\ten  # b\n\nspeech = 1\xFF\n");
	assert_becomes("theme = dark", "theme = dark\nlanguage = en\n");
	assert_becomes("theme = dark\r\n", "theme = dark\r\nlanguage = en\n");
	assert_becomes("language = id\r\ntheme = dark\r\n",
		       "language = en\r\ntheme = dark\r\n");
	assert_becomes("language =", "language =en");
	assert_becomes("language = # none", "language =en # none");
	assert_becomes("#language = id\n", "#language = id\nlanguage = en\n");
	assert_becomes("language = id\nlanguage = en\n",
		       "language = en\nlanguage = en\n");
	assert_becomes("language = \033\n", "language = en\n");
}

/* Some editors end lines by it alone. At the end of the file it is the first half of what
 * ends a line; anywhere else it may not be there. */
static void what_is_chosen_is_read_back_after_a_carriage_return(void **state)
{
	(void)state;
	assert_becomes("language = id\r", "language = en\r");
	assert_read("en", NULL, "");
	assert_becomes("theme = dark\r", "theme = dark\r\nlanguage = en\n");
	assert_read("en", "dark", "");
	assert_becomes("a = b\r\nlanguage = id\r", "a = b\r\nlanguage = en\r");
	assert_read("en", NULL, "W075:1:1");
	assert_becomes("theme = dark\rlanguage = id\r",
		       "theme = dark\rlanguage = id\r\nlanguage = en\n");
	assert_read("en", "dark\rlanguage = id", "W077:1:1");
	assert_becomes("\r", "\r\nlanguage = en\n");
	assert_read("en", NULL, "");
}

static void bytes_of_zero_are_kept(void **state)
{
	static const char text[] = "a\0b\nlanguage = id\n\0",
			  after[] = "a\0b\nlanguage = en\n\0";
	char found[sizeof after];
	FILE *f;

	(void)state;
	put("");
	put_bytes(at(FILE_IN_HOME), text, sizeof text);
	assert_true(config_set("language", "en"));
	f = fopen(at(FILE_IN_HOME), "r");
	assert_int_equal(fread(found, 1, sizeof found, f), sizeof found);
	fclose(f);
	assert_memory_equal(found, after, sizeof after);
}

static void a_link_stays_one_and_its_target_keeps_its_mode(void **state)
{
	struct stat st;

	(void)state;
	put("");
	unlink(at(FILE_IN_HOME));
	put_bytes(at("dotfile"), "language = id\n", 14);
	chmod(at("dotfile"), 0640);
	assert_int_equal(symlink("../../dotfile", at(FILE_IN_HOME)), 0);
	assert_true(config_set("language", "en"));
	assert_file(at("dotfile"), "language = en\n");
	assert_int_equal(lstat(at(FILE_IN_HOME), &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(stat(at("dotfile"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_equal(folder_count(at(".config/tuntun")), 1);
	assert_int_equal(folder_count(home), 2);
}

static void what_cannot_be_written_is_left_as_it_was(void **state)
{
	(void)state;
	put("");
	unlink(at(FILE_IN_HOME));
	mkdir(at(FILE_IN_HOME), 0700);
	assert_false(config_set("language", "en"));
	rmdir(at(FILE_IN_HOME));
	assert_int_equal(symlink("nowhere/at/all", at(FILE_IN_HOME)), 0);
	assert_false(config_set("language", "en"));
	unlink(at(FILE_IN_HOME));
	assert_int_equal(symlink("config", at(FILE_IN_HOME)), 0);
	assert_false(config_set("language", "en"));
	assert_int_equal(folder_count(at(".config/tuntun")), 1);
}

static void without_a_home_nothing_is_written(void **state)
{
	(void)state;
	setenv("HOME", at("missing"), 1);
	assert_false(config_set("language", "en"));
	setenv("XDG_CONFIG_HOME", at("missing/too"), 1);
	assert_false(config_set("language", "en"));
	setenv("XDG_CONFIG_HOME", "/dev/null", 1);
	assert_false(config_set("language", "en"));
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	assert_false(config_set("language", "en"));
	assert_int_equal(folder_count(home), 0);
}

/* Runs in a process of its own; its status is 0 where `act` returns true. */
static int in_a_process(bool (*act)(void))
{
	pid_t pid = fork();
	int status;

	if (pid == 0)
		_exit(!act());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static bool set_with_a_full_disk(void)
{
	static const struct rlimit none;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &none);
	return config_set("language", "en");
}

static void a_full_disk_loses_nothing_and_leaves_nothing(void **state)
{
	(void)state;
	put("language = id\n# mine\n");
	/* status 1: refused, and not ended by SIGXFSZ */
	assert_int_equal(in_a_process(set_with_a_full_disk), 1 << 8);
	assert_file(at(FILE_IN_HOME), "language = id\n# mine\n");
	assert_int_equal(folder_count(at(".config/tuntun")), 1);
}

/* As a user who is not the superuser, in a folder of somebody else. */
static bool set_in_a_folder_of_another(void)
{
	return setuid(65534) == 0 && config_set("language", "en");
}

static void a_folder_or_a_file_that_is_protected_is_left_alone(void **state)
{
	(void)state;
	put("language = id\n");
	chmod(home, 0755);
	if (geteuid() == 0) {
		assert_int_equal(in_a_process(set_in_a_folder_of_another), 1 << 8);
		/* and the superuser in a user's */
		assert_int_equal(chown(at(FILE_IN_HOME), 65534, 65534), 0);
	} else {
		chmod(at(FILE_IN_HOME), 0400);
	}
	assert_false(config_set("language", "en"));
	assert_file(at(FILE_IN_HOME), "language = id\n");
	assert_int_equal(folder_count(at(".config/tuntun")), 1);
	if (geteuid() == 0) {
		unlink(at(FILE_IN_HOME));
		assert_int_equal(chown(at(".config/tuntun"), 65534, 65534), 0);
		assert_false(config_set("language", "en"));
		assert_int_equal(folder_count(at(".config/tuntun")), 0);
	}
}

/* Writes until it is killed, or its parent is no more. */
static _Noreturn void write_on_and_on(pid_t parent)
{
	for (int i = 0; getppid() == parent; i++)
		config_set("language", i % 2 ? "en" : "id");
	_exit(0);
}

/* Whoever is killed in the middle of it, or comes in between, sees a whole file. */
static void there_is_never_half_a_file(void **state)
{
	enum { WRITERS = 3, READS = 2000 };
	pid_t pids[WRITERS], parent = getpid();
	char text[64];

	(void)state;
	put("# mine\nlanguage = id\n# yours\n");
	for (int i = 0; i < WRITERS; i++) {
		pids[i] = fork();
		if (pids[i] == 0)
			write_on_and_on(parent);
	}
	for (int i = 0; i < READS; i++) {
		FILE *f = fopen(at(FILE_IN_HOME), "r");

		if (i == READS / 2)
			kill(pids[0], SIGKILL);
		assert_non_null(f);
		text[fread(text, 1, sizeof text - 1, f)] = '\0';
		fclose(f);
		assert_true(!strcmp(text, "# mine\nlanguage = id\n# yours\n") ||
			    !strcmp(text, "# mine\nlanguage = en\n# yours\n"));
	}
	for (int i = 0; i < WRITERS; i++) {
		kill(pids[i], SIGKILL);
		waitpid(pids[i], NULL, 0);
	}
}

int main(void)
{
#define IN_A_HOME(test) cmocka_unit_test_setup_teardown(test, make_home, remove_home)
	const struct CMUnitTest tests[] = {
		IN_A_HOME(a_file_that_is_not_there_is_nothing_wrong),
		IN_A_HOME(settings_may_stand_between_comments_and_blanks),
		IN_A_HOME(what_is_wrong_is_told_with_its_place_and_the_rest_is_used),
		IN_A_HOME(a_value_of_endless_many_is_asked_whether_it_is_one),
		IN_A_HOME(what_is_no_file_is_not_read),
		IN_A_HOME(a_huge_file_is_not_read),
		IN_A_HOME(the_file_is_looked_for_where_xdg_says),
		IN_A_HOME(a_first_choice_makes_the_file_for_its_owner_alone),
		IN_A_HOME(a_choice_changes_nothing_else_in_the_file),
		IN_A_HOME(what_is_chosen_is_read_back_after_a_carriage_return),
		IN_A_HOME(bytes_of_zero_are_kept),
		IN_A_HOME(a_link_stays_one_and_its_target_keeps_its_mode),
		IN_A_HOME(what_cannot_be_written_is_left_as_it_was),
		IN_A_HOME(without_a_home_nothing_is_written),
		IN_A_HOME(a_full_disk_loses_nothing_and_leaves_nothing),
		IN_A_HOME(a_folder_or_a_file_that_is_protected_is_left_alone),
		IN_A_HOME(there_is_never_half_a_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
