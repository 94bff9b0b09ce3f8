/* findbench.c - what searching a tree costs: building the index, and each key of a message
 * that is typed from its first letter to its last.
 *
 * usage: findbench TREE.yaml TEXT
 *
 * Prints "NAME<tab>VALUE" lines: index_ms, index_kib, key_ms (median), key_max_ms. */
#include <err.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "find/find.h"
#include "load/load.h"
#include "series.h"

enum { ROUNDS = 5 };

static size_t heap_kib(void)
{
	struct mallinfo2 info = mallinfo2();

	return (info.uordblks + info.hblkhd) / 1024;
}

static void type(struct find *f, const char *text, struct series *keys, double *longest)
{
	struct find_result result = {0};

	for (size_t n = 1; n <= strlen(text); n++) {
		double start = clock_ms(), took;

		find_search(f, text, n, true, &result);
		took = clock_ms() - start;
		series_add(keys, took);
		*longest = took > *longest ? took : *longest;
	}
	find_result_release(&result);
}

int main(int argc, char **argv)
{
	struct series keys = {0};
	struct diags diags;
	double start, longest = 0;
	struct find *f;
	struct tree *t;
	size_t before;

	if (argc != 3)
		errx(2, "usage: findbench TREE.yaml TEXT");
	diags_init(&diags, argv[1]);
	t = load_file(argv[1], &diags, NULL);
	diags_release(&diags);
	if (!t)
		errx(1, "%s cannot be loaded", argv[1]);
	before = heap_kib();
	start = clock_ms();
	f = find_new(t, NULL, 0);
	printf("index_ms\t%.2f\n", clock_ms() - start);
	printf("index_kib\t%zu\n", heap_kib() - before);
	for (int round = 0; round < ROUNDS; round++)
		type(f, argv[2], &keys, &longest);
	printf("key_ms\t%.3f\nkey_max_ms\t%.3f\n", series_median(&keys), longest);
	series_release(&keys);
	find_free(f);
	tree_free(t);
	return 0;
}
