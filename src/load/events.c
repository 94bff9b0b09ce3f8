/* events.c - a YAML file as a stream of events. */
#include "load/events.h"

#include <string.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"

enum { MAX_DEPTH = 64 }; /* the format itself needs about ten levels */

void events_init(struct events *e, struct source *source, struct diags *diags)
{
	*e = (struct events){.source = source, .diags = diags};
	if (!yaml_parser_initialize(&e->parser))
		mem_exhausted();
	yaml_parser_set_encoding(&e->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&e->parser, source_read, source);
	events_next(e);
}

void events_release(struct events *e)
{
	yaml_event_delete(&e->raw);
	yaml_parser_delete(&e->parser);
}

static struct place place_of(yaml_mark_t mark)
{
	return (struct place){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

/* The rest of the file cannot be read, or is not worth it. */
static void stop(struct events *e)
{
	e->broken = true;
	e->now = EVENT_END;
}

static void syntax_error(struct events *e)
{
	const yaml_parser_t *p = &e->parser;
	struct place place = place_of(p->problem_mark);
	const struct source_character *invisible;

	if (p->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	stop(e);
	if (e->source->gave_up)
		return;
	/* A blank that is none keeps a key and its value together. */
	invisible = source_find_invisible(e->source, e->end, place);
	if (invisible)
		diag_add(e->diags, E027, invisible->place, "U+%04X", invisible->c);
	diag_add(e->diags, E006, place, "%s%s%s", p->problem ? p->problem : "",
		 p->context ? ", " : "", p->context ? p->context : "");
}

static void forbid(struct events *e, const char *what)
{
	diag_add(e->diags, E007, e->place, "%s", what);
}

static void forbid_marks(struct events *e, const yaml_char_t *anchor,
			 const yaml_char_t *tag)
{
	if (anchor)
		forbid(e, _("an anchor"));
	if (tag)
		forbid(e, _("a tag"));
}

static void take_scalar(struct events *e)
{
	e->value = (const char *)e->raw.data.scalar.value;
	e->length = e->raw.data.scalar.length;
	e->escaped = e->raw.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
	e->now = EVENT_SCALAR;
	if (strlen(e->value) != e->length) {
		diag_add(e->diags, E004, e->place, "U+%04X", 0);
		e->length = strlen(e->value);
	}
	forbid_marks(e, e->raw.data.scalar.anchor, e->raw.data.scalar.tag);
}

static void take_alias(struct events *e)
{
	forbid(e, _("an alias"));
	e->value = "?";
	e->length = 1;
	e->escaped = false;
	e->now = EVENT_SCALAR;
}

static void take_start(struct events *e, enum event kind, const yaml_char_t *anchor,
		       const yaml_char_t *tag)
{
	e->now = kind;
	forbid_marks(e, anchor, tag);
	if (++e->depth > MAX_DEPTH) {
		diag_add(e->diags, E009, e->place, "%s", "");
		stop(e);
	}
}

/* Nothing may follow the first document. */
static bool is_second_document(struct events *e)
{
	if (!e->has_document) {
		e->has_document = true;
		return false;
	}
	diag_add(e->diags, E008, e->place, "%s", "");
	stop(e);
	return true;
}

/* Returns false for an event that nobody needs to see. */
static bool take(struct events *e)
{
	switch (e->raw.type) {
	case YAML_SCALAR_EVENT:
		take_scalar(e);
		return true;
	case YAML_ALIAS_EVENT:
		take_alias(e);
		return true;
	case YAML_MAPPING_START_EVENT:
		take_start(e, EVENT_MAP, e->raw.data.mapping_start.anchor,
			   e->raw.data.mapping_start.tag);
		return true;
	case YAML_SEQUENCE_START_EVENT:
		take_start(e, EVENT_LIST, e->raw.data.sequence_start.anchor,
			   e->raw.data.sequence_start.tag);
		return true;
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		e->depth--;
		e->now = EVENT_CLOSE;
		return true;
	case YAML_DOCUMENT_START_EVENT:
		return is_second_document(e);
	case YAML_STREAM_END_EVENT:
		e->broken |= e->source->gave_up;
		e->now = EVENT_END;
		return true;
	default:
		return false;
	}
}

void events_next(struct events *e)
{
	if (e->now == EVENT_END)
		return;
	do {
		yaml_event_delete(&e->raw);
		if (!yaml_parser_parse(&e->parser, &e->raw)) {
			syntax_error(e);
			return;
		}
		e->place = place_of(e->raw.start_mark);
		e->end = place_of(e->raw.end_mark);
	} while (!take(e));
}

/* Reports an invisible character of the scalar now; one that it names by an escape stands
 * nowhere else. */
static void report_invisible(struct events *e, uint32_t c)
{
	const struct source_character *seen =
		source_find_invisible(e->source, e->place, e->end);

	diag_add(e->diags, E027, seen ? seen->place : e->place, "U+%04X", c);
}

/* Any value but an alias's is the event's own. */
void events_clean(struct events *e)
{
	size_t n = 0, kept, taken;

	while (n < e->length && (unsigned char)e->value[n] < 0x80)
		n++;
	for (kept = n; n < e->length; n += taken) {
		char *value = (char *)e->raw.data.scalar.value;
		uint32_t c = text_read(value + n, e->length - n, &taken);

		if (!text_is_invisible(c)) {
			memmove(value + kept, value + n, taken);
			kept += taken;
		} else if (kept == n) {
			report_invisible(e, c);
		}
	}
	if (kept == n)
		return;
	((char *)e->raw.data.scalar.value)[kept] = '\0';
	e->length = kept;
}

void events_skip(struct events *e)
{
	unsigned depth = 0;

	do {
		if (e->now == EVENT_MAP || e->now == EVENT_LIST)
			depth++;
		else if (e->now == EVENT_CLOSE && depth)
			depth--;
		events_next(e);
	} while (depth && e->now != EVENT_END);
}
