/* wizard.c - `tuntun [TREE]`: runs the walk in the front-end that fits. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "plain/page.h"
#include "screen/screens.h"
#include "share/share.h"
#include "walk/path.h"

/* --- which front-end ----------------------------------------------------------------------- */

/* Returns whether input and output are the same terminal. Keys from another one cannot be read as
 * keys. */
static bool is_one_terminal(void)
{
	struct stat in, out;

	return isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) &&
	       fstat(STDIN_FILENO, &in) == 0 && fstat(STDOUT_FILENO, &out) == 0 &&
	       in.st_rdev == out.st_rdev;
}

static bool must_be_plain(void)
{
	return !is_one_terminal() || cmd_terminal_appends();
}

static const struct ui *front_end(const struct options *o)
{
	if (o->json)
		return &ui_json;
	return o->plain || must_be_plain() ? &ui_plain : &ui_curses;
}

enum { MINUTE = 60 * 1000, WARNING = 30 * 1000 }; /* milliseconds */

static struct ui_options ui_options(const struct options *o, const struct ui *ui)
{
	/* no-color.org: any value that is not empty */
	const char *no_color = getenv("NO_COLOR");

	return (struct ui_options){
		.ascii = cmd_ascii(),
		.color = !o->no_color && !(no_color && *no_color),
		.mouse = o->mouse,
		.idle_ms = o->idle_minutes ? o->idle_minutes * MINUTE - WARNING : 0,
		.warned_ms = WARNING,
		.theme = o->theme,
		.means = {.can_open = share_can_open()},
		/* What a program asks for is no choice of a person. */
		.chosen = ui == &ui_json ? NULL : settings_remember,
		.plain_only = must_be_plain(),
		.terminal = getenv("TERM"),
		.whole = &ui_curses,
		.lines = &ui_plain,
		.in = stdin,
		.out = stdout,
	};
}

/* --- the path code ---------------------------------------------------------------------------- */

/* Replays a path code; appends the notice about it, and stores its code. Returns false, after
 * having said so, for the code of another tree or of none. */
static bool replay(struct walk *w, const char *code, struct buf *notice,
		   const char **notice_code)
{
	enum path_result result;
	struct buf at = {0};

	result = path_replay(w, code, &at);
	switch (result) {
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
	case PATH_MALFORMED:
	case PATH_OTHER_TREE:
		cmd_error(result == PATH_OTHER_TREE ? "other-tree" : "malformed-path",
			  _("'%s' is not a path code of this tree"), code);
		break;
	}
	buf_release(&at);
	return result != PATH_MALFORMED && result != PATH_OTHER_TREE;
}

/* --- leading ------------------------------------------------------------------------------ */

/* Prints what the reader takes away from where they left, to go on from there. */
static void say_where(const struct walk *w, const struct page_world *world)
{
	struct plain_out out = plain_out_to(stdout, cmd_ascii());
	struct buf text = {0};

	page_add_receipt(&text, w, world);
	if (w->here.kind == WALK_QUESTION && w->count) {
		buf_add_format(&text, "%s: %s ", _("To open it again"), world->command);
		path_add(&text, w);
	}
	plain_put_lines(&out, buf_string(&text));
	buf_release(&text);
}

enum status wizard_lead(const struct options *o, const struct beginning *begin)
{
	const struct trees *trees = &begin->trees;
	const struct ui *ui = front_end(o);
	struct ui_options options = ui_options(o, ui);
	struct cmd_world world;
	struct session session = {0};
	struct buf notice = {0};
	const char *notice_code = "";
	struct walk w = {0}; /* it stays so until a tree is chosen */

	cmd_world_start(&world, o, begin->tree);
	if (ui != &ui_json)
		world.page.now = clock_now_local;
	options.world = &world.page;
	if (trees->count == 1)
		walk_init(&w, trees->items[0]);
	if (begin->path && !replay(&w, begin->path, &notice, &notice_code))
		session.status = STATUS_USAGE;
	else if (session_open(&session, ui, &options)) {
		if (w.tree) {
			struct screen *first = walk_screen_push(&session, &w);

			if (notice.length)
				screen_say(first, notice_code, "%s", buf_string(&notice));
		} else
			trees_screen_push(&session, &(struct trees_offer){
							    trees->items, trees->names,
							    trees->count, &w});
		session_run(&session);
	}
	session_close(&session);
	/* Of plain text, the page that says it all stays. */
	if (session.ui && session.ui != &ui_json && w.tree &&
	    session.status != STATUS_FAILED &&
	    !(session.ui->keeps && w.here.kind == WALK_WAITING))
		say_where(&w, &world.page);
	cmd_world_end(&world);
	buf_release(&notice);
	walk_release(&w);
	return session.status;
}
