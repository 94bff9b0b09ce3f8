/* plain.c - the front-end for every terminal, screen reader and pipe: text that is only
 * appended, no control bytes, no drawing characters; numbered answers; what was chosen is
 * said again in words.
 *
 * A line is a sentence, however long; on a terminal it is folded between words. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/line_reader.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/tr.h"
#include "plain/page.h"
#include "share/targets.h"
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
	enum wish_kind ended;	      /* why there is no line: WISH_WAKE or WISH_GONE */
	int looks;		      /* at what is waited for, so far */
	/* The path of the page that stands above, where something was typed that may need
	 * no more than a word; NULL: none. */
	char *searched;
};

static void *plain_open(struct ui_options *options)
{
	struct plain *ui = mem_alloc(sizeof *ui);

	ui->in.in = options->in;
	setvbuf(options->in, NULL, _IONBF, 0); /* see line_reader_is_woken() */
	/* Plain text draws nothing. */
	options->means.qr_columns = options->means.qr_rows = 0;
	ui->options = options;
	ui->out = plain_out_to(options->out, options->ascii);
	return ui;
}

static void plain_close(void *self)
{
	struct plain *ui = self;

	line_reader_release(&ui->in);
	free(ui->searched);
	free(ui);
}

/* --- what can be typed ------------------------------------------------------------------- */

static unsigned situation_of(const struct plain *ui, const struct page *page)
{
	return IN_PLAIN | (ui->options->plain_only ? 0u : WITH_SCREEN) |
	       (page->choice_count ? WITH_CHOICES : 0u) | wish_situation(page);
}

/* Returns the number of the choice with this id; SIZE_MAX where there is none. */
static size_t find_id(const struct page *page, const char *typed)
{
	for (size_t i = 0; i < page->choice_count; i++)
		if (!strcasecmp(page->choices[i].id, typed))
			return i;
	return SIZE_MAX;
}

/* A letter that is an answer's id belongs to the answer. */
static void put_commands(struct plain *ui, const struct page *page)
{
	unsigned situation = situation_of(ui, page);
	struct buf line = {0};

	for (const struct wish_row *r = wish_rows; r->wish != WISH_NONE; r++) {
		if (!r->plain || !r->label || !wish_is_useful(r, situation) ||
		    find_id(page, r->plain) != SIZE_MAX)
			continue;
		buf_add_format(&line, "%s%s %s", line.length ? ", " : "", r->plain,
			       r->wish == WISH_WHO ? page->who_ask : _(r->label));
	}
	plain_put(&ui->out, "%s: %s", _("Commands"), buf_string(&line));
	buf_release(&line);
}

static enum wish_kind command(const struct plain *ui, const struct page *page,
			      const char *typed)
{
	unsigned situation = situation_of(ui, page);

	for (const struct wish_row *r = wish_rows; r->wish != WISH_NONE; r++)
		if (r->plain && !strcasecmp(r->plain, typed) &&
		    wish_is_useful(r, situation))
			return r->wish;
	/* Back at the first question, who with nobody to ask about: said by the session. */
	return !strcmp(typed, wish_word(WISH_BACK)) ? WISH_BACK : WISH_NONE;
}

/* Returns the choice that was typed, by the number before it (with or without the #) or
 * by its id; SIZE_MAX where it is none. */
static size_t find_choice(const struct page *page, const char *typed)
{
	const char *number = typed + (*typed == '#' && page_has_problems(page));

	for (size_t i = 0; i < page->choice_count; i++)
		if (!strcmp(page->choices[i].typed, number))
			return i;
	return find_id(page, typed);
}

/* --- what can be done with a page -------------------------------------------------------- */

static struct share_offer offer_of(const struct plain *ui, const struct page *page)
{
	return (struct share_offer){page, ui->options->means};
}

static void put_targets(struct plain *ui, const struct page *page)
{
	const struct share_target *list[SHARE_TARGETS];
	struct share_offer offer = offer_of(ui, page);
	size_t count = share_list(&offer, list);

	if (count == 0)
		return;
	/* TRANSLATORS: before what can be done with a remedy: save it, print it, ... */
	plain_put(&ui->out, "%s", _("Save it or pass it on:"));
	for (size_t i = 0; i < count; i++)
		plain_put(&ui->out, "%zu. %s", page->choice_count + i + 1,
			  _(list[i]->words));
}

/* Their numbers come after those of the choices. */
static bool find_target(const struct plain *ui, const struct page *page,
			const char *typed, struct wish *wish)
{
	const struct share_target *list[SHARE_TARGETS];
	struct share_offer offer = offer_of(ui, page);
	size_t count = share_list(&offer, list);
	char *end;
	size_t i = strtoul(typed, &end, 10) - page->choice_count - 1;

	if (*end || i >= count)
		return false;
	plain_put(&ui->out, _("You chose: %s"), _(list[i]->words));
	*wish = (struct wish){.kind = list[i]->kind};
	return true;
}

/* --- searching ------------------------------------------------------------------------------ */

