/* tree.c - queries on the immutable model. */
#include "tree/tree.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>

#include "base/mem.h"

#define SIZE(name, PART) [PART] = sizeof(struct tree_##name),
const size_t tree_record_size[TREE_PARTS] = {[TREE_HEAD] = sizeof(struct tree_head),
					     [TREE_CONDITIONS] = sizeof(uint32_t),
					     [TREE_WORDS] = sizeof(uint32_t),
					     [TREE_STRINGS] = sizeof(char),
					     TREE_RECORDS(SIZE)};
#undef SIZE

const char *const tree_placeholders[TREE_PLACEHOLDERS] = {
	"actor", "problem", "do", "where", "code", "time", "reader", "role"};

void tree_free(struct tree *t)
{
	if (!t)
		return;
	if (t->mapping)
		munmap(t->mapping, t->mapping_size);
	else
		for (int part = 0; part < TREE_PARTS; part++)
			free((void *)t->part[part].items);
	free(t);
}

bool tree_has_word(const struct tree *t, struct tree_list list, uint32_t value)
{
	for (uint32_t i = 0; i < list.count; i++)
		if (tree_word(t, list, i) == value)
			return true;
	return false;
}

bool tree_role_sees(const struct tree *t, uint32_t role, uint32_t problem)
{
	return tree_has_word(t, tree_problem(t, problem)->seen_by, role);
}

uint32_t tree_condition_head(const uint32_t **at)
{
	const uint32_t *head = *at;

	switch ((enum tree_operator) * head) {
	case TREE_NOT:
		*at += 1;
		return 1;
	case TREE_IS:
		*at += 3 + head[2];
		return 0;
	case TREE_ALL:
	case TREE_ANY:
		break;
	}
	*at += 2;
	return head[1];
}

enum tree_truth tree_condition_truth(const uint32_t **at,
				     enum tree_truth (*judge)(const void *self,
							      const uint32_t *words),
				     const void *self)
{
	const uint32_t *head = *at;
	uint32_t within = tree_condition_head(at);
	enum tree_truth truth = *head == TREE_ALL ? TREE_YES : TREE_NO;

	if (*head == TREE_IS)
		return judge(self, head + 1);
	if (*head == TREE_NOT)
		return TREE_YES - tree_condition_truth(at, judge, self);
	for (; within; within--) {
		enum tree_truth one = tree_condition_truth(at, judge, self);

		if (*head == TREE_ALL ? one < truth : one > truth)
			truth = one;
	}
	return truth;
}

static void visit_routes(const struct tree *t, struct tree_list routes, tree_visit *visit,
			 void *self)
{
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++)
		visit(self, tree_route(t, i)->when, &tree_route(t, i)->to);
}

static void visit_answers(const struct tree *t, struct tree_list answers,
			  tree_visit *visit, void *self)
{
	for (uint32_t i = answers.first; i < answers.first + answers.count; i++)
		if (visit(self, tree_answer(t, i)->when, NULL))
			visit_routes(t, tree_answer(t, i)->go, visit, self);
}

void tree_each_way(const struct tree *t, struct tree_target from, tree_visit *visit,
		   void *self)
{
	switch (from.kind) {
	case TREE_TO_QUESTION:
		visit_answers(t, tree_question(t, from.index)->answers, visit, self);
		break;
	case TREE_TO_REMEDY:
		visit_answers(t, tree_remedy(t, from.index)->then, visit, self);
		visit_routes(t, tree_remedy(t, from.index)->fails, visit, self);
		break;
	case TREE_TO_PROBLEM:
		visit_routes(t, tree_problem(t, from.index)->go, visit, self);
		break;
	case TREE_TO_NOTHING:
		break;
	}
}

/* Returns list number `n` of a remedy: the steps, those of each option, what comes after. */
static struct tree_list item_list(const struct tree *t, const struct tree_remedy *r,
				  uint32_t n)
{
	if (n == 0)
		return r->steps;
	return n <= r->options.count ? tree_option(t, r->options.first + n - 1)->steps
				     : r->after;
}

bool tree_items_next(const struct tree *t, const struct tree_remedy *r,
		     struct tree_items *at)
{
	for (; at->list <= r->options.count + 1; at->list++, at->next = 0) {
		struct tree_list items = item_list(t, r, at->list);

		if (at->next < items.count) {
			at->index = items.first + at->next++;
			at->item = tree_item(t, at->index);
			return true;
		}
	}
	return false;
}

