/* theme.c - the themes of the full screen, by their names. */
#include "ui/theme.h"

#include <string.h>

#include "base/tr.h"

/* The accent of the default theme is a blue that reads on black and on white alike
 * (contrast 5:1 and 4:1); with eight colours there is none, and cyan suits the black
 * screens that have no more. */
static const struct theme themes[] = {
	{.name = "default",
	 .label = N_("the terminal's own colours"),
	 .color = true,
	 .many = {{-1, 31, 196}, -1},
	 .few = {{-1, 6, 1}, -1}},
	{.name = "dark",
	 .label = N_("dark"),
	 .color = true,
	 .many = {{252, 80, 210}, 234},
	 .few = {{7, 6, 1}, 0}},
	{.name = "light",
	 .label = N_("light"),
	 .color = true,
	 .many = {{234, 25, 124}, 255},
	 .few = {{0, 4, 1}, 7}},
	{.name = "contrast",
	 .label = N_("high contrast"),
	 .color = true,
	 .bold = true,
	 .many = {{231, 226, 215}, 16},
	 .few = {{7, 3, 3}, 0}},
	/* Where there are colours, its parts are told not to have any. */
	{.name = "mono",
	 .label = N_("no colour"),
	 .many = {{-1, -1, -1}, -1},
	 .few = {{-1, -1, -1}, -1}},
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

const struct theme *theme_next(const struct theme *theme)
{
	return &themes[(size_t)(theme - themes + 1) % THEMES];
}
