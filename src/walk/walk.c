/* walk.c - a walk through a tree. */
#include "walk/walk.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/room.h"

static struct walk_place start_of(const struct tree *t)
{
	return (struct walk_place){WALK_QUESTION, tree_head(t)->start, TREE_NONE};
}

struct tree_target walk_target(struct walk_place place)
{
	switch (place.kind) {
	case WALK_QUESTION:
		return (struct tree_target){TREE_TO_QUESTION, place.index};
	case WALK_REMEDY:
	case WALK_SOLVED:
	case WALK_UNSOLVED:
	case WALK_WAITING:
		break;
	}
	return (struct tree_target){TREE_TO_REMEDY, place.index};
}

void walk_init(struct walk *w, const struct tree *tree)
{
	*w = (struct walk){.tree = tree, .here = start_of(tree)};
}

void walk_release(struct walk *w)
{
	free(w->steps);
	free(w->latest);
	free(w->later);
	*w = (struct walk){0};
}

void walk_restart(struct walk *w)
{
	walk_back_to(w, 0);
	w->here = start_of(w->tree);
}

/* --- what can be answered ------------------------------------------------------------ */

static void offer(struct walk_choices *choices, enum choice_kind kind, uint32_t index)
{
	MEM_APPEND(choices->items, choices->count, choices->capacity,
		   (struct walk_choice){kind, index});
}

/* The problems that the role can see, in the order of their groups. */
static void offer_problems(const struct walk *w, struct walk_choices *choices)
{
	uint32_t *order = tree_problems_by_group(w->tree), role = walk_role(w);

	for (uint32_t i = 0; i < tree_count(w->tree, TREE_PROBLEMS); i++)
		if (tree_role_sees(w->tree, role, order[i]))
			offer(choices, CHOICE_PROBLEM, order[i]);
	free(order);
}

static void offer_answers(const struct walk *w, struct tree_list answers,
			  struct walk_choices *choices)
{
	for (uint32_t i = answers.first; i < answers.first + answers.count; i++)
		if (walk_condition_holds(w, tree_answer(w->tree, i)->when))
			offer(choices, CHOICE_ANSWER, i);
}

/* What every remedy has stands first, always under the same numbers. */
static void offer_ways_on(const struct walk *w, struct walk_choices *choices)
{
	offer(choices, CHOICE_WORKS, 0);
	offer(choices, CHOICE_FAILS, 0);
	if (tree_head(w->tree)->problem_question != TREE_NONE)
		offer(choices, CHOICE_OTHER, 0);
	offer(choices, CHOICE_WAITING, 0);
	offer_answers(w, tree_remedy(w->tree, w->here.index)->then, choices);
}

void walk_choices(const struct walk *w, struct walk_choices *choices)
{
	choices->count = 0;
	switch (w->here.kind) {
	case WALK_QUESTION:
		if (tree_question(w->tree, w->here.index)->problems)
			offer_problems(w, choices);
		offer_answers(w, tree_question(w->tree, w->here.index)->answers, choices);
		break;
	case WALK_REMEDY:
		offer_ways_on(w, choices);
		break;
	case WALK_SOLVED:
	case WALK_UNSOLVED:
	case WALK_WAITING:
		break;
	}
}

void walk_choices_release(struct walk_choices *choices)
{
	free(choices->items);
	*choices = (struct walk_choices){0};
}

struct tree_record walk_record(struct walk_place at, struct walk_choice choice)
{
	switch (choice.kind) {
	case CHOICE_ANSWER:
		return (struct tree_record){TREE_ANSWERS, choice.index};
	case CHOICE_PROBLEM:
		return (struct tree_record){TREE_PROBLEMS, choice.index};
	case CHOICE_WORKS:
	case CHOICE_FAILS:
	case CHOICE_OTHER:
	case CHOICE_WAITING:
		break;
	case CHOICE_REMEDY:
		return (struct tree_record){TREE_REMEDIES, choice.index};
	}
	return tree_record_of(walk_target(at));
}

