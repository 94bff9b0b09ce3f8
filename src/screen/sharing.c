/* sharing.c - the screens on the way of sharing a remedy (share/targets.h).
 *
 * Each question is a screen; Back leads to the one before. A message is such a screen too:
 * what is done from there is done with it, and leads back to it. */
#include "screen/sharing.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/tr.h"
#include "screen/notes.h"
#include "share/run.h"
#include "share/targets.h"

/* What the screens above one remedy have in common. Each of them holds it, and so does
 * whoever acts for one of them; what was filled in is forgotten with the last. */
struct sharing {
	struct screen *remedy;
	unsigned holders;
	struct page_sender sender;
	struct buf name; /* of the file */
	/* What was typed into a form that was left by Back: nobody loses it by a wrong key. */
	struct buf drafts[PAGE_MOST_FIELDS];
	const struct screen_kind *drafted; /* NULL: there is none */
	struct share_item drafted_item;
};

struct sharing_screen {
	struct screen screen;
	struct sharing *sharing;
	const struct share_target *target;
	struct share_item item;
};

/* A question: an answer is a choice, or what stands in its fields. */
struct sharing_kind {
	struct screen_kind screen;
	void (*choose)(struct sharing_screen *self, size_t choice);
	void (*submit)(struct sharing_screen *self, const struct wish *wish);
};

static const struct sharing_kind items_kind, made_kind, name_kind, exists_kind,
	confirm_kind, instead_kind;

static struct sharing_screen *sharing_of(struct screen *self)
{
	return (struct sharing_screen *)self;
}

static void forget_drafts(struct sharing *s)
{
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		buf_forget(&s->drafts[i]);
	s->drafted = NULL;
}

static void let_go(struct sharing *s)
{
	if (--s->holders > 0)
		return;
	forget_drafts(s);
	explicit_bzero(&s->sender, sizeof s->sender);
	buf_release(&s->name);
	free(s);
}

static void release(struct screen *self)
{
	let_go(sharing_of(self)->sharing);
}

/* Is this the remedy, or a message, to which the questions above it lead back? */
static bool is_subject(const struct sharing *s, struct screen *at)
{
	return at == s->remedy || *screen_page(at)->recipient;
}

/* What is shared from a screen: the message that it shows or stands above, else the
 * remedy. */
static const struct page *subject_of(const struct sharing *s, struct screen *at)
{
	while (!is_subject(s, at))
		at = at->below;
	return screen_page(at);
}

static const struct page *subject_below(const struct sharing_screen *self)
{
	return subject_of(self->sharing, self->screen.below);
}

/* --- the stack ---------------------------------------------------------------------------- */

static bool is_drafted(const struct sharing_screen *self)
{
	const struct sharing *s = self->sharing;

	return s->drafted == self->screen.kind &&
	       s->drafted_item.number == self->item.number;
}

static struct screen *push(struct sharing *s, const struct sharing_kind *kind,
			   const struct share_target *target, struct share_item item)
{
	struct sharing_screen *self =
		screen_push(s->remedy->session, sizeof *self, &kind->screen);
	const struct page *page;

	s->holders++;
	self->sharing = s;
	self->target = target;
	self->item = item;
	page = screen_page(&self->screen);
	for (size_t i = 0; i < page->field_count; i++)
		buf_add(&self->screen.view.lines[i], is_drafted(self)
							     ? buf_string(&s->drafts[i])
							     : page->fields[i].value);
	return &self->screen;
}

/* Leaves the top; what was said on the screen below has been read. */
static void go_back(struct sharing_screen *self)
{
	struct screen *below = self->screen.below;

	screen_pop(&self->screen);
	screen_hush(below);
	screen_renew(below);
}

static void keep_drafts(const struct sharing_screen *self)
{
	struct sharing *s = self->sharing;

	forget_drafts(s);
	s->drafted = self->screen.kind;
	s->drafted_item = self->item;
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		buf_add(&s->drafts[i], buf_string(&self->screen.view.lines[i]));
}

/* Back to the remedy or the message: all questions about it are answered. Says there what
 * came of it. */
static void return_to_subject(struct sharing *s, const struct share_outcome *outcome)
{
	struct session *session = s->remedy->session;

	while (!is_subject(s, session->top))
		screen_pop(session->top);
	forget_drafts(s);
	if (outcome && outcome->text) {
		screen_say(session->top, "shared", outcome->text,
			   buf_string(&outcome->about));
		session->top->view.fresh |= session->top == s->remedy;
	} else {
		screen_hush(session->top);
	}
	screen_renew(session->top);
}

/* --- sending ------------------------------------------------------------------------------- */

