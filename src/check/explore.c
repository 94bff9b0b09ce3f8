/* explore.c - takes every branch of a tree.
 *
 * A depth-first search over situations. Two walks are in the same situation when they
 * stand at the same place and everything that can still matter is the same: the role, the
 * answers to the questions that conditions ask about, and the number of dangerous answers
 * (0, 1, more). So a tree without conditions costs one visit a node, however many paths
 * lead there. What is found of a situation is found once; circles are looked for when all
 * ways between situations are known.
 *
 * A tree of conditions can have more situations than there are atoms. So the search counts
 * what it does, in steps and bytes, and stops where that is too much. A step is a word that
 * was looked at: of a condition, of a key, of a list. */
#include "check/explore.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "check/costs.h"
#include "check/matter.h"
#include "check/situations.h"
#include "check/ways.h"
#include "walk/path.h"
#include "walk/walk.h"

enum { MOST_PATH_BYTES = 1024 * 1024, ENOUGH_DANGER = 2 };

/* A situation on the search's path. Its choices are the last ones of the explorer's. */
struct frame {
	size_t situation;
	size_t first, count, next;
};

struct explorer {
	const struct tree *tree;
	struct diags *diags;
	struct walk walk;
	struct matter matter;
	struct situations situations;
	struct frame *path;
	size_t depth, path_capacity;
	struct walk_choice *choices; /* of all situations on the path */
	size_t choice_count, choice_capacity;
	struct walk_choices here; /* those of the latest */
	struct ways ways;
	/* what it has cost so far, and what it costs to look at a place */
	uint64_t steps, bytes;
	bool full; /* it was too much */
	struct costs costs;
	/* what was ever met */
	bool *questions, *remedies, *problems, *answers;
	/* what was reported, so that it is reported once */
	uint64_t *reported_answers, *reported_questions, *reported_remedies,
		*reported_problems; /* a bit a code */
	size_t path_bytes;	    /* of all the paths reported */
};

/* What they cost: the same on every machine, so that all stop at the same place. */
enum { FRAME_BYTES = 96, CHOICE_BYTES = 8 };

_Static_assert(sizeof(struct frame) + sizeof(struct walk_step) <= FRAME_BYTES &&
		       sizeof(struct walk_choice) <= CHOICE_BYTES,
	       "they cost no more than is counted");

/* What stands where in a key; then, for each answer that may matter, its question, and what
 * tells it from others. */
enum { KEY_KIND, KEY_INDEX, KEY_HOW, KEY_ROLE, KEY_DANGER, KEY_ANSWERS };

/* A choice as one number, in a way. */
enum { CHOICE_BITS = 28 };

static uint32_t pack_choice(struct walk_choice c)
{
	return (uint32_t)c.kind << CHOICE_BITS | c.index;
}

static struct walk_choice unpack_choice(uint32_t packed)
{
	return (struct walk_choice){packed >> CHOICE_BITS,
				    packed & ((1u << CHOICE_BITS) - 1)};
}

/* --- what it costs ------------------------------------------------------------------------- */

static uint64_t steps_so_far(const struct explorer *x)
{
	return x->steps + x->situations.probes;
}

static bool is_full(struct explorer *x)
{
	x->full |= steps_so_far(x) > CHECK_MOST_STEPS || x->bytes > CHECK_MOST_BYTES;
	return x->full;
}

/* --- situations ------------------------------------------------------------------------- */

/* The situation that the search stands in: the last one on its path. */
static const uint32_t *key_here(const struct explorer *x)
{
	return situations_key(&x->situations, x->path[x->depth - 1].situation);
}

static uint32_t danger_so_far(const struct explorer *x)
{
	return key_here(x)[KEY_DANGER];
}

static uint32_t danger_now(const struct explorer *x)
{
	uint32_t danger;
	struct walk_choice last;

	if (!x->depth)
		return 0;
	danger = danger_so_far(x);
	last = x->walk.steps[x->walk.count - 1].choice;
	return danger + (danger < ENOUGH_DANGER && last.kind == CHOICE_ANSWER &&
			 tree_answer(x->tree, last.index)->danger);
}

/* Adds the answers that may matter here, as matter.h tells them apart. */
static void add_answers(struct explorer *x)
{
	struct walk_choice given;
	uint32_t question, kind;
	size_t at = 0;

	while ((question = matter_next(&x->matter, x->walk.here, &at, &x->steps)) !=
	       TREE_NONE) {
		if (!walk_answer_to(&x->walk, question, &given) ||
		    !(kind = matter_kind(&x->matter, given)))
			continue;
		situations_add(&x->situations, question);
		situations_add(&x->situations, kind);
		x->steps += 2;
	}
}