const char *walk_choice_id(const struct walk *w, struct walk_choice choice)
{
	static const char *const ways_on[] = {[CHOICE_WORKS] = "works",
					      [CHOICE_FAILS] = "fails",
					      [CHOICE_OTHER] = "other",
					      [CHOICE_WAITING] = "waiting"};

	if (choice.kind == CHOICE_REMEDY)
		return tree_string(w->tree, tree_remedy(w->tree, choice.index)->id);
	if (ways_on[choice.kind])
		return ways_on[choice.kind];
	return tree_record_id(w->tree, walk_record(w->here, choice));
}

/* --- conditions ----------------------------------------------------------------------- */

const struct walk_choice *walk_answer_to(const struct walk *w, uint32_t question)
{
	if (!w->latest || !w->latest[question])
		return NULL;
	return &w->steps[w->latest[question] - 1].choice;
}

uint32_t walk_operand(struct walk_choice given)
{
	return given.kind == CHOICE_PROBLEM ? TREE_FROM_PROBLEM | given.index
					    : given.index;
}

/* Was one of the answers given to the question? */
static enum tree_truth was_given(const void *self, const uint32_t *words)
{
	const struct walk_choice *given = walk_answer_to(self, words[0]);

	for (uint32_t i = 0; given && i < words[1]; i++)
		if (words[2 + i] == walk_operand(*given))
			return TREE_YES;
	return TREE_NO;
}

bool walk_condition_holds(const struct walk *w, uint32_t index)
{
	const uint32_t *at;

	if (index == TREE_NONE)
		return true;
	at = tree_condition(w->tree, index);
	return tree_condition_truth(&at, was_given, w) == TREE_YES;
}

/* --- answering ------------------------------------------------------------------------ */

static bool find_choice(const struct walk *w, const char *id, struct walk_choice *found)
{
	struct walk_choices choices = {0};
	bool is_there = false;

	walk_choices(w, &choices);
	for (size_t i = 0; i < choices.count && !is_there; i++)
		if (!strcmp(walk_choice_id(w, choices.items[i]), id)) {
			*found = choices.items[i];
			is_there = true;
		}
	walk_choices_release(&choices);
	return is_there;
}

struct tree_list walk_routes(const struct walk *w, struct walk_place at,
			     struct walk_choice choice)
{
	switch (choice.kind) {
	case CHOICE_ANSWER:
		return tree_answer(w->tree, choice.index)->go;
	case CHOICE_PROBLEM:
		return tree_problem(w->tree, choice.index)->go;
	case CHOICE_FAILS:
		return tree_remedy(w->tree, at.index)->fails;
	case CHOICE_WORKS:
	case CHOICE_OTHER:
	case CHOICE_WAITING:
	case CHOICE_REMEDY:
		break;
	}
	return (struct tree_list){0, 0};
}

/* Moves to the target of the first route that is open, which is a question or a remedy. Returns
 * whether there is one. */
static bool take_route(struct walk *w, struct tree_list routes)
{
	for (uint32_t i = routes.first; i < routes.first + routes.count; i++) {
		const struct tree_route *route = tree_route(w->tree, i);

		if (!walk_condition_holds(w, route->when))
			continue;
		w->here.kind =
			route->to.kind == TREE_TO_QUESTION ? WALK_QUESTION : WALK_REMEDY;
		w->here.index = route->to.index;
		return true;
	}
	return false;
}

/* Moves to where the answer leads from `from`; the answer itself is given already, so that
 * a route may depend on it. Returns false where it leads nowhere: check/ finds such a tree,
 * a user may have it. */