/* Says what could not be done, and offers to save instead. */
static void offer_saving(struct sharing *s, const struct share_outcome *outcome)
{
	struct screen *instead =
		push(s, &instead_kind, share_target(WISH_SAVE), (struct share_item){0});

	screen_say(instead, "shared", outcome->text, buf_string(&outcome->about));
}

/* Another name is asked for, where one was before. */
static void ask_name_again(struct session *session)
{
	if (session->top->kind == &exists_kind.screen)
		go_back(sharing_of(session->top));
	session->top->view.typing = false;
}

static bool waits_on(void *self, const char *program)
{
	const struct session *session = self;

	return !session->ui->waits_on || session->ui->waits_on(session->front, program);
}

/* Sends, and goes on by what came of it. */
static void send(struct sharing *s, const struct share_target *target,
		 struct share_item item, bool replace)
{
	struct session *session = s->remedy->session;
	struct run_waiter waiter = {waits_on, session};
	struct share_request r = {.page = subject_of(s, session->top),
				  .item = item,
				  .sender = &s->sender,
				  .name = target->asks_name ? buf_string(&s->name) : NULL,
				  .replace = replace,
				  .waiter = &waiter,
				  .copy = session->ui->copy,
				  .terminal = session->front};
	struct share_outcome outcome = {0};
	enum share_result result = share_send(target, &r, &outcome);

	if (result == SHARE_EXISTS) {
		push(s, &exists_kind, target, item);
	} else if (result == SHARE_DONE || result == SHARE_STOPPED ||
		   !(target->asks_name || target->else_save)) {
		return_to_subject(s, &outcome);
	} else if (target->else_save) {
		return_to_subject(s, NULL);
		offer_saving(s, &outcome);
	} else {
		ask_name_again(session);
		screen_say(session->top, "shared",
			   /* TRANSLATORS: %s is what the system says */
			   N_("Nothing was saved: %s. Choose another place."),
			   buf_string(&outcome.about));
	}
	share_outcome_release(&outcome);
}

/* Goes on with one item: asks what is to be asked first, or sends. */
static void share_one(struct sharing *s, const struct share_target *target,
		      struct share_item item)
{
	const struct share_outcome missing = {.text = target->missing};

	if (target->can && !target->can()) {
		offer_saving(s, &missing);
	} else if (target->make) {
		push(s, &made_kind, target, item);
	} else if (target->asks_name) {
		buf_clear(&s->name);
		share_add_documents(&s->name);
		share_add_name(&s->name, subject_of(s, s->remedy->session->top),
			       (enum export_format)item.number);
		push(s, &name_kind, target, item);
	} else if (target->confirm) {
		push(s, &confirm_kind, target, item);
	} else {
		send(s, target, item, false);
	}
}

/* Begins to share what is on top, where that is offered. */
static void begin(struct sharing *s, const struct share_target *target)
{
	const struct page *subject = subject_of(s, s->remedy->session->top);
	size_t count = share_item_count(target, subject);

	if (!(share_set(subject, true) & 1U << (target->kind - WISH_HAND_OVER)))
		return;
	if (count > 1)
		push(s, &items_kind, target, (struct share_item){0});
	else
		share_one(s, target, share_item(target, subject, 0));
}

/* --- what is wanted ------------------------------------------------------------------------ */

static void go_back_from(struct sharing_screen *self)
{
	if (screen_page(&self->screen)->kind == PAGE_FORM)
		keep_drafts(self);
	else if (is_subject(self->sharing, &self->screen))
		forget_drafts(self->sharing);
	go_back(self);
}

static void take(struct screen *screen, const struct wish *wish)
{
	const struct sharing_kind *kind = (const struct sharing_kind *)screen->kind;
	struct sharing_screen *self = sharing_of(screen);
	struct sharing *s = self->sharing;

	if (wish->kind == WISH_CHANGE) {
		screen_hand_down(screen, wish);
		return;
	}
	s->holders++;
	if (wish->kind == WISH_BACK)
		go_back_from(self);
	else if (wish->kind == WISH_CHOOSE && kind->choose)
		kind->choose(self, wish->choice);
	else if (wish->kind == WISH_SUBMIT && kind->submit)
		kind->submit(self, wish);
	else if (wish_is_share(wish->kind) && is_subject(s, screen))
		begin(s, share_target(wish->kind));
	let_go(s);
}

void sharing_open(struct screen *remedy, enum wish_kind kind)
{
	struct sharing *s = mem_alloc(sizeof *s);

	s->remedy = remedy;
	s->holders = 1;
	share_sender_init(&s->sender);
	begin(s, share_target(kind));
	let_go(s);
}

