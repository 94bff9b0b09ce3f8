/* names.c - compares two names: two ways to write one, or the names of two things? */
#include "names/names.h"

#include <string.h>

#include "names/name.h"

enum {
	MIN_SLIP = 3,  /* bytes; in a shorter word one edit makes another */
	MAX_JOINED = 3 /* words that may have been written as one */
};

/* Some items of a name, in their order. */
struct part_list {
	struct item *items[MAX_ITEMS];
	size_t count;
};

/* Gives a state to all items of both lists that weigh no more than `most`. */
static void raise_states(struct part_list *a, struct part_list *b, enum item_state most,
			 enum item_state state)
{
	for (size_t i = 0; i < a->count; i++)
		if (a->items[i]->state <= most)
			a->items[i]->state = state;
	for (size_t i = 0; i < b->count; i++)
		if (b->items[i]->state <= most)
			b->items[i]->state = state;
}

/* Returns whether two items are written with the same words. */
static bool same_source(const struct item *a, const struct item *b)
{
	if (a->sources != b->sources)
		return false;
	for (size_t i = 0; i < a->sources; i++)
		if (!tokens_are_same(&a->source[i], &b->source[i]))
			return false;
	return true;
}

/* Returns whether two items say the same. */
static bool same_item(const struct item *a, const struct item *b)
{
	if (a->part == PART_WORD || a->part == PART_NUMBER)
		return b->part == a->part && tokens_are_same(&a->word, &b->word);
	return a->part == b->part && a->set == b->set && a->member == b->member;
}

/* Pairs the items that say the same, wherever they stand. */
static void pair_alike(struct part_list *a, struct part_list *b)
{
	for (size_t i = 0; i < a->count; i++) {
		for (size_t k = 0; k < b->count; k++) {
			struct item *x = a->items[i], *y = b->items[k];

			if (y->state != ITEM_OPEN || !same_item(x, y))
				continue;
			x->state = y->state =
				same_source(x, y) ? ITEM_SAME : ITEM_OTHERWISE;
			break;
		}
	}
}

static bool has_open(const struct part_list *l)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->items[i]->state == ITEM_OPEN)
			return true;
	return false;
}

/* Judges the items without a partner: on both sides, they contradict; on one side, they are only
 * missing in the other name. */
static void judge_open(struct part_list *a, struct part_list *b)
{
	bool both = has_open(a) && has_open(b);

	raise_states(a, b, ITEM_OPEN, both ? ITEM_CONFLICT : ITEM_UNSURE);
}

/* Returns whether all items have a partner, but stand in another order. */
static bool are_reordered(const struct part_list *a, const struct part_list *b)
{
	bool same = true;

	if (has_open(a) || has_open(b))
		return false;
	for (size_t i = 0; i < a->count && same; i++)
		same = same_item(a->items[i], b->items[i]);
	return !same;
}

/* --- lists of parts -------------------------------------------------------------------- */

enum { ANY = -1 };

/* Lists the items of a part, a level and a set; ANY of them is possible. */
static struct part_list list_of(struct name *n, int part, int level, int set)
{
	struct part_list list = {0};

	for (size_t i = 0; i < n->count; i++) {
		struct item *item = &n->items[i];

		if ((part == ANY || item->part == (enum part)part) &&
		    (level == ANY || item->level == (uint32_t)level) &&
		    (set == ANY || item->set == (uint32_t)set))
			list.items[list.count++] = item;
	}
	return list;
}

/* Lists an addition with the word that says what it is; nothing at level 0. */
static struct part_list addition_of(struct name *n, uint32_t level)
{
	return level ? list_of(n, ANY, (int)level, ANY) : (struct part_list){0};
}

/* --- kinds, marks, numbers ------------------------------------------------------------- */

/* Compares the kinds, or the marks, set by set. */
static void compare_sets(struct name *a, struct name *b, enum part part)
{
	struct name *names[] = {a, b};

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < names[side]->count; i++) {
			const struct item *item = &names[side]->items[i];
			struct part_list la, lb;

			if (item->part != part)
				continue;
			la = list_of(a, (int)part, ANY, (int)item->set);
			lb = list_of(b, (int)part, ANY, (int)item->set);
			pair_alike(&la, &lb);
			judge_open(&la, &lb);
		}
}

