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
	/* what it has cost so far */
	uint64_t steps, bytes;
	bool full; /* it was too much */
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

/* What they cost: the same on every machine, so that all stop at the same place. */
enum { FRAME_BYTES = 96, CHOICE_BYTES = 8 };

_Static_assert(sizeof(struct frame) + sizeof(struct walk_step) <= FRAME_BYTES &&
		       sizeof(struct walk_choice) <= CHOICE_BYTES,
	       "they cost no more than is counted");

/* What stands where in a key; then, for each answer that may matter, its question, and what
 * tells it from others. */
enum { KEY_KIND, KEY_INDEX, KEY_HOW, KEY_ROLE, KEY_DANGER, KEY_ANSWERS };

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

static uint32_t danger_now(const struct explorer *x)
{
	uint32_t danger;

	if (!x->depth)
		return 0;
	danger = key_here(x)[KEY_DANGER];
	return danger +
	       (danger < ENOUGH_DANGER &&
		walk_is_dangerous(&x->walk, x->walk.steps[x->walk.count - 1].choice));
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

static struct tree_record record_here(const struct explorer *x)
{
	return tree_record_of(walk_target(x->walk.here));
}

/* Returns the record that has the ways on of a choice at a place. */
static struct tree_record record_of(struct walk_place at, struct walk_choice c)
{
	switch (c.kind) {
	case CHOICE_ANSWER:
		return (struct tree_record){TREE_ANSWERS, c.index};
	case CHOICE_PROBLEM:
		return (struct tree_record){TREE_PROBLEMS, c.index};
	case CHOICE_WORKS:
	case CHOICE_FAILS:
	case CHOICE_OTHER:
		break;
	}
	return tree_record_of(walk_target(at));
}

static uint64_t *seen_of(const struct explorer *x, struct tree_record r)
{
	return &x->seen[r.part][r.index];
}

static bool is_reported(const struct explorer *x, struct tree_record r,
			enum diag_code code)
{
	return *seen_of(x, r) & UINT64_C(1) << code;
}

static bool has_room_for_paths(const struct explorer *x)
{
	return x->path_bytes <= MOST_PATH_BYTES;
}

/* Reports once for each record and code, with the answers that lead to it; in a tree of
 * many defects deep down, the later ones without. */
static void report(struct explorer *x, struct tree_record r, enum diag_code code)
{
	const char *id = tree_record_id(x->tree, r);
	struct place place = tree_record_place(x->tree, r);
	struct buf path = {0};

	if (is_reported(x, r, code))
		return;
	*seen_of(x, r) |= UINT64_C(1) << code;
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

/* "Done, it works" ends; "another message" begins anew; a `how` stays. */
static bool leads_on(const struct explorer *x, struct walk_choice c)
{
	return walk_routes(&x->walk, x->walk.here, c).count > 0;
}

static void check_question(struct explorer *x, const struct walk_choices *choices)
{
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
		report(x, record_of(at, c), open ? E044 : E043);
	return open > 0;
}

/* --- the search --------------------------------------------------------------------------- */

/* Does a path end at such a place? It leads to the first remedy. */
static bool ends_path(enum walk_kind kind)
{
	switch (kind) {
	case WALK_QUESTION:
		return false;
	case WALK_REMEDY:
	case WALK_SOLVED:
	case WALK_UNSOLVED:
		break;
	}
	return true;
}

static void enter(struct explorer *x, size_t situation)
{
	struct frame frame = {situation, x->choice_count, 0, 0};
	struct situation *s = &x->situations.items[situation];

	s->open = true;
	s->paths = ends_path(x->walk.here.kind);
	x->steps += costs_of(x->tree, x->walk.here);
	*seen_of(x, record_here(x)) |= MET;
	walk_choices(&x->walk, &x->here);
	for (; frame.count < x->here.count; frame.count++) {
		struct walk_choice c = x->here.items[frame.count];

		*seen_of(x, record_of(x->walk.here, c)) |= MET;
		MEM_APPEND(x->choices, x->choice_count, x->choice_capacity, c);
	}
	MEM_APPEND(x->path, x->depth, x->path_capacity, frame);
	x->bytes += FRAME_BYTES + frame.count * CHOICE_BYTES;
	switch (x->walk.here.kind) {
	case WALK_QUESTION:
		check_question(x, &x->here);
		break;
	case WALK_REMEDY:
		if (tree_remedy(x->tree, x->walk.here.index)->danger &&
		    key_here(x)[KEY_DANGER] < ENOUGH_DANGER)
			report(x, record_here(x), E050);
		break;
	case WALK_SOLVED:
	case WALK_UNSOLVED:
		break;
	}
}

/* Adds what lies behind an answer to what lies behind its question. */
static void add_figures(struct explorer *x, size_t to, size_t from)
{
	struct situation *sum = &x->situations.items[to];
	const struct situation *part = &x->situations.items[from];

	if (ends_path(situations_key(&x->situations, to)[KEY_KIND]))
		return;
	sum->paths += part->paths;
	sum->answers += part->answers + part->paths;
	if (part->paths > 0 && part->longest + 1 > sum->longest)
		sum->longest = part->longest + 1;
}

static void leave(struct explorer *x)
{
	const struct frame *frame = &x->path[--x->depth];

	x->situations.items[frame->situation].open = false;
	x->choice_count = frame->first;
	x->bytes -= FRAME_BYTES + frame->count * CHOICE_BYTES;
	if (x->depth) {
		add_figures(x, x->path[x->depth - 1].situation, frame->situation);
		walk_take_back(&x->walk);
	}
}

/* Takes choice number `number` of all those on the path. */
static void take(struct explorer *x, size_t number)
{
	struct walk_choice c = x->choices[number];
	struct walk_place at = x->walk.here;
	size_t situation;
	bool is_new;

	walk_give(&x->walk, c);
	if (!check_routes(x, at, c)) {
		walk_take_back(&x->walk);
		return;
	}
	situation = situation_now(x, &is_new);
	ways_add(&x->ways, (struct way){(uint32_t)x->path[x->depth - 1].situation,
					(uint32_t)situation, c});
	x->bytes += WAY_BYTES;
	if (is_new) {
		x->situations.items[situation].entered = (uint32_t)x->ways.count - 1;
		enter(x, situation);
		return;
	}
	if (!x->situations.items[situation].open)
		add_figures(x, x->path[x->depth - 1].situation, situation);
	walk_take_back(&x->walk);
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
		walk_give(&x->walk, x->ways.items[ways[i]].choice);
	free(ways);
}

static void report_circle(void *self, const struct way *way)
{
	struct explorer *x = self;
	const uint32_t *key = situations_key(&x->situations, way->from);
	struct walk_place place = {key[KEY_KIND], key[KEY_INDEX], TREE_NONE};
	struct tree_record r = tree_record_of(walk_target(place));

	if (is_reported(x, r, E042))
		return;
	if (has_room_for_paths(x)) {
		walk_to(x, way->from);
		walk_give(&x->walk, way->choice);
	}
	report(x, r, E042);
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

/* Reports those of the records that were never met. */
static void report_unmet_of(struct explorer *x, enum tree_part part,
			    struct tree_list records, enum diag_code code)
{
	struct tree_record r = {part, records.first};

	for (; r.index < records.first + records.count; r.index++)
		if (!(*seen_of(x, r) & MET))
			diag_add(x->diags, code, tree_record_place(x->tree, r), "'%s'",
				 tree_record_id(x->tree, r));
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

static void start(struct explorer *x)
{
	const struct tree *t = x->tree;

	matter_init(&x->matter, t);
	for (int i = 0; i < EXPLORED; i++)
		x->seen[explored[i]] =
			mem_alloc(tree_count(t, explored[i]) * sizeof **x->seen);
	walk_init(&x->walk, t);
}

static void finish(struct explorer *x)
{
	walk_release(&x->walk);
	walk_choices_release(&x->here);
	situations_release(&x->situations);
	matter_release(&x->matter);
	free(x->path);
	free(x->choices);
	ways_release(&x->ways);
	for (int i = 0; i < EXPLORED; i++)
		free(x->seen[explored[i]]);
}

static uint32_t count_met(const struct explorer *x, enum tree_part part)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < tree_count(x->tree, part); i++)
		n += (x->seen[part][i] & MET) != 0;
	return n;
}

/* Says how far the search came where it had to stop. */
static void report_full(struct explorer *x)
{
	diag_add(x->diags, W062, (struct place){0},
		 _("%zu were walked, to %u of %u questions and %u of %u remedies; what "
		   "lies behind, what is never reached, and the fewest answers were "
		   "not looked at"),
		 x->situations.count, count_met(x, TREE_QUESTIONS),
		 tree_count(x->tree, TREE_QUESTIONS), count_met(x, TREE_REMEDIES),
		 tree_count(x->tree, TREE_REMEDIES));
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

void explore_tree(const struct tree *t, struct diags *diags,
		  struct check_figures *figures)
{
	struct explorer x = {.tree = t, .diags = diags};

	start(&x);
	search(&x);
	store_figures(&x, figures);
	ways_sort(&x.ways, x.situations.count);
	ways_find_circles(&x.ways, x.situations.count, t, report_circle, &x);
	if (figures->all) {
		report_unmet(&x);
		figures->fewest = find_fewest(&x);
	} else {
		report_full(&x);
	}
	finish(&x);
}
