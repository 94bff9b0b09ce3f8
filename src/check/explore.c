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

#include "base/mem.h"
#include "base/tr.h"
#include "check/liveness.h"
#include "check/situations.h"
#include "walk/path.h"

enum { MOST_PATH_BYTES = 1024 * 1024, ENOUGH_DANGER = 2 };

/* What is left to do: to try a choice where the search stands, or to leave it. */
struct pending {
	bool leaves;
	struct walk_choice choice;
};

struct explorer {
	const struct tree *tree;
	struct diags *diags;
	struct walk walk;
	struct liveness liveness;
	struct situations situations;
	uint32_t here;		 /* the situation that the search stands in; TREE_NONE */
	struct pending *pending; /* the next one last */
	size_t pending_count, pending_capacity;
	struct walk_choices choices; /* of the latest situation */
	uint64_t steps;		     /* what it has cost so far */
	bool full;		     /* it was too much */
	/* for each record of the parts explored, a bit for each code that was reported of
	 * it, and MET */
	uint64_t *seen[TREE_PARTS];
	size_t path_bytes; /* of all the paths reported */
};

static const enum tree_part explored[] = {TREE_QUESTIONS, TREE_REMEDIES, TREE_PROBLEMS,
					  TREE_ANSWERS};
enum { EXPLORED = sizeof explored / sizeof *explored };

#define MET (UINT64_C(1) << 63)
_Static_assert(DIAG_CODES < 64, "what was seen of a record has a bit a code");

/* What stands where in a key; then, for each answer that may matter, its question, and what
 * tells it from others. */
enum { KEY_KIND, KEY_INDEX, KEY_ROLE, KEY_DANGER, KEY_ANSWERS };

/* --- what it costs ------------------------------------------------------------------------- */

static uint32_t words_of(const struct tree *t, uint32_t when)
{
	const uint32_t *start, *at;

	if (when == TREE_NONE)
		return 0;
	start = at = tree_condition(t, when);
	for (uint32_t due = 1; due; due--)
		due += tree_condition_head(&at);
	return (uint32_t)(at - start);
}

struct cost {
	const struct tree *tree;
	uint32_t words;
};

/* Routes are looked at twice: by the walk, and to see whether two are open. */
static bool add_cost(void *self, uint32_t when, const struct tree_target *to)
{
	struct cost *cost = self;

	cost->words += (to ? 2 : 1) * (1 + words_of(cost->tree, when));
	return true;
}

uint32_t explore_cost(const struct tree *t, struct walk_place place)
{
	struct cost cost = {t, 1};

	tree_each_way(t, walk_target(place), add_cost, &cost);
	if (place.kind != WALK_QUESTION || !tree_question(t, place.index)->problems)
		return cost.words;
	cost.words += tree_count(t, TREE_GROUPS);
	for (uint32_t i = 0; i < tree_count(t, TREE_PROBLEMS); i++) {
		cost.words += 1 + tree_problem(t, i)->seen_by.count;
		tree_each_way(t, (struct tree_target){TREE_TO_PROBLEM, i}, add_cost,
			      &cost);
	}
	return cost.words;
}

static bool is_full(struct explorer *x)
{
	size_t bytes = situations_bytes(&x->situations) +
		       x->pending_count * sizeof *x->pending +
		       x->walk.count * sizeof *x->walk.steps;

	x->full |= x->steps + x->situations.probes > CHECK_MOST_STEPS ||
		   bytes > CHECK_MOST_BYTES;
	return x->full;
}

/* --- situations ------------------------------------------------------------------------- */

/* The key of the situation that the search stands in. */
static const uint32_t *key_here(const struct explorer *x)
{
	return situations_key(&x->situations, x->here);
}

static uint32_t danger_now(const struct explorer *x)
{
	uint32_t danger = x->here == TREE_NONE ? 0 : key_here(x)[KEY_DANGER];

	if (x->walk.count && danger < ENOUGH_DANGER)
		danger += walk_is_dangerous(&x->walk,
					    x->walk.steps[x->walk.count - 1].choice);
	return danger;
}

