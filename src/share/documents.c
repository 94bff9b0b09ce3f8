/* documents.c - the folder for the person's documents.
 *
 * By xdg-user-dirs: a file of assignments, NAME="$HOME/below" or NAME="/in/full"; the last
 * one counts. A backslash before a character is not understood: the folder is at home
 * then. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

/* Appends what the file of the user's folders says. */
static void read_file(struct buf *folder)
{
	const char *home = environment_folder("HOME");
	char line[4096], value[sizeof line];
	struct buf path = {0};
	FILE *f;

	environment_add_path(&path, "XDG_CONFIG_HOME", ".config", "user-dirs.dirs");
	f = path.s ? fopen(path.s, "re") : NULL;
	buf_release(&path);
	while (f && fgets(line, sizeof line, f)) {
		bool full =
			sscanf(line, " XDG_DOCUMENTS_DIR = \"/%4095[^\"\n]", value) == 1;
		bool below = sscanf(line, " XDG_DOCUMENTS_DIR = \"$HOME/%4095[^\"\n]",
				    value) == 1;

		if (!full && !(below && home))
			continue;
		buf_clear(folder);
		buf_add_format(folder, "%s/%s", full ? "" : home, value);
	}
	if (f)
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
