/* paths.c - every path of a tree, for tests that walk them all. */
#include "base/mem.h"
#include "check/check.h"
#include "walk/path.h"
#include "walk/walk.h"

struct lister {
	struct walk walk;
	size_t left;
	void (*found)(void *self, const char *path, uint32_t remedy);
	void *self;
};

enum { DEEPEST = 10 * 1000 }; /* the recursion's */

static bool stands_on_path(const struct walk *w)
{
	for (size_t i = 0; i < w->count; i++)
		if (w->steps[i].at.kind == w->here.kind &&
		    w->steps[i].at.index == w->here.index)
			return true;
	return false;
}

static bool give_path(struct lister *l)
{
	struct buf path = {0};

	if (!l->left--)
		return false;
	path_add(&path, &l->walk);
	l->found(l->self, path.s, l->walk.here.index);
	buf_release(&path);
	return true;
}

/* Goes on from where the walk stands. An "I don't know" that comes back to its question
 * is no path of its own. Recursion is as deep as the questions of one path. */
static bool list_from(struct lister *l)
{
	struct walk_choices choices = {0};
	bool go_on = true;

	if (l->walk.here.kind == WALK_REMEDY)
		return give_path(l);
	if (stands_on_path(&l->walk))
		return true;
	if (l->walk.count > DEEPEST)
		return false;
	walk_choices(&l->walk, &choices);
	for (size_t i = 0; i < choices.count && go_on; i++) {
		walk_give(&l->walk, choices.items[i]);
		if (l->walk.here.how == TREE_NONE)
			go_on = list_from(l);
		walk_back(&l->walk);
	}
	walk_choices_release(&choices);
	return go_on;
}

bool check_paths(const struct tree *t, size_t most,
		 void (*found)(void *self, const char *path, uint32_t remedy), void *self)
{
	struct lister l = {.left = most, .found = found, .self = self};
	bool all;

	walk_init(&l.walk, t);
	all = list_from(&l);
	walk_release(&l.walk);
	return all;
}
