/* wrap.c - breaks a paragraph into lines. */
#include "base/wrap.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/text.h"

/* What a character is to the rules. */
enum kind {
	KIND_JOINED, /* the later bytes of a character, and marks upon it */
	KIND_GLUE,   /* invisible, and belongs to both sides */
	KIND_GAP,    /* invisible, and a break follows */
	KIND_BLANK,
	KIND_LETTER, /* of a script with blanks between words */
	KIND_DIGIT,
	KIND_HYPHEN, /* and dashes */
	KIND_SLASH,
	KIND_OPENER, /* belongs to what follows */
	KIND_CLOSER, /* belongs to what stands before */
	KIND_SIGN,   /* may belong to both: a straight quote, a backtick */
	KIND_WIDE,   /* of a script without blanks between words; emoji too */
	KIND_WIDE_OPENER,
	KIND_WIDE_CLOSER
};

/* In `places` the kind of a character stands below how good a break before it is. */
enum { KIND_BITS = 0x0F };

/* Sets of kinds: what only opens what follows, and what only closes what stands before. */
enum {
	OPENING = 1 << KIND_OPENER | 1 << KIND_WIDE_OPENER,
	CLOSING = 1 << KIND_CLOSER | 1 << KIND_WIDE_CLOSER | 1 << KIND_HYPHEN |
		  1 << KIND_SLASH
};

/* The wide ones are those of the classes OP, CL, NS and CJ in Unicode Standard Annex 14
 * that occur in Chinese and Japanese. */
static const struct {
	enum kind kind;
	const wchar_t *characters;
} marks[] = {
	{KIND_HYPHEN, L"-\xAD‐‒–—―"},
	{KIND_SLASH, L"/"},
	{KIND_OPENER, L"([{“‘‚„«‹¿¡"},
	{KIND_CLOSER, L")]}.,:;!?%”’»›…"},
	{KIND_WIDE_OPENER, L"（［｛「『【〈《〔"},
	{KIND_WIDE_CLOSER, L"）］｝」』】〉》〕、。，．：；！？・ー々ゝゞヽヾ"
			   L"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"},
	/* The zero width space. */
	{KIND_GAP, L"\u200B"},
	/* Zero width joiner, word joiner, zero width no-break space. */
	{KIND_GLUE, L"\u200D\u2060\uFEFF"},
	/* The colours of skin of the emoji before. */
	{KIND_JOINED, L"\U0001F3FB\U0001F3FC\U0001F3FD\U0001F3FE\U0001F3FF"},
};

/* Returns the kind of the character at `s`, and stores its bytes. */
static enum kind read_kind(const char *s, size_t length, size_t *taken)
{
	uint32_t c = text_read(s, length, taken);
	int columns;

	if (c == ' ')
		return KIND_BLANK;
	if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		return KIND_LETTER;
	if (c >= '0' && c <= '9')
		return KIND_DIGIT;
	for (size_t i = 0; c && i < sizeof marks / sizeof *marks; i++)
		if (wcschr(marks[i].characters, (wchar_t)c))
			return marks[i].kind;
	/* The signs of ASCII and Latin-1, and what is no character. */
	if (c < 0xC0 || c == 0xD7 || c == 0xF7 || c == TEXT_INVALID)
		return KIND_SIGN;
	columns = text_char_columns(s, length, taken);
	if (columns != 1)
		return columns ? KIND_WIDE : KIND_JOINED;
	/* From General Punctuation on to the arrows and shapes. */
	return c >= 0x2000 && c < 0x2C00 ? KIND_SIGN : KIND_LETTER;
}

static enum kind kind_at(const struct wrap *w, size_t at)
{
	return (enum kind)(w->places[at] & KIND_BITS);
}

/* Goes back to the character before, and returns its kind; a blank at `start`. */
static enum kind step_back(const struct wrap *w, size_t start, size_t *at)
{
	while (*at > start) {
		enum kind kind = kind_at(w, --*at);

		if (kind != KIND_JOINED)
			return kind;
	}
	return KIND_BLANK;
}

static bool is_alphanumeric(enum kind kind)
{
	return kind == KIND_LETTER || kind == KIND_DIGIT;
}

/* Scripts without blanks break between any two characters, but a line neither begins with
 * what belongs to the line before, nor ends with what belongs to the next. */
static bool breaks_beside_wide(enum kind before, enum kind after)
{
	const unsigned keep_next = OPENING | 1 << KIND_SIGN | 1 << KIND_BLANK;
	const unsigned keep_last = CLOSING | 1 << KIND_SIGN | 1 << KIND_GAP;

	return !(keep_next & 1u << before) && !(keep_last & 1u << after);
}

/* Returns whether a word of more than one letter starts at `at`. */
static bool begins_long_word(const struct wrap *w, size_t at)
{
	for (at++; at < w->length && kind_at(w, at) == KIND_JOINED;)
		at++;
	return at < w->length && is_alphanumeric(kind_at(w, at));
}

/* Returns how good a break is between the sign at `at` and the letter or digit at `next`. It is
 * good after a hyphen or a slash between words of more than one letter: "e-mail", "Ctrl-C",
 * "s/d" and "2-3" stay whole. */
