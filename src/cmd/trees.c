/* trees.c - finds and opens trees, and finds the program's own data. */
#include <dirent.h>
#include <limits.h>
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

/* Where trees are looked for, in this order. */
enum folder { IN_BUILD, USERS_OWN, INSTALLED, FOLDERS };

/* A tree that was found by name. */
struct found {
	char *name;
	enum folder folder;
};

/* Appends the path of `what` in the build that the program runs from; nothing if it is installed.
 * A build has its trees and its catalogs beside the program. */
static void add_in_build(struct buf *out, const char *what)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof path);
	struct buf mark = {0};

	while (length > 0 && path[length - 1] != '/')
		length--;
	if (length <= 0)
		return;
	buf_add_format(&mark, "%.*strees/.build", (int)length, path);
	if (access(mark.s, F_OK) == 0)
		buf_add_format(out, "%.*s%s", (int)length, path, what);
	buf_release(&mark);
}

void trees_add_catalogs(struct buf *out)
{
	add_in_build(out, "locale");
	if (!out->length)
		buf_add(out, LOCALEDIR);
}

/* Appends a folder, with a slash at its end; nothing where there is none. */
static void add_folder(struct buf *out, enum folder folder)
{
	if (folder == IN_BUILD)
		add_in_build(out, "trees/");
	else if (folder == USERS_OWN)
		environment_add_path(out, "XDG_DATA_HOME", ".local/share",
				     "tuntun/trees/");
	else
		buf_add(out, PKGDATADIR "/trees/");
}

/* --- names -------------------------------------------------------------------------------- */

/* Returns the ".yaml" at the end of a name; NULL if there is none, or nothing before it. */
static char *yaml_end(const char *name)
{
	char *dot = strrchr(name, '.');

	return dot && dot != name && !strcmp(dot, ".yaml") ? dot : NULL;
}

bool trees_is_file(const char *name)
{
	return strchr(name, '/') || yaml_end(name);
}

struct list {
	struct found *items;
	size_t count, capacity;
};

static void find_in(struct list *list, enum folder folder)
{
	struct buf path = {0};
	struct dirent *entry;
	DIR *dir;

	add_folder(&path, folder);
	dir = opendir(buf_string(&path));
	while (dir && (entry = readdir(dir))) {
		char *end = yaml_end(entry->d_name);

		if (!end)
			continue;
		*end = '\0';
		MEM_APPEND(list->items, list->count, list->capacity,
			   (struct found){mem_copy_string(entry->d_name), folder});
	}
	if (dir)
		closedir(dir);
	buf_release(&path);
}

static int by_name(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	return order ? order : (int)x->folder - (int)y->folder;
}

/* Returns all trees that can be found by name, sorted; of the same name, the one in the first
 * folder. Behind the last comes a name that is NULL. They are looked for once. */
static const struct found *all_found(void)
{
	static struct list list;
	size_t kept = 0;

	if (list.items)
		return list.items;
	for (int folder = 0; folder < FOLDERS; folder++)
		find_in(&list, folder);
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, by_name);
	for (size_t i = 0; i < list.count; i++)
		if (kept && !strcmp(list.items[kept - 1].name, list.items[i].name))
			free(list.items[i].name);
		else
			list.items[kept++] = list.items[i];
	list.count = kept;
	MEM_APPEND(list.items, list.count, list.capacity, (struct found){0});
	return list.items;
}

/* Returns the one of this name or, where that is NULL, the only one; NULL where there is
 * none. */
static const struct found *find(const char *name)
{
	const struct found *f = all_found();

	if (!name)
		return f[0].name && !f[1].name ? f : NULL;
	while (f->name && strcmp(f->name, name) != 0)
		f++;
	return f->name ? f : NULL;
}

bool trees_has(const char *name)
{
	return find(name);
}

void trees_try_names(struct nearest *n)
{
	for (const struct found *f = all_found(); f->name; f++)
		nearest_try(n, f->name);
}

/* --- opening ------------------------------------------------------------------------------- */

void trees_tell_bad(const char *name, enum status *status)
{
	*status = STATUS_BAD_DATA;
	if (cmd_json())
		cmd_error("bad-tree", _("the tree '%s' is not sound"), name);
}

struct tree *trees_load(const char *path, enum status *status)
{
	struct diags diags;
	struct tree *t;

	diags_init(&diags, path);
	t = load_file(path, &diags, NULL);
	if (!t && status) {
		diags_print(&diags, stderr, cmd_ascii());
		trees_tell_bad(path, status);
	}
	diags_release(&diags);
	return t;
}

