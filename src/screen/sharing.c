/* sharing.c - the screens on the way of sharing a remedy (share/targets.h).
 *
 * Each question is a screen; Back leads to the one before. A message is such a screen too:
 * what is done from there is done with it, and leads back to it. */
#include "screen/screens.h"

#include <string.h>

#include "base/tr.h"
#include "share/run.h"
#include "share/targets.h"

struct sharing_screen {
	struct screen screen;
	struct sharing *sharing;
	const struct share_target *target;
	struct share_item item;
	struct page_means means; /* that the items on the page go by */
};

/* A question: an answer is a choice, or what stands in its lines. */
struct sharing_kind {
	struct screen_kind screen;
	/* Takes what stands in the lines, however they are left: nobody loses it by a wrong
	 * key. NULL: there are none. */
	void (*keep)(struct sharing_screen *self, const struct wish *wish);
	/* Goes on, by the choice or by what was kept. NULL: back. */
	void (*go_on)(struct sharing_screen *self, size_t choice);
};

static const struct sharing_kind items_kind, made_kind, name_kind, confirm_kind;

static struct sharing_screen *sharing_of(struct screen *self)
{
	return (struct sharing_screen *)self;
}

/* With the last question about a remedy goes what was filled in, but not what is the sender's
 * own. */
static void release(struct screen *self)
{
	struct sharing *s = sharing_of(self)->sharing;

	if (self->below == s->remedy) {
		share_sender_end(&s->sender, s->tree);
		buf_forget(&s->name);
	}
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

static void push(struct sharing *s, const struct sharing_kind *kind,
		 const struct share_target *target, struct share_item item)
{
	struct sharing_screen *self =
		screen_push(s->remedy->session, sizeof *self, &kind->screen);
	const struct page *page;

	self->sharing = s;
	self->target = target;
	self->item = item;
	page = screen_page(&self->screen);
	for (size_t i = 0; i < page->field_count; i++)
		buf_add(&self->screen.view.lines[i], page->fields[i].value);
}

/* Leaves the top, and returns the screen below; what was said there has been read. */
static struct screen *go_back(struct screen *self)
{
	struct screen *below = self->below;

	screen_pop(self);
	screen_hush(below);
	screen_renew(below);
	return below;
}

/* Goes back to the remedy or the message that all questions on top are about; returns it. */
static struct screen *return_to_subject(const struct sharing *s)
{
	struct session *session = s->remedy->session;

	while (!is_subject(s, session->top))
		screen_pop(session->top);
	return session->top;
}

/* --- sending ------------------------------------------------------------------------------- */

static void begin(struct sharing *s, const struct share_target *target);

static void say(struct screen *on, const struct share_outcome *outcome)
{
	screen_say(on, "shared", outcome->text, buf_string(&outcome->about));
}

/* Says what could not be done, and asks as what to save it instead. */
static void save_instead(struct sharing *s, const struct share_outcome *outcome)
{
	return_to_subject(s);
	begin(s, share_target(WISH_SAVE));
	say(s->remedy->session->top, outcome);
}

/* Says why nothing was saved where the name is asked for. */
static void ask_name_again(struct screen *top, const char *why)
{
	if (top->kind == &confirm_kind.screen)
		top = go_back(top);
	screen_say(top, "shared",
		   /* TRANSLATORS: %s is what the system says */
		   N_("Nothing was saved: %s. Choose another place."), why);
}

/* Says on the remedy or the message what came of it. */
static void finish(struct sharing *s, const struct share_outcome *outcome)
{
	struct screen *subject = return_to_subject(s);

	say(subject, outcome);
	subject->view.fresh |= subject == s->remedy;
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

	if (result == SHARE_EXISTS)
		push(s, &confirm_kind, target, item);
	else if (result == SHARE_DONE || result == SHARE_STOPPED)
		finish(s, &outcome);
	else if (target->else_save)
		save_instead(s, &outcome);
	else if (target->asks_name)
		ask_name_again(session->top, buf_string(&outcome.about));
	else
		finish(s, &outcome);
	share_outcome_release(&outcome);
}

/* A name that was typed for another format is not meant for this one. */
static void propose_name(struct sharing *s, size_t format)
{
	if (s->name.length && s->named == format)
		return;
	buf_clear(&s->name);
	share_add_documents(&s->name);
	share_add_name(&s->name, subject_of(s, s->remedy->session->top),
		       (enum export_format)format);
	s->named = format;
}

/* Goes on with one item: asks what is to be asked first, or sends. */
static void share_one(struct sharing *s, const struct share_target *target,
		      struct share_item item)
{
	const struct share_outcome missing = {.text = target->missing};

	if (target->can && !target->can()) {
		save_instead(s, &missing);
	} else if (target->make) {
		push(s, &made_kind, target, item);
	} else if (target->asks_name) {
		propose_name(s, item.number);
		push(s, &name_kind, target, item);
	} else if (target->confirm) {
		push(s, &confirm_kind, target, item);
	} else {
		send(s, target, item, false);
	}
}

/* What a page is offered where the session shows it. */
static struct share_offer offer_of(const struct sharing *s, const struct page *subject)
{
	return (struct share_offer){subject, s->remedy->session->options->means};
}

/* Begins to share what is on top, where that is offered. */
static void begin(struct sharing *s, const struct share_target *target)
{
	const struct page *subject = subject_of(s, s->remedy->session->top);
	struct share_offer offer = offer_of(s, subject);

	if (!(share_set(&offer) & 1U << (target->kind - WISH_HAND_OVER)))
		return;
	buf_clear(&s->name);
	if (share_item_count(target, &offer) > 1)
		push(s, &items_kind, target, (struct share_item){0});
	else
		share_one(s, target, share_item(target, &offer, 0));
}

/* --- what is wanted ------------------------------------------------------------------------ */

static void take(struct screen *screen, const struct wish *wish)
{
	const struct sharing_kind *kind = (const struct sharing_kind *)screen->kind;
	struct sharing_screen *self = sharing_of(screen);
	bool is_form = screen_page(screen)->kind == PAGE_FORM;
	bool goes_on = wish->kind == (is_form ? WISH_SUBMIT : WISH_CHOOSE);

	if (kind->keep && (goes_on || wish->kind == WISH_BACK))
		kind->keep(self, wish);
	if (wish->kind == WISH_BACK || (goes_on && !kind->go_on))
		go_back(screen);
	else if (goes_on)
		kind->go_on(self, wish->choice);
	else if (wish_is_share(wish->kind) && is_subject(self->sharing, screen))
		begin(self->sharing, share_target(wish->kind));
}

void sharing_open(struct sharing *s, struct screen *remedy, enum wish_kind kind)
{
	s->remedy = remedy;
	s->tree = screen_page(remedy)->walk->tree;
	begin(s, share_target(kind));
}

void sharing_forget(struct sharing *s)
{
	explicit_bzero(&s->sender, sizeof s->sender);
	buf_forget(&s->name);
}

/* --- which of several items? ---------------------------------------------------------------- */

static const struct page *make_items(struct screen *screen)
{
	struct sharing_screen *self = sharing_of(screen);
	const struct share_target *target = self->target;
	const struct page *subject = subject_below(self);
	struct share_offer offer = offer_of(self->sharing, subject);
	/* What could not be done is said above the way out. */
	struct page *menu =
		page_menu(subject,
			  screen->notice.message ? _("Save it as a file instead?")
						 : _(target->which),
			  target->about_which ? _(target->about_which) : "");

	self->means = offer.means;
	for (size_t i = 0; i < share_item_count(target, &offer); i++) {
		struct share_words w;

		share_describe(&w, target, subject, share_item(target, &offer, i));
		page_menu_add(menu, buf_string(&w.id), buf_string(&w.choice));
		share_words_release(&w);
	}
	return menu;
}

static void take_item(struct sharing_screen *self, size_t choice)
{
	struct share_offer offer = {subject_below(self), self->means};

	share_one(self->sharing, self->target, share_item(self->target, &offer, choice));
}

static const struct sharing_kind items_kind = {{make_items, take, release},
					       .go_on = take_item};

/* --- what a target makes: a message, its blanks, a QR code ---------------------------------- */

static const struct page *make_made(struct screen *screen)
{
	const struct sharing_screen *self = sharing_of(screen);
	struct share_request r = {.page = subject_below(self),
				  .item = self->item,
				  .sender = &self->sharing->sender};

	/* cppcheck-suppress returnDanglingLifetime ; the page borrows from the one below */
	return self->target->make(&r);
}

static void fill_blanks(struct sharing_screen *self, const struct wish *wish)
{
	for (size_t i = 0; i < screen_page(&self->screen)->field_count; i++)
		share_sender_fill(&self->sharing->sender, subject_below(self), i,
				  wish->fields[i]);
}

static const struct sharing_kind made_kind = {{make_made, take, release},
					      .keep = fill_blanks};

/* --- under which name? ---------------------------------------------------------------------- */

static const struct page *make_name(struct screen *screen)
{
	const struct sharing_screen *self = sharing_of(screen);

	return page_file_name(subject_below(self), buf_string(&self->sharing->name));
}

static void keep_name(struct sharing_screen *self, const struct wish *wish)
{
	buf_clear(&self->sharing->name);
	buf_add(&self->sharing->name, wish->fields[0]);
}

/* The end of the name says which format, whichever was chosen before. */
static void save_as(struct sharing_screen *self, size_t choice)
{
	enum export_format format = (enum export_format)self->item.number;

	(void)choice;
	export_find_format(buf_string(&self->sharing->name), &format);
	send(self->sharing, self->target, (struct share_item){self->item.thing, format},
	     false);
}

static const struct sharing_kind name_kind = {
	{make_name, take, release}, .keep = keep_name, .go_on = save_as};

/* --- really? -------------------------------------------------------------------------------- */

/* Asks before a file is replaced, or before anything is sent. */
static const struct page *make_confirm(struct screen *screen)
{
	const struct sharing_screen *self = sharing_of(screen);
	const struct share_target *target = self->target;
	const struct page *subject = subject_below(self);

	if (target->asks_name)
		return page_confirm(subject, _("There is a file of this name already"),
				    buf_string(&self->sharing->name),
				    _("Choose another name"), _("Replace it"));
	return page_confirm(subject, _(target->confirm), _(target->about_confirm),
			    _("No, back"), _(target->yes));
}

static void send_or_not(struct sharing_screen *self, size_t choice)
{
	if (choice == PAGE_YES)
		send(self->sharing, self->target, self->item, self->target->asks_name);
	else
		go_back(&self->screen);
}

static const struct sharing_kind confirm_kind = {{make_confirm, take, release},
						 .go_on = send_or_not};
