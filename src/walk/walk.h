/* walk.h - a walk through a tree: the answers given, and where they lead.
 *
 * A walk is a pure state machine: it reads no input, writes no output, looks at no clock,
 * and keeps nothing outside of struct walk. So the same answers lead to the same remedy in
 * every front-end, and a test, `tuntun check` and the handbook can walk as people do.
 *
 * Invariants:
 *
 *  - A walk borrows its tree, which outlives it, and owns only its answers.
 *  - `steps[0..count)` are the answers given, in order. Each was on offer when it was given,
 *    so `here` follows from the tree and the steps alone.
 *  - `later[0..later_count)` are the answers gone back over, the next one last. They are
 *    only remembered: `here` and conditions do not depend on them.
 *  - A function that takes a place or a choice takes one that this walk has returned.
 *  - An unsound tree can leave an answer without a way on. Functions say so by returning
 *    false; nothing else can go wrong.
 *
 * Answering questions up to the first remedy:
 *
 *	struct walk w;
 *	struct walk_choices choices = {0};
 *
 *	walk_init(&w, tree);
 *	while (w.here.kind == WALK_QUESTION) {
 *		walk_choices(&w, &choices);
 *		if (!walk_answer(&w, ask_reader(&w, &choices)))
 *			complain();
 *	}
 *	walk_choices_release(&choices);
 *	walk_release(&w);
 *
 * May be included by everyone. */
#ifndef TUNTUN_WALK_WALK_H
#define TUNTUN_WALK_WALK_H

#include <stdbool.h>
#include <stddef.h>

#include "tree/tree.h"

/* --- what a walk is ------------------------------------------------------------------------ */

/* Where a walk can stand. */
enum walk_kind {
	WALK_QUESTION,
	WALK_REMEDY,
	WALK_SOLVED,   /* a remedy helped: the end */
	WALK_UNSOLVED, /* the last resort did not help: the end */
	WALK_WAITING   /* a remedy takes its time: the end for today */
};

struct walk_place {
	enum walk_kind kind;
	uint32_t index; /* the question or remedy; at the end, the last remedy */
	uint32_t how;	/* the "I don't know" just given here, whose `how` is due;
				 * TREE_NONE: none */
};

/* What can be answered. Every remedy offers what comes of it, from WORKS on, by itself. */
enum choice_kind {
	CHOICE_ANSWER,
	CHOICE_PROBLEM,
	CHOICE_WORKS,
	CHOICE_FAILS,
	CHOICE_OTHER, /* another message shows now */
	CHOICE_WAITING,
	CHOICE_REMEDY /* named by its code: never on offer, see walk_jump() */
};

struct walk_choice {
	enum choice_kind kind;
	uint32_t index; /* the answer, the problem or the remedy */
};

/* All zeroes is an empty one. */
struct walk_choices {
	struct walk_choice *items;
	size_t count, capacity;
};

struct walk_step {
	struct walk_place at;
	struct walk_choice choice;
	uint32_t reader, role; /* by this answer and those before it; or TREE_NONE */
	bool helps;	       /* the reader helps somebody else */
	size_t before;	       /* the step of the same question before this, plus one */
};

struct walk {
	const struct tree *tree;
	struct walk_step *steps;
	size_t count, capacity;
	size_t *latest; /* for each question, its latest step plus one; or NULL */
	struct walk_step *later;
	size_t later_count, later_capacity;
	struct walk_place here;
	/* What was named before the questions that lead to it were answered, a problem or a
	 * remedy: where they have been, the walk goes there. TREE_TO_NOTHING: nothing. */
	struct tree_target sought;
};

/* --- beginning and end ----------------------------------------------------------------------- */

/* Starts a walk at the tree's first question. End it with walk_release(). */
void walk_init(struct walk *w, const struct tree *tree);
void walk_release(struct walk *w);

/* Opens a remedy at once, with no answers before it, and forgets all others. */
void walk_open_remedy(struct walk *w, uint32_t remedy);

/* --- answering ------------------------------------------------------------------------------- */

/* Stores what can be answered here, in the order in which it is shown; what `choices` had
 * before is gone. */
void walk_choices(const struct walk *w, struct walk_choices *choices);
void walk_choices_release(struct walk_choices *choices);

/* Returns the id by which a choice is answered: "b", "e04", "works". Borrowed from the tree,
 * or constant. */
const char *walk_choice_id(const struct walk *w, struct walk_choice choice);

/* Gives the answer with this id. Returns false, with nothing changed, where it is not
 * on offer, or leads nowhere in an unsound tree. */
bool walk_answer(struct walk *w, const char *id);

