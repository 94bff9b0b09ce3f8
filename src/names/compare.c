/* compare.c - compares two names, part by part: kinds and marks, words, numbers, places. First
 * those items find each other that say the same; then what is left over is judged. */
#include "names/compare.h"

#include "names/words.h"

/* Some items of a name, in their order. */
struct part_list {
	struct item *items[MAX_ITEMS];
	size_t count;
};

/* Gives a state to the items of a list that were not compared yet. */
static void settle(struct part_list *l, enum item_state state)
{
	for (size_t i = 0; i < l->count; i++)
		if (l->items[i]->state == ITEM_OPEN)
			l->items[i]->state = state;
}

/* Gives a state to all items of two lists that weigh less. */
static void raise_states(struct part_list *a, struct part_list *b, enum item_state state)
{
	struct part_list *lists[] = {a, b};

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < lists[side]->count; i++)
			if (lists[side]->items[i]->state < state)
				lists[side]->items[i]->state = state;
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
	return a->part == b->part && a->rule == b->rule;
}

static void pair(struct item *x, struct item *y, enum item_state state)
{
	x->state = y->state = state;
	x->partner = y;
	y->partner = x;
}

/* Pairs the items that say the same, wherever they stand. */
static void pair_alike(struct part_list *a, struct part_list *b)
{
	for (size_t i = 0; i < a->count; i++) {
		for (size_t k = 0; k < b->count; k++) {
			struct item *x = a->items[i], *y = b->items[k];

			if (x->state != ITEM_OPEN || y->state != ITEM_OPEN ||
			    !same_item(x, y))
				continue;
			pair(x, y, same_source(x, y) ? ITEM_SAME : ITEM_OTHERWISE);
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
	enum item_state state = has_open(a) && has_open(b) ? ITEM_CONFLICT : ITEM_MISSING;

	settle(a, state);
	settle(b, state);
}

/* Returns whether nothing is left over, but the partners stand in another order. */
static bool are_reordered(const struct part_list *a, const struct part_list *b)
{
	const struct item *last = NULL;
	bool reordered = false;

	for (size_t i = 0; i < a->count; i++) {
		const struct item *partner = a->items[i]->partner;

		reordered |= partner && last && partner < last;
		last = partner ? partner : last;
	}
	return reordered && !has_open(a) && !has_open(b);
}

/* --- lists of parts -------------------------------------------------------------------- */

enum { ANY = -1 };

/* Lists the items of a part and a level; ANY of them is possible. */
static struct part_list list_of(struct name *n, int part, int level)
{
	struct part_list list = {0};

	for (size_t i = 0; i < n->count; i++) {
		struct item *item = &n->items[i];

		if ((part == ANY || item->part == (enum part)part) &&
		    (level == ANY || item->level == (uint32_t)level))
			list.items[list.count++] = item;
	}
	return list;
}

/* Lists the kinds, or marks, of a set. */
static struct part_list list_of_set(struct name *n, enum part part, uint32_t set)
{
	struct part_list list = {0};

	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].part == part && n->items[i].rule->set == set)
			list.items[list.count++] = &n->items[i];
	return list;
}

/* Lists an addition with the word that says what it is; nothing at level 0. */
static struct part_list addition_of(struct name *n, uint32_t level)
{
	return level ? list_of(n, ANY, (int)level) : (struct part_list){0};
}

/* --- kinds and marks ------------------------------------------------------------------- */

/* Settles the kinds and marks that say nothing new: another in the other name says it, too. */
static void settle_wider(struct name *n, const struct name *other)
{
	for (size_t i = 0; i < n->count; i++) {
		struct item *x = &n->items[i];

		if (x->part != PART_KIND && x->part != PART_MARK)
			continue;
		for (size_t k = 0; k < other->count && x->state == ITEM_OPEN; k++) {
			const struct item *y = &other->items[k];

			if ((y->part == PART_KIND || y->part == PART_MARK) &&
			    rules_is_wider(n->rules, x->rule, y->rule))
				x->state = ITEM_OTHERWISE;
		}
	}
}

/* Finds the kinds of a name that stand elsewhere in the other, which has none of their set: behind
 * a word they are kinds there, too ("SMK Negeri Kehutanan", "SMK Kehutanan Negeri"); else they
 * may begin the name of a place. */
