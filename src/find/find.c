/* find.c - finds the problem that a text means.
 *
 * Each text by which a problem is known (its message, other spellings, what people type,
 * its meaning) is a phrase: a list of concepts (vocabulary.h). A word is worth the more,
 * the fewer problems have it: the inverse document frequency of Sparck Jones ("A
 * statistical interpretation of term specificity", 1972). A phrase scores by how much of
 * its own worth the text has, and by how much of the text's worth it explains (recall and
 * precision), and a little for words that follow each other in both. */
#include "find/find.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "find/vocabulary.h"
#include "find/words.h"

enum {
	ONE = 256,		      /* of weights: fixed point */
	MOST_BYTES = 64 * 1024,	      /* that are searched for */
	SHORTEST_PART = 2,	      /* of words written as one, in bytes */
	MOST_GROUP = 8,		      /* words of a name that stands for one concept */
	UNKNOWN_WEIGHT = 3 * ONE / 2, /* of a typed word that nothing has */
	RECALL_PART = 40,	 /* of a hundred, in the score; the rest is precision */
	ALL_PART = 58,		 /* of a hundred: words from several phrases */
	ENOUGH_WEIGHT = 6 * ONE, /* less than this matched says little */
	SURE_WEIGHT =
		5 * ONE / 2,  /* ... unless it is all there is: then this is enough */
	SURE_PRECISION = 950, /* to be all there is */
	SURE_EXPLAINED = 700,
	MOST_ALIKE = 4,	      /* what fits more problems says nothing */
	WHOLE_RECALL = 850,   /* to be a whole message */
	ALIKE_EXPLAINED = 96, /* of a hundred */
	FOLLOWING_PART = 12,  /* of a hundred, for words that follow each other */
	FIRST_LITERAL = 400,  /* added to the score of what is typed letter by letter */
	LATER_LITERAL = 250,
	LOWEST_SCORE = 340, /* of a match */
	ALIKE_PART = 90	    /* of a hundred of the best score: alike */
};

struct phrase {
	uint32_t problem;
	uint32_t first, count; /* in `sequence` */
	uint32_t weight;
	bool all; /* of its problem's phrases together */
};

/* Several words that stand for one concept, or for nothing at all. */
struct group {
	uint32_t words[MOST_GROUP];
	size_t count;
	uint32_t concept; /* NO_CONCEPT: says nothing */
};

/* One word of what is searched for, or what two of them make together. */
struct term {
	uint32_t start, end;
	struct meanings meanings;
	bool ignored;
};

struct find {
	const struct tree *tree;
	struct vocabulary vocabulary;
	const char **endings;
	struct arena arena;
	const char **literals; /* of each problem: its message, its words by look */
	struct group *groups;
	size_t group_count, group_capacity;
	struct phrase *phrases;
	size_t phrase_count, phrase_capacity;
	uint32_t *sequence; /* the concepts of all phrases */
	size_t sequence_count, sequence_capacity;
	uint32_t *weights;  /* of each concept */
	bool *ignored;	    /* each concept: says nothing by itself */
	uint32_t *postings; /* the phrases of each concept, concept by concept */
	uint32_t *posted;   /* where those of each concept begin; one more at the end */
	/* Of the last search. */
	struct term *terms;
	size_t term_count, term_capacity;
	struct words words;
	uint32_t *gained; /* by each phrase */
	uint32_t *best_of_term, *stamps;
	uint32_t *touched;
	size_t touched_count;
	uint32_t *places; /* of each problem among the matches, plus one */
};

