/* find.c - ranks the problems that a text can mean, and says how sure that is.
 *
 * A word is worth what it says, in bits (index.c). What speaks for a problem is half what its
 * words explain of the text, wherever they stand, and half what the best of its phrases
 * does, which counts the more, the more of it is there; and a little for words that follow
 * each other in one of its phrases, too. That is found if it says enough, for so much of
 * the text: a few words that are all there is, or many of a long story.
 *
 * HACKING, "Search", has what was tried besides, and how well. */
#include "find/index.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

enum {
	PAIR_PART = 30, /* of a hundred: what a pair says, of what a word does as rare */
	MOST_PAIRED = 4096,	/* phrases of a word: with more, its pairs say nothing */
	MOST_UNKNOWN = 6 * ONE, /* what all unknown words say together */
	SURE_LIKENESS = VOCABULARY_SAME * 4 / 5, /* of a word that is surely meant */
	/* What is found says so much, in bits, with what a text says that is all explained. */
	ENOUGH = 8 * ONE,
	ALL_EXPLAINED = 82 * ONE / 10,
	LEAST = 7 * ONE / 4,	/* ... and never less than this */
	KEYWORD = 7 * ONE / 4,	/* what a keyword says that does not stand alone */
	FOREIGN_LOSS = 3 * ONE, /* for each word of what is none of the problems */
	WHOLE_RECALL = 800,	/* to be a whole phrase */
	WHOLE_ENOUGH =
		9 * ONE / 2, /* what a whole phrase says, in whatever else is said */
	WHOLE_ALIKE =
		75,	 /* of a hundred of the best worth, to be alike: a whole phrase */
	PART_ALIKE = 45, /* ... part of one, which fits whatever has that part */
	DANGER_MARGIN = 3 * ONE,  /* by which a dangerous problem must be the best */
	FIRST_LITERAL = 16 * ONE, /* for what is typed letter by letter */
	LATER_LITERAL = 10 * ONE
};

/* --- what speaks for a problem --------------------------------------------------------------- */

/* Gains by a term what a meaning of it is worth, as far as another was worth less. */
static void take_gain(struct gain *g, uint32_t worth, uint32_t stamp)
{
	uint32_t best = g->stamp == stamp ? g->best : 0;

	g->stamp = stamp;
	g->best = MAX(best, worth);
	g->all += g->best - best;
}

static void gain_phrases(struct find *f, uint32_t concept, uint32_t worth, uint32_t stamp)
{
	for (uint32_t i = f->posted[concept]; i < f->posted[concept + 1]; i++) {
		struct phrase *p = &f->phrases[f->postings[i]];

		if (p->gain.all == 0)
			f->touched[f->touched_count++] = f->postings[i];
		take_gain(&p->gain, worth, stamp);
	}
}

/* The problems gain the more, the more the word belongs to them. */
static void gain_problems(struct find *f, uint32_t concept, uint32_t worth,
			  uint32_t stamp)
{
	for (uint32_t i = f->shared[concept]; i < f->shared[concept + 1]; i++)
		take_gain(&f->candidates[f->shares[i].problem].words,
			  worth * f->shares[i].part / ONE, stamp);
}

