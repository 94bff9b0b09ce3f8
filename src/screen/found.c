/* found.c - the screen of what a search finds. */
#include "screen/found.h"

struct found_screen {
	struct screen screen;
	struct buf words;
	bool typing;
};

static const struct page *make(struct screen *self)
{
	const struct found_screen *found = (struct found_screen *)self;

	return page_found(screen_page(self->below), buf_string(&found->words),
			  found->words.length, found->typing);
}

static void release(struct screen *self)
{
	buf_release(&((struct found_screen *)self)->words);
}

/* Hands the words down, to be brought back when the search is opened again. */
static void close_found(struct screen *self)
{
	struct buf words = ((struct found_screen *)self)->words;
	struct wish end = {.kind = WISH_SEARCH_END, .text = buf_string(&words)};

	((struct found_screen *)self)->words = (struct buf){0};
	screen_hand_down(self, &end);
	buf_release(&words);
}

/* Looks for what was found by its id, which is the tree's: it outlives the page. */
static void choose(struct screen *self, size_t choice)
{
	struct wish wish = {.kind = WISH_SEARCH,
			    .text = screen_page(self)->choices[choice].id};

	screen_hand_down(self, &wish);
}

static void search(struct screen *self, const struct wish *wish)
{
	struct found_screen *found = (struct found_screen *)self;

	if (!wish->text)
		return;
	buf_clear(&found->words);
	buf_add(&found->words, wish->text);
	screen_start_anew(self);
}

static void take(struct screen *self, const struct wish *wish)
{
	switch (wish->kind) {
	case WISH_CHOOSE:
		choose(self, wish->choice);
		break;
	case WISH_SEARCH:
		search(self, wish);
		break;
	case WISH_BACK:
	case WISH_SEARCH_END:
		close_found(self);
		break;
	case WISH_CHANGE:
		screen_hand_down(self, wish);
		break;
	default:
		break;
	}
}

static const struct screen_kind found_kind = {
	.make = make, .take = take, .release = release};

void found_open(struct screen *walk, const char *words, bool typing)
{
	struct found_screen *found =
		screen_push(walk->session, sizeof *found, &found_kind);

	buf_add(&found->words, words);
	found->typing = typing;
}
