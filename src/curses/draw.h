/* draw.h - paints what the curses front-end shows, as its state has it. */
#ifndef TUNTUN_CURSES_DRAW_H
#define TUNTUN_CURSES_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct curses;

/* Paints all: sends what differs from what is on the screen, in one go, and leaves the
 * cursor on the selected choice, or on the caret. */
void draw_all(const struct curses *ui);

/* Paints the same where only another choice is selected than `before`. */
void draw_selection(const struct curses *ui, size_t before);

/* Returns the key that the footer, or the row of what can be done with the page, shows in
 * a column; PRESS_NONE where there is none. */
uint32_t draw_key_at(const struct curses *ui, int row, int column);

/* Returns the choice in a row of the screen; LAYOUT_NO_CHOICE where there is none. */
size_t draw_choice_at(const struct curses *ui, int row);

#endif