const struct tree_letter *tree_letter_to(const struct tree *t,
					 const struct tree_remedy *r, uint32_t actor)
{
	for (uint32_t i = 0; i < r->letters.count; i++) {
		const struct tree_letter *letter = tree_letter(t, r->letters.first + i);

		if (letter->to == actor)
			return letter;
	}
	return NULL;
}

enum tree_part tree_part_of(enum tree_kind kind)
{
	switch (kind) {
	case TREE_TO_QUESTION:
		return TREE_QUESTIONS;
	case TREE_TO_PROBLEM:
		return TREE_PROBLEMS;
	case TREE_TO_REMEDY:
	case TREE_TO_NOTHING:
		break;
	}
	return TREE_REMEDIES;
}

uint32_t tree_place_number(const struct tree *t, struct tree_target place)
{
	uint32_t questions = tree_count(t, TREE_QUESTIONS);
	uint32_t remedies = tree_count(t, TREE_REMEDIES);

	switch (place.kind) {
	case TREE_TO_QUESTION:
		return place.index;
	case TREE_TO_REMEDY:
		return questions + place.index;
	case TREE_TO_PROBLEM:
		return questions + remedies + place.index;
	case TREE_TO_NOTHING:
		break;
	}
	return questions + remedies + tree_count(t, TREE_PROBLEMS);
}

static const char *bytes_of(const struct tree *t, struct tree_record r)
{
	return (const char *)t->part[r.part].items + r.index * tree_record_size[r.part];
}

const char *tree_record_id(const struct tree *t, struct tree_record r)
{
	const void *id = bytes_of(t, r);

	return tree_string(t, *(const tree_text *)id);
}

struct place tree_record_place(const struct tree *t, struct tree_record r)
{
	const void *end = bytes_of(t, (struct tree_record){r.part, r.index + 1});

	return ((const struct place *)end)[-1];
}

uint32_t tree_find(const struct tree *t, enum tree_kind kind, const char *id)
{
	struct tree_record r = {tree_part_of(kind), 0};
	const char *now = id;

	for (uint32_t i = 0; i < tree_count(t, TREE_ALIASES) && now == id; i++)
		if (!strcmp(tree_string(t, tree_alias(t, i)->id), id))
			now = tree_string(t, tree_alias(t, i)->now);
	while (r.index < tree_count(t, r.part) && strcmp(tree_record_id(t, r), now) != 0)
		r.index++;
	return r.index < tree_count(t, r.part) ? r.index : TREE_NONE;
}

uint32_t tree_find_code(const struct tree *t, const char *code)
{
	uint32_t alike = TREE_NONE;

	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++) {
		const char *own = tree_string(t, tree_remedy(t, i)->code);

		if (!strcmp(own, code))
			return i;
		if (alike == TREE_NONE && !strcasecmp(own, code))
			alike = i;
	}
	return alike;
}

/* Sorted by counting. */
uint32_t *tree_problems_by_group(const struct tree *t)
{
	uint32_t groups = tree_count(t, TREE_GROUPS);
	uint32_t count = tree_count(t, TREE_PROBLEMS);
	uint32_t *next = mem_alloc((groups + 1) * sizeof *next);
	uint32_t *order = mem_alloc((count + 1) * sizeof *order);

	for (uint32_t i = 0; i < count; i++)
		next[tree_problem(t, i)->group + 1]++;
	for (uint32_t group = 0; group < groups; group++)
		next[group + 1] += next[group];
	for (uint32_t i = 0; i < count; i++)
		order[next[tree_problem(t, i)->group]++] = i;
	free(next);
	return order;
}

uint32_t tree_find_blank(const struct tree *t, const char *id, size_t length)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_BLANKS); i++) {
		const char *own = tree_string(t, tree_blank(t, i)->id);

		if (strlen(own) == length && !memcmp(own, id, length))
			return i;
	}
	return TREE_NONE;
}

uint32_t tree_find_answer(const struct tree *t, const struct tree_question *q,
			  const char *id)
{
	for (uint32_t i = 0; i < q->answers.count; i++)
		if (!strcmp(tree_string(t, tree_answer(t, q->answers.first + i)->id), id))
			return q->answers.first + i;
	return TREE_NONE;
}

unsigned long tree_major(const struct tree *t)
{
	return strtoul(tree_string(t, tree_head(t)->version), NULL, 10);
}
