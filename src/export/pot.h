/* pot.h - a tree's texts as a PO template for translators. Included by cmd/. */
#ifndef TUNTUN_EXPORT_POT_H
#define TUNTUN_EXPORT_POT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/diag.h"

/* Appends the texts of the tree in `file`, each once, with the tree's id as
 * context, every place where it stands, and what it is there. `shown` is the file's name
 * in the references. Returns false, with `diags` saying why, where the tree cannot be
 * loaded. */
bool pot_add(struct buf *out, const char *file, const char *shown, struct diags *diags);

#endif
