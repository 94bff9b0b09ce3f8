/* index.c - builds what a search goes by.
 *
 * Each text by which a problem is known (its message, other spellings, what people type,
 * its meaning, the menus and buttons of its remedies) is a phrase: a list of concepts
 * (vocabulary.h). A word is worth the more, the fewer problems have it: the inverse
 * document frequency of Sparck Jones ("A statistical interpretation of term specificity",
 * 1972). */
#include "find/index.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

enum {
	COMMON_LEAST = ONE / 8, /* what an everyday word says */
	COMMON_PART = 6,	/* of what a word says that few problems have: one in 6 */
	MOST_RARE = 3 * ONE,
	FOREIGN_WEIGHT = 3 * ONE
};

#define NO_PHRASE UINT32_MAX

/* --- words and concepts -------------------------------------------------------------- */

/* Replaces the words of a group by its concept. `concepts` has `*count`. */
static void replace_groups(const struct find *f, uint32_t *concepts, size_t *count)
{
	for (size_t g = 0; g < f->group_count; g++) {
		const struct group *group = &f->groups[g];

		if (group->concept == NO_CONCEPT)
			continue;
		for (size_t i = 0; i + group->count <= *count; i++) {
			if (concepts[i] != *group->words ||
			    memcmp(&concepts[i], group->words,
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
	size_t count;

	tokens_of(&f->words, text, strlen(text));
	for (count = 0; count < f->words.count && count < most; count++)
		concepts[count] = vocabulary_add(&f->vocabulary, &f->words.items[count],
						 NO_CONCEPT);
	return count;
}

/* Adds several words that stand for a concept or, for NO_CONCEPT, say nothing. */
static void add_group(struct find *f, const char *text, uint32_t concept)
{
	struct group group = {.concept = concept};

	group.count = learn(f, text, group.words, MAX_GROUP);
	if (group.count > 0)
		MEM_APPEND(f->groups, f->group_count, f->group_capacity, group);
}

/* Adds the names of a concept, separated by commas, that are one word, or those of several;
 * returns the concept, which is new where it is NO_CONCEPT and there are any. */
static uint32_t add_names(struct find *f, const char *names, bool several,
			  uint32_t concept)
{
	while (*names) {
		size_t length = strcspn(names, ",");
		const char *name = arena_copy(&f->arena, names, length);

		names += length + (names[length] == ',');
		tokens_of(&f->words, name, length);
		if (f->words.count == 0 || (f->words.count > 1) != several)
			continue;
		if (!several)
		concept = vocabulary_add(&f->vocabulary, f->words.items, concept);
		else if (concept == NO_CONCEPT) concept = f->vocabulary.concepts++;
		if (several)
			add_group(f, name, concept);
	}
	return concept;
}

/* Adds words of one meaning. Words come first: a word of a longer name would be another. */
static void add_same(struct find *f, const char *names)
{
	add_names(f, names, true, add_names(f, names, false, NO_CONCEPT));
}

/* Calls for each word of the everyday ones. */
static void each_common(struct find *f, void (*take)(struct find *f, uint32_t concept))
{
	struct tree_list common = tree_head(f->tree)->common;

	for (uint32_t i = 0; i < common.count; i++) {
		const char *line = tree_word_string(f->tree, common, i);

		tokens_of(&f->words, line, strlen(line));
		for (size_t k = 0; k < f->words.count; k++) {
			uint32_t c = vocabulary_add(&f->vocabulary, &f->words.items[k],
						    NO_CONCEPT);
			if (take)
				take(f, c);
		}
	}
}

static void mark_common(struct find *f, uint32_t concept)
{
	f->common[concept] = true;
}

static void read_language(struct find *f)
{
	const struct tree_head *head = tree_head(f->tree);

	vocabulary_init(&f->vocabulary, f->tree);
	for (uint32_t i = 0; i < head->same.count; i++)
		add_same(f, tree_word_string(f->tree, head->same, i));
	for (uint32_t i = 0; i < head->ignore.count; i++)
		add_group(f, tree_word_string(f->tree, head->ignore, i), NO_CONCEPT);
	each_common(f, NULL);
}

/* --- phrases ------------------------------------------------------------------------------ */

void index_add_literal(struct find *f, struct buf *out, const char *text, size_t length)
{
	tokens_of(&f->words, text, length);
	for (size_t i = 0; i < f->words.count; i++) {
		const struct token *word = &f->words.items[i];
		char look[TOKEN_BYTES];

		buf_add_bytes(out, look, token_by_look(look, word->s, word->length));
		if (i + 1 < f->words.count || word->end < length)
			buf_add_char(out, ' ');
	}
}

/* Adds a text by which a problem is known; NULL is none. */
static void add_phrase(struct find *f, uint32_t problem, const char *text)
{
	uint32_t concepts[MAX_TOKENS];
	size_t count = text ? learn(f, text, concepts, MAX_TOKENS) : 0;

	replace_groups(f, concepts, &count);
	if (count == 0)
		return;
	MEM_APPEND(f->phrases, f->phrase_count, f->phrase_capacity,
		   (struct phrase){.problem = problem,
				   .first = (uint32_t)f->sequence_count,
				   .count = (uint32_t)count});
	for (size_t i = 0; i < count; i++)
		MEM_APPEND(f->sequence, f->sequence_count, f->sequence_capacity,
			   concepts[i]);
}

static void add_phrases(struct find *f, uint32_t problem, struct tree_list texts)
{
	for (uint32_t i = 0; i < texts.count; i++)
		add_phrase(f, problem, tree_word_string(f->tree, texts, i));
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

uint32_t index_rarity(const struct find *f, uint32_t problems)
{
	return log2_of((uint64_t)tree_count(f->tree, TREE_PROBLEMS) + problems, problems);
}

/* What a word says that `having` of the problems have: the fewer, the more. An everyday word says
 * little, whichever problem has it; a word that only what is none of them has says much. */
static uint32_t weight_of(const struct find *f, uint32_t concept, uint32_t having)
{
	uint32_t rare = having > 0 ? index_rarity(f, having) : 0;

	if (f->ignored[concept])
		return 0;
	if (f->common[concept])
		return COMMON_LEAST + MIN(rare, MOST_RARE) / COMMON_PART;
	if (having > 0)
		return rare;
	return f->foreign[concept] ? FOREIGN_WEIGHT : UNKNOWN_WEIGHT;
}

/* Marks the concepts that say nothing by themselves. */
static void mark_ignored(struct find *f)
{
	f->ignored = arena_alloc(&f->arena, f->vocabulary.concepts + 1);
	for (size_t g = 0; g < f->group_count; g++)
		if (f->groups[g].concept == NO_CONCEPT && f->groups[g].count == 1)
			f->ignored[f->groups[g].words[0]] = true;
	f->common = arena_alloc(&f->arena, f->vocabulary.concepts + 1);
	each_common(f, mark_common);
}

/* Lists the phrases of each concept, from the last to the first. */
static void post(struct find *f)
{
	uint32_t concepts = f->vocabulary.concepts;

	f->posted = arena_alloc(&f->arena, (concepts + 1) * sizeof *f->posted);
	f->postings =
		arena_alloc(&f->arena, (f->sequence_count + 1) * sizeof *f->postings);
	for (size_t i = 0; i < f->sequence_count; i++)
		f->posted[f->sequence[i]]++;
	for (uint32_t c = 0; c < concepts; c++)
		f->posted[c + 1] += f->posted[c];
	for (size_t p = f->phrase_count; p-- > 0;)
		for (uint32_t i = 0; i < f->phrases[p].count; i++)
			f->postings[--f->posted[index_concepts(f, &f->phrases[p])[i]]] =
				(uint32_t)p;
}

/* How much a concept belongs to a problem: all where its message has it, which is its first
 * phrase; else the more, the more of its phrases do. */
static uint32_t part_of(uint32_t phrases, bool in_message)
{
	return in_message ? ONE : 2 * ONE * phrases / (2 * phrases + 1);
}

/* Lists the problems of a concept, in their order, unless `shares` is NULL; returns how many they
 * are. */
static uint32_t list_shares(const struct find *f, uint32_t concept, struct share *shares)
{
	uint32_t end = f->posted[concept + 1], count = 0, next;

	for (uint32_t i = f->posted[concept]; i < end; i = next) {
		uint32_t first = f->postings[i], before = NO_PHRASE, phrases = 0;
		uint32_t problem = f->phrases[first].problem;
		bool in_message = first == 0 || f->phrases[first - 1].problem != problem;

		for (next = i; next < end; next++) {
			uint32_t phrase = f->postings[next];

			if (f->phrases[phrase].problem != problem)
				break;
			phrases += phrase != before;
			before = phrase;
		}
		if (problem == tree_count(f->tree, TREE_PROBLEMS))
			continue;
		if (shares)
			shares[count] = (struct share){
				.problem = problem, .part = part_of(phrases, in_message)};
		count++;
	}
	return count;
}

/* Lists the problems of each concept, and weighs it. */
static void share(struct find *f)
{
	uint32_t concepts = f->vocabulary.concepts;

	f->shared = arena_alloc(&f->arena, (concepts + 1) * sizeof *f->shared);
	f->foreign = arena_alloc(&f->arena, concepts + 1);
	f->weights = arena_alloc(&f->arena, (concepts + 1) * sizeof *f->weights);
	for (uint32_t c = 0; c < concepts; c++) {
		uint32_t having = list_shares(f, c, NULL);

		f->foreign[c] = having == 0 && f->posted[c] < f->posted[c + 1] &&
				!f->common[c] && !f->ignored[c];
		f->weights[c] = weight_of(f, c, having);
		f->shared[c + 1] = f->shared[c] + having;
	}
	f->shares = arena_alloc(&f->arena, (f->shared[concepts] + 1) * sizeof *f->shares);
	for (uint32_t c = 0; c < concepts; c++)
		list_shares(f, c, f->shares + f->shared[c]);
}

/* Weighs each phrase by its words, each once. */
static void weigh(struct find *f)
{
	for (uint32_t c = 0; c < f->vocabulary.concepts; c++) {
		uint32_t before = NO_PHRASE;

		for (uint32_t i = f->posted[c]; i < f->posted[c + 1]; i++) {
			if (f->postings[i] != before)
				f->phrases[f->postings[i]].weight += f->weights[c];
			before = f->postings[i];
		}
	}
}

/* Whoever has read on elsewhere may type the name of a menu or a button. */
static void add_remedy(struct find *f, const struct tree_remedy *r)
{
	struct tree_items at = {0};

	f->dangerous[r->problem] |= r->danger != 0;
	while (tree_items_next(f->tree, r, &at)) {
		add_phrases(f, r->problem, at.item->menu);
		add_phrase(f, r->problem, tree_string(f->tree, at.item->button));
	}
}

/* Adds the phrases of a problem but those of its remedies. */
static void add_problem(struct find *f, uint32_t index, find_say *say, size_t languages)
{
	const struct tree_problem *p = tree_problem(f->tree, index);
	const char *shown = tree_string(f->tree, p->shown);
	const char *meaning = tree_string(f->tree, p->meaning);
	struct buf literal = {0};

	index_add_literal(f, &literal, shown, strlen(shown));
	f->literals[index] = arena_copy(&f->arena, buf_string(&literal), literal.length);
	buf_release(&literal);
	add_phrase(f, index, shown);
	add_phrases(f, index, p->also);
	add_phrases(f, index, p->typed);
	add_phrase(f, index, meaning);
	for (size_t i = 0; i < languages; i++)
		add_phrase(f, index, say(f->tree, meaning, i));
}

/* Adds all phrases, problem by problem; one problem more stands for all that is none. */
static void add_all(struct find *f, find_say *say, size_t languages)
{
	const struct tree *t = f->tree;
	uint32_t problems = tree_count(t, TREE_PROBLEMS);
	uint32_t remedies = tree_count(t, TREE_REMEDIES);
	/* Of each problem, and behind them of each remedy, another remedy of the same
	 * problem, by its place in this array; 0 for none. */
	uint32_t *next = mem_alloc(((size_t)problems + remedies + 1) * sizeof *next);

	for (uint32_t i = 0; i < remedies; i++) {
		uint32_t problem = tree_remedy(t, i)->problem;

		if (problem == TREE_NONE)
			continue;
		next[problems + i] = next[problem];
		next[problem] = problems + i;
	}
	for (uint32_t i = 0; i < problems; i++) {
		add_problem(f, i, say, languages);
		for (uint32_t at = next[i]; at; at = next[at])
			add_remedy(f, tree_remedy(t, at - problems));
	}
	add_phrases(f, problems, tree_head(t)->elsewhere);
	free(next);
}

struct find *find_new(const struct tree *t, find_say *say, size_t languages)
{
	struct find *f = mem_alloc(sizeof *f);
	size_t problems = tree_count(t, TREE_PROBLEMS);

	f->tree = t;
	f->literals = arena_alloc(&f->arena, (problems + 1) * sizeof *f->literals);
	f->dangerous = arena_alloc(&f->arena, problems + 1);
	read_language(f);
	add_all(f, say, languages);
	f->phrases = mem_resize(f->phrases, (f->phrase_count + 1) * sizeof *f->phrases);
	f->sequence =
		mem_resize(f->sequence, (f->sequence_count + 1) * sizeof *f->sequence);
	mark_ignored(f);
	post(f);
	share(f);
	weigh(f);
	f->touched = arena_alloc(&f->arena, (f->phrase_count + 1) * sizeof *f->touched);
	f->candidates = arena_alloc(&f->arena, (problems + 1) * sizeof *f->candidates);
	return f;
}

void find_free(struct find *f)
{
	if (!f)
		return;
	vocabulary_release(&f->vocabulary);
	tokens_release(&f->words);
	arena_release(&f->arena);
	free(f->groups);
	free(f->phrases);
	free(f->sequence);
	free(f->terms);
	free(f);
}
