/* ids.h - the ids of a tree while it is loaded, and the references that wait for them.
 * Private to load/. */
#ifndef TUNTUN_LOAD_IDS_H
#define TUNTUN_LOAD_IDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tree/tree.h"

/* Ids are unique within a space, which is the part of their records; questions and remedies
 * share one, for both are where an answer can lead. */
enum id_space {
	SPACE_NONE,
	SPACE_ALIAS = TREE_ALIASES, /* old ids */
	SPACE_ACTOR = TREE_ACTORS,
	SPACE_SYSTEM = TREE_SYSTEMS,
	SPACE_ROLE = TREE_ROLES,
	SPACE_GROUP = TREE_GROUPS,
	SPACE_BLANK = TREE_BLANKS,
	SPACE_TERM = TREE_TERMS,
	SPACE_PROBLEM = TREE_PROBLEMS,
	SPACE_NODE = TREE_QUESTIONS,
	SPACE_CODE = TREE_PARTS /* the codes of remedies */
};

struct id_entry {
	uint32_t name; /* where it stands in the strings */
	uint32_t space, kind, index;
};

struct id_fork;

/* A table of names that stand in a block of strings, which may move as it grows. Finding one
 * costs steps by its own length, never by what the others are. */
struct ids {
	const char *const *strings;
	struct id_entry *entries; /* in the order in which they came */
	size_t count, entry_capacity;
	struct id_fork *forks;
	size_t fork_count, fork_capacity;
	uint32_t root;
};

/* Starts an empty table over the strings at `*strings`. */
void ids_init(struct ids *ids, const char *const *strings);
void ids_release(struct ids *ids);

/* Adds the id at offset `name` (not 0) of the strings; returns false where the space
 * has it already. */
bool ids_add(struct ids *ids, uint32_t space, uint32_t name, uint32_t kind,
	     uint32_t index);

/* Returns the entry, borrowed until the next ids_add(); NULL where there is none. */
const struct id_entry *ids_find(const struct ids *ids, uint32_t space, const char *name);

/* Returns the known name of this space nearest to `name`, if it is near enough to be
 * meant (an edit for every three characters); else NULL. */
const char *ids_nearest(const struct ids *ids, enum id_space space, const char *name);

#endif
