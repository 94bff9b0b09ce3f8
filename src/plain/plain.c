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
#include "i18n/i18n.h"
#include "plain/page.h"
#include "ui/actions.h"
#include "ui/ui.h"

enum {
	MOST_FOUND = 5,
	MANY_LOOKS = 50 /* at a program that is waited for: it takes its time */
};

struct plain {
	struct line_reader in;
	bool plain_only, can_open;
	struct plain_out out;
	int looks; /* at what is waited for, so far */
};

static void *plain_open(struct ui_options *options)
{
	struct plain *ui = mem_alloc(sizeof *ui);

	ui->in.in = options->in;
	ui->plain_only = options->plain_only;
	ui->can_open = options->can_open;
	ui->out = plain_out_to(options->out, options->ascii);
	return ui;
}

static void plain_close(void *self)
{
	struct plain *ui = self;

	line_reader_release(&ui->in);
	free(ui);
}

/* --- what can be typed ------------------------------------------------------------------- */

static unsigned situation_of(const struct plain *ui, const struct page *page)
{
	return IN_PLAIN | (ui->plain_only ? 0u : WITH_SCREEN) |
	       (page->choice_count ? WITH_CHOICES : 0u) |
	       (*page->who_id ? WITH_WHO : 0u) | (page->crumb_count ? WITH_PAST : 0u) |
	       (page->compares ? WITH_NAMES : 0u) |
	       (page->kind == PAGE_NOTE ? ON_NOTE : 0u) |
	       (page->kind == PAGE_MENU ? ON_MENU : 0u);
}

/* A letter that is an answer's id belongs to the answer. */
static bool is_answer(const struct page *page, const char *typed)
{
	for (size_t i = 0; i < page->choice_count; i++)
		if (!strcasecmp(page->choices[i].id, typed))
			return true;
	return false;
}

static void put_commands(struct plain *ui, const struct page *page)
{
	unsigned situation = situation_of(ui, page);
	struct buf line = {0};

	for (const struct action_row *r = action_rows; r->action != ACTION_NONE; r++) {
		if (!r->plain || !r->label || !action_is_useful(r, situation) ||
		    is_answer(page, r->plain))
			continue;
		buf_add_format(&line, "%s%s %s", line.length ? ", " : "", r->plain,
			       r->action == ACTION_WHO ? page->who_ask : _(r->label));
	}
	plain_put(&ui->out, "%s: %s", _("Commands"), buf_string(&line));
	buf_release(&line);
}

static enum ui_act act_of(enum action action)
{
	switch (action) {
	case ACTION_BACK:
	case ACTION_LEAVE:
		return UI_BACK;
	case ACTION_HELP:
		return UI_HELP;
	case ACTION_WHO:
		return UI_WHO;
	case ACTION_GLOSSARY:
		return UI_GLOSSARY;
	case ACTION_LANGUAGE:
		return UI_LANGUAGE;
	case ACTION_RESTART:
		return UI_RESTART;
	case ACTION_TRAIL:
		return UI_TRAIL;
	case ACTION_NAMES:
		return UI_NAMES;
	case ACTION_SWITCH:
		return UI_SWITCH;
	case ACTION_QUIT:
		return UI_QUIT;
	default:
		return UI_UNKNOWN;
	}
}

static enum ui_act command(const struct plain *ui, const struct page *page,
			   const char *typed)
{
	unsigned situation = situation_of(ui, page);

	for (const struct action_row *r = action_rows; r->action != ACTION_NONE; r++)
		if (r->plain && !strcasecmp(r->plain, typed) &&
		    action_is_useful(r, situation))
			return act_of(r->action);
	/* Back at the first question, who with nobody to ask about: said by the session. */
	return !strcmp(typed, "<") ? UI_BACK : UI_UNKNOWN;
}

/* Returns the choice that was typed, by the number before it (with or without the #) or
 * by its id. */
static bool find_choice(const struct page *page, const char *typed, size_t *choice)
{
	const char *number = typed + (*typed == '#' && page_has_problems(page));

	for (*choice = 0; *choice < page->choice_count; ++*choice)
		if (!strcmp(page->choices[*choice].typed, number))
			return true;
	for (*choice = 0; *choice < page->choice_count; ++*choice)
		if (!strcasecmp(page->choices[*choice].id, typed))
			return true;
	return false;
}

/* --- what can be done with a page -------------------------------------------------------- */

