/* handbook.h - a whole tree as one HTML file, for somebody who has nothing but a browser.
 *
 * The file asks nothing of anybody: style and script stand in it, and its policy forbids
 * every request. What is in it is complete without the script, which adds the search, the
 * questions one after the other, and conveniences. Included by cmd/. */
#ifndef TUNTUN_HANDBOOK_HANDBOOK_H
#define TUNTUN_HANDBOOK_HANDBOOK_H

#include <stddef.h>

#include "base/buf.h"
#include "tree/tree.h"

/* Appends the handbook of a tree. `languages` are `count` (at least one) numbers of
 * i18n_language(); the first is the one that is shown at first. The language in force is
 * the same afterwards. */
void handbook_html(struct buf *out, const struct tree *t, const size_t *languages,
		   size_t count);

#endif
