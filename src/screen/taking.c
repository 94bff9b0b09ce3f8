/* taking.c - a reader takes something along from a remedy. */
#include "screen/taking.h"

#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "share/fit.h"
#include "share/run.h"

enum {
	SAVED_COLUMNS = 72, /* of plain text in a file or on the clipboard */
	MOST_BLANK = 60	    /* bytes that are filled into a blank */
};

/* --- what is in hand ---------------------------------------------------------------------- */

bool taking_is_open(const struct taking *t)
{
	return t->depth > 0;
}

static struct taking_stage *top(struct taking *t)
{
	return &t->stages[t->depth - 1];
}

const struct page *taking_page(const struct taking *t)
{
	return t->stages[t->depth - 1].page;
}

struct ui_view *taking_view(struct taking *t)
{
	return &top(t)->view;
}

/* Returns the message that is open; NULL where there is none. */
static const struct page *letter_of(const struct taking *t)
{
	for (size_t i = t->depth; i-- > 0;)
		if (t->stages[i].step == TAKING_LETTER)
			return t->stages[i].page;
	return NULL;
}

/* What is saved, printed, copied: the message that is open, else the remedy. */
static const struct page *subject_of(const struct taking *t)
{
	const struct page *letter = letter_of(t);

	return letter ? letter : t->remedy;
}

static struct page_sender sender_of(const struct taking *t)
{
	struct page_sender sender = {.time = buf_string(&t->time)};

	for (size_t i = 0; i < TREE_MOST_BLANKS; i++)
		sender.blanks[i] = buf_string(&t->blanks[i]);
	return sender;
}

static const struct page *make_letter(const struct taking *t, const char *recipient,
				      const char *said)
{
	struct page_sender sender = sender_of(t);

	return page_letter(t->remedy, recipient, &sender, said);
}

/* --- what is said ------------------------------------------------------------------------- */

static void say(struct taking *t, const char *message, const char *about)
{
	t->said = message;
	buf_clear(&t->about);
	buf_add(&t->about, about);
}

void taking_add_said(const struct taking *t, struct buf *out)
{
	if (t->said)
		buf_add_format(out, _(t->said), buf_string(&t->about));
}

void taking_hush(struct taking *t)
{
	t->said = NULL;
}

/* Frees what somebody has filled in. */
static void forget(struct buf *b)
{
	if (b->s)
		explicit_bzero(b->s, b->capacity);
	buf_release(b);
}

/* --- the pages ---------------------------------------------------------------------------- */

static const struct page *make_blanks(const struct taking *t)
{
	struct page_sender sender = sender_of(t);

	return page_blanks(subject_of(t), &sender);
}

static const struct page *make_formats(const struct taking *t)
{
	const char *const labels[EXPORT_FORMATS] = {
		[EXPORT_TEXT] = _("Plain text (.txt)"),
		[EXPORT_MARKDOWN] = _("Markdown (.md)"),
		[EXPORT_HTML] = _("Web page (.html)"),
	};

	return page_formats(subject_of(t), labels, EXPORT_FORMATS);
}

/* Appends what a QR code says: the message that is open; else the link, the message, or the
 * line with the path that was chosen. */
static void add_code_text(struct buf *out, const struct taking *t)
{
	const struct page *p = t->remedy, *letter = letter_of(t);

	if (letter) {
		buf_add(out, page_letter_text(letter));
	} else if (t->code < p->link_count) {
		buf_add(out, p->links[t->code]);
	} else if (t->code - p->link_count < p->recipient_count) {
		const struct page *made =
			make_letter(t, p->recipients[t->code - p->link_count].id, NULL);

		buf_add(out, page_letter_text(made));
		page_free(made);
	} else {
		page_add_command(out, p);
	}
}

static const struct page *make_code(const struct taking *t, const char *said)
{
	struct buf text = {0};
	const struct page *page;

	add_code_text(&text, t);
	page = page_code(subject_of(t), buf_string(&text), said);
	forget(&text);
	return page;
}

/* `said` is what came of something: it stands on the page that it leads back to, and what
 * could not be done above the way out. */
