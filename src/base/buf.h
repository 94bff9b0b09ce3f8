/* buf.h - a string that grows.
 *
 * Invariant: `s` is NULL while nothing was ever added, else s[length] is zero.
 * May be included by everyone. */
#ifndef TUNTUN_BASE_BUF_H
#define TUNTUN_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>

struct buf {
	char *s;
	size_t length, capacity;
};

/* Frees the string; `b` is empty and valid again. All zeroes is an empty buffer. */
void buf_release(struct buf *b);

/* The same for what nobody else is to see: it is overwritten first. */
void buf_forget(struct buf *b);

/* Empties `b` and keeps its memory for the next string. */
void buf_clear(struct buf *b);

/* Returns the string, borrowed until `b` changes; "" where nothing was added. */
const char *buf_string(const struct buf *b);

/* Appends a string, `length` bytes, one byte, or what printf would print. */
void buf_add(struct buf *b, const char *s);
void buf_add_bytes(struct buf *b, const char *s, size_t length);
void buf_add_char(struct buf *b, char c);
void buf_add_format(struct buf *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void buf_add_arguments(struct buf *b, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

#endif
