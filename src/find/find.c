/* find.c - ranks the problems that a text can mean.
 *
 * A phrase (index.c) scores by how much of its own worth the text has, and by how much of
 * the text's worth it explains (recall and precision), and a little for words that follow
 * each other in both. */
#include "find/index.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

enum {
	UNKNOWN_WEIGHT = 3 * ONE / 2, /* of a typed word that nothing has */
	RECALL_PART = 40,	 /* of a hundred, in the score; the rest is precision */
	ALL_PART = 58,		 /* of a hundred: words from several phrases */
	ENOUGH_WEIGHT = 6 * ONE, /* less than this matched says little */
	SURE_WEIGHT =
		5 * ONE / 2,  /* ... unless it is all there is: then this is enough */
	SURE_PRECISION = 950, /* to be all there is */
	SURE_EXPLAINED = 700,
	MAX_ALIKE = 4,	      /* what fits more problems says nothing */
	WHOLE_RECALL = 850,   /* to be a whole message */
	ALIKE_EXPLAINED = 96, /* of a hundred */
	FOLLOWING_PART = 12,  /* of a hundred, for words that follow each other */
	FIRST_LITERAL = 400,  /* added to the score of what is typed letter by letter */
	LATER_LITERAL = 250,
	LOWEST_SCORE = 340, /* of a match */
	ALIKE_PART = 90	    /* of a hundred of the best score: alike */
};

/* --- scoring ---------------------------------------------------------------------------- */

/* Each phrase gains by a term what its best meaning there is worth. */
static uint32_t gain(struct find *f, const struct term *term, uint32_t stamp)
{
	uint32_t weight = 0;

	for (size_t m = 0; m < term->meanings.count; m++) {
		struct meaning meaning = term->meanings.items[m];
		uint32_t c = meaning.concept;
		uint32_t worth = f->weights[c] * meaning.likeness / VOCABULARY_SAME;

		weight = MAX(weight, f->weights[c]);
		for (uint32_t i = f->posted[c]; worth && i < f->posted[c + 1]; i++) {
			struct phrase *p = &f->phrases[f->postings[i]];

			if (p->gained == 0)
				f->touched[f->touched_count++] = f->postings[i];
			if (p->stamp != stamp)
				p->best = 0;
			p->stamp = stamp;
			if (worth <= p->best)
				continue;
			p->gained += worth - p->best;
			p->best = worth;
		}
	}
	return weight;
}

/* Was the concept meant by an earlier term, too? Saying a word twice gains nothing. */
static bool is_said(const struct find *f, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!f->terms[k].ignored &&
		    term_concept(&f->terms[k]) == term_concept(&f->terms[i]))
			return true;
	return false;
}

/* Gains for all terms; returns the weight of the whole text. */
static uint32_t gain_all(struct find *f)
{
	uint32_t weight = 0;

	for (size_t i = 0; i < f->touched_count; i++)
		f->phrases[f->touched[i]].gained = f->phrases[f->touched[i]].stamp = 0;
	f->touched_count = 0;
	for (size_t i = 0; i < f->term_count; i++) {
		struct term *term = &f->terms[i];
		uint32_t c = term_concept(term);

		if (term->ignored)
			continue;
		if (c == NO_CONCEPT) {
			weight += UNKNOWN_WEIGHT;
			continue;
		}
		term->ignored = f->ignored[c] || is_said(f, i);
		if (!term->ignored)
			weight += gain(f, term, (uint32_t)i + 1);
	}
	return weight;
}

/* Returns the part, of a hundred, of the phrase's pairs of neighbours that follow each
 * other in the text, too. */
static uint32_t following(const struct find *f, const struct phrase *p)
{
	const uint32_t *concepts = index_concepts(f, p);
	uint32_t found = 0;

	for (uint32_t i = 0; i + 1 < p->count; i++)
		for (size_t k = 0; k + 1 < f->term_count; k++)
			if (term_concept(&f->terms[k]) == concepts[i] &&
			    term_concept(&f->terms[k + 1]) == concepts[i + 1]) {
				found++;
				break;
			}
	return p->count > 1 ? 100 * found / (p->count - 1) : 0;
}

