/* liveness.c - which answers can still matter to a walk, and which of them are all the same. */
#include "check/liveness.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/room.h"

enum {
	MOST_BITS_BYTES = 16 * 1024 * 1024,
	MOST_WORDS_JOINED = 20 * 1000 * 1000, /* words of bits */
	WORD_BITS = 64
};

/* --- what tells answers apart ---------------------------------------------------------------- */

/* Notes that a comparison asks about a question. */
static void ask(struct liveness *l, uint32_t question)
{
	if (l->asked[question] != TREE_NONE)
		return;
	l->questions[l->count] = question;
	l->asked[question] = (uint32_t)l->count++;
}

/* Returns the kind of an answer, as comparisons name it. */
static uint64_t *kind_of(const struct liveness *l, uint32_t answer)
{
	return &l->kinds[answer & TREE_FROM_PROBLEM
				 ? tree_count(l->tree, TREE_ANSWERS) +
					   (answer & ~TREE_FROM_PROBLEM)
				 : answer];
}

/* Each comparison parts the answers that it names from those that it does not: a kind is a hash
 * of all comparisons that name an answer. Its multiplier is 2^64 by the golden ratio (Knuth,
 * "The Art of Computer Programming", 6.4). */
static void look_at_comparisons(struct liveness *l)
{
	uint32_t count = tree_count(l->tree, TREE_CONDITIONS);
	const uint32_t *first = count ? tree_condition(l->tree, 0) : NULL, *at = first;

	for (uint64_t comparison = 1; at && at < first + count; comparison++) {
		const uint32_t *head = at;

		tree_condition_head(&at);
		if (*head != TREE_IS)
			continue;
		ask(l, head[1]);
		for (uint32_t i = 0; i < head[2]; i++) {
			uint64_t *kind = kind_of(l, head[3 + i]);

			*kind = (*kind + comparison) * UINT64_C(0x9E3779B97F4A7C15);
		}
	}
}

uint64_t liveness_kind(const struct liveness *l, struct walk_choice given)
{
	return *kind_of(l, walk_operand(given));
}

/* --- what can still matter --------------------------------------------------------------------- */

struct flow {
	struct liveness *of;
	uint64_t *bits; /* of the place that is worked on */
	uint32_t own;	/* its number, where it is a question that is asked about */
	bool more;	/* bits were added */
	size_t left;	/* words that may still be joined */
};

static uint64_t *bits_of(const struct liveness *l, struct tree_target place)
{
	return l->bits + tree_place_number(l->tree, place) * l->words;
}

static uint64_t bit_of(uint32_t n)
{
	return UINT64_C(1) << n % WORD_BITS;
}

/* Adds bits to word number `i` of the place; after its question was answered, what was answered
 * to it before does not matter. */
static void add(struct flow *f, size_t i, uint64_t bits, bool is_after)
{
	if (is_after && f->own / WORD_BITS == i)
		bits &= ~bit_of(f->own);
	f->more |= (bits & ~f->bits[i]) != 0;
	f->bits[i] |= bits;
	room_use(&f->left, 1);
}

/* Adds the questions that a condition asks about. */
static void add_asked(struct flow *f, uint32_t when, bool is_after)
{
	const uint32_t *at;

	if (when == TREE_NONE)
		return;
	at = tree_condition(f->of->tree, when);
	for (uint32_t due = 1; due; due--) {
		const uint32_t *head = at;

		due += tree_condition_head(&at);
		room_use(&f->left, 1);
		if (*head == TREE_IS) {
			uint32_t n = f->of->asked[head[1]];

			add(f, n / WORD_BITS, bit_of(n), is_after);
		}
	}
}

/* A condition of an answer is asked before it is given, one of a route after that. */
static bool add_way(void *self, uint32_t when, const struct tree_target *to)
{
	struct flow *f = self;

	add_asked(f, when, to);
	for (size_t i = 0; to && i < f->of->words; i++)
		add(f, i, bits_of(f->of, *to)[i], true);
	return true;
}

static void add_place(struct flow *f, struct tree_target place)
{
	const struct tree *t = f->of->tree;
	bool is_question = place.kind == TREE_TO_QUESTION;

	f->bits = bits_of(f->of, place);
	f->own = is_question ? f->of->asked[place.index] : TREE_NONE;
	tree_each_way(t, place, add_way, f);
	if (is_question && tree_question(t, place.index)->problems)
		for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
			tree_each_way(t, (struct tree_target){TREE_TO_PROBLEM, i},
				      add_way, f);
}

/* Goes over all places once, the last one first: trees mostly ask forwards. Returns whether
 * anything has changed. */
static bool add_all(struct flow *f)
{
	const struct tree *t = f->of->tree;

	f->more = false;
	for (uint32_t i = tree_count(t, TREE_REMEDIES); i-- > 0 && f->left;)
		add_place(f, (struct tree_target){TREE_TO_REMEDY, i});
	for (uint32_t i = tree_count(t, TREE_QUESTIONS); i-- > 0 && f->left;)
		add_place(f, (struct tree_target){TREE_TO_QUESTION, i});
	return f->more;
}

static void find_live(struct liveness *l)
{
	size_t places = (size_t)tree_count(l->tree, TREE_QUESTIONS) +
			tree_count(l->tree, TREE_REMEDIES);
	struct flow f = {.of = l, .left = MOST_WORDS_JOINED};

	l->words = l->count / WORD_BITS + 1;
	if (places * l->words > MOST_BITS_BYTES / sizeof *l->bits)
		return;
	l->bits = mem_alloc(places * l->words * sizeof *l->bits);
	while (add_all(&f) && f.left)
		;
	if (f.left)
		return;
	free(l->bits);
	l->bits = NULL;
}

uint32_t liveness_next(const struct liveness *l, struct walk_place place, size_t *at,
		       uint64_t *steps)
{
	const uint64_t *bits = NULL;

	if (l->bits)
		bits = bits_of(l, walk_target(place));
	while (*at < l->count) {
		uint64_t word = bits ? bits[*at / WORD_BITS] >> *at % WORD_BITS : 1;

		++*steps;
		if (word & 1)
			return l->questions[(*at)++];
		*at = word ? *at + 1 : (*at / WORD_BITS + 1) * WORD_BITS;
	}
	return TREE_NONE;
}

void liveness_init(struct liveness *l, const struct tree *t)
{
	size_t questions = tree_count(t, TREE_QUESTIONS) * sizeof *l->asked;

	*l = (struct liveness){
		.tree = t,
		.asked = mem_alloc(questions),
		.questions = mem_alloc(questions),
		.kinds = mem_alloc(((size_t)tree_count(t, TREE_ANSWERS) +
				    tree_count(t, TREE_PROBLEMS)) *
				   sizeof *l->kinds),
	};
	memset(l->asked, 0xFF, questions);
	look_at_comparisons(l);
	find_live(l);
}

void liveness_release(struct liveness *l)
{
	free(l->asked);
	free(l->questions);
	free(l->kinds);
	free(l->bits);
	*l = (struct liveness){0};
}
