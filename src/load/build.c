/* build.c - the parts of a tree while they grow, and the references that wait. */
#include "load/build.h"

#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "base/text.h"
#include "base/tr.h"
#include "load/schema.h"

enum {
	MAX_LOOKS = 100000, /* at ids in search of those that were meant */
	MAX_NAME = 100	    /* bytes; an id has 32 at most */
};

/* Adds `more` records to a part; returns where they stand. */
static char *extend(struct build *b, enum tree_part part, size_t more)
{
	size_t size = tree_record_size[part], count = tree_count(b->tree, part);
	char *items = mem_grow((void *)b->tree->part[part].items, &b->capacity[part],
			       count + more, size);

	b->tree->part[part].items = items;
	b->tree->part[part].count += (uint32_t)more;
	return items + count * size;
}

uint32_t build_append(struct build *b, enum tree_part part, const void *record)
{
	memcpy(extend(b, part, 1), record, tree_record_size[part]);
	return tree_count(b->tree, part) - 1;
}

struct tree_list build_list(const struct build *b, enum tree_part part, uint32_t first)
{
	return (struct tree_list){first, tree_count(b->tree, part) - first};
}

tree_text build_string(struct build *b, const char *s, size_t length)
{
	tree_text at = tree_count(b->tree, TREE_STRINGS);
	char *copy;

	if (!length)
		return 0;
	copy = extend(b, TREE_STRINGS, length + 1);
	memcpy(copy, s, length);
	copy[length] = '\0';
	return at;
}

/* Returns how much of the scalar now is kept as a name: whole characters. */
static size_t name_length(const struct build *b)
{
	return b->events.length <= MAX_NAME ? b->events.length
					    : text_beginning(b->events.value, MAX_NAME);
}

tree_text build_id(struct build *b)
{
	return build_string(b, b->events.value, name_length(b));
}

uint32_t build_wait(struct build *b)
{
	struct place place = b->events.place;
	uint32_t at = (uint32_t)(b->names.length + sizeof place);

	buf_add_bytes(&b->names, (const char *)&place, sizeof place);
	buf_add_bytes(&b->names, b->events.value, name_length(b));
	buf_add_char(&b->names, '\0');
	return BUILD_WAITS | at;
}

uint32_t build_refer(struct build *b, enum tree_part part)
{
	uint32_t index = ids_find(&b->ids[part], b->events.value, 0);

	return index == TREE_NONE ? build_wait(b) : index;
}

/* Reports a value of the wrong type and passes over it. */
static void wrong_type(struct build *b, const char *wanted)
{
	if (b->events.now != EVENT_END)
		diag_add(b->diags, E013, b->events.place, _("wanted %s"), _(wanted));
	events_skip(&b->events);
}

bool build_expect_scalar(struct build *b, const char *wanted)
{
	if (b->events.now == EVENT_SCALAR)
		return true;
	wrong_type(b, wanted);
	return false;
}

bool build_expect_name(struct build *b, const char *wanted)
{
	if (!build_expect_scalar(b, wanted))
		return false;
	events_clean(&b->events);
	return true;
}

bool build_enter(struct build *b, enum event kind, const char *wanted)
{
	if (b->events.now != kind) {
		wrong_type(b, wanted);
		return false;
	}
	events_next(&b->events);
	return true;
}

bool build_has_more(struct build *b)
{
	if (b->events.now != EVENT_CLOSE && b->events.now != EVENT_END)
		return true;
	events_next(&b->events);
	return false;
}

bool build_has_key(struct build *b, const char *wanted)
{
	while (build_has_more(b)) {
		if (build_expect_name(b, wanted))
			return true;
		events_skip(&b->events);
	}
	return false;
}

void build_unknown(struct build *b, enum diag_code code, struct place place,
		   const struct nearest *n)
{
	if (n->found)
		diag_add(b->diags, code, place, _("'%s'; did you mean '%s'?"), n->word,
			 n->found);
	else
		diag_add(b->diags, code, place, "'%s'", n->word);
}

void build_report_repeated(struct build *b, const struct ids *ids, enum diag_code code)
{
	for (uint32_t i = 1; i < ids->count; i++) {
		struct tree_record record = {ids->part, ids->order[i]};
		const char *text = ids_text(ids, record.index);

		if (!strcmp(ids_text(ids, ids->order[i - 1]), text))
			diag_add(b->diags, code, tree_record_place(b->tree, record), "%s",
				 text);
	}
}

/* --- references that wait ------------------------------------------------------------- */

/* Returns the part whose ids are of one kind with those of this one: questions and remedies
 * are both where an answer can lead. The head, which has none, for all others. */
static enum tree_part sharing_ids(enum tree_part part)
{
	if (part == TREE_QUESTIONS)
		return TREE_REMEDIES;
	return part == TREE_REMEDIES ? TREE_QUESTIONS : TREE_HEAD;
}

static struct tree_target find_node(const struct build *b, const char *name)
{
	uint32_t question = ids_find(&b->ids[TREE_QUESTIONS], name, 0);
	uint32_t remedy = ids_find(&b->ids[TREE_REMEDIES], name, 0);

	if (question != TREE_NONE)
		return (struct tree_target){TREE_TO_QUESTION, question};
	return (struct tree_target){
		remedy == TREE_NONE ? TREE_TO_NOTHING : TREE_TO_REMEDY, remedy};
}

