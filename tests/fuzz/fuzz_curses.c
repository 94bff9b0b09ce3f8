/* fuzz_curses.c - bytes as what a person, and the terminal, does to the front-end on the
 * whole screen: the script of fake_term.h. After it the terminal is gone: the session must
 * end, and while it lasts the cursor must be on the screen.
 *
 * The first byte chooses the tree, the front-end's options and where the walk starts. Files
 * are not written, and no program is started. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/fake_term.h"
#include "../walk_session.h"
#include "base/buf.h"
#include "fuzz.h"
#include "i18n/i18n.h"
#include "load/load.h"
#include "share/share.h"
#include "walk/path.h"

const char fuzz_name[] = "curses";

enum { ASCII_BIT = 1, COLOR_BIT = 2, MOUSE_BIT = 4, DESKTOP_BIT = 8, PLACE_SHIFT = 4 };

/* Where a session starts; in the little tree where there is no path. */
static const char *const places[] = {
	NULL,
	"mini/2:r1",
	"mini/2:who=me,age=old",
	"sinkro-pmm/1:",
	"sinkro-pmm/1:viewer=teacher,plt=no",
	"sinkro-pmm/1:viewer=teacher,plt=no,problem=e04",
	"sinkro-pmm/1:viewer=teacher,plt=no,problem=e04,names=b",
	"sinkro-pmm/1:r6a",
};
enum { PLACES = sizeof places / sizeof *places };

/* Instead of share/save.c. */
enum share_result share_save(const struct replace *how, const char *data, size_t length,
			     struct buf *full, struct buf *said)
{
	(void)data;
	if (length % 2 && !how->over)
		return SHARE_EXISTS;
	buf_add(length % 3 ? full : said, how->path);
	return length % 3 ? SHARE_DONE : SHARE_FAILED;
}

static const struct tree *sinkro(void)
{
	static const struct tree *tree;
	const char *srcdir = getenv("srcdir");
	struct buf path = {0};
	struct diags diags;

	if (tree)
		return tree;
	buf_add_format(&path, "%s/trees/sinkro-pmm.yaml", srcdir ? srcdir : ".");
	diags_init(&diags, path.s);
	tree = load_file(path.s, &diags, NULL);
	FUZZ_HOLDS(tree != NULL);
	diags_release(&diags);
	buf_release(&path);
	return tree;
}

static void set_up(void)
{
	static bool done;

	if (done)
		return;
	done = true;
	/* No program is found, and no folder of anybody's. */
	setenv("PATH", "/nonexistent", 1);
	setenv("HOME", "/nonexistent", 1);
	setenv("TERM", "xterm-256color", 1);
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("DISPLAY");
	unsetenv("WAYLAND_DISPLAY");
	setenv("LC_ALL", "C.UTF-8", 1);
	i18n_init("/nonexistent");
}

static void look(void)
{
	int row, column, rows, columns;

	fake_term_cursor(&row, &column, &rows, &columns);
	FUZZ_HOLDS(row >= 0 && row < rows && column >= 0 && column < columns);
}

static void run(const struct tree *t, const char *path, struct ui_options *options)
{
	const struct ui *ui = &ui_curses;
	struct buf at = {0};
	enum status status;
	struct walk w;

	walk_init(&w, t);
	if (path)
		FUZZ_HOLDS(path_replay(&w, path, &at) == PATH_OK);
	status = walk_session(&w, ui, options);
	FUZZ_HOLDS(status == STATUS_DONE || status == STATUS_NONE ||
		   status == STATUS_INTERRUPTED);
	walk_release(&w);
	buf_release(&at);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	unsigned how = size ? *bytes : 0;
	const char *path = places[(how >> PLACE_SHIFT) % PLACES];
	struct ui_options options = {
		.ascii = how & ASCII_BIT,
		.color = how & COLOR_BIT,
		.mouse = how & MOUSE_BIT,
		.means = {.can_open = how & DESKTOP_BIT},
		.theme = theme_number(0),
		.plain_only = true, /* plain text is another target's */
	};

	set_up();
	i18n_choose("en", NULL);
	fake_term_painted = look;
	fake_term_play(bytes + (size > 0), size - (size > 0));
	run(path && *path == 's' ? sinkro() : fuzz_mini_tree(), path, &options);
	return 0;
}