static bool is_offered(const struct plain *ui, const struct page_use *use)
{
	return use->kind != USE_OPEN || ui->can_open;
}

static void put_uses(struct plain *ui, const struct page *page)
{
	if (page->use_count == 0)
		return;
	/* TRANSLATORS: before what can be done with a remedy: save it, print it, ... */
	plain_put(&ui->out, "%s", _("Save it or pass it on:"));
	for (size_t i = 0; i < page->use_count; i++)
		if (is_offered(ui, &page->uses[i]))
			plain_put(&ui->out, "%s. %s", page->uses[i].typed,
				  page->uses[i].text);
}

static bool find_use(const struct plain *ui, const struct page *page, const char *typed,
		     struct ui_wish *wish)
{
	for (size_t i = 0; i < page->use_count; i++) {
		const struct page_use *use = &page->uses[i];

		if (strcmp(use->typed, typed) != 0 || !is_offered(ui, use))
			continue;
		plain_put(&ui->out, _("You chose: %s"), use->text);
		*wish = (struct ui_wish){.act = UI_USE, .use = use->kind};
		return true;
	}
	return false;
}

/* --- searching ------------------------------------------------------------------------------ */

/* Writes what fits the words typed, and how to go on from there. Where the page does not
 * ask for a problem, words that fit none are no search: false. */
static bool put_search(struct plain *ui, const struct page *page, const char *typed)
{
	struct page *found = page_found(page, typed, strlen(typed), false);
	bool is_search = found->verdict != FIND_NONE || page_has_problems(page);

	if (is_search) {
		plain_put_found(&ui->out, found, MOST_FOUND);
		plain_put(&ui->out, "%s",
			  found->verdict == FIND_NONE
				  ? _("Try other words of the message, or press Enter "
				      "for the list.")
				  : _("Type # and the number to choose one."));
	}
	page_free(found);
	return is_search;
}

/* A number with its # chooses a problem wherever one can be searched for. */
static bool find_problem(const struct page *page, const char *typed, struct ui_wish *wish)
{
	struct page *all;
	bool found = false;

	if (*typed != '#' || !page->find)
		return false;
	all = page_found(page, "", 0, true);
	for (size_t i = 0; i < all->choice_count && !found; i++) {
		found = !strcmp(all->choices[i].number, typed + 1);
		/* The id is the tree's: it outlives the page. */
		*wish = (struct ui_wish){.act = UI_FOUND, .text = all->choices[i].id};
	}
	page_free(all);
	return found;
}

/* --- asking ----------------------------------------------------------------------------------- */

/* Is this white, or nothing at all? Of what is pasted, it may be at both ends. */
static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xA0 || c == 0x200B || c == 0x202F ||
	       c == 0x3000 || c == 0xFEFF;
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

/* Returns what was typed, or NULL at the end of the input. */
static char *read_line(struct plain *ui, const char *prompt)
{
	char *line;

	plain_prompt(&ui->out, prompt);
	line = line_reader_next(&ui->in);
	/* The prompt stands there still; whatever comes next has its own line. */
	if (!line)
		plain_put(&ui->out, "%s", "");
	return line ? trim(line) : NULL;
}

/* Takes what was typed for a field; nothing keeps what stands there. That of a form is
 * shown again, and must not drive the terminal. */
static void fill_line(struct ui_view *view, size_t i, const char *typed, bool is_form)
{
	if (is_form && !*typed)
		return;
	buf_clear(&view->lines[i]);
	if (is_form)
		text_add_inert(&view->lines[i], typed, strlen(typed));
	else
		buf_add(&view->lines[i], typed);
}

static void add_prompt(struct buf *out, const struct page_field *field,
		       const struct buf *line, bool keeps)
{
	buf_add(out, field->label);
	if (keeps && line->length > 0)
		buf_add_format(out, " [%s]", buf_string(line));
	buf_add(out, ": ");
}

/* Asks for what is to be typed into the fields of a page. Returns UI_FILLED; UI_BACK where
 * a form is left by "<", UI_END at the end of the input. */
static enum ui_act read_fields(struct plain *ui, const struct page *page,
			       struct ui_view *view)
{
	bool is_form = page->kind == PAGE_FORM;

