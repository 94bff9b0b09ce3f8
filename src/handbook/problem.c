/* problem.c - the part of a problem, and of the questions before the problems: what the
 * message means, the questions as a picture and in words, and what they lead to. */
#include "base/room.h"
#include "base/tr.h"
#include "graph/graph.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"
#include "tree/reach.h"

/* --- the questions in words ----------------------------------------------------------------- */

static void add_example(const struct handbook *h, const struct tree_question *q,
			const struct tree_answer *a)
{
	if (!a->example.count)
		return;
	out_add(h, "<span class=\"example\">");
	for (uint32_t i = 0; i < a->example.count; i++) {
		out_add(h, "<span>");
		if (i < q->columns.count)
			out_add(h, "%s: ", tree_word_string(h->tree, q->columns, i));
		out_add(h, "<code>%s</code></span> ",
			tree_word_string(h->tree, a->example, i));
	}
	out_add(h, "</span>");
}

static void add_answer(const struct handbook *h, const struct tree_question *q,
		       const struct tree_answer *a)
{
	out_add(h, a->danger ? "<li class=\"danger\">" : "<li>");
	if (a->danger)
		/* TRANSLATORS: before an answer that leads towards losing data. */
		out_add(h, "<strong class=\"care\">%m</strong> ", N_("Careful:"));
	if (a->label)
		out_add(h, "<strong>%i.</strong> ", a->label);
	out_add(h, "%t", a->text);
	add_example(h, q, a);
	if (a->how)
		out_add(h, "<span class=\"how\">%t</span>", a->how);
	out_ways(h, "<span class=\"way\"><span aria-hidden=\"true\">→ </span>", a->go);
	out_add(h, "</li>\n");
}

static void add_question(const struct handbook *h, uint32_t question)
{
	const struct tree_question *q = tree_question(h->tree, question);

	out_add(h,
		"<section class=\"question\" id=\"question:%i\" tabindex=\"-1\">"
		"<h3>%t</h3>",
		q->id, q->ask);
	if (q->warn)
		out_add(h, "<p class=\"warning\"><strong>%m!</strong> %t</p>",
			N_("Warning"), q->warn);
	if (q->help)
		out_add(h, "<p>%t</p>", q->help);
	if (q->added)
		out_add(h, "<p class=\"added\">%d</p>", q->added);
	out_add(h, "<ul class=\"answers\">");
	if (q->problems)
		out_add(h,
			"<li><a class=\"to\" href=\"#view:messages\"><span>%m</span></a>"
			"</li>",
			N_("One of the messages"));
	for (uint32_t i = 0; i < q->answers.count; i++)
		add_answer(h, q, tree_answer(h->tree, q->answers.first + i));
	out_add(h, "</ul></section>\n");
}

/* The questions that have their home here; links to those that have it elsewhere. */
static void add_questions(const struct handbook *h, const struct reach *r,
			  uint32_t problem)
{
	for (uint32_t q = 0; q < tree_count(h->tree, TREE_QUESTIONS); q++) {
		if (!reach_has(r, TREE_TO_QUESTION, q))
			continue;
		if (h->homes.of[q] == problem) {
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
	out_add(h, "<figure class=\"chart\"><figcaption>%m</figcaption>",
		N_("The questions as a picture"));
	for (size_t i = 0; i < h->count; i++) {
		out_open_in(h, "drawing", i);
		out_speak(h, i);
		graph_add_svg(h->out, h->tree, problem, false);
		out_add(h, "</div>");
	}
	out_add(h, "</figure>\n");
}

/* --- the parts ------------------------------------------------------------------------------ */

static void add_reached(const struct handbook *h, const struct reach *r)
{
	out_add(h, "<div class=\"outcomes\"><h3>%m</h3><ul>", N_("What it can lead to"));
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
	room_use(h->room, r.cost);
	reach_release(&r);
}

/* The picture, and all questions that can come. */
static void add_questions_from(const struct handbook *h, struct tree_target from,
			       uint32_t problem)
{
	struct reach r;

	reach_init(&r, h->tree, TREE_NONE);
	reach_from(&r, from);
	room_use(h->room, r.cost);
	add_picture(h, problem);
	add_questions(h, &r, problem);
	/* Those that only come after a remedy. */
	for (uint32_t q = h->homes.questions.first[problem + 1];
	     problem != TREE_NONE && q != TREE_NONE; q = h->homes.questions.next[q])
		if (!reach_has(&r, TREE_TO_QUESTION, q))
			add_question(h, q);
	reach_release(&r);
}

/* All that can come, and all remedies: what other problems may have in common with it. */
static void add_all_ways(const struct handbook *h, uint32_t problem)
{
	size_t before = h->out->length;
	struct tree_target from = {TREE_TO_PROBLEM, problem};

	add_questions_from(h, from, problem);
	add_outcomes(h, from);
	room_use(h->room, h->out->length - before);
}

/* Nothing that stands elsewhere, too. */
static void add_own_ways(const struct handbook *h, uint32_t problem)
{
	for (uint32_t q = h->homes.questions.first[problem + 1]; q != TREE_NONE;
	     q = h->homes.questions.next[q])
		add_question(h, q);
	out_add(h, "<p class=\"way\">%m</p>",
		N_("What it can lead to is left out: this guide is too large for that."));
}

void parts_start(const struct handbook *h)
{
	struct tree_target start = {TREE_TO_QUESTION, tree_head(h->tree)->start};

	out_add(h,
		"<section class=\"start\" aria-labelledby=\"view:questions\">"
		"<h2 id=\"view:questions\" tabindex=\"-1\">%m</h2>",
		N_("The questions before the messages"));
	add_questions_from(h, start, TREE_NONE);
	out_add(h, "</section>\n");
}

void parts_problem(const struct handbook *h, uint32_t problem)
{
	const struct tree_problem *p = tree_problem(h->tree, problem);

	out_add(h,
		"<section class=\"problem\"><h2 tabindex=\"-1\" id=\"message:%i\">"
		"<span class=\"number\">%i</span> <span class=\"message\">%i</span></h2>"
		"<p class=\"meaning\">%t</p>",
		p->id, p->number, p->shown, p->meaning);
	if (p->apart)
		out_add(h, "<p class=\"apart\"><strong>%m</strong><br/>%t</p>",
			N_("Do not mix up"), p->apart);
	out_add(h,
		"<p class=\"scripted\"><a class=\"button\" href=\"#/?%i\">%m"
		"</a></p>\n",
		p->id, N_("Answer the questions for this message"));
	if (*h->room)
		add_all_ways(h, problem);
	else
		add_own_ways(h, problem);
	parts_remedies(h, problem);
	out_add(h, "</section>\n");
}