static const struct page *make_stage_page(const struct taking *t, enum taking_step step,
					  const char *said)
{
	switch (step) {
	case TAKING_RECIPIENT:
		return page_recipients(t->remedy);
	case TAKING_LETTER:
		return make_letter(t, t->recipient, said);
	case TAKING_BLANKS:
		return make_blanks(t);
	case TAKING_FORMAT:
		return make_formats(t);
	case TAKING_NAME:
		return page_file_name(subject_of(t), buf_string(&t->name), said);
	case TAKING_EXISTS:
		return page_confirm(
			subject_of(t), _("There is a file of this name already"),
			buf_string(&t->name), _("Choose another name"), _("Replace it"));
	case TAKING_PRINT:
		return page_confirm(subject_of(t), _("Print it now?"),
				    _("It goes to your usual printer, as one A4 page."),
				    _("No, back"), _("Yes, print it"));
	case TAKING_INSTEAD:
		return page_confirm(subject_of(t), _("Save it as a file instead?"), said,
				    _("No, back"), _("Yes, save it"));
	case TAKING_CODE:
		return page_codes(t->remedy);
	case TAKING_QR:
		return make_code(t, said);
	default:
		return page_links(t->remedy);
	}
}

const struct page *taking_make_page(const struct taking *t)
{
	struct buf said = {0};
	const struct page *page;

	taking_add_said(t, &said);
	page = make_stage_page(t, t->stages[t->depth - 1].step, buf_string(&said));
	buf_release(&said);
	return page;
}

static void release_view(struct ui_view *view)
{
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++) {
		forget(&view->lines[i]);
	}
}

static void remake(struct taking *t, struct taking_stage *stage)
{
	struct buf said = {0};

	taking_add_said(t, &said);
	page_free(stage->page);
	stage->page = NULL;
	stage->page = make_stage_page(t, stage->step, buf_string(&said));
	buf_release(&said);
}

void taking_renew(struct taking *t, const struct page *remedy)
{
	t->remedy = remedy;
	for (size_t i = 0, depth = t->depth; i < depth; i++) {
		t->depth = i + 1; /* a page is about what lies below it */
		remake(t, &t->stages[i]);
	}
}

static void forget_drafts(struct taking *t)
{
	for (size_t i = 0; i < PAGE_MOST_FIELDS; i++)
		forget(&t->drafts[i]);
	t->draft_count = 0;
}

static void keep_drafts(struct taking *t)
{
	const struct taking_stage *stage = top(t);

	if (stage->page->kind != PAGE_FORM)
		return;
	forget_drafts(t);
	t->draft_count = stage->page->field_count;
	t->drafted = stage->step;
	for (size_t i = 0; i < t->draft_count; i++)
		buf_add(&t->drafts[i], buf_string(&stage->view.lines[i]));
}

/* What stands in a line of a form at first: what was typed there before, if anything. */
static const char *first_value(const struct taking *t, const struct taking_stage *stage,
			       size_t i)
{
	return t->drafted == stage->step && t->draft_count == stage->page->field_count
		       ? buf_string(&t->drafts[i])
		       : stage->page->fields[i].value;
}

static void pop(struct taking *t)
{
	struct taking_stage *stage = top(t);

	if (stage->step == TAKING_LETTER || t->depth == 1)
		forget_drafts(t);
	page_free(stage->page);
	release_view(&stage->view);
	*stage = (struct taking_stage){0};
	t->depth--;
	if (t->depth > 0)
		return;
	for (size_t i = 0; i < TREE_MOST_BLANKS; i++)
		forget(&t->blanks[i]);
	forget(&t->time);
}

static void push(struct taking *t, enum taking_step step)
{
	struct taking_stage *stage;

	if (t->depth == TAKING_MOST)
		return;
	stage = &t->stages[t->depth++];
	*stage = (struct taking_stage){.step = step, .view = {.fresh = true}};
	remake(t, stage);
	stage->view.selected = stage->page->preselected;
	for (size_t i = 0; stage->page->kind == PAGE_FORM && i < stage->page->field_count;
	     i++)
		buf_add(&stage->view.lines[i], first_value(t, stage, i));
}

/* Back to what is in hand: all questions about it are answered. */
static void return_to_subject(struct taking *t)
{
	while (t->depth > 0 && top(t)->step != TAKING_LETTER)
		pop(t);
	if (t->depth > 0)
		remake(t, top(t));
}

void taking_back(struct taking *t)
{
	taking_hush(t);
	keep_drafts(t);
	pop(t);
	if (t->depth > 0)
		remake(t, top(t));
}

void taking_close(struct taking *t)
{
	while (t->depth > 0)
		pop(t);
}

void taking_release(struct taking *t)
{
	taking_close(t);
	buf_release(&t->name);
	forget(&t->time); /* that of a copy, which leaves no page open */
	buf_release(&t->about);
}

/* --- saving ------------------------------------------------------------------------------- */

/* Says what could not be done, and offers to save instead. */
static void offer_saving(struct taking *t, const char *message, const char *about)
{
	say(t, message, about);
	push(t, TAKING_INSTEAD);
}

