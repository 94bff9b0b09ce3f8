/* condition.c - reads conditions. */
#include <string.h>

#include "base/tr.h"
#include "load/build.h"

static uint32_t emit(struct build *b, uint32_t word)
{
	return build_append(b, TREE_CONDITIONS, &word);
}

/* The keys of a condition, in the order of key_named(). It holds one of the first three, or a
 * question with one of the last two. */
enum key {
	KEY_ALL = 1,
	KEY_ANY = 2,
	KEY_NOT = 4,
	KEY_QUESTION = 8,
	KEY_EQUALS = 16,
	KEY_IN = 32,
	KEYS_OF_ANSWERS = KEY_EQUALS | KEY_IN,
	KEYS_OF_PREDICATE = KEY_QUESTION | KEYS_OF_ANSWERS
};

/* A condition while its mapping is read: its keys come in any order. */
struct draft {
	unsigned keys;	/* taken so far */
	uint32_t start; /* where it stands */
};

static uint32_t *word_at(struct build *b, uint32_t at)
{
	return (uint32_t *)(void *)b->tree->part[TREE_CONDITIONS].items + at;
}

static void read_answer(struct build *b, const struct draft *d)
{
	if (!build_expect_name(b, N_("an answer's id")))
		return;
	emit(b, build_wait(b));
	++*word_at(b, d->start + 2);
	events_next(&b->events);
}

static void read_answers(struct build *b, const struct draft *d)
{
	if (!build_enter(b, EVENT_LIST, N_("a list")))
		return;
	while (build_has_more(b))
		read_answer(b, d);
}

static void read_many(struct build *b, enum tree_operator op)
{
	uint32_t at = emit(b, op), count = 0;

	emit(b, 0);
	if (!build_enter(b, EVENT_LIST, N_("a list")))
		return;
	for (; build_has_more(b); count++)
		build_read_condition(b);
	*word_at(b, at + 1) = count;
}

static enum key key_named(const char *name)
{
	static const char *const names[] = {"all",	"any",	  "not",
					    "question", "equals", "in"};

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return 1u << i;
	return 0;
}

/* Returns whether the key goes together with those that were taken. One that does not is
 * skipped, so that the keys that were taken always make one condition. */
static bool fits(unsigned taken, enum key key)
{
	if (key == KEY_QUESTION)
		return !(taken & ~(unsigned)KEYS_OF_ANSWERS);
	if (key & KEYS_OF_ANSWERS)
		return !(taken & ~(unsigned)KEY_QUESTION);
	return !taken;
}

/* Starts `IS question count answers...`, to which the keys of a predicate add. */
static void emit_predicate(struct build *b)
{
	emit(b, TREE_IS);
	emit(b, TREE_NONE);
	emit(b, 0);
}

/* Reads the value of a key that fits. */
static void read_condition_value(struct build *b, enum key key, struct draft *d)
{
	if (key & KEYS_OF_PREDICATE && !d->keys)
		emit_predicate(b);
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
		if (!build_expect_name(b, N_("a question's id")))
			break;
		*word_at(b, d->start + 1) = build_wait(b);
		events_next(&b->events);
		break;
	case KEY_EQUALS:
		read_answer(b, d);
		break;
	default:
		read_answers(b, d);
	}
}

/* Reads the key that the event now is, and its value; returns whether it is one and fits. */
static bool read_condition_key(struct build *b, struct draft *d)
{
	struct events *e = &b->events;
	enum key key = key_named(e->value);
	bool fitting = key && fits(d->keys, key);

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
	struct draft d = {.start = tree_count(b->tree, TREE_CONDITIONS)};
	struct place place = b->events.place;
	bool fitting = true;

	if (!build_enter(b, EVENT_MAP, N_("a condition")))
		return d.start;
	while (build_has_key(b, N_("a key")))
		fitting &= read_condition_key(b, &d);
	if (!fitting || !d.keys || d.keys == KEY_QUESTION ||
	    (d.keys & KEYS_OF_ANSWERS && !(d.keys & KEY_QUESTION)))
		diag_add(b->diags, E021, place, "%s",
			 _("give all, any, not, or a question with equals or in"));
	return d.start;
}