/* Returns how well a phrase fits, to a text of this weight; of all words of a problem, its
 * score alone. */
static struct find_match fit_of(const struct find *f, const struct phrase *p,
				uint32_t weight)
{
	uint64_t gained = p->gained, order;
	uint64_t recall = gained * FIND_FULL_SCORE / (p->weight + 1);
	uint64_t precision = gained * FIND_FULL_SCORE / (weight + 1);
	uint64_t mean = (recall * RECALL_PART + precision * (100 - RECALL_PART)) / 100;
	uint64_t enough = precision >= SURE_PRECISION ? SURE_WEIGHT : ENOUGH_WEIGHT;
	uint64_t said = MIN(gained, enough);

	if (p->all)
		return (struct find_match){
			.score = (uint32_t)(precision * ALL_PART / 100 * said / enough)};
	order = 100 - FOLLOWING_PART + FOLLOWING_PART * following(f, p) / 100;
	return (struct find_match){
		.recall = (uint32_t)recall,
		.explained = (uint32_t)(precision * order / 100),
		.score = (uint32_t)(mean * said / enough * order / 100)};
}

static int compare(const void *a, const void *b)
{
	const struct find_match *x = a, *y = b;

	if (x->alike != y->alike)
		return x->alike ? -1 : 1;
	if (x->score != y->score)
		return x->score < y->score ? 1 : -1;
	return x->problem < y->problem ? -1 : x->problem > y->problem;
}

static void sort(struct find_result *result)
{
	if (result->count > 0)
		qsort(result->matches, result->count, sizeof *result->matches, compare);
}

/* Gathers the best fits of the phrases of each problem. */
static void gather(struct find *f, uint32_t weight)
{
	for (size_t i = 0; i < f->touched_count; i++) {
		const struct phrase *p = &f->phrases[f->touched[i]];
		struct find_match fit = fit_of(f, p, weight);
		struct find_match *m = &f->found[p->problem];

		m->score = MAX(m->score, fit.score);
		m->recall = MAX(m->recall, fit.recall);
		m->explained = MAX(m->explained, fit.explained);
	}
}

/* Whoever types a message from its first letter, or from a word in it, means that. */
static void prefer_literal(struct find *f, const char *text, size_t length)
{
	uint32_t problems = tree_count(f->tree, TREE_PROBLEMS);
	struct buf typed = {0};

	index_add_literal(f, &typed, text, MIN(length, MAX_BYTES));
	for (uint32_t i = 0; typed.length > 0 && i < problems; i++) {
		const char *literal = f->literals[i], *at = strstr(literal, typed.s);

		while (at && at > literal && at[-1] != ' ')
			at = strstr(at + 1, typed.s);
		if (at)
			f->found[i].score +=
				at == literal ? FIRST_LITERAL : LATER_LITERAL;
	}
	buf_release(&typed);
}

/* Makes matches of the problems that were found, the best first. Returns whether what is
 * none of the problems is better. */
static bool rank(struct find *f, struct find_result *result)
{
	uint32_t elsewhere = tree_count(f->tree, TREE_PROBLEMS);
	bool is_elsewhere;

	result->count = 0;
	for (uint32_t i = 0; i < elsewhere; i++) {
		f->found[i].problem = i;
		if (f->found[i].score > 0)
			MEM_APPEND(result->matches, result->count, result->capacity,
				   f->found[i]);
	}
	sort(result);
	result->elsewhere = MIN(f->found[elsewhere].score, FIND_FULL_SCORE);
	is_elsewhere =
		result->count > 0 && f->found[elsewhere].score > result->matches[0].score;
	for (size_t i = 0; i < result->count; i++)
		result->matches[i].score = MIN(result->matches[i].score, FIND_FULL_SCORE);
	return is_elsewhere;
}