static uint32_t larger(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

/* --- words and concepts -------------------------------------------------------------- */

/* Replaces the words of a group by its concept. `concepts` has `*count`. */
static void replace_groups(const struct find *f, uint32_t *concepts, size_t *count)
{
	for (size_t g = 0; g < f->group_count; g++) {
		const struct group *group = &f->groups[g];

		if (group->concept == NO_CONCEPT)
			continue;
		for (size_t i = 0; i + group->count <= *count; i++) {
			if (memcmp(&concepts[i], group->words,
				   group->count * sizeof *concepts) != 0)
				continue;
			concepts[i] = group->concept;
			*count -= group->count - 1;
			memmove(&concepts[i + 1], &concepts[i + group->count],
				(*count - i - 1) * sizeof *concepts);
		}
	}
}

/* Reads a text of the tree into concepts; new words are learnt. Returns their number. */
static size_t learn(struct find *f, const char *text, uint32_t *concepts, size_t most)
{
	size_t count = 0;

	words_of(&f->words, text, strlen(text));
	for (size_t i = 0; i < f->words.count && count < most; i++)
		concepts[count++] = vocabulary_add(&f->vocabulary, f->words.items[i].s,
						   f->words.items[i].length, NO_CONCEPT);
	return count;
}

/* Adds one of the names of a concept; returns the concept. */
static uint32_t add_name(struct find *f, const char *name, uint32_t concept)
{
	struct group group = {.concept = concept};

	words_of(&f->words, name, strlen(name));
	if (f->words.count == 1)
		return vocabulary_add(&f->vocabulary, f->words.items[0].s,
				      f->words.items[0].length, concept);
	group.count = learn(f, name, group.words, MOST_GROUP);
	if (group.count == 0)
	return concept;
	if (concept == NO_CONCEPT)
	group.concept = f->vocabulary.concepts++;
	f->groups =
		mem_grow(f->groups, &f->group_capacity, f->group_count + 1, sizeof group);
	f->groups[f->group_count++] = group;
	return group.concept;
}

/* Adds words of one meaning, separated by commas. */
static void add_same(struct find *f, const char *names)
{
	uint32_t concept = NO_CONCEPT;

	while (*names) {
		size_t length = strcspn(names, ",");

		concept = add_name(f, arena_copy(&f->arena, names, length), concept);
		names += length + (names[length] == ',');
	}
}

/* Adds what says nothing: a word, or a run of words. */
static void add_ignored(struct find *f, const char *text)
{
	struct group group = {.concept = NO_CONCEPT};

	group.count = learn(f, text, group.words, MOST_GROUP);
	if (group.count == 0)
		return;
	f->groups =
		mem_grow(f->groups, &f->group_capacity, f->group_count + 1, sizeof group);
	f->groups[f->group_count++] = group;
}

static void read_language(struct find *f)
{
	const struct tree *t = f->tree;
	const struct tree_head *head = tree_head(t);

	f->endings =
		arena_alloc(&f->arena, (head->endings.count + 1) * sizeof *f->endings);
	for (uint32_t i = 0; i < head->endings.count; i++)
		f->endings[i] = tree_word_string(t, head->endings, i);
	vocabulary_init(&f->vocabulary, f->endings, head->endings.count);
	for (uint32_t i = 0; i < head->same.count; i++)
		add_same(f, tree_word_string(t, head->same, i));
	for (uint32_t i = 0; i < head->ignore.count; i++)
		add_ignored(f, tree_word_string(t, head->ignore, i));
}

/* --- building ------------------------------------------------------------------------- */

/* Appends the words of a text by look, a blank between them, and one after the last where
 * more than it follows there. */
static void add_literal(struct find *f, struct buf *out, const char *text, size_t length)
{
	words_of(&f->words, text, length);
	for (size_t i = 0; i < f->words.count; i++) {
		const struct word *word = &f->words.items[i];
		char look[WORD_BYTES];

		buf_add_bytes(out, look, word_by_look(look, word->s, word->length));
		if (i + 1 < f->words.count || word->end < length)
			buf_add_char(out, ' ');
	}
}

/* Adds a text by which a problem is known; NULL is none. */
static void add_phrase(struct find *f, uint32_t problem, const char *text)
{
	uint32_t concepts[MOST_WORDS];
	size_t count = text ? learn(f, text, concepts, MOST_WORDS) : 0;

	replace_groups(f, concepts, &count);
	if (count == 0)
		return;
	f->phrases = mem_grow(f->phrases, &f->phrase_capacity, f->phrase_count + 1,
			      sizeof *f->phrases);
	f->phrases[f->phrase_count++] =
		(struct phrase){.problem = problem,
				.first = (uint32_t)f->sequence_count,
				.count = (uint32_t)count};
	f->sequence = mem_grow(f->sequence, &f->sequence_capacity,
			       f->sequence_count + count, sizeof *f->sequence);
	memcpy(f->sequence + f->sequence_count, concepts, count * sizeof *concepts);
	f->sequence_count += count;
}

static void add_phrases(struct find *f, uint32_t problem, struct tree_list texts)
{
	for (uint32_t i = 0; i < texts.count; i++)
		add_phrase(f, problem, tree_word_string(f->tree, texts, i));
}

static const uint32_t *concepts_of(const struct find *f, const struct phrase *p)
{
	return f->sequence + p->first;
}

/* Is concept number `i` of the phrase one that stands earlier in it, too? */
static bool is_repeated(const struct find *f, const struct phrase *p, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (concepts_of(f, p)[k] == concepts_of(f, p)[i])
			return true;
	return false;
}

/* Returns log2(n / d) for n >= d > 0, in fixed point: the whole part by halving, then a
 * bit for each squaring (Knuth, The Art of Computer Programming 1, 1.2.2, exercise 25). */
static uint32_t log2_of(uint64_t n, uint64_t d)
{
	uint64_t x = (n << 16) / d;
	uint32_t log = 0;

	for (; x >= 2 << 16; x >>= 1)
		log += ONE;
	for (uint32_t bit = ONE / 2; bit > 0; bit /= 2) {
		x = x * x >> 16;
		if (x < 2 << 16)
			continue;
		x >>= 1;
		log += bit;
	}
	return log;
}

/* Weighs the concepts by the number of problems that have them. */
static void weigh(struct find *f)
{
	uint32_t concepts = f->vocabulary.concepts;
	uint32_t *count = mem_alloc((concepts + 1) * sizeof *count);
	uint32_t *last = mem_alloc((concepts + 1) * sizeof *last);
	uint64_t problems = tree_count(f->tree, TREE_PROBLEMS);

	for (size_t p = 0; p < f->phrase_count; p++) {
		for (uint32_t i = 0; i < f->phrases[p].count; i++) {
			uint32_t c = concepts_of(f, &f->phrases[p])[i];

			count[c] += last[c] != f->phrases[p].problem + 1;
			last[c] = f->phrases[p].problem + 1;
		}
	}
	f->weights = mem_alloc((concepts + 1) * sizeof *f->weights);
	for (uint32_t c = 0; c < concepts; c++)
		if (count[c] > 0 && !f->ignored[c])
			f->weights[c] = log2_of(problems + count[c], count[c]);
	free(count);
	free(last);
}

/* Marks the concepts that say nothing by themselves. */
static void mark_ignored(struct find *f)
{
	f->ignored = mem_alloc(f->vocabulary.concepts + 1);
	for (size_t g = 0; g < f->group_count; g++)
		if (f->groups[g].concept == NO_CONCEPT && f->groups[g].count == 1)
			f->ignored[f->groups[g].words[0]] = true;
}

/* Lists the phrases of each concept. */
static void post(struct find *f)
{
	uint32_t concepts = f->vocabulary.concepts, *at;

	f->posted = mem_alloc((concepts + 2) * sizeof *f->posted);
	f->postings = mem_alloc((f->sequence_count + 1) * sizeof *f->postings);
	for (size_t i = 0; i < f->sequence_count; i++)
		f->posted[f->sequence[i] + 1]++;
	for (uint32_t c = 0; c < concepts; c++)
		f->posted[c + 1] += f->posted[c];
	at = mem_alloc((concepts + 1) * sizeof *at);
	memcpy(at, f->posted, concepts * sizeof *at);
	for (size_t p = 0; p < f->phrase_count; p++) {
		struct phrase *phrase = &f->phrases[p];

		for (uint32_t i = 0; i < phrase->count; i++) {
			uint32_t c = concepts_of(f, phrase)[i];

			f->postings[at[c]++] = (uint32_t)p;
			if (!is_repeated(f, phrase, i))
				phrase->weight += f->weights[c];
		}
	}
	free(at);
}

/* Adds all words of a problem's phrases, each once: what is typed may mix them. */
static void add_all(struct find *f, uint32_t problem, size_t first_phrase)
{
	struct phrase all = {
		.problem = problem, .first = (uint32_t)f->sequence_count, .all = true};
	size_t begin = f->phrases[first_phrase].first, end = f->sequence_count;

	for (size_t i = begin; i < end; i++) {
		uint32_t c = f->sequence[i];
		size_t k = begin;

		while (f->sequence[k] != c)
			k++;
		if (k < i)
			continue;
		f->sequence = mem_grow(f->sequence, &f->sequence_capacity,
				       f->sequence_count + 1, sizeof *f->sequence);
		f->sequence[f->sequence_count++] = c;
		all.count++;
	}
	f->phrases = mem_grow(f->phrases, &f->phrase_capacity, f->phrase_count + 1,
			      sizeof *f->phrases);
	f->phrases[f->phrase_count++] = all;
}

static void add_steps(struct find *f, uint32_t problem, struct tree_list items)
{
	for (uint32_t i = 0; i < items.count; i++) {
		const struct tree_item *item = tree_item(f->tree, items.first + i);

		add_phrases(f, problem, item->menu);
		add_phrase(f, problem, tree_string(f->tree, item->button));
	}
}

/* Whoever has read on elsewhere may type the name of a menu or a button. */
static void add_remedy(struct find *f, const struct tree_remedy *r)
{
	add_steps(f, r->problem, r->steps);
	add_steps(f, r->problem, r->after);
	for (uint32_t i = 0; i < r->options.count; i++)
		add_steps(f, r->problem,
			  tree_option(f->tree, r->options.first + i)->steps);
}

static void add_shown(struct find *f, uint32_t problem, const char *shown)
{
	struct buf literal = {0};

	add_literal(f, &literal, shown, strlen(shown));
	f->literals[problem] =
		arena_copy(&f->arena, buf_string(&literal), literal.length);
	buf_release(&literal);
	add_phrase(f, problem, shown);
}

struct languages {
	find_say *say;
	size_t count;
};

/* Adds all phrases of a problem; `remedy` is one of its remedies, plus one, and `next` the
 * one after each. */
static void add_problem(struct find *f, uint32_t index, uint32_t remedy,
			const uint32_t *next, const struct languages *languages)
{
	const struct tree *t = f->tree;
	const struct tree_problem *p = tree_problem(t, index);
	size_t first = f->phrase_count;

	add_shown(f, index, tree_string(t, p->shown));
	add_phrases(f, index, p->also);
	add_phrases(f, index, p->typed);
	add_phrase(f, index, tree_string(t, p->meaning));
	for (size_t i = 0; i < languages->count; i++)
		add_phrase(f, index, languages->say(t, tree_string(t, p->meaning), i));
	for (; remedy; remedy = next[remedy - 1])
		add_remedy(f, tree_remedy(t, remedy - 1));
	if (f->phrase_count > first)
		add_all(f, index, first);
}

static void add_problems(struct find *f, const struct languages *languages)
{
	const struct tree *t = f->tree;
	uint32_t problems = tree_count(t, TREE_PROBLEMS);
	uint32_t remedies = tree_count(t, TREE_REMEDIES);
	uint32_t *last = mem_alloc((problems + 1) * sizeof *last);
	uint32_t *next = mem_alloc((remedies + 1) * sizeof *next);

	for (uint32_t i = 0; i < remedies; i++) {
		uint32_t problem = tree_remedy(t, i)->problem;

		if (problem == TREE_NONE)
			continue;
		next[i] = last[problem];
		last[problem] = i + 1;
	}
	for (uint32_t i = 0; i < problems; i++)
		add_problem(f, i, last[i], next, languages);
	free(last);
	free(next);
}

struct find *find_new(const struct tree *t, find_say *say, size_t languages)
{
	const struct languages others = {say, languages};
	struct find *f = mem_alloc(sizeof *f);
	uint32_t problems = tree_count(t, TREE_PROBLEMS);

	f->tree = t;
	f->literals = mem_alloc((problems + 1) * sizeof *f->literals);
	read_language(f);
	add_problems(f, &others);
	/* One problem more stands for all that is none. */
	for (uint32_t i = 0; i < tree_head(t)->elsewhere.count; i++)
		add_phrase(f, problems, tree_word_string(t, tree_head(t)->elsewhere, i));
	mark_ignored(f);
	weigh(f);
	post(f);
	f->gained = mem_alloc((f->phrase_count + 1) * sizeof *f->gained);
	f->best_of_term = mem_alloc((f->phrase_count + 1) * sizeof *f->best_of_term);
	f->stamps = mem_alloc((f->phrase_count + 1) * sizeof *f->stamps);
	f->touched = mem_alloc((f->phrase_count + 1) * sizeof *f->touched);
	f->places = mem_alloc((problems + 2) * sizeof *f->places);
	return f;
}

void find_free(struct find *f)
{
	if (!f)
		return;
	vocabulary_release(&f->vocabulary);
	words_release(&f->words);
	arena_release(&f->arena);
	free(f->literals);
	free(f->groups);
	free(f->phrases);
	free(f->sequence);
	free(f->weights);
	free(f->ignored);
	free(f->postings);
	free(f->posted);
	free(f->terms);
	free(f->gained);
	free(f->best_of_term);
	free(f->stamps);
	free(f->touched);
	free(f->places);
	free(f);
}

/* --- what is searched for -------------------------------------------------------------- */

static struct term *add_term(struct find *f, uint32_t start, uint32_t end)
{
	f->terms = mem_grow(f->terms, &f->term_capacity, f->term_count + 1,
			    sizeof *f->terms);
	f->terms[f->term_count] = (struct term){.start = start, .end = end};
	return &f->terms[f->term_count++];
}

static void add_known(struct find *f, uint32_t start, uint32_t end, uint32_t concept)
{
	struct term *term = add_term(f, start, end);

	term->meanings.count = 1;
	term->meanings.items[0] = (struct meaning){concept, VOCABULARY_SAME};
}

/* Two words that were written apart, and are one ("terdaf tar"). */
static bool add_joined(struct find *f, size_t i)
{
	const struct word *a = &f->words.items[i], *b;
	char both[2 * WORD_BYTES];
	uint32_t concept;

	if (i + 1 >= f->words.count)
		return false;
	b = a + 1;
	memcpy(both, a->s, a->length);
	memcpy(both + a->length, b->s, b->length);
	if (a->length + b->length > WORD_BYTES)
		return false;
	concept = vocabulary_find(&f->vocabulary, both, a->length + b->length);
	if (concept == NO_CONCEPT)
		return false;
	if (vocabulary_find(&f->vocabulary, a->s, a->length) != NO_CONCEPT &&
	    vocabulary_find(&f->vocabulary, b->s, b->length) != NO_CONCEPT)
		return false;
	add_known(f, a->start, b->end, concept);
	return true;
}

/* Words that were written as one ("tidakada"): the word is parted where all of it is known
 * words, the fewest of them. Returns the number of parts, 0 where it cannot be; `ends`
 * has where each ends, the last first. */
static size_t part(const struct find *f, const struct word *word, size_t *ends)
{
	size_t best[WORD_BYTES + 1] = {0}, from[WORD_BYTES + 1] = {0}, count = 0;

	for (size_t end = SHORTEST_PART; end <= word->length; end++) {
		for (size_t at = 0; at + SHORTEST_PART <= end; at++) {
			if ((at > 0 && best[at] == 0) ||
			    (best[end] > 0 && best[at] + 1 >= best[end]) ||
			    vocabulary_find(&f->vocabulary, word->s + at, end - at) ==
				    NO_CONCEPT)
				continue;
			best[end] = best[at] + 1;
			from[end] = at;
		}
	}
	if (best[word->length] < 2)
		return 0;
	for (size_t end = word->length; end > 0; end = from[end])
		ends[count++] = end;
	return count;
}

static bool add_parted(struct find *f, const struct word *word)
{
	size_t ends[WORD_BYTES], start = 0, count = part(f, word, ends);

	for (size_t i = count; i-- > 0; start = ends[i])
		add_known(f, word->start, word->end,
			  vocabulary_find(&f->vocabulary, word->s + start,
					  ends[i] - start));
	return count > 0;
}

static void add_word(struct find *f, const struct word *word, bool begun)
{
	struct term *term;

	if (!begun && word->length >= 2 * SHORTEST_PART + 1 &&
	    vocabulary_find(&f->vocabulary, word->s, word->length) == NO_CONCEPT &&
	    add_parted(f, word))
		return;
	term = add_term(f, word->start, word->end);
	vocabulary_guess(&f->vocabulary, word->s, word->length, begun, &term->meanings);
}

/* The likeliest concept of a term; NO_CONCEPT where it has none. */
static uint32_t meant(const struct term *term)
{
	return term->meanings.count ? term->meanings.items[0].concept : NO_CONCEPT;
}

/* A name of several words stands for its concept. */
static void replace_names(struct find *f, const struct group *group)
{
	for (size_t i = 0; i + group->count <= f->term_count; i++) {
		size_t k = 0;

		while (k < group->count && meant(&f->terms[i + k]) == group->words[k])
			k++;
		if (k < group->count)
			continue;
		for (k = 0; k < group->count; k++) {
			struct term *term = &f->terms[i + k];

			term->ignored = k > 0;
			term->meanings.count = 1;
			term->meanings.items[0] =
				(struct meaning){group->concept, VOCABULARY_SAME};
		}
	}
}

/* A run of words that says nothing is ignored, with a word of it missing, too. */
static void ignore_run(struct find *f, const struct group *group)
{
	for (size_t i = 0; i < f->term_count; i++) {
		size_t found = 0, k = 0, at = i;

		for (; k < group->count && at < f->term_count; k++)
			if (meant(&f->terms[at]) == group->words[k]) {
				found++;
				at++;
			}
		if (found < group->count - (group->count > 4))
			continue;
		for (; i < at; i++)
			f->terms[i].ignored = true;
	}
}

static void read_terms(struct find *f, const char *text, size_t length, bool typing)
{
	size_t count;

	f->term_count = 0;
	words_of(&f->words, text, length < MOST_BYTES ? length : MOST_BYTES);
	count = f->words.count;
	for (size_t i = 0; i < count; i++) {
		bool begun = typing && i + 1 == count && f->words.items[i].end == length;

		if (!begun && add_joined(f, i))
			i++;
		else
			add_word(f, &f->words.items[i], begun);
	}
	for (size_t g = 0; g < f->group_count; g++) {
		if (f->groups[g].concept == NO_CONCEPT)
			ignore_run(f, &f->groups[g]);
		else
			replace_names(f, &f->groups[g]);
	}
}

/* --- scoring ---------------------------------------------------------------------------- */

/* Each phrase gains by a term what its best meaning there is worth. */
static uint32_t gain(struct find *f, const struct term *term, uint32_t stamp)
{
	uint32_t weight = 0;

	for (size_t m = 0; m < term->meanings.count; m++) {
		struct meaning meaning = term->meanings.items[m];
		uint32_t c = meaning.concept;
		uint32_t worth = f->weights[c] * meaning.likeness / VOCABULARY_SAME;

		weight = f->weights[c] > weight ? f->weights[c] : weight;
		for (uint32_t i = f->posted[c]; worth && i < f->posted[c + 1]; i++) {
			uint32_t p = f->postings[i];

			if (f->gained[p] == 0)
				f->touched[f->touched_count++] = p;
			if (f->stamps[p] != stamp)
				f->best_of_term[p] = 0;
			f->stamps[p] = stamp;
			if (worth <= f->best_of_term[p])
				continue;
			f->gained[p] += worth - f->best_of_term[p];
			f->best_of_term[p] = worth;
		}
	}
	return weight;
}

/* Was the concept meant by an earlier term, too? Saying a word twice gains nothing. */
static bool is_said(const struct find *f, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (!f->terms[k].ignored && meant(&f->terms[k]) == meant(&f->terms[i]))
			return true;
	return false;
}

static void forget(struct find *f)
{
	for (size_t i = 0; i < f->touched_count; i++)
		f->gained[f->touched[i]] = f->stamps[f->touched[i]] = 0;
	f->touched_count = 0;
}

/* Gains for all terms; returns the weight of the whole text. */
static uint32_t gain_all(struct find *f)
{
	uint32_t weight = 0;

	forget(f);
	for (size_t i = 0; i < f->term_count; i++) {
		struct term *term = &f->terms[i];
		uint32_t c = meant(term), worth;

		if (term->ignored)
			continue;
		if (c == NO_CONCEPT) {
			weight += UNKNOWN_WEIGHT;
			continue;
		}
		term->ignored = f->ignored[c] || is_said(f, i);
		if (term->ignored)
			continue;
		worth = gain(f, term, (uint32_t)i + 1);
		weight += worth;
	}
	return weight;
}

/* Returns the part, of a hundred, of the phrase's pairs of neighbours that follow each
 * other in the text, too. */
static uint32_t following(const struct find *f, const struct phrase *p)
{
	const uint32_t *concepts = concepts_of(f, p);
	uint32_t found = 0;

	for (uint32_t i = 0; i + 1 < p->count; i++)
		for (size_t k = 0; k + 1 < f->term_count; k++)
			if (meant(&f->terms[k]) == concepts[i] &&
			    meant(&f->terms[k + 1]) == concepts[i + 1]) {
				found++;
				break;
			}
	return p->count > 1 ? 100 * found / (p->count - 1) : 0;
}

/* How well a phrase fits, of FIND_FULL_SCORE. */
struct fit {
	uint32_t recall;    /* how much of the phrase is in the text */
	uint32_t explained; /* how much of the text the phrase explains, and in order */
	uint32_t score;
};

static struct fit fit_of(const struct find *f, const struct phrase *p, uint32_t gained,
			 uint32_t weight)
{
	uint64_t recall = (uint64_t)gained * FIND_FULL_SCORE / (p->weight + 1);
	uint64_t precision = (uint64_t)gained * FIND_FULL_SCORE / (weight + 1);
	uint64_t order =
		p->all ? 100
		       : 100 - (uint64_t)FOLLOWING_PART +
				 (uint64_t)FOLLOWING_PART * following(f, p) / 100;
	uint64_t score = p->all ? precision * ALL_PART / 100
				: (recall * RECALL_PART +
				   precision * (100 - (uint64_t)RECALL_PART)) /
					  100;
	uint64_t enough = precision >= SURE_PRECISION ? SURE_WEIGHT : ENOUGH_WEIGHT;

	if (gained < enough)
		score = score * gained / enough;
	return (struct fit){.recall = p->all ? 0 : (uint32_t)recall,
			    .explained = p->all ? 0 : (uint32_t)(precision * order / 100),
			    .score = (uint32_t)(score * order / 100)};
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

/* Returns the match of a problem, new if it had none. */
static struct find_match *match_of(struct find *f, uint32_t problem,
				   struct find_result *result)
{
	if (f->places[problem] == 0) {
		result->matches = mem_grow(result->matches, &result->capacity,
					   result->count + 1, sizeof *result->matches);
		result->matches[result->count++] =
			(struct find_match){.problem = problem};
		f->places[problem] = (uint32_t)result->count;
	}
	return &result->matches[f->places[problem] - 1];
}

/* Gathers the problems, each with the best fits of its phrases. */
static void gather(struct find *f, uint32_t weight, struct find_result *result)
{
	for (size_t i = 0; i < f->touched_count; i++) {
		const struct phrase *p = &f->phrases[f->touched[i]];
		struct fit fit = fit_of(f, p, f->gained[f->touched[i]], weight);
		struct find_match *m = match_of(f, p->problem, result);

		m->score = larger(m->score, fit.score);
		m->recall = larger(m->recall, fit.recall);
		m->explained = larger(m->explained, fit.explained);
	}
}

/* Whoever types a message from its first letter, or from a word in it, means that. */
static void prefer_literal(struct find *f, const char *text, size_t length,
			   struct find_result *result)
{
	uint32_t problems = tree_count(f->tree, TREE_PROBLEMS);
	struct buf typed = {0};

	add_literal(f, &typed, text, length < MOST_BYTES ? length : MOST_BYTES);
	for (uint32_t i = 0; typed.length > 0 && i < problems; i++) {
		const char *literal = f->literals[i], *at = strstr(literal, typed.s);

		while (at && at > literal && at[-1] != ' ')
			at = strstr(at + 1, typed.s);
		if (at)
			match_of(f, i, result)->score +=
				at == literal ? FIRST_LITERAL : LATER_LITERAL;
	}
	buf_release(&typed);
}

static void rank(struct find *f, struct find_result *result)
{
	for (size_t i = 0; i < result->count; i++)
		f->places[result->matches[i].problem] = 0;
	sort(result);
	for (size_t i = 0; i < result->count; i++)
		if (result->matches[i].score > FIND_FULL_SCORE)
			result->matches[i].score = FIND_FULL_SCORE;
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

/* Takes what is none of the problems out of the matches. Returns whether it was the
 * best. */
static bool leave_out_elsewhere(const struct find *f, struct find_result *result)
{
	uint32_t elsewhere = tree_count(f->tree, TREE_PROBLEMS);
	size_t i = 0;

	while (i < result->count && result->matches[i].problem != elsewhere)
		i++;
	result->elsewhere = 0;
	if (i == result->count)
		return false;
	result->elsewhere = result->matches[i].score;
	result->count--;
	memmove(&result->matches[i], &result->matches[i + 1],
		(result->count - i) * sizeof *result->matches);
	return i == 0;
}

static void judge(const struct find *f, struct find_result *result)
{
	struct find_match *m = result->matches;
	struct find_match best;
	uint32_t explained = 0;

	result->verdict = FIND_NONE;
	result->alike = 0;
	if (leave_out_elsewhere(f, result) || result->count == 0 ||
	    m[0].score < LOWEST_SCORE)
		return;
	best = m[0];
	for (size_t i = 0; i < result->count; i++)
		explained = larger(explained, m[i].explained);
	for (size_t i = 0; i < result->count; i++) {
		m[i].alike = is_alike(&best, &m[i], explained);
		result->alike += m[i].alike;
	}
	sort(result);
	if (result->alike <= MOST_ALIKE) {
		result->verdict = result->alike > 1 ? FIND_SEVERAL : FIND_MATCH;
		return;
	}
	for (size_t i = 0; i < result->count; i++)
		m[i].alike = false;
	result->alike = 0;
	sort(result);
}

/* A number alone can be anything. */
static bool has_letters(const struct words *words)
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
	result->count = 0;
	read_terms(f, text, length, typing);
	if (!has_letters(&f->words))
		f->term_count = 0;
	gather(f, gain_all(f), result);
	if (typing)
		prefer_literal(f, text, length, result);
	rank(f, result);
	judge(f, result);
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
	words_of(&f->words, text, strlen(text));
	while (*at < f->words.count) {
		const struct word *word = &f->words.items[(*at)++];
		uint32_t c = vocabulary_find(&f->vocabulary, word->s, word->length);

		if (c == NO_CONCEPT || !is_searched(f, c))
			continue;
		*span = (struct find_span){word->start, word->end};
		return true;
	}
	return false;
}
