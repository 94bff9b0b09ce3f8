/* spelling.c - the words of a name, however it was spelt. */
#include "names/spelling.h"

#include <stdbool.h>
#include <string.h>

#include "base/mem.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Returns whether two words are one: initials with a dot between them ("A.B."), or two parts with
 * an apostrophe. */
static bool is_joined(const char *s, const struct token *a, const struct token *b)
{
	static const char curly[] = "’";
	size_t between = b->start - a->end;

	if (between == 1 && s[a->end] == '.')
		return b->length == 1 && !is_digit(*b->s) &&
		       (a->length == 1 || (a->end >= 2 && s[a->end - 2] == '.'));
	if (between == 1)
		return s[a->end] == '\'' || s[a->end] == '`';
	return between == sizeof curly - 1 && !memcmp(s + a->end, curly, between);
}

static void join_words(struct tokens *w, const char *s)
{
	size_t kept = 0;

	for (size_t i = 0; i < w->count; i++) {
		struct token *to = kept ? &w->items[kept - 1] : NULL;
		const struct token *from = &w->items[i];

		if (!to || !is_joined(s, to, from) ||
		    to->length + from->length > TOKEN_BYTES) {
			w->items[kept++] = *from;
			continue;
		}
		memcpy(to->s + to->length, from->s, from->length);
		to->length = (uint16_t)(to->length + from->length);
		to->end = from->end;
	}
	w->count = kept;
}

/* Returns where to part a word between letters and digits; 0 if it has only one of them, or
 * changes between them more than once. */
static size_t part_of(const struct token *w)
{
	size_t at = 1;

	while (at < w->length && is_digit(w->s[at]) == is_digit(*w->s))
		at++;
	for (size_t i = at; i < w->length; i++)
		if (is_digit(w->s[i]) == is_digit(*w->s))
			return 0;
	return at < w->length ? at : 0;
}

/* Appends the bytes of a word from `from` to `to`, as a word of its own. */
static void add_piece(struct tokens *to_words, const struct token *w, size_t from,
		      size_t to)
{
	struct token piece = *w;

	piece.length = (uint16_t)(to - from);
	memmove(piece.s, w->s + from, to - from);
	/* If folding changed no length, each piece has a place of its own. */
	if (w->end - w->start == w->length) {
		piece.start = w->start + (uint32_t)from;
		piece.end = w->start + (uint32_t)to;
	}
	MEM_APPEND(to_words->items, to_words->count, to_words->capacity, piece);
}

void spelling_tokens(struct tokens *w, const char *s, size_t length)
{
	struct tokens whole = {0};
	char text[MAX_NAME];

	length = length < MAX_NAME ? length : MAX_NAME;
	memcpy(text, s, length);
	for (size_t i = 0; i < length; i++)
		if (text[i] == '-' || text[i] == '_')
			text[i] = ' ';
	tokens_of(&whole, text, length);
	join_words(&whole, s);
	for (size_t i = 0; i < whole.count; i++) {
		const struct token *word = &whole.items[i];
		size_t at = part_of(word);

		if (at > 0)
			add_piece(w, word, 0, at);
		add_piece(w, word, at, word->length);
	}
	tokens_release(&whole);
}