/* Returns whether all items stand side by side. */
static bool are_together(const struct part_list *l)
{
	for (size_t i = 1; i < l->count; i++)
		if (l->items[i] != l->items[i - 1] + 1)
			return false;
	return true;
}

/* The same numbers in another order contradict where they stand together, as in 13/1; elsewhere
 * one of them may belong to a place. */
static void compare_numbers(struct name *a, struct name *b)
{
	struct part_list la = list_of(a, PART_NUMBER, 0, ANY);
	struct part_list lb = list_of(b, PART_NUMBER, 0, ANY);
	enum item_state state =
		are_together(&la) && are_together(&lb) ? ITEM_CONFLICT : ITEM_UNSURE;

	pair_alike(&la, &lb);
	if (are_reordered(&la, &lb))
		raise_states(&la, &lb, state, state);
	judge_open(&la, &lb);
}

/* --- places ---------------------------------------------------------------------------- */

/* Returns whether one word is `count` words of the other name, joined, but for one edit. */
static bool is_joined(const struct token *one, const struct part_list *l, size_t at,
		      size_t count)
{
	char joined[MAX_JOINED * TOKEN_BYTES];
	size_t length = 0;

	if (at + count > l->count)
		return false;
	for (size_t i = at; i < at + count; i++) {
		if (l->items[i]->state != ITEM_OPEN)
			return false;
		memcpy(joined + length, l->items[i]->word.s, l->items[i]->word.length);
		length += l->items[i]->word.length;
	}
	if (length < MIN_SLIP || one->length < MIN_SLIP || length > TOKEN_BYTES)
		return false;
	return word_edits(one->s, one->length, joined, length, 1) <= 1;
}

/* Finds the words of `a` that may be words of `b`, misspelt or joined. */
static void find_slips(struct part_list *a, struct part_list *b, size_t words)
{
	for (size_t i = 0; i < a->count; i++) {
		for (size_t k = 0; k < b->count && a->items[i]->state == ITEM_OPEN; k++) {
			if (!is_joined(&a->items[i]->word, b, k, words))
				continue;
			a->items[i]->state = ITEM_UNSURE;
			for (size_t n = 0; n < words; n++)
				b->items[k + n]->state = ITEM_UNSURE;
		}
	}
}

/* Compares words. The same ones in another order may be another place or not. */
static void compare_words(struct part_list *a, struct part_list *b)
{
	pair_alike(a, b);
	if (are_reordered(a, b))
		raise_states(a, b, ITEM_UNSURE, ITEM_UNSURE);
	for (size_t words = 1; words <= MAX_JOINED; words++) {
		find_slips(a, b, words);
		find_slips(b, a, words);
	}
	judge_open(a, b);
}

static uint32_t first_level(const struct name *n)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].level > 0)
			return n->items[i].level;
	return 0;
}

/* Compares the additions of each level that both names have. */
static void compare_additions(struct name *a, struct name *b)
{
	for (size_t i = 0; i < a->count; i++) {
		struct part_list la = addition_of(a, a->items[i].level);
		struct part_list lb = addition_of(b, a->items[i].level);

		if (la.count > 0 && lb.count > 0 && la.items[0]->state == ITEM_OPEN)
			compare_words(&la, &lb);
	}
}

/* Compares the words of a name with an addition of the other, which has no words: that addition,
 * with the word that says what it is, may be the place itself. */
static void compare_with_addition(struct part_list *core, struct name *other,
				  uint32_t other_level, bool compared)
{
	struct part_list addition = addition_of(other, compared ? 0 : other_level);

	for (size_t i = 0; i < addition.count; i++)
		addition.items[i]->part = PART_WORD;
	if (addition.count > 0)
		compare_words(core, &addition);
	else
		raise_states(core, &addition, ITEM_UNSURE, ITEM_UNSURE);
}

/* Judges the additions that were not compared: if they are the only place of a name, the other
 * name lacks it; else they say nothing more. */
