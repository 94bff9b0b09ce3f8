/* fuzz_path.c - any bytes as a path code of the mini tree. */
#include <string.h>

#include "base/text.h"
#include "fuzz.h"
#include "page/page.h"
#include "walk/path.h"

const char fuzz_name[] = "path";

static bool is_untouched(const struct walk *w)
{
	return !w->count && w->here.kind == WALK_QUESTION &&
	       w->here.index == tree_head(w->tree)->start;
}

/* Wherever a path led, its own path code leads to the same place. */
static void check_path_back(const struct walk *w)
{
	struct buf path = {0}, again = {0}, at = {0};
	struct walk other;

	path_add(&path, w);
	walk_init(&other, w->tree);
	FUZZ_HOLDS(path_replay(&other, path.s, &at) == PATH_OK);
	path_add(&again, &other);
	FUZZ_HOLDS(!strcmp(path.s, again.s));
	FUZZ_HOLDS(!memcmp(&w->here, &other.here, sizeof w->here));
	walk_release(&other);
	buf_release(&path);
	buf_release(&again);
	buf_release(&at);
}

/* What stopped the path must be fit for a screen. */
static void check_stop(const struct buf *at)
{
	struct buf inert = {0};

	text_add_inert(&inert, buf_string(at), at->length);
	FUZZ_HOLDS(at->length && !strcmp(inert.s, at->s));
	buf_release(&inert);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct buf code = {0}, at = {0};
	enum path_result result;
	struct walk w;

	buf_add_bytes(&code, (const char *)bytes, size);
	walk_init(&w, fuzz_mini_tree());
	result = path_replay(&w, buf_string(&code), &at);
	if (result == PATH_STOPPED)
		check_stop(&at);
	if (result == PATH_OK || result == PATH_STOPPED)
		check_path_back(&w);
	else
		FUZZ_HOLDS(is_untouched(&w));
	page_free(page_new(&w, NULL));
	walk_release(&w);
	buf_release(&code);
	buf_release(&at);
	return 0;
}
