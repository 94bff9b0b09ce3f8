/* settings.c - decides the language and the theme by the options, the environment and the earlier
 * choices; where the handbook is published. */
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "config/config.h"
#include "i18n/i18n.h"
#include "ui/theme.h"

static const char *language_number(size_t i)
{
	const struct i18n_language *language = i18n_language(i);

	return language ? language->id : NULL;
}

static const char *theme_name(size_t i)
{
	const struct theme *theme = theme_number(i);

	return theme ? theme->name : NULL;
}

/* Is this the address of a page as a whole? Where in it, is for the program to add. */
static bool is_page_address(const char *value)
{
	return address_is_valid(value) && !strchr(value, '#');
}

enum { MOST_MINUTES = 999 };

static bool is_minutes(const char *value)
{
	char *end;
	long minutes = strtol(value, &end, 10);

	return !*end && minutes >= 1 && minutes <= MOST_MINUTES;
}

/* Appends the known values, with commas between them. */
static void add_known(struct buf *out, const char *(*known)(size_t i))
{
	for (size_t i = 0; known(i); i++)
		buf_add_format(out, "%s%s", i ? ", " : "", known(i));
}

enum status settings_apply(struct options *o)
{
	enum { LANGUAGE, THEME, BASE_URL, IDLE, SETTINGS };
	struct setting chosen[SETTINGS + 1] = {
		[LANGUAGE] = {.name = "language", .known = language_number},
		[THEME] = {.name = "theme", .known = theme_name},
		[BASE_URL] = {.name = "base_url",
			      .takes = is_page_address,
			      .wanted = N_("write the address of a page, like "
					   "https://example.org/handbook.html")},
		[IDLE] = {.name = "idle",
			  .takes = is_minutes,
			  .wanted = N_("write minutes, 1 to 999")},
	};
	char *path = config_path();
	enum status status = STATUS_DONE;
	struct diags diags;
	struct buf known = {0};
	const char *theme, *idle;

	/* The file is read twice: for its language, and then for findings in that language. */
	diags_init(&diags, path ? path : "");
	config_read(chosen, path, &diags);
	diags_release(&diags);
	theme = o->theme_name ? o->theme_name : chosen[THEME].value;
	o->theme = theme ? theme_find(theme) : NULL;
	if (!i18n_choose(o->lang, chosen[LANGUAGE].value)) {
		add_known(&known, language_number);
		status = cmd_error("unknown-language",
				   _("there is no language '%s'; there are: %s"), o->lang,
				   known.s);
	} else if (o->theme_name && !o->theme) {
		add_known(&known, theme_name);
		status = cmd_error("unknown-theme",
				   _("there is no theme '%s'; there are: %s"),
				   o->theme_name, known.s);
	} else if (o->idle && !is_minutes(o->idle)) {
		status = cmd_error("wrong-value",
				   _("the value of the option '%s' is wrong or missing"),
				   "--idle");
	}
	if (!o->theme)
		o->theme = theme_number(0);
	diags_init(&diags, path ? path : "");
	config_read(chosen, path, &diags);
	diags_print(&diags, stderr, cmd_ascii());
	if (chosen[BASE_URL].value && is_page_address(chosen[BASE_URL].value))
		buf_add(&o->handbook, chosen[BASE_URL].value);
	idle = o->idle ? o->idle : chosen[IDLE].value;
	if (idle && is_minutes(idle))
		o->idle_minutes = (int)strtol(idle, NULL, 10);
	diags_release(&diags);
	config_release(chosen);
	buf_release(&known);
	free(path);
	return status;
}

void settings_remember(const char *setting, const char *value)
{
	config_set(setting, value);
}
