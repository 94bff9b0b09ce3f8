/* image.h - a tree as it lies in memory, kept beside its YAML file.
 *
 * Reading YAML costs more than all the rest of the program's start. So the trees that
 * come with the program are loaded once, when it is built, and their parts written to
 * `NAME.image`; later they are mapped. An image is only ever used for exactly the file
 * that it was made of, by exactly the kind of program that made it: both are checked by
 * hash, and so is the image itself. Whatever does not fit is as if it were not there, and so
 * is a tree that is not whole (image_is_whole()).
 *
 * Only images in a directory that belongs to the program may be opened: a hash keeps
 * accidents out, not malice, and what a whole tree says may still be nonsense. Included by
 * cmd/. */
#ifndef TUNTUN_LOAD_IMAGE_H
#define TUNTUN_LOAD_IMAGE_H

#include <stdbool.h>

#include "base/buf.h"
#include "tree/tree.h"

/* Returns the tree in the image at `path` if it was made of the YAML file `source`;
 * else NULL. Free with tree_free(). */
struct tree *image_open(const char *path, const char *source);

/* Writes the image of the tree that was loaded from `source`, in one step: who has mapped
 * the image that was there keeps it. Only an image or an empty file is replaced, and never
 * the source, by whatever name it is called; a pipe or a device is written to. Returns
 * false, having appended to `why` what could not be done, inert. */
bool image_save(const struct tree *t, const char *path, const char *source,
		struct buf *why);

/* Returns whether every offset, index and range of a tree points at something that is there,
 * and there are at most TREE_MOST_BLANKS blanks. That holds for a tree of load_file(); an image
 * may hold anything. */
bool image_is_whole(const struct tree *t);

#endif