/* Do two fit alike? A whole message is what it is; but part of one fits every message
 * that has that part, whichever is shorter. */
static bool is_alike(const struct find_match *best, const struct find_match *m,
		     uint32_t explained)
{
	if (m->score * 100 >= best->score * ALIKE_PART)
		return true;
	return best->recall < WHOLE_RECALL &&
	       m->explained * 100 >= explained * ALIKE_EXPLAINED &&
	       explained >= SURE_EXPLAINED;
}

/* Judges matches, of which the first is good enough. */
static void judge(struct find_result *result)
{
	struct find_match *m = result->matches, best = m[0];
	uint32_t explained = 0;

	for (size_t i = 0; i < result->count; i++)
		explained = MAX(explained, m[i].explained);
	for (size_t i = 0; i < result->count; i++)
		result->alike += is_alike(&best, &m[i], explained);
	if (result->alike > MAX_ALIKE)
		result->alike = 0;
	for (size_t i = 0; i < result->count; i++)
		m[i].alike = result->alike > 0 && is_alike(&best, &m[i], explained);
	if (result->alike > 0)
		result->verdict = result->alike > 1 ? FIND_SEVERAL : FIND_MATCH;
	sort(result);
}

/* A number alone can be anything. */
static bool has_letters(const struct tokens *words)
{
	for (size_t i = 0; i < words->count; i++)
		for (size_t k = 0; k < words->items[i].length; k++)
			if (words->items[i].s[k] < '0' || words->items[i].s[k] > '9')
				return true;
	return false;
}

void find_search(struct find *f, const char *text, size_t length, bool typing,
		 struct find_result *result)
{
	query_read(f, text, length, typing);
	if (!has_letters(&f->words))
		f->term_count = 0;
	memset(f->found, 0, (tree_count(f->tree, TREE_PROBLEMS) + 1) * sizeof *f->found);
	gather(f, gain_all(f));
	if (typing)
		prefer_literal(f, text, length);
	result->verdict = FIND_NONE;
	result->alike = 0;
	if (!rank(f, result) && result->count > 0 &&
	    result->matches[0].score >= LOWEST_SCORE)
		judge(result);
}

void find_result_release(struct find_result *result)
{
	free(result->matches);
	*result = (struct find_result){0};
}

/* --- what matched ------------------------------------------------------------------------ */

static bool has_concept(const struct find *f, uint32_t problem, uint32_t concept)
{
	for (uint32_t i = f->posted[concept]; i < f->posted[concept + 1]; i++)
		if (f->phrases[f->postings[i]].problem == problem)
			return true;
	return false;
}

bool find_next_matched(const struct find *f, uint32_t problem, size_t *at,
		       struct find_span *span)
{
	while (*at < f->term_count) {
		const struct term *term = &f->terms[(*at)++];

		if (term->ignored)
			continue;
		for (size_t m = 0; m < term->meanings.count; m++) {
			uint32_t c = term->meanings.items[m].concept;

			if (f->weights[c] == 0 || !has_concept(f, problem, c))
				continue;
			*span = (struct find_span){term->start, term->end};
			return true;
		}
	}
	return false;
}

/* Does a known concept stand for one of the words searched for? */
static bool is_searched(const struct find *f, uint32_t concept)
{
	for (size_t i = 0; i < f->term_count; i++)
		for (size_t m = 0; m < f->terms[i].meanings.count; m++)
			if (f->terms[i].meanings.items[m].concept == concept)
				return true;
	return false;
}

bool find_next_mark(struct find *f, const char *text, size_t *at, struct find_span *span)
{
	tokens_of(&f->words, text, strlen(text));
	while (*at < f->words.count) {
		const struct token *word = &f->words.items[(*at)++];
		uint32_t c = vocabulary_find(&f->vocabulary, word->s, word->length);

		if (c == NO_CONCEPT || !is_searched(f, c))
			continue;
		*span = (struct find_span){word->start, word->end};
		return true;
	}
	return false;
}
