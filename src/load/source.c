/* source.c - the bytes of a tree file, made harmless on their way to the YAML parser. */
#include "load/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unistr.h>

#include "base/errors.h"
#include "base/text.h"
#include "base/tr.h"

enum { MAX_FILE = 256 * 1024 * 1024 }; /* far above any tree, far below 32 bits */

static bool is_too_large(const struct source *s, size_t size)
{
	if (size > MAX_FILE)
		diag_add(s->diags, E002, (struct place){0}, _("more than %d MiB"),
			 MAX_FILE / 1024 / 1024);
	return size > MAX_FILE;
}

bool source_open(struct source *s, const char *path, struct diags *diags)
{
	struct stat st;
	char start[3] = "";

	*s = (struct source){.diags = diags, .place = {1, 1}};
	s->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	if (s->fd < 0 || fstat(s->fd, &st) < 0) {
		diag_add(diags, E001, (struct place){0}, "%s",
			 errors_text(ERRORS_READING, errno));
	} else if (!S_ISREG(st.st_mode)) {
		diag_add(diags, E001, (struct place){0}, "%s", _("not a regular file"));
	} else if (!is_too_large(s, (size_t)st.st_size)) {
		(void)!pread(s->fd, start, sizeof start, 0);
		lseek(s->fd, (off_t)text_mark(start, sizeof start), SEEK_SET);
		return true;
	}
	source_close(s);
	return false;
}

void source_close(struct source *s)
{
	if (s->fd >= 0)
		close(s->fd);
	s->fd = -1;
}

static size_t read_fully(struct source *s, unsigned char *into, size_t size)
{
	size_t got = 0;

	while (got < size && !s->ended) {
		ssize_t n = read(s->fd, into + got, size - got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			diag_add(s->diags, E001, s->place, "%s",
				 errors_text(ERRORS_READING, errno));
		if (n <= 0)
			s->ended = true;
		else
			got += (size_t)n;
	}
	return got;
}

/* Replaces a character by a harmless one of as many bytes, so that later columns stay what
 * they are, and says why. */
static void replace(struct source *s, unsigned char *at, size_t length,
		    enum diag_code code, uint32_t c)
{
	static const char *const stand_ins[] = {"", "?", "\xC2\xBF", "\xEF\xBF\xBD"};

	if (code == E004)
		diag_add(s->diags, code, s->place, "U+%04X", c);
	else if (code == E003)
		diag_add(s->diags, code, s->place, _("byte 0x%02X"), *at);
	else
		diag_add(s->diags, code, s->place, "%s", _("use blanks"));
	memcpy(at, code == E005 ? " " : stand_ins[length], length);
}

/* Goes over one character that is not plain ASCII text; returns its length. */
static size_t check_character(struct source *s, unsigned char *at, size_t left)
{
	size_t taken;
	uint32_t c = text_read((const char *)at, left, &taken);
	/* A carriage return is only ever the first half of a line's end. */
	bool ends_line = c == '\r' && left > 1 && at[1] == '\n';
	/* The YAML parser does not take these either, and gives no place for them. */
	bool is_none = c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;

	if (c == '\n') {
		s->place = (struct place){s->place.line + 1, 1};
		return taken;
	}
	if (c == '\t')
		replace(s, at, taken, E005, c);
	else if (c == TEXT_INVALID)
		replace(s, at, taken, E003, c);
	else if ((text_is_control(c) && !ends_line) || is_none)
		replace(s, at, taken, E004, c);
	else if (text_is_invisible(c))
		s->invisible[s->invisible_count++ % SOURCE_KNOWN] =
			(struct source_character){s->place, c};
	s->place.column++;
	return taken;
}

/* Makes a %TAG at the start of a line a comment, even where it is none: the parser compares
 * each with all before it. */
static void forbid_tag(struct source *s, unsigned char *at, size_t left)
{
	if (s->place.column > 1 || left < 2 || at[0] != '%' || at[1] != 'T')
		return;
	diag_add(s->diags, E007, s->place, "%s", _("a tag"));
	*at = '#';
}

/* Returns how many bytes at the end are the start of what can only be judged whole: a
 * character, an end of line, a directive. */
static size_t cut_character(const unsigned char *bytes, size_t length)
{
	ucs4_t c;

	if (length && (bytes[length - 1] == '\r' || bytes[length - 1] == '%'))
		return 1;
	for (size_t back = 1; back <= 3 && back <= length; back++)
		if (bytes[length - back] >= 0xC0)
			return u8_mbtoucr(&c, bytes + length - back, back) == -2 ? back
										 : 0;
	return 0;
}

static bool is_before(struct place a, struct place b)
{
	return a.line < b.line || (a.line == b.line && a.column < b.column);
}

const struct source_character *source_find_invisible(const struct source *s,
						     struct place from, struct place to)
{
	size_t i =
		s->invisible_count < SOURCE_KNOWN ? 0 : s->invisible_count - SOURCE_KNOWN;

	for (; i < s->invisible_count; i++) {
		const struct source_character *c = &s->invisible[i % SOURCE_KNOWN];

		if (!is_before(c->place, from) && is_before(c->place, to))
			return c;
	}
	return NULL;
}

int source_read(void *source, unsigned char *into, size_t size, size_t *got)
{
	struct source *s = source;
	size_t length = s->carried, at = 0;

	memcpy(into, s->carry, s->carried);
	length += read_fully(s, into + length, size - length);
	s->carried = s->ended ? 0 : cut_character(into, length);
	length -= s->carried;
	memcpy(s->carry, into + length, s->carried);
	while (at < length) {
		size_t start = at;

		forbid_tag(s, into + at, length - at);
		while (at < length && into[at] >= 0x20 && into[at] < 0x7F)
			at++;
		s->place.column += (uint32_t)(at - start);
		if (at < length)
			at += check_character(s, into + at, length - at);
	}
	s->total += length;
	if (is_too_large(s, s->total) || s->diags->count == s->diags->most) {
		s->gave_up = s->ended = true;
		s->carried = 0;
	}
	*got = length;
	return 1;
}
