/* i18n.c - the language in force, and the charset of the terminal.
 *
 * glibc takes its catalogs by the variable LANGUAGE as soon as LC_MESSAGES is anything
 * but "C" (GNU gettext manual, "The LANGUAGE variable" and "Changing the language at
 * runtime"). So no locale of the language itself need be generated: any other will do.
 * C.UTF-8 is always there, but from glibc 2.39 on its name counts as "C" too. With a
 * slash before it, glibc finds the same locale (names are paths below its directory of
 * locales) and takes it for another. */
#include "i18n/i18n.h"

#include <langinfo.h>
#include <libintl.h>
#include <locale.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/tr.h"

static const struct i18n_language languages[] = {
	{"id", "Indonesia"},
	{"en", "English"},
};
enum { LANGUAGES = sizeof languages / sizeof *languages, DEFAULT_LANGUAGE = 0 };

static size_t now = DEFAULT_LANGUAGE;
static bool utf8;
static void
	*said; /* a tsearch() of texts in one voice: as what gettext returns, they stay */

static const char *environment_locale(const char *category)
{
	const char *const names[] = {"LC_ALL", category, "LANG"};

	for (size_t i = 0; i < 3; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return "C";
}

static bool names_utf8(const char *locale)
{
	const char *charset = strchr(locale, '.');

	return charset &&
	       (!strncasecmp(charset, ".utf-8", 6) || !strncasecmp(charset, ".utf8", 5));
}

enum { LOCALE_SIZE = 1024 * 1024 }; /* more than the file of a locale has */

/* As setlocale(), but that a locale for which there is no memory ends the program: without
 * it all would be written in other characters, or in another language. glibc does not tell
 * that from one that is not there; so what it needs is asked for once more. */
static const char *take_locale(int category, const char *name)
{
	const char *taken = setlocale(category, name);

	if (!taken)
		free(mem_resize(NULL, LOCALE_SIZE));
	return taken;
}

static void put_into_force(size_t language)
{
	now = language;
	setenv("LANGUAGE", languages[language].id, 1);
	textdomain(TR_DOMAIN); /* has gettext forget what it looked up before */
}

/* Does gettext honour LANGUAGE in the present locale? The empty string has the header of
 * the catalog as its translation. */
static bool finds_catalogs(void)
{
	put_into_force(DEFAULT_LANGUAGE);
	return *dgettext(TR_DOMAIN, "") != '\0';
}

/* Takes a locale for messages with which gettext goes by LANGUAGE. */
static void take_some_locale(void)
{
	static const char *const locales[] = {"C.UTF-8", "/C.UTF-8", "", "id_ID.UTF-8",
					      "en_US.UTF-8"};

	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
		if (take_locale(LC_MESSAGES, locales[i]) && finds_catalogs())
			return;
}

void i18n_init(const char *catalogs)
{
	const char *wanted = environment_locale("LC_CTYPE");

	/* wcwidth() and ncurses need some UTF-8 locale; which one does not matter. */
	utf8 = names_utf8(wanted) ||
	       (take_locale(LC_CTYPE, wanted) && !strcmp(nl_langinfo(CODESET), "UTF-8"));
	if (utf8 && !take_locale(LC_CTYPE, "C.UTF-8") && !take_locale(LC_CTYPE, wanted))
		utf8 = false;
	if (!utf8)
		take_locale(LC_CTYPE, "C");
	bindtextdomain(TR_DOMAIN, catalogs);
	bind_textdomain_codeset(TR_DOMAIN, "UTF-8");
	take_some_locale();
}

bool i18n_is_utf8(void)
{
	return utf8;
}

/* Returns the language that a locale like "id_ID.UTF-8" names; LANGUAGES for none. */
static size_t language_of(const char *locale)
{
	size_t length = strcspn(locale, "_.@:"), i = 0;

	while (i < LANGUAGES && (strlen(languages[i].id) != length ||
				 strncmp(languages[i].id, locale, length) != 0))
		i++;
	return i;
}

bool i18n_choose(const char *wanted, const char *chosen)
{
	const char *const named[] = {wanted, getenv("TUNTUN_LANG"), chosen,
				     environment_locale("LC_MESSAGES")};
	size_t language = LANGUAGES;

	for (size_t i = 0; i < 4 && language == LANGUAGES; i++)
		if (named[i])
			language = language_of(named[i]);
	put_into_force(language < LANGUAGES ? language : DEFAULT_LANGUAGE);
	/* While there is memory to look it up. What gettext returns stays. */
	mem_say_on_exhaustion(_("out of memory"));
	return !wanted || language_of(wanted) < LANGUAGES;
}

void i18n_switch(void)
{
	i18n_choose(i18n_next()->id, NULL);
}

const struct i18n_language *i18n_now(void)
{
	return &languages[now];
}

const struct i18n_language *i18n_next(void)
{
	return &languages[(now + 1) % LANGUAGES];
}

size_t i18n_count(void)
{
	return LANGUAGES;
}

const struct i18n_language *i18n_language(size_t i)
{
	return i < LANGUAGES ? &languages[i] : NULL;
}

/* The context keeps the strings of a tree apart from those of other trees and of C.
 * "\004" between context and string is what msgfmt writes (GNU gettext manual,
 * "Contexts"). */
static const char *look_up(const struct tree *t, const char *text)
{
	struct buf key = {0};
	const char *found;

	buf_add_format(&key, "%s\004%s", tree_string(t, tree_head(t)->id), text);
	found = dgettext(TR_DOMAIN, key.s);
	found = found == key.s ? NULL : found;
	buf_release(&key);
	return found;
}

static const char *in_language(const struct tree *t, tree_text text)
{
	const char *own = tree_string(t, text), *found;

	if (!text || !strcmp(tree_string(t, tree_head(t)->language), languages[now].id))
		return own;
	found = look_up(t, own);
	return found ? found : own;
}

static int compare_strings(const void *a, const void *b)
{
	return strcmp(a, b);
}

const char *i18n_text_as(const struct tree *t, tree_text text, enum voice voice)
{
	const char *both = in_language(t, text);
	struct voice_fork fork;
	struct buf one = {0};
	char **kept;

	if (!tree_head(t)->addresses || !voice_next(both, &fork))
		return both;
	voice_add(&one, both, voice);
	kept = tsearch(buf_string(&one), &said, compare_strings);
	if (!kept || *kept != one.s)
		buf_release(&one);
	return kept ? *kept : "";
}

const char *i18n_text(const struct tree *t, tree_text text)
{
	return i18n_text_as(t, text, VOICE_PERSON);
}

const char *i18n_text_in(const struct tree *t, tree_text text, enum voice voice,
			 const char *language)
{
	size_t before = now, wanted;
	const char *text_there;

	wanted = language ? language_of(language) : LANGUAGES;
	if (wanted == LANGUAGES || wanted == before)
		return i18n_text_as(t, text, voice);
	put_into_force(wanted);
	text_there = i18n_text_as(t, text, voice);
	put_into_force(before);
	return text_there;
}

const char *i18n_translation(const struct tree *t, const char *text, size_t i)
{
	size_t before = now;
	const char *found;

	put_into_force(i);
	found = look_up(t, text);
	put_into_force(before);
	return found;
}

const char *i18n_own_text(const char *text, size_t i)
{
	size_t before = now;
	const char *found;

	put_into_force(i);
	found = dgettext(TR_DOMAIN, text);
	put_into_force(before);
	return found;
}
