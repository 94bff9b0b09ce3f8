/* save.c - a file into the person's hands: whole or not at all, and never over another. */
#include <string.h>

#include "base/environment.h"
#include "base/replace.h"
#include "base/text.h"
#include "base/tr.h"
#include "share/share.h"

enum share_result share_save(const struct replace *how, const char *data, size_t length,
			     struct buf *full, struct buf *said)
{
	static const enum share_result results[] = {[REPLACE_DONE] = SHARE_DONE,
						    [REPLACE_EXISTS] = SHARE_EXISTS,
						    [REPLACE_FAILED] = SHARE_FAILED};
	const char *name = how->path, *home = environment_folder("HOME");
	bool at_home = name[0] == '~' && (!name[1] || name[1] == '/');
	struct replace r = *how;
	enum replace_result result;
	struct buf path = {0};

	if (at_home && !home) {
		text_add_inert(said, name, strlen(name));
		buf_add_format(said, ": %s", _("there is no home folder"));
		return SHARE_FAILED;
	}
	buf_add_format(&path, "%s%s", at_home ? home : "", name + at_home);
	r.path = buf_string(&path);
	result = replace_file(&r, data, length, full, said);
	buf_release(&path);
	return results[result];
}
