/* svg.h - a picture of a terminal's screen, as SVG.
 *
 * Each character stands in its cell, whatever font the reader has: words are placed one
 * by one, and given their width. The same screen makes the same bytes. Included by
 * gallery.c. */
#ifndef TUNTUN_TESTS_SVG_H
#define TUNTUN_TESTS_SVG_H

#include <stdio.h>

#include "terminal.h"

/* What the terminal's own colours are. */
enum svg_paper { SVG_DARK, SVG_LIGHT };

/* Writes the screen, within the border of its window; `title` is what a screen reader
 * says of the picture. Whether the writing failed, ferror() tells. */
void svg_write(FILE *out, struct term *t, const char *title, enum svg_paper paper);

/* Writes a text with what XML needs in place of its own signs. */
void svg_write_text(FILE *out, const char *text);

#endif
