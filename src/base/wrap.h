/* wrap.h - breaks a paragraph into lines.
 *
 * Where a line may break is libunistring's decision (Unicode Standard Annex 14); a word
 * wider than the line is cut. May be included by everyone. */
#ifndef TUNTUN_BASE_WRAP_H
#define TUNTUN_BASE_WRAP_H

#include <stdbool.h>
#include <stddef.h>

struct wrap {
	const char *s; /* borrowed while the wrap is used */
	size_t length, at;
	char *breaks;
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
