/* trees.c - finds trees by name, and the program's own data. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/environment.h"
#include "base/mem.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "load/image.h"
#include "load/load.h"
#include "walk/path.h"

enum {
	LONGEST_PATH = 4096,
	PLACES = 3,   /* of trees: the build's, the user's, the installed */
	USERS_OWN = 1 /* the others are the program's */
};

/* Returns the directory of the build that the program runs from, or NULL where it is
 * installed. A build has both its trees and its catalogs beside the program. */
static const char *build_directory(void)
{
	static char path[LONGEST_PATH];
	static bool known, is_build;
	struct buf probe = {0};
	ssize_t length;
	char *slash;

	if (known)
		return is_build ? path : NULL;
	known = true;
	length = readlink("/proc/self/exe", path, sizeof path - 1);
	if (length <= 0)
		return NULL;
	path[length] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return NULL;
	*slash = '\0';
	buf_add_format(&probe, "%s/trees/.build", path);
	is_build = access(probe.s, F_OK) == 0;
	buf_release(&probe);
	return is_build ? path : NULL;
}

const char *trees_catalogs(void)
{
	static struct buf directory;
	const char *build = build_directory();

	if (!build)
		return LOCALEDIR;
	buf_clear(&directory);
	buf_add_format(&directory, "%s/locale", build);
	return directory.s;
}

/* Returns the folder number `i` in which trees are looked for, which the caller frees; NULL
 * where there is none. */
static char *place_number(int i)
{
	const char *build = build_directory();
	struct buf place = {0};

	if (i > USERS_OWN)
		buf_add(&place, PKGDATADIR "/trees");
	else if (i == USERS_OWN)
		environment_add_path(&place, "XDG_DATA_HOME", ".local/share",
				     "tuntun/trees");
	else if (build)
		buf_add_format(&place, "%s/trees", build);
	return place.s;
}

/* --- names -------------------------------------------------------------------------------- */

static bool has_name(char **names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (!strcmp(names[i], name))
			return true;
	return false;
}

