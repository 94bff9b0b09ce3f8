/* tree.h - the immutable model of a decision tree.
 *
 * A tree is a handful of flat parts: arrays of records, and one block of strings. It
 * holds no pointers: a text is an offset into the strings, a reference is an index into
 * a part, a list is a range of a part. So a tree costs little more than its words, and
 * its parts can be written to a file and mapped back as they are (load/image.h), which
 * costs an eighth of reading YAML.
 *
 * Invariants, which load/ upholds:
 *
 *  - A tree does not change after loading.
 *  - Every offset, index and range is inside its part (image_is_whole()).
 *  - Text 0 is the empty string, and stands for "not given".
 *  - TREE_NONE is a reference to nothing, where a field may have none.
 *  - Every string is valid UTF-8 without control characters, and ends with a zero.
 *  - The records of a part stand in the order of the file.
 *
 * To read the questions of a tree and the ids of their answers:
 *
 *	for (uint32_t i = 0; i < tree_count(t, TREE_QUESTIONS); i++) {
 *		const struct tree_question *q = tree_question(t, i);
 *
 *		puts(tree_string(t, q->ask));
 *		for (uint32_t n = 0; n < q->answers.count; n++)
 *			puts(tree_string(t, tree_answer(t, q->answers.first + n)->id));
 *	}
 *
 * All that is returned is borrowed from the tree, unless it says otherwise. The fields follow
 * tuntun-tree(5), which says what they mean. May be included by everyone. */
#ifndef TUNTUN_TREE_TREE_H
#define TUNTUN_TREE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/diag.h"

/* --- how records refer to each other -------------------------------------------------------- */

typedef uint32_t tree_text;

#define TREE_NONE UINT32_MAX /* a reference to nothing */

/* What an id is made of; a letter comes first. */
#define TREE_ID_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

enum tree_part {
	TREE_HEAD, /* one struct tree_head */
	TREE_ALIASES,
	TREE_OLD_STEPS,
	TREE_ACTORS,
	TREE_SYSTEMS,
	TREE_ROLES,
	TREE_GROUPS,
	TREE_BLANKS,
	TREE_TERMS,
	TREE_PROBLEMS,
	TREE_QUESTIONS,
	TREE_ANSWERS,
	TREE_REMEDIES,
	TREE_ITEMS, /* steps and warnings */
	TREE_OPTIONS,
	TREE_NOTES,
	TREE_LETTERS,
	TREE_ROUTES,
	TREE_CONDITIONS, /* uint32_t: see enum tree_operator */
	TREE_WORDS,	 /* uint32_t: members of lists of texts or of references */
	TREE_STRINGS,	 /* char */
	TREE_PARTS
};

/* A range of another part. */
struct tree_list {
	uint32_t first, count;
};

/* A place of the tree. An answer leads to a question or a remedy. TREE_TO_PROBLEM stays the
 * last of the kinds. */
enum tree_kind { TREE_TO_NOTHING, TREE_TO_QUESTION, TREE_TO_REMEDY, TREE_TO_PROBLEM };
enum { TREE_KINDS = TREE_TO_PROBLEM + 1 };

struct tree_target {
	enum tree_kind kind;
	uint32_t index;
};
_Static_assert(sizeof(enum tree_kind) == sizeof(uint32_t), "images are made of words");

/* One way on; several make a choice by condition (a list of TREE_ROUTES). */
struct tree_route {
	uint32_t when; /* index into TREE_CONDITIONS; TREE_NONE: always */
	struct tree_target to;
};

/* A condition is a run of TREE_CONDITIONS in prefix order: an operator, then what it
 * takes. ALL, ANY: a count and that many conditions. NOT: one condition. IS: a question,
 * a count, and that many answers (indices into TREE_ANSWERS or, for a question that
 * asks for the problem, TREE_FROM_PROBLEM plus an index into TREE_PROBLEMS). */
enum tree_operator { TREE_ALL, TREE_ANY, TREE_NOT, TREE_IS };
enum { TREE_DEEPEST_CONDITION = 64 }; /* operators within each other */
#define TREE_FROM_PROBLEM 0x80000000u

enum tree_unit { TREE_HOUR, TREE_DAY, TREE_WEEK };

/* A waiting time: "3 days" is 3, "1×24 hours" is 1 with times 24, "several days" is
 * count 0. No wait: unit is TREE_NONE. */
struct tree_wait {
	uint32_t count, times, unit;
};

/* --- the records -------------------------------------------------------------------------- */