static struct tree *open_found(const struct found *f, enum status *status)
{
	struct buf yaml = {0}, image = {0};
	struct tree *t = NULL;

	add_folder(&yaml, f->folder);
	buf_add_format(&image, "%s%s.image", yaml.s, f->name);
	buf_add_format(&yaml, "%s.yaml", f->name);
	if (f->folder != USERS_OWN)
		t = image_open(image.s, yaml.s);
	if (!t)
		t = trees_load(yaml.s, status);
	buf_release(&yaml);
	buf_release(&image);
	return t;
}

/* Says that there is no such tree or, where `name` is NULL, that one must be named; lists the
 * known ones. */
static enum status complain(const char *name)
{
	const struct found *f = all_found();
	struct buf known = {0};
	struct nearest n;

	buf_add_format(&known, "%s %s", _("known trees:"), f->name ? f->name : "-");
	while (f->name && (++f)->name)
		buf_add_format(&known, ", %s", f->name);
	if (name) {
		nearest_start(&n, name, 2);
		trees_try_names(&n);
		cmd_error_unknown("unknown-tree", &n, _("there is no tree '%s'"),
				  known.s);
	} else {
		cmd_error("no-tree", "%s; %s", _("name a tree"), known.s);
	}
	buf_release(&known);
	return STATUS_USAGE;
}

struct tree *trees_open(const char *name, enum status *status)
{
	const struct found *f;

	if (name && trees_is_file(name))
		return trees_load(name, status);
	f = find(name);
	if (f)
		return open_found(f, status);
	*status = complain(name);
	return NULL;
}

struct tree *trees_open_of_path(const char *code, const char *name, enum status *status)
{
	size_t length;
	struct buf id = {0};
	struct tree *t;

	if (!path_tree_id(code, &length)) {
		*status = cmd_error("malformed-path",
				    _("'%s' is not a path code; one looks like "
				      "TREE/1:question=answer"),
				    code);
		return NULL;
	}
	buf_add_bytes(&id, code, length);
	t = trees_open(name ? name : id.s, status);
	buf_release(&id);
	return t;
}

void trees_add(struct trees *trees, struct tree *t, const char *name)
{
	size_t count = trees->count;

	if (!t)
		return;
	MEM_APPEND(trees->names, count, trees->names_capacity, name);
	MEM_APPEND(trees->items, trees->count, trees->capacity, t);
}

void trees_open_all(struct trees *trees, enum status *status)
{
	for (const struct found *f = all_found(); f->name; f++)
		trees_add(trees, open_found(f, status), f->name);
}

void trees_release(struct trees *trees)
{
	for (size_t i = 0; i < trees->count; i++)
		tree_free(trees->items[i]);
	free(trees->items);
	free(trees->names);
}

/* --- codes --------------------------------------------------------------------------------- */

enum status trees_find_code(const char *code, const char *name, struct tree **t,
			    uint32_t *remedy)
{
	enum status status = STATUS_NONE;
	struct trees trees = {0};
	struct tree **found = NULL;
	size_t having = 0;

	if (name)
		trees_add(&trees, trees_open(name, &status), name);
	else
		trees_open_all(&trees, NULL);
	for (size_t i = 0; i < trees.count; i++) {
		bool has = tree_find_code(trees.items[i], code) != TREE_NONE;

		if (has || (!having && !strcmp(trees.names[i], code)))
			found = &trees.items[i];
		having += has;
	}
	*t = NULL;
	if (having > 1) {
		status = cmd_error(
			"several-trees",
			_("several trees have the code '%s': name the tree too"), code);
	} else if (found) {
		*t = *found;
		*found = NULL;
		*remedy = tree_find_code(*t, code);
		status = having ? STATUS_DONE : STATUS_NONE;
	}
	trees_release(&trees);
	return status;
}

void trees_try_codes(struct nearest *n, const char *name)
{
	struct trees trees = {0};
	enum status status;

	if (name)
		trees_add(&trees, trees_open(name, &status), name);
	else
		trees_open_all(&trees, &status);
	for (size_t i = 0; i < trees.count; i++) {
		struct tree *t = trees.items[i];
		for (uint32_t r = 0; r < tree_count(t, TREE_REMEDIES); r++)
			nearest_try(n, tree_string(t, tree_remedy(t, r)->code));
	}
	trees_release(&trees);
}
