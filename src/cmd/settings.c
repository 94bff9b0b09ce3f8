/* settings.c - what holds where options, environment and earlier choices each say
 * something: the language and the theme. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"
#include "cmd/cmd.h"
#include "config/config.h"
#include "i18n/i18n.h"
#include "ui/theme.h"

static const char *known_value(size_t setting, size_t i)
{
	const struct i18n_language *language;
	const struct theme *theme;

	if (setting == CONFIG_LANGUAGE) {
		language = i18n_language(i);
		return language ? language->id : NULL;
	}
	theme = theme_number(i);
	return theme ? theme->name : NULL;
}

struct config *settings_read(void)
{
	struct config *config = mem_alloc(sizeof *config);

	config_read(config);
	i18n_choose(NULL, config->values[CONFIG_LANGUAGE]);
	return config;
}

void settings_release(struct config *config)
{
	config_release(config);
	free(config);
}

static bool apply_language(const struct config *config, const struct options *o)
{
	if (i18n_choose(o->lang, config->values[CONFIG_LANGUAGE]))
		return true;
	cmd_error("unknown-language", _("there is no language '%s'; there are id and en"),
		  o->lang);
	return false;
}

static void complain_of_theme(const char *name)
{
	struct buf all = {0};

	for (size_t i = 0; theme_number(i); i++)
		buf_add_format(&all, "%s%s", i ? ", " : "", theme_number(i)->name);
	cmd_error("unknown-theme", _("there is no theme '%s'; there are: %s"), name,
		  buf_string(&all));
	buf_release(&all);
}

static bool apply_theme(const struct config *config, struct options *o)
{
	const char *chosen = config->values[CONFIG_THEME];

	o->theme = theme_find(o->theme_name ? o->theme_name : chosen ? chosen : "");
	if (o->theme_name && !o->theme)
		complain_of_theme(o->theme_name);
	if (o->theme)
		return true;
	o->theme = theme_default();
	return !o->theme_name;
}

static void say_what_is_wrong(const struct config *config)
{
	struct diags diags;

	diags_init(&diags, config->path ? config->path : "");
	config_check(config, known_value, &diags);
	diags_print(&diags, stderr, cmd_ascii());
	diags_release(&diags);
}

bool settings_apply(const struct config *config, struct options *o)
{
	bool good = apply_language(config, o);

	good = apply_theme(config, o) && good;
	say_what_is_wrong(config);
	return good;
}

void settings_remember(const char *setting, const char *value)
{
	for (size_t i = 0; i < CONFIG_SETTINGS; i++)
		if (!strcmp(config_name(i), setting))
			config_set(i, value);
}
