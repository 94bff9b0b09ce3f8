/* trees.c - the screen that asks which tree. */
#include "screen/screens.h"

#include "base/tr.h"

struct trees_screen {
	struct screen screen;
	struct trees_offer offer;
};

static const struct page *make(struct screen *self)
{
	const struct trees_offer *o = &((struct trees_screen *)self)->offer;

	return page_trees((const struct tree *const *)o->trees, o->names, o->count);
}

static void take(struct screen *self, const struct wish *wish)
{
	struct trees_offer offer = ((struct trees_screen *)self)->offer;
	struct session *s = self->session;

	if (wish->kind != WISH_CHOOSE) {
		screen_say(self, "unknown-answer", N_("Please choose one of these."), "");
		return;
	}
	screen_pop(self);
	walk_init(offer.walk, offer.trees[wish->choice]);
	walk_screen_push(s, offer.walk);
}

static const struct screen_kind trees_kind = {.make = make, .take = take};

void trees_screen_push(struct session *s, const struct trees_offer *offer)
{
	struct trees_screen *screen = screen_push(s, sizeof *screen, &trees_kind);

	screen->offer = *offer;
}
