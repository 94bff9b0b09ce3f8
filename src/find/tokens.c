/* tokens.c - a text as the words by which it is searched. */
#include "find/tokens.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/mem.h"
#include "base/text.h"

static bool is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
	return c != (uint32_t)TEXT_INVALID &&
	       uc_is_general_category_withtable(
		       c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_N);
}

void tokens_release(struct tokens *w)
{
	free(w->items);
	*w = (struct tokens){0};
}

static size_t end_of_letters(const char *s, size_t at, size_t length)
{
	size_t taken;

	for (; at < length; at += taken)
		if (!is_letter(text_read(s + at, length - at, &taken)))
			break;
	return at;
}

/* Returns where the word goes on behind what only parts it, at `at`; `at` where it does
 * not. */
static size_t behind_joint(const char *s, size_t start, size_t at, size_t length)
{
	size_t next = at + 1;

	if (at + 1 >= length)
		return at;
	if (s[at] == '_')
		return next;
	if (s[at] != '-')
		return at;
	if (s[next] == '\n' || s[next] == '\r') {
		while (next < length && memchr("\r\n \t", s[next], 4))
			next++;
		return next;
	}
	return at - start == 1 ? next : at;
}

/* Appends letters, folded, to a word, as far as they go into it. */
static void add_letters(struct token *word, const char *s, size_t length)
{
	char copy[4 * TOKEN_BYTES + 1];
	struct buf folded = {0};
	size_t taken;

	length = length < sizeof copy - 1 ? length : sizeof copy - 1;
	memcpy(copy, s, length);
	copy[length] = '\0';
	text_add_folded(&folded, copy);
	for (size_t at = 0; at < folded.length; at += taken) {
		uint32_t c = text_read(folded.s + at, folded.length - at, &taken);

		if (word->length + taken > TOKEN_BYTES)
			break;
		if (c != (uint32_t)TEXT_INVALID &&
		    (c < 0x80 || uc_combining_class(c) == UC_CCC_NR)) {
			memcpy(word->s + word->length, folded.s + at, taken);
			word->length = (uint16_t)(word->length + taken);
		}
	}
	buf_release(&folded);
}

/* Takes the word that begins at `at`; returns where it ends. */
static size_t take_word(struct tokens *w, const char *s, size_t at, size_t length)
{
	struct token word = {.start = (uint32_t)at};
	size_t start = at, end, next;

	for (;;) {
		end = end_of_letters(s, at, length);
		add_letters(&word, s + at, end - at);
		next = behind_joint(s, start, end, length);
		if (next == end || end_of_letters(s, next, length) == next)
			break;
		at = next;
	}
	word.end = (uint32_t)end;
	if (word.length > 0)
		MEM_APPEND(w->items, w->count, w->capacity, word);
	return end;
}

void tokens_of(struct tokens *w, const char *s, size_t length)
{
	size_t taken;

	w->count = 0;
	for (size_t at = 0; at < length && w->count < MAX_TOKENS; at += taken)
		if (is_letter(text_read(s + at, length - at, &taken)))
			taken = take_word(w, s, at, length) - at;
}

bool tokens_are_same(const struct token *a, const struct token *b)
{
	return a->length == b->length && memcmp(a->s, b->s, a->length) == 0;
}

size_t token_by_look(char *to, const char *word, size_t length)
{
	static const char alike[][2] = {
		{'0', 'o'}, {'1', 'l'}, {'i', 'l'}, {'5', 's'}, {'8', 'b'}};
	size_t n = 0;

	for (size_t i = 0; i < length; i++) {
		char c = word[i], next = i + 1 < length ? word[i + 1] : '\0';

		for (size_t k = 0; k < sizeof alike / sizeof *alike; k++)
			if (c == alike[k][0])
				c = alike[k][1];
		if (c == 'r' && next == 'n')
			c = 'm';
		else if (c == 'v' && next == 'v')
			c = 'w';
		else
			next = '\0';
		i += next != '\0';
		to[n++] = c;
	}
	return n;
}
