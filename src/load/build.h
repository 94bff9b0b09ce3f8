/* build.h - the tree while it is loaded: parts that grow, ids, references that wait.
 * Private to load/. */
#ifndef TUNTUN_LOAD_BUILD_H
#define TUNTUN_LOAD_BUILD_H

#include "base/buf.h"
#include "load/events.h"
#include "load/ids.h"
#include "load/load.h"
#include "tree/tree.h"

struct part {
	char *items;
	size_t count, capacity; /* in records */
};

/* Where a reference will be written once all ids are known. */
struct waiting {
	enum tree_part part;
	uint32_t index, offset; /* of the record, in the record */
	enum id_space space;
	enum tree_kind kind; /* SPACE_NODE: only this kind will do, and its index is
				 * written; TREE_TO_NOTHING: a struct tree_target is */
	uint32_t name;	     /* in `names` */
	struct place place;
};

/* A comparison in a condition, `IS`, whose operands wait: see tree_operator. */
struct comparison {
	uint32_t at;	       /* of TREE_IS among the conditions */
	uint32_t first, count; /* the answers' names, in `answers` */
	uint32_t question;     /* its name, in `names` */
	struct place place;
};

struct name_at {
	uint32_t name;
	struct place place;
};

struct build {
	struct events events;
	struct diags *diags;
	const struct load_listener *listener;
	struct part part[TREE_PARTS];
	struct ids ids;
	struct buf names; /* of what waits, each ended by a zero */
	struct waiting *waiting;
	size_t waiting_count, waiting_capacity;
	struct comparison *comparisons;
	size_t comparison_count, comparison_capacity;
	struct name_at *answers;
	size_t answer_count, answer_capacity;
	struct buf where; /* "remedies/r4b/": of what is read now */
	uint32_t misses;  /* references to nothing so far */
	uint32_t problem_question, problem_questions; /* the first; how many */
	uint32_t compare_question, compare_questions; /* that compare names: the same */
	uint32_t scopes; /* of answers: each question's ids are its own */
};

/* Appends a record (tree_record_size bytes) to a part; returns its index. */
uint32_t build_append(struct build *b, enum tree_part part, const void *record);

/* Keeps a string; returns its text, 0 for an empty one. */
tree_text build_string(struct build *b, const char *s, size_t length);

/* Keeps a name that waits; returns where. */
uint32_t build_name(struct build *b, const char *s, size_t length);

/* Finds the record that the scalar now names, if it stands earlier in the file: most do.
 * Returns false where it has to wait. */
bool build_resolve_now(struct build *b, enum id_space space, enum tree_kind kind,
		       uint32_t *index);

/* Has the reference that the event now names written, once all ids are known. `waiting`
 * says where and of what kind; its name and place are filled in. */
void build_wait(struct build *b, struct waiting waiting);

/* Reports a value of the wrong type and passes over it. `wanted` is a msgid, here and
 * below. */
void build_wrong_type(struct build *b, const char *wanted);

/* Returns whether the event now is a scalar; else reports it and passes over it. */
bool build_expect_scalar(struct build *b, const char *wanted);

/* Reads the whole file (read.c). */
void read_tree(struct build *b);

/* Read a condition, or where an answer leads, from the event now to the one after it
 * (routes.c). */
uint32_t read_condition(struct build *b);
struct tree_list read_go(struct build *b);

/* Writes every reference that waited; what points at nothing is reported. */
void resolve(struct build *b);

#endif
