/* read.c - fills the parts of a tree from the events of a file, as the schema says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "base/text.h"
#include "base/tr.h"
#include "load/build.h"
#include "load/schema.h"

enum { FORMAT = 1, MAX_ID = 32, MAX_MINUTES = 9999 };

/* The record that is being read, and where it will stand. */
struct record {
	const struct shape *shape;
	char *bytes;
	struct place place;
	uint32_t seen;
};

static void read_value(struct build *b, const struct field *field, struct record *r);
static void read_fields(struct build *b, struct record *r);

/* --- places ------------------------------------------------------------------------- */

/* Appends a name to `where`, unless it is NULL; returns what close_where() takes. */
static size_t open_where(struct build *b, const char *name)
{
	size_t length = b->where.length;

	if (b->listener && name)
		buf_add_format(&b->where, "%s/", name);
	return length;
}

static void close_where(struct build *b, size_t length)
{
	b->where.length = length;
	if (b->where.s)
		b->where.s[length] = '\0';
}

/* --- scalars ------------------------------------------------------------------------ */

static tree_text take_id(struct build *b)
{
	struct events *e = &b->events;
	tree_text id = build_id(b);

	if (*e->value < 'a' || *e->value > 'z' || e->length > MAX_ID ||
	    strspn(e->value, TREE_ID_CHARACTERS) != e->length)
		diag_add(b->diags, E014, e->place,
			 _("'%s': small letters, digits and hyphens, a letter first, at "
			   "most %d"),
			 tree_string(b->tree, id), MAX_ID);
	return id;
}

/* A double-quoted scalar can name characters that the file itself does not hold. */
static void check_characters(struct build *b)
{
	const struct events *e = &b->events;
	size_t taken;

	for (size_t at = 0; at < e->length; at += taken) {
		uint32_t c = text_read(e->value + at, e->length - at, &taken);

		if (c == '\n')
			diag_add(b->diags, E019, e->place, "%s", _("fold it with >-"));
		else if (e->escaped && text_is_control(c))
			diag_add(b->diags, E004, e->place, "U+%04X", c);
		else
			continue;
		return;
	}
}

static tree_text take_literal(struct build *b)
{
	struct events *e = &b->events;

	if (e->length == strspn(e->value, " \n"))
		diag_add(b->diags, E018, e->place, "%s", "");
	if (e->escaped || memchr(e->value, '\n', e->length))
		check_characters(b);
	return build_string(b, e->value, e->length);
}

static tree_text take_text(struct build *b, const struct field *field)
{
	struct events *e = &b->events;
	size_t backticks = 0, length = b->where.length;

	for (const char *s = e->value; (s = strchr(s, '`')); s++)
		backticks++;
	if (backticks % 2)
		diag_add(b->diags, E020, e->place, "%s", "");
	if (b->listener) {
		buf_add(&b->where, field->name);
		b->listener->text(b->listener->self, e->value, e->place,
				  buf_string(&b->where), field->meant);
		close_where(b, length);
	}
	return take_literal(b);
}

static tree_text take_version(struct build *b)
{
	const char *s = b->events.value;
	int end = 0;

	sscanf(s, "%*4[0-9].%*4[0-9].%*4[0-9]%n", &end);
	if (!end || s[end])
		diag_add(b->diags, E017, b->events.place, _("'%s', wanted like 1.0.0"),
			 s);
	return build_string(b, s, b->events.length);
}

/* Takes one of some words; returns its number, 0 where it is none of them. */
static uint32_t take_choice(struct build *b, const char *const *words, const char *wrong)
{
	for (uint32_t i = 0; words[i]; i++)
		if (!strcmp(b->events.value, words[i]))
			return i;
	diag_add(b->diags, E017, b->events.place, wrong, b->events.value);
	return 0;
}

/* Takes a day; returns it as a number, 20261128. */
static uint32_t take_day(struct build *b)
{
	const char *s = b->events.value;
	unsigned year = 0, month = 0, day = 0;
	int end = 0;

	if (sscanf(s, "%4u-%2u-%2u%n", &year, &month, &day, &end) != 3 || s[end] ||
	    end != sizeof "2026-11-28" - 1 || month < 1 || month > 12 || day < 1 ||
	    day > 31)
		diag_add(b->diags, E017, b->events.place,
			 _("'%s', wanted like 2026-11-28"), s);
	return year * 10000 + month * 100 + day;
}

