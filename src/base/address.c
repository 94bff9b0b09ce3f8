/* address.c - addresses of the web. */
#include "base/address.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_ADDRESS = 2000 /* what every browser takes */ };

/* The characters of an address (RFC 3986, 2). */
static bool is_of_address(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || (c && strchr("-._~:/?#[]@!$&'()*+,;=%", c));
}

bool address_is_valid(const char *address)
{
	const char *rest = strstr(address, "://");
	size_t length = rest ? (size_t)(rest - address) : 0;

	if (!(length == 4 && strncasecmp(address, "http", 4) == 0) &&
	    !(length == 5 && strncasecmp(address, "https", 5) == 0))
		return false;
	rest += 3;
	if (!*rest || strchr("/?#:@", *rest))
		return false;
	for (length = 0; is_of_address(rest[length]); length++)
		;
	return !rest[length] && length <= LONGEST_ADDRESS;
}
