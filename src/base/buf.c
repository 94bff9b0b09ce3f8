/* buf.c - a string that grows. */
#include "base/buf.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void buf_release(struct buf *b)
{
	free(b->s);
	*b = (struct buf){0};
}

void buf_forget(struct buf *b)
{
	if (b->s)
		explicit_bzero(b->s, b->capacity);
	buf_release(b);
}

void buf_clear(struct buf *b)
{
	b->length = 0;
	if (b->s)
		b->s[0] = '\0';
}

const char *buf_string(const struct buf *b)
{
	return b->s ? b->s : "";
}

void buf_add_bytes(struct buf *b, const char *s, size_t length)
{
	b->s = mem_grow(b->s, &b->capacity, b->length + length + 1, 1);
	memcpy(b->s + b->length, s, length);
	b->length += length;
	b->s[b->length] = '\0';
}

void buf_add(struct buf *b, const char *s)
{
	buf_add_bytes(b, s, strlen(s));
}

void buf_add_char(struct buf *b, char c)
{
	buf_add_bytes(b, &c, 1);
}

void buf_add_arguments(struct buf *b, const char *format, va_list args)
{
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, args);
	if (length < 0 && errno == ENOMEM)
		mem_exhausted();
	if (length > 0) {
		b->s = mem_grow(b->s, &b->capacity, b->length + (size_t)length + 1, 1);
		vsnprintf(b->s + b->length, (size_t)length + 1, format, again);
		b->length += (size_t)length;
	}
	va_end(again);
}

void buf_add_format(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_add_arguments(b, format, args);
	va_end(args);
}
