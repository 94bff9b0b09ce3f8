/* settings.c - what holds where options, environment and earlier choices each say
 * something: the language and the theme. */
#include <stdlib.h>

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

static enum status apply_language(const struct options *o, const char *chosen)
{
	if (i18n_choose(o->lang, chosen))
		return STATUS_DONE;
	return cmd_error("unknown-language",
			 _("there is no language '%s'; there are id and en"), o->lang);
}

static enum status apply_theme(struct options *o, const char *chosen)
{
	const char *wanted = o->theme_name ? o->theme_name : chosen;
	struct buf all = {0};

	o->theme = wanted ? theme_find(wanted) : NULL;
	if (o->theme)
		return STATUS_DONE;
	o->theme = theme_number(0);
	if (!o->theme_name)
		return STATUS_DONE;
	for (size_t i = 0; theme_name(i); i++)
		buf_add_format(&all, "%s%s", i ? ", " : "", theme_name(i));
	cmd_error("unknown-theme", _("there is no theme '%s'; there are: %s"),
		  o->theme_name, buf_string(&all));
	buf_release(&all);
	return STATUS_USAGE;
}

enum status settings_apply(struct options *o)
{
	struct setting chosen[] = {{.name = "language", .known = language_number},
				   {.name = "theme", .known = theme_name},
				   {0}};
	char *path = config_path();
	enum status status;
	struct diags diags;

	/* Once for the language, and then for what is to be said in it. */
	diags_init(&diags, path ? path : "");
	config_read(chosen, path, &diags);
	diags_release(&diags);
	status = apply_language(o, chosen[0].value);
	if (status == STATUS_DONE)
		status = apply_theme(o, chosen[1].value);
	diags_init(&diags, path ? path : "");
	config_read(chosen, path, &diags);
	diags_print(&diags, stderr, cmd_ascii());
	diags_release(&diags);
	config_release(chosen);
	free(path);
	return status;
}

void settings_remember(const char *setting, const char *value)
{
	config_set(setting, value);
}
