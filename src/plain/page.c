/* page.c - a page as plain text, a sentence a line. */
#include "plain/page.h"

#include <ctype.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/address.h"
#include "base/text.h"
#include "base/tr.h"
#include "base/wrap.h"
#include "export/phrases.h"

enum {
	FEWEST_COLUMNS = 20, /* that folding is of use for */
	MESSAGE_BYTES = 60,  /* of a message in a list; more makes it long */
	/* Of a gist: with the prompt below, they are said within 45 seconds. espeak-ng takes
	 * 0.075 seconds for a byte at its usual pace, 0.087 at worst. */
	HEARD_BYTES = 440
};

struct plain_out plain_out_to(FILE *file, bool ascii)
{
	int fd = fileno(file);

	return (struct plain_out){
		.file = file, .terminal = isatty(fd) == 1 ? fd : -1, .ascii = ascii};
}

int plain_columns(const struct plain_out *out)
{
	struct winsize size;

	if (ioctl(out->terminal, TIOCGWINSZ, &size) != 0)
		return 0;
	return size.ws_col < FEWEST_COLUMNS ? 0 : size.ws_col;
}

/* Writes a text, folded between words: the terminal would break them anywhere. */
static void put_folded(const struct plain_out *out, const struct buf *text)
{
	int columns = plain_columns(out);
	size_t start, end, before = 0;
	struct wrap wrap;

	if (!columns || text_columns(text->s, text->length) <= columns) {
		fputs(text->s, out->file);
		return;
	}
	wrap_init(&wrap, text->s, text->length);
	while (wrap_next(&wrap, columns, &start, &end)) {
		fputs(before ? "\n" : "", out->file);
		fwrite(text->s + start, 1, end - start, out->file);
		before = end;
	}
	/* A prompt ends in a blank. */
	fputs(text->s + before, out->file);
	wrap_release(&wrap);
}

/* Appends text as it is to be read aloud: "1×24" is no number of three digits. */
static void add_spoken(struct buf *out, const char *s, size_t length)
{
	static const char sign[] = "×";
	const char *end = s + length, *at = s, *times;

	while ((times = memmem(at, (size_t)(end - at), sign, sizeof sign - 1))) {
		const char *after = times + sizeof sign - 1;

		text_add_inert(out, at, (size_t)(times - at));
		if (times > s && isdigit((unsigned char)times[-1]) && after < end &&
		    isdigit((unsigned char)*after))
			/* TRANSLATORS: between two numbers, as in "1 times 24 hours" */
			buf_add(out, _(" times "));
		else
			buf_add(out, sign);
		at = after;
	}
	text_add_inert(out, at, (size_t)(end - at));
}

static void put_text(const struct plain_out *out, const char *text)
{
	const struct phrases_style spoken = {add_spoken, phrases_quoted.literal};
	struct buf shown = {0}, ascii = {0};

	phrases_add(&shown, &spoken, text);
	if (out->ascii)
		text_add_ascii(&ascii, buf_string(&shown), shown.length);
	if (shown.length > 0)
		put_folded(out, out->ascii ? &ascii : &shown);
	buf_release(&shown);
	buf_release(&ascii);
}

void plain_put(const struct plain_out *out, const char *format, ...)
{
	struct buf text = {0};
	va_list args;

	va_start(args, format);
	buf_add_arguments(&text, format, args);
	va_end(args);
	put_text(out, buf_string(&text));
	buf_release(&text);
	fputc('\n', out->file);
}

void plain_prompt(const struct plain_out *out, const char *prompt)
{
	put_text(out, prompt);
	fflush(out->file);
}

/* --- choices ---------------------------------------------------------------------------- */

void plain_add_choice(struct buf *out, const struct page_choice *c)
{
	if (*c->label)
		buf_add_format(out, phrases_end(c->label) ? "%s " : "%s. ", c->label);
	buf_add(out, c->text);
}

void plain_put_choice(const struct plain_out *out, const struct page_choice *c)
{
	struct buf line = {0};

	plain_add_choice(&line, c);
	if (*c->meaning)
		buf_add_format(&line, " (%s)", c->meaning);
	if (*c->example)
		/* TRANSLATORS: before an example of an answer. */
		buf_add_format(&line, " (%s %s)", _("for example,"), c->example);
	plain_put(out, "%s  %s", c->typed, line.s);
	buf_release(&line);
}

