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
static void ask(struct liveness *m, uint32_t question)
{
	if (m->asked[question] != TREE_NONE)
		return;
	m->questions[m->count] = question;
	m->asked[question] = (uint32_t)m->count++;
}

/* Returns the kind of an answer, as comparisons name it. */
static uint64_t *kind_of(const struct liveness *m, uint32_t answer)
{
	return &m->kinds[answer & TREE_FROM_PROBLEM
				 ? tree_count(m->tree, TREE_ANSWERS) +
					   (answer & ~TREE_FROM_PROBLEM)
				 : answer];
}

/* Each comparison parts the answers that it names from those that it does not: a kind is a hash
 * of all comparisons that name an answer. Its multiplier is 2^64 by the golden ratio (Knuth,
 * "The Art of Computer Programming", 6.4). */
static void look_at_comparisons(struct liveness *m)
{
	const uint32_t *at = tree_condition(m->tree, 0);
	const uint32_t *end = at + tree_count(m->tree, TREE_CONDITIONS);

	for (uint64_t comparison = 1; at < end; comparison++) {
		const uint32_t *head = at;

		tree_condition_head(&at);
		if (*head != TREE_IS)
			continue;
		ask(m, head[1]);
		for (uint32_t i = 0; i < head[2]; i++) {
			uint64_t *kind = kind_of(m, head[3 + i]);

			*kind = (*kind + comparison) * UINT64_C(0x9E3779B97F4A7C15);
		}
	}
}

uint64_t liveness_kind(const struct liveness *m, struct walk_choice given)
{
	return *kind_of(m, walk_given(given));
}

/* --- what can still matter --------------------------------------------------------------------- */

struct flow {
	struct liveness *m;
	/* of the place that is worked on: the questions that are asked about before an answer
	 * is given, and after that */
	uint64_t *before, *after;
	size_t left; /* words that may still be joined */
};

static uint64_t *bits_of(const struct liveness *m, struct tree_target place)
{
	return m->bits + tree_place_number(m->tree, place) * m->words;
}

static void join(struct flow *x, uint64_t *into, const uint64_t *bits)
{
	for (size_t i = 0; i < x->m->words; i++)
		into[i] |= bits[i];
	room_use(&x->left, x->m->words);
}

static uint64_t bit_of(uint32_t n)
{
	return UINT64_C(1) << n % WORD_BITS;
}

/* Adds the questions that a condition asks about. */
static void add_asked(struct flow *x, uint64_t *into, uint32_t when)
{
	const uint32_t *at;

	if (when == TREE_NONE)
		return;
	at = tree_condition(x->m->tree, when);
	for (uint32_t due = 1; due; due--) {
		const uint32_t *head = at;

		due += tree_condition_head(&at);
		room_use(&x->left, 1);
		if (*head == TREE_IS)
			into[x->m->asked[head[1]] / WORD_BITS] |=
				bit_of(x->m->asked[head[1]]);
	}
}

/* A condition of an answer is asked before it is given, one of a route after that. */
static bool join_way(void *self, uint32_t when, const struct tree_target *to)
{
	struct flow *x = self;

	add_asked(x, to ? x->after : x->before, when);
	if (to)
		join(x, x->after, bits_of(x->m, *to));
	return true;
}

/* Finds out what matters at a place. Returns whether that is more than before. */
static bool solve_place(struct flow *x, struct tree_target place)
{
	const struct tree *t = x->m->tree;
	uint64_t *bits = bits_of(x->m, place);
	bool more = false;

	memset(x->before, 0, x->m->words * sizeof *bits);
	memset(x->after, 0, x->m->words * sizeof *bits);
	tree_each_way(t, place, join_way, x);
	if (place.kind == TREE_TO_QUESTION) {
		uint32_t n = x->m->asked[place.index];

		for (uint32_t i = 0; tree_question(t, place.index)->problems &&
				     i < tree_count(t, TREE_PROBLEMS);
		     i++)
			tree_each_way(t, (struct tree_target){TREE_TO_PROBLEM, i},
				      join_way, x);
		if (n != TREE_NONE) /* it is answered anew */
			x->after[n / WORD_BITS] &= ~bit_of(n);
	}
	join(x, x->before, x->after);
	for (size_t i = 0; i < x->m->words; i++) {
		more |= bits[i] != x->before[i];
		bits[i] = x->before[i];
	}
	return more;
}

/* Goes over all places once, the last one first: trees mostly ask forwards. Returns whether
 * anything has changed. */
static bool solve_all(struct flow *x)
{
	const struct tree *t = x->m->tree;
	bool changed = false;

	for (uint32_t i = tree_count(t, TREE_REMEDIES); i-- > 0 && x->left;)
		changed |= solve_place(x, (struct tree_target){TREE_TO_REMEDY, i});
	for (uint32_t i = tree_count(t, TREE_QUESTIONS); i-- > 0 && x->left;)
		changed |= solve_place(x, (struct tree_target){TREE_TO_QUESTION, i});
	return changed;
}

static void find_live(struct liveness *m)
{
	size_t places = (size_t)tree_count(m->tree, TREE_QUESTIONS) +
			tree_count(m->tree, TREE_REMEDIES);
	struct flow x = {.m = m, .left = MOST_WORDS_JOINED};

	m->words = m->count / WORD_BITS + 1;
	if (places * m->words > MOST_BITS_BYTES / sizeof *m->bits)
		return;
	m->bits = mem_alloc(places * m->words * sizeof *m->bits);
	x.before = mem_alloc(m->words * sizeof *x.before);
	x.after = mem_alloc(m->words * sizeof *x.after);
	while (solve_all(&x) && x.left)
		;
	free(x.before);
	free(x.after);
	if (x.left)
		return;
	free(m->bits);
	m->bits = NULL;
}

uint32_t liveness_next(const struct liveness *m, struct walk_place place, size_t *at,
		       uint64_t *steps)
{
	const uint64_t *bits = NULL;

	if (m->bits)
		bits = bits_of(m, walk_target(place));
	while (*at < m->count) {
		uint64_t word = bits ? bits[*at / WORD_BITS] >> *at % WORD_BITS : 1;

		++*steps;
		if (word & 1)
			return m->questions[(*at)++];
		*at = word ? *at + 1 : (*at / WORD_BITS + 1) * WORD_BITS;
	}
	return TREE_NONE;
}

void liveness_init(struct liveness *m, const struct tree *t)
{
	size_t questions = tree_count(t, TREE_QUESTIONS) * sizeof *m->asked;

	*m = (struct liveness){
		.tree = t,
		.asked = mem_alloc(questions),
		.questions = mem_alloc(questions),
		.kinds = mem_alloc(((size_t)tree_count(t, TREE_ANSWERS) +
				    tree_count(t, TREE_PROBLEMS)) *
				   sizeof *m->kinds),
	};
	memset(m->asked, 0xFF, questions);
	look_at_comparisons(m);
	find_live(m);
}

void liveness_release(struct liveness *m)
{
	free(m->asked);
	free(m->questions);
	free(m->kinds);
	free(m->bits);
	*m = (struct liveness){0};
}