static void judge_additions(struct name *n, bool is_place)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].level > 0 && n->items[i].state == ITEM_OPEN)
			n->items[i].state = is_place ? ITEM_UNSURE : ITEM_OTHERWISE;
}

static void compare_places(struct name *a, struct name *b)
{
	struct part_list la = list_of(a, PART_WORD, 0, ANY);
	struct part_list lb = list_of(b, PART_WORD, 0, ANY);
	uint32_t level_a = first_level(a), level_b = first_level(b);

	compare_additions(a, b);
	if (la.count > 0 && lb.count > 0)
		compare_words(&la, &lb);
	else if (la.count > 0)
		compare_with_addition(&la, b, level_b, addition_of(a, level_b).count > 0);
	else if (lb.count > 0)
		compare_with_addition(&lb, a, level_a, addition_of(b, level_a).count > 0);
	judge_additions(a, la.count + lb.count == 0 && level_a != level_b);
	judge_additions(b, la.count + lb.count == 0 && level_a != level_b);
}

/* --- the verdict ----------------------------------------------------------------------- */

/* Pairs the items that say nothing, only to tell which are written otherwise. */
static void compare_nothing(struct name *a, struct name *b)
{
	struct part_list la = list_of(a, PART_NOTHING, ANY, ANY);
	struct part_list lb = list_of(b, PART_NOTHING, ANY, ANY);

	pair_alike(&la, &lb);
}

static enum item_state worst_of(const struct name names[2])
{
	enum item_state worst = ITEM_SAME;

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < names[side].count; i++)
			if (names[side].items[i].state > worst)
				worst = names[side].items[i].state;
	return worst;
}

/* Lists the words of the items in a state; those side by side are one span. */
static void add_spans(struct names_result *result, int side, const struct name *n,
		      enum item_state state)
{
	struct names_span *spans = result->differ[side];
	size_t *count = &result->differ_count[side];
	const struct token *last = n->words.items;

	for (size_t i = 0; i < n->count; i++) {
		const struct item *item = &n->items[i];
		struct names_span span = {item->source->start,
					  item->source[item->sources - 1].end};

		if (item->state != state &&
		    !(state == ITEM_OTHERWISE && item->part == PART_NOTHING &&
		      item->state == ITEM_OPEN))
			continue;
		if (*count > 0 && item->source <= last)
			spans[*count - 1].end = span.end;
		else
			spans[(*count)++] = span;
		last = item->source + item->sources;
	}
}

static void compare(struct name *a, struct name *b)
{
	compare_sets(a, b, PART_KIND);
	compare_sets(a, b, PART_MARK);
	compare_numbers(a, b);
	compare_places(a, b);
	compare_nothing(a, b);
}

static void judge(const struct name names[2], struct names_result *result)
{
	static const enum names_verdict verdicts[] = {[ITEM_SAME] = NAMES_SAME,
						      [ITEM_OTHERWISE] = NAMES_SAME,
						      [ITEM_UNSURE] = NAMES_UNKNOWN,
						      [ITEM_CONFLICT] = NAMES_DIFFERENT};
	enum item_state worst = worst_of(names);

	result->verdict = verdicts[worst];
	worst = worst < ITEM_OTHERWISE ? ITEM_OTHERWISE : worst;
	add_spans(result, 0, &names[0], worst);
	add_spans(result, 1, &names[1], worst);
}

void names_compare(const struct tree *t, const char *a, const char *b,
		   struct names_result *result)
{
	/* The order of the names must not matter: the lesser is always compared first. */
	bool turned = strcmp(a, b) > 0;
	struct rules rules;
	struct name names[2];

	rules_init(&rules, t);
	*result = (struct names_result){.verdict = NAMES_UNKNOWN};
	result->valid[0] = name_read(&names[0], &rules, a);
	result->valid[1] = name_read(&names[1], &rules, b);
	if (result->valid[0] && result->valid[1]) {
		compare(&names[turned], &names[!turned]);
		judge(names, result);
	}
	name_release(&names[0]);
	name_release(&names[1]);
	rules_release(&rules);
}
