/* stack.c - screens, one on top of the other. */
#include <stdlib.h>

#include "base/mem.h"
#include "base/tr.h"
#include "screen/screen.h"

/* The reader starts at the top of the page, with nothing typed. */
static void reset_view(struct screen *self)
{
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		buf_forget(&self->view.lines[i]);
	self->view = (struct ui_view){.fresh = true};
}

void *screen_push(struct session *s, size_t size, const struct screen_kind *kind)
{
	struct screen *self = mem_alloc(size);

	self->kind = kind;
	self->session = s;
	self->below = s->top;
	self->shown = (struct ui_shown){.view = &self->view, .fd = -1, .wake_at = -1};
	self->notice.code = "";
	reset_view(self);
	s->top = self;
	return self;
}

static void free_pages(struct screen *self)
{
	page_free(self->shown.beside);
	page_free(self->shown.page);
	self->shown.page = self->shown.beside = NULL;
	self->shown.knows_beside = false;
}

void screen_pop(struct screen *self)
{
	self->session->top = self->below;
	free_pages(self);
	if (self->kind->release)
		self->kind->release(self);
	reset_view(self);
	buf_forget(&self->notice.about);
	free(self);
}

void screen_renew(struct screen *self)
{
	struct screen *above = self->session->top;

	for (; above != self; above = above->below)
		free_pages(above);
	free_pages(self);
}

static void add_notice(const struct screen *self, struct buf *out)
{
	const struct screen_notice *notice = &self->notice;

	if (notice->message)
		buf_add_format(out, _(notice->message), buf_string(&notice->about));
	if (notice->add)
		notice->add(out, notice->walk);
}

const struct page *screen_page(struct screen *self)
{
	struct buf notice = {0};

	if (self->shown.page)
		return self->shown.page;
	self->shown.page = self->kind->make(self);
	add_notice(self, &notice);
	if (notice.length)
		page_set_notice(self->shown.page, self->notice.code, notice.s);
	buf_release(&notice);
	return self->shown.page;
}

void screen_start_anew(struct screen *self)
{
	reset_view(self);
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
	if (self->notice.message || self->notice.add)
		screen_say(self, "", NULL, "");
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
