/* trees.c - the question that comes before all others: which tree? */
#include "base/tr.h"
#include "i18n/i18n.h"
#include "page/make.h"

const struct page *page_trees(const struct tree *const *trees, const char *const *names,
			      size_t count)
{
	struct page_make *m = make_bare(PAGE_QUESTION, "tuntun");

	m->page.id = "tree";
	m->page.title = _("What is it about?");
	for (size_t i = 0; i < count; i++)
		make_choice(m, names[i])->text =
			i18n_text(trees[i], tree_head(trees[i])->title);
	make_typed(m);
	return &m->page;
}
