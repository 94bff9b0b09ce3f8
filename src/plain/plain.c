/* plain.c - the front-end for every terminal, screen reader and pipe: text that is only
 * appended, no control bytes, no drawing characters; numbered answers; what was chosen is
 * said again in words.
 *
 * A line is a sentence, however long; on a terminal it is folded between words. Most of it is
 * heard and not seen: so nothing is said twice that nobody has asked for again. The commands
 * stand below the first page and in the help; a page that was left for a note is not said
 * again after it. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/line_reader.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "plain/page.h"
#include "plain/prompt.h"
#include "plain/typed.h"
#include "share/targets.h"
#include "ui/idle.h"
#include "ui/ui.h"
#include "ui/wishes.h"

enum {
	MOST_FOUND = 5, /* that are shown */
	MANY_LOOKS = 50 /* at a program that is waited for: it takes its time */
};

static const char number_please[] = N_("Type the number before an answer.");

struct plain {
	struct line_reader in;
	const struct ui_options *options; /* borrowed */
	struct plain_out out;
	const struct ui_shown *shown; /* borrowed, while ask() runs */
	struct idle idle;
	enum wish_kind
		ended;	     /* why there is no line: WISH_WAKE, WISH_FORGET, WISH_GONE */
	int looks;	     /* at what is waited for, so far */
	bool greeted;	     /* the first page was said, with the commands */
	bool lists_commands; /* they stand right above the prompt */
	size_t rest; /* where the page goes on that stands above; 0: all of it was said */
	/* The path of the page that stands above, where it was left for something that comes
	 * back to it; NULL: none. */
	char *left;
	enum wish_kind left_for;
	/* What was typed on a note: a command for the page below it, perhaps. Or NULL. */
	char *kept;
};

/* Says why there are lines and no screen, where those were not asked for. */
static void put_reason(const struct plain *ui)
{
	const struct ui_options *o = ui->options;
	const char *name = o->terminal ? o->terminal : "";
	struct buf shown = {0};

	text_add_typed(&shown, name);
	if (!strcmp(name, "xterm-256color") || !o->world)
		plain_put(&ui->out,
			  /* TRANSLATORS: %s is the name of a terminal, like "foot" */
			  _("Plain text, because this system does not know the terminal "
			    "'%s'."),
			  buf_string(&shown));
	else
		plain_put(&ui->out,
			  /* TRANSLATORS: the name of a terminal, like "foot"; the command
			   * that started the program */
			  _("Plain text, because this system does not know the terminal "
			    "'%s'. For the full screen: TERM=xterm-256color %s"),
			  buf_string(&shown), o->world->command);
	buf_release(&shown);
}

static void *plain_open(struct ui_options *options)
{
	struct plain *ui = mem_alloc(sizeof *ui);

	ui->in.in = options->in;
	setvbuf(options->in, NULL, _IONBF, 0); /* see line_reader_is_woken() */
	/* Plain text draws nothing. */
	options->means.qr_columns = options->means.qr_rows = 0;
	ui->options = options;
	idle_hear(&ui->idle);
	ui->out = plain_out_to(options->out, options->ascii);
	if (options->no_screen)
		put_reason(ui);
	return ui;
}

static void plain_close(void *self)
{
	struct plain *ui = self;

	line_reader_release(&ui->in);
	free(ui->left);
	free(ui->kept);
	free(ui);
}

/* --- what can be typed ------------------------------------------------------------------- */

static struct share_offer offer_of(const struct plain *ui, const struct page *page)
{
	return (struct share_offer){page, ui->options->means};
}

static unsigned situation_of(const struct plain *ui, const struct page *page)
{
	struct share_offer offer = offer_of(ui, page);
	unsigned targets = share_set(&offer);
	bool has_path = prompt_is_place(page) && *page->path &&
			(page->crumb_count || page->kind == PAGE_REMEDY);

	return IN_PLAIN | (ui->options->plain_only ? 0u : WITH_SCREEN) |
	       (page->choice_count ? WITH_CHOICES : 0u) | WITH_TARGETS(targets) |
	       (targets ? WITH_ANY_TARGET : 0u) | (has_path ? WITH_PATH : 0u) |
	       wish_situation(page);
}

/* Writes the commands by their words, `also_short` as the short ones too. A letter that is an
 * answer's id belongs to the answer. */