struct tree_head {
	tree_text id, version, language, title, about, handover, reply;
	tree_text welcome; /* what it is for, on the first page */
	tree_text solved;  /* what is seen where a problem is solved */
	tree_text source;  /* the name of what the remedies were taken from */
	tree_text changed, changed_added; /* what has changed since; on each remedy */
	tree_text addresses; /* words that speak to the person, or as the person */
	struct tree_list old_steps;
	uint32_t format, start, last_resort;
	/* Of letters, which are all in one language; 0 where a tree has none: how one begins
	 * and ends, and how one to the person who has the problem does; the line that names
	 * the remedy's code, and to whom it says something; the blank with the person's name. */
	tree_text letter_language, letter_opens, letter_closes, person_opens,
		person_closes, letter_guide;
	struct tree_list guide_for;
	uint32_t letter_name; /* TREE_NONE: none */
	uint32_t
		problem_question; /* that draws from the problems; TREE_NONE: none does */
	/* For the search: names of one thing, separated by commas; words and runs of words
	 * that say nothing; everyday words, separated by commas, that say little; endings
	 * that make no other word; what people bring that is none of the problems. */
	struct tree_list same, ignore, common, endings, elsewhere;
	uint32_t compare_question; /* that compares two names; TREE_NONE: none does */
	/* For comparing names: names/rules.h says what each means. */
	struct tree_list name_same, name_ignore, name_ahead, name_kinds, name_marks,
		name_places, name_short, name_numerals, name_wider, name_unsaid,
		name_twins;
	/* A code that is one thing's alone: what it is called, and how long it is; 0: there is
	 * none. */
	tree_text name_code;
	uint32_t name_code_length;
	/* What is said of two names; `which`: asked where they are of two things; `near`: to be
	 * compared, too, before they are one; `numbers`: where another number is all that sets
	 * them apart. The last two may be 0. */
	tree_text says_same, says_different, says_unknown, says_which, says_near,
		says_numbers;
};

struct tree_alias {
	tree_text id, now; /* the old id, and the one that holds */
	struct place place;
};

/* A step of path codes that is no more, and those that it has become. */
struct tree_old_step {
	tree_text step, now; /* "viewer=boss", "viewer=clerk,boss=yes" */
	struct place place;
};

struct tree_actor {
	tree_text id, name;
	tree_text brief;     /* the name in one word, for the name of a file */
	tree_text addressed; /* as a letter speaks to them; 0: by their name */
	uint32_t who;	     /* remedy, or TREE_NONE */
	struct place place;
};

struct tree_system {
	tree_text id, name;
	struct place place;
};

struct tree_role {
	tree_text id, name;
	tree_text brief; /* the name where there is little room; 0: as it is */
	struct place place;
};

struct tree_group {
	tree_text id, title;
	struct place place;
};

/* What a letter leaves blank for its sender: "Name". A tree has a few. */
enum { TREE_MOST_BLANKS = 32 };
struct tree_blank {
	tree_text id, label;
	uint32_t digits; /* that are usual: a number like a NIP; 0: no number */
	uint32_t own;	 /* bool: the sender's own, whomever the letter is about */
	struct place place;
};

struct tree_term {
	tree_text id, name, meaning, added;
	struct tree_list also;
	struct place place;
};

struct tree_problem {
	tree_text id, number, shown, meaning, apart;
	tree_text brief;   /* the problem where there is little room; 0: as it is shown */
	uint32_t verified; /* the day, 20261128, when it was last held ... */
	tree_text against; /* ... against this; 0: never */
	uint32_t group;
	struct tree_list also, typed, seen_by, go;
	struct place place;
};

struct tree_question {
	tree_text id, ask, help, warn, added;
	tree_text brief; /* what it asks for, before the answer among those given; 0: the
			  * answer says enough */
	uint32_t problems; /* bool: draws answers from the problems */
	struct tree_list columns, answers;
	/* Where two names are compared, the ids of the answers that are proposed: both
	 * name one thing; the first name is the one that holds; the second. 0: they are
	 * not compared. */
	tree_text same_is, first_is, second_is;
	tree_text equal_is; /* both are the same to the letter; 0: as same_is */
	tree_text assumed;  /* the id of the answer of path codes that pass it over */
	struct place place;
};

struct tree_answer {
	tree_text id, label, text, how;
	tree_text brief; /* the answer where there is little room; 0: its label or text */
	uint32_t reader, role; /* TREE_NONE: as before */
	uint32_t unknown, danger;
	uint32_t when; /* TREE_NONE: always offered */
	struct tree_list example, go;
	struct place place;
};

