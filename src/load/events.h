/* events.h - a YAML file as a stream of events, with all that the format forbids
 * reported and taken out. The only user of <yaml.h>. Private to load/. */
#ifndef TUNTUN_LOAD_EVENTS_H
#define TUNTUN_LOAD_EVENTS_H

#include <stdbool.h>
#include <yaml.h>

#include "base/diag.h"
#include "load/source.h"

enum event { EVENT_SCALAR, EVENT_MAP, EVENT_LIST, EVENT_CLOSE, EVENT_END };

struct events {
	yaml_parser_t parser;
	yaml_event_t raw;
	struct source *source;
	struct diags *diags;
	unsigned depth;
	bool has_document;
	bool broken; /* the file cannot be read to its end */
	/* the event now */
	enum event now;
	struct place place, end;
	const char *value; /* of a scalar; borrowed until the next event */
	size_t length;
	bool escaped; /* a double-quoted scalar: may hold any character */
};

/* Starts on an open source; the first event is the document's root. */
void events_init(struct events *e, struct source *source, struct diags *diags);
void events_release(struct events *e);

/* Goes on to the next event. After the end, or what makes going on pointless, the event
 * is EVENT_END for ever. */
void events_next(struct events *e);

/* Reports a character in the scalar now that nobody sees, and takes all such out of it. For
 * what is compared with other names: keys, ids, references, words of the format. */
void events_clean(struct events *e);

/* Passes over the value that the event now starts, to the event after it. */
void events_skip(struct events *e);

#endif
