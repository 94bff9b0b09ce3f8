/* config.c - what a person chose in the program: the settings, and what is wrong. */
#include "config/config.h"

#include <stdlib.h>
#include <string.h>

#include "base/errors.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/text.h"
#include "base/tr.h"
#include "config/file.h"
#include "config/lines.h"

enum { MOST_FINDINGS = 50 }; /* a file that is no config file is not worth more */

static const char *const names[CONFIG_SETTINGS] = {
	[CONFIG_LANGUAGE] = "language",
	[CONFIG_THEME] = "theme",
};

const char *config_name(size_t setting)
{
	return names[setting];
}

static size_t setting_named(struct span name)
{
	size_t i = 0;

	while (i < CONFIG_SETTINGS && !span_is(name, names[i]))
		i++;
	return i;
}

/* --- reading -------------------------------------------------------------------------------- */

static char *copy_of(struct span s)
{
	char *copy = mem_alloc(s.length + 1);

	return memcpy(copy, s.s, s.length);
}

static void take_values(struct config *c)
{
	struct lines lines;
	struct line line;

	lines_start(&lines, buf_string(&c->text), c->text.length);
	while (lines_next(&lines, &line)) {
		size_t setting = line.kind == LINE_SETTING ? setting_named(line.name)
							   : CONFIG_SETTINGS;

		if (setting < CONFIG_SETTINGS && !c->values[setting])
			c->values[setting] = copy_of(line.value);
	}
}

void config_read(struct config *c)
{
	*c = (struct config){.path = file_path(), .state = CONFIG_MISSING};
	if (c->path)
		c->state = file_read(c->path, &c->text, &c->error);
	take_values(c);
}

void config_release(struct config *c)
{
	for (size_t i = 0; i < CONFIG_SETTINGS; i++)
		free(c->values[i]);
	buf_release(&c->text);
	free(c->path);
	*c = (struct config){0};
}

/* --- what is wrong ------------------------------------------------------------------------- */

struct check {
	config_known_fn *known;
	struct diags *diags;
	uint32_t seen[CONFIG_SETTINGS]; /* in which line; 0: not yet */
};

static struct place place_of(const struct line *line, struct span what)
{
	return (struct place){line->number, line_column(line, what.s)};
}

/* Returns the piece as it may be told back, until `shown` changes. */
static const char *shown(struct buf *shown, struct span what)
{
	char *copy = copy_of(what);

	buf_clear(shown);
	text_add_typed(shown, copy);
	free(copy);
	return buf_string(shown);
}

static void check_character(const struct check *k, const struct line *line)
{
	struct place place = place_of(line, line->name);

	if (line->odd == TEXT_INVALID)
		diag_add(k->diags, W072, place, _("byte 0x%02X"),
			 (unsigned char)*line->name.s);
	else
		diag_add(k->diags, W073, place, "U+%04X", line->odd);
}

static void unknown_setting(const struct check *k, const struct line *line)
{
	struct buf b = {0};
	const char *name = shown(&b, line->name);
	struct nearest n;

	nearest_start(&n, name, 2);
	for (size_t i = 0; i < CONFIG_SETTINGS; i++)
		nearest_try(&n, names[i]);
	if (n.found)
		diag_add(k->diags, W075, place_of(line, line->name),
			 _("'%s'; did you mean '%s'?"), name, n.found);
	else
		diag_add(k->diags, W075, place_of(line, line->name), "'%s'", name);
	buf_release(&b);
}

static void check_value(const struct check *k, const struct line *line, size_t setting)
{
	struct buf b = {0}, all = {0};
	const char *value;

	for (size_t i = 0; (value = k->known(setting, i)); i++) {
		if (span_is(line->value, value))
			break;
		buf_add_format(&all, "%s%s", i ? ", " : "", value);
	}
	if (!value)
		diag_add(k->diags, W077, place_of(line, line->value),
			 _("'%s'; there are: %s"), shown(&b, line->value),
			 buf_string(&all));
	buf_release(&b);
	buf_release(&all);
}