static void put_commands(struct plain *ui, const struct page *page, bool also_short)
{
	unsigned situation = situation_of(ui, page);
	struct buf line = {0};

	for (const struct wish_row *r = wish_rows; r->wish != WISH_NONE; r++) {
		if (!r->plain || !wish_is_useful(r, situation) ||
		    typed_number(page, r->plain) != SIZE_MAX)
			continue;
		buf_add_format(&line, "%s%s", line.length ? ", " : "",
			       also_short && r->wish == WISH_WHO ? page->who_ask
								 : _(r->label));
		if (also_short && strcasecmp(r->plain, _(r->label)))
			buf_add_format(&line, " (%s)", r->plain);
	}
	plain_put(&ui->out, "%s: %s", _("Commands"), buf_string(&line));
	buf_release(&line);
}

/* Writes the commands and, for whoever listens to a list of messages, how to ask about one; the
 * rest of the help is a page. */
static void put_help(struct plain *ui, const struct page *page)
{
	put_commands(ui, page, true);
	if (page_has_problems(page))
		plain_put(&ui->out, "%s",
			  _("A question mark and a number, as in ? 4: what that message "
			    "means."));
}

/* Returns what a line means; WISH_NONE where nothing of it is known. */
static struct typed understand(const struct plain *ui, const struct page *page,
			       const char *line)
{
	return typed_read(page, situation_of(ui, page), line);
}

/* Writes which answers begin so. */
static void put_several(struct plain *ui, const struct page *page, const char *typed)
{
	struct buf numbers = {0};

	for (size_t i = 0; i < page->choice_count; i++)
		if (typed_begins(&page->choices[i], typed))
			buf_add_format(&numbers, "%s%s", numbers.length ? ", " : "",
				       page->choices[i].typed);
	/* TRANSLATORS: %s is a list of numbers */
	plain_put(&ui->out, _("Several answers begin so: %s. Type a number."),
		  buf_string(&numbers));
	buf_release(&numbers);
}

/* Says what a message means for a "?" before its number; returns false where it is none. */
static bool explain(struct plain *ui, const struct page *page, const char *typed)
{
	const char *number = typed + 1;
	size_t choice;

	if (*typed != '?')
		return false;
	number += strspn(number, " ");
	choice = *number ? typed_number(page, number) : SIZE_MAX;
	if (choice == SIZE_MAX)
		return false;
	plain_put_choice(&ui->out, &page->choices[choice]);
	return true;
}

/* --- what can be done with a page -------------------------------------------------------- */

static void put_targets(struct plain *ui, const struct page *page)
{
	const struct share_target *list[SHARE_TARGETS];
	struct share_offer offer = offer_of(ui, page);
	size_t count = share_list(&offer, list);

	/* TRANSLATORS: before what can be done with a remedy: save it, print it, ... */
	plain_put(&ui->out, "%s", _("Save it or pass it on:"));
	for (size_t i = 0; i < count; i++)
		plain_put(&ui->out, "%zu  %s", i + 1, _(list[i]->words));
}

static bool find_target(const struct plain *ui, const struct page *page,
			const char *typed, struct wish *wish)
{
	const struct share_target *list[SHARE_TARGETS];
	struct share_offer offer = offer_of(ui, page);
	size_t count = share_list(&offer, list);
	char *end;
	size_t i = strtoul(typed, &end, 10) - 1;

	if (end == typed || end[*end == '.'] || i >= count)
		return false;
	plain_put(&ui->out, _("You chose: %s"), _(list[i]->words));
	*wish = (struct wish){.kind = list[i]->kind};
	return true;
}

/* --- searching ------------------------------------------------------------------------------ */

/* Writes what fits the words typed, and how to go on from there. */
static void put_found(struct plain *ui, const struct page *found)
{
	plain_put_found(&ui->out, found, MOST_FOUND, false);
	if (found->verdict == FIND_NONE)
		plain_put(&ui->out,
			  found->numbered
				  ? _("Try other words of the message, or press %s for "
				      "the list.")
				  : _("Try other words of the message, or press %s to go "
				      "on by the question."),
			  wish_key_name(PRESS_ENTER));
	else
		plain_put(&ui->out, "%s", _("Type # and the number to choose one."));
}

/* Leaves a page for what a wish opens on top of it. */
static struct wish leave_for(struct plain *ui, const struct page *page, struct wish wish)
{
	if (prompt_is_place(page)) {
		free(ui->left);
		ui->left = mem_copy_string(page->path);
		ui->left_for = wish.kind;
	}
	return wish;
}

static void forget_left(struct plain *ui)
{
	free(ui->left);
	ui->left = NULL;
}

/* Is it the page that was left, and stands above still? It is not said twice, but for a question
 * that is asked on the way to what was found. */
