/* explore.c - takes every branch of a tree.
 *
 * A depth-first search over situations. Two walks are in the same situation when they
 * stand at the same place and everything that can still matter is the same: the role, the
 * answers to the questions that conditions ask about, and the number of dangerous answers
 * (0, 1, more). So a tree without conditions costs one visit a node, however many paths
 * lead there. Coming upon a situation that is still on the search's own path is a circle
 * (Tarjan 1972, "back edge"). */
#include "check/explore.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "check/shortest.h"
#include "walk/path.h"
#include "walk/walk.h"

enum {
	MOST_SITUATIONS = 2 * 1000 * 1000,
	MOST_KEY_WORDS = 32 * 1024 * 1024,
	MOST_PATH_BYTES = 1024 * 1024,
	ENOUGH_DANGER = 2
};

/* What is known of a situation; its key stands in the keys, `width` words. */
struct situation {
	uint32_t hash;
	bool open;	/* on the search's own path */
	uint32_t depth; /* there, while it is open */
	double paths, answers;
	uint32_t longest;
};

/* A situation on the search's path. */
struct frame {
	size_t situation;
	struct walk_choices choices;
	struct check_keys *keys; /* one for each choice; NULL without a keyboard */
	size_t next;
	bool by_unknown; /* came here by an "I don't know" */
};

struct explorer {
	const struct tree *tree;
	const struct check_keyboard *keyboard; /* may be NULL */
	struct diags *diags;
	struct walk walk;
	/* the questions that conditions ask about */
	size_t asked_count;
	uint32_t *asked_at; /* for each question, where its answer stands in a key */
	/* situations, found by a hash table of their indices plus one */
	uint32_t *keys;
	size_t key_capacity, width;
	struct situation *situations;
	size_t count, capacity;
	uint32_t *table;
	size_t table_size;
	struct frame *path;
	size_t depth, path_capacity;
	struct ways ways; /* between situations, by their keys */
	/* what was ever met */
	bool *questions, *remedies, *problems, *answers;
	/* what was reported, so that it is reported once */
	uint64_t *reported_answers, *reported_questions, *reported_remedies,
		*reported_problems; /* a bit a code */
	size_t path_bytes;	    /* of all the paths reported */
};

/* What stands where in a key. */
enum { KEY_KIND, KEY_INDEX, KEY_HOW, KEY_ROLE, KEY_DANGER, KEY_ANSWERS };

/* --- situations ------------------------------------------------------------------------- */

static void find_asked(struct explorer *x)
{
	const struct tree *t = x->tree;
	uint32_t count = tree_count(t, TREE_CONDITIONS);
	bool *is_asked = mem_alloc(tree_count(t, TREE_QUESTIONS));

	for (uint32_t i = 0; i < count;) {
		const uint32_t *word = tree_condition(t, i);

		if (*word == TREE_IS)
			is_asked[word[1]] = true;
		i += *word == TREE_NOT ? 1 : *word == TREE_IS ? 3 + word[2] : 2;
	}
	x->asked_at = mem_alloc(tree_count(t, TREE_QUESTIONS) * sizeof *x->asked_at);
	for (uint32_t q = 0; q < tree_count(t, TREE_QUESTIONS); q++)
		x->asked_at[q] = is_asked[q] ? KEY_ANSWERS + (uint32_t)x->asked_count++
					     : TREE_NONE;
	x->width = KEY_ANSWERS + x->asked_count;
	free(is_asked);
}

/* The situation that the search stands in: the last one on its path. */
static const uint32_t *key_here(const struct explorer *x)
{
	return x->keys + x->path[x->depth - 1].situation * x->width;
}

static uint32_t danger_so_far(const struct explorer *x)
{
	return key_here(x)[KEY_DANGER];
}

/* Takes the last answer into a key that was right before it. */
static void add_answer(const struct explorer *x, uint32_t *key)
{
	const struct walk_step *last = &x->walk.steps[x->walk.count - 1];
	uint32_t at =
		last->at.kind == WALK_QUESTION ? x->asked_at[last->at.index] : TREE_NONE;

	if (at != TREE_NONE)
		key[at] = (uint32_t)last->choice.kind << 28 | last->choice.index;
	if (last->choice.kind != CHOICE_ANSWER)
		return;
	if (tree_answer(x->tree, last->choice.index)->role != TREE_NONE)
		key[KEY_ROLE] = tree_answer(x->tree, last->choice.index)->role;
	if (tree_answer(x->tree, last->choice.index)->danger &&
	    key[KEY_DANGER] < ENOUGH_DANGER)
		key[KEY_DANGER]++;
}

/* The key follows from the one before the last answer: going over all answers each time
 * would cost the square of a path's length. */