static void try_ids_of(struct build *b, struct nearest *n, enum tree_part part)
{
	uint32_t count = b->ids[part].count;

	if (b->looks + count > MAX_LOOKS)
		return;
	b->looks += count;
	for (uint32_t i = 0; i < count; i++)
		nearest_try(n, tree_record_id(b->tree, (struct tree_record){part, i}));
}

/* Reports a name that no record of a part has. */
static void report_dangling(struct build *b, enum tree_part part, const char *name,
			    struct place place)
{
	struct nearest n;

	nearest_start(&n, name, 3);
	try_ids_of(b, &n, part);
	try_ids_of(b, &n, sharing_ids(part));
	build_unknown(b, E016, place, &n);
}

/* Takes the name of a reference that waits; returns NULL for one that does not. */
static const char *waiting_name(const struct build *b, uint32_t reference,
				struct place *place)
{
	const char *name;

	if (reference == TREE_NONE || !(reference & BUILD_WAITS))
		return NULL;
	name = b->names.s + (reference & ~BUILD_WAITS);
	memcpy(place, name - sizeof *place, sizeof *place);
	return name;
}

static void resolve(struct build *b, uint32_t *reference, enum tree_part part)
{
	struct place place;
	const char *name = waiting_name(b, *reference, &place);

	if (!name)
		return;
	*reference = ids_find(&b->ids[part], name, 0);
	if (*reference != TREE_NONE)
		return;
	if (ids_find(&b->ids[sharing_ids(part)], name, 0) != TREE_NONE)
		diag_add(b->diags, E017, place,
			 part == TREE_QUESTIONS ? _("'%s' is not a question")
						: _("'%s' is not a remedy"),
			 name);
	else
		report_dangling(b, part, name, place);
}

static void resolve_target(struct build *b, struct tree_target *to)
{
	struct place place;
	const char *name = waiting_name(b, to->index, &place);

	if (!name)
		return;
	*to = find_node(b, name);
	if (!to->kind)
		report_dangling(b, TREE_QUESTIONS, name, place);
}

static bool resolve_member(void *self, const struct field *field, void *member)
{
	struct build *b = self;
	const struct tree_list *list = member;
	uint32_t *words = (void *)b->tree->part[TREE_WORDS].items;

	if (field->type == FIELD_REFERENCE)
		resolve(b, member, field->of);
	else if (field->type == FIELD_TARGET)
		resolve_target(b, member);
	else if (field->type == FIELD_REFERENCES)
		for (uint32_t i = 0; i < list->count; i++)
			resolve(b, &words[list->first + i], field->of);
	return true;
}

/* Finds an answer, or a problem where the question asks for it. */
static uint32_t find_answer(const struct build *b, const struct tree_question *question,
			    const char *name)
{
	struct tree_list list = question->answers;
	uint32_t found = ids_find(&b->ids[TREE_ANSWERS], name, list.first);

	if (found != TREE_NONE && found - list.first < list.count)
		return found;
	found = question->problems ? ids_find(&b->ids[TREE_PROBLEMS], name, 0)
				   : TREE_NONE;
	return found == TREE_NONE ? TREE_NONE : TREE_FROM_PROBLEM | found;
}

/* Resolves an operand of a predicate in a condition, `IS`: see tree_operator. */
static void resolve_answer(struct build *b, uint32_t question, uint32_t *answer)
{
	const struct tree_question *of;
	struct place place;
	const char *name = waiting_name(b, *answer, &place);

	/* A question that is not there was reported. */
	if (!name || question == TREE_NONE)
		return;
	of = tree_question(b->tree, question);
	*answer = find_answer(b, of, name);
	if (*answer == TREE_NONE)
		diag_add(b->diags, E016, place, _("'%s' has no answer '%s'"),
			 tree_string(b->tree, of->id), name);
}

static void resolve_conditions(struct build *b)
{
	uint32_t *words = (void *)b->tree->part[TREE_CONDITIONS].items;

	for (uint32_t i = 0; i < tree_count(b->tree, TREE_CONDITIONS);) {
		const uint32_t *at = &words[i];
		uint32_t *operands = &words[i + 1];

		if (*at == TREE_IS) {
			resolve(b, operands, TREE_QUESTIONS);
			for (uint32_t n = 0; n < operands[1]; n++)
				resolve_answer(b, operands[0], &operands[2 + n]);
		}
		tree_condition_head(&at);
		i = (uint32_t)(at - words);
	}
}

/* What an old id stands for now must exist, as a question, remedy or problem. */
static void resolve_alias(struct build *b, const struct tree_alias *alias)
{
	const char *now = tree_string(b->tree, alias->now);

	if (alias->now && !find_node(b, now).kind &&
	    ids_find(&b->ids[TREE_PROBLEMS], now, 0) == TREE_NONE)
		report_dangling(b, TREE_QUESTIONS, now, alias->place);
}

void build_resolve(struct build *b)
{
	ids_sort(&b->ids[TREE_ANSWERS], b->tree, TREE_ANSWERS,
		 offsetof(struct tree_answer, id), 0);
	schema_each(b->tree, resolve_member, b);
	resolve_conditions(b);
	for (uint32_t i = 0; i < tree_count(b->tree, TREE_ALIASES); i++)
		resolve_alias(b, tree_alias(b->tree, i));
}