/* Adds the answers that may matter here, as liveness.h tells them apart. */
static void add_answers(struct explorer *x)
{
	const struct walk_choice *given;
	uint32_t question;
	uint64_t kind;
	size_t at = 0;

	while ((question = liveness_next(&x->liveness, x->walk.here, &at, &x->steps)) !=
	       TREE_NONE) {
		given = walk_answer_to(&x->walk, question);
		kind = given ? liveness_kind(&x->liveness, *given) : 0;
		if (!kind)
			continue;
		situations_add(&x->situations, question);
		situations_add(&x->situations, (uint32_t)kind);
		situations_add(&x->situations, (uint32_t)(kind >> 32));
		x->steps += 3;
	}
}

/* Returns the situation that the walk is in. */
static uint32_t situation_now(struct explorer *x)
{
	const uint32_t key[KEY_ANSWERS] = {[KEY_KIND] = x->walk.here.kind,
					   [KEY_INDEX] = x->walk.here.index,
					   [KEY_ROLE] = walk_role(&x->walk),
					   [KEY_DANGER] = danger_now(x)};

	for (size_t i = 0; i < KEY_ANSWERS; i++)
		situations_add(&x->situations, key[i]);
	add_answers(x);
	x->steps += KEY_ANSWERS;
	return situations_keep(&x->situations);
}

/* --- findings ----------------------------------------------------------------------------- */

static struct tree_record record_here(const struct explorer *x)
{
	return tree_record_of(walk_target(x->walk.here));
}

static uint64_t *seen_of(const struct explorer *x, struct tree_record r)
{
	return &x->seen[r.part][r.index];
}

/* Reports once for each record and code. */
static void report_alone(struct explorer *x, struct tree_record r, enum diag_code code)
{
	uint64_t bit = UINT64_C(1) << code;

	if (!(*seen_of(x, r) & bit))
		diag_add(x->diags, code, tree_record_place(x->tree, r), "'%s'",
			 tree_record_id(x->tree, r));
	*seen_of(x, r) |= bit;
}

/* The same with the answers that lead there; in a tree of many defects deep down, the later
 * ones without. */
static void report(struct explorer *x, struct tree_record r, enum diag_code code)
{
	struct buf path = {0};

	if (*seen_of(x, r) & UINT64_C(1) << code || x->path_bytes > MOST_PATH_BYTES) {
		report_alone(x, r, code);
		return;
	}
	*seen_of(x, r) |= UINT64_C(1) << code;
	path_add(&path, &x->walk);
	x->path_bytes += path.length;
	/* TRANSLATORS: an id, then the path code of the answers that lead there. */
	diag_add(x->diags, code, tree_record_place(x->tree, r), _("'%s', after %s"),
		 tree_record_id(x->tree, r), path.s);
	buf_release(&path);
}

/* "Done, it works" ends; "another message" begins anew; a `how` stays. */
static bool leads_on(const struct explorer *x, struct walk_choice c)
{
	return walk_routes(&x->walk, x->walk.here, c).count > 0;
}

static void check_question(struct explorer *x)
{
	const struct walk_choices *choices = &x->choices;
	bool asks_for_problem = tree_question(x->tree, x->walk.here.index)->problems;
	bool goes_on = false;

	for (size_t i = 0; i < choices->count; i++)
		goes_on |= leads_on(x, choices->items[i]);
	if (asks_for_problem && key_here(x)[KEY_ROLE] == TREE_NONE)
		report(x, record_here(x), E054);
	else if (!goes_on)
		report(x, record_here(x), E041);
	if (choices->count && walk_is_dangerous(&x->walk, choices->items[0]))
		report(x, record_here(x), E049);
}

/* Counts the routes that are open for the choice just given at a place, and reports unless
 * it is one. Returns false where there is none. */
