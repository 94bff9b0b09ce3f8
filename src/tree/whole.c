/* whole.c - does everything in a tree point at something that is there? */
#include "tree/tree.h"

/* What a member of a record is. */
enum member_kind {
	TEXT,
	REFERENCE,  /* into `of` */
	OPTIONAL,   /* the same, or TREE_NONE */
	LIST,	    /* of records of `of` */
	TEXTS,	    /* a list of words that are texts */
	REFERENCES, /* a list of words that are references into `of` */
	TARGET,
	CONDITION /* or TREE_NONE */
};

struct member {
	enum tree_part part;
	size_t offset;
	enum member_kind kind;
	enum tree_part of;
};

#define AT(type, member) offsetof(struct tree_##type, member)

static const struct member members[] = {
	{TREE_HEAD, AT(head, id), TEXT, 0},
	{TREE_HEAD, AT(head, version), TEXT, 0},
	{TREE_HEAD, AT(head, language), TEXT, 0},
	{TREE_HEAD, AT(head, title), TEXT, 0},
	{TREE_HEAD, AT(head, about), TEXT, 0},
	{TREE_HEAD, AT(head, handover), TEXT, 0},
	{TREE_HEAD, AT(head, reply), TEXT, 0},
	{TREE_HEAD, AT(head, start), REFERENCE, TREE_QUESTIONS},
	{TREE_HEAD, AT(head, last_resort), REFERENCE, TREE_REMEDIES},
	{TREE_HEAD, AT(head, problem_question), OPTIONAL, TREE_QUESTIONS},
	{TREE_HEAD, AT(head, compare_question), OPTIONAL, TREE_QUESTIONS},
	{TREE_HEAD, AT(head, same), TEXTS, 0},
	{TREE_HEAD, AT(head, ignore), TEXTS, 0},
	{TREE_HEAD, AT(head, endings), TEXTS, 0},
	{TREE_HEAD, AT(head, elsewhere), TEXTS, 0},
	{TREE_HEAD, AT(head, name_same), TEXTS, 0},
	{TREE_HEAD, AT(head, name_ignore), TEXTS, 0},
	{TREE_HEAD, AT(head, name_kinds), TEXTS, 0},
	{TREE_HEAD, AT(head, name_marks), TEXTS, 0},
	{TREE_HEAD, AT(head, name_places), TEXTS, 0},
	{TREE_HEAD, AT(head, says_same), TEXT, 0},
	{TREE_HEAD, AT(head, says_different), TEXT, 0},
	{TREE_HEAD, AT(head, says_unknown), TEXT, 0},
	{TREE_HEAD, AT(head, says_which), TEXT, 0},
	{TREE_ALIASES, AT(alias, old), TEXT, 0},
	{TREE_ALIASES, AT(alias, now), TEXT, 0},
	{TREE_ACTORS, AT(actor, id), TEXT, 0},
	{TREE_ACTORS, AT(actor, name), TEXT, 0},
	{TREE_ACTORS, AT(actor, who), OPTIONAL, TREE_REMEDIES},
	{TREE_SYSTEMS, AT(system, id), TEXT, 0},
	{TREE_SYSTEMS, AT(system, name), TEXT, 0},
	{TREE_ROLES, AT(role, id), TEXT, 0},
	{TREE_ROLES, AT(role, name), TEXT, 0},
	{TREE_GROUPS, AT(group, id), TEXT, 0},
	{TREE_GROUPS, AT(group, title), TEXT, 0},
	{TREE_BLANKS, AT(blank, id), TEXT, 0},
	{TREE_BLANKS, AT(blank, label), TEXT, 0},
	{TREE_TERMS, AT(term, id), TEXT, 0},
	{TREE_TERMS, AT(term, name), TEXT, 0},
	{TREE_TERMS, AT(term, meaning), TEXT, 0},
	{TREE_TERMS, AT(term, added), TEXT, 0},
	{TREE_TERMS, AT(term, also), TEXTS, 0},
	{TREE_PROBLEMS, AT(problem, id), TEXT, 0},
	{TREE_PROBLEMS, AT(problem, number), TEXT, 0},
	{TREE_PROBLEMS, AT(problem, shown), TEXT, 0},
	{TREE_PROBLEMS, AT(problem, meaning), TEXT, 0},
	{TREE_PROBLEMS, AT(problem, apart), TEXT, 0},
	{TREE_PROBLEMS, AT(problem, group), REFERENCE, TREE_GROUPS},
	{TREE_PROBLEMS, AT(problem, also), TEXTS, 0},
	{TREE_PROBLEMS, AT(problem, typed), TEXTS, 0},
	{TREE_PROBLEMS, AT(problem, seen_by), REFERENCES, TREE_ROLES},
	{TREE_PROBLEMS, AT(problem, go), LIST, TREE_ROUTES},
	{TREE_QUESTIONS, AT(question, id), TEXT, 0},
	{TREE_QUESTIONS, AT(question, ask), TEXT, 0},
	{TREE_QUESTIONS, AT(question, help), TEXT, 0},
	{TREE_QUESTIONS, AT(question, warn), TEXT, 0},
	{TREE_QUESTIONS, AT(question, added), TEXT, 0},
	{TREE_QUESTIONS, AT(question, columns), TEXTS, 0},
	{TREE_QUESTIONS, AT(question, answers), LIST, TREE_ANSWERS},
	{TREE_QUESTIONS, AT(question, same_is), TEXT, 0},
	{TREE_QUESTIONS, AT(question, first_is), TEXT, 0},
	{TREE_QUESTIONS, AT(question, second_is), TEXT, 0},
	{TREE_ANSWERS, AT(answer, id), TEXT, 0},
	{TREE_ANSWERS, AT(answer, label), TEXT, 0},
	{TREE_ANSWERS, AT(answer, text), TEXT, 0},
	{TREE_ANSWERS, AT(answer, how), TEXT, 0},
	{TREE_ANSWERS, AT(answer, reader), OPTIONAL, TREE_ACTORS},
	{TREE_ANSWERS, AT(answer, role), OPTIONAL, TREE_ROLES},
	{TREE_ANSWERS, AT(answer, when), CONDITION, 0},
	{TREE_ANSWERS, AT(answer, example), TEXTS, 0},
	{TREE_ANSWERS, AT(answer, go), LIST, TREE_ROUTES},
	{TREE_REMEDIES, AT(remedy, id), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, code), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, source), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, added), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, title), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, cause), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, ends), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, retry_text), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, retry_added), TEXT, 0},
	{TREE_REMEDIES, AT(remedy, problem), OPTIONAL, TREE_PROBLEMS},
	{TREE_REMEDIES, AT(remedy, retry_by), REFERENCES, TREE_ACTORS},
	{TREE_REMEDIES, AT(remedy, steps), LIST, TREE_ITEMS},
	{TREE_REMEDIES, AT(remedy, options), LIST, TREE_OPTIONS},
	{TREE_REMEDIES, AT(remedy, after), LIST, TREE_ITEMS},
	{TREE_REMEDIES, AT(remedy, notes), LIST, TREE_NOTES},
	{TREE_REMEDIES, AT(remedy, then), LIST, TREE_ANSWERS},
	{TREE_REMEDIES, AT(remedy, fails), LIST, TREE_ROUTES},
	{TREE_ITEMS, AT(item, id), TEXT, 0},
	{TREE_ITEMS, AT(item, by_word), TEXT, 0},
	{TREE_ITEMS, AT(item, text), TEXT, 0},
	{TREE_ITEMS, AT(item, button), TEXT, 0},
	{TREE_ITEMS, AT(item, link), TEXT, 0},
	{TREE_ITEMS, AT(item, tell), TEXT, 0},
	{TREE_ITEMS, AT(item, attach), TEXT, 0},
	{TREE_ITEMS, AT(item, added), TEXT, 0},
	{TREE_ITEMS, AT(item, by), OPTIONAL, TREE_ACTORS},
	{TREE_ITEMS, AT(item, system), OPTIONAL, TREE_SYSTEMS},
	{TREE_ITEMS, AT(item, asks), OPTIONAL, TREE_ACTORS},
	{TREE_ITEMS, AT(item, guards), TEXT, 0},
	{TREE_ITEMS, AT(item, menu), TEXTS, 0},
	{TREE_OPTIONS, AT(option, label), TEXT, 0},
	{TREE_OPTIONS, AT(option, steps), LIST, TREE_ITEMS},
	{TREE_NOTES, AT(note, text), TEXT, 0},
	{TREE_NOTES, AT(note, added), TEXT, 0},
	{TREE_ROUTES, AT(route, when), CONDITION, 0},
	{TREE_ROUTES, AT(route, to), TARGET, 0},
};

