/* translations.c - the translations of a tree's texts: there, and with the same literals
 * and placeholders. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/tr.h"
#include "check/check.h"
#include "i18n/i18n.h"
#include "tree/voice.h"

/* Finds the next piece between `open` and `close`; returns what follows it, or NULL. */
static const char *next_piece(const char *s, char open, char close, const char **start,
			      size_t *length)
{
	const char *end;

	s = strchr(s, open);
	if (!s || !(end = strchr(s + 1, close)))
		return NULL;
	*start = s + 1;
	*length = (size_t)(end - s - 1);
	return end + 1;
}

/* The pieces of a text. */
struct piece {
	const char *s;
	size_t length;
};

struct pieces {
	struct piece *items;
	size_t count, capacity;
};

static int compare_pieces(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	size_t length = x->length < y->length ? x->length : y->length;
	int order = memcmp(x->s, y->s, length);

	return order ? order : x->length < y->length ? -1 : x->length > y->length;
}

/* Finds the pieces of a text, and sorts them. Where two voices differ, no piece is named. */
static void find_pieces(struct pieces *p, const char *s, char open, char close)
{
	struct piece piece;

	while ((s = next_piece(s, open, close, &piece.s, &piece.length)))
		if (open == '`' || !memchr(piece.s, '|', piece.length))
			MEM_APPEND(p->items, p->count, p->capacity, piece);
	if (p->count)
		qsort(p->items, p->count, sizeof *p->items, compare_pieces);
}

/* Returns how many pieces from number `at` on are equal to it. */
static size_t run_at(const struct pieces *p, size_t at)
{
	size_t end = at;

	while (end < p->count && !compare_pieces(&p->items[at], &p->items[end]))
		end++;
	return end - at;
}

/* Returns the first piece of the text `a` that `b` does not hold as often; NULL for none.
 * Both are sorted. */
static const struct piece *first_altered(const struct pieces *a, const struct pieces *b)
{
	const struct piece *first = NULL;

	for (size_t i = 0, k = 0, n; i < a->count; i += n) {
		size_t others;

		n = run_at(a, i);
		while (k < b->count && compare_pieces(&b->items[k], &a->items[i]) < 0)
			k++;
		others = k < b->count && !compare_pieces(&b->items[k], &a->items[i])
				 ? run_at(b, k)
				 : 0;
		for (size_t m = i; m < i + n && others != n; m++)
			if (!first || a->items[m].s < first->s)
				first = &a->items[m];
	}
	return first;
}

/* Reports the first piece of either text that the other does not hold as often. */
static void compare(struct check_translations *c, enum diag_code code, struct place place,
		    const char *language, const char *text, const char *translation)
{
	char open = code == E052 ? '`' : '{', close = code == E052 ? '`' : '}';
	struct pieces a = {0}, b = {0};
	const struct piece *altered[2];

	find_pieces(&a, text, open, close);
	find_pieces(&b, translation, open, close);
	altered[0] = first_altered(&a, &b);
	altered[1] = first_altered(&b, &a);
	for (int i = 0; i < 2; i++)
		if (altered[i])
			diag_add(c->diags, code, place, "%s: '%.*s'", language,
				 (int)altered[i]->length, altered[i]->s);
	free(a.items);
	free(b.items);
}

/* Is this word one of those between the commas of a list? */
static bool is_listed(const char *list, const char *word, size_t length)
{
	for (size_t own; *list; list += own + (list[own] == ',')) {
		list += strspn(list, " ");
		own = strcspn(list, ",");
		if (own == length && !strncasecmp(list, word, length))
			return true;
	}
	return false;
}

static bool is_in_word(char c)
{
	return isalnum((unsigned char)c) || (c & 0x80);
}

/* Reports the first word of a text with which it speaks to the person who has the problem, or
 * as that person, whoever reads it: outside of literals, and where its two voices do not
 * differ. */
