/* curses_names.h - two lines to type names in: what each key does to them. No drawing.
 * What is typed is kept in the view (ui.h), so that it lasts as long as its question.
 * Included by curses.c. */
#ifndef TUNTUN_UI_CURSES_NAMES_H
#define TUNTUN_UI_CURSES_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/actions.h"
#include "ui/ui.h"

/* Opens the two lines, with what was typed there before. */
void naming_open(struct ui_view *view);

/* Types a character into the line with the caret; what is no text becomes a blank. */
void naming_add(struct ui_view *view, uint32_t c);

/* Does an action on the lines. Returns false for one that is none of theirs. Where both
 * names are there, *done says so. */
bool naming_act(struct ui_view *view, enum action action, bool *done);

#endif
