/* fuzz_find.c - any bytes as a text that is searched for, and as two names.
 *
 * The first byte says what they are: a search in one of two small trees, while it is typed
 * or not, or two names and their codes with zeros between them. The text stands in memory of
 * exactly its own size, so that whatever reads on is caught. */
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "find/find.h"
#include "fuzz.h"
#include "load/load.h"
#include "names/names.h"

const char fuzz_name[] = "find";

enum { TREES = 2, TYPING = 2, NAMES = 4 }; /* bits of the first byte */

struct searched {
	const struct tree *tree;
	struct find *find;
};

/* Every text of a tree is the same in the other language, which a search reads, too. */
static const char *same(const struct tree *t, const char *text, size_t i)
{
	(void)t;
	return i == 0 ? text : NULL;
}

static struct searched open_tree(size_t which)
{
	static const char *const files[TREES] = {"find/other.yaml", "trees/mini.yaml"};
	const struct tree *t = fuzz_open_tree(files[which]);

	return (struct searched){t, find_new(t, same, 2)};
}

static const struct searched *searched(size_t which)
{
	static struct searched all[TREES];

	if (!all[which].find)
		all[which] = open_tree(which);
	return &all[which];
}

static void check_span(struct find_span span, size_t from, size_t length)
{
	FUZZ_HOLDS(span.start >= from && span.start < span.end && span.end <= length);
}

/* What speaks for a problem stands in the text; what is marked stands in its message. */
static void check_match(const struct searched *s, const struct find_match *m,
			size_t length)
{
	const char *shown;
	struct find_span span;
	size_t at = 0, end = 0;

	FUZZ_HOLDS(m->problem < tree_count(s->tree, TREE_PROBLEMS));
	FUZZ_HOLDS(m->score <= FIND_FULL_SCORE);
	while (find_next_matched(s->find, m->problem, &at, &span))
		check_span(span, 0, length);
	shown = tree_string(s->tree, tree_problem(s->tree, m->problem)->shown);
	for (at = 0; find_next_mark(s->find, shown, &at, &span); end = span.end)
		check_span(span, end, strlen(shown));
}

static void check_result(const struct find_result *r)
{
	size_t alike = 0;

	for (size_t i = 0; i < r->count; i++) {
		FUZZ_HOLDS(i == 0 || !r->matches[i].alike || r->matches[i - 1].alike);
		alike += r->matches[i].alike;
	}
	FUZZ_HOLDS(r->alike == alike);
	FUZZ_HOLDS((r->verdict == FIND_NONE) == (r->alike == 0));
	FUZZ_HOLDS((r->verdict == FIND_SEVERAL) == (r->alike > 1));
}

/* The same text finds the same, whatever was searched for between. */
static void search(const struct searched *s, const char *text, size_t length, bool typing)
{
	struct find_result first = {0}, again = {0};

	find_search(s->find, text, length, typing, &first);
	check_result(&first);
	for (size_t i = 0; i < first.count; i++)
		check_match(s, &first.matches[i], length);
	find_search(s->find, text, length / 2, !typing, &again);
	find_search(s->find, text, length, typing, &again);
	FUZZ_HOLDS(first.count == again.count && first.verdict == again.verdict);
	for (size_t i = 0; i < first.count; i++)
		FUZZ_HOLDS(first.matches[i].problem == again.matches[i].problem &&
			   first.matches[i].score == again.matches[i].score);
	find_result_release(&first);
	find_result_release(&again);
}

static void check_names(const struct names_result *r, int which, size_t length)
{
	FUZZ_HOLDS(r->differ_count[which] <= NAMES_MAX_SPANS);
	for (size_t i = 0; i < r->differ_count[which]; i++) {
		const struct names_span *span = &r->differ[which][i];

		FUZZ_HOLDS(span->start < span->end && span->end <= length);
		FUZZ_HOLDS(i == 0 || span[-1].start <= span->start);
	}
}

/* The other way round the result is mirrored; a name that can be compared is itself, unless
 * codes say otherwise. */
static void compare(const struct tree *t, const char *a, const char *b, const char *codes)
{
	struct names_result r, mirrored, same_name;

	names_compare(t, a, b, codes, &r);
	names_compare(t, b, a, codes, &mirrored);
	names_compare(t, a, a, "", &same_name);
	check_names(&r, 0, strlen(a));
	check_names(&r, 1, strlen(b));
	FUZZ_HOLDS(r.verdict == mirrored.verdict && r.reason == mirrored.reason);
	FUZZ_HOLDS(r.codes == mirrored.codes && r.equal == mirrored.equal);
	for (int i = 0; i < 2; i++) {
		FUZZ_HOLDS(r.valid[i] == mirrored.valid[1 - i]);
		FUZZ_HOLDS(r.differ_count[i] == mirrored.differ_count[1 - i]);
		FUZZ_HOLDS(!memcmp(r.differ[i], mirrored.differ[1 - i],
				   r.differ_count[i] * sizeof *r.differ[i]));
	}
	FUZZ_HOLDS(!same_name.valid[0] || same_name.reason == NAMES_EQUAL);
}

static void *exactly(const uint8_t *bytes, size_t size)
{
	void *copy = mem_alloc(size);

	if (size)
		memcpy(copy, bytes, size);
	return copy;
}

/* Returns a copy of what stands before the next zero, and goes on behind that. */
static char *next_string(const uint8_t **bytes, size_t *size)
{
	char *s = strndup((const char *)*bytes, *size);
	size_t taken = strlen(s) < *size ? strlen(s) + 1 : *size;

	*bytes += taken;
	*size -= taken;
	return s;
}

/* The names, and the codes of both, end at a zero. */
static void compare_parts(const struct tree *t, const uint8_t *bytes, size_t size)
{
	char *a = next_string(&bytes, &size), *b = next_string(&bytes, &size);
	char *codes = next_string(&bytes, &size);

	compare(t, a, b, codes);
	free(a);
	free(b);
	free(codes);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	const struct searched *s = searched(size ? bytes[0] % TREES : 0);
	bool typing = size && bytes[0] & TYPING;
	char *text;

	if (!size)
		return 0;
	if (bytes[0] & NAMES) {
		compare_parts(s->tree, bytes + 1, size - 1);
		return 0;
	}
	text = exactly(bytes + 1, size - 1);
	search(s, text, size - 1, typing);
	free(text);
	return 0;
}
