/* fuzz_load.c - any bytes as a tree file: loading, checking, the pages at both ends. */
#include <string.h>

#include "check/check.h"
#include "fuzz.h"
#include "load/image.h"
#include "load/load.h"
#include "page/page.h"
#include "walk/walk.h"

const char fuzz_name[] = "load";

enum { MOST_CHOICES = 16 };

static void make_notes(const struct page *page)
{
	page_free(page_help(page));
	page_free(page_glossary(page, true));
	page_free(page_glossary(page, false));
	page_free(page_who(page, page->who_id));
}

/* Makes the page, and the page behind each of its choices. */
static void make_pages(struct walk *w)
{
	const struct page *page = page_new(w, NULL);

	FUZZ_HOLDS(fuzz_is_inert(page->title) && fuzz_is_inert(page->path));
	make_notes(page);
	for (size_t i = 0; i < page->choice_count && i < MOST_CHOICES; i++) {
		/* Only in an unsound tree does an answer lead nowhere. */
		if (!walk_answer(w, page->choices[i].id))
			continue;
		page_free(page_new(w, NULL));
		FUZZ_HOLDS(walk_back(w));
	}
	page_free(page);
}

static void look_at(const struct tree *t)
{
	struct walk w;

	FUZZ_HOLDS(image_is_whole(t));
	for (uint32_t i = 0; i < tree_count(t, TREE_STRINGS);) {
		FUZZ_HOLDS(fuzz_is_inert(tree_string(t, i)));
		i += (uint32_t)strlen(tree_string(t, i)) + 1;
	}
	walk_init(&w, t);
	make_pages(&w);
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES) && i < MOST_CHOICES; i++) {
		walk_open_remedy(&w, i);
		make_pages(&w);
	}
	walk_release(&w);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *path = fuzz_file(bytes, size);
	struct check_figures figures;
	struct diags diags;
	struct tree *t;

	diags_init(&diags, path);
	t = load_file(path, &diags, NULL);
	FUZZ_HOLDS(t ? !diags.count : diags_count(&diags, DIAG_ERROR));
	if (t) {
		look_at(t);
		check_tree(t, &diags, &figures);
		check_figures_release(&figures);
	}
	fuzz_check_findings(&diags, bytes, size);
	diags_release(&diags);
	tree_free(t);
	return 0;
}
