/* problem.c - the part of a problem, and of the questions before the problems: what the
 * message means, the questions as a picture and in words, and what they lead to. */
#include "base/tr.h"
#include "graph/graph.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"
#include "tree/reach.h"

/* --- the questions in words ----------------------------------------------------------------- */

static void add_ways(const struct handbook *h, struct tree_list routes)
{
	for (uint32_t i = 0; i < routes.count; i++) {
		out_add(h, "<span class=\"way\"><span aria-hidden=\"true\">→ </span>");
		out_target_link(h, tree_route(h->tree, routes.first + i)->to);
		out_add(h, "</span>");
	}
}

static void add_example(const struct handbook *h, const struct tree_question *q,
			const struct tree_answer *a)
{
	if (!a->example.count)
		return;
	out_add(h, "<span class=\"example\">");
	for (uint32_t i = 0; i < a->example.count; i++) {
		out_add(h, "<span>");
		if (i < q->columns.count) {
			out_text(h, tree_word_string(h->tree, q->columns, i));
			out_add(h, ": ");
		}
		out_add(h, "<code>");
		out_text(h, tree_word_string(h->tree, a->example, i));
		out_add(h, "</code></span> ");
	}
	out_add(h, "</span>");
}

static void add_answer(const struct handbook *h, const struct tree_question *q,
		       const struct tree_answer *a)
{
	out_add(h, "<li%s>", a->danger ? " class=\"danger\"" : "");
	if (a->danger) {
		/* TRANSLATORS: before an answer that leads towards losing data. */
		out_say(h, "strong", "care", N_("Careful:"));
		out_add(h, " ");
	}
	if (a->label) {
		out_add(h, "<strong>");
		out_text(h, tree_string(h->tree, a->label));
		out_add(h, ":</strong> ");
	}
	out_tell(h, "span", "", a->text);
	add_example(h, q, a);
	if (a->how) {
		out_add(h, "<span class=\"how\">");
		out_tell(h, "span", "", a->how);
		out_add(h, "</span>");
	}
	add_ways(h, a->go);
	out_add(h, "</li>\n");
}

/* "[Added by us: why]" */
static void make_added(struct buf *out, const struct tree *t, const void *what)
{
	buf_add_format(out, _("[Added by us: %s]"),
		       i18n_text(t, *(const tree_text *)what));
}

static void add_question(const struct handbook *h, uint32_t question)
{
	const struct tree_question *q = tree_question(h->tree, question);

	out_add(h, "<section class=\"question\" id=\"");
	out_question_id(h, question);
	out_add(h, "\" tabindex=\"-1\"><h3>");
	out_tell(h, "span", "", q->ask);
	out_add(h, "</h3>");
	if (q->warn) {
		out_add(h, "<p class=\"warning\">");
		out_say(h, "strong", "", N_("Warning"));
		out_add(h, ": ");
		out_tell(h, "span", "", q->warn);
		out_add(h, "</p>");
	}
	out_tell(h, "p", "", q->help);
	if (q->added)
		out_made(h, "p", "added", make_added, &q->added);
	out_add(h, "<ul class=\"answers\">");
	if (q->problems) {
		out_add(h, "<li><a class=\"to\" href=\"#view:messages\">");
		out_say(h, "span", "", N_("One of the messages"));
		out_add(h, "</a></li>");
	}
	for (uint32_t i = 0; i < q->answers.count; i++)
		add_answer(h, q, tree_answer(h->tree, q->answers.first + i));
	out_add(h, "</ul></section>\n");
}

/* The questions that have their home here; links to those that have it elsewhere. */
static void add_questions(const struct handbook *h, const struct reach *r,
			  uint32_t problem, const struct homes *homes)
{
	for (uint32_t q = 0; q < tree_count(h->tree, TREE_QUESTIONS); q++) {
		if (!reach_has(r, TREE_TO_QUESTION, q))
			continue;
		if (homes->of[q] == problem) {
			add_question(h, q);
		} else {
			out_add(h, "<p class=\"way\">");
			out_question_link(h, q);
			out_add(h, "</p>\n");
		}
	}
}

