/* fixture.h - the little tree of the unit tests, and the one that comes with the program, from
 * their images: so the tests of the walk need no YAML. */
#ifndef TUNTUN_TESTS_FIXTURE_H
#define TUNTUN_TESTS_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>

#include "load/image.h"
#include "tree/tree.h"

/* Returns a tree, which the caller frees; fails the test where there is none. */
static inline struct tree *fixture_tree(const char *image, const char *yaml)
{
	const char *srcdir = getenv("srcdir");
	char source[4096];
	struct tree *t;

	snprintf(source, sizeof source, "%s/%s", srcdir ? srcdir : ".", yaml);
	t = image_open(image, source);
	assert_non_null(t);
	return t;
}

static inline struct tree *fork_tree(void)
{
	return fixture_tree("tests/unit/fork.image", "tests/unit/fork.yaml");
}

/* The one that comes with the program. */
static inline struct tree *sinkro_tree(void)
{
	return fixture_tree("trees/sinkro-pmm.image", "trees/sinkro-pmm.yaml");
}

/* For a group of tests, whose state it is. */
static inline int open_sinkro(void **state)
{
	*state = sinkro_tree();
	return 0;
}

static inline int close_tree(void **state)
{
	tree_free(*state);
	return 0;
}

#endif
