/* links.c - is this a terminal that is known to make links of addresses? */
#include <stdlib.h>
#include <string.h>

#include "share/share.h"

/* By what each sets for the programs in it. There is no way to ask (OSC 8: "Hyperlinks in
 * terminal emulators", the list of those that adopted it). */
static const struct known {
	const char *variable, *value; /* NULL: any value */
	long least;		      /* of a version that is a number; 0: any */
} known[] = {
	{"VTE_VERSION", NULL, 5000},	  {"KONSOLE_VERSION", NULL, 201200},
	{"WT_SESSION", NULL, 0},	  {"KITTY_WINDOW_ID", NULL, 0},
	{"TERM_PROGRAM", "iTerm.app", 0}, {"TERM_PROGRAM", "WezTerm", 0},
	{"TERM_PROGRAM", "vscode", 0},	  {"TERM_PROGRAM", "ghostty", 0},
	{"TERM", "xterm-kitty", 0},	  {"TERM", "xterm-ghostty", 0},
	{"TERM", "alacritty", 0},	  {"TERM", "foot", 0},
	{"TERM", "foot-extra", 0},	  {"TERM", "wezterm", 0},
	{"TERM", "contour", 0},
};

static bool is_it(const struct known *k)
{
	const char *value = getenv(k->variable);

	if (!value || !*value || (k->value && strcmp(value, k->value) != 0))
		return false;
	return k->least == 0 || strtol(value, NULL, 10) >= k->least;
}

bool share_makes_links(void)
{
	/* What runs inside these is not told which terminal is around them now. */
	if (getenv("TMUX") || getenv("STY"))
		return false;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (is_it(&known[i]))
			return true;
	return false;
}
