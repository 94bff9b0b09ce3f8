/* whole.c - checks that everything in a tree points at something that is there. The type of a
 * field in schema.h says what its member must be. */
#include "load/image.h"
#include "load/schema.h"

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

/* Goes over a condition in its prefix order, at most `depth` of them within each other; `*at`
 * moves behind it. */
static bool is_condition(const struct tree *t, uint32_t *at, unsigned depth)
{
	static const uint32_t heads[] = {
		[TREE_ALL] = 2, [TREE_ANY] = 2, [TREE_NOT] = 1, [TREE_IS] = 3};
	const uint32_t *words = tree_condition(t, *at);
	uint32_t left = tree_count(t, TREE_CONDITIONS) - *at, count;

	if (!depth || !left || words[0] > TREE_IS || left < heads[words[0]])
		return false;
	*at += heads[words[0]];
	if (words[0] != TREE_IS) {
		count = words[0] == TREE_NOT ? 1 : words[1];
		while (count && is_condition(t, at, depth - 1))
			count--;
		return !count;
	}
	count = words[2];
	if (count > left - 3 || !has(t, TREE_QUESTIONS, words[1]))
		return false;
	*at += count;
	while (count && is_operand(t, words[2 + count]))
		count--;
	return !count;
}

static bool is_sound(void *self, const struct field *f, void *member)
{
	const struct tree *t = self;
	const struct tree_list *list = member;
	uint32_t value = *(const uint32_t *)member;

	switch (f->type) {
	case FIELD_ID:
	case FIELD_VERSION:
	case FIELD_LITERAL:
	case FIELD_TEXT:
		return has(t, TREE_STRINGS, value);
	case FIELD_REFERENCE:
		return (!f->required && value == TREE_NONE) || has(t, f->of, value);
	case FIELD_TARGET:
		return is_target(t, *(const struct tree_target *)member);
	case FIELD_CONDITION:
		return value == TREE_NONE ||
		       (has(t, TREE_CONDITIONS, value) &&
			is_condition(t, &value, TREE_DEEPEST_CONDITION));
	case FIELD_LITERALS:
	case FIELD_LITERAL_OR_LIST:
		return are_words(t, *list, TREE_STRINGS);
	case FIELD_REFERENCES:
		return are_words(t, *list, f->of);
	case FIELD_MAP:
	case FIELD_LIST:
	case FIELD_GO:
		return has_range(t, f->shape->part, *list);
	case FIELD_PART:
	case FIELD_FORMAT:
	case FIELD_BOOL:
	case FIELD_INLINE:
	case FIELD_DAY:
	case FIELD_NUMBER:
	case FIELD_COUNT:
	case FIELD_UNIT:
		break;
	}
	return true;
}

/* Text 0 is empty, and the last one ends. */
static bool has_strings(const struct tree *t)
{
	const char *strings = t->part[TREE_STRINGS].items;
	uint32_t count = t->part[TREE_STRINGS].count;

	return count && !strings[0] && !strings[count - 1];
}

/* What the head has of questions is no field: it follows from the questions. */
static bool has_question(const struct tree *t, uint32_t index)
{
	return index == TREE_NONE || has(t, TREE_QUESTIONS, index);
}

bool image_is_whole(const struct tree *t)
{
	return t->part[TREE_HEAD].count == 1 &&
	       t->part[TREE_BLANKS].count <= TREE_MOST_BLANKS && has_strings(t) &&
	       has_question(t, tree_head(t)->problem_question) &&
	       has_question(t, tree_head(t)->compare_question) &&
	       schema_each(t, is_sound, (void *)t);
}