struct tree_item {
	tree_text id, by_word, text, button, link, tell, attach, added;
	uint32_t is_warning;
	uint32_t by, system; /* by: TREE_NONE in a warning */
	uint32_t asks;	     /* the actor who is asked in this step; TREE_NONE */
	uint32_t in_turn;    /* not before the steps above it, for a helper either */
	tree_text guards;    /* of a warning: the id of the step */
	struct tree_list menu;
	struct tree_wait wait, upto;
	struct place place;
};

struct tree_option {
	tree_text label;
	struct tree_list steps;
	struct place place;
};

struct tree_note {
	tree_text text, added;
	struct place place;
};

/* A letter of a remedy to somebody who acts there. */
struct tree_letter {
	uint32_t to;
	tree_text once; /* when it is to be sent, if not at once */
	tree_text says;
	struct place place;
};

struct tree_remedy {
	tree_text id, code, source, added, title, cause, ends;
	tree_text lines; /* of the source, for whoever keeps the tree */
	tree_text retry_text, retry_added;
	uint32_t problem; /* TREE_NONE: a general one */
	uint32_t danger;
	struct tree_list retry_by;
	struct tree_list steps, options, after, notes, letters;
	struct tree_list then;	/* of TREE_ANSWERS */
	struct tree_list fails; /* of TREE_ROUTES; empty for the last resort */
	struct place place;
};

/* The records, tree_NAME, and the parts that have them; the head is one alone. */
#define TREE_RECORDS(X)                                                                  \
	X(alias, TREE_ALIASES)                                                           \
	X(old_step, TREE_OLD_STEPS)                                                      \
	X(actor, TREE_ACTORS)                                                            \
	X(system, TREE_SYSTEMS)                                                          \
	X(role, TREE_ROLES)                                                              \
	X(group, TREE_GROUPS)                                                            \
	X(blank, TREE_BLANKS)                                                            \
	X(term, TREE_TERMS)                                                              \
	X(problem, TREE_PROBLEMS)                                                        \
	X(question, TREE_QUESTIONS)                                                      \
	X(answer, TREE_ANSWERS)                                                          \
	X(remedy, TREE_REMEDIES)                                                         \
	X(item, TREE_ITEMS)                                                              \
	X(option, TREE_OPTIONS)                                                          \
	X(note, TREE_NOTES)                                                              \
	X(letter, TREE_LETTERS)                                                          \
	X(route, TREE_ROUTES)

/* --- the tree ----------------------------------------------------------------------------- */

struct tree {
	struct {
		const void *items;
		uint32_t count;
	} part[TREE_PARTS];
	void *mapping; /* of an image; NULL where the parts are on the heap */
	size_t mapping_size;
};

/* What stands in braces in a message to hand over, by name: "actor"; the blanks stand beside
 * them, by their ids. The program knows no time: it is a blank, too. */
enum tree_placeholder {
	TREE_FOR_ACTOR,
	TREE_FOR_PROBLEM,
	TREE_FOR_DO,
	TREE_FOR_WHERE,
	TREE_FOR_CODE,
	TREE_FOR_TIME,
	TREE_FOR_READER, /* who helps, and writes the letter */
	TREE_FOR_ROLE,	 /* of the person who has the problem */
	TREE_PLACEHOLDERS
};
extern const char *const tree_placeholders[TREE_PLACEHOLDERS];

/* The size in bytes of a record of each part. */
extern const size_t tree_record_size[TREE_PARTS];

/* Frees a tree that load/ made; NULL is ignored. */
void tree_free(struct tree *t);

/* --- records and texts -------------------------------------------------------------------- */

/* Returns a text; "" for 0. */
static inline const char *tree_string(const struct tree *t, tree_text text)
{
	return (const char *)t->part[TREE_STRINGS].items + text;
}

static inline uint32_t tree_count(const struct tree *t, enum tree_part part)
{
	return t->part[part].count;
}