static void find_kinds_elsewhere(struct name *n, struct name *other)
{
	for (size_t i = 0; i < n->count; i++) {
		struct item *x = &n->items[i];

		if (x->part != PART_KIND || x->rule->count > 1 ||
		    list_of_set(other, PART_KIND, x->rule->set).count > 0)
			continue;
		for (size_t k = 1; k < other->count && x->state == ITEM_OPEN; k++) {
			struct item *y = &other->items[k];

			if (y->part == PART_WORD && y->state == ITEM_OPEN &&
			    tokens_are_same(&x->word, &y->word))
				x->state = y->state = y[-1].part == PART_WORD
							      ? ITEM_OTHERWISE
							      : ITEM_ORDER;
		}
	}
}

/* Settles the kinds and marks that may be left out, where the other name has none of their set. */
static void settle_unsaid(struct name *n, struct name *other)
{
	for (size_t i = 0; i < n->count; i++) {
		struct item *x = &n->items[i];

		if ((x->part == PART_KIND || x->part == PART_MARK) &&
		    x->state == ITEM_OPEN && rules_have(n->rules, PART_UNSAID, x->rule) &&
		    list_of_set(other, x->part, x->rule->set).count == 0)
			x->state = ITEM_OTHERWISE;
	}
}

/* Judges the kinds, or the marks, set by set. */
static void judge_sets(struct name *a, struct name *b, enum part part)
{
	struct name *names[] = {a, b};

	for (int side = 0; side < 2; side++)
		for (size_t i = 0; i < names[side]->count; i++) {
			const struct item *item = &names[side]->items[i];
			struct part_list la, lb;

			if (item->part != part)
				continue;
			la = list_of_set(a, part, item->rule->set);
			lb = list_of_set(b, part, item->rule->set);
			judge_open(&la, &lb);
		}
}

static void compare_kinds_and_marks(struct name *a, struct name *b)
{
	settle_wider(a, b);
	settle_wider(b, a);
	find_kinds_elsewhere(a, b);
	find_kinds_elsewhere(b, a);
	settle_unsaid(a, b);
	settle_unsaid(b, a);
	judge_sets(a, b, PART_KIND);
	judge_sets(a, b, PART_MARK);
}

/* --- numbers --------------------------------------------------------------------------- */

/* Returns whether a word, by its rule a numeral, is this number. */
static bool is_numeral_of(const struct name *n, const struct item *word,
			  const struct item *number)
{
	const struct phrase *numeral;

	if (word->part != PART_WORD || word->level > 0 || word->state != ITEM_OPEN ||
	    number->part != PART_NUMBER || number->level > 0)
		return false;
	numeral = rules_find(n->rules, PART_NUMERAL, &word->word);
	return numeral &&
	       tokens_are_same(rules_words(n->rules, numeral - numeral->member),
			       &number->word);
}

/* Returns whether the second of two items stands in brackets, and the first before them. */
static bool is_in_brackets(const struct name *n, const struct item *before,
			   const struct item *item)
{
	uint32_t from = before->source[before->sources - 1].end;

	for (; from < item->source->start; from++)
		if (n->text[from] == '(')
			return true;
	return false;
}

/* Returns whether two items are one number, in words and in digits, the second in brackets. */
static bool is_said_twice(const struct name *n, size_t at)
{
	const struct item *item = &n->items[at];

	return at + 1 < n->count && is_in_brackets(n, item, &item[1]) &&
	       (is_numeral_of(n, item, &item[1]) || is_numeral_of(n, &item[1], item));
}

/* Settles the numbers in words: one beside its number, one of them in brackets, says nothing new,
 * and one may be a number of the other name, or belong to a place. */
