/* fail_malloc.c - memory that runs out when a test says so: to be preloaded (LD_PRELOAD).
 *
 * It counts what is asked for from the moment main() is entered. What the environment says:
 *
 *     FAIL_MALLOC_AT=N      request number N is refused; 0 or nothing: none
 *     FAIL_MALLOC_ONCE=1    only that one; else it and all that come after it
 *     FAIL_MALLOC_COUNT=F   at exit, the number of requests is written into the file F
 *
 * Only for glibc, which gives its own allocator a second set of names. Used by test_oom. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Names that the C library keeps for whoever replaces the usual ones. */
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

typedef int main_function(int argc, char **argv, char **environment);

int __libc_start_main(main_function *program, int argc, char **argv, void (*init)(void),
		      void (*fini)(void), void (*loader_fini)(void), void *stack_end);

static main_function *real_main;
static bool counting, once;
static long count, refused;

static bool is_refused(void)
{
	if (!counting)
		return false;
	count++;
	if (!refused || (once ? count != refused : count < refused))
		return false;
	errno = ENOMEM;
	return true;
}

void *malloc(size_t size)
{
	return is_refused() ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
	return is_refused() ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
	return is_refused() ? NULL : __libc_realloc(old, size);
}

void *memalign(size_t alignment, size_t size)
{
	return is_refused() ? NULL : __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int posix_memalign(void **p, size_t alignment, size_t size)
{
	*p = memalign(alignment, size);
	return *p ? 0 : ENOMEM;
}

/* Without stdio: it would ask for memory. */
static void write_count(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	char text[32];
	int length = snprintf(text, sizeof text, "%ld\n", count);

	if (fd < 0 || write(fd, text, (size_t)length) != length)
		_exit(99);
	close(fd);
}

static __attribute__((destructor)) void report(void)
{
	const char *path = getenv("FAIL_MALLOC_COUNT");

	counting = false;
	if (path)
		write_count(path);
}

static int start_counting(int argc, char **argv, char **environment)
{
	const char *at = getenv("FAIL_MALLOC_AT"), *only = getenv("FAIL_MALLOC_ONCE");

	refused = at ? atol(at) : 0;
	once = only && *only == '1';
	counting = true;
	return real_main(argc, argv, environment);
}

int __libc_start_main(main_function *program, int argc, char **argv, void (*init)(void),
		      void (*fini)(void), void (*loader_fini)(void), void *stack_end)
{
	__typeof__(&__libc_start_main) start;

	*(void **)&start = dlsym(RTLD_NEXT, "__libc_start_main");
	real_main = program;
	return start(start_counting, argc, argv, init, fini, loader_fini, stack_end);
}
