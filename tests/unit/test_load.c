/* test_load.c - from YAML to a tree, and from a tree to its image and back. What is wrong
 * with a file is tested by tests/golden/diagnostics. */
#include "fixture.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/buf.h"
#include "load/ids.h"
#include "load/load.h"

static const char *fork_yaml(void)
{
	static char path[4096];
	const char *srcdir = getenv("srcdir");

	snprintf(path, sizeof path, "%s/tests/unit/fork.yaml", srcdir ? srcdir : ".");
	return path;
}

static struct tree *load(const char *path)
{
	struct diags diags;
	struct tree *t;

	diags_init(&diags, path);
	t = load_file(path, &diags, NULL);
	assert_int_equal(diags.count, t ? 0 : diags.count);
	assert_true(t || diags_count(&diags, DIAG_ERROR));
	diags_release(&diags);
	return t;
}

/* Writes a file with a unique name; the caller unlinks and frees it. */
static char *file_with(const char *bytes, size_t length)
{
	char *path = strdup("load-XXXXXX");
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), (ssize_t)length);
	close(fd);
	return path;
}

static void tree_has_what_the_file_says(void **state)
{
	struct tree *t = load(fork_yaml());
	const struct tree_remedy *r = tree_remedy(t, tree_find(t, TREE_TO_REMEDY, "r1"));
	const struct tree_item *step = tree_item(t, r->steps.first + 1);

	(void)state;
	assert_string_equal(tree_string(t, tree_head(t)->id), "fork");
	assert_int_equal(tree_major(t), 2);
	assert_int_equal(tree_count(t, TREE_PROBLEMS), 2);
	assert_string_equal(tree_string(t, r->cause), "The `TRAY` is empty.");
	assert_string_equal(tree_string(t, tree_actor(t, step->by)->id), "keeper");
	assert_int_equal(step->wait.count, 1);
	assert_int_equal(step->wait.times, 24);
	assert_int_equal(step->wait.unit, TREE_HOUR);
	assert_int_equal(r->retry_by.count, 2);
	assert_string_equal(tree_string(t, 0), "");
	tree_free(t);
}

static void old_names_lead_to_new_ones(void **state)
{
	struct tree *t = load(fork_yaml());

	(void)state;
	assert_int_equal(tree_find(t, TREE_TO_PROBLEM, "p-old"),
			 tree_find(t, TREE_TO_PROBLEM, "paper"));
	assert_int_equal(tree_find(t, TREE_TO_PROBLEM, "nothing"), TREE_NONE);
	assert_int_equal(tree_find_code(t, "2a"), tree_find_code(t, "2A"));
	tree_free(t);
}

static void image_is_the_tree(void **state)
{
	struct tree *loaded = load(fork_yaml()), *mapped = fork_tree();

	(void)state;
	for (int part = 0; part < TREE_PARTS; part++) {
		assert_int_equal(loaded->part[part].count, mapped->part[part].count);
		if (loaded->part[part].count)
			assert_memory_equal(
				loaded->part[part].items, mapped->part[part].items,
				loaded->part[part].count * tree_record_size[part]);
	}
	tree_free(loaded);
	tree_free(mapped);
}

/* Flips one byte of a file. */
static void damage(const char *path, off_t at)
{
	int fd = open(path, O_RDWR);
	char c;

	assert_int_equal(pread(fd, &c, 1, at), 1);
	c = (char)~c;
	assert_int_equal(pwrite(fd, &c, 1, at), 1);
	close(fd);
}

