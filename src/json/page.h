/* page.h - a page as a line of JSON, as tuntun(1) describes it. Included by cmd/. */
#ifndef TUNTUN_JSON_PAGE_H
#define TUNTUN_JSON_PAGE_H

#include <jansson.h>

#include "page/page.h"

/* Returns a new line, for line.h to write. NULL of a page that no program gets: a menu, a
 * form, a note but that about two names. */
json_t *page_json(const struct page *page);

/* Returns the line of PAGE_FOUND with at most `most` matches; page_json() has ten. */
json_t *page_json_found(const struct page *page, size_t most);

#endif