/* Returns the situation that the walk is in; *is_new says whether it was met before. */
static size_t situation_now(struct explorer *x, bool *is_new)
{
	uint32_t key[KEY_ANSWERS] = {[KEY_KIND] = x->walk.here.kind,
				     [KEY_INDEX] = x->walk.here.index,
				     [KEY_HOW] = x->walk.here.how,
				     [KEY_ROLE] = walk_role(&x->walk),
				     [KEY_DANGER] = danger_now(x)};
	size_t situation;

	for (size_t i = 0; i < KEY_ANSWERS; i++)
		situations_add(&x->situations, key[i]);
	add_answers(x);
	situation = situations_keep(&x->situations, is_new);
	x->steps += KEY_ANSWERS;
	if (*is_new)
		x->bytes += situations_bytes(&x->situations, situation) +
			    WAYS_SITUATION_BYTES;
	return situation;
}

/* --- findings ----------------------------------------------------------------------------- */

static bool is_reported(const uint64_t *reported, enum diag_code code)
{
	return *reported & UINT64_C(1) << code;
}

static bool has_room_for_paths(const struct explorer *x)
{
	return x->path_bytes <= MOST_PATH_BYTES;
}

/* Reports once for each record and code, with the answers that lead to it; in a tree of
 * many defects deep down, the later ones without. */
static void report(struct explorer *x, uint64_t *reported, enum diag_code code,
		   struct place place, const char *id)
{
	struct buf path = {0};

	if (is_reported(reported, code))
		return;
	*reported |= UINT64_C(1) << code;
	if (!has_room_for_paths(x)) {
		diag_add(x->diags, code, place, "'%s'", id);
		return;
	}
	path_add(&path, &x->walk);
	x->path_bytes += path.length;
	/* TRANSLATORS: an id, then the path code of the answers that lead there. */
	diag_add(x->diags, code, place, _("'%s', after %s"), id, path.s);
	buf_release(&path);
}

_Static_assert(DIAG_CODES <= 64, "report() keeps a bit a code");

static void check_question(struct explorer *x, const struct walk_choices *choices)
{
	uint32_t index = x->walk.here.index;
	const struct tree_question *q = tree_question(x->tree, index);
	const char *id = tree_string(x->tree, q->id);
	bool goes_on = false;
	uint64_t *reported = &x->reported_questions[index];

	for (size_t i = 0; i < choices->count; i++) {
		const struct walk_choice c = choices->items[i];

		goes_on |= c.kind == CHOICE_PROBLEM ||
			   tree_answer(x->tree, c.index)->go.count > 0;
	}
	if (q->problems && key_here(x)[KEY_ROLE] == TREE_NONE)
		report(x, reported, E054, q->place, id);
	else if (!goes_on)
		report(x, reported, E041, q->place, id);
	if (choices->count && choices->items[0].kind == CHOICE_ANSWER &&
	    tree_answer(x->tree, choices->items[0].index)->danger)
		report(x, reported, E049, q->place, id);
}

static void check_remedy_here(struct explorer *x)
{
	uint32_t index = x->walk.here.index;
	const struct tree_remedy *r = tree_remedy(x->tree, index);

	if (r->danger && danger_so_far(x) < ENOUGH_DANGER)
		report(x, &x->reported_remedies[index], E050, r->place,
		       tree_string(x->tree, r->id));
}

/* Counts the routes that are open for the answer just given, and reports unless it is
 * one. Returns false where there is none. */
static bool check_routes(struct explorer *x, struct tree_list routes, struct place place,
			 const char *id, uint64_t *reported)
{
	unsigned open = 0;

	for (uint32_t i = routes.first; i < routes.first + routes.count; i++)
		open += walk_condition_holds(&x->walk, tree_route(x->tree, i)->when);
	if (open != 1)
		report(x, reported, open ? E044 : E043, place, id);
	return open > 0;
}

