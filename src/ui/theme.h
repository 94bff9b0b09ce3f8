/* theme.h - the themes of the full screen, by their names.
 *
 * Knows nothing of curses. Included by cmd/settings.c and curses/. */
#ifndef TUNTUN_UI_THEME_H
#define TUNTUN_UI_THEME_H

#include <stdbool.h>
#include <stddef.h>

/* What has a colour of its own. Nothing is told by colour alone. */
enum theme_part {
	THEME_TEXT,
	THEME_ACCENT, /* keys, the mark of what is selected, rules */
	THEME_WARNING,
	THEME_PARTS
};

/* Colours as terminals number them; -1: the terminal's own. */
struct theme_colors {
	short text[THEME_PARTS];
	short ground;
};

struct theme {
	const char *name;  /* "dark": for --theme and the config file */
	const char *label; /* for people; translated by _() */
	bool color;
	bool bold;		       /* all text, where there are few colours */
	struct theme_colors many, few; /* of 256 colours, and of 8 */
};

/* Returns the theme of this name, NULL where there is none. */
const struct theme *theme_find(const char *name);

/* Returns theme number `i`, NULL after the last. The first is the default. */
const struct theme *theme_number(size_t i);

/* Returns the theme after this one; after the last comes the first. */
const struct theme *theme_next(const struct theme *theme);

#endif
