/* targets.c - the table of all ways to share a remedy or a message. */
#include "share/targets.h"

#include <limits.h>
#include <string.h>

#include "base/tr.h"
#include "share/fit.h"

enum { COLUMNS = 72 /* of plain text in a file or on a clipboard */ };

static bool is_handover(const struct page *p)
{
	return *p->recipient != '\0';
}

/* --- items --------------------------------------------------------------------------------- */

static size_t count_things(enum share_thing thing, const struct page *p)
{
	switch (thing) {
	case SHARE_TEXT:
		return 1;
	case SHARE_FORMAT:
		return EXPORT_FORMATS;
	case SHARE_BLANKS:
		return is_handover(p) && p->blank_count > 0;
	case SHARE_LINK:
		return p->link_count;
	case SHARE_MESSAGE:
		return is_handover(p);
	case SHARE_HANDOVER:
		return p->recipient_count;
	case SHARE_HANDBOOK:
		return p->kind == PAGE_REMEDY && p->world && p->world->handbook;
	case SHARE_NO_THING:
		break;
	}
	return 0;
}

/* Can its QR code be shown? */
static bool fits(const struct share_offer *offer, struct share_item item)
{
	struct buf text = {0};
	struct qr qr;

	share_add_text(&text, &(struct share_request){.page = offer->page, .item = item});
	qr = (struct qr){.size = qr_size(text.length)};
	buf_forget(&text);
	return qr.size && qr_columns(&qr) <= offer->means.qr_columns &&
	       qr_rows(&qr) <= offer->means.qr_rows;
}

struct share_item share_item(const struct share_target *target,
			     const struct share_offer *offer, size_t i)
{
	for (size_t k = 0; k < SHARE_THINGS; k++) {
		size_t count = count_things(target->things[k], offer->page);

		for (size_t n = 0; n < count; n++) {
			struct share_item item = {target->things[k], n};

			if ((!target->must_fit || fits(offer, item)) && i-- == 0)
				return item;
		}
	}
	return (struct share_item){0};
}

size_t share_item_count(const struct share_target *target,
			const struct share_offer *offer)
{
	size_t count = 0;

	while (share_item(target, offer, count).thing != SHARE_NO_THING)
		count++;
	return count;
}

void share_describe(struct share_words *w, const struct share_target *target,
		    const struct page *p, struct share_item item)
{
	static const char *const formats[EXPORT_FORMATS] = {
		[EXPORT_TEXT] = N_("Plain text (.txt)"),
		[EXPORT_MARKDOWN] = N_("Markdown (.md)"),
		[EXPORT_HTML] = N_("Web page (.html)"),
	};
	enum export_format format = (enum export_format)item.number;
	bool is_mixed = target->things[1] != SHARE_NO_THING;

	*w = (struct share_words){0};
	buf_add(&w->id, wish_id(target->kind));
	switch (item.thing) {
	case SHARE_FORMAT:
		buf_add_format(&w->id, ":%s", export_kinds[format].name);
		buf_add(&w->choice, _(formats[format]));
		break;
	case SHARE_LINK:
		buf_add_format(&w->id, ":%s%zu", is_mixed ? "link:" : "",
			       item.number + 1);
		buf_add(&w->choice, p->links[item.number]);
		break;
	case SHARE_HANDOVER:
		buf_add_format(&w->id, ":%s%s", is_mixed ? "hand-over:" : "",
			       p->recipients[item.number].id);
		/* TRANSLATORS: %s is who gets it, like "Admin Instansi" */
		buf_add_format(&w->choice, is_mixed ? _("Message for: %s") : "%s",
			       p->recipients[item.number].name);
		break;
	case SHARE_HANDBOOK:
		buf_add(&w->id, ":handbook");
		page_add_address(&w->choice, p);
		break;
	case SHARE_TEXT:
	case SHARE_MESSAGE:
	case SHARE_BLANKS:
	case SHARE_NO_THING:
		break;
	}
	buf_add_format(&w->offer, w->choice.length ? "%s: %s" : "%s", _(target->words),
		       buf_string(&w->choice));
}

void share_words_release(struct share_words *w)
{
	buf_release(&w->id);
	buf_release(&w->offer);
	buf_release(&w->choice);
}

/* --- what is offered ----------------------------------------------------------------------- */

const struct page_means share_all_means = {
	.can_open = true, .qr_columns = INT_MAX, .qr_rows = INT_MAX};

size_t share_list(const struct share_offer *offer,
		  const struct share_target *list[SHARE_TARGETS])
{
	const struct page *p = offer->page;
	size_t count = 0;

	if (!is_handover(p) && p->kind != PAGE_REMEDY &&
	    (p->kind != PAGE_END || p->solved))
		return 0;
	for (size_t i = 0; i < SHARE_TARGETS; i++) {
		const struct share_target *target = &share_targets[i];

		if ((offer->means.can_open || !target->needs_desktop) &&
		    share_item(target, offer, 0).thing != SHARE_NO_THING)
			list[count++] = target;
	}
	return count;
}

