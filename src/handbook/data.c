/* data.c - what the script knows of the tree: a block of JSON that no browser runs.
 *
 * Everything refers to everything by its index, as in the tree itself; null is nothing. A
 * text that depends on the language is a list with one for each language, or a single
 * string where they are all the same. The script has no words of its own: they are here
 * too, as "labels". */
#include <string.h>

#include "base/json.h"
#include "base/tr.h"
#include "export/html.h"
#include "find/find.h"
#include "find/json.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"

/* --- small things ------------------------------------------------------------------------- */

static void key(const struct handbook *h, const char *name)
{
	char last = h->out->s[h->out->length - 1];

	buf_add_format(h->out, "%s\"%s\":", last == '{' ? "" : ",", name);
}

static void comma(const struct handbook *h, uint32_t i)
{
	buf_add(h->out, i ? "," : "");
}

static void add_literal(const struct handbook *h, const char *name, tree_text text)
{
	key(h, name);
	json_add_string(h->out, tree_string(h->tree, text));
}

static void add_index(const struct handbook *h, const char *name, uint32_t index)
{
	key(h, name);
	if (index == TREE_NONE)
		buf_add(h->out, "null");
	else
		buf_add_format(h->out, "%u", index);
}

static void add_flag(const struct handbook *h, const char *name, uint32_t flag)
{
	if (!flag)
		return;
	key(h, name);
	buf_add(h->out, "true");
}

/* Appends a text in each language: of the tree, or our own, a msgid. */
static void add_each(const struct handbook *h, const char *name, tree_text text,
		     const char *msgid)
{
	struct buf first = {0};
	size_t start;
	bool same = true;

	key(h, name);
	start = h->out->length;
	buf_add(h->out, "[");
	for (size_t i = 0; i < h->count; i++) {
		const char *said;

		out_speak(h, i);
		said = msgid ? _(msgid) : i18n_text(h->tree, text);
		if (i == 0)
			buf_add(&first, said);
		same = same && !strcmp(said, buf_string(&first));
		comma(h, (uint32_t)i);
		json_add_string(h->out, said);
	}
	buf_add(h->out, "]");
	if (same) {
		h->out->length = start;
		json_add_string(h->out, buf_string(&first));
	}
	buf_release(&first);
}

static void add_text(const struct handbook *h, const char *name, tree_text text)
{
	if (text)
		add_each(h, name, text, NULL);
}

/* --- conditions and ways ------------------------------------------------------------------ */

/* Appends the members of an IS that are problems, or those that are not. */
static void add_members(const struct handbook *h, const uint32_t *words, bool problems)
{
	uint32_t count = 0;

	buf_add(h->out, "[");
	for (uint32_t i = 0; i < words[1]; i++) {
		uint32_t member = words[2 + i];

		if (((member & TREE_FROM_PROBLEM) != 0) != problems)
			continue;
		comma(h, count++);
		buf_add_format(h->out, "%u", member & ~TREE_FROM_PROBLEM);
	}
	buf_add(h->out, "]");
}

/* Appends the condition at `*at`, and moves `*at` behind it: ["all",...], ["any",...],
 * ["not",one], ["is",question,answers,problems]. */
static void add_condition(const struct handbook *h, const uint32_t **at)
{
	enum tree_operator op = *(*at)++;
	uint32_t count = 1;

	if (op == TREE_IS) {
		buf_add_format(h->out, "[\"is\",%u,", (*at)[0]);
		add_members(h, *at, false);
		buf_add(h->out, ",");
		add_members(h, *at, true);
		buf_add(h->out, "]");
		*at += 2 + (*at)[1];
		return;
	}
	buf_add_format(h->out, "[\"%s\"",
		       op == TREE_ALL	? "all"
		       : op == TREE_ANY ? "any"
					: "not");
	if (op != TREE_NOT)
		count = *(*at)++;
	for (; count; count--) {
		buf_add(h->out, ",");
		add_condition(h, at);
	}
	buf_add(h->out, "]");
}

