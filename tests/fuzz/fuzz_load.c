/* fuzz_load.c - any bytes as a tree file: loading, checking, the pages at both ends. */
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "check/check.h"
#include "fuzz.h"
#include "load/load.h"
#include "page/page.h"
#include "walk/walk.h"

const char fuzz_name[] = "load";

/* A sound tree can have more situations than there is time for. */
enum { MOST_QUESTIONS = 40, MOST_CHOICES = 16 };

static char path[] = "/tmp/tuntun-fuzz-XXXXXX";

static void remove_file(void)
{
	unlink(path);
}

/* Writes the bytes to the one file that all inputs share. */
static void write_file(const uint8_t *bytes, size_t size)
{
	static int fd = -1;

	if (fd < 0) {
		fd = mkstemp(path);
		atexit(remove_file);
	}
	FUZZ_HOLDS(fd >= 0);
	FUZZ_HOLDS(pwrite(fd, bytes, size, 0) == (ssize_t)size);
	FUZZ_HOLDS(ftruncate(fd, (off_t)size) == 0);
}

static bool is_inert(const char *s)
{
	size_t length = strlen(s), taken;

	for (; length; s += taken, length -= taken) {
		uint32_t c = text_read(s, length, &taken);

		if (c == TEXT_INVALID || text_is_control(c))
			return false;
	}
	return true;
}

/* A finding stands in the file, says something inert, and can be printed. */
static void check_findings(const struct diags *diags, const uint8_t *bytes, size_t size)
{
	FILE *nowhere = fopen("/dev/null", "w");
	size_t lines = 1;

	for (size_t i = 0; i < size; i++)
		lines += bytes[i] == '\n' || bytes[i] == '\r';
	for (size_t i = 0; i < diags->count; i++) {
		FUZZ_HOLDS(diags->items[i].place.line <= lines + 1);
		FUZZ_HOLDS(!diags->items[i].place.line || diags->items[i].place.column);
		FUZZ_HOLDS(is_inert(diags->items[i].detail));
	}
	FUZZ_HOLDS(nowhere != NULL);
	diags_print(diags, nowhere, size % 2);
	fclose(nowhere);
}

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
	struct page *page = page_new(w, "");

	FUZZ_HOLDS(is_inert(page->title) && is_inert(page->path));
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

	for (uint32_t i = 0; i < tree_count(t, TREE_STRINGS);) {
		FUZZ_HOLDS(is_inert(tree_string(t, i)));
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
	struct check_figures figures;
	struct diags diags;
	struct tree *t;

	write_file(bytes, size);
	diags_init(&diags, path);
	t = load_file(path, &diags, NULL);
	FUZZ_HOLDS(t ? !diags.count : diags_have_error(&diags));
	if (t) {
		look_at(t);
		if (tree_count(t, TREE_QUESTIONS) <= MOST_QUESTIONS) {
			check_tree(t, NULL, &diags, &figures);
			check_figures_release(&figures);
		}
	}
	check_findings(&diags, bytes, size);
	diags_release(&diags);
	tree_free(t);
	return 0;
}