static bool stands_above(struct plain *ui, const struct page *page)
{
	bool same = ui->left && !strcmp(ui->left, page->path) &&
		    (ui->left_for != WISH_SEARCH || !*page->notice ||
		     !strcmp(page->notice_code, "unknown-answer"));

	forget_left(ui);
	return same;
}

/* --- asking ----------------------------------------------------------------------------------- */

/* What shows nothing may stand at both ends of what is pasted. */
static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || (text_is_invisible(c) && !text_is_control(c));
}

static char *trim(char *s)
{
	size_t length = strlen(s), taken, end = 0;

	while (length > 0 && is_blank(text_read(s, length, &taken))) {
		s += taken;
		length -= taken;
	}
	for (size_t at = 0; at < length; at += taken)
		if (!is_blank(text_read(s + at, length - at, &taken)))
			end = at + taken;
	s[end] = '\0';
	return s;
}

/* Nobody has typed anything: forgets what they did before. What was said stays to be read. */
static void forget(struct plain *ui)
{
	forget_left(ui);
	free(ui->kept);
	ui->kept = NULL;
	ui->rest = 0;
	ui->greeted = false;
}

/* Waits until there is a line, or the end of the input: returns WISH_GONE. Else returns why
 * there is none, WISH_NONE where the reader was warned. */
static enum wish_kind wait_for_line(struct plain *ui)
{
	if (!line_reader_is_woken(
		    &ui->in, ui->shown->fd,
		    idle_wakes_at(&ui->idle, ui->options, ui->shown->wake_at)))
		return WISH_GONE;
	switch (idle_look(&ui->idle, ui->options)) {
	case IDLE_WARN:
		plain_put(&ui->out, "%s", "");
		/* TRANSLATORS: %s is the name of a key */
		plain_put(&ui->out,
			  _("Is nobody here? All answers will be forgotten: "
			    "press %s to go on."),
			  wish_key_name(PRESS_ENTER));
		return WISH_NONE;
	case IDLE_FORGET:
		forget(ui);
		return WISH_FORGET;
	case IDLE_NOTHING:
		break;
	}
	return WISH_WAKE;
}

/* Writes a prompt, as printf would, and returns what was typed; NULL at the end of the input,
 * or where the screen is woken. Who is warned only says that they are there. */
static char *read_line(struct plain *ui, const char *format, ...)
{
	struct buf prompt = {0};
	va_list args;
	char *line;

	va_start(args, format);
	buf_add_arguments(&prompt, format, args);
	va_end(args);
	do {
		plain_prompt(&ui->out, buf_string(&prompt));
		ui->ended = wait_for_line(ui);
		line = ui->ended == WISH_GONE ? line_reader_next(&ui->in) : NULL;
	} while (line ? idle_hear(&ui->idle) : ui->ended == WISH_NONE);
	buf_release(&prompt);
	/* The prompt stands there still; whatever comes next has its own line. */
	if (!line)
		plain_put(&ui->out, "%s", "");
	return line ? trim(line) : NULL;
}

/* Asks for what is to be typed into the fields of a page: that of a form is shown again, and
 * must not drive the terminal. Returns WISH_SUBMIT; WISH_BACK where a form is left by "<",
 * WISH_GONE at the end of the input. */
static enum wish_kind read_fields(struct plain *ui, const struct page *page,
				  struct ui_view *view)
{
	bool is_form = page->kind == PAGE_FORM;

	for (size_t i = 0; i < page->field_count; i++) {
		const char *kept = is_form ? buf_string(&view->lines[i]) : "";
		const char *typed = read_line(
			ui, *kept ? "%s [%s]: " : "%s%s: ", page->fields[i].label, kept);

		if (!typed)
			return ui->ended;
		if (is_form && !strcmp(typed, wish_word(WISH_BACK)))
			return WISH_BACK;
		if (is_form && !*typed)
			continue;
		buf_clear(&view->lines[i]);
		if (is_form)
			text_add_inert(&view->lines[i], typed, strlen(typed));
		else
			buf_add(&view->lines[i], typed);
	}
	return WISH_SUBMIT;
}

static struct wish chosen(struct plain *ui, const struct page *page, size_t choice)
{
	struct buf said = {0};

	plain_add_choice(&said, &page->choices[choice]);
	/* TRANSLATORS: %s is the answer that was just chosen, in words. */
	plain_put(&ui->out, _("You chose: %s"), said.s);
	buf_release(&said);
	return (struct wish){.kind = WISH_CHOOSE, .choice = choice};
}

