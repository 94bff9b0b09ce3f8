/* config.c - what a person chose in the program, and is remembered in a file. */
#include "config/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/environment.h"
#include "base/errors.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/replace.h"
#include "base/text.h"
#include "base/tr.h"

enum {
	MAX_FINDINGS = 50, /* a file that is no config file is not worth more */
	MAX_SHOWN = 80	   /* bytes of what is told back: a line of a terminal */
};

/* --- the file ------------------------------------------------------------------------------- */

char *config_path(void)
{
	struct buf path = {0};

	environment_add_path(&path, "XDG_CONFIG_HOME", ".config", "tuntun/config");
	return path.s;
}

/* Reads as many bytes as the file had: what has taken its place may have no end. */
static bool read_bytes(FILE *file, size_t size, struct buf *text)
{
	char *bytes = mem_alloc(size + 1);

	buf_add_bytes(text, bytes, fread(bytes, 1, size, file));
	free(bytes);
	return !ferror(file);
}

/* Waits for nothing: what is not a regular file is not read. Returns false, after having said
 * why, for a file that is there and cannot be read. */
static bool read_file(const char *path, struct buf *text, struct diags *diags)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	FILE *file = fd < 0 ? NULL : fdopen(fd, "r");
	struct place place = {0};
	struct stat st;
	bool good = false;

	/* Under a name that is too long there is nothing either. */
	if (fd < 0 && (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG))
		return true;
	if (!file || fstat(fd, &st) < 0)
		diag_add(diags, W070, place, "%s", errors_text(ERRORS_READING, errno));
	else if (!S_ISREG(st.st_mode))
		diag_add(diags, W070, place, "%s", _("not a regular file"));
	else if (st.st_size > CONFIG_LARGEST)
		diag_add(diags, W071, place, _("more than %d KiB"),
			 CONFIG_LARGEST / 1024);
	else if (!read_bytes(file, (size_t)st.st_size, text))
		diag_add(diags, W070, place, "%s", errors_text(ERRORS_READING, errno));
	else
		good = true;
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
	const char *next, *text_end;
	const char *start, *end; /* without what ends it */
	uint32_t number;
	bool has_equals;
	struct span name, value; /* without a comment */
};

/* Begins before the first line, after a byte order mark. */
static struct line first_line(const struct buf *text)
{
	static const char mark[] = "\xEF\xBB\xBF";
	const char *s = buf_string(text);
	bool marked = strncmp(s, mark, sizeof mark - 1) == 0;

	return (struct line){.next = marked ? s + sizeof mark - 1 : s,
			     .text_end = s + text->length};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct span trimmed(const char *from, const char *to)
{
	while (from < to && is_blank(*from))
		from++;
	while (from < to && is_blank(to[-1]))
		to--;
	return (struct span){from, (size_t)(to - from)};
}

/* Takes the next line apart; returns false after the last. */
static bool next_line(struct line *l)
{
	const char *comment, *equals;

	if (l->next == l->text_end)
		return false;
	l->start = l->next;
	l->end = memchr(l->start, '\n', (size_t)(l->text_end - l->start));
	l->next = l->end ? l->end + 1 : l->text_end;
	if (!l->end)
		l->end = l->text_end;
	/* Of the last line, too: whoever appends one completes the end of this. */
	if (l->end > l->start && l->end[-1] == '\r')
		l->end--;
	l->number++;
	comment = l->start;
	while (comment < l->end &&
	       (*comment != '#' || (comment > l->start && !is_blank(comment[-1]))))
		comment++;
	equals = memchr(l->start, '=', (size_t)(comment - l->start));
	l->has_equals = equals != NULL;
	l->name = trimmed(l->start, equals ? equals : comment);
	l->value = trimmed(equals ? equals + 1 : comment, comment);
	return true;
}

static bool span_is(struct span span, const char *s)
{
	return strlen(s) == span.length && !memcmp(span.s, s, span.length);
}

/* --- what is wrong -------------------------------------------------------------------------- */

static struct place place_of(const struct line *l, const char *at)
{
	struct place place = {l->number, 1};
	size_t taken;

