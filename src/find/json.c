/* json.c - the index of a search as JSON. */
#include "find/json.h"

#include "base/json.h"
#include "find/index.h"

static void add_comma(struct buf *out, size_t i)
{
	if (i > 0)
		buf_add_char(out, ',');
}

static void add_numbers(struct buf *out, const uint32_t *numbers, size_t count)
{
	buf_add_char(out, '[');
	for (size_t i = 0; i < count; i++) {
		add_comma(out, i);
		buf_add_format(out, "%u", (unsigned)numbers[i]);
	}
	buf_add_char(out, ']');
}

/* Appends the phrases of a problem from number `*p` on. All words of a problem together
 * (`all`) are those of its other phrases. */
static void add_phrases(struct buf *out, const struct find *f, uint32_t problem,
			size_t *p)
{
	size_t first = *p;

	buf_add_char(out, '[');
	for (; *p < f->phrase_count && f->phrases[*p].problem == problem; (*p)++) {
		const struct phrase *phrase = &f->phrases[*p];

		if (phrase->all)
			continue;
		add_comma(out, *p - first);
		add_numbers(out, index_concepts(f, phrase), phrase->count);
	}
	buf_add_char(out, ']');
}

static void add_problems(struct buf *out, const struct find *f)
{
	const struct tree *t = f->tree;
	uint32_t problems = tree_count(t, TREE_PROBLEMS);
	size_t phrase = 0;

	buf_add(out, "\"problems\":[");
	for (uint32_t i = 0; i < problems; i++) {
		const struct tree_problem *p = tree_problem(t, i);

		add_comma(out, i);
		buf_add(out, "{\"id\":");
		json_add_string(out, tree_string(t, p->id));
		buf_add(out, ",\"shown\":");
		json_add_string(out, tree_string(t, p->shown));
		buf_add(out, ",\"phrases\":");
		add_phrases(out, f, i, &phrase);
		buf_add_char(out, '}');
	}
	buf_add(out, "],\"elsewhere\":");
	add_phrases(out, f, problems, &phrase);
}

static void add_words(struct buf *out, const struct vocabulary *v)
{
	buf_add(out, ",\"words\":[");
	for (size_t i = 0; i < v->count; i++) {
		add_comma(out, i);
		json_add_string(out, v->items[i].s);
	}
	buf_add(out, "],\"concepts\":[");
	for (size_t i = 0; i < v->count; i++) {
		add_comma(out, i);
		buf_add_format(out, "%u", (unsigned)v->items[i].concept);
	}
	buf_add(out, "],\"endings\":[");
	for (size_t i = 0; i < v->ending_count; i++) {
		add_comma(out, i);
		json_add_string(out, v->endings[i]);
	}
	buf_add_char(out, ']');
}

static void add_groups(struct buf *out, const struct find *f)
{
	buf_add(out, ",\"groups\":[");
	for (size_t g = 0; g < f->group_count; g++) {
		const struct group *group = &f->groups[g];

		add_comma(out, g);
		if (group->concept == NO_CONCEPT)
			buf_add(out, "[-1,");
		else
			buf_add_format(out, "[%u,", (unsigned)group->concept);
		add_numbers(out, group->words, group->count);
		buf_add_char(out, ']');
	}
	buf_add_char(out, ']');
}

void find_add_json(struct buf *out, const struct find *f)
{
	buf_add_char(out, '{');
	add_problems(out, f);
	add_words(out, &f->vocabulary);
	buf_add(out, ",\"weights\":");
	add_numbers(out, f->weights, f->vocabulary.concepts);
	add_groups(out, f);
	buf_add_char(out, '}');
}