/* Returns whether the choice leads anywhere. */
static bool check_choice(struct explorer *x, struct walk_choice c, uint32_t remedy)
{
	const struct tree *t = x->tree;

	if (c.kind == CHOICE_PROBLEM) {
		const struct tree_problem *p = tree_problem(t, c.index);

		return check_routes(x, p->go, p->place, tree_string(t, p->id),
				    &x->reported_problems[c.index]);
	} else if (c.kind == CHOICE_ANSWER && tree_answer(t, c.index)->go.count) {
		const struct tree_answer *a = tree_answer(t, c.index);

		return check_routes(x, a->go, a->place, tree_string(t, a->id),
				    &x->reported_answers[c.index]);
	} else if (c.kind == CHOICE_FAILS && tree_remedy(t, remedy)->fails.count) {
		const struct tree_remedy *r = tree_remedy(t, remedy);

		return check_routes(x, r->fails, r->place, tree_string(t, r->id),
				    &x->reported_remedies[remedy]);
	}
	return true;
}

/* --- the search --------------------------------------------------------------------------- */

static void note_choices(struct explorer *x, const struct walk_choices *choices)
{
	for (size_t i = 0; i < choices->count; i++)
		if (choices->items[i].kind == CHOICE_PROBLEM)
			x->problems[choices->items[i].index] = true;
		else if (choices->items[i].kind == CHOICE_ANSWER)
			x->answers[choices->items[i].index] = true;
}

/* Puts the choices that are on offer here on top of those of the path. */
static void push_choices(struct explorer *x, struct frame *frame)
{
	size_t count = x->here.count, needed = x->choice_count + count;

	frame->first = x->choice_count;
	frame->count = count;
	x->choices =
		mem_grow(x->choices, &x->choice_capacity, needed, sizeof *x->choices);
	for (size_t i = 0; i < count; i++)
		x->choices[frame->first + i] = x->here.items[i];
	x->choice_count = needed;
	x->bytes += FRAME_BYTES + count * CHOICE_BYTES;
}

static void pop_choices(struct explorer *x, const struct frame *frame)
{
	x->choice_count = frame->first;
	x->bytes -= sizeof *frame + frame->count * sizeof *x->choices;
}

static void enter(struct explorer *x, size_t situation)
{
	struct frame frame = {.situation = situation};
	struct situation *s = &x->situations.items[situation];
	bool asks = x->walk.here.kind == WALK_QUESTION;

	s->open = true;
	x->steps += costs_of(&x->costs, x->walk.here);
	walk_choices(&x->walk, &x->here);
	note_choices(x, &x->here);
	push_choices(x, &frame);
	x->path = mem_grow(x->path, &x->path_capacity, x->depth + 1, sizeof *x->path);
	x->path[x->depth++] = frame;
	if (asks) {
		x->questions[x->walk.here.index] = true;
		check_question(x, &x->here);
	} else {
		x->remedies[x->walk.here.index] = true;
		check_remedy_here(x);
		s->paths = 1;
	}
}

/* Adds what lies behind an answer to what lies behind its question. */
static void add_figures(struct explorer *x, size_t to, size_t from)
{
	struct situation *sum = &x->situations.items[to];
	const struct situation *part = &x->situations.items[from];

	if (situations_key(&x->situations, to)[KEY_KIND] != WALK_QUESTION)
		return;
	sum->paths += part->paths;
	sum->answers += part->answers + part->paths;
	if (part->paths > 0 && part->longest + 1 > sum->longest)
		sum->longest = part->longest + 1;
}

/* Nobody will ever want the answer that the walk remembers. */
static void take_back(struct explorer *x)
{
	walk_back(&x->walk);
	walk_forget(&x->walk);
}

static void leave(struct explorer *x)
{
	const struct frame *frame = &x->path[--x->depth];

	x->situations.items[frame->situation].open = false;
	pop_choices(x, frame);
	if (x->depth) {
		add_figures(x, x->path[x->depth - 1].situation, frame->situation);
		take_back(x);
	}
}

/* "Done, it works" ends; "another message" begins anew; a `how` stays. */
static bool leads_on(const struct explorer *x, struct walk_choice c)
{
	if (c.kind == CHOICE_WORKS || c.kind == CHOICE_OTHER)
		return false;
	if (c.kind == CHOICE_FAILS)
		return tree_remedy(x->tree, x->walk.here.index)->fails.count > 0;
	return c.kind == CHOICE_PROBLEM || tree_answer(x->tree, c.index)->go.count > 0;
}

/* Notes the way from the situation that the search stands in to this one, by a choice. */
static void note_way(struct explorer *x, size_t to, struct walk_choice c)
{
	bool unknown = c.kind == CHOICE_ANSWER && tree_answer(x->tree, c.index)->unknown;

	ways_add(&x->ways, (struct way){(uint32_t)x->path[x->depth - 1].situation,
					(uint32_t)to, pack_choice(c), unknown});
	x->bytes += WAY_BYTES;
}

