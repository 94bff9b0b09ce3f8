/* path.c - path codes: a walk as one word. */
#include "walk/path.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const char *id_of(const struct walk *w, struct walk_place at)
{
	return tree_record_id(w->tree, tree_record_of(walk_target(at)));
}

void path_add_value(struct buf *out, const char *const *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_add_format(out, "%s%s", i ? "+" : "", ids[i]);
}

void path_add(struct buf *out, const struct walk *w)
{
	const struct tree *t = w->tree;

	buf_add_format(out, "%s/%lu:", tree_string(t, tree_head(t)->id), tree_major(t));
	for (size_t i = 0; i < w->count; i++) {
		const char *id = walk_choice_id(w, w->steps[i].choice);

		buf_add_format(out, "%s%s=", i ? "," : "", id_of(w, w->steps[i].at));
		path_add_value(out, &id, 1);
	}
	/* A remedy that was opened by its code has no answers before it. */
	if (!w->count && w->here.kind == WALK_REMEDY)
		buf_add(out, id_of(w, w->here));
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

const char *path_next_id(const char *value, size_t *length)
{
	*length = id_length(value);
	return value[*length] == '+' ? value + *length + 1 : NULL;
}

/* Returns the end of a value; NULL where an id of it is empty. */
static const char *value_end(const char *value)
{
	const char *id = value, *next;
	size_t length;

	for (; (next = path_next_id(id, &length)) && length; id = next)
		;
	return length ? id + length : NULL;
}

static bool is_well_formed(const char *steps)
{
	while (*steps) {
		size_t key = id_length(steps);

		if (!key || steps[key] != '=')
			return false;
		steps = value_end(steps + key + 1);
		if (!steps || (*steps && *steps != ','))
			return false;
		if (*steps == ',' && !*++steps)
			return false;
	}
	return true;
}

/* Does the walk stand at what `id` names, now or by an alias? */
static bool stands_at(const struct walk *w, const char *id)
{
	return !walk_has_ended(w) &&
	       tree_find(w->tree, walk_target(w->here).kind, id) == w->here.index;
}

static bool give_id(struct walk *w, const char *id)
{
	uint32_t problem;

	if (walk_answer(w, id))
		return true;
	/* Perhaps an old name of a problem. */
	problem = tree_find(w->tree, TREE_TO_PROBLEM, id);
	return problem != TREE_NONE &&
	       walk_answer(w, tree_string(w->tree, tree_problem(w->tree, problem)->id));
}

/* No place takes several ids yet: more than one is as unknown as an id that is not there. */
static bool give_value(struct walk *w, const char *value)
{
	size_t length;

	return !path_next_id(value, &length) && give_id(w, value);
}

static bool replay_step(struct walk *w, const char *step, size_t length)
{
	struct buf key = {0}, value = {0};
	const char *equals = memchr(step, '=', length);
	bool given;

	buf_add_bytes(&key, step, (size_t)(equals - step));
	buf_add_bytes(&value, equals + 1, length - (size_t)(equals + 1 - step));
	given = stands_at(w, key.s) && give_value(w, value.s);
	buf_release(&key);
	buf_release(&value);
	return given;
}

/* A path that starts with a remedy's id was begun by opening that remedy. Returns
 * whether it does. */
static bool open_remedy(struct walk *w, const char *steps)
{
	struct buf id = {0};
	uint32_t remedy;

	buf_add_bytes(&id, steps, id_length(steps));
	remedy = tree_find(w->tree, TREE_TO_REMEDY, buf_string(&id));
	buf_release(&id);
	if (remedy != TREE_NONE)
		walk_open_remedy(w, remedy);
	return remedy != TREE_NONE;
}

enum path_result path_replay(struct walk *w, const char *code, struct buf *at)
{
	const struct tree *t = w->tree;
	const char *id = tree_string(t, tree_head(t)->id), *s;
	size_t length;

	if (!path_tree_id(code, &length))
		return PATH_MALFORMED;
	s = strchr(code, ':') + 1;
	if (!is_well_formed(s) && s[id_length(s)])
		return PATH_MALFORMED;
	if (length != strlen(id) || strncmp(code, id, length))
		return PATH_OTHER_TREE;
	if (strtoul(code + length + 1, NULL, 10) != tree_major(t))
		return PATH_OTHER_VERSION;
	walk_restart(w);
	w->later_count = 0;
	if (open_remedy(w, s) && !s[id_length(s)])
		return PATH_OK;
	for (; *s; s += length + (s[length] == ',')) {
		length = strcspn(s, ",");
		if (!memchr(s, '=', length) || !replay_step(w, s, length)) {
			text_add_inert(at, s, length);
			return PATH_STOPPED;
		}
	}
	return PATH_OK;
}