static void settle_numerals(struct name *n, struct name *other)
{
	for (size_t i = 0; i < n->count; i++) {
		struct item *word = &n->items[i];

		if (word->part == PART_WORD &&
		    (is_said_twice(n, i) || (i > 0 && is_said_twice(n, i - 1))))
			word->state = ITEM_OTHERWISE;
		for (size_t k = 0; k < other->count; k++)
			if (other->items[k].state == ITEM_OPEN &&
			    is_numeral_of(n, word, &other->items[k]))
				word->state = other->items[k].state = ITEM_SLIP;
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

/* The same numbers in another order are other numbers where they stand together, as in 13/1;
 * elsewhere one of them may belong to a place. A number can change, and the thing stay. */
static void compare_numbers(struct name *a, struct name *b)
{
	struct part_list la = list_of(a, PART_NUMBER, 0);
	struct part_list lb = list_of(b, PART_NUMBER, 0);

	settle_numerals(a, b);
	settle_numerals(b, a);
	if (are_reordered(&la, &lb))
		raise_states(&la, &lb,
			     are_together(&la) && are_together(&lb) ? ITEM_NUMBER
								    : ITEM_ORDER);
	settle(&la, ITEM_NUMBER);
	settle(&lb, ITEM_NUMBER);
}

/* --- places ---------------------------------------------------------------------------- */

/* Stores the words of some items of a list, if none was compared. */
static bool open_words(const struct part_list *l, size_t at, size_t count,
		       const struct token **words)
{
	if (at + count > l->count)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (l->items[at + i]->state != ITEM_OPEN)
			return false;
		words[i] = &l->items[at + i]->word;
	}
	return true;
}

/* Finds the words of `a` that may be so many words of `b`, misspelt or shortened. */
static void find_slips(struct part_list *a, struct part_list *b, size_t count,
		       const struct rules *r)
{
	const struct token *words[MAX_JOINED];

	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count && a->items[i]->state == ITEM_OPEN; k++) {
			if (!open_words(b, k, count, words) ||
			    !words_may_be(r, &a->items[i]->word, words, count))
				continue;
			a->items[i]->state = ITEM_SLIP;
			for (size_t n = 0; n < count; n++)
				b->items[k + n]->state = ITEM_SLIP;
		}
}

/* Judges the words that have found no partner. The same ones in another order may be another
 * place or not. */
static void judge_words(struct part_list *a, struct part_list *b, const struct rules *r)
{
	if (are_reordered(a, b))
		raise_states(a, b, ITEM_ORDER);
	for (size_t count = MAX_JOINED; count > 0; count--) {
		find_slips(a, b, count, r);
		find_slips(b, a, count, r);
	}
	judge_open(a, b);
}

static void compare_words(struct part_list *a, struct part_list *b, const struct rules *r)
{
	pair_alike(a, b);
	judge_words(a, b, r);
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
			compare_words(&la, &lb, a->rules);
	}
}

/* Returns whether the words of an addition, without the first, which says what it is, stand in a
 * list from a word on, and none was compared. */
static bool stand_at(const struct part_list *addition, const struct part_list *core,
		     size_t at)
{
	if (at + addition->count - 1 > core->count)
		return false;
	for (size_t i = 1; i < addition->count; i++) {
		const struct item *word = core->items[at + i - 1];

		if (word->state != ITEM_OPEN || !same_item(word, addition->items[i]))
			return false;
	}
	return true;
}

/* Returns whether a word of an addition is the name of two places. */
static bool has_twin(const struct part_list *addition, const struct rules *r)
{
	for (size_t i = 1; i < addition->count; i++)
		if (rules_find(r, PART_TWIN, &addition->items[i]->word))
			return true;
	return false;
}

/* Returns what it means where a name lacks the word that says what a place is: nothing, if that may
 * be left out, and the place has no twin. */
static enum item_state state_of_unsaid(const struct part_list *addition,
				       const struct rules *r)
{
	if (has_twin(addition, r))
		return ITEM_MISSING;
	return rules_have(r, PART_UNSAID, addition->items[0]->rule) ? ITEM_OTHERWISE
								    : ITEM_MISSING;
}

/* Finds the places that are an addition in one name, and words like others in the other:
 * "Pembina Kecamatan Pasirian", "Pembina Pasirian". */
static void find_additions(struct name *n, struct part_list *core)
{
	for (size_t i = 0; i < n->count; i++) {
		struct part_list addition = addition_of(n, n->items[i].level);

		if (n->items[i].part != PART_PLACE || n->items[i].state != ITEM_OPEN)
			continue;
		for (size_t at = 0; at < core->count; at++) {
			if (!stand_at(&addition, core, at))
				continue;
			for (size_t k = 1; k < addition.count; k++)
				core->items[at + k - 1]->state = ITEM_OTHERWISE;
			addition.items[0]->state = state_of_unsaid(&addition, n->rules);
			settle(&addition, ITEM_OTHERWISE);
			break;
		}
	}
}

/* Settles the word that says what a place is, where the rest of it found its partner, and nothing
 * of the other name is left over. */
static void settle_place(struct part_list *addition, const struct part_list *core,
			 const struct rules *r)
{
	bool found = !has_open(core);

	for (size_t i = 1; i < addition->count; i++)
		found &= addition->items[i]->state != ITEM_OPEN;
	if (found && addition->items[0]->state == ITEM_OPEN)
		addition->items[0]->state = state_of_unsaid(addition, r);
}

/* Compares the words of a name with an addition of the other, which has no words: that addition,
 * with the word that says what it is, may be the place itself. Where that word tells two places
 * apart, it may stand behind: "Kota Bogor", "Bogor Kota"; "Kota Agung" is another place. */