/* Writes what fits the words typed, and how to go on from there. */
static void put_found(struct plain *ui, const struct page *found)
{
	plain_put_found(&ui->out, found, MOST_FOUND);
	if (found->verdict == FIND_NONE)
		plain_put(&ui->out,
			  _("Try other words of the message, or press %s for the list."),
			  wish_key_name(PRESS_ENTER));
	else
		plain_put(&ui->out, "%s", _("Type # and the number to choose one."));
}

/* Remembers that the page stands above what was typed. */
static struct wish search(struct plain *ui, const struct page *page, const char *typed)
{
	free(ui->searched);
	ui->searched = mem_copy_string(page->path);
	return (struct wish){.kind = WISH_SEARCH, .text = typed};
}

/* Is this the page that stands above still? It is not said twice, but for a question that is
 * asked on the way to what was found. */
static bool stands_above(struct plain *ui, const struct page *page)
{
	bool same = ui->searched && !strcmp(ui->searched, page->path) &&
		    (!*page->notice || !strcmp(page->notice_code, "unknown-answer"));

	free(ui->searched);
	ui->searched = NULL;
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

/* Writes a prompt, as printf would, and returns what was typed; NULL at the end of the input,
 * or where the screen is woken. */
static char *read_line(struct plain *ui, const char *format, ...)
{
	struct buf prompt = {0};
	va_list args;
	char *line;

	va_start(args, format);
	buf_add_arguments(&prompt, format, args);
	va_end(args);
	plain_prompt(&ui->out, buf_string(&prompt));
	buf_release(&prompt);
	ui->ended = line_reader_is_woken(&ui->in, ui->shown->fd, ui->shown->wake_at)
			    ? WISH_WAKE
			    : WISH_GONE;
	line = ui->ended == WISH_WAKE ? NULL : line_reader_next(&ui->in);
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

/* Where there is a %s, it is the key to go back. */
static const char *prompt_of(const struct plain *ui, const struct page *page)
{
	struct share_offer offer = offer_of(ui, page);

	if (page->kind == PAGE_NOTE && !share_set(&offer))
		return _("Press %s to go back: ");
	if (page->kind == PAGE_MENU || page->kind == PAGE_NOTE)
		return _("A number, or %s to go back: ");
	if (page->kind == PAGE_END)
		return _("Your command: ");
	return page_has_problems(page) ? _("A number, or words of the message: ")
				       : _("Your answer (a number): ");
}

/* Asks until something is wanted that is not plain's own business. */
static struct wish ask_until_clear(struct plain *ui, const struct page *page,
				   struct ui_view *view)
{
	for (;;) {
		char *typed =
			read_line(ui, prompt_of(ui, page), wish_key_name(PRESS_ENTER));
		struct wish wish = {.kind = ui->ended};
		size_t choice;

		if (!typed)
			return wish;
		choice = find_choice(page, typed);
		if (choice != SIZE_MAX)
			return chosen(ui, page, choice);
		if (find_target(ui, page, typed, &wish))
			return wish;
		wish.kind = command(ui, page, typed);
		if (page->kind == PAGE_NOTE || (page->kind == PAGE_MENU && !*typed))
			wish.kind = WISH_BACK;
		if (wish.kind == WISH_NAMES && read_fields(ui, page, view) != WISH_SUBMIT)
			wish.kind = ui->ended;
		if (wish.kind != WISH_NONE)
			return wish;
		if (*typed && page->kind != PAGE_MENU)
			return search(ui, page, typed);
		if (*typed) {
			plain_put(&ui->out, "%s", _(number_please));
		} else {
			plain_put_choices(&ui->out, page);
			put_targets(ui, page);
		}
		put_commands(ui, page);
	}
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

static struct wish ask_page(struct plain *ui, const struct page *page,
			    struct ui_view *view)
{
	if (page->kind == PAGE_FOUND) {
		put_found(ui, page);
		return (struct wish){.kind = WISH_BACK};
	}
	if (stands_above(ui, page)) {
		if (*page->notice)
			plain_put(&ui->out, page->choice_count ? "%s %s" : "%s",
				  page->notice, _(number_please));
	} else {
		plain_put_page(&ui->out, page);
		put_targets(ui, page);
	}
	if (page->kind == PAGE_FORM) {
		plain_put(&ui->out, "%s: %s %s", _("Commands"), wish_word(WISH_BACK),
			  _("back"));
		return (struct wish){.kind = read_fields(ui, page, view)};
	}
	/* What was found out about two names stays to be read above their question. */
	if (page->names)
		return (struct wish){.kind = WISH_BACK};
	if (page->kind != PAGE_NOTE)
		put_commands(ui, page);
	return ask_until_clear(ui, page, view);
}

static struct wish plain_ask(void *self, const struct ui_shown *shown)
{
	struct plain *ui = self;
	struct wish wish;

	ui->looks = 0;
	ui->shown = shown;
	wish = ask_page(ui, shown->page, shown->view);
	for (size_t i = 0; i < shown->page->field_count; i++)
		wish.fields[i] = buf_string(&shown->view->lines[i]);
	return wish;
}

const struct ui ui_plain = {.keeps = true,
			    .open = plain_open,
			    .ask = plain_ask,
			    .waits_on = plain_waits_on,
			    .close = plain_close};
