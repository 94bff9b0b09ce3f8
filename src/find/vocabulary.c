/* vocabulary.c - the words that an index knows, and what they stand for. */
#include "find/vocabulary.h"

#include <stdlib.h>
#include <string.h>
#include <sys/param.h>

#include "base/hash.h"

enum {
	FIRST_SLOTS = 512,
	SHORTEST_STEM = 4,  /* what must be left without an ending */
	SHORTEST_BEGUN = 2, /* what can be the beginning of a word */
	SHORTEST_STUMP = 4, /* the same where the word should be all there */
	MAX_EXTRA = 3,	    /* letters after a known word that may be an ending */
	SHORTEST_ROOT = 6,
	SHORTEST_SHORTENED = 3,
	SHORTENED_PART = 80, /* of a hundred: how alike a word without vowels is */
	MAX_EDITS = 3
};

void vocabulary_init(struct vocabulary *v, const struct tree *t)
{
	*v = (struct vocabulary){.tree = t, .slot_count = FIRST_SLOTS};
	v->slots = mem_alloc(v->slot_count * sizeof *v->slots);
}

void vocabulary_release(struct vocabulary *v)
{
	arena_release(&v->arena);
	free(v->items);
	free(v->slots);
	*v = (struct vocabulary){0};
}

static uint32_t letters_of(const char *s, size_t length)
{
	uint32_t letters = 0;

	for (size_t i = 0; i < length; i++)
		letters |= 1u << ((unsigned char)s[i] & 31);
	return letters;
}

static bool is_word(const struct known *k, const char *s, size_t length)
{
	return k->length == length && memcmp(k->s, s, length) == 0;
}

/* Returns the slot of a word, or the free one where it belongs. */
static uint32_t *slot_of(const struct vocabulary *v, const char *s, size_t length)
{
	uint32_t hash = HASH_START;

	for (size_t i = 0; i < length; i++)
		hash = hash_add(hash, (unsigned char)s[i]);
	for (;; hash++) {
		uint32_t *slot = &v->slots[hash & (v->slot_count - 1)];

		if (!*slot || is_word(&v->items[*slot - 1], s, length))
			return slot;
	}
}

/* Returns a word, by look, that is known; NULL where it is not. */
static const struct known *look_up(const struct vocabulary *v, const char *s,
				   size_t length)
{
	uint32_t number = *slot_of(v, s, length);

	return number ? &v->items[number - 1] : NULL;
}

/* Returns the length of a folded word without one of the endings; its own where it has
 * none. */
static size_t without_ending(const struct vocabulary *v, const char *s, size_t length)
{
	struct tree_list endings = tree_head(v->tree)->endings;

	for (uint32_t i = 0; i < endings.count; i++) {
		const char *ending = tree_word_string(v->tree, endings, i);
		size_t n = strlen(ending);

		if (length >= n + SHORTEST_STEM && memcmp(s + length - n, ending, n) == 0)
			return length - n;
	}
	return length;
}

/* Returns a folded word that is known, with or without one of the endings, which are cut off
 * before letters are taken for each other; NULL where it is not. */
static const struct known *find(const struct vocabulary *v, const char *s, size_t length)
{
	char look[TOKEN_BYTES];
	const struct known *k = look_up(v, look, token_by_look(look, s, length));

	return k ? k
		 : look_up(v, look, token_by_look(look, s, without_ending(v, s, length)));
}

uint32_t vocabulary_find(const struct vocabulary *v, const char *s, size_t length)
{
	const struct known *k = find(v, s, length);

	return k ? k->concept : NO_CONCEPT;
}

static void grow_slots(struct vocabulary *v)
{
	if (2 * v->count < v->slot_count)
		return;
	v->slot_count *= 2;
	free(v->slots);
	v->slots = mem_alloc(v->slot_count * sizeof *v->slots);
	for (uint32_t i = 0; i < v->count; i++)
		*slot_of(v, v->items[i].s, v->items[i].length) = i + 1;
}

