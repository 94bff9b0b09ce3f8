/* paths.c - every path of a tree, for tests that walk them all. */
#include "base/mem.h"
#include "base/room.h"
#include "check/check.h"
#include "check/explore.h"
#include "walk/path.h"
#include "walk/walk.h"

struct lister {
	struct walk walk;
	struct check_room *room;
	void (*found)(void *self, const char *path, uint32_t remedy);
	void *self;
};

enum { DEEPEST = 10 * 1000 }; /* the recursion's */

static void give_path(struct lister *l)
{
	struct buf path = {0};

	path_add(&path, &l->walk);
	l->found(l->self, path.s, l->walk.here.index);
	room_use(&l->room->paths, 1);
	room_use(&l->room->steps, path.length);
	buf_release(&path);
}

/* Goes on from where the walk stands. A question that was asked before is no path of its own.
 * Recursion is as deep as the questions of one path. */
static bool list_from(void *self, struct walk_choice last)
{
	struct lister *l = self;

	(void)last;
	if (!l->room->paths || !l->room->steps || l->walk.count > DEEPEST)
		return false;
	switch (l->walk.here.kind) {
	case WALK_QUESTION:
		if (walk_answer_to(&l->walk, l->walk.here.index))
			return true;
		room_use(&l->room->steps, explore_cost(l->walk.tree, l->walk.here));
		return walk_each(&l->walk, list_from, l);
	case WALK_REMEDY:
	case WALK_SOLVED:
	case WALK_UNSOLVED:
	case WALK_WAITING:
		give_path(l);
		break;
	}
	return true;
}

bool check_paths(const struct tree *t, struct check_room *room,
		 void (*found)(void *self, const char *path, uint32_t remedy), void *self)
{
	struct lister l = {.room = room, .found = found, .self = self};
	bool all;

	walk_init(&l.walk, t);
	all = list_from(&l, (struct walk_choice){0});
	walk_release(&l.walk);
	return all;
}
