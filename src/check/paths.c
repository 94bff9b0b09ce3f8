/* paths.c - every path of a tree, for tests that walk them all. */
#include "base/mem.h"
#include "base/room.h"
#include "check/check.h"
#include "check/costs.h"
#include "walk/path.h"
#include "walk/walk.h"

struct lister {
	struct walk walk;
	struct check_room *room;
	void (*found)(void *self, const char *path, uint32_t remedy);
	void *self;
};

enum { DEEPEST = 10 * 1000 }; /* the recursion's */

static bool is_used_up(const struct check_room *room)
{
	return !room->paths || !room->bytes || !room->steps;
}

static void give_path(struct lister *l)
{
	struct buf path = {0};

	path_add(&path, &l->walk);
	l->found(l->self, path.s, l->walk.here.index);
	room_use(&l->room->paths, 1);
	room_use(&l->room->bytes, path.length);
	buf_release(&path);
}

static bool list_from(struct lister *l);

static bool list_behind(struct lister *l, struct walk_choice choice)
{
	bool go_on = true;

	walk_give(&l->walk, choice);
	if (l->walk.here.how == TREE_NONE)
		go_on = list_from(l);
	walk_take_back(&l->walk);
	return go_on;
}

/* Goes on from where the walk stands. An "I don't know" that comes back to its question
 * is no path of its own. Recursion is as deep as the questions of one path. */
static bool list_from(struct lister *l)
{
	struct walk_choices choices = {0};
	struct walk_choice given;
	bool go_on = true;

	if (is_used_up(l->room) || l->walk.count > DEEPEST)
		return false;
	if (l->walk.here.kind == WALK_REMEDY) {
		give_path(l);
		return true;
	}
	if (walk_answer_to(&l->walk, l->walk.here.index, &given))
		return true;
	room_use(&l->room->steps, costs_of(l->walk.tree, l->walk.here));
	walk_choices(&l->walk, &choices);
	for (size_t i = 0; i < choices.count && go_on; i++)
		go_on = list_behind(l, choices.items[i]);
	walk_choices_release(&choices);
	return go_on;
}

bool check_paths(const struct tree *t, struct check_room *room,
		 void (*found)(void *self, const char *path, uint32_t remedy), void *self)
{
	struct lister l = {.room = room, .found = found, .self = self};
	bool all;

	walk_init(&l.walk, t);
	all = list_from(&l);
	walk_release(&l.walk);
	return all;
}