/* A choice in a list of messages: without a stop after its number, which takes time to say, and
 * of a long message what it begins with. */
static void put_listed(const struct plain_out *out, const struct page_choice *c)
{
	size_t length = strlen(c->text), most = MESSAGE_BYTES;

	if (!*c->number || length <= MESSAGE_BYTES) {
		plain_put(out, "%s  %s", c->typed, c->text);
		return;
	}
	while (most > 1 && c->text[most] != ' ')
		most--;
	while (most > 1 && strchr(" ,;:", c->text[most - 1]))
		most--;
	plain_put(out, "%s  %.*s …", c->typed, (int)text_beginning(c->text, most),
		  c->text);
}

void plain_put_choices(const struct plain_out *out, const struct page *page)
{
	for (size_t i = 0; i < page->choice_count; i++)
		if (page_has_problems(page))
			put_listed(out, &page->choices[i]);
		else
			plain_put_choice(out, &page->choices[i]);
	if (page->remembered < page->choice_count)
		/* TRANSLATORS: the number of the answer given here before going back. */
		plain_put(out, _("Your earlier answer here: %s"),
			  page->choices[page->remembered].typed);
}

/* --- steps -------------------------------------------------------------------------------- */

static void put_added(const struct plain_out *out, const struct page_block *b)
{
	struct buf mark = {0};

	if (!*b->added)
		return;
	phrases_add_added(&mark, b->added);
	plain_put(out, "  %s", mark.s);
	buf_release(&mark);
}

/* An address, which some terminals make a link of (OSC 8). It is not folded: so it stays
 * whole on those that do not, too. */
static void put_link(const struct plain_out *out, const char *link)
{
	struct buf label = {0};

	if (!out->links || !address_is_valid(link)) {
		plain_put(out, "  %s: %s", _("Address"), link);
		return;
	}
	buf_add_format(&label, "  %s: ", _("Address"));
	put_text(out, label.s);
	fprintf(out->file, "\033]8;;%s\033\\%s\033]8;;\033\\\n", link, link);
	buf_release(&label);
}

/* Is a step where the one before was taken, by the same? */
static bool goes_on(const struct page_step *s, const struct page_step *before)
{
	return before && before->number + 1 == s->number && before->by == s->by &&
	       !strcmp(before->by_name, s->by_name) && !strcmp(before->system, s->system);
}

/* A step of a gist, in one line: what the step before has said is not said again. */
static void put_brief_step(const struct plain_out *out, const struct page_block *b,
			   const struct page_step *before)
{
	const struct page_step *s = b->step;
	struct page_step rest = *s;
	struct buf line = {0};

	if (s->total == 1 || (before && before->number < s->number))
		/* TRANSLATORS: before a step but the first: its number */
		buf_add_format(&line, _("Step %u"), s->number);
	else
		/* TRANSLATORS: before the first step: its number, the number of all */
		buf_add_format(&line, _("Step %u of %u"), s->number, s->total);
	if (goes_on(s, before))
		rest.system = "";
	/* TRANSLATORS: the reader, as one of those who may act. */
	buf_add_format(&line, ", %s", s->yours ? _("you") : s->by_name);
	phrases_add_where(&line, &phrases_bare, &rest);
	buf_add_format(&line, "%s %s", page_mark("", s->text), s->text);
	if (*s->button && !s->says_button)
		buf_add_format(&line, " %s: %s.", _("Button"), s->button);
	if (*s->wait)
		buf_add_format(&line, " %s: %s.", _("Waiting time"), s->wait);
	plain_put(out, "%s", line.s);
	if (*s->link)
		put_link(out, s->link);
	buf_release(&line);
}

static void put_step(const struct plain_out *out, const struct page_block *b)
{
	const struct page_step *s = b->step;
	struct buf line = {0};

	phrases_add_turn(&line, s, false);
	phrases_add_where(&line, &phrases_bare, s);
	plain_put(out, "%s%s %s", line.s, page_mark("", s->text), s->text);
	if (*s->button && !s->says_button)
		plain_put(out, "  %s: %s", _("Button"), s->button);
	if (*s->link)
		put_link(out, s->link);
	if (*s->wait)
		plain_put(out, "  %s: %s", _("Waiting time"), s->wait);
	if (*s->handover)
		plain_put(out, "  %s: %s", s->handover_label, s->handover);
	put_added(out, b);
	buf_release(&line);
}

