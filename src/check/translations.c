/* translations.c - the translations of a tree's texts: there, and with the same literals
 * and placeholders. */
#include <string.h>

#include "base/tr.h"
#include "check/check.h"
#include "i18n/i18n.h"

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

static unsigned count_piece(const char *s, char open, char close, const char *piece,
			    size_t size)
{
	unsigned count = 0;
	const char *start;
	size_t length;

	while ((s = next_piece(s, open, close, &start, &length)))
		count += length == size && !memcmp(start, piece, size);
	return count;
}

/* Reports the pieces of `a` that `b` does not hold as often. */
static void compare(struct check_translations *c, enum diag_code code, struct place place,
		    const char *language, const char *a, const char *b)
{
	char open = code == E052 ? '`' : '{', close = code == E052 ? '`' : '}';
	const char *s = a, *start;
	size_t length;

	while ((s = next_piece(s, open, close, &start, &length)))
		if (count_piece(a, open, close, start, length) !=
		    count_piece(b, open, close, start, length)) {
			diag_add(c->diags, code, place, "%s: '%.*s'", language,
				 (int)length, start);
			return;
		}
}

static void check_language(struct check_translations *c, size_t i, const char *text,
			   struct place place)
{
	const struct i18n_language *language = i18n_language(i);
	const char *found = i18n_translation(c->tree, text, i);

	if (!found) {
		diag_add(c->diags, W060, place, "%s", language->id);
		return;
	}
	compare(c, E052, place, language->id, text, found);
	compare(c, E052, place, language->id, found, text);
	compare(c, E053, place, language->id, text, found);
	compare(c, E053, place, language->id, found, text);
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

/* What makes a message to hand over may hold placeholders of tree.h, and no others. */
static void check_placeholders(struct check_translations *c, const char *text,
			       const char *field, struct place place)
{
	const char *s = text, *start;
	size_t length;

	while ((s = next_piece(s, '{', '}', &start, &length))) {
		bool is_known = false;

		for (int i = 0; i < TREE_PLACEHOLDERS; i++)
			is_known |= takes_placeholder(field, i) &&
				    strlen(tree_placeholders[i]) == length &&
				    !memcmp(tree_placeholders[i], start, length);
		if (!is_known)
			diag_add(c->diags, E024, place, "{%.*s}", (int)length, start);
	}
}

static bool has_placeholders(const char *field)
{
	return !strcmp(field, "handover") || !strcmp(field, "tell") ||
	       !strcmp(field, "attach") || !strcmp(field, "reply");
}

void check_translation(void *self, const char *text, struct place place,
		       const char *where, const char *meant)
{
	struct check_translations *c = self;
	const char *own = tree_string(c->tree, tree_head(c->tree)->language);
	const char *field = strrchr(where, '/');

	(void)meant;
	field = field ? field + 1 : where;
	if (has_placeholders(field))
		check_placeholders(c, text, field, place);
	for (size_t i = 0; i18n_language(i); i++)
		if (strcmp(i18n_language(i)->id, own) && is_due(c, i, where))
			check_language(c, i, text, place);
}
