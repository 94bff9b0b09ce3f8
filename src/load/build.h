/* build.h - the tree while it is loaded: parts that grow, ids, references that wait.
 * Private to load/. */
#ifndef TUNTUN_LOAD_BUILD_H
#define TUNTUN_LOAD_BUILD_H

#include "base/buf.h"
#include "load/events.h"
#include "load/ids.h"
#include "load/load.h"
#include "tree/tree.h"

struct shape; /* schema.h */

struct part {
	char *items;
	size_t count, capacity; /* in records */
};

/* A name that the file gives, and where. */
struct name_at {
	uint32_t name; /* in `names` */
	struct place place;
};

/* Where a reference will be written once all ids are known. */
struct waiting {
	enum tree_part part;
	uint32_t index, offset; /* of the record, in the record */
	enum id_space space;
	enum tree_kind kind; /* SPACE_NODE: only this kind will do, and its index is
				 * written; TREE_TO_NOTHING: a struct tree_target is */
	struct name_at id;
};

/* An operand of a predicate in a condition, `IS`: see tree_operator. */
struct waiting_answer {
	uint32_t at, question_at; /* where it and its question stand in the conditions */
	struct name_at id;
};

/* The ids of a map without a space of its own, an answer's, are unique among themselves.
 * Most such maps are small and are looked through: only what comes after the first few
 * stands in the table of ids, in the space FIRST_SCOPE plus the index of the map's first
 * record. */
enum { FEW_SIBLINGS = 64, FIRST_SCOPE = 100 };

struct build {
	struct events events;
	struct diags *diags;
	const struct load_listener *listener;
	struct part part[TREE_PARTS];
	struct ids ids;
	struct buf names; /* of what waits, each ended by a zero */
	struct waiting *waiting;
	size_t waiting_count, waiting_capacity;
	struct waiting_answer *answers;
	size_t answer_count, answer_capacity;
	struct buf where; /* "remedies/r4b/": of what is read now */
	size_t looks;	  /* at ids, for the one that was meant */
	uint32_t problem_question, problem_questions; /* the first; how many */
	uint32_t compare_question, compare_questions; /* that compare names: the same */
};

/* Appends a record (tree_record_size bytes) to a part; returns its index. */
uint32_t build_append(struct build *b, enum tree_part part, const void *record);

/* Returns how many records a part has. */
uint32_t build_count(const struct build *b, enum tree_part part);

/* Returns the list of all records that were appended to a part since it had `first`. No
 * other range is ever made, so that none can reach beyond its part. */
struct tree_list build_list(const struct build *b, enum tree_part part, uint32_t first);

/* Keeps a string; returns its text, 0 for an empty one. */
tree_text build_string(struct build *b, const char *s, size_t length);

/* Keep the name that the scalar now is: as a string of the tree; for later. Of one that is
 * far too long for an id, the beginning: findings about others may repeat it. */
tree_text build_id(struct build *b);
struct name_at build_name(struct build *b);

/* Has a reference written once all ids are known: `waiting` says where and of what kind. */
void build_wait(struct build *b, struct name_at id, struct waiting waiting);

/* Does the same for the record that the scalar now names; if it stands earlier in the file,
 * as most do, the reference is written to `at` at once. */
void build_refer(struct build *b, void *at, struct waiting waiting);

/* Reports a name that is not known, with the nearest one that is; NULL: none is near. */
void build_unknown(struct build *b, enum diag_code code, struct place place,
		   const char *name, const char *nearest);

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

/* Reads the whole file (read.c). */
void build_read(struct build *b);

/* Reads a condition, from the event now to the one after it (condition.c). */
uint32_t build_read_condition(struct build *b);

/* Writes every reference that waited; what points at nothing is reported. */
void build_resolve(struct build *b);

#endif
