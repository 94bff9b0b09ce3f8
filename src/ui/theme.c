/* theme.c - the themes of the full screen, by their names. */
#include "ui/theme.h"

#include <string.h>

#include "base/tr.h"

static const struct theme themes[] = {
	{"default", N_("the terminal's own colours")},
	{"dark", N_("dark")},
	{"light", N_("light")},
	{"contrast", N_("high contrast")},
	{"mono", N_("no colour")},
};
enum { THEMES = sizeof themes / sizeof *themes };

const struct theme *theme_find(const char *name)
{
	for (size_t i = 0; i < THEMES; i++)
		if (!strcmp(themes[i].name, name))
			return &themes[i];
	return NULL;
}

const struct theme *theme_number(size_t i)
{
	return i < THEMES ? &themes[i] : NULL;
}

const struct theme *theme_default(void)
{
	return &themes[0];
}

const struct theme *theme_next(const struct theme *theme)
{
	return &themes[(size_t)(theme - themes + 1) % THEMES];
}
