/* session.c - the loop over the top of the stack of screens. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "i18n/i18n.h"
#include "screen/notes.h"
#include "screen/screen.h"

/* --- screens ------------------------------------------------------------------------------ */

void *screen_push(struct session *s, size_t size, const struct screen_kind *kind)
{
	struct screen *self = mem_alloc(size);

	self->kind = kind;
	self->session = s;
	self->below = s->top;
	self->view.fresh = true;
	self->notice.code = "";
	self->fd = -1;
	self->wake_at = -1;
	s->top = self;
	return self;
}

static void free_pages(struct screen *self)
{
	page_free(self->beside);
	page_free(self->page);
	self->page = self->beside = NULL;
	self->knows_beside = false;
}

static void forget(struct buf *typed)
{
	if (typed->s)
		explicit_bzero(typed->s, typed->capacity);
	buf_release(typed);
}

void screen_pop(struct screen *self)
{
	self->session->top = self->below;
	free_pages(self);
	if (self->kind->release)
		self->kind->release(self);
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		forget(&self->view.lines[i]);
	forget(&self->notice.about);
	free(self);
}

void screen_renew(struct screen *self)
{
	struct screen *above = self->session->top;

	for (; above != self; above = above->below)
		free_pages(above);
	free_pages(self);
}

const struct page *screen_page(struct screen *self)
{
	if (!self->page)
		self->page = self->kind->make(self);
	return self->page;
}

void screen_start_anew(struct screen *self)
{
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		forget(&self->view.lines[i]);
	self->view = (struct ui_view){.fresh = true};
	screen_renew(self);
}

void screen_say(struct screen *self, const char *code, const char *message,
		const char *about)
{
	buf_clear(&self->notice.about);
	buf_add(&self->notice.about, about);
	self->notice.code = code;
	self->notice.message = message;
	self->notice.add = NULL;
	screen_renew(self);
}

void screen_hush(struct screen *self)
{
	self->notice.code = "";
	self->notice.message = NULL;
	self->notice.add = NULL;
}

void screen_add_notice(const struct screen *self, struct buf *out)
{
	const struct screen_notice *notice = &self->notice;

	if (notice->message)
		buf_add_format(out, _(notice->message), buf_string(&notice->about));
	if (notice->add)
		notice->add(self, out);
}

/* --- what is the same on every screen ------------------------------------------------------ */

void session_leave(struct session *s, enum status status)
{
	s->over = true;
	s->status = status;
}

static bool would_lose(const struct session *s)
{
	const struct screen *at = s->top;

	while (at && !(at->kind->would_lose && at->kind->would_lose(at)))
		at = at->below;
	return at && !s->ui->keeps && !s->reached;
}

/* Leaves, but asks first where answers would be lost; not twice. */
static void want_to_leave(struct session *s, enum wish_kind kind)
{
	if (would_lose(s) && !note_is_open(s, WISH_QUIT))
		note_open(s, WISH_QUIT);
	else
		session_leave(s, kind == WISH_CANCEL ? STATUS_INTERRUPTED : STATUS_DONE);
}

/* Says everything in the next language, and has it remembered. */
static void switch_language(struct session *s)
{
	struct screen *lowest = s->top;

	i18n_switch();
	if (s->options->chosen)
		s->options->chosen("language", i18n_now()->id);
	while (lowest->below)
		lowest = lowest->below;
	screen_renew(lowest);
}

static bool open_front_end(struct session *s, const struct ui *ui)
{
	for (; ui; ui = ui->otherwise) {
		s->ui = ui;
		s->front = ui->open(s->options);
		if (s->front)
			return true;
		s->options->plain_only = true;
	}
	session_leave(s, STATUS_FAILED);
	return false;
}

/* Goes on in plain text, or back on the whole screen, at the same page. */
static void switch_front_end(struct session *s)
{
	const struct ui_options *o = s->options;

	if (o->plain_only) {
		screen_say(s->top, "plain-only",
			   N_("This terminal can only show plain text."), "");
		return;
	}
	s->ui->close(s->front);
	open_front_end(s, s->ui == o->lines ? o->whole : o->lines);
}

/* Does what every screen answers alike; returns false where it is for the top. */
static bool take_common(struct session *s, const struct wish *wish)
{
	switch (wish->kind) {
	case WISH_LANGUAGE:
		switch_language(s);
		return true;
	case WISH_SWITCH:
		switch_front_end(s);
		return true;
	case WISH_QUIT:
	case WISH_CANCEL:
		want_to_leave(s, wish->kind);
		return true;
	case WISH_GONE:
		/* Where no more answers come, none was found but what was reached. */
		session_leave(s, s->reached ? STATUS_DONE : STATUS_NONE);
		return true;
	case WISH_INTERRUPTED:
		session_leave(s, STATUS_INTERRUPTED);
		return true;
	case WISH_BESIDE:
		s->top->beside = note_make_words(s->top);
		s->top->knows_beside = true;
		return true;
	default:
		return false;
	}
}

/* --- the loop ------------------------------------------------------------------------------ */

bool session_open(struct session *s, const struct ui *ui, struct ui_options *options)
{
	s->options = options;
	return open_front_end(s, ui);
}

static struct wish ask(struct session *s)
{
	struct screen *top = s->top;
	struct ui_shown shown = {.page = screen_page(top),
				 .beside = top->beside,
				 .knows_beside = top->knows_beside,
				 .view = &top->view,
				 .fd = top->fd,
				 .wake_at = top->wake_at};

	return s->ui->ask(s->front, &shown);
}

void session_run(struct session *s)
{
	while (!s->over) {
		struct wish wish = ask(s);

		if (!take_common(s, &wish))
			s->top->kind->take(s->top, &wish);
	}
}

void session_close(struct session *s)
{
	if (s->front)
		s->ui->close(s->front);
	while (s->top)
		screen_pop(s->top);
}