static void make_key(const struct explorer *x, uint32_t *key)
{
	if (x->depth) {
		memcpy(key, key_here(x), x->width * sizeof *key);
		add_answer(x, key);
	} else {
		memset(key, 0xFF, x->width * sizeof *key);
		key[KEY_DANGER] = 0;
	}
	key[KEY_KIND] = x->walk.here.kind;
	key[KEY_INDEX] = x->walk.here.index;
	key[KEY_HOW] = x->walk.here.how;
}

static uint32_t hash_of(const uint32_t *key, size_t width)
{
	uint32_t hash = 2166136261u; /* FNV-1a, by words */

	for (size_t i = 0; i < width; i++)
		hash = (hash ^ key[i]) * 16777619u, hash ^= hash >> 15;
	return hash;
}

static uint32_t *slot_of(const struct explorer *x, const uint32_t *key, uint32_t hash)
{
	size_t at = hash & (x->table_size - 1);

	while (x->table[at] && (x->situations[x->table[at] - 1].hash != hash ||
				memcmp(x->keys + (x->table[at] - 1) * x->width, key,
				       x->width * sizeof *key)))
		at = (at + 1) & (x->table_size - 1);
	return &x->table[at];
}

static void grow_table(struct explorer *x)
{
	x->table_size = x->table_size ? x->table_size * 2 : 1024;
	free(x->table);
	x->table = mem_alloc(x->table_size * sizeof *x->table);
	for (size_t i = 0; i < x->count; i++)
		*slot_of(x, x->keys + i * x->width, x->situations[i].hash) =
			(uint32_t)i + 1;
}

/* Returns the situation that the walk is in; *is_new says whether it was met before. */
static size_t situation_now(struct explorer *x, bool *is_new)
{
	uint32_t *key, hash, *slot;

	if (x->count * 2 >= x->table_size)
		grow_table(x);
	x->keys = mem_grow(x->keys, &x->key_capacity, (x->count + 1) * x->width,
			   sizeof *x->keys);
	key = x->keys + x->count * x->width;
	make_key(x, key);
	hash = hash_of(key, x->width);
	slot = slot_of(x, key, hash);
	*is_new = !*slot;
	if (*slot)
		return *slot - 1;
	x->situations = mem_grow(x->situations, &x->capacity, x->count + 1,
				 sizeof *x->situations);
	x->situations[x->count] = (struct situation){.hash = hash};
	*slot = (uint32_t)++x->count;
	return x->count - 1;
}

/* --- findings ----------------------------------------------------------------------------- */

/* Reports once for each record and code, with the answers that lead to it; in a tree of
 * many defects deep down, the later ones without. */
static void report(struct explorer *x, uint64_t *reported, enum diag_code code,
		   struct place place, const char *id)
{
	struct buf path = {0};