static uint32_t take_number(struct build *b)
{
	const char *s = b->events.value;
	size_t digits = strspn(s, "0123456789");

	if (s[digits] || digits > 2 || !strtoul(s, NULL, 10))
		diag_add(b->diags, E017, b->events.place, _("'%s', wanted 1 to 99"), s);
	return (uint32_t)strtoul(s, NULL, 10);
}

static void take_count(struct build *b, struct tree_wait *wait)
{
	const char *s = b->events.value;
	unsigned count = 0, times = 1;
	int end = 0;

	if (!strcmp(s, "several"))
		return;
	/* sscanf() would pass over blanks and signs. */
	if (s[strspn(s, "0123456789×")] == '\0' &&
	    sscanf(s, "%4u%n×%4u%n", &count, &end, &times, &end) == 2)
		wait->times = times;
	wait->count = count;
	if (s[end] || !count || !times || count * times > MAX_MINUTES)
		diag_add(b->diags, E017, b->events.place,
			 _("'%s', wanted like 3, 1×24 or several"), s);
}

/* Takes the scalar that the event now is. */
static void take_scalar(struct build *b, const struct field *field, struct record *r)
{
	static const char *const bools[] = {"false", "true", NULL};
	static const char *const units[] = {
		[TREE_HOUR] = "hour", [TREE_DAY] = "day", [TREE_WEEK] = "week", NULL};
	uint32_t *into = (void *)(r->bytes + field->offset);

	if (field->type != FIELD_LITERAL && field->type != FIELD_TEXT)
		events_clean(&b->events);
	switch (field->type) {
	case FIELD_FORMAT:
		if (strcmp(b->events.value, "1"))
			diag_add(b->diags, E022, b->events.place,
				 _("%s; this program reads %d"), b->events.value, FORMAT);
		*into = FORMAT;
		break;
	case FIELD_ID:
		*into = take_id(b);
		break;
	case FIELD_VERSION:
		*into = take_version(b);
		break;
	case FIELD_LITERAL:
		*into = take_literal(b);
		break;
	case FIELD_TEXT:
		*into = take_text(b, field);
		break;
	case FIELD_BOOL:
		*into = take_choice(b, bools, _("'%s', wanted true or false"));
		break;
	case FIELD_DAY:
		*into = take_day(b);
		break;
	case FIELD_NUMBER:
		*into = take_number(b);
		break;
	case FIELD_COUNT:
		take_count(b, (struct tree_wait *)into);
		break;
	case FIELD_UNIT:
		*into = take_choice(b, units, _("'%s', wanted hour, day or week"));
		break;
	case FIELD_TARGET:
		((struct tree_target *)into)->index = build_wait(b);
		break;
	default:
		*into = build_refer(b, field->of);
	}
	events_next(&b->events);
}

/* --- lists and maps ----------------------------------------------------------------- */

static void read_word(struct build *b, const struct field *field)
{
	bool is_name = field->type == FIELD_REFERENCES;
	uint32_t word;

	if (!build_expect_scalar(b, N_("a text")))
		return;
	if (is_name)
		events_clean(&b->events);
	word = is_name ? build_refer(b, field->of) : take_literal(b);
	build_append(b, TREE_WORDS, &word);
	events_next(&b->events);
}

static struct tree_list read_words(struct build *b, const struct field *field)
{
	uint32_t first = tree_count(b->tree, TREE_WORDS);
	struct place place = b->events.place;

	if (field->type == FIELD_LITERAL_OR_LIST && b->events.now == EVENT_SCALAR) {
		read_word(b, field);
	} else if (build_enter(b, EVENT_LIST, N_("a list"))) {
		while (build_has_more(b))
			read_word(b, field);
		if (field->required && !b->events.broken &&
		    tree_count(b->tree, TREE_WORDS) == first)
			diag_add(b->diags, E012, place, "%s", field->name);
	}
	return build_list(b, TREE_WORDS, first);
}

