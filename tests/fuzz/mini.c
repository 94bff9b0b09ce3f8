/* mini.c - the trees that the fuzz targets walk and search. */
#include "base/buf.h"
#include "fuzz.h"
#include "load/load.h"

const struct tree *fuzz_open_tree(const char *file)
{
	const char *srcdir = getenv("srcdir");
	struct buf path = {0};
	struct diags diags;
	struct tree *t;

	buf_add_format(&path, "%s/tests/golden/%s", srcdir ? srcdir : ".", file);
	diags_init(&diags, path.s);
	t = load_file(path.s, &diags, NULL);
	diags_print(&diags, stderr, true);
	diags_release(&diags);
	buf_release(&path);
	FUZZ_HOLDS(t != NULL);
	return t;
}

const struct tree *fuzz_mini_tree(void)
{
	static const struct tree *mini;

	if (!mini)
		mini = fuzz_open_tree("trees/mini.yaml");
	return mini;
}
