/* json.h - strings of JSON, written where no library is wanted.
 *
 * What is written is ASCII where it could do harm: it is safe inside a <script> of HTML,
 * and it can drive no terminal. May be included by everyone. */
#ifndef TUNTUN_BASE_JSON_H
#define TUNTUN_BASE_JSON_H

#include "base/buf.h"

/* Appends a string with its quotation marks. Control characters (text_is_control()) and
 * what means something to HTML are escaped; invalid bytes become U+FFFD. */
void json_add_string(struct buf *out, const char *s);

#endif