static void propose_name(struct taking *t)
{
	buf_clear(&t->name);
	share_add_documents(&t->name);
	page_add_file_name(&t->name, subject_of(t));
	buf_add_format(&t->name, ".%s", export_format_suffix(t->format));
}

static void save(struct taking *t, bool replace)
{
	enum export_format format = t->format;
	const struct page *subject = subject_of(t);
	struct share_saving how = {.over = replace, .is_private = subject != t->remedy};
	struct buf document = {0}, full = {0}, said = {0};
	enum share_result result;

	export_find_format(buf_string(&t->name), &format);
	export_page(&document, subject, format, SAVED_COLUMNS);
	result = share_save(buf_string(&t->name), buf_string(&document), document.length,
			    &how, &full, &said);
	if (result == SHARE_DONE) {
		/* TRANSLATORS: %s is the full name of the file */
		say(t, N_("Saved: %s"), buf_string(&full));
		forget_drafts(t);
		return_to_subject(t);
	} else if (result == SHARE_EXISTS) {
		push(t, TAKING_EXISTS);
	} else {
		/* TRANSLATORS: %s is what the system says */
		say(t, N_("Nothing was saved: %s. Choose another place."),
		    buf_string(&said));
		if (top(t)->step == TAKING_EXISTS)
			pop(t);
		remake(t, top(t));
		top(t)->view.typing = false;
	}
	buf_release(&document);
	buf_release(&full);
	buf_release(&said);
}

static void replace_or_rename(struct taking *t, size_t choice)
{
	if (choice == PAGE_YES) {
		save(t, true);
		return;
	}
	pop(t);
	remake(t, top(t));
	top(t)->view.typing = false;
}

/* --- what takes its time -------------------------------------------------------------------- */

/* The front-end that waits for another program. */
struct waiting {
	const struct ui *ui;
	void *front;
	struct run_waiter waiter;
};

static bool waits_on(void *self, const char *program)
{
	const struct waiting *w = self;

	return !w->ui->waits_on || w->ui->waits_on(w->front, program);
}

/* Returns who waits, for as long as `w` stays where it is. */
static const struct run_waiter *wait_in(struct waiting *w, const struct ui *ui,
					void *front)
{
	*w = (struct waiting){ui, front, {waits_on, w}};
	return &w->waiter;
}

/* The reader did not want to wait: all questions about it are answered, too. */
static void say_stopped(struct taking *t)
{
	say(t, N_("You stopped it. Whether something was done before is not known."), "");
	return_to_subject(t);
}

/* --- printing ----------------------------------------------------------------------------- */

static void print(struct taking *t, const struct ui *ui, void *front)
{
	struct buf text = {0}, said = {0}, title = {0};
	const struct share_pitch *pitch = share_fit_page(subject_of(t), &text);
	enum share_result result;
	struct waiting w;

	page_add_file_name(&title, subject_of(t));
	result = share_print(buf_string(&title), buf_string(&text), text.length, pitch,
			     wait_in(&w, ui, front), &said);
	pop(t);
	if (result == SHARE_STOPPED) {
		say_stopped(t);
	} else if (result == SHARE_DONE) {
		/* TRANSLATORS: %s is what the printing system says */
		say(t, N_("Sent to the printer. %s"), buf_string(&said));
		return_to_subject(t);
	} else {
		/* TRANSLATORS: %s is what the printing system says */
		offer_saving(t, N_("It could not be printed: %s"), buf_string(&said));
	}
	buf_release(&text);
	buf_release(&said);
	buf_release(&title);
}

/* --- copying ------------------------------------------------------------------------------ */

static void copy(struct taking *t, const struct ui *ui, void *front)
{
	struct buf text = {0}, said = {0};
	enum share_result result;
	struct waiting w;

	export_page(&text, subject_of(t), EXPORT_TEXT, SAVED_COLUMNS);
	result =
		share_copy(buf_string(&text), text.length, wait_in(&w, ui, front), &said);
	if (result == SHARE_STOPPED) {
		say_stopped(t);
	} else if (result == SHARE_DONE) {
		say(t, N_("Copied. Paste it wherever you write."), "");
		return_to_subject(t);
	} else if (ui->copy && ui->copy(front, buf_string(&text), text.length)) {
		say(t,
		    N_("Sent to your terminal. Paste it somewhere to see whether it "
		       "arrived."),
		    "");
		return_to_subject(t);
	} else {
		offer_saving(t, N_("There is no clipboard here that could take it."), "");
	}
	buf_release(&text);
	buf_release(&said);
}

/* --- addresses ---------------------------------------------------------------------------- */

