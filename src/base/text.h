/* text.h - UTF-8 text: reading it, making it inert, making it ASCII, measuring it.
 *
 * Text inside the program is always UTF-8. Text that comes from outside (a tree, an
 * argument, a file name) goes through text_add_inert() before it is written anywhere,
 * so that data can never drive a terminal. May be included by everyone. */
#ifndef TUNTUN_BASE_TEXT_H
#define TUNTUN_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

#define TEXT_INVALID UINT32_MAX

/* Reads the character at `s`, which has `length` > 0 bytes; stores the number of bytes
 * that it takes (at least 1). Returns its code point, or TEXT_INVALID for bytes that are
 * not UTF-8. */
uint32_t text_read(const char *s, size_t length, size_t *taken);

/* Returns the bytes of the byte order mark that the text begins with, 0 for none. A file may
 * have one, which is no part of its text. */
size_t text_mark(const char *s, size_t length);

/* Returns whether a character can drive a terminal or reverse the reading order: C0
 * (newline and tab too), DEL, C1, line and paragraph separators, and the bidirectional
 * controls (Unicode Standard Annex 9, table 1). */
bool text_is_control(uint32_t c);

/* Returns whether a character is a blank other than the space, or shows nothing at all. In a
 * text it may have its use; in a name it only hides the difference from another. These are
 * Unicode's White_Space but the controls and U+0020, Default_Ignorable_Code_Point, U+2800 and
 * the annotation marks: by a table of our own, so that the answer is the same everywhere. */
bool text_is_invisible(uint32_t c);

/* Appends `s` to `out` with every control character and every invalid byte replaced by
 * U+FFFD, the replacement character. */
void text_add_inert(struct buf *out, const char *s, size_t length);

/* The same, but of more than `most` characters only so many, and then "…"; for what somebody
 * typed and is told back. */
void text_add_shown(struct buf *out, const char *s, size_t length, size_t most);
void text_add_typed(struct buf *out, const char *s);

/* Returns how many bytes `s` has, up to `most`, so that no character is cut. */
size_t text_beginning(const char *s, size_t most);

/* Appends `s` to `out` in ASCII: quotes, dashes and signs by their nearest likeness,
 * letters without their accents, anything else as '?'. What has no width vanishes. */
void text_add_ascii(struct buf *out, const char *s, size_t length);

/* The characters that a terminal can show: all of Unicode; what every font of the Linux
 * console has, which has 256 glyphs; ASCII alone. */
enum text_glyphs { TEXT_ALL, TEXT_CONSOLE, TEXT_ASCII };

/* Appends `s` to `out` as such a terminal can show it. For the console, signs that only
 * some of its fonts have become their ASCII likeness, but no letter is touched: whoever
 * writes one has loaded a font with it. */
void text_add_glyphs(struct buf *out, const char *s, size_t length,
		     enum text_glyphs glyphs);

/* Returns the number of terminal columns that inert text takes: by the C library's
 * wcwidth(), which is what ncurses goes by, and for what it does not know by
 * libunistring. Never negative. */
int text_columns(const char *s, size_t length);

/* Returns the columns of the one character that starts at `s` and stores its bytes. */
int text_char_columns(const char *s, size_t length, size_t *taken);

/* Appends `s` folded for comparison without regard to case (Unicode full case folding,
 * compatibility normalisation), by libunistring. Invalid UTF-8 is appended as it is. */
void text_add_folded(struct buf *out, const char *s);

/* Returns whether every blank-separated word of `words` occurs in `text`. Both are folded. */
bool text_has_words(const char *text, const char *words);

#endif
