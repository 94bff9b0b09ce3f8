/* words.c - may one word be other words, written otherwise? */
#include "names/words.h"

#include <string.h>

enum {
	MIN_SLIP = 3, /* bytes; in a shorter word one edit makes another */
	MAX_SHORT = 4 /* bytes of a word that may be shortened; a longer one is a word */
};

/* Returns whether a word is others without the blanks, but for so many edits. */
static bool is_joined(const struct token *one, const struct token *const *others,
		      size_t count, size_t edits)
{
	char joined[MAX_JOINED * TOKEN_BYTES];
	size_t length = 0;

	for (size_t i = 0; i < count; i++) {
		memcpy(joined + length, others[i]->s, others[i]->length);
		length += others[i]->length;
	}
	if (length < MIN_SLIP || one->length < MIN_SLIP || length > TOKEN_BYTES)
		return false;
	return word_edits(one->s, one->length, joined, length, edits) <= edits;
}

/* Returns whether a short word begins as another does, and has only letters of it, in their
 * order: "kln" of "kulon", "sel" of "selatan". */
static bool is_shortened(const struct token *one, const struct token *other)
{
	size_t found = 0;

	if (one->length > MAX_SHORT || one->length >= other->length ||
	    one->s[0] != other->s[0])
		return false;
	for (size_t i = 0; i < other->length && found < one->length; i++)
		found += other->s[i] == one->s[found];
	return found == one->length;
}

/* Returns whether bytes are the beginnings of words, one of each: "tts" of "timor tengah
 * selatan", "tapsel" of "tapanuli selatan". */
static bool are_beginnings(const char *s, size_t length,
			   const struct token *const *others, size_t count)
{
	const struct token *first = others[0];

	if (count == 1)
		return length > 0 && length <= first->length &&
		       !memcmp(s, first->s, length);
	for (size_t n = 1; n < length && n <= first->length; n++) {
		if (s[n - 1] != first->s[n - 1])
			break;
		if (are_beginnings(s + n, length - n, others + 1, count - 1))
			return true;
	}
	return false;
}

bool words_are_joined(const struct token *one, const struct token *const *others,
		      size_t count)
{
	return is_joined(one, others, count, 0);
}

bool words_may_be(const struct rules *r, const struct token *one,
		  const struct token *const *others, size_t count)
{
	if (is_joined(one, others, count, 1))
		return true;
	return count > 1 ? are_beginnings(one->s, one->length, others, count)
			 : is_shortened(one, others[0]) ||
				   rules_are_in_one_set(r, PART_SHORT, one, others[0]);
}
