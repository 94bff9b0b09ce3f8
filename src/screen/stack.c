/* stack.c - screens, one on top of the other. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/tr.h"
#include "screen/screen.h"

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

void screen_pop(struct screen *self)
{
	self->session->top = self->below;
	free_pages(self);
	if (self->kind->release)
		self->kind->release(self);
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		buf_forget(&self->view.lines[i]);
	buf_forget(&self->notice.about);
	buf_forget(&self->notice.said);
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
		buf_forget(&self->view.lines[i]);
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

const char *screen_notice(struct screen *self)
{
	struct screen_notice *notice = &self->notice;

	buf_clear(&notice->said);
	if (notice->message)
		buf_add_format(&notice->said, _(notice->message),
			       buf_string(&notice->about));
	if (notice->add)
		notice->add(self, &notice->said);
	return buf_string(&notice->said);
}

void screen_hand_down(struct screen *self, const struct wish *wish)
{
	struct screen *below = self->below;

	screen_pop(self);
	below->kind->take(below, wish);
}

void session_leave(struct session *s, enum status status)
{
	s->over = true;
	s->status = status;
}