	for (const char *c = l->start; c < at; c += taken, place.column++)
		text_read(c, (size_t)(at - c), &taken);
	return place;
}

/* Appends a piece as it may be told back: of a long one, the beginning. */
static void add_shown(struct buf *out, struct span s)
{
	text_add_inert(out, s.s, s.length < MAX_SHOWN ? s.length : MAX_SHOWN);
}

static void report_unknown(const struct setting settings[], const struct line *l,
			   struct diags *diags)
{
	struct place place = place_of(l, l->name.s);
	struct buf shown = {0};
	struct nearest n;

	add_shown(&shown, l->name);
	nearest_start(&n, buf_string(&shown), 2);
	for (; settings->name; settings++)
		nearest_try(&n, settings->name);
	if (n.found)
		diag_add(diags, W075, place, _("'%s'; did you mean '%s'?"), n.word,
			 n.found);
	else
		diag_add(diags, W075, place, "'%s'", n.word);
	buf_release(&shown);
}

static void check_value(const struct setting *s, const struct line *l,
			struct diags *diags)
{
	struct buf shown = {0}, all = {0};
	const char *value;

	for (size_t i = 0; (value = s->known(i)) && !span_is(l->value, value); i++)
		buf_add_format(&all, "%s%s", i ? ", " : "", value);
	add_shown(&shown, l->value);
	if (!value)
		diag_add(diags, W077, place_of(l, l->value.s), _("'%s'; there are: %s"),
			 buf_string(&shown), buf_string(&all));
	buf_release(&shown);
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
	} else if (s->value) {
		diag_add(diags, W076, place_of(l, l->name.s), _("'%s'; line %u counts"),
			 s->name, s->line);
	} else {
		s->value = mem_alloc(l->value.length + 1);
		memcpy(s->value, l->value.s, l->value.length);
		s->line = l->number;
		check_value(s, l, diags);
	}
}

static void take_line(struct setting settings[], const struct line *l,
		      struct diags *diags)
{
	if (l->has_equals && l->name.length)
		take_setting(settings, l, diags);
	else if (l->has_equals || l->name.length)
		diag_add(diags, W074, place_of(l, l->name.s), "%s",
			 _("write: name = value"));
}

void config_read(struct setting settings[], const char *path, struct diags *diags)
{
	struct diags rest;
	struct buf text = {0};
	struct line line;
	bool all = true;

	config_release(settings);
	if (path)
		read_file(path, &text, diags);
	diags_init(&rest, "");
	for (line = first_line(&text); next_line(&line);) {
		take_line(settings, &line, all ? diags : &rest);
		if (all && diags->count == MAX_FINDINGS && line.next < line.text_end) {
			diag_add(diags, W078, (struct place){line.number + 1, 1}, "%s",
				 _("from here on nothing is reported"));
			all = false;
		}
	}
	diags_release(&rest);
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

/* Finds the line that counts; false where there is none. */
static bool find_line(const struct buf *text, const char *name, struct line *l)
{
	for (*l = first_line(text); next_line(l);)
		if (l->has_equals && span_is(l->name, name))
			return true;
	return false;
}

/* Appends the text with the value in its place; returns false where it stands there already. */
static bool add_changed(struct buf *out, const struct buf *text, const char *name,
			const char *value)
{
	const char *s = buf_string(text), *old, *end = s + text->length;
	struct line l;

	if (!find_line(text, name, &l)) {
		buf_add_bytes(out, s, text->length);
		if (text->length && end[-1] != '\n')
			buf_add_char(out, '\n');
		buf_add_format(out, "%s = %s\n", name, value);
		return true;
	}
	if (span_is(l.value, value))
		return false;
	old = l.value.s;
	buf_add_bytes(out, s, (size_t)(old - s));
	buf_add(out, value);
	if (!l.value.length && *old == '#') /* a comment follows a blank */
		buf_add_char(out, ' ');
	old += l.value.length;
	buf_add_bytes(out, old, (size_t)(end - old));
	return true;
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
	if (good && add_changed(&changed, &text, name, value))
		good = changed.length <= CONFIG_LARGEST &&
		       replace_file(&r, changed.s, changed.length, NULL, NULL) ==
			       REPLACE_DONE;
	diags_release(&ignored);
	buf_release(&text);
	buf_release(&changed);
	free(path);
	return good;
}
