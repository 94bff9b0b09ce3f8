/* mem.c - allocation that ends the program where memory runs out; arenas. */
#include "base/mem.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/status.h"

enum { CHUNK_SIZE = 16 * 1024 };

struct arena_chunk {
	struct arena_chunk *next;
	_Alignas(max_align_t) char bytes[];
};

static void (*restore_terminal)(void);
static const char *words = "out of memory";

void mem_on_exhaustion(void (*restore)(void))
{
	restore_terminal = restore;
}

void mem_say_on_exhaustion(const char *text)
{
	words = text;
}

/* One write: what is typed meanwhile, and comes back from the terminal, stands beside it. */
_Noreturn void mem_exhausted(void)
{
	struct iovec message[] = {{(char *)"tuntun: ", strlen("tuntun: ")},
				  {(char *)words, strlen(words)},
				  {(char *)"\n", 1}};

	if (restore_terminal)
		restore_terminal();
	(void)!writev(STDERR_FILENO, message, sizeof message / sizeof *message);
	_exit(STATUS_FAILED);
}

/* --- for the libraries ------------------------------------------------------------------ */

/* A sanitizer has an allocator of its own, which ends the program by itself. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#undef CAN_REPLACE_MALLOC
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) ||               \
	__has_feature(memory_sanitizer)
#undef CAN_REPLACE_MALLOC
#endif
#endif

/* Returns the memory that an allocator gave for `size` bytes. */
static void *there(void *memory, size_t size)
{
	if (!memory && size)
		mem_exhausted();
	return memory;
}

#ifdef CAN_REPLACE_MALLOC

/* Most libraries cannot say that they had no memory: gettext answers in English, libyaml
 * finds an empty file, ncurses follows a null pointer. So the C library's own names are
 * taken by functions that ask the allocator that would be there without them, and do not
 * come back where it has nothing (GNU C Library manual, "Replacing malloc"). */

static void *next_allocator(const char *name)
{
	void *next = dlsym(RTLD_NEXT, name);

	if (!next)
		abort();
	return next;
}

void *malloc(size_t size)
{
	static void *(*next)(size_t size);

	if (!next)
		*(void **)&next = next_allocator("malloc");
	return there(next(size), size);
}

void *calloc(size_t count, size_t size)
{
	static void *(*next)(size_t count, size_t size);

	if (!next)
		*(void **)&next = next_allocator("calloc");
	return there(next(count, size), count ? size : 0);
}

void *realloc(void *old, size_t size)
{
	static void *(*next)(void *old, size_t size);

	if (!next)
		*(void **)&next = next_allocator("realloc");
	return there(next(old, size), size);
}

#endif

/* --- for the program ---------------------------------------------------------------------- */

void *mem_alloc(size_t size)
{
	return there(calloc(1, size ? size : 1), 1);
}

void *mem_resize(void *old, size_t size)
{
	return there(realloc(old, size ? size : 1), 1);
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
		mem_exhausted();
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
