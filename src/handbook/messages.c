/* messages.c - what is found without knowing the tree: the search, the table of the
 * messages, the list beside the text, the glossary. */
#include "base/tr.h"
#include "handbook/parts.h"

/* The search works by the script alone, and is not seen without it. */
void parts_search(const struct handbook *h)
{
	out_add(h,
		"<section class=\"find scripted\" aria-labelledby=\"title:find\">"
		"<h2 id=\"title:find\" tabindex=\"-1\">%m</h2>"
		"<form id=\"view:form\" role=\"search\">"
		"<label for=\"view:query\">%m</label>"
		"<input id=\"view:query\" type=\"search\" autocomplete=\"off\" "
		"autocapitalize=\"none\" spellcheck=\"false\" enterkeyhint=\"search\"/>"
		"</form><p id=\"view:verdict\" role=\"status\"></p>"
		"<ol id=\"view:found\" class=\"found\"></ol></section>\n",
		N_("What do you see?"),
		N_("Type a few words of the message, its number, or a code like `4B`."));
}

static void add_row(const struct handbook *h, const struct tree_problem *p)
{
	out_add(h,
		"<tr><td class=\"nth\">%i</td><th scope=\"row\"><a "
		"href=\"#message:%i\">%i"
		"</a></th><td>%t</td><td class=\"who\">"
		"<span class=\"narrow\">%m</span>",
		p->number, p->id, p->shown, p->meaning, N_("Seen by:"));
	for (uint32_t i = 0; i < p->seen_by.count; i++)
		out_add(h, i ? ", %t" : " %t",
			tree_role(h->tree, tree_word(h->tree, p->seen_by, i))->name);
	out_add(h, "</td></tr>\n");
}

static void begin_group(const struct handbook *h, uint32_t group)
{
	out_add(h,
		"<table><caption>%t</caption><thead><tr>"
		"<th scope=\"col\">%m</th><th "
		"scope=\"col\">%m</th>"
		"<th scope=\"col\">%m</th><th "
		"scope=\"col\">%m</th>"
		"</tr></thead><tbody>\n",
		tree_group(h->tree, group)->title, N_("No."), N_("Message"),
		N_("What it means"), N_("Who sees it"));
}

void parts_messages(const struct handbook *h)
{
	uint32_t group = TREE_NONE;

	out_add(h,
		"<section class=\"messages\" aria-labelledby=\"view:messages\">"
		"<h2 id=\"view:messages\" tabindex=\"-1\">%m</h2>",
		N_("All messages"));
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_PROBLEMS); i++) {
		const struct tree_problem *p = tree_problem(h->tree, h->order[i]);

		if (p->group != group) {
			out_add(h, i ? "</tbody></table>\n" : "");
			begin_group(h, p->group);
		}
		group = p->group;
		add_row(h, p);
	}
	out_add(h, group != TREE_NONE ? "</tbody></table>\n" : "");
	out_add(h, "</section>\n");
}

static void add_contents(const struct handbook *h, const char *anchor, const char *msgid)
{
	out_add(h, "<li><a href=\"#%s\">%m</a></li>", anchor, msgid);
}

void parts_contents(const struct handbook *h)
{
	out_add(h,
		"<nav class=\"contents\" aria-labelledby=\"title:contents\">"
		"<h2 id=\"title:contents\">%m</h2><ul>",
		N_("Contents"));
	add_contents(h, "view:messages", N_("All messages"));
	add_contents(h, "view:questions", N_("The questions before the messages"));
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_PROBLEMS); i++) {
		const struct tree_problem *p = tree_problem(h->tree, h->order[i]);

		out_add(h,
			"<li class=\"of-message\"><a href=\"#message:%i\">"
			"<span class=\"number\">%i</span> <span "
			"class=\"message\">%i</span>"
			"</a></li>",
			p->id, p->number, p->shown);
	}
	add_contents(h, "view:general", N_("For every problem"));
	add_contents(h, "view:words", N_("All words"));
	out_add(h, "</ul></nav>\n");
}

void parts_glossary(const struct handbook *h)
{
	if (!tree_count(h->tree, TREE_TERMS))
		return;
	out_add(h,
		"<section class=\"words\" aria-labelledby=\"view:words\">"
		"<h2 id=\"view:words\" tabindex=\"-1\">%m</h2><dl>\n",
		N_("All words"));
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_TERMS); i++) {
		const struct tree_term *term = tree_term(h->tree, i);

		out_add(h, "<div><dt>%i</dt><dd>%t", term->name, term->meaning);
		if (term->added)
			out_add(h, " <span class=\"added\">%d</span>", term->added);
		out_add(h, "</dd></div>\n");
	}
	out_add(h, "</dl></section>\n");
}
