/* lines.h - lines to type in, the fields of a page: what each key does to them. No
 * drawing. What is typed is kept in the view (ui.h), so that it lasts as long as its page. */
#ifndef TUNTUN_CURSES_LINES_H
#define TUNTUN_CURSES_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/ui.h"
#include "ui/wishes.h"

/* Opens the lines, with what was typed there before, the caret in the first. */
void lines_open(struct ui_view *view);

/* Types a character into the line with the caret; what is no text becomes a blank. */
void lines_add(struct ui_view *view, uint32_t c);

/* Takes the last character from what is typed. */
void lines_erase(struct buf *line);

/* Does a wish on the lines of a page. Returns false for one that is none of theirs.
 * WISH_NEXT_FIELD ends typing where they are filled in: a form where its last line is left by
 * Enter, names that are compared where both are there. */
bool lines_act(struct ui_view *view, const struct page *page, enum wish_kind kind);

#endif