static void add_when(const struct handbook *h, uint32_t when)
{
	const uint32_t *at;

	if (when == TREE_NONE)
		return;
	key(h, "when");
	at = tree_condition(h->tree, when);
	add_condition(h, &at);
}

static void add_routes(const struct handbook *h, const char *name,
		       struct tree_list routes)
{
	key(h, name);
	buf_add(h->out, "[");
	for (uint32_t i = 0; i < routes.count; i++) {
		const struct tree_route *r = tree_route(h->tree, routes.first + i);

		comma(h, i);
		buf_add(h->out, "{");
		add_when(h, r->when);
		switch (r->to.kind) {
		case TREE_TO_QUESTION:
			add_index(h, "question", r->to.index);
			break;
		case TREE_TO_REMEDY:
			add_index(h, "remedy", r->to.index);
			break;
		case TREE_TO_PROBLEM:
		case TREE_TO_NOTHING:
			break;
		}
		buf_add(h->out, "}");
	}
	buf_add(h->out, "]");
}

static void add_range(const struct handbook *h, const char *name, struct tree_list list)
{
	key(h, name);
	buf_add_format(h->out, "[%u,%u]", list.first, list.count);
}

static void add_words(const struct handbook *h, const char *name, struct tree_list words)
{
	key(h, name);
	buf_add(h->out, "[");
	for (uint32_t i = 0; i < words.count; i++) {
		comma(h, i);
		json_add_string(h->out, tree_word_string(h->tree, words, i));
	}
	buf_add(h->out, "]");
}

/* --- the parts of the tree ---------------------------------------------------------------- */

static void add_question(const struct handbook *h, uint32_t i)
{
	const struct tree_question *q = tree_question(h->tree, i);

	add_literal(h, "id", q->id);
	add_text(h, "ask", q->ask);
	add_text(h, "help", q->help);
	add_text(h, "warn", q->warn);
	add_text(h, "added", q->added);
	add_flag(h, "problems", q->problems);
	if (q->columns.count)
		add_words(h, "columns", q->columns);
	add_range(h, "answers", q->answers);
}

static void add_answer(const struct handbook *h, uint32_t i)
{
	const struct tree_answer *a = tree_answer(h->tree, i);

	add_literal(h, "id", a->id);
	if (a->label)
		add_literal(h, "label", a->label);
	add_text(h, "text", a->text);
	add_text(h, "how", a->how);
	if (a->reader != TREE_NONE)
		add_index(h, "reader", a->reader);
	if (a->role != TREE_NONE)
		add_index(h, "role", a->role);
	add_flag(h, "unknown", a->unknown);
	add_flag(h, "danger", a->danger);
	if (a->example.count)
		add_words(h, "example", a->example);
	add_when(h, a->when);
	add_routes(h, "go", a->go);
}

static void add_problem(const struct handbook *h, uint32_t i)
{
	const struct tree_problem *p = tree_problem(h->tree, i);

	add_literal(h, "id", p->id);
	add_literal(h, "number", p->number);
	add_literal(h, "shown", p->shown);
	add_text(h, "meaning", p->meaning);
	add_text(h, "apart", p->apart);
	add_index(h, "group", p->group);
	key(h, "seen");
	buf_add(h->out, "[");
	for (uint32_t k = 0; k < p->seen_by.count; k++) {
		comma(h, k);
		buf_add_format(h->out, "%u", tree_word(h->tree, p->seen_by, k));
	}
	buf_add(h->out, "]");
	add_routes(h, "go", p->go);
}

