/* share.h - what can be done with a remedy, for programs. */
#ifndef TUNTUN_JSON_SHARE_H
#define TUNTUN_JSON_SHARE_H

#include <jansson.h>

#include "page/page.h"

/* Return the list of what can be done with a remedy, and the line that doing one of it
 * gives; NULL where nothing has this id. */
json_t *page_json_offers(const struct page *page);
json_t *page_json_share(const struct page *page, const char *id);

#endif