static void image_that_does_not_fit_is_as_if_it_were_not_there(void **state)
{
	struct tree *t = load(fork_yaml()), *again;
	char *path = file_with("", 0), *other = file_with("x", 1);
	struct buf why = {0};
	off_t size;

	(void)state;
	assert_true(image_save(t, path, fork_yaml(), &why));
	again = image_open(path, fork_yaml());
	assert_non_null(again);
	size = (off_t)again->mapping_size;
	tree_free(again);
	assert_null(image_open(path, other));
	assert_null(image_open(path, "/nonexistent"));
	assert_null(image_open("/nonexistent", fork_yaml()));
	assert_null(image_open(other, fork_yaml()));
	for (off_t at = 0; at < size; at += at < 200 ? 1 : 97) {
		/* the reserve between header and parts is nobody's */
		damage(path, at);
		again = image_open(path, fork_yaml());
		damage(path, at);
		assert_null(again);
	}
	assert_int_equal(truncate(path, size - 8), 0);
	assert_null(image_open(path, fork_yaml()));
	assert_string_equal(buf_string(&why), "");
	assert_false(image_save(t, "/nonexistent/x", fork_yaml(), &why));
	assert_string_equal(why.s, "/nonexistent/x: the folder is not there");
	buf_release(&why);
	unlink(path);
	unlink(other);
	free(path);
	free(other);
	tree_free(t);
}

static void assert_begins(const char *path, const char *expected)
{
	char begin[8] = "";
	int fd = open(path, O_RDONLY);

	assert_true(read(fd, begin, strlen(expected)) >= 0);
	assert_string_equal(begin, expected);
	close(fd);
}

/* As a disk that is full: no file may have a byte. */
static bool save_without_room(const struct tree *t, const char *path)
{
	struct rlimit usual, none;
	struct buf why = {0};
	bool saved;

	getrlimit(RLIMIT_FSIZE, &usual);
	none = (struct rlimit){0, usual.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &none);
	saved = image_save(t, path, fork_yaml(), &why);
	setrlimit(RLIMIT_FSIZE, &usual);
	buf_release(&why);
	return saved;
}

static void who_has_mapped_an_image_keeps_it(void **state)
{
	struct tree *t = load(fork_yaml()), *mapped;
	char *path = file_with("", 0);
	struct buf why = {0};

	(void)state;
	assert_true(image_save(t, path, fork_yaml(), &why));
	mapped = image_open(path, fork_yaml());
	assert_non_null(mapped);
	assert_false(save_without_room(t, path));
	assert_int_equal(tree_count(mapped, TREE_REMEDIES), tree_count(t, TREE_REMEDIES));
	assert_string_equal(tree_string(mapped, tree_head(mapped)->id), "fork");
	tree_free(mapped);
	mapped = image_open(path, fork_yaml());
	assert_non_null(mapped);
	tree_free(mapped);
	unlink(path);
	free(path);
	buf_release(&why);
	tree_free(t);
}

static void image_is_never_written_over_anything_else(void **state)
{
	struct tree *t = load(fork_yaml());
	char *source = file_with("format: 1\n", 10);
	struct buf link = {0}, why = {0};

	(void)state;
	buf_add_format(&link, "%s.image", source);
	assert_int_equal(symlink(source, link.s), 0);
	for (int i = 0; i < 2; i++) {
		assert_false(image_save(t, source, fork_yaml(), &why));
		assert_non_null(strstr(why.s, "this is no image"));
		assert_false(image_save(t, link.s, fork_yaml(), &why));
		assert_begins(source, "format");
		/* and by a name of its own */
		unlink(link.s);
		if (i == 0)
			assert_int_equal(linkat(AT_FDCWD, source, AT_FDCWD, link.s, 0),
					 0);
	}
	unlink(source);
	free(source);
	buf_release(&link);
	buf_release(&why);
	tree_free(t);
}

/* Its hashes are right, and what it holds is not. */
static void image_of_a_tree_that_is_not_whole_is_not_used(void **state)
{
	struct tree *t = load(fork_yaml()), *again;
	char *path = file_with("", 0);
	struct buf why = {0};
	struct {
		enum tree_part part;
		size_t offset;
		uint32_t value;
	} wrong[] = {
		{TREE_HEAD, offsetof(struct tree_head, start), 1000},
		{TREE_HEAD, offsetof(struct tree_head, title), 1u << 31},
		{TREE_PROBLEMS, offsetof(struct tree_problem, seen_by.count), 1000},
		{TREE_PROBLEMS, offsetof(struct tree_problem, go.first), UINT32_MAX},
		{TREE_ROUTES, offsetof(struct tree_route, to.index), 1000},
		{TREE_ROUTES, offsetof(struct tree_route, when), 1000},
		{TREE_CONDITIONS, 0, 7},
	};

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		uint32_t *at =
			(void *)((char *)t->part[wrong[i].part].items + wrong[i].offset);
		uint32_t right = *at;

		*at = wrong[i].value;
		unlink(path);
		assert_true(image_save(t, path, fork_yaml(), &why));
		assert_null(image_open(path, fork_yaml()));
		*at = right;
	}
	unlink(path);
	assert_true(image_save(t, path, fork_yaml(), &why));
	again = image_open(path, fork_yaml());
	assert_non_null(again);
	tree_free(again);
	unlink(path);
	free(path);
	buf_release(&why);
	tree_free(t);
}

