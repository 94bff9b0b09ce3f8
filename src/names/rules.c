/* rules.c - what a tree says about the parts of names. */
#include "names/rules.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "names/spelling.h"

void rules_release(struct rules *r)
{
	tokens_release(&r->words);
	free(r->phrases);
	*r = (struct rules){0};
}

/* Adds the phrase of the first bytes of `s`, unless there is no word in them. */
static void add_phrase(struct rules *r, struct phrase *phrase, const char *s,
		       size_t length)
{
	phrase->first = r->words.count;
	spelling_tokens(&r->words, s, length);
	phrase->count = r->words.count - phrase->first;
	if (phrase->count == 0)
		return;
	MEM_APPEND(r->phrases, r->count, r->capacity, *phrase);
	phrase->member++;
}

static void add_list(struct rules *r, const struct tree *t, struct tree_list list,
		     enum part part)
{
	for (uint32_t set = 0; set < list.count; set++) {
		const char *s = tree_word_string(t, list, set);
		struct phrase phrase = {.part = part, .set = set};

		while (*s) {
			size_t length = strcspn(s, ",");

			add_phrase(r, &phrase, s, length);
			s += length + (s[length] == ',');
		}
	}
}

void rules_init(struct rules *r, const struct tree *t)
{
	const struct tree_head *head = tree_head(t);

	*r = (struct rules){0};
	add_list(r, t, head->name_same, PART_SAME);
	add_list(r, t, head->name_ignore, PART_NOTHING);
	add_list(r, t, head->name_ahead, PART_AHEAD);
	add_list(r, t, head->name_kinds, PART_KIND);
	add_list(r, t, head->name_marks, PART_MARK);
	add_list(r, t, head->name_places, PART_PLACE);
	add_list(r, t, head->name_short, PART_SHORT);
	add_list(r, t, head->name_numerals, PART_NUMERAL);
	add_list(r, t, head->name_wider, PART_WIDER);
	add_list(r, t, head->name_unsaid, PART_UNSAID);
	add_list(r, t, head->name_twins, PART_TWIN);
}

/* --- what is there ------------------------------------------------------------------------ */

const struct token *rules_words(const struct rules *r, const struct phrase *phrase)
{
	return r->words.items + phrase->first;
}

static bool is_word(const struct rules *r, const struct phrase *phrase, enum part part,
		    const struct token *word)
{
	return phrase->part == part && phrase->count == 1 &&
	       tokens_are_same(rules_words(r, phrase), word);
}

const struct phrase *rules_find(const struct rules *r, enum part part,
				const struct token *word)
{
	for (size_t i = 0; i < r->count; i++)
		if (is_word(r, &r->phrases[i], part, word))
			return &r->phrases[i];
	return NULL;
}

bool rules_are_in_one_set(const struct rules *r, enum part part, const struct token *a,
			  const struct token *b)
{
	for (size_t i = 0; i < r->count; i++)
		for (size_t k = 0; k < r->count && is_word(r, &r->phrases[i], part, a);
		     k++)
			if (r->phrases[k].set == r->phrases[i].set &&
			    is_word(r, &r->phrases[k], part, b))
				return true;
	return false;
}

static bool are_alike(const struct rules *r, const struct phrase *a,
		      const struct phrase *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!tokens_are_same(&rules_words(r, a)[i], &rules_words(r, b)[i]))
			return false;
	return true;
}

bool rules_have(const struct rules *r, enum part part, const struct phrase *phrase)
{
	for (size_t i = 0; i < r->count; i++)
		if (r->phrases[i].part == part && are_alike(r, &r->phrases[i], phrase))
			return true;
	return false;
}

bool rules_is_wider(const struct rules *r, const struct phrase *wide,
		    const struct phrase *narrow)
{
	bool in_set = false;

	for (size_t i = 0; i < r->count; i++) {
		const struct phrase *phrase = &r->phrases[i];

		if (phrase->part != PART_WIDER)
			continue;
		if (phrase->member == 0)
			in_set = are_alike(r, phrase, wide);
		else if (in_set && are_alike(r, phrase, narrow))
			return true;
	}
	return false;
}
