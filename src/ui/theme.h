/* theme.h - the themes of the full screen, by their names.
 *
 * Included by ui/ and cmd/. */
#ifndef TUNTUN_UI_THEME_H
#define TUNTUN_UI_THEME_H

#include <stddef.h>

struct theme {
	const char *name;  /* "dark": for --theme and the config file */
	const char *label; /* for people; translated by _() */
};

/* Returns the theme of this name, NULL where there is none. */
const struct theme *theme_find(const char *name);

/* Returns theme number `i`, NULL after the last. The first is the default. */
const struct theme *theme_number(size_t i);
const struct theme *theme_default(void);

/* Returns the theme after this one; after the last comes the first. */
const struct theme *theme_next(const struct theme *theme);

#endif