	for (size_t i = 0; i < page->field_count; i++) {
		struct buf prompt = {0};
		const char *typed;

		add_prompt(&prompt, &page->fields[i], &view->lines[i], is_form);
		typed = read_line(ui, buf_string(&prompt));
		buf_release(&prompt);
		if (!typed)
			return UI_END;
		if (is_form && !strcmp(typed, "<"))
			return UI_BACK;
		fill_line(view, i, typed, is_form);
	}
	return UI_FILLED;
}

static struct ui_wish chosen(struct plain *ui, const struct page *page, size_t choice)
{
	struct buf said = {0};

	plain_add_choice(&said, &page->choices[choice]);
	/* TRANSLATORS: %s is the answer that was just chosen, in words. */
	plain_put(&ui->out, _("You chose: %s"), said.s);
	buf_release(&said);
	return (struct ui_wish){.act = UI_CHOOSE, .choice = choice};
}

static const char *prompt_of(const struct page *page)
{
	if (page->kind == PAGE_NOTE && !page->use_count)
		return _("Press Enter to go back: ");
	if (page->kind == PAGE_MENU || page->kind == PAGE_NOTE)
		return _("A number, or Enter to go back: ");
	if (page->kind == PAGE_END)
		return _("Your command: ");
	return page_has_problems(page) ? _("A number, or words of the message: ")
				       : _("Your answer (a number): ");
}

/* What was found out about two names stays to be read above their question. */
static struct ui_wish ask_note(struct plain *ui, const struct page *page)
{
	const char *typed = page->names ? "" : read_line(ui, prompt_of(page));
	struct ui_wish wish = {.act = typed ? UI_BACK : UI_END};

	if (typed)
		find_use(ui, page, typed, &wish);
	return wish;
}

/* Says that what was typed is no answer; the page still stands above. */
static void put_unknown(struct plain *ui, const struct page *page, const char *typed)
{
	struct buf inert = {0};

	text_add_typed(&inert, typed);
	if (page->choice_count)
		/* TRANSLATORS: %s is what was typed. */
		plain_put(&ui->out,
			  _("There is no answer '%s' here. Type the number before an "
			    "answer."),
			  buf_string(&inert));
	else
		plain_put(&ui->out, _("There is no command '%s' here."),
			  buf_string(&inert));
	buf_release(&inert);
}

/* Asks until something is wanted that is not plain's own business. */
static struct ui_wish ask_until_clear(struct plain *ui, const struct page *page,
				      struct ui_view *view)
{
	for (;;) {
		char *typed = read_line(ui, prompt_of(page));
		struct ui_wish wish;
		enum ui_act act;
		size_t choice;

		if (!typed)
			return (struct ui_wish){.act = UI_END};
		if (find_choice(page, typed, &choice))
			return chosen(ui, page, choice);
		if (find_use(ui, page, typed, &wish) || find_problem(page, typed, &wish))
			return wish;
		act = command(ui, page, typed);
		if (!*typed && page->kind == PAGE_MENU)
			act = UI_BACK;
		if (act == UI_NAMES && read_fields(ui, page, view) == UI_END)
			act = UI_END;
		if (act != UI_UNKNOWN)
			return (struct ui_wish){.act = act};
		if (!*typed) {
			plain_put_choices(&ui->out, page);
			put_uses(ui, page);
		} else if (!page->find || !put_search(ui, page, typed)) {
			put_unknown(ui, page, typed);
		}
		put_commands(ui, page);
	}
}

/* Ctrl-C ends the wait by itself: see run_program(). */
static bool plain_waits_on(void *self, const char *program)
{
	struct plain *ui = self;

	if (++ui->looks == MANY_LOOKS)
		/* TRANSLATORS: %s is the name of a program, like "lp". */
		plain_put(&ui->out, _("Waiting for %s. Ctrl-C stops it."), program);
	return true;
}

static struct ui_wish plain_ask(void *self, const struct page *page, struct ui_view *view)
{
	struct plain *ui = self;

	ui->looks = 0;
	plain_put_page(&ui->out, page);
	put_uses(ui, page);
	if (page->kind == PAGE_FORM) {
		plain_put(&ui->out, "%s: < %s", _("Commands"), _("back"));
		return (struct ui_wish){.act = read_fields(ui, page, view)};
	}
	if (page->kind == PAGE_NOTE)
		return ask_note(ui, page);
	put_commands(ui, page);
	return ask_until_clear(ui, page, view);
}

const struct ui ui_plain = {.keeps = true,
			    .open = plain_open,
			    .ask = plain_ask,
			    .waits_on = plain_waits_on,
			    .close = plain_close};
