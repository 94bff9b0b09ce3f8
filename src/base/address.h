/* address.h - addresses of the web. May be included by everyone. */
#ifndef TUNTUN_BASE_ADDRESS_H
#define TUNTUN_BASE_ADDRESS_H

#include <stdbool.h>

/* Returns whether this is an address that can be opened or linked: http or https, a host, and
 * nothing but the characters of an address. So it is ASCII, without blanks or quotes. */
bool address_is_valid(const char *address);

#endif