static char *read_answer(struct plain *ui, const struct page *page)
{
	struct share_offer offer = offer_of(ui, page);
	struct buf prompt = {0};
	char *line;

	prompt_add(&prompt, page,
		   (struct prompt_hints){.goes_on = ui->rest > 0,
					 .shares = share_set(&offer),
					 .helps = !ui->lists_commands});
	ui->lists_commands = false;
	line = read_line(ui, "%s", buf_string(&prompt));
	buf_release(&prompt);
	return line;
}

/* Asks which way of sharing is meant. Returns WISH_NONE where it is none after all. */
static struct wish ask_target(struct plain *ui, const struct page *page)
{
	put_targets(ui, page);
	for (;;) {
		struct wish wish = {.kind = WISH_NONE};
		char *typed = read_line(ui, _("A number, or %s to go back: "),
					wish_key_name(PRESS_ENTER));
		struct typed t;

		if (!typed) {
			wish.kind = ui->ended;
			return wish;
		}
		if (!*typed || find_target(ui, page, typed, &wish))
			return wish;
		t = understand(ui, page, typed);
		if (t.kind == TYPED_WISH && wish_is_share(t.wish))
			wish.kind = t.wish;
		if (wish.kind != WISH_NONE || t.wish == WISH_BACK)
			return wish;
		plain_put(&ui->out, "%s", _(number_please));
	}
}

/* Does what is plain's own business, and returns what else is wanted; WISH_NONE: nothing. */
static struct wish obey(struct plain *ui, const struct page *page, struct ui_view *view,
			enum wish_kind kind)
{
	struct wish wish = {.kind = kind};

	switch (kind) {
	case WISH_TARGETS:
		wish = ask_target(ui, page);
		break;
	case WISH_PATH:
		/* TRANSLATORS: before a code that leads to this page again. */
		plain_put(&ui->out, "%s: %s", _("Path code"), page->path);
		wish.kind = WISH_NONE;
		break;
	case WISH_HELP:
		put_help(ui, page);
		break;
	case WISH_NAMES:
		if (read_fields(ui, page, view) != WISH_SUBMIT)
			wish.kind = ui->ended;
		break;
	default:
		break;
	}
	return wish;
}

/* Does the page come back as it was, when what the wish opens is left? */
static bool comes_back(const struct page *page, enum wish_kind kind)
{
	switch (kind) {
	case WISH_BACK:
		return !page->leads_back;
	case WISH_SEARCH:
	case WISH_NAMES:
		return true;
	default:
		return wish_is_note(kind) || wish_is_share(kind);
	}
}

/* Says what is left of a page; where nothing is, the page once more, as far as it is to be
 * answered. */
static void read_on(struct plain *ui, const struct page *page)
{
	struct page same = *page;

	same.notice = "";
	if (page->choice_count)
		plain_put_choices(&ui->out, page);
	else if (ui->rest)
		ui->rest = plain_put_rest(&ui->out, page, ui->rest);
	else
		ui->rest = plain_put_page(&ui->out, &same, false);
}

/* What a line asks for that is neither an answer nor a command. WISH_NONE: it was told what to
 * type. */
static struct wish take_other(struct plain *ui, const struct page *page,
			      const char *typed, bool several)
{
	if (!*typed && page->kind == PAGE_MENU)
		return (struct wish){.kind = WISH_BACK};
	if (!*typed)
		read_on(ui, page);
	else if (several)
		put_several(ui, page, typed);
	else if (page->kind == PAGE_MENU)
		plain_put(&ui->out, "%s", _(number_please));
	else if (!explain(ui, page, typed))
		return (struct wish){.kind = WISH_SEARCH, .text = typed};
	return (struct wish){.kind = WISH_NONE};
}

/* Does what a line asks for, and returns what of it is for others; WISH_NONE: nothing. */
static struct wish take_line(struct plain *ui, const struct page *page,
			     struct ui_view *view, const char *typed)
{
	struct typed t = understand(ui, page, typed);
	struct wish wish;

	if (t.kind == TYPED_CHOICE)
		return chosen(ui, page, t.choice);
	if (t.kind == TYPED_WISH)
		wish = obey(ui, page, view, t.wish);
	else
		wish = take_other(ui, page, typed, t.kind == TYPED_SEVERAL);
	return comes_back(page, wish.kind) ? leave_for(ui, page, wish) : wish;
}

/* On a note, a line is a way to pass it on, or leads back; then it is kept. */
static struct wish take_line_of_note(struct plain *ui, const struct page *page,
				     struct ui_view *view, const char *typed)
{
	struct typed t = understand(ui, page, typed);

