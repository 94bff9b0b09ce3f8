/* name.c - takes a name apart. */
#include "names/name.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "names/spelling.h"

enum {
	WHOLE_WORD = TOKEN_BYTES - 8, /* bytes; a longer one may have been cut */
	MAX_ROMAN = 39
};

/* A name while it is read: its words, with those of `same` replaced. */
struct reading {
	const struct rules *rules;
	struct name *name;
	struct item items[MAX_ITEMS];
	size_t count;
	bool too_long;
	bool in_head; /* nothing but kinds and what says nothing has come */
};

void name_release(struct name *n)
{
	tokens_release(&n->words);
}

static void read_words(struct reading *r, const char *s, size_t length)
{
	struct tokens *words = &r->name->words;

	spelling_tokens(words, s, length);
	r->too_long = words->count > MAX_ITEMS;
	for (size_t i = 0; i < words->count && !r->too_long; i++) {
		r->too_long = words->items[i].length > WHOLE_WORD;
		r->items[r->count++] =
			(struct item){.source = i, .sources = 1, .word = words->items[i]};
	}
}

/* --- phrases --------------------------------------------------------------------------- */

static bool stands_at(const struct reading *r, const struct phrase *phrase, size_t at)
{
	const struct token *words = rules_tokens(r->rules, phrase);

	if (at + phrase->count > r->count)
		return false;
	for (size_t i = 0; i < phrase->count; i++)
		if (!tokens_are_same(&words[i], &r->items[at + i].word))
			return false;
	return true;
}

/* Returns the longest phrase that stands there: of those that are replaced, or of the
 * others. NULL where there is none. */
static const struct phrase *phrase_at(const struct reading *r, size_t at, bool replaced)
{
	const struct phrase *longest = NULL;

	for (size_t i = 0; i < r->rules->count; i++) {
		const struct phrase *phrase = &r->rules->phrases[i];

		if ((phrase->part == PART_SAME) == replaced &&
		    (!longest || phrase->count > longest->count) &&
		    stands_at(r, phrase, at))
			longest = phrase;
	}
	return longest;
}

/* Replaces what stands at `at` by the first of its set; returns how many words that has. */
static size_t replace_at(struct reading *r, size_t at, const struct phrase *phrase)
{
	const struct phrase *first = rules_first(r->rules, phrase);
	size_t rest = r->count - at - phrase->count, source = r->items[at].source;
	size_t count = first->count;

	if (phrase == first)
		return count;
	if (at + count + rest > MAX_ITEMS) {
		r->too_long = true;
		return phrase->count;
	}
	memmove(&r->items[at + count], &r->items[at + phrase->count],
		rest * sizeof *r->items);
	for (size_t i = 0; i < count; i++)
		r->items[at + i] =
			(struct item){.source = source,
				      .sources = phrase->count,
				      .word = rules_tokens(r->rules, first)[i]};
	r->count = at + count + rest;
	return count;
}

static void replace_same(struct reading *r)
{
	const struct phrase *phrase;

	for (size_t at = 0; at < r->count;) {
		phrase = phrase_at(r, at, true);
		at += phrase ? replace_at(r, at, phrase) : 1;
	}
}

/* --- numbers --------------------------------------------------------------------------- */

/* Returns the value of a roman number in its standard form, without those above
 * MAX_ROMAN; 0 where it is none. */
