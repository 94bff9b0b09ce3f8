/* handbook.c - the order of the handbook. */
#include "handbook/handbook.h"

#include <stdlib.h>
#include <sys/param.h>

#include "base/tr.h"
#include "handbook/assets.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"
#include "tree/reach.h"

/* --- the head ------------------------------------------------------------------------------ */

/* Only this style and this script, and nothing from anywhere. Blocks of data are no
 * script, and icons are asked for unless one is given. */
static void add_head(const struct handbook *h)
{
	out_speak(h, 0);
	out_add(h,
		"<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\"/>\n"
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
		"'none'; script-src 'sha256-%s'; style-src 'sha256-%s'; img-src data:; "
		"base-uri 'none'; form-action 'none'\"/>\n"
		"<meta name=\"viewport\" content=\"width=device-width, "
		"initial-scale=1\"/>\n"
		"<meta name=\"color-scheme\" content=\"light dark\"/>\n"
		"<meta name=\"referrer\" content=\"no-referrer\"/>\n"
		"<link rel=\"icon\" href=\"data:,\"/>\n<title>%s</title>\n<style>",
		i18n_language(h->languages[0])->id, handbook_script_hash,
		handbook_style_hash, i18n_text(h->tree, tree_head(h->tree)->title));
	buf_add(h->out, handbook_style);
	out_add(h, "</style>\n<script>");
	buf_add(h->out, handbook_script);
	out_add(h, "</script>\n</head>\n");
}

/* --- above and below ------------------------------------------------------------------------ */

/* Adds one of several buttons of which one is pressed: the first, until another is. What its
 * label says is to follow. */
static void add_button(const struct handbook *h, const char *name, unsigned i,
		       const char *value)
{
	out_add(h,
		"<input type=\"radio\" name=\"%s\" id=\"%s:%s\" autocomplete=\"off\" "
		"value=\"%s\"",
		name, name, value, value);
	out_add(h, i ? "" : " checked=\"\"");
	out_add(h, "/><label for=\"%s:%s\"", name, value);
}

static void add_languages(const struct handbook *h)
{
	if (h->count < 2)
		return;
	out_add(h,
		"<fieldset class=\"switch\"><legend "
		"class=\"unseen\">%m</legend>",
		N_("Language"));
	for (unsigned i = 0; i < h->count; i++) {
		const struct i18n_language *l = i18n_language(h->languages[i]);
		const char number[] = {(char)('0' + i), '\0'};

		add_button(h, "language", i, number);
		out_add(h, " lang=\"%s\">%s</label>", l->id, l->name);
	}
	out_add(h, "</fieldset>");
}

static void add_themes(const struct handbook *h)
{
	static const char *const themes[][2] = {
		/* TRANSLATORS: colours: those that the device is set to; one word */
		{"auto", N_("automatic")},
		{"light", N_("light")},
		{"dark", N_("dark")},
	};

	out_add(h,
		"<fieldset class=\"switch themes scripted\"><legend class=\"unseen\">"
		"%m</legend>",
		N_("Colours"));
	for (unsigned i = 0; i < sizeof themes / sizeof *themes; i++) {
		add_button(h, "theme", i, themes[i][0]);
		out_add(h, ">%m</label>", themes[i][1]);
	}
	out_add(h, "</fieldset>");
}

static void add_header(const struct handbook *h)
{
	out_add(h,
		"<header id=\"view:top\"><a class=\"skip\" href=\"#view:main\">"
		"%m</a><div class=\"bar\"><h1><a href=\"#view:top\">"
		"%t</a></h1><div class=\"switches\">",
		N_("To the content"), tree_head(h->tree)->title);
	add_languages(h);
	add_themes(h);
	out_add(h, "</div></div></header>\n");
}

static void add_footer(const struct handbook *h)
{
	out_add(h,
		"<footer><p><code>%i %i</code> · tuntun " PACKAGE_VERSION
		" · %m</p></footer>\n",
		tree_head(h->tree)->id, tree_head(h->tree)->version,
		N_("This file works without a network, and sends nothing to anybody."));
}

/* --- the content ------------------------------------------------------------------------------ */

static void add_main(const struct handbook *h)
{
	out_add(h,
		"<main id=\"view:main\" tabindex=\"-1\">"
		"<section id=\"view:steps\" class=\"wizard\" hidden=\"\"></section>\n"
		"<div class=\"book\">\n<section class=\"welcome\"><p class=\"scripted\">"
		"<a class=\"button main\" href=\"#/\">%m</a></p>"
		"<p class=\"about\">%t</p></section>\n",
		N_("Lead me there, question by question"), tree_head(h->tree)->about);
	parts_search(h);
	parts_messages(h);
	parts_start(h);
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_PROBLEMS); i++)
		parts_problem(h, h->order[i]);
	out_add(h,
		"<section class=\"problem general\" aria-labelledby=\"view:general\">"
		"<h2 id=\"view:general\" tabindex=\"-1\">%m</h2>",
		N_("For every problem"));
	parts_remedies(h, TREE_NONE);
	out_add(h, "</section>\n");
	parts_glossary(h);
	out_add(h, "</div></main>\n");
}

void handbook_html(struct buf *out, const struct tree *t, const size_t *languages,
		   size_t count)
{
	const char *before = i18n_now()->id;
	size_t room = REACH_ROOM;
	uint32_t lists = 0;
	size_t places =
		tree_count(t, TREE_QUESTIONS) + (size_t)tree_count(t, TREE_REMEDIES);
	struct arena arena = {0};
	struct handbook h = {.out = out,
			     .tree = t,
			     .languages = languages,
			     .count = MIN(count, OUT_LANGUAGES),
			     .order = tree_problems_by_group(t),
			     .linked = arena_alloc(&arena, places * sizeof(uint32_t)),
			     .lists = &lists,
			     .room = &room};

	homes_find(&h.homes, &arena, t);
	add_head(&h);
	out_add(&h, "<body>\n");
	add_header(&h);
	out_add(&h, "<div class=\"frame\">\n");
	parts_contents(&h);
	add_main(&h);
	out_add(&h, "</div>\n");
	add_footer(&h);
	parts_readers(&h);
	parts_data(&h);
	out_add(&h, "</body>\n</html>\n");
	i18n_choose(before, NULL);
	arena_release(&arena);
	free(h.order);
}
