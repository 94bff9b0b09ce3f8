/* save.c - a file into the person's hands: whole or not at all, and never over another. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "share/share.h"

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

enum share_result share_save(const struct replace *how, const char *data, size_t length,
			     struct buf *full, struct buf *said)
{
	static const enum share_result results[] = {[REPLACE_DONE] = SHARE_DONE,
						    [REPLACE_EXISTS] = SHARE_EXISTS,
						    [REPLACE_FAILED] = SHARE_FAILED};
	char *path = expand(how->path);
	struct replace expanded = *how;
	enum replace_result result;

	if (!path) {
		text_add_inert(said, how->path, strlen(how->path));
		buf_add_format(said, ": %s", _("there is no home folder"));
		return SHARE_FAILED;
	}
	expanded.path = path;
	result = replace_file(&expanded, data, length, full, said);
	free(path);
	return results[result];
}
