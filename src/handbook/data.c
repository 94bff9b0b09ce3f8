/* data.c - what the script knows of the tree: a block of JSON that no browser runs.
 *
 * Everything refers to everything by its index, as in the tree itself. A text that depends on
 * the language is a list with one for each language, or a single string where they are all
 * the same. What is not given is left out. The script has no words of its own: they are here
 * too, as "labels". */
#include <string.h>

#include "base/json.h"
#include "base/tr.h"
#include "base/xml.h"
#include "find/find.h"
#include "find/json.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"

/* --- small things, NULL where they are not given ------------------------------------------ */

static json_t *literal(const struct handbook *h, tree_text text)
{
	return text ? json_string(tree_string(h->tree, text)) : NULL;
}

static json_t *index_of(uint32_t index)
{
	return index != TREE_NONE ? json_integer(index) : NULL;
}

static json_t *flag(uint32_t given)
{
	return given ? json_true() : NULL;
}

/* Returns a text in each language: of the tree, or our own, a msgid. */
static json_t *in_each(const struct handbook *h, tree_text text, const char *msgid)
{
	json_t *list = json_array(), *first;
	bool same = true;

	for (size_t i = 0; i < h->count; i++) {
		out_speak(h, i);
		json_array_append_new(
			list, json_string(msgid ? _(msgid) : i18n_text(h->tree, text)));
		same &= json_equal(json_array_get(list, 0), json_array_get(list, i));
	}
	if (!same)
		return list;
	first = json_incref(json_array_get(list, 0));
	json_decref(list);
	return first;
}

static json_t *text(const struct handbook *h, tree_text t)
{
	return t ? in_each(h, t, NULL) : NULL;
}

static json_t *range(struct tree_list list)
{
	return json_pack("[ii]", (int)list.first, (int)list.count);
}

static json_t *strings(const struct handbook *h, struct tree_list list)
{
	json_t *strings = list.count ? json_array() : NULL;

	for (uint32_t i = 0; i < list.count; i++)
		json_array_append_new(strings,
				      json_string(tree_word_string(h->tree, list, i)));
	return strings;
}

/* --- conditions and ways ------------------------------------------------------------------ */

/* Returns the condition at `*at`, and moves `*at` behind it: ["all",...], ["any",...],
 * ["not",one], ["is",question,answers,problems]. */
static json_t *condition(const uint32_t **at)
{
	enum tree_operator op = *(*at)++;
	uint32_t count = 1;
	json_t *list;

	if (op == TREE_IS) {
		json_t *answers = json_array(), *problems = json_array();
		int question = (int)*(*at)++;

		for (count = *(*at)++; count; count--, (*at)++)
			json_array_append_new(**at & TREE_FROM_PROBLEM ? problems
								       : answers,
					      json_integer(**at & ~TREE_FROM_PROBLEM));
		return json_pack("[sioo]", "is", question, answers, problems);
	}
	list = json_pack("[s]", op == TREE_ALL ? "all" : op == TREE_ANY ? "any" : "not");
	if (op != TREE_NOT)
		count = *(*at)++;
	for (; count; count--)
		json_array_append_new(list, condition(at));
	return list;
}

static json_t *when(const struct handbook *h, uint32_t index)
{
	const uint32_t *at;

	if (index == TREE_NONE)
		return NULL;
	at = tree_condition(h->tree, index);
	return condition(&at);
}

/* Returns where a route leads, if that is of this kind. */
static json_t *place(const struct tree_route *r, enum tree_kind kind)
{
	return r->to.kind == kind ? index_of(r->to.index) : NULL;
}

static json_t *routes(const struct handbook *h, struct tree_list list)
{
	json_t *routes = json_array();

	for (uint32_t i = list.first; i < list.first + list.count; i++) {
		const struct tree_route *r = tree_route(h->tree, i);

		json_array_append_new(routes,
				      json_pack("{so* so* so*}", "when", when(h, r->when),
						"question", place(r, TREE_TO_QUESTION),
						"remedy", place(r, TREE_TO_REMEDY)));
	}
	return routes;
}

/* --- the parts of the tree ---------------------------------------------------------------- */

static json_t *question(const struct handbook *h, uint32_t i)
{
	const struct tree_question *q = tree_question(h->tree, i);

	return json_pack("{so so* so* so* so* so* so* so* so}", "id", literal(h, q->id),
			 "ask", text(h, q->ask), "help", text(h, q->help), "warn",
			 text(h, q->warn), "added", text(h, q->added), "problems",
			 flag(q->problems), "columns", strings(h, q->columns), "assumed",
			 literal(h, q->assumed), "answers", range(q->answers));
}

static json_t *answer(const struct handbook *h, uint32_t i)
{
	const struct tree_answer *a = tree_answer(h->tree, i);

	return json_pack("{so so* so* so* so* so* so* so* so* so}", "id",
			 literal(h, a->id), "label", literal(h, a->label), "text",
			 text(h, a->text), "how", text(h, a->how), "reader",
			 index_of(a->reader), "role", index_of(a->role), "danger",
			 flag(a->danger), "example", strings(h, a->example), "when",
			 when(h, a->when), "go", routes(h, a->go));
}

static json_t *problem(const struct handbook *h, uint32_t i)
{
	const struct tree_problem *p = tree_problem(h->tree, i);
	json_t *seen = json_array();

	for (uint32_t k = 0; k < p->seen_by.count; k++)
		json_array_append_new(seen,
				      json_integer(tree_word(h->tree, p->seen_by, k)));
	return json_pack("{so so* so* so* so* so* so so}", "id", literal(h, p->id),
			 "number", literal(h, p->number), "shown", literal(h, p->shown),
			 "meaning", text(h, p->meaning), "apart", text(h, p->apart),
			 "group", index_of(p->group), "seen", seen, "go",
			 routes(h, p->go));
}

