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

/* Return the list of what can be done with a remedy, and the line that doing one of it
 * gives: the text that a person would share, and no file is touched. NULL where nothing has
 * this id. */
json_t *page_json_offers(const struct page *page);
json_t *page_json_share(const struct page *page, const char *id);

#endif