static bool follow(struct walk *w, struct walk_place from, struct walk_choice choice)
{
	struct tree_list routes = walk_routes(w, from, choice);

	w->here = from;
	if (routes.count)
		return take_route(w, routes);
	switch (choice.kind) {
	case CHOICE_ANSWER:
		w->here.how = choice.index;
		return true;
	case CHOICE_WORKS:
		w->here.kind = WALK_SOLVED;
		return true;
	case CHOICE_FAILS:
		w->here.kind = WALK_UNSOLVED;
		return true;
	case CHOICE_WAITING:
		w->here.kind = WALK_WAITING;
		return true;
	case CHOICE_REMEDY:
		w->here = (struct walk_place){WALK_REMEDY, choice.index, TREE_NONE};
		return true;
	case CHOICE_OTHER:
		/* Opened by its code, a remedy has nobody's role before it. */
		w->here = start_of(w->tree);
		if (walk_role(w) != TREE_NONE)
			w->here.index = tree_head(w->tree)->problem_question;
		return true;
	case CHOICE_PROBLEM:
		break;
	}
	return false;
}

/* Appends a step, with what is known from it on. */
static void push_step(struct walk *w, struct walk_place at, struct walk_choice choice)
{
	struct walk_step step = {at,	       choice,	      walk_reader(w),
				 walk_role(w), walk_helps(w), 0};

	if (choice.kind == CHOICE_ANSWER) {
		const struct tree_answer *a = tree_answer(w->tree, choice.index);

		if (a->reader != TREE_NONE) {
			step.reader = a->reader;
			step.helps = a->role == TREE_NONE;
		}
		step.role = a->role != TREE_NONE ? a->role : step.role;
	}
	if (!w->latest)
		w->latest = mem_alloc(tree_count(w->tree, TREE_QUESTIONS) *
				      sizeof *w->latest);
	if (at.kind == WALK_QUESTION) {
		step.before = w->latest[at.index];
		w->latest[at.index] = w->count + 1;
	}
	MEM_APPEND(w->steps, w->count, w->capacity, step);
}

/* Takes the last step off, and returns it. */
static struct walk_step pop_step(struct walk *w)
{
	struct walk_step step = w->steps[--w->count];

	if (step.at.kind == WALK_QUESTION)
		w->latest[step.at.index] = step.before;
	return step;
}

/* "I don't know" gives way to the answer after it. */
bool walk_give(struct walk *w, struct walk_choice choice)
{
	struct walk_place from = w->here;

	if (from.how != TREE_NONE)
		pop_step(w);
	from.how = TREE_NONE;
	push_step(w, from, choice);
	return follow(w, from, choice);
}

/* Makes the last answer as if it had never been given: `here` is where the walk stood.
 * The "I don't know" that gave way to it is back. */
static void undo(struct walk *w, struct walk_place here)
{
	struct walk_place at = {here.kind, here.index, TREE_NONE};

	pop_step(w);
	if (here.how != TREE_NONE)
		push_step(w, at, (struct walk_choice){CHOICE_ANSWER, here.how});
	w->here = here;
}

static bool is_same(struct walk_place a, struct walk_place b)
{
	return a.kind == b.kind && a.index == b.index;
}

bool walk_answer(struct walk *w, const char *id)
{
	struct walk_place before = w->here;
	struct walk_choice choice;

	if (!find_choice(w, id, &choice))
		return false;
	if (!walk_give(w, choice)) {
		undo(w, before);
		return false;
	}
	/* What is remembered for this place was given now, or another answer was. */
	if (w->here.how == TREE_NONE && w->later_count &&
	    is_same(w->later[w->later_count - 1].at, before))
		w->later_count--;
	return true;
}

bool walk_jump(struct walk *w, uint32_t remedy)
{
	if (w->here.kind != WALK_QUESTION && w->here.kind != WALK_REMEDY)
		return false;
	return walk_give(w, (struct walk_choice){CHOICE_REMEDY, remedy});
}