static void open_link(struct taking *t, const char *link, const struct ui *ui,
		      void *front)
{
	struct buf said = {0};
	enum share_result result;
	struct waiting w;

	result = share_open(link, wait_in(&w, ui, front), &said);
	if (result == SHARE_STOPPED)
		say_stopped(t);
	else if (result == SHARE_DONE)
		/* TRANSLATORS: %s is an address */
		say(t, N_("The browser is opening %s"), link);
	else
		/* TRANSLATORS: %s is an address */
		say(t, N_("No browser can be opened here. The address is: %s"), link);
	buf_release(&said);
	return_to_subject(t);
}

/* --- what is wanted ----------------------------------------------------------------------- */

static void begin_letter(struct taking *t, size_t recipient)
{
	t->recipient = t->remedy->recipients[recipient].id;
	push(t, TAKING_LETTER);
}

void taking_add_time(struct buf *out)
{
	struct tm now;
	char text[64];

	/* TRANSLATORS: day and time, as strftime() takes them */
	if (clock_now_local(&now) &&
	    strftime(text, sizeof text, _("%Y-%m-%d %H:%M %Z"), &now) > 0)
		buf_add(out, text);
}

void taking_use(struct taking *t, const struct page *remedy, enum wish_kind use,
		const struct ui *ui, void *front)
{
	taking_hush(t);
	t->remedy = remedy;
	if (t->depth == 0) {
		buf_clear(&t->time);
		taking_add_time(&t->time);
	}
	switch (use) {
	case WISH_HAND_OVER:
		if (remedy->recipient_count == 1)
			begin_letter(t, 0);
		else
			push(t, TAKING_RECIPIENT);
		break;
	case WISH_FILL:
		push(t, TAKING_BLANKS);
		break;
	case WISH_SAVE:
		push(t, TAKING_FORMAT);
		break;
	case WISH_PRINT:
		if (share_can_print())
			push(t, TAKING_PRINT);
		else
			offer_saving(t, N_("There is nothing to print with here."), "");
		break;
	case WISH_COPY:
		copy(t, ui, front);
		break;
	case WISH_QR:
		push(t, letter_of(t) ? TAKING_QR : TAKING_CODE);
		break;
	case WISH_OPEN:
		if (remedy->link_count == 1)
			open_link(t, remedy->links[0], ui, front);
		else
			push(t, TAKING_LINK);
		break;
	default:
		break;
	}
}

static void choose_format(struct taking *t, size_t choice)
{
	/* A name that was typed for another format is not meant for this one. */
	if (t->format != (enum export_format)choice)
		forget_drafts(t);
	t->format = (enum export_format)choice;
	propose_name(t);
	push(t, TAKING_NAME);
}

void taking_choose(struct taking *t, size_t choice, const struct ui *ui, void *front)
{
	taking_hush(t);
	switch (top(t)->step) {
	case TAKING_RECIPIENT:
		begin_letter(t, choice);
		break;
	case TAKING_FORMAT:
		choose_format(t, choice);
		break;
	case TAKING_EXISTS:
		replace_or_rename(t, choice);
		break;
	case TAKING_PRINT:
		if (choice == PAGE_YES)
			print(t, ui, front);
		else
			taking_back(t);
		break;
	case TAKING_INSTEAD:
		taking_back(t);
		if (choice == PAGE_YES)
			push(t, TAKING_FORMAT);
		break;
	case TAKING_CODE:
		t->code = choice;
		push(t, TAKING_QR);
		break;
	case TAKING_LINK:
		open_link(t, t->remedy->links[choice], ui, front);
		break;
	default:
		break;
	}
}

void taking_add_blank(struct buf *out, const char *typed, size_t length)
{
	size_t before = out->length, end, taken;

	text_add_inert(out, typed, length);
	for (end = before; end < out->length; end += taken) {
		text_read(out->s + end, out->length - end, &taken);
		if (end + taken - before > MOST_BLANK)
			break;
	}
	while (out->length > end)
		out->s[--out->length] = '\0';
}

static void take_value(struct buf *to, const struct buf *line)
{
	buf_clear(to);
	taking_add_blank(to, buf_string(line), line->length);
}

void taking_fill(struct taking *t)
{
	struct taking_stage *stage = top(t);
	size_t blanks = tree_count(t->remedy->walk->tree, TREE_BLANKS);

	taking_hush(t);
	if (stage->step == TAKING_NAME) {
		buf_clear(&t->name);
		buf_add(&t->name, buf_string(&stage->view.lines[0]));
		save(t, false);
		return;
	}
	for (size_t i = 0; i < stage->page->field_count; i++)
		take_value(i < blanks ? &t->blanks[i] : &t->time, &stage->view.lines[i]);
	forget_drafts(t);
	return_to_subject(t);
}
