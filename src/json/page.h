/* page.h - a page as a JSON object, as tuntun(1) describes it. Included by the json
 * front-end and by cmd/. */
#ifndef TUNTUN_JSON_PAGE_H
#define TUNTUN_JSON_PAGE_H

#include <jansson.h>

#include "page/page.h"

/* Return a new object (of what was found, with at most `most` matches), which the caller gives to json_decref(). */
json_t *page_json(const struct page *page);
json_t *page_json_found(const struct page *page, size_t most);
json_t *page_json_names(const struct page *page);
/* Returns a new object of the format's version and a kind, for more to be set. */
json_t *page_json_new(const char *kind);

/* Return the list of what can be done with a remedy, and what doing it returns, NULL where
 * no use has this id (json/uses.c). */
json_t *page_json_uses(const struct page *page);
json_t *page_json_use(const struct page *page, const char *id);

json_t *page_json_error(const char *code, const char *message);

/* Appends an object as one line, in ASCII where asked to, and releases it. */
void page_json_add(struct buf *out, json_t *object, bool ascii);

/* Writes an object as one line, in ASCII where asked to, and releases it. Returns false
 * where that failed; the file's error indicator (ferror(3)) is set then. */
bool page_json_write(FILE *out, json_t *object, bool ascii);

#endif
