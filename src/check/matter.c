/* matter.c - which answers can still matter to a walk, and which of them are all the same. */
#include "check/matter.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/room.h"

enum {
	MOST_BITS_BYTES = 16 * 1024 * 1024,
	MOST_WORDS_MIXED = 20 * 1000 * 1000, /* words of bits */
	WORD_BITS = 64
};

/* --- what tells answers apart ---------------------------------------------------------------- */

/* A kind of answers. Each comparison parts those of a kind that it names from those that it
 * does not. */
struct parted {
	uint32_t comparison,
		kind; /* the latest that parted it, and those that it named */
};

struct parting {
	struct parted *kinds;
	size_t count, capacity;
};

static void part(struct parting *p, uint32_t *kind, uint32_t comparison)
{
	if (p->kinds[*kind].comparison != comparison) {
		struct parted fresh = {comparison, (uint32_t)p->count};

		p->kinds[*kind] = fresh;
		MEM_APPEND(p->kinds, p->count, p->capacity, fresh);
	}
	*kind = p->kinds[*kind].kind;
}

/* Notes that a comparison asks about a question. */
static void ask(struct matter *m, uint32_t question)
{
	if (m->asked[question] != TREE_NONE)
		return;
	m->questions[m->count] = question;
	m->asked[question] = (uint32_t)m->count++;
}

static void look_at_comparisons(struct matter *m)
{
	const struct tree *t = m->tree;
	const uint32_t *end = tree_condition(t, tree_count(t, TREE_CONDITIONS));
	struct parting p = {0};
	uint32_t comparison = 0;

	MEM_APPEND(p.kinds, p.count, p.capacity, (struct parted){0});
	for (const uint32_t *at = tree_condition(t, 0); at < end;) {
		const uint32_t *head = at;

		tree_condition_head(&at);
		if (*head != TREE_IS)
			continue;
		ask(m, head[1]);
		comparison++;
		for (uint32_t k = 0; k < head[2]; k++) {
			uint32_t answer = head[3 + k];

			part(&p,
			     answer & TREE_FROM_PROBLEM
				     ? &m->problem_kinds[answer & ~TREE_FROM_PROBLEM]
				     : &m->answer_kinds[answer],
			     comparison);
		}
	}
	free(p.kinds);
}

uint32_t matter_kind(const struct matter *m, struct walk_choice choice)
{
	switch (choice.kind) {
	case CHOICE_ANSWER:
		return m->answer_kinds[choice.index];
	case CHOICE_PROBLEM:
		return m->problem_kinds[choice.index];
	case CHOICE_WORKS:
	case CHOICE_FAILS:
	case CHOICE_OTHER:
		break;
	}
	return 0;
}

/* --- what can still matter --------------------------------------------------------------------- */

/* The places are the questions, the remedies, and one for all problems. */
struct mixer {
	struct matter *m;
	uint64_t *mixed; /* of the place that is worked on */
	size_t left;	 /* words that may still be mixed */
};

/* All problems are one place: the first of them. */
static uint64_t *bits_of(const struct matter *m, struct tree_target place)
{
	return m->bits + tree_place_number(m->tree, place) * m->words;
}

static void set_bit(uint64_t *bits, uint32_t n, bool is_set)
{
	uint64_t bit = UINT64_C(1) << n % WORD_BITS;

	if (is_set)
		bits[n / WORD_BITS] |= bit;
	else
		bits[n / WORD_BITS] &= ~bit;
}

static void mix(struct mixer *x, const uint64_t *bits)
{
	size_t words = x->m->words;

	for (size_t i = 0; i < words; i++)
		x->mixed[i] |= bits[i];
	room_use(&x->left, words);
}

/* Adds the questions that a condition asks about. */
static void mix_when(struct mixer *x, uint32_t when)
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
			set_bit(x->mixed, x->m->asked[head[1]], true);
	}
}

static void mix_routes(struct mixer *x, struct tree_list routes)
{
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++) {
		const struct tree_route *route = tree_route(x->m->tree, i);

		mix_when(x, route->when);
		mix(x, bits_of(x->m, route->to));
	}
}

