/* remedies.c - the remedies: each as an article, with what comes after it. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/tr.h"
#include "export/html.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"
#include "page/page.h"
#include "walk/walk.h"

enum { LEVEL = 3 /* of a remedy's heading */ };

/* What a remedy says, to the one who has the problem or to the one who gives the answer
 * `who`, in each language. */
static void add_pages(const struct handbook *h, uint32_t remedy, uint32_t who)
{
	for (size_t i = 0; i < h->count; i++) {
		struct walk w;
		const struct page *p;

		out_speak(h, i);
		walk_init(&w, h->tree);
		if (who != TREE_NONE)
			walk_give(&w, (struct walk_choice){CHOICE_ANSWER, who});
		w.here = (struct walk_place){WALK_REMEDY, remedy, TREE_NONE};
		p = page_new(&w, NULL);
		out_open_in(h, "div", "", i);
		html_add_blocks(h->out, p, LEVEL);
		out_add(h, "</div>\n");
		page_free(p);
		walk_release(&w);
	}
}

/* --- what comes after it --------------------------------------------------------------------- */

static void add_after(const struct handbook *h, uint32_t remedy)
{
	static const char before[] = " <span class=\"way\">";
	const struct tree_remedy *r = tree_remedy(h->tree, remedy);

	out_add(h, "<div class=\"after\">");
	for (uint32_t i = 0; i < r->then.count; i++) {
		const struct tree_answer *a = tree_answer(h->tree, r->then.first + i);

		out_add(h, "<p><span>%t</span>:", a->text);
		out_ways(h, before, a->go);
		out_add(h, "</p>");
	}
	out_add(h, "<p><strong>%m</strong>", N_("If it still fails:"));
	out_ways(h, before, r->fails);
	if (!r->fails.count)
		out_add(h, " <span>%t</span>", r->ends);
	out_add(h, "</p></div>\n");
}

/* --- the articles ---------------------------------------------------------------------------- */

static void add_remedy(const struct handbook *h, uint32_t remedy)
{
	const struct tree_remedy *r = tree_remedy(h->tree, remedy);

	out_add(h,
		"<section class=\"remedy%s\" tabindex=\"-1\" id=\"%a\" "
		"data-remedy=\"%i\">"
		"<h3><span class=\"code\">%i</span> <span>%t</span></h3>\n"
		"<div class=\"page\">",
		r->danger ? " danger" : "", tree_string(h->tree, r->code), r->id, r->code,
		r->title);
	add_pages(h, remedy, TREE_NONE);
	out_add(h, "</div>");
	add_after(h, remedy);
	out_add(h, "</section>\n");
}

void parts_remedies(const struct handbook *h, uint32_t problem)
{
	for (uint32_t i = h->homes.remedies.first[problem + 1]; i != TREE_NONE;
	     i = h->homes.remedies.next[i])
		add_remedy(h, i);
}

/* --- as others see them ----------------------------------------------------------------------- */

/* Returns whether there was room for all of them. */
static bool add_templates(const struct handbook *h, uint32_t answer)
{
	const struct tree_answer *a = tree_answer(h->tree, answer);
	size_t before = h->out->length;

	for (uint32_t i = 0; i < tree_count(h->tree, TREE_REMEDIES); i++) {
		if (!out_has_room(h, before))
			return false;
		before = h->out->length;
		out_add(h, "<template data-reader=\"%s%s\" data-remedy=\"%s\">",
			tree_string(h->tree, tree_actor(h->tree, a->reader)->id),
			a->role == TREE_NONE ? " helps" : "",
			tree_string(h->tree, tree_remedy(h->tree, i)->id));
		add_pages(h, i, answer);
		out_add(h, "</template>\n");
	}
	return out_has_room(h, before);
}

/* For whom the articles are: the first reader whose own problem it is (page/remedy.c). */
static uint32_t usual_reader(const struct tree *t)
{
	uint32_t reader = TREE_NONE;

	for (uint32_t i = 0; i < tree_count(t, TREE_ANSWERS); i++) {
		const struct tree_answer *a = tree_answer(t, i);

		if (a->reader != TREE_NONE && a->role != TREE_NONE && a->reader < reader)
			reader = a->reader;
	}
	return reader;
}

/* Each kind of reader is made by the first answer that does: who has the problem, or who
 * helps. */
void parts_readers(const struct handbook *h)
{
	uint32_t usual = usual_reader(h->tree);
	bool *made[2] = {mem_alloc(tree_count(h->tree, TREE_ACTORS)),
			 mem_alloc(tree_count(h->tree, TREE_ACTORS))};
	bool has_room = true;

	for (uint32_t i = 0; i < tree_count(h->tree, TREE_ANSWERS) && has_room; i++) {
		const struct tree_answer *a = tree_answer(h->tree, i);
		bool helps = a->role == TREE_NONE;

		if (a->reader == TREE_NONE || made[helps][a->reader])
			continue;
		made[helps][a->reader] = true;
		if (a->reader != usual || helps)
			has_room = add_templates(h, i);
	}
	if (!has_room)
		out_add(h, "<p>%m</p>",
			N_("How the remedies look to some of those who help is left out: "
			   "this guide is too large for that."));
	free(made[0]);
	free(made[1]);
}
