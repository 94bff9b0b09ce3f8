/* book.h - the handbook: a whole tree as one document, in any of the formats that read from
 * top to bottom.
 *
 * The problems by their messages, the questions and where each answer leads, every remedy
 * under its code, who is who, and the glossary. Included by cmd/. */
#ifndef TUNTUN_EXPORT_BOOK_H
#define TUNTUN_EXPORT_BOOK_H

#include <stddef.h>

#include "base/buf.h"
#include "export/export.h"
#include "tree/tree.h"
#include "walk/walk.h"

/* Appends the handbook in each of the languages (indices of i18n_language()), one after
 * the other; `count` is at least 1. The language in force is the same afterwards. It is as
 * one reader sees it: by the answers of a walk, with what can still come on it, which is left
 * at some remedy; NULL: all of it, as whoever has a problem does. `columns` as for export_page(). */
void book_add(struct buf *out, const struct tree *t, struct walk *reader,
	      enum export_format format, int columns, const size_t *languages,
	      size_t count);

#endif