static enum wrap_place judge_sign(const struct wrap *w, size_t start, size_t at,
				  size_t next, bool is_code)
{
	enum kind sign = kind_at(w, at);
	bool word = is_alphanumeric(step_back(w, start, &at));
	bool long_word = word && is_alphanumeric(step_back(w, start, &at));

	if (sign == KIND_HYPHEN || sign == KIND_SLASH) {
		if (long_word && kind_at(w, next) == KIND_LETTER && !is_code &&
		    (sign == KIND_SLASH || begins_long_word(w, next)))
			return WRAP_GOOD;
		return sign == KIND_SLASH ? WRAP_WEAK : WRAP_NOWHERE;
	}
	return sign == KIND_CLOSER && word ? WRAP_WEAK : WRAP_NOWHERE;
}

/* Returns how good a break before `at` is, within a word. */
static enum wrap_place judge(const struct wrap *w, size_t start, size_t at, bool is_code)
{
	enum kind after = kind_at(w, at), before;
	size_t next = at;

	if (after <= KIND_GLUE)
		return WRAP_NOWHERE;
	before = step_back(w, start, &at);
	if (before == KIND_GLUE)
		return WRAP_NOWHERE;
	if (before == KIND_GAP)
		return WRAP_GOOD;
	if (after >= KIND_WIDE || before >= KIND_WIDE)
		return breaks_beside_wide(before, after) ? WRAP_GOOD : WRAP_NOWHERE;
	if (!is_alphanumeric(after) || is_alphanumeric(before))
		return WRAP_NOWHERE;
	return judge_sign(w, start, at, next, is_code);
}

/* Returns whether a word is an address, the name of a file, a path code or an option. Whoever
 * copies one wants it whole, and would not take a hyphen at the end of a line for a part of
 * it. */
static bool is_code(const struct wrap *w, size_t start, size_t end)
{
	size_t first = start;

	while (first < end && w->s[first] != '-' && !is_alphanumeric(kind_at(w, first)))
		first++;
	if (first < end && w->s[first] == '-')
		return true;
	for (size_t at = start + 1; at + 1 < end; at++) {
		size_t before = at;

		if (w->s[at] && strchr(".,:=@", w->s[at]) &&
		    is_alphanumeric(step_back(w, start, &before)) &&
		    (is_alphanumeric(kind_at(w, at + 1)) || w->s[at + 1] == '/'))
			return true;
	}
	return false;
}

/* Returns whether a word has characters of these kinds only. */
static bool is_only(const struct wrap *w, size_t start, size_t end, unsigned kinds)
{
	for (size_t at = start; at < end; at++)
		if (kind_at(w, at) != KIND_JOINED && !(kinds & 1u << kind_at(w, at)))
			return false;
	return true;
}

/* Returns whether a line may end at the blank behind a word. It may not where the word only
 * opens what follows, nor where the next word only closes it: "( a", "b !", "c › d". */
static bool breaks_between(const struct wrap *w, size_t start, size_t end, size_t next,
			   size_t next_end)
{
	return start < end && kind_at(w, next) > KIND_GLUE &&
	       !is_only(w, start, end, OPENING) && !is_only(w, next, next_end, CLOSING);
}

/* Returns where the blanks at `at` end, or the word. */
static size_t skip(const struct wrap *w, size_t at, bool blanks)
{
	while (at < w->length && (w->s[at] == ' ') == blanks)
		at++;
	return at;
}

static void find_places(struct wrap *w)
{
	size_t start = 0, end = skip(w, 0, false);

	while (start < w->length) {
		size_t next = skip(w, end, true), next_end = skip(w, next, false);
		bool code = is_code(w, start, end);

		for (size_t at = start + 1; at < end; at++)
			w->places[at] |= (char)judge(w, start, at, code);
		if (next < w->length && breaks_between(w, start, end, next, next_end))
			w->places[next] |= WRAP_GOOD;
		start = next;
		end = next_end;
	}
}

void wrap_init(struct wrap *w, const char *s, size_t length)
{
	size_t taken;

	*w = (struct wrap){.s = s, .length = length, .measure = text_char_columns};
	w->places = mem_alloc(length + 1);
	for (size_t at = 0; at < length; at += taken)
		w->places[at] = (char)read_kind(s + at, length - at, &taken);
	find_places(w);
}

void wrap_release(struct wrap *w)
{
	free(w->places);
	*w = (struct wrap){0};
}

bool wrap_next(struct wrap *w, int columns, size_t *start, size_t *end)
{
	size_t at, taken, good = 0, weak = 0;
	int used = 0;

	if (w->at >= w->length)
		return false;
	*start = w->at;
	for (at = w->at; at < w->length; at += taken) {
		int wide = w->measure(w->s + at, w->length - at, &taken);

		if (w->places[at] & WRAP_GOOD)
			good = at;
		else if (w->places[at] & WRAP_WEAK)
			weak = at;
		if (used + wide > columns && w->s[at] != ' ' && at > *start)
			break;
		used += wide;
	}
	if (at < w->length && good > *start)
		at = good;
	else if (at < w->length && weak > *start)
		at = weak;
	w->at = at;
	while (at > *start && w->s[at - 1] == ' ')
		at--;
	*end = at;
	return true;
}
