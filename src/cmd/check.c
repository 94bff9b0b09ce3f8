/* check.c - `tuntun check FILE...`: is a tree sound? */
#include "check/check.h"

#include "base/tr.h"
#include "cmd/cmd.h"
#include "i18n/i18n.h"

enum { MOST_PATHS = 1000 * 1000 };

static void print_figures(const struct check_figures *f)
{
	printf(_("%u problems, %u questions, %u remedies\n"), f->problems, f->questions,
	       f->remedies);
	printf(_("%.0f paths, the longest of %u answers, %.1f answers to a remedy on "
		 "average\n"),
	       f->paths, f->longest, f->paths > 0 ? f->answers / f->paths : 0);
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

static enum status check_file(const struct options *o, const char *file)
{
	struct check_figures figures = {0};
	struct diags diags;
	struct tree *t;
	bool sound;

	diags_init(&diags, file);
	t = load_file(file, &diags, NULL);
	if (t && !o->load_only)
		check_tree(t, &diags, &figures);
	if (t && !o->load_only && !o->list_paths)
		check_translations_of(file, t, &diags);
	diags_sort(&diags);
	diags_print(&diags, stderr, cmd_is_ascii(o));
	sound = t && !diags_have_error(&diags) && !(o->strict && diags.count);
	if (sound && o->list_paths && !check_paths(t, MOST_PATHS, print_path, t)) {
		cmd_complain("%s",
			     _("there are more paths, or longer ones, than are listed"));
		sound = false;
	} else if (sound && !o->list_paths && !o->load_only) {
		print_figures(&figures);
	}
	diags_release(&diags);
	tree_free(t);
	return sound ? STATUS_DONE : STATUS_BAD_DATA;
}

enum status cmd_check(const struct options *o)
{
	enum status worst = STATUS_DONE;

	if (!o->argument_count) {
		cmd_complain("%s", _("check needs at least one file"));
		return STATUS_USAGE;
	}
	for (int i = 0; i < o->argument_count; i++)
		if (check_file(o, o->arguments[i]) != STATUS_DONE)
			worst = STATUS_BAD_DATA;
	return worst;
}
