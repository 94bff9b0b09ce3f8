/* path.h - path codes: a walk as one word that can be noted down, sent, and opened.
 *
 * `printer/1:viewer=clerk,problem=paper,tray=empty` is the tree's id, the first number
 * of its version, and each question's id with the answer's. A remedy stands in it like
 * a question: `refill=fails`. What is answered by several ids at once has a "+" between
 * them: `checks=fuse+cable`. No place of today's trees takes more than one. Where a remedy
 * was named instead of an answer, it stands there by its id: `viewer=clerk,problem=refill`;
 * what is still sought stands at the end: `viewer=clerk?paper`. Included by
 * check/, cmd/, page/ and screen/. */
#ifndef TUNTUN_WALK_PATH_H
#define TUNTUN_WALK_PATH_H

#include "base/buf.h"
#include "walk/walk.h"

/* Appends the path code of where the walk stands. */
void path_add(struct buf *out, const struct walk *w);

/* Stores the tree's id that a path code names: its length, from the start of `code`.
 * Returns false where the text does not have the form of a path code. */
bool path_tree_id(const char *code, size_t *length);

enum path_result {
	PATH_OK,
	PATH_MALFORMED,	    /* not the form of a path code: nothing was replayed */
	PATH_OTHER_TREE,    /* of another tree: nothing was replayed */
	PATH_OTHER_VERSION, /* the tree's first number differs: nothing was replayed */
	PATH_STOPPED	    /* replayed up to an answer that is no longer there */
};

/* Replays a path code from the start of the walk. With PATH_STOPPED, `at` holds the
 * step ("names=b") that could not be given; it is inert. What the tree says of older codes is
 * understood: its `aliases`, its `old_steps`, and the answers `assumed` where a code passes
 * over a question. */
enum path_result path_replay(struct walk *w, const char *code, struct buf *at);

#endif