static bool check_routes(struct explorer *x, struct walk_place at, struct walk_choice c)
{
	struct tree_list routes = walk_routes(&x->walk, at, c);
	unsigned open = 0;

	for (uint32_t i = routes.first; i < routes.first + routes.count; i++)
		open += walk_condition_holds(&x->walk, tree_route(x->tree, i)->when);
	if (open != 1)
		report(x, walk_record(at, c), open ? E044 : E043);
	return open > 0;
}

/* --- the search --------------------------------------------------------------------------- */

/* Notes that the search was here, and what can be answered. */
static void look_around(struct explorer *x)
{
	struct walk_choices *choices = &x->choices;

	*seen_of(x, record_here(x)) |= MET;
	walk_choices(&x->walk, choices);
	MEM_APPEND(x->pending, x->pending_count, x->pending_capacity,
		   (struct pending){.leaves = true});
	for (size_t i = choices->count; i-- > 0;) {
		*seen_of(x, walk_record(x->walk.here, choices->items[i])) |= MET;
		if (leads_on(x, choices->items[i]))
			MEM_APPEND(x->pending, x->pending_count, x->pending_capacity,
				   (struct pending){.choice = choices->items[i]});
	}
}

static void enter(struct explorer *x, uint32_t situation)
{
	struct situation *s = &x->situations.items[situation];

	s->open = true;
	s->before = x->here;
	x->here = situation;
	x->steps += explore_cost(x->tree, x->walk.here);
	look_around(x);
	switch (x->walk.here.kind) {
	case WALK_QUESTION:
		check_question(x);
		break;
	case WALK_REMEDY:
		s->paths = 1; /* a path leads to the first remedy */
		if (tree_remedy(x->tree, x->walk.here.index)->danger &&
		    key_here(x)[KEY_DANGER] < ENOUGH_DANGER)
			report(x, record_here(x), E050);
		break;
	case WALK_SOLVED:
	case WALK_UNSOLVED:
	case WALK_WAITING:
		break;
	}
}

/* Adds what lies behind an answer to what lies behind the question that it is given to. */
static void add_figures(struct explorer *x, uint32_t situation)
{
	struct situation *sum = &x->situations.items[x->here];
	const struct situation *part = &x->situations.items[situation];

	if (key_here(x)[KEY_KIND] != WALK_QUESTION)
		return;
	sum->paths += part->paths;
	sum->answers += part->answers + part->paths;
	if (part->paths > 0 && part->longest + 1 > sum->longest)
		sum->longest = part->longest + 1;
}

static void leave(struct explorer *x)
{
	uint32_t situation = x->here;

	x->situations.items[situation].open = false;
	x->here = x->situations.items[situation].before;
	if (x->here != TREE_NONE) {
		add_figures(x, situation);
		walk_take_back(&x->walk);
	}
}

static void take(struct explorer *x, struct walk_choice c)
{
	struct walk_place at = x->walk.here;
	size_t known = x->situations.count;
	uint32_t situation;

	walk_give(&x->walk, c);
	if (check_routes(x, at, c)) {
		situation = situation_now(x);
		situations_connect(&x->situations, x->here, situation, c);
		if (situation == known) {
			enter(x, situation);
			return;
		}
		if (!x->situations.items[situation].open)
			add_figures(x, situation);
	}
	walk_take_back(&x->walk);
}

static void search(struct explorer *x)
{
	enter(x, situation_now(x));
	while (x->pending_count) {
		struct pending next = x->pending[--x->pending_count];

		if (next.leaves)
			leave(x);
		else if (!is_full(x))
			take(x, next.choice);
	}
}

/* --- what is seen of the whole -------------------------------------------------------------- */

static void report_circle(void *self, const struct way *way)
{
	struct explorer *x = self;
	const uint32_t *key = situations_key(&x->situations, way->from);
	struct walk_place place = {key[KEY_KIND], key[KEY_INDEX], TREE_NONE};

	report_alone(x, walk_record(place, way->choice), E042);
}