/* Sets the members for which "not given" is not zero. */
static void set_absent(const struct shape *shape, char *bytes)
{
	for (size_t i = 0; i < shape->field_count; i++) {
		const struct field *f = &shape->fields[i];
		uint32_t *at = (void *)(bytes + f->offset);

		if (f->type == FIELD_INLINE)
			set_absent(f->shape, bytes);
		else if (f->type == FIELD_REFERENCE || f->type == FIELD_CONDITION ||
			 f->type == FIELD_UNIT)
			*at = TREE_NONE;
	}
}

/* Checks how the fields of a record that was read go together. */
static void finish(struct build *b, const struct record *r)
{
	const char *const *names = r->shape->one_of;

	if (names[0] && !(r->seen & schema_bit(r->shape, names[0])) ==
				!(r->seen & schema_bit(r->shape, names[1])))
		diag_add(b->diags, E021, r->place, _("give exactly one of %s, %s"),
			 names[0], names[1]);
	if (r->shape->finish)
		r->shape->finish(b, r->bytes, r->seen, r->place);
}

/* Reads one record of a list or a map and appends it. `id` is 0 in a list. */
static void read_record(struct build *b, const struct shape *shape, tree_text id,
			struct place place)
{
	_Alignas(max_align_t) char bytes[SCHEMA_MAX_RECORD] = {0};
	struct record r = {shape, bytes, place, 0};

	set_absent(shape, bytes);
	if (shape->place_offset)
		memcpy(bytes + shape->place_offset, &place, sizeof place);
	if (shape->has_id)
		memcpy(bytes, &id, sizeof id);
	if (shape->is_scalar)
		read_value(b, shape->fields, &r);
	else
		read_fields(b, &r);
	if (b->events.now != EVENT_END)
		finish(b, &r);
	build_append(b, shape->part, bytes);
}

static struct tree_list read_list(struct build *b, const struct shape *shape)
{
	uint32_t first = tree_count(b->tree, shape->part);

	if (build_enter(b, EVENT_LIST, N_("a list")))
		while (build_has_more(b))
			read_record(b, shape, 0, b->events.place);
	return build_list(b, shape->part, first);
}

/* Reads where an answer leads: the id of a question or a remedy, or a list of routes. */
static struct tree_list read_go(struct build *b)
{
	uint32_t first = tree_count(b->tree, TREE_ROUTES);
	struct tree_route route = {.when = TREE_NONE};
	struct events *e = &b->events;

	if (e->now == EVENT_SCALAR) {
		events_clean(e);
		route.to.index = build_wait(b);
		build_append(b, TREE_ROUTES, &route);
		events_next(e);
	} else if (build_enter(b, EVENT_LIST, N_("an id or a list of routes"))) {
		if (e->now == EVENT_CLOSE)
			diag_add(b->diags, E012, e->place, "when, to");
		while (build_has_more(b))
			read_record(b, &schema_route, 0, e->place);
	}
	return build_list(b, TREE_ROUTES, first);
}

static struct tree_list read_map(struct build *b, const struct shape *shape)
{
	uint32_t first = tree_count(b->tree, shape->part);
	struct ids *ids = &b->ids[shape->part];
	struct events *e = &b->events;

	if (!build_enter(b, EVENT_MAP, N_("a mapping")))
		return (struct tree_list){0};
	while (build_has_key(b, N_("an id"))) {
		struct place place = e->place;
		tree_text id = take_id(b);
		size_t where = open_where(b, tree_string(b->tree, id));

		events_next(e);
		read_record(b, shape, id ? id : build_string(b, "?", 1), place);
		close_where(b, where);
	}
	ids_sort(ids, b->tree, shape->part, 0, first);
	build_report_repeated(b, ids, E015);
	return build_list(b, shape->part, first);
}

/* --- fields ------------------------------------------------------------------------- */

