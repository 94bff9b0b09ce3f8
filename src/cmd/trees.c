/* trees.c - finds trees by name, and the program's own data. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "load/image.h"
#include "load/load.h"
#include "walk/path.h"

enum { LONGEST_PATH = 4096, PLACES = 3 };

/* Where trees are looked for, and whether what lies there is the program's own. */
struct place_of_trees {
	char *directory; /* NULL: no such place */
	bool own;
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

static char *joined(const char *directory, const char *rest)
{
	struct buf path = {0};

	buf_add_format(&path, "%s%s", directory, rest);
	return path.s;
}

/* The XDG Base Directory Specification: where a user keeps his own data. */
static char *users_directory(void)
{
	const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (data && *data == '/')
		return joined(data, "/tuntun/trees");
	return home && *home == '/' ? joined(home, "/.local/share/tuntun/trees") : NULL;
}

static void find_places(struct place_of_trees places[PLACES])
{
	const char *build = build_directory();

	places[0] = (struct place_of_trees){build ? joined(build, "/trees") : NULL, true};
	places[1] = (struct place_of_trees){users_directory(), false};
	places[2] = (struct place_of_trees){joined(PKGDATADIR, "/trees"), true};
}

static void release_places(struct place_of_trees places[PLACES])
{
	for (int i = 0; i < PLACES; i++)
		free(places[i].directory);
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
		if (has_name(*names, *count, entry->d_name))
			continue;
		*names = mem_grow(*names, capacity, *count + 1, sizeof **names);
		(*names)[(*count)++] = mem_copy_string(entry->d_name);
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
	struct place_of_trees places[PLACES];
	size_t count = 0, capacity = 0;

	*names = NULL;
	find_places(places);
	for (int i = 0; i < PLACES; i++)
		add_names(places[i].directory, names, &count, &capacity);
	release_places(places);
	if (count)
		qsort(*names, count, sizeof **names, by_name);
	return count;
}

/* --- opening ------------------------------------------------------------------------------- */

struct tree *trees_load(const char *path, enum status *status)
{
	struct diags diags;
	struct tree *t;

	diags_init(&diags, path);
	t = load_file(path, &diags, NULL);
	if (!t) {
		diags_print(&diags, stderr, cmd_ascii());
		*status = STATUS_BAD_DATA;
		if (cmd_json())
			cmd_error("bad-tree", _("the tree '%s' is not sound"), path);
	}
	diags_release(&diags);
	return t;
}

/* Opens NAME in one place. Returns whether it is there; *t is NULL if it is bad. */
static bool open_in(const struct place_of_trees *place, const char *name, struct tree **t,
		    enum status *status)
{
	struct buf yaml = {0}, image = {0};
	bool is_there;

	if (!place->directory)
		return false;
	buf_add_format(&yaml, "%s/%s.yaml", place->directory, name);
	buf_add_format(&image, "%s/%s.image", place->directory, name);
	is_there = access(yaml.s, F_OK) == 0;
	*t = is_there && place->own ? image_open(image.s, yaml.s) : NULL;
	if (is_there && !*t)
		*t = trees_load(yaml.s, status);
	buf_release(&yaml);
	buf_release(&image);
	return is_there;
}

static void complain_of_names(const char *message, const char *name)
{
	struct buf known = {0};
	char **names;
	size_t count = trees_names(&names);

	for (size_t i = 0; i < count; i++) {
		buf_add_format(&known, "%s%s", i ? ", " : "", names[i]);
		free(names[i]);
	}
	free(names);
	if (name)
		cmd_error("unknown-tree", message, name, count ? known.s : "-");
	else
		cmd_error("no-tree", "%s %s", message, count ? known.s : "-");
	buf_release(&known);
}

static bool is_path(const char *name)
{
	size_t length = strlen(name);

	return strchr(name, '/') || (length > 5 && !strcmp(name + length - 5, ".yaml"));
}

struct tree *trees_open(const char *name, enum status *status)
{
	struct place_of_trees places[PLACES];
	struct tree *t = NULL;
	bool found = false;

	if (is_path(name))
		return trees_load(name, status);
	find_places(places);
	for (int i = 0; i < PLACES && !found; i++)
		found = open_in(&places[i], name, &t, status);
	release_places(places);
	if (!found) {
		complain_of_names(_("there is no tree '%s'; known trees: %s"), name);
		*status = STATUS_USAGE;
	}
	return t;
}

struct tree *trees_open_only(const struct options *o, int i, enum status *status)
{
	char **names;
	size_t count;
	struct tree *t = NULL;

	if (i < o->argument_count)
		return trees_open(o->arguments[i], status);
	count = trees_names(&names);
	if (count == 1) {
		t = trees_open(names[0], status);
	} else {
		complain_of_names(_("name a tree; known trees:"), NULL);
		*status = STATUS_USAGE;
	}
	for (size_t n = 0; n < count; n++)
		free(names[n]);
	free(names);
	return t;
}

struct tree *trees_open_of_path(const struct options *o, enum status *status)
{
	size_t length;
	struct buf id = {0};
	struct tree *t;

	if (!path_tree_id(o->path, &length)) {
		cmd_error("malformed-path",
			  _("'%s' is not a path code; one looks like "
			    "TREE/1:question=answer"),
			  o->path);
		*status = STATUS_USAGE;
		return NULL;
	}
	if (o->argument_count)
		return trees_open(o->arguments[0], status);
	buf_add_bytes(&id, o->path, length);
	t = trees_open(id.s, status);
	buf_release(&id);
	return t;
}
