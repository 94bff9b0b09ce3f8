/* wrap.c - breaks a paragraph into lines. */
#include "base/wrap.h"

#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

#include "base/mem.h"
#include "base/text.h"

void wrap_init(struct wrap *w, const char *s, size_t length)
{
	*w = (struct wrap){.s = s, .length = length};
	w->breaks = mem_resize(NULL, length + 1);
	u8_possible_linebreaks((const uint8_t *)s, length, "UTF-8", w->breaks);
}

void wrap_release(struct wrap *w)
{
	free(w->breaks);
	*w = (struct wrap){0};
}

static size_t without_blanks(const struct wrap *w, size_t start, size_t end)
{
	while (end > start && w->s[end - 1] == ' ')
		end--;
	return end;
}

bool wrap_next(struct wrap *w, int columns, size_t *start, size_t *end)
{
	size_t at, taken, allowed = 0;
	int used = 0;

	if (w->at >= w->length)
		return false;
	*start = w->at;
	for (at = w->at; at < w->length; at += taken) {
		int wide = text_char_columns(w->s + at, w->length - at, &taken);

		if (at > *start && w->breaks[at] == UC_BREAK_POSSIBLE)
			allowed = at;
		if (used + wide > columns && w->s[at] != ' ' && at > *start)
			break;
		used += wide;
	}
	if (at < w->length && allowed > *start)
		at = allowed;
	w->at = at;
	*end = without_blanks(w, *start, at);
	return true;
}
