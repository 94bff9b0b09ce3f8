/* schema.h - the format of a tree as tables: which fields, of which type, where they go.
 * What tuntun-tree(5) says in words stands here in data. Private to load/. */
#ifndef TUNTUN_LOAD_SCHEMA_H
#define TUNTUN_LOAD_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tree/tree.h"

enum field_type {
	FIELD_FORMAT,  /* the number of the format; nothing is kept */
	FIELD_ID,      /* an id as a value */
	FIELD_VERSION, /* N.N.N */
	FIELD_LITERAL, /* a string that is never translated */
	FIELD_TEXT,    /* a string that is */
	FIELD_BOOL,
	FIELD_REFERENCE, /* an id of the part `of` */
	FIELD_TARGET,	 /* of a question or a remedy: a struct tree_target */
	FIELD_LITERALS,	 /* a list of literals */
	FIELD_LITERAL_OR_LIST,
	FIELD_REFERENCES, /* a list of ids of the part `of` */
	FIELD_PART,	  /* id: record of `shape`; all that there are of its part */
	FIELD_MAP,	  /* the same, and a list of them is kept */
	FIELD_LIST,	  /* a list of records of `shape` */
	FIELD_INLINE,	  /* a mapping whose fields belong to this very record */
	FIELD_CONDITION,
	FIELD_GO,     /* a target, or a list of routes */
	FIELD_DAY,    /* 2026-11-28 */
	FIELD_NUMBER, /* from 1 to 99 */
	FIELD_COUNT,  /* N, N×M, or `several` */
	FIELD_UNIT    /* hour, day, week */
};

/* Of a shape: a bit of `seen` for each field. Of a record that is read field by field: in
 * bytes. A shape beyond them does not compile. */
enum { SCHEMA_MAX_FIELDS = 32, SCHEMA_MAX_RECORD = 256 };

struct shape;

struct field {
	const char *name;
	enum field_type type;
	bool required;
	size_t offset;	   /* in the record */
	const char *meant; /* of a text: said to the translator */
	enum tree_part of;
	const struct shape *shape;
};

struct build;

struct shape {
	enum tree_part part;
	bool has_id;	     /* its first member; the records are in a map */
	bool is_scalar;	     /* the value of its only field stands for all of it */
	size_t place_offset; /* 0: none */
	const struct field *fields;
	size_t field_count;
	const char *one_of[2]; /* fields of which exactly one must be given */
	/* Checks how the fields go together and fills in what follows from them; `seen`
	 * has bit i set where fields[i] was given. May be NULL. */
	void (*finish)(struct build *b, void *record, uint32_t seen, struct place place);
};

/* The mapping at the root of a file; one of the routes of an answer. */
extern const struct shape schema_root, schema_route;

/* Returns the field of a name; NULL where there is none. */
const struct field *schema_field(const struct shape *shape, const char *name);

/* Returns the bit of the field of this name in `seen` of shape.finish(); 0 for no field. */
uint32_t schema_bit(const struct shape *shape, const char *name);

/* Is shown a member of a record that belongs to a field; returns whether it wants to see more.
 * The id of a record in a map has a field of its own, without a name. */
typedef bool schema_look(void *self, const struct field *field, void *member);

/* Shows all members of all records of a tree, in its order. Returns false where `look` did. */
bool schema_each(const struct tree *t, schema_look *look, void *self);

#endif