/* A remedy may be met in several situations; the nearest counts. */
static uint32_t *find_fewest(struct explorer *x)
{
	uint32_t count = tree_count(x->tree, TREE_REMEDIES);
	uint32_t *fewest = mem_alloc(count * sizeof *fewest);

	situations_count_fewest(&x->situations);
	for (uint32_t i = 0; i < count; i++)
		fewest[i] = CHECK_NEVER;
	for (size_t i = 0; i < x->situations.count; i++) {
		const uint32_t *key = situations_key(&x->situations, i);
		uint32_t ways = x->situations.items[i].fewest;

		if (key[KEY_KIND] == WALK_REMEDY && ways < fewest[key[KEY_INDEX]])
			fewest[key[KEY_INDEX]] = ways;
	}
	return fewest;
}

/* Reports those of the records that were never met. */
static void report_unmet_of(struct explorer *x, enum tree_part part,
			    struct tree_list records, enum diag_code code)
{
	struct tree_record r = {part, records.first};

	for (; r.index < records.first + records.count; r.index++)
		if (!(*seen_of(x, r) & MET))
			report_alone(x, r, code);
}

/* Of answers, only those of what is met itself: where it is not, that says it all. */
static void report_unmet(struct explorer *x)
{
	const struct tree *t = x->tree;
	struct tree_list questions = {0, tree_count(t, TREE_QUESTIONS)};
	struct tree_list remedies = {0, tree_count(t, TREE_REMEDIES)};
	struct tree_list problems = {0, tree_count(t, TREE_PROBLEMS)};

	report_unmet_of(x, TREE_QUESTIONS, questions, E040);
	report_unmet_of(x, TREE_REMEDIES, remedies, E040);
	report_unmet_of(x, TREE_PROBLEMS, problems, E045);
	for (uint32_t i = 0; i < questions.count; i++)
		if (x->seen[TREE_QUESTIONS][i] & MET)
			report_unmet_of(x, TREE_ANSWERS, tree_question(t, i)->answers,
					E040);
	for (uint32_t i = 0; i < remedies.count; i++)
		if (x->seen[TREE_REMEDIES][i] & MET)
			report_unmet_of(x, TREE_ANSWERS, tree_remedy(t, i)->then, E040);
}

void explore_tree(const struct tree *t, struct diags *diags,
		  struct check_figures *figures)
{
	struct explorer x = {.tree = t, .diags = diags, .here = TREE_NONE};

	liveness_init(&x.liveness, t);
	for (int i = 0; i < EXPLORED; i++)
		x.seen[explored[i]] =
			mem_alloc(tree_count(t, explored[i]) * sizeof **x.seen);
	walk_init(&x.walk, t);
	search(&x);
	*figures = (struct check_figures){
		.problems = tree_count(t, TREE_PROBLEMS),
		.questions = tree_count(t, TREE_QUESTIONS),
		.remedies = tree_count(t, TREE_REMEDIES),
		.paths = x.situations.items->paths,
		.answers = x.situations.items->answers,
		.longest = x.situations.items->longest,
		.all = !x.full,
		.situations = x.situations.count,
		.steps = x.steps + x.situations.probes,
	};
	situations_find_circles(&x.situations, t, report_circle, &x);
	if (x.full) {
		diag_add(
			diags, W062, (struct place){0},
			_("%zu were walked; what lies behind, what is never reached, and "
			  "the fewest answers were not looked at"),
			x.situations.count);
	} else {
		report_unmet(&x);
		figures->fewest = find_fewest(&x);
	}
	walk_release(&x.walk);
	walk_choices_release(&x.choices);
	situations_release(&x.situations);
	liveness_release(&x.liveness);
	free(x.pending);
	for (int i = 0; i < EXPLORED; i++)
		free(x.seen[explored[i]]);
}
