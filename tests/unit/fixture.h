/* fixture.h - the little tree of the unit tests, from its image: so the tests of the
 * walk need no YAML. */
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

/* Returns the tree, which the caller frees; fails the test where there is none. */
static inline struct tree *fork_tree(void)
{
	const char *srcdir = getenv("srcdir");
	char source[4096];
	struct tree *t;

	snprintf(source, sizeof source, "%s/tests/unit/fork.yaml", srcdir ? srcdir : ".");
	t = image_open("tests/unit/fork.image", source);
	assert_non_null(t);
	return t;
}

#endif