static bool has(const struct tree *t, enum tree_part part, uint32_t index)
{
	return index < t->part[part].count;
}

static bool has_range(const struct tree *t, enum tree_part part, struct tree_list list)
{
	uint32_t count = t->part[part].count;

	return list.count <= count && list.first <= count - list.count;
}

static bool are_words(const struct tree *t, struct tree_list list, enum tree_part of)
{
	if (!has_range(t, TREE_WORDS, list))
		return false;
	for (uint32_t i = 0; i < list.count; i++)
		if (!has(t, of, tree_word(t, list, i)))
			return false;
	return true;
}

static bool is_target(const struct tree *t, struct tree_target to)
{
	switch (to.kind) {
	case TREE_TO_QUESTION:
	case TREE_TO_REMEDY:
		return has(t, tree_part_of(to.kind), to.index);
	case TREE_TO_PROBLEM:
	case TREE_TO_NOTHING:
		break;
	}
	return false;
}

static bool is_operand(const struct tree *t, uint32_t answer)
{
	if (answer & TREE_FROM_PROBLEM)
		return has(t, TREE_PROBLEMS, answer & ~TREE_FROM_PROBLEM);
	return has(t, TREE_ANSWERS, answer);
}

/* Is it `IS` with a question and answers, in the `left` words at `words`? Stores how many
 * words it takes. */
