/* codes.h - a code that belongs to one thing alone decides, whatever its names are. Private to
 * names/. */
#ifndef TUNTUN_NAMES_CODES_H
#define TUNTUN_NAMES_CODES_H

#include "names/names.h"

/* Reads a line with the codes of two things, of any bytes; the word that the tree has for them may
 * stand there, too. Where there are two, *same is whether they are one. */
enum names_codes codes_compare(const struct tree *t, const char *line, bool *same);

#endif