static void check_setting(struct check *k, const struct line *line)
{
	size_t setting = setting_named(line->name);

	if (setting == CONFIG_SETTINGS) {
		unknown_setting(k, line);
	} else if (k->seen[setting]) {
		diag_add(k->diags, W076, place_of(line, line->name),
			 _("'%s'; line %u counts"), names[setting], k->seen[setting]);
	} else {
		k->seen[setting] = line->number;
		check_value(k, line, setting);
	}
}

static void check_line(struct check *k, const struct line *line)
{
	switch (line->kind) {
	case LINE_BLANK:
		break;
	case LINE_SETTING:
		check_setting(k, line);
		break;
	case LINE_MALFORMED:
		diag_add(k->diags, W074, place_of(line, line->name), "%s",
			 _("write: name = value"));
		break;
	case LINE_BAD:
		check_character(k, line);
		break;
	}
}

static void check_lines(struct check *k, const struct buf *text)
{
	size_t most = k->diags->count + MOST_FINDINGS;
	struct lines lines;
	struct line line;

	lines_start(&lines, buf_string(text), text->length);
	while (lines_next(&lines, &line)) {
		if (k->diags->count == most) {
			diag_add(k->diags, W078, (struct place){line.number, 1}, "%s",
				 _("from here on nothing is reported"));
			break;
		}
		check_line(k, &line);
	}
}

void config_check(const struct config *c, config_known_fn *known, struct diags *diags)
{
	struct check k = {.known = known, .diags = diags};

	switch (c->state) {
	case CONFIG_MISSING:
		break;
	case CONFIG_NOT_REGULAR:
		diag_add(diags, W070, (struct place){0}, "%s", _("not a regular file"));
		break;
	case CONFIG_TOO_LARGE:
		diag_add(diags, W071, (struct place){0}, _("more than %d KiB"),
			 CONFIG_LARGEST / 1024);
		break;
	case CONFIG_UNREADABLE:
		diag_add(diags, W070, (struct place){0}, "%s",
			 errors_text(ERRORS_READING, c->error));
		break;
	case CONFIG_READ:
		check_lines(&k, &c->text);
		break;
	}
}

/* --- writing -------------------------------------------------------------------------------- */

/* Finds the line that counts; false where there is none. */
static bool find_line(const struct buf *text, size_t setting, struct line *line)
{
	struct lines lines;

	lines_start(&lines, buf_string(text), text->length);
	while (lines_next(&lines, line))
		if (line->kind == LINE_SETTING && setting_named(line->name) == setting)
			return true;
	return false;
}

/* Replaces the value in the text. */
static void put_value(struct buf *text, struct span old, const char *value)
{
	size_t before = (size_t)(old.s - text->s);
	struct buf new = {0};

	buf_add_bytes(&new, text->s, before);
	buf_add(&new, value);
	if (!old.length && *old.s == '#') /* a comment follows a blank */
		buf_add_char(&new, ' ');
	buf_add_bytes(&new, old.s + old.length, text->length - before - old.length);
	buf_release(text);
	*text = new;
}

static void append_line(struct buf *text, size_t setting, const char *value)
{
	const char *first = memchr(buf_string(text), '\n', text->length);
	const char *end = first && first > text->s && first[-1] == '\r' ? "\r\n" : "\n";
	char last = text->length ? text->s[text->length - 1] : '\n';

	if (last == '\r')
		buf_add_char(text, '\n');
	else if (last != '\n')
		buf_add(text, end);
	buf_add_format(text, "%s = %s%s", names[setting], value, end);
}

/* Returns whether the text has to be written. */
static bool change(struct buf *text, size_t setting, const char *value)
{
	struct line line;

	if (!find_line(text, setting, &line))
		append_line(text, setting, value);
	else if (span_is(line.value, value))
		return false;
	else
		put_value(text, line.value, value);
	return true;
}

bool config_set(size_t setting, const char *value)
{
	struct buf text = {0};
	char *path = file_path();
	enum config_state state = CONFIG_UNREADABLE;
	bool good = false;
	int error;

	/* Read anew: another program may have written since. */
	if (path)
		state = file_read(path, &text, &error);
	if (state == CONFIG_READ || state == CONFIG_MISSING)
		good = !change(&text, setting, value) ||
		       (text.length <= CONFIG_LARGEST && file_replace(path, &text));
	buf_release(&text);
	free(path);
	return good;
}
