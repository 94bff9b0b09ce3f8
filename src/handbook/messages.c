/* messages.c - the parts by which a message is found: the search, the table, the list
 * beside the text. */
#include "base/tr.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"

void parts_message(const struct handbook *h, uint32_t problem)
{
	const struct tree_problem *p = tree_problem(h->tree, problem);

	out_add(h, "<span class=\"number\">");
	out_text(h, tree_string(h->tree, p->number));
	out_add(h, "</span> <span class=\"message\">");
	out_text(h, tree_string(h->tree, p->shown));
	out_add(h, "</span>");
}

static void add_link(const struct handbook *h, uint32_t problem)
{
	out_add(h, "<a href=\"#");
	out_problem_id(h, problem);
	out_add(h, "\">");
}

/* The search works by the script alone, and is not seen without it. */
void parts_search(const struct handbook *h)
{
	out_add(h, "<section class=\"find scripted\" aria-labelledby=\"title:find\">");
	out_add(h, "<h2 id=\"title:find\" tabindex=\"-1\">");
	out_say(h, "span", "", N_("What do you see?"));
	out_add(h, "</h2><form id=\"view:form\" role=\"search\">"
		   "<label for=\"view:query\">");
	out_say(h, "span", "",
		N_("Type a few words of the message, its number, or a code like `4B`."));
	out_add(h,
		"</label><input id=\"view:query\" type=\"search\" autocomplete=\"off\" "
		"autocapitalize=\"none\" spellcheck=\"false\" enterkeyhint=\"search\"/>"
		"</form><p id=\"view:verdict\" role=\"status\"></p>"
		"<ol id=\"view:found\" class=\"found\"></ol></section>\n");
}

static void make_seen_by(struct buf *out, const struct tree *t, const void *what)
{
	const struct tree_problem *p = what;

	for (uint32_t i = 0; i < p->seen_by.count; i++)
		buf_add_format(
			out, "%s%s", i ? ", " : "",
			i18n_text(t, tree_role(t, tree_word(t, p->seen_by, i))->name));
}

static void add_row(const struct handbook *h, uint32_t problem)
{
	const struct tree_problem *p = tree_problem(h->tree, problem);

	out_add(h, "<tr><td class=\"nth\">");
	out_text(h, tree_string(h->tree, p->number));
	out_add(h, "</td><th scope=\"row\">");
	add_link(h, problem);
	out_text(h, tree_string(h->tree, p->shown));
	out_add(h, "</a></th><td>");
	out_tell(h, "span", "", p->meaning);
	out_add(h, "</td><td class=\"who\">");
	out_say(h, "span", "narrow", N_("Seen by:"));
	out_add(h, " ");
	out_made(h, "span", "", make_seen_by, p);
	out_add(h, "</td></tr>\n");
}

static void begin_group(const struct handbook *h, uint32_t group)
{
	const struct tree *t = h->tree;

	out_add(h, "<table><caption>");
	out_tell(h, "span", "", tree_group(t, group)->title);
	out_add(h, "</caption><thead><tr><th scope=\"col\">");
	out_say(h, "span", "", N_("No."));
	out_add(h, "</th><th scope=\"col\">");
	out_say(h, "span", "", N_("Message"));
	out_add(h, "</th><th scope=\"col\">");
	out_say(h, "span", "", N_("What it means"));
	out_add(h, "</th><th scope=\"col\">");
	out_say(h, "span", "", N_("Who sees it"));
	out_add(h, "</th></tr></thead><tbody>\n");
}

static void end_group(const struct handbook *h)
{
	out_add(h, "</tbody></table>\n");
}

void parts_messages(const struct handbook *h)
{
	uint32_t group = TREE_NONE;

	out_add(h, "<section class=\"messages\" aria-labelledby=\"view:messages\">"
		   "<h2 id=\"view:messages\" tabindex=\"-1\">");
	out_say(h, "span", "", N_("All messages"));
	out_add(h, "</h2>");
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_PROBLEMS); i++) {
		uint32_t next = tree_problem(h->tree, h->order[i])->group;

		if (next != group) {
			if (i)
				end_group(h);
			begin_group(h, next);
		}
		group = next;
		add_row(h, h->order[i]);
	}
	if (group != TREE_NONE)
		end_group(h);
	out_add(h, "</section>\n");
}

static void add_contents(const struct handbook *h, const char *anchor, const char *msgid)
{
	out_add(h, "<li><a href=\"#%s\">", anchor);
	out_say(h, "span", "", msgid);
	out_add(h, "</a></li>");
}

void parts_contents(const struct handbook *h)
{
	out_add(h, "<nav class=\"contents\" aria-labelledby=\"title:contents\">"
		   "<h2 id=\"title:contents\">");
	out_say(h, "span", "", N_("Contents"));
	out_add(h, "</h2><ul>");
	add_contents(h, "view:messages", N_("All messages"));
	add_contents(h, "view:questions", N_("The questions before the messages"));
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_PROBLEMS); i++) {
		out_add(h, "<li class=\"of-message\">");
		add_link(h, h->order[i]);
		parts_message(h, h->order[i]);
		out_add(h, "</a></li>");
	}
	add_contents(h, "view:general", N_("For every problem"));
	add_contents(h, "view:words", N_("All words"));
	out_add(h, "</ul></nav>\n");
}