static void check_voice(struct check_translations *c, const char *language,
			const char *words, const char *text, struct place place)
{
	struct voice_fork fork;
	const char *rest = voice_next(text, &fork);

	for (size_t length; *text; text += length) {
		length = 1;
		if (rest && text == fork.start) {
			length = (size_t)(rest - text);
			rest = voice_next(rest, &fork);
		} else if (*text == '`') {
			length += strcspn(text + 1, "`") + 1;
		} else if (is_in_word(*text)) {
			while (is_in_word(text[length]))
				length++;
			if (is_listed(words, text, length)) {
				diag_add(c->diags, W063, place, "%s: '%.*s'", language,
					 (int)length, text);
				return;
			}
		}
	}
}

/* `words`: those of the tree by which its voices are told; NULL: this text has one. */
static void check_language(struct check_translations *c, size_t i, const char *text,
			   const char *words, struct place place)
{
	const struct i18n_language *language = i18n_language(i);
	const char *found = i18n_translation(c->tree, text, i);

	if (!found) {
		diag_add(c->diags, W060, place, "%s", language->id);
		return;
	}
	compare(c, E052, place, language->id, text, found);
	compare(c, E053, place, language->id, text, found);
	words = words ? i18n_translation(c->tree, words, i) : NULL;
	if (words)
		check_voice(c, language->id, words, found, place);
}

/* A tree whose very title has no translation is not translated at all: that is said
 * once, at the title, and not of every text. */
static bool is_due(const struct check_translations *c, size_t i, const char *where)
{
	const char *title = tree_string(c->tree, tree_head(c->tree)->title);

	return !strcmp(where, "title") || i18n_translation(c->tree, title, i);
}

/* May this field hold this placeholder? The time is when a message is made: only what
 * goes with it tells that. */
static bool takes_placeholder(const char *field, int placeholder)
{
	if (!strcmp(field, "attach"))
		return placeholder == TREE_FOR_TIME;
	if (!strcmp(field, "reply"))
		return placeholder == TREE_FOR_CODE;
	return placeholder != TREE_FOR_TIME;
}

/* What makes a message to hand over may hold placeholders of tree.h, and no others; the
 * first one is reported. */
static void check_placeholders(struct check_translations *c, const char *text,
			       const char *field, struct place place)
{
	const char *s = text, *start;
	size_t length;

	while ((s = next_piece(s, '{', '}', &start, &length))) {
		bool is_known = memchr(start, '|', length);

		for (int i = 0; i < TREE_PLACEHOLDERS; i++)
			is_known |= takes_placeholder(field, i) &&
				    strlen(tree_placeholders[i]) == length &&
				    !memcmp(tree_placeholders[i], start, length);
		if (!is_known) {
			diag_add(c->diags, E024, place, "{%.*s}", (int)length, start);
			return;
		}
	}
}

static bool has_placeholders(const char *field)
{
	return !strcmp(field, "handover") || !strcmp(field, "tell") ||
	       !strcmp(field, "attach") || !strcmp(field, "reply");
}

/* Is this a text that a page shows to whoever reads it? The glossary speaks to everybody, a
 * message to somebody else. */
static bool has_voices(const char *where, const char *field)
{
	return (!strncmp(where, "problems/", 9) || !strncmp(where, "questions/", 10) ||
		!strncmp(where, "remedies/", 9)) &&
	       !has_placeholders(field);
}

void check_translation(void *self, const char *text, struct place place,
		       const char *where, const char *meant)
{
	struct check_translations *c = self;
	const struct tree_head *head = tree_head(c->tree);
	const char *own = tree_string(c->tree, head->language), *words = NULL;
	const char *field = strrchr(where, '/');

	(void)meant;
	field = field ? field + 1 : where;
	if (has_placeholders(field))
		check_placeholders(c, text, field, place);
	if (head->addresses && has_voices(where, field))
		words = tree_string(c->tree, head->addresses);
	if (words)
		check_voice(c, own, words, text, place);
	for (size_t i = 0; i18n_language(i); i++)
		if (strcmp(i18n_language(i)->id, own) && is_due(c, i, where))
			check_language(c, i, text, words, place);
}
