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
	size_t reading; /* of those that are left, for what may be several things */
	bool too_long;
	bool in_head; /* nothing but kinds, marks and what says nothing has come */
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
	const struct token *words = rules_words(r->rules, phrase);

	if (at + phrase->count > r->count)
		return false;
	for (size_t i = 0; i < phrase->count; i++)
		if (!tokens_are_same(&words[i], &r->items[at + i].word))
			return false;
	return true;
}

/* Returns the longest phrase at a word, of the parts from one to another; NULL for none. Of those
 * that are as long, `choice` is taken; *count is how many those are. */
static const struct phrase *longest_at(const struct reading *r, size_t at, enum part from,
				       enum part to, size_t choice, size_t *count)
{
	const struct phrase *longest = NULL;

	*count = 0;
	for (size_t i = 0; i < r->rules->count; i++) {
		const struct phrase *phrase = &r->rules->phrases[i];

		if (phrase->part < from || phrase->part > to ||
		    (longest && phrase->count < longest->count) ||
		    !stands_at(r, phrase, at))
			continue;
		if (longest && phrase->count > longest->count)
			*count = 0;
		if (*count <= choice)
			longest = phrase;
		(*count)++;
	}
	return longest;
}

/* Returns the longest phrase at a word that is a part of the name; NULL for none. */
static const struct phrase *phrase_at(const struct reading *r, size_t at)
{
	size_t count;

	return longest_at(r, at, PART_NOTHING, PART_PLACE, 0, &count);
}

/* Returns the phrase of `same` at a word; where it may be one of several, by the reading. */
static const struct phrase *written_at(struct reading *r, size_t at)
{
	size_t count;
	const struct phrase *phrase = longest_at(r, at, PART_SAME, PART_SAME, 0, &count);

	if (count < 2)
		return phrase;
	phrase = longest_at(r, at, PART_SAME, PART_SAME, r->reading % count, &count);
	r->reading /= count;
	r->name->readings *= r->name->readings * count <= MAX_READINGS ? count : 1;
	return phrase;
}

/* Replaces a phrase by the first of its set; returns how many words that has. */
static size_t replace_at(struct reading *r, size_t at, const struct phrase *phrase)
{
	const struct phrase *first = phrase - phrase->member;
	const struct token *source = r->items[at].source;
	const struct token *words = rules_words(r->rules, first);
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
		phrase = written_at(r, at);
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
	item->rule = phrase;
	return item;
}

static bool is_plain(const struct reading *r, size_t at)
{
	return at < r->count && !phrase_at(r, at) && !is_arabic(&r->items[at].word) &&
	       !roman(&r->items[at].word);
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

/* Returns whether a name has a kind of this set, or of one that comes later. */
static bool has_kind_from(const struct name *n, uint32_t set)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].part == PART_KIND && n->items[i].rule->set >= set)
			return true;
	return false;
}

static bool has_kind(const struct name *n, const struct phrase *phrase)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].part == PART_KIND && n->items[i].rule == phrase)
			return true;
	return false;
}

/* Returns whether a kind of a later set than this stands at a word. */
static bool is_later_kind(const struct reading *r, size_t at, uint32_t set)
{
	const struct phrase *phrase = at < r->count ? phrase_at(r, at) : NULL;

	return phrase && phrase->part == PART_KIND && phrase->set > set;
}

/* Returns whether a rule is what it says there where it stands. Kinds stand at the head of a
 * name, those of an earlier set before those of a later one ("SDN KB Jeruk"), unless it begins
 * again ("SDN SMPN"); said again there, one says nothing new, unless a word follows: then it may
 * be that of a place. */
static bool holds_at(const struct reading *r, size_t at, const struct phrase *phrase)
{
	size_t next = at + phrase->count;

	switch (phrase->part) {
	case PART_AHEAD:
		return r->in_head && !has_kind_from(r->name, 0);
	case PART_KIND:
		return r->in_head &&
		       (has_kind(r->name, phrase)
				? !is_plain(r, next)
				: !has_kind_from(r->name, phrase->set + 1) ||
					  is_later_kind(r, next, phrase->set));
	case PART_PLACE:
		return opens_addition(r, next);
	case PART_WORD:
	case PART_NUMBER:
	case PART_SAME:
	case PART_NOTHING:
	case PART_MARK:
	case PART_SHORT:
	case PART_NUMERAL:
	case PART_WIDER:
	case PART_UNSAID:
	case PART_TWIN:
		break;
	}
	return true;
}

static size_t take_part(struct reading *r, size_t at)
{
	const struct phrase *phrase = phrase_at(r, at);
	bool again;

	if (!phrase || !holds_at(r, at, phrase))
		return take_word(r, at);
	if (phrase->part == PART_PLACE)
		return take_addition(r, at, phrase);
	again = phrase->part == PART_KIND && has_kind(r->name, phrase);
	take(r, at, phrase,
	     again || phrase->part == PART_AHEAD ? PART_NOTHING : phrase->part);
	return at + phrase->count;
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

		kind |= !which && item->part == PART_KIND && item->rule->set == 0;
		which |= item->part == PART_WORD || item->part == PART_NUMBER;
		if (which && !kind)
			return false;
	}
	return kind && which;
}

bool name_read(struct name *n, const struct rules *rules, const char *s, size_t reading)
{
	struct reading r = {
		.rules = rules, .name = n, .reading = reading, .in_head = true};

	*n = (struct name){.text = s, .rules = rules, .readings = 1};
	if (strlen(s) > MAX_NAME || u8_check((const uint8_t *)s, strlen(s)))
		return false;
	read_words(&r, s);
	replace_same(&r);
	for (size_t at = 0; at < r.count && !r.too_long;)
		at = take_part(&r, at);
	return !r.too_long && is_valid(n, rules);
}
