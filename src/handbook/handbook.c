/* handbook.c - the order of the handbook. */
#include "handbook/handbook.h"

#include <stdlib.h>

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
		"<link rel=\"icon\" href=\"data:,\"/>\n<title>",
		i18n_language(h->languages[0])->id, handbook_script_hash,
		handbook_style_hash);
	out_text(h, i18n_text(h->tree, tree_head(h->tree)->title));
	out_add(h, "</title>\n<style>");
	buf_add(h->out, handbook_style);
	out_add(h, "</style>\n<script>");
	buf_add(h->out, handbook_script);
	out_add(h, "</script>\n</head>\n");
}

/* --- above and below ------------------------------------------------------------------------ */

static void add_languages(const struct handbook *h)
{
	if (h->count < 2)
		return;
	out_add(h, "<fieldset class=\"switch\"><legend class=\"unseen\">");
	out_say(h, "span", "", N_("Language"));
	out_add(h, "</legend>");
	for (size_t i = 0; i < h->count; i++) {
		const struct i18n_language *l = i18n_language(h->languages[i]);

		out_add(h,
			"<input type=\"radio\" name=\"language\" id=\"language:%zu\" "
			"autocomplete=\"off\" value=\"%zu\"%s/>"
			"<label for=\"language:%zu\" lang=\"%s\">%s</label>",
			i, i, i ? "" : " checked=\"\"", i, l->id, l->name);
	}
	out_add(h, "</fieldset>");
}

static void add_themes(const struct handbook *h)
{
	static const struct {
		const char *name, *msgid;
	} themes[] = {
		/* TRANSLATORS: colours: those that the device is set to; one word */
		{"auto", N_("automatic")},
		{"light", N_("light")},
		{"dark", N_("dark")},
	};

	out_add(h,
		"<fieldset class=\"switch themes scripted\"><legend class=\"unseen\">");
	out_say(h, "span", "", N_("Colours"));
	out_add(h, "</legend>");
	for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
		out_add(h,
			"<input type=\"radio\" name=\"theme\" id=\"theme:%s\" "
			"autocomplete=\"off\" value=\"%s\"%s/><label for=\"theme:%s\">",
			themes[i].name, themes[i].name, i ? "" : " checked=\"\"",
			themes[i].name);
		out_say(h, "span", "", themes[i].msgid);
		out_add(h, "</label>");
	}
	out_add(h, "</fieldset>");
}

static void add_header(const struct handbook *h)
{
	out_add(h, "<header id=\"view:top\"><a class=\"skip\" href=\"#view:main\">");
	out_say(h, "span", "", N_("To the content"));
	out_add(h, "</a><div class=\"bar\"><h1><a href=\"#view:top\">");
	out_tell(h, "span", "", tree_head(h->tree)->title);
	out_add(h, "</a></h1><div class=\"switches\">");
	add_languages(h);
	add_themes(h);
	out_add(h, "</div></div></header>\n");
}

static void add_footer(const struct handbook *h)
{
	const struct tree_head *head = tree_head(h->tree);

	out_add(h, "<footer><p><code>");
	out_text(h, tree_string(h->tree, head->id));
	out_add(h, " ");
	out_text(h, tree_string(h->tree, head->version));
	out_add(h, "</code> · tuntun " PACKAGE_VERSION " · ");
	out_say(h, "span", "",
		N_("This file works without a network, and sends nothing to anybody."));
	out_add(h, "</p></footer>\n");
}

/* --- the content ------------------------------------------------------------------------------ */

static void add_welcome(const struct handbook *h)
{
	out_add(h, "<section class=\"welcome\">");
	out_add(h, "<p class=\"scripted\"><a class=\"button main\" href=\"#/\">");
	out_say(h, "span", "", N_("Lead me there, question by question"));
	out_add(h, "</a></p>");
	out_tell(h, "p", "about", tree_head(h->tree)->about);
	out_add(h, "</section>\n");
}

static void add_general(const struct handbook *h, const struct homes *homes)
{
	out_add(h, "<section class=\"problem general\" aria-labelledby=\"view:general\">"
		   "<h2 id=\"view:general\" tabindex=\"-1\">");
	out_say(h, "span", "", N_("For every problem"));
	out_add(h, "</h2>");
	parts_remedies(h, TREE_NONE, homes);
	out_add(h, "</section>\n");
}

/* The problems in the order of the table, with the questions that are explained there. */
static void add_problems(const struct handbook *h, const struct homes *homes)
{
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_PROBLEMS); i++)
		parts_problem(h, h->order[i], homes);
}

static void add_main(const struct handbook *h)
{
	struct homes homes;

	homes_find(&homes, h->tree);
	out_add(h, "<main id=\"view:main\" tabindex=\"-1\">"
		   "<section id=\"view:steps\" class=\"wizard\" hidden=\"\"></section>\n"
		   "<div class=\"book\">\n");
	add_welcome(h);
	parts_search(h);
	parts_messages(h);
	parts_start(h, &homes);
	add_problems(h, &homes);
	add_general(h, &homes);
	parts_words(h);
	out_add(h, "</div></main>\n");
	homes_release(&homes);
}

static size_t language_in_force(void)
{
	size_t i = 0;

	while (i18n_language(i) && i18n_language(i) != i18n_now())
		i++;
	return i;
}

void handbook_html(struct buf *out, const struct tree *t, const size_t *languages,
		   size_t count)
{
	size_t before = language_in_force(), room = REACH_ROOM;
	uint32_t *order = tree_problems_by_group(t);
	struct handbook h = {out,	t,
			     languages, count < OUT_LANGUAGES ? count : OUT_LANGUAGES,
			     order,	&room};

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
	i18n_choose(i18n_language(before)->id, NULL);
	free(order);
}