/* --- which of several items? ---------------------------------------------------------------- */

static const struct page *make_items(struct screen *screen)
{
	const struct sharing_screen *self = sharing_of(screen);
	const struct share_target *target = self->target;
	const struct page *subject = subject_below(self);
	struct page *menu = page_menu(subject, _(target->which),
				      target->about_which ? _(target->about_which) : "");

	for (size_t i = 0; i < share_item_count(target, subject); i++) {
		struct share_words w;

		share_describe(&w, target, subject, share_item(target, subject, i));
		page_menu_add(menu, buf_string(&w.id), buf_string(&w.choice));
		share_words_release(&w);
	}
	return menu;
}

/* A name that was typed for another format is not meant for this one: see is_drafted(). */
static void take_item(struct sharing_screen *self, size_t choice)
{
	share_one(self->sharing, self->target,
		  share_item(self->target, subject_below(self), choice));
}

static const struct sharing_kind items_kind = {{make_items, take, release},
					       .choose = take_item};

/* --- what a target makes: a message, its blanks, a QR code ---------------------------------- */

static const struct page *make_made(struct screen *screen)
{
	const struct sharing_screen *self = sharing_of(screen);
	struct share_request r = {.page = subject_below(self),
				  .item = self->item,
				  .sender = &self->sharing->sender,
				  .notice = screen_notice(screen)};

	/* cppcheck-suppress returnDanglingLifetime ; the page borrows from the one below */
	return self->target->make(&r);
}

static void fill_blanks(struct sharing_screen *self, const struct wish *wish)
{
	for (size_t i = 0; i < screen_page(&self->screen)->field_count; i++)
		share_sender_fill(&self->sharing->sender, subject_below(self), i,
				  wish->fields[i]);
	return_to_subject(self->sharing, NULL);
}

static const struct sharing_kind made_kind = {{make_made, take, release},
					      .submit = fill_blanks};

/* --- under which name? ---------------------------------------------------------------------- */

static const struct page *make_name(struct screen *screen)
{
	const struct sharing_screen *self = sharing_of(screen);

	return page_file_name(subject_below(self), buf_string(&self->sharing->name),
			      screen_notice(screen));
}

/* The end of the name says which format, whichever was chosen before. */
static void save_as(struct sharing_screen *self, const struct wish *wish)
{
	enum export_format format = (enum export_format)self->item.number;

	buf_clear(&self->sharing->name);
	buf_add(&self->sharing->name, wish->fields[0]);
	export_find_format(wish->fields[0], &format);
	send(self->sharing, self->target, (struct share_item){self->item.thing, format},
	     false);
}

static const struct sharing_kind name_kind = {{make_name, take, release},
					      .submit = save_as};

static const struct page *make_exists(struct screen *screen)
{
	const struct sharing_screen *self = sharing_of(screen);

	return page_confirm(subject_below(self),
			    _("There is a file of this name already"),
			    buf_string(&self->sharing->name), _("Choose another name"),
			    _("Replace it"));
}

static void replace_or_rename(struct sharing_screen *self, size_t choice)
{
	if (choice == PAGE_YES)
		send(self->sharing, self->target, self->item, true);
	else
		ask_name_again(self->screen.session);
}

static const struct sharing_kind exists_kind = {{make_exists, take, release},
						.choose = replace_or_rename};

/* --- now? and if it cannot be done? --------------------------------------------------------- */

static const struct page *make_confirm(struct screen *screen)
{
	const struct sharing_screen *self = sharing_of(screen);

	return page_confirm(subject_below(self), _(self->target->confirm),
			    _(self->target->about_confirm), _("No, back"),
			    _(self->target->yes));
}

static void send_or_not(struct sharing_screen *self, size_t choice)
{
	if (choice == PAGE_YES)
		send(self->sharing, self->target, self->item, false);
	else
		go_back(self);
}

static const struct sharing_kind confirm_kind = {{make_confirm, take, release},
						 .choose = send_or_not};

/* What could not be done stands above the way out. */
static const struct page *make_instead(struct screen *screen)
{
	return page_confirm(subject_below(sharing_of(screen)),
			    _("Save it as a file instead?"), screen_notice(screen),
			    _("No, back"), _("Yes, save it"));
}

static void save_or_not(struct sharing_screen *self, size_t choice)
{
	struct sharing *s = self->sharing;
	const struct share_target *save = self->target;

	go_back(self);
	if (choice == PAGE_YES)
		begin(s, save);
}

static const struct sharing_kind instead_kind = {{make_instead, take, release},
						 .choose = save_or_not};
