/* build.c - the parts of a tree while they grow, and the references that wait. */
#include "load/build.h"

#include <string.h>

#include "base/mem.h"
#include "base/tr.h"

enum {
	MAX_LOOKS = 100000, /* at ids in search of those that were meant */
	MAX_NAME = 100	    /* bytes; an id has 32 at most */
};

uint32_t build_append(struct build *b, enum tree_part part, const void *record)
{
	struct part *p = &b->part[part];
	size_t size = tree_record_size[part];

	p->items = mem_grow(p->items, &p->capacity, p->count + 1, size);
	memcpy(p->items + p->count * size, record, size);
	return (uint32_t)p->count++;
}

uint32_t build_count(const struct build *b, enum tree_part part)
{
	return (uint32_t)b->part[part].count;
}

struct tree_list build_list(const struct build *b, enum tree_part part, uint32_t first)
{
	return (struct tree_list){first, build_count(b, part) - first};
}

tree_text build_string(struct build *b, const char *s, size_t length)
{
	struct part *p = &b->part[TREE_STRINGS];
	tree_text at = (tree_text)p->count;

	if (!length)
		return 0;
	p->items = mem_grow(p->items, &p->capacity, p->count + length + 1, 1);
	memcpy(p->items + at, s, length);
	p->items[at + length] = '\0';
	p->count += length + 1;
	return at;
}

/* Returns how much of the scalar now is kept as a name: whole characters. */
static size_t name_length(const struct build *b)
{
	size_t length = b->events.length;

	if (length <= MAX_NAME)
		return length;
	for (length = MAX_NAME; (b->events.value[length] & 0xC0) == 0x80;)
		length--;
	return length;
}

tree_text build_id(struct build *b)
{
	return build_string(b, b->events.value, name_length(b));
}

struct name_at build_name(struct build *b)
{
	uint32_t at = (uint32_t)b->names.length;

	buf_add_bytes(&b->names, b->events.value, name_length(b));
	buf_add_char(&b->names, '\0');
	return (struct name_at){at, b->events.place};
}

static bool is_wanted(const struct id_entry *e, const struct waiting *w)
{
	return !w->kind || w->kind == e->kind;
}

/* Writes what was found where a reference is kept. */
static void write_reference(void *at, const struct id_entry *e, const struct waiting *w)
{
	if (w->space == SPACE_NODE && !w->kind)
		*(struct tree_target *)at = (struct tree_target){e->kind, e->index};
	else
		*(uint32_t *)at = e->index;
}

void build_wait(struct build *b, struct name_at id, struct waiting waiting)
{
	waiting.id = id;
	MEM_APPEND(b->waiting, b->waiting_count, b->waiting_capacity, waiting);
}

void build_refer(struct build *b, void *at, struct waiting waiting)
{
	const struct id_entry *e = ids_find(&b->ids, waiting.space, b->events.value);

	if (e && is_wanted(e, &waiting))
		write_reference(at, e, &waiting);
	else
		build_wait(b, build_name(b), waiting);
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

void build_unknown(struct build *b, enum diag_code code, struct place place,
		   const char *name, const char *nearest)
{
	if (nearest)
		diag_add(b->diags, code, place, _("'%s'; did you mean '%s'?"), name,
			 nearest);
	else
		diag_add(b->diags, code, place, "'%s'", name);
}

static void points_at_nothing(struct build *b, enum id_space space, const char *name,
			      struct place place)
{
	const char *nearest = NULL;

	if (b->looks + b->ids.count <= MAX_LOOKS) {
		b->looks += b->ids.count;
		nearest = ids_nearest(&b->ids, space, name);
	}
	build_unknown(b, E016, place, name, nearest);
}

/* Returns what is said where a reference has to be to another kind. */
static const char *is_not(enum tree_kind wanted)
{
	switch (wanted) {
	case TREE_TO_QUESTION:
		return _("'%s' is not a question");
	case TREE_TO_REMEDY:
	case TREE_TO_PROBLEM:
	case TREE_TO_NOTHING:
		break;
	}
	return _("'%s' is not a remedy");
}

static void resolve_one(struct build *b, const struct waiting *w)
{
	const char *name = b->names.s + w->id.name;
	const struct id_entry *e = ids_find(&b->ids, w->space, name);
	char *at =
		b->part[w->part].items + w->index * tree_record_size[w->part] + w->offset;

	if (!e) {
		points_at_nothing(b, w->space, name, w->id.place);
		return;
	}
	if (is_wanted(e, w))
		write_reference(at, e, w);
	else
		diag_add(b->diags, E017, w->id.place, is_not(w->kind), name);
}

/* Finds an answer, or a problem where the question asks for it. */
static uint32_t find_answer(struct build *b, const struct tree_question *question,
			    const char *name)
{
	const struct tree_answer *answers = (const void *)b->part[TREE_ANSWERS].items;
	struct tree_list list = question->answers;
	const struct id_entry *found;

	for (uint32_t i = 0; i < list.count && i < FEW_SIBLINGS; i++)
		if (!strcmp(b->part[TREE_STRINGS].items + answers[list.first + i].id,
			    name))
			return list.first + i;
	found = ids_find(&b->ids, FIRST_SCOPE + list.first, name);
	if (found)
		return found->index;
	found = question->problems ? ids_find(&b->ids, SPACE_PROBLEM, name) : NULL;
	return found ? TREE_FROM_PROBLEM | found->index : TREE_NONE;
}

/* Comes after the question was resolved; one that is not there was reported then. */
static void resolve_answer(struct build *b, const struct waiting_answer *w)
{
	uint32_t *words = (uint32_t *)(void *)b->part[TREE_CONDITIONS].items;
	const struct tree_question *questions =
		(const void *)b->part[TREE_QUESTIONS].items;
	const char *name = b->names.s + w->id.name;
	uint32_t question = words[w->question_at];

	if (question == TREE_NONE)
		return;
	words[w->at] = find_answer(b, &questions[question], name);
	if (words[w->at] == TREE_NONE)
		diag_add(b->diags, E016, w->id.place, _("'%s' has no answer '%s'"),
			 b->part[TREE_STRINGS].items + questions[question].id, name);
}

/* What an old id stands for now must exist, as a question, remedy or problem. */
static void resolve_alias(struct build *b, uint32_t index)
{
	const struct tree_alias *alias =
		(const struct tree_alias *)(const void *)b->part[TREE_ALIASES].items +
		index;
	const char *now = b->part[TREE_STRINGS].items + alias->now;

	if (!ids_find(&b->ids, SPACE_NODE, now) && !ids_find(&b->ids, SPACE_PROBLEM, now))
		points_at_nothing(b, SPACE_NODE, now, alias->place);
}

void build_resolve(struct build *b)
{
	const struct source *source = b->events.source;

	for (size_t i = 0; i < b->waiting_count && !source_has_enough(source); i++)
		resolve_one(b, &b->waiting[i]);
	for (size_t i = 0; i < b->answer_count && !source_has_enough(source); i++)
		resolve_answer(b, &b->answers[i]);
	for (size_t i = 0; i < b->part[TREE_ALIASES].count && !source_has_enough(source);
	     i++)
		resolve_alias(b, (uint32_t)i);
	if (source_has_enough(source) && !source->gave_up)
		diag_add(b->diags, E025, b->events.place, "%s",
			 _("references after these were not looked up"));
}