static unsigned roman(const struct token *w)
{
	static const struct {
		char s[5];
		unsigned value;
	} signs[] = {{"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1}};
	unsigned value = 0, most[] = {3, 1, 1, 1, 3};
	size_t at = 0;

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t length = strlen(signs[i].s);

		for (unsigned n = 0; n < most[i] && at + length <= w->length &&
				     !memcmp(w->s + at, signs[i].s, length);
		     n++, at += length)
			value += signs[i].value;
	}
	return at == w->length && value <= MAX_ROMAN ? value : 0;
}

static bool is_arabic(const struct token *w)
{
	size_t digits = 0;

	while (digits < w->length && isdigit((unsigned char)w->s[digits]))
		digits++;
	return digits > 0 && digits == w->length;
}

/* Writes a number in one way: arabic, without leading zeros. Returns false for what is
 * none. */
static bool read_number(struct token *w)
{
	unsigned value = roman(w);
	size_t zeros = 0;

	if (value > 0) {
		w->length = (uint16_t)snprintf(w->s, sizeof w->s, "%u", value);
		return true;
	}
	if (!is_arabic(w))
		return false;
	while (zeros + 1 < w->length && w->s[zeros] == '0')
		zeros++;
	w->length = (uint16_t)(w->length - zeros);
	memmove(w->s, w->s + zeros, w->length);
	return true;
}

/* --- parts ----------------------------------------------------------------------------- */

static struct item *take(struct reading *r, size_t at, size_t count, enum part part)
{
	struct item *item = &r->name->items[r->name->count++];
	const struct item *last = &r->items[at + count - 1];

	*item = r->items[at];
	item->sources = last->source + last->sources - item->source;
	item->part = part;
	return item;
}

static bool is_plain(const struct reading *r, size_t at)
{
	return at < r->count && !phrase_at(r, at, false) &&
	       !is_arabic(&r->items[at].word) && !roman(&r->items[at].word);
}

/* Does a comma or a bracket part what stands at `at` from what stands before it? */
static bool is_parted(const struct reading *r, size_t at)
{
	const struct item *a = &r->items[at - 1], *b = &r->items[at];
	const struct token *words = r->name->words.items;
	uint32_t from = words[a->source + a->sources - 1].end,
		 to = words[b->source].start;

	for (; from < to; from++)
		if (strchr(",;()", r->name->text[from]))
			return true;
	return false;
}

/* Does a place's name follow, or is what looks like the word for a place a name itself? A
 * roman number can begin one; others belong to the whole. */
static bool opens_addition(const struct reading *r, size_t at)
{
	if (at >= r->count || is_parted(r, at) || is_arabic(&r->items[at].word))
		return false;
	return !roman(&r->items[at].word) || is_plain(r, at + 1);
}

static size_t take_addition(struct reading *r, size_t at, const struct phrase *phrase)
{
	size_t next = at + phrase->count;
	struct item *item = take(r, at, phrase->count, PART_PLACE);
	uint32_t level = phrase->set + 1;

	item->set = phrase->set;
	item->member = phrase->member;
	item->level = level;
	/* Whatever comes first is part of the name, but a comma ends it. */
	do {
		item = take(r, next, 1, PART_WORD);
		item->level = level;
		if (!is_plain(r, next))
			read_number(&item->word);
		next++;
	} while (is_plain(r, next) && !is_parted(r, next));
	return next;
}

static bool has_kind(const struct name *n, const struct phrase *phrase)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].part == PART_KIND && n->items[i].set == phrase->set &&
		    n->items[i].member == phrase->member)
			return true;
	return false;
}

static size_t take_phrase(struct reading *r, size_t at, const struct phrase *phrase)
{
	bool again = phrase->part == PART_KIND && has_kind(r->name, phrase);
	struct item *item =
		take(r, at, phrase->count, again ? PART_NOTHING : phrase->part);

	item->set = phrase->set;
	item->member = phrase->member;
	return at + phrase->count;
}

static size_t take_other(struct reading *r, size_t at)
{
	struct item *item = take(r, at, 1, PART_WORD);

	if (read_number(&item->word))
		item->part = PART_NUMBER;
	r->in_head = false;
	return at + 1;
}

/* A kind stands at the head of a name; said again there, it says nothing new, unless a
 * word follows: then it may be that of a place. Elsewhere it is a word like others. */
static size_t take_part(struct reading *r, size_t at)
{
	const struct phrase *phrase = phrase_at(r, at, false);
	size_t next = phrase ? at + phrase->count : at;

	if (!phrase)
		return take_other(r, at);
	if (phrase->part == PART_PLACE && opens_addition(r, next))
		return take_addition(r, at, phrase);
	if (phrase->part == PART_PLACE ||
	    (phrase->part == PART_KIND &&
	     (!r->in_head || (has_kind(r->name, phrase) && is_plain(r, next)))))
		return take_other(r, at);
	return take_phrase(r, at, phrase);
}

/* --- names ----------------------------------------------------------------------------- */

/* It says first what kind of thing it is: a member of the first set of kinds, if there are
 * kinds. Then it says which. */
static bool is_valid(const struct name *n, const struct rules *r)
{
	bool kind = true, which = false;

	for (size_t i = 0; i < r->count; i++)
		kind &= r->phrases[i].part != PART_KIND;
	for (size_t i = 0; i < n->count; i++) {
		const struct item *item = &n->items[i];

		kind |= !which && item->part == PART_KIND && item->set == 0;
		which |= item->part == PART_WORD || item->part == PART_NUMBER;
		if (which && !kind)
			return false;
	}
	return kind && which;
}

void name_read(struct name *n, const struct rules *rules, const char *s, size_t length)
{
	struct reading r = {.rules = rules, .name = n, .in_head = true};

	*n = (struct name){.text = s};
	if (length > MAX_NAME || u8_check((const uint8_t *)s, length))
		return;
	read_words(&r, s, length);
	replace_same(&r);
	for (size_t at = 0; at < r.count && !r.too_long;)
		at = take_part(&r, at);
	n->valid = !r.too_long && is_valid(n, rules);
}