uint32_t vocabulary_add(struct vocabulary *v, const struct token *word, uint32_t concept)
{
	char look[TOKEN_BYTES];
	size_t n = token_by_look(look, word->s, word->length);
	const struct known *k = find(v, word->s, word->length);

	if (!k) {
		grow_slots(v);
		MEM_APPEND(v->items, v->count, v->capacity,
			   (struct known){.s = arena_copy(&v->arena, look, n),
					  .letters = letters_of(look, n),
					  .concept = concept != NO_CONCEPT
							     ? concept
							     : v->concepts++,
					  .length = (uint16_t)n});
		*slot_of(v, look, n) = (uint32_t)v->count;
		k = &v->items[v->count - 1];
	}
	return k->concept;
}

/* --- what a word can mean ------------------------------------------------------------- */

/* How many edits a word of this length forgives. */
static size_t forgiven(size_t length)
{
	return length < 4 ? 0 : length < 6 ? 1 : length < 10 ? 2 : MAX_EDITS;
}

static bool is_vowel(char c)
{
	/* An i looks like an l (tokens.h), which is as good as none here. */
	return c == 'a' || c == 'e' || c == 'o' || c == 'u' || c == 'l';
}

/* Is a word typed without its vowels ("dta", "skrg")? The first letter is never left out,
 * and nothing else may be. */
static bool is_shortened(const struct known *k, const char *s, size_t length)
{
	size_t at = 1;

	if (length < SHORTEST_SHORTENED || length >= k->length || k->s[0] != s[0])
		return false;
	for (size_t i = 1; i < k->length; i++) {
		if (at < length && k->s[i] == s[at])
			at++;
		else if (!is_vowel(k->s[i]))
			return false;
	}
	return at == length;
}

/* How alike are a typed word and a known one? 0: not at all. */
static uint32_t likeness(const struct known *k, const char *s, size_t length,
			 uint32_t letters, bool begun)
{
	size_t shorter = MIN(length, k->length), longer = MAX(length, k->length), d;
	size_t most = forgiven(shorter), apart = longer - shorter;

	if (k->length > length && length >= (begun ? SHORTEST_BEGUN : SHORTEST_STUMP) &&
	    memcmp(k->s, s, length) == 0)
		return (uint32_t)(begun ? VOCABULARY_SAME / 2 +
						  VOCABULARY_SAME / 2 * length / k->length
					: VOCABULARY_SAME * length / k->length);
	if (length > k->length && apart <= MAX_EXTRA && k->length >= SHORTEST_ROOT &&
	    memcmp(k->s, s, k->length) == 0)
		return (uint32_t)(VOCABULARY_SAME * k->length / length);
	if (is_shortened(k, s, length))
		return VOCABULARY_SAME * SHORTENED_PART / 100;
	if (apart > most || (size_t)__builtin_popcount(letters ^ k->letters) > 2 * most)
		return 0;
	d = word_edits(k->s, k->length, s, length, most);
	if (d > most)
		return 0;
	return (uint32_t)(VOCABULARY_SAME * (longer - d) / longer * (longer - d) /
			  longer);
}

/* Keeps the likeliest meanings, each concept once, in order. */
static void keep(struct meanings *found, struct meaning m)
{
	size_t at = 0;

	while (at < found->count && found->items[at].likeness >= m.likeness)
		if (found->items[at++].concept == m.concept)
			return;
	for (size_t i = at; i < found->count; i++) {
		if (found->items[i].concept != m.concept)
			continue;
		memmove(&found->items[i], &found->items[i + 1],
			(found->count - i - 1) * sizeof m);
		found->count--;
	}
	if (at == MAX_MEANINGS)
		return;
	found->count -= found->count == MAX_MEANINGS;
	memmove(&found->items[at + 1], &found->items[at], (found->count - at) * sizeof m);
	found->items[at] = m;
	found->count++;
}

struct meanings vocabulary_guess(const struct vocabulary *v, const struct token *word,
				 bool begun)
{
	char look[TOKEN_BYTES];
	size_t n = token_by_look(look, word->s, word->length);
	const struct known *same = find(v, word->s, word->length);
	uint32_t letters = letters_of(look, n);
	struct meanings found = {.count = 0};

	if (same)
		keep(&found, (struct meaning){same->concept, VOCABULARY_SAME});
	if (same && !begun)
		return found;
	for (size_t i = 0; i < v->count; i++) {
		uint32_t alike = likeness(&v->items[i], look, n, letters, begun);

		if (alike > 0)
			keep(&found, (struct meaning){v->items[i].concept, alike});
	}
	return found;
}
