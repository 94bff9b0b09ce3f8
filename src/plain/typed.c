/* typed.c - what a line means that was typed where a page is asked. */
#include "plain/typed.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "i18n/i18n.h"
#include "ui/wishes.h"

/* --- words ---------------------------------------------------------------------------------- */

/* Is it neither a letter nor a digit? Of what is not ASCII, the signs of general punctuation. */
static bool parts_words(uint32_t c)
{
	if (c < 0x80)
		return !isalnum((int)c);
	return (c >= 0x2000 && c < 0x2070) || c == 0xAB || c == 0xBB || c == 0xA0;
}

/* Appends the words of a text, folded, with one blank between them. */
static void add_words(struct buf *out, const char *text)
{
	size_t start = out->length, taken;
	struct buf folded = {0};
	bool parted = false;

	text_add_folded(&folded, text);
	for (size_t at = 0; at < folded.length; at += taken) {
		uint32_t c = text_read(folded.s + at, folded.length - at, &taken);

		if (parts_words(c)) {
			parted = true;
			continue;
		}
		buf_add(out, parted && out->length > start ? " " : "");
		buf_add_bytes(out, folded.s + at, taken);
		parted = false;
	}
	buf_release(&folded);
}

static bool has_same_words(const char *text, const char *words)
{
	struct buf own = {0};
	bool same;

	add_words(&own, text);
	same = own.length > 0 && !strcmp(own.s, words);
	buf_release(&own);
	return same;
}

/* Is one of the texts, which stand with commas between them, these words? */
static bool lists_words(const char *list, const char *words)
{
	struct buf one = {0};
	bool found = false;

	while (*list && !found) {
		size_t length = strcspn(list, ",");

		buf_clear(&one);
		buf_add_bytes(&one, list, length);
		found = has_same_words(buf_string(&one), words);
		list += length + (list[length] == ',');
	}
	buf_release(&one);
	return found;
}

/* --- choices --------------------------------------------------------------------------------- */

size_t typed_number(const struct page *page, const char *line)
{
	const char *number = line + (*line == '#' && page_has_problems(page));
	size_t length = strlen(number);

	length -= length > 1 && strchr(".)", number[length - 1]) != NULL;
	for (size_t i = 0; i < page->choice_count; i++)
		if (strlen(page->choices[i].typed) == length &&
		    !strncmp(page->choices[i].typed, number, length))
			return i;
	for (size_t i = 0; i < page->choice_count; i++)
		if (!strcasecmp(page->choices[i].id, line))
			return i;
	return SIZE_MAX;
}

/* Is it the label, the text, or both? */
static bool is_choice(const struct page_choice *c, const char *words)
{
	struct buf both = {0};
	bool is;

	buf_add_format(&both, "%s %s", c->label, c->text);
	is = has_same_words(c->text, words) || has_same_words(c->label, words) ||
	     has_same_words(both.s, words);
	buf_release(&both);
	return is;
}

static bool text_begins(const char *text, const char *words)
{
	struct buf own = {0};
	bool begins;

	add_words(&own, text);
	begins = !strncmp(buf_string(&own), words, strlen(words));
	buf_release(&own);
	return begins;
}

/* "I don't know" may be typed as "don't know". */
static bool text_ends(const char *text, const char *words)
{
	size_t length = strlen(words);
	struct buf own = {0};
	bool ends;

	add_words(&own, text);
	ends = own.length > length && own.s[own.length - length - 1] == ' ' &&
	       !strcmp(own.s + own.length - length, words);
	buf_release(&own);
	return ends;
}

static bool begins(const struct page_choice *c, const char *words)
{
	return text_begins(c->text, words) || (*c->label && text_begins(c->label, words));
}

bool typed_begins(const struct page_choice *choice, const char *words)
{
	struct buf folded = {0};
	bool is;

	add_words(&folded, words);
	is = folded.length > 0 && begins(choice, folded.s);
	buf_release(&folded);
	return is;
}

static size_t find_choice(const struct page *page, const char *words)
{
	for (size_t i = 0; i < page->choice_count; i++)
		if (is_choice(&page->choices[i], words))
			return i;
	return SIZE_MAX;
}

/* Stores the last of the choices that begin so, and returns how many there are. */
static size_t count_beginning(const struct page *page, const char *words, size_t *choice)
{
	size_t count = 0;

	for (size_t i = 0; i < page->choice_count; i++)
		if (!*page->choices[i].number && begins(&page->choices[i], words)) {
			*choice = i;
			count++;
		}
	for (size_t i = 0; i < page->choice_count && !count; i++)
		if (page->choices[i].unknown && text_ends(page->choices[i].text, words)) {
			*choice = i;
			return 1;
		}
	return count;
}

/* --- commands -------------------------------------------------------------------------------- */

/* Back at the first question is for the session to answer. */
static bool is_taken(const struct wish_row *row, unsigned situation)
{
	return wish_is_useful(row, situation) || (row->wish == WISH_BACK && row->plain);
}

/* Is this line the short form of a command? Case does not matter; but another front-end does not
 * come for a small p, which hands over on the whole screen. */
static bool is_short_form(const struct wish_row *row, const char *line)
{
	return row->wish == WISH_SWITCH ? !strcmp(row->plain, line)
					: !strcasecmp(row->plain, line);
}

static enum wish_kind short_command(unsigned situation, const char *line)
{
	for (const struct wish_row *r = wish_rows; r->wish != WISH_NONE; r++)
		if (r->plain && is_short_form(r, line) && is_taken(r, situation))
			return r->wish;
	return WISH_NONE;
}

static bool is_called(const struct wish_row *row, const char *words)
{
	for (size_t i = 0; i < i18n_count(); i++)
		if (has_same_words(i18n_own_text(row->label, i), words) ||
		    (row->words && lists_words(i18n_own_text(row->words, i), words)))
			return true;
	return false;
}

static enum wish_kind long_command(unsigned situation, const char *words)
{
	for (const struct wish_row *r = wish_rows; r->wish != WISH_NONE; r++)
		if ((r->plain || r->words) && is_taken(r, situation) &&
		    is_called(r, words))
			return r->wish;
	return WISH_NONE;
}

/* --- both -------------------------------------------------------------------------------------- */

static struct typed a_choice(size_t i)
{
	return (struct typed){.kind = TYPED_CHOICE, .choice = i};
}

static struct typed a_wish(enum wish_kind wish)
{
	return (struct typed){.kind = wish == WISH_NONE ? TYPED_NOTHING : TYPED_WISH,
			      .wish = wish};
}

static struct typed read_words(const struct page *page, unsigned situation,
			       const char *line, const char *words)
{
	size_t choice = find_choice(page, words), count;
	enum wish_kind wish;

	if (choice != SIZE_MAX)
		return a_choice(choice);
	wish = short_command(situation, line);
	if (wish != WISH_NONE)
		return a_wish(wish);
	count = count_beginning(page, words, &choice);
	if (count == 1)
		return a_choice(choice);
	wish = long_command(situation, words);
	if (wish == WISH_NONE && count > 1)
		return (struct typed){.kind = TYPED_SEVERAL};
	return a_wish(wish);
}

struct typed typed_read(const struct page *page, unsigned situation, const char *line)
{
	size_t choice = *line ? typed_number(page, line) : SIZE_MAX;
	struct buf words = {0};
	struct typed typed;

	if (choice != SIZE_MAX)
		return a_choice(choice);
	add_words(&words, line);
	typed = words.length ? read_words(page, situation, line, words.s)
			     : a_wish(short_command(situation, line));
	buf_release(&words);
	return typed;
}