static void add_remedy(const struct handbook *h, uint32_t i)
{
	const struct tree_remedy *r = tree_remedy(h->tree, i);
	struct buf anchor = {0};

	add_literal(h, "id", r->id);
	add_literal(h, "code", r->code);
	xml_add_anchor(&anchor, tree_string(h->tree, r->code));
	key(h, "anchor");
	json_add_string(h->out, buf_string(&anchor));
	buf_release(&anchor);
	add_text(h, "title", r->title);
	add_text(h, "ends", r->ends);
	add_range(h, "then", r->then);
	add_routes(h, "fails", r->fails);
}

static void add_group(const struct handbook *h, uint32_t i)
{
	add_text(h, "title", tree_group(h->tree, i)->title);
}

static void add_actor(const struct handbook *h, uint32_t i)
{
	add_literal(h, "id", tree_actor(h->tree, i)->id);
}

static void add_alias(const struct handbook *h, uint32_t i)
{
	add_literal(h, "old", tree_alias(h->tree, i)->old);
	add_literal(h, "now", tree_alias(h->tree, i)->now);
}

static void add_parts(const struct handbook *h, const char *name, enum tree_part part,
		      void (*add)(const struct handbook *h, uint32_t i))
{
	key(h, name);
	buf_add(h->out, "[");
	for (uint32_t i = 0; i < tree_count(h->tree, part); i++) {
		comma(h, i);
		buf_add(h->out, "{");
		add(h, i);
		buf_add(h->out, "}");
	}
	buf_add(h->out, "]\n");
}

static void add_head(const struct handbook *h)
{
	const struct tree_head *head = tree_head(h->tree);

	add_literal(h, "id", head->id);
	key(h, "major");
	buf_add_format(h->out, "%lu", tree_major(h->tree));
	add_text(h, "title", head->title);
	add_index(h, "start", head->start);
	add_index(h, "asks", tree_problem_question(h->tree));
	key(h, "languages");
	buf_add(h->out, "[");
	for (size_t i = 0; i < h->count; i++) {
		comma(h, (uint32_t)i);
		json_add_string(h->out, i18n_language(h->languages[i])->id);
	}
	buf_add(h->out, "]");
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
	{"solved", N_("Good: the problem is solved.")},
	{"some", N_("Something else")},
	{"stopped", N_("The path stops here: the answer '%s' no longer exists.")},
	{"thanks", N_("You can close this page now, or start again for somebody else.")},
	{"typing", N_("So far this may be meant:")},
	{"unseen", N_("#%s %s is not seen by the person that you chose.")},
	{"unsolved", N_("More cannot be done from here.")},
	{"version",
	 N_("The path was made with another version of this guide, whose answers "
	    "may mean something else. Please start from the first question.")},
	{"warning", N_("Warning")},
	{"went", N_("How did it go?")},
	{"works", N_("Done: it works")},
};

static void add_labels(const struct handbook *h)
{
	key(h, "labels");
	buf_add(h->out, "{");
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		add_each(h, labels[i].name, 0, labels[i].msgid);
	buf_add(h->out, "}\n");
}

static void add_index_of_search(const struct handbook *h)
{
	struct find *f = find_new(h->tree, i18n_translation, i18n_count());

	buf_add(h->out, "<script type=\"application/json\" id=\"view:index\">\n");
	find_add_json(h->out, f);
	buf_add(h->out, "</script>\n");
	find_free(f);
}

void parts_data(const struct handbook *h)
{
	buf_add(h->out, "<script type=\"application/json\" id=\"view:tree\">\n{");
	add_head(h);
	add_parts(h, "questions", TREE_QUESTIONS, add_question);
	add_parts(h, "answers", TREE_ANSWERS, add_answer);
	add_parts(h, "problems", TREE_PROBLEMS, add_problem);
	add_parts(h, "remedies", TREE_REMEDIES, add_remedy);
	add_parts(h, "groups", TREE_GROUPS, add_group);
	add_parts(h, "actors", TREE_ACTORS, add_actor);
	add_parts(h, "aliases", TREE_ALIASES, add_alias);
	add_labels(h);
	buf_add(h->out, "}</script>\n");
	add_index_of_search(h);
}
