/* json.h - JSON inside of HTML. May be included by everyone who links jansson. */
#ifndef TUNTUN_BASE_JSON_H
#define TUNTUN_BASE_JSON_H

#include <jansson.h>

#include "base/buf.h"

/* Appends a value without blanks, and releases it. What is written is ASCII, and what means
 * something to HTML is escaped: it is safe inside a <script>, and it can drive no terminal. */
void json_add(struct buf *out, json_t *value);

#endif
