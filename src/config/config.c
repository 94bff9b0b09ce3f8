/* config.c - what a person chose in the program, and is remembered in a file. */
#include "config/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/environment.h"
#include "base/errors.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/replace.h"
#include "base/tr.h"

/* --- the file ------------------------------------------------------------------------------- */

char *config_path(void)
{
	struct buf path = {0};

	environment_add_path(&path, "XDG_CONFIG_HOME", ".config", "tuntun/config");
	return path.s;
}

/* Waits for nothing. Returns false, after having said why, for a file that is there and cannot
 * be read. */
static bool read_file(const char *path, struct buf *text, struct diags *diags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "r");
	char bytes[CONFIG_LARGEST + 1];
	size_t length = file ? fread(bytes, 1, sizeof bytes, file) : 0;
	bool good = file && !ferror(file) && length < sizeof bytes;

	if (good)
		buf_add_bytes(text, bytes, length);
	else if (length == sizeof bytes)
		diag_add(diags, W071, (struct place){0}, _("more than %d KiB"),
			 CONFIG_LARGEST / 1024);
	/* Under a name that is too long there is nothing either. */
	else if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG)
		good = true;
	else
		diag_add(diags, W070, (struct place){0}, "%s",
			 errors_text(ERRORS_READING, errno));
	if (file)
		fclose(file);
	return good;
}

/* --- its lines ------------------------------------------------------------------------------ */

/* A piece of the text, borrowed from it. */
struct span {
	const char *s;
	size_t length;
};

struct line {
	const char *next;
	uint32_t number;
	struct span name, value; /* without a comment; value.s: NULL without a "=" */
};

/* What ends a line on Windows is a blank at its end. */
static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Of blanks alone, nothing is left at their beginning. */
static struct span trimmed(const char *from, const char *to)
{
	while (from < to && is_blank(to[-1]))
		to--;
	while (from < to && is_blank(*from))
		from++;
	return (struct span){from, (size_t)(to - from)};
}

/* Takes the next line apart: all zeroes is before the first. Returns false after the last. */
static bool next_line(const struct buf *text, struct line *l)
{
	const char *end = buf_string(text) + text->length;
	const char *start = l->next ? l->next : buf_string(text), *to = start, *equals;

	if (start == end)
		return false;
	l->next = memchr(start, '\n', (size_t)(end - start));
	l->next = l->next ? l->next + 1 : end;
	while (to < l->next && *to != '\n' &&
	       (*to != '#' || (to > start && !is_blank(to[-1]))))
		to++;
	equals = memchr(start, '=', (size_t)(to - start));
	l->number++;
	l->name = trimmed(start, equals ? equals : to);
	l->value = equals ? trimmed(equals + 1, to) : (struct span){0};
	return true;
}

static bool span_is(struct span span, const char *s)
{
	return strlen(s) == span.length && !memcmp(span.s, s, span.length);
}

/* --- what is wrong -------------------------------------------------------------------------- */

static char *copy(struct span span)
{
	return memcpy(mem_alloc(span.length + 1), span.s, span.length);
}

static void report_unknown(const struct setting settings[], const struct line *l,
			   struct diags *diags)
{
	char *name = copy(l->name);
	struct nearest n;

	nearest_start(&n, name, 2);
	for (; settings->name; settings++)
		nearest_try(&n, settings->name);
	if (n.found)
		diag_add(diags, W075, (struct place){l->number, 1},
			 _("'%s'; did you mean '%s'?"), name, n.found);
	else
		diag_add(diags, W075, (struct place){l->number, 1}, "'%s'", name);
	free(name);
}

static void check_value(const struct setting *s, uint32_t line, struct diags *diags)
{
	struct buf all = {0};
	const char *value;

	if (s->takes) {
		if (!s->takes(s->value))
			diag_add(diags, W077, (struct place){line, 1}, "'%s'; %s",
				 s->value, _(s->wanted));
		return;
	}
	for (size_t i = 0; (value = s->known(i)) && strcmp(value, s->value) != 0; i++)
		buf_add_format(&all, "%s%s", i ? ", " : "", value);
	if (!value)
		diag_add(diags, W077, (struct place){line, 1}, _("'%s'; there are: %s"),
			 s->value, buf_string(&all));
	buf_release(&all);
}

static void take_setting(struct setting settings[], const struct line *l,
			 struct diags *diags)
{
	struct setting *s = settings;

	while (s->name && !span_is(l->name, s->name))
		s++;
	if (!s->name) {
		report_unknown(settings, l, diags);
	} else if (!s->value) {
		s->value = copy(l->value);
		check_value(s, l->number, diags);
	}
}

void config_read(struct setting settings[], const char *path, struct diags *diags)
{
	struct buf text = {0};
	struct line line = {0};

	config_release(settings);
	if (path)
		read_file(path, &text, diags);
	while (next_line(&text, &line))
		if (line.value.s && line.name.length)
			take_setting(settings, &line, diags);
		else if (line.value.s || line.name.length)
			diag_add(diags, W074, (struct place){line.number, 1}, "%s",
				 _("write: name = value"));
	buf_release(&text);
}

void config_release(struct setting settings[])
{
	for (; settings->name; settings++) {
		free(settings->value);
		settings->value = NULL;
	}
}

/* --- writing -------------------------------------------------------------------------------- */

/* Appends the text with the value in its place: in the first line of the setting. */
static void add_changed(struct buf *out, const struct buf *text, const char *name,
			const char *value)
{
	const char *s = buf_string(text), *end = s + text->length, *rest;
	struct line l = {0};

	while (next_line(text, &l))
		if (l.value.s && span_is(l.name, name)) {
			rest = l.value.s + l.value.length;
			buf_add_bytes(out, s, (size_t)(l.value.s - s));
			buf_add(out, value);
			buf_add_bytes(out, rest, (size_t)(end - rest));
			return;
		}
	buf_add_bytes(out, s, text->length);
	buf_add_format(out, "%s%s = %s\n", s < end && end[-1] != '\n' ? "\n" : "", name,
		       value);
}

bool config_set(const char *name, const char *value)
{
	struct buf text = {0}, changed = {0};
	char *path = config_path();
	struct replace r = {.path = path, .over = true, .is_own = true};
	struct diags ignored;
	bool good;

	/* Read anew: another program may have written since. */
	diags_init(&ignored, "");
	good = path && read_file(path, &text, &ignored);
	if (good) {
		add_changed(&changed, &text, name, value);
		good = replace_file(&r, changed.s, changed.length, NULL, NULL) ==
		       REPLACE_DONE;
	}
	diags_release(&ignored);
	buf_release(&text);
	buf_release(&changed);
	free(path);
	return good;
}
