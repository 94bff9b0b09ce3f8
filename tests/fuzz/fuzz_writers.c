/* fuzz_writers.c - any bytes as a tree file, and all that the program makes of a tree: what
 * checking finds, its pictures, its handbook, its pages as JSON and as documents, messages
 * and codes.
 *
 * What is written is text and nothing else, whatever the tree says. */
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/text.h"
#include "check/check.h"
#include "export/book.h"
#include "export/export.h"
#include "export/pot.h"
#include "fuzz.h"
#include "graph/graph.h"
#include "handbook/handbook.h"
#include "i18n/i18n.h"
#include "load/load.h"
#include "page/page.h"
#include "walk/path.h"
#include "json/page.h"

const char fuzz_name[] = "writers";

enum { MOST_PAGES = 8, MOST_CHOICES = 6, NARROW = 24, WIDE = 72 };

/* Is it UTF-8, with no control character but tabs and ends of lines? Empties the text. */
static void check_text(struct buf *out)
{
	const char *s = buf_string(out);
	size_t taken;

	for (size_t at = 0; at < out->length; at += taken) {
		uint32_t c = text_read(s + at, out->length - at, &taken);

		FUZZ_HOLDS(c != (uint32_t)TEXT_INVALID);
		FUZZ_HOLDS(c == '\n' || c == '\t' || !text_is_control(c));
	}
	buf_clear(out);
}

/* --- the whole tree ------------------------------------------------------------------------ */

static void draw(struct buf *out, const struct tree *t, uint32_t problem)
{
	graph_add_text(out, t, problem, NARROW, false);
	check_text(out);
	graph_add_text(out, t, problem, 0, true);
	check_text(out);
	graph_add_dot(out, t, problem);
	check_text(out);
	graph_add_mermaid(out, t, problem);
	check_text(out);
	graph_add_svg(out, t, problem, true);
	check_text(out);
}

static const size_t languages[] = {0, 1};

static void write_books(struct buf *out, const struct tree *t)
{
	for (int format = 0; format < EXPORT_FORMATS; format++) {
		book_add(out, t, NULL, (enum export_format)format, WIDE, languages, 1);
		check_text(out);
	}
}

static void write_handbook(struct buf *out, const struct tree *t)
{
	handbook_html(out, t, languages, 2);
	check_text(out);
}

/* --- pages ---------------------------------------------------------------------------------- */

static void check_json(json_t *json)
{
	char *text = json_dumps(json, JSON_COMPACT);

	FUZZ_HOLDS(text != NULL);
	free(text);
	json_decref(json);
}

/* Does everything that can be done with a page, by its id. */
static void do_uses(const struct page *page)
{
	json_t *uses = page_json_offers(page);

	for (size_t i = 0; i < json_array_size(uses); i++) {
		json_t *id = json_object_get(json_array_get(uses, i), "id");
		json_t *done = page_json_share(page, json_string_value(id));

		FUZZ_HOLDS(done != NULL);
		check_json(done);
	}
	json_decref(uses);
}

static void write_letters(struct buf *out, const struct page *page)
{
	const struct page_sender sender = {.blanks = {"`{do}`"}};

	for (size_t i = 0; i < page->recipient_count && i < MOST_PAGES; i++) {
		const struct page *letter =
			page_handover(page, page->recipients[i].id, &sender);

		for (int format = 0; format < EXPORT_FORMATS; format++) {
			export_page(out, letter, (enum export_format)format, NARROW);
			check_text(out);
		}
		page_free(page_code(letter, page_handover_text(letter)));
		page_free(page_blanks(letter, &sender));
		page_free(letter);
	}
}

static void write_page(struct buf *out, const struct walk *w)
{
	const struct page *page = page_new(w, NULL);

	for (int format = 0; format < EXPORT_FORMATS; format++) {
		export_page(out, page, (enum export_format)format, WIDE);
		check_text(out);
	}
	check_json(page_json(page));
	if (page->kind == PAGE_REMEDY) {
		do_uses(page);
		write_letters(out, page);
	}
	page_free(page);
}

/* A refused answer leaves the walk as it was. */
static bool give(struct walk *w, const char *id)
{
	struct buf before = {0}, after = {0};
	struct walk_place here = w->here;
	bool given;

	path_add(&before, w);
	given = walk_answer(w, id);
	path_add(&after, w);
	if (!given) {
		FUZZ_HOLDS(!strcmp(before.s, after.s));
		FUZZ_HOLDS(here.kind == w->here.kind && here.index == w->here.index &&
			   here.how == w->here.how);
	}
	buf_release(&before);
	buf_release(&after);
	return given;
}

/* Gives one answer after the other, by turns, and looks at each page. */
static void write_walk(struct buf *out, struct walk *w, size_t turn)
{
	struct walk_choices choices = {0};

	for (size_t i = 0; i < MOST_PAGES; i++) {
		write_page(out, w);
		walk_choices(w, &choices);
		for (size_t k = 0; k < choices.count && k < MOST_CHOICES; k++) {
			size_t which = (turn + k) % choices.count;

			if (give(w, walk_choice_id(w, choices.items[which])))
				break;
		}
		turn = turn * 7 + 1;
	}
	walk_choices_release(&choices);
}

static void write_pages(struct buf *out, const struct tree *t, size_t turn)
{
	struct walk w;

	walk_init(&w, t);
	write_walk(out, &w, turn);
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES) && i < MOST_PAGES; i++) {
		walk_open_remedy(&w, i);
		write_page(out, &w);
	}
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS) && i < MOST_PAGES; i++) {
		walk_restart(&w);
		walk_towards(&w, i);
		write_page(out, &w);
	}
	walk_release(&w);
}

/* --- an input ------------------------------------------------------------------------------- */

/* A fuzzer does one of these with each input: all of them take it a hundred milliseconds. */
static bool is_due(size_t part, size_t size)
{
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION
	return size % 4 == part;
#else
	return part < size;
#endif
}

static void write_template(struct buf *out, const char *path)
{
	struct diags diags;

	diags_init(&diags, path);
	FUZZ_HOLDS(pot_add(out, path, "tree.yaml", &diags));
	check_text(out);
	diags_release(&diags);
}

static void write_all(const struct tree *t, const char *path, size_t size)
{
	struct buf out = {0};

	if (is_due(0, size)) {
		draw(&out, t, TREE_NONE);
		for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS) && i < 2; i++)
			draw(&out, t, i);
	}
	if (is_due(1, size))
		write_books(&out, t);
	if (is_due(2, size))
		write_handbook(&out, t);
	if (is_due(3, size)) {
		write_pages(&out, t, size);
		write_template(&out, path);
	}
	buf_release(&out);
}

static void check(const struct tree *t, const char *path)
{
	struct check_figures figures;
	struct diags diags;
	struct check_translations translations = {t, &diags};
	struct load_listener listener = {check_translation, &translations};

	diags_init(&diags, path);
	check_tree(t, &diags, &figures);
	tree_free(load_file(path, &diags, &listener));
	FUZZ_HOLDS(figures.steps <= 2 * (uint64_t)CHECK_MOST_STEPS);
	check_figures_release(&figures);
	diags_release(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const char *path = fuzz_file(bytes, size);
	struct diags diags;
	struct tree *t;

	i18n_choose(size % 2 ? "id" : "en", NULL);
	diags_init(&diags, path);
	t = load_file(path, &diags, NULL);
	diags_release(&diags);
	if (t) {
		check(t, path);
		write_all(t, path, size);
	}
	tree_free(t);
	return 0;
}
