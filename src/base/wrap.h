/* wrap.h - breaks a paragraph into lines.
 *
 * A line breaks at blanks, behind hyphens and slashes between words, and between characters
 * of scripts without blanks. An address, a path code, the name of a file stays whole as
 * long as it fits; what is wider than the line breaks behind its punctuation, or is cut.
 * These few rules are our own: what the versions of a library make of Unicode Standard
 * Annex 14 differs, and so would every page. tests/golden/breaks.tsv has what they make of
 * the catalogs. All takes time in proportion to the text. May be included by everyone. */
#ifndef TUNTUN_BASE_WRAP_H
#define TUNTUN_BASE_WRAP_H

#include <stdbool.h>
#include <stddef.h>

/* How good it is to break before a character. */
enum wrap_place {
	WRAP_NOWHERE,
	WRAP_WEAK = 0x10, /* only in what is wider than a line */
	WRAP_GOOD = 0x20
};

struct wrap {
	const char *s; /* borrowed while the wrap is used */
	size_t length, at;
	char *places; /* of each byte, an enum wrap_place, and what wrap.c notes with it */
	/* Returns how wide the character at `s` is, and stores its bytes. After wrap_init()
	 * it is text_char_columns(); another may be put here, and widths are in its unit. */
	int (*measure)(const char *s, size_t length, size_t *taken);
};

/* Starts on the inert text `s`. End it with wrap_release(). */
void wrap_init(struct wrap *w, const char *s, size_t length);
void wrap_release(struct wrap *w);

/* Finds the next line, at most `columns` (at least 2) wide: stores where it starts and
 * ends, in bytes, the blanks at its end left out. Returns false after the last. */
bool wrap_next(struct wrap *w, int columns, size_t *start, size_t *end);

#endif
