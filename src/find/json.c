/* json.c - the index of a search as JSON. */
#include "find/json.h"

#include "find/index.h"

static json_t *numbers_of(const uint32_t *numbers, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, json_integer(numbers[i]));
	return list;
}

/* Returns the phrases of a problem, which stand from number `*p` on. */
static json_t *phrases_of(const struct find *f, uint32_t problem, size_t *p)
{
	json_t *list = json_array();

	for (; *p < f->phrase_count && f->phrases[*p].problem == problem; (*p)++) {
		const struct phrase *phrase = &f->phrases[*p];

		json_array_append_new(
			list, numbers_of(index_concepts(f, phrase), phrase->count));
	}
	return list;
}

json_t *find_json(const struct find *f)
{
	const struct vocabulary *v = &f->vocabulary;
	json_t *problems = json_array(), *words = json_array(), *concepts = json_array();
	json_t *endings = json_array(), *groups = json_array(), *common = json_array();
	uint32_t i, count = tree_count(f->tree, TREE_PROBLEMS);
	size_t phrase = 0;

	for (i = 0; i < count; i++) {
		const struct tree_problem *p = tree_problem(f->tree, i);

		json_array_append_new(
			problems,
			json_pack("{ss ss sb so}", "id", tree_string(f->tree, p->id),
				  "shown", tree_string(f->tree, p->shown), "dangerous",
				  f->dangerous[i], "phrases", phrases_of(f, i, &phrase)));
	}
	for (i = 0; i < v->count; i++) {
		json_array_append_new(words, json_string(v->items[i].s));
		json_array_append_new(concepts, json_integer(v->items[i].concept));
	}
	for (i = 0; i < tree_head(f->tree)->endings.count; i++)
		json_array_append_new(endings,
				      json_string(tree_word_string(
					      f->tree, tree_head(f->tree)->endings, i)));
	for (i = 0; i < f->group_count; i++) {
		const struct group *g = &f->groups[i];
		json_int_t concept =
			g->concept == NO_CONCEPT ? -1 : (json_int_t)g->concept;

		json_array_append_new(groups, json_pack("[Io]", concept,
							numbers_of(g->words, g->count)));
	}
	for (i = 0; i < v->concepts; i++)
		if (f->common[i])
			json_array_append_new(common, json_integer(i));
	return json_pack("{so so so so so so so so}", "problems", problems, "elsewhere",
			 phrases_of(f, count, &phrase), "words", words, "concepts",
			 concepts, "endings", endings, "weights",
			 numbers_of(f->weights, v->concepts), "common", common, "groups",
			 groups);
}
