/* name.c - takes a name apart. */
#include "names/name.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <unistr.h>

#include "names/spelling.h"

enum { WHOLE_WORD = TOKEN_BYTES - 8 /* bytes; a longer one may have been cut */ };

/* A name while it is read: its words, after those of `same` were replaced. */
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

static void read_words(struct reading *r, const char *s)
{
	struct tokens *words = &r->name->words;

	spelling_tokens(words, s, strlen(s));
	r->too_long = words->count > MAX_ITEMS;
	for (size_t i = 0; i < words->count && !r->too_long; i++) {
		r->too_long = words->items[i].length > WHOLE_WORD;
		r->items[r->count++] = (struct item){.source = &words->items[i],
						     .sources = 1,
						     .word = words->items[i]};
	}
}

/* --- phrases --------------------------------------------------------------------------- */

static bool stands_at(const struct reading *r, const struct phrase *phrase, size_t at)
{
	const struct token *words = r->rules->words.items + phrase->first;

	if (at + phrase->count > r->count)
		return false;
	for (size_t i = 0; i < phrase->count; i++)
		if (!tokens_are_same(&words[i], &r->items[at + i].word))
			return false;
	return true;
}

/* Returns the longest phrase at a word: of those that `same` replaces, or of the others. NULL
 * for none. */
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

/* Replaces a phrase by the first of its set; returns how many words that has. */
static size_t replace_at(struct reading *r, size_t at, const struct phrase *phrase)
{
	const struct phrase *first = phrase - phrase->member;
	const struct token *source = r->items[at].source;
	const struct token *words = r->rules->words.items + first->first;
	size_t rest = r->count - at - phrase->count, count = first->count;

	if (phrase == first)
		return count;
	if (at + count + rest > MAX_ITEMS) {
		r->too_long = true;
		return phrase->count;
	}
	memmove(&r->items[at + count], &r->items[at + phrase->count],
		rest * sizeof *r->items);
	for (size_t i = 0; i < count; i++)
		r->items[at + i] = (struct item){
			.source = source, .sources = phrase->count, .word = words[i]};
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

/* Returns the value of a roman number in its standard form; 0 where it is none, or above 39. */
static unsigned roman(const struct token *w)
{
	static const char *const tens[] = {"", "x", "xx", "xxx"};
	static const char *const ones[] = {"",	"i",  "ii",  "iii",  "iv",
					   "v", "vi", "vii", "viii", "ix"};
	char number[8];

	if (!strchr("xvi", *w->s)) /* as most words */
		return 0;
	for (unsigned value = 1; value < 40; value++) {
		int length = snprintf(number, sizeof number, "%s%s", tens[value / 10],
				      ones[value % 10]);

		if (w->length == length && !memcmp(w->s, number, w->length))
			return value;
	}
	return 0;
}

static bool is_arabic(const struct token *w)
{
	size_t digits = 0;

	while (digits < w->length && isdigit((unsigned char)w->s[digits]))
		digits++;
	return digits > 0 && digits == w->length;
}

/* Rewrites a number as arabic, without leading zeros. Returns false if it is none. */
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

/* Adds an item of a phrase or, where that is NULL, of one word. */
static struct item *take(struct reading *r, size_t at, const struct phrase *phrase,
			 enum part part)
{
	struct item *item = &r->name->items[r->name->count++];
	const struct item *last = &r->items[at + (phrase ? phrase->count : 1) - 1];

	*item = r->items[at];
	item->sources = (size_t)(last->source - item->source) + last->sources;
	item->part = part;
	if (phrase) {
		item->set = phrase->set;
		item->member = phrase->member;
	}
	return item;
}

static bool is_plain(const struct reading *r, size_t at)
{
	return at < r->count && !phrase_at(r, at, false) &&
	       !is_arabic(&r->items[at].word) && !roman(&r->items[at].word);
}

/* Returns whether a comma or a bracket stands between a word and the one before it. */
static bool is_parted(const struct reading *r, size_t at)
{
	const struct item *before = &r->items[at - 1];
	uint32_t from = before->source[before->sources - 1].end;

	for (; from < r->items[at].source->start; from++)
		if (strchr(",;()", r->name->text[from]))
			return true;
	return false;
}

/* Returns whether the name of a place begins here, after the word for a place. It may begin with
 * a roman number, if a word follows; other numbers belong to the whole name. */
static bool opens_addition(const struct reading *r, size_t at)
{
	if (at >= r->count || is_parted(r, at) || is_arabic(&r->items[at].word))
		return false;
	return !roman(&r->items[at].word) || is_plain(r, at + 1);
}

static size_t take_addition(struct reading *r, size_t at, const struct phrase *phrase)
{
	size_t next = at + phrase->count;
	struct item *item = take(r, at, phrase, PART_PLACE);
	uint32_t level = phrase->set + 1;

	item->level = level;
	/* The first word is part of the place's name, whatever it is; a comma ends the name. */
	do {
		item = take(r, next, NULL, PART_WORD);
		item->level = level;
		if (!is_plain(r, next))
			read_number(&item->word);
		next++;
	} while (is_plain(r, next) && !is_parted(r, next));
	return next;
}

static size_t take_word(struct reading *r, size_t at)
{
	struct item *item = take(r, at, NULL, PART_WORD);

	if (read_number(&item->word))
		item->part = PART_NUMBER;
	r->in_head = false;
	return at + 1;
}

static bool has_kind(const struct name *n, const struct phrase *phrase)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].part == PART_KIND && n->items[i].set == phrase->set &&
		    n->items[i].member == phrase->member)
			return true;
	return false;
}

/* A kind stands at the head of a name; said again there, it says nothing new, unless a
 * word follows: then it may be that of a place. Elsewhere it is a word like others. */
static size_t take_part(struct reading *r, size_t at)
{
	const struct phrase *phrase = phrase_at(r, at, false);
	size_t next = phrase ? at + phrase->count : at;
	bool again = phrase && phrase->part == PART_KIND && has_kind(r->name, phrase);

	if (!phrase)
		return take_word(r, at);
	if (phrase->part == PART_PLACE)
		return opens_addition(r, next) ? take_addition(r, at, phrase)
					       : take_word(r, at);
	if (phrase->part == PART_KIND && (!r->in_head || (again && is_plain(r, next))))
		return take_word(r, at);
	take(r, at, phrase, again ? PART_NOTHING : phrase->part);
	return next;
}

/* --- names ----------------------------------------------------------------------------- */

/* A name says first what kind of thing it is, by a member of the first set of kinds, if the tree
 * has any; then which one. */
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

bool name_read(struct name *n, const struct rules *rules, const char *s)
{
	struct reading r = {.rules = rules, .name = n, .in_head = true};

	*n = (struct name){.text = s};
	if (strlen(s) > MAX_NAME || u8_check((const uint8_t *)s, strlen(s)))
		return false;
	read_words(&r, s);
	replace_same(&r);
	for (size_t at = 0; at < r.count && !r.too_long;)
		at = take_part(&r, at);
	return !r.too_long && is_valid(n, rules);
}