static void read_value(struct build *b, const struct field *field, struct record *r)
{
	char *into = r->bytes + field->offset;
	struct tree_list list;
	struct record inner;

	switch (field->type) {
	case FIELD_LITERALS:
	case FIELD_LITERAL_OR_LIST:
	case FIELD_REFERENCES:
		list = read_words(b, field);
		break;
	case FIELD_MAP:
		list = read_map(b, field->shape);
		break;
	case FIELD_LIST:
		list = read_list(b, field->shape);
		break;
	case FIELD_GO:
		list = read_go(b);
		break;
	case FIELD_INLINE:
		inner = (struct record){field->shape, r->bytes, b->events.place, 0};
		read_fields(b, &inner);
		return;
	case FIELD_PART:
		read_map(b, field->shape);
		return;
	case FIELD_CONDITION:
		*(uint32_t *)(void *)into = build_read_condition(b);
		return;
	default:
		if (build_expect_scalar(b, N_("a text")))
			take_scalar(b, field, r);
		return;
	}
	memcpy(into, &list, sizeof list);
}

static void unknown_key(struct build *b, const struct shape *shape)
{
	struct nearest n;

	nearest_start(&n, b->events.value, 2);
	for (size_t i = 0; i < shape->field_count; i++)
		nearest_try(&n, shape->fields[i].name);
	build_unknown(b, E010, b->events.place, &n);
}

/* Reads the key that the event now is, and its value. */
static void read_field(struct build *b, struct record *r)
{
	struct events *e = &b->events;
	const struct field *field = schema_field(r->shape, e->value);
	uint32_t bit = field ? 1u << (field - r->shape->fields) : 0;
	size_t where;

	if (!field)
		unknown_key(b, r->shape);
	else if (r->seen & bit)
		diag_add(b->diags, E011, e->place, "%s", field->name);
	events_next(e);
	if (!field || (r->seen & bit)) {
		events_skip(e);
		return;
	}
	r->seen |= bit;
	where = open_where(b, field->shape ? field->name : NULL);
	read_value(b, field, r);
	close_where(b, where);
}

static void read_fields(struct build *b, struct record *r)
{
	struct events *e = &b->events;

	if (!build_enter(b, EVENT_MAP, N_("a mapping")))
		return;
	while (build_has_key(b, N_("a key")))
		read_field(b, r);
	/* Where the file breaks off, what is missing would only hide the reason. */
	if (e->broken)
		return;
	for (size_t i = 0; i < r->shape->field_count; i++)
		if (r->shape->fields[i].required && !(r->seen & 1u << i))
			diag_add(b->diags, E012, r->place, "%s",
				 r->shape->fields[i].name);
}

/* Reports old steps that stand there twice. */
static void check_old_steps(struct build *b)
{
	struct ids steps = {0};

	ids_sort(&steps, b->tree, TREE_OLD_STEPS, offsetof(struct tree_old_step, step),
		 0);
	build_report_repeated(b, &steps, E015);
	free(steps.order);
}

/* Reports codes that several remedies have, and ids that a question has, too. */
static void check_remedies(struct build *b)
{
	struct ids codes = {0};

	ids_sort(&codes, b->tree, TREE_REMEDIES, offsetof(struct tree_remedy, code), 0);
	build_report_repeated(b, &codes, E023);
	free(codes.order);
	for (uint32_t i = 0; i < tree_count(b->tree, TREE_REMEDIES); i++) {
		const struct tree_remedy *remedy = tree_remedy(b->tree, i);
		const char *id = tree_string(b->tree, remedy->id);

		if (ids_find(&b->ids[TREE_QUESTIONS], id, 0) != TREE_NONE)
			diag_add(b->diags, E015, remedy->place, "%s", id);
	}
}

void build_read(struct build *b)
{
	struct record r = {&schema_root, (char *)&b->head, b->events.place, 0};

	if (b->events.now == EVENT_END) {
		if (!diags_count(b->diags, DIAG_ERROR))
			diag_add(b->diags, E012, (struct place){1, 1}, "%s",
				 _("the file is empty"));
		return;
	}
	set_absent(&schema_root, r.bytes);
	b->head.problem_question = b->head.compare_question = TREE_NONE;
	read_fields(b, &r);
	if (b->head.compare_question != TREE_NONE && !b->head.says_same)
		diag_add(b->diags, E012, r.place, "names");
	build_append(b, TREE_HEAD, &b->head);
	check_remedies(b);
	check_old_steps(b);
}