struct heard {
	size_t count;
	bool title, step;
};

static void hear(void *self, const char *text, struct place place, const char *where,
		 const char *meant)
{
	struct heard *h = self;

	h->count++;
	assert_true(place.line > 0 && place.column > 0);
	assert_true(*meant);
	h->title |= !strcmp(where, "remedies/r1/title") && !strcmp(text, "Put paper in");
	h->step |= !strcmp(where, "remedies/r2a/options/steps/do");
}

static void listener_hears_every_text(void **state)
{
	struct heard heard = {0};
	struct load_listener listener = {hear, &heard};
	struct diags diags;
	struct tree *t;

	(void)state;
	diags_init(&diags, fork_yaml());
	t = load_file(fork_yaml(), &diags, &listener);
	assert_non_null(t);
	assert_true(heard.title && heard.step);
	assert_true(heard.count > 50);
	tree_free(t);
	diags_release(&diags);
}

/* A character cut by the edge of the parser's buffer must not be taken for invalid. */
static void characters_may_lie_across_a_buffer(void **state)
{
	static char text[40000];
	struct diags diags;
	char *path;

	(void)state;
	for (size_t shift = 0; shift < 3; shift++) {
		memset(text, 'x', sizeof text);
		text[0] = '#';
		for (size_t at = 1 + shift; at + 3 < sizeof text; at += 3)
			memcpy(text + at, "\xE2\x80\x93", 3);
		text[sizeof text - 1] = '\n';
		path = file_with(text, sizeof text);
		diags_init(&diags, path);
		assert_null(load_file(path, &diags, NULL));
		for (size_t i = 0; i < diags.count; i++)
			assert_int_not_equal(diags.items[i].code, E003);
		diags_release(&diags);
		unlink(path);
		free(path);
	}
}

/* --- what costs no more than its size ------------------------------------------------------- */

/* Loads a text, which is released; the caller releases the findings. */
static struct tree *load_text(struct buf *text, struct diags *diags)
{
	char *path = file_with(text->s, text->length);
	struct tree *t;

	diags_init(diags, path);
	t = load_file(path, diags, NULL);
	unlink(path);
	free(path);
	buf_release(text);
	return t;
}

static size_t count_of(const struct diags *diags, enum diag_code code)
{
	size_t count = 0;

	for (size_t i = 0; i < diags->count; i++)
		count += diags->items[i].code == code;
	return count;
}

/* Appends a tree without its questions, which come next. */
static void add_rest(struct buf *text)
{
	buf_add(text, "format: 1\nid: t\nversion: 1.0.0\nlanguage: en\ntitle: T\n"
		      "about: A\nstart: q\nlast_resort: r\nhandover: \"{do}\"\n"
		      "actors: {me: {name: Me}}\n"
		      "remedies: {r: {code: R, added: A, title: T, cause: C, "
		      "steps: [{by: me, do: D}], ends: E}}\n");
}

static void a_directive_of_tags_is_refused_where_it_stands(void **state)
{
	struct buf text = {0};
	struct diags diags;

	(void)state;
	buf_add(&text, "%YAML 1.1\n# %TAG\n");
	for (unsigned i = 0; i < 3; i++)
		buf_add_format(&text, "%%TAG !e%u! tag:x,%u:\n", i, i);
	buf_add(&text, "---\n");
	add_rest(&text);
	buf_add(&text,
		"questions: {q: {ask: '\n %TAG', answers: {a: {text: A, go: s}}}}\n");
	assert_null(load_text(&text, &diags));
	assert_int_equal(diags.count, 4);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(diags.items[i].code, E007);
		assert_int_equal(diags.items[i].place.line, 3 + i);
		assert_int_equal(diags.items[i].place.column, 1);
	}
	assert_int_equal(diags.items[3].code, E016); /* the rest was read */
	diags_release(&diags);
}