	if (t.kind == TYPED_WISH && (t.wish == WISH_TARGETS || wish_is_share(t.wish)))
		return obey(ui, page, view, t.wish);
	free(ui->kept);
	ui->kept = mem_copy_string(typed);
	return (struct wish){.kind = WISH_BACK};
}

/* Takes what was typed on a note above, if it is a command of this page. */
static struct wish take_kept(struct plain *ui, const struct page *page,
			     struct ui_view *view)
{
	struct wish wish = {.kind = WISH_NONE};
	char *kept = ui->kept;
	struct typed t;

	if (!kept || !prompt_is_place(page))
		return wish;
	ui->kept = NULL;
	t = understand(ui, page, kept);
	if (t.kind == TYPED_WISH && t.wish != WISH_BACK)
		wish = take_line(ui, page, view, kept);
	free(kept);
	return wish;
}

/* Asks until something is wanted that is not plain's own business. */
static struct wish ask_until_clear(struct plain *ui, const struct page *page,
				   struct ui_view *view)
{
	struct wish wish = take_kept(ui, page, view);

	while (wish.kind == WISH_NONE) {
		char *typed = read_answer(ui, page);

		if (!typed)
			wish.kind = ui->ended;
		else if (page->kind == PAGE_NOTE)
			wish = take_line_of_note(ui, page, view, typed);
		else
			wish = take_line(ui, page, view, typed);
	}
	return wish;
}

/* Ctrl-C ends the wait by itself: see run_program(). */
static bool plain_waits_on(void *self, const char *program)
{
	struct plain *ui = self;

	if (++ui->looks == MANY_LOOKS)
		/* TRANSLATORS: the name of a program, like "lp", and that of a key. */
		plain_put(&ui->out, _("Waiting for %s. %s stops it."), program,
			  wish_key_name(wish_key(WISH_CANCEL)));
	return true;
}

/* Does what the page was left for end in something that the page has to say first? A note leaves
 * it saying what it said before. */
static bool brings_news(enum wish_kind kind)
{
	return kind == WISH_SEARCH || kind == WISH_BACK || wish_is_share(kind);
}

/* Says a page that was left no more than that one is there again. */
static void put_again(struct plain *ui, const struct page *page)
{
	bool unknown = !strcmp(page->notice_code, "unknown-answer");

	if (*page->notice && brings_news(ui->left_for))
		plain_put(&ui->out, unknown && page->choice_count ? "%s %s" : "%s",
			  page->notice, _(number_please));
	/* Somebody who typed the next command has not forgotten which page it is. */
	if (ui->left_for != WISH_SEARCH && !(ui->kept && *ui->kept))
		plain_put_title(&ui->out, page);
}

static void put_page(struct plain *ui, const struct page *page)
{
	size_t rest;

	if (prompt_is_place(page) && stands_above(ui, page)) {
		put_again(ui, page);
		return;
	}
	rest = plain_put_page(&ui->out, page, prompt_is_place(page) && !ui->greeted);
	if (prompt_is_place(page))
		ui->rest = rest;
	if (!prompt_is_place(page) || ui->greeted)
		return;
	ui->greeted = ui->lists_commands = true;
	put_commands(ui, page, false);
}

static struct wish ask_page(struct plain *ui, const struct page *page,
			    struct ui_view *view)
{
	if (page->kind == PAGE_FOUND) {
		put_found(ui, page);
		return (struct wish){.kind = WISH_BACK};
	}
	put_page(ui, page);
	if (page->kind == PAGE_FORM) {
		plain_put(&ui->out, "%s: %s %s", _("Commands"), wish_word(WISH_BACK),
			  _("back"));
		return (struct wish){.kind = read_fields(ui, page, view)};
	}
	/* What was found out about two names stays to be read above their question. */
	if (page->names)
		return (struct wish){.kind = WISH_BACK};
	return ask_until_clear(ui, page, view);
}

static struct wish plain_ask(void *self, const struct ui_shown *shown)
{
	struct plain *ui = self;
	struct wish wish;

	ui->looks = 0;
	ui->shown = shown;
	wish = ask_page(ui, shown->page, shown->view);
	/* In another language nothing was said yet. */
	if (wish.kind == WISH_LANGUAGE)
		forget_left(ui);
	for (size_t i = 0; i < shown->page->field_count; i++)
		wish.fields[i] = buf_string(&shown->view->lines[i]);
	return wish;
}

const struct ui ui_plain = {.keeps = true,
			    .open = plain_open,
			    .ask = plain_ask,
			    .waits_on = plain_waits_on,
			    .close = plain_close};
