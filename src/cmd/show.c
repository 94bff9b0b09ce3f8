/* show.c - `tuntun show CODE [TREE]`, `tuntun show --path PATH`: one remedy, as a page or
 * as JSON, or shared (show_share.c). */

#include "base/tr.h"
#include "cmd/cmd.h"
#include "plain/page.h"
#include "share/share.h"
#include "walk/path.h"
#include "json/page.h"

static void print(const struct options *o, const struct page *page)
{
	struct cmd_lines lines;

	cmd_lines_start(&lines);
	lines.out.links = lines.out.terminal >= 0 && !o->plain && share_makes_links();
	plain_put_remedy(&lines.out, page);
	cmd_lines_end(&lines);
}

/* `tree`: as it was given; NULL: it was not. */
static enum status show(const struct options *o, const struct walk *w, const char *tree)
{
	enum status status = STATUS_DONE;
	struct cmd_world world;
	const struct page *page;

	cmd_world_start(&world, o, tree);
	page = page_new(w,
			&(struct page_context){.world = &world.page, .reveals = o->json});

	if (o->json)
		status = cmd_answer(o, page_json(page));
	else if (show_shares(o))
		status = show_share(o, page);
	else
		print(o, page);
	page_free(page);
	cmd_world_end(&world);
	return status;
}

/* Shows the remedy where a path leads, with the answers that led there. */
static enum status show_path(const struct options *o)
{
	enum status status = STATUS_NONE;
	struct tree *t = trees_open_of_path(o->path, o->arguments[0], &status);
	struct buf at = {0};
	struct walk w;

	if (!t)
		return status;
	walk_init(&w, t);
	if (path_replay(&w, o->path, &at) == PATH_OK && w.here.kind == WALK_REMEDY)
		status = show(o, &w, o->arguments[0]);
	else
		status = cmd_error("no-remedy", _("'%s' does not lead to a remedy"),
				   o->path);
	buf_release(&at);
	walk_release(&w);
	tree_free(t);
	return status;
}

static void complain_of_code(const char *code, const char *tree)
{
	struct nearest n;

	nearest_start(&n, code, 2);
	trees_try_codes(&n, tree);
	cmd_error_unknown("unknown-code", &n, _("there is no remedy with the code '%s'"),
			  _("tuntun list shows all"));
}

static enum status run(const struct options *o)
{
	enum status status;
	uint32_t remedy;
	struct tree *t;
	struct walk w;

	if (o->path)
		return show_path(o);
	if (!o->argument_count)
		return cmd_error("operands", "%s",
				 _("show needs the code of a remedy, like 4B"));
	status = trees_find_code(o->arguments[0], o->arguments[1], &t, &remedy);
	if (status == STATUS_DONE) {
		walk_init(&w, t);
		walk_open_remedy(&w, remedy);
		status = show(o, &w, o->arguments[1]);
		walk_release(&w);
	} else if (status == STATUS_NONE) {
		complain_of_code(o->arguments[0], o->arguments[1]);
	}
	tree_free(t);
	return status;
}

const struct command command_show = {
	.name = "show",
	.operands = N_("CODE [TREE]"),
	.purpose = N_("one remedy"),
	.most = 2,
	.options = {{"--plain", N_("no links that can be clicked on")},
		    {"--json"},
		    {"--path", N_("the remedy where a path code leads")},
		    {"--hand-over"},
		    {"--fill"},
		    {"--format"},
		    {"-o"},
		    {"--save"},
		    {"--force"},
		    {"--print"},
		    {"--copy"},
		    {"--qr"},
		    {"--open"}},
	.run = run,
};
