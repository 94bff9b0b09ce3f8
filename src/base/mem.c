/* mem.c - allocation that ends the program where memory runs out; arenas. */
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CHUNK_SIZE = 16 * 1024, EXIT_SYSTEM_FAILED = 4 };

struct arena_chunk {
	struct arena_chunk *next;
	_Alignas(max_align_t) char bytes[];
};

static void (*restore_terminal)(void);

void mem_on_exhaustion(void (*restore)(void))
{
	restore_terminal = restore;
}

static _Noreturn void exhausted(void)
{
	static const char message[] = "tuntun: out of memory\n";

	if (restore_terminal)
		restore_terminal();
	if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
		_exit(EXIT_SYSTEM_FAILED);
	_exit(EXIT_SYSTEM_FAILED);
}

void *mem_alloc(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (!p)
		exhausted();
	return p;
}

void *mem_resize(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		exhausted();
	return p;
}

char *mem_copy_string(const char *s)
{
	size_t size = strlen(s) + 1;

	return memcpy(mem_resize(NULL, size), s, size);
}

void *mem_grow(void *items, size_t *capacity, size_t needed, size_t size)
{
	size_t wanted = *capacity ? *capacity : 8;

	if (needed <= *capacity)
		return items;
	if (needed > (size_t)-1 / 2 / size)
		exhausted();
	while (wanted < needed)
		wanted *= 2;
	*capacity = wanted;
	return mem_resize(items, wanted * size);
}

void *arena_alloc(struct arena *a, size_t size)
{
	const size_t unit = _Alignof(max_align_t);
	size_t rounded = (size + unit - 1) / unit * unit;
	void *p;

	if (!a->chunks || a->size - a->used < rounded) {
		size_t room = rounded > CHUNK_SIZE ? rounded : CHUNK_SIZE;
		struct arena_chunk *fresh = mem_alloc(sizeof *fresh + room);

		fresh->next = a->chunks;
		a->chunks = fresh;
		a->used = 0;
		a->size = room;
	}
	p = a->chunks->bytes + a->used;
	a->used += rounded;
	return p;
}

char *arena_copy(struct arena *a, const char *s, size_t length)
{
	char *copy = arena_alloc(a, length + 1);

	memcpy(copy, s, length);
	return copy;
}

void arena_release(struct arena *a)
{
	while (a->chunks) {
		struct arena_chunk *next = a->chunks->next;

		free(a->chunks);
		a->chunks = next;
	}
	*a = (struct arena){0};
}
