/* documents.c - the folder for the person's documents.
 *
 * By the rules of xdg-user-dirs: a file of assignments that shells can read, and of which
 * no shell is needed to read the one form that is allowed: NAME="$HOME/below" or
 * NAME="/in/full", with a backslash before any character that a shell would take for more.
 * The last one counts. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/text.h"
#include "share/share.h"

/* Is it there, and can its name be shown and typed? */
static bool is_usable(const char *path)
{
	struct buf inert = {0};
	struct stat st;
	bool same;

	text_add_inert(&inert, path, strlen(path));
	same = strcmp(buf_string(&inert), path) == 0;
	buf_release(&inert);
	return same && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* Appends the text up to the closing quote, as a shell would read it. Returns whether there
 * is such a quote, and nothing but blanks or a comment after it. */
static bool unquote(struct buf *out, const char *s)
{
	for (; *s && *s != '"'; s++) {
		if (*s == '\\' && s[1])
			s++;
		buf_add_char(out, *s);
	}
	if (*s != '"')
		return false;
	s++;
	s += strspn(s, " \t\r\n");
	return !*s || *s == '#';
}

/* Takes the folder from a line that assigns it; other lines change nothing. */
static void read_line(struct buf *folder, const char *line)
{
	const char *home = environment_folder("HOME");
	struct buf value = {0};
	int start = 0;

	(void)sscanf(line, " XDG_DOCUMENTS_DIR = \"%n", &start);
	if (!start)
		return;
	line += start;
	if (strncmp(line, "$HOME", 5) == 0 && home) {
		buf_add(&value, home);
		line += 5;
	}
	if ((*line == '/' || (value.length && *line == '"')) && unquote(&value, line)) {
		buf_clear(folder);
		buf_add(folder, value.s);
	}
	buf_release(&value);
}

/* Opens a file to be read; NULL where it is not there, or is none. */
static FILE *open_file(const char *path)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	struct stat st;
	FILE *f = NULL;

	if (fd < 0)
		return NULL;
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		f = fdopen(fd, "r");
	if (!f)
		close(fd);
	return f;
}

/* Appends what the file of the user's folders says. */
static void read_file(struct buf *folder)
{
	struct buf path = {0};
	char line[4096];
	FILE *f;

	environment_add_path(&path, "XDG_CONFIG_HOME", ".config", "user-dirs.dirs");
	f = path.s ? open_file(path.s) : NULL;
	buf_release(&path);
	if (!f)
		return;
	while (fgets(line, sizeof line, f))
		read_line(folder, line);
	fclose(f);
}

void share_add_documents(struct buf *out)
{
	const char *named = environment_folder("XDG_DOCUMENTS_DIR"),
		   *home = environment_folder("HOME");
	struct buf folder = {0};

	if (named)
		buf_add(&folder, named);
	else
		read_file(&folder);
	if (folder.length && is_usable(folder.s))
		buf_add(out, folder.s);
	else
		buf_add(out, home && is_usable(home) ? home : ".");
	if (out->s[out->length - 1] != '/')
		buf_add_char(out, '/');
	buf_release(&folder);
}
