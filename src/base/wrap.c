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

/* The wide ones are those of the classes OP, CL, NS and CJ in Unicode Standard Annex 14
 * that occur in Chinese and Japanese. */
static const wchar_t openers[] = L"“‘‚„«‹¿¡";
static const wchar_t closers[] = L"”’»›…";
static const wchar_t wide_openers[] = L"（［｛「『【〈《〔";
static const wchar_t wide_closers[] = L"）］｝」』】〉》〕、。，．：；！？・ー々ゝゞヽヾ"
				      L"ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ";

static enum kind ascii_kind(char c)
{
	if (c == ' ')
		return KIND_BLANK;
	if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
		return KIND_LETTER;
	if (c >= '0' && c <= '9')
		return KIND_DIGIT;
	if (c == '-')
		return KIND_HYPHEN;
	if (c == '/')
		return KIND_SLASH;
	if (c && strchr("([{", c))
		return KIND_OPENER;
	return c && strchr(")]}.,:;!?%", c) ? KIND_CLOSER : KIND_SIGN;
}

static enum kind wide_kind(wchar_t c)
{
	if (wcschr(wide_openers, c))
		return KIND_WIDE_OPENER;
	if (wcschr(wide_closers, c))
		return KIND_WIDE_CLOSER;
	/* The colour of skin of the emoji before it. */
	return c >= 0x1F3FB && c <= 0x1F3FF ? KIND_JOINED : KIND_WIDE;
}

static enum kind invisible_kind(uint32_t c)
{
	if (c == 0x200B) /* zero width space */
		return KIND_GAP;
	/* Zero width joiner, word joiner, zero width no-break space. */
	return c == 0x200D || c == 0x2060 || c == 0xFEFF ? KIND_GLUE : KIND_JOINED;
}

/* Returns the kind of the character at `s`, and stores its bytes. */
static enum kind read_kind(const char *s, size_t length, size_t *taken)
{
	int columns = text_char_columns(s, length, taken);
	uint32_t c;

	if ((unsigned char)*s < 0x80)
		return ascii_kind(*s);
	c = text_read(s, length, taken);
	if (c == TEXT_INVALID)
		return KIND_SIGN;
	if (columns != 1)
		return columns ? wide_kind((wchar_t)c) : invisible_kind(c);
	if (c == 0xAD || c == 0x2010 || (c >= 0x2012 && c <= 0x2015))
		return KIND_HYPHEN;
	if (wcschr(openers, (wchar_t)c))
		return KIND_OPENER;
	if (wcschr(closers, (wchar_t)c))
		return KIND_CLOSER;
	/* The signs of Latin-1, and from General Punctuation on to the arrows and shapes. */
	if (c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00))
		return KIND_SIGN;
	return KIND_LETTER;
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
	bool keeps_next = before == KIND_OPENER || before == KIND_WIDE_OPENER ||
			  before == KIND_SIGN || before == KIND_BLANK;
	bool keeps_last = after == KIND_CLOSER || after == KIND_WIDE_CLOSER ||
			  after == KIND_HYPHEN || after == KIND_SLASH ||
			  after == KIND_SIGN || after == KIND_GAP;

	return !keeps_next && !keeps_last;
}

/* Does a word of more than a letter begin at `at`? */
static bool begins_long_word(const struct wrap *w, size_t at)
{
	for (at++; at < w->length && kind_at(w, at) == KIND_JOINED;)
		at++;
	return at < w->length && is_alphanumeric(kind_at(w, at));
}

/* How good is a break between the sign at `at` and a letter or a digit, at `next`? A good
 * one after a hyphen or a slash between words of more than a letter: "e-mail", "Ctrl-C",
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

/* How good is a break within a word, before `at`? */
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

/* Is a word an address, the name of a file, a path code, an option? Whoever copies one
 * wants it whole, and a hyphen at the end of a line would not be taken for a part of it. */
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

/* Has a word characters of these kinds alone? */
static bool is_only(const struct wrap *w, size_t start, size_t end, unsigned kinds)
{
	for (size_t at = start; at < end; at++)
		if (kind_at(w, at) != KIND_JOINED && !(kinds & 1u << kind_at(w, at)))
			return false;
	return true;
}

/* May a line end behind a word, at a blank? Not where it only opens what follows, nor where
 * the next only closes it: "( a", "b !", "c › d". */
static bool breaks_between(const struct wrap *w, size_t start, size_t end, size_t next,
			   size_t next_end)
{
	const unsigned opening = 1u << KIND_OPENER | 1u << KIND_WIDE_OPENER;
	const unsigned closing = 1u << KIND_CLOSER | 1u << KIND_WIDE_CLOSER |
				 1u << KIND_HYPHEN | 1u << KIND_SLASH;

	return start < end && kind_at(w, next) > KIND_GLUE &&
	       !is_only(w, start, end, opening) && !is_only(w, next, next_end, closing);
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
