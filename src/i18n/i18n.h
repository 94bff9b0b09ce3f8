/* i18n.h - the language in force, and the charset of the terminal.
 *
 * Texts in the program are UTF-8 in every locale; whether the terminal takes UTF-8 or
 * only ASCII is asked at the edges. The catalogs are gettext's. May be included by
 * everyone. */
#ifndef TUNTUN_I18N_I18N_H
#define TUNTUN_I18N_I18N_H

#include <stdbool.h>
#include <stddef.h>

#include "tree/tree.h"
#include "tree/voice.h"

/* A language that the program speaks. */
struct i18n_language {
	const char *id;	  /* "id" */
	const char *name; /* in itself: "Indonesia" */
};

/* Sets locale and language up, once, at the start. `catalogs` is the directory of the
 * message catalogs (copied). */
void i18n_init(const char *catalogs);

/* Takes the language into force: `wanted` (from --lang), then the environment's TUNTUN_LANG,
 * then `chosen` (in the program, before), then the locale, by the first that is an id like
 * "id", or a locale like "id_ID.UTF-8", of a language that we have; then Indonesian. Both
 * may be NULL. Returns false, with the next of these in force, where `wanted` is no such. */
bool i18n_choose(const char *wanted, const char *chosen);

/* Puts the next language into force. */
void i18n_switch(void);

/* Returns the language in force, and the one that i18n_switch() would choose. */
const struct i18n_language *i18n_now(void);
const struct i18n_language *i18n_next(void);

/* Returns how many languages there are, and language number `i`, NULL after the last. */
size_t i18n_count(void);
const struct i18n_language *i18n_language(size_t i);

/* Does the terminal's charset take UTF-8? As the environment says, even where that
 * locale was never generated. */
bool i18n_is_utf8(void);

/* Returns a text of a tree in the language in force: the catalog's, or as it stands in
 * the tree; in the voice for the person who has the problem, or in another. Borrowed. */
const char *i18n_text(const struct tree *t, tree_text text);
const char *i18n_text_as(const struct tree *t, tree_text text, enum voice voice);

/* Returns the same in the language with this id; in the one in force for NULL, or where the
 * program does not have it. Slow: it changes the language in force for the moment. */
const char *i18n_text_in(const struct tree *t, tree_text text, enum voice voice,
			 const char *language);

/* Returns the translation of a tree's text into language `i`, NULL where there is none.
 * Slow: it changes the language in force for the moment. */
const char *i18n_translation(const struct tree *t, const char *text, size_t i);

/* Returns a text of the program's own, a msgid, in language `i`. Slow, as these are. */
const char *i18n_own_text(const char *text, size_t i);

#endif
