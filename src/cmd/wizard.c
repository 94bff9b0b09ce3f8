/* wizard.c - `tuntun [TREE]`: the walk itself, in the front-end that fits. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "i18n/i18n.h"
#include "screen/session.h"
#include "share/share.h"
#include "walk/path.h"

/* --- which front-end ----------------------------------------------------------------------- */

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && *value && strcmp(value, "0");
}

/* Are both the same terminal? Keys that come from another one than shows the screen
 * cannot be read as keys. */
static bool is_one_terminal(void)
{
	struct stat in, out;

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
	       fstat(STDIN_FILENO, &in) == 0 && fstat(STDOUT_FILENO, &out) == 0 &&
	       in.st_rdev == out.st_rdev;
}

/* A terminal that can only append, or none at all. */
static bool must_be_plain(void)
{
	const char *term = getenv("TERM");

	return !is_one_terminal() || is_set("ACCESSIBLE") || !term || !*term ||
	       !strcmp(term, "dumb");
}

static const struct ui *front_end(const struct options *o)
{
	if (o->json)
		return &ui_json;
	return o->plain || must_be_plain() ? &ui_plain : &ui_curses;
}

static struct ui_options ui_options(const struct options *o, const struct ui *ui)
{
	/* no-color.org: any value that is not empty */
	const char *no_color = getenv("NO_COLOR");

	return (struct ui_options){
		.ascii = cmd_is_ascii(o),
		.color = !o->no_color && !(no_color && *no_color),
		.mouse = o->mouse,
		.theme = o->theme,
		.can_open = share_can_open(),
		/* What a program asks for is no choice of a person. */
		.chosen = ui == &ui_json ? NULL : settings_remember,
		.plain_only = must_be_plain(),
		.in = stdin,
		.out = stdout,
	};
}

/* --- which tree ------------------------------------------------------------------------------ */

/* The trees to choose from; the names are borrowed. */
struct offer {
	struct tree **trees;
	const char **names;
	size_t count;
};

static bool is_leaving(enum ui_act act)
{
	return act == UI_QUIT || act == UI_CANCEL || act == UI_END ||
	       act == UI_INTERRUPTED;
}

/* Asks on the front-end itself. Returns the number of the tree, or SIZE_MAX where the
 * user left, with *status set. */
static size_t ask_which(const struct offer *offer, const struct ui *ui,
			struct ui_options *options, enum status *status)
{
	struct ui_view view = {.fresh = true};
	size_t chosen = SIZE_MAX;
	const char *notice = "";
	void *front = session_open(&ui, options);
	struct ui_wish wish = {.act = UI_END};

	*status = front ? STATUS_NONE : STATUS_FAILED;
	while (front && chosen == SIZE_MAX) {
		struct page *page = page_trees((const struct tree *const *)offer->trees,
					       offer->names, offer->count, notice);

		wish = ui->ask(front, page, &view);
		page_free(page);
		if (is_leaving(wish.act))
			break;
		if (wish.act == UI_CHOOSE)
			chosen = wish.choice;
		else if (wish.act == UI_LANGUAGE)
			session_switch_language(options);
		notice = _("Please choose one of these.");
	}
	if (wish.act == UI_QUIT)
		*status = STATUS_DONE;
	if (wish.act == UI_INTERRUPTED || wish.act == UI_CANCEL)
		*status = STATUS_INTERRUPTED;
	if (front)
		ui->close(front);
	buf_release(&view.filter);
	return chosen;
}

static struct tree *ask_for_tree(char **names, size_t count, const struct ui *ui,
				 struct ui_options *options, enum status *status)
{
	struct offer offer = {
		.trees = mem_alloc(count * sizeof *offer.trees),
		.names = mem_alloc(count * sizeof *offer.names),
	};
	struct tree *chosen = NULL;
	size_t which = 0;

	for (size_t i = 0; i < count; i++) {
		offer.names[offer.count] = names[i];
		offer.trees[offer.count] = trees_open(names[i], status);
		offer.count += offer.trees[offer.count] != NULL;
	}
	/* One that can be used is no question. */
	if (offer.count > 1)
		which = ask_which(&offer, ui, options, status);
	for (size_t i = 0; i < offer.count; i++)
		if (i == which)
			chosen = offer.trees[i];
		else
			tree_free(offer.trees[i]);
	free(offer.names);
	free(offer.trees);
	return chosen;
}

static struct tree *open_tree(const struct options *o, const struct ui *ui,
			      struct ui_options *options, enum status *status)
{
	struct tree *t;
	char **names;
	size_t count;

	if (o->path)
		return trees_open_of_path(o, status);
	if (o->argument_count)
		return trees_open(o->arguments[0], status);
	count = trees_names(&names);
	if (count == 1)
		t = trees_open(names[0], status);
	else
		t = count ? ask_for_tree(names, count, ui, options, status)
			  : trees_open_only(o, 0, status);
	for (size_t i = 0; i < count; i++)
		free(names[i]);
	free(names);
	return t;
}

/* --- the path code ---------------------------------------------------------------------------- */

/* Replays --path and appends what has to be said of it. Returns false for a code that
 * cannot be meant for this tree. */
static bool replay(struct walk *w, const char *code, struct buf *notice,
		   const char **notice_code)
{
	struct buf at = {0};

	switch (path_replay(w, code, &at)) {
	case PATH_OK:
		break;
	case PATH_STOPPED:
		*notice_code = "path-stopped";
		/* TRANSLATORS: %s is a piece of a path code, like "names=b". */
		buf_add_format(
			notice,
			_("The path stops here: the answer '%s' no longer exists."),
			at.s);
		break;
	case PATH_OTHER_VERSION:
		*notice_code = "other-version";
		buf_add(notice, _("The path was made with another version of this guide, "
				  "whose answers may mean something else. Please start "
				  "from the first question."));
		break;
	default:
		cmd_complain(_("'%s' is not a path code of this tree"), code);
		buf_release(&at);
		return false;
	}
	buf_release(&at);
	return true;
}

/* At the end: where one was, to note down and go on from. */
static void say_where(const struct walk *w)
{
	struct buf path = {0};

	path_add(&path, w);
	if (w->here.kind != WALK_QUESTION)
		printf("%s  ",
		       tree_string(w->tree, tree_remedy(w->tree, w->here.index)->code));
	if (w->here.kind != WALK_QUESTION || w->count)
		printf("%s\n", path.s);
	buf_release(&path);
}

enum status cmd_wizard(const struct options *o)
{
	enum status status = STATUS_NONE;
	const struct ui *ui = front_end(o);
	struct ui_options options = ui_options(o, ui);
	struct tree *t = open_tree(o, ui, &options, &status);
	struct buf notice = {0};
	const char *notice_code = "";
	struct walk w;

	if (!t)
		return status;
	walk_init(&w, t);
	if (o->path && !replay(&w, o->path, &notice, &notice_code))
		status = STATUS_USAGE;
	else
		status = session_run(&w, &ui, &options, buf_string(&notice), notice_code);
	if (ui != &ui_json && status != STATUS_FAILED)
		say_where(&w);
	buf_release(&notice);
	walk_release(&w);
	tree_free(t);
	return status;
}
