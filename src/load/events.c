/* events.c - a YAML file as a stream of events. */
#include "load/events.h"

#include <string.h>
#include <unistr.h>

#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"

enum { MAX_DEPTH = 64 }; /* the format itself needs about ten levels */

static int feed(void *data, unsigned char *buffer, size_t size, size_t *got)
{
	source_read(data, buffer, size, got);
	return 1;
}

void events_init(struct events *e, struct source *source, struct diags *diags)
{
	*e = (struct events){.source = source, .diags = diags};
	if (!yaml_parser_initialize(&e->parser))
		mem_exhausted();
	yaml_parser_set_encoding(&e->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&e->parser, feed, source);
	events_next(e);
}

void events_release(struct events *e)
{
	if (e->has_raw)
		yaml_event_delete(&e->raw);
	yaml_parser_delete(&e->parser);
}

static struct place place_of(yaml_mark_t mark)
{
	return (struct place){(uint32_t)mark.line + 1, (uint32_t)mark.column + 1};
}

static void syntax_error(struct events *e)
{
	const yaml_parser_t *p = &e->parser;
	struct place place;
	uint32_t c;

	if (p->error == YAML_MEMORY_ERROR)
		mem_exhausted();
	/* A blank that is none keeps a key and its value together. */
	if (!e->source->gave_up &&
	    source_find_invisible(e->source, e->end, place_of(p->problem_mark), &place,
				  &c))
		diag_add(e->diags, E027, place, "U+%04X", c);
	if (!e->source->gave_up)
		diag_add(e->diags, E006, place_of(p->problem_mark), "%s%s%s",
			 p->problem ? p->problem : "", p->context ? ", " : "",
			 p->context ? p->context : "");
	e->broken = true;
	e->now = EVENT_END;
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
		e->broken = true;
		e->now = EVENT_END;
	}
}

/* Nothing may follow the document. By tokens, because the parser would go over all the
 * directives of the next document at once. */
static void expect_no_more(struct events *e)
{
	yaml_token_t token;
	yaml_token_type_t type;

	do {
		if (!yaml_parser_scan(&e->parser, &token)) {
			syntax_error(e);
			return;
		}
		e->place = place_of(token.start_mark);
		type = token.type;
		yaml_token_delete(&token);
	} while (type == YAML_DOCUMENT_END_TOKEN);
	if (type == YAML_STREAM_END_TOKEN || type == YAML_NO_TOKEN)
		return;
	diag_add(e->diags, E008, e->place, "%s", "");
	e->broken = true;
}

static void end(struct events *e)
{
	if (e->raw.type == YAML_DOCUMENT_END_EVENT)
		expect_no_more(e);
	e->broken |= e->source->gave_up;
	e->now = EVENT_END;
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
	case YAML_DOCUMENT_END_EVENT:
	case YAML_STREAM_END_EVENT:
		end(e);
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
		if (e->has_raw)
			yaml_event_delete(&e->raw);
		e->has_raw = yaml_parser_parse(&e->parser, &e->raw);
		if (!e->has_raw) {
			syntax_error(e);
			return;
		}
		e->place = place_of(e->raw.start_mark);
		e->end = place_of(e->raw.end_mark);
	} while (!take(e));
}

/* Returns where character number `n` of the scalar now stands, if it stands there as it is:
 * plain or between quotes, in one line. */
static struct place place_in_scalar(const struct events *e, size_t n)
{
	const yaml_char_t *bytes = e->raw.data.scalar.value;
	size_t length = u8_mbsnlen(bytes, e->raw.data.scalar.length);
	size_t columns = e->end.column - e->place.column;
	struct place place = e->place;

	if (e->end.line == e->place.line && (columns == length || columns == length + 2))
		place.column += (uint32_t)(n + (columns - length) / 2);
	return place;
}

/* Any value but an alias's is the event's own. */
void events_clean(struct events *e)
{
	size_t n = 0, left, taken;
	bool told = false;
	char *from, *to;

	while (n < e->length && (unsigned char)e->value[n] < 0x80)
		n++;
	left = e->length - n;
	if (!left)
		return;
	from = to = (char *)e->raw.data.scalar.value + n;
	for (; left; n++, from += taken, left -= taken) {
		uint32_t c = text_read(from, left, &taken);

		if (!text_is_invisible(c)) {
			memmove(to, from, taken);
			to += taken;
		} else if (!told) {
			diag_add(e->diags, E027, place_in_scalar(e, n), "U+%04X", c);
			told = true;
		}
	}
	if (!told)
		return;
	*to = '\0';
	e->length = strlen(e->value);
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