/* Takes choice number `at` of all those on the path. */
static void take(struct explorer *x, size_t at)
{
	struct walk_choice c = x->choices[at];
	uint32_t remedy = x->walk.here.index;
	size_t situation;
	bool is_new;

	walk_give(&x->walk, c);
	if (!check_choice(x, c, remedy)) {
		take_back(x);
		return;
	}
	situation = situation_now(x, &is_new);
	note_way(x, situation, c);
	if (is_new) {
		x->situations.items[situation].entered = (uint32_t)x->ways.count - 1;
		enter(x, situation);
		return;
	}
	if (!x->situations.items[situation].open)
		add_figures(x, x->path[x->depth - 1].situation, situation);
	take_back(x);
}

static void search(struct explorer *x)
{
	bool is_new;

	enter(x, situation_now(x, &is_new));
	while (x->depth) {
		struct frame *frame = &x->path[x->depth - 1];

		if (frame->next == frame->count || is_full(x)) {
			leave(x);
		} else {
			size_t at = frame->first + frame->next++;

			if (leads_on(x, x->choices[at]))
				take(x, at);
		}
	}
}

/* --- circles ------------------------------------------------------------------------------ */

/* Walks to a situation, by the way on which the search first met it. */
static void walk_to(struct explorer *x, size_t situation)
{
	size_t count = 0;
	uint32_t *ways;

	for (size_t at = situation; at; count++)
		at = x->ways.items[x->situations.items[at].entered].from;
	ways = mem_alloc(count * sizeof *ways);
	for (size_t at = situation, i = count; at; at = x->ways.items[ways[i]].from)
		ways[--i] = x->situations.items[at].entered;
	walk_restart(&x->walk);
	walk_forget(&x->walk);
	for (size_t i = 0; i < count; i++)
		walk_give(&x->walk, unpack_choice(x->ways.items[ways[i]].choice));
	free(ways);
}

static void report_circle(void *self, const struct way *way)
{
	struct explorer *x = self;
	const uint32_t *key = situations_key(&x->situations, way->from);
	bool asks = key[KEY_KIND] == WALK_QUESTION;
	uint32_t index = key[KEY_INDEX];
	const struct tree_question *q = asks ? tree_question(x->tree, index) : NULL;
	const struct tree_remedy *r = asks ? NULL : tree_remedy(x->tree, index);
	uint64_t *reported =
		asks ? &x->reported_questions[index] : &x->reported_remedies[index];

	if (is_reported(reported, E042))
		return;
	if (has_room_for_paths(x)) {
		walk_to(x, way->from);
		walk_give(&x->walk, unpack_choice(way->choice));
	}
	report(x, reported, E042, asks ? q->place : r->place,
	       tree_string(x->tree, asks ? q->id : r->id));
}

/* --- the fewest answers ------------------------------------------------------------------- */

/* A remedy may be met in several situations; the nearest counts. */
static uint32_t *find_fewest(const struct explorer *x)
{
	uint32_t count = tree_count(x->tree, TREE_REMEDIES);
	uint32_t *reached = ways_fewest(&x->ways, x->situations.count);
	uint32_t *fewest = mem_alloc(count * sizeof *fewest);

	for (uint32_t i = 0; i < count; i++)
		fewest[i] = CHECK_NEVER;
	for (size_t i = 0; i < x->situations.count; i++) {
		const uint32_t *key = situations_key(&x->situations, i);

		if (key[KEY_KIND] == WALK_REMEDY && reached[i] < fewest[key[KEY_INDEX]])
			fewest[key[KEY_INDEX]] = reached[i];
	}
	free(reached);
	return fewest;
}

/* --- what was never met --------------------------------------------------------------------- */

static void report_unmet_of(struct explorer *x, struct tree_list answers)
{
	const struct tree *t = x->tree;

	for (uint32_t i = answers.first; i < answers.first + answers.count; i++)
		if (!x->answers[i])
			diag_add(x->diags, E040, tree_answer(t, i)->place, "'%s'",
				 tree_string(t, tree_answer(t, i)->id));
}