static void compare_with_addition(struct part_list *core, struct name *other,
				  uint32_t other_level, bool compared)
{
	struct part_list addition = addition_of(other, compared ? 0 : other_level);

	for (size_t i = 0; i < addition.count; i++)
		addition.items[i]->part = PART_WORD;
	if (addition.count == 0)
		settle(core, ITEM_MISSING);
	else {
		pair_alike(core, &addition);
		if (has_twin(&addition, other->rules))
			addition.items[0]->partner = NULL;
		settle_place(&addition, core, other->rules);
		judge_words(&addition, core, other->rules);
	}
}

static bool has_open_addition(const struct name *n)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].level > 0 && n->items[i].state == ITEM_OPEN)
			return true;
	return false;
}

/* Judges the additions that were not compared: if they are the only place of a name, or the other
 * has one of another level, that name lacks it; else they say nothing more. */
static void judge_additions(struct name *n, bool is_place)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].level > 0 && n->items[i].state == ITEM_OPEN)
			n->items[i].state = is_place ? ITEM_MISSING : ITEM_OTHERWISE;
}

static void compare_places(struct name *a, struct name *b)
{
	struct part_list la = list_of(a, PART_WORD, 0), lb = list_of(b, PART_WORD, 0);
	uint32_t level_a = first_level(a), level_b = first_level(b);
	bool is_place = la.count + lb.count == 0 && level_a != level_b;

	compare_additions(a, b);
	if (la.count > 0 && lb.count > 0) {
		find_additions(a, &lb);
		find_additions(b, &la);
		judge_words(&la, &lb, a->rules);
	} else if (la.count > 0)
		compare_with_addition(&la, b, level_b, addition_of(a, level_b).count > 0);
	else if (lb.count > 0)
		compare_with_addition(&lb, a, level_a, addition_of(b, level_a).count > 0);
	is_place |= has_open_addition(a) && has_open_addition(b);
	judge_additions(a, is_place);
	judge_additions(b, is_place);
}

/* --- names ----------------------------------------------------------------------------- */

/* Returns whether items of a name, which follow each other, may be parts of one word: words, marks
 * or kinds that were not compared, and of an addition the word that says what it is, too. */
static bool may_be_parts(const struct name *n, size_t at, size_t count,
			 const struct token **words)
{
	bool whole = true;

	if (at + count > n->count)
		return false;
	for (size_t i = 0; i < count; i++) {
		const struct item *item = &n->items[at + i];

		if (item->state != ITEM_OPEN || item->part == PART_NUMBER ||
		    (item->rule && item->rule->count > 1))
			return false;
		whole &= item->level == 0 || i > 0 || item->part == PART_PLACE;
		words[i] = &item->word;
	}
	return whole;
}

/* Finds the words of a name that are several in the other: "Tamansari", "Taman Sari". */
static void find_joined(struct name *n, struct name *other)
{
	const struct token *words[MAX_JOINED];

	for (size_t i = 0; i < n->count; i++)
		for (size_t k = 0; k < other->count; k++)
			for (size_t count = 2; count <= MAX_JOINED; count++) {
				struct item *one = &n->items[i];

				if (one->part != PART_WORD || one->state != ITEM_OPEN ||
				    !may_be_parts(other, k, count, words) ||
				    !words_are_joined(&one->word, words, count))
					continue;
				one->state = ITEM_OTHERWISE;
				for (size_t w = 0; w < count; w++)
					other->items[k + w].state = ITEM_OTHERWISE;
			}
}

/* Pairs the items that say the same, except additions: those have a level. */
static void pair_parts(struct name *a, struct name *b)
{
	static const enum part parts[] = {PART_KIND, PART_MARK, PART_NOTHING, PART_WORD,
					  PART_NUMBER};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct part_list la = list_of(a, (int)parts[i], 0);
		struct part_list lb = list_of(b, (int)parts[i], 0);

		pair_alike(&la, &lb);
	}
}

static void settle_nothing(struct name *n)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->items[i].part == PART_NOTHING && n->items[i].state == ITEM_OPEN)
			n->items[i].state = ITEM_OTHERWISE;
}

void compare_names(struct name *a, struct name *b)
{
	pair_parts(a, b);
	find_joined(a, b);
	find_joined(b, a);
	compare_kinds_and_marks(a, b);
	compare_numbers(a, b);
	compare_places(a, b);
	settle_nothing(a);
	settle_nothing(b);
}
