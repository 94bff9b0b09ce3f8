/* routes.c - reads conditions, and where answers lead. */
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "load/build.h"

static uint32_t emit(struct build *b, uint32_t word)
{
	return build_append(b, TREE_CONDITIONS, &word);
}

static uint32_t *condition_at(struct build *b, uint32_t at)
{
	return (uint32_t *)(void *)b->part[TREE_CONDITIONS].items + at;
}

/* A comparison while its mapping is read: its keys come in any order. */
struct draft {
	bool has_question, has_answers;
	uint32_t question, first, count;
};

static void draft_answer(struct build *b, struct draft *d)
{
	b->answers = mem_grow(b->answers, &b->answer_capacity, b->answer_count + 1,
			      sizeof *b->answers);
	b->answers[b->answer_count++] = (struct name_at){
		build_name(b, b->events.value, b->events.length), b->events.place};
	d->count++;
	events_next(&b->events);
}

static void draft_answers(struct build *b, struct draft *d, bool one)
{
	struct events *e = &b->events;

	d->has_answers = true;
	d->first = (uint32_t)b->answer_count;
	if (one) {
		if (build_expect_scalar(b, N_("an answer's id")))
			draft_answer(b, d);
		return;
	}
	if (e->now != EVENT_LIST) {
		build_wrong_type(b, N_("a list"));
		return;
	}
	for (events_next(e); e->now != EVENT_CLOSE && e->now != EVENT_END;)
		if (build_expect_scalar(b, N_("an answer's id")))
			draft_answer(b, d);
	events_next(e);
}

/* Emits `IS question count answers...` with room for what is resolved later. */
static void emit_comparison(struct build *b, const struct draft *d, struct place place)
{
	uint32_t at = emit(b, TREE_IS);

	emit(b, TREE_NONE);
	emit(b, d->count);
	for (uint32_t i = 0; i < d->count; i++)
		emit(b, TREE_NONE);
	b->comparisons = mem_grow(b->comparisons, &b->comparison_capacity,
				  b->comparison_count + 1, sizeof *b->comparisons);
	b->comparisons[b->comparison_count++] =
		(struct comparison){at, d->first, d->count, d->question, place};
}

static void read_many(struct build *b, enum tree_operator operator)
{
	struct events *e = &b->events;
	uint32_t at = emit(b, operator), count = 0;

	emit(b, 0);
	if (e->now != EVENT_LIST) {
		build_wrong_type(b, N_("a list"));
		return;
	}
	for (events_next(e); e->now != EVENT_CLOSE && e->now != EVENT_END; count++)
		read_condition(b);
	events_next(e);
	*condition_at(b, at + 1) = count;
}

/* Reads the value of one key of a condition; returns false for an unknown key. */
static bool read_condition_key(struct build *b, const char *key, struct draft *d)
{
	if (!strcmp(key, "all") || !strcmp(key, "any")) {
		read_many(b, key[1] == 'l' ? TREE_ALL : TREE_ANY);
	} else if (!strcmp(key, "not")) {
		emit(b, TREE_NOT);
		read_condition(b);
	} else if (!strcmp(key, "question")) {
		if (build_expect_scalar(b, N_("a question's id"))) {
			d->has_question = true;
			d->question = build_name(b, b->events.value, b->events.length);
			events_next(&b->events);
		}
	} else if (!strcmp(key, "equals") || !strcmp(key, "in")) {
		draft_answers(b, d, *key == 'e');
	} else {
		return false;
	}
	return true;
}

enum { LONGEST_KEY = 16 };

uint32_t read_condition(struct build *b)
{
	struct events *e = &b->events;
	uint32_t start = (uint32_t)b->part[TREE_CONDITIONS].count;
	struct place place = e->place;
	struct draft d = {0};
	unsigned keys = 0;

	if (e->now != EVENT_MAP) {
		build_wrong_type(b, N_("a condition"));
		emit(b, TREE_ALL);
		emit(b, 0);
		return start;
	}
	for (events_next(e); e->now != EVENT_CLOSE && e->now != EVENT_END; keys++) {
		char key[LONGEST_KEY];
		struct place at = e->place;

		snprintf(key, sizeof key, "%s", e->now == EVENT_SCALAR ? e->value : "");
		if (e->now == EVENT_SCALAR)
			events_next(e);
		else
			events_skip(e);
		if (!read_condition_key(b, key, &d)) {
			diag_add(b->diags, E010, at, "'%s'", key);
			events_skip(e);
		}
	}
	events_next(e);
	if (keys != (d.has_question || d.has_answers ? 2u : 1u) ||
	    d.has_question != d.has_answers)
		diag_add(b->diags, E021, place, "%s",
			 _("give all, any, not, or a question with equals or in"));
	if (d.has_question && d.has_answers)
		emit_comparison(b, &d, place);
	return start;
}

static void wait_for_target(struct build *b)
{
	struct tree_route route = {.when = TREE_NONE};
	uint32_t index = build_append(b, TREE_ROUTES, &route);

	build_wait(b, (struct waiting){.part = TREE_ROUTES,
				       .index = index,
				       .offset = offsetof(struct tree_route, to),
				       .space = SPACE_NODE});
}

/* Reads `{when: CONDITION, to: id}`. */
static void read_route(struct build *b)
{
	struct events *e = &b->events;
	struct place place = e->place;
	uint32_t when = TREE_NONE, index = (uint32_t)b->part[TREE_ROUTES].count;

	if (e->now != EVENT_MAP) {
		build_wrong_type(b, N_("a mapping of when and to"));
		return;
	}
	for (events_next(e); e->now != EVENT_CLOSE && e->now != EVENT_END;) {
		struct place at = e->place;
		bool is_when = e->now == EVENT_SCALAR && !strcmp(e->value, "when");
		bool is_to = e->now == EVENT_SCALAR && !strcmp(e->value, "to");

		if (!is_when && !is_to)
			diag_add(b->diags, E010, e->place, "%s", _("wanted when, to"));
		if (e->now == EVENT_SCALAR)
			events_next(e);
		else
			events_skip(e);
		if ((is_when && when != TREE_NONE) ||
		    (is_to && index != b->part[TREE_ROUTES].count))
			diag_add(b->diags, E011, at, "%s", is_when ? "when" : "to");
		if (is_when && when == TREE_NONE) {
			when = read_condition(b);
		} else if (is_to && index == b->part[TREE_ROUTES].count) {
			if (build_expect_scalar(b, N_("an id"))) {
				wait_for_target(b);
				events_next(e);
			}
		} else {
			events_skip(e);
		}
	}
	events_next(e);
	if (when == TREE_NONE || index == b->part[TREE_ROUTES].count)
		diag_add(b->diags, E012, place, "when, to");
	else
		((struct tree_route *)(void *)b->part[TREE_ROUTES].items)[index].when =
			when;
}

struct tree_list read_go(struct build *b)
{
	struct tree_list list = {(uint32_t)b->part[TREE_ROUTES].count, 0};
	struct events *e = &b->events;

	if (e->now == EVENT_SCALAR) {
		wait_for_target(b);
		events_next(e);
	} else if (e->now == EVENT_LIST) {
		events_next(e);
		if (e->now == EVENT_CLOSE)
			diag_add(b->diags, E012, e->place, "when, to");
		for (; e->now != EVENT_CLOSE && e->now != EVENT_END;)
			read_route(b);
		events_next(e);
	} else {
		build_wrong_type(b, N_("an id or a list of routes"));
	}
	list.count = (uint32_t)b->part[TREE_ROUTES].count - list.first;
	return list;
}