/* Answers of what is met itself: where it is not, that says it all. */
static void report_unmet_answers(struct explorer *x)
{
	const struct tree *t = x->tree;

	for (uint32_t i = 0; i < tree_count(t, TREE_QUESTIONS); i++)
		if (x->questions[i])
			report_unmet_of(x, tree_question(t, i)->answers);
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
		if (x->remedies[i])
			report_unmet_of(x, tree_remedy(t, i)->then);
}

static void report_unmet(struct explorer *x)
{
	const struct tree *t = x->tree;

	for (uint32_t i = 0; i < tree_count(t, TREE_QUESTIONS); i++)
		if (!x->questions[i])
			diag_add(x->diags, E040, tree_question(t, i)->place, "'%s'",
				 tree_string(t, tree_question(t, i)->id));
	for (uint32_t i = 0; i < tree_count(t, TREE_REMEDIES); i++)
		if (!x->remedies[i])
			diag_add(x->diags, E040, tree_remedy(t, i)->place, "'%s'",
				 tree_string(t, tree_remedy(t, i)->id));
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++)
		if (!x->problems[i])
			diag_add(x->diags, E045, tree_problem(t, i)->place, "'%s'",
				 tree_string(t, tree_problem(t, i)->id));
	report_unmet_answers(x);
}

static void start(struct explorer *x)
{
	const struct tree *t = x->tree;

	matter_init(&x->matter, t);
	costs_init(&x->costs, t);
	x->questions = mem_alloc(tree_count(t, TREE_QUESTIONS));
	x->remedies = mem_alloc(tree_count(t, TREE_REMEDIES));
	x->problems = mem_alloc(tree_count(t, TREE_PROBLEMS));
	x->answers = mem_alloc(tree_count(t, TREE_ANSWERS));
	x->reported_questions =
		mem_alloc(tree_count(t, TREE_QUESTIONS) * sizeof(uint64_t));
	x->reported_remedies = mem_alloc(tree_count(t, TREE_REMEDIES) * sizeof(uint64_t));
	x->reported_problems = mem_alloc(tree_count(t, TREE_PROBLEMS) * sizeof(uint64_t));
	x->reported_answers = mem_alloc(tree_count(t, TREE_ANSWERS) * sizeof(uint64_t));
	walk_init(&x->walk, t);
}

static void finish(struct explorer *x)
{
	walk_release(&x->walk);
	walk_choices_release(&x->here);
	situations_release(&x->situations);
	matter_release(&x->matter);
	costs_release(&x->costs);
	free(x->path);
	free(x->choices);
	ways_release(&x->ways);
	free(x->questions);
	free(x->remedies);
	free(x->problems);
	free(x->answers);
	free(x->reported_questions);
	free(x->reported_remedies);
	free(x->reported_problems);
	free(x->reported_answers);
}

static uint32_t count_met(const bool *met, uint32_t count)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < count; i++)
		n += met[i];
	return n;
}

/* Says how far the search came where it had to stop. */
static void report_full(struct explorer *x)
{
	uint32_t questions = tree_count(x->tree, TREE_QUESTIONS);
	uint32_t remedies = tree_count(x->tree, TREE_REMEDIES);

	diag_add(x->diags, W062, (struct place){0},
		 _("%zu were walked, to %u of %u questions and %u of %u remedies; what "
		   "lies behind, what is never reached, and the fewest answers were "
		   "not looked at"),
		 x->situations.count, count_met(x->questions, questions), questions,
		 count_met(x->remedies, remedies), remedies);
}

static void store_figures(const struct explorer *x, struct check_figures *figures)
{
	const struct tree *t = x->tree;
	const struct situation *first = x->situations.items;

	*figures = (struct check_figures){
		.problems = tree_count(t, TREE_PROBLEMS),
		.questions = tree_count(t, TREE_QUESTIONS),
		.remedies = tree_count(t, TREE_REMEDIES),
		.paths = first->paths,
		.answers = first->answers,
		.longest = first->longest,
		.all = !x->full,
		.situations = x->situations.count,
		.steps = steps_so_far(x),
	};
}

void explore(const struct tree *t, struct diags *diags, struct check_figures *figures)
{
	struct explorer x = {.tree = t, .diags = diags};

	start(&x);
	search(&x);
	store_figures(&x, figures);
	ways_sort(&x.ways, x.situations.count);
	ways_find_circles(&x.ways, x.situations.count, report_circle, &x);
	if (figures->all) {
		report_unmet(&x);
		figures->fewest = find_fewest(&x);
	} else {
		report_full(&x);
	}
	finish(&x);
}
