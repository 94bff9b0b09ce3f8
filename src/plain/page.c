/* page.c - a page as plain text, a sentence a line. */
#include "plain/page.h"

#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/address.h"
#include "base/text.h"
#include "base/tr.h"
#include "base/wrap.h"
#include "export/phrases.h"

enum { FEWEST_COLUMNS = 20 /* that folding is of use for */ };

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

static void put_text(const struct plain_out *out, const char *text)
{
	struct buf shown = {0}, ascii = {0};

	phrases_add_shown(&shown, text);
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

static void put_choice(const struct plain_out *out, const struct page_choice *c)
{
	struct buf line = {0};

	plain_add_choice(&line, c);
	if (*c->meaning)
		buf_add_format(&line, " (%s)", c->meaning);
	if (*c->example)
		/* TRANSLATORS: before an example of an answer. */
		buf_add_format(&line, " (%s %s)", _("for example,"), c->example);
	plain_put(out, "%s. %s", c->typed, line.s);
	buf_release(&line);
}

void plain_put_choices(const struct plain_out *out, const struct page *page)
{
	const char *group = "";

	for (size_t i = 0; i < page->choice_count; i++) {
		const struct page_choice *c = &page->choices[i];

		if (strcmp(c->group, group))
			plain_put(out, "%s:", c->group);
		group = c->group;
		put_choice(out, c);
	}
	if (page->remembered != SIZE_MAX)
		/* TRANSLATORS: the number of the answer given here before going back. */
		plain_put(out, _("Your earlier answer here: %s"),
			  page->choices[page->remembered].typed);
}

static void put_found(const struct plain_out *out, const struct page_choice *c,
		      bool set_apart)
{
	struct buf words = {0}, line = {0};

	for (size_t i = 0; i < c->matched_count; i++)
		buf_add_format(&words, "%s%s", i ? ", " : "", c->matched[i]);
	plain_put(out, "#%s  %s", c->number, c->text);
	plain_put(out, "    %s", set_apart && *c->apart ? c->apart : c->meaning);
	/* TRANSLATORS: how well it fits, in percent; then the words that fit. */
	buf_add_format(&line, _("Fits %u%%: %s"), c->score / 10, buf_string(&words));
	plain_put(out, "    %s", buf_string(&line));
	buf_release(&line);
	buf_release(&words);
}

void plain_put_found(const struct plain_out *out, const struct page *page, size_t most)
{
	static const char *const verdicts[] = {
		[FIND_NONE] = N_("None of the messages in this guide fits."),
		[FIND_MATCH] = N_("This fits:"),
		[FIND_SEVERAL] = N_("Several fit alike. What sets them apart:")};
	size_t alike = page->verdict == FIND_SEVERAL ? page->alike : 1;

	plain_put(out, "%s", _(verdicts[page->verdict]));
	for (size_t i = 0; i < page->choice_count && i < most; i++) {
		if (i == alike)
			plain_put(out, "%s", _("Less like it:"));
		put_found(out, &page->choices[i], i < alike && alike > 1);
	}
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
	plain_put(out, "%s %s", label.s, b->text);
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
		if (*b->text)
			put_fact(out, b);
		break;
	}
	put_added(out, b);
}

static void put_trail(const struct plain_out *out, const struct page *page)
{
	struct buf trail = {0};

	for (size_t i = 0; i < page->crumb_count; i++)
		buf_add_format(&trail, "%s%s", i ? " > " : "", page->crumbs[i].answer);
	if (page->crumb_count)
		/* TRANSLATORS: before the list of the answers given so far. */
		plain_put(out, "%s%s %s", _("So far"), page_mark("", trail.s), trail.s);
	buf_release(&trail);
}

/* Details stand last. */
static void put_title(const struct plain_out *out, const struct page *page)
{
	struct buf title = {0};

	phrases_add_title(&title, page);
	if (title.length > 0)
		plain_put(out, "%s", title.s);
	buf_release(&title);
}

void plain_put_remedy(const struct plain_out *out, const struct page *page)
{
	put_title(out, page);
	for (int detail = 0; detail < 2; detail++)
		for (const struct page_block *b = NULL; (b = page_next_block(page, b));)
			if (b->detail == detail)
				put_block(out, b);
}

void plain_put_page(const struct plain_out *out, const struct page *page)
{
	bool is_note = page->kind != PAGE_QUESTION && page->kind != PAGE_REMEDY &&
		       page->kind != PAGE_END;

	fputc('\n', out->file);
	if (*page->notice)
		plain_put(out, "%s", page->notice);
	if (!is_note && !page->crumb_count)
		plain_put(out, "%s", page->tree_title);
	if (!is_note)
		put_trail(out, page);
	put_title(out, page);
	for (const struct page_block *b = NULL; (b = page_next_in_brief(page, b));)
		put_block(out, b);
	plain_put_choices(out, page);
	fflush(out->file);
}
