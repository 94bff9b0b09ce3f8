/* remedies.c - the remedies: each as an article, with what comes after it. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/room.h"
#include "base/tr.h"
#include "export/html.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"
#include "page/page.h"
#include "walk/walk.h"

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
		p = page_new(&w, &(struct page_context){.reveals = true});
		out_open_in(h, "wording", i);
		html_add_blocks(h->out, p);
		out_add(h, "</div>\n");
		page_free(p);
		walk_release(&w);
	}
}

/* --- what comes after it --------------------------------------------------------------------- */

static void add_after(const struct handbook *h, uint32_t remedy)
{
	static const char before[] =
		" <span class=\"way\"><span aria-hidden=\"true\">→ </span>";
	const struct tree_remedy *r = tree_remedy(h->tree, remedy);

	out_add(h, "<div class=\"after\">");
	for (uint32_t i = 0; i < r->then.count; i++) {
		const struct tree_answer *a = tree_answer(h->tree, r->then.first + i);

		out_add(h, "<p>%t", a->text);
		out_ways(h, before, a->go);
		out_add(h, "</p>");
	}
	out_add(h, "<p><strong>%m</strong>", N_("If it still fails"));
	out_ways(h, before, r->fails);
	if (!r->fails.count)
		out_add(h, "<br/>%t", r->ends);
	out_add(h, "</p></div>\n");
}

/* --- the articles ---------------------------------------------------------------------------- */

static void add_remedy(const struct handbook *h, uint32_t remedy)
{
	const struct tree_remedy *r = tree_remedy(h->tree, remedy);

	out_add(h,
		"<section class=\"remedy%s\" tabindex=\"-1\" id=\"%a\" "
		"data-remedy=\"%i\">"
		"<h3><span class=\"code\">%i</span> %t</h3>\n"
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

/* Returns whether there is room for more. */
static bool add_templates(const struct handbook *h, uint32_t answer)
{
	const struct tree_answer *a = tree_answer(h->tree, answer);

	for (uint32_t i = 0; i < tree_count(h->tree, TREE_REMEDIES) && *h->room; i++) {
		size_t before = h->out->length;

		out_add(h, "<template data-reader=\"%i%s\" data-remedy=\"%i\">",
			tree_actor(h->tree, a->reader)->id,
			a->role == TREE_NONE ? " helps" : "",
			tree_remedy(h->tree, i)->id);
		add_pages(h, i, answer);
		out_add(h, "</template>\n");
		room_use(h->room, h->out->length - before);
	}
	return *h->room > 0;
}

/* There are two kinds of readers for each actor: who has the problem, and who helps. Each is
 * made by the first answer that does. For the first of those who have it are the articles
 * (page/people.c). */
void parts_readers(const struct handbook *h)
{
	size_t kinds = 2 * (size_t)tree_count(h->tree, TREE_ACTORS);
	uint32_t *answers = mem_alloc(kinds * sizeof *answers); /* plus one; 0: none */
	bool is_usual = true, has_room = true;

	for (uint32_t i = tree_count(h->tree, TREE_ANSWERS); i-- > 0;) {
		const struct tree_answer *a = tree_answer(h->tree, i);

		if (a->reader != TREE_NONE)
			answers[2 * (size_t)a->reader + (a->role == TREE_NONE)] = i + 1;
	}
	for (size_t i = 0; i < kinds && has_room; i++) {
		bool helps = i % 2 == 1;

		if (answers[i] && (helps || !is_usual))
			has_room = add_templates(h, answers[i] - 1);
		is_usual &= helps || !answers[i];
	}
	if (!has_room)
		out_add(h, "<p>%m</p>",
			N_("How the remedies look to some of those who help is left out: "
			   "this guide is too large for that."));
	free(answers);
}
