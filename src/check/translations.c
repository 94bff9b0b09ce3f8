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

/* The pieces of a text between two marks: its literals, or its placeholders. */
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

	return order ? order : (x->length > y->length) - (x->length < y->length);
}

/* Finds the pieces of a text, and sorts them: the innermost ones; where two voices differ, no
 * piece is named. The caller frees the items. */
static struct pieces find_pieces(const char *s, char open, char close)
{
	struct pieces p = {0};
	const char *end;

	while ((s = strchr(s, open)) && (end = strchr(s + 1, close))) {
		for (const char *in; (in = memchr(s + 1, open, (size_t)(end - s - 1)));)
			s = in;
		if (open == '`' || !memchr(s, '|', (size_t)(end - s)))
			MEM_APPEND(p.items, p.count, p.capacity,
				   (struct piece){s + 1, (size_t)(end - s - 1)});
		s = end + 1;
	}
	if (p.count)
		qsort(p.items, p.count, sizeof *p.items, compare_pieces);
	return p;
}

/* Reports the first piece of either text that the other does not hold as often. */
static void compare(struct check_translations *c, enum diag_code code, struct place place,
		    const char *language, const char *text, const char *translation)
{
	char open = code == E052 ? '`' : '{', close = code == E052 ? '`' : '}';
	struct pieces a = find_pieces(text, open, close);
	struct pieces b = find_pieces(translation, open, close);
	size_t i = 0;
	int order = 0;

	while (i < a.count && i < b.count &&
	       !(order = compare_pieces(&a.items[i], &b.items[i])))
		i++;
	if (i < a.count || i < b.count) {
		bool is_in_a = i == b.count || order < 0;
		const struct piece *altered = is_in_a ? &a.items[i] : &b.items[i];

		diag_add(c->diags, code, place, "%s: '%.*s'", language,
			 (int)altered->length, altered->s);
	}
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
	const char *language = i18n_language(i)->id;
	const char *found = i18n_translation(c->tree, text, i);

	if (found) {
		compare(c, E052, place, language, text, found);
		compare(c, E053, place, language, text, found);
		words = words ? i18n_translation(c->tree, words, i) : NULL;
		if (words)
			check_voice(c, language, words, found, place);
	} else {
		diag_add(c->diags, W060, place, "%s", language);
	}
}

/* A tree whose very title has no translation is not translated at all: that is said
 * once, at the title, and not of every text. */
static bool is_due(const struct check_translations *c, size_t i, const char *where)
{
	const char *title = tree_string(c->tree, tree_head(c->tree)->title);

	return !strcmp(where, "title") || i18n_translation(c->tree, title, i);
}

/* The fields that make a message to hand over, and the placeholders that they may hold, a bit
 * each. The time is of what goes with a message; a letter has a blank for it. */
enum {
	ALL = (1 << TREE_PLACEHOLDERS) - 1,
	TIME = 1 << TREE_FOR_TIME,
	BLANKS = 1 << TREE_PLACEHOLDERS,
	OF_LETTER = 1 << TREE_FOR_ACTOR | 1 << TREE_FOR_PROBLEM | 1 << TREE_FOR_CODE |
		    1 << TREE_FOR_READER | 1 << TREE_FOR_ROLE | BLANKS
};
static const struct {
	const char *field;
	unsigned may_hold;
} parts_of_messages[] = {
	{"opens", OF_LETTER}, {"says", OF_LETTER},	     {"closes", OF_LETTER},
	{"guide", OF_LETTER}, {"handover", ALL & ~TIME},     {"tell", ALL & ~TIME},
	{"attach", TIME},     {"reply", 1 << TREE_FOR_CODE},
};

/* Reports a placeholder of a text that may not stand there. */
static void check_placeholders(struct check_translations *c, const char *text,
			       unsigned may_hold, struct place place)
{
	struct pieces p = find_pieces(text, '{', '}');
	bool good = true;

	for (size_t n = 0; n < p.count && good; n++) {
		const char *name = p.items[n].s;
		int length = (int)p.items[n].length;

		good = false;
		for (int i = 0; i < TREE_PLACEHOLDERS; i++)
			good |= (may_hold & 1u << i) &&
				(int)strlen(tree_placeholders[i]) == length &&
				!memcmp(tree_placeholders[i], name, (size_t)length);
		good |= (may_hold & BLANKS) &&
			tree_find_blank(c->tree, name, (size_t)length) != TREE_NONE;
		if (!good)
			diag_add(c->diags, E024, place, "{%.*s}", length, name);
	}
	free(p.items);
}

/* May a message hold a placeholder in this field? Else it is for the page. */
static unsigned placeholders_of(const char *field)
{
	for (size_t i = 0; i < sizeof parts_of_messages / sizeof *parts_of_messages; i++)
		if (!strcmp(field, parts_of_messages[i].field))
			return parts_of_messages[i].may_hold;
	return 0;
}

/* Is this a text that a page shows to whoever reads it? */
static bool is_on_page(const char *where)
{
	static const char *const parts[] = {"terms/", "problems/", "questions/",
					    "remedies/"};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (!strncmp(where, parts[i], strlen(parts[i])))
			return true;
	return false;
}

void check_translation(void *self, const char *text, struct place place,
		       const char *where, const char *meant)
{
	struct check_translations *c = self;
	const struct tree_head *head = tree_head(c->tree);
	const char *own = tree_string(c->tree, head->language), *words = NULL;
	const char *field = strrchr(where, '/');
	unsigned may_hold;

	(void)meant;
	may_hold = placeholders_of(field ? field + 1 : where);
	if (head->addresses && !voice_is_sound(text))
		diag_add(c->diags, E028, place, "%s",
			 _("wanted {for the person|for a helper}"));
	if (may_hold)
		check_placeholders(c, text, may_hold, place);
	else if (head->addresses && is_on_page(where))
		words = tree_string(c->tree, head->addresses);
	if (words)
		check_voice(c, own, words, text, place);
	for (size_t i = 0; i18n_language(i); i++)
		if (strcmp(i18n_language(i)->id, own) && is_due(c, i, where))
			check_language(c, i, text, words, place);
}
