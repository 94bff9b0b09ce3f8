/* address.c - addresses of the web. */
#include "base/address.h"

#include <string.h>
#include <strings.h>

enum { LONGEST_ADDRESS = 2000 /* what every browser takes */ };

bool address_is_valid(const char *address)
{
	/* RFC 3986, 2. */
	static const char characters[] = "abcdefghijklmnopqrstuvwxyz"
					 "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					 "0123456789-._~:/?#[]@!$&'()*+,;=%";
	size_t scheme = 0, length;

	if (strncasecmp(address, "http://", 7) == 0)
		scheme = 7;
	else if (strncasecmp(address, "https://", 8) == 0)
		scheme = 8;
	address += scheme;
	length = strspn(address, characters);
	return scheme && length && !strchr("/?#:@", *address) && !address[length] &&
	       length <= LONGEST_ADDRESS;
}
