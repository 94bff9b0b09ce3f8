/* words.c - the glossary. */
#include "base/tr.h"
#include "handbook/parts.h"
#include "i18n/i18n.h"

static void make_added(struct buf *out, const struct tree *t, const void *what)
{
	const struct tree_term *term = what;

	buf_add_format(out, _("[Added by us: %s]"), i18n_text(t, term->added));
}

static void add_word(const struct handbook *h, const struct tree_term *term)
{
	out_add(h, "<div><dt>");
	out_text(h, tree_string(h->tree, term->name));
	out_add(h, "</dt><dd>");
	out_tell(h, "span", "", term->meaning);
	if (term->added) {
		out_add(h, " ");
		out_made(h, "span", "added", make_added, term);
	}
	out_add(h, "</dd></div>\n");
}

void parts_words(const struct handbook *h)
{
	if (!tree_count(h->tree, TREE_TERMS))
		return;
	out_add(h, "<section class=\"words\" aria-labelledby=\"view:words\">"
		   "<h2 id=\"view:words\" tabindex=\"-1\">");
	out_say(h, "span", "", N_("All words"));
	out_add(h, "</h2><dl>\n");
	for (uint32_t i = 0; i < tree_count(h->tree, TREE_TERMS); i++)
		add_word(h, tree_term(h->tree, i));
	out_add(h, "</dl></section>\n");
}
