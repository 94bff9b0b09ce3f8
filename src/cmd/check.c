/* check.c - `tuntun check FILE...`: is a tree sound? */
#include "check/check.h"

#include <string.h>

#include "base/text.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "i18n/i18n.h"

/* More paths than this are not counted one by one; more than that, not at all. */
#define MANY_PATHS 1e15
#define MOST_PATHS 1e300

static void print_figures(const struct check_figures *f)
{
	printf(_("%u problems, %u questions, %u remedies\n"), f->problems, f->questions,
	       f->remedies);
	if (!f->all || f->paths > MOST_PATHS)
		printf(_("at least %.15g paths, the longest of at least %u answers\n"),
		       f->paths < MOST_PATHS ? f->paths : MOST_PATHS, f->longest);
	else if (f->paths > MANY_PATHS)
		printf(_("about %.1e paths, the longest of %u answers\n"), f->paths,
		       f->longest);
	else
		printf(_("%.0f paths, the longest of %u answers, %.1f answers to a "
			 "remedy "
			 "on average\n"),
		       f->paths, f->longest, f->paths > 0 ? f->answers / f->paths : 0);
}

static const char *code_of(const struct tree *t, uint32_t remedy)
{
	return tree_string(t, tree_remedy(t, remedy)->code);
}

/* Returns how wide the widest code is. */
static int code_width(const struct tree *t)
{
	int widest = 0;

	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		int width = text_columns(code_of(t, i), strlen(code_of(t, i)));

		widest = width > widest ? width : widest;
	}
	return widest;
}

/* A row for each remedy, "  4B   3", and what they come to. */
static void print_fewest(const struct tree *t, const struct check_figures *figures)
{
	struct buf text = {0};
	int width = code_width(t);
	uint32_t most = 0;
	uint64_t sum = 0;

	if (!figures->fewest || !figures->remedies)
		return;
	buf_add(&text, _("the fewest answers from the first question to each remedy:\n"));
	for (uint32_t i = 0; i < figures->remedies; i++) {
		const char *code = code_of(t, i);
		uint32_t fewest = figures->fewest[i];

		buf_add_format(&text, "  %s%*s  %2u\n", code,
			       width - text_columns(code, strlen(code)), "", fewest);
		sum += fewest;
		most = fewest > most ? fewest : most;
	}
	buf_add_format(&text, _("%.1f on average, at most %u\n"),
		       (double)sum / figures->remedies, most);
	cmd_put(buf_string(&text));
	buf_release(&text);
}

static void print_path(void *self, const char *path, uint32_t remedy)
{
	const struct tree *t = self;

	printf("%s\t%s\n", path, tree_string(t, tree_remedy(t, remedy)->code));
}

static void check_translations_of(const char *file, const struct tree *t,
				  struct diags *diags)
{
	struct check_translations translations = {t, diags};
	struct load_listener listener = {check_translation, &translations};

	tree_free(load_file(file, diags, &listener));
}

/* Adds what is wrong with a tree that was loaded, and stores its figures. */
static void check_loaded(const struct options *o, const char *file, const struct tree *t,
			 struct diags *diags, struct check_figures *figures)
{
	check_tree(t, diags, figures);
	if (!o->list_paths)
		check_translations_of(file, t, diags);
}

/* Prints the paths as they are found; false where there are more than are listed. */
static bool print_paths(struct tree *t)
{
	struct check_room room = CHECK_ROOM;

	if (check_paths(t, &room, print_path, t))
		return true;
	cmd_error("too-many-paths",
		  _("there are more paths, or longer ones, than the %zu listed"),
		  CHECK_ROOM.paths - room.paths);
	return false;
}

/* Prints what was asked for of a sound tree; false where that was too much. */
static bool print_sound(const struct options *o, struct tree *t,
			const struct check_figures *figures)
{
	if (o->load_only)
		return true;
	if (o->list_paths)
		return print_paths(t);
	print_figures(figures);
	print_fewest(t, figures);
	return true;
}

static enum status check_file(const struct options *o, const char *file)
{
	struct check_figures figures = {0};
	struct diags diags;
	struct tree *t;
	bool sound;

	diags_init(&diags, file);
	t = load_file(file, &diags, NULL);
	if (t && !o->load_only)
		check_loaded(o, file, t, &diags, &figures);
	diags_sort(&diags);
	diags_print(&diags, stderr, cmd_is_ascii(o));
	sound = t && !diags_have_error(&diags) && !(o->strict && diags.count) &&
		print_sound(o, t, &figures);
	check_figures_release(&figures);
	diags_release(&diags);
	tree_free(t);
	return sound ? STATUS_DONE : STATUS_BAD_DATA;
}

static enum status run(const struct options *o)
{
	enum status worst = STATUS_DONE;

	for (int i = 0; i < o->argument_count; i++)
		if (check_file(o, o->arguments[i]) != STATUS_DONE)
			worst = STATUS_BAD_DATA;
	return worst;
}

static const struct option_use uses[] = {
	{"--strict", "", N_("warnings make it unsound, too")},
	{"--paths", "", N_("list every path")},
	{"--load-only", "", N_("look no further than the file itself")},
	{0},
};

const struct command command_check = {
	.name = "check",
	.operands = N_("FILE..."),
	.purpose = N_("is a tree sound?"),
	.least = 1,
	.most = ANY_NUMBER,
	.options = uses,
	.run = run,
};