/* --- pages -------------------------------------------------------------------------------- */

/* A text whose lines are kept. */
void plain_put_lines(const struct plain_out *out, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");

		plain_put(out, "%.*s", (int)length, text);
		text += length + (text[length] == '\n');
	}
}

static void put_fact(const struct plain_out *out, const struct page_block *b)
{
	struct buf label = {0};

	phrases_add_label(&label, b->label, b->text);
	plain_put(out, *b->text ? "%s %s" : "%s", label.s, b->text);
	buf_release(&label);
}

static void put_block(const struct plain_out *out, const struct page_block *b)
{
	switch (b->kind) {
	case BLOCK_STEP:
		put_step(out, b);
		return;
	case BLOCK_HEADING:
		plain_put(out, phrases_end(b->text) ? "%s" : "%s:", b->text);
		break;
	case BLOCK_KEYS:
		return; /* the commands follow each page */
	case BLOCK_HANDOVER:
		if (*b->label)
			plain_put(out, "%s", b->label);
		plain_put_lines(out, b->text);
		return;
	case BLOCK_QR: /* plain text draws nothing: what it says */
		plain_put_lines(out, b->text);
		return;
	case BLOCK_OPTION:
		plain_put(out, "%s:", b->label);
		break;
	case BLOCK_ERROR_TEXT:
		plain_put(out, "%s #%s%s %s", b->label, b->number, page_mark("", b->text),
			  b->text);
		break;
	case BLOCK_WARNING:
		plain_put(out, "%s! %s", b->label, b->text);
		break;
	case BLOCK_PARAGRAPH:
		plain_put(out, "%s", b->text);
		break;
	case BLOCK_CAUSE:
	case BLOCK_NOTE:
	case BLOCK_RETRY:
	case BLOCK_PROVENANCE:
	case BLOCK_HOW:
	case BLOCK_TERM:
		if (*b->text || *b->added)
			put_fact(out, b);
		break;
	}
	put_added(out, b);
}

/* --- what was found --------------------------------------------------------------------------- */

/* Writes how well it fits, in percent, and the words that fit. */
static void put_score(const struct plain_out *out, const struct page_choice *c)
{
	struct buf words = {0}, line = {0};

	for (size_t i = 0; i < c->matched_count; i++)
		buf_add_format(&words, "%s%s", i ? ", " : "", c->matched[i]);
	/* TRANSLATORS: how well it fits, in percent; then the words that fit. */
	buf_add_format(&line, _("Fits %u%%: %s"), c->score / 10, buf_string(&words));
	plain_put(out, "    %s", buf_string(&line));
	buf_release(&line);
	buf_release(&words);
}

/* Writes one thing that was found, below the heading that it is the first to stand under. */
static void put_match(const struct plain_out *out, const struct page *page, size_t i,
		      bool scores)
{
	const struct page_choice *c = &page->choices[i];
	bool apart = page->verdict == FIND_SEVERAL && i < page->alike && *c->apart;

	if (i >= page->alike && *c->group && (i == 0 || strcmp(c[-1].group, c->group)))
		plain_put(out, "%s", c->group);
	if (page_found_kind(page, i) == PAGE_FOUND_REMEDY) {
		plain_put(out, "%s  %s", c->label, c->text);
		return;
	}
	plain_put(out, *c->number ? "#%s  %s" : "%s%s", c->number, c->text);
	if (apart || *c->meaning)
		plain_put(out, "    %s", apart ? c->apart : c->meaning);
	if (scores && c->matched_count > 0)
		put_score(out, c);
}