/* Gives an answer that walk_choices() has just offered, without looking it up again. Returns
 * false where it leads nowhere: it is given, and the walk stands where it stood. */
bool walk_give(struct walk *w, struct walk_choice choice);

/* Goes to a remedy that was named instead of answering: from a question or a remedy, by a step
 * that can be taken back. Returns false at an end. */
bool walk_jump(struct walk *w, uint32_t remedy);

/* --- going back, and on again ----------------------------------------------------------------- */

/* Takes the last answer back and remembers it. Returns false at the first question. */
bool walk_back(struct walk *w);

/* Goes back to where answer number `step` (from 0) was given, or to the first question; just
 * the answers gone back over by this are remembered. */
void walk_back_to(struct walk *w, size_t step);
void walk_restart(struct walk *w);

/* Takes the last answer back, and forgets the answers gone back over. */
void walk_take_back(struct walk *w);
void walk_forget(struct walk *w);

/* Gives all answers gone back over again, as they were: nothing was changed. */
void walk_forward(struct walk *w);

/* After an answer was changed, gives those gone back over again wherever the walk comes
 * to their question, as long as they are still on offer and do not lead towards losing
 * data. Those that it did not come to, or that no longer hold, stay in `later`. */
void walk_resume(struct walk *w);

/* Returns the id that was given here before going back; NULL where there is none, or
 * where it leads towards losing data. Borrowed from the tree. */
const char *walk_remembered(const struct walk *w);

/* --- what is known by the answers --------------------------------------------------------------- */

/* Who the reader is, and whose problems are looked at: an actor and a role, or TREE_NONE. */
uint32_t walk_reader(const struct walk *w);
uint32_t walk_role(const struct walk *w);

/* Does the reader help somebody else? Then the answer that said who they are did not say
 * whose problem it is. */
bool walk_helps(const struct walk *w);

/* Returns how many of the answers say only who the reader is, who helps: all up to the one by
 * which that is known. The count where the reader does not help. */
size_t walk_next_person(const struct walk *w);

/* Returns the answer given to a question, the latest where it was asked twice; NULL where it was
 * not asked. Borrowed until the walk changes. */
const struct walk_choice *walk_answer_to(const struct walk *w, uint32_t question);

/* Returns an answer to a question as the operand of a comparison (enum tree_operator). */
uint32_t walk_operand(struct walk_choice given);

/* Does the condition at `index` (TREE_NONE: always) hold for the answers so far? */
bool walk_condition_holds(const struct walk *w, uint32_t index);

/* --- places and choices of the tree --------------------------------------------------------------- */

/* Returns what of the tree a place is: at the end, the last remedy. */
struct tree_target walk_target(struct walk_place place);

/* Returns the record that has the ways on of a choice at a place. */
struct tree_record walk_record(struct walk_place at, struct walk_choice choice);

/* Returns the ways on of a choice that is on offer at a place. None: it ends the walk, it
 * stays, or it begins anew. */
struct tree_list walk_routes(const struct walk *w, struct walk_place at,
			     struct walk_choice choice);

/* Does a choice lead towards losing data? */
bool walk_is_dangerous(const struct walk *w, struct walk_choice choice);

/* --- looking ahead ---------------------------------------------------------------------------------- */

/* Looks at what lies behind each answer on offer: gives it, calls `visit`, takes it back, so
 * that the walk is as it was. An answer that leads nowhere, or stays, is left out. `visit`
 * may look on from there, and returns false to end it all; so does this then.
 *
 *	static bool visit(void *self, struct walk_choice choice)
 *	{
 *		return is_enough(self) ? false : walk_each(walk_of(self), visit, self);
 *	}
 */
bool walk_each(struct walk *w, bool (*visit)(void *self, struct walk_choice choice),
	       void *self);

/* Is the walk at a question, and no problem named yet? */
bool walk_is_before_problem(const struct walk *w);

/* Whether the walk has come to a question that offers a problem, or what stands in the way. */
enum walk_way {
	WALK_THERE,
	WALK_ASKS, /* the answer here is the reader's, or there are too many ways to see */
	WALK_CANNOT /* the problem cannot be reached from here */
};

/* On the way to a problem that was named before the questions were answered: gives by
 * itself each answer that alone leads to a question that offers the problem or, of several, the
 * one that is `assumed`: it can be changed. */
enum walk_way walk_towards(struct walk *w, uint32_t problem);

/* The same for `sought`, which is given where the walk has come to it, and is then sought no
 * more; nor where it cannot be reached. A remedy is gone to from the question that draws from
 * the problems, which is as far as its reader is asked for. */
enum walk_way walk_seek(struct walk *w);

#endif