bool walk_back(struct walk *w)
{
	if (!w->count)
		return false;
	MEM_APPEND(w->later, w->later_count, w->later_capacity, pop_step(w));
	w->here = w->later[w->later_count - 1].at;
	return true;
}

void walk_take_back(struct walk *w)
{
	walk_back(w);
	walk_forget(w);
}

bool walk_is_dangerous(const struct walk *w, struct walk_choice choice)
{
	return choice.kind == CHOICE_ANSWER && tree_answer(w->tree, choice.index)->danger;
}

/* Can an earlier step be given again where the walk stands? */
static bool fits_here(const struct walk *w, const struct walk_step *step)
{
	struct walk_choice found;

	return is_same(w->here, step->at) &&
	       (step->choice.kind == CHOICE_REMEDY ||
		find_choice(w, walk_choice_id(w, step->choice), &found));
}

/* Returns the earliest of the answers gone back over that was given here, unless it has to be
 * given anew because it is dangerous; NULL where there is none. */
static struct walk_step *find_later(const struct walk *w)
{
	for (size_t i = w->later_count; i-- > 0;)
		if (!walk_is_dangerous(w, w->later[i].choice) &&
		    fits_here(w, &w->later[i]))
			return &w->later[i];
	return NULL;
}

const char *walk_remembered(const struct walk *w)
{
	const struct walk_step *step = find_later(w);

	return step ? walk_choice_id(w, step->choice) : NULL;
}

void walk_forget(struct walk *w)
{
	w->later_count = 0;
}

void walk_open_remedy(struct walk *w, uint32_t remedy)
{
	walk_back_to(w, 0);
	walk_forget(w);
	w->here = (struct walk_place){WALK_REMEDY, remedy, TREE_NONE};
}

void walk_back_to(struct walk *w, size_t step)
{
	walk_forget(w);
	while (w->count > step && walk_back(w))
		;
}

void walk_forward(struct walk *w)
{
	while (w->later_count && fits_here(w, &w->later[w->later_count - 1]))
		walk_give(w, w->later[--w->later_count].choice);
}

void walk_resume(struct walk *w)
{
	for (struct walk_step *step; (step = find_later(w));) {
		walk_give(w, step->choice);
		memmove(step, step + 1,
			(size_t)(w->later + --w->later_count - step) * sizeof *step);
	}
}

/* --- what lies behind each answer ------------------------------------------------------ */

bool walk_each(struct walk *w, bool (*visit)(void *self, struct walk_choice choice),
	       void *self)
{
	struct walk_choices choices = {0};
	bool goes_on = true;

	walk_choices(w, &choices);
	for (size_t i = 0; i < choices.count && goes_on; i++) {
		struct walk_place before = w->here;

		if (walk_give(w, choices.items[i]) && w->here.how == TREE_NONE)
			goes_on = visit(self, choices.items[i]);
		undo(w, before);
	}
	walk_choices_release(&choices);
	return goes_on;
}

/* --- towards a problem ---------------------------------------------------------------- */

bool walk_is_before_problem(const struct walk *w)
{
	uint32_t asks = tree_head(w->tree)->problem_question;

	return asks != TREE_NONE && w->here.kind == WALK_QUESTION &&
	       (w->here.index == asks || !walk_answer_to(w, asks));
}

enum {
	FARTHEST = 4, /* questions before the one that offers the problem */
	MOST_LOOKED_AT = 100 * 1000
};

/* The ways to a problem are looked for by walking them; how many choices may still be
 * looked at bounds what that costs in a tree of many. */
struct errand {
	struct walk *walk;
	uint32_t problem;
	size_t left;
	uint32_t question;	    /* that is answered */
	int questions;		    /* that may still be answered on the way */
	bool found;		    /* behind the answer that is tried */
	struct walk_choice only;    /* the last answer behind which it was found, ... */
	struct walk_choice assumed; /* ... and that one of them which is assumed */
	size_t count;		    /* of those */
	bool has_assumed;
};

