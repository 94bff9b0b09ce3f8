/* xml.h - text in XML and HTML. May be included by everyone. */
#ifndef TUNTUN_BASE_XML_H
#define TUNTUN_BASE_XML_H

#include <stddef.h>

#include "base/buf.h"

/* Appends text so that it is nothing but text, between tags or in an attribute in quotes
 * of either kind. Control characters and what is no character become U+FFFD. */
void xml_add(struct buf *out, const char *s, size_t length);
void xml_add_string(struct buf *out, const char *s);

/* Appends an id for any text, which every format of documents takes: letters, digits, "-"
 * and "." as they are, any other byte as "_" and its two hexadecimal digits. Different
 * texts stay different. */
void xml_add_anchor(struct buf *out, const char *text);

#endif
