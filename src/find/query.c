/* query.c - reads the words of what is searched for. */
#include "find/index.h"

#include <string.h>

/* Of words written as one, in bytes: any, and one that is more than a word like "in". */
enum { SHORTEST_PART = 2, SHORTEST_SAYING = 3 };

static void add_term(struct find *f, uint32_t start, uint32_t end,
		     struct meanings meanings)
{
	MEM_APPEND(f->terms, f->term_count, f->term_capacity,
		   (struct term){.start = start, .end = end, .meanings = meanings});
}

/* Returns what a word means that is known. */
static struct meanings known(uint32_t concept)
{
	return (struct meanings){.items = {{concept, VOCABULARY_SAME}}, .count = 1};
}

static bool is_known(const struct find *f, const struct token *word)
{
	return vocabulary_find(&f->vocabulary, word->s, word->length) != NO_CONCEPT;
}

/* Two words that were written apart, and are one ("terdaf tar"). */
static bool add_joined(struct find *f, size_t i)
{
	const struct token *a = &f->words.items[i], *b = a + 1;
	char both[TOKEN_BYTES];
	uint32_t concept;

	if (i + 1 >= f->words.count || a->length + b->length > TOKEN_BYTES)
		return false;
	memcpy(both, a->s, a->length);
	memcpy(both + a->length, b->s, b->length);
	concept = vocabulary_find(&f->vocabulary, both, a->length + b->length);
	if (concept == NO_CONCEPT || (is_known(f, a) && is_known(f, b)))
		return false;
	add_term(f, a->start, b->end, known(concept));
	return true;
}

/* Can it be one of several words written as one? */
static bool is_part(const struct find *f, const char *s, size_t length)
{
	uint32_t c = vocabulary_find(&f->vocabulary, s, length);

	return c != NO_CONCEPT && (length >= SHORTEST_SAYING || f->ignored[c]);
}

/* Words that were written as one ("tidakada"): the word is parted where all of it is known
 * words, the fewest of them. Returns the number of parts, 0 where it cannot be; `ends`
 * has where each ends, the last first. */
static size_t part(const struct find *f, const struct token *word, size_t *ends)
{
	size_t best[TOKEN_BYTES + 1] = {0}, from[TOKEN_BYTES + 1] = {0}, count = 0;

	for (size_t end = SHORTEST_PART; end <= word->length; end++) {
		for (size_t at = 0; at + SHORTEST_PART <= end; at++) {
			if ((at > 0 && best[at] == 0) ||
			    (best[end] > 0 && best[at] + 1 >= best[end]) ||
			    !is_part(f, word->s + at, end - at))
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

/* Short everyday words make up any other: one of the parts must say more. */
static bool add_parted(struct find *f, const struct token *word)
{
	size_t ends[TOKEN_BYTES], start = 0, count = part(f, word, ends);
	uint32_t concepts[TOKEN_BYTES];
	bool says = false;

	for (size_t i = count; i-- > 0; start = ends[i]) {
		concepts[i] =
			vocabulary_find(&f->vocabulary, word->s + start, ends[i] - start);
		says |= !f->common[concepts[i]] && !f->ignored[concepts[i]];
	}
	for (size_t i = count; says && i-- > 0;)
		add_term(f, word->start, word->end, known(concepts[i]));
	return says;
}

static void add_word(struct find *f, const struct token *word, bool begun)
{
	if (begun || word->length < 2 * SHORTEST_PART + 1 || is_known(f, word) ||
	    !add_parted(f, word))
		add_term(f, word->start, word->end,
			 vocabulary_guess(&f->vocabulary, word, begun));
}

/* A name of several words stands for its concept. */
static void replace_names(struct find *f, const struct group *group)
{
	for (size_t i = 0; i + group->count <= f->term_count; i++) {
		size_t k = 0;

		while (k < group->count &&
		       term_concept(&f->terms[i + k]) == group->words[k])
			k++;
		if (k < group->count)
			continue;
		for (k = 0; k < group->count; k++) {
			f->terms[i + k].ignored = k > 0;
			f->terms[i + k].meanings = known(group->concept);
		}
	}
}

/* A run of words that says nothing is ignored, with a word of it missing, too. */
static void ignore_run(struct find *f, const struct group *group)
{
	size_t enough = group->count - (group->count > 4);

	for (size_t start = 0, next; start < f->term_count; start = next) {
		size_t end = start;

		for (size_t k = 0; k < group->count && end < f->term_count; k++)
			end += term_concept(&f->terms[end]) == group->words[k];
		next = start + 1;
		if (end - start < enough)
			continue;
		for (size_t i = start; i < end; i++)
			f->terms[i].ignored = true;
		next = end;
	}
}

void query_read(struct find *f, const char *text, size_t length, bool typing)
{
	size_t count;

	f->term_count = 0;
	tokens_of(&f->words, text, length < MAX_BYTES ? length : MAX_BYTES);
	count = f->words.count;
	for (size_t i = 0; i < count; i++) {
		bool begun = typing && i + 1 == count && f->words.items[i].end == length;

		if (!begun && add_joined(f, i))
			i++;
		else if (!begun || f->words.items[i].length > 1)
			add_word(f, &f->words.items[i], begun);
	}
	for (size_t g = 0; g < f->group_count; g++) {
		if (f->groups[g].concept == NO_CONCEPT)
			ignore_run(f, &f->groups[g]);
		else
			replace_names(f, &f->groups[g]);
	}
	for (size_t i = 0; i < f->term_count; i++)
		f->terms[i].ignored |= term_concept(&f->terms[i]) != NO_CONCEPT &&
				       f->ignored[term_concept(&f->terms[i])];
}