static void add_picture(const struct handbook *h, uint32_t problem)
{
	out_add(h, "<figure class=\"chart\"><figcaption>");
	out_say(h, "span", "", N_("The questions as a picture"));
	out_add(h, "</figcaption>");
	for (size_t i = 0; i < h->count; i++) {
		struct buf prefix = {0};

		buf_add_format(&prefix, "chart:%zu:%s:", i,
			       problem == TREE_NONE
				       ? ""
				       : tree_string(h->tree,
						     tree_problem(h->tree, problem)->id));
		out_open_in(h, "div", "drawing", i);
		out_speak(h, i);
		graph_add_svg(h->out, h->tree, problem, buf_string(&prefix));
		out_add(h, "</div>");
		buf_release(&prefix);
	}
	out_add(h, "</figure>\n");
}

/* --- the parts ------------------------------------------------------------------------------ */

static void add_reached(const struct handbook *h, const struct reach *r)
{
	out_add(h, "<div class=\"outcomes\"><h3>");
	out_say(h, "span", "", N_("What it can lead to"));
	out_add(h, "</h3><ul>");
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_REMEDIES); i++) {
		if (!reach_has(r, TREE_TO_REMEDY, i))
			continue;
		out_add(h, "<li>");
		out_remedy_link(h, i);
		out_add(h, "</li>");
	}
	out_add(h, "</ul></div>\n");
}

/* The remedies that a problem can lead to. */
static void add_outcomes(const struct handbook *h, struct tree_target problem)
{
	struct reach r;

	reach_init(&r, h->tree, problem.index);
	r.most = *h->room;
	if (reach_from(&r, problem))
		add_reached(h, &r);
	reach_use(h->room, r.cost);
	reach_release(&r);
}

/* The picture, all questions that can come, and all remedies: what other problems may have
 * in common with it. */
static void add_all_ways(const struct handbook *h, uint32_t problem,
			 const struct homes *homes)
{
	size_t before = h->out->length;
	struct tree_target from = {TREE_TO_PROBLEM, problem};
	struct reach r;

	reach_init(&r, h->tree, TREE_NONE);
	reach_from(&r, from);
	reach_use(h->room, r.cost);
	add_picture(h, problem);
	add_questions(h, &r, problem, homes);
	add_outcomes(h, from);
	reach_release(&r);
	reach_use(h->room, h->out->length - before);
}

/* Nothing that stands elsewhere, too. */
static void add_own_ways(const struct handbook *h, uint32_t problem,
			 const struct homes *homes)
{
	for (uint32_t q = *homes_first(h->tree, homes->first_question, problem);
	     q != TREE_NONE; q = homes->next_question[q])
		add_question(h, q);
	out_say(h, "p", "way",
		N_("What it can lead to is left out: this guide is too large for that."));
}

void parts_start(const struct handbook *h, const struct homes *homes)
{
	struct reach r;

	reach_init(&r, h->tree, TREE_NONE);
	reach_from(&r, (struct tree_target){TREE_TO_QUESTION, tree_head(h->tree)->start});
	out_add(h, "<section class=\"start\" aria-labelledby=\"view:questions\">"
		   "<h2 id=\"view:questions\" tabindex=\"-1\">");
	out_say(h, "span", "", N_("The questions before the messages"));
	out_add(h, "</h2>");
	add_picture(h, TREE_NONE);
	add_questions(h, &r, TREE_NONE, homes);
	out_add(h, "</section>\n");
	reach_release(&r);
}

static void add_meaning(const struct handbook *h, const struct tree_problem *p)
{
	out_tell(h, "p", "meaning", p->meaning);
	if (p->apart) {
		out_add(h, "<p class=\"apart\">");
		out_say(h, "strong", "", N_("Do not mix up"));
		out_add(h, ": ");
		out_tell(h, "span", "", p->apart);
		out_add(h, "</p>");
	}
	out_add(h, "<p class=\"scripted\"><a class=\"button\" href=\"#/?");
	out_text(h, tree_string(h->tree, p->id));
	out_add(h, "\">");
	out_say(h, "span", "", N_("Answer the questions for this message"));
	out_add(h, "</a></p>\n");
}

void parts_problem(const struct handbook *h, uint32_t problem, const struct homes *homes)
{
	const struct tree_problem *p = tree_problem(h->tree, problem);

	out_add(h, "<section class=\"problem\"><h2 tabindex=\"-1\" id=\"");
	out_problem_id(h, problem);
	out_add(h, "\">");
	parts_message(h, problem);
	out_add(h, "</h2>");
	add_meaning(h, p);
	if (*h->room)
		add_all_ways(h, problem, homes);
	else
		add_own_ways(h, problem, homes);
	parts_remedies(h, problem, homes);
	out_add(h, "</section>\n");
}
