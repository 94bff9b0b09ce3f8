/* graph.h - a tree as a picture: for Graphviz, for Mermaid, as an outline in plain text,
 * as SVG.
 *
 * A picture shows the questions, the problems, and the remedies with their codes; its
 * edges are the answers, with the conditions that they stand under, and dashed where a
 * remedy still fails. What every remedy has by itself ("it works", "another message") is
 * left out. All texts are in the language in force, and inert in the format. Any tree
 * that load/ accepts has a picture, an unsound one too; the cost is linear in what is
 * shown. Included by cmd/graph.c and handbook/. */
#ifndef TUNTUN_GRAPH_GRAPH_H
#define TUNTUN_GRAPH_GRAPH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "tree/tree.h"

enum graph_format { GRAPH_TEXT, GRAPH_DOT, GRAPH_MERMAID, GRAPH_SVG };

/* Finds a format by its name ("text", "dot", "mermaid", "svg") or by the end of a file's name
 * (".txt", ".dot", ".gv", ".mmd", ".svg"); false, with *format as it was, where it is none. */
bool graph_find_format(const char *name, enum graph_format *format);

/* Finds a problem by its number, with or without a "#" before it, or by its id; TREE_NONE
 * where there is none. */
uint32_t graph_find_problem(const struct tree *t, const char *name);

/* In the following, `problem` is the one whose picture it is: all that can be reached from
 * it. TREE_NONE: the whole tree, and what cannot be reached as well. */

/* Appends an outline. Lines are at most `columns` (at least 20) wide; 0: as long as they
 * come. `ascii`: in nothing but ASCII. */
void graph_add_text(struct buf *out, const struct tree *t, uint32_t problem, int columns,
		    bool ascii);

/* Appends a digraph in the language of Graphviz. */
void graph_add_dot(struct buf *out, const struct tree *t, uint32_t problem);

/* Appends a flowchart in the language of Mermaid. */
void graph_add_mermaid(struct buf *out, const struct tree *t, uint32_t problem);

/* Appends an <svg> element. It is narrow enough for a phone; CSS may let it shrink. Colours
 * are presentation attributes, which any rule of CSS overrides.
 *
 * `stands_alone`: the whole of an SVG document; what refers to a box links to it.
 *
 * Else a part of HTML, where TREE_NONE is the picture of the questions that come before any
 * problem and of what can be reached past the problems. Text has the colour of the text
 * around. It has no ids, and links to parts of the document: "#4B", a remedy's code as
 * xml_add_anchor() writes it; "#question:ID"; "#message:ID" of a problem. */
void graph_add_svg(struct buf *out, const struct tree *t, uint32_t problem,
		   bool stands_alone);

#endif