/* What answers lead to; then, where they are those of a question, it is answered anew. */
static void mix_answers(struct mixer *x, struct tree_list answers, uint32_t question)
{
	const struct tree *t = x->m->tree;

	for (uint32_t i = answers.first; i < answers.first + answers.count; i++)
		mix_routes(x, tree_answer(t, i)->go);
	if (question != TREE_NONE && x->m->asked[question] != TREE_NONE)
		set_bit(x->mixed, x->m->asked[question], false);
	for (uint32_t i = answers.first; i < answers.first + answers.count; i++)
		mix_when(x, tree_answer(t, i)->when);
}

/* Stores what was mixed for a place; returns whether that is more than before. */
static bool store(struct mixer *x, uint64_t *bits)
{
	size_t size = x->m->words * sizeof *bits;
	bool more = memcmp(bits, x->mixed, size) != 0;

	memcpy(bits, x->mixed, size);
	memset(x->mixed, 0, size);
	return more;
}

/* Goes over all places once, the last one first: trees mostly ask forwards. Returns whether
 * anything has changed. */
static bool mix_all(struct mixer *x)
{
	const struct tree_target all_problems = {TREE_TO_PROBLEM, 0};
	const struct tree *t = x->m->tree;
	bool changed = false;

	for (uint32_t i = tree_count(t, TREE_REMEDIES); i-- > 0 && x->left;) {
		mix_routes(x, tree_remedy(t, i)->fails);
		mix_answers(x, tree_remedy(t, i)->then, TREE_NONE);
		changed |=
			store(x, bits_of(x->m, (struct tree_target){TREE_TO_REMEDY, i}));
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS) && x->left; i++)
		mix_routes(x, tree_problem(t, i)->go);
	changed |= store(x, bits_of(x->m, all_problems));
	for (uint32_t i = tree_count(t, TREE_QUESTIONS); i-- > 0 && x->left;) {
		const struct tree_question *q = tree_question(t, i);

		if (q->problems)
			mix(x, bits_of(x->m, all_problems));
		mix_answers(x, q->answers, i);
		changed |= store(
			x, bits_of(x->m, (struct tree_target){TREE_TO_QUESTION, i}));
	}
	return changed;
}

static void find_bits(struct matter *m)
{
	const struct tree *t = m->tree;
	size_t places =
		(size_t)tree_count(t, TREE_QUESTIONS) + tree_count(t, TREE_REMEDIES) + 1;
	struct mixer x = {.m = m, .left = MOST_WORDS_MIXED};

	m->words = m->count / WORD_BITS + 1;
	if (places * m->words > MOST_BITS_BYTES / sizeof *m->bits)
		return;
	m->bits = mem_alloc(places * m->words * sizeof *m->bits);
	x.mixed = mem_alloc(m->words * sizeof *x.mixed);
	while (mix_all(&x) && x.left)
		;
	free(x.mixed);
	if (x.left)
		return;
	free(m->bits);
	m->bits = NULL;
}

uint32_t matter_next(const struct matter *m, struct walk_place place, size_t *at,
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

void matter_init(struct matter *m, const struct tree *t)
{
	size_t questions = tree_count(t, TREE_QUESTIONS) * sizeof *m->asked;

	*m = (struct matter){
		.tree = t,
		.asked = mem_alloc(questions),
		.questions = mem_alloc(questions),
		.answer_kinds =
			mem_alloc(tree_count(t, TREE_ANSWERS) * sizeof *m->answer_kinds),
		.problem_kinds = mem_alloc(tree_count(t, TREE_PROBLEMS) *
					   sizeof *m->problem_kinds),
	};
	memset(m->asked, 0xFF, questions);
	look_at_comparisons(m);
	find_bits(m);
}

void matter_release(struct matter *m)
{
	free(m->asked);
	free(m->questions);
	free(m->answer_kinds);
	free(m->problem_kinds);
	free(m->bits);
	*m = (struct matter){0};
}