#define TREE_RECORD(name, PART)                                                          \
	static inline const struct tree_##name *tree_##name(const struct tree *t,        \
							    uint32_t index)              \
	{                                                                                \
		return (const struct tree_##name *)t->part[PART].items + index;          \
	}
TREE_RECORDS(TREE_RECORD)
#undef TREE_RECORD

static inline const struct tree_head *tree_head(const struct tree *t)
{
	return t->part[TREE_HEAD].items;
}

/* Returns member `i` of a list of references or texts. */
static inline uint32_t tree_word(const struct tree *t, struct tree_list list, uint32_t i)
{
	return ((const uint32_t *)t->part[TREE_WORDS].items)[list.first + i];
}

static inline const char *tree_word_string(const struct tree *t, struct tree_list list,
					   uint32_t i)
{
	return tree_string(t, tree_word(t, list, i));
}

/* Is `value` a member of the list of references? */
bool tree_has_word(const struct tree *t, struct tree_list list, uint32_t value);

/* Is a problem one of those that a role (TREE_NONE: nobody's) sees? */
bool tree_role_sees(const struct tree *t, uint32_t role, uint32_t problem);

/* --- conditions --------------------------------------------------------------------------- */

/* Returns the conditions from `index` on. */
static inline const uint32_t *tree_condition(const struct tree *t, uint32_t index)
{
	return (const uint32_t *)t->part[TREE_CONDITIONS].items + index;
}

/* Reads the operator that a condition begins with: moves `*at` behind it and all that is its
 * own. Returns how many conditions it takes, which stand there. To go over a whole one:
 *
 *	for (uint32_t due = 1; due; due--)
 *		due += tree_condition_head(&at);
 */
uint32_t tree_condition_head(const uint32_t **at);

/* Does a condition hold? Where not all is known, perhaps. `judge` says it of an IS, whose
 * question, count and answers are at `words`. `*at` moves behind the condition. */
enum tree_truth { TREE_NO, TREE_PERHAPS, TREE_YES };
enum tree_truth tree_condition_truth(const uint32_t **at,
				     enum tree_truth (*judge)(const void *self,
							      const uint32_t *words),
				     const void *self);

/* Calls `visit` for each way on from a place, in the order of the file: for an answer, with
 * its condition and NULL, and where that returns true, for each of its routes; for the routes
 * of a problem; for those of a remedy that has failed. The problems that a question offers
 * are places of their own. */
typedef bool tree_visit(void *self, uint32_t when, const struct tree_target *to);
void tree_each_way(const struct tree *t, struct tree_target from, tree_visit *visit,
		   void *self);

/* --- the items of a remedy ------------------------------------------------------------------ */

/* An item of a remedy, as tree_items_next() finds them: the steps and warnings of `steps`,
 * of each option, of `after`, in the order in which people read them.
 *
 *	struct tree_items at = {0};
 *
 *	while (tree_items_next(t, remedy, &at))
 *		count += !at.item->is_warning;
 */
struct tree_items {
	const struct tree_item *item;
	uint32_t index;	     /* of the item, in TREE_ITEMS */
	uint32_t list, next; /* how far it is; private */
};

/* Moves on to the next item; all zeroes is before the first. False after the last. */
bool tree_items_next(const struct tree *t, const struct tree_remedy *r,
		     struct tree_items *at);

/* Returns the letter of a remedy to an actor; NULL where there is none. */
const struct tree_letter *tree_letter_to(const struct tree *t,
					 const struct tree_remedy *r, uint32_t actor);

/* --- places, and records that have an id -------------------------------------------------- */

/* Returns where the places of a kind are; an end stands by its remedy. */
enum tree_part tree_part_of(enum tree_kind kind);

/* Returns a number for each place, whatever its kind: questions come first, then remedies,
 * then problems; last comes what is no place. */
uint32_t tree_place_number(const struct tree *t, struct tree_target place);

/* A record of a part that begins with its id, and ends with its place in the file: an alias,
 * actor, system, role, group, blank, term, problem, question, answer, remedy. */
struct tree_record {
	enum tree_part part;
	uint32_t index;
};
const char *tree_record_id(const struct tree *t, struct tree_record r);
struct place tree_record_place(const struct tree *t, struct tree_record r);

/* Returns the record of a place. */
static inline struct tree_record tree_record_of(struct tree_target to)
{
	return (struct tree_record){tree_part_of(to.kind), to.index};
}

/* --- finding by name ------------------------------------------------------------------------ */

/* Finds a question, remedy or problem by its id, or by an old id that `aliases` names.
 * `kind` says which (TREE_TO_PROBLEM etc.). Returns its index, or TREE_NONE. */
uint32_t tree_find(const struct tree *t, enum tree_kind kind, const char *id);

/* Finds a remedy by its code, to the letter or else without regard to case; TREE_NONE
 * where there is none. */
uint32_t tree_find_code(const struct tree *t, const char *code);

/* Finds a blank by its id, which needs no zero at its end; TREE_NONE where there is none. */
uint32_t tree_find_blank(const struct tree *t, const char *id, size_t length);

/* Finds the answer to a question that has this id: returns its index, or TREE_NONE. */
uint32_t tree_find_answer(const struct tree *t, const struct tree_question *q,
			  const char *id);

/* --- the whole ------------------------------------------------------------------------------ */

/* Returns the problems in the order in which they are listed: by their groups. The caller
 * frees them. */
uint32_t *tree_problems_by_group(const struct tree *t);

/* Returns the first number of the tree's version: what a path code depends on. */
unsigned long tree_major(const struct tree *t);

#endif