static void nothing_after_the_document_is_parsed(void **state)
{
	struct buf text = {0};
	struct diags diags;

	(void)state;
	add_rest(&text);
	buf_add(&text, "questions: {q: {ask: Q, answers: {a: {text: A, go: r}}}}\n...\n"
		       "%TAG !a! tag:x,1:\n%TAG !a! tag:x,2:\n--- {\n");
	assert_null(load_text(&text, &diags));
	assert_int_equal(diags.count, 3);
	assert_int_equal(diags.items[0].code, E007);
	assert_int_equal(diags.items[1].code, E007);
	assert_int_equal(diags.items[2].code, E008);
	assert_int_equal(diags.items[2].place.line, 16);
	diags_release(&diags);
}

static void references_to_nothing_end_where_findings_do(void **state)
{
	struct buf text = {0};
	struct diags diags;

	(void)state;
	add_rest(&text);
	buf_add(&text, "questions: {q: {ask: Q, answers: {a: {text: A, go: r, when: "
		       "{question: q, in: [");
	for (unsigned i = 0; i < 30000; i++)
		buf_add(&text, "x, ");
	buf_add(&text, "]}}}}}\n");
	assert_null(load_text(&text, &diags));
	assert_int_equal(count_of(&diags, E016), 10000);
	assert_int_equal(count_of(&diags, E025), 1);
	assert_int_equal(diags.count, 10001);
	diags_release(&diags);
}

/* Each of many findings would repeat it. */
static void a_long_id_is_told_by_its_beginning(void **state)
{
	struct buf text = {0}, id = {0};
	struct diags diags;

	(void)state;
	for (unsigned i = 0; i < 300; i++)
		buf_add(&id, "é");
	add_rest(&text);
	buf_add_format(&text,
		       "questions: {? %s : {ask: Q, answers: {a: {text: A, go: r, when: "
		       "{question: %s, equals: x}}}}}\n",
		       id.s, id.s);
	assert_null(load_text(&text, &diags));
	assert_int_equal(count_of(&diags, E014), 1);
	assert_int_equal(count_of(&diags, E016), 2); /* `start`, and the answer */
	for (size_t i = 0; i < diags.count; i++) {
		assert_true(strlen(diags.items[i].detail) < 200);
		assert_null(strstr(diags.items[i].detail, "\xEF\xBF\xBD"));
	}
	buf_release(&id);
	diags_release(&diags);
}

/* All that are looked at for all that are missing are numbered. */
static void what_was_meant_is_looked_for_within_bounds(void **state)
{
	struct buf text = {0};
	struct diags diags;
	size_t told = 0;

	(void)state;
	add_rest(&text);
	buf_add(&text, "roles: {");
	for (unsigned i = 0; i < 30000; i++)
		buf_add_format(&text, "s%u: {name: S}, ", i);
	buf_add(&text, "}\nquestions: {q: {ask: Q, answers: {");
	for (unsigned i = 0; i < 10; i++)
		buf_add_format(&text, "a%u: {text: A, role: sx5, go: r}, ", i);
	buf_add(&text, "}}}\n");
	assert_null(load_text(&text, &diags));
	assert_int_equal(count_of(&diags, E016), 10);
	for (size_t i = 0; i < diags.count; i++)
		told += strstr(diags.items[i].detail, "'s5'") != NULL;
	assert_int_equal(told, 3);
	diags_release(&diags);
}