static json_t *remedy(const struct handbook *h, uint32_t i)
{
	const struct tree_remedy *r = tree_remedy(h->tree, i);
	struct buf anchor = {0};
	json_t *remedy;

	xml_add_anchor(&anchor, tree_string(h->tree, r->code));
	remedy = json_pack("{so so* ss so* so* so so}", "id", literal(h, r->id), "code",
			   literal(h, r->code), "anchor", buf_string(&anchor), "title",
			   text(h, r->title), "ends", text(h, r->ends), "then",
			   range(r->then), "fails", routes(h, r->fails));
	buf_release(&anchor);
	return remedy;
}

static json_t *group(const struct handbook *h, uint32_t i)
{
	return json_pack("{so*}", "title", text(h, tree_group(h->tree, i)->title));
}

static json_t *actor(const struct handbook *h, uint32_t i)
{
	return json_pack("{so}", "id", literal(h, tree_actor(h->tree, i)->id));
}

static json_t *alias(const struct handbook *h, uint32_t i)
{
	const struct tree_alias *a = tree_alias(h->tree, i);

	return json_pack("{so so}", "old", literal(h, a->id), "now", literal(h, a->now));
}

static json_t *old_step(const struct handbook *h, uint32_t i)
{
	const struct tree_old_step *o = tree_old_step(h->tree, i);

	return json_pack("{so so}", "step", literal(h, o->step), "now",
			 literal(h, o->now));
}

static json_t *part(const struct handbook *h, enum tree_part part,
		    json_t *record(const struct handbook *h, uint32_t i))
{
	json_t *list = json_array();

	for (uint32_t i = 0; i < tree_count(h->tree, part); i++)
		json_array_append_new(list, record(h, i));
	return list;
}

/* --- what the script says ------------------------------------------------------------------ */

static const struct {
	const char *name, *msgid;
} labels[] = {
	{"added", N_("[Added by us: %s]")},
	{"again", N_("Start again")},
	{"answers", N_("Your answers")},
	{"back", N_("Back")},
	{"care", N_("Careful:")},
	{"change", N_("Change")},
	{"code", N_("Remedy %s")},
	{"copied", N_("Copied.")},
	{"copy", N_("Copy")},
	{"earlier", N_("your earlier answer")},
	{"fails", N_("Done: it still fails")},
	{"filter", N_("A few words of the message, to shorten the list")},
	{"handbook", N_("To the whole handbook")},
	{"how", N_("How to find out")},
	{"lead", N_("Answer the questions for this message")},
	{"marked",
	 N_("The text is marked now. Copy it as you usually do: by Ctrl+C, or by a "
	    "long touch.")},
	{"match", N_("This fits:")},
	{"none", N_("None of the messages in this guide fits.")},
	{"other", N_("Another message shows now")},
	{"path", N_("Path code")},
	{"receiver",
	 N_("Whoever gets this code sees the same page with `tuntun --path CODE`, "
	    "or by typing the code into this handbook's search.")},
	{"refused", N_("'%s' is not a path code of this guide.")},
	{"several", N_("Several fit alike. What sets them apart:")},
	{"near", N_("Nothing fits for sure. What comes near:")},
	{"solved", N_("Good: the problem is solved.")},
	{"some", N_("Something else")},
	{"stopped", N_("The path stops here: the answer '%s' no longer exists.")},
	{"thanks", N_("You can close this page now, or start again for somebody else.")},
	{"typing", N_("So far this may be meant:")},
	{"unseen", N_("%s is not seen by the person that you chose.")},
	{"unsolved", N_("More cannot be done from here.")},
	{"version",
	 N_("The path was made with another version of this guide, whose answers "
	    "may mean something else. Please start from the first question.")},
	{"warning", N_("Warning")},
	{"went", N_("How did it go?")},
	{"waiting", N_("Not yet: I am still waiting")},
	{"waits", N_("Come back when it is time.")},
	{"works", N_("Done: it works")},
};

/* --- the blocks ---------------------------------------------------------------------------- */

static void add_block(const struct handbook *h, const char *id, json_t *value)
{
	buf_add_format(h->out, "<script type=\"application/json\" id=\"%s\">\n", id);
	json_add(h->out, value);
	buf_add(h->out, "</script>\n");
}

void parts_data(const struct handbook *h)
{
	const struct tree_head *head = tree_head(h->tree);
	struct find *f = find_new(h->tree, i18n_translation, i18n_count());
	json_t *languages = json_array(), *says = json_object();

	for (size_t i = 0; i < h->count; i++)
		json_array_append_new(languages,
				      json_string(i18n_language(h->languages[i])->id));
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		json_object_set_new(says, labels[i].name, in_each(h, 0, labels[i].msgid));
	add_block(h, "view:tree",
		  json_pack("{so si so si so? so so so so so so so so so so}", "id",
			    literal(h, head->id), "major", (int)tree_major(h->tree),
			    "title", text(h, head->title), "start", (int)head->start,
			    "asks", index_of(tree_head(h->tree)->problem_question),
			    "languages", languages, "questions",
			    part(h, TREE_QUESTIONS, question), "answers",
			    part(h, TREE_ANSWERS, answer), "problems",
			    part(h, TREE_PROBLEMS, problem), "remedies",
			    part(h, TREE_REMEDIES, remedy), "groups",
			    part(h, TREE_GROUPS, group), "actors",
			    part(h, TREE_ACTORS, actor), "aliases",
			    part(h, TREE_ALIASES, alias), "oldSteps",
			    part(h, TREE_OLD_STEPS, old_step), "labels", says));
	add_block(h, "view:index", find_json(f));
	find_free(f);
}
