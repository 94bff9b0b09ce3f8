/* yaml.h - trees of the unit tests that are read from YAML. Included by tests/unit/. */
#ifndef TUNTUN_TESTS_YAML_H
#define TUNTUN_TESTS_YAML_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "load/load.h"

/* Both return the tree, which the caller frees, and fail the test where there is none. */

static inline struct tree *yaml_load(const char *path)
{
	struct diags diags;
	struct tree *t;

	diags_init(&diags, path);
	t = load_file(path, &diags, NULL);
	if (!t)
		diags_print(&diags, stderr, false);
	diags_release(&diags);
	assert_non_null(t);
	return t;
}

/* Of a text: it is written to a file for that. */
static inline struct tree *yaml_tree(const struct buf *text)
{
	char path[] = "yaml.XXXXXX";
	int fd = mkstemp(path);
	struct tree *t;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text->s, text->length), text->length);
	close(fd);
	t = yaml_load(path);
	unlink(path);
	return t;
}

#endif
