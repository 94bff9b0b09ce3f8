/* notes.c - screens about the page below. */
#include "screen/screens.h"

enum { NAMES_FIELDS = 3 }; /* two names, and the codes of both */

struct note_screen {
	struct screen screen;
	enum wish_kind kind;
	struct buf names[NAMES_FIELDS]; /* of WISH_NAMES */
};

static const struct screen_kind note_kind;

/* Returns the screen that notes are about: of the walk, whatever else lies on top of it. NULL
 * where there is none. */
static struct screen *subject_of(struct screen *at)
{
	for (; at; at = at->below) {
		const struct page *page = screen_page(at);

		if (page->walk && (page->kind == PAGE_QUESTION ||
				   page->kind == PAGE_REMEDY || page->kind == PAGE_END))
			return at;
	}
	return NULL;
}

/* Returns NULL where there is nothing to say: then it is not opened. */
static const struct page *make(struct screen *self)
{
	const struct note_screen *note = (struct note_screen *)self;
	const struct page *subject = screen_page(subject_of(self->below)), *words;

	switch (note->kind) {
	case WISH_HELP:
		return page_help(subject);
	case WISH_WHO:
		return page_who(subject, subject->who_id);
	case WISH_DETAILS:
		return page_details(subject);
	case WISH_OUTCOMES:
		return page_outcomes(subject);
	case WISH_TRAIL:
		return page_trail(subject);
	case WISH_NAMES:
		return page_compared(subject, buf_string(&note->names[0]),
				     buf_string(&note->names[1]),
				     buf_string(&note->names[2]));
	case WISH_QUIT:
		return page_leave(subject);
	default:
		words = page_glossary(subject, false);
		return words ? words : page_glossary(subject, true);
	}
}

static void release(struct screen *self)
{
	struct note_screen *note = (struct note_screen *)self;

	for (size_t i = 0; i < NAMES_FIELDS; i++)
		buf_release(&note->names[i]);
}

/* An answer to be changed, what came of a remedy, or whether to leave. */
static void choose(struct note_screen *note, size_t choice)
{
	struct session *s = note->screen.session;
	struct screen *subject = subject_of(note->screen.below);
	struct wish chosen = {.kind = WISH_CHANGE, .choice = choice};

	if (note->kind == WISH_OUTCOMES)
		chosen.kind = WISH_OUTCOME;
	if (note->kind == WISH_TRAIL || note->kind == WISH_OUTCOMES) {
		while (s->top != subject)
			screen_pop(s->top);
		subject->kind->take(subject, &chosen);
		return;
	}
	screen_pop(&note->screen);
	if (choice == PAGE_LEAVE)
		session_leave(s, STATUS_DONE);
}

static void take(struct screen *self, const struct wish *wish)
{
	switch (wish->kind) {
	case WISH_CHOOSE:
		choose((struct note_screen *)self, wish->choice);
		break;
	case WISH_BACK:
		screen_pop(self);
		break;
	default:
		break;
	}
}

static const struct screen_kind note_kind = {
	.make = make, .take = take, .release = release};

bool note_is_open(const struct session *s, enum wish_kind kind)
{
	return s->top->kind == &note_kind &&
	       ((const struct note_screen *)s->top)->kind == kind;
}

/* Two names were compared: leads on to the answer that this proposes. It is for the reader
 * to give it. */
static void point_at_proposed(struct screen *self, const struct page *note)
{
	size_t proposed = page_proposed(screen_page(self), note);

	if (proposed == SIZE_MAX)
		return;
	self->view.selected = proposed;
	self->view.follow = true;
}

bool note_open(struct session *s, const struct wish *wish)
{
	bool was_open = note_is_open(s, wish->kind);
	struct note_screen *note;
	const struct page *page;

	if (!subject_of(s->top))
		return false;
	/* One note takes the place of another; what is asked on a menu leads back to it. */
	if (s->top->kind == &note_kind &&
	    (was_open || screen_page(s->top)->kind != PAGE_MENU))
		screen_pop(s->top);
	if (was_open || note_is_open(s, wish->kind))
		return true;
	note = screen_push(s, sizeof *note, &note_kind);
	note->kind = wish->kind;
	for (size_t i = 0; i < NAMES_FIELDS && wish->kind == WISH_NAMES; i++)
		buf_add(&note->names[i], wish->fields[i] ? wish->fields[i] : "");
	page = screen_page(&note->screen);
	if (!page)
		screen_pop(&note->screen);
	else if (page->names)
		point_at_proposed(note->screen.below, page);
	return true;
}

const struct page *note_make_words(struct screen *self)
{
	const struct page *page = screen_page(self);

	/* Beside what was found stand the words of the page that was searched. */
	if (page->kind == PAGE_FOUND)
		page = screen_page(self->below);
	return page->walk && page->kind != PAGE_NOTE ? page_glossary(page, false) : NULL;
}
