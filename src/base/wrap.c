/* wrap.c - breaks a paragraph into lines. */
#include "base/wrap.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unilbrk.h>

#include "base/mem.h"
#include "base/text.h"

static bool is_word_char(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Would a break before `at` part what belongs together? One letter and a hyphen from the
 * rest of the word; and the parts of an address or a code, between which Unicode Standard Annex 14
 * (rule LB29) has no break, but libunistring has. */
static bool parts(const char *s, size_t at)
{
	bool letter = at >= 2 && is_word_char(s[at - 2]);

	if (s[at - 1] == '-')
		return letter && (at == 2 || !isalnum((unsigned char)s[at - 3]));
	return letter && strchr(".:?,=", s[at - 1]) && is_word_char(s[at]);
}

void wrap_init(struct wrap *w, const char *s, size_t length)
{
	*w = (struct wrap){.s = s, .length = length, .measure = text_char_columns};
	w->breaks = mem_resize(NULL, length + 1);
	u8_possible_linebreaks((const uint8_t *)s, length, "UTF-8", w->breaks);
	for (size_t at = 1; at < length; at++)
		if (w->breaks[at] == UC_BREAK_POSSIBLE && parts(s, at))
			w->breaks[at] = UC_BREAK_PROHIBITED;
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
		int wide = w->measure(w->s + at, w->length - at, &taken);

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