unsigned share_set(const struct share_offer *offer)
{
	const struct share_target *list[SHARE_TARGETS];
	unsigned set = 0;

	for (size_t i = share_list(offer, list); i-- > 0;)
		set |= 1U << (list[i]->kind - WISH_HAND_OVER);
	return set;
}

bool share_find(const struct share_offer *offer, const char *id,
		const struct share_target **target, struct share_item *item)
{
	const struct share_target *list[SHARE_TARGETS];
	size_t count = share_list(offer, list);
	bool found = false;

	for (size_t i = 0; i < count && !found; i++) {
		*target = list[i];
		for (size_t k = 0; !found; k++) {
			struct share_words own;

			*item = share_item(*target, offer, k);
			if (item->thing == SHARE_NO_THING)
				break;
			share_describe(&own, *target, offer->page, *item);
			found = !strcmp(buf_string(&own.id), id);
			share_words_release(&own);
		}
	}
	return found;
}

/* --- texts and names ----------------------------------------------------------------------- */

const struct page *share_handover(const struct page *remedy, size_t recipient,
				  const struct page_sender *sender)
{
	return page_handover(remedy, remedy->recipients[recipient].id, sender);
}

static void add_handover(struct buf *out, const struct share_request *r)
{
	const struct page *message = share_handover(r->page, r->item.number, r->sender);
	buf_add(out, page_handover_text(message));
	page_free(message);
}

void share_add_text(struct buf *out, const struct share_request *r)
{
	switch (r->item.thing) {
	case SHARE_TEXT: /* number 0 */
	case SHARE_FORMAT:
		export_page(out, r->page, (enum export_format)r->item.number, COLUMNS);
		break;
	case SHARE_LINK:
		buf_add(out, r->page->links[r->item.number]);
		break;
	case SHARE_HANDOVER:
		add_handover(out, r);
		break;
	case SHARE_MESSAGE:
		buf_add(out, page_handover_text(r->page));
		break;
	case SHARE_HANDBOOK:
		page_add_address(out, r->page);
		break;
	case SHARE_BLANKS:
	case SHARE_NO_THING:
		break;
	}
}

void share_add_name(struct buf *out, const struct page *p, enum export_format format)
{
	page_add_file_name(out, p);
	buf_add_format(out, ".%s", export_kinds[format].suffix);
}

/* --- sending -------------------------------------------------------------------------------- */

static const struct page *make_handover(const struct share_request *r)
{
	return share_handover(r->page, r->item.number, r->sender);
}

static const struct page *make_blanks(const struct share_request *r)
{
	return page_blanks(r->page, r->sender);
}

static const struct page *make_code(const struct share_request *r)
{
	struct buf text = {0};
	const struct page *page;

	share_add_text(&text, r);
	page = page_code(r->page, buf_string(&text));
	buf_forget(&text);
	return page;
}

/* Only its owner reads a message. */
static enum share_result save(const struct share_request *r, struct share_outcome *o)
{
	struct replace how = {.over = r->replace,
			      .is_private = is_handover(r->page),
			      .to_devices = r->to_devices};
	struct buf name = {0}, document = {0};
	enum share_result result;

	if (r->name) {
		buf_add(&name, r->name);
	} else {
		share_add_documents(&name);
		share_add_name(&name, r->page, (enum export_format)r->item.number);
	}
	share_add_text(&document, r);
	how.path = buf_string(&name);
	result = share_save(&how, buf_string(&document), document.length, &o->about,
			    &o->about);
	if (result == SHARE_EXISTS)
		buf_add(&o->about, name.s);
	buf_release(&name);
	buf_forget(&document);
	return result;
}

static enum share_result print(const struct share_request *r, struct share_outcome *o)
{
	struct buf text = {0}, title = {0};
	struct share_pitch pitch = share_fit_page(r->page, &text);
	enum share_result result;

	page_add_file_name(&title, r->page);
	result = share_print(buf_string(&title), buf_string(&text), text.length, pitch,
			     r->waiter, &o->about);
	buf_forget(&text);
	buf_release(&title);
	return result;
}

/* A terminal does not tell whether it has put the text on its clipboard. */
static enum share_result copy(const struct share_request *r, struct share_outcome *o)
{
	struct buf text = {0};
	enum share_result result;

	share_add_text(&text, r);
	result = share_copy(buf_string(&text), text.length, r->waiter);
	if ((result == SHARE_FAILED || result == SHARE_NONE) && r->copy &&
	    r->copy(r->terminal, buf_string(&text), text.length)) {
		o->text = N_("Sent to your terminal. Paste it somewhere to see whether "
			     "it arrived.");
		result = SHARE_DONE;
	}
	buf_forget(&text);
	return result;
}

