/* build.h - the tree while it is loaded: parts that grow, references that wait. Private to
 * load/. */
#ifndef TUNTUN_LOAD_BUILD_H
#define TUNTUN_LOAD_BUILD_H

#include "base/buf.h"
#include "base/nearest.h"
#include "load/events.h"
#include "load/ids.h"
#include "load/load.h"
#include "tree/tree.h"

/* A reference to what is not read yet waits: it is this bit and where its name stands in
 * `names`. TREE_NONE is none that waits. */
#define BUILD_WAITS 0x80000000u

struct build {
	struct events events;
	struct diags *diags;
	const struct load_listener *listener;
	struct tree *tree;
	size_t capacity[TREE_PARTS]; /* of its parts, in records */
	struct tree_head head;
	struct ids ids[TREE_PARTS]; /* of the parts that were read to their end */
	struct buf names; /* of what waits: its place, the name, and a zero for each */
	struct buf where; /* "remedies/r4b/": of what is read now */
	size_t looks;	  /* at ids, for the one that was meant */
};

/* Appends a record (tree_record_size bytes) to a part; returns its index. */
uint32_t build_append(struct build *b, enum tree_part part, const void *record);

/* Returns the list of all records that were appended to a part since it had `first`. No
 * other range is ever made, so that none can reach beyond its part. */
struct tree_list build_list(const struct build *b, enum tree_part part, uint32_t first);

/* Keeps a string; returns its text, 0 for an empty one. */
tree_text build_string(struct build *b, const char *s, size_t length);

/* Keeps the name that the scalar now is as a string of the tree. Of one that is far too long
 * for an id, the beginning: findings about others may repeat it. */
tree_text build_id(struct build *b);

/* Has the name that the scalar now is wait for build_resolve(); returns the reference. */
uint32_t build_wait(struct build *b);

/* Returns a reference to the record of a part that the scalar now names. If the part stands
 * earlier in the file, as most do, it does not wait. */
uint32_t build_refer(struct build *b, enum tree_part part);

/* Reports the records of which another before them has the text. */
void build_report_repeated(struct build *b, const struct ids *ids, enum diag_code code);

/* Reports a name that is not known, with the nearest one that is, if any is near. */
void build_unknown(struct build *b, enum diag_code code, struct place place,
		   const struct nearest *n);

/* Returns whether the event now is a scalar; else reports a value of the wrong type and
 * passes over it. `wanted` is a msgid, here and below. */
bool build_expect_scalar(struct build *b, const char *wanted);

/* The same for what is compared with other names: characters that nobody sees are reported
 * and taken out. */
bool build_expect_name(struct build *b, const char *wanted);

/* Goes into the list or mapping that the event now starts; else reports it and passes over
 * it. Returns whether it did. */
bool build_enter(struct build *b, enum event kind, const char *wanted);

/* Returns whether more comes of what was gone into; at its end, goes on behind it. */
bool build_has_more(struct build *b);

/* The same for a mapping: passes over keys that are no names, so that one is the event. */
bool build_has_key(struct build *b, const char *wanted);

/* Reads the whole file (read.c). */
void build_read(struct build *b);

/* Reads a condition, from the event now to the one after it (condition.c). */
uint32_t build_read_condition(struct build *b);

/* Writes every reference that waits; what points at nothing is reported. */
void build_resolve(struct build *b);

#endif
