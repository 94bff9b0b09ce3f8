/* condition.c - reads conditions. */
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "load/build.h"

static uint32_t emit(struct build *b, uint32_t word)
{
	return build_append(b, TREE_CONDITIONS, &word);
}

/* The keys of a condition. It holds one of the first three, or a question with one of the
 * last two. */
enum key {
	KEY_ALL = 1,
	KEY_ANY = 2,
	KEY_NOT = 4,
	KEY_QUESTION = 8,
	KEY_EQUALS = 16,
	KEY_IN = 32,
	KEYS_OF_ANSWERS = KEY_EQUALS | KEY_IN
};

/* A condition while its mapping is read: its keys come in any order. */
struct draft {
	unsigned keys; /* taken so far */
	bool has_question;
	struct name_at question;
	size_t first; /* of its answers among those of `b`; all from there on are its own */
};

static void draft_answers(struct build *b, bool one)
{
	if (!one && !build_enter(b, EVENT_LIST, N_("a list")))
		return;
	while (one || build_has_more(b)) {
		if (build_expect_name(b, N_("an answer's id"))) {
			MEM_APPEND(b->answers, b->answer_count, b->answer_capacity,
				   (struct waiting_answer){.id = build_name(b)});
			events_next(&b->events);
		}
		if (one)
			return;
	}
}

/* Emits `IS question count answers...`; each operand is written once all ids are known. Of
 * what is not all there, too: so every answer has a place of its own. */
static void emit_predicate(struct build *b, const struct draft *d)
{
	uint32_t question;

	emit(b, TREE_IS);
	question = emit(b, TREE_NONE);
	if (d->has_question)
		build_wait(b, d->question,
			   (struct waiting){.part = TREE_CONDITIONS,
					    .index = question,
					    .space = SPACE_NODE,
					    .kind = TREE_TO_QUESTION});
	emit(b, (uint32_t)(b->answer_count - d->first));
	for (size_t i = d->first; i < b->answer_count; i++) {
		b->answers[i].at = emit(b, TREE_NONE);
		b->answers[i].question_at = question;
	}
}

static void read_many(struct build *b, enum tree_operator op)
{
	uint32_t at = emit(b, op), count = 0;

	emit(b, 0);
	if (!build_enter(b, EVENT_LIST, N_("a list")))
		return;
	for (; build_has_more(b); count++)
		build_read_condition(b);
	((uint32_t *)(void *)b->part[TREE_CONDITIONS].items)[at + 1] = count;
}

static enum key key_named(const char *name)
{
	static const struct {
		const char *name;
		enum key key;
	} keys[] = {{"all", KEY_ALL},		{"any", KEY_ANY},	{"not", KEY_NOT},
		    {"question", KEY_QUESTION}, {"equals", KEY_EQUALS}, {"in", KEY_IN}};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (!strcmp(name, keys[i].name))
			return keys[i].key;
	return 0;
}

/* Does the key go together with those that were taken? A key that does not is passed over,
 * so that what was taken is one condition at any time. */
static bool fits(unsigned taken, enum key key)
{
	if (key == KEY_QUESTION)
		return !(taken & ~(unsigned)KEYS_OF_ANSWERS);
	if (key & KEYS_OF_ANSWERS)
		return !(taken & ~(unsigned)KEY_QUESTION);
	return !taken;
}

/* Reads the value of a key that fits. */
static void read_condition_value(struct build *b, enum key key, struct draft *d)
{
	d->keys |= key;
	switch (key) {
	case KEY_ALL:
	case KEY_ANY:
		read_many(b, key == KEY_ALL ? TREE_ALL : TREE_ANY);
		break;
	case KEY_NOT:
		emit(b, TREE_NOT);
		build_read_condition(b);
		break;
	case KEY_QUESTION:
		d->has_question = build_expect_name(b, N_("a question's id"));
		if (!d->has_question)
			break;
		d->question = build_name(b);
		events_next(&b->events);
		break;
	default:
		draft_answers(b, key == KEY_EQUALS);
	}
}

/* Reads a key of a condition and its value; returns whether it is one and fits. */
static bool read_condition_key(struct build *b, struct draft *d)
{
	struct events *e = &b->events;
	enum key key;
	bool fitting;

	if (e->now != EVENT_SCALAR) {
		events_skip(e);
		events_skip(e);
		return false;
	}
	events_clean(e);
	key = key_named(e->value);
	fitting = key && fits(d->keys, key);
	if (!key)
		diag_add(b->diags, E010, e->place, "'%s'", e->value);
	events_next(e);
	if (fitting)
		read_condition_value(b, key, d);
	else
		events_skip(e);
	return fitting;
}

uint32_t build_read_condition(struct build *b)
{
	uint32_t start = build_count(b, TREE_CONDITIONS);
	struct place place = b->events.place;
	struct draft d = {.first = b->answer_count};
	bool fitting = true;

	if (!build_enter(b, EVENT_MAP, N_("a condition")))
		return start;
	while (build_has_more(b))
		fitting &= read_condition_key(b, &d);
	if (!fitting || !d.keys || d.keys == KEY_QUESTION ||
	    (d.keys & KEYS_OF_ANSWERS && !(d.keys & KEY_QUESTION)))
		diag_add(b->diags, E021, place, "%s",
			 _("give all, any, not, or a question with equals or in"));
	if (d.keys & (KEY_QUESTION | KEYS_OF_ANSWERS))
		emit_predicate(b, &d);
	return start;
}
