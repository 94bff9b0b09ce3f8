/* typed.h - what a line means that was typed where a page is asked: an answer, or a command, by
 * its number or by its words.
 *
 * Words are compared without regard to case and to what is no letter and no digit. Commands are
 * taken by their words in every language that the program speaks, whichever is in force: who
 * hears a page does not always know which that is. */
#ifndef TUNTUN_PLAIN_TYPED_H
#define TUNTUN_PLAIN_TYPED_H

#include <stddef.h>

#include "page/page.h"

struct typed {
	enum {
		TYPED_NOTHING, /* that is known here */
		TYPED_CHOICE,
		TYPED_SEVERAL, /* choices begin so */
		TYPED_WISH
	} kind;
	size_t choice;
	enum wish_kind wish;
};

/* Returns what a line means on a page in a situation of ui/wishes.h. In this order: a choice by
 * its number ("4", "4.", "#4"), its id or all of its words; a command by its short form; a
 * choice by a beginning that no other has, or an "I don't know" by its end; a command by its
 * words. A problem is taken by all of its words only: fewer of them are a search, which
 * shows what else they fit. */
struct typed typed_read(const struct page *page, unsigned situation, const char *line);

/* Returns the choice with this number or id; SIZE_MAX where there is none. */
size_t typed_number(const struct page *page, const char *line);

/* Does a choice begin with these words? */
bool typed_begins(const struct page_choice *choice, const char *words);

#endif
