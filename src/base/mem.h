/* mem.h - memory that is always there.
 *
 * Running out of memory ends the program in one place, so that no caller has to
 * carry an error that nobody can mend. That holds for libraries, too: where the program
 * is linked to the C library dynamically, malloc(), calloc() and realloc() never return
 * without memory. Whoever changed the terminal registers how to restore it with
 * mem_on_exhaustion(). May be included by everyone. */
#ifndef TUNTUN_BASE_MEM_H
#define TUNTUN_BASE_MEM_H

#include <stddef.h>

/* Returns `size` zeroed bytes; the caller owns them and gives them to free(). */
void *mem_alloc(size_t size);

/* Resizes `old` (owned by the caller, may be NULL) to `size` bytes; new bytes are
 * not zeroed. Takes `old`, returns what replaces it. */
void *mem_resize(void *old, size_t size);

/* Returns a copy of the string `s` that the caller owns. */
char *mem_copy_string(const char *s);

/* Sets the function that puts the terminal back before the program ends for want
 * of memory; NULL takes it away. It must not allocate. */
void mem_on_exhaustion(void (*restore)(void));

/* Sets what is said then, in the language in force; borrowed for good. */
void mem_say_on_exhaustion(const char *text);

/* Ends the program with STATUS_FAILED: for a library that says that memory ran out. */
_Noreturn void mem_exhausted(void);

/* Grows the array `items` of `*capacity` elements of `size` bytes until it holds at
 * least `needed`; doubles, so that appending costs a constant on average. */
void *mem_grow(void *items, size_t *capacity, size_t needed, size_t size);

/* Appends an item to such an array, which has `count` so far. */
#define MEM_APPEND(items, count, capacity, ...)                                          \
	((items) = mem_grow(items, &(capacity), (count) + 1, sizeof *(items)),           \
	 (items)[(count)++] = __VA_ARGS__)

/* An arena hands out memory that is freed all at once. */
struct arena_chunk;
struct arena {
	struct arena_chunk *chunks;
	size_t used, size;
};

/* Returns `size` zeroed bytes, aligned for any object, owned by `a`. An arena that is
 * all zeroes is empty and valid. */
void *arena_alloc(struct arena *a, size_t size);

/* Returns a copy, owned by `a`, of the first `length` bytes of `s`, ended by a zero. */
char *arena_copy(struct arena *a, const char *s, size_t length);

/* Frees everything that `a` handed out; `a` is empty and valid again. */
void arena_release(struct arena *a);

#endif