static void every_answer_of_many_can_be_compared_with(void **state)
{
	enum { ANSWERS = 200 };
	struct buf text = {0};
	struct diags diags;
	struct tree *t;
	const uint32_t *words;

	(void)state;
	add_rest(&text);
	buf_add(&text, "questions: {p: {ask: P, answers: {a150: {text: A, go: q}}}, "
		       "q: {ask: Q, answers: {");
	for (unsigned i = 0; i < ANSWERS; i++)
		buf_add_format(&text, "a%u: {text: A, go: r}, ", i);
	buf_add(&text, "}}, s: {ask: S, answers: {a: {text: A, go: r, when: "
		       "{question: q, in: [");
	for (unsigned i = ANSWERS; i-- > 0;)
		buf_add_format(&text, "a%u, ", i);
	buf_add(&text, "]}}}}}\n");
	t = load_text(&text, &diags);
	assert_non_null(t);
	words = tree_condition(t, 0);
	assert_int_equal(words[0], TREE_IS);
	assert_int_equal(words[1], 1);
	assert_int_equal(words[2], ANSWERS);
	for (uint32_t i = 0; i < ANSWERS; i++)
		assert_int_equal(words[3 + i],
				 tree_question(t, 1)->answers.first + ANSWERS - 1 - i);
	tree_free(t);
	diags_release(&diags);
}

/* --- ids ------------------------------------------------------------------------------------ */

/* Names that begin alike, that are the beginnings of others, and with all bits. */
static void every_id_is_found_from_its_first_record_on(void **state)
{
	enum { COUNT = 2000 };
	static char strings[64 * 1024];
	static struct tree_role roles[COUNT];
	struct tree t = {.part = {[TREE_ROLES] = {roles, COUNT},
				  [TREE_STRINGS] = {strings, sizeof strings}}};
	uint32_t length = 1;
	struct ids ids = {0};

	(void)state;
	assert_int_equal(ids_find(&ids, "a", 0), TREE_NONE);
	for (uint32_t i = 0; i < COUNT / 2; i++) {
		roles[i].id = roles[COUNT / 2 + i].id = length;
		length += 1 + (uint32_t)snprintf(strings + length, 32, "%.*s-%x",
						 (int)(i % 7), "aa\xFF\x80\x01z", i / 7);
	}
	ids_sort(&ids, &t, TREE_ROLES, offsetof(struct tree_role, id), 0);
	assert_int_equal(ids.count, COUNT);
	for (uint32_t i = 0; i < COUNT / 2; i++) {
		const char *id = tree_string(&t, roles[i].id);

		assert_int_equal(ids_find(&ids, id, 0), i);
		assert_int_equal(ids_find(&ids, id, i + 1), COUNT / 2 + i);
		assert_int_equal(ids_find(&ids, id, COUNT / 2 + i + 1), TREE_NONE);
	}
	assert_int_equal(ids_find(&ids, "", 0), TREE_NONE);
	assert_int_equal(ids_find(&ids, "aa\xFF", 0), TREE_NONE);
	roles[1].id = 0;
	ids_sort(&ids, &t, TREE_ROLES, offsetof(struct tree_role, id), 1);
	assert_int_equal(ids.count, COUNT - 2);
	assert_int_equal(ids_find(&ids, tree_string(&t, roles[0].id), 0), COUNT / 2);
	free(ids.order);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(image_of_a_tree_that_is_not_whole_is_not_used),
		cmocka_unit_test(a_directive_of_tags_is_refused_where_it_stands),
		cmocka_unit_test(nothing_after_the_document_is_parsed),
		cmocka_unit_test(references_to_nothing_end_where_findings_do),
		cmocka_unit_test(a_long_id_is_told_by_its_beginning),
		cmocka_unit_test(what_was_meant_is_looked_for_within_bounds),
		cmocka_unit_test(every_answer_of_many_can_be_compared_with),
		cmocka_unit_test(every_id_is_found_from_its_first_record_on),
		cmocka_unit_test(tree_has_what_the_file_says),
		cmocka_unit_test(old_names_lead_to_new_ones),
		cmocka_unit_test(image_is_the_tree),
		cmocka_unit_test(image_that_does_not_fit_is_as_if_it_were_not_there),
		cmocka_unit_test(who_has_mapped_an_image_keeps_it),
		cmocka_unit_test(image_is_never_written_over_anything_else),
		cmocka_unit_test(listener_hears_every_text),
		cmocka_unit_test(characters_may_lie_across_a_buffer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