/* Looks for the problem behind an answer; returns whether to look on. */
static bool look_behind(void *self, struct walk_choice choice)
{
	struct errand *e = self;

	room_use(&e->left, 1);
	e->found = choice.kind == CHOICE_PROBLEM && choice.index == e->problem;
	if (!e->found && e->questions > 0 && e->walk->here.kind == WALK_QUESTION) {
		e->questions--;
		walk_each(e->walk, look_behind, e);
		e->questions++;
	}
	return !e->found && e->left;
}

/* Is this the answer that is taken to have been given where nobody was asked? */
static bool is_assumed(const struct tree *t, uint32_t question, uint32_t answer)
{
	tree_text assumed = tree_question(t, question)->assumed;

	return assumed && !strcmp(tree_string(t, assumed),
				  tree_string(t, tree_answer(t, answer)->id));
}

/* Counts the answers that lead to the problem. */
static bool try_answer(void *self, struct walk_choice choice)
{
	struct errand *e = self;

	look_behind(e, choice);
	if (e->found)
		e->only = choice;
	if (e->found && choice.kind == CHOICE_ANSWER &&
	    is_assumed(e->walk->tree, e->question, choice.index)) {
		e->assumed = choice;
		e->has_assumed = true;
	}
	e->count += e->found;
	return true;
}

static bool is_offered(const struct walk *w, uint32_t problem)
{
	return w->here.kind == WALK_QUESTION &&
	       tree_question(w->tree, w->here.index)->problems &&
	       tree_role_sees(w->tree, walk_role(w), problem);
}

enum walk_way walk_towards(struct walk *w, uint32_t problem)
{
	for (int i = 0; i <= FARTHEST && !is_offered(w, problem); i++) {
		struct errand e = {.walk = w,
				   .problem = problem,
				   .left = MOST_LOOKED_AT,
				   .question = w->here.index,
				   .questions = FARTHEST + 1};

		if (w->here.kind != WALK_QUESTION)
			break;
		walk_each(w, try_answer, &e);
		if (!e.left || (e.count > 1 && !e.has_assumed))
			return WALK_ASKS;
		if (!e.count)
			break;
		walk_give(w, e.count > 1 ? e.assumed : e.only);
	}
	return is_offered(w, problem) ? WALK_THERE : WALK_CANNOT;
}

static bool draws_from_problems(const struct walk *w)
{
	return w->here.kind == WALK_QUESTION &&
	       tree_question(w->tree, w->here.index)->problems;
}

enum walk_way walk_seek(struct walk *w)
{
	struct tree_target sought = w->sought;
	enum walk_way way = WALK_CANNOT;

	if (sought.kind == TREE_TO_PROBLEM)
		way = walk_towards(w, sought.index);
	else if (w->here.kind == WALK_QUESTION)
		way = draws_from_problems(w) ? WALK_THERE : WALK_ASKS;
	if (way == WALK_ASKS)
		return way;
	w->sought = (struct tree_target){TREE_TO_NOTHING, 0};
	if (way == WALK_THERE && sought.kind == TREE_TO_PROBLEM)
		walk_give(w, (struct walk_choice){CHOICE_PROBLEM, sought.index});
	else if (way == WALK_THERE)
		walk_jump(w, sought.index);
	return way;
}

/* --- who ------------------------------------------------------------------------------ */

uint32_t walk_reader(const struct walk *w)
{
	return w->count ? w->steps[w->count - 1].reader : TREE_NONE;
}

bool walk_helps(const struct walk *w)
{
	return w->count && w->steps[w->count - 1].helps;
}

size_t walk_next_person(const struct walk *w)
{
	size_t i = 0;

	while (i < w->count && !w->steps[i].helps)
		i++;
	return walk_helps(w) ? i + 1 : w->count;
}

uint32_t walk_role(const struct walk *w)
{
	return w->count ? w->steps[w->count - 1].role : TREE_NONE;
}
