/* start.c - `tuntun [TREE | CODE [TREE]]`: what the words mean where no command is named, and
 * the options of the wizard. */
#include <limits.h>
#include <string.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "walk/path.h"

/* Makes a remedy's code the path code that opens it; what is left is the tree, if it was
 * named. */
static void take_code(struct options *o, uint32_t remedy, struct buf *path)
{
	struct walk w;

	walk_init(&w, o->opened);
	walk_open_remedy(&w, remedy);
	path_add(path, &w);
	walk_release(&w);
	o->path = path->s;
}

static enum status complain_of_word(const char *word, const char *tree)
{
	struct nearest n;

	nearest_start(&n, word, 2);
	commands_try(&n);
	trees_try_codes(&n, tree);
	trees_try_names(&n);
	return cmd_error_unknown("unknown-command", &n,
				 _("'%s' is no command, no remedy's code and no tree"),
				 NULL);
}

/* A word that is neither a path code nor a file is a remedy's code or a tree's name. Where it
 * is none of them, that is what is wrong, whatever follows: a command, misspelled. */
static enum status understand_name(struct options *o, struct buf *path)
{
	const char *word = *o->arguments, *tree = o->arguments[1];
	enum status status;
	uint32_t remedy;

	if (tree && !trees_is_file(tree) && !trees_has(tree))
		tree = NULL;
	status = trees_find_code(word, tree, &o->opened, &remedy);
	if (status == STATUS_NONE)
		return trees_has(word) ? STATUS_DONE : complain_of_word(word, tree);
	if (status == STATUS_DONE && tree != o->arguments[1])
		tree_free(trees_open(o->arguments[1], &status));
	if (status == STATUS_DONE)
		take_code(o, remedy, path);
	return status;
}

/* The first word is a path code, a file, a remedy's code, or a tree's name: the first of
 * these that it can be. */
static enum status understand(struct options *o, struct buf *path)
{
	const char *word = *o->arguments;
	size_t length;

	if (!o->argument_count || o->path)
		return STATUS_DONE;
	if (path_tree_id(word, &length)) {
		o->path = word;
		o->arguments++;
		o->argument_count--;
	} else if (!trees_is_file(word)) {
		return understand_name(o, path);
	}
	return STATUS_DONE;
}

static enum status run(const struct options *given)
{
	struct options o = *given;
	struct buf path = {0};
	enum status status = understand(&o, &path);
	int most = path.length ? 2 : 1; /* a remedy's code stands before the tree */

	if (status == STATUS_DONE && o.argument_count > most)
		status = cmd_error("operands", _("'%s' is one word too many"),
				   o.arguments[most]);
	if (status == STATUS_DONE)
		status = cmd_wizard(&o);
	else
		tree_free(o.opened);
	buf_release(&path);
	return status;
}

const struct command command_wizard = {
	.operands = N_("[TREE | CODE [TREE]]"),
	.most = INT_MAX, /* see run() */
	.options = {{"--plain"},
		    {"--json", N_("a page a line, for programs")},
		    {"--no-color"},
		    {"--theme"},
		    {"--mouse"},
		    {"--path"}},
	.run = run,
};