/* Returns what the term says, whether any problem has it or not. */
static uint32_t gain(struct find *f, const struct term *term, uint32_t stamp)
{
	uint32_t weight = 0;

	for (size_t m = 0; m < term->meanings.count; m++) {
		struct meaning meaning = term->meanings.items[m];
		uint32_t of_meaning = f->weights[meaning.concept];
		uint32_t worth = of_meaning * meaning.likeness / VOCABULARY_SAME;

		weight = MAX(weight, of_meaning);
		if (worth == 0)
			continue;
		gain_phrases(f, meaning.concept, worth, stamp);
		gain_problems(f, meaning.concept, worth, stamp);
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

static void forget_last(struct find *f)
{
	for (size_t i = 0; i < f->touched_count; i++)
		f->phrases[f->touched[i]].gain = (struct gain){0};
	f->touched_count = 0;
	memset(f->candidates, 0,
	       (tree_count(f->tree, TREE_PROBLEMS) + 1) * sizeof *f->candidates);
}

/* Gains for all terms; returns what the whole text says. */
static uint32_t gain_all(struct find *f)
{
	uint32_t weight = 0, unknown = 0;

	for (size_t i = 0; i < f->term_count; i++) {
		const struct term *term = &f->terms[i];

		if (term->ignored)
			continue;
		if (term_concept(term) == NO_CONCEPT)
			unknown += UNKNOWN_WEIGHT;
		else if (!is_said(f, i))
			weight += gain(f, term, (uint32_t)i + 1);
	}
	return weight + MIN(unknown, MOST_UNKNOWN);
}

/* Keeps, of each problem, the phrase that speaks best for it. */
static void keep_phrases(struct find *f)
{
	for (size_t i = 0; i < f->touched_count; i++) {
		const struct phrase *p = &f->phrases[f->touched[i]];
		struct candidate *c = &f->candidates[p->problem];
		uint64_t recall =
			(uint64_t)p->gain.all * FIND_FULL_SCORE / (p->weight + ONE / 3);
		uint32_t worth = (uint32_t)(p->gain.all * (FIND_FULL_SCORE + recall) /
					    (2 * FIND_FULL_SCORE));

		if (worth <= c->phrase)
			continue;
		c->phrase = worth;
		c->recall = (uint32_t)recall;
	}
}

/* --- pairs --------------------------------------------------------------------------------- */

static bool has_pair(const struct find *f, const struct phrase *p, uint32_t a, uint32_t b)
{
	const uint32_t *concepts = index_concepts(f, p);
	uint32_t before = NO_CONCEPT;

	for (uint32_t i = 0; i < p->count; i++) {
		if (f->ignored[concepts[i]])
			continue;
		if (before == a && concepts[i] == b)
			return true;
		before = concepts[i];
	}
	return false;
}

/* Adds `worth` for a pair to the problems that have it; returns how many they are. */
static uint32_t add_pair(struct find *f, uint32_t a, uint32_t b, uint32_t worth)
{
	uint32_t has_a = f->posted[a + 1] - f->posted[a];
	uint32_t has_b = f->posted[b + 1] - f->posted[b];
	uint32_t rare = has_a < has_b ? a : b,
		 problems = tree_count(f->tree, TREE_PROBLEMS);
	uint32_t count = 0, last = problems;

	if (MIN(has_a, has_b) > MOST_PAIRED)
		return 0;
	for (uint32_t i = f->posted[rare]; i < f->posted[rare + 1]; i++) {
		const struct phrase *p = &f->phrases[f->postings[i]];

		if (p->problem == last || p->problem == problems || !has_pair(f, p, a, b))
			continue;
		last = p->problem;
		f->candidates[last].pairs += worth;
		count++;
	}
	return count;
}

/* Does the pair that ends with term `i` stand before, too? */
static bool is_said_pair(const struct find *f, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (f->terms[k].before == f->terms[i].before &&
		    term_concept(&f->terms[k]) == term_concept(&f->terms[i]))
			return true;
	return false;
}

/* Words that follow each other, whatever says nothing between them, say more than each. */
static void gain_pairs(struct find *f)
{
	uint32_t before = NO_CONCEPT;

	for (size_t i = 0; i < f->term_count; i++) {
		struct term *term = &f->terms[i];
		uint32_t c = term_concept(term), count;

		term->before = NO_CONCEPT;
		if (term->ignored || c == NO_CONCEPT)
			continue;
		term->before = before;
		before = c;
		if (term->before == NO_CONCEPT || is_said_pair(f, i))
			continue;
		count = add_pair(f, term->before, c, 0);
		if (count > 0)
			add_pair(f, term->before, c,
				 index_rarity(f, count) * PAIR_PART / 100);
	}
}

/* --- ranking -------------------------------------------------------------------------------- */

/* What speaks for a problem but for the order of the words. */
static uint32_t said_for(const struct candidate *c)
{
	return (c->words.all + c->phrase) / 2;
}

static int compare(const void *a, const void *b)
{
	const struct find_match *x = a, *y = b;

	if (x->alike != y->alike)
		return x->alike ? -1 : 1;
	if (x->worth != y->worth)
		return x->worth < y->worth ? 1 : -1;
	return x->problem < y->problem ? -1 : x->problem > y->problem;
}

static void sort(struct find_result *result)
{
	if (result->count > 0)
		qsort(result->matches, result->count, sizeof *result->matches, compare);
}

/* Whoever types a message from its first letter, or from a word in it, means that. */
static void prefer_literal(struct find *f, const char *text, size_t length)
{
	uint32_t problems = tree_count(f->tree, TREE_PROBLEMS);
	struct buf typed = {0};

	index_add_literal(f, &typed, text, MIN(length, MAX_BYTES));
	for (uint32_t i = 0; typed.length > 1 && i < problems; i++) {
		const char *literal = f->literals[i], *at = strstr(literal, typed.s);

		while (at && at > literal && at[-1] != ' ')
			at = strstr(at + 1, typed.s);
		if (!at)
			continue;
		f->candidates[i].literal = true;
		f->candidates[i].words.all +=
			at == literal ? FIRST_LITERAL : LATER_LITERAL;
	}
	buf_release(&typed);
}

/* Returns how much of a text that says `weight` is explained. */
static uint32_t explained(uint32_t said, uint32_t weight)
{
	return weight == 0 ? 0
			   : (uint32_t)MIN((uint64_t)said * FIND_FULL_SCORE / weight,
					   FIND_FULL_SCORE);
}

/* Makes matches of the problems for which anything speaks, the best first. */
static void rank(struct find *f, uint32_t weight, struct find_result *result)
{
	uint32_t problems = tree_count(f->tree, TREE_PROBLEMS);

	result->count = 0;
	result->elsewhere = f->candidates[problems].phrase;
	for (uint32_t i = 0; i < problems; i++) {
		const struct candidate *c = &f->candidates[i];
		uint32_t said = said_for(c);
		struct find_match m = {.problem = i,
				       .worth = said + c->pairs,
				       .score = explained(said, weight),
				       .recall = c->recall,
				       .literal = c->literal};

		if (said > 0)
			MEM_APPEND(result->matches, result->count, result->capacity, m);
	}
	sort(result);
}

/* --- the verdict ---------------------------------------------------------------------------- */

static uint32_t foreign_loss(const struct find *f)
{
	uint32_t loss = 0;

	for (size_t i = 0; i < f->term_count; i++) {
		const struct term *term = &f->terms[i];

		if (!term->ignored && term_concept(term) != NO_CONCEPT &&
		    f->foreign[term_concept(term)] &&
		    term->meanings.items[0].likeness >= SURE_LIKENESS)
			loss += FOREIGN_LOSS;
	}
	return loss;
}

/* Is there but one word that says more than everyday words do, and a problem has it? Whoever says
 * no more asks where it occurs. */
static bool is_keyword(const struct find *f)
{
	uint32_t only = NO_CONCEPT;

	for (size_t i = 0; i < f->term_count; i++) {
		const struct term *term = &f->terms[i];
		uint32_t c = term_concept(term);

		if (term->ignored || (c != NO_CONCEPT && (f->common[c] || c == only)))
			continue;
		if (c == NO_CONCEPT || only != NO_CONCEPT ||
		    term->meanings.items[0].likeness < SURE_LIKENESS)
			return false;
		only = c;
	}
	return only != NO_CONCEPT && f->shared[only] < f->shared[only + 1] &&
	       (f->words.count == 1 || f->weights[only] >= KEYWORD);
}

/* Does the text say enough for its best match? */
static bool is_enough(const struct find *f, const struct find_result *result)
{
	const struct find_match *best = result->matches;
	const struct candidate *c = &f->candidates[best->problem];
	uint32_t said = said_for(c), loss = foreign_loss(f);

	if (is_keyword(f))
		return true;
	if (said < LEAST || said < result->elsewhere)
		return false;
	if (c->recall >= WHOLE_RECALL && c->phrase >= WHOLE_ENOUGH + loss)
		return true;
	return said + ALL_EXPLAINED * best->score / FIND_FULL_SCORE >= ENOUGH + loss;
}

/* Does a match fit as well as the best? A whole phrase is what it is; part of one fits whatever has
 * that part. What is dangerous is not said for sure while another comes near. */
static bool is_alike(const struct find *f, const struct find_match *best,
		     const struct find_match *m)
{
	uint32_t part = best->recall >= WHOLE_RECALL ? WHOLE_ALIKE : PART_ALIKE;

	if (f->dangerous[best->problem] && m->worth + DANGER_MARGIN > best->worth)
		return true;
	return (uint64_t)m->worth * 100 >= (uint64_t)best->worth * part;
}

static void judge(const struct find *f, struct find_result *result)
{
	struct find_match *m = result->matches, best = *m;

	for (size_t i = 0; i < result->count; i++) {
		m[i].alike = is_alike(f, &best, &m[i]);
		result->alike += m[i].alike;
	}
	result->verdict = result->alike > 1 ? FIND_SEVERAL : FIND_MATCH;
	sort(result);
}

/* A letter can be anything. */
static bool has_words(const struct tokens *words)
{
	for (size_t i = 0; i < words->count; i++)
		if (words->items[i].length > 1)
			return true;
	return false;
}

/* So can a number. */
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
	uint32_t weight;

	forget_last(f);
	query_read(f, text, length, typing);
	if (!has_words(&f->words))
		f->term_count = 0;
	weight = gain_all(f);
	keep_phrases(f);
	gain_pairs(f);
	if (typing)
		prefer_literal(f, text, length);
	rank(f, weight, result);
	result->verdict = FIND_NONE;
	result->alike = 0;
	if (result->count > 0 && has_letters(&f->words) && is_enough(f, result))
		judge(f, result);
}

bool find_says_something(const struct find *f)
{
	for (size_t i = 0; i < f->term_count; i++) {
		uint32_t c = term_concept(&f->terms[i]);

		if (!f->terms[i].ignored &&
		    (c == NO_CONCEPT || (!f->common[c] && f->weights[c] >= KEYWORD)))
			return true;
	}
	return false;
}

void find_result_release(struct find_result *result)
{
	free(result->matches);
	*result = (struct find_result){0};
}

/* --- what matched ------------------------------------------------------------------------ */

static bool has_concept(const struct find *f, uint32_t problem, uint32_t concept)
{
	for (uint32_t i = f->shared[concept]; i < f->shared[concept + 1]; i++)
		if (f->shares[i].problem == problem)
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
