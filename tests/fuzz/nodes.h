/* nodes.h - a YAML file as nodes that can be taken apart, changed and written again.
 * Included by fuzz_tree.c. */
#ifndef TUNTUN_FUZZ_NODES_H
#define TUNTUN_FUZZ_NODES_H

#include <stdint.h>

#include "base/buf.h"

enum node_kind { NODE_PLAIN, NODE_QUOTED, NODE_LIST, NODE_MAP };

enum { NODE_NOTHING = 0 }; /* no node: number 0 is none */

struct node {
	const char *key;  /* of a member of a mapping; else "" */
	const char *text; /* of a scalar; else "" */
	enum node_kind kind;
	uint32_t first, next; /* the first member, the next one beside it */
};

/* Nodes by number, the root is 1; all the strings live for ever. A plain copy of the array
 * is a copy of the tree. */
struct nodes {
	struct node *nodes;
	size_t count, capacity;
};

/* Reads a file that is sound YAML without anchors; never freed. */
void nodes_read(struct nodes *t, const char *path);

/* Adds a node; returns its number. */
uint32_t nodes_add(struct nodes *t, struct node entry);

/* Writes the tree, a member of the root a line. The nodes may have become a graph: what is
 * too deep, or comes after too many bytes, is left out. */
void nodes_write(const struct nodes *t, struct buf *out);

#endif
