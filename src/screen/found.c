/* found.c - the screen of what a search finds. */
#include "screen/screens.h"

struct found_screen {
	struct screen screen;
	struct buf *words; /* of the screen below: they outlive this one */
	bool typing;
};

static const struct page *make(struct screen *self)
{
	const struct found_screen *found = (struct found_screen *)self;

	return page_found(screen_page(self->below), buf_string(found->words),
			  found->words->length, found->typing);
}

/* Looks for what was found by its id, which may go with this screen's page. */
static void choose(struct screen *self, size_t choice)
{
	struct buf id = {0};

	buf_add(&id, screen_page(self)->choices[choice].id);
	screen_hand_down(self, &(struct wish){.kind = WISH_SEARCH, .text = id.s});
	buf_release(&id);
}

static void search(struct screen *self, const char *words)
{
	struct found_screen *found = (struct found_screen *)self;

	if (words) {
		buf_clear(found->words);
		buf_add(found->words, words);
	}
	if (found->words->length)
		screen_start_anew(self);
	else
		screen_pop(self);
}

static void take(struct screen *self, const struct wish *wish)
{
	switch (wish->kind) {
	case WISH_CHOOSE:
		choose(self, wish->choice);
		break;
	case WISH_SEARCH:
		((struct found_screen *)self)->typing = wish->typing;
		search(self, wish->text);
		break;
	case WISH_SEARCH_END:
		buf_clear(((struct found_screen *)self)->words);
		screen_pop(self);
		break;
	case WISH_BACK:
		screen_pop(self);
		break;
	default:
		break;
	}
}

static const struct screen_kind found_kind = {.make = make, .take = take};

void found_open(struct screen *walk, struct buf *words, const char *text, bool typing)
{
	struct found_screen *found =
		screen_push(walk->session, sizeof *found, &found_kind);

	found->words = words;
	found->typing = typing;
	search(&found->screen, text);
}