static void add_names(const char *directory, char ***names, size_t *count,
		      size_t *capacity)
{
	DIR *dir = directory ? opendir(directory) : NULL;
	struct dirent *entry;

	while (dir && (entry = readdir(dir))) {
		char *dot = strrchr(entry->d_name, '.');

		if (!dot || dot == entry->d_name || strcmp(dot, ".yaml"))
			continue;
		*dot = '\0';
		if (!has_name(*names, *count, entry->d_name))
			MEM_APPEND(*names, *count, *capacity,
				   mem_copy_string(entry->d_name));
	}
	if (dir)
		closedir(dir);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

size_t trees_names(char ***names)
{
	size_t count = 0, capacity = 0;

	*names = NULL;
	for (int i = 0; i < PLACES; i++) {
		char *place = place_number(i);

		add_names(place, names, &count, &capacity);
		free(place);
	}
	if (count)
		qsort(*names, count, sizeof **names, by_name);
	return count;
}

static void free_names(char **names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
}

void trees_try_names(struct nearest *n)
{
	char **names;
	size_t count = trees_names(&names);

	for (size_t i = 0; i < count; i++)
		nearest_try_copy(n, names[i]);
	free_names(names, count);
}

/* --- opening ------------------------------------------------------------------------------- */

static struct tree *load(const char *path, bool tells)
{
	struct diags diags;
	struct tree *t;

	diags_init(&diags, path);
	t = load_file(path, &diags, NULL);
	if (!t && tells)
		diags_print(&diags, stderr, cmd_ascii());
	diags_release(&diags);
	return t;
}

void trees_tell_bad(const char *name, enum status *status)
{
	*status = STATUS_BAD_DATA;
	if (cmd_json())
		cmd_error("bad-tree", _("the tree '%s' is not sound"), name);
}

struct tree *trees_load(const char *path, enum status *status)
{
	struct tree *t = load(path, true);

	if (!t)
		trees_tell_bad(path, status);
	return t;
}

/* Opens NAME in a place. Returns whether it is there; *t is NULL if it is bad. */
static bool open_in(const char *place, bool is_own, const char *name, bool tells,
		    struct tree **t)
{
	struct buf yaml = {0}, image = {0};
	bool is_there;

	buf_add_format(&yaml, "%s/%s.yaml", place, name);
	buf_add_format(&image, "%s/%s.image", place, name);
	is_there = access(yaml.s, F_OK) == 0;
	*t = is_there && is_own ? image_open(image.s, yaml.s) : NULL;
	if (is_there && !*t)
		*t = load(yaml.s, tells);
	buf_release(&yaml);
	buf_release(&image);
	return is_there;
}

/* Opens NAME in the first place that has it. */
static bool open_named(const char *name, bool tells, struct tree **t)
{
	bool found = false;

	*t = NULL;
	for (int i = 0; i < PLACES && !found; i++) {
		char *place = place_number(i);

		if (place)
			found = open_in(place, i != USERS_OWN, name, tells, t);
		free(place);
	}
	return found;
}

/* Lists the trees that there are after `message`. */
static void complain_of_names(const char *code, const char *message)
{
	struct buf known = {0};
	char **names;
	size_t count = trees_names(&names);

	for (size_t i = 0; i < count; i++)
		buf_add_format(&known, "%s%s", i ? ", " : "", names[i]);
	free_names(names, count);
	cmd_error(code, "%s %s", message, count ? known.s : "-");
	buf_release(&known);
}

static void complain_of_name(const char *name)
{
	struct buf message = {0};
	struct nearest n;

	nearest_start(&n, name, 2);
	trees_try_names(&n);
	if (n.found) {
		cmd_error_unknown("unknown-tree", &n, _("there is no tree '%s'"), NULL);
		return;
	}
	buf_add_format(&message, _("there is no tree '%s'; known trees:"), name);
	complain_of_names("unknown-tree", message.s);
	buf_release(&message);
}

bool trees_is_file(const char *name)
{
	size_t length = strlen(name);

	return strchr(name, '/') || (length > 5 && !strcmp(name + length - 5, ".yaml"));
}

bool trees_has(const char *name)
{
	char **names;
	size_t count = trees_names(&names);
	bool has = has_name(names, count, name);

	free_names(names, count);
	return has;
}

struct tree *trees_open(const char *name, enum status *status)
{
	struct tree *t;

	if (trees_is_file(name))
		return trees_load(name, status);
	if (!open_named(name, true, &t)) {
		complain_of_name(name);
		*status = STATUS_USAGE;
	} else if (!t) {
		trees_tell_bad(name, status);
	}
	return t;
}

struct tree *trees_open_only(const struct options *o, int i, enum status *status)
{
	char **names;
	size_t count;
	struct tree *t = NULL;

	if (o->tree || i < o->argument_count)
		return trees_open(o->tree ? o->tree : o->arguments[i], status);
	count = trees_names(&names);
	if (count == 1) {
		t = trees_open(names[0], status);
	} else {
		complain_of_names("no-tree", _("name a tree; known trees:"));
		*status = STATUS_USAGE;
	}
	free_names(names, count);
	return t;
}

struct tree *trees_open_of_path(const struct options *o, enum status *status)
{
	size_t length;
	struct buf id = {0};
	struct tree *t;

	if (!path_tree_id(o->path, &length)) {
		*status = cmd_error("malformed-path",
				    _("'%s' is not a path code; one looks like "
				      "TREE/1:question=answer"),
				    o->path);
		return NULL;
	}
	if (o->argument_count)
		return trees_open(o->arguments[0], status);
	buf_add_bytes(&id, o->path, length);
	t = trees_open(id.s, status);
	buf_release(&id);
	return t;
}

/* --- codes --------------------------------------------------------------------------------- */

/* Opens the one tree that has the code, of all that there are; else the one that it is the
 * name of. NULL where there is neither, or where several have the code: that is said, and
 * *status set. */
static struct tree *open_having(const char *code, enum status *status)
{
	struct tree *having = NULL, *named = NULL, *t;
	char **names;
	size_t count = trees_names(&names);

	for (size_t i = 0; i < count; i++) {
		open_named(names[i], false, &t);
		if (t && tree_find_code(t, code) != TREE_NONE) {
			if (having)
				*status = STATUS_USAGE;
			tree_free(having);
			having = t;
		} else if (!strcmp(names[i], code)) {
			named = t;
		} else {
			tree_free(t);
		}
	}
	free_names(names, count);
	if (*status == STATUS_USAGE) {
		cmd_error("several-trees",
			  _("several trees have the code '%s': name the tree too"), code);
		tree_free(having);
		having = NULL;
	}
	if (!having && *status == STATUS_NONE)
		return named;
	tree_free(named);
	return having;
}

enum status trees_find_code(const char *code, const char *name, struct tree **t,
			    uint32_t *remedy)
{
	enum status status = STATUS_NONE;

	*t = name ? trees_open(name, &status) : open_having(code, &status);
	*remedy = *t ? tree_find_code(*t, code) : TREE_NONE;
	return *remedy != TREE_NONE ? STATUS_DONE : status;
}

/* Frees the tree, which may be NULL. */
static void try_codes_of(struct nearest *n, struct tree *t)
{
	for (uint32_t i = 0; t && i < tree_count(t, TREE_REMEDIES); i++)
		nearest_try_copy(n, tree_string(t, tree_remedy(t, i)->code));
	tree_free(t);
}

void trees_try_codes(struct nearest *n, const char *name)
{
	enum status status;
	struct tree *t;
	char **names;
	size_t count;

	if (name) {
		try_codes_of(n, trees_open(name, &status));
		return;
	}
	count = trees_names(&names);
	for (size_t i = 0; i < count; i++) {
		open_named(names[i], true, &t);
		try_codes_of(n, t);
	}
	free_names(names, count);
}
