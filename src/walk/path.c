/* path.c - path codes: a walk as one word. */
#include "walk/path.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/text.h"

static const char *id_of(const struct walk *w, struct walk_place at)
{
	return tree_record_id(w->tree, tree_record_of(walk_target(at)));
}

void path_add(struct buf *out, const struct walk *w)
{
	const struct tree *t = w->tree;

	buf_add_format(out, "%s/%lu:", tree_string(t, tree_head(t)->id), tree_major(t));
	for (size_t i = 0; i < w->count; i++)
		buf_add_format(out, "%s%s=%s", i ? "," : "", id_of(w, w->steps[i].at),
			       walk_choice_id(w, w->steps[i].choice));
	/* A remedy that was opened by its code has no answers before it. */
	if (!w->count && w->here.kind == WALK_REMEDY)
		buf_add(out, id_of(w, w->here));
	if (w->sought.kind != TREE_TO_NOTHING)
		buf_add_format(out, "?%s", tree_record_id(t, tree_record_of(w->sought)));
}

static size_t id_length(const char *s)
{
	return strspn(s, TREE_ID_CHARACTERS);
}

bool path_tree_id(const char *code, size_t *length)
{
	const char *s = code + (*length = id_length(code));

	if (!*length || *s++ != '/' || !isdigit((unsigned char)*s))
		return false;
	return s[strspn(s, "0123456789")] == ':';
}

/* Does the text consist of ids, with "=" behind a key, "+" between those of a value, and ","
 * between steps? */
static bool is_well_formed(const char *steps)
{
	for (char before = ',', after; before; before = after) {
		size_t length = id_length(steps);

		after = steps[length];
		if (!length || (before == ',') != (after == '=') || !strchr("=+,", after))
			return false;
		steps += length + 1;
	}
	return true;
}

/* Does the walk stand at what `id` names, now or by an alias? */
static bool stands_at(const struct walk *w, const char *id)
{
	return tree_find(w->tree, walk_target(w->here).kind, id) == w->here.index;
}

static bool give_id(struct walk *w, const char *id)
{
	uint32_t problem, remedy;

	if (walk_answer(w, id))
		return true;
	/* Perhaps an old name of a problem. */
	problem = tree_find(w->tree, TREE_TO_PROBLEM, id);
	if (problem != TREE_NONE)
		return walk_answer(
			w, tree_string(w->tree, tree_problem(w->tree, problem)->id));
	remedy = tree_find(w->tree, TREE_TO_REMEDY, id);
	return remedy != TREE_NONE && walk_jump(w, remedy);
}

/* A walk that is given the steps of a path code. */
struct replay {
	struct walk *walk;
	size_t left; /* answers that may still be assumed: an unsound tree has circles */
};

/* Gives the answer that path codes are taken to have given which pass over the question. */
static bool assume(struct replay *r)
{
	const struct tree *t = r->walk->tree;
	struct walk_place here = r->walk->here;
	tree_text id;

	if (here.kind != WALK_QUESTION || here.how != TREE_NONE || !r->left)
		return false;
	id = tree_question(t, here.index)->assumed;
	if (!id || !walk_answer(r->walk, tree_string(t, id)))
		return false;
	r->left--;
	return true;
}

/* Goes to the place that a step is about, over questions whose answer is assumed. Returns false,
 * with nothing changed, where that does not lead there. */
static bool go_to(struct replay *r, const char *id)
{
	size_t before = r->walk->count;

	while (!stands_at(r->walk, id))
		if (!assume(r)) {
			walk_back_to(r->walk, before);
			walk_forget(r->walk);
			return false;
		}
	return true;
}

/* Gives a step, "names=b". A path that starts with a remedy's id was begun by opening that
 * remedy; it may end there. No place takes several ids yet: more than one is as unknown as an
 * id that is not there. */
static bool give_step(struct replay *r, char *step)
{
	struct walk *w = r->walk;
	char *value = strchr(step, '=');
	uint32_t remedy;
	bool given;

	if (value)
		*value = '\0';
	remedy = w->count ? TREE_NONE : tree_find(w->tree, TREE_TO_REMEDY, step);
	if (remedy != TREE_NONE)
		walk_open_remedy(w, remedy);
	given = value ? go_to(r, step) && give_id(w, value + 1) : remedy != TREE_NONE;
	if (value)
		*value = '=';
	return given;
}

/* Returns the steps that one that is no more has become; NULL where the tree has none. */
static const char *steps_now(const struct tree *t, const char *step)
{
	for (uint32_t i = 0; i < tree_count(t, TREE_OLD_STEPS); i++)
		if (!strcmp(tree_string(t, tree_old_step(t, i)->step), step))
			return tree_string(t, tree_old_step(t, i)->now);
	return NULL;
}

static bool replay_step(struct replay *r, char *step)
{
	const char *now;
	char *steps, *rest;
	bool given;

	if (give_step(r, step))
		return true;
	now = steps_now(r->walk->tree, step);
	if (!now)
		return false;
	rest = steps = mem_copy_string(now);
	do
		given = give_step(r, strsep(&rest, ","));
	while (given && rest);
	free(steps);
	return given;
}

/* Has the walk seek the problem or the remedy with this id; returns false where it is none. */
static bool seek(struct walk *w, const char *id)
{
	static const enum tree_kind kinds[] = {TREE_TO_PROBLEM, TREE_TO_REMEDY};

	for (size_t i = 0; i < 2; i++) {
		uint32_t index = tree_find(w->tree, kinds[i], id);

		if (index == TREE_NONE)
			continue;
		w->sought = (struct tree_target){kinds[i], index};
		return true;
	}
	return false;
}

enum path_result path_replay(struct walk *w, const char *code, struct buf *at)
{
	const struct tree *t = w->tree;
	const char *id = tree_string(t, tree_head(t)->id);
	enum path_result result = PATH_OK;
	struct replay r = {w, tree_count(t, TREE_QUESTIONS)};
	char *steps, *rest, *step, *sought;
	size_t length;

	if (!path_tree_id(code, &length))
		return PATH_MALFORMED;
	rest = steps = mem_copy_string(strchr(code, ':') + 1);
	sought = strchr(steps, '?');
	if (sought)
		*sought++ = '\0';
	if ((sought && !(*sought && !sought[id_length(sought)])) ||
	    (*steps && steps[id_length(steps)] && !is_well_formed(steps)))
		result = PATH_MALFORMED;
	else if (length != strlen(id) || strncmp(code, id, length))
		result = PATH_OTHER_TREE;
	else if (strtoul(code + length + 1, NULL, 10) != tree_major(t))
		result = PATH_OTHER_VERSION;
	if (result != PATH_OK) {
		free(steps);
		return result;
	}
	walk_restart(w);
	walk_forget(w);
	while (result == PATH_OK && *steps && (step = strsep(&rest, ",")))
		if (!replay_step(&r, step)) {
			text_add_inert(at, step, strlen(step));
			result = PATH_STOPPED;
		}
	if (sought && result == PATH_OK && !seek(w, sought)) {
		text_add_inert(at, sought, strlen(sought));
		result = PATH_STOPPED;
	}
	free(steps);
	return result;
}
