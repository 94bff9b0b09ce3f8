/* sharing.c - the screens on the way of taking something along from a remedy. */
#include "screen/sharing.h"

#include "screen/notes.h"
#include "screen/taking.h"

struct sharing_screen {
	struct screen screen;
	struct taking taking;
};

static const struct page *make(struct screen *self)
{
	struct taking *t = &((struct sharing_screen *)self)->taking;

	taking_renew(t, screen_page(self->below));
	return taking_make_page(t);
}

static void release(struct screen *self)
{
	struct taking *t = &((struct sharing_screen *)self)->taking;

	if (taking_is_open(t))
		*taking_view(t) = self->view;
	self->view = (struct ui_view){0};
	taking_release(t);
}

/* Back on the remedy, it is said there what came of it. */
static void close_sharing(struct sharing_screen *sharing)
{
	struct screen *remedy = sharing->screen.below;
	const char *said = sharing->taking.said;

	if (said) {
		screen_say(remedy, "taken", said, buf_string(&sharing->taking.about));
		remedy->view.fresh = true;
	}
	screen_pop(&sharing->screen);
}

static void show(struct sharing_screen *sharing)
{
	if (!taking_is_open(&sharing->taking)) {
		close_sharing(sharing);
		return;
	}
	sharing->screen.view = *taking_view(&sharing->taking);
	screen_renew(&sharing->screen);
}

static void take(struct screen *self, const struct wish *wish)
{
	struct sharing_screen *sharing = (struct sharing_screen *)self;
	struct session *s = self->session;
	struct taking *t = &sharing->taking;

	*taking_view(t) = self->view;
	switch (wish->kind) {
	case WISH_CHOOSE:
		taking_choose(t, wish->choice, s->ui, s->front);
		break;
	case WISH_SUBMIT:
		taking_fill(t);
		break;
	case WISH_BACK:
		taking_back(t);
		break;
	case WISH_HELP:
	case WISH_GLOSSARY:
	case WISH_WHO:
	case WISH_TRAIL:
		note_open(s, wish->kind);
		return;
	default:
		if (!wish_is_share(wish->kind))
			return;
		taking_use(t, screen_page(self->below), wish->kind, s->ui, s->front);
		break;
	}
	show(sharing);
}

static const struct screen_kind sharing_kind = {
	.make = make, .take = take, .release = release};

void sharing_open(struct screen *remedy, enum wish_kind kind)
{
	struct session *s = remedy->session;
	struct sharing_screen *sharing = screen_push(s, sizeof *sharing, &sharing_kind);

	sharing->taking.options = s->options;
	taking_use(&sharing->taking, screen_page(remedy), kind, s->ui, s->front);
	show(sharing);
}
