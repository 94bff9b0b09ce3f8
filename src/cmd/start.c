/* start.c - `tuntun [TREE | CODE [TREE]]`: what the words mean where they name no command, and
 * the options of the wizard. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/tr.h"
#include "cmd/cmd.h"
#include "walk/path.h"

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

/* Begins at a remedy: makes the path code that opens it. */
static void begin_at_remedy(struct beginning *b, const struct tree *t, uint32_t remedy)
{
	struct walk w;

	walk_init(&w, t);
	walk_open_remedy(&w, remedy);
	path_add(&b->code, &w);
	walk_release(&w);
	b->path = b->code.s;
}

/* Opens the tree of the first word, which is a remedy's code or a tree's name, and steps past the
 * code. If it is neither, it is probably a misspelled command: the complaint is about it,
 * whatever follows. */
static struct tree *open_named(struct beginning *b, char ***words, enum status *status)
{
	const char *word = **words, *second = (*words)[1], *tree = second;
	uint32_t remedy;
	struct tree *t;

	if (tree && !trees_is_file(tree) && !trees_has(tree))
		tree = NULL;
	*status = trees_find_code(word, tree, &t, &remedy);
	if (*status == STATUS_DONE && tree != second) {
		tree_free(t);
		return trees_open(second, status);
	}
	if (*status == STATUS_DONE) {
		begin_at_remedy(b, t, remedy);
		++*words;
	} else if (*status == STATUS_NONE && !trees_has(word)) {
		*status = complain_of_word(word, tree);
		tree_free(t);
		return NULL;
	} else if (*status == STATUS_NONE && !t) {
		t = trees_open(word, status);
	}
	return t;
}

/* The first word is taken for a path code, a file, a remedy's code, or a tree's name: the first of
 * these that it can be. Without a word, every tree may be meant. */
static enum status understand(struct beginning *b, const struct options *o)
{
	char **words = o->arguments;
	enum status status = STATUS_NONE;
	struct tree *t = NULL;
	size_t length;

	b->path = o->path;
	if (!b->path && *words && path_tree_id(*words, &length))
		b->path = *words++;
	if (b->path)
		t = trees_open_of_path(b->path, *words, &status);
	else if (*words && !trees_is_file(*words))
		t = open_named(b, &words, &status);
	else if (*words)
		t = trees_load(*words, &status);
	else
		trees_open_all(&b->trees, &status);
	trees_add(&b->trees, t, *words);
	b->tree = *words;
	if (t && *words && words[1])
		return cmd_error("operands", _("'%s' is one word too many"), words[1]);
	if (!b->trees.count && status == STATUS_NONE)
		trees_open(NULL, &status);
	return b->trees.count ? STATUS_DONE : status;
}

static enum status run(const struct options *o)
{
	struct beginning b = {0};
	enum status status = understand(&b, o);

	if (status == STATUS_DONE)
		status = wizard_lead(o, &b);
	trees_release(&b.trees);
	buf_release(&b.code);
	return status;
}

const struct command command_wizard = {
	.operands = N_("[TREE | CODE [TREE]]"),
	.most = INT_MAX, /* see understand() */
	.options = {{"--plain"},
		    {"--json", N_("a page a line, for programs")},
		    {"--no-color"},
		    {"--theme"},
		    {"--mouse"},
		    {"--idle"},
		    {"--path"}},
	.run = run,
};