	if (*reported & UINT64_C(1) << code)
		return;
	*reported |= UINT64_C(1) << code;
	if (x->path_bytes > MOST_PATH_BYTES) {
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

/* The search has come back to a situation on its own path. */
static void check_circle(struct explorer *x, size_t situation)
{
	const struct walk_step *last = &x->walk.steps[x->walk.count - 1];
	bool explained = false;

	for (size_t i = x->situations[situation].depth + 1; i < x->depth; i++)
		explained |= x->path[i].by_unknown;
	explained |= last->choice.kind == CHOICE_ANSWER &&
		     tree_answer(x->tree, last->choice.index)->unknown;
	if (explained)
		return;
	if (last->at.kind == WALK_QUESTION) {
		const struct tree_question *q = tree_question(x->tree, last->at.index);

		report(x, &x->reported_questions[last->at.index], E042, q->place,
		       tree_string(x->tree, q->id));
	} else {
		const struct tree_remedy *r = tree_remedy(x->tree, last->at.index);

		report(x, &x->reported_remedies[last->at.index], E042, r->place,
		       tree_string(x->tree, r->id));
	}
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

static struct check_keys *keys_of(const struct explorer *x,
				  const struct walk_choices *choices)
{
	struct check_keys *keys;

	if (!x->keyboard)
		return NULL;
	keys = mem_alloc((choices->count + 1) * sizeof *keys);
	x->keyboard->tell(x->keyboard->self, &x->walk, choices, keys);
	return keys;
}

/* Notes what is pressed to come from the situation that the search stands in to this
 * one, by the choice just taken. */
static void note_way(struct explorer *x, size_t to)
{
	const struct frame *frame = &x->path[x->depth - 1];

	if (frame->keys && frame->keys[frame->next - 1].presses)
		ways_add(&x->ways, frame->situation, to, &frame->keys[frame->next - 1]);
}

static void enter(struct explorer *x, size_t situation, bool by_unknown)
{
	struct frame frame = {.situation = situation, .by_unknown = by_unknown};
	struct situation *s = &x->situations[situation];

	s->open = true;
	s->depth = (uint32_t)x->depth;
	walk_choices(&x->walk, &frame.choices);
	note_choices(x, &frame.choices);
	frame.keys = keys_of(x, &frame.choices);
	x->path = mem_grow(x->path, &x->path_capacity, x->depth + 1, sizeof *x->path);
	x->path[x->depth++] = frame;
	if (x->walk.here.kind == WALK_QUESTION) {
		x->questions[x->walk.here.index] = true;
		check_question(x, &frame.choices);
	} else {
		x->remedies[x->walk.here.index] = true;
		check_remedy_here(x);
		s->paths = 1;
	}
}

/* Adds what lies behind an answer to what lies behind its question. */
static void add_figures(struct explorer *x, size_t to, size_t from)
{
	struct situation *sum = &x->situations[to];
	const struct situation *part = &x->situations[from];

	if (x->keys[to * x->width] != WALK_QUESTION)
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
	x->walk.later_count = 0;
}

static void leave(struct explorer *x)
{
	struct frame *frame = &x->path[--x->depth];

	x->situations[frame->situation].open = false;
	walk_choices_release(&frame->choices);
	free(frame->keys);
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

static void take(struct explorer *x, struct walk_choice c)
{
	uint32_t remedy = x->walk.here.index;
	size_t situation;
	bool is_new;

	walk_give(&x->walk, c);
	if (!check_choice(x, c, remedy)) {
		take_back(x);
		return;
	}
	situation = situation_now(x, &is_new);
	note_way(x, situation);
	if (is_new) {
		enter(x, situation,
		      c.kind == CHOICE_ANSWER && tree_answer(x->tree, c.index)->unknown);
		return;
	}
	if (x->situations[situation].open)
		check_circle(x, situation);
	else
		add_figures(x, x->path[x->depth - 1].situation, situation);
	take_back(x);
}

static bool is_full(const struct explorer *x)
{
	return x->count > MOST_SITUATIONS || x->count * x->width > MOST_KEY_WORDS;
}

static void search(struct explorer *x)
{
	bool is_new;

	enter(x, situation_now(x, &is_new), false);
	while (x->depth) {
		struct frame *frame = &x->path[x->depth - 1];

		if (frame->next == frame->choices.count || is_full(x)) {
			leave(x);
		} else {
			struct walk_choice c = frame->choices.items[frame->next++];

			if (leads_on(x, c))
				take(x, c);
		}
	}
	if (is_full(x))
		diag_add(x->diags, W062, (struct place){0}, "%s", "");
}

/* --- the fewest keys ---------------------------------------------------------------------- */

/* Of the situations in which a remedy is met, the one of the fewest presses, for each
 * remedy; plus one, 0 for none. The caller frees it. */
static uint32_t *nearest(const struct explorer *x, const struct shortest *reached)
{
	uint32_t *nearest =
		mem_alloc((tree_count(x->tree, TREE_REMEDIES) + 1) * sizeof *nearest);

	for (size_t i = 0; i < x->count; i++) {
		const uint32_t *key = x->keys + i * x->width;
		uint32_t *best;

		if (key[KEY_KIND] != WALK_REMEDY || reached[i].presses == SHORTEST_NONE)
			continue;
		best = &nearest[key[KEY_INDEX]];
		if (!*best || reached[i].presses < reached[*best - 1].presses)
			*best = (uint32_t)i + 1;
	}
	return nearest;
}

static void find_keys(const struct explorer *x, struct check_figures *figures)
{
	uint32_t count = tree_count(x->tree, TREE_REMEDIES);
	struct shortest *reached = ways_shortest(&x->ways, x->count);
	uint32_t *best = nearest(x, reached);
	struct check_keys *keys = arena_alloc(&figures->arena, count * sizeof *keys);
	struct buf names = {0};

	for (uint32_t i = 0; i < count; i++) {
		buf_clear(&names);
		if (best[i]) {
			keys[i].presses = reached[best[i] - 1].presses;
			ways_add_names(&x->ways, reached, best[i] - 1, &names);
		}
		keys[i].names =
			arena_copy(&figures->arena, buf_string(&names), names.length);
	}
	figures->keys = keys;
	buf_release(&names);
	free(best);
	free(reached);
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

	if (is_full(x))
		return;
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

	find_asked(x);
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
	free(x->asked_at);
	free(x->keys);
	free(x->situations);
	free(x->table);
	free(x->path);
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

void explore(const struct tree *t, const struct check_keyboard *keyboard,
	     struct diags *diags, struct check_figures *figures)
{
	struct explorer x = {.tree = t, .keyboard = keyboard, .diags = diags};

	start(&x);
	search(&x);
	report_unmet(&x);
	*figures = (struct check_figures){
		.problems = tree_count(t, TREE_PROBLEMS),
		.questions = tree_count(t, TREE_QUESTIONS),
		.remedies = tree_count(t, TREE_REMEDIES),
		.paths = x.situations[0].paths,
		.answers = x.situations[0].answers,
		.longest = x.situations[0].longest,
	};
	if (keyboard && !is_full(&x))
		find_keys(&x, figures);
	finish(&x);
}