/* The outcome names the address in any case. */
static enum share_result open_link(const struct share_request *r, struct share_outcome *o)
{
	share_add_text(&o->about, r);
	return share_open(buf_string(&o->about), r->waiter);
}

#define AT(kind) ((kind)-WISH_HAND_OVER)

const struct share_target share_targets[SHARE_TARGETS] = {
	[AT(WISH_HAND_OVER)] =
		{
			.kind = WISH_HAND_OVER,
			.words = N_("Messages to hand over"),
			.things = {SHARE_HANDOVER},
			.which = N_("Whom is the message for?"),
			.about_which = N_("Each gets a message that says what is "
					  "asked of that person."),
			.make = make_handover,
			.adds = SHARE_ADDS_RECIPIENT,
		},
	[AT(WISH_FILL)] =
		{
			.kind = WISH_FILL,
			.words = N_("Fill in the blanks"),
			.things = {SHARE_BLANKS},
			.make = make_blanks,
		},
	[AT(WISH_SAVE)] =
		{
			.kind = WISH_SAVE,
			.words = N_("Save as a file"),
			.things = {SHARE_FORMAT},
			.which = N_("Save as"),
			.asks_name = true,
			.adds = SHARE_ADDS_NAME,
			.send = save,
			/* TRANSLATORS: %s is the full name of the file */
			.done = N_("Saved: %s"),
			/* TRANSLATORS: %s is what the system says */
			.failed = N_("Nothing was saved: %s"),
		},
	[AT(WISH_PRINT)] =
		{
			.kind = WISH_PRINT,
			.words = N_("Print"),
			.things = {SHARE_TEXT},
			.can = share_can_print,
			.confirm = N_("Print it now?"),
			.about_confirm =
				N_("It goes to your usual printer, as one A4 page."),
			.yes = N_("Yes, print it"),
			.send = print,
			/* TRANSLATORS: %s is what the printing system says */
			.done = N_("Sent to the printer. %s"),
			/* TRANSLATORS: %s is what the printing system says */
			.failed = N_("It could not be printed: %s"),
			.missing = N_("There is nothing to print with here."),
			.else_save = true,
		},
	[AT(WISH_COPY)] =
		{
			.kind = WISH_COPY,
			.words = N_("Copy to the clipboard"),
			.things = {SHARE_TEXT},
			.send = copy,
			.done = N_("Copied. Paste it wherever you write."),
			.failed = N_("There is no clipboard here that could take it."),
			.else_save = true,
		},
	[AT(WISH_QR)] =
		{
			.kind = WISH_QR,
			.words = N_("Show as a QR code"),
			.things = {SHARE_HANDBOOK, SHARE_LINK, SHARE_HANDOVER,
				   SHARE_MESSAGE},
			.which = N_("What is to be scanned?"),
			.about_which = N_("A phone takes it from the screen."),
			.make = make_code,
			.adds = SHARE_ADDS_CODE,
			.must_fit = true,
		},
	[AT(WISH_OPEN)] =
		{
			.kind = WISH_OPEN,
			.words = N_("Open the address"),
			.things = {SHARE_LINK},
			.which = N_("Which address?"),
			.needs_desktop = true,
			.send = open_link,
			/* TRANSLATORS: %s is an address */
			.done = N_("The browser is opening %s"),
			/* TRANSLATORS: %s is an address */
			.failed = N_("No browser can be opened here. The address is: %s"),
		},
};

#undef AT

const struct share_target *share_target(enum wish_kind kind)
{
	return &share_targets[kind - WISH_HAND_OVER];
}

enum share_result share_send(const struct share_target *target,
			     const struct share_request *r, struct share_outcome *o)
{
	const char *const texts[] = {
		[SHARE_DONE] = target->done,
		[SHARE_FAILED] = target->failed,
		[SHARE_STOPPED] = N_("You stopped it. Whether something was done before "
				     "is not known."),
		[SHARE_NONE] = target->missing ? target->missing : target->failed};
	enum share_result result;

	o->text = NULL;
	buf_clear(&o->about);
	result = target->send(r, o);
	if (!o->text)
		o->text = texts[result];
	return result;
}

void share_add_outcome(struct buf *out, const struct share_outcome *o)
{
	if (!o->text)
		return;
	buf_add_format(out, _(o->text), buf_string(&o->about));
	while (out->length > 0 && out->s[out->length - 1] == ' ') /* nothing was said */
		out->s[--out->length] = '\0';
}

void share_outcome_release(struct share_outcome *o)
{
	buf_release(&o->about);
	*o = (struct share_outcome){0};
}
