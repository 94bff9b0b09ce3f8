/* whole.c - does everything in a tree point at something that is there? By the tables of
 * schema.h: what a field is says what its member has to be. */
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

/* Returns the part that a field refers to. */
static enum tree_part part_of(const struct field *f)
{
	return f->space == SPACE_NODE ? tree_part_of(f->kind) : (enum tree_part)f->space;
}

static bool is_sound(const struct tree *t, const struct field *f, const void *member)
{
	const uint32_t value = *(const uint32_t *)member;
	const struct tree_list *list = member;

	switch (f->type) {
	case FIELD_ID:
	case FIELD_VERSION:
	case FIELD_LITERAL:
	case FIELD_TEXT:
		return has(t, TREE_STRINGS, value);
	case FIELD_REFERENCE:
		return (!f->required && value == TREE_NONE) || has(t, part_of(f), value);
	case FIELD_TARGET:
		return is_target(t, *(const struct tree_target *)member);
	case FIELD_CONDITION:
		return value == TREE_NONE || is_condition(t, value);
	case FIELD_LITERALS:
	case FIELD_LITERAL_OR_LIST:
		return are_words(t, *list, TREE_STRINGS);
	case FIELD_REFERENCES:
		return are_words(t, *list, part_of(f));
	case FIELD_MAP:
	case FIELD_LIST:
	case FIELD_GO:
		return has_range(t, f->shape->part, *list);
	case FIELD_PART:
	case FIELD_ALIASES:
	case FIELD_FORMAT:
	case FIELD_BOOL:
	case FIELD_INLINE:
	case FIELD_COUNT:
	case FIELD_UNIT:
		break;
	}
	return true;
}

/* Is the member of a field sound in all records of a part? */
static bool are_sound(const struct tree *t, enum tree_part part, const struct field *f)
{
	const char *record = t->part[part].items;

	for (uint32_t n = t->part[part].count; n; n--, record += tree_record_size[part])
		if (!is_sound(t, f, record + f->offset))
			return false;
	return true;
}

/* Looks at the records of a shape, and of those within it; `looked` has a bit for each part
 * that was looked at. */
static bool fits(const struct tree *t, const struct shape *shape, uint32_t *looked)
{
	const struct field id = {.type = FIELD_ID, .offset = shape->id_offset};

	if (shape->has_id && !are_sound(t, shape->part, &id))
		return false;
	for (size_t i = 0; i < shape->field_count; i++) {
		const struct field *f = &shape->fields[i];
		uint32_t bit = f->shape ? 1u << f->shape->part : 0;

		if (!are_sound(t, shape->part, f))
			return false;
		if (!f->shape || (f->type != FIELD_INLINE && *looked & bit))
			continue;
		*looked |= bit;
		if (!fits(t, f->shape, looked))
			return false;
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
	uint32_t looked = 0;

	return t->part[TREE_HEAD].count == 1 &&
	       t->part[TREE_BLANKS].count <= TREE_MOST_BLANKS && has_strings(t) &&
	       has_question(t, tree_head(t)->problem_question) &&
	       has_question(t, tree_head(t)->compare_question) &&
	       fits(t, &schema_root, &looked);
}