void plain_put_found(const struct plain_out *out, const struct page *page, size_t most,
		     bool scores)
{
	static const char *const verdicts[] = {
		[FIND_NONE] = N_("None of the messages in this guide fits."),
		[FIND_MATCH] = N_("This fits:"),
		[FIND_SEVERAL] = N_("Several fit alike. What sets them apart:")};
	size_t matches = 0;

	if (page->verdict != FIND_NONE || page->choice_count == 0 ||
	    page_found_kind(page, 0) != PAGE_FOUND_MATCH)
		plain_put(out, "%s", _(verdicts[page->verdict]));
	for (size_t i = 0; i < page->choice_count; i++) {
		enum page_found_kind kind = page_found_kind(page, i);

		if (kind == PAGE_FOUND_REMEDY ||
		    (kind == PAGE_FOUND_MATCH && matches++ < most))
			put_match(out, page, i, scores);
	}
	for (const struct page_block *b = NULL; (b = page_next_block(page, b));)
		if (b->kind == BLOCK_TERM)
			put_block(out, b);
}

/* --- pages --------------------------------------------------------------------------------- */

void plain_put_title(const struct plain_out *out, const struct page *page)
{
	struct buf title = {0};

	phrases_add_title(&title, page);
	if (title.length > 0)
		plain_put(out, "%s", title.s);
	buf_release(&title);
}

/* Details stand last. */
void plain_put_remedy(const struct plain_out *out, const struct page *page)
{
	plain_put_title(out, page);
	for (int detail = 0; detail < 2; detail++)
		for (const struct page_block *b = NULL; (b = page_next_block(page, b));)
			if (b->detail == detail)
				put_block(out, b);
}

/* What a question is about, and how to find the answer out. The first page, which has more to
 * say, and a list of messages leave it for whoever asks for help. */
static void put_question_block(const struct plain_out *out, const struct page *page,
			       const struct page_block *b, bool first)
{
	struct page_block own = *b;

	if (*page->help && !strcmp(b->text, page->help)) {
		if (first || page_has_problems(page))
			return;
	}
	/* That the question is ours is told there too. */
	if (!strcmp(own.added, page->added))
		own.added = "";
	put_block(out, &own);
}

/* A word marks what is ours; why it is stands with the details. */
static void put_gist_block(const struct plain_out *out, const struct page_block *b,
			   const struct page_step *before)
{
	struct page_block own = *b;

	own.added = "";
	if (b->step)
		put_brief_step(out, b, before);
	else
		put_block(out, &own);
	/* TRANSLATORS: marks what is not from the source, where there is little room */
	if (*b->added)
		plain_put(out, "  %s", _("[added]"));
}

/* Returns about how many bytes of a gist a block is. Addresses are spelt. */
static size_t heard_bytes(const struct page_block *b)
{
	const struct page_step *s = b->step;

	return s ? strlen(_("Step %u")) + strlen(s->by_name) + strlen(s->system) +
			       strlen(s->text) + strlen(s->wait) + 2 * strlen(s->link)
		 : strlen(b->label) + strlen(b->text);
}

/* Returns the same of a block and, if it is a heading, of what it must not stand without. */
static size_t heard_together(const struct page *page, const struct page_block *b)
{
	const struct page_block *next = page_next_in_brief(page, b);
	bool heads = b->kind == BLOCK_OPTION || b->kind == BLOCK_HEADING;

	return heard_bytes(b) + (heads && next ? heard_bytes(next) : 0);
}

size_t plain_put_rest(const struct plain_out *out, const struct page *page, size_t from)
{
	const struct page_step *before = NULL;
	size_t at = 0, heard = from ? 0 : strlen(page->title);

	for (const struct page_block *b = NULL; (b = page_next_in_brief(page, b)); at++) {
		if (at >= from) {
			if (out->terminal >= 0 && at > from &&
			    heard + heard_together(page, b) > HEARD_BYTES)
				return at;
			heard += heard_bytes(b);
			put_gist_block(out, b, before);
		}
		before = b->step;
	}
	return 0;
}

size_t plain_put_page(const struct plain_out *out, const struct page *page, bool first)
{
	size_t rest = 0;

	fputc('\n', out->file);
	if (*page->notice)
		plain_put(out, "%s", page->notice);
	if (first && page->kind == PAGE_QUESTION)
		plain_put(out, "%s", page->tree_title);
	plain_put_title(out, page);
	if (page->kind == PAGE_REMEDY)
		rest = plain_put_rest(out, page, 0);
	else
		for (const struct page_block *b = NULL;
		     (b = page_next_in_brief(page, b));)
			put_question_block(out, page, b, first);
	plain_put_choices(out, page);
	fflush(out->file);
	return rest;
}