static bool is_comparison(const struct tree *t, const uint32_t *words, uint32_t left,
			  uint32_t *taken)
{
	if (left < 3 || words[2] > left - 3 || !has(t, TREE_QUESTIONS, words[1]))
		return false;
	for (uint32_t i = 0; i < words[2]; i++)
		if (!is_operand(t, words[3 + i]))
			return false;
	*taken = 3 + words[2];
	return true;
}

/* Goes over a condition in its prefix order; `open` has, for each operator that the words
 * are within, how many conditions it still takes. */
static bool is_condition(const struct tree *t, uint32_t at)
{
	uint32_t open[TREE_DEEPEST_CONDITION], depth = 0, taken;

	open[0] = 1;
	for (;; at += taken) {
		const uint32_t *words;
		uint32_t left;

		while (open[depth] == 0)
			if (depth-- == 0)
				return true;
		open[depth]--;
		if (!has(t, TREE_CONDITIONS, at))
			return false;
		words = tree_condition(t, at);
		left = t->part[TREE_CONDITIONS].count - at;
		if (words[0] == TREE_IS) {
			if (!is_comparison(t, words, left, &taken))
				return false;
		} else {
			taken = words[0] == TREE_NOT ? 1 : 2;
			if (words[0] > TREE_NOT || left < taken ||
			    ++depth == TREE_DEEPEST_CONDITION)
				return false;
			open[depth] = taken == 1 ? 1 : words[1];
		}
	}
}

static bool is_sound(const struct tree *t, const struct member *m, const char *record)
{
	const uint32_t value = *(const uint32_t *)(const void *)(record + m->offset);
	const struct tree_list *list = (const void *)(record + m->offset);

	switch (m->kind) {
	case TEXT:
		return has(t, TREE_STRINGS, value);
	case REFERENCE:
		return has(t, m->of, value);
	case OPTIONAL:
		return value == TREE_NONE || has(t, m->of, value);
	case LIST:
		return has_range(t, m->of, *list);
	case TEXTS:
		return are_words(t, *list, TREE_STRINGS);
	case REFERENCES:
		return are_words(t, *list, m->of);
	case TARGET:
		return is_target(t, *(const struct tree_target *)(const void *)list);
	case CONDITION:
		return value == TREE_NONE || is_condition(t, value);
	}
	return false;
}

/* Text 0 is empty, and the last one ends. */
static bool has_strings(const struct tree *t)
{
	const char *strings = t->part[TREE_STRINGS].items;
	uint32_t count = t->part[TREE_STRINGS].count;

	return count && !strings[0] && !strings[count - 1];
}

bool tree_is_whole(const struct tree *t)
{
	if (t->part[TREE_HEAD].count != 1 ||
	    t->part[TREE_BLANKS].count > TREE_MOST_BLANKS || !has_strings(t))
		return false;
	for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
		const struct member *m = &members[i];
		const char *record = t->part[m->part].items;

		for (uint32_t n = t->part[m->part].count; n;
		     n--, record += tree_record_size[m->part])
			if (!is_sound(t, m, record))
				return false;
	}
	return true;
}
